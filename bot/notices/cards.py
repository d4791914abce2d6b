"""Cards that were sent: rows of the outbox, each with the one code that may change it.

A card that can be tapped is never changed into another that can be tapped: that one is sent as a new card, and supersedes
it. Of each kind a member has at most one about an interview that can be tapped. A card without a code is taken back, which
WeCom does within a day.

A code is single-use, and only a tap brings a new one (更新模板卡片消息, path 94888; read 2026-11-24). So a card that can be
tapped keeps its code for the day when it is closed. The tap's code shows what came of the tap; that of the sending is
spared for when that is no longer so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, LiteralString

import peewee

from bot.db import queue, store
from bot.db.sql import Sql, identifier, sql
from bot.interviews.models import Interview
from bot.notices.outbox import MATCHED, NOTICE_EXPIRES_AFTER, REFRESH
from bot.notices.queue import wait
from bot.wecom.content import Asking, Card

_CAN_BE_RECALLED = timedelta(hours=24)


@dataclass(frozen=True)
class SentCard:
    """A card that was sent to somebody. `shown` is the essence of what it says, `buttons` whether it can be tapped.

    `msgid` names it to WeCom, which takes it back while it is fresh.
    """

    id: int
    to_user: str
    kind: str
    subject: dict[str, Any]
    interview_id: int | None
    for_sequence: int | None
    task_id: str
    shown: str | None
    buttons: bool
    is_superseded: bool
    msgid: str | None
    sent_at: datetime | None

    def can_be_recalled(self, now: datetime) -> bool:
        return self.msgid is not None and self.sent_at is not None and now - self.sent_at < _CAN_BE_RECALLED


def _card(of: LiteralString) -> Sql:
    """The columns of a `SentCard`, of the rows that are called so."""
    return sql(
        """{of}.id, {of}.to_user, {of}.kind, {of}.subject, {of}.interview_id, {of}.for_sequence, {of}.task_id, {of}.shown,
           {of}.buttons, {of}.superseded_at IS NOT NULL AS is_superseded, {of}.msgid, {of}.sent_at""",
        of=identifier(of),
    )


_CARD = _card("outbox")
_OUT = sql("task_id IS NOT NULL AND state IN ('sending', 'sent')")


def asked_since(to_user: str, since: datetime, kinds: Collection[str]) -> bool:
    """Whether a card of one of the kinds has come since, and can be tapped."""
    return bool(
        store.fetch(
            sql(
                """SELECT 1 FROM outbox WHERE to_user = %(to_user)s AND {out} AND sent_at > %(since)s AND buttons
                  AND superseded_at IS NULL AND kind = ANY(%(kinds)s) LIMIT 1""",
                out=_OUT,
            ),
            to_user=to_user,
            since=since,
            kinds=list(kinds),
        )
    )


def by_task_id(task_id: str) -> SentCard | None:
    return _one(sql("SELECT {card} FROM outbox WHERE task_id = %(task_id)s", card=_CARD), task_id=task_id)


def by_row(row_id: int) -> SentCard | None:
    return _one(sql("SELECT {card} FROM outbox WHERE id = %(id)s AND {out}", card=_CARD, out=_OUT), id=row_id)


def about(interview_id: int) -> list[SentCard]:
    """The cards about an interview that are out, or on their way, and that no newer one has superseded."""
    return _all(
        sql(
            "SELECT {card} FROM outbox WHERE interview_id = %(id)s AND {out} AND superseded_at IS NULL ORDER BY id",
            card=_CARD,
            out=_OUT,
        ),
        id=interview_id,
    )


def about_candidate(interview: Interview, to_user: str) -> list[SentCard]:
    """All cards that somebody holds about the interview's candidate, of whatever round."""
    return _all(
        sql(
            """SELECT {card} FROM outbox WHERE interview_id IN (SELECT id FROM interview
              WHERE candidate_id = %(candidate)s) AND to_user = %(to_user)s AND {out} ORDER BY id""",
            card=_CARD,
            out=_OUT,
        ),
        candidate=interview.candidate_id,
        to_user=to_user,
    )


def live(to_user: str, interview_id: int, kind: str, subject: Mapping[str, Any]) -> SentCard | None:
    """The one card of this kind, about the interview and what the subject names, that can be tapped."""
    return _one(
        sql(
            """SELECT {card} FROM outbox WHERE to_user = %(to_user)s AND interview_id = %(interview)s AND kind = %(kind)s
            AND card_subject(kind, subject) = card_subject(%(kind)s, %(subject)s::jsonb)
            AND state = 'sent' AND buttons AND superseded_at IS NULL""",
            card=_CARD,
        ),
        to_user=to_user,
        interview=interview_id,
        kind=kind,
        subject=store.json(subject),
    )


# --- what becomes of a card -----------------------------------------------------------------------------------------


def all_live(to_user: str) -> list[SentCard]:
    """The newest of the member's cards that can be tapped."""
    return _all(
        sql(
            """SELECT {card} FROM outbox WHERE to_user = %(to_user)s AND {out} AND buttons AND superseded_at IS NULL
            ORDER BY id DESC LIMIT 20""",
            card=_CARD,
            out=_OUT,
        ),
        to_user=to_user,
    )


def lately(to_user: str, kind: str, since: datetime) -> list[SentCard]:
    """The member's cards of a kind that were sent since then, also those that can be tapped no more."""
    return _all(
        sql(
            """SELECT {card} FROM outbox WHERE to_user = %(to_user)s AND state = 'sent' AND sent_at > %(since)s
              AND kind = %(kind)s AND task_id IS NOT NULL AND superseded_at IS NULL ORDER BY id""",
            card=_CARD,
        ),
        to_user=to_user,
        kind=kind,
        since=since,
    )


def forget_spent(keys: Collection[str]) -> None:
    """Cards with these keys that can be tapped no more keep nobody from being asked again."""
    store.execute(
        """UPDATE outbox SET dedup_key = dedup_key || ':' || id
           WHERE dedup_key = ANY(%(keys)s) AND state = 'sent' AND NOT buttons""",
        keys=list(keys),
    )


def about_to_be_sent(row_id: int, card: Card, task_id: str) -> None:
    """The row will be this card."""
    store.execute_planned(
        """UPDATE outbox SET task_id = coalesce(task_id, %(task_id)s), shown = %(shown)s, buttons = %(buttons)s
           WHERE id = %(id)s""",
        id=row_id,
        task_id=task_id,
        shown=card.essence,
        buttons=isinstance(card, Asking),
    )


def supersede_by(row_id: int, now: datetime) -> None:
    """The row's card arrived: those of its kind that the member held before, about the same, are closed."""
    older = _all(
        sql(
            """UPDATE outbox o SET superseded_at = %(now)s FROM outbox new
            WHERE new.id = %(id)s AND new.task_id IS NOT NULL AND o.id <> new.id AND o.to_user = new.to_user
              AND o.interview_id = new.interview_id AND o.kind = new.kind
              AND card_subject(o.kind, o.subject) = card_subject(new.kind, new.subject)
              AND o.task_id IS NOT NULL AND o.state = 'sent'
              AND o.superseded_at IS NULL RETURNING {card}""",
            card=_card("o"),
        ),
        id=row_id,
        now=now,
    )
    for card in older:
        put_refresh(card, now, now)


def matches_were_shown(row_id: int, now: datetime) -> None:
    """The row's card arrived: the matches that it names may be ended, where its holder is of HR and has read names."""
    store.execute(
        """UPDATE candidate_match m SET shown_at = %(now)s FROM outbox o JOIN member hr ON hr.user_id = o.to_user
           WHERE o.id = %(id)s AND o.kind = %(matched)s AND hr.role IN ('recruiter', 'coordinator')
             AND NOT coalesce((o.subject ->> 'discreet')::boolean, false)
             AND m.id IN (SELECT named::bigint FROM jsonb_array_elements_text(o.subject -> 'matches') named)
             AND m.shown_at IS NULL""",
        id=row_id,
        now=now,
        matched=MATCHED,
    )


def supersede(card: SentCard, now: datetime) -> None:
    """It is about what is no longer so, and is not looked at again."""
    store.execute("UPDATE outbox SET superseded_at = %(now)s WHERE id = %(id)s", id=card.id, now=now)


def is_spent(card: SentCard, shown: str | None) -> None:
    """The card was changed: it says this now, and can no longer be tapped."""
    store.execute(
        "UPDATE outbox SET buttons = false, shown = coalesce(%(shown)s, shown) WHERE id = %(id)s",
        id=card.id,
        shown=shown,
    )


def is_recalled(card: SentCard) -> None:
    """Nothing of the card is left, and it is not looked at again."""
    store.execute(
        "UPDATE outbox SET buttons = false, msgid = NULL, superseded_at = coalesce(superseded_at, clock_now()) WHERE id = %(id)s",
        id=card.id,
    )


def cannot_be_changed(card: SentCard) -> None:
    """Its code has outlived its time: what it says may be untrue, and a tap on it is judged by the state as it is."""
    store.execute("UPDATE outbox SET shown = NULL WHERE id = %(id)s", id=card.id)


def cannot_be_recalled(card: SentCard) -> None:
    """WeCom will never take it back: as with a card that cannot be changed, and it is asked no more."""
    store.execute("UPDATE outbox SET shown = NULL, msgid = NULL WHERE id = %(id)s", id=card.id)


def put_refresh(card: SentCard, not_before: datetime, now: datetime, *, anew: bool = False) -> None:
    """Have the card looked at, at this time. One refresh of a card waits, the earliest that is asked for.

    `anew`: its holder reads another language by now, and is to be asked in that.
    """
    store.execute_planned(
        """INSERT INTO outbox (dedup_key, to_user, kind, subject, interview_id, created_at, not_before, expires_at)
           VALUES ('refresh:' || gen_random_uuid(), %(to_user)s, %(kind)s, %(subject)s, %(interview)s, %(now)s,
             %(not_before)s, %(expires_at)s)
           ON CONFLICT ((subject ->> 'card')) WHERE kind = 'refresh' AND state = 'queued'
           DO UPDATE SET not_before = least(outbox.not_before, excluded.not_before), expires_at = excluded.expires_at,
             subject = outbox.subject || excluded.subject""",
        to_user=card.to_user,
        kind=REFRESH,
        subject=store.json({"card": card.id} | ({"anew": True} if anew else {})),
        interview=card.interview_id,
        now=now,
        not_before=not_before,
        expires_at=now + NOTICE_EXPIRES_AFTER,
    )
    if not_before <= now:
        queue.deliver([card.to_user])


def refresh_waits(row_id: int, until: datetime, why: str) -> bool:
    """Have a refresh that WeCom put off wait again; False when another of the same card waits already."""
    try:
        with store.db.atomic():
            wait([row_id], until, why)
    except peewee.IntegrityError as refused:
        if store.refused_by(refused) != "outbox_one_refresh":
            raise
        return False
    return True


def put_again(card: SentCard, now: datetime, *, about: int | None = None) -> None:
    """Queue the card anew, to be rendered from the state as it then is; one at a time. `about`: another member's id.

    Where a notice of its kind waits for the end of the undo window, nobody may hear of it before.
    """
    store.execute(
        """INSERT INTO outbox (dedup_key, to_user, kind, subject, interview_id, for_sequence, audit_id, created_at,
             not_before, expires_at)
           SELECT 'again:' || gen_random_uuid(), to_user, kind,
             CASE WHEN %(about)s::bigint IS NULL THEN subject ELSE subject || jsonb_build_object('member', %(about)s::bigint) END,
             interview_id, for_sequence, CASE WHEN %(about)s::bigint IS NULL THEN audit_id END, %(now)s, %(now)s, %(expires_at)s
           FROM outbox o WHERE id = %(id)s AND NOT EXISTS (SELECT 1 FROM outbox w WHERE w.interview_id = o.interview_id
             AND w.to_user = o.to_user AND w.kind = o.kind
             AND card_subject(w.kind, w.subject) = card_subject(o.kind, o.subject) AND w.state = 'queued')""",
        id=card.id,
        about=about,
        now=now,
        expires_at=now + NOTICE_EXPIRES_AFTER,
    )


def forget(user_ids: list[str], sent_until: datetime) -> None:
    """Nobody of them holds a card of before any more: the phones of a sandbox are empty when it starts."""
    store.execute(
        """UPDATE outbox SET task_id = NULL, response_code = NULL, spare_code = NULL, buttons = false
           WHERE to_user = ANY(%(user_ids)s) AND state = 'sent' AND task_id IS NOT NULL AND sent_at <= %(sent_until)s""",
        user_ids=user_ids,
        sent_until=sent_until,
    )
    store.execute(
        "UPDATE outbox SET state = 'suppressed' WHERE to_user = ANY(%(user_ids)s) AND kind = 'refresh' AND state = 'queued'",
        user_ids=user_ids,
    )


def _one(statement: Sql, **values: object) -> SentCard | None:
    return next(iter(_all(statement, **values)), None)


def _all(statement: Sql, **values: object) -> list[SentCard]:
    return [SentCard(**row) for row in store.fetch_planned(statement, **values)]


# --- their codes ------------------------------------------------------------------------------------------------------


def tapped(card: SentCard, response_code: str, now: datetime) -> None:
    """Its holder tapped: the tap brought a new code."""
    store.execute(
        """UPDATE outbox SET response_code = %(code)s, spare_code = coalesce(response_code, spare_code),
             acted_at = %(now)s WHERE id = %(id)s""",
        id=card.id,
        code=response_code,
        now=now,
    )


def take_code(card: SentCard) -> str | None:
    """A code of the card's, for one use; of two the one that came last."""
    rows = store.fetch(
        """UPDATE outbox new SET response_code = old.spare_code, spare_code = NULL FROM outbox old
           WHERE new.id = %(id)s AND old.id = new.id AND old.response_code IS NOT NULL
           RETURNING old.response_code AS code""",
        id=card.id,
    )
    return rows[0]["code"] if rows else None


def give_back_code(card: SentCard, code: str) -> None:
    """WeCom was not reached."""
    store.execute(
        """UPDATE outbox SET response_code = %(code)s, spare_code = coalesce(response_code, spare_code)
           WHERE id = %(id)s""",
        id=card.id,
        code=code,
    )
