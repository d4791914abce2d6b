"""What is said of a planned interview before it is booked or moved: each clash by its name, each rule, each oddity."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta

import pytest

from bot.db import store
from bot.interviews import alternatives, leave, obstacles, preferences
from bot.interviews.audit import Change
from bot.interviews.models import Candidate, Interview, Job, Member, Participant, Room
from bot.interviews.obstacle import Obstacle
from bot.interviews.planned import Planned
from bot.wording import obstacle
from tests.said import en
from tests.world.clock import NOW, beijing
from tests.world.office import Office


@pytest.fixture
def office(fresh_database_url: str) -> Iterator[Office]:
    on = Office(fresh_database_url)
    on.plan("林悦", "03-13 10:00", "lisi")
    with store.db.connection_context():
        yield on
    store.db.close_all()


def planned(
    when: str, *panel: str, candidate: Candidate | None = None, room: Room | None = None, minutes: int = 60
) -> Planned:
    start = beijing(when)
    members = [Office.member(one) for one in panel]
    return Planned(start, start + timedelta(minutes=minutes), members, candidate, room)


def said(one: Planned, lang: str = "zh", asker: str = "zhangmin") -> list[str]:
    return [read(it, lang) for it in obstacles.of(one, Office.member(asker), NOW)]


def read(it: Obstacle, lang: str = "zh") -> str:
    reader = Office.member("zhangmin")
    reader.lang = lang
    mark = "x " if it.refuses else ""
    return mark + obstacle(it, reader, NOW)


def code_of(name: str) -> str:
    return str(Interview.select().join(Candidate, on=Interview.candidate).where(Candidate.name == name).get().code)


def test_a_clash_names_who_when_and_with_whom(office: Office) -> None:
    code = code_of("林悦")
    assert said(planned("03-13 10:30", "lisi", "zhangsan")) == [
        f"x 李四 3月13日 周五 10:00–11:00 已有面试（{code} 林悦）"
    ]
    assert said(planned("03-13 10:30", "lisi"), "en") == [
        f"x 李四 has an interview Fri 13 Mar 10:00–11:00 ({code} 林悦)"
    ]
    assert said(planned("03-13 11:00", "lisi")) == []


def test_the_candidate_and_the_room_clash_as_well_and_each_is_named(office: Office) -> None:
    room = Room.create(name="3号会议室")
    Interview.update(room=room).execute()
    code, candidate = code_of("林悦"), Candidate.get(Candidate.name == "林悦")
    assert said(planned("03-13 10:00", "zhangsan", candidate=candidate, room=room)) == [
        f"x 候选人林悦 3月13日 周五 10:00–11:00 已有面试（{code} 林悦）",
        f"x 3号会议室 3月13日 周五 10:00–11:00 已有面试（{code} 林悦）",
    ]


def test_the_interview_that_is_moved_is_in_nobodys_way(office: Office) -> None:
    moved = Interview.get()
    start = beijing("03-13 10:30")
    wanted = Planned(start, start + timedelta(hours=1), [Office.member("lisi")], moved.candidate, None, but=moved)
    assert said(wanted) == []


def test_a_clash_is_named_before_an_hour_is(office: Office) -> None:
    office.plan("陈晓", "03-14 22:30", "lisi")
    kinds = [one.kind for one in obstacles.of(planned("03-14 22:45", "lisi"), Office.member("zhangmin"), NOW)]
    assert kinds[:2] == ["person", "hours"]


@pytest.mark.parametrize(
    ("when", "minutes", "zh"),
    [
        ("03-12 06:30", 45, ["x 06:30 这场会在夜里，00:00–07:00 不约面试"]),
        ("03-12 23:30", 45, ["x 23:30 这场会在夜里，00:00–07:00 不约面试"]),
        ("03-12 07:00", 45, ["07:00 这场不在常用时间 09:00–22:00 内"]),
        ("03-12 21:15", 45, []),
        ("03-12 21:30", 45, ["21:30 这场不在常用时间 09:00–22:00 内"]),
        ("03-14 15:00", 45, []),  # weekends are normal
        ("03-11 09:00", 45, ["x 3月11日 周三 09:00–09:45 已经过去了"]),
        ("09-09 15:00", 45, ["x 9月9日 周三 15:00–15:45 在 180 天以后，近了再约"]),
        ("05-01 15:00", 45, ["那天是周五 5月1日（劳动节）"]),
        ("05-09 15:00", 45, ["那天是周六 5月9日（调休上班）"]),
        ("03-12 15:00", 5, ["x 一场面试要在 10 分钟到 12 小时之间"]),
    ],
)
def test_hours_and_days_have_their_rules(office: Office, when: str, minutes: int, zh: list[str]) -> None:
    assert said(planned(when, "zhangsan", minutes=minutes)) == zh


def test_who_reads_another_clock_there_and_then_is_named(office: Office) -> None:
    Member.update(zone="Europe/London").where(Member.user_id == "zhangsan").execute()
    assert said(planned("03-12 15:00", "zhangsan")) == ["张三那边是 07:00（伦敦时间 GMT+0）"]
    assert said(planned("03-12 15:00", "zhangsan"), "en") == [
        en("obstacle.abroad", who="张三", at="07:00", zone="London time, GMT+0")
    ]


def test_who_was_deactivated_cannot_be_booked(office: Office) -> None:
    wanted = planned("03-12 15:00", "lisi")
    Member.update(active=False).where(Member.user_id == "lisi").execute()
    assert said(wanted) == ["x 李四 已停用，不能安排面试"]


def test_a_conflict_of_interest_keeps_an_interviewer_away_and_hr_too(office: Office) -> None:
    Participant.update(knows_candidate=True, response="declined").execute()
    candidate = Candidate.get(Candidate.name == "林悦")
    assert said(planned("03-12 15:00", "lisi", candidate=candidate)) == ["x 李四 需要回避，请换一位面试官"]
    office.plan("林悦", "03-16 10:00", "zhangmin")
    mine = Participant.member == Office.member("zhangmin")
    Participant.update(knows_candidate=True, response="declined").where(mine).execute()
    # Not even that the candidate has another interview then.
    kept_away = ["x 这位候选人需要你回避，请其他 HR 来安排"]
    assert said(planned("03-13 10:00", "zhangsan", candidate=candidate)) == kept_away


def test_a_closed_job_is_refused_and_what_became_of_the_candidate_is_said(office: Office) -> None:
    booked = Interview.get()
    wanted = planned("03-12 15:00", "zhangsan", candidate=booked.candidate)
    wanted = Planned(wanted.start, wanted.end, wanted.panel, wanted.candidate, None, booked.application.job, 1)
    assert said(wanted) == [f"同一轮已约在 3月13日 周五 10:00–11:00（{booked.code} 林悦），这会是另一场"]
    store.execute("UPDATE application SET status = 'rejected'")
    store.execute("UPDATE job SET status = 'closed'")
    store.execute("UPDATE interview SET status = 'cancelled'")
    assert said(wanted) == ["x 职位“后端工程师”已关闭", "林悦 应聘后端工程师已淘汰"]
    Job.update(status="open").execute()


def test_many_are_judged_in_as_many_statements_as_one(office: Office) -> None:
    many = [planned("03-13 10:30", "lisi"), planned("03-13 14:00", "lisi"), planned("03-12 03:00", "zhangsan")]
    found = obstacles.of_each(many, Office.member("zhangmin"), NOW)
    assert [[one.kind for one in each] for each in found] == [["person"], [], ["night"]]


def test_other_times_are_offered_on_that_day_and_the_next_working_day(office: Office) -> None:
    wanted = planned("03-13 10:00", "lisi", "zhangsan")
    assert [f"{one:%m-%d %H:%M}" for one in alternatives.of(wanted, NOW)] == [
        "03-13 11:00",
        "03-13 12:00",
        "03-16 10:00",
    ]
    office.plan("周航", "03-13 11:00", "zhangsan")
    office.plan("周航", "03-16 10:00", "lisi")
    assert [f"{one:%m-%d %H:%M}" for one in alternatives.of(wanted, NOW)] == [
        "03-13 12:00",
        "03-13 13:00",
        "03-16 11:00",
    ]


def test_who_is_away_has_enough_or_does_not_work_then_is_said_and_not_refused(office: Office) -> None:
    lisi = Office.member("lisi")
    change = Change(NOW, lisi)
    preferences.set_limits(change, lisi, per_day=None, per_week=1)
    preferences.set_work_hours(change, lisi, (time(9), time(18)))
    leave.take(change, lisi, beijing("03-12 00:00"), beijing("03-13 00:00"), Office.member("zhangsan"))
    assert said(planned("03-12 18:00", "lisi")) == [
        "李四 3月12日 周四休假，张三代",
        "李四 本周已 1 场（上限 1）",
        "李四 工作时间 09:00–18:00",
    ]
    assert said(planned("03-12 18:00", "lisi"), "en") == [
        en("person_then.away_with_stand_in", who="李四", during="Thu 12 Mar", stand_in="张三"),
        en("person_then.this_weeks_limit", who="李四", had="1", limit="1"),
        en("person_then.works", who="李四", hours="09:00–18:00"),
    ]


def test_of_rows_that_are_planned_together_the_second_passes_the_limit(office: Office) -> None:
    lisi = Office.member("lisi")
    preferences.set_limits(Change(NOW, lisi), lisi, per_day=1, per_week=None)
    rows = [planned("03-17 10:00", "lisi"), planned("03-17 14:00", "lisi")]
    first, second = obstacles.of_each(rows, Office.member("zhangmin"), NOW)
    assert (first, [read(one) for one in second]) == ([], ["李四 3月17日 周二已 1 场（上限 1）"])


def test_no_time_is_offered_at_which_somebody_is_away(office: Office) -> None:
    lisi = Office.member("lisi")
    leave.take(Change(NOW, lisi), lisi, beijing("03-12 00:00"), beijing("03-14 00:00"))
    found = alternatives.of(planned("03-12 10:00", "lisi"), NOW)
    assert found
    assert all(one >= beijing("03-14 00:00") for one in found)
