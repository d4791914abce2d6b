"""What can be done on the desk: say something, send an event, tap a card, press save, send it again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sandbox import callbacks, menu
from sandbox.delivery import deliver
from sandbox.envelope import CARD_UPDATES
from sandbox.exchange import Call, Exchange
from sandbox.world import World

SAVED_BY = "admin"


class Desk:
    """Delivers what the people do and remembers it. Every call blocks until the outcome is there."""

    def __init__(self, world: World) -> None:
        self.company = world.company
        self.state = world.state
        self._sending = world.sending

    def say(self, user_id: str, text: str, msg_id: str | None, language: str = "") -> Exchange:
        """A text message of a member, written on a page in that language.

        Raises: callbacks.BadCallback.
        """
        call = callbacks.text(self.company, user_id, text, msg_id)
        exchange_id = self.state.new_exchange_id()
        self.state.member_said(user_id, call.summary, exchange_id=exchange_id)
        return self._deliver(replace(call, language=language), exchange_id)

    def send_event(
        self, user_id: str, event: str, event_key: str | None, fields: dict[str, Any], language: str = ""
    ) -> Exchange:
        """Something that a member did other than writing.

        Raises: callbacks.BadCallback.
        """
        label = menu.label(self.state.menu, event_key) if event in ("click", "view") else None
        call = callbacks.event(self.company, user_id, event, event_key, fields, label)
        return self._deliver(replace(call, language=language), self.state.new_exchange_id())

    def tap(self, user_id: str, task_id: str, key: str, selected: dict[str, list[str]], language: str = "") -> Exchange:
        """A member taps a card, their own or a forwarded one, as it is now or as it was.

        `selected`: option ids by question key.
        Raises: callbacks.BadCallback.
        """
        found = self._sending.tapped(task_id, key)
        if found is None:
            raise callbacks.BadCallback("没有卡片有这个按钮 no card has this button")
        event, label, fields = found
        if selected:
            fields["SelectedItems"] = {"SelectedItem": [_item(*one) for one in selected.items()]}
        shows_update = self.state.settings.card_click_passive == "shown"
        call = callbacks.tap(self.company, user_id, event, key, fields, label=label, shows_update=shows_update)
        return self._deliver(replace(call, language=language), self.state.new_exchange_id())

    def save(self) -> Exchange:
        """The admin presses save: WeCom checks the address."""
        return self._deliver(callbacks.save(SAVED_BY), self.state.new_exchange_id())

    def replay(self, earlier: Exchange, envelope: str) -> Exchange:
        """The same inner message once more, in the `same` envelope or a `fresh` one."""
        return self._deliver(earlier.call, self.state.new_exchange_id(), replay_of=earlier, envelope=envelope)

    def _deliver(self, call: Call, exchange_id: int, **how: Any) -> Exchange:
        exchange = deliver(self.company, call, self.state.settings, exchange_id=exchange_id, **how)
        self.state.finished(exchange)
        reply = exchange.reply
        if call.task_id and reply and reply.get("shown") and reply["type"] in CARD_UPDATES:
            self._sending.replied(call.user_id, call.task_id, reply)
        return exchange


def _item(question_key: str, option_ids: list[str]) -> dict[str, Any]:
    return {"QuestionKey": question_key, "OptionIds": {"OptionId": option_ids}}
