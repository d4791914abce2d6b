"""What must hold of everybody's phone when all that is due has left, whatever was done before."""

from __future__ import annotations

import collections
import threading
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any

from bot.db import store
from bot.interviews import access, lookup
from bot.interviews.models import Interview, Member
from bot.notices import budget
from tests.world.town import Town, buttons

COUNTED_AFTER_THE_INVITATION = ("remind_30m", "remind_5m")
# What nobody hears who sits in an interview, or did until five minutes ago.
NOT_IN_AN_INTERVIEW = (
    "invited",
    "remind_30m",
    "remind_5m",
    "feedback_due",
    "feedback_nudge",
    "all_accepted",
    "replaced",
)


def check(town: Town, user_ids: Collection[str], now: datetime) -> None:
    """Called with a connection of one's own; the phones are read beside it."""
    team = {str(one.user_id): one for one in Member.select()}
    cards = {row["task_id"]: row for row in store.fetch(_CARDS)}
    interviews = {one.id: one for one in lookup.load([row["interview_id"] for row in cards.values()])}
    for user_id in user_ids:
        held = [(one, cards.get(one["task_id"])) for one in beside(lambda who=user_id: town.cards(who))]  # type: ignore[misc]
        of_interviews = [(one, row) for one, row in held if row is not None]
        alive = [row for one, row in of_interviews if buttons(one)]
        _one_live_card_of_a_kind(alive)
        if user_id in team:
            alive = [row for row in alive if not row["waits"]]  # nobody is to hear of it yet
            _a_card_asks_for_what_is_open(team[user_id], alive, interviews, now)
            _nobody_reads_the_name_of_whom_they_know(team[user_id], of_interviews, interviews)
    every_decline_is_known_to_hr()
    four_messages_at_most()
    one_nudge_a_day()


def silence(now: datetime) -> None:
    """Nothing that can wait has reached anybody who sat in an interview at this very time.

    That one of their interviews is moved is told at once, and may be.
    """
    for row in store.fetch(
        """SELECT o.to_user, o.kind FROM outbox o JOIN member m ON m.user_id = o.to_user
             JOIN participant p ON p.member_id = m.id JOIN interview i ON i.id = p.interview_id
           WHERE o.state = 'sent' AND o.attempts > 0 AND o.sent_at = %(now)s AND o.kind = ANY(%(kinds)s)
             AND NOT (o.kind = 'invited' AND o.subject ? 'was')
             AND p.response <> 'declined' AND p.replaced_by_id IS NULL
             AND i.status IN ('scheduled', 'confirmed', 'in_progress', 'awaiting_feedback')
             AND lower(i.slot) <= %(now)s AND upper(i.slot) + %(after)s > %(now)s""",
        now=now,
        kinds=list(NOT_IN_AN_INTERVIEW),
        after=timedelta(minutes=5),
    ):
        raise AssertionError(f"{row['to_user']} sat in an interview, and heard {row['kind']}")


def _one_live_card_of_a_kind(alive: list[store.Row]) -> None:
    found = collections.Counter((row["interview_id"], row["kind"]) for row in alive)
    assert not [one for one, count in found.items() if count > 1]


def _a_card_asks_for_what_is_open(
    holder: Member, alive: list[store.Row], interviews: dict[int, Interview], now: datetime
) -> None:
    asked = {row["interview_id"] for row in alive if row["kind"] == "invited"}
    for one in interviews.values():
        place = access.place_of(holder, one)
        ahead = one.status in ("scheduled", "confirmed", "on_hold") and one.start is not None and one.start > now
        open_to_them = place is not None and place.is_current and place.response == "needs_action"
        if one.id in asked:
            assert ahead and open_to_them, (holder.user_id, one.id)
    for row in alive:
        if row["kind"] == "declined":
            missing = [one for one in interviews[row["interview_id"]].panel if one.is_current and not one.attends]
            assert missing, "HR is asked to replace nobody"


def _nobody_reads_the_name_of_whom_they_know(
    holder: Member, held: list[tuple[dict[str, Any], store.Row]], interviews: dict[int, Interview]
) -> None:
    for card, row in held:
        interview = interviews[row["interview_id"]]
        if access.must_stay_away(holder, interview):
            assert interview.candidate.name not in str(card["content"]), (holder.user_id, row["kind"])


def four_messages_at_most() -> None:
    for row in store.fetch(
        """SELECT to_user, interview_id, count(*) FILTER (WHERE counted) AS counted,
             count(*) FILTER (WHERE kind = ANY(%(after)s)) + least(1, count(*) FILTER (WHERE kind = 'invited'))
             + least(1, count(*) FILTER (WHERE kind = 'feedback_due')) AS n
           FROM outbox WHERE state = 'sent' AND interview_id IS NOT NULL GROUP BY 1, 2""",
        after=list(COUNTED_AFTER_THE_INVITATION),
    ):
        assert row["counted"] <= budget.MOST
        assert row["n"] <= budget.MOST


def every_decline_is_known_to_hr() -> None:
    """Of each place that its holder left open HR has been told since, or a card asks about them, or a notice waits.

    Who would only have sat in leaves none open: that they do not is a notice of its own. Not of what is long over:
    notices are forgotten after a month.
    """
    for row in store.fetch(
        """SELECT i.code, m.user_id FROM participant p JOIN interview i ON i.id = p.interview_id
             JOIN member m ON m.id = p.member_id
             JOIN LATERAL (SELECT at FROM audit_event a WHERE a.entity = 'interview' AND a.entity_id = i.id
               AND a.action = 'panel.declined' AND (a.after ->> 'member')::bigint = m.id
               AND a.before ->> 'response' <> 'declined'
               AND NOT EXISTS (SELECT 1 FROM audit_event u WHERE u.undo_of = a.id) ORDER BY id DESC LIMIT 1) said ON true
           WHERE p.response = 'declined' AND p.replaced_by_id IS NULL AND p.responded_at IS NOT NULL
             AND i.status NOT IN ('draft', 'rescheduling', 'no_show', 'cancelled')
             AND upper(i.slot) > clock_now() - interval '7 days'
             AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.interview_id = i.id
               AND o.kind = CASE WHEN p.part IN ('shadow', 'optional') THEN 'not_sitting_in' ELSE 'declined' END
               AND ((o.subject ->> 'member')::bigint = m.id AND o.state IN ('queued', 'unread')
                 OR (o.subject ->> 'member')::bigint = m.id AND o.state = 'sent' AND o.sent_at >= said.at
                 OR o.state = 'sent' AND o.buttons AND o.superseded_at IS NULL AND strpos(o.shown, m.name) > 0))"""
    ):
        raise AssertionError(f"{row['user_id']} cannot come to {row['code']}, and HR does not know")


def one_nudge_a_day() -> None:
    assert not store.fetch(
        """SELECT to_user FROM outbox WHERE state = 'sent' AND kind = 'feedback_nudge'
           GROUP BY to_user, (sent_at AT TIME ZONE 'Asia/Shanghai')::date HAVING count(*) > 1"""
    )


def nobody_is_in_two_places() -> None:
    for what, column, places in (
        ("candidate", "i.candidate_id", "interview i"),
        ("room", "i.room_id", "interview i"),
        (
            "person",
            "p.member_id",
            "interview i JOIN participant p ON p.interview_id = i.id AND p.response <> 'declined' AND p.part <> 'optional'",
        ),
    ):
        rows = store.fetch(
            f"""WITH busy AS (SELECT i.id, {column} AS who, i.slot FROM {places} WHERE {column} IS NOT NULL
                 AND i.status NOT IN ('cancelled', 'rescheduling', 'draft', 'no_show'))
               SELECT a.who, a.id, b.id AS other FROM busy a JOIN busy b ON a.who = b.who AND a.id < b.id AND a.slot && b.slot"""
        )
        assert not rows, f"a {what} in two interviews at once: {rows}"


_CARDS = """SELECT task_id, kind, interview_id, EXISTS (SELECT 1 FROM outbox r WHERE r.kind = 'refresh'
    AND r.state = 'queued' AND r.subject ->> 'card' = o.id::text) AS waits
  FROM outbox o WHERE task_id IS NOT NULL AND interview_id IS NOT NULL"""


def beside(work: Callable[[], Any]) -> Any:
    """Do it in a thread of its own, with connections of its own."""
    outcome: list[Any] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            outcome.append(work())
        except Exception as error:  # noqa: BLE001 - raised where it was asked for
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
    return outcome[0]
