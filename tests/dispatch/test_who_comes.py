"""Whether an interviewer comes, and who could instead, in plain but unusual words: read back as what is meant, never the other way."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.databases import Databases
from tests.language import company
from tests.world.stage import Stage


@pytest.fixture(scope="module")
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as copy:
        yield copy


def test_who_asks_whether_a_colleague_can_come_for_them_is_asked_which_it_is(company_anew: Callable[[], Stage]) -> None:
    for said in ("王五能替我吗", "王五能不能替我一下", "那王五可以代我吗", "王五可不可以来替我"):
        stage = company_anew()
        assert stage.say(said, "lisi").startswith("无法参加哪一场？"), said
        stage.say("退出", "lisi")
        stage.say("1203", "lisi")
        assert "并推荐王五接替？是/否" in stage.say(said, "lisi"), said
