"""What the panel thinks is kept version by version, can be changed for a day, and completes the interview once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.db import retention, store
from bot.interviews import feedback, feedback_drafts, lookup, people, undo
from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.evaluation import Evaluation
from bot.interviews.models import Interview, Participant
from bot.interviews.sweep import advance
from bot.texts import WORDS
from tests.world.office import Office
from tests.world.stage import together

GOOD = Evaluation("yes", "基础扎实，设计题偏弱", {})
BAD = Evaluation("strong_no", "编码没写完", {})


@pytest.fixture
def office(fresh_database_url: str) -> Office:
    return Office(fresh_database_url)


def held(office: Office, *panel: str) -> Interview:
    """It ended a minute ago."""
    code = office.plan("陈晓", "03-11 08:59", *(panel or ("zhangsan", "lisi")))
    with store.db.connection_context():
        advance(Change(office.clock.at, actor_kind="system"))
        [interview] = lookup.load([Interview.get(Interview.code == code).id])
    assert interview.status == "awaiting_feedback"
    return interview


def submit(office: Office, on: Interview, who: str, what: Evaluation = GOOD, *, by: str | None = None) -> bool:
    with store.db.connection_context(), store.db.atomic():
        change = Change(office.clock.at, office.member(by or who), undo_window=timedelta(seconds=60))
        return feedback.submit(change, on, office.member(who), what)


def status(on: Interview) -> str:
    with store.db.connection_context():
        return str(Interview.get_by_id(on.id).status)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(UserError) as error:
        act()
    return error.value.phrase.words(WORDS).zh


def test_the_last_feedback_completes_the_interview_in_its_own_transaction(office: Office) -> None:
    on = held(office)
    assert submit(office, on, "zhangsan") is False
    assert status(on) == "awaiting_feedback"
    assert submit(office, on, "lisi", BAD) is True
    assert status(on) == "completed"


def test_of_two_who_are_the_last_at_once_one_completes_it(office: Office) -> None:
    on = held(office)
    done = together(
        lambda: str(submit(office, on, "zhangsan")),
        lambda: str(submit(office, on, "lisi")),
    )
    assert sorted(done) == ["False", "True"]
    rows = office.rows(
        "SELECT 1 FROM audit_event WHERE action = 'interview.status' AND after ->> 'status' = 'completed'"
    )
    assert (status(on), len(rows)) == ("completed", 1)


def test_each_version_is_kept_and_one_changed_after_others_could_be_read_is_marked(office: Office) -> None:
    on = held(office)
    submit(office, on, "zhangsan")
    submit(office, on, "zhangsan", Evaluation("no", "想了想，不推荐"))
    with store.db.connection_context():
        assert [one.after_others for one in feedback.of([on.id])] == [False]
    submit(office, on, "lisi")
    submit(office, on, "zhangsan", BAD)
    with store.db.connection_context():
        versions = store.fetch(
            """SELECT version, recommendation AS verdict FROM feedback_version
               WHERE interview_id = %(interview)s AND author_id = %(author)s ORDER BY version""",
            interview=on.id,
            author=office.member("zhangsan").id,
        )
        assert [tuple(one.values()) for one in versions] == [(1, "yes"), (2, "no"), (3, "strong_no")]
        written = {one.author: one for one in feedback.of([on.id])}
    assert (written["张三"].after_others, written["李四"].after_others) == (True, False)


def test_what_was_submitted_taken_back_and_written_again_after_reading_others_is_marked(office: Office) -> None:
    on = held(office)
    submit(office, on, "lisi")
    submit(office, on, "zhangsan")
    assert status(on) == "completed"
    with store.db.connection_context(), store.db.atomic():
        undo.undo(Change(office.clock.at, office.member("zhangsan")), office.member("zhangsan"), office.clock.at)
    assert status(on) == "awaiting_feedback"
    with store.db.connection_context():
        draft = feedback_drafts.draft_of(on.id, office.member("zhangsan").id, office.clock.at)
    assert draft == GOOD
    submit(office, on, "zhangsan", BAD)
    with store.db.connection_context():
        written = {one.author: one for one in feedback.of([on.id])}
    assert written["张三"].after_others


def test_an_undone_change_leaves_the_version_before_it(office: Office) -> None:
    on = held(office)
    submit(office, on, "zhangsan")
    submit(office, on, "zhangsan", BAD)
    with store.db.connection_context(), store.db.atomic():
        undo.undo(Change(office.clock.at, office.member("zhangsan")), office.member("zhangsan"), office.clock.at)
        [written] = feedback.of([on.id])
    assert (written.verdict, written.words) == ("yes", GOOD.words)


def test_it_can_be_changed_for_a_day_and_then_says_what_to_do(office: Office) -> None:
    on = held(office)
    submit(office, on, "zhangsan")
    office.clock.move(hours=23, minutes=59)
    submit(office, on, "zhangsan", BAD)
    office.clock.move(minutes=1)
    said = refused(lambda: submit(office, on, "zhangsan", GOOD))
    assert said == "{code} 的面评提交已满 24 小时，不能再改。要补充，请告诉{hr}。"


def test_who_may_not_write_is_told_who_can(office: Office) -> None:
    on = held(office, "zhangsan")
    assert refused(lambda: submit(office, on, "lisi")) == "{who}不是 {code} 的面试官，面评由{names}来写。"
    with store.db.connection_context():
        Participant.update(response="declined").where(Participant.interview == on.id).execute()
    assert refused(lambda: submit(office, on, "zhangsan")) == "{who}没有参加 {code}，不用写面评。"


def test_before_the_start_it_is_refused_and_while_it_runs_it_is_not(office: Office) -> None:
    code = office.plan("陈晓", "03-11 10:30")
    with store.db.connection_context():
        on = Interview.get(Interview.code == code)
    assert refused(lambda: submit(office, on, "zhangsan")) == "{code} 还没开始，{at} 起可以写面评。"
    office.clock.move(minutes=31)
    assert submit(office, on, "zhangsan") is False  # it is complete when it is over
    office.clock.move(minutes=60)
    with store.db.connection_context():
        advance(Change(office.clock.at, actor_kind="system"))
    assert status(on) == "completed"


def test_hr_may_write_it_for_somebody_and_is_named(office: Office) -> None:
    on = held(office, "zhangsan")
    submit(office, on, "zhangsan", by="zhangmin")
    with store.db.connection_context():
        [written] = feedback.of([on.id])
    assert (written.author, written.written_by) == ("张三", "张敏")


def test_neither_verdict_nor_words_are_in_the_history(office: Office) -> None:
    on = held(office)
    submit(office, on, "zhangsan")
    submit(office, on, "lisi", BAD)
    rows = office.rows("SELECT before::text || after::text AS said FROM audit_event WHERE entity = 'interview'")
    assert rows
    assert not any(word in str(row["said"]) for row in rows for word in ("strong_no", "yes", "基础", "编码"))


def test_a_draft_survives_a_day_and_leaves_what_is_in_alone(office: Office) -> None:
    on = held(office)
    submit(office, on, "zhangsan")
    me, at = office.member("zhangsan").id, office.clock.at
    with store.db.connection_context():
        feedback_drafts.keep_draft(on.id, me, Evaluation("no"), at)
        assert feedback_drafts.draft_of(on.id, me, at + timedelta(hours=23)) == Evaluation("no")
        assert feedback_drafts.draft_of(on.id, me, at + timedelta(hours=25)) is None
        [written] = feedback.of([on.id])
    assert written.verdict == "yes"


def test_feedback_outlives_its_author(office: Office) -> None:
    on = held(office)
    submit(office, on, "zhangsan")
    office.say("成员 zhangsan 停用", "admin")
    office.say("是", "admin")
    with store.db.connection_context():
        assert people.has_left("zhangsan")
        assert [one.author for one in feedback.of([on.id])] == ["张三"]
    submit(office, on, "lisi")
    assert status(on) == "completed"


def test_what_was_begun_is_forgotten_after_a_day_and_what_is_in_stays(office: Office) -> None:
    on = held(office)
    submit(office, on, "lisi")
    with store.db.connection_context():
        for who in ("zhangsan", "lisi"):
            feedback_drafts.keep_draft(on.id, office.member(who).id, BAD, office.clock.at)
    retention.forget(office.clock.at + timedelta(hours=25))
    assert office.rows("SELECT author_id FROM feedback WHERE draft IS NOT NULL OR drafted_at IS NOT NULL") == []
    assert [row["recommendation"] for row in office.rows("SELECT * FROM feedback WHERE status = 'submitted'")] == [
        "yes"
    ]
