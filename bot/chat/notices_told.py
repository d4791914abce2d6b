"""Which message somebody no longer wants, or wants again: 早上的汇总不用发我, stop sending me the morning summary, 5分钟提醒关掉."""

from __future__ import annotations

import re

_EACH = (
    ("每日摘要", r"早报|晨报|日报|摘要|汇总|\b(?:digest|(?:daily|morning) (?:message|mail|summary|list|overview|brief\w*))\b"),
    ("30 分钟提醒", r"(?:30|三十) ?分钟(?:前)?的?提醒|半(?:个)?小时(?:前)?的?提醒|\b(?:30|thirty|half)[ -]?(?:an? )?(?:min\w*|hour)(?: before)? (?:reminder|notice|ping|alert)s?\b"),
    ("5 分钟提醒", r"(?:5|五) ?分钟(?:前)?的?提醒|\b(?:5|five)[ -]?min\w*(?: before)? (?:reminder|notice|ping|alert)s?\b"),
    ("晚间面评提醒", r"晚(?:间|上)的?(?:面评)?提醒|\bevening (?:feedback )?(?:reminder|notice|ping)s?\b"),
)  # fmt: skip
_NOT = r"(?:别|不(?:要|用|想|必|需要))(?!忘|错过|漏)(?:再|老|给我|帮我|替我|先|去|急着|随便|把[^,，。]{1,12}?| ){0,3}"
_NO = r"\b(?:don't|do not|never|please not|not to)(?! forget)"
_STAYS = re.compile(  # off, denied
    rf"{_NOT}(?:关|停|取消|不发)|{_NO} (?:ever |please )?(?:(?:turn|switch)\b[^,.;]{{0,40}}\boff\b|(?:stop|unsubscribe|drop|mute|quit|cut|cancel|disable|kill)\b)"
)
_NOT_ANEW = re.compile(  # on, denied
    rf"{_NOT}(?:打开|开启|恢复|重新|发)|(?:{_NO}|\bstop)\b[^,.;]{{0,40}}\b(?:on again|back on|turn(?:ing)? on|switch(?:ing)? on|resume|restart|re-?enable)\b"
)
_ON = re.compile(
    r"打开|开启|恢复|\b(?:back on|on again|turn(?:ed)? (?:it |them )?(?:back )?on|switch(?:ed)? (?:it |them )?(?:back )?on|resume|restart|re-?enable)\b|"
    r"\b(?:turn|switch)\b[^,.;]{0,40}\bon(?= ?(?:$|again|please|pls|for me))"
)
_OFF = re.compile(
    r"不(?:要|用|想|必|需要)|别|关(?:掉|了|闭)?|停(?:掉|了|发)?|取消|免了|\b(?:stop|no(?: more)?|don't|do not|turn(?:ed)? off|switch(?:ed)? off|off|without|unsubscribe|spare|drop|mute|quit|cut)\b"
)
_ANEW = re.compile(r"重新|又想|还是(?:要|发)|再发|\b(?:again|back)\b")
_SWITCHES = ((_STAYS, "开"), (_NOT_ANEW, "关"), (_ON, "开"), (_OFF, "关"), (_ANEW, "开"))  # the first that is said
_AS_IT_IS = re.compile(
    "(?:刚才?|之前|已经|上次|被){0,2}(?:打开|开启|开着|关掉|关闭|关了|停掉|停了|取消)了?的"
)  # 关掉的早报 is to be
_LATER = re.compile(r"时候|等我|等到|以后再|需要时|\b(?:when|once|later|until)\b")
_AGAIN = re.compile(r"[,，] ?(?=again\b)")
_CLAUSES = re.compile(r"[,，。;；!！]|\.(?!\d)")
_ASKS = re.compile(r"什么|怎么|吗|几点|谁|哪|为何|为什么|\b(?:what|when|how|why|who|which|is|does|did)\b")


def switched_in(text: str) -> str:
    """关 每日摘要, as it is typed; empty where no such message is switched."""
    named = [name for name, said in _EACH if re.search(said, text)]
    if len(named) != 1 or _ASKS.search(text):
        return ""
    clauses = _CLAUSES.split(_AGAIN.sub(" ", text))
    switched = [to for one in clauses if (to := _switched(_AS_IT_IS.sub("", one)))]
    return f"{switched[-1]} {named[0]}" if switched else ""  # I stopped the digest, send it again


def _switched(clause: str) -> str:
    """On of 别关5分钟提醒, off of don't send it again, and nothing of 想看的时候再打开."""
    if _LATER.search(clause):
        return ""
    return next((to for said, to in _SWITCHES if said.search(clause)), "")
