"""What a written sentence is to be instead, said of it: remove the last sentence, change "Weak" to "Shaky", 删掉最后一句, 重写.

What is meant is found in what was written, or it is said that it cannot be found: such a request is never a part of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from bot.chat.clauses import joined


class Unread(Enum):
    """Why nothing comes of it."""

    NOT_FOUND = auto()  # what is to be changed does not stand there
    NOTHING_LEFT = auto()
    NOT_READ = auto()  # make it shorter, 润色一下


@dataclass(frozen=True)
class Edited:
    """The words as they are from now on; empty where they are to be written anew."""

    words: str


_OPENS = r"(?:(?:please|pls|oh|oops|ok|okay|no|wait|hm+|actually|sorry|can you|could you|would you|will you|can we|let's|i want to|i'd like to|i would like to|just|also|then|and|shorter|too long|hold on)(?:[,.:;!] ?| )){0,5}"
_OPENS_ZH = "(?:请|麻烦你?|帮我|给我|能不能|可以|再|先|那就?|还是|不对|等一?下|哦|嗯|太长了?|短点|[,，:： ]){0,5}"
_REMOVE = r"(?:remove|delete|drop|strike(?: out)?|cut(?: out)?|scrap|erase|omit|take out|take back|leave out|cross out|get rid of|lose|undo|kill|skip|without|forget)"
_REMOVE_ZH = "(?:删除?|去|划|拿|撤|抹|砍|擦)(?:掉|了|除|去)?(?:一下)?"
_UNIT = r"(?:sentences?|bits?|parts?|lines?|phrases?|clauses?|words?|points?|remarks?|comments?|things?|pieces?|statements?|halves|half)"
_UNIT_ZH = "(?:半?句话?|[句段点条]|部分|内容|那句话?|那段|那条|的话)"
_NTH = re.compile(
    rf"{_OPENS}{_REMOVE} (?:the |my |that |your )?(?P<en>very last|last|final|latest|first|opening|second|third) (?:{_UNIT}|one|thing i (?:said|wrote)|addition)(?: again| please| now)?|"
    rf"{_OPENS_ZH}(?:把|将)?(?:{_REMOVE_ZH})?(?:我?(?:刚才|刚|刚刚)(?:加|写|说)的)?(?P<zh>最后|末尾|结尾|后面|第一|开头|前面|第二|第三|刚才|刚加)(?:的|那)?一?{_UNIT_ZH}(?P<tail>(?:给|也)?(?:{_REMOVE_ZH}|不要了?|不用了?|算了)?)(?:吧|了|啊|谢谢)?"
)
_PLACES = {"first": 0, "opening": 0, "第一": 0, "开头": 0, "前面": 0, "second": 1, "第二": 1, "third": 2, "第三": 2}
_REMOVED = re.compile(
    rf"{_OPENS}{_REMOVE} (?:the |my |that |this |all )?(?:{_UNIT} (?:about|on|with|of|that says|saying) )?(?P<what>\S.{{0,80}}?)(?P<unit> {_UNIT})?(?: again| please| now| from (?:it|the text|there))?|"
    rf"{_OPENS_ZH}(?:把|将)?(?:{_REMOVE_ZH})(?:关于|说|写)?(?P<zh>\S.{{0,40}}?)(?P<unit_zh>的?(?:那|这)?{_UNIT_ZH})?(?:吧|了|啊|谢谢)?|"
    rf"{_OPENS_ZH}(?:把|将)(?:关于|说|写)?(?P<ba>\S.{{0,40}}?)(?P<unit_ba>的?(?:那|这){_UNIT_ZH})?(?:给|也)?(?:{_REMOVE_ZH})(?:吧|了|啊|谢谢)?|"
    rf"{_OPENS_ZH}(?P<no>\S.{{0,40}}?)(?P<unit_no>的?(?:那|这){_UNIT_ZH})(?:给|也|就)?(?:{_REMOVE_ZH}|不要了?|不用了?)(?:吧|了|啊|谢谢)?"
)
_CHANGED = re.compile(
    rf"{_OPENS}(?:change|replace|swap|turn|correct|edit|make|switch|rename) (?:the word |the words )?(?P<old>\S.{{0,80}}?) (?:to|with|by|into|for) (?P<new>\S.{{0,120}})|"
    rf"{_OPENS}(?:say|write|put|use|it should (?:say|be|read)|should (?:say|read)) (?P<use>\S.{{0,60}}?),? (?:instead of|rather than|not) (?P<not>\S.{{0,60}})|"
    rf"{_OPENS_ZH}(?:把|将)?(?P<zh>\S.{{0,40}}?)(?:这个词|那个词|两个字|这句|那句)?(?:改成|改为|换成|换为|替换成|替换为|写成|应该是|改)[:： ]?(?P<by>\S.{{0,60}}?)(?:吧|啊|谢谢)?"
)
_ANEW = re.compile(
    rf"{_OPENS}(?:start(?: it| this)?(?: all)? (?:over|again|anew|afresh|from scratch|fresh)|(?:rewrite|redo|retype)(?: (?:it|this|that|all|everything|the (?:text|sentence|whole thing)))?|from scratch|i(?:'ll| will) (?:rewrite|redo) (?:it|this)|"
    rf"(?:delete|remove|clear|scrap|erase) (?:it all|all of it|everything|the (?:text|whole thing|lot)|all)|let me (?:rewrite|start over|write it again|redo it|start again))(?: (?:please|then|again|completely))?(?:[:,] ?(?P<en>\S.+))?|"
    rf"{_OPENS_ZH}(?:我想?要?|全部?|整个|都|从头)?(?:重写|重来|重新(?:写|来|填|说|编辑)|重头(?:写|来)|全(?:部|都)?删(?:掉|了)?|清空|都删(?:掉|了)|推倒重来|从头(?:写|来))(?:一下|一遍|一次|一份|吧|了|过)?(?:[:：,，] ?(?P<zh>\S.+))?",
    re.DOTALL,
)
_ADDED = re.compile(
    r"(?:(?:and |oh |ok |please |one more thing|also|plus|additionally|besides|furthermore|another thing|by the way)[,:]? ?){1,3}(?:that )?(?P<en>\S.+)|"
    rf"{_OPENS}(?:mention|say|write|note|include|add|append|put(?: in)?)(?: (?:as well|also|too|down|in))?(?: (?:that|this|:)|:)? (?P<said>\S.+)|"
    "(?:还有|另外|此外|以及|对了|还要|再|顺便|哦|[,， ]){1,3}(?:说明|写|提|补充|加|记)?(?:一下|上|一句)?[:：,， ]{0,2}(?P<zh>[^:：,， ].+)",
    re.DOTALL,
)
_GOES_ON = re.compile(
    r"(?:继续|接着(?:来|写)?|然后(?:呢)?|下一步|接下来(?:呢)?|写完了|完了|就这些|就这样|没了|好了吗|(?:ok,? )?(?:go on|continue|carry on|proceed|next(?: step)?|done|finished|that's (?:it|all)|that is (?:it|all)|what(?:'s| is)? next|i'm done|i am done))[.!。！吧呀啊了 ]{0,3}"
)
_ON_THE_TEXT = re.compile(
    rf"{_OPENS}(?:{_REMOVE}|change|replace|swap|edit|modify|reword|rephrase|shorten|summari[sz]e|polish|translate|proofread|fix|correct|reformat|improve|simplify|trim|move|capitali[sz]e|make (?:it|that|this|the)|revise|amend|undo|revert|redo|rewrite|clear|start)\b|"
    rf"{_OPENS}(?:shorter|longer|in (?:english|chinese)|i (?:want|need|have|would like) to (?:change|edit|correct|fix|modify|reword|rewrite)|(?:there(?:'s| is) )?a typo|wrong text|not that|that's not (?:right|what i))\b|"
    rf"{_OPENS_ZH}(?:(?:把|将).{{0,20}}(?:改|换|删|去|调|润|缩|翻|挪|放)|删|去掉|划掉|修改|改改|改一?下|改动|改短|缩短|精简|简短|润色|翻译|翻成|译成|调整|换(?:个|一个)(?:说法|词)|改写|编辑|重写|重来|短一?点|长一?点|写短|有错别字|写错|打错|不是这[个句样]|撤[销回])"
)
_QUOTES = " “”\"'‘’「」『』《》"
_LITTLE = re.compile(r"\b(?:the|a|an|very|is|was|about|on|of|in|at|and|his|her|their|she|he)\b|[的那这关于]")
_SENTENCE = re.compile(r"(?<=[。！!？?；;\n])\s*|(?<=[.!?])\s+|\n")
_CLAUSE = re.compile(r"(?<=[。！!？?；;，,\n])\s*|(?<=[.!?])\s+")
_ENDS = "，,。.；;、 \n"
_STEM = 5  # letters that two forms of a word share: communicator, communication


def edited(said: str, words: str) -> Edited | Unread | None:
    """What the words become, or why not; None of what speaks of no text."""
    said = said.strip().rstrip("。.!！ ").replace("’", "'") or said
    low = said.lower()
    if len(low) != len(said):
        return None
    if anew := _ANEW.fullmatch(low):
        name = "en" if anew["en"] else "zh"
        return Edited(said[anew.start(name) : anew.end(name)].strip() if anew[name] else "")
    if (nth := _NTH.fullmatch(low)) is not None and (nth["en"] or nth["tail"] or re.search(_REMOVE_ZH, low)):
        return _without_nth(words, _PLACES.get(nth["en"] or nth["zh"], -1))
    found: Edited | Unread | None = None
    if (changed := _CHANGED.fullmatch(low)) is not None and not low.endswith(("shorter", "longer")):
        old, new = _named(said, changed, ("old", "new"), ("not", "use"), ("zh", "by"))
        found = _replaced(words, old, new)
    elif (removed := _REMOVED.fullmatch(low)) is not None:
        what = next(removed[one] for one in ("what", "zh", "ba", "no") if removed[one])
        found = _without(words, what)
    if found is not None:
        return found
    return Unread.NOT_READ if _ON_THE_TEXT.match(low) else None


def goes_on(low: str) -> bool:
    """继续, go on, done: to whether it is to be submitted."""
    return _GOES_ON.fullmatch(low) is not None


def without_adding(said: str) -> str:
    """great communicator of also great communicator, and she is calm of mention that she is calm."""
    found = _ADDED.fullmatch(said) or _ADDED.fullmatch(said[:1].lower() + said[1:])
    words = next((one for one in found.groups() if one), "") if found is not None else ""
    return words or said


def _named(said: str, found: re.Match[str], *pairs: tuple[str, str]) -> tuple[str, str]:
    for old, new in pairs:
        if found[old]:
            return said[found.start(old) : found.end(old)], said[found.start(new) : found.end(new)]
    return "", ""


def _replaced(words: str, old: str, new: str) -> Edited | Unread:
    old, new = old.strip(_QUOTES), new.strip(_QUOTES)
    if not old or not new:
        return Unread.NOT_READ
    pattern = re.escape(old)
    whole = re.compile(rf"(?<!\w){pattern}(?!\w)" if old.isascii() else pattern, re.IGNORECASE)
    changed, count = whole.subn(lambda _: new, words)
    return Edited(changed) if count else Unread.NOT_FOUND


def _without_nth(words: str, place: int) -> Edited | Unread:
    parts = _parts(words, _SENTENCE)
    if len(parts) < 2:
        parts = _parts(words, _CLAUSE)
    if len(parts) < 2:
        return Unread.NOTHING_LEFT
    if place >= len(parts):
        return Unread.NOT_FOUND
    del parts[place]
    return Edited(_put_together(parts, words))


def _without(words: str, what: str) -> Edited | Unread:
    """The clauses that have those words, or forms of them; a phrase of a clause that is quoted goes alone."""
    parts = _parts(words, _CLAUSE)
    quoted = what[:1] in _QUOTES and what[-1:] in _QUOTES
    plain = what.strip(_QUOTES).lower()
    if not plain:
        return Unread.NOT_READ
    fits = [one for one in parts if plain in one.lower()]
    if quoted and fits and all(plain != one.lower().strip(_ENDS) for one in fits):
        left = re.sub(rf"\s*{re.escape(plain)}", "", words, flags=re.IGNORECASE).strip(_ENDS)
        return Edited(left) if left else Unread.NOTHING_LEFT
    fits = fits or [one for one in parts if _has_forms(one.lower(), plain)]
    if not fits:
        return Unread.NOT_FOUND
    left_over = [one for one in parts if one not in fits]
    return Edited(_put_together(left_over, words)) if left_over else Unread.NOTHING_LEFT


def _has_forms(part: str, what: str) -> bool:
    wanted = [one for one in re.findall(r"[a-z0-9]+", _LITTLE.sub(" ", what)) if len(one) > 2]
    if wanted:
        there = re.findall(r"[a-z0-9]+", part)
        return all(any(one[:_STEM] == other[:_STEM] for other in there) for one in wanted)
    said = _LITTLE.sub("", what)
    return len(said) > 1 and said in part


def _parts(words: str, at: re.Pattern[str]) -> list[str]:
    return [one.strip() for one in at.split(words) if one and one.strip(_ENDS)]


def _put_together(parts: list[str], words: str) -> str:
    ended = [one if one[-1] in "。！!？?；;.，," else f"{one}{joined(['', ''], words)}".rstrip() for one in parts[:-1]]
    last = parts[-1].rstrip("，,；;、 ")
    space = " " if words.isascii() else ""
    return space.join([*ended, last])
