"""The cards that are out, by task id, and the codes with which each may be updated (paths 90236, 90240, 94888)."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from sandbox import cards
from sandbox.errors import Refused


class SentCards:
    """Every card that was sent with a task id, in each form that it has had. `clock` counts seconds. Not locked."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._forms: dict[str, list[dict[str, Any]]] = {}
        self._codes: dict[str, tuple[str, float]] = {}

    def __contains__(self, task_id: str) -> bool:
        return task_id in self._forms

    def add(self, task_id: str, card: dict[str, Any]) -> None:
        """The card was sent, or now looks like this."""
        self._forms.setdefault(task_id, []).append(card)

    def latest(self, task_id: str) -> dict[str, Any]:
        """The card as it was sent last."""
        return self._forms[task_id][-1]

    def tapped(self, task_id: str, key: str) -> tuple[str, dict[str, Any]] | None:
        """The event of a tap on this key, and the form of the card that has it: somebody may still see an old one."""
        for card in reversed(self._forms.get(task_id, [])):
            if event := cards.tap_event(card, key):
                return event, card
        return None

    def new_code(self, task_id: str) -> str:
        """A code that updates this card once."""
        code = secrets.token_urlsafe(32)
        self._codes[code] = (task_id, self._clock())
        return code

    def card_of(self, code: str, *, life_h: int) -> str:
        """The task id of the card that `code` updates.

        Raises: Refused if there is no such code, it was used, or it is older than `life_h` hours.
        """
        task_id, issued_at = self._codes.get(code, ("", 0.0))
        if not task_id or self._clock() - issued_at >= life_h * 3600:
            raise Refused(60140)
        return task_id

    def use(self, code: str) -> None:
        """The code has done its update."""
        del self._codes[code]
