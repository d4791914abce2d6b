"""Where an interview is to be, as people say it: a room, a meeting link, or only how: by video, on site, by phone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.db import store
from bot.interviews import identity, meeting_link, no_place, room_numbers
from bot.interviews.models import Interview, Room
from bot.times.typed import normalise

_LINK = re.compile(r"https://[^\s，。；、（）<>\"']{3,500}", re.IGNORECASE)
_CALLED_ROOM = re.compile(
    r"(?:在|去|到|换到|改到|@)?(?P<zh>[\w#-]{1,12}?(?:会议室|面试间|洽谈室))|\b(?:meeting )?room (?P<en>[\w-]{1,12})\b",
    re.IGNORECASE,
)
_MODES = (
    (
        "video",
        re.compile(
            r"(?:改成?|换成?|用|走)?(?:视频|线上|远程|网上)(?:面试|面)?|\b(?:by )?(?:video|online|remote(?:ly)?)\b"
        ),
    ),
    ("onsite", re.compile(r"(?:改成?|换成?|来)?(?:现场|线下|当面)(?:面试|面)?|\b(?:on[- ]?site|in person)\b")),
    ("phone", re.compile(r"(?:改成?|换成?|用|打)?电话(?:面试|面)?|\b(?:by )?phone\b")),
)


@dataclass(frozen=True)
class Venue:
    """A meeting link, or a room's name or a mode, or both: 现场 3号会议室. A room need not exist yet: `is_new`."""

    room: str = ""
    link: str = ""
    mode: str = ""
    is_new: bool = False
    is_all: bool = False  # room, link and mode are all that there is, as another system says it

    def __str__(self) -> str:
        return self.link or " ".join(filter(None, (self.mode, self.room)))

    def is_of(self, interview: Interview) -> bool:
        """It is there already."""
        if self.is_all:
            there = interview.mode, _room_of(interview), interview.meeting_url or ""
            return (self.mode, self.room, self.link) == there
        if self.room and not self.mode:
            return _room_of(interview) == self.room
        if self.link:
            return bool(interview.meeting_url == self.link)
        return self.then(interview) == (interview.mode, _room_of(interview))

    def then(self, interview: Interview) -> tuple[str, str]:
        """How the interview is then, and in which room. By video or phone nobody comes to a room; to one that is given
        where there is no meeting link the candidate comes, as when it is booked there."""
        if self.is_all or (self.mode and self.room):
            return self.mode, self.room
        if self.mode:
            return self.mode, _room_of(interview) if self.mode == "onsite" else ""
        if self.room:
            return str(interview.mode) if meeting_link.has_one(interview) else "onsite", self.room
        return str(interview.mode), _room_of(interview)


def _room_of(interview: Interview) -> str:
    return str(interview.room.name) if interview.room is not None else ""


def find_venue(text: str) -> tuple[Venue, tuple[int, int]] | None:
    """The first that a text names, and from where to where; a room that there is before what may be one."""
    if link := _LINK.search(text):
        return Venue(link=link[0]), link.span()
    how = _find_mode(text)
    found = _find_room(text)
    if found is None or how is None:
        return found or how
    between = text[min(found[1][1], how[1][1]) : max(found[1][0], how[1][0])]
    if between.strip(" ,，、的在"):
        return found
    both = replace(found[0], mode=how[0].mode)
    return both, (min(found[1][0], how[1][0]), max(found[1][1], how[1][1]))


def _find_room(text: str) -> tuple[Venue, tuple[int, int]] | None:
    low = text.lower()
    others = room_numbers.other_names(low)
    rooms = store.fetch_planned(
        """SELECT name, position(lower(name) IN %(text)s) - 1 AS at FROM room
           WHERE position(lower(name) IN %(text)s) > 0 OR lower(name) = ANY(%(others)s::text[])
           ORDER BY position(lower(name) IN %(text)s) = 0, length(name) DESC, id LIMIT 1""",
        text=low,
        others=[name for names in others.values() for name in names],
    )
    if rooms:
        at = rooms[0]["at"]
        if at < 0:  # it is called otherwise
            said = next(one for one, names in others.items() if rooms[0]["name"].lower() in names)
            return Venue(room=rooms[0]["name"]), (at := low.index(said), at + len(said))
        end = at + len(rooms[0]["name"])
        return Venue(room=rooms[0]["name"]), (at, end + len("会议室") if text[end:].startswith("会议室") else end)
    if (called := _CALLED_ROOM.search(text)) and not no_place.SAID.search(text):
        name = called["zh"] or called["en"]
        return Venue(room=name, is_new=True), called.span()
    return None


def _find_mode(text: str) -> tuple[Venue, tuple[int, int]] | None:
    for mode, words in _MODES:
        if said := words.search(normalise(text)):
            return Venue(mode=mode), said.span()
    return None


def load_venue(said: str) -> Venue:
    """What `str` made of it."""
    if said in dict(_MODES):
        return Venue(mode=said)
    if said.lower().startswith("https://"):
        return Venue(link=said)
    mode, _, room = said.partition(" ")
    if mode not in dict(_MODES):
        mode, room = "", said
    return Venue(room=room, mode=mode, is_new=not identity.rooms(room))


def room_of(venue: Venue) -> Room:
    """The room, added where there is none of that name."""
    return identity.room_or_new(venue.room)
