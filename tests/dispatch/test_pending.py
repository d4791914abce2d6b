"""What waits, for whom, and how they are reminded."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.db import store
from bot.interviews import leave, preferences
from bot.interviews.audit import Change
from bot.interviews.models import Interview
from tests.said import en, zh, zh_like
from tests.world.clock import BEIJING, NOW, beijing
from tests.world.ended import over
from tests.world.office import Office, lines
from tests.world.stage import together
from tests.world.town import Town, buttons, invited, later


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
    assert [one.split(" · ")[2] for one in found] == [zh("pending.your_answer"), zh("pending.your_feedback")]
    assert [one[-4:] for one in found] == [asked, owed]
    said = office.say("待办")
    assert "催" not in said
    assert said.endswith(
        zh("pending.number_shows") + zh("pending.how_to_write", c=owed) + zh("pending.how_to_answer", c=asked)
    )
    office.say("language en")
    assert office.say("pending").endswith(
        en("pending.number_shows") + en("pending.how_to_write", c=owed) + f"Answer: accept {asked}, or decline {asked}."
    )


def test_hr_reads_whom_it_hangs_on_the_oldest_first_and_for_how_long(office: Office) -> None:
    owed = over(office, "zhangsan", "lisi", at="03-11 08:30")
    gone, asked = office.plan("林悦", "03-12 10:00"), office.plan("何洁", "03-12 15:00", "lisi")
    office.say(f"无法参加 {gone} 出差")
    untimed = office.plan("曹俊杰", "03-13 10:00")
    office.say(f"候选人回复 {untimed} 不来", "zhangmin")
    office.clock.move(hours=1)
    found = rows(office.say("待办", "zhangmin"))
    assert {one[-4:]: one.split(" · ")[2] for one in found} == {
        owed: zh("pending.no_feedback", names="张三、李四"),
        gone: zh("declined.who_cant", names="张三"),
        asked: zh("pending.no_answer", names="李四"),
        untimed: zh("pending.needs_a_time"),
    }
    assert [one[-4:] for one in found[:2]] == [gone, owed]  # what begins within a day is first
    assert found[1].split(" · ")[3] == zh("pending.for_how_long", left="1 小时 30 分")


def test_what_begins_within_a_day_is_on_the_first_page_and_first(office: Office) -> None:
    owed = [over(office, "zhangsan", candidate=f"甲{number}", at=f"03-{number:02} 14:00") for number in range(2, 10)]
    soon, sooner = office.plan("林悦", "03-12 09:30"), office.plan("何洁", "03-11 15:00", "lisi")
    later = office.plan("曹俊杰", "03-13 14:00", "lisi")
    for user_id in ("zhangsan", "zhangmin"):
        said = office.say("待办", user_id)
        first = [soon] if user_id == "zhangsan" else [sooner, soon]
        assert [one[-4:] for one in rows(said)] == [*first, *owed][:6], said
    assert said.startswith(zh("pending.heading", late="", n=11, order=zh("pending.soonest_first")))
    assert [one[-4:] for one in rows(office.say("更多", "zhangmin"))][-1] == later
    office.say("language en", "zhangmin")
    assert office.say("pending", "zhangmin").startswith(
        en("pending.heading", n=11, late="", order=en("pending.soonest_first"))
    )


def test_what_has_no_time_stays_until_it_has_one(office: Office) -> None:
    code = office.plan("陈晓", "03-12 10:00")
    office.say(f"候选人回复 {code} 不来", "zhangmin")
    office.rows("UPDATE interview SET slot = 'empty' RETURNING 1")
    assert zh("pending.needs_a_time") in office.say("待办", "zhangmin")
    office.clock.move(days=40)
    assert zh("pending.needs_a_time") in office.say("待办", "zhangmin")


def test_of_what_others_look_after_nothing_waits_for_hr(office: Office) -> None:
    over(office, "zhangsan")
    office.joins("liuyan")
    assert office.say("待办", "liuyan") == zh("pending.none")


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
    assert office.say("催 全部", "zhangmin") == zh("reminded.done", names="张三、李四")


def test_overdue_is_what_waits_for_a_day(office: Office) -> None:
    old = over(office, "zhangsan", at="03-09 10:00")
    over(office, "zhangsan", candidate="林悦", at="03-11 08:30")
    said = office.say("待办 超时", "zhangmin")
    assert said.startswith(zh("pending.heading", late=zh("pending.overdue"), n=1, order=""))
    assert [one[-4:] for one in rows(said)] == [old]


def test_whose_candidate_they_know_is_not_listed(office: Office) -> None:
    code = office.plan("陈晓", "03-12 10:00", "zhangsan", "lisi")
    office.say(f"无法参加 {code} 认识候选人")
    assert office.say("待办") == zh("pending.none")


def test_a_proposed_time_waits_for_hr_and_its_proposer_is_not_reminded(office: Office) -> None:
    code = office.plan("陈晓", "03-12 10:00", "zhangsan", "lisi")
    office.say(f"改期 {code} 周五下午3点")
    assert [one.split(" · ")[2] for one in rows(office.say("待办"))] == [zh("pending.your_proposal", hr="张敏")]
    assert {one.split(" · ")[2] for one in rows(office.say("待办", "zhangmin"))} == {
        zh("pending.no_answer", names="李四"),
        zh("pending.proposes", names="张三"),
    }
    assert office.say(f"催 {code}", "zhangmin") == zh("reminded.done", names="李四")


@pytest.mark.parametrize("words", ["未反馈", "待办 面评", "谁还没写面评", "who hasn't written feedback"])
def test_whose_feedback_is_missing(office: Office, words: str) -> None:
    code = over(office, "zhangsan", "lisi")
    office.plan("林悦", "03-12 10:00")
    assert [one[-4:] for one in rows(office.say(words, "zhangmin"))] == [code]


def test_what_was_not_held_waits_for_a_time_and_gets_one(office: Office) -> None:
    code = over(office, "zhangsan")
    office.say(f"没面成 {code} 私下改了时间")
    assert zh("pending.needs_a_time") in office.say("待办", "zhangmin")
    office.say(f"改期 {code} 明天下午3点", "zhangmin")
    assert office.say("是", "zhangmin").startswith(f"已改期：{code}")
    assert not zh_like("move.has_no_time").search(office.say("待办", "zhangmin"))


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
    assert place.say("zhangmin", f"催 {on.code} 李四") == zh("reminded.done", names="李四")
    place.settle()
    assert place.title("lisi") == zh("feedback_due.who_is_waiting", who="张敏", name="陈晓")
    assert buttons(place.cards("lisi")[-1]) == [
        zh("verdict.strong_yes"),
        zh("verdict.yes"),
        zh("verdict.no_decision"),
        zh("verdict.no"),
        zh("verdict.strong_no"),
        zh("button.not_held"),
    ]
    place.tap("lisi", "推荐")
    place.settle()
    place.say("lisi", "基础扎实")
    place.say("lisi", "是")
    place.settle()
    assert place.title("lisi") == zh("feedback_due.is_in")


def test_what_was_not_held_is_said_on_the_same_card(place: Town) -> None:
    on = awaiting(place, "lisi")
    place.say("zhangmin", f"催 {on.code} 李四")
    place.settle()
    place.tap("lisi", "没面成")
    place.settle()
    assert zh_like("not_held.why").search(place.texts("lisi")[-1])
    place.say("lisi", "2")
    place.settle()
    assert not [one for one in place.cards("lisi") if buttons(one)]


def test_who_has_not_answered_answers_on_the_card(place: Town) -> None:
    on = invited(place, "lisi", in_hours=48)
    assert place.say("zhangmin", f"催 {on.code}") == zh("reminded.done", names="李四")
    place.settle()
    assert place.title("lisi") == zh("invited.who_is_waiting", who="张敏")
    place.tap("lisi", "接受")
    place.settle()
    assert {one["content"]["main_title"]["title"] for one in place.cards("lisi")} == {
        zh("replied.answer", answer=zh("response.accepted"))
    }


def test_once_in_four_hours_and_then_again(place: Town) -> None:
    on = awaiting(place, "lisi")
    place.say("zhangmin", f"催 {on.code}")
    place.settle()
    at, again = (one.astimezone(BEIJING) for one in (place.at, place.at + timedelta(hours=4)))
    later(place, minutes=1)
    said = place.say("zhangmin", f"催 {on.code}")
    assert said == zh(
        "reminded.was_lately", at=f"{at:%H:%M}", by="你", who="李四", of="", again=f"{again:%H:%M}", phone=""
    )
    later(place, hours=4)
    assert zh("reminded.done", names="李四") in place.say("zhangmin", f"催 {on.code}") or "收到" in place.say(
        "zhangmin", f"催 {on.code}"
    )


def test_who_is_reminded_of_several_things_gets_one_message(place: Town) -> None:
    on = awaiting(place, "lisi")
    other = invited(place, "lisi", in_hours=48, candidate="林悦")
    had = len(place.chat("lisi"))
    assert place.say("zhangmin", "催 李四") == zh("reminded.done", names="李四")
    place.settle()
    [said] = [one["content"]["content"] for one in place.chat("lisi")[had:]]
    assert zh_like("nudged.told", who="张敏").match(said)
    assert zh_like("nudged.write", code=on.code).search(said)
    assert zh_like("nudged.answer", code=other.code).search(said)


def test_all_of_the_list_are_reminded(office: Office) -> None:
    over(office, "zhangsan", "lisi")
    office.plan("林悦", "03-12 10:00", "admin")
    office.say("待办", "zhangmin")
    assert office.say("催 全部", "zhangmin") == zh("reminded.done", names="管理员、张三、李四")
    assert len(office.rows("SELECT 1 FROM outbox WHERE kind LIKE 'nudged%%'")) == 3


def test_all_are_those_of_the_pages_behind_as_well(office: Office) -> None:
    for number in range(9):
        office.joins(f"m{number}", name=f"成员{number}")
    for number in range(9):
        office.plan(f"候选{number}", f"03-12 {10 + number}:00", f"m{number}")
    assert len(rows(office.say("待办", "zhangmin"))) == 6
    said = office.say("催 全部", "zhangmin")
    assert all(f"成员{number}" in said for number in range(9)), said


def test_a_row_of_the_list_is_reminded_by_its_number(office: Office) -> None:
    over(office, "zhangsan")
    office.plan("林悦", "03-12 10:00", "lisi")
    office.say("待办", "zhangmin")
    assert office.say("催 2", "zhangmin") == zh("reminded.done", names="张三")


def test_alone_it_is_the_only_one_that_can_be_meant_or_asks(office: Office) -> None:
    assert office.say("催", "zhangmin") == zh("nudge.nobody_owes")
    first = over(office, "zhangsan", at="03-11 08:30")
    assert office.say("催", "zhangmin") == zh("nudge.whether", which=f"陈晓 今天 08:30 · 张三没写面评 · {first}")
    assert office.say("是", "zhangmin") == zh("reminded.done", names="张三")
    soon = office.plan("林悦", "03-12 10:00", "lisi")
    said = office.say("催", "zhangmin")
    assert said.startswith(
        lines(
            zh("nudge.which"),
            f"1) 林悦 明天 10:00 · 李四没回复 · {soon}",
            f"2) 陈晓 今天 08:30 · 张三没写面评 · {first}",
            "",
        )
    )
    assert office.say("1", "zhangmin") == zh("reminded.done", names="李四")


@pytest.mark.parametrize("words", ["催了吗", "别催了", "谁催的", "催过李四了吗", "要不要催"])
def test_whoever_only_asks_reminds_nobody(office: Office, words: str) -> None:
    over(office, "lisi")
    office.say(words, "zhangmin")
    assert not office.rows("SELECT 1 FROM outbox WHERE kind LIKE 'nudged%%'")


def test_a_sentence_is_read_back_first(office: Office) -> None:
    over(office, "zhangsan", "lisi")
    assert office.say("帮我催一下李四的面评", "zhangmin") == zh("deed.yes_or_no", sentence="催 李四")
    assert office.say("是", "zhangmin") == zh("reminded.done", names="李四")


def test_quiet_hours_are_kept_and_hr_reads_when_it_arrives(office: Office) -> None:
    code = over(office, "zhangsan")
    office.clock.at = beijing("03-11 22:30")
    assert office.say(f"催 {code}", "zhangmin") == zh("reminded.arrives_later", who="张三", at="明天 09:00")
    [row] = office.rows("SELECT not_before FROM outbox WHERE kind = 'nudged_to_write'")
    assert row["not_before"] == beijing("03-12 09:00")
    assert office.say(f"催 {code}", "zhangmin") == zh(
        "reminded.last_one_arrives", by="你", who="张三", of="", at="明天 09:00"
    )


def test_those_who_are_reached_at_the_same_time_are_one_line(office: Office) -> None:
    code = over(office, "zhangsan", "lisi")
    office.clock.at = beijing("03-11 22:30")
    assert office.say(f"催 {code}", "zhangmin") == zh("reminded.arrives_later", who="张三、李四", at="明天 09:00")


def test_what_begins_within_two_hours_is_worth_a_message_at_night(office: Office) -> None:
    code = office.plan("陈晓", "03-12 08:30")
    office.clock.at = beijing("03-12 07:30")
    assert office.say(f"催 {code}", "zhangmin") == zh("reminded.done", names="张三")


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
    assert zh_like("reminded.is_away", stand_in="").search(said)
    assert zh("reminded.gets_none", who="李四", phone="（13900000000）") in said
    assert zh("reminded.is_deactivated", who="管理员") in said
    assert not office.rows("SELECT 1 FROM outbox WHERE kind LIKE 'nudged%%'")


def test_who_knows_the_candidate_is_not_reminded_of_them_and_hr_reads_what_helps(office: Office) -> None:
    before, other = over(office, "zhangsan"), over(office, "zhangsan", candidate="林悦")
    on = office.plan("陈晓", "03-12 10:00")
    office.say(f"无法参加 {on} 认识候选人")
    cure = zh("reminded.knows_the_candidate", who="张三", code=before)
    assert office.say(f"催 {before} 张三", "zhangmin") == cure
    assert not office.rows("SELECT 1 FROM outbox WHERE kind LIKE 'nudged%%'")
    assert office.say("催 全部", "zhangmin") == lines(zh("reminded.done", names="张三"), cure)
    [row] = office.rows(
        "SELECT i.code FROM outbox o JOIN interview i ON i.id = o.interview_id WHERE kind LIKE 'nudged%%'"
    )
    assert row["code"] == other
    assert zh("waive.nobody_writes") in office.say(f"不用写面评 {before} 张三", "zhangmin") + office.say(
        f"进度 {before}", "zhangmin"
    )


def test_of_two_of_hr_who_remind_the_same_person_at_once_one_does(office: Office) -> None:
    code = over(office, "zhangsan")
    office.joins("liuyan")
    said = together(lambda: office.say(f"催 {code}", "zhangmin"), lambda: office.say(f"催 {code}", "liuyan"))
    assert sorted(zh("reminded.done", names="张三") in one for one in said) == [False, True]
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
        ("催 {code} 李四", zh("refused.not_on_panel", who="李四")),
        ("催 {code}", zh("nudge.all_have_answered", title="{code} 陈晓 · 后端工程师 一面")),
        ("催 李四", zh("nudge.owes_nothing", who="李四")),
    ],
)
def test_who_owes_nothing_is_not_reminded(office: Office, words: str, said: str) -> None:
    code = office.plan()
    office.say(f"接受 {code}")
    assert office.say(words.format(code=code), "zhangmin") == said.format(code=code)


def test_only_hr_reminds(office: Office) -> None:
    assert zh_like("refused.role", role=" HR ", names="张敏").search(office.say(f"催 {over(office, 'zhangsan')}"))


def test_what_is_done_before_it_arrives_is_not_asked_for(place: Town) -> None:
    on = invited(place, "lisi", in_hours=48)
    place.say("zhangmin", f"催 {on.code}")
    place.say("lisi", f"接受 {on.code}")
    place.settle()
    assert "张敏在等你回复" not in [one["content"]["main_title"]["title"] for one in place.cards("lisi")]
