"""When people are free together is found from what is known of their time, and can be taken by its number."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from bot.db import store
from bot.interviews import leave, preferences, slots
from bot.interviews.audit import Change
from bot.interviews.slots import Wanted
from bot.times.values import Span
from tests.said import en, zh, zh_like
from tests.world.clock import BEIJING, NOW, beijing
from tests.world.office import Office, lines


def rows_of(said: str) -> list[str]:
    return [line.partition(") ")[2] for line in said.splitlines() if line[:1].isdigit()]


def test_hr_finds_times_common_to_two_and_none_at_which_one_has_an_interview(office: Office) -> None:
    office.plan("陈晓", "03-12 10:00", "lisi")
    office.plan("林悦", "03-12 15:00", "zhangsan")
    said = office.say("空闲 @李四 @张三 明天 45分钟", "zhangmin")
    assert said.startswith(
        lines(
            zh("free.heading", who="李四、张三", length=zh("time.minutes", n=45), zone=""),
            "1) 明天 3月12日 周四 11:00–11:45",
            "",
        )
    )
    assert zh("free_times.looked_at") in said
    starts = [row.split()[3] for row in rows_of(said)]
    assert 3 <= len(starts) <= 6 and not any("14:15" < one.partition("–")[0] < "16:00" for one in starts)


def test_no_three_times_lie_within_an_hour_and_none_is_at_lunch_or_past(office: Office) -> None:
    said = office.say("空闲 今天", "zhangmin")
    starts = [datetime.strptime(row.split()[3].partition("–")[0], "%H:%M") for row in rows_of(said)]
    assert len(starts) >= 3 and min(starts) >= datetime.strptime("10:30", "%H:%M")
    assert all(later - earlier >= timedelta(hours=1) for earlier, later in pairwise(starts))
    assert not any("11:15" < f"{one:%H:%M}" < "13:30" for one in starts)


def test_holidays_are_left_out_and_worked_weekends_are_not(office: Office) -> None:
    with store.db.connection_context():
        zhangmin = office.member("zhangmin")
        holidays = Span(beijing("09-30 00:00"), beijing("10-12 00:00"))
        found = slots.common(Wanted([zhangmin], holidays), beijing("09-29 09:00"))
        assert {one.start.astimezone(BEIJING).day for one in found.slots} == {30, 8, 9}
        weekend = Span(beijing("10-10 00:00"), beijing("10-12 00:00"))
        found = slots.common(Wanted([zhangmin], weekend), beijing("09-29 09:00"))
    assert {one.start.astimezone(BEIJING).day for one in found.slots} == {10}


def test_a_day_off_that_was_asked_for_is_offered_with_its_name(office: Office) -> None:
    assert rows_of(office.say("空闲 10月1日", "zhangmin"))[0] == "周四 10月1日（国庆节） 10:00–10:45"
    assert rows_of(office.say("空闲 周六", "zhangmin"))[0] == "3月14日 周六 10:00–10:45"
    assert rows_of(office.say("空闲 明晚", "zhangmin"))[0] == "明天 3月12日 周四 18:00–18:45"


def test_leave_limits_and_work_hours_count(office: Office) -> None:
    office.plan("陈晓", "03-12 10:00", "lisi")
    with store.db.connection_context(), store.db.atomic():
        change, lisi = Change(NOW, actor_kind="system"), office.member("lisi")
        preferences.set_limits(change, lisi, per_day=1, per_week=None)
        preferences.set_work_hours(
            change, office.member("zhangsan"), (beijing("03-13 09:00").time(), beijing("03-13 11:00").time())
        )
    said = office.say("空闲 @李四 明天", "zhangmin")
    assert "没有 45 分钟的空闲。\n李四到了每天的面试上限。" in said
    assert zh("free.next_one", at="3月13日 周五 10:00–10:45") in said
    assert rows_of(office.say("空闲 @张三 周五", "zhangmin")) == [
        "3月13日 周五 09:00–09:45",
        "3月13日 周五 10:00–10:45",
    ]


def test_who_is_on_leave_is_in_the_way_and_without_them_there_are_times(office: Office) -> None:
    with store.db.connection_context(), store.db.atomic():
        lisi = office.member("lisi")
        leave.take(Change(NOW, lisi), lisi, beijing("03-12 00:00"), beijing("03-20 00:00"))
    said = office.say("空闲 @李四 @张三 明天", "zhangmin")
    assert said.splitlines() == [
        zh("free.none", when="明天 3月12日 周四", who="李四、张三", length=zh("time.minutes", n=45)),
        "李四在休假。",
        zh(
            "free.what_helps",
            cures=zh("free.without_some", names="李四") + "；" + zh("free.next_one", at="3月20日 周五 10:00–10:45"),
        ),
        zh("free_times.looked_at"),
    ]


def test_everybody_finds_their_own_and_only_hr_that_of_others(office: Office) -> None:
    assert office.say("空闲").startswith(zh("free.heading", who="你", length=zh("time.minutes", n=45), zone=""))
    assert office.say("空闲 @李四") == zh("free.only_hr")
    assert office.say("空闲 昨天") == zh("free.is_past", when="3月10日 周二")


def test_a_number_names_the_time_and_says_what_to_do_with_it(office: Office) -> None:
    office.say("空闲 @李四 下周 1小时", "zhangmin")
    said = office.say("2", "zhangmin")
    assert said.splitlines() == [
        zh("free.what_for", at="3月16日 周一 13:30–14:30"),
        "1) 约面" + zh("free.with_names", names="李四"),
        "2) " + zh("free.move_to_it"),
        zh("book.send_the_number"),
        zh("free.book_at_once", number="2"),
    ]
    assert office.say("1", "zhangmin") == zh("book_asks.candidate")


def test_an_interviewer_proposes_to_move_one_of_theirs_to_the_time_whose_number_they_send(office: Office) -> None:
    office.plan("陈晓", "03-12 10:00", "zhangsan")
    office.say("空闲 下周")
    said = office.say("1")
    assert lines(zh("free.which_to_move", at=""), "1) ") in said and "陈晓" in said
    assert "改到" in office.say("1")


def test_hr_moves_an_interview_to_the_time_whose_number_they_send(office: Office) -> None:
    office.plan("陈晓", "03-12 10:00", "zhangsan")
    office.say("空闲 @张三 下周", "zhangmin")
    office.say("1", "zhangmin")
    said = office.say("2", "zhangmin")
    assert "哪一场改期？" in said or zh("deed.yes_or_no", sentence=zh("move.deed")) in said


def test_the_numbers_of_an_older_list_of_interviews_no_longer_count(office: Office) -> None:
    office.plan("陈晓", "03-12 10:00", "zhangsan")
    office.say("明天")
    office.say("空闲 下周")
    assert zh_like("which.not_in_a_list").search(office.say("接受 1"))


def test_two_colleagues_of_one_name_are_told_apart(office: Office) -> None:
    office.joins("lisi2", name="李四")
    assert office.say("空闲 李四 明天", "zhangmin") == zh(
        "understood.several_members", name="李四", n=2, accounts="lisi, lisi2"
    )
    assert zh_like("free.heading", who="李四").match(office.say("空闲 lisi2 明天", "zhangmin"))


def test_it_is_read_in_english_too(office: Office) -> None:
    office.say("language en", "zhangmin")
    said = office.say("free @lisi and me next week 1 hour", "zhangmin")
    assert said.startswith(
        lines(en("free.heading", length="1 h", who="李四, you", zone=""), "1) Mon 16 Mar 10:00–11:00", "")
    )
    assert en("free_times.looked_at") in said


def test_without_a_time_three_common_to_the_panel_are_offered_and_a_number_leads_to_the_preview(office: Office) -> None:
    office.plan("林悦", "03-11 13:30", "lisi")
    said = office.say("约面 陈晓 后端 二面 李四 张三", "zhangmin")
    assert said.splitlines() == [
        zh("free_times.when", who="李四、张三"),
        "1) 今天 3月11日 周三 14:30–15:15",
        "2) 明天 3月12日 周四 10:00–10:45",
        "3) 明天 3月12日 周四 13:30–14:15",
        zh("free_times.looked_at"),
        zh("book.send_the_number"),
    ]
    preview = office.say("2", "zhangmin")
    assert "明天 3月12日 周四 10:00–10:45" in preview and preview.endswith(zh("book.whether"))
    assert office.say("是", "zhangmin").startswith("已约：")


def test_another_time_may_be_typed_instead_and_a_day_narrows_what_is_offered(office: Office) -> None:
    said = office.say("约面 陈晓 后端 二面 李四 周五", "zhangmin")
    assert rows_of(said)[:2] == ["3月13日 周五 10:00–10:45", "3月13日 周五 13:30–14:15"]
    assert "3月13日 周五 15:00–15:45" in office.say("下午3点", "zhangmin")


@pytest.mark.parametrize(
    "said", ["约面 陈晓 后端 二面 李四 周五下午 40分钟", "周五下午给陈晓约个二面，后端，李四，40分钟吧"]
)
def test_how_long_it_takes_is_no_part_of_the_day_in_which_times_are_offered(office: Office, said: str) -> None:
    office.plan("林悦", "03-11 13:30", "lisi")
    assert "\n1) 3月13日 周五 13:30–14:10" in office.say(said, "zhangmin")


def test_who_has_no_time_in_common_is_told_why(office: Office) -> None:
    with store.db.connection_context(), store.db.atomic():
        lisi = office.member("lisi")
        leave.take(Change(NOW, lisi), lisi, beijing("03-12 00:00"), beijing("03-20 00:00"))
    said = office.say("约面 陈晓 后端 二面 李四 周五", "zhangmin")
    assert said == zh("free_times.none", when="周五", who="李四") + "李四在休假。" + zh("free_times.what_other")


def test_a_row_of_the_free_times_is_the_time_of_a_booking_and_of_a_move(office: Office) -> None:
    code = office.plan("林悦", "03-12 14:00", "zhangsan")
    office.say("空闲 张三 下周", "zhangmin")
    assert "3月17日 周二 10:00–10:45" in office.say("约面 陈晓 后端 round 1 张三 3", "zhangmin")
    office.say("否", "zhangmin")
    office.say("空闲 张三 下周", "zhangmin")
    assert "3月16日 周一 13:30–14:30" in office.say(f"改期 {code} 2", "zhangmin")


def test_a_round_in_figures_is_no_row_of_the_free_times(office: Office) -> None:
    office.say("空闲 张三 下周", "zhangmin")
    assert office.say("约面 陈晓 后端 round 2 张三", "zhangmin").startswith(zh("free_times.when", who="张三"))


def test_whose_times_are_asked_for_is_told_by_the_request_itself_and_not_by_the_one_beside_it(office: Office) -> None:
    for said in ("谁还没回复，再看看我明天什么时候有空", "who hasn't answered, and when am I free tomorrow"):
        answer = office.say(said, "zhangmin")
        assert zh_like("free.heading", who="你").search(answer) and not zh_like("free.whose").search(answer), said
    for said in ("谁明天下午有空", "who is free tomorrow afternoon", "有没有人周五下午有空", "空闲 谁 明天"):
        assert zh_like("free.whose").match(office.say(said, "zhangmin")), said
    assert zh_like("free.heading", who="你").search(office.say("谁明天下午有空"))


def test_the_times_that_were_offered_are_offered_again_and_an_hour_of_one_is_that_one(office: Office) -> None:
    said = office.say("约面 陈晓 后端 二面 李四", "zhangmin")
    assert rows_of(office.say("好的", "zhangmin")) == rows_of(said) != []
    assert "明天 3月12日 周四 10:00–10:45" in office.say("10点", "zhangmin")
