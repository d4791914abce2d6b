"""A story that is told on the page: whose phones are shown, what is said above them, and what time it is on them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests

from tests.contract.sandbox_stage import Bot, Sandbox, events, says

SCENE = {
    "phones": ["lisi", "zhangmin"],
    "about": "zhangmin",
    "zh": ["周二", "做了什么"],
    "en": ["Tuesday", "what is done"],
}


def test_a_page_hears_of_a_scene_and_one_that_comes_later_finds_it(sandbox: Sandbox) -> None:
    assert sandbox.get("/sandbox/scene") == {}
    with requests.get(f"{sandbox.url}/sandbox/stream", stream=True, timeout=10) as stream:
        sandbox.post("/sandbox/scene", SCENE)
        assert next(events(stream)) == ("scene", SCENE)
    assert sandbox.get("/sandbox/scene") == SCENE


@pytest.mark.parametrize(
    "wrong",
    [{"phones": ["lisi"]}, {"phones": "lisi"}, {"about": "wangwu"}, {"zh": "周二"}, {"en": [1]}, {"en": None}],
)
def test_half_a_scene_is_refused(sandbox: Sandbox, wrong: dict[str, Any]) -> None:
    answer = sandbox.http.post(f"{sandbox.url}/sandbox/scene", json=SCENE | wrong)
    assert answer.status_code == 400
    assert sandbox.get("/sandbox/scene") == {}


def test_a_phone_shows_the_sandboxs_time_and_the_callback_the_true_one(bot: Bot, sandbox: Sandbox) -> None:
    """An arriving message has an age, whatever is played."""
    bot.answer = says("好")
    sandbox.post("/sandbox/clock", {"advance_s": timedelta(days=3).total_seconds()})
    exchange = sandbox.say("日程")
    [said, _] = sandbox.get("/sandbox/chats/zhangsan")
    ahead = datetime.fromisoformat(said["at"]) - datetime.fromisoformat(exchange["at"])
    assert abs(ahead - timedelta(days=3)) < timedelta(seconds=30)
    stamped = datetime.fromtimestamp(int(bot.received[0].query["timestamp"]), tz=UTC)
    assert abs(stamped - datetime.fromisoformat(exchange["at"])) < timedelta(seconds=30)
