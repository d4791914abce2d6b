"""Which interview a text names: by its code, the row of a list, its place in a day, or the candidate."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.chat.readers import BETWEEN, CODE, Found, Situation, cut
from bot.interviews import lookup, sounds
from bot.interviews.errors import UserError
from bot.interviews.models import Interview
from bot.interviews.names import Named
from bot.times.among_words import span_within, without_times
from bot.times.number_words import ORDINALS
from bot.times.spoken import hear as hear_times

_DIGITS = "一二三四五六七八九"
_ROW = re.compile(
    r"(?<![\d\-/:.第])#?(\d{1,2})(?![\d\-/:.年月日号点时天周个小分秒楼层栋位人家次遍岁元块])"
    r"(?! ?(?:days?|weeks?|months?|years?|hours?|minutes?|mins?|times|people|persons|interviews|of us|more)\b)"
    rf"|(?<!倒数)第 ?(\d{{1,2}}|[{_DIGITS}]) ?[个场条行]"
)
_FROM_END = re.compile(
    rf"倒数第?(?P<figure>\d|[{_DIGITS}两]) ?(?:[场条行]|[个位](?![\u4e00-\u9fff]))(?:面试)?|"
    r"(?:the )?(?:(?P<word>second|third|fourth)[ -](?:to|from)[ -](?:the )?last|(?P<two>(?:last but one|next[ -]to[ -]last|penultimate)))(?: (?:one|interview|slot))?(?: of (?:them|these|those))?"
)
_NTH = re.compile(rf"(?<!倒数)第 ?(\d{{1,2}}|[{_DIGITS}]) ?[个场]")
OF_A_LIST = ORDINALS[:9]
# Nothing but a row: 1. 1、 #1 第1个 一 no 1, the first one.
_ONLY_ROW = re.compile(
    rf"(?:#|no\.? ?|number ?|第 ?)?(?P<figure>\d{{1,2}}|[{_DIGITS}]) ?(?:[.、)）,，号]|[个场条行])?"
    rf"|(?:the )?(?P<word>{'|'.join(OF_A_LIST)})(?: one| interview)?"
)


def find(text: str, situation: Situation) -> Found | None:
    figures = without_times(text)  # 3 pm is no row, and 2026 no code
    if code := CODE.search(figures):
        return Found([of_code(code[1], situation)], cut(text, *code.span()), *code.span())
    if (nth := _nth_of_day(text, figures, situation) or _from_the_end(text, situation)) is not None:
        return nth
    if (number := only_row(text)) is not None and (situation.listed or text[-1:].isascii()):
        if interview := _row_of_last_list(situation, number):
            return Found([interview], "")
        raise no_such_row(text, situation)
    if (row := _ROW.search(figures)) and (interview := _row_of_last_list(situation, row_number(row))):
        return Found([interview], cut(text, *row.span()), *row.span())
    named = by_candidate(text, situation)
    if not named:
        return _find_by_sound(text, situation)
    name = str(named[0].candidate.name)
    at = text.lower().find(name.lower())
    return (
        Found(named, cut(text, at, at + len(name)), at, at + len(name)) if at >= 0 else Found(named, "", is_guess=True)
    )  # 接受 沈


def by_code(code: str, situation: Situation) -> Interview | None:
    """The one of this code, where the speaker may see it."""
    found: Interview | None = situation.once(("code", code), lambda: lookup.by_code(situation.member, code))
    return found


def of_code(code: str, situation: Situation) -> Interview:
    """The same. Raises: UserError where there is none."""
    if (found := by_code(code, situation)) is None:
        raise UserError("which.no_such_code", code=code)
    return found


def by_candidate(text: str, situation: Situation) -> list[Interview]:
    """Those of the candidate that the text names, or begins to."""
    said = text.lower().strip()
    found: list[Interview] = situation.once(("candidate", said), lambda: _of(situation.names.meant(said), situation))
    return found


def _of(named: Named, situation: Situation) -> list[Interview]:
    if named.are_all:
        return of_candidates(named.ids, situation)
    found: list[Interview] = situation.once(
        ("named", named.begun), lambda: lookup.of_names(situation.member, named, situation.now)
    )
    return found


def of_candidates(ids: Sequence[int], situation: Situation) -> list[Interview]:
    """Looked up once, in however many texts the same are named."""
    found: list[Interview] = situation.once(
        ("interviews of", *ids),
        lambda: lookup.of_candidates(ids, situation.member, situation.now) if ids else [],
    )
    return found


def _find_by_sound(text: str, situation: Situation) -> Found | None:
    """Chen Xiao, chenxiao: one of the speaker's own candidates; of a colleague called so it is the colleague."""
    member, now = situation.member, situation.now
    for spelled in situation.once(("spelled", text), lambda: list(sounds.spelled_in(text))):
        if spelled.sound in {str(one.user_id) for one in situation.called.mentioned(text)}:
            continue
        candidates = situation.once(lookup.own_candidates, lambda: lookup.own_candidates(member, now))
        if (ids := lookup.sounding(spelled.sound, candidates)) and (found := of_candidates(ids, situation)):
            return Found(found, cut(text, spelled.at, spelled.end), spelled.at, spelled.end, is_guess=True)
    return None


def _nth_of_day(text: str, figures: str, situation: Situation) -> Found | None:
    """明天第二场 is the second of that day, whatever was listed last."""
    nth = _NTH.search(figures)
    before = text[: nth.start()] if nth else ""
    day = span_within(situation.in_figures(before), now=situation.now, zone=situation.member.tz) if before else None
    if nth is None or day is None:
        return None
    number = int(nth[1]) if nth[1].isdigit() else _DIGITS.index(nth[1]) + 1
    interviews = lookup.between(situation.member, day.start, day.end)
    if not 1 <= number <= len(interviews):
        raise UserError("which.no_such_number", number=number, n=len(interviews))
    start = nth.start() if hear_times(before)[1].strip(BETWEEN) else 0
    rest = cut(text, start, nth.end())
    return Found([interviews[number - 1]], rest, start, nth.end(), is_guess=True)


def _from_the_end(text: str, situation: Situation) -> Found | None:
    """倒数第二场, the last but one: of the day that stands in front, or else of the list that was shown last."""
    said = _FROM_END.search(text.lower())
    if said is None:
        return None
    number = 2 if said["two"] else OF_A_LIST.index(said["word"]) + 1 if said["word"] else 0
    number = number or (
        int(said["figure"])
        if said["figure"].isdigit()
        else "一二三四五六七八九".find(said["figure"].replace("两", "二")) + 1
    )
    before, after = text[: said.start()], text[said.end() :]
    day = next(
        (
            found
            for one in (before, after)
            if (found := span_within(situation.in_figures(one), now=situation.now, zone=situation.member.tz))
        ),
        None,
    )
    if day is not None:
        interviews = lookup.between(situation.member, day.start, day.end)
    else:
        interviews = lookup.by_ids(situation.member, situation.listed)
    if number > len(interviews):
        raise no_such_row(said[0], situation)
    start = said.start() if hear_times(before)[1].strip(BETWEEN) or day is None else 0
    return Found([interviews[-number]], cut(text, start, said.end()), start, said.end(), is_guess=True)


def row_number(row: re.Match[str]) -> int:
    """2 of 2, #2, 第2个 and 第二场."""
    said = row[1] or row[2]
    return int(said) if said.isdigit() else _DIGITS.index(said) + 1


def only_row(text: str) -> int | None:
    """1 of a text that is nothing but the number of a row or a choice: 1、 第一个, no 1, the first one."""
    said = _ONLY_ROW.fullmatch(text.lower().strip())
    if said is None:
        return None
    if said["word"]:
        return OF_A_LIST.index(said["word"]) + 1
    return int(said["figure"]) if said["figure"].isdigit() else _DIGITS.index(said["figure"]) + 1


def _row_of_last_list(situation: Situation, number: int) -> Interview | None:
    """The interview that the member's last list showed under `number`, counted from 1."""
    row = situation.listed[number - 1 : number] if number else ()
    return next(iter(lookup.by_ids(situation.member, row)), None)


def no_such_row(row: str, situation: Situation) -> UserError:
    """What is said of the number of a row that the last list does not have."""
    if not situation.listed:
        return UserError("which.not_in_a_list", row=row)
    return UserError("which.no_such_row", row=row, n=len(situation.listed))


def load(code: str, situation: Situation) -> Interview | None:
    if by_id := re.fullmatch(r"id:([0-9]{1,18})", code):
        return next(iter(lookup.by_ids(situation.member, [int(by_id[1])])), None)
    return by_code(code, situation)
