"""A no is what somebody thinks of a candidate, and a report that is late is nobody who comes later."""

from __future__ import annotations

import pytest

from bot.db import store
from bot.interviews.models import Interview
from tests.said import en, en_like, zh
from tests.world.ended import over
from tests.world.office import Office


@pytest.mark.parametrize("said", ["姜海涛 is a no from me", "姜海涛 is a strong no from me"])
def test_a_no_from_an_interviewer_is_a_verdict_and_marks_nobody_absent(office: Office, said: str) -> None:
    code = over(office, candidate="姜海涛")
    office.say("language en")
    asked = office.say(said)
    assert (
        asked.startswith(f"{code} 姜海涛 · 后端工程师 一面") and en_like("feedback.verdict").search(asked)
    ) or "why, in one sentence" in asked
    office.say("yes")
    with store.db.connection_context():
        assert Interview.get(Interview.code == code).status == "awaiting_feedback"


def test_a_no_to_what_is_still_to_come_is_an_answer_and_no_verdict(office: Office) -> None:
    office.plan("陈晓", "03-15 14:00")
    office.say("language en")
    assert office.say("Sunday 2pm is a no from me").startswith("Decline 陈晓")


@pytest.mark.parametrize(
    "said",
    ["the report is late", "my feedback is running late", "running late with the report", "报告晚点给", "简历晚到了"],
)
def test_what_is_late_and_no_person_is_passed_on_to_nobody(office: Office, said: str) -> None:
    office.plan("赵云", "03-11 10:30")
    asked = office.say(said)
    assert "转告：" not in asked and "转告张敏" not in asked
    assert office.rows("SELECT 1 FROM audit_event WHERE action = 'interview.late'") == []


def test_who_is_late_with_something_is_told_how_to_say_that_they_are_late_themselves(office: Office) -> None:
    code = office.plan("赵云", "03-11 10:30")
    assert office.say("running late with the report") == zh("late.about_no_person", words="with the report", code=code)
    office.say("language en")
    assert office.say("running late with the report") == en("late.about_no_person", words="with the report", code=code)


def test_who_is_late_themselves_is_still_understood(office: Office) -> None:
    office.plan("赵云", "03-11 10:30")
    assert office.say("I'm running late").startswith("转告：" + zh("late.you_will_be", late=zh("late.some")))
