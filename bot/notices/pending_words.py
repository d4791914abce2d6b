"""What waits, as its reader is told of it."""

from __future__ import annotations

from datetime import datetime

from bot.interviews import access, external, needs, states
from bot.interviews.models import Member
from bot.notices.pending import Waiting, What
from bot.wording import clash as clash_of
from bot.wording import hr_of, pick

_YOURS = {
    What.ANSWER: ("waits for your answer", "等你回复"),
    What.FEEDBACK: ("waits for your feedback", "等你写面评"),
    What.TICKS: ("waits for you to tick times", "等你勾时间"),
}


def for_whom(one: Waiting, reader: Member, now: datetime) -> str:
    """`李四、王五没回复`, `等你写面评`: for whom it waits, and what for."""
    said = _YOURS.get(one.what) if one.people == [reader] else None
    return pick(said or _of_what(one, reader, now), str(reader.lang))


def _of_what(one: Waiting, reader: Member, now: datetime) -> tuple[str, str]:
    lang = str(reader.lang)
    names = pick((", ", "、"), lang).join(
        pick(("you", "你"), lang) if who == reader else str(who.name) for who in one.people
    )
    match one.what:
        case What.ANSWER:
            return f"no answer: {names}", f"{names}没回复"
        case What.FEEDBACK:
            return f"no feedback: {names}", f"{names}没写面评"
        case What.PROPOSAL:
            if one.people == [reader]:
                hr = hr_of(one.interview, reader)
                return f"your other time waits for {hr}", f"你提的改期在等{hr}"
            return f"{names}: proposes another time", f"{names}建议改期"
        case What.TICKS:
            return f"no times ticked: {names}", f"{names}没勾时间"
        case What.CHOICE:
            return "the candidate is to choose a time", "等候选人选时间"
        case What.TIME if needs.none_is_chosen(one.interview):
            if one.interview.candidate_response == "declined":
                return "candidate not coming, yours to decide", "候选人不来，等你定"
            return "no time suits the candidate, yours to decide", "候选人说都不合适，等你定"
        case What.TIME if states.is_to_be_chosen(one.interview):
            return "the candidate has no time to choose", "候选人没有时间可选"
        case What.PLACE if states.is_to_be_chosen(one.interview):
            return f"{names} can't make it", f"{names}无法参加"
        case What.PLACE if lacks_everybody(one, now):
            return f"nobody to interview ({names} can't make it)", f"没有面试官（{names}无法参加）"
        case What.PLACE if not states.is_ahead(one.interview, now):
            return f"{names} can't make it, and it has started", f"{names}无法参加，面试已开始"
        case What.PLACE:
            return f"{names} can't make it", f"{names}无法参加"
        case What.TIME if states.is_ahead(one.interview, now):
            return "candidate not coming, yours to decide", "候选人不来，等你定"
        case What.TIME if (found := external.overlap_of(one.interview) if one.interview.overlaps else None) is not None:
            clash = clash_of(found, reader, now)
            return f"{clash}, yours to decide", f"{clash}，等你定"
        case What.TIME:
            return "needs a time", "还没定时间"


def lacks_everybody(one: Waiting, now: datetime) -> bool:
    """Its time has come, and nobody was there for it."""
    has_begun = not states.is_ahead(one.interview, now) and not states.is_to_be_chosen(one.interview)
    is_place = one.what is What.PLACE and has_begun
    return is_place and access.nobody_is_left(one.interview)
