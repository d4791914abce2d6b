"""What an interviewer may think of a candidate, and how it is said: by its word, or in one's own, 挂了吧, 可以过, strong hire."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any

from bot.chat.understanding import syllables
from bot.chat.understanding.told import Told


class Verdict(Enum):
    """What an interviewer thinks, with the words for it."""

    STRONG_YES = ("strong yes", "强烈推荐", "强推", "strong hire")
    STRONG_NO = ("strong no", "强烈不推荐", "strong no hire", "strong reject")
    NO = ("no", "不推荐", "不通过", "没通过", "没过", "挂", "挂了", "拒绝", "reject", "no hire", "fail", "not recommend", "do not recommend", "don't recommend", "can't recommend", "cannot recommend",
          "wouldn't recommend", "recommend against", "not a yes", "not a pass", "don't pass", "not pass", "do not hire", "don't hire", "would not hire", "wouldn't hire", "not hire",
          "pass on him", "pass on her", "pass on them", "pass on this one", "never hire", "cannot hire", "can't hire", "not a strong hire", "not strong yes")  # fmt: skip
    YES = ("yes", "推荐", "通过", "通过了", "过", "过了", "hire", "pass", "recommend")
    MAYBE = ("maybe", "待定", "不确定", "unsure", "undecided")


_CODES = {"MAYBE": "no_decision"}


def code_of(verdict: Verdict) -> str:
    """One of `feedback.VERDICTS`."""
    return _CODES.get(verdict.name, verdict.name.lower())


def of_code(code: str) -> Verdict:
    return next(one for one in Verdict if code_of(one) == code)


# --- at the beginning of a sentence ---------------------------------------------------------------------------------

# What may begin an order, an answer or a doubt as well: 拒绝 陈晓, no thanks, 过 两天.
_OF_OTHER_THINGS = frozenset(
    ["yes", "no", "pass", "fail", "maybe", "unsure", "undecided", "过", "过了", "挂", "挂了", "没过", "拒绝", "不确定"]
)
_WORDS = sorted({word for one in Verdict for word in one.value} - _OF_OTHER_THINGS, key=len, reverse=True)
_OPENS = re.compile(rf"(?:我?给|评价是?)?(?:{'|'.join(map(re.escape, _WORDS))})[\s,，、:：;；。.]+\S\S")


def opens(text: str) -> bool:
    """推荐，基础扎实: a verdict, and something after it."""
    return _OPENS.match(text) is not None


# --- in one's own words ---------------------------------------------------------------------------------------------

_STRONG = "强烈|非常|特别|极力|十分|力荐|强推|超级"
_NO = (
    "不(?:推荐|推|通过|过|建议|合适|考虑|行|要了?$|太行|太合适|太ok|录|想要|能要|是我们要)|没(?:通)?过|挂(?!电话)|刷(?:掉|了)|淘汰|拒(?:了|掉|绝)?|凉|pass ?(?:掉|了)|别要|不要[他她了]|算了|不够格|差点意思|一塌糊涂|看不上|"
    r"\b(?:no hire|no-hire|not hir\w+|reject\w*|fail\w*|(?:a|it's a|say|is a|verdict|goes?|put) no|not recommend\w*|don't recommend|wouldn't hire|pass on|thumbs down)\b|\bno\b(?! (?:doubt|problem))"
)
_YES = (
    "推荐|(?<!没)(?:通)?过(?!去|来|的话|程|得去|几|往|敏|于|一面|不)|录(?:用|了)|要了|留下|稳|可以(?:进|过|要|录|下一?轮|继续)|给过|能过|让[他她]过|能要|想要|(?:能|可以|想|要)留|行的?$|不错|挺好|很好|看好|"
    r"\b(?:yes|hire|pass(?:ed|es)?|recommend\w*|thumbs up|go ahead|move (?:him|her|them) (?:forward|on)|solid|let (?:him|her) through)\b"
)
_MAYBE = (
    "待定|不确定|拿不准|再看看|犹豫|两可|一般般?吧?$|中等|存疑|悬|"
    r"\b(?:maybe|unsure|undecided|borderline|on the fence|not sure|lean\w*)\b"
)
_SAID = (
    (rf"(?:{_STRONG}|坚决)[^,，。]{{0,3}}(?:不推荐|不建议|不要|别要|反对)|绝对不(?:能|要|行)|\bstrong(?:ly)? (?:no|reject\w*|not)|\bdefinite(?:ly)? (?:no|not)\b|hard no", Verdict.STRONG_NO),
    (rf"不[^,，。]{{0,4}}(?:{_STRONG})", Verdict.NO),
    (rf"(?:{_STRONG})[^,，。]{{0,3}}(?:推荐|要|建议)|强推|力荐|必须要|\bstrong(?:ly)? (?:yes|hire|recommend\w*)|\bdefinite(?:ly)? (?:yes|hire)|must hire|hire (?:him|her|them) (?:before|now|today|right)|\bbrilliant\b|outstanding", Verdict.STRONG_YES),
    (_MAYBE, Verdict.MAYBE),
    (_NO, Verdict.NO),
    (_YES, Verdict.YES),
)  # fmt: skip
_LITTLE = 4  # characters that say no more than the verdict
_SOUNDS = (
    ("bu tui jian|bu ton guo|mei guo", Verdict.NO),
    ("qian lie tui jian", Verdict.STRONG_YES),
    ("tui jian|ton guo", Verdict.YES),
    ("dai din", Verdict.MAYBE),
)


def _by_sound(told: Told) -> Verdict | None:
    """推见 and tuijian of 推荐."""
    said = " ".join(syllables.of(told.text))
    return next((verdict for sound, verdict in _SOUNDS if re.search(sound, said)), None)


_TURNS_ROUND = re.compile(
    r"(?:\b(?:not|never|hardly|barely|scarcely|anything but|far from|nothing like|no way|cannot|without)\b|n't\b)[^,，.。;；!！]*$|"
    r"(?:不|没|难|谈|称|算|说|别|未必)[^,，.。;；!！\s]*$"
)


def is_turned_round(before: str) -> bool:
    """True where the words in front of a verdict, in its own clause, deny it: not a no, hardly a hire, 谈不上推荐."""
    return _TURNS_ROUND.search(before.replace("’", "'")) is not None


_NOT_A_NO = re.compile(
    r"\b(?:not|never|hardly|anything but|far from|nothing like|cannot|n't)\b(?: \w+){0,2} (?:a )?(?:no|reject\w*|fail\w*|pass)\b|"
    r"n't (?:\w+ ){0,2}no\b|anything but\b|不(?:能|会|可能|至于|想|是)[^,，。;；]{0,4}(?:不|没|挂|拒|淘汰)|没有?(?:理由|道理)[^,，。;；]{0,3}(?:不|挂|拒)"
)


def verdict_in(told: Told) -> dict[str, Any] | None:
    """`verdict`, and as `words` all that was said where that is more than a verdict; None where nothing speaks of either."""
    if _NOT_A_NO.search(told.text.replace("’", "'")):
        return None  # not a no, 不能说不推荐: it is asked for
    verdict = told.first_of(_SAID) or _by_sound(told)
    if verdict in (Verdict.YES, Verdict.STRONG_YES) and told.says(_NOT_SO):
        return None  # 谈不上推荐, hardly a hire
    if verdict is None:
        return {} if _FEEDBACK.search(told.text) else None
    left = re.sub(rf"{_STRONG}|{_YES}|{_NO}|{_MAYBE}|{_BESIDE}", "", told.text, flags=re.ASCII)
    return {"verdict": verdict} | ({"words": told.said.raw.strip()} if len(left) > _LITTLE else {})


_NOT_SO = (
    r"(?:不|没|难|谈不上|(?<![a-z])(?:hardly|not|never)\b|n't\b|cannot)[^,，。;；]{0,12}(?:推荐|给?过|要|录|通过|hire|yes|recommend|pass)|"
    r"推荐了?一[个位]|recommend(?:ed)? (?:a|someone|somebody|me)\b"
)
_FEEDBACK = re.compile("面评|评价|反馈|打分|feedback|write.?up|scorecard|evaluation")
_BESIDE = r"◇|候选人|○|面评|反馈|feedback|[我的了吧那场\s,，。:：0-9]"
