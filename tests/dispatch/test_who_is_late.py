"""Whose lateness is told is passed on: one's own, a colleague's or the candidate's, and never one for the other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.databases import Databases
from tests.language import company
from tests.said import zh
from tests.world.stage import Stage

LATE = (
    ("lisi", "陈晓晚到10分钟", "候选人会晚到 10 分钟"),
    ("lisi", "潘悦然要晚十分钟", "候选人会晚到 10 分钟"),
    ("lisi", "Pan Yueran is running 10 minutes late", "候选人会晚到 10 分钟"),
    ("lisi", "他晚到10分钟", "候选人会晚到 10 分钟"),
    ("zhangmin", "潘悦然那边说晚十分钟", "候选人会晚到 10 分钟"),
    ("lisi", "我晚10分钟", "你会晚到 10 分钟"),
    ("lisi", "潘悦然那场我晚到10分钟", "你会晚到 10 分钟"),
    ("lisi", "张三堵车了，林志远那场要晚10分钟", "张三会晚到 10 分钟"),
    ("lisi", "zhang san is stuck in traffic, he'll be 10 min late for 2021", "张三会晚到 10 分钟"),
    ("wangwu", "李四说他晚到十分钟 2024", "李四会晚到 10 分钟"),
    ("zhangmin", "李四要晚到10分钟，潘悦然那场", "李四会晚到 10 分钟"),
)


@pytest.fixture(scope="module")
def stage(databases: Databases) -> Iterator[Stage]:
    with company.anew(databases) as anew:
        yield anew()


def test_each_lateness_is_read_back_as_whose_it_is(stage: Stage) -> None:
    for who, text, said in LATE:
        assert stage.say(text, who).startswith(f"转告：{said}（"), text
        stage.say("否", who)
    assert stage.say("王五堵车了要晚点", "zhangmin").startswith("晚到：哪一场？")
    assert stage.say("2024", "zhangmin").startswith("转告：王五会晚到（蒋勋文")
    assert "转告" not in stage.say("I'm going to be late for 2020", "zhangmin")  # who is not on it is late for nothing


def test_who_is_not_on_it_is_not_late_for_it(stage: Stage) -> None:
    assert stage.say("王五堵车了，2021要晚10分钟", "zhangmin") == zh(
        "late.they_are_not_on_it", name="王五", code="2021"
    )
