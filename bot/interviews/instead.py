"""What to send once it is too late to take a change back, and what else helps then."""

from __future__ import annotations

from datetime import timedelta

from bot.interviews import moved_back
from bot.interviews.audit import Values
from bot.interviews.models import Member, Room
from bot.phrase import Phrase, joined
from bot.times.zones import company_zone


def candidates_answer(after: Values) -> Phrase:
    """What it was; or another answer, where there was none: that is nothing to write down."""
    was = after["before"]["candidate_response"]
    if was in _ANSWERS:
        return Phrase("instead.candidate_answer", code=after["code"], answer=_ANSWERS[was])
    answer = _ANSWERS["accepted" if after["candidate_response"] == "tentative" else "tentative"]
    return Phrase("instead.candidate_answer_unlike", code=after["code"], answer=answer)


_ANSWERS = {
    "accepted": Phrase("candidate_answer.accepted"),
    "tentative": Phrase("candidate_answer.tentative"),
    "declined": Phrase("candidate_answer.declined"),
}


def arrived(after: Values) -> Phrase:
    return Phrase("instead.arrived", code=after["code"])


def no_show(after: Values) -> Phrase:
    return Phrase("instead.no_show", code=after["code"])


def decline(after: Values) -> Phrase:
    return Phrase("instead.decline", code=after["code"])


def accept(after: Values) -> Phrase | None:
    """Who knows the candidate stays away."""
    return None if after["knows_candidate"] else Phrase("instead.accept", code=after["code"])


def replace(after: Values) -> Phrase:
    """Back again: the new one makes way for the old one."""
    order = f"{after['code']} {Member.get_by_id(after['new']).name} {Member.get_by_id(after['old']).name}"
    return Phrase("instead.replace", order=order)


def another(after: Values) -> Phrase:
    """Nobody is taken off a panel, but another may take their place, who is asked for by theirs."""
    order = f"{after['code']} {Member.get_by_id(after['new']).name}"
    return Phrase("instead.replace", order=order)


def nudge(after: Values) -> Phrase:
    return Phrase("instead.nudge" if after["nudged"] is False else "instead.no_nudging", code=after["code"])


def cancel_leave(after: Values) -> Phrase:
    return Phrase("instead.cancel_leave")


def take_leave(after: Values) -> Phrase:
    return Phrase("instead.take_leave")


def move(after: Values) -> Phrase | None:
    """Back to the time, length and place that it had; of a new start everybody is asked once more."""
    before = after["before"]
    was, now = moved_back.slot_in(before), moved_back.slot_in(after)
    if was is None:
        return Phrase("instead.move_no_time", code=after["code"])
    at = f"{was[0].astimezone(company_zone()):%Y-%m-%d %H:%M}"
    minutes = (was[1] - was[0]) // timedelta(minutes=1)
    parts: list[str | Phrase] = [at] if now is None or now[0] != was[0] else []
    if now is None or now[1] - now[0] != was[1] - was[0]:
        parts.append(Phrase("instead.minutes", n=minutes))
    if place := _place_before(before, after.get("place")):
        parts.append(place)
    to = joined("mark.spaced", parts)
    return Phrase("instead.move_to", code=after["code"], to=to)


def _place_before(before: Values, changed: str | None) -> str | Phrase | None:
    if changed is None:
        return None
    if changed == "link":
        return str(before["link"]) if before["link"] else None
    if before["room"]:
        return str(Room.get_by_id(before["room"]).name)
    return {"video": Phrase("mode.video"), "onsite": Phrase("mode.onsite"), "phone": Phrase("mode.phone")}[
        before["mode"]
    ]


def tick(after: Values) -> Phrase:
    """Of the same times, while none of them is chosen."""
    return Phrase("instead.tick", code=after["code"])


def withdraw(after: Values) -> Phrase:
    return Phrase("instead.withdraw", code=after["code"])


def cancel(after: Values) -> Phrase:
    return Phrase("instead.cancel", code=after["code"])


def nothing(after: Values) -> None:
    return None


def feedback(after: Values) -> Phrase:
    """For a day it can be changed."""
    return Phrase("instead.feedback", code=after["code"])


KNOWS = "undo_helps.knows"
OTHER_DAYS = "undo_helps.other_days"
STAYS = "undo_helps.stays"
LINK_HAS_ENDED = "undo_helps.link_has_ended"
BOOK_AGAIN = "undo_helps.book_again"
STAYS_UNHELD = "undo_helps.write"
STAYS_UNHELD_ALONE = "undo_helps.another_time"
MAY_WRITE = "undo_helps.may_write"


def reschedule(after: Values) -> Phrase:
    return Phrase("instead.reschedule", code=after["code"])
