"""The demo's people and interviews, topped up around today so that there is always something to see."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot import change
from bot.db.store import db
from bot.interviews import booking, people
from bot.interviews.audit import Change
from bot.interviews.booking import Booking, Clash
from bot.interviews.models import Candidate, Feedback, Interview, Job, Member, Participant, Role, Room

ZONE = ZoneInfo("Asia/Shanghai")
DAYS = range(-2, 9)  # around today
INVITED_DAYS = range(0, 2)

_PEOPLE = (
    ("zhangsan", "张三", Role.INTERVIEWER),
    ("lisi", "李四", Role.INTERVIEWER),
    ("wangwu", "王五", Role.INTERVIEWER),
    ("zhangmin", "张敏", Role.RECRUITER),
    ("admin", "管理员", Role.ADMIN),
)


class _Slot(NamedTuple):
    """One interview of each day."""

    at: time
    minutes: int
    job: str
    round_no: int
    round_name: str
    panel: tuple[str, ...]
    answers: tuple[str, ...]  # of the panel, in its order
    candidate_answer: str
    mode: str = "video"


_EACH_DAY = (
    _Slot(time(10, 0), 60, "后端工程师", 1, "一面", ("zhangsan",), ("accepted",), "accepted"),
    _Slot(time(11, 15), 45, "前端工程师", 1, "一面", ("lisi",), ("needs_action",), "accepted"),
    _Slot(time(14, 0), 60, "后端工程师", 2, "二面", ("zhangsan", "lisi"), ("needs_action", "accepted"), "accepted"),
    _Slot(time(15, 30), 45, "测试工程师", 1, "一面", ("wangwu",), ("accepted",), "needs_action"),
    _Slot(
        time(16, 30),
        60,
        "平台架构师",
        3,
        "终面",
        ("zhangsan", "wangwu"),
        ("accepted", "accepted"),
        "accepted",
        "onsite",
    ),
    _Slot(
        time(19, 15),
        45,
        "数据工程师",
        1,
        "一面",
        ("lisi", "wangwu"),
        ("accepted", "needs_action"),
        "needs_action",
        "phone",
    ),
)

_SURNAMES = "陈林周吴郑何许沈韩唐"
_GIVEN = ("晓", "悦", "航", "桐", "子涵", "宇轩", "若溪")


def top_up(now: datetime) -> int:
    """Add the demo's people, and interviews where a day has none of them yet; how many were added.

    Who has not answered for one of the next days is invited, as they would be by HR's booking.
    """
    with (
        db.connection_context(),
        change.begin(now, kind="system") as inviting,
        change.begin(now, kind="system", tell=False) as quiet,
    ):
        team = {user_id: people.put(quiet, user_id, name=name, role=role)[0] for user_id, name, role in _PEOPLE}
        # WeCom's directory knows 赵六 as well, who is no member: that is how one sees what a stranger is told.
        room = Room.get_or_none(Room.name == "珠峰") or Room.create(name="珠峰", capacity=6)
        today = now.astimezone(ZONE).date()
        count = 0
        for days in DAYS:
            begun = inviting if days in INVITED_DAYS else quiet
            count += sum(_add(begun, today + timedelta(days), slot, team, room) for slot in _EACH_DAY)
        return count


def _add(begun: Change, day: date, slot: _Slot, team: dict[str, Member], room: Room) -> bool:
    start = datetime.combine(day, slot.at, ZONE)
    wanted = Booking(
        candidate=_candidate(day, _EACH_DAY.index(slot)),
        job=Job.get_or_none(Job.title == slot.job) or Job.create(title=slot.job),
        round_no=slot.round_no,
        round_name=slot.round_name,
        start=start,
        end=start + timedelta(minutes=slot.minutes),
        panel=[team[user_id] for user_id in slot.panel],
        recruiter=team["zhangmin"],
        room=room if slot.mode == "onsite" else None,
        mode=slot.mode,
        meeting_url=f"https://meeting.example.com/{day:%m%d}-{slot.at:%H%M}" if slot.mode == "video" else None,
    )
    if booking.same(wanted):
        return False
    try:
        interview = booking.book(begun, wanted)
    except Clash:  # somebody tried the bot out and filled that hour
        return False
    is_over = day < begun.now.astimezone(ZONE).date()
    interview.candidate_response = "accepted" if is_over else slot.candidate_answer
    interview.status = "completed" if is_over else "scheduled"
    interview.save(only=["candidate_response", "status"])
    for member, answer in zip(wanted.panel, slot.answers, strict=True):
        _answer(begun, interview, member, "accepted" if is_over else answer, with_feedback=is_over)
    return True


def _answer(begun: Change, interview: Interview, member: Member, answer: str, *, with_feedback: bool) -> None:
    if answer != "needs_action":
        Participant.update(response=answer, responded_at=begun.now).where(
            (Participant.interview == interview) & (Participant.member == member)
        ).execute()
    if with_feedback:
        Feedback.create(
            interview=interview, author=member, status="submitted", recommendation="yes", submitted_at=begun.now
        )


def _candidate(day: date, place: int) -> Candidate:
    """Another candidate for each interview of any eleven days in a row."""
    number = (day.toordinal() * len(_EACH_DAY) + place) % (len(_SURNAMES) * len(_GIVEN))
    name = _SURNAMES[number % len(_SURNAMES)] + _GIVEN[number // len(_SURNAMES)]
    return Candidate.get_or_none(Candidate.name == name) or Candidate.create(name=name)
