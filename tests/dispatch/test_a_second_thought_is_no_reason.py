"""What takes an order back, in the same line or when asked why, is never its reason."""

from __future__ import annotations

import pytest

from bot.db import store
from bot.interviews.models import Interview
from tests.said import en
from tests.world.office import Office, lines


@pytest.mark.parametrize(
    "said",
    [
        "wrong one, I meant 彭程",
        "no reason, don't cancel it after all",
        "please leave it as it is",
        "算了不取消了",
        "弄错了不是这场",
    ],
)
def test_whoever_leaves_the_question_why_cancels_nothing(office: Office, said: str) -> None:
    code = office.plan("陈晓", "03-12 11:15")
    lang = "en" if said.isascii() or said.startswith("wrong") else "zh"
    office.say(f"language {lang}", "zhangmin")
    office.say(f"cancel {code}", "zhangmin")
    left = {"en": "OK, without a reason nothing was cancelled.", "zh": "好的，没有写原因，面试没有取消。"}
    assert office.say(said, "zhangmin").startswith(left[lang])
    with store.db.connection_context():
        assert Interview.get(Interview.code == code).status == "scheduled"


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("zhangmin", "cancel {code} no wait, don't"),
        ("zhangsan", "decline {code} not"),
        ("zhangsan", "decline {code} unless moved after 3"),
        ("zhangsan", "无法参加 {code} 除非改到三点"),
        ("zhangsan", "running late {code} no longer"),
        ("zhangsan", "running late {code} not 10 min, cancelled"),
    ],
)
def test_what_turns_the_order_round_in_the_same_line_offers_nothing_to_be_done(
    office: Office, who: str, said: str
) -> None:
    code = office.plan("陈晓", "03-11 11:15")
    understood = office.understands(said.format(code=code), who)
    assert understood["command"] not in ("cancel", "decline", "running late")


def test_a_reason_with_a_not_in_it_is_a_reason(office: Office) -> None:
    code = office.plan("陈晓", "03-12 11:15")
    office.say("language en", "zhangmin")
    assert lines("", en("cancel.reason", reason="position not closed"), "") in office.say(
        f"cancel {code} position not closed", "zhangmin"
    )
    assert office.understands(f"decline {code} not well")["arguments"]["reason"] == "not well"


@pytest.mark.parametrize(
    "said", ["不是我，是张三", "不是{code}", "没有啊，我去的", "不是陈晓那场", "not me, it was Li Si"]
)
def test_what_denies_a_decline_is_not_its_reason(office: Office, said: str) -> None:
    code = office.plan("陈晓", "03-12 15:00")
    office.say(f"无法参加 {code}")
    answer = office.say(said.format(code=code))
    assert answer.startswith(("要撤销刚才的“", "Undo “")), answer
