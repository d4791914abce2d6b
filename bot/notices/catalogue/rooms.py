"""Rooms that a provider makes: none can be made, one is not there in time, nobody is in one."""

from __future__ import annotations

from bot import wording
from bot.interviews import access, lookup, meeting_link
from bot.interviews.models import Interview
from bot.notices import conditions
from bot.notices.kind import Kind
from bot.notices.view import View, nameless
from bot.phrase import Phrase
from bot.wecom.content import Part, Text
from bot.wording import links

_MOST_LISTED = 12


def cannot_be_made(view: View) -> Part | None:
    """For HR, once for an outage: which interviews wait for it. `because`: the id of why."""
    waiting = [
        one
        for one in lookup.load([int(one) for one in (view.subject or {}).get("interviews", [])])
        if _waits_for_its_room(one) and not access.must_stay_away(view.holder, one) and not one.is_over(view.now)
    ]
    if not waiting:
        return None
    why = view.text((view.subject or {}).get("because", "rooms.no_answer"))
    listed = [wording.title(one, view.holder) for one in waiting[:_MOST_LISTED]]
    if (more := len(waiting) - _MOST_LISTED) > 0:
        listed.append(view.text("places_open.more", more=more))
    return Text(view.text("rooms.cannot_be_made", why=why) + "\n" + "\n".join(listed))


NO_ROOMS = Kind("no_rooms", cannot_be_made, merged=True)


def not_there(view: View) -> Part | None:
    """For HR: it is about to begin, and has no room yet."""
    title, when, code = _title(view), _when(view), view.of.code or ""
    return Text(view.text("rooms.not_there", title=title, when=when, code=code))


def lacks_its_room(view: View) -> bool:
    return _waits_for_its_room(view.of) and not view.of.is_over(view.now)


NO_ROOM = Kind(
    "no_room",
    not_there,
    Phrase("notice.no_room_yet"),
    interrupts=conditions.always,
    holds=lacks_its_room,
    passed_on=True,
)


def nobody_is_there(view: View) -> Part | None:
    """For the panel: it should have begun, and the provider says that nobody has."""
    title, code = wording.title(view.of, view.holder), view.of.code or ""
    enter = links.room(view.of) or view.text("reminder.send_room", code=code)
    return Text(view.text("rooms.nobody_is_there", title=title, enter=enter))


def is_empty(view: View) -> bool:
    pad = view.of.pad
    return pad is not None and pad.is_open and pad.started_at is None and view.of.status == "in_progress"


NOBODY_IS_THERE = Kind(
    "nobody_is_there",
    nobody_is_there,
    Phrase("notice.nobody_in_the_room"),
    interrupts=conditions.always,
    holds=is_empty,
)


def nobody_came(view: View) -> Part | None:
    """For HR: the same, some minutes later."""
    panel = view.text("mark.between_names").join(str(one.member.name) for one in view.of.panel if one.attends)
    who = "" if view.discreet else panel
    return Text(view.text("rooms.nobody_came", title=_title(view), when=_when(view), panel=who))


NOBODY_CAME = Kind(
    "nobody_came",
    nobody_came,
    Phrase("notice.nobody_in_the_room"),
    interrupts=conditions.always,
    holds=is_empty,
    passed_on=True,
)


def _waits_for_its_room(interview: Interview) -> bool:
    is_there = interview.pad is not None and interview.pad.is_open
    return meeting_link.is_provided(interview) and not is_there and interview.status not in meeting_link.CLOSED_TO_ALL


def _title(view: View) -> str:
    return nameless(view) if view.discreet else wording.title(view.of, view.holder)


def _when(view: View) -> str:
    return wording.moment(view.of, view.holder, view.now)
