"""A reason is heard where it is said: beside the order, or to what was read back; and what speaks of another interview is none."""

from __future__ import annotations

import pytest

from tests.said import en, zh
from tests.world.ended import over
from tests.world.office import Office, lines, reason


@pytest.mark.parametrize(
    ("lang", "said", "read_back"),
    [
        (
            "zh",
            "帮我取消陈晓那场，候选人已经接了别家的offer",
            lines("", zh("cancel.reason", reason="候选人已经接了别家的offer"), ""),
        ),
        ("zh", "帮我取消陈晓那场，岗位关了", lines("", zh("cancel.reason", reason="岗位关了"), "")),
        (
            "en",
            "please cancel 陈晓, the candidate took another offer",
            lines("", en("cancel.reason", reason="the candidate took another offer"), ""),
        ),
    ],
)
def test_a_reason_said_with_the_order_to_cancel_is_read_back_and_not_asked_again(
    office: Office, lang: str, said: str, read_back: str
) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say(f"language {lang}", "zhangmin")
    assert read_back in office.say(said, "zhangmin")
    assert "Cancelled: " in (done := office.say("yes", "zhangmin")) or "已取消：" in done
    assert code in done


def test_a_reason_said_with_not_held_is_read_back_and_noted(office: Office) -> None:
    over(office, candidate="林悦")
    assert office.say("林悦今天那场没面成，候选人临时有事") == zh(
        "deed.yes_or_no", sentence=zh("not_held.deed", which="林悦 今天 07:30") + "（候选人临时有事）"
    )


@pytest.mark.parametrize(
    ("lang", "order", "why", "read_back", "noted"),
    [
        (
            "zh",
            "陈晓明天那场我来不了",
            "孩子发烧",
            zh("deed.yes_or_no", sentence="回复无法参加 陈晓 明天 14:00，原因：孩子发烧"),
            "孩子发烧",
        ),
        (
            "zh",
            "陈晓明天那场我来不了，孩子发烧",
            "因为要出差",
            zh("deed.yes_or_no", sentence="回复无法参加 陈晓 明天 14:00，原因：要出差"),
            "要出差",
        ),
        (
            "en",
            "i can't make {code}, i have to travel",
            "because my kid is sick",
            en("deed.yes_or_no", sentence="Decline 陈晓, tomorrow 14:00, reason: my kid is sick"),
            "my kid is sick",
        ),
    ],
)
def test_a_reason_typed_to_what_was_read_back_is_read_back_with_it(
    office: Office, lang: str, order: str, why: str, read_back: str, noted: str
) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say(f"language {lang}")
    office.say(order.format(code=code))
    assert office.say(why) == read_back
    assert reason(code) is None
    office.say("是" if lang == "zh" else "yes")
    assert reason(code) == noted


def test_a_reason_typed_to_the_preview_of_a_cancellation_takes_the_place_of_the_first(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say(f"取消面试 {code} 岗位关闭", "zhangmin")
    assert lines("", zh("cancel.reason", reason="预算没了"), "") in office.say("因为预算没了", "zhangmin")
    assert office.say("否", "zhangmin") == zh("let_go.nothing_changed")


def test_a_doubt_is_no_reason_but_a_no_to_what_was_read_back(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say("陈晓明天那场我来不了")
    assert office.say("等一下") == zh("left.not_for_now")
    office.say("是")
    assert reason(code) is None


@pytest.mark.parametrize(
    ("lang", "said", "read_back"),
    [
        ("zh", "{code}我去不了了，上午那场没问题", zh("deed.yes_or_no", sentence="回复无法参加 陈晓 明天 14:00")),
        (
            "zh",
            "{code}我去不了了，要出差，上午那场没问题",
            zh("deed.yes_or_no", sentence="回复无法参加 陈晓 明天 14:00，原因：要出差"),
        ),
        (
            "zh",
            "{code}我去不了了，跟上午那场撞了",
            zh("deed.yes_or_no", sentence="回复无法参加 陈晓 明天 14:00，原因：跟上午那场撞了"),
        ),
        (
            "en",
            "i can't make {code}, the morning one is fine",
            en("deed.yes_or_no", sentence="Decline 陈晓, tomorrow 14:00"),
        ),
    ],
)
def test_what_is_said_of_another_interview_is_never_the_reason_of_this_one(
    office: Office, lang: str, said: str, read_back: str
) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.plan("林雨", "03-12 10:00")
    office.say(f"language {lang}")
    assert office.say(said.format(code=code)) == read_back


def test_an_order_about_another_interview_is_not_taken_for_the_reason_that_is_asked_for(office: Office) -> None:
    code, other = office.plan("陈晓", "03-12 14:00"), office.plan("林雨", "03-12 10:00")
    assert office.say(f"取消面试 {code}", "zhangmin") == "取消的原因是什么？会告诉面试官。"
    said = office.say(f"取消面试 {other} 岗位关闭", "zhangmin")
    assert f"取消面试：{code}" not in said
