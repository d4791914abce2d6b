"""Who was replaced sees that they were, and whom to ask: not how the interview goes on without them."""

from __future__ import annotations

import pytest

from tests.said import zh, zh_like
from tests.world.office import Office
from tests.world.town import Town, alive, invited, later, order


@pytest.mark.parametrize("ask", ["{code}", "陈晓", "进度 {code}"])
def test_who_was_replaced_reads_that_and_whom_to_ask_and_nobody_s_answer(office: Office, ask: str) -> None:
    office.joins("wangwu")
    code = office.plan("陈晓", "03-12 14:00", "wangwu")
    office.say(f"换人 {code} 王五 张三", "zhangmin")
    office.say("是", "zhangmin")
    office.say(f"接受 {code}")
    assert "张三 已接受" in office.say(code, "zhangmin")
    said = office.say(ask.format(code=code), "wangwu")
    assert said.splitlines()[0].endswith(zh("state.replaced"))
    assert said.splitlines()[-1] == zh("interview.ask", hr="张敏")
    assert "张三" not in said
    assert "候选人" not in said
    office.say(f"无法参加 {code} 出差")
    assert office.say(ask.format(code=code), "wangwu") == said


ASKS = (
    "{code}",
    "进度 {code}",
    "陈晓",
    "查 陈晓",
    "陈晓几点",
    "{code} 谁面",
    "{code} 在哪",
    "{code} 还有多久",
    "联系人 {code}",
)


@pytest.mark.parametrize("is_secret", [False, True])
@pytest.mark.parametrize("has_others", [False, True])
def test_who_was_replaced_reads_no_time_to_which_it_was_moved(
    office: Office, is_secret: bool, has_others: bool
) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    if has_others:
        office.plan("陈晓", "03-19 09:00", "lisi", round_no=2)
        office.plan("陈晓", "03-21 09:00", "lisi", round_no=3)
    if is_secret:
        office.say(f"职位保密 {code}", "zhangmin")
    for words in (f"换人 {code} 李四 张三", "是", f"改期 {code} 3月20日 下午4点", "是"):
        office.say(words, "zhangmin")
    assert "3月20日 周五 16:00" in office.say(code, "zhangmin")
    for ask in (
        *ASKS,
        "接受 {code}",
        "改期 {code} 周五下午3点",
        "进入面试 {code}",
        "陈晓 3月20日 16:00 那场",
        "下周的面试",
    ):
        said = office.say(ask.format(code=code), "lisi").replace("陈晓 3月20日 16:00 那场", "")
        assert "16:00" not in said, ask
        assert "3月20日" not in said, ask
        assert ask not in ASKS or "张三" not in said, ask
        if not is_secret and not has_others and ask in ASKS[:4]:
            assert f"{code} 陈晓" in said
            assert zh("state.replaced") in said
    said = office.say("查 陈晓", "lisi")
    if has_others and not is_secret:
        assert said.splitlines()[-3:-1] == [
            zh("state.replaced"),
            f"3) 陈晓 · 后端工程师 一面 · 已改由他人面试 · {code}",
        ]


def test_who_is_on_the_panel_again_sees_all_of_it_again(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    for words in (f"换人 {code} 李四 张三", "是", f"换人 {code} 张三 李四", "是"):
        office.say(words, "zhangmin")
    assert "面试官：你 待回复" in office.say(code, "lisi")


@pytest.mark.parametrize("ask", ["{code}", "接受 {code}", "无法参加 {code}", "进入面试 {code}"])
@pytest.mark.parametrize("had_accepted", [False, True])
def test_who_reads_in_an_answer_that_they_are_replaced_is_told_once_that_is_undone(
    place: Town, ask: str, had_accepted: bool
) -> None:
    on = invited(place, "zhangsan", in_hours=2.2)
    if had_accepted:
        place.say("zhangsan", f"接受 {on.code}")
        later(place)
    order(place, f"换人 {on.code} 张三 李四")
    said = place.say("zhangsan", ask.format(code=on.code))
    assert "李四" in said or zh("state.replaced") in said
    place.settle()
    undone = place.say("zhangmin", "撤销").splitlines()[0]
    assert undone == zh("undo.done", what=f"换人 {on.code}")
    later(place)
    heard = [one for one in place.texts("zhangsan") if zh_like("back.told").match(one)]
    assert len(heard) == 1
    assert heard[0].endswith(zh("back.please_answer", code=on.code)) != had_accepted
    assert place.texts("zhangsan")[-1] == heard[0]
    assert place.chat("lisi") == []
    assert bool(alive(place, "zhangsan")) != had_accepted


def test_who_read_nothing_of_it_hears_nothing_when_it_is_undone(place: Town) -> None:
    on = invited(place, "zhangsan")
    place.say("zhangsan", f"接受 {on.code}")
    later(place)
    order(place, f"换人 {on.code} 张三 李四")
    place.say("zhangsan", "日程 明天")
    heard = len(place.chat("zhangsan"))
    assert zh_like("undo.done_unnoticed").search(place.say("zhangmin", "撤销"))
    later(place)
    assert len(place.chat("zhangsan")) == heard


def test_who_read_in_an_answer_that_they_are_replaced_is_not_told_it_again(place: Town) -> None:
    on = invited(place, "zhangsan")
    order(place, f"换人 {on.code} 张三 李四")
    place.say("zhangsan", str(on.code))
    later(place)
    assert not [one for one in place.texts("zhangsan") if "你不必参加了" in one]
    assert "张三：" + zh("notice.replaced") in place.say("zhangmin", str(on.code))


def test_who_had_accepted_and_heard_at_once_that_they_are_replaced_hears_that_they_are_not(place: Town) -> None:
    on = invited(place, "zhangsan", in_hours=1.5)
    place.say("zhangsan", f"接受 {on.code}")
    later(place)
    order(place, f"换人 {on.code} 张三 李四")
    place.settle()
    assert zh_like("relieved.by_whom", by="李四").search(place.texts("zhangsan")[-1])
    assert zh_like("undo.done").search(place.say("zhangmin", "撤销"))
    place.settle()
    assert place.texts("zhangsan")[-1].startswith(f"换人已撤销，还是由你面试：{on.code} 陈晓")


def test_who_reads_in_an_answer_that_the_candidate_does_not_come_hears_alone_when_that_is_undone(place: Town) -> None:
    on = invited(place, "zhangsan", "lisi")
    place.say("zhangmin", f"候选人回复 {on.code} 不来")
    assert "候选人不来" in place.say("zhangsan", str(on.code))
    assert zh_like("undo.done").search(place.say("zhangmin", "撤销"))
    later(place)
    assert zh_like("on_again.told").match(place.texts("zhangsan")[-1])
    assert place.texts("lisi") == []


def test_who_interviews_learns_it_from_no_card_before_they_are_told(place: Town) -> None:
    """They are replaced within two hours, in the middle of another interview: the notice waits, and so does their card."""
    invited(place, "zhangsan", in_hours=0.5, candidate="前一位")
    on = invited(place, "zhangsan", in_hours=1.7)
    place.say("zhangsan", f"接受 {on.code}")
    later(place, minutes=40)
    before = place.title("zhangsan")
    order(place, f"换人 {on.code} 张三 王五")
    place.settle()
    assert place.title("zhangsan") == before
    place.say("zhangmin", "撤销")
    later(place)
    assert place.title("zhangsan") == before
