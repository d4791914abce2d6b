"""While somebody interviews, their screen may be shared: what waits until that is over, and what does not.

From an interview's start to five minutes after its end its panel hears what `interrupts`. What cannot wait and is none
of the panel's business goes to the next in line; where there is nobody else, its reader gets it without any name.
"""

from __future__ import annotations

from datetime import datetime

from bot.interviews import access
from bot.notices import kinds
from bot.notices.transit import OutboxMessage
from bot.notices.view import View


def until(message: OutboxMessage, view: View) -> datetime | None:
    """The end of the silence, if the reader sits in an interview and this is no reason to interrupt it."""
    return None if kinds.named(message.kind).interrupts(view) else ends(view)


def discreet_until(message: OutboxMessage, view: View) -> datetime | None:
    """The end of the silence into which an alert of HR's is told all the same, without any name."""
    return ends(view) if kinds.named(message.kind).passed_on else None


def ends(view: View) -> datetime | None:
    """Until when the reader's screen may be shared; None if they sit in no interview."""
    return access.quiet_until(view.holder, view.now) if view.holder.id is not None else None
