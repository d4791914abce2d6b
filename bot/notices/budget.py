"""Silence: how many messages an interviewer gets about an interview.

Counted are the invitation, the reminders and the word that feedback is due. What is not counted is always sent."""

from __future__ import annotations

from bot.notices import catalogue, history
from bot.notices.catalogue import panel
from bot.notices.queue import OutboxMessage

MOST = 4


def allows(message: OutboxMessage) -> bool:
    """False where the message, and those that must still come, would be more than somebody gets about an interview.

    An invitation always leaves: who is asked anew, after somebody else had their place, must hear of it. So does what its
    reader asked for again.
    """
    kind = catalogue.named(message.kind) if message.is_notice else None
    if message.subject.get("again"):
        return True
    if kind is None or not kind.counted or kind is panel.INVITED or message.interview_id is None:
        return True
    if kind.asks and _came_before(message):
        return True
    return history.counted(message.interview_id, message.to_user) + 1 + kind.to_come <= MOST


def is_counted(message: OutboxMessage) -> bool:
    """Of invitations the first counts: a later one tells of a replacement, or answers a change of one's own. So it is with
    what asks for feedback."""
    if message.subject.get("again") or not message.is_notice or message.interview_id is None:
        return False
    if not catalogue.named(message.kind).counted:
        return False
    if catalogue.named(message.kind).asks and message.kind != panel.INVITED.name:
        return not _came_before(message)
    return message.kind != panel.INVITED.name or history.counted(message.interview_id, message.to_user) == 0


def _came_before(message: OutboxMessage) -> bool:
    """What asks comes again when its answer was taken back."""
    assert message.interview_id is not None
    return history.last_sent(message.interview_id, message.to_user, message.kind) is not None
