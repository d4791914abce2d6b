"""A minus in front of a length or a number is never dropped: it is said what to send instead, and nothing is changed."""

from __future__ import annotations

import re

import pytest

from tests.said import en, en_like, zh, zh_like
from tests.world.office import Office


@pytest.mark.parametrize(
    ("lang", "who", "said", "answer"),
    [
        ("en", "zhangmin", "reschedule {code} -30 min later", en_like("not_a_time.minus", left="-30 min")),
        ("zh", "zhangmin", "改期 {code} -30分钟", zh_like("not_a_time.minus", left="-30分钟")),
        ("en", "zhangsan", "running late {code} -10 min", en_like("late.has_a_minus", words="-10 min")),
        ("zh", "zhangsan", "晚到 {code} -10分钟", zh_like("late.has_a_minus", words="-10分钟")),
        (
            "en",
            "zhangsan",
            "limit -3 a day",
            en_like("own.not_understood", value="-3 a day", example=en("set_it.limit")),
        ),
        (
            "zh",
            "zhangsan",
            "面试上限 每天 -3",
            zh_like("own.not_understood", value="每天 -3", example=zh("set_it.limit")),
        ),
    ],
)
def test_a_minus_is_said_to_be_unclear(office: Office, lang: str, who: str, said: str, answer: re.Pattern[str]) -> None:
    code = office.plan("陈晓", "03-11 11:00")
    office.say(f"language {lang}", who)
    assert answer.match(office.say(said.format(code=code), who))
