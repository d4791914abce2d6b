"""How one side of a cut may be spelled, so that it can be read by itself: 把 2026 推了 is 拒绝 2026, the Sunday one is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.chat.call import Call
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard, hear, without_courtesy
from bot.chat.hints import as_a_hint
from bot.chat.masked import CANDIDATE, INTERVIEW
from bot.chat.pronouns import IT
from bot.chat.readers import Situation
from bot.chat.understanding.telling import told_of
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members
from bot.nlu.spelling.traditional import simplified

_LOOKING = re.compile(
    "^(?:[再请也先]|帮我|麻烦|给我|我想|想){0,3}(?:看看?|查查?|查看|列|告诉我)(?:一下|下(?![周个月午]))?|"
    r"^(?:(?:please|also|then|to|can you|could you|let me) ?){0,2}(?:show|list|see|check|tell|give|get) ?(?:me|us)?\b ?"
)
_NOTED = re.compile(
    "^(?:(?:好[的吧啊嘞]?|收到|嗯++|行吧?|知道了|明白了?|了解|谢谢|多谢|辛苦了?|ok|哈喽|你好)[,，。!！、 ]*){1,3}(?=[^的])|"
    r"^(?:(?:got it|ok(?:ay)?|noted|thanks(?: a lot)?|thank you|cool|great|right|alright|all right|perfect|hi|hey|hello|understood)(?: there)?[,.! ]+(?:(?:and|but|so)[ ,]+)?){1,3}",
    re.IGNORECASE,
)
_AFTER_IT = re.compile(r",? (?:after that|afterwards|when (?:that's|it's) done)$", re.IGNORECASE)
_BA = re.compile("(?:请|帮我|麻烦|帮忙|再|也){0,3}把 ?(?P<what>.{3,24}?)(?:[掉了吧]|一下){0,3}")
_POLITE = re.compile("^(?:请|帮我|麻烦|帮忙|再|也){1,3}")
_IS_NOT = re.compile(
    r"(?P<what>.{2,}?)(?: |(?<=[\u4e00-\u9fff]))(?:is not|isn't|isnt|is a no|not)(?: (?:ok|okay|fine|good|possible|doable|going to work))?(?: for me)?"
)
_NOT = re.compile("(?P<what>.{2,}?)(?:我|就|的)?(?:不接|不行|不可以|不成|不太行)了?")
_SAYS = re.compile(
    "(?P<what>.{2,16}?)(?P<says>[也就都倒还是恐怕]{0,3}(?:不|没[空时问]|可以|能[来去面]|行|ok|OK|接|[来去]|参加|面[了吧]?$|见|[上推]).{0,6})"
)  # 魏子淇来不了, 姜文静也接: of whoever speaks, beside what they answer to another
_ONLY_NAMED = re.compile(rf"{CANDIDATE}|{INTERVIEW}|[\s的那这场个位通]|\b(?:the|one|interview|with|of)\b")
TO_A_TIME = re.compile(r"\bto (?:noon|midday|mon|tues?|wed|thu|fri|sat|sun|next|\d)|[改挪推调换]到|提前|推迟")
_LONGEST_NAME = 32  # characters of what only names one
_REASON = re.compile(r"[ ,，、]{0,4}[,，][ ,，、]{0,4}|(?<=[\u4e00-\u9fff]) {1,4}(?=[\u4e00-\u9fff\d])")
DAY = re.compile(
    "(?:下下?个?|[本这]个?)?(?:周|星期|礼拜)[一二三四五六日天]|大?[明后昨]天|今[天晚]|明[早晚]|\\d{1,2}[月.-]\\d{1,2}[日号]?|\\d{1,2}[日号]|"
    r"\b(?:next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:tomorrow|today|tonight|tmrw?)\b"
)
_PART_OF_DAY = re.compile(
    r"早上|上午|中午|下午|傍晚|晚上|[一二两三四五六七八九十\d]{1,3}点|\b(?:morning|afternoon|evening|night)\b|"
    r"\b\d{1,2}(?::\d\d)? ?[ap]m\b|\b\d{1,2}:\d\d\b"
)
ANSWERS = re.compile(
    r"(?:我|的|也|就|倒是?|都|还是| ){0,8}(?:不行|不可以|不能|不接|不[去来](?=了|$)|不参加|不成|去不[了成]|来不[了成]|参加不了|行|可以|能[来去]|接受?|参加|没问题|ok)(?![么吗不])|"
    r"(?: |i|,|also|too|is|am|'s){0,8}\b(?:not|isn't|fine|ok|okay|can't|cannot|works?|good|no|yes)\b"
)


def as_asked(heard: Heard, handlers: Handlers, situation: Situation) -> Heard:
    """Lin Zhiyuan's room of Got it, and Lin Zhiyuan's room; 好的，2031 may as well be a yes to it."""
    said = hear(_NOTED.sub("", heard.typed) + ("?" if heard.asks else ""))
    is_more = said.typed not in ("", heard.typed) and without_courtesy(
        _ONLY_NAMED.sub("", _text(said, handlers, situation))
    )
    return said if is_more else heard


def _text(said: Heard, handlers: Handlers, situation: Situation) -> str:
    return told_of(said, handlers, situation).text


def ways_to_say(heard: Heard, handlers: Handlers) -> Iterator[Heard]:
    """As it was typed; then with the verb in front, and without the words that only say that something is looked at."""
    if (before := _AFTER_IT.sub("", heard.typed)) != heard.typed:
        heard = hear(before)  # show me the members after that: it is the second of two in any case
    yield heard
    typed = heard.typed
    if (plain := simplified(typed)) != typed:
        yield hear(plain)
        typed = plain
    if order := _BA.fullmatch(as_a_hint(typed)):
        said = [
            *(verb for verb, _ in handlers.verbs),
            *(one for each in handlers.commands.values() for one in each.hints),
        ]
        verb = max((one for one in said if order["what"].endswith(one)), key=len, default="")
        if len(verb) > 1 and (what := order["what"].removesuffix(verb).strip()):
            yield hear(f"{verb} {what}")
    if (plain := as_a_hint(_POLITE.sub("", typed))) != typed:
        yield hear(plain)
    if rest := _LOOKING.sub("", typed):
        yield hear(rest)


def ways_behind(heard: Heard, one: Call, handlers: Handlers, situation: Situation) -> Iterator[Heard]:
    """周日那场不行 and the Sunday one is not, which are an answer only beside another; and without what follows as a reason."""
    typed = heard.typed
    is_answer = one.command.which is not None and one.command.which.own
    head, *reason = _REASON.split(typed, maxsplit=1)
    for said in (typed, head) if reason else (typed,):
        if seen := _IS_NOT.fullmatch(said.lower()):
            yield hear(f"can't do {seen['what']}")
        if seen := _NOT.fullmatch(said.lower()):
            yield hear(f"{seen['what']}去不了")
        if is_answer and (seen := _SAYS.fullmatch(said)) and only_names_one(seen["what"], handlers, situation):
            yield hear(f"{seen['what'].removesuffix('的')}我{seen['says']}")
    if reason and ANSWERS.search(head.lower()):
        yield hear(head)
    it = one.arguments.get("interview")
    if isinstance(it, Interview) and it.code and IT.search(heard.low):
        yield hear(IT.sub(f" {it.code} ", typed, count=1))  # 接受他 behind 林志远在哪间
    if (who := _spoken_of(one)) is not None and IT.search(heard.low) and situation.called.mentioned(heard.low):
        yield hear(IT.sub(f" {who} ", typed, count=1))  # 也让王五替他 behind what is waived of 张三


def _spoken_of(one: Call) -> str | None:
    """The only colleague of whom the first is: who leaves, is reminded, owes nothing."""
    values = [value for value in one.arguments.values() if isinstance(value, Member | Members)]
    people = [each for value in values for each in ([value] if isinstance(value, Member) else value)]
    return str(people[0].name) if len(people) == 1 else None


def only_names_one(said: str, handlers: Handlers, situation: Situation) -> bool:
    """陈晓, 明晚魏子淇那场, the Lü Pin one: an interview, and nothing that is said of it."""
    if not 1 < len(said) <= _LONGEST_NAME or TO_A_TIME.search(said.lower()):
        return False
    told = told_of(hear(said), handlers, situation)
    return Interview in told.masked.mentioned and not without_courtesy(_ONLY_NAMED.sub("", told.text))


def with_day_of(first: Heard, second: Heard, handlers: Handlers, situation: Situation) -> Heard | None:
    """push the evening one to 8 behind what is on Saturday: of that evening; None where it says its day, or whose it is."""
    day = list(DAY.finditer(simplified(first.low)))
    hour = _PART_OF_DAY.search(simplified(second.low))
    if not day or hour is None or DAY.search(simplified(second.low)):
        return None
    masked = told_of(second, handlers, situation).masked
    if Interview in masked.mentioned and masked.time is None:
        return None
    between = " " if hour[0].isascii() else ""
    return hear(f"{second.typed[: hour.start()]}{day[-1][0]}{between}{second.typed[hour.start() :]}")
