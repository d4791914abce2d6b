"""认识候选人 is about the candidate: whoever said it sees neither name nor file of any interview of theirs."""

from __future__ import annotations

import re

import pytest

from bot.interviews.models import Interview
from tests.said import zh, zh_like
from tests.world.office import Office
from tests.world.stage import Stage
from tests.world.town import Town, in_an_interview, invited, later, order

NAME = "陈晓"


def unseen(stage: Stage, user_id: str, *asked: str) -> None:
    for words in asked:
        answer = stage.say(words, user_id)
        assert NAME not in answer.replace(f"“{NAME}”", ""), f"{user_id}: {words}: {answer}"


def knows(office: Office, code: str) -> bool:
    rows = office.rows(
        """SELECT knows_candidate AS so FROM participant p JOIN interview i ON i.id = p.interview_id
           JOIN member m ON m.id = p.member_id WHERE i.code = %(code)s AND m.user_id = 'zhangsan'""",
        code=code,
    )
    return bool(rows[0]["so"])


@pytest.mark.parametrize(
    "reason",
    ["我不认识候选人", "不需要回避，就是没时间", "I don’t know the candidate, just busy", "我认识到时间冲突了"],
)
def test_who_denies_it_goes_on_seeing_the_file(office: Office, reason: str) -> None:
    """As the answer to why, as behind the verb, and after a yes to what was read back."""
    asked, typed = office.plan(NAME, "03-12 10:00", "zhangsan"), office.plan(NAME, "03-13 10:00", "zhangsan")
    office.say(f"无法参加 {asked}")
    assert zh_like("decline.reason_noted").match(office.say(reason))
    said = office.say(f"无法参加 {typed} {reason}")
    if said.endswith("？是/否"):
        assert "隐藏" not in said
        said = office.say("是")
    assert said.startswith("已回复无法参加：")
    assert [knows(office, code) for code in (asked, typed)] == [False, False]
    assert NAME in office.say(asked)


def test_what_may_be_one_is_read_back_as_what_it_hides(office: Office) -> None:
    code = office.plan(NAME, "03-12 10:00", "zhangsan")
    title = f"{code} {NAME} · 后端工程师 一面"
    asks = zh(
        "deed.yes_or_no", sentence=zh("decline.ask_to_hide", title=title, when="3月12日 周四 10:00–11:00", others="")
    )
    assert office.say(f"无法参加 {code} 我认识他") == asks
    office.say("否")
    assert not knows(office, code)
    office.say(f"无法参加 {code}")
    asks = zh(
        "deed.yes_or_no",
        sentence=zh("decline.ask_to_note_and_hide", others="", title=title, when="3月12日 周四 10:00–11:00"),
    )
    assert office.say("陈晓我认识") == asks
    assert not knows(office, code)
    assert zh_like("decline.done_and_hidden").search(office.say("是"))
    assert knows(office, code)


def test_another_round_of_the_candidate_is_hidden_too(office: Office) -> None:
    first = office.plan(NAME, "03-12 10:00", "zhangsan")
    second = office.plan(NAME, "03-12 14:00", "zhangsan", round_no=2)
    third = office.plan(NAME, "03-12 16:00", "lisi", round_no=3)
    office.say(f"没空 {first} 认识候选人")
    unseen(office, "zhangsan", first, second, third, NAME, "明天", "下一场", f"进度 {second}", f"接受 {second}")
    assert NAME in office.say(second, "zhangmin")


@pytest.mark.parametrize("user_id", ["zhangmin", "admin", "zhoujing"])
def test_a_role_shows_nothing_of_the_candidate_to_who_knows_them(office: Office, user_id: str) -> None:
    """HR's own lists, a colleague's day and the trace are theirs by role; 认识候选人 is said in an earlier round."""
    own = office.plan(NAME, "03-12 10:00", user_id, manager="zhoujing")
    second = office.plan(NAME, "03-12 14:00", "lisi", round_no=2)
    office.say(f"没空 {own} 认识候选人", user_id)
    unseen(
        office, user_id, second, NAME, "明天", "下一场", "日程 明天 @李四", "日程 今天 @李四", "本周", f"换人 {second}"
    )


def test_a_colleagues_day_shows_the_other_interviews(office: Office) -> None:
    own = office.plan(NAME, "03-12 10:00", "zhangmin")
    office.plan(NAME, "03-12 14:00", "lisi", round_no=2)
    office.plan("林悦", "03-12 16:00", "lisi")
    assert office.say("日程 明天 @李四", "zhangmin").count("李四 明天 3月12日 周四 2 场") == 1
    office.say(f"没空 {own} 认识候选人", "zhangmin")
    said = office.say("日程 明天 @李四", "zhangmin")
    assert "1 场" in said
    assert "林悦" in said


def test_an_empty_day_of_a_colleague_does_not_name_what_comes_next(office: Office) -> None:
    own = office.plan(NAME, "03-12 10:00", "zhangmin")
    office.plan(NAME, "03-13 14:00", "lisi", round_no=2)
    office.say(f"没空 {own} 认识候选人", "zhangmin")
    assert office.say("日程 今天 @李四", "zhangmin") == zh(
        "schedule.none_at_all", day="李四 今天 3月11日 周三", away=""
    )


def test_a_clash_does_not_name_the_candidate(office: Office) -> None:
    own = office.plan(NAME, "03-12 10:00", "zhangmin")
    busy = office.plan(NAME, "03-12 14:00", "lisi", round_no=2)
    wanted = office.plan("林悦", "03-12 14:30", "zhangsan")
    assert NAME in office.say(f"换人 {wanted} 张三 李四", "zhangmin")
    office.say(f"没空 {own} 认识候选人", "zhangmin")
    assert f"已有面试（{busy} 某候选人" in office.say(f"换人 {wanted} 张三 李四", "zhangmin")


def test_a_card_that_names_the_candidate_is_hidden_when_its_holder_says_so_of_another_round(place: Town) -> None:
    place.book("lisi", in_hours=48)
    second = place.book("lisi", in_hours=72)
    invite(place, second)
    assert NAME in str(place.cards("lisi")[-1]["content"])
    [other] = place.rows("SELECT code FROM interview WHERE id <> %(id)s", id=second.id)
    place.say("lisi", f"没空 {other['code']} 认识候选人")
    place.move(seconds=61)
    place.settle()
    unnamed = [card for card in place.cards("lisi") if NAME in str(card["content"])]
    assert unnamed == []


def test_hr_hears_of_each_interview_that_who_knows_the_candidate_is_out_of(place: Town) -> None:
    """He could neither see nor decline the other round, and HR read that he had accepted it."""
    first, second, of_another = (
        place.book("lisi", in_hours=24),
        place.book("lisi", in_hours=48),
        place.book("lisi", in_hours=72, candidate="周宁"),
    )
    place.say("lisi", f"接受 {second.code}")
    said = place.say("lisi", f"无法参加 {first.code} 认识候选人")
    assert zh_like("decline.done_and_hidden_with_others", n="1").search(said)
    later(place)
    told = str(place.cards("zhangmin"))
    for one in (first, second):
        assert str(one.code) in told
        assert zh("declined.who_cant", names="李四") in place.say("zhangmin", f"进度 {one.code}")
    assert str(of_another.code) not in told


def test_what_hr_reads_of_another_round_is_why_and_that_it_is_confirmed_no_more(place: Town) -> None:
    first, second = place.book("lisi", in_hours=24), place.book("lisi", in_hours=48)
    place.say("lisi", f"接受 {second.code}")
    assert place.rows("SELECT status FROM interview WHERE id = %(id)s", id=second.id) == [{"status": "confirmed"}]
    place.say("lisi", f"无法参加 {first.code} 认识候选人，我同学")
    place.say("lisi", "是")
    assert place.rows("SELECT status FROM interview WHERE id = %(id)s", id=second.id) == [{"status": "scheduled"}]
    assert "我同学" in place.say("zhangmin", f"进度 {second.code}")


def test_what_they_had_declined_already_or_what_is_over_is_no_other_round_that_they_are_out_of(place: Town) -> None:
    over, declined, first = (place.book("lisi", in_hours=hours) for hours in (0.5, 24, 48))
    place.say("lisi", f"接受 {over.code}")
    place.say("lisi", f"无法参加 {declined.code} 出差")
    place.move(minutes=31)
    place.settle()
    place.move(minutes=61)  # nobody has swept since
    said = place.say("lisi", f"无法参加 {first.code} 认识候选人")
    assert zh_like("decline.done_and_hidden").search(said)
    assert "李四 已接受" in place.say("zhangmin", f"进度 {over.code}")
    assert "出差" in place.say("zhangmin", f"进度 {declined.code}")


def test_undo_takes_all_of_it_back(place: Town) -> None:
    first, second = place.book("lisi", in_hours=24), place.book("lisi", in_hours=48)
    place.say("lisi", f"接受 {second.code}")
    place.say("lisi", f"无法参加 {first.code} 认识候选人")
    assert zh_like("undo.done_unnoticed").search(place.say("lisi", "撤销"))
    assert "李四 已接受" in place.say("zhangmin", f"进度 {second.code}")
    assert "李四 待回复" in place.say("zhangmin", f"进度 {first.code}")
    assert NAME in place.say("lisi", str(second.code))


def test_hr_hears_at_once_of_one_that_is_running(place: Town) -> None:
    running, ahead = place.book("lisi", in_hours=0.5), place.book("lisi", in_hours=48)
    place.say("lisi", f"接受 {running.code}")
    place.move(minutes=31)
    place.settle()
    place.say("lisi", f"无法参加 {ahead.code} 认识候选人")
    place.settle()
    assert str(running.code) in str(place.cards("zhangmin")[-1])
    assert zh_like("declined.too_late_and_alone", said=zh("state.started")).search(str(place.cards("zhangmin")[-1]))


def test_hr_reads_a_colleagues_day_with_what_the_colleague_must_not_see(place: Town) -> None:
    held = place.book("lisi", in_hours=1)
    place.say("lisi", f"接受 {held.code}")
    place.move(hours=2.5)
    place.settle()
    later_round = place.book("lisi", in_hours=24)
    place.say("lisi", f"无法参加 {later_round.code} 认识候选人")
    assert str(held.code) in place.say("zhangmin", "今天 @李四")
    assert str(held.code) not in place.say("lisi", "今天")


def test_what_a_yes_does_to_other_rounds_is_read_back(office: Office) -> None:
    first = office.plan(NAME, "03-12 10:00", "zhangsan")
    office.plan(NAME, "03-12 14:00", "zhangsan", round_no=2)
    asks = office.say(f"无法参加 {first} 我认识他")
    assert asks.endswith(zh("deed.yes_or_no", sentence=zh("decline.and_others", n=1) + "，并对你隐藏候选人资料"))


def test_hr_who_knows_the_candidate_gets_no_card_and_the_admin_sees_to_it(place: Town) -> None:
    own, on = place.book("zhangmin", in_hours=48), place.book("lisi", in_hours=1)
    place.say("zhangmin", f"没空 {own.code} 认识候选人")
    place.move(seconds=61)
    place.settle()
    before = len(place.cards("zhangmin"))
    place.say("lisi", f"没空 {on.code} 出差")
    place.settle()
    assert len(place.cards("zhangmin")) == before
    card = place.cards("admin")[-1]["content"]
    assert card["main_title"]["title"] == zh("declined.who_cant", names="李四")
    assert "出差" not in str(card), "a reason is read by HR alone"


# --- said by mistake -------------------------------------------------------------------------------------------------


def test_hr_takes_back_a_conflict_that_was_said_by_mistake_and_both_are_told(place: Town) -> None:
    """The member cannot, once it is too late to undo, and hears who can and by which words."""
    on = place.book("lisi", in_hours=48)
    place.say("lisi", f"无法参加 {on.code} 认识候选人")
    place.move(seconds=61)
    place.settle()
    said = place.say("lisi", "撤销")
    assert said == zh("undo_helps.too_late", what=f"无法参加 {on.code}") + zh(
        "undo_helps.no_conflict", hr="张敏", code=on.code, who="李四"
    )
    assert place.say("lisi", f"不认识候选人 {on.code} 李四").startswith(("没找到", "“不认识候选人”由 HR 来做"))
    asks = place.say("zhangmin", f"不认识候选人 {on.code} 李四")
    assert asks == zh(
        "deed.yes_or_no", sentence=zh("no_conflict.read_back", who="李四", title=f"{on.code} {NAME} · 后端工程师 一面")
    )
    assert NAME not in place.say("lisi", str(on.code)), "nothing changes before the yes"
    said = place.say("zhangmin", "是")
    assert zh_like("no_conflict.done", who="李四").match(said)
    assert "通知。" + zh("no_conflict.still_declined") + "改主意发“撤销”。" in said
    place.move(seconds=61)
    place.settle()
    told = place.texts("lisi")[-1]
    assert zh_like("file_open.do_not_know").match(told)
    assert told.endswith(f"能参加就发：接受 {on.code}")
    assert NAME in place.say("lisi", str(on.code))
    assert place.say("lisi", f"接受 {on.code}").startswith("已接受")


def test_hr_reads_when_somebody_who_interviews_will_hear_that_the_conflict_is_over(place: Town) -> None:
    on = place.book("lisi", in_hours=48, candidate="周宁")
    place.say("lisi", f"无法参加 {on.code} 认识候选人")
    in_an_interview(place, "lisi")
    place.say("zhangmin", f"不认识候选人 {on.code} 李四")
    assert re.search(r"），面试结束后（\d\d:\d\d）通知。", place.say("zhangmin", "是"))


def test_what_hr_took_back_of_a_conflict_is_undone_like_any_change(office: Office) -> None:
    first, second = (
        office.plan(NAME, "03-12 10:00", "zhangsan"),
        office.plan(NAME, "03-12 14:00", "zhangsan", round_no=2),
    )
    office.say(f"无法参加 {first} 认识候选人")
    assert office.say(f"不认识候选人 {first} 李四", "zhangmin") == zh("no_conflict.has_not_said", who="李四")
    office.say(f"不认识候选人 {second} 张三", "zhangmin")
    office.say("是", "zhangmin")
    assert not knows(office, first)
    assert NAME in office.say(second)
    assert office.say("撤销", "zhangmin").startswith(zh("undo.done_unnoticed", what=f"不认识候选人 {second}"))
    assert knows(office, first)
    unseen(office, "zhangsan", first, second)


def test_hr_is_not_told_to_await_somebody_whose_place_another_has(office: Office) -> None:
    code = office.plan(NAME, "03-12 10:00", "zhangsan")
    office.say(f"无法参加 {code} 认识候选人")
    office.say(f"换人 {code} 李四", "zhangmin")
    office.say("是", "zhangmin")
    office.say(f"不认识候选人 {code} 张三", "zhangmin")
    said = office.say("是", "zhangmin")
    assert zh_like("no_conflict.done", who="张三").match(said)
    assert said.endswith("通知。改主意发“撤销”。")


def test_who_knows_the_candidate_does_not_take_it_back_themselves(office: Office) -> None:
    own = office.plan(NAME, "03-12 10:00", "zhangmin")
    office.say(f"无法参加 {own} 认识候选人", "zhangmin")
    assert office.say(f"不认识候选人 {own} 张敏", "zhangmin").startswith("没找到")


def invite(place: Town, on: Interview) -> None:
    place.orders("zhangmin", f"换人 {on.code} 李四 王五")
    place.orders("zhangmin", f"换人 {on.code} 王五 李四")
    place.move(seconds=61)
    place.settle()


@pytest.mark.parametrize("had_declined", [False, True])
def test_of_who_was_replaced_and_then_says_so_hr_reads_it_and_nobody_is_said_to_be_told(
    place: Town, had_declined: bool
) -> None:
    on = invited(place, "zhangsan")
    if had_declined:
        place.say("zhangsan", f"无法参加 {on.code} 出差")
        later(place)
    order(place, f"换人 {on.code} 张三 王五")
    later(place)
    heard = len(place.chat("zhangmin"))
    said = place.say("zhangsan", f"无法参加 {on.code} 认识候选人")
    assert said == zh("decline.noted")
    later(place)
    assert len(place.chat("zhangmin")) == heard
    assert zh("interview.kept_away") + "张三" in place.say("zhangmin", str(on.code)).splitlines()
    assert "需要回避" not in place.say("wangwu", str(on.code))
    assert place.say("zhangsan", str(on.code)).startswith("没找到")


def test_who_was_replaced_and_says_so_is_out_of_the_other_rounds_and_hr_hears_of_those_as_said(place: Town) -> None:
    on = invited(place, "zhangsan")
    invited(place, "zhangsan", in_hours=1.5)
    order(place, f"换人 {on.code} 张三 王五")
    later(place)
    said = place.say("zhangsan", f"无法参加 {on.code} 认识候选人")
    assert said == zh("decline.noted_with_others", n=1, told=zh("hears.told", when=zh("time.at_once"), who="张敏"))
    place.settle()
    assert place.title("zhangmin") == zh("declined.who_cant", names="张三")


def test_what_who_was_replaced_said_of_knowing_the_candidate_is_undone(place: Town) -> None:
    on = invited(place, "zhangsan")
    order(place, f"换人 {on.code} 张三 王五")
    later(place)
    place.say("zhangsan", f"无法参加 {on.code} 认识候选人")
    assert place.say("zhangsan", "撤销").splitlines()[0] == zh("undo.done_unnoticed", what=f"无法参加 {on.code}")
    assert "需要回避" not in place.say("zhangmin", str(on.code))
    assert zh("state.replaced") in place.say("zhangsan", str(on.code))


@pytest.mark.parametrize("words", ["算了", "撤回刚才那个", "刚才我做了什么", "是"])
def test_what_was_done_last_is_named_without_the_interview_that_it_hides(office: Office, words: str) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi", "zhangsan")
    office.say(f"没空 {code}", "lisi")
    office.say("i know the candidate", "lisi")
    office.say("yes", "lisi")
    said = office.say(words, "lisi")
    assert "无法参加" in said and "陈晓" not in said and code not in said, said
