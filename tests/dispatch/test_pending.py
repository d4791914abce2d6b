"""What waits, for whom, and how they are reminded."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.db import store
from bot.interviews import leave, people, preferences
from bot.interviews.audit import Change
from bot.interviews.models import Interview, Role
from tests.world.office import Office
from tests.world.stage import NOW, together
from tests.world.town import Town, buttons, invited, later

BEIJING = ZoneInfo("Asia/Shanghai")


def over(office: Office, *panel: str, candidate: str = "陈晓", at: str = "03-11 08:30") -> str:
    """An interview that waits for feedback; its code."""
    code = office.plan(candidate, at, *panel)
    with store.db.connection_context():
        Interview.update(status="awaiting_feedback").where(Interview.code == code).execute()
    return code


def rows(said: str) -> list[str]:
    return [line for line in said.split("\n") if line[:1].isdigit()]


# --- 待办 -------------------------------------------------------------------------------------------------------------


def test_an_interviewer_reads_what_waits_for_them_alone(office: Office) -> None:
    owed = over(office, "zhangsan", "lisi")
    asked = office.plan("林悦", "03-12 10:00")
    office.plan("何洁", "03-12 15:00", "lisi")
    answered = office.plan("曹俊杰", "03-12 16:30")
    office.say(f"接受 {answered}")
    found = rows(office.say("待办"))
    assert [one.split(" · ")[2] for one in found] == ["等你回复", "等你写面评"]
    assert [one[-4:] for one in found] == [asked, owed]
    said = office.say("待办")
    assert "催" not in said
    assert said.endswith(
        f"回复数字看详情。写面评发：面评 {owed} 推荐 加一句话。回复发：接受 {asked}，或 无法参加 {asked}。"
    )
    office.say("language en")
    assert office.say("pending").endswith(
        f"A number shows details. Write it: feedback {owed} yes and why. Answer: accept {asked}, or decline {asked}."
    )


def test_hr_reads_whom_it_hangs_on_the_oldest_first_and_for_how_long(office: Office) -> None:
    owed = over(office, "zhangsan", "lisi")
    gone, asked = office.plan("林悦", "03-12 10:00"), office.plan("何洁", "03-12 15:00", "lisi")
    office.say(f"无法参加 {gone} 出差")
    untimed = office.plan("曹俊杰", "03-13 10:00")
    office.say(f"候选人回复 {untimed} 不来", "zhangmin")
    office.clock.move(hours=1)
    found = rows(office.say("待办", "zhangmin"))
    assert {one[-4:]: one.split(" · ")[2] for one in found} == {
        owed: "张三、李四没写面评",
        gone: "张三无法参加",
        asked: "李四没回复",
        untimed: "还没定时间",
    }
    assert [one[-4:] for one in found[:2]] == [gone, owed]  # what begins within a day is first
    assert found[1].split(" · ")[3] == "已等 1 小时 30 分"


def test_what_begins_within_a_day_is_on_the_first_page_and_first(office: Office) -> None:
    owed = [over(office, candidate=f"甲{number}", at=f"03-{number:02} 14:00") for number in range(2, 10)]
    soon, sooner = office.plan("林悦", "03-12 09:30"), office.plan("何洁", "03-11 15:00", "lisi")
    later = office.plan("曹俊杰", "03-13 14:00", "lisi")
    for user_id in ("zhangsan", "zhangmin"):
        said = office.say("待办", user_id)
        first = [soon] if user_id == "zhangsan" else [sooner, soon]
        assert [one[-4:] for one in rows(said)] == [*first, *owed][:6], said
    assert said.startswith("待办 11 项，一天内开始的在前：")
    assert [one[-4:] for one in rows(office.say("更多", "zhangmin"))][-1] == later
    office.say("language en", "zhangmin")
    assert office.say("pending", "zhangmin").startswith("11 waiting, what starts within a day first:")


def test_what_has_no_time_stays_until_it_has_one(office: Office) -> None:
    code = office.plan("陈晓", "03-12 10:00")
    office.say(f"候选人回复 {code} 不来", "zhangmin")
    office.rows("UPDATE interview SET slot = 'empty' RETURNING 1")
    assert "还没定时间" in office.say("待办", "zhangmin")
    office.clock.move(days=40)
    assert "还没定时间" in office.say("待办", "zhangmin")


def test_of_what_others_look_after_nothing_waits_for_hr(office: Office) -> None:
    over(office)
    with store.db.connection_context(), store.db.atomic():
        people.put(Change(NOW, actor_kind="system"), "liuyan", name="刘燕", role=Role.RECRUITER)
    assert office.say("待办", "liuyan") == "没有待办，都处理完了。"


def test_it_is_paged_and_a_number_is_its_row_on_every_page(office: Office) -> None:
    codes = [office.plan(f"候选{day}", f"03-{day} 10:00") for day in range(12, 20)]
    assert len(rows(office.say("待办"))) == 6
    second = office.say("更多")
    assert [one[:2] for one in rows(second)] == ["7)", "8)"]
    assert office.say("8").startswith(codes[7])


def test_all_reminds_those_of_the_pages_that_were_not_shown_as_well(office: Office) -> None:
    for day in range(12, 20):
        office.plan(f"候选{day}", f"03-{day} 10:00", "lisi" if day == 19 else "zhangsan")
    shown = office.say("待办", "zhangmin")
    assert "李四" not in shown and "更多" in shown
    assert office.say("催 全部", "zhangmin") == "已催张三、李四。"


def test_overdue_is_what_waits_for_a_day(office: Office) -> None:
    old = over(office, at="03-09 10:00")
    over(office, candidate="林悦", at="03-11 08:30")
    said = office.say("待办 超时", "zhangmin")
    assert said.startswith("超时待办 1 项：")
    assert [one[-4:] for one in rows(said)] == [old]


def test_whose_candidate_they_know_is_not_listed(office: Office) -> None:
    code = office.plan("陈晓", "03-12 10:00", "zhangsan", "lisi")
    office.say(f"无法参加 {code} 认识候选人")
    assert office.say("待办") == "没有待办，都处理完了。"


def test_a_proposed_time_waits_for_hr_and_its_proposer_is_not_reminded(office: Office) -> None:
    code = office.plan("陈晓", "03-12 10:00", "zhangsan", "lisi")
    office.say(f"改期 {code} 周五下午3点")
    assert [one.split(" · ")[2] for one in rows(office.say("待办"))] == ["你提的改期在等张敏"]
    assert {one.split(" · ")[2] for one in rows(office.say("待办", "zhangmin"))} == {"李四没回复", "张三建议改期"}
    assert office.say(f"催 {code}", "zhangmin") == "已催李四。"


@pytest.mark.parametrize("words", ["未反馈", "待办 面评", "谁还没写面评", "who hasn't written feedback"])
def test_whose_feedback_is_missing(office: Office, words: str) -> None:
    code = over(office, "zhangsan", "lisi")
    office.plan("林悦", "03-12 10:00")
    assert [one[-4:] for one in rows(office.say(words, "zhangmin"))] == [code]


def test_what_was_not_held_waits_for_a_time_and_gets_one(office: Office) -> None:
    code = over(office)
    office.say(f"没面成 {code} 私下改了时间")
    assert "还没定时间" in office.say("待办", "zhangmin")
    office.say(f"改期 {code} 明天下午3点", "zhangmin")
    assert office.say("是", "zhangmin").startswith(f"已改期：{code}")
    assert "还没定时间" not in office.say("待办", "zhangmin")


# --- 催 -------------------------------------------------------------------------------------------------------------


def awaiting(place: Town, *panel: str) -> Interview:
    """An interview that is over, with no feedback, two hours after its end."""
    on = invited(place, *panel, in_hours=0.5)
    for user_id in panel:
        place.say(user_id, f"接受 {on.code}")
    later(place, minutes=31)
    later(place, minutes=180)
    return on


def test_who_is_reminded_reads_who_waits_for_what_and_does_it_by_a_tap(place: Town) -> None:
    on = awaiting(place, "lisi")
    assert place.say("zhangmin", f"催 {on.code} 李四") == "已催李四。"
    place.settle()
    assert place.title("lisi") == "张敏在等陈晓的面评，一句话就行"
    assert buttons(place.cards("lisi")[-1]) == ["强烈推荐", "推荐", "待定", "不推荐", "强烈不推荐", "没面成"]
    place.tap("lisi", "推荐")
    place.settle()
    place.say("lisi", "基础扎实")
    place.say("lisi", "是")
    place.settle()
    assert place.title("lisi") == "你已提交面评"


def test_what_was_not_held_is_said_on_the_same_card(place: Town) -> None:
    on = awaiting(place, "lisi")
    place.say("zhangmin", f"催 {on.code} 李四")
    place.settle()
    place.tap("lisi", "没面成")
    place.settle()
    assert "为什么没面成？" in place.texts("lisi")[-1]
    place.say("lisi", "2")
    place.settle()
    assert not [one for one in place.cards("lisi") if buttons(one)]


def test_who_has_not_answered_answers_on_the_card(place: Town) -> None:
    on = invited(place, "lisi", in_hours=48)
    assert place.say("zhangmin", f"催 {on.code}") == "已催李四。"
    place.settle()
    assert place.title("lisi") == "张敏在等你回复"
    place.tap("lisi", "接受")
    place.settle()
    assert {one["content"]["main_title"]["title"] for one in place.cards("lisi")} == {"你已回复：已接受"}


def test_once_in_four_hours_and_then_again(place: Town) -> None:
    on = awaiting(place, "lisi")
    place.say("zhangmin", f"催 {on.code}")
    place.settle()
    at, again = (one.astimezone(BEIJING) for one in (place.at, place.at + timedelta(hours=4)))
    later(place, minutes=1)
    said = place.say("zhangmin", f"催 {on.code}")
    assert said == f"{at:%H:%M} 你催过李四，{again:%H:%M} 以后可以再催；急的话请打电话。"
    later(place, hours=4)
    assert "已催李四" in place.say("zhangmin", f"催 {on.code}") or "收到" in place.say("zhangmin", f"催 {on.code}")


def test_who_is_reminded_of_several_things_gets_one_message(place: Town) -> None:
    on = awaiting(place, "lisi")
    other = invited(place, "lisi", in_hours=48, candidate="林悦")
    had = len(place.chat("lisi"))
    assert place.say("zhangmin", "催 李四") == "已催李四。"
    place.settle()
    [said] = [one["content"]["content"] for one in place.chat("lisi")[had:]]
    assert said.startswith("张敏在等你，每场一句话就行：\n")
    assert f"面评 {on.code} 推荐 加一句话" in said
    assert f"接受 {other.code} / 无法参加 {other.code}" in said


def test_all_of_the_list_are_reminded(office: Office) -> None:
    over(office, "zhangsan", "lisi")
    office.plan("林悦", "03-12 10:00", "admin")
    office.say("待办", "zhangmin")
    assert office.say("催 全部", "zhangmin") == "已催管理员、张三、李四。"
    assert len(office.rows("SELECT 1 FROM outbox WHERE kind LIKE 'nudged%%'")) == 3


def test_all_are_those_of_the_pages_behind_as_well(office: Office) -> None:
    with store.db.connection_context(), store.db.atomic():
        for number in range(9):
            people.put(Change(NOW, actor_kind="system"), f"m{number}", name=f"成员{number}")
    for number in range(9):
        office.plan(f"候选{number}", f"03-12 {10 + number}:00", f"m{number}")
    assert len(rows(office.say("待办", "zhangmin"))) == 6
    said = office.say("催 全部", "zhangmin")
    assert all(f"成员{number}" in said for number in range(9)), said


def test_a_row_of_the_list_is_reminded_by_its_number(office: Office) -> None:
    over(office, "zhangsan")
    office.plan("林悦", "03-12 10:00", "lisi")
    office.say("待办", "zhangmin")
    assert office.say("催 2", "zhangmin") == "已催张三。"


def test_alone_it_is_the_only_one_that_can_be_meant_or_asks(office: Office) -> None:
    assert office.say("催", "zhangmin") == "没有人欠回复或面评，不用催。"
    first = over(office, "zhangsan")
    assert office.say("催", "zhangmin") == f"催 陈晓 今天 08:30 · 张三没写面评 · {first}？是/否"
    assert office.say("是", "zhangmin") == "已催张三。"
    soon = office.plan("林悦", "03-12 10:00", "lisi")
    said = office.say("催", "zhangmin")
    assert said.startswith(
        f"催哪一场？\n1) 林悦 明天 10:00 · 李四没回复 · {soon}\n2) 陈晓 今天 08:30 · 张三没写面评 · {first}\n"
    )
    assert office.say("1", "zhangmin") == "已催李四。"


@pytest.mark.parametrize("words", ["催了吗", "别催了", "谁催的", "催过李四了吗", "要不要催"])
def test_whoever_only_asks_reminds_nobody(office: Office, words: str) -> None:
    over(office, "lisi")
    office.say(words, "zhangmin")
    assert not office.rows("SELECT 1 FROM outbox WHERE kind LIKE 'nudged%%'")


def test_a_sentence_is_read_back_first(office: Office) -> None:
    over(office, "zhangsan", "lisi")
    assert office.say("帮我催一下李四的面评", "zhangmin") == "催 李四？是/否"
    assert office.say("是", "zhangmin") == "已催李四。"


def test_quiet_hours_are_kept_and_hr_reads_when_it_arrives(office: Office) -> None:
    code = over(office)
    office.clock.at = datetime(2026, 3, 11, 22, 30, tzinfo=BEIJING)
    assert office.say(f"催 {code}", "zhangmin") == "张三正在面试，或在免打扰时段，明天 09:00 会收到催办。"
    [row] = office.rows("SELECT not_before FROM outbox WHERE kind = 'nudged_to_write'")
    assert row["not_before"] == datetime(2026, 3, 12, 9, 0, tzinfo=BEIJING)
    assert office.say(f"催 {code}", "zhangmin") == "你催张三的，明天 09:00 送达，不用再催。"


def test_those_who_are_reached_at_the_same_time_are_one_line(office: Office) -> None:
    code = over(office, "zhangsan", "lisi")
    office.clock.at = datetime(2026, 3, 11, 22, 30, tzinfo=BEIJING)
    assert office.say(f"催 {code}", "zhangmin") == "张三、李四正在面试，或在免打扰时段，明天 09:00 会收到催办。"


def test_what_begins_within_two_hours_is_worth_a_message_at_night(office: Office) -> None:
    code = office.plan("陈晓", "03-12 08:30")
    office.clock.at = datetime(2026, 3, 12, 7, 30, tzinfo=BEIJING)
    assert office.say(f"催 {code}", "zhangmin") == "已催张三。"


def test_nobody_on_leave_deactivated_or_not_to_be_reminded_is(office: Office) -> None:
    code = over(office, "zhangsan", "lisi", "admin")
    with store.db.connection_context(), store.db.atomic():
        change = Change(NOW, actor_kind="system")
        leave.take(change, office.member("zhangsan"), NOW - timedelta(hours=1), NOW + timedelta(days=2))
        preferences.set_nudged(change, office.member("lisi"), False)
        preferences.set_phone(change, office.member("lisi"), "13900000000")
        store.execute("UPDATE member SET active = false WHERE user_id = 'admin'")
    said = office.say(f"催 {code}", "zhangmin")
    assert "张三 " in said
    assert "休假，没有催。" in said
    assert "李四设了免催，请直接联系（13900000000）。" in said
    assert "管理员已停用，没有催。" in said
    assert not office.rows("SELECT 1 FROM outbox WHERE kind LIKE 'nudged%%'")


def test_who_knows_the_candidate_is_not_reminded_of_them_and_hr_reads_what_helps(office: Office) -> None:
    before, other = over(office), over(office, candidate="林悦")
    on = office.plan("陈晓", "03-12 10:00")
    office.say(f"无法参加 {on} 认识候选人")
    cure = f"张三认识 {before} 的候选人，需要回避，不能写面评。可以发：不用写面评 {before} 张三"
    assert office.say(f"催 {before} 张三", "zhangmin") == cure
    assert not office.rows("SELECT 1 FROM outbox WHERE kind LIKE 'nudged%%'")
    assert office.say("催 全部", "zhangmin") == f"已催张三。\n{cure}"
    [row] = office.rows(
        "SELECT i.code FROM outbox o JOIN interview i ON i.id = o.interview_id WHERE kind LIKE 'nudged%%'"
    )
    assert row["code"] == other
    assert "已完成" in office.say(f"不用写面评 {before} 张三", "zhangmin") + office.say(f"进度 {before}", "zhangmin")


def test_of_two_of_hr_who_remind_the_same_person_at_once_one_does(office: Office) -> None:
    code = over(office)
    with store.db.connection_context(), store.db.atomic():
        people.put(Change(NOW, actor_kind="system"), "liuyan", name="刘燕", role=Role.RECRUITER)
    said = together(lambda: office.say(f"催 {code}", "zhangmin"), lambda: office.say(f"催 {code}", "liuyan"))
    assert sorted("已催张三" in one for one in said) == [False, True]
    assert len(office.rows("SELECT 1 FROM outbox WHERE kind LIKE 'nudged%%'")) == 1


def test_a_reminder_stands_in_no_undos_way(office: Office) -> None:
    code = office.plan("陈晓", "03-12 10:00")
    office.say(f"接受 {code}")
    other = office.plan("林悦", "03-12 14:00")
    office.say(f"催 {other}", "zhangmin")
    office.say(f"催 {code}", "zhangmin")
    assert office.say("撤销").startswith(f"已撤销：接受 {code}")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("催 {code} 李四", "李四 不在这场面试中。"),
        ("催 {code}", "{code} 陈晓 · 后端工程师 一面：都回复了，也没有人欠面评，不用催。"),
        ("催 李四", "李四没有要回复的面试，也不欠面评，不用催。"),
    ],
)
def test_who_owes_nothing_is_not_reminded(office: Office, words: str, said: str) -> None:
    code = office.plan()
    office.say(f"接受 {code}")
    assert office.say(words.format(code=code), "zhangmin") == said.format(code=code)


def test_only_hr_reminds(office: Office) -> None:
    assert "由 HR 来做，请找张敏" in office.say(f"催 {over(office)}")


def test_what_is_done_before_it_arrives_is_not_asked_for(place: Town) -> None:
    on = invited(place, "lisi", in_hours=48)
    place.say("zhangmin", f"催 {on.code}")
    place.say("lisi", f"接受 {on.code}")
    place.settle()
    assert "张敏在等你回复" not in [one["content"]["main_title"]["title"] for one in place.cards("lisi")]
