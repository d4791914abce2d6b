"""What was not understood can be learned from, without whom it was about."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.chat import misses
from bot.db import retention, store
from bot.demo import top_up
from tests.world.clock import NOW
from tests.world.stage import Stage


@pytest.fixture
def stage(fresh_database_url: str) -> Stage:
    stage = Stage(fresh_database_url)
    top_up(NOW)
    return stage


def _missed() -> list[tuple[str, int]]:
    with store.connected():
        return [(row["said"], row["times"]) for row in misses.by_count(NOW - timedelta(days=1), 50)]


def test_what_was_not_understood_is_counted_without_names_codes_and_numbers(stage: Stage) -> None:
    said = (
        "给1203的猫喂饭",
        "给陈晓那场的猫喂饭",
        "请王五喝咖啡 13800138000",
        "给我来139杯咖啡",
        "Make coffee for Robert Brown and Bob Miller",
    )
    for one in said:
        assert "没看懂" in stage.say(one, "lisi"), one
    assert _missed()[0] == ("给◇的猫喂饭", 2)
    kept = " ".join(text for text, _ in _missed())
    for secret in ("1203", "陈晓", "王五", "138", "139", "robert", "brown", "bob"):
        assert secret not in kept.lower(), kept


def test_what_was_understood_or_only_tried_out_is_no_miss(stage: Stage) -> None:
    stage.say("日程")
    stage.say("接受 1203")
    assert _missed() == []


def test_a_miss_is_forgotten_after_thirty_days(stage: Stage) -> None:
    stage.say("打一杯咖啡来喝")
    assert len(_missed()) == 1
    retention.forget(NOW + timedelta(days=29))
    assert len(_missed()) == 1
    retention.forget(NOW + timedelta(days=31))
    assert _missed() == []
