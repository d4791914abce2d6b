"""Nobody is forgotten: what has not happened in time is told to HR, at once or in a list, and asked of whoever owes it."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot import worker
from bot.db import store
from bot.interviews import preferences
from bot.interviews.audit import Change
from bot.interviews.models import Interview, Role
from tests.said import en, zh
from tests.world.ended import held
from tests.world.stage import together
from tests.world.town import Town, answers, at, heard, invited, later


def told_at(place: Town, what: str, on: Interview) -> datetime:
    [row] = place.rows(
        "SELECT not_before AS at FROM outbox WHERE kind = %(k)s AND interview_id = %(i)s", k=what, i=on.id
    )
    return row["at"]


# --- no answer ------------------------------------------------------------------------------------------------------


def test_who_has_not_answered_a_day_before_the_start_is_told_to_hr_at_once_and_once(place: Town) -> None:
    on = invited(place, "lisi", in_hours=26)
    later(place, hours=1)
    assert heard(place, "还没回复") == []
    later(place, hours=1, minutes=1)
    assert heard(place, "还没回复") == [
        zh(
            "waiting.no_answer",
            who="李四",
            what=f"{on.code} 陈晓 · 后端工程师 一面，3月12日 周四 12:00–13:00",
            code=on.code,
            replace=zh("waiting.replace", code=on.code),
        )
    ]
    later(place, hours=2)
    at(place, "11 18:20")
    assert len(heard(place, "还没回复")) == 1


def test_who_is_about_to_be_asked_of_another_time_is_not_said_to_be_silent(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    later(place, hours=4)
    place.say("zhangmin", f"改期 {on.code} 明天 13:00")
    assert "已改期" in place.say("zhangmin", "是")
    later(place, seconds=30)
    assert heard(place, "还没回复") == []
    assert place.rows("SELECT id FROM outbox WHERE kind = 'no_answer'") == []


def test_who_was_asked_a_moment_ago_has_time_to_answer_and_of_what_is_soon_less(place: Town) -> None:
    invited(place, "lisi", in_hours=20)
    later(place, minutes=119)
    assert heard(place, "还没回复") == []
    later(place, minutes=2)
    assert len(heard(place, "还没回复")) == 1
    invited(place, "wangwu", in_hours=3, candidate="林悦")
    later(place, minutes=59)
    assert len(heard(place, "还没回复")) == 1
    later(place, minutes=2)
    assert len(heard(place, "还没回复")) == 2


def test_who_has_not_answered_for_two_working_days_is_in_the_list(place: Town) -> None:
    on = invited(place, "lisi", in_hours=200)
    at(place, "13 09:59")
    assert heard(place, "还没回复") == []
    at(place, "13 10:05")
    assert heard(place, "还没回复") == []
    at(place, "13 11:10")
    assert str(on.code) in heard(place, "还没回复")[0]
    at(place, "16 18:20")
    assert len(heard(place, "还没回复")) == 1


def test_who_answers_before_the_list_is_not_in_it(place: Town) -> None:
    on = invited(place, "lisi", in_hours=200)
    at(place, "13 10:05")
    place.say("lisi", f"接受 {on.code}")
    at(place, "13 11:10")
    assert heard(place, "还没回复") == []
    assert len(heard(place, "李四已接受")) == 1


# --- still short ----------------------------------------------------------------------------------------------------


def test_where_nobody_has_stepped_in_a_day_before_hr_hears_again_unless_somebody_sees_to_it(place: Town) -> None:
    one = invited(place, "lisi", in_hours=30)
    other = invited(place, "wangwu", in_hours=30, candidate="林悦")
    place.say("lisi", f"无法参加 {one.code} 孩子发烧")
    place.say("wangwu", f"无法参加 {other.code} 出差")
    later(place)
    place.say("zhangmin", f"我来处理 {other.code}")
    later(place, hours=5)
    assert heard(place, "还缺人") == []
    later(place, hours=2)
    assert heard(place, "还缺人") == [
        zh(
            "waiting.still_nobody",
            lacking=zh("declined.who_cant", names="李四"),
            what=f"{one.code} 陈晓 · 后端工程师 一面，3月12日 周四 16:00–17:00",
            replace_them=zh("waiting.replace", code=one.code),
        )
    ]
    assert "孩子发烧" not in str(place.texts("admin")) + str(place.texts("lisi"))


def declined(place: Town, *others: str, in_hours: float = 30) -> Interview:
    """李四 has, and HR has said that they see to it; nobody has stepped in."""
    on = invited(place, "lisi", *others, in_hours=in_hours)
    for one in others:
        place.say(one, f"接受 {on.code}")
    place.say("lisi", f"无法参加 {on.code} 孩子发烧")
    later(place)
    place.say("zhangmin", f"我来处理 {on.code}")
    return on


def test_whoever_sees_to_an_open_place_is_told_once_more_four_hours_before(place: Town) -> None:
    on = declined(place, "wangwu")
    at(place, "11 16:02")  # a day before: HR sees to it, and need not be told
    at(place, "12 11:58")
    assert heard(place, "还缺人") == []
    at(place, "12 12:02")
    assert heard(place, "还缺人") == [
        zh(
            "waiting.still_nobody",
            lacking=zh("declined.who_cant", names="李四"),
            what=f"{on.code} 陈晓 · 后端工程师 一面，3月12日 周四 16:00–17:00"
            + zh("waiting.starts_in", left="3 小时 58 分"),
            replace_them=f"换人 {on.code} 李四",
        )
    ]
    at(place, "12 15:30")
    assert len(heard(place, "还缺人")) == 1


def test_an_open_place_stays_in_pending_until_somebody_has_it_or_it_is_over(place: Town) -> None:
    on = declined(place, "wangwu")
    said = place.say("zhangmin", "待办")
    assert zh("declined.who_cant", names="李四") in said and said.endswith(zh("pending.how_to_replace", n=1))
    assert "替补" in place.say("zhangmin", "换人 1")
    place.say("zhangmin", "退出")
    at(place, "12 15:30")
    assert zh("declined.who_cant", names="李四") + " ·" in place.say("zhangmin", "待办")
    at(place, "12 16:20")
    said = place.say("zhangmin", "待办")
    assert (
        zh("pending.cant_make_it_and_on", lacking=zh("declined.who_cant", names="李四")) in said and "换人" not in said
    )
    at(place, "12 17:10")
    assert "李四" not in place.say("zhangmin", "待办")
    assert on.code in place.say("zhangmin", "待办")  # 王五 owes feedback


def test_who_is_still_silent_shortly_before_is_named_once_more_with_when_they_were_reminded(place: Town) -> None:
    on = invited(place, "lisi", "wangwu", in_hours=30)
    place.say("wangwu", f"接受 {on.code}")
    at(place, "11 16:02")
    assert len(heard(place, "还没回复")) == 1
    at(place, "12 10:30")
    assert zh("reminded.done", names="李四") in place.say("zhangmin", f"催 {on.code}")
    place.settle()
    at(place, "12 12:30")
    assert heard(place, "还没回复")[1:] == [
        zh(
            "waiting.no_answer_reminded",
            who="李四",
            reminded=zh("waiting.reminded", at="10:30", by="你", of=""),
            what=f"{on.code} 陈晓 · 后端工程师 一面，3月12日 周四 16:00–17:00"
            + zh("waiting.starts_in", left="3 小时 30 分"),
            replace=f"换人 {on.code} 李四",
        )
    ]
    at(place, "12 15:58")
    assert len(heard(place, "还没回复")) == 2


def test_who_was_reminded_by_a_colleague_of_something_else_is_said_to_have_been_by_whom_and_of_what(
    place: Town,
) -> None:
    """The reader had not reminded them, and of this interview nobody had."""
    place.joins("zhaoliu", Role.RECRUITER)
    on = invited(place, "lisi", in_hours=30)
    other = invited(place, "lisi", in_hours=80, candidate="林悦")
    at(place, "12 10:30")
    assert zh("reminded.done", names="李四") in place.say("zhaoliu", f"催 {other.code}")
    place.settle()
    at(place, "12 12:30")
    assert "李四还没回复（10:30 赵六催过 " + f"{other.code}）：{on.code}" in heard(place, "还没回复")[-1]
    said = place.say("zhangmin", f"催 {on.code}")
    assert said == zh(
        "reminded.was_lately", at="10:30", by="赵六", who="李四", of=f"（{other.code}）", again="14:30", phone=""
    )
    assert place.say("zhaoliu", f"催 {other.code}") == zh(
        "reminded.was_lately", at="10:30", by="你", who="李四", of="", again="14:30", phone=""
    )


def test_who_was_told_a_moment_ago_is_not_told_once_more_and_who_answers_is_not_named(place: Town) -> None:
    soon = invited(place, "lisi", in_hours=4.5)
    on = invited(place, "wangwu", in_hours=30, candidate="林悦")
    later(place, minutes=91)  # a third of the time that there was
    later(place, minutes=60)
    assert len(heard(place, f"{soon.code} ")) == 1
    at(place, "11 16:02")
    place.say("wangwu", f"接受 {on.code}")
    at(place, "12 12:30")
    assert len(heard(place, f"还没回复：{on.code}")) == 1


def test_in_english_it_says_the_same(place: Town) -> None:
    with store.db.connection_context():
        store.execute("UPDATE member SET lang = 'en' WHERE user_id = 'zhangmin'")
    on = declined(place, "wangwu")
    silent = invited(place, "lisi", in_hours=30, candidate="林悦")
    place.say("zhangmin", f"nudge {silent.code}")
    at(place, "11 16:02")
    at(place, "12 12:30")
    assert heard(place, "still nobody")[-1].endswith(
        "Thu 12 Mar 16:00–17:00" + en("waiting.starts_in", left="3 h 30 min") + f". Send: replace {on.code} lisi"
    )
    said = place.say("zhangmin", "pending")
    assert "Somebody else: " + en("waiting.replace", code="") in said


# --- feedback -------------------------------------------------------------------------------------------------------


def test_feedback_that_is_a_day_late_is_in_hrs_next_list_and_in_no_other(place: Town) -> None:
    on = held(place, "lisi", hours_ago=25)  # it ended 24 hours ago
    later(place, minutes=1)
    assert heard(place, "超过一天没写") == []
    at(place, "11 11:10")
    assert heard(place, "超过一天没写") == [
        zh(
            "waiting.feedback_late",
            who="李四",
            title=f"{on.code} 林悦 · 后端工程师 一面",
            since="昨天 10:00",
            code=on.code,
        )
    ]
    at(place, "11 15:40")
    assert len(heard(place, "超过一天没写")) == 1


def test_of_who_is_not_to_be_nudged_hr_hears_instead_and_they_hear_nothing(place: Town) -> None:
    with store.db.connection_context(), store.db.atomic():
        preferences.set_nudged(Change(place.at, actor_kind="operator"), place.member("lisi"), False)
    held(place, "lisi", hours_ago=3)
    later(place, minutes=1)
    at(place, "11 11:10")
    assert len(heard(place, "设了免催")) == 1
    at(place, "11 20:40")
    at(place, "12 09:45")
    assert heard(place, "面评", "lisi") == []


def test_in_the_evening_who_owes_feedback_hears_by_their_own_clock(place: Town) -> None:
    held(place, "lisi", hours_ago=3)
    held(place, "wangwu", hours_ago=3, candidate="陈晓")
    with store.db.connection_context():
        store.execute("UPDATE member SET zone = 'Europe/London' WHERE user_id = 'wangwu'")
    at(place, "11 20:40")
    assert [len(heard(place, "还差你的面评", who)) for who in ("lisi", "wangwu")] == [1, 0]
    at(place, "12 04:41")
    assert [len(heard(place, "还差你的面评", who)) for who in ("lisi", "wangwu")] == [1, 0]  # over for too long


def test_in_the_evening_of_a_day_off_and_on_leave_nobody_is_asked(place: Town) -> None:
    held(place, "lisi", hours_ago=3)
    with store.db.connection_context():
        store.execute(
            "INSERT INTO leave (member_id, during, created_at) VALUES (%(id)s, tstzrange(%(now)s, %(until)s), %(now)s)",
            id=place.member("lisi").id,
            now=place.at,
            until=place.at + timedelta(days=1),
        )
    at(place, "11 20:40")
    assert heard(place, "面评", "lisi") == []
    at(place, "14 17:00")
    held(place, "wangwu", hours_ago=3, candidate="陈晓")
    at(place, "14 20:40")
    assert heard(place, "面评", "wangwu") == []
    at(place, "16 09:45")
    assert len(heard(place, "待写面评", "wangwu")) == 1


def test_two_workers_at_once_tell_hr_once(place: Town) -> None:
    invited(place, "lisi", in_hours=20)
    place.move(hours=3)

    [looks] = [one for one in worker.sweeps(place.app.dispatcher, place.app.delivery) if one.name == "overdue"]

    def work() -> str:
        looks.once(place.at)
        return ""

    together(*([work] * 4))
    place.settle()
    assert len(heard(place, "还没回复")) == 1


def test_the_place_of_somebody_who_was_asked_by_nobody_is_not_waited_for(place: Town) -> None:
    """What was imported without invitations has no answers to wait for."""
    place.book("lisi", in_hours=20)
    answers(place.book("wangwu", in_hours=20, candidate="林悦"), "accepted")
    later(place, hours=4)
    assert heard(place, "还没回复") == []
