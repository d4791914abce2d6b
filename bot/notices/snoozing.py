"""The last reminder again, at a time that its reader says, as long as it is of use then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.db import store
from bot.interviews import lookup
from bot.interviews.models import Interview, Member
from bot.notices import kinds, outbox
from bot.notices.kind import Kind
from bot.notices.outbox import Notice
from bot.notices.view import View

LATELY = timedelta(hours=12)
AGAIN = "again"  # in a row's subject: its reader asked for it, so it counts for nothing and is never old news


@dataclass(frozen=True)
class Reminder:
    """A reminder that the member got; of no more use from `expires_at` on."""

    id: int
    kind: Kind
    interview: Interview | None
    expires_at: datetime
    subject: dict[str, object]
    for_sequence: int | None

    def put_off(self, member: Member, at: datetime, now: datetime) -> None:
        """It comes again then; who changes their mind before that gets it once."""
        key = f"snoozed:{self.id}"
        moved = store.execute(
            """UPDATE outbox SET not_before = %(at)s WHERE dedup_key = %(key)s AND state = 'queued'""", at=at, key=key
        )
        if moved:
            return
        outbox.put(
            [
                Notice(
                    key=key,
                    to_user=str(member.user_id),
                    kind=self.kind.name,
                    interview=self.interview,
                    subject=self.subject | {AGAIN: True},
                    not_before=at,
                    expires_at=self.expires_at,
                    for_sequence=self.for_sequence,
                )
            ],
            now,
        )


def last_of(member: Member, now: datetime) -> Reminder | None:
    """The last reminder that the member got and could have again: one of something that they are done with is none."""
    rows = store.fetch(
        """SELECT id, kind, interview_id, for_sequence, subject, expires_at FROM outbox
           WHERE to_user = %(who)s AND state = 'sent' AND sent_at > %(since)s AND kind = ANY(%(kinds)s)
           ORDER BY sent_at DESC, id DESC LIMIT 20""",
        who=member.user_id,
        since=now - LATELY,
        kinds=[one.name for one in kinds.KINDS.values() if one.comes_again],
    )
    about = {
        one.id: one for one in lookup.load([row["interview_id"] for row in rows if row["interview_id"] is not None])
    }
    for row in rows:
        interview = about.get(row["interview_id"])
        if interview is None and row["interview_id"] is not None:
            continue
        if interview is not None and row["for_sequence"] not in (None, int(interview.sequence)):
            continue
        kind = kinds.named(row["kind"])
        if kind.holds(View(member, now, task_id="", url="", interview=interview, subject=row["subject"])):
            return Reminder(row["id"], kind, interview, row["expires_at"], row["subject"], row["for_sequence"])
    return None
