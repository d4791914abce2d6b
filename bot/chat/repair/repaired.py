"""What is said and then corrected in one breath, as it is meant: 改到四点哦不对五点 is 改到五点, remind Li Si no sorry Wang Wu.

Behind the words that take back stands what is meant instead; it takes the place of what it is instead of: the nearest
before it of the same kind. All else stays. What the text keeps of it is kept as it was typed, and a change is read back.
"""

from __future__ import annotations

import re

from bot.chat import pasted
from bot.chat.heard import LONGEST_SENTENCE
from bot.chat.readers import THAT_ONE, Situation
from bot.chat.repair.marks import Mark, marks_in, may_correct, said_at_last
from bot.chat.repair.orders import Order, order_at, orders_in
from bot.chat.repair.pieces import CHOICES, Kind, Run, runs_in
from bot.chat.repair.said import ENDS, Said, is_said_again
from bot.chat.repair.said_anew import said_anew
from bot.chat.repair.times import Span, figure_at_end, figure_at_start, with_figure, with_times
from bot.interviews.sounds import spelled_in
from bot.interviews.surnames import COMMON
from bot.nlu.spelling.draft import Draft, Spelling
from bot.nlu.spelling.english import is_word

_MOST = 4  # corrections of one text
_CONTRASTS = re.compile(r"(?:是|要的|说的|指的)\s*$")
_ANSWERS = re.compile(r"\b(?:yes|ok|okay|fine|accept|can do|works?)(?: (?:to|for|on|with))?\s*$")
_REFUSES = re.compile(r"n['’]?t\b|\bcannot\b|\bunable\b|\bnot\b|\bno\b|去不了|来不了|没空|不行|参加不了")
_SAYS_OF_IT = re.compile(  # I'm free monday, sorry tuesday is full
    r"\s*(?:的?(?:那|这)?一?[场个])? ?(?:(?:is|are|was|isn|i|i['’]|i['’]ll|works?|won|can|doesn|will|would|suits?|goes|has|had|said|told|wrote|came|[a-z]+ed)(?![a-z])|可以|不?行|没|有|也|都|呢)"
)
_GIVES_UP = re.compile(r"算了|当我没说|先别|never ?mind|forget (?:it|about it)|nvm\b")
_AFTER_ALL = re.compile(r"(?:yes|yeah|yep|right|对的|没错)(?![a-z])[\s,，]*")
_REMAINS = re.compile(r"(?:hang on|hold on|wait)")
_SOMEBODY = re.compile(f"[{COMMON}][\u4e00-\u9fff]{{1,2}}$")
_A_NAME = re.compile(
    rf"\s*是?(?P<name>[{COMMON}][\u4e00-\u9fff]{{1,2}}?(?=$|[,，。 的]|那场|停用|启用)|(?P<latin>[a-z]{{4,16}})(?= ?(?:$|[,.;]|instead|please)))"
)
_REACH = 12  # characters
_LONGEST_REASON = 24  # characters


def repaired(spelling: Spelling, situation: Situation) -> Spelling:
    """The same spelling where nothing is corrected."""
    text = spelling.plain
    if len(text) > LONGEST_SENTENCE or pasted.is_pasted(text) or not may_correct(text.lower()):
        return spelling
    draft = Draft.of(spelling)
    start = 0
    for _ in range(_MOST):
        low = draft.text.lower()
        if len(low) != len(draft.text):
            break
        for mark in marks_in(low, start):
            if low[mark.end :].strip() and (spans := _corrected(low, mark, situation)) is not None:
                draft.keep(spans)
                break
            start = max(mark.end - 1, start + 1)
        else:
            break
    return draft.spelling if draft.text != text else spelling


def _corrected(low: str, mark: Mark, situation: Situation) -> list[Span] | None:
    """Of which stretches the text is to be put together; None where nothing is corrected."""
    if _GIVES_UP.match(low, mark.end) or _GIVES_UP.search(low, mark.end):
        return None
    low, mark = said_at_last(low, mark)
    said = Said(low, mark, runs_in(low, situation)).without_what_is_denied_again()
    mark = said.mark
    order = order_at(low, mark.end)
    begins = mark.end
    if order is not None:
        last = next((one for one in reversed(orders_in(low[: mark.at]))), None)
        if last is None:
            return None
        if not order.goes_on(last):
            return _another_order(said, last, order)
        begins = order.end
    instead = said.instead(begins)
    return (
        _figure_instead(said, begins, instead)
        or (_pieces_instead(said, instead) if instead else None)
        or (_name_instead(said, instead[0], begins) if instead and mark.is_sure else None)
        or (_nobody_instead(said, begins) if not instead and mark.is_sure else None)
        or _after_all(said)
        or said_anew(said)
    )


def _nobody_instead(said: Said, begins: int) -> list[Span] | None:
    """Deactivate wangwu oh no zhaoliu, who may be nobody: it is not wangwu."""
    name = _A_NAME.match(said.low, begins)
    old = next((one for one in reversed(said.before) if one.kinds & {Kind.COLLEAGUE, Kind.INTERVIEW}), None)
    if name is None or old is None or is_word(name["latin"] or ""):
        return None
    between = said.low[old.end : said.mark.at].strip(" ,，")
    if between and said.low.startswith(between, name.end()):
        return [(0, old.at), name.span("name"), (name.end(), len(said.low))]
    if not said.reaches(old, ()):
        return None
    return [(0, old.at), name.span("name"), (old.end, said.mark.at), (name.end(), len(said.low))]


def _after_all(said: Said) -> list[Span] | None:
    """The one with chen xiao, no hang on, yes that one: what was said holds."""
    again = _AFTER_ALL.match(said.low, said.mark.end) if _REMAINS.search(said.mark.said) else None
    return [(0, said.mark.at), (again.end(), len(said.low))] if again else None


def _another_order(said: Said, last: Order, order: Order) -> list[Span] | None:
    """取消 2033 不对 接受 2033, cancel it no wait move it to 5: of what was ordered only whom it names is kept."""
    if not said.mark.is_sure:
        return None
    instead = said.instead(order.end)
    if not instead and not said.low[order.end :].strip():
        return [(0, last.at), (order.at, order.end), (last.end, said.mark.at)]
    named = any(Kind.INTERVIEW in one.kinds for one in instead)
    kept = [
        (one.at, _with_that_one(said.low, one.end))
        for one in said.before
        if one.at >= last.end and Kind.INTERVIEW in one.kinds and not named
    ]
    return [(0, last.at), *kept, (order.at, len(said.low))]


def _with_that_one(low: str, end: int) -> int:
    behind = THAT_ONE.match(low[end:])
    return end + behind.end() if behind else end


def _pieces_instead(said: Said, instead: list[Run]) -> list[Span] | None:
    for count in range(len(instead), 0, -1):
        pairs = _pairs(said, instead[:count])
        if pairs is not None and _may_correct(said, pairs):
            break
    else:
        return _interview_instead(said, instead[0])
    if all(is_said_again(old, new, said.low) for old, new in pairs):
        later = _meant_later(said, pairs)
        if later is None:
            return None
        pairs = [later]
    elif said.mark.only_denies:
        return None
    spans: list[Span] = []
    at = 0
    for old, new in sorted(pairs, key=lambda pair: pair[0].at):
        spans += [(at, old.at), *with_times(old, new, said.low)]
        at = old.end
    last = max(new.end for _, new in pairs)
    if said.is_whole_again(last):
        return [*spans, (last, len(said.low))]
    return [*spans, (at, said.mark.at), (_behind_echo(said, at, last), len(said.low))]


def _meant_later(said: Said, pairs: list[tuple[Run, Run]]) -> tuple[Run, Run] | None:
    """改到五点 不对 五点有终面 那六点吧: first it is said what is wrong about it."""
    behind = max(new.end for _, new in pairs)
    for one in (one for one in said.runs if one.at >= behind):
        old = next(
            (old for old, _ in pairs if _may_stand_for(old, [one]) and not is_said_again(old, one, said.low)), None
        )
        if old is not None:
            between = said.low[behind : one.at]
            return (old, one) if len(between) <= _LONGEST_REASON and not ENDS.search(between) else None
    return None


def _pairs(said: Said, instead: list[Run]) -> list[tuple[Run, Run]] | None:
    """Each that is meant with what it is instead of; None where one of them has nothing before it."""
    reached = [one for one in said.before if said.reaches(one, instead)]
    pairs: list[tuple[Run, Run]] = []
    for kind in dict.fromkeys(_sort(one) for one in instead):
        new = [one for one in instead if _sort(one) == kind]
        old = [one for one in reached if _may_stand_for(one, new)][-len(new) :]
        if len(old) < len(new):
            return None
        pairs += zip(old, new, strict=True)
    return pairs


def _sort(run: Run) -> object:
    return "time" if run.is_of_time else run.kinds


def _may_stand_for(one: Run, new: list[Run]) -> bool:
    return any(one.is_of_time == other.is_of_time and one.kinds & other.kinds for other in new)


def _may_correct(said: Said, pairs: list[tuple[Run, Run]]) -> bool:
    """False of 是周六啊不是周五, yes friday no saturday and can't do friday sorry saturday, which tell two apart."""
    mark, old, new = said.mark, pairs[-1][0], pairs[-1][1]
    before = said.low[: old.at]
    if mark.denies and _CONTRASTS.search(before):
        return False
    if old.kinds & CHOICES:
        return (mark.is_sure or mark.is_set_apart) and not said.low[old.end : mark.at].strip(" ,，吧了啊呀")
    if mark.is_sure:
        return True
    if len(pairs) > 1 or (mark.is_a_mere_no and (_ANSWERS.search(before) or not _may_be_of_another(old, before))):
        return False
    if (mark.apologizes or mark.is_a_mere_no) and _REFUSES.search(before):
        return False
    if (mark.is_an_order and not old.is_of_time) or _SAYS_OF_IT.match(said.low, new.end):
        return False
    return mark.only_denies or said.low[old.at : old.end] != said.low[new.at : new.end]


def _may_be_of_another(old: Run, before: str) -> bool:
    """Cancel 2033 no 2039 means the second; accept 2031 no 2037 says no to it."""
    last = next(reversed(orders_in(before)), None)
    return Kind.INTERVIEW not in old.kinds or (last is not None and last.kind not in ("accept", "decline"))


def _behind_echo(said: Said, begins: int, at: int) -> int:
    """周五的不对是周六的: where the text goes on behind what is said twice."""
    twice = said.low[begins : said.mark.at].rstrip()
    goes_on = said.low[at:]
    size = 0
    while size < min(len(twice), len(goes_on)) and twice[size] == goes_on[size]:
        size += 1
    while size and twice[:size].isascii() and goes_on[size - 1 : size + 1].isalnum() and goes_on[size : size + 1]:
        size -= 1
    return at + size


def _interview_instead(said: Said, new: Run) -> list[Span] | None:
    """取消周五那场不对2039, the two oh four five i mean the one on friday: an interview by its day, for one by its name."""
    last = next(iter(reversed(said.before)), None)
    behind = THAT_ONE.match(said.low[new.end :]) if new.is_of_time else None
    if last is None or not said.mark.is_sure or not said.reaches(last, [new]):
        return None
    if new.is_of_time and behind and Kind.INTERVIEW in last.kinds:
        end = _with_that_one(said.low, last.end)
        return [
            (0, last.at),
            (new.at, new.end + behind.end()),
            (end, said.mark.at),
            (new.end + behind.end(), len(said.low)),
        ]
    if Kind.INTERVIEW in new.kinds and last.is_of_time and THAT_ONE.match(said.low[last.end : said.mark.at]):
        return [(0, last.at), (new.at, len(said.low))]
    return None


def _figure_instead(said: Said, begins: int, instead: list[Run]) -> list[Span] | None:
    """at four no five, to twelve no one in the afternoon: a mere number is of the kind of what it is instead of."""
    low, mark = said.low, said.mark
    if instead and instead[0].kinds & {Kind.CLOCK, Kind.LENGTH, Kind.DATE}:
        figure = figure_at_end(low[: mark.at])
        is_free = figure is not None and not any(one.end > figure[0] for one in said.before)
        return [(0, figure[0]), (instead[0].at, len(low))] if figure and is_free else None
    figure = figure_at_start(low, begins) if not instead else None
    old = next((one for one in reversed(said.before) if not low[one.end : mark.at].strip()), None)
    first = figure_at_end(low[: mark.at]) if figure is not None and old is None else None
    if figure is not None and first is not None:
        return [(0, first[0]), (figure[0], len(low))]
    if figure is None or old is None or not old.kinds & {Kind.CLOCK, Kind.LENGTH, Kind.DATE}:
        return None
    spans = with_figure(old, figure, low)
    return [(0, old.at), *spans, (figure[1], len(low))] if spans else None


def _name_instead(said: Said, new: Run, begins: int) -> list[Span] | None:
    """跟三哥不对跟张三, 面王字航哦不周子航: who was meant was called by no name that there is."""
    low, mark = said.low, said.mark
    if not new.kinds & {Kind.COLLEAGUE, Kind.INTERVIEW}:
        return None
    lead = low[begins : new.at].strip()
    if lead and (at := low.rfind(lead, max(0, mark.at - _REACH), mark.at)) >= 0:
        return [(0, at), (begins, len(low))]
    before = low[: mark.at].rstrip(" 的,，")
    for spelled in spelled_in(before):
        if spelled.end == len(before) and low[new.at : new.end].isascii():
            return [(0, spelled.at), (new.at, len(low))]
    for size in (new.end - new.at, 3, 2):
        if (somebody := _SOMEBODY.fullmatch(before[-size:])) and not any(
            one.end > len(before) - size for one in said.before
        ):
            return [(0, len(before) - len(somebody[0])), (new.at, new.end), (len(before), mark.at), (new.end, len(low))]
    return None
