"""The kinds of notice about rooms that a provider makes: that one is not there, or nobody is in it."""

from __future__ import annotations

from bot.notices import room_news, still
from bot.notices.kind import Kind

NO_ROOMS = Kind("no_rooms", room_news.cannot_be_made, merged=True)
NO_ROOM = Kind(
    "no_room",
    room_news.not_there,
    ("no room yet", "面试间没建好"),
    interrupts=still.always,
    holds=room_news.lacks_its_room,
    passed_on=True,
)
NOBODY_CAME = Kind(
    "nobody_came",
    room_news.nobody_came,
    ("nobody in the room", "面试间没人"),
    interrupts=still.always,
    holds=room_news.is_empty,
    passed_on=True,
)
NOBODY_IS_THERE = Kind(
    "nobody_is_there",
    room_news.nobody_is_there,
    ("nobody in the room", "面试间没人"),
    interrupts=still.always,
    holds=room_news.is_empty,
)
