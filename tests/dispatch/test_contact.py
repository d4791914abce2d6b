"""Whom to call about an interview: who of HR looks after it, with the phone that they have set; a candidate's is for HR alone."""

from __future__ import annotations

import pytest

from bot.db import store
from bot.interviews.models import Application, Candidate
from tests.said import zh, zh_like
from tests.world.office import Office

_WHOM = (
    "联系人 {code}",
    "陈晓这场hr是谁",
    "陈晓那场谁负责",
    "hr电话多少",
    "怎么联系候选人",
    "who is the recruiter for 陈晓",
)


@pytest.mark.parametrize("said", _WHOM)
def test_the_panel_reads_who_of_hr_looks_after_it_and_never_the_candidates_phone(office: Office, said: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say("电话 13800138000", "zhangmin")
    with store.db.connection_context():
        Candidate.update(mobile="13912345678").execute()
    answer = office.say(said.format(code=code), "zhangsan")

    assert (
        zh_like("contact.with_phone", name="张敏", phone="13800138000").search(answer)
        and zh("contact.hr_calls") in answer
    )
    assert "13912345678" not in answer


@pytest.mark.parametrize("said", ["陈晓的电话是多少", "怎么联系陈晓", "contact {code}"])
def test_hr_reads_the_candidates_phone(office: Office, said: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    with store.db.connection_context():
        Candidate.update(mobile="13912345678").execute()
    answer = office.say(said.format(code=code), "zhangmin")

    assert zh_like("contact.yourself").search(answer) and zh("contact.candidate", mobile="13912345678") in answer


def test_where_no_phone_is_on_record_it_is_said(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")

    assert zh_like("contact.without_phone").search(office.say(f"联系人 {code}", "zhangsan"))
    assert zh("contact.no_phone") in office.say(f"联系人 {code}", "zhangmin")


@pytest.mark.parametrize("said", ["陈晓的电话", "候选人电话", "给我陈晓的电话"])
def test_a_phone_that_is_asked_for_in_two_words_is_looked_up(office: Office, said: str) -> None:
    office.plan("陈晓", "03-12 14:00")
    with store.db.connection_context():
        Candidate.update(mobile="13912345678").execute()
    assert zh("contact.candidate", mobile="13912345678") in office.say(said, "zhangmin")
    answer = office.say(said, "zhangsan")
    assert zh("contact.hr_calls") in answer and "13912345678" not in answer


def test_where_nobody_of_hr_looks_after_it_others_of_hr_are_named(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    with store.db.connection_context():
        Application.update(recruiter=None, coordinator=None).execute()
    for who in ("zhangsan", "admin"):
        answer = office.say(f"联系人 {code}", who)
        assert (
            zh_like("contact.ask_others_of_hr").search(answer)
            and "张敏" in answer
            and not zh_like("contact.yourself").search(answer)
        )
