"""What must be true of a company's month: read after each look, and over the whole database at its end."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.db import store
from bot.interviews.audit import LOOKS
from tests.world import phones
from tests.world.month import Month

# What may come too late to be of use, where WeCom failed or somebody was not to be disturbed.
MAY_EXPIRE = (
    "remind_30m", "remind_5m", "digest", "feedback_nudge", "refresh", "nudged", "nudged_to_answer", "nudged_to_write",
    "all_accepted", "candidate_confirmed", "no_answer", "still_short", "missing", "still_missing", "late", "limit_passed",
)  # fmt: skip
CODE = re.compile(r"(?<!\d)\d{4}$")


@dataclass
class History:
    """Nothing changes that the audit does not tell, and nobody changes anything without having sent something."""

    month: Month
    seen: dict[tuple[str, int], str] = field(default_factory=dict)
    last: int = 0

    def begin(self) -> None:
        self.seen, self.last = _fingerprints(self.month), _last_row(self.month)

    def check(self) -> None:
        """Since the last time."""
        month, before, last = self.month, self.seen, self.last
        self.begin()
        rows = month.rows(
            """SELECT a.id, a.action, a.entity, a.entity_id, a.actor_kind, m.user_id, coalesce(a.unit_id, a.id) AS unit
               FROM audit_event a LEFT JOIN member m ON m.id = a.actor_id WHERE a.id > %(last)s ORDER BY a.id""",
            last=last,
        )
        told = {(row["entity"], row["entity_id"]) for row in rows}
        changed = {one for one in before.keys() | self.seen.keys() if before.get(one) != self.seen.get(one)}
        assert not changed - told, f"changed without a word in the audit: {changed - told}"
        units: dict[str, set[int]] = {}
        for row in rows:
            assert row["actor_kind"] in ("member", "system"), row
            assert (row["user_id"] is None) == (row["actor_kind"] == "system"), row
            if row["user_id"] and row["action"] not in LOOKS:
                units.setdefault(row["user_id"], set()).add(row["unit"])
        sent = month.sent + month.sent_before
        for user_id, own in units.items():
            assert len(own) <= sent[user_id], f"{user_id} sent {sent[user_id]}, and changed {len(own)}"


def check_versions(month: Month) -> None:
    """Of what has left in this look nothing speaks of a time that was another's by then."""
    assert not month.rows(
        """SELECT o.id, o.kind, o.to_user, o.for_sequence, i.sequence FROM outbox o JOIN interview i ON i.id = o.interview_id
           WHERE o.state = 'sent' AND o.attempts > 0 AND o.sent_at = clock_now() AND o.sending_at = clock_now()
             AND o.for_sequence IS NOT NULL AND o.for_sequence <> i.sequence"""
    )


def check_the_whole(month: Month) -> None:
    with store.connected():
        phones.nobody_is_in_two_places()
        phones.four_messages_at_most()
        phones.one_nudge_a_day()
        phones.every_decline_is_known_to_hr()
    _nothing_is_lost(month)
    _each_message_has_one_row(month)
    _no_verdict_was_read_early(month)


def _nothing_is_lost(month: Month) -> None:
    assert not month.rows("SELECT id FROM inbox WHERE done_at IS NULL")
    left = month.rows(
        """SELECT kind, state, last_error, count(*) AS n, min(to_user) AS one, min(created_at) AS since,
             min(payload::text) AS words FROM outbox
           WHERE state NOT IN ('sent', 'suppressed') AND NOT (state = 'queued' AND not_before > clock_now())
             AND NOT (state = 'expired' AND kind = ANY(%(may)s)) GROUP BY 1, 2, 3""",
        may=list(MAY_EXPIRE),
    )
    assert left == [], left
    gone = month.rows(
        """SELECT task_id, to_user, kind, attempts, payload FROM outbox
           WHERE state = 'sent' AND task_id <> ALL(%(arrived)s) AND attempts > 0""",
        arrived=list(month.arrived),
    )
    assert gone == [], f"counted as sent, and on no phone: {gone}"


def _each_message_has_one_row(month: Month) -> None:
    """And one answer: what left passively left by no row as well, unlike the text for a candidate that follows it."""
    [row] = month.rows("SELECT count(*) AS n, count(DISTINCT dedup_key) AS keys FROM inbox")
    assert row["n"] == row["keys"] == month.all_sent
    [doors] = month.rows(
        """SELECT count(*) AS n FROM outbox o JOIN inbox i ON i.id = split_part(o.dedup_key, ':', 2)::bigint
           WHERE o.kind = 'answer' AND o.state = 'sent' AND i.left_by = 'passive' AND i.answer @> jsonb_build_array(o.payload)"""
    )
    assert doors["n"] == 0, "said twice, by either door"


def _no_verdict_was_read_early(month: Month) -> None:
    """Each sentence is its author's alone: on no colleague's phone before that one has written."""
    rows = month.rows(
        """SELECT f.summary, author.user_id AS author, reader.user_id AS reader, own.submitted_at FROM feedback f
           JOIN member author ON author.id = f.author_id
           JOIN participant p ON p.interview_id = f.interview_id AND p.member_id <> f.author_id AND p.response <> 'declined'
           JOIN member reader ON reader.id = p.member_id
           LEFT JOIN feedback own ON own.interview_id = f.interview_id AND own.author_id = p.member_id
             AND own.status = 'submitted'
           WHERE f.status = 'submitted' AND f.summary IS NOT NULL AND f.written_by_id IS NULL"""
    )
    for row in rows:
        for one in month.phones.get(row["reader"], {}).values():
            early = row["submitted_at"] is None or month.when(datetime.fromisoformat(one["at"])) < row["submitted_at"]
            assert not (early and one["by"] == "bot" and row["summary"] in one["text"]), (row, one["text"])


def check_what_was_held(month: Month) -> Counter[str]:
    """Every interview whose time is over has ended, or somebody finds it among what waits for them; how many of each."""
    rows = month.rows(
        """SELECT i.code, i.status, hr.user_id AS hr, array_agg(m.user_id) AS panel FROM interview i
           JOIN application a ON a.id = i.application_id JOIN member hr ON hr.id = a.recruiter_id
           JOIN participant p ON p.interview_id = i.id AND p.response <> 'declined' JOIN member m ON m.id = p.member_id
           WHERE NOT isempty(i.slot) AND upper(i.slot) <= clock_now() GROUP BY 1, 2, 3"""
    )
    waits: dict[str, set[str]] = {}
    for row in rows:
        if row["status"] in ("completed", "cancelled", "no_show"):
            continue
        assert row["status"] in ("awaiting_feedback", "rescheduling"), row
        for user_id in (row["hr"], *row["panel"]):
            if user_id not in waits:
                waits[user_id] = _pending(month, user_id)
        assert any(row["code"] in waits[user_id] for user_id in (row["hr"], *row["panel"])), f"nobody's: {row}"
    return Counter(row["status"] for row in rows)


def _pending(month: Month, user_id: str) -> set[str]:
    """The codes that they read at 待办, to its last page."""
    said = month.says(user_id, "待办")
    found = set(_codes(said))
    while "“更多”" in said:
        said = month.says(user_id, "更多")
        found |= set(_codes(said))
    return found


def _codes(said: str) -> list[str]:
    return [code[0] for line in said.split("\n") if (code := CODE.search(line))]


def _last_row(month: Month) -> int:
    [row] = month.rows("SELECT coalesce(max(id), 0) AS id FROM audit_event")
    return int(row["id"])


def _fingerprints(month: Month) -> dict[tuple[str, int], str]:
    """Of every interview, with its places and what is written about it, and of every member."""
    found: list[dict[str, Any]] = month.rows(
        """SELECT 'interview' AS of, i.id, md5(concat_ws(' ', (to_jsonb(i) - 'to_settle')::text,
             (SELECT string_agg((to_jsonb(p) - 'reminded')::text, ' ' ORDER BY p.member_id) FROM participant p
                WHERE p.interview_id = i.id),
             (SELECT string_agg((to_jsonb(f) - 'draft' - 'drafted_at')::text, ' ' ORDER BY f.id) FROM feedback f
                WHERE f.interview_id = i.id AND f.status = 'submitted'))) AS hash FROM interview i
           UNION ALL SELECT 'member', id, md5(to_jsonb(m)::text) FROM member m"""
    )
    return {(row["of"], row["id"]): row["hash"] for row in found}
