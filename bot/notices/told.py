"""Who has been told of a change: by a notice that left, or by an answer that said the same before it did."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from bot.db import store
from bot.notices import outbox


def was_read(interview_id: int, to_user: str, now: datetime) -> None:
    """What waits to tell the member that they need not come has been told by an answer: undo counts it as heard.

    The interview is held first, as by everybody who then takes a row that waits.
    """
    store.fetch("SELECT 1 FROM interview WHERE id = %(id)s FOR KEY SHARE", id=interview_id)
    store.execute(
        """UPDATE outbox SET state = 'sent', sent_at = %(now)s WHERE interview_id = %(interview)s AND to_user = %(to_user)s
           AND kind IN (%(replaced)s, %(not_coming)s) AND state = 'queued'""",
        interview=interview_id,
        to_user=to_user,
        replaced=outbox.REPLACED,
        not_coming=outbox.NOT_COMING,
        now=now,
    )


def who_heard(audit_id: int | None, kind: str) -> set[str]:
    """The accounts of those whom a notice of this kind told of the change."""
    rows = store.fetch(
        """SELECT to_user FROM outbox WHERE audit_id = %(audit)s AND kind = %(kind)s AND state IN ('sending', 'sent')""",
        audit=audit_id,
        kind=kind,
    )
    return {row["to_user"] for row in rows}


def is_asked_anew(interview_id: int, to_user: str) -> bool:
    """Since the member was told that they are replaced a new invitation has come, or is to."""
    return bool(
        store.fetch(
            """SELECT 1 FROM outbox WHERE interview_id = %(interview)s AND to_user = %(to_user)s AND kind = %(invited)s
                 AND (state = 'queued' OR (state IN ('sending', 'sent') AND coalesce(sent_at, sending_at) > (
                   SELECT max(coalesce(sent_at, sending_at)) FROM outbox WHERE interview_id = %(interview)s
                     AND to_user = %(to_user)s AND kind = %(replaced)s AND state IN ('sending', 'sent')))) LIMIT 1""",
            interview=interview_id,
            to_user=to_user,
            invited=outbox.INVITED,
            replaced=outbox.REPLACED,
        )
    )


def declines_unheard(places: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
    """Of these, as ids of interview and member: who declined last, and no notice has told HR since, nor waits to."""
    rows = store.fetch(
        """SELECT place.interview, place.member FROM unnest(%(interviews)s::bigint[], %(members)s::bigint[])
             AS place (interview, member)
           CROSS JOIN LATERAL (SELECT a.at FROM audit_event a
             WHERE a.entity = 'interview' AND a.entity_id = place.interview AND a.action = 'panel.declined'
               AND (a.after ->> 'member')::bigint = place.member AND a.before ->> 'response' <> 'declined'
               AND NOT EXISTS (SELECT 1 FROM audit_event u WHERE u.undo_of = a.id)
             ORDER BY a.id DESC LIMIT 1) declined
           WHERE NOT EXISTS (SELECT 1 FROM outbox o WHERE o.interview_id = place.interview AND o.kind = %(kind)s
             AND (o.subject ->> 'member')::bigint = place.member AND (o.state IN ('queued', 'unread')
               OR (o.state IN ('sending', 'sent') AND coalesce(o.sent_at, o.sending_at) >= declined.at)))""",
        interviews=[interview for interview, _ in places],
        members=[member for _, member in places],
        kind=outbox.DECLINED,
    )
    return {(row["interview"], row["member"]) for row in rows}
