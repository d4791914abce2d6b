"""A company for a month: who is in it, which hours have interviews, and who could be asked for which of them."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.times import calendar
from tests.world.clock import BEIJING, beijing

SURNAMES = "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜谢邹章苏潘葛范彭鲁马方袁柳"
_GIVEN = (
    "志远婉清承泽晓燕子墨从容雨桐一凡诗涵颖超彭程若溪卓然悦然依凡勋文诺言子淇一舟文静浩宇雅文子航静怡明轩佳宁"
    "思远雅琴俊杰欣然志强建国晓彤文博丽娜海涛梦洁嘉禾宇轩书瑶"
)
GIVEN = [_GIVEN[at : at + 2] for at in range(0, len(_GIVEN), 2)]
JOBS = ("后端工程师", "前端工程师", "测试工程师", "数据工程师", "平台架构师", "产品经理", "算法工程师", "运维工程师")
FOCUS = ["系统设计", "协作"]  # of every second job
ROOMS = tuple(f"{number}号会议室" for number in range(1, 9))
ROUNDS = ("一面", "二面")

STARTS = tuple(time(hour) for hour in (10, 11, 14, 15, 16, 19))
# When something is due, or people look at their phones: before each start, a quarter into it, after its end; HR's lists
# at 11:10, 15:40 and 18:20, the evening's word about feedback at 20:40.
LOOKS = [time(hour, minute) for hour, minute in (
    (9, 17), (9, 32), (9, 56), (10, 17), (10, 32), (10, 56), (11, 17), (11, 52),
    (13, 32), (13, 56), (14, 17), (14, 32), (14, 56), (15, 17), (15, 32), (15, 56),
    (16, 17), (16, 52), (18, 23), (18, 32), (18, 56), (19, 17), (19, 52), (20, 43),
)]  # fmt: skip
PASTES, LISTS = time(9, 32), time(11, 17)
FIRST_DAY = date(2026, 3, 2)  # four weeks without a holiday
BEFOREHAND = beijing("02-27 16:17")  # the Friday before, when the first day is booked


@dataclass(frozen=True)
class Size:
    interviewers: int
    recruiters: int
    booked_a_day: int
    days: int
    kills: int


def working_days(size: Size) -> list[date]:
    days, day = [], FIRST_DAY
    while len(days) < size.days:
        if calendar.is_working_day(day):
            days.append(day)
        day += timedelta(days=1)
    return days


def names() -> Iterator[str]:
    """Names of people, none of them twice and none within another."""
    every = [surname + given for surname, given in itertools.product(SURNAMES, GIVEN)]
    random.Random(2026).shuffle(every)
    return iter(every)


@dataclass
class Calendar:
    """Whom HR believes to be free, as far as they have booked themselves; the product knows better."""

    teams: dict[str, list[str]]  # names of interviewers, by job
    names: Iterator[str]
    chance: random.Random
    taken: set[tuple[str, datetime]] = field(default_factory=set)
    second_rounds: list[tuple[str, str]] = field(default_factory=list)  # candidates and their jobs

    def rows(self, days: list[date], count: int) -> str:
        """So many to be pasted, spread over these days."""
        lines = ["候选人\t职位\t轮次\t时间\t面试官\t地点"]
        lines += [self._row(self.chance.choice(days)) for _ in range(count)]
        return "\n".join(lines)

    def another_start(self, after: datetime) -> datetime:
        """On one of the next working days."""
        day = after.astimezone(BEIJING).date()
        for _ in range(self.chance.randint(1, 2)):
            day = calendar.next_working_day(day)
        return datetime.combine(day, self.chance.choice(STARTS), BEIJING)

    def _row(self, day: date) -> str:
        start = datetime.combine(day, self.chance.choice(STARTS), BEIJING)
        if self.second_rounds and self.chance.random() < 0.35:
            (candidate, job), round_name = self.second_rounds.pop(0), ROUNDS[1]
        else:
            candidate, job, round_name = next(self.names), self.chance.choice(list(self.teams)), ROUNDS[0]
        people = self._free(self.teams[job], start, 2 if self.chance.random() < 0.4 else 1)
        where = self._room(start) if self.chance.random() < 0.15 else "视频"
        return "\t".join((candidate, job, round_name, f"{start:%-m/%-d %H:%M}", "、".join(people), where))

    def _free(self, team: list[str], start: datetime, count: int) -> list[str]:
        """Now and then somebody who is not: they are chosen from memory."""
        free = [one for one in team if (one, start) not in self.taken]
        chosen = self.chance.sample(free if len(free) >= count and self.chance.random() > 0.03 else team, count)
        self.taken |= {(one, start) for one in chosen}
        return chosen

    def _room(self, start: datetime) -> str:
        free = [one for one in ROOMS if (one, start) not in self.taken]
        if not free:
            return "视频"
        self.taken.add((free[0], start))
        return f"现场 {free[0]}"
