"""One member's messages, in order, to WeCom: at most one effect for each, and at WeCom's pace.

WeCom is called outside any transaction. A row is `sending` from before the call until its outcome is known; one that
stays so is an attempt of unknown outcome, and is repeated with the very same body, which WeCom recognises.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.db import store
from bot.interviews import lookup, people
from bot.interviews.models import Interview, Member
from bot.log import log
from bot.notices import outbox, sent_cards
from bot.notices.cards import KINDS, MERGED, View
from bot.notices.outbox import Owed
from bot.notices.sent_cards import CardOut
from bot.wecom.client import WeCom
from bot.wecom.content import TEXT_BYTES, Card, Part, Text
from bot.wecom.errors import NeedsAdmin, Refused, RetryLater

LONGEST_WAIT_S = 300.0
SUPERSEDED = {"zh": "见新卡片", "en": "See new card"}
_CODE_GONE = 60140  # response_code used or expired


@dataclass(frozen=True)
class Delivery:
    """Sends what the outbox owes. `url` is what a card without buttons opens."""

    wecom: WeCom
    clock: Callable[[], datetime]
    url: str

    def deliver(self, to_user: str) -> int:
        """Send the member's due rows until none is left or one must wait; how many left."""
        count = 0
        while self._deliver_next(to_user):
            count += 1
        return count

    def refresh_token(self) -> None:
        """Have the next access token before the present one dies; what fails here is told, and tried again later."""
        try:
            self.wecom.refresh_ahead()
        except RetryLater as later:
            _tell_admin(later)

    def _deliver_next(self, to_user: str) -> bool:
        now = self.clock()
        with store.db.connection_context():
            rows = outbox.due(to_user, now)
            if not rows or not (rows[0].kind == outbox.REFRESH or outbox.pace_allows(to_user, now)):
                return False
            work: Callable[[], bool] | None
            if _wants_a_name(rows[0]):
                work = partial(self._learn_name, rows[0])
            else:
                with store.db.atomic():
                    work = self._prepared(rows, now)
        return work is None or work()

    def _prepared(self, rows: list[Owed], now: datetime) -> Callable[[], bool] | None:
        """Claim the next row; what is left to do outside the transaction, or None if the row is done with."""
        owed = rows[0]
        if owed.kind == outbox.REFRESH:
            return self._prepared_refresh(owed, now)
        if owed.payload is not None:  # an answer, or an attempt whose outcome is unknown
            if "with" in owed.payload:
                self._settle_merged(owed, now)
                return None
            return self._sending([owed], owed.payload) if outbox.claim(owed, owed.payload, None, now) else None
        task_id = owed.task_id or secrets.token_hex(12)
        part = self._rendered(owed, task_id, now)
        if part is None:
            outbox.drop(owed, "suppressed")
            return None
        together = [owed]
        if isinstance(part, Text) and owed.kind in MERGED:
            part, together = self._merged(part, rows, now)
        payload = part.message()
        if not outbox.claim(owed, payload, task_id if isinstance(part, Card) else None, now):
            return None
        for one in together[1:]:
            outbox.claim(one, {"with": owed.id}, None, now)
        return self._sending(together, payload)

    def _settle_merged(self, owed: Owed, now: datetime) -> None:
        """A notice that was told together with an earlier one shares its fate; if that failed, it goes alone."""
        if owed.payload is not None and outbox.is_sent(int(owed.payload["with"])):
            outbox.sent([owed.id], None, None, now)
        else:
            outbox.release(owed)

    def _merged(self, first: Text, rows: list[Owed], now: datetime) -> tuple[Text, list[Owed]]:
        """Several notices to one person become one, as far as a text has room."""
        text, together = first.content, rows[:1]
        for owed in rows[1:]:
            part = self._rendered(owed, "", now) if owed.kind in MERGED and owed.payload is None else None
            if not isinstance(part, Text) or len(f"{text}\n{part.content}".encode()) > TEXT_BYTES:
                break
            text, together = f"{text}\n{part.content}", [*together, owed]
        return Text(text), together

    def _rendered(self, owed: Owed, task_id: str, now: datetime) -> Part | None:
        """The notice as things stand; None when it no longer holds."""
        view = self._view(owed, task_id, now)
        return KINDS[owed.kind](view) if self._still_holds(owed, view, now) else None

    def _still_holds(self, owed: Owed, view: View, now: datetime) -> bool:
        if owed.expires_at is not None and owed.expires_at <= now:
            return False
        if owed.interview_id is None:
            return True
        if view.interview is None:
            return False
        return owed.for_sequence is None or int(view.interview.sequence) == owed.for_sequence

    def _sending(self, owed: list[Owed], payload: dict[str, Any]) -> Callable[[], bool]:
        ids = [one.id for one in owed]

        def send() -> bool:
            try:
                # WeCom would swallow an honest repeat of an answer: 日程 asked twice is answered twice.
                left = self.wecom.send(owed[0].to_user, payload, duplicate_check=owed[0].kind != outbox.ANSWER)
            except RetryLater as later:
                return self._later(owed, later)
            except Refused as refused:
                return self._refused(owed, refused)
            with store.db.connection_context():
                outbox.sent(ids, left.msgid, left.response_code, self.clock())
            return True

        return send

    def _later(self, owed: list[Owed], later: RetryLater) -> bool:
        now = self.clock()
        _tell_admin(later)
        if later.unresolved:
            log.warning("outcome unknown", outbox=owed[0].id, errcode=later.errcode)
            return False  # stays `sending`; repeated with the same body when that is old enough
        wait_s = max(later.after_s, min(2.0 ** owed[0].attempts, LONGEST_WAIT_S))
        with store.db.connection_context():
            outbox.wait([one.id for one in owed], now + timedelta(seconds=wait_s), str(later))
        return False

    def _refused(self, owed: list[Owed], refused: Refused) -> bool:
        log.error("refused by WeCom", outbox=owed[0].id, errcode=refused.errcode)
        with store.db.connection_context():
            outbox.fail([one.id for one in owed], refused.errcode, refused.reason[1])
        return True

    # --- cards that are out there ---------------------------------------------------------------------------------

    def _prepared_refresh(self, owed: Owed, now: datetime) -> Callable[[], bool] | None:
        held = sent_cards.by_row(int(owed.subject["card"]))
        body = owed.payload or self._refreshed(owed, held, now)
        if held is None or body is None:
            outbox.drop(owed, "suppressed")
            return None
        if not outbox.claim(owed, body, None, now):
            return None
        return lambda: self._update(owed, held, body) if body["code"] else self._replace(owed, held, body)

    def _refreshed(self, owed: Owed, held: CardOut | None, now: datetime) -> dict[str, Any] | None:
        """The card as it should be now, with the code that allows the change; kept with the row for a second try."""
        if held is None:
            return None
        if owed.subject.get("close"):
            lang = str(self._holder(held.to_user, now).lang)
            code = sent_cards.take_code(held)
            return {"code": code, "replace_name": SUPERSEDED[lang]} if code else None
        part = KINDS[held.kind](self._view_of_card(held, now))
        if not isinstance(part, Card):
            return None
        return {"code": sent_cards.take_code(held), "card": part.message()["template_card"]}

    def _update(self, owed: Owed, held: CardOut, body: dict[str, Any]) -> bool:
        try:
            self.wecom.update_card(
                held.to_user, body["code"], card=body.get("card"), replace_name=body.get("replace_name")
            )
        except RetryLater as later:
            return self._later([owed], later)
        except Refused as refused:
            if refused.errcode != _CODE_GONE:
                return self._refused([owed], refused)
            # After an attempt of unknown outcome a used code means that the attempt did it.
            return self._done(owed) if owed.state == "sending" else self._replace(owed, held, body)
        return self._done(owed)

    def _replace(self, owed: Owed, held: CardOut, body: dict[str, Any]) -> bool:
        """Without a code the old card cannot change: a new one comes, if there is something to decide on it."""
        now = self.clock()
        wanted = body.get("card", {}).get("card_type") == "button_interaction" and not owed.subject.get("quiet")
        with store.db.connection_context(), store.db.atomic():
            if wanted:
                sent_cards.put_again(held, owed.id, now)
            outbox.sent([owed.id], None, None, now)
        return True

    def _done(self, owed: Owed) -> bool:
        with store.db.connection_context():
            outbox.sent([owed.id], None, None, self.clock())
        return True

    def _view(self, owed: Owed, task_id: str, now: datetime) -> View:
        return View(
            holder=self._holder(owed.to_user, now),
            now=now,
            task_id=task_id,
            url=self.url,
            interview=self._interview(owed.interview_id),
            subject=owed.subject,
        )

    def _view_of_card(self, held: CardOut, now: datetime) -> View:
        return View(
            holder=self._holder(held.to_user, now),
            now=now,
            task_id=held.task_id,
            url=self.url,
            interview=self._interview(held.interview_id),
            subject=held.subject,
        )

    def _learn_name(self, owed: Owed) -> bool:
        """A stranger's name is asked of WeCom's directory; without it the account has to do. The row is still due."""
        user_id = str(owed.subject["user_id"])
        try:
            name = str(self.wecom.user(user_id).get("name") or user_id)
        except (RetryLater, Refused):
            name = user_id
        with store.db.connection_context():
            outbox.learn(owed, {"name": name})
        return True

    def _holder(self, user_id: str, now: datetime) -> Member:
        return people.by_user_id(user_id) or Member(user_id=user_id, name=user_id, created_at=now)

    def _interview(self, interview_id: int | None) -> Interview | None:
        return next(iter(lookup.load([interview_id])), None) if interview_id is not None else None


def _wants_a_name(owed: Owed) -> bool:
    return owed.kind == "stranger" and "name" not in owed.subject


def _tell_admin(later: RetryLater) -> None:
    """Once for each trouble. By the log, since nothing can be sent while it lasts."""
    if isinstance(later, NeedsAdmin) and later.first:
        log.error("WeCom refuses this app: run python -m bot doctor", errcode=later.errcode, why=later.reason[1])
