"""A text as it is read freely: its masked words and what it mentions, and what of it a command can use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from bot.chat import then
from bot.chat.arguments import only_then
from bot.chat.command import Command
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard
from bot.chat.masked import COLLEAGUE, Masked
from bot.chat.readers import Situation
from bot.chat.understanding import called
from bot.interviews import lookup, round_names
from bot.interviews.meant import Meant
from bot.interviews.models import Interview, Member
from bot.times.values import Span

_FIRST = re.compile(
    r"第[一1](?:场|个)|头一?[场个]|最早那?[场个]?|diyichang|\b(?:first|earliest)(?: (?:one|interview|slot))?\b(?! round)"
)
_LAST = re.compile(r"最后(?:那?一?[场个]|面)|最晚那?[场个]?|zuihou|\blast(?: (?:one|interview|slot))\b")
_NEXT = re.compile(
    r"下一?[场个](?!月|周|星期|礼拜)|(?:待会|等会|等下|一会|稍后|马上)儿?(?:要面的|的)?那?一?[场个位]|\b(?:next|upcoming) (?:one|interview|slot)\b"
)
_THE_ONE_WITH = re.compile(
    rf"[跟和与同]{COLLEAGUE}(?:一起|一块儿?|搭档|搭)?(?:面)?的?[那这]一?[场个]|\b(?:one|interview) with {COLLEAGUE}"
)
_THE_ONE_THEN = re.compile(
    r"(?:今天|今晚|明晚|[今明]早|明天|后天|昨天|上午|下午|晚上|中午|周[一二三四五六日天])的?[那这]一?[场位]"
)
_EITHER = re.compile(r"还是|\bor\b")
_JOB_WORDS = {
    "backend": "后端", "back-end": "后端", "back end": "后端", "frontend": "前端", "front-end": "前端", "front end": "前端",
    "qa": "测试", "test": "测试", "tester": "测试", "testing": "测试", "data": "数据", "architect": "架构", "platform": "平台",
}  # fmt: skip
_JOB = re.compile(
    "(后端|前端|测试|数据|架构|平台|产品|设计|算法|运维|移动|安卓)(?!用例|过)|"
    rf"\b({'|'.join(sorted(map(re.escape, _JOB_WORDS), key=len, reverse=True))})\b"
)
_AHEAD = timedelta(days=14)
_BEHIND = timedelta(days=7)
_ROUND = re.compile(r"(?<![a-z])(?:final|终轮|最后一轮)(?: (?:round|interview|one))?(?![a-z])")

_MODES = (
    ("现场|线下|到公司|on.?site|in person|face to face", "onsite"),
    ("电话(?:面|那)|phone", "phone"),
    ("视频|video", "video"),
)
_ROOM = re.compile("会议室|面试间|珠峰|那个房间|\\b(?:room)\\b", re.ASCII)
_FEEDBACK = re.compile("面评|反馈|评价|feedback|write.?up|scorecard|evaluation")
_ABOUT_NOW = timedelta(hours=2)

E = TypeVar("E")


@dataclass(frozen=True)
class Told:
    """What was said, with marks in `masked.text`; `people` are the colleagues it names, in order."""

    said: Heard
    masked: Masked
    situation: Situation
    handlers: Handlers

    @property
    def text(self) -> str:
        return self.masked.text

    @property
    def people(self) -> list[Member]:
        return list({one.id: one for one in self.masked.people}.values())

    @property
    def mentions(self) -> bool:
        """True where it names or places anything: an interview, a person, a day."""
        return bool(self.masked.mentioned) or self.masked.time is not None or self.places_one

    @property
    def days(self) -> Span | None:
        found = self.masked.mentioned.get(Span)
        return found[0] if found else None

    def says(self, pattern: str) -> bool:
        return re.search(pattern, self.text, re.ASCII) is not None

    def first_of(self, words: Iterable[tuple[str, E]]) -> E | None:
        """The value whose pattern is the first of the list that the text has."""
        return next((value for pattern, value in words if re.search(pattern, self.text, re.ASCII)), None)

    def person_at(self, pattern: str) -> Member | None:
        """The colleague whose mark stands in what the pattern, which has one, finds."""
        found = re.search(pattern, self.text, re.ASCII)
        if found is None or COLLEAGUE not in found[0]:
            return None
        at = found.start() + found[0].index(COLLEAGUE)
        return self.masked.people[self.text[:at].count(COLLEAGUE)]

    # --- which interview ------------------------------------------------------------------------------------------

    def interviews(self, command: Command) -> list[Interview]:
        """Those that it may be of: named, or told by time, day, round and job; none where nothing tells."""
        named = self._named(command)
        if self.masked.time is not None and not named:
            return []  # there is none then
        told = [
            *self._over(command),
            *self._marks(),
            *self._days(named),
            *self._places(),
            *self._times(named),
            *self._panels(command),
        ]
        if not named:
            if (not told and not self.places_one) or (command.which is None and command.acts):
                return []
            named = self._pool(command)
        for fits in told:
            some = [one for one in named if fits(one)]
            named = some or (named if Interview in self.masked.mentioned else [])
        return self._likeliest(self._placed(named), command)

    def _likeliest(self, found: list[Interview], command: Command) -> list[Interview]:
        """Of several, the only one for which it can be meant; of what is done in an interview, the one that is now."""
        if len(found) < 2:
            return found
        if command.which is None:
            return found if command.acts else self._looked_at(found)
        if command.which.is_now:
            now = self.situation.now
            near = [one for one in found if one.slot and one.slot[0] - _ABOUT_NOW <= now <= one.slot[1] + _ABOUT_NOW]
            return near[:1] if len(near) == 1 else found
        fits = command.which.fits
        likely = [one for one in found if fits(self.situation.member, one, self.situation.now)]
        return (
            likely if len(likely) == 1 and command.which.own else found
        )  # of others' it is settled with what is on now

    def _looked_at(self, found: list[Interview]) -> list[Interview]:
        """Who asks about somebody means what is ahead of them; about feedback, what is behind."""
        now = self.situation.now
        if Interview not in self.masked.mentioned:
            return found
        behind = [one for one in found if one.start is not None and one.start <= now]
        near = behind if _FEEDBACK.search(self.text) else [one for one in found if not one.is_over(now)]
        return near if len(near) == 1 else found

    def _named(self, command: Command) -> list[Interview]:
        if self.masked.time is not None:
            return then.interviews_at(self.masked.time, self.situation, command.which).interviews
        return list(self.masked.mentioned.get(Interview, []))

    def _pool(self, command: Command) -> list[Interview]:
        """What could be meant where none is named: of the list that was shown last, where it is of a place in it."""
        situation = self.situation
        if self.places_one and self.days is None and situation.listed:
            return lookup.by_ids(situation.member, situation.listed)
        if self.days is not None and command.which is not None:
            return only_then(command, self.days, situation)
        if command.which is not None:
            return list(_likely(command.which, situation))
        if self.days is not None:
            return lookup.between(situation.member, self.days.start, self.days.end)
        ahead = lookup.between(situation.member, situation.now, situation.now + _AHEAD)
        return ahead or lookup.between(situation.member, situation.now - _BEHIND, situation.now)

    def _marks(self) -> list[Callable[[Interview], bool]]:
        found: list[Callable[[Interview], bool]] = []
        spelled = _ROUND.sub("终面", self.text)
        if said := round_names.find(spelled):
            number, name = said[0], said[1]
            found.append(
                lambda one: (
                    one.round_name == name or (number is not None and one.round_name == round_names.name_of(number))
                )
            )
        if job := _JOB.search(self.text):
            title = job[1] or _JOB_WORDS[job[2]]
            found.append(lambda one: title in str(one.application.job.title))
        return found

    def _over(self, command: Command) -> list[Callable[[Interview], bool]]:
        """催面评 is of an interview that is over."""
        now = self.situation.now
        is_of_feedback = command.name in ("nudge", "waive", "write for") and _FEEDBACK.search(self.text)
        return [lambda one: one.end is not None and one.end <= now] if is_of_feedback else []

    def _places(self) -> list[Callable[[Interview], bool]]:
        """By the room, or by being on site, by phone or by video."""
        mode = None if _EITHER.search(self.text) else self.first_of(_MODES)
        return (
            [
                lambda one: (
                    (one.room is not None and str(one.room.name).lower() in self.text)
                    or (mode is not None and str(one.mode) == mode)
                )
            ]
            if mode or _ROOM.search(self.text)
            else []
        )

    def _times(self, named: list[Interview]) -> list[Callable[[Interview], bool]]:
        """下午三点林悦那场: of several of a name, the one at that time."""
        if (
            len(named) < 2
            or self.masked.time is not None
            or (found := then.find(self.masked.with_days, self.situation)) is None
        ):
            return []
        at = {one.id for one in then.interviews_at(found.values[0], self.situation).interviews}
        return [lambda one: one.id in at]

    def _panels(self, command: Command) -> list[Callable[[Interview], bool]]:
        """跟李四那场: of several, those that they are on; not where somebody is to come, or go."""
        if not self.people or command.name in ("replace", "add", "book"):
            return []
        who = self.people[0].id
        return [lambda one: any(place.member_id == who for place in one.panel)]

    def _days(self, named: list[Interview]) -> list[Callable[[Interview], bool]]:
        days = self.days
        if days is None or (named and len(named) == 1):
            return []
        return [lambda one: one.start is not None and days.start <= one.start < days.end]

    def _placed(self, found: list[Interview]) -> list[Interview]:
        """The first, the last or the next of several."""
        if len(found) < 2:
            return found
        in_order = sorted(found, key=lambda one: one.start or datetime.max.replace(tzinfo=self.situation.now.tzinfo))
        if _FIRST.search(self.text):
            return in_order[:1]
        if _LAST.search(self.text):
            return in_order[-1:]
        if _NEXT.search(self.text):
            ahead = [one for one in in_order if one.start is not None and one.start >= self.situation.now]
            return ahead[:1] or in_order
        return in_order

    @property
    def places_itself(self) -> bool:
        """True where it says of its own which interview it is of: by a name or a part of it, a day, a round or a job."""
        return (
            bool({Interview, Span} & set(self.masked.mentioned))
            or self.places_one
            or bool(self._marks())
            or called.by_part(self.said.low, self.situation) is not None
        )

    @property
    def singles_out(self) -> bool:
        """今晚那场, 跟李四那场, the one with Li Si: one interview, and neither the day nor the colleague."""
        return bool(_THE_ONE_WITH.search(self.text) or _THE_ONE_THEN.search(self.masked.with_days))

    @property
    def places_one(self) -> bool:
        """第一场, the last one: of a list or a day, without its name."""
        return any(one.search(self.text) for one in (_FIRST, _LAST, _NEXT))


def _likely(which: Meant, situation: Situation) -> list[Interview]:
    found: list[Interview] = situation.once(which, lambda: which(situation.member, situation.now))
    return found
