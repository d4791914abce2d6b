"""What a candidate can say and do by their own link at a moment: one table, for their page and for what they send alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from bot.interviews import meeting_link, states
from bot.interviews.models import Interview


class Act(Enum):
    """`ASK` for another time, or say that none of those to choose from suits."""

    CONFIRM = "confirm"
    DECLINE = "decline"
    ASK = "ask"
    CHOOSE = "choose"
    LATE = "late"
    HERE = "here"
    ENTER = "enter"


class Until(Enum):
    """Until when: its start, its end, or until its room closes."""

    START = "start"
    END = "end"
    ROOM = "room"


def is_on_the_spot(interview: Interview) -> bool:
    """They come to a place of ours."""
    return interview.mode == "onsite" or (interview.room is not None and not meeting_link.has_one(interview))


def is_by_video(interview: Interview) -> bool:
    return interview.mode == "video" and not is_on_the_spot(interview)


def _is_not_here(interview: Interview) -> bool:
    return interview.here_at is None


def _is_not_here_or_missed(interview: Interview) -> bool:
    """They have not said that they are there, or are back where somebody misses them."""
    return _is_not_here(interview) or interview.missing_since is not None


def _comes_to_us_now(interview: Interview) -> bool:
    return is_on_the_spot(interview) and _is_not_here_or_missed(interview)


_NEW, _YES, _MAYBE, _NO = "needs_action", "accepted", "tentative", "declined"
_EXPECTED = (_NEW, _YES, _MAYBE)
_ANY = (*_EXPECTED, _NO)


@dataclass(frozen=True)
class Row:
    """`answered`: for whom, by what they have answered. `since` and `ends`: from so long before the start until so long
    before `until`; without `since` from the beginning. `where`: and only then. `chooses`: while they are to choose the
    time; `timed`: once there is one."""

    answered: tuple[str, ...] = _ANY
    since: timedelta | None = None
    until: Until = Until.START
    ends: timedelta = timedelta()
    where: Callable[[Interview], bool] = lambda interview: True
    chooses: bool = False
    timed: bool = True


_H = timedelta(hours=1)

TABLE: dict[Act, Row] = {
    Act.CONFIRM: Row((_NEW, _MAYBE, _NO)),
    Act.DECLINE: Row(_EXPECTED, chooses=True),
    Act.ASK: Row(ends=12 * _H, chooses=True),  # later they call
    Act.CHOOSE: Row(chooses=True, timed=False),
    Act.LATE: Row(_EXPECTED, since=2 * _H, until=Until.END, where=_is_not_here),
    Act.HERE: Row(_EXPECTED, since=1 * _H, until=Until.END, where=_comes_to_us_now),
    Act.ENTER: Row(_EXPECTED, since=meeting_link.OPENS, until=Until.ROOM, where=is_by_video),
}


def is_open(act: Act, interview: Interview, now: datetime) -> bool:
    """`interview` as `lookup` has loaded it; how often something may be said is another matter (`by_candidate`)."""
    row = TABLE[act]
    if interview.candidate_response not in row.answered:
        return False
    if states.is_to_be_chosen(interview):
        return row.chooses
    return row.timed and row.where(interview) and _is_its_time(row, interview, now)


def _is_its_time(row: Row, interview: Interview, now: datetime) -> bool:
    if interview.slot is None or (row.since is not None and now < interview.slot[0] - row.since):
        return False
    match row.until:
        case Until.START:
            return states.is_ahead(interview, now) and now <= interview.slot[0] - row.ends
        case Until.END:
            return interview.status in (*states.AHEAD, "in_progress") and now < interview.slot[1]
        case Until.ROOM:
            return states.is_on(interview) and meeting_link.is_open(interview, now)
