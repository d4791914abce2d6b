"""What somebody thinks of a candidate, told in a sentence: 架构差点意思，总的来说还是推荐, all right, so put down maybe.

All of the sentence is read, clause by clause. A verdict's own word counts for more than praise or blame, and for most behind
what leads to it (我给, put down, 总的来说); of two that count the same the last is meant. What is denied is not said, and
what is said of a part (沟通一般, coding ok) is no verdict.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from bot.chat import order_to_write
from bot.chat.clauses import joined
from bot.chat.masked import COLLEAGUE
from bot.chat.understanding.told import Told
from bot.chat.verdicts import Verdict, is_turned_round
from bot.interviews.models import Interview
from bot.nlu import syllables

_STRONG = "强烈|非常|特别|极力|十分|力荐|强推|超级"
_HIM = "(?:him|her|them)"

# The first that fits is meant, and what it has read is read by none behind it: 强烈不推荐 before 不推荐 before 推荐.
_WORDS = (
    (rf"(?:{_STRONG}|坚决)[^,，。]{{0,3}}(?:不推荐|不建议|不要|别要|反对)|绝对不(?:能|要|行)|\bstrong(?:ly)? (?:no\b|reject\w*|not\b)(?: hire)?|\bdefinite(?:ly)? (?:no|not)\b|\bhard no\b", Verdict.STRONG_NO),
    (rf"不[^,，。]{{0,4}}(?:{_STRONG})(?:推荐)?|\blean\w*(?: towards?)?(?: a)? no\b", Verdict.NO),
    (rf"(?:{_STRONG})[^,，。]{{0,3}}(?:推荐|要|建议)|强推|力荐|必须要|\bstrong(?:ly)? (?:yes|hire|recommend\w*)|\bdefinite(?:ly)? (?:yes|hire)|\bmust hire|\bhire {_HIM} (?:before|now|today|right)", Verdict.STRONG_YES),
    (r"\blean\w*(?: towards?)?(?: a)? (?:yes|hire)\b", Verdict.YES),
    (r"待定|不确定|拿不准|再看看|犹豫|两可|存疑|悬(?!念|浮|停)|\b(?:maybe|unsure|undecided|borderline|on the fence|not sure|lean\w*)\b", Verdict.MAYBE),
    (
        "[不唔](?:给|让|予|准)[他她]?(?:通)?过(?!程|来|去)|[不唔](?:推荐|推(?!导|算|理)|通过|过(?!关|度|滤|来|去|程)|建议|合适|考虑(?!周|到)|录|想要|能要)|不要了?$|没(?:通)?过(?!关)|俾唔过|挂(?!电话|着|在|靠|钩|载)|刷(?:掉|了)|淘汰|拒(?:了|掉|绝)?|pass ?(?:掉|了)|别要|不要[他她]|算了|(?:推荐|通过|(?<![说绕])过|录用?)不(?:了|上|下去)|[没无]法(?:推荐|录用?)|"
        rf"\b(?:no hire|no-hire|not hir\w+|reject\w*|fail\w*|(?:a|it's a|say|is a|verdict|goes?|put) no|not recommend\w*|(?:don't|can't|cannot|wouldn't) recommend|wouldn't hire|pass on {_HIM}|pass on|thumbs down)\b|投?反对票|(?:我|我方)?(?:投|表示)反对|\bno\b(?= *$| *[^\w ]| (?:from|for|on|thanks|go)\b)",
        Verdict.NO,
    ),
    (
        "推荐|(?<![难经超不做用聊见学干写搞带看问说面读跑接碰讲去来听玩测调开参懂遍提谈约想发收换催])(?:通)?过(?!去|来|的话|程|得去|几|往|敏|于|一面|不|度|滤|关|我)|录(?:用|了)|要了|留下|可以(?:进|要|录|下一?轮|继续|往下走)|放行|投?赞成票|让[他她]过|能要|想要|(?:能|可以|想|要)留|"
        rf"\b(?:yes|hire|pass(?:ed|es)?|recommend\w*|thumbs up|(?:gets?|has|have|got) my vote|go ahead|move {_HIM} (?:forward|on)|let {_HIM} through)\b",
        Verdict.YES,
    ),
)  # fmt: skip
_OPINIONS = (
    (r"不(?:太行|太合适|太ok|是我们要|行)|凉|不够格|差点意思|一塌糊涂|看不上|拉胯", Verdict.NO),
    (r"\bbrilliant\b|\boutstanding\b", Verdict.STRONG_YES),
    (r"一般般?|中等|\b(?:so-so|meh)\b", Verdict.MAYBE),
    (r"不错|挺好|很好|看好|(?<![平安])稳|(?<![^,，。 ])行的?$|(?<=[还挺蛮])行|\bsolid\b(?! \w)", Verdict.YES),
)  # fmt: skip
_MARKS = tuple((re.compile(pattern, re.ASCII), one, True) for pattern, one in _WORDS) + tuple(
    (re.compile(pattern, re.ASCII), one, False) for pattern, one in _OPINIONS
)
_CLAUSE = re.compile(
    r"[,，.。;；!！?？:：\n]+|(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])|但是?|可是|然而|不过(?![了吧啊呢,，。]|$)|\b(?:but|so|and)\b|(?=总的来说|总体|整体|综合来看|\boverall\b)"
)
_LEADS = re.compile(
    r"(?:给|俾|写|填|打|记|评价?|结论|总的来说|总体|整体|综合|最后|最终|所以|就|还是|建议|"
    r"\b(?:overall|verdict|put(?: (?:down|him|her|them|it))*(?: as)?|mark|say|call it|so|i'd|i would|give|it's|is|am|goes?))"
    r"(?:[他她它个我的了成是就上吧,，:：\s]|一个|\b(?:a|an|as|it|him|her)\b){0,6}$"
)
_PART = re.compile(
    "沟通|表达|代码|编码|算法|架构|设计|基础|底子|性格|态度|英语|思路|项目|经验|测试|用例|自动化|逻辑|技术|能力|深度|广度|细节|工程|并发|数据库|框架|八股|学历|简历|聊|(?<![选个])人(?=[也很挺还倒])|[这那]块|方面|"
    r"\b(?:communication|coding|code|design|sql|react|css|js|java\w*|python|qa|async|algorithm\w*|system|english|attitude|experience|depth|basics|mindset|culture)\b"
)
_IS_NONE = re.compile(
    r"(?:要|过|推荐|行|挂)还是(?:不[要过行推][荐]?)?|推荐(?:了?一[个位]|信|算|系统)|\brecommend(?:ed|er)? (?:a|someone|somebody|me)\b|"
    r"\b(?:an? )?(?:\w+ )?no[- ](?:brainers?|doubts?|questions?|hesitations?|reservations?|regrets?)\b"
)
_NOT_A_NO = re.compile(
    r"\b(?:not|never|hardly|anything but|far from|nothing like|cannot|n't)\b(?: \w+){0,2} (?:a )?(?:no|reject\w*|fail\w*|pass)\b|"
    r"n't (?:\w+ ){0,2}no\b|anything but\b|不(?:能|会|可能|至于|想|是)[^,，。;；]{0,4}(?:不|没|挂|拒|淘汰)|没有?(?:理由|道理)[^,，。;；]{0,3}(?:不|挂|拒)"
)
_FEEDBACK = re.compile("面评|评价|反馈|打分|feedback|write.?up|scorecard|evaluation")
_SOUNDS = (
    ("bu tui jian|bu ton guo|mei guo", Verdict.NO),
    ("qian lie tui jian", Verdict.STRONG_YES),
    ("tui jian|ton guo", Verdict.YES),
    ("dai din", Verdict.MAYBE),
)
_BESIDE = r"◇|候选人|○|面评|反馈|feedback|[我的了吧那场\s,，。:：0-9]"
_LITTLE = 4  # characters that say no more than the verdict
_A_WORD = 2  # characters


class Weight(IntEnum):
    """How much what is said of a verdict counts for."""

    OPINION = 0  # 不错
    WORD = 1  # 推荐
    GIVEN = 2  # 我给推荐


@dataclass(frozen=True)
class SaidOfVerdict:
    verdict: Verdict
    weight: Weight
    is_denied: bool


def verdict_in(told: Told) -> dict[str, Any] | None:
    """`verdict`, and as `words` all that was said where that is more than a verdict; None where nothing speaks of either."""
    text = told.masked.with_days.replace("’", "'")
    if _NOT_A_NO.search(text):
        return None  # not a no, 不能说不推荐: it is asked for
    said, left = verdicts_said(text)
    verdict = weightiest(said)
    if verdict is None and any(one.weight for one in said):
        return None  # 谈不上推荐, hardly a hire
    verdict = verdict or _by_sound(told)
    if verdict is None:
        return {} if _FEEDBACK.search(told.text) else None
    is_more = len(re.sub(_BESIDE, "", left)) > _LITTLE or _says_why(text)
    if _CHANGES.search(told.said.low):  # 等一下，改成待定吧 is no sentence of what was thought
        return {"verdict": verdict} | _sentence_beside(told.said.raw)
    return {"verdict": verdict} | ({"words": _words(told)} if is_more else {})


def _words(told: Told) -> str:
    """All that was said but the order to write it, and the verdict that stands behind that."""
    named = [name for one in told.people for name in (str(one.name), str(one.user_id))]
    for one in told.masked.mentioned.get(Interview, []):
        named += [str(one.candidate.name), str(one.code)]
    said = order_to_write.without_it(told.said.raw, named)
    if said == told.said.raw.strip():
        return said
    return order_to_write.without_verdict(said, (word for one in Verdict for word in one.value))


def _says_why(text: str) -> bool:
    """基础扎实 of 推荐，基础扎实, and 李四也觉得不错: a clause without a verdict's own word that speaks of what was seen."""
    for clause in re.split(r"[,，。;；!！\n]+", text):
        said, _ = _read_clause(clause)
        is_verdict = any(one.weight > Weight.OPINION for one in said)
        is_of_it = bool(said) or is_of_a_part(clause) or _OTHERS_SAY.search(clause) is not None
        if not is_verdict and is_of_it and len(re.sub(_BESIDE, "", clause)) >= _A_WORD:
            return True
    return False


_CHANGES = re.compile(
    r"(?:改|换|调|变)(?:成|为|到|回) ?(?:一个|个)?(?:强烈)?(?:不?推荐|待定|不?通过|再看看)(?!的|系统|算法)|"
    r"\b(?:change|switch|set|update|turn|make)\b[^,.;]{1,30}?\b(?:to|into|it|that|him|her)(?: an?)? (?:strong )?(?:yes|no|maybe|hire|no hire)\b"
)


def _sentence_beside(raw: str) -> dict[str, str]:
    """代码写得乱 of 改成待定吧，代码写得乱: the clauses that speak of what a candidate is judged by."""
    kept = [one.strip() for one in re.split(r"[,，。;；!！\n]+", raw) if not _CHANGES.search(one.lower())]
    kept = [one for one in kept if is_of_a_part(one.lower())]
    return {"words": joined(kept, raw)} if kept else {}


def is_of_a_part(text: str) -> bool:
    """True of what speaks of something that a candidate is judged by: 英语不错, coding ok."""
    return _PART.search(text) is not None


_NOT_WRITTEN = re.compile(r"没写|还没|不写|\b(?:not yet|haven't|have not|hasn't|still (?:have|need))\b")


def gives_no_verdict(told: Told) -> bool:
    """True of what has no word of a verdict, not even a denied one: Cao Yingchao blew me away."""
    text = told.masked.with_days
    return not (verdicts_said(text)[0] or _NOT_A_NO.search(text) or _NOT_WRITTEN.search(text))


_SAYS_NOTHING_ELSE = r"(?:投|打|给)[^,，]{0,4}(?:反对|赞成)票?|反对票|赞成票|强烈不?推荐|\bthumbs (?:up|down)\b|\bmy vote\b|\bno[ -]hire\b|\bstrong (?:no )?hire\b"


def gives_one(told: Told) -> bool:
    """True where a verdict is given in so many words: 我给过, put down maybe."""
    plain = [one for one in verdicts_said(told.masked.with_days)[0] if not one.is_denied]
    return any(one.weight is Weight.GIVEN for one in plain) or (
        bool(plain) and not told.people and told.says(_SAYS_NOTHING_ELSE)
    )


def weightiest(said: list[SaidOfVerdict]) -> Verdict | None:
    """The last of those that count for most."""
    plain = [one for one in said if not one.is_denied]
    most = max((one.weight for one in plain), default=Weight.OPINION)
    return next((one.verdict for one in reversed(plain) if one.weight is most), None)


_OTHERS_SAY = re.compile(
    rf"{COLLEAGUE}[^,，。]{{0,4}}(?:觉得|认为|的意见|那边|不同意)|{COLLEAGUE} (?:said|says|thinks?|would|wants|prefers|disagrees)\b"
)


def verdicts_said(text: str) -> tuple[list[SaidOfVerdict], str]:
    """What is said of a verdict, in its order, and the text without it."""
    own: list[SaidOfVerdict] = []
    of_others: list[SaidOfVerdict] = []  # 推荐，张三觉得不行: it counts where the speaker says nothing
    left = ""
    for clause in _CLAUSE.split(_IS_NONE.sub(" ", text)):
        found, rest = _read_clause(clause)
        (of_others if _OTHERS_SAY.search(clause) else own).extend(found)
        left += rest
    return own or of_others, left


_LED_TO = re.compile(r"(?:(?:it's|is) )?a |say |verdict |goes? |put ")  # a part of is a no


def _is_led_to(before: str, word: str) -> bool:
    return _LEADS.search(before) is not None or _LED_TO.match(word) is not None


def _read_clause(clause: str) -> tuple[list[SaidOfVerdict], str]:
    rest = clause
    found: list[tuple[int, SaidOfVerdict]] = []
    for pattern, verdict, is_word in _MARKS:
        for seen in list(pattern.finditer(rest)):
            before = clause[: seen.start()]
            rest = rest[: seen.start()] + " " * len(seen[0]) + rest[seen.end() :]
            if not is_word and _PART.search(before):
                continue  # 沟通一般
            weight = Weight.OPINION if not is_word else Weight.GIVEN if _is_led_to(before, seen[0]) else Weight.WORD
            found.append((seen.start(), SaidOfVerdict(verdict, weight, _is_denied(seen[0], before))))
    return [one for _, one in sorted(found, key=lambda pair: pair[0])], rest


_NOT_NO = re.compile(r"(?:别(?!人)|不是|不想|不打算|没法?说|不能说|先不)[^,，。;；]{0,8}$")


def _is_denied(said: str, before: str) -> bool:
    """别给他打不推荐; the 没 of 没做过不推荐 denies something else."""
    return (_NOT_NO.search(before) is not None) if said[0] in "不没唔" else is_turned_round(before)


def _by_sound(told: Told) -> Verdict | None:
    """推见 and tuijian of 推荐."""
    said = " ".join(syllables.of(told.text))
    return next((verdict for sound, verdict in _SOUNDS if re.search(sound, said)), None)
