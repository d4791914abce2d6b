"""What can be done on the desk: say something, send an event, press save, send it again."""

from __future__ import annotations

from typing import Any

from sandbox import callbacks
from sandbox.company import Company
from sandbox.delivery import deliver
from sandbox.exchange import Call, Exchange
from sandbox.state import State

SAVED_BY = "admin"


class Desk:
    """Delivers what the people do and remembers it. Every call blocks until the outcome is there."""

    def __init__(self, company: Company, state: State) -> None:
        self.company = company
        self.state = state

    def say(self, user_id: str, text: str, msg_id: str | None) -> Exchange:
        """A text message of a member.

        Raises: callbacks.BadCallback.
        """
        call = callbacks.text(self.company, user_id, text, msg_id)
        exchange_id = self.state.new_exchange_id()
        self.state.member_said(user_id, call.summary, exchange_id=exchange_id)
        return self._deliver(call, exchange_id)

    def send_event(self, user_id: str, event: str, event_key: str | None, fields: dict[str, Any]) -> Exchange:
        """Something that a member did other than writing.

        Raises: callbacks.BadCallback.
        """
        call = callbacks.event(self.company, user_id, event, event_key, fields)
        return self._deliver(call, self.state.new_exchange_id())

    def save(self) -> Exchange:
        """The admin presses save: WeCom checks the address."""
        return self._deliver(callbacks.save(SAVED_BY), self.state.new_exchange_id())

    def replay(self, earlier: Exchange, envelope: str) -> Exchange:
        """The same inner message once more, in the `same` envelope or a `fresh` one."""
        return self._deliver(earlier.call, self.state.new_exchange_id(), replay_of=earlier, envelope=envelope)

    def _deliver(self, call: Call, exchange_id: int, **how: Any) -> Exchange:
        exchange = deliver(self.company, call, self.state.settings, exchange_id=exchange_id, **how)
        self.state.finished(exchange)
        return exchange
