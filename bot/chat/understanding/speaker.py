"""What an intent means from whoever speaks: HR's "can't" is somebody else's, 王五可以替我去 is no yes of the speaker's.

The commands declare it: what HR means by them (`by_hr=`), and which of such texts mean them rather than another.
"""

from __future__ import annotations

from bot.chat.understanding.told import Told
from bot.interviews.models import Interview


def said_by_whom(name: str, told: Told) -> str:
    """HR says of others what a panel says of itself: they are on none, so it is written down for whoever it is of."""
    return told.once(("said by whom", name), lambda: _said_by_whom(name, told))


def _said_by_whom(name: str, told: Told) -> str:
    for command, says in told.handlers.rather_than.get(name, ()):
        if says(told):
            return command.name
    said = told.handlers.commands.get(name)
    if said is None or not said.by_hr or not told.situation.member.is_hr or is_on_it(told):
        return name
    return said.by_hr


def is_on_it(told: Told) -> bool:
    """True where the speaker is on the panel of what they name."""
    member = told.situation.member
    named = told.masked.mentioned.get(Interview, [])
    return any(place.member_id == member.id for one in named for place in one.panel)
