"""潘悦然那场我没时间，周四下午倒可以: whoever cannot, and says when they could, proposes another time and accepts nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.databases import Databases
from tests.language import company
from tests.world.stage import Stage

ASKED = "改到什么时候？"
COULD = (  # who, what they say, what is asked or read back
    ("lisi", "潘悦然那场我没时间，周四下午倒可以", "潘悦然", ASKED),
    ("lisi", "潘悦然那场我没空，周四下午倒是可以", "潘悦然", ASKED),
    ("lisi", "潘悦然那场我没时间，周五下午可以", "潘悦然", ASKED),
    ("lisi", "潘悦然那场我没空，但周五下午我有空", "潘悦然", ASKED),
    ("lisi", "蒋勋文那场我没时间，周四上午倒是可以", "蒋勋文", ASKED),
    ("lisi", "蒋勋文那场我去不了，周五怎么样", "蒋勋文", "3月13日 周五 19:15"),
    ("lisi", "潘悦然那场我没空，周五上午行", "潘悦然", "3月13日 周五 11:15"),
    ("lisi", "林志远那场时间不合适，周五可以", "林志远", "3月13日 周五 14:00"),
    ("lisi", "潘悦然这场撞了，后天上午行", "潘悦然", "3月13日 周五 11:15"),
    ("lisi", "吕品那场我来不了，周六上午十点我可以", "吕品", "3月14日 周六 10:00"),
    ("lisi", "潘悦然那场我没空，周四下午两点可以", "潘悦然", "3月12日 周四 14:00"),
    ("wangwu", "叶青那场我没空，周六下午方便", "叶青", "3月14日 周六 15:30"),
    ("lisi", "魏子淇那场我来不了，改到周五上午行不行", "魏子淇", ASKED),
    ("lisi", "明天陈晓那场我去不了，改到后天上午行不行", "陈晓", "3月13日 周五 11:15"),
    ("lisi", "卢一舟那场我没空，能不能换到下周一", "卢一舟", "3月16日 周一 19:15"),
    ("wangwu", "丁香那场我来不了，能改到周六吗", "丁香", "3月14日 周六 15:30"),
    ("lisi", "I can't do Pan Yueran on Wednesday, Thursday afternoon would work", "潘悦然", ASKED),
    ("lisi", "I can't make 2020, but Thursday afternoon works for me", "潘悦然", ASKED),
    ("lisi", "can't do Chen Xiao, could we do Friday morning?", "陈晓", "3月13日 周五 11:15"),
)
OTHERWISE = (  # another interview, a reason, or the day that it has
    ("lisi", "潘悦然那场我没时间，蒋勋文那场可以", "回复无法参加 潘悦然"),
    ("lisi", "潘悦然那场我没时间，周四那场可以", "回复无法参加 潘悦然"),
    ("lisi", "陈晓那场我去不了，出差改到周四了", "原因：出差改到周四了"),
    ("lisi", "陈晓那场我去不了，周四要出差", "原因：周四要出差"),
)


@pytest.fixture
def stage(databases: Databases) -> Iterator[Stage]:
    with company.anew(databases) as anew:
        yield anew()


def test_a_day_on_which_they_could_come_is_a_proposal_and_accepts_nothing(stage: Stage) -> None:
    for who, text, whose, expected in COULD:
        answer = stage.say(text, who)
        assert whose in answer and expected in answer and "接受" not in answer, (text, answer)
        assert ("无法参加" in answer) is False and "一次做一件" not in answer, (text, answer)
        stage.say("退出", who)


def test_what_is_of_another_interview_or_says_why_is_no_other_time(stage: Stage) -> None:
    for who, text, expected in OTHERWISE:
        answer = stage.say(text, who)
        assert expected in answer and "提议" not in answer, (text, answer)
        stage.say("退出", who)
        stage.say("退出", who)
