"""A column with the interviewers' addresses: by these they get links of their own into rooms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.db import store
from bot.db.store import Purpose
from bot.interviews import identity
from bot.interviews.identity import Why
from bot.interviews.models import Member
from tests.world.clock import NOW
from tests.world.importing import Company

HEADER = "候选人,职位,轮次,开始时间,面试官,面试官邮箱"


@pytest.fixture
def company(fresh_database_url: str, tmp_path: Path) -> Iterator[Company]:
    store.connect(fresh_database_url, Purpose.TOOL)
    yield Company(fresh_database_url, tmp_path)
    store.db.close_all()


def imported(company: Company, *rows: str) -> str:
    path = company.folder / "interviews.csv"
    path.write_text("\n".join((HEADER, *rows)), encoding="utf-8")
    said = company.bot("import", str(path))
    return said.out + said.err


def addresses(company: Company) -> dict[str, str | None]:
    return {row["user_id"]: row["email"] for row in company.rows("SELECT user_id, email FROM member ORDER BY id")}


def test_each_gets_theirs_in_the_order_of_the_interviewers(company: Company) -> None:
    imported(
        company, "陈晓,后端,一面,2036-03-12 10:00,张三(zhangsan)、李四(lisi),zhangsan@example.com、lisi@example.com"
    )
    assert addresses(company) == {"zhangsan": "zhangsan@example.com", "lisi": "lisi@example.com"}
    assert company.rows("SELECT address FROM member_address") == [], "a file says nobody's identity"


def test_whoever_has_one_keeps_it_and_without_the_column_nothing_changes(company: Company) -> None:
    imported(company, "陈晓,后端,一面,2036-03-12 10:00,张三(zhangsan),zhangsan@example.com")
    imported(company, "林悦,后端,一面,2036-03-12 12:00,张三,other@example.com")
    imported(company, "吕品,后端,一面,2036-03-12 14:00,张三,")
    assert addresses(company) == {"zhangsan": "zhangsan@example.com"}


@pytest.mark.parametrize(
    ("emails", "why"),
    [
        ("zhangsan@example.com", "2 位面试官写了 1 个邮箱"),
        ("zhangsan@example.com lisi", "“lisi”不是邮箱"),
        ("zhangsan@example.com zhangsan@example.com", "是别人的邮箱"),
    ],
)
def test_what_is_wrong_with_one_is_told_by_its_row_and_nothing_is_imported(
    company: Company, emails: str, why: str
) -> None:
    said = imported(company, f"陈晓,后端,一面,2036-03-12 10:00,张三(zhangsan)、李四(lisi),{emails}")
    assert why in said and "什么都没有导入" in said
    assert addresses(company) == {}


def test_a_mail_that_a_file_has_brought_names_nobody_and_one_that_is_linked_whose_it_is(company: Company) -> None:
    company.member("wangwu", "王五")
    imported(company, "林悦,后端,一面,2036-03-12 10:00,李四(lisi),wang@corp.example.com")
    assert "wang@corp.example.com" in imported(company, "何川,后端,一面,2036-03-12 14:00,wang@corp.example.com,")
    with store.db.connection_context():
        identity.confirm(Member.get(user_id="wangwu"), ["email:wang@corp.example.com"], Why.LINKED, NOW)
    imported(company, "何川,后端,一面,2036-03-12 14:00,wang@corp.example.com,")
    panels = company.rows(
        """SELECT c.name, m.user_id FROM participant p JOIN member m ON m.id = p.member_id
           JOIN interview i ON i.id = p.interview_id JOIN candidate c ON c.id = i.candidate_id ORDER BY i.id"""
    )
    assert [(row["name"], row["user_id"]) for row in panels] == [("林悦", "lisi"), ("何川", "wangwu")]


def test_a_file_gives_nobody_a_mail_that_is_linked_to_another(company: Company) -> None:
    company.member("wangwu", "王五")
    with store.db.connection_context():
        identity.confirm(Member.get(user_id="wangwu"), ["email:wang@corp.example.com"], Why.LINKED, NOW)
    assert "是别人的邮箱" in imported(company, "林悦,后端,一面,2036-03-12 10:00,李四(lisi),WANG@corp.example.com")
