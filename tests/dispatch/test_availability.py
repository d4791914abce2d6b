"""Who is away, has enough or does not work then is known for many people and any time, from one statement."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.db import store
from bot.interviews import availability, leave, people, preferences
from bot.interviews.audit import Change
from bot.interviews.availability import Finding
from bot.interviews.errors import UserError
from bot.texts import in_words
from tests.said import zh
from tests.world.clock import NOW, beijing
from tests.world.office import Office


@pytest.fixture
def office(fresh_database_url: str) -> Office:
    return Office(fresh_database_url)


def of(office: Office, user_id: str) -> Change:
    return Change(NOW, office.member(user_id))


def found(office: Office, said: str, *user_ids: str, **more: Any) -> list[Finding]:
    with store.db.connection_context():
        ids = [office.member(one).id for one in user_ids]
        return availability.findings(ids, beijing(said), beijing(said) + timedelta(hours=1), NOW, **more)


def limits(office: Office, user_id: str, per_day: int | None, per_week: int | None) -> None:
    with store.db.connection_context(), store.db.atomic():
        preferences.set_limits(of(office, user_id), office.member(user_id), per_day=per_day, per_week=per_week)


def away(office: Office, user_id: str, start: str, end: str, stand_in: str = "") -> None:
    with store.db.connection_context(), store.db.atomic():
        other = office.member(stand_in) if stand_in else None
        leave.take(of(office, user_id), office.member(user_id), beijing(start), beijing(end), other)


def test_of_two_people_the_one_who_is_away_is_found_with_their_stand_in(office: Office) -> None:
    away(office, "lisi", "03-20 00:00", "03-26 00:00", stand_in="zhangsan")
    [one] = found(office, "03-25 17:00", "zhangsan", "lisi")
    assert (one.what, one.phrase.values["who"], one.phrase.values["stand_in"]) == ("leave", "李四", "张三")
    assert one.phrase.id == "person_then.away_with_stand_in"
    assert not found(office, "03-26 00:00", "zhangsan", "lisi")


def test_whoever_has_as_many_as_they_want_in_a_week_is_found_by_their_own_clock(office: Office) -> None:
    office.plan("陈晓", "03-16 07:30", "lisi")  # Monday; in London it is Sunday
    office.plan("林悦", "03-18 10:00", "lisi")
    limits(office, "lisi", None, 2)
    [one] = found(office, "03-19 10:00", "lisi")
    assert (one.what, one.had, one.limit) == ("week", 2, 2)
    assert in_words(one.phrase, "zh") == "李四 那周已 2 场（上限 2）"
    with store.db.connection_context():
        people.set_zone(of(office, "lisi"), office.member("lisi"), ZoneInfo("Europe/London"))
    assert not found(office, "03-19 10:00", "lisi")


def test_the_limit_of_today_and_of_this_week_are_both_said(office: Office) -> None:
    office.plan("陈晓", "03-11 14:00", "lisi")
    limits(office, "lisi", 1, 1)
    said = [in_words(one.phrase, "zh") for one in found(office, "03-11 16:00", "lisi")]
    assert said == ["李四 今天已 1 场（上限 1）", "李四 本周已 1 场（上限 1）"]
    assert availability.passed(found(office, "03-11 16:00", "lisi"))[0]["per"] == "day"


def test_an_interview_that_moves_does_not_stand_in_its_own_way(office: Office) -> None:
    from bot.interviews.models import Interview

    code = office.plan("陈晓", "03-11 14:00", "lisi")
    limits(office, "lisi", 1, None)
    with store.db.connection_context():
        moving = Interview.get(Interview.code == code)
    assert not found(office, "03-11 16:00", "lisi", but=moving)


def test_a_declined_and_a_cancelled_interview_count_for_no_limit(office: Office) -> None:
    limits(office, "lisi", 1, None)
    office.answers(office.plan("陈晓", "03-11 14:00", "lisi"), "lisi", "declined")
    code = office.plan("林悦", "03-11 16:00", "lisi")
    with store.db.connection_context():
        store.execute("UPDATE interview SET status = 'cancelled' WHERE code = %(code)s", code=code)
    assert not found(office, "03-11 17:00", "lisi")


def test_outside_work_hours_is_said_of_whoever_has_set_theirs(office: Office) -> None:
    assert not found(office, "03-11 20:00", "lisi")
    with store.db.connection_context(), store.db.atomic():
        preferences.set_work_hours(of(office, "lisi"), office.member("lisi"), (time(9), time(18)))
    [one] = found(office, "03-11 17:30", "lisi")
    assert in_words(one.phrase, "zh") == "李四 工作时间 09:00–18:00"
    assert not found(office, "03-11 17:00", "lisi")


def test_several_rows_of_one_preview_count_together(office: Office) -> None:
    limits(office, "lisi", 2, None)
    with store.db.connection_context():
        [known] = availability.known(
            [office.member("lisi").id], beijing("03-12 00:00"), beijing("03-13 00:00")
        ).values()
    planned = [beijing("03-12 10:00")]
    assert not known.findings(beijing("03-12 14:00"), beijing("03-12 15:00"), NOW, planned=planned)
    planned.append(beijing("03-12 14:00"))
    assert known.findings(beijing("03-12 16:00"), beijing("03-12 17:00"), NOW, planned=planned)


def test_leaves_that_overlap_become_one_and_what_is_over_is_refused(office: Office) -> None:
    away(office, "lisi", "03-20 00:00", "03-23 00:00", stand_in="zhangsan")
    away(office, "lisi", "03-22 00:00", "03-26 00:00")
    with store.db.connection_context():
        [one] = leave.ahead(office.member("lisi"), NOW)
    assert (one.start, one.end, one.stand_in) == (beijing("03-20 00:00"), beijing("03-26 00:00"), "张三")
    with pytest.raises(UserError, match=r"leave\.over_already"):
        away(office, "lisi", "03-10 00:00", "03-11 00:00")
    with pytest.raises(UserError, match=r"leave\.not_oneself"):
        away(office, "lisi", "04-10 00:00", "04-11 00:00", stand_in="lisi")
    with pytest.raises(UserError, match=r"leave\.stand_in_is_away"):
        away(office, "zhangsan", "03-21 00:00", "03-22 00:00", stand_in="lisi")


def test_who_is_away_or_has_enough_is_no_substitute_and_the_stand_in_is_the_first(office: Office) -> None:
    for user_id in ("wangwu", "zhaoliu", "sunqi"):
        office.joins(user_id)
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    office.plan("林悦", "03-12 10:00", "sunqi")
    away(office, "zhangsan", "03-12 00:00", "03-13 00:00")
    limits(office, "sunqi", 1, None)
    away(office, "lisi", "03-12 00:00", "03-13 00:00", stand_in="zhaoliu")
    assert office.say(f"替补 {code}", "zhangmin").split("\n")[1:-1] == [
        "1) 赵六 · 李四休假的替班 · 空闲 · " + zh("substitute.this_week", n=0),
        "2) 周静 · 空闲 · " + zh("substitute.this_week", n=0),
        "3) 王五 · 空闲 · " + zh("substitute.this_week", n=0),
    ]
    limits(office, "wangwu", None, 1)
    office.plan("何平", "03-13 10:00", "wangwu")
    assert "王五" not in office.say(f"替补 {code}", "zhangmin")
