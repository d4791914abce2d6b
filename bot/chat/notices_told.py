"""Which message somebody no longer wants, or wants again: 早上的汇总不用发我, stop sending me the morning summary, 5分钟提醒关掉."""

from __future__ import annotations

import re

_EACH = (
    ("每日摘要", r"早报|晨报|日报|摘要|汇总|\b(?:digest|(?:daily|morning) (?:message|mail|summary|list|overview|brief\w*))\b"),
    ("30 分钟提醒", r"(?:30|三十) ?分钟(?:前)?的?提醒|半(?:个)?小时(?:前)?的?提醒|\b(?:30|thirty|half)[ -]?(?:an? )?(?:min\w*|hour)(?: before)? (?:reminder|notice|ping|alert)s?\b"),
    ("5 分钟提醒", r"(?:5|五) ?分钟(?:前)?的?提醒|\b(?:5|five)[ -]?min\w*(?: before)? (?:reminder|notice|ping|alert)s?\b"),
    ("晚间面评提醒", r"晚(?:间|上)的?(?:面评)?提醒|\bevening (?:feedback )?(?:reminder|notice|ping)s?\b"),
)  # fmt: skip
_OFF = re.compile(
    r"不(?:要|用|想|必|需要)|别|关(?:掉|了|闭)?|停(?:掉|了|发)?|取消|免了|\b(?:stop|no(?: more)?|don't|do not|turn(?:ed)? off|switch(?:ed)? off|off|without|unsubscribe|spare|drop|mute|quit|cut)\b"
)
_ON = re.compile(
    r"(?:打开|开启|恢复|重新|又想|还是(?:要|发)|再发)|\b(?:again|back|turn(?:ed)? on|switch(?:ed)? on|resume|restart|re-?enable)\b"
)
_ASKS = re.compile(r"什么|怎么|吗|几点|谁|哪|为何|为什么|\b(?:what|when|how|why|who|which|is|does|did)\b")


def switched_in(text: str) -> str:
    """关 每日摘要, as it is typed; empty where no such message is switched."""
    named = [name for name, said in _EACH if re.search(said, text)]
    if len(named) != 1 or _ASKS.search(text):
        return ""
    if _ON.search(text):
        return f"开 {named[0]}"
    return f"关 {named[0]}" if _OFF.search(text) else ""
