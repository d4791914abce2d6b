"""`python -m bot import --invite`: the panels of what is ahead hear of it once, and nobody of anything else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.db import store
from bot.db.store import Purpose
from tests.world.importing import Company

AHEAD = "陈晓,后端,一面,2031-03-12 15:00,张三(zhangsan)、李四(lisi),张敏(zhangmin)"
OVER = "周航,后端,复盘,2020-03-12 15:00,王五(wangwu),张敏"


class Importing(Company):
    def invited(self) -> list[str]:
        assert self.column("SELECT DISTINCT kind FROM outbox") in ([], ["invited"])
        return self.column("SELECT to_user FROM outbox ORDER BY to_user")

    def change(self, sql: str) -> None:
        with store.db.connection_context():
            store.execute(sql)


@pytest.fixture
def company(fresh_database_url: str, tmp_path: Path) -> Iterator[Importing]:
    store.connect(fresh_database_url, Purpose.TOOL)
    yield Importing(fresh_database_url, tmp_path)
    store.db.close_all()


def test_whoever_forgot_to_invite_imports_again_and_each_is_invited_once(company: Importing) -> None:
    path = company.file(AHEAD, OVER)
    assert company.bot("import", path).code == 0
    assert company.invited() == []
    assert company.bot("import", path, "--invite").code == 0
    assert company.invited() == ["lisi", "zhangsan"]
    assert company.bot("import", path, "--invite").code == 0
    assert company.invited() == ["lisi", "zhangsan"]


def test_what_is_over_is_history_and_nobody_is_to_do_anything_about_it(company: Importing) -> None:
    assert company.bot("import", company.file(AHEAD, OVER), "--invite").code == 0
    assert company.column("SELECT status FROM interview ORDER BY lower(slot)") == ["completed", "scheduled"]
    assert company.invited() == ["lisi", "zhangsan"]


def test_a_file_with_an_error_invites_nobody(company: Importing) -> None:
    said = company.bot("import", company.file(AHEAD, "周航,后端,一面,2031-03-12 15:30,张三"), "--invite")
    assert said.code == 1
    assert company.invited() == []


def test_an_old_file_does_not_bring_back_what_was_cancelled_or_moved_since(company: Importing) -> None:
    path = company.file(AHEAD, "周航,后端,一面,2031-03-13 15:00,张三")
    assert company.bot("import", path).code == 0
    company.change("UPDATE interview SET status = 'cancelled' WHERE lower(slot) < '2031-03-13'")
    company.change(
        """UPDATE interview SET slot = tstzrange('2031-03-14 01:00Z', '2031-03-14 02:00Z'), sequence = 1
           WHERE status = 'scheduled'"""
    )
    before = company.everything()
    said = company.bot("import", path, "--invite")
    assert said.out == "导入 0 场，跳过 2 场（已有） imported 0, skipped 2 (already there)\n"
    assert [line[: line.index("（")] for line in said.problems] == ["第 2 行 line 2: 已取消", "第 3 行 line 3: 已改期"]
    assert company.everything() == before
    assert company.imports("周航,后端,一面 加试,2031-03-13 15:00,张三").out == "导入 1 场 imported 1\n"
