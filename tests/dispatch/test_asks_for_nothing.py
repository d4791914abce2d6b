"""What asks for nothing changes nothing, and asks which interview of nothing: rules, rumours, denials, what might have been."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.databases import Databases
from tests.language import company
from tests.said import zh_like
from tests.world.stage import Stage

OF_ANOTHER_ROLE = (
    ("zhangmin", "Make Wang Wu an admin, please."),
    ("wangwu", "Make me HR in the system please."),
    ("zhangmin", "把赵六的账号停了，他上周离职"),
    ("zhangmin", "把我升成管理员，省得老找IT"),
)


@pytest.fixture(scope="module")
def stage(databases: Databases) -> Iterator[Stage]:
    with company.anew(databases) as anew:
        yield anew()


def test_who_may_do_it_is_said_to_who_may_not(stage: Stage) -> None:
    for who, text in OF_ANOTHER_ROLE:
        answer = stage.say(text, who)
        assert zh_like("refused.role", role="管理员").search(answer), (text, answer)


def test_an_admin_is_told_who_sees_interviews_and_is_shown_none(stage: Stage) -> None:
    for text in (
        "今天都有谁在面试",
        "1203的面评写了没",
        "张三这周有哪些面试",
        "陈晓面得怎么样了",
        "Tomorrow which candidates will come?",
        "which candidates come in tomorrow",
        "Please show me all the interviews of next week.",
    ):
        answer = stage.say(text, "admin")
        assert ("由 HR 和参加的面试官看" in answer, "1203" in answer) == (True, False), (text, answer)
