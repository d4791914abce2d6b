"""HR's lists say who interviews, and what is over does not come first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.db import store
from tests.e2e.test_conversation import Office


@pytest.fixture
def office(fresh_database_url: str) -> Iterator[Office]:
    yield Office(fresh_database_url)
    store.db.close_all()


def test_hrs_day_names_the_interviewers_and_ones_own_does_not(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "zhangsan", "lisi")
    assert f"陈晓 · 后端工程师 一面 · 张三、李四 · 待回复 · {code}" in office.say("明天", "zhangmin")
    assert f"陈晓 · 后端工程师 一面 · 待回复 · {code}" in office.say("明天")


def test_the_week_begins_with_what_is_ahead(office: Office) -> None:
    office.plan("林悦", "03-09 10:00")
    office.plan("陈晓", "03-12 14:00")
    said = office.say("本周")
    assert "2 场" in said
    assert said.index("陈晓") < said.index("林悦")
