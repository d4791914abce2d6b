"""A day, a time or a round typed behind an interview says which one is meant; where none is then, that is said."""

from __future__ import annotations

import re

import pytest

from tests.said import en, en_like, zh_like
from tests.world.office import Office, lines


@pytest.mark.parametrize(
    ("lang", "who", "said", "answer"),
    [
        ("en", "zhangmin", "cancel 陈晓 yesterday position closed", en_like("which.not_then", said="yesterday", which="陈晓, tomorrow 11:15")),
        ("en", "zhangmin", "cancel 陈晓 Tuesday 11:15 position closed", en_like("which.not_then", said="Tuesday 11:15", which="陈晓, tomorrow 11:15")),
        ("zh", "zhangmin", "取消面试 陈晓 周二 岗位关闭", zh_like("which.not_then", said="周二", which="陈晓 明天 11:15")),
        ("en", "zhangsan", "accept 陈晓 on Tuesday", en_like("which.not_then", said="Tuesday", which="陈晓, tomorrow 11:15")),
        ("en", "zhangsan", "accept {code} at 3pm", en_like("which.not_then", said="3pm", which="陈晓, tomorrow 11:15")),
    ],
)  # fmt: skip
def test_a_time_that_contradicts_the_interview_is_said(
    office: Office, lang: str, who: str, said: str, answer: re.Pattern[str]
) -> None:
    code = office.plan("陈晓", "03-12 11:15")
    office.say(f"language {lang}", who)
    assert answer.match(office.say(said.format(code=code), who))


@pytest.mark.parametrize("said", ["cancel 陈晓 round 2 position closed", "cancel 陈晓 friday position closed"])
def test_a_round_or_a_day_says_which_of_two_is_meant(office: Office, said: str) -> None:
    office.plan("陈晓", "03-12 11:15")
    second = office.plan("陈晓", "03-13 11:15", round_no=2)
    office.say("language en", "zhangmin")
    preview = office.say(said, "zhangmin")
    assert en_like("cancel.preview").match(preview) and f"{second} 陈晓" in preview
    assert lines("", en("cancel.reason", reason="position closed"), "") in preview


def test_a_day_that_goes_on_is_a_reason(office: Office) -> None:
    code = office.plan("陈晓", "03-12 11:15")
    assert office.understands(f"无法参加 {code} 明天要出差")["arguments"]["reason"] == "明天要出差"
