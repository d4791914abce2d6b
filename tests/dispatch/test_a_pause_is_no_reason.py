"""What is no reason of a no: a pause, the no said once more, and what is said of another interview."""

from __future__ import annotations

import pytest

from tests.said import zh
from tests.world.office import Office, reason


@pytest.mark.parametrize("said", ["等下 看错了 来不了", "稍等，我看错时间了，去不了", "不好意思，看错了，还是来不了"])
def test_the_question_stays_open_for_the_reason(office: Office, said: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say(f"无法参加 {code}")
    assert office.say(said).startswith("现在是：无法参加 陈晓 明天 14:00。是什么原因？")
    assert reason(code) is None
    office.say("跟客户开会")
    assert reason(code) == "跟客户开会"


def test_a_no_beside_a_yes_is_of_its_own_interview(office: Office) -> None:
    code = office.plan("陈晓", "03-13 10:00")
    office.plan("林悦", "03-13 14:00")
    answer = office.say("周五上午那场我来不了，让李四替我，下午的没问题")

    assert answer == zh("in_turn.after_this", others="接受 林悦 3月13日 周五 14:00") + zh(
        "deed.yes_or_no",
        sentence=zh(
            "decline.ask_with_stand_in",
            title=f"{code} 陈晓 · 后端工程师 一面",
            when="3月13日 周五 10:00–11:00",
            who="李四",
            but="",
            why="",
        ),
    )
