"""What is said of another time for something that has one: 周五下午3点, 周五, 4点, 推迟半小时, 45分钟.

What was not said stays as it is: a day alone keeps the hour, an hour alone the day, both the length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.times.not_so_long import without_denied
from bot.times.number_words import COUNTS, either
from bot.times.said import Clock, Day, Instant, Later, Length, Part, To, Week, Weekday
from bot.times.spans import span
from bot.times.spoken import hear, words_of
from bot.times.typed import normalise
from bot.times.values import Moment, NotATime, Reason, Span
from bot.times.when import moment
from bot.times.zones import zone_called

_LATER = re.compile(
    r"推迟|延迟|延后|推后|往后(?:推|挪|延|移)?|顺延|(?<![今明昨后当天日号])晚(?=[\d一二两三半])(?!一?点)|\b(?:later|back|postpone|delay)\b(?: by)?"
)
_EARLIER = re.compile(
    r"提前|提早|往前(?:提|挪|移)?|(?<![今明昨后当天日号])早(?=[\d一二两三半])(?!一?点)|\b(?:earlier|(?:bring )?forward)\b(?: by)?"
)
_SURELY_LATER = re.compile(r"推迟|延迟|延后|推后|往后|顺延|\b(?:later|postpone|delay)\b")
_SURELY_EARLIER = re.compile(r"提前|提早|往前|\b(?:earlier|forward)\b")
_ZONE = re.compile(r"(?P<zh>[\u4e00-\u9fff]{2,8})时间|\b(?P<en>[a-z]+(?: [a-z]+)?) time\b")
_BOUND = re.compile(
    r"(?:\d[点:\d半分刻]*|[一二两三四五六七八九十]点[半\d一二三四五十刻分]*|[上下中]午|[周期拜][一二三四五六日天]|\d号) ?(?:之前|以前|前(?![端台天])|之后|以后)"
    r"|\b(?:before|after|(?:no|not) later than|no earlier than|not before) (?=\d|noon|midday|mon|tue|wed|thu|fri|sat|sun|tomorrow)\S+(?: ?[ap]m)?"
    r"|\bby \d{1,2}(?::\d\d)? ?[ap]m\b"
)
_SAME = re.compile(
    r"(?:同一天的?)?(?:同一?个?|同样的?|一样的|相同的?|这个|老)(?:时间|钟点|点儿?(?![\u4e00-\u9fff]))|\b(?:the )?same (?:day and |day,? )?(?:time|hour|slot)\b|\b(?:on )?(?:the )?same day\b|同一天"
)
_MINUS = re.compile(
    r"(?<!\S)(?:[-−﹣]|负|minus )\d+(?:\.\d+)? ?(?:分钟?|个?小时|个?钟头|天|周|min(?:ute)?s?\b|hours?\b|hrs?\b|h\b|m\b|days?\b|weeks?\b)"
)
_TO = re.compile(r"(?:改|挪|调|换|移|推|提)?[到至]|[改换调][成为]|\b(?:to|until|till)\b")
_DAYS = re.compile(
    r"(?<!\d)(?P<count>\d{1,2}|[一二两三四五六七半])个?(?P<unit>天|日|周|星期|礼拜)(?!后|[一二三四五六日天末\d])|(?P<n>\d{1,2}|an?|"
    rf"{either(COUNTS)}) (?P<en>day|week)s?\b"
)
_COUNTED = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "a": 1, "an": 1} | COUNTS


_EVENING = 17
_LONGEST_DAY = timedelta(hours=25)
_OF_EVENING = range(5, 10)


@dataclass(frozen=True)
class AnotherTime:
    """A time, as it was said or, once it is known of what, as it is: then `start` is set.

    `words` name a day, an hour or both, of the clock in `zone` as of `now`; `later` says by how much, and is negative
    for earlier; `days` the same in days, which keep the hour; `length` how long it takes. `text` is all that was said.
    `is_supposed`: an hour was said that may be of the morning or of the afternoon, or a day that may be past.
    `is_shifted`: it was said as so much earlier or later.
    `said_in` is the zone that was named with it; `unclear` why no one time can be meant, and the words.
    """

    text: str = ""
    words: str = ""
    later: timedelta | None = None
    days: int = 0
    length: timedelta | None = None
    start: datetime | None = None
    now: datetime | None = None
    zone: ZoneInfo | None = None
    is_supposed: bool = False
    is_shifted: bool = False
    said_in: ZoneInfo | None = None
    unclear: tuple[Reason, str] | None = None

    def __str__(self) -> str:
        return self.text or (f"{self.start:%m-%d %H:%M}" if self.start else "")

    @property
    def is_whole(self) -> bool:
        """True where a day and an hour are said, so that it is the same time of whichever interview."""
        pieces, _ = hear(self.words)
        has_both = all(any(isinstance(one, kind) for one in pieces) for kind in (Day, Clock))
        return self.unclear is None and (self.start is not None or has_both)

    def of(self, slot: tuple[datetime, datetime] | None) -> tuple[datetime | None, timedelta | None, bool]:
        """When it is to begin, how long it is to take, and whether an hour was only supposed to be of the afternoon.

        None for what was not said. `slot` is the time that it has; without one, both a day and an hour must be said.
        Raises: NotATime.
        """
        if self.unclear is not None:
            raise NotATime(self.unclear[0], left=self.unclear[1])
        if self.start is not None:
            return self.start, self.length, self.is_supposed
        assert self.now is not None and self.zone is not None
        if self.later is not None or self.days:
            if slot is None:
                raise NotATime("time_missing")
            return self._shifted(slot[0].astimezone(self.zone)), self.length, False
        if not self.words:
            return None, self.length, False
        if (week := self._week) is not None:
            if slot is None or not _SAME.search(self.words):
                raise NotATime("time_missing")
            return self._in_that_week(week, slot[0].astimezone(self.zone)), self.length, False
        found, is_supposed = self._moment(slot[0].astimezone(self.zone) if slot else None)
        if slot is not None and found.start == slot[0] and self.within(slot) is not None:
            raise NotATime("time_missing")  # 周三上午 of what is then already: another hour of it is wanted
        length = found.end.astimezone(UTC) - found.start.astimezone(UTC) if found.end else self.length
        return found.start, length, is_supposed

    def within(self, slot: tuple[datetime, datetime] | None) -> Span | None:
        """In which an hour is still to be found: the week of 下周, the hours of 周五上午, of 上午 on the day that it has, that
        day where it is said alone.

        None where more is said, or less. `slot` is the time that it has.
        """
        if not self.words or self.now is None or self.zone is None or self.unclear is not None:
            return None
        if self._week is not None:
            return None if _SAME.search(self.words) else self._span(self._words_of_days)
        pieces, _ = hear(self.words)
        if any(isinstance(one, Clock) for one in pieces):
            return None
        has_day, has_part = (any(isinstance(one, kind) for one in pieces) for kind in (Day, Part))
        if not has_part:
            return self._own_day(slot) if has_day else None
        words = self._words_of_days
        if not has_day and slot is not None:
            words = f"{slot[0].astimezone(self.zone):%Y-%m-%d} {words}"
        return self._span(words)

    def _own_day(self, slot: tuple[datetime, datetime] | None) -> Span | None:
        """The day that is said, where it is the one that it has; another keeps the hour."""
        found = self._span(self._words_of_days) if slot is not None and not _SAME.search(self.words) else None
        is_it = found is not None and slot is not None and found.start <= slot[0] < found.end
        return found if found is not None and is_it and found.end - found.start <= _LONGEST_DAY else None

    def _span(self, words: str) -> Span | None:
        assert self.now is not None and self.zone is not None
        try:
            return span(words, now=self.now, zone=self.zone)
        except NotATime:
            return None

    @property
    def _words_of_days(self) -> str:
        """Without how long it takes: 周四下午 of 周四下午 90分钟."""
        words = words_of(self.words)
        return " ".join(
            self.words[one.at : one.end]
            for one in words
            if one.pieces and not all(isinstance(it, Length) for it in one.pieces)
        )

    @property
    def _week(self) -> Week | None:
        """Where nothing else is said of when."""
        pieces, _ = hear(_SAME.sub(" ", self.words)) if self.words and not (self.later or self.days) else ([], "")
        return pieces[0] if len(pieces) == 1 and isinstance(pieces[0], Week) else None

    def _in_that_week(self, week: Week, at: datetime) -> datetime:
        """下周同一时间: on the weekday, and at the hour, that it has now."""
        assert self.now is not None
        first, _ = week.dates(today := self.now.astimezone(at.tzinfo).date(), today)
        day = first + timedelta(days=at.weekday())
        return at.replace(year=day.year, month=day.month, day=day.day)

    def _shifted(self, start: datetime) -> datetime:
        moved = (start + timedelta(days=self.days)).astimezone(UTC) + (self.later or timedelta())
        return moved.astimezone(start.tzinfo)

    def _moment(self, at: datetime | None) -> tuple[Moment, bool]:
        assert self.now is not None and self.zone is not None
        words = _SAME.sub(" ", self.words).strip()
        pieces, _ = hear(words)
        has_day, has_clock, has_part = (any(isinstance(one, kind) for one in pieces) for kind in (Day, Clock, Part))
        if not any(isinstance(one, Instant | Later) for one in pieces):
            if has_day and not has_clock and at is not None:
                words = f"{words} {at:%H:%M}"
            elif has_clock and not has_day and at is not None:
                words = f"{at:%Y-%m-%d} {words}"
        words = self._not_of_today(words, at)
        is_of_evening = (
            at is not None
            and at.hour >= _EVENING
            and not (has_day or has_part)
            and any(isinstance(one, Clock) and one.hour in _OF_EVENING and not one.of_24 for one in pieces)
        )
        if is_of_evening:
            words = f"{words} 晚上"  # 挪到8点 of what is at seven in the evening
        said_part_alone = has_part and has_day and not has_clock
        try:
            return moment(words, now=self.now, zone=self.zone), is_of_evening
        except NotATime as refused:
            if said_part_alone and refused.reason in ("no_such_date", "midnight"):
                raise NotATime("time_missing") from None  # 周五上午 of what is in the afternoon
            if refused.candidate is None or refused.reason not in ("ambiguous_hour", "maybe_past"):
                raise
            return refused.candidate, True

    def _not_of_today(self, words: str, at: datetime | None) -> str:
        """monday, said on a Monday of what is not today: in a week. Whoever means today says so."""
        assert self.now is not None and self.zone is not None
        today = self.now.astimezone(self.zone).date()
        said = [one for one in words_of(words) if any(isinstance(it, Day) for it in one.pieces or ())]
        days = [it for one in said for it in one.pieces or () if isinstance(it, Day)]
        if at is None or at.date() == today or days != [Weekday(today.weekday())]:
            return words
        return f"{words[: said[0].at]} {today + timedelta(days=7)} {words[said[0].end :]}".strip()


def another(text: str, *, now: datetime, zone: ZoneInfo) -> tuple[AnotherTime | None, str] | None:
    """The time that a text says, wherever in it that stands, and what else it says; None where it says none.

    推迟 alone says only that there is to be another.
    """
    low = without_denied(normalise(text))
    said_in, low = _named_zone(low)
    found = _another(text, low, now=now, zone=said_in or zone)
    if found is None or found[0] is None:
        return found
    return replace(found[0], said_in=said_in, unclear=_unclear(low, found[0])), found[1]


def _named_zone(low: str) -> tuple[ZoneInfo | None, str]:
    """伦敦时间, London time: the zone, and the text without it."""
    for said in _ZONE.finditer(low):
        words = said["zh"] or said["en"]
        starts = range(len(words)) if said["zh"] else (0, words.find(" ") + 1)
        for at in starts:
            if (zone := zone_called(words[at:])) is not None:
                return zone, f"{low[: said.start() + at]} {low[said.end() :]}".strip()
    return None, low


def says_both_ways(text: str) -> bool:
    """推迟 1203 提前半小时, postpone it 30 min earlier."""
    low = normalise(text)
    return bool(_SURELY_LATER.search(low) and _SURELY_EARLIER.search(low))


def _unclear(low: str, found: AnotherTime) -> tuple[Reason, str] | None:
    """推迟 … 提前 is neither, nor is -30 min, and 3点之前 no hour."""
    if says_both_ways(low):
        return "both_ways", ""
    if minus := _MINUS.search(low):
        return "minus", minus[0]
    bound = _BOUND.search(low) if found.words else None
    return ("bound", bound[0].strip()) if bound else None


def _another(text: str, low: str, *, now: datetime, zone: ZoneInfo) -> tuple[AnotherTime | None, str] | None:
    direction, low = _direction(low)
    days, low = _in_days(low) if direction else (0, low)
    low = _TO.sub(lambda said: " ", low) if not re.search(r"\d[^ ]*[点时:：\d]\s*(?:到|至)", low) else low
    same = _SAME.search(low)
    low = _SAME.sub(" ", low)
    heard = words_of(low)
    said = "".join(
        low[one.at : one.end] if one.pieces is not None or low[one.at : one.end].isspace() else " " for one in heard
    )
    rest = "".join(low[one.at : one.end] if one.pieces is None else " " for one in heard)
    said, rest = " ".join(said.split()), " ".join(rest.split())
    pieces, _ = hear(said) if said else ([], "")
    said = f"{said} {same[0]}" if same is not None and said else said
    lengths = [one.time for one in pieces if isinstance(one, Length)]
    names_time = any(not isinstance(one, Length | To) for one in pieces)
    if direction and not names_time and (lengths or days):
        later = direction * sum(lengths, timedelta()) if lengths else None
        return AnotherTime(text, later=later, days=direction * days, now=now, zone=zone), rest
    if names_time:
        return AnotherTime(text, said, length=sum(lengths, timedelta()) or None, now=now, zone=zone), rest
    if lengths:
        return AnotherTime(text, length=sum(lengths, timedelta()), now=now, zone=zone), rest
    return (None, rest) if direction else None


def _direction(low: str) -> tuple[int, str]:
    for sign, words in ((1, _LATER), (-1, _EARLIER)):
        if found := words.search(low):
            return sign, f"{low[: found.start()]} {low[found.end() :]}".strip()
    return 0, low


def _in_days(low: str) -> tuple[int, str]:
    found = _DAYS.search(low)
    if found is None:
        return 0, low
    count, unit = (found["count"], found["unit"]) if found["count"] else (found["n"], found["en"])
    if count == "半":
        return 0, low
    days = (int(count) if count.isdigit() else _COUNTED[count]) * (1 if unit in ("天", "日", "day") else 7)
    return days, f"{low[: found.start()]} {low[found.end() :]}".strip()
