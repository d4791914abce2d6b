"""Whoever asks politely whether an interview can be moved proposes it, and a link that is sent with an interview is its own."""

from __future__ import annotations

import pytest

from tests.said import zh, zh_like
from tests.world.office import Office

HR = "zhangmin"


@pytest.fixture
def code(office: Office) -> str:
    office.say("约面 高翔 后端工程师 二面 明天上午10点 李四 1小时", HR)
    return office.say("是", HR)


@pytest.mark.parametrize(
    "said",
    [
        "I would like to ask if it is possible that the interview of tomorrow being moved on 4 in the afternoon",
        "I was wondering if tomorrow's interview could be moved to 4pm",
        "may I ask whether my interview tomorrow can be moved to 4pm",
        "could my interview of tomorrow be moved on 4 pm",
        "could my interview of tomorrow be moved to 4pm?",
        "please move my interview of tomorrow with 高翔 on 4 pm, because I have a meeting",
        "would it be possible for the interview with 高翔 to be moved to 4pm",
        "is it possible that my interview tomorrow be postponed to 4pm",
    ],
)
def test_whoever_asks_politely_for_another_time_proposes_it(office: Office, code: str, said: str) -> None:
    answer = office.say(said, "lisi")
    assert "16:00–17:00" in answer and "高翔" in answer, (said, answer)


@pytest.mark.parametrize(
    "said",
    [
        "高翔的链接是 https://meet.example.com/aBc",
        "会议链接 高翔 https://meet.example.com/aBc",
        "高翔 https://meet.example.com/aBc",
        "高翔的会议链接改成 https://meet.example.com/aBc",
        "把高翔的链接换成 https://meet.example.com/aBc 吧",
        "高翔那场的腾讯会议 https://meet.example.com/aBc",
        "the link for 高翔 is https://meet.example.com/aBc",
        "set 高翔's link to https://meet.example.com/aBc",
    ],
)
def test_a_link_that_is_sent_with_an_interview_is_read_back_as_its_own(office: Office, code: str, said: str) -> None:
    answer = office.say(said, HR)
    assert zh("move.another_link") in answer and zh("deed.yes_or_no", sentence=zh("move.deed_change")) in answer, (
        said,
        answer,
    )


def test_a_link_that_is_sent_to_a_booking_is_where_it_is_held(office: Office) -> None:
    office.say("约面 高翔 后端工程师 二面 明天上午10点 李四", HR)
    assert "地点：视频 · https://meet.example.com/aBc" in office.say("https://meet.example.com/aBc", HR)
    assert "地点：视频 · https://meet.example.com/d" in office.say("链接 https://meet.example.com/d", HR)
    assert "地点：视频 · https://meet.example.com/e" in office.say("会议链接是 https://meet.example.com/e", HR)


def test_the_help_for_moving_says_that_a_link_can_be_set(office: Office) -> None:
    assert "https://" in office.say("帮助 改期", HR)


@pytest.mark.parametrize("said", ["候选人那天上午有事", "她周四上午不行", "候选人周四上午没空", "周四不行"])
def test_a_time_at_which_the_candidate_cannot_is_not_offered(office: Office, code: str, said: str) -> None:
    office.say("改期 高翔", HR)
    answer = office.say(said, HR)
    assert "周四 1" not in answer.replace("周四 10:00–11:00）", "") or "上午" in said, (said, answer)
    assert not any(f"周四 {hour}" in answer.replace("周四 10:00–11:00）", "") for hour in ("09", "10", "11")), answer
    assert zh_like("offer.other_times", lead="").search(answer), (said, answer)
