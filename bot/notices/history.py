"""Who has been told what, and when: by a notice that left, or by an answer that said the same before it did."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.db import store
from bot.db.sql import sql
from bot.interviews.fields import from_json
from bot.interviews.models import Member
from bot.notices import outbox


def count_as_told(interview_id: int, to_user: str, now: datetime) -> None:
    """What waits to tell the member that they need not come has been told by an answer: undo counts it as heard.

    The interview is held first, as by everybody who then takes a row that waits.
    """
    store.fetch("SELECT 1 FROM interview WHERE id = %(id)s FOR KEY SHARE", id=interview_id)
    store.execute(
        """UPDATE outbox SET state = 'sent', sent_at = %(now)s WHERE interview_id = %(interview)s AND to_user = %(to_user)s
           AND kind = ANY(%(kinds)s) AND state = 'queued'""",
        interview=interview_id,
        to_user=to_user,
        kinds=list(outbox.NEED_NOT_COME),
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


def who_was_told_of(interview_id: int, member_id: int, kind: str) -> set[str]:
    """The accounts of those whom a notice of this kind told of the member in the interview."""
    rows = store.fetch(
        """SELECT to_user FROM outbox WHERE interview_id = %(interview)s AND kind = %(kind)s
             AND (subject ->> 'member')::bigint = %(member)s AND state IN ('sending', 'sent')""",
        interview=interview_id,
        kind=kind,
        member=member_id,
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


def reads_what_it_is(interview_id: int, to_user: str, sequence: int) -> bool:
    """Since its job or round was changed last the member has been told of it otherwise, or is about to be."""
    return bool(
        store.fetch(
            """SELECT 1 FROM outbox WHERE interview_id = %(interview)s AND to_user = %(to_user)s
                 AND kind = ANY(%(kinds)s)
                 AND for_sequence = %(sequence)s AND (state IN ('queued', 'sending') OR (state = 'sent' AND sent_at > (
                   SELECT max(at) FROM audit_event WHERE entity = 'interview' AND entity_id = %(interview)s
                     AND action = 'interview.amended'))) LIMIT 1""",
            interview=interview_id,
            to_user=to_user,
            sequence=sequence,
            kinds=list(outbox.SAYS_WHAT_IT_IS),
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


# --- when, and of whom ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ToldAt:
    """When others hear of a change, and until when it can be undone: until then, as long as only they themselves are the
    reason that they hear of it later. `is_brief`: what can be undone is not even a minute."""

    at: datetime
    undo_until: datetime
    is_brief: bool


def when_told(interview_id: int, *, kind: str, member_id: int) -> ToldAt | None:
    """Of the last notice of this kind about the member, whoever reads it; None where there was none."""
    rows = store.fetch(
        """SELECT o.not_before AS at, a.undo_until - a.at < interval '1 minute' AS is_brief,
             CASE WHEN o.last_error IS NULL THEN greatest(a.undo_until, o.not_before) ELSE a.undo_until END AS undo_until
           FROM outbox o JOIN audit_event a ON a.id = o.audit_id AND a.undo_until IS NOT NULL
           WHERE o.interview_id = %(interview)s AND o.kind = %(kind)s AND (o.subject ->> 'member')::bigint = %(member)s
           ORDER BY o.audit_id DESC, o.not_before, o.id LIMIT 1""",
        interview=interview_id,
        kind=kind,
        member=member_id,
    )
    return ToldAt(**rows[0]) if rows else None


def last_sent(interview_id: int, to_user: str | None, kind: str, *, about: int | None = None) -> datetime | None:
    """When the member, or with None anybody, last got a notice of this kind; `about`: of those that name this member."""
    [row] = store.fetch(
        """SELECT max(coalesce(sent_at, sending_at)) AS at FROM outbox
           WHERE interview_id = %(interview)s AND kind = %(kind)s AND state IN ('sending', 'sent')
             AND (%(to_user)s::text IS NULL OR to_user = %(to_user)s)
             AND (%(about)s::bigint IS NULL OR (subject ->> 'member')::bigint = %(about)s)""",
        interview=interview_id,
        to_user=to_user,
        kind=kind,
        about=about,
    )
    found: datetime | None = row["at"]
    return found


def told_lately(
    interview_ids: Collection[int], to_user: str, kinds: Collection[str], now: datetime
) -> set[tuple[int, str]]:
    """Of which of these interviews, and by which of these kinds, the reader was told within the hour."""
    rows = store.fetch(
        """SELECT DISTINCT interview_id, kind FROM outbox WHERE interview_id = ANY(%(interviews)s::bigint[])
             AND to_user = %(to_user)s AND kind = ANY(%(kinds)s) AND (
               state IN ('sending', 'sent') AND coalesce(sent_at, sending_at) > %(lately)s)""",
        interviews=list(interview_ids),
        to_user=to_user,
        kinds=list(kinds),
        lately=now - _LATELY,
    )
    return {(row["interview_id"], row["kind"]) for row in rows}


_LATELY = timedelta(hours=1)


def was_kept_from(interview_id: int, to_user: str) -> bool:
    """An invitation, or the question which times will do, was meant for the member, and nothing about the interview has
    left for them."""
    [row] = store.fetch(
        """SELECT coalesce(bool_or(kind = ANY(%(kinds)s)), false) AND NOT bool_or(state IN ('sending', 'sent')) AS kept
           FROM outbox WHERE interview_id = %(interview)s AND to_user = %(to_user)s AND kind <> 'refresh'""",
        interview=interview_id,
        to_user=to_user,
        kinds=[outbox.INVITED, outbox.TIMES_ASKED],
    )
    return bool(row["kept"])


def knows_that_nobody_comes(interview_id: int, to_user: str) -> bool:
    """The last that the member was told is that the candidate does not come, or that it has no time yet."""
    rows = store.fetch(
        """SELECT kind FROM outbox WHERE interview_id = %(interview)s AND to_user = %(to_user)s
             AND kind IN (%(not_coming)s, %(time_open)s, %(on_again)s, %(invited)s) AND state IN ('sending', 'sent')
           ORDER BY coalesce(sent_at, sending_at) DESC, id DESC LIMIT 1""",
        interview=interview_id,
        to_user=to_user,
        not_coming=outbox.NOT_COMING,
        time_open=outbox.TIME_OPEN,
        on_again=outbox.ON_AGAIN,
        invited=outbox.INVITED,
    )
    return bool(rows) and rows[0]["kind"] in (outbox.NOT_COMING, outbox.TIME_OPEN)


def still_knows_that_all_accepted(interview_id: int, to_user: str, sequence: int) -> bool:
    """The reader was told so of this time, has not been told otherwise since, and nobody else was put in."""
    return bool(
        store.fetch(
            """SELECT 1 FROM (SELECT max(coalesce(sent_at, sending_at)) AS at FROM outbox
                 WHERE interview_id = %(interview)s AND to_user = %(to_user)s AND kind = %(kind)s
                   AND for_sequence = %(sequence)s AND state IN ('sending', 'sent')) told
               WHERE told.at IS NOT NULL
                 AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.interview_id = %(interview)s AND o.to_user = %(to_user)s
                   AND o.kind IN (%(declined)s, %(undone)s) AND coalesce(o.sent_at, o.sending_at) >= told.at
                   AND o.state IN ('sending', 'sent'))
                 AND NOT EXISTS (SELECT 1 FROM audit_event a WHERE a.entity = 'interview' AND a.entity_id = %(interview)s
                   AND a.at >= told.at AND coalesce(a.after ->> 'action', a.action)
                     IN ('panel.replaced', 'panel.added', 'panel.left') AND a.after ->> 'part' IS DISTINCT FROM 'shadow')""",
            interview=interview_id,
            to_user=to_user,
            kind=outbox.ALL_ACCEPTED,
            sequence=sequence,
            declined=outbox.DECLINED,
            undone=outbox.UNDONE,
        )
    )


@dataclass(frozen=True)
class MembersTold:
    """About whom somebody has had a notice of some kind, and about whom one still waits for its time."""

    already: set[int]
    not_yet: set[int]


def members_told(interview_id: int, to_user: str, kind: str, now: datetime) -> MembersTold:
    """The members about whom notices of this kind told this reader."""
    rows = store.fetch(
        """SELECT (subject ->> 'member')::bigint AS member, bool_or(state IN ('sending', 'sent')) AS already,
             bool_or(state = 'queued' AND not_before > %(now)s) AS not_yet FROM outbox
           WHERE interview_id = %(interview)s AND to_user = %(to_user)s AND kind = %(kind)s GROUP BY 1""",
        interview=interview_id,
        to_user=to_user,
        kind=kind,
        now=now,
    )
    return MembersTold(
        {row["member"] for row in rows if row["already"]}, {row["member"] for row in rows if row["not_yet"]}
    )


def counted(interview_id: int, to_user: str) -> int:
    """How many of the messages that count the member has had about the interview."""
    [row] = store.fetch(
        """SELECT count(*) AS n FROM outbox WHERE interview_id = %(interview)s AND to_user = %(to_user)s AND counted
           AND state IN ('sending', 'sent')""",
        interview=interview_id,
        to_user=to_user,
    )
    return int(row["n"])


# --- when HR had somebody reminded ------------------------------------------------------------------------------------

REMINDED_AT_MOST_EVERY = timedelta(hours=4)


@dataclass(frozen=True)
class LastReminder:
    """When somebody was last reminded, or is about to be, by whom, and of which interviews, with their codes."""

    at: datetime
    by: Member | None
    codes: Mapping[int, str]

    def of_others(self, interview_ids: Collection[int]) -> list[str]:
        """The codes, where it was of none of these."""
        return [] if self.codes.keys() & set(interview_ids) else list(self.codes.values())


_THEIRS = sql("FROM outbox o WHERE o.to_user = m.user_id AND o.kind = ANY(%(kinds)s) AND")


def last_reminded(member_ids: Sequence[int], now: datetime) -> dict[int, LastReminder]:
    """How each was last reminded, of those who were within four hours or are about to be."""
    rows = store.fetch(
        sql(
            """SELECT m.id, last.at, to_json(a) AS by,
             (SELECT json_object_agg(i.id, i.code) FROM jsonb_array_elements(last.subject -> 'waits') w
              JOIN interview i ON i.id = (w ->> 0)::bigint WHERE i.code IS NOT NULL) AS codes
           FROM member m CROSS JOIN LATERAL (
             (SELECT o.sent_at AS at, o.subject {theirs} o.state = 'sent' AND o.sent_at > %(since)s
              ORDER BY o.sent_at DESC LIMIT 1)
             UNION ALL
             (SELECT o.not_before, o.subject {theirs} o.state IN ('queued', 'sending') AND o.not_before > %(since)s
              ORDER BY o.not_before DESC LIMIT 1)
             ORDER BY at DESC LIMIT 1) last
           LEFT JOIN member a ON a.id = (last.subject ->> 'actor')::bigint
           WHERE m.id = ANY(%(ids)s)""",
            theirs=_THEIRS,
        ),
        ids=list(member_ids),
        since=now - REMINDED_AT_MOST_EVERY,
        kinds=[outbox.NUDGED, outbox.NUDGED_TO_ANSWER, outbox.NUDGED_TO_WRITE],
    )
    return {
        row["id"]: LastReminder(
            row["at"],
            from_json(Member, row["by"]) if row["by"] else None,
            {int(one): str(code) for one, code in (row["codes"] or {}).items()},
        )
        for row in rows
    }
