"""What goes to many at once, such as the morning's messages: it leaves beside everything else, and keeps nothing waiting.

Nobody is woken for each: one thread takes the rows in batches, makes their words in a few statements and says that they
are being sent, all of them in one commit; threads of their own call WeCom; what became of them is written down together.
A row that is not its member's first, or whose member has had their share of the minute, is left to those that are:
`queue` says whose turn it is, here as there, so that each member gets what is theirs in order."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime

from bot.db import clock, store
from bot.interviews import agenda, people, preferences, sitting
from bot.interviews.models import Member
from bot.log import log, places
from bot.notices import catalogue, queue
from bot.notices.catalogue import digest
from bot.notices.queue import OutboxMessage
from bot.notices.render import Sending
from bot.notices.send import Delivery
from bot.notices.view import View
from bot.wecom.client import Sent
from bot.wecom.content import Text

AT_ONCE = 48  # calls of WeCom
BATCH = 64
LONGEST_S = 5.0
NOTED_EVERY_S = 0.05  # what has left meanwhile is written down together


@dataclass(frozen=True)
class Pump:
    """Sends what is due in bulk."""

    delivery: Delivery

    def pump(self, now: datetime) -> bool:
        """For a few seconds, since a worker that is to end waits for it; True where there may be more to do at once."""
        batch = self._next()
        if not batch:
            return False
        until, goes_on = time.monotonic() + LONGEST_S, True
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="bulk") as threads:
            calls: dict[Future[Sent], Sending] = {}
            while (
                batch or calls
            ):  # the next are taken while those before are on their way: threads wait for WeCom alone
                calls |= {threads.submit(self._call, one): one for one in batch}
                done = wait(calls, NOTED_EVERY_S).done
                ended = {future: calls.pop(future) for future in done}
                self._note(ended)
                goes_on = goes_on and all(future.exception() is None for future in ended)
                is_time_left = time.monotonic() < until
                batch = self._next() if goes_on and is_time_left and len(calls) <= BATCH - AT_ONCE // 2 else []
        return goes_on and time.monotonic() >= until

    def _call(self, one: Sending) -> Sent:
        return self.delivery.wecom.send(one.messages[0].to_user, one.payload, duplicate_check=True)

    def _note(self, ended: dict[Future[Sent], Sending]) -> None:
        left = [(one.messages[0], future.result().msgid) for future, one in ended.items() if future.exception() is None]
        if left:
            with store.db.connection_context():
                queue.sent_each({message.id: msgid for message, msgid in left}, clock.now())
        for future, one in ended.items():
            if (error := future.exception()) is not None:
                self.delivery.failed(one.messages, error)

    def _next(self) -> list[Sending]:
        """The next rows, on their way. Where one of them is at fault, each goes alone: it is the fault of that one."""
        due: list[OutboxMessage] = []
        try:
            while not (claimed := self._claimed(due)) and due:
                due.clear()
            return claimed
        except Exception as error:
            if store.is_passing(error):
                raise
            log.error("batch failed", rows=len(due), error=type(error).__name__, places=places(error))
            for one in due:
                self.delivery.deliver(one.to_user, in_bulk=True)
            return []

    def _claimed(self, due: list[OutboxMessage]) -> list[Sending]:
        """The next rows, which become `due`, as they are to leave, and said to be on their way."""
        with store.db.connection_context(), store.db.atomic():
            now = clock.now()
            messages = queue.due_in_bulk(now, BATCH)
            due += messages
            if not messages:
                return []
            members = people.active([one.to_user for one in messages])
            busy = sitting.sittings([int(one.id) for one in members.values()], now)
            queue.drop_each([one for one in messages if one.to_user not in members], "suppressed")
            there = [one for one in messages if one.to_user in members]
            wishes = preferences.of_each([int(one.id) for one in members.values()])
            unwanted = [one for one in there if one.kind in wishes[int(members[one.to_user].id)].unwanted]
            queue.drop_each(unwanted, "suppressed")
            kept = [one for one in there if one not in unwanted]
            for one in kept:
                if (sits := busy.get(members[one.to_user].id)) is not None:
                    queue.put_off([one.id], sits.ends)
            to_tell = [one for one in kept if members[one.to_user].id not in busy]
            texts = self._texts(to_tell, members, now)
            queue.drop_each([one for one in to_tell if one.id not in texts], "suppressed")
            sendings = [Sending([one], texts[one.id].message()) for one in to_tell if one.id in texts]
            if sendings:
                queue.claim_each({one.messages[0].id: one.payload for one in sendings}, now)
            return sendings

    def _texts(self, messages: Sequence[OutboxMessage], members: dict[str, Member], now: datetime) -> dict[int, Text]:
        """What each has become, by row; digests from what was found for all of them in one statement."""
        views = {one.id: self._view(one, members[one.to_user], now) for one in messages}
        digests = [views[one.id] for one in messages if one.kind == digest.DIGEST.name]
        found = agenda.of_each([one.holder for one in digests], [digest.day_of(one) for one in digests], now)
        parts = {
            one.id: digest.say(view, found[int(view.holder.id)])
            if one.kind == digest.DIGEST.name
            else catalogue.rendered(one.kind, view)
            for one in messages
            if (view := views[one.id])
        }
        return {row: part for row, part in parts.items() if isinstance(part, Text)}

    def _view(self, message: OutboxMessage, holder: Member, now: datetime) -> View:
        return View(holder=holder, now=now, task_id="", url=self.delivery.url, subject=message.subject)
