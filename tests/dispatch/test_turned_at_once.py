"""What is said right after an answer, or after anything that was done, and turns it round, is read back; nothing else is done."""

from __future__ import annotations

import pytest

from tests.said import YES_OR_NO, zh, zh_like
from tests.world.office import Office


@pytest.fixture
def code(office: Office) -> str:
    return office.plan("陈晓", "03-12 14:00", "lisi")


def test_a_no_with_its_reason_to_a_yes_that_is_asked_or_given_is_a_no(office: Office, code: str) -> None:
    for words in (
        "hmm actually no, something came up",
        "no, sorry, my kid is sick",
        "算了，我临时有事",
        "不行，家里有急事",
    ):
        office.say("退出", "lisi")
        assert office.say(f"接受 {code}？", "lisi").endswith(YES_OR_NO)
        answer = office.say(words, "lisi")
        assert answer.startswith("回复无法参加 陈晓 明天 14:00，原因：") and answer.endswith(YES_OR_NO), (words, answer)
        office.say("否", "lisi")
    assert office.say(f"接受 {code}", "lisi").startswith("已接受")
    assert office.say("hmm actually no, something came up", "lisi").startswith("回复无法参加 陈晓")


def test_who_can_come_after_all_is_asked_about_the_very_interview(office: Office, code: str) -> None:
    office.plan("林悦", "03-13 14:00", "lisi")
    for words in ("nope i can make it after all", "wait, I can come", "算了我又可以了"):
        assert zh_like("decline.done").match(office.say(f"无法参加 {code} 生病", "lisi"))
        answer = office.say(words, "lisi")
        assert "陈晓 明天 14:00" in answer and answer.endswith(YES_OR_NO) and "林悦" not in answer, (words, answer)
        office.say("否", "lisi")
        office.say("撤销", "lisi")


def test_a_yes_after_a_decline_accepts_nothing(office: Office, code: str) -> None:
    for words in ("ok yes", "好的好的", "yes, I confirm it"):
        office.say(f"无法参加 {code} 生病", "lisi")
        assert "接受 陈晓" not in office.say(words, "lisi"), words
        office.say("撤销", "lisi")


def test_another_reason_is_read_back_in_place_of_the_first(office: Office, code: str) -> None:
    for words, why in (("no I mean I am ill", "I am ill"), ("不是，我是说我生病了", "我生病了")):
        office.say("退出", "lisi")
        assert "dentist" in office.say(f"can't do {code}, dentist", "lisi")
        assert office.say(words, "lisi") == zh(
            "deed.yes_or_no", sentence=f"回复无法参加 陈晓 明天 14:00，原因：{why}"
        ), words


def test_what_is_to_stay_as_it_was_is_asked_about_right_after_it_was_done(office: Office, code: str) -> None:
    for words in (
        "no leave it as it was", "forget it, leave it as it is", "scrap that, original time's fine", "never mind, keep it as it was",
        "算了不改了", "算了，还是原来的时间吧", "还是不改了吧",
    ):  # fmt: skip
        office.say(f"改期 {code} 周五下午3点", "zhangmin")
        office.say("是", "zhangmin")
        answer = office.say(words, "zhangmin")
        assert "撤销" in answer and answer.endswith("是/否"), (words, answer)
        assert office.say("是", "zhangmin").startswith("已撤销：改期"), words


def test_another_hour_or_minute_to_a_time_that_is_read_back_is_of_it(office: Office, code: str) -> None:
    for words, then in (
        ("no, 4", "16:00"),
        ("or 4?", "16:00"),
        ("no 45", "15:45"),
        ("不，4", "16:00"),
        ("maybe 4", "16:00"),
    ):
        office.say("退出", "zhangmin")
        office.say(f"改期 {code} 周五下午3点", "zhangmin")
        answer = office.say(words, "zhangmin")
        assert f"周五 {then}" in answer and answer.endswith(YES_OR_NO), (words, answer)


def test_a_booking_that_is_put_off_stays_open(office: Office) -> None:
    for words in ("先放着", "先放着吧", "先放一放，回头再说", "先这样", "park it for now"):
        office.say("约面 高翔 后端工程师 二面 周五下午3点 李四", "zhangmin")
        assert zh_like("draft.held").match(office.say(words, "zhangmin")), words
        assert office.say("是", "zhangmin").startswith("已约"), words
        office.say("撤销", "zhangmin")
