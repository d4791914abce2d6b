"""Messages that the bot sends of its own accord, and cards that it changes (paths 90236, 94888)."""

from __future__ import annotations

import secrets
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from sandbox import cards, content, fields, recipients, repeats
from sandbox.company import Company
from sandbox.delivery import now
from sandbox.errors import Refused, success
from sandbox.faults import Faults, Rule
from sandbox.pace import Pace
from sandbox.sent_cards import SentCards
from sandbox.state import State

LEDGER = 5000
RECALL_H = 24


@dataclass(frozen=True)
class Sent:
    """A send that was answered with errcode 0; `why_not` is `duplicate`, `pace` or `unreachable`."""

    n: int
    at: str
    touser: str
    msgtype: str
    body: dict[str, Any]
    delivered: bool
    why_not: str | None


class Sending:
    """The company's side of sending. Safe to use from several threads; `clock` counts seconds."""

    def __init__(self, company: Company, state: State, faults: Faults, clock: Callable[[], float]) -> None:
        self._company = company
        self._state = state
        self._faults = faults
        self._lock = threading.Lock()
        self._repeats = repeats.Repeats(clock)
        self._pace = Pace(clock)
        self._cards = SentCards(clock)
        self._ledger: deque[Sent] = deque(maxlen=LEDGER)
        self._accepted = 0
        self._sent_at: dict[str, float] = {}
        self._clock = clock

    def send(
        self, request: bytes, body: dict[str, Any], rule: Rule | None = None, *, call_id: int | None = None
    ) -> dict[str, Any]:
        """WeCom's answer to `message/send`. `request` is the body as it came; `rule` the fault that it met.

        `call_id` is the number of the call in the log.

        Raises: Refused.
        """
        self._check_agent(body)
        reached = recipients.of_send(body, self._faults.in_force.out_of_range)
        message = content.shown(body, self._state.settings.textcard_limits)
        card = body["template_card"] if message.type == "template_card" else None
        interval_s = repeats.interval(body)
        with self._lock:
            if interval_s and (msgid := self._repeats.earlier(request, interval_s)):
                # Whether WeCom says the response_code again is not known; a bot must do without.
                self._record(body, "duplicate")
                return success(msgid=msgid)
            if card and card.get("task_id") in self._cards:
                raise Refused(42014, "this task_id has been used before")
            if card and cards.has_code(card) and self._faults.in_force.no_callback:
                raise Refused(43012)
            msgid = secrets.token_urlsafe(48)
            self._sent_at[msgid] = self._clock()
            self._deliver(body, message, reached, rule, msgid=msgid, call_id=call_id)
            if interval_s:
                self._repeats.remember(request, msgid)
            return _answer(msgid, reached, rule) | self._code_of(card)

    def update(self, body: dict[str, Any], *, call_id: int | None = None) -> dict[str, Any]:
        """WeCom's answer to `message/update_template_card`; nobody is alerted.

        Raises: Refused.
        """
        self._check_agent(body)
        code = fields.needed(body, "response_code", 60140)
        button, card = fields.mapping(body, "button"), fields.mapping(body, "template_card")
        if card is not None:
            cards.check(card, is_update=True)
        elif not button or not fields.text(button, "replace_name"):
            raise Refused(40063, "neither template_card nor button.replace_name")
        all_of_them = fields.number(body, "atall", range(2)) == 1
        everybody = body | {"userids": None, "partyids": [recipients.DEPARTMENT]} if all_of_them else body
        reached = recipients.of_update(everybody, self._faults.in_force.out_of_range)
        with self._lock:
            task_id = self._cards.card_of(code, life_h=self._state.settings.code_hours)
            self._check_update(task_id, card)
            self._cards.use(code)
            self._show(reached.user_ids, task_id, card, button, call_id=call_id)
        return success(invaliduser=list(reached.invalid_users))

    def recall(self, body: dict[str, Any], *, call_id: int | None = None) -> dict[str, Any]:
        """WeCom's answer to `message/recall` (path 94867).

        Raises: Refused.
        """
        msgid = fields.needed(body, "msgid", 40058)
        with self._lock:
            if msgid not in self._sent_at:
                raise Refused(40058, "no such message of this app")
            if self._clock() - self._sent_at[msgid] > RECALL_H * 3600:
                raise Refused(42052, "sent more than 24 hours ago")
            self._state.recalled(msgid, call_id=call_id)
        return success()

    def tapped(self, task_id: str, key: str) -> tuple[str, str, dict[str, Any]] | None:
        """The event that a tap sends, what is written on the button, and its fields with a new code.

        None if no card has this key.
        """
        with self._lock:
            found = self._cards.tapped(task_id, key)
            if not found:
                return None
            event, card = found
            code = self._cards.new_code(task_id)
        return event, cards.label(card, key), {"TaskId": task_id, "CardType": card["card_type"], "ResponseCode": code}

    def replied(self, user_id: str, task_id: str, reply: dict[str, Any]) -> None:
        """A passive reply to a tap, shown: it changes the card of the member who tapped (path 90241)."""
        with self._lock:
            self._show((user_id,), task_id, reply.get("template_card"), reply)

    def sent(self) -> list[dict[str, Any]]:
        """Every send that was accepted, in order."""
        with self._lock:
            return [asdict(one) for one in self._ledger]

    def _check_agent(self, body: dict[str, Any]) -> None:
        agent_id = body.get("agentid")
        if isinstance(agent_id, bool) or not isinstance(agent_id, int):
            raise Refused(40056, "agentid is no integer")
        if agent_id != self._company.agent_id:
            raise Refused(40056, "there is no such app")

    def _deliver(
        self,
        body: dict[str, Any],
        message: content.Shown,
        reached: recipients.Reached,
        rule: Rule | None,
        **ids: Any,
    ) -> None:
        unreachable = rule.unreachable if rule else ()
        task_id = message.content.get("task_id") if message.type == "template_card" else None
        if task_id:
            self._cards.add(task_id, message.content)
        readers = [user_id for user_id in reached.user_ids if user_id not in unreachable]
        admitted = [user_id for user_id in readers if self._pace.admits(user_id)]
        for user_id in admitted:
            self._state.arrived(user_id, message.type, message.words, message.content, task_id=task_id, **ids)
        self._record(body, None if admitted else "pace" if readers else "unreachable")

    def _record(self, body: dict[str, Any], why_not: str | None) -> None:
        self._accepted += 1
        to_user, msgtype = body.get("touser") or "", body["msgtype"]
        self._ledger.append(Sent(self._accepted, now(), to_user, msgtype, body, why_not is None, why_not))

    def _code_of(self, card: dict[str, Any] | None) -> dict[str, str]:
        return {"response_code": self._cards.new_code(card["task_id"])} if card and cards.has_code(card) else {}

    def _check_update(self, task_id: str, card: dict[str, Any] | None) -> None:
        if card is None:
            if self._cards.latest(task_id)["card_type"] not in cards.CALLBACK_TYPES:
                raise Refused(40058, "this card has no buttons to disable")
        elif (card.get("task_id") or task_id) != task_id:
            raise Refused(42014, "task_id is not that of the card")

    def _show(
        self,
        user_ids: tuple[str, ...],
        task_id: str,
        card: dict[str, Any] | None,
        button: dict[str, Any] | None,
        call_id: int | None = None,
    ) -> None:
        if card is not None:
            self._cards.add(task_id, card)
            self._state.card_changed(user_ids, task_id, content=card, text=cards.in_words(card), call_id=call_id)
        elif button:
            self._state.card_changed(user_ids, task_id, replaced_with=button["replace_name"], call_id=call_id)


def _answer(msgid: str, reached: recipients.Reached, rule: Rule | None) -> dict[str, Any]:
    unreachable = tuple(one for one in reached.user_ids if rule and one in rule.unreachable)
    unlicensed = unreachable if rule and rule.unlicensed else ()
    named = {
        "invaliduser": reached.invalid_users + (() if unlicensed else unreachable),
        "invalidparty": reached.invalid_parties,
        "invalidtag": reached.invalid_tags,
        "unlicenseduser": unlicensed,
    }
    return success(msgid=msgid) | {name: "|".join(values) for name, values in named.items() if values}
