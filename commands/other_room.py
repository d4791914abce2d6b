"""Another room is wished for, and not said which: it is asked, and the time stays. 1203换个会议室, change the room of 1203."""

from __future__ import annotations

import re

from bot import Context, Reply
from bot.interviews import Interview
from bot.times.another import AnotherTime

_A_ROOM = re.compile(
    r"(?:换|改|调)(?:一?[个间下]|另外?一?[个间]|到别的)?(?:会议室|面试间|房间|地点|地方|场地)|(?:会议室|面试间|房间|地点)[^,，。]{0,3}(?:换|改|调)(?:一?[个间下])?(?:吧|了|呗)?$|"
    r"\b(?:change|switch|swap|move) (?:the )?(?:room|venue|place)\b|\b(?:another|different|new|other) (?:room|venue|place)\b"
)


def wants_a_room(ctx: Context, time: AnotherTime | None) -> bool:
    """1203换个会议室: another room, and no other time."""
    if time is not None and (time.words or time.within is not None):
        return False
    return ctx.message is not None and _A_ROOM.search(ctx.message.text.lower()) is not None


def ask_where(ctx: Context, interview: Interview) -> Reply:
    ctx.then_ask("place", ctx.handlers.commands["reschedule"], interview=interview)
    return ctx.say("move.which_room", title=interview, when=ctx.moment(interview), summary="?")
