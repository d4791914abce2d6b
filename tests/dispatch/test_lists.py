"""HR hears at once only what cannot wait; all else comes together, three times a working day."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot import change
from bot.db import store
from bot.interviews.models import Application, Member, Role
from bot.notices import outbox, timing
from bot.notices.outbox import Notice
from tests.said import en, zh
from tests.world.clock import beijing
from tests.world.town import Town, at, invited, later


def heard(place: Town, user_id: str = "zhangmin") -> list[str]:
    return place.texts(user_id)


def test_what_can_wait_comes_in_one_list_with_a_line_each(place: Town) -> None:
    one = invited(place, "lisi", in_hours=30)
    other = invited(place, "wangwu", in_hours=31, candidate="林悦")
    place.say("lisi", f"接受 {one.code}")
    place.say("wangwu", f"接受 {other.code}")
    later(place, minutes=5)
    assert heard(place) == []
    at(place, "11 11:09")
    assert heard(place) == []
    at(place, "11 11:10")
    [said] = heard(place)
    assert said.splitlines() == [
        zh("summary.heading", n=2),
        "面试官都接受了：",
        f"· 陈晓 明天 16:00 · 后端工程师 一面 · 李四 · {one.code}",
        f"· 林悦 明天 17:00 · 后端工程师 一面 · 王五 · {other.code}",
    ]
    at(place, "11 15:40")
    assert len(heard(place)) == 1


def test_what_is_to_be_done_stands_first_the_nearest_first_and_what_to_send_once(place: Town) -> None:
    far = invited(place, "lisi", "wangwu", in_hours=220)
    near = invited(place, "wangwu", in_hours=200, candidate="林悦")
    yes = invited(place, "zhangsan", in_hours=120, candidate="何洁")
    asks = invited(place, "zhangsan", in_hours=218, candidate="周航")
    at(place, "13 10:50")
    place.say("zhangsan", f"接受 {yes.code}")
    at(place, "13 11:10")
    assert heard(place)[-1].splitlines() == [
        zh("summary.heading", n=4),
        zh("waiting.no_answer_heading") + f"（发“催 {near.code}”，或“换人 {near.code}”）：",
        f"· 林悦 3月19日 周四 18:00 · 后端工程师 一面 · 王五 · {near.code}",
        f"· 周航 3月20日 周五 12:00 · 后端工程师 一面 · 张三 · {asks.code}",
        f"· 陈晓 3月20日 周五 14:00 · 后端工程师 一面 · 李四、王五 · {far.code}",
        "",
        "· "
        + zh(
            "all_accepted.alone", who="张三", title=f"{yes.code} 何洁 · 后端工程师 一面", at="3月16日 周一 10:00–11:00"
        ),
    ]


def test_of_one_interview_its_people_stand_in_the_order_of_its_card(place: Town) -> None:
    """Whichever of them was told of first."""
    on = invited(place, "wangwu", "lisi", in_hours=78)
    list_at = beijing("03-11 11:10")
    with store.db.connection_context(), store.db.atomic():
        for who in ("wangwu", "lisi"):
            told = Notice(
                f"no_answer:{who}", "zhangmin", "no_answer", on, {"member": place.member(who).id}, not_before=list_at
            )
            outbox.put([told], place.at)
        other = place.book("zhangsan", in_hours=79, candidate="林悦")
        outbox.put(
            [
                Notice(
                    "other", "zhangmin", "no_answer", other, {"member": place.member("zhangsan").id}, not_before=list_at
                )
            ],
            place.at,
        )
    at(place, "11 11:10")
    assert "· 李四、王五 · " in heard(place)[-1]
    assert "面试官：李四 待回复，王五 待回复" in place.say("zhangmin", str(on.code))


def test_who_was_reminded_is_said_to_have_been_and_english_reads_the_same(place: Town) -> None:
    far = invited(place, "lisi", "wangwu", in_hours=220)
    near = invited(place, "wangwu", in_hours=200, candidate="林悦")
    place.say("zhangmin", "language en")
    at(place, "13 11:00")
    place.say("zhangmin", f"nudge {near.code}")
    place.settle()
    at(place, "13 11:10")
    assert heard(place)[-1].splitlines() == [
        en("summary.heading", n=2),
        en("waiting.no_answer_heading") + f" (send: nudge {far.code}, or replace {far.code}):",
        f"· 林悦, Thu 19 Mar 18:00 · 后端工程师 一面 · 王五 (reminded at 11:00 by you) · {near.code}",
        f"· 陈晓, Fri 20 Mar 14:00 · 后端工程师 一面 · 李四, 王五 (reminded of {near.code} at 11:00 by you) · {far.code}",
    ]


def test_what_is_no_longer_so_is_not_in_the_list_and_an_empty_one_is_not_sent(place: Town) -> None:
    one = invited(place, "lisi", in_hours=30)
    other = invited(place, "wangwu", in_hours=31, candidate="林悦")
    place.say("lisi", f"接受 {one.code}")
    place.say("wangwu", f"接受 {other.code}")
    later(place, minutes=2)
    place.say("lisi", f"无法参加 {one.code} 出差")
    later(place, minutes=2)
    assert place.title("zhangmin") == zh("declined.who_cant", names="李四")
    place.say("wangwu", f"无法参加 {other.code} 出差")
    later(place, minutes=2)
    at(place, "11 11:10")
    assert heard(place) == []


def test_a_list_is_not_torn_apart_by_what_does_not_hold_or_is_no_list(place: Town) -> None:
    on = [invited(place, "lisi", in_hours=30 + number, candidate=f"候选人{number}") for number in range(3)]
    for one in on:
        place.say("lisi", f"接受 {one.code}")
    later(place, minutes=2)
    place.say("lisi", f"无法参加 {on[1].code} 出差")
    at(place, "11 11:10")
    [said] = heard(place)
    assert said.startswith(zh("summary.heading", n=2))
    assert "候选人0" in said and "候选人2" in said


def test_undone_is_told_two_hours_before_the_start_at_the_latest(place: Town) -> None:
    on = invited(place, "lisi", in_hours=3)
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    place.say("lisi", f"接受 {on.code}")
    with store.db.connection_context():
        [row] = store.fetch("SELECT not_before FROM outbox WHERE kind = 'all_accepted'")
    assert row["not_before"] == beijing("03-11 11:10")


@pytest.mark.parametrize(
    ("now", "zone", "next_one"),
    [
        ("2026-03-11T10:00+08:00", "Asia/Shanghai", "2026-03-11T11:10+08:00"),
        ("2026-03-11T11:10+08:00", "Asia/Shanghai", "2026-03-11T15:40+08:00"),
        ("2026-03-11T18:20+08:00", "Asia/Shanghai", "2026-03-12T11:10+08:00"),
        ("2026-03-13T18:21+08:00", "Asia/Shanghai", "2026-03-16T11:10+08:00"),
        ("2026-02-13T18:21+08:00", "Asia/Shanghai", "2026-02-14T11:10+08:00"),  # a Saturday that is worked
        ("2026-09-30T18:21+08:00", "Asia/Shanghai", "2026-10-08T11:10+08:00"),
        ("2026-03-11T10:00+08:00", "Europe/London", "2026-03-11T11:10+00:00"),
    ],
)
def test_the_next_list_is_by_the_clock_of_whoever_reads_on_a_working_day(now: str, zone: str, next_one: str) -> None:
    assert timing.next_list(datetime.fromisoformat(now), ZoneInfo(zone)) == datetime.fromisoformat(next_one)


def test_who_reads_in_london_has_the_lists_of_london(place: Town) -> None:
    with store.db.connection_context():
        Member.update(zone="Europe/London").where(Member.user_id == "zhangmin").execute()
    on = invited(place, "lisi", in_hours=48)
    place.say("lisi", f"接受 {on.code}")
    at(place, "11 18:20")
    assert heard(place) == []
    at(place, "11 19:10")
    assert len(heard(place)) == 1


def test_who_may_undo_has_a_minute_although_hr_hears_in_an_hour(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    place.say("lisi", f"接受 {on.code}")
    later(place, minutes=2)
    assert "已撤销" not in place.say("lisi", "撤销")


def test_a_deactivated_members_places_are_told_at_once_within_a_day_and_else_in_the_list(place: Town) -> None:
    near, far = invited(place, "lisi", in_hours=20), invited(place, "wangwu", in_hours=60, candidate="林悦")
    place.orders("admin", "成员 wangwu 停用")
    later(place)
    assert heard(place) == []
    place.orders("admin", "成员 lisi 停用")
    later(place)
    [said] = heard(place)
    assert str(near.code) in said
    at(place, "11 11:10")
    assert str(far.code) in heard(place)[-1]


def test_what_turns_urgent_before_the_next_list_is_told_then(place: Town) -> None:
    """At 18:30 on a Friday the next list is that of Monday."""
    at(place, "13 18:30")
    on = invited(place, "wangwu", in_hours=26)
    place.orders("admin", "成员 wangwu 停用")
    later(place)
    assert heard(place) == []
    later(place, hours=2)
    assert str(on.code) in heard(place)[-1]
    assert place.at < beijing("03-13 21:00") + timedelta(hours=1)


# --- what one of HR does, for those who look after it with them -------------------------------------------------------


def with_a_coordinator(place: Town) -> None:
    coordinator = place.joins("liuyan", Role.COORDINATOR)
    with store.db.connection_context():
        Application.update(coordinator=coordinator).execute()


def test_who_looks_after_it_too_hears_at_once_that_the_candidate_declined_and_of_a_yes_in_the_list(place: Town) -> None:
    one, other = invited(place, "lisi", in_hours=30), invited(place, "wangwu", in_hours=31, candidate="林悦")
    with_a_coordinator(place)
    place.say("zhangmin", f"候选人回复 {one.code} 不来")
    place.say("zhangmin", f"候选人回复 {other.code} 已确认")
    later(place)
    assert heard(place, "liuyan") == [
        zh(
            "candidate_says.not_coming",
            title_and_time=f"{one.code} 陈晓 · 后端工程师 一面，3月12日 周四 16:00–17:00",
            by="张敏",
        )
    ]
    at(place, "11 11:10")
    assert heard(place, "liuyan")[-1] == zh(
        "candidate_says.comes", title_and_time=f"{other.code} 林悦 · 后端工程师 一面，3月12日 周四 17:00–18:00"
    )
    assert not [one for one in heard(place) if "记下的" in one]


def test_that_somebody_was_booked_beyond_their_limit_is_in_the_list(place: Town) -> None:
    on = invited(place, "wangwu", in_hours=30)
    with_a_coordinator(place)
    passed = [{"member": place.member("wangwu").id, "per": "day", "had": 1, "limit": 1}]
    with store.db.connection_context(), change.begin(place.at, place.member("zhangmin")) as begun:
        begun.record("panel.added", "interview", on.id, after={"passed": passed})
    later(place)
    assert heard(place, "liuyan") == []
    at(place, "11 11:10")
    assert heard(place, "liuyan") == [
        zh(
            "limit_passed.told",
            by="张敏",
            passed=zh("limit_passed.a_day", who="王五", limit="1"),
            title_and_time=f"{on.code} 陈晓 · 后端工程师 一面，3月12日 周四 16:00–17:00",
        )
    ]


def test_the_worst_stands_first_and_nothing_looks_like_a_row_of_anothers_heading(place: Town) -> None:
    """However near the rest is: who is missing, who is silent, whose feedback is late, and what is only good to know."""
    missing = place.book("zhangsan", in_hours=78, candidate="周航")
    silent = [place.book("lisi", in_hours=74, candidate="林悦"), place.book("wangwu", in_hours=75, candidate="何洁")]
    over = [place.book("lisi", in_hours=-30, candidate="韩雪"), place.book("wangwu", in_hours=-31, candidate="罗成")]
    complete = place.book("zhangsan", in_hours=-2, candidate="罗佳")
    with store.db.connection_context(), store.db.atomic():
        ended = [int(one.id) for one in (*over, complete)]
        store.execute("UPDATE interview SET status = 'awaiting_feedback' WHERE id = ANY(%(ids)s)", ids=ended)
        store.execute(
            "UPDATE participant SET response = 'declined', responded_at = %(at)s WHERE interview_id = %(id)s",
            at=place.at,
            id=missing.id,
        )
        told = [("feedback_late", one, who) for one, who in zip(over, ("lisi", "wangwu"), strict=True)]
        told += [("no_answer", one, who) for one, who in zip(silent, ("lisi", "wangwu"), strict=True)]
        told += [("still_short", missing, "zhangsan")]
        list_at = beijing("03-11 11:10")
        outbox.put(
            [
                Notice(f"{kind}:{on.id}", "zhangmin", kind, on, {"member": place.member(who).id}, not_before=list_at)
                for kind, on, who in told
            ],
            place.at,
        )
    place.say("zhangsan", f"面评 {complete.code} 不推荐 基础太弱")
    place.say("zhangsan", "是")
    at(place, "11 11:10")
    late, short = "面评超过一天没写", "后端工程师 一面"
    assert heard(place)[-1].splitlines() == [
        zh("summary.heading", n=6),
        "· "
        + zh(
            "waiting.still_nobody",
            lacking=zh("declined.who_cant", names="张三"),
            what=f"{missing.code} 周航 · {short}，3月14日 周六 16:00–17:00",
            replace_them=zh("waiting.replace", code=missing.code),
        ),
        "",
        zh("waiting.no_answer_heading") + f"（发“催 {silent[0].code}”，或“换人 {silent[0].code}”）：",
        f"· 林悦 3月14日 周六 12:00 · {short} · 李四 · {silent[0].code}",
        f"· 何洁 3月14日 周六 13:00 · {short} · 王五 · {silent[1].code}",
        "",
        f"{late}（发“催 {over[1].code}”，或“不用写面评 {over[1].code} 王五”）：",
        f"· 罗成 昨天 03:00 · {short} · 王五 · {over[1].code}",
        f"· 韩雪 昨天 04:00 · {short} · 李四 · {over[0].code}",
        "",
        "· "
        + zh(
            "all_in.told",
            count="1/1",
            title=f"{complete.code} 罗佳 · {short}",
            split="",
            reads=zh("all_in.how_to_read", code=complete.code),
        ),
    ]
