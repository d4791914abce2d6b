"""Who thinks aloud has not decided: nothing is done, nothing is asked, and what is mused of is shown."""

from __future__ import annotations

import re

import pytest

from tests.said import zh, zh_like
from tests.world.office import Office

OF_IT = [
    "maybe I should move Chen Xiao's to Friday 3pm",
    "maybe I should move Chen Xiao's interview",
    "perhaps we should replace Li Si on Chen Xiao's interview",
    "I'm wondering whether to cancel {code}",
    "I wonder if I should cancel {code}",
    "thinking about moving {code} to Friday 3pm",
    "I might move {code} to 4pm",
    "I may have to cancel {code}",
    "I'm tempted to cancel {code}",
    "considering whether to push {code} by an hour",
    "hmm, maybe cancel {code}, not sure",
    "要不要把陈晓那场挪一下呢，我再想想",
    "我在纠结要不要把{code}改到周五",
    "{code}要不要换李四，我再想想",
    "也许该把陈晓那场挪到周五",
    "可能得取消{code}",
    "取消{code}，算了我再想想",
    "取消 {code} 我再想想",
    "{code}改到周五下午3点？我想想",
    "想把{code}改到周五，不过再看看",
]
OF_WHAT_WAS_SHOWN = [
    "maybe I should cancel it",
    "maybe I should move it to Friday 4pm",
    "I'm wondering whether to replace him",
    "thinking about cancelling this one",
    "not sure whether to cancel",
    "要不要取消呢，我再想想",
    "我在想要不要换李四",
    "也许该取消",
]
ORDERS = [
    "maybe move {code} to Friday 3pm",
    "我在想能不能把{code}改到周五下午3点",
    "要不把{code}改到周五下午3点吧",
    "I think we should move {code} to Friday 3pm",
    "我想把{code}改到周五下午3点",
]


@pytest.fixture
def code(office: Office) -> str:
    hr(office, "约面 陈晓 后端工程师 二面 明天上午10点 张三 1小时")
    booked = re.match(r"已约：(\d+)", hr(office, "是"))
    assert booked is not None
    return booked[1]


def hr(office: Office, text: str) -> str:
    return office.say(text, "zhangmin")


def test_what_is_mused_of_is_shown_and_nothing_is_asked(office: Office, code: str) -> None:
    for said in OF_IT:
        hr(office, "退出")
        answer = hr(office, said.format(code=code))
        assert answer.startswith(f"{code} 陈晓") and "是/否" not in answer and "原因" not in answer, f"{said}: {answer}"
        assert hr(office, "是").startswith("现在没有要你回答的问题"), said


def test_what_is_mused_of_what_was_shown_does_nothing(office: Office, code: str) -> None:
    for said in OF_WHAT_WAS_SHOWN:
        hr(office, "退出")
        hr(office, f"进度 {code}")
        assert hr(office, said).startswith(zh("left.once_decided")), said


def test_who_muses_at_a_yes_or_no_has_not_said_yes_and_gives_no_reason(office: Office, code: str) -> None:
    for said in ("I'm wondering whether to move it at all", "要不要改呢，我再想想", "maybe I shouldn't move it"):
        hr(office, f"改期 {code} 周五下午3点")
        assert hr(office, said).startswith(zh("left.not_for_now")), said
        assert zh_like("asked.no_question_done_last").match(hr(office, "是")), said
    hr(office, f"取消 {code}")
    answer = hr(office, "I'm wondering whether to cancel it at all")
    assert answer == zh("left.question_stays")


def test_what_asks_for_it_politely_is_an_order_and_what_a_candidate_thinks_of_is_news(
    office: Office, code: str
) -> None:
    for said in ORDERS:
        hr(office, "退出")
        assert zh("deed.yes_or_no", sentence=zh("move.deed")) in hr(office, said.format(code=code)), said
    hr(office, "退出")
    assert zh("deed.yes_or_no", sentence="考虑中") in hr(office, "陈晓还在考虑要不要来")


def test_who_thinks_aloud_at_a_list_changes_nothing_and_may_still_choose(office: Office, code: str) -> None:
    for said in ("要不要取消呢，我再想想", "maybe I should cancel it", "我问一下马超", "let me check with legal first"):
        assert "1) " in hr(office, "空闲 @李四"), code
        assert hr(office, said).startswith((zh("left.once_decided"), zh("left.no_hurry") + "什么都没有改动")), said
        assert "没看懂" not in hr(office, "1"), said
        hr(office, "退出")
