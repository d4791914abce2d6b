"""What renderers look at, loaded for a row that is to leave or a card that is out there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.interviews import lookup, people
from bot.interviews.models import Interview, Member
from bot.notices.sent_cards import SentCard
from bot.notices.transit import OutboxMessage
from bot.notices.view import Together, View


@dataclass(frozen=True)
class Views:
    """`url` is what a card without buttons opens."""

    url: str

    def of(self, message: OutboxMessage, task_id: str, now: datetime, together: Together | None = None) -> View:
        view = self._view(message.to_user, message.interview_id, message.subject, task_id, now)
        return view if together is None else replace(view, together=together)

    def of_card(self, card: SentCard, now: datetime) -> View:
        return self._view(card.to_user, card.interview_id, card.subject, card.task_id, now)

    def _view(
        self, to_user: str, interview_id: int | None, subject: dict[str, Any], task_id: str, now: datetime
    ) -> View:
        return View(
            holder=people.by_user_id(to_user) or Member(user_id=to_user, name=to_user, created_at=now),
            now=now,
            task_id=task_id,
            url=self.url,
            interview=_interview(interview_id),
            subject=subject,
        )


def _interview(interview_id: int | None) -> Interview | None:
    return next(iter(lookup.load([interview_id])), None) if interview_id is not None else None
