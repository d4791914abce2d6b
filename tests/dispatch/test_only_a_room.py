"""Another room alone moves nothing: the time stays, and which room is asked for. Of two interviews the letter is the one that is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.databases import Databases
from tests.language import company
from tests.said import zh, zh_like
from tests.world.stage import Stage


@pytest.fixture(scope="module")
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as anew:
        yield anew


def test_another_room_is_asked_for_by_its_name_and_not_when(company_anew: Callable[[], Stage]) -> None:
    stage = company_anew()
    for text in ("1203换个会议室", "change the room of 1203", "陈晓那场换个房间"):
        said = stage.say(text, "zhangmin")
        assert zh_like("move.which_room").search(said), text
        assert zh("move.place", old="视频", new="视频 · 珠峰") in stage.say("珠峰", "zhangmin"), text
        stage.say("否", "zhangmin")


def test_a_room_that_is_said_is_read_back_and_the_time_stays(company_anew: Callable[[], Stage]) -> None:
    stage = company_anew()
    for text in ("1203换到5号会议室", "put 1203 in room 5", "叶青那场改到珠峰会议室"):
        said = stage.say(text, "zhangmin")
        assert (
            zh("move.place", old="视频", new="视频 · ") in said
            and "→ 3月" not in said
            and said.endswith(zh("deed.yes_or_no", sentence=zh("move.deed_change")))
        ), text
        stage.say("否", "zhangmin")


def test_the_letter_is_that_of_the_interview_which_is_told(company_anew: Callable[[], Stage]) -> None:
    stage = company_anew()
    for text in ("邀请语 苏航 二面", "苏航的邀请语，二面那场"):
        said = stage.say(text, "zhangmin")
        assert said.startswith(zh("letter.dear", shown_name="苏航")) and "3月16日 周一 14:00" in said, text
    assert "哪一场？" in stage.say("邀请语 余笑", "zhangmin")
