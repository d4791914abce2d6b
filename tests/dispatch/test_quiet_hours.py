"""At night nobody is disturbed, but by what begins within two hours; each by their own clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta

import pytest

from bot.db import store
from bot.interviews import preferences
from bot.interviews.audit import Change
from tests.said import zh
from tests.world.clock import beijing
from tests.world.hooking import Ats
from tests.world.town import Town, at, invited, later, town


@pytest.fixture
def place(place_database_url: str) -> Iterator[Town]:
    with town(place_database_url, at=beijing("03-11 22:00"), is_founded=True) as found:
        yield found


def sets_quiet_hours(place: Town, user_id: str, first: time, last: time) -> None:
    with store.db.connection_context(), store.db.atomic():
        preferences.set_quiet_hours(Change(place.at, actor_kind="operator"), place.member(user_id), (first, last))


def test_an_invitation_and_a_decline_wait_until_the_morning_and_the_answer_says_so(place: Town) -> None:
    on = invited(place, "lisi", in_hours=40)
    assert place.cards("lisi") == []
    assert zh("hears.quiet", at="明天 09:02", names="张敏") in place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    assert place.cards("zhangmin") == []
    at(place, "12 09:01")
    assert place.cards("zhangmin") == []
    at(place, "12 09:02")
    assert place.title("zhangmin") == zh("declined.who_cant", names="李四")


def test_what_begins_within_two_hours_or_runs_is_told_at_any_hour(place: Town) -> None:
    invited(place, "lisi", in_hours=1.5)
    assert len(place.cards("lisi")) == 1
    place.tap("lisi", "无法参加")
    place.settle()
    assert place.title("zhangmin") == zh("declined.who_cant", names="李四")


def test_a_clash_or_somebody_unknown_within_two_hours_is_told_at_any_hour(place: Town) -> None:
    ats, start = Ats(place.web, place.at), place.at + timedelta(minutes=90)
    for number in (1, 2):
        ats.sends(f"a-{number}", start=start, candidate={"name": f"快{number}", "email": f"c{number}@example.com"})
    unknown = {"interviewers": [{"email": "nobody@corp.example.com"}]}
    ats.sends("a-3", start=start, candidate={"name": "快三", "email": "c3@example.com"}, **unknown)
    later(place, seconds=11)
    assert place.title("zhangmin") == zh("overlap.title")
    assert place.title("admin") == zh("unknown_person.title", said="nobody@corp.example.com")


def test_feedback_is_asked_for_at_the_end_and_whoever_has_no_quiet_hours_hears_at_once(place: Town) -> None:
    sets_quiet_hours(place, "zhangmin", time(0), time(0))
    on = invited(place, "lisi", in_hours=1)
    place.say("lisi", f"接受 {on.code}")
    for minutes in (31, 25, 70):
        later(place, minutes=minutes)
    assert zh("feedback_due.is_it_over") in place.title("lisi")
    far = invited(place, "wangwu", in_hours=40, candidate="林悦")
    assert zh("hears.told", when=zh("time.in_a_minute"), who="张敏") in place.say("wangwu", f"无法参加 {far.code} 出差")
    later(place)
    assert place.title("zhangmin") == zh("declined.who_cant", names="王五")


def test_the_hours_are_those_of_whoever_reads(place: Town) -> None:
    with store.db.connection_context():
        store.execute("UPDATE member SET zone = 'Europe/London' WHERE user_id = 'zhangmin'")
    on = invited(place, "lisi", in_hours=40)
    assert zh("hears.told", when=zh("time.in_a_minute"), who="张敏") in place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    assert place.title("zhangmin") == zh("declined.who_cant", names="李四")
    sets_quiet_hours(place, "zhangmin", time(13), time(15, 30))
    other = invited(place, "wangwu", in_hours=40, candidate="林悦")
    place.say("wangwu", f"无法参加 {other.code} 出差")
    later(place)
    assert len(place.cards("zhangmin")) == 1
    later(place, hours=2)
    assert len(place.cards("zhangmin")) == 2


def test_what_is_taken_back_in_the_night_is_never_heard_of(place: Town) -> None:
    on = invited(place, "lisi", in_hours=40)
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place, hours=1)
    assert "已撤销" in place.say("lisi", "撤销")
    at(place, "12 09:02")
    assert place.cards("zhangmin") == []
    assert zh("button.accept") in str(place.cards("lisi")[-1]["content"])


def test_hr_who_books_or_moves_reads_when_each_of_them_hears(place: Town) -> None:
    sets_quiet_hours(place, "wangwu", time(0), time(0))
    sets_quiet_hours(place, "zhangmin", time(0), time(0))
    said = place.orders("zhangmin", "约面 任雪 后端 一面 周五下午4点 李四 王五")
    assert zh("hears.will_be_invited", when=zh("hears.after_quiet_hours", at="明天 09:02"), who="李四") in said
    assert zh("hears.will_be_invited", when=zh("time.in_a_minute"), who="王五") in said
    later(place)
    assert place.cards("lisi") == []
    assert len(place.cards("wangwu")) == 1
    said = place.orders("zhangmin", "改期 任雪 周五下午5点")
    assert (
        zh("hears.told", when=zh("hears.after_quiet_hours", at="明天 09:02"), who="李四")
        + zh("hears.told", when=zh("time.in_a_minute"), who="王五")
        in said
    )


def test_the_trace_says_when_what_waits_for_their_morning_leaves(place: Town) -> None:
    place.orders("zhangmin", "约面 任雪 后端 一面 周五下午4点 李四")
    assert zh(
        "trace.line", who="李四", what=zh("notice.invitation"), became=zh("trace.leaves", at="明天 09:02")
    ) in place.say("zhangmin", "进度 任雪")
