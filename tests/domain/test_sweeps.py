"""What time brings: each sweep does what is due, once, and reads nothing else."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.db import store
from bot.interviews import joining
from bot.interviews.models import Interview
from bot.interviews.sweep import advance
from bot.notices import outbox, reminders
from bot.notices.outbox import Notice
from bot.notices.queue import claim, due, members_with_due_rows, wait
from tests.world.desk import Desk

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def desk(database: None) -> Desk:
    return Desk()


def queue(*notices: tuple[str, str], at: datetime) -> None:
    outbox.put([Notice(key, who, "said", subject={"zh": "", "en": ""}) for key, who in notices], at)


def reminded(desk: Desk) -> list[str]:
    """Whom the sweep reminds of what, this time."""
    store.execute("DELETE FROM outbox")
    reminders.remind(desk.at)
    return [f"{row['to_user']} {row['kind']}" for row in store.fetch("SELECT to_user, kind FROM outbox ORDER BY id")]


def left_to_look_at(number: int, desk: Desk) -> int:
    """Places that the next sweep would read for a window."""
    return store.execute(
        f"""SELECT 1 FROM participant WHERE reminded = {number} - 1 AND interview_active AND response <> 'declined'
            AND lower(slot) BETWEEN %(now)s AND %(now)s + interval '30 minutes'""",
        now=desk.at,
    )


def test_a_row_that_waits_behind_another_is_no_reason_to_wake_anybody(desk: Desk) -> None:
    queue(("1", "lisi"), ("2", "lisi"), ("3", "wangwu"), at=desk.at)
    assert members_with_due_rows(desk.at) == ["lisi", "wangwu"]
    [first, _] = due("lisi", desk.at)
    assert claim(first, {}, desk.at)
    assert members_with_due_rows(desk.at) == ["wangwu"]  # on its way
    wait([first.id], desk.at + timedelta(minutes=5), "unreachable")
    assert members_with_due_rows(desk.at + timedelta(minutes=4)) == ["wangwu"]
    assert members_with_due_rows(desk.at + timedelta(minutes=5)) == ["lisi", "wangwu"]


def test_what_waits_for_the_end_of_an_undo_window_holds_up_nobody(desk: Desk) -> None:
    outbox.put([Notice("later", "lisi", "said", not_before=desk.at + timedelta(minutes=1))], desk.at)
    assert members_with_due_rows(desk.at) == []
    queue(("now", "lisi"), at=desk.at)
    assert members_with_due_rows(desk.at) == ["lisi"]


def test_who_has_been_reminded_is_not_looked_at_again_until_the_time_changes(desk: Desk) -> None:
    on = desk.book(desk.lisi, day=11, clock="10:25")
    assert left_to_look_at(1, desk) == 1
    assert reminded(desk) == ["lisi remind_30m"]
    assert (left_to_look_at(1, desk), reminded(desk)) == (0, [])
    later = (on.slot[0] + timedelta(minutes=2), on.slot[1])
    Interview.update(slot=later, sequence=1).where(Interview.id == on.id).execute()
    assert reminded(desk) == ["lisi remind_30m"]
    desk.move(minutes=23)
    assert reminded(desk) == ["lisi remind_5m"]
    assert (left_to_look_at(2, desk), reminded(desk)) == (0, [])


def test_who_comes_late_into_the_panel_is_reminded_as_well(desk: Desk) -> None:
    on = desk.book(desk.lisi, day=11, clock="10:25")
    assert reminded(desk) == ["lisi remind_30m"]
    joining.replace(desk.change(desk.zhangmin), on, desk.lisi, desk.wangwu)
    assert reminded(desk) == ["wangwu remind_30m"]


def test_an_interview_is_complete_when_its_last_feedback_comes_or_is_no_longer_owed(desk: Desk) -> None:
    on = desk.book(desk.lisi, desk.wangwu, day=11, clock="09:00")
    advance(desk.change())
    assert Interview.get_by_id(on.id).status == "awaiting_feedback"
    assert (
        store.execute("SELECT 1 FROM interview WHERE to_settle") == 0
    )  # asked once, and then only if something changes
    store.execute(
        """INSERT INTO feedback (interview_id, author_id, status, recommendation, submitted_at)
           VALUES (%(id)s, %(author)s, 'submitted', 'yes', %(now)s)""",
        id=on.id,
        author=desk.lisi.id,
        now=desk.at,
    )
    assert advance(desk.change()) == 0
    store.execute(
        "UPDATE participant SET feedback_required = false WHERE interview_id = %(id)s AND member_id = %(member)s",
        id=on.id,
        member=desk.wangwu.id,
    )
    assert advance(desk.change()) == 1
    assert Interview.get_by_id(on.id).status == "completed"
