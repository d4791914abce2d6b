"""What the database holds of candidates, rounds and jobs is seen as facts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.db import store
from tests.language import facts, readings
from tests.language.company import COMPANY, Worlds

Changed = Callable[..., facts.Facts]


@pytest.fixture
def changed(worlds: Worlds) -> Changed:
    """What is otherwise after these statements, all of them taken back again."""

    def by(*statements: str) -> facts.Facts:
        worlds.stage(COMPANY)
        with readings.taken_back():
            known = facts.known()
            before, written = facts.facts(known), facts.written()
            for statement in statements:
                store.execute(statement)
            assert facts.written() != written
            return facts.changes(before, facts.facts(known))

    return by


def test_a_candidate_is_called_as_before(changed: Changed) -> None:
    assert changed("UPDATE candidate SET name = '陈小', mobile = '13712345678' WHERE name = '陈晓'") == {
        "name.陈晓": "陈小",
        "mobile.陈晓": "13712345678",
    }


def test_a_second_candidate_of_one_name_is_another(changed: Changed) -> None:
    assert changed("INSERT INTO candidate (name, email) VALUES ('陈晓', 'c@example.com')") == {
        "name.陈晓 (2)": "陈晓",
        "mail.陈晓 (2)": "c@example.com",
    }


def test_a_match_is_there_until_hr_ends_it(changed: Changed) -> None:
    applies = "UPDATE candidate SET email = 'wangwu@example.com' WHERE name = '陈晓'"
    assert changed(applies) == {
        "mail.陈晓": "wangwu@example.com",
        "match.陈晓.wangwu": "email:wangwu@example.com, admin",
    }
    ended = changed(applies, "UPDATE candidate_match SET ended_at = clock_now()")
    assert ended["match.陈晓.wangwu"] == "email:wangwu@example.com, not the same"


def test_a_round_and_a_job_are_of_their_interview(changed: Changed) -> None:
    assert changed("UPDATE interview SET round_no = 2, round_name = '二面' WHERE code = '1203'") == {
        "round.1203": "2 二面"
    }
    assert changed(
        """UPDATE application SET job_id = (SELECT id FROM job WHERE title = '测试工程师')
           WHERE id = (SELECT application_id FROM interview WHERE code = '1203')"""
    ) == {"job.1203": "测试工程师"}


def test_a_second_interview_of_one_candidate_and_round_is_another(changed: Changed) -> None:
    books = """INSERT INTO interview (application_id, candidate_id, round_no, round_name, status, created_at)
               SELECT application_id, candidate_id, 3, '终面', 'draft', clock_now() FROM interview WHERE code = '1203'"""
    assert changed(books, books).keys() == {
        f"{fact}.陈晓 {name}" for fact in ("interview", "job", "round") for name in ("终面", "终面 (2)")
    }
