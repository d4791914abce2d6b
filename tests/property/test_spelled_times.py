"""Any time, spelled in any supported way, is heard as itself; any text at all is heard or refused."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.times.clock_face import show_moment, show_span
from bot.times.spans import span
from bot.times.typed import normalise
from bot.times.values import Moment, NotATime
from bot.times.when import moment
from tests.examples import examples

ZONES = [
    ZoneInfo(key)
    for key in (
        "Asia/Shanghai",
        "Europe/London",
        "America/New_York",
        "Asia/Kolkata",
        "Pacific/Apia",
        "Africa/Cairo",
        "UTC",
    )
]
HAN = "零一二三四五六七八九"
WEEKDAYS = "一二三四五六日"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ZH_PARTS = {
    "凌晨": range(6), "早上": range(5, 12), "上午": range(6, 13), "中午": range(11, 15), "下午": range(12, 20),
    "傍晚": range(16, 20), "晚上": range(18, 24),
}  # fmt: skip
EN_PARTS = {"in the morning": range(1, 12), "in the afternoon": range(12, 18), "in the evening": range(18, 24)}
# 01:00 to 07:59 and nothing more said is asked about, not taken.
UNASKED = [0, *range(8, 24)]

zones = st.sampled_from(ZONES)
quiet = settings(deadline=None, database=None, max_examples=examples(300))


def instants(zone: ZoneInfo) -> st.SearchStrategy[datetime]:
    return st.datetimes(datetime(2001, 1, 1), datetime(2099, 1, 1)).map(
        lambda naive: naive.replace(tzinfo=UTC).astimezone(zone)
    )


def han(number: int) -> str:
    if number < 10:
        return HAN[number]
    tens, ones = divmod(number, 10)
    return (HAN[tens] if tens > 1 else "") + "十" + (HAN[ones] if ones else "")


def numbers(number: int) -> list[str]:
    return [str(number), han(number)] + (["两"] if number == 2 else [])


def zh_days(day: date, today: date) -> list[str]:
    """Every way to say ``day`` on ``today``, from today on."""
    ahead = (day - today).days
    weeks = (day - timedelta(day.weekday()) - today + timedelta(today.weekday())).days // 7
    months = (day.year - today.year) * 12 + day.month - today.month
    said = [
        f"{day:%Y-%m-%d}", f"{day:%Y/%m/%d}", f"{day.year}.{day.month}.{day.day}", f"{day:%m-%d}",
        f"{day.month}/{day.day}", f"{day.year}年{day.month}月{day.day}日", f"{day.month}月{day.day}号",
        f"{han(day.month)}月{han(day.day)}日", f"{day.month} 月 {day.day} 日",
        f"{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）",
    ]  # fmt: skip
    said += [["今天", "明天", "后天", "大后天"][ahead]] if ahead < 4 else []
    said += [f"{number}天后" for number in (numbers(ahead) if ahead < 100 else [str(ahead)])] if ahead else []
    said += [f"{number}周后" for number in numbers(ahead // 7)] if ahead % 7 == 0 and ahead else []
    weekday = WEEKDAYS[day.weekday()]
    said += [f"周{weekday}", f"星期{weekday}", f"周{day.weekday() + 1}"] if ahead < 7 else []
    said += (
        [f"{which}{weekday}" for which in (["本周", "这礼拜"], ["下周", "下个星期", "下周周"], ["下下周"])[weeks]]
        if weeks < 3
        else []
    )
    said += [f"{day.day}号", f"{han(day.day)}日"] if (months, day.day < today.day) in ((0, False), (1, True)) else []
    said += [f"下个月{day.day}号"] if months == 1 else []
    return said


def en_days(day: date, today: date) -> list[str]:
    ahead = (day - today).days
    weeks = (day - timedelta(day.weekday()) - today + timedelta(today.weekday())).days // 7
    month, weekday = MONTHS[day.month - 1], DAYS[day.weekday()]
    said = [
        f"{day:%Y-%m-%d}", f"{month} {day.day}", f"{day.day} {month[:3]}", f"{month[:3]} {day.day}, {day.year}",
        f"{weekday[:3]}, {day.day} {month}", f"on {day.day}th of {month} {day.year}",
    ]  # fmt: skip
    said += [["today", "tomorrow", "day after tomorrow"][ahead]] if ahead < 3 else []
    said += [f"in {ahead} days", f"{ahead} days from now"] if ahead else []
    said += [weekday, f"on {weekday}", weekday[:3]] if ahead < 7 else []
    said += [[f"this {weekday}"], [f"next {weekday}", f"{weekday} next week"]][weeks] if weeks < 2 else []
    return said


def zh_clocks(hour: int, minute: int) -> list[str]:
    minutes = [f"{minute}分", f"{han(minute)}分", f"{minute:02}", han(minute) if minute > 9 else f"零{han(minute)}"]
    minutes += {0: ["", "整", "钟"], 15: ["一刻"], 30: ["半"], 45: ["三刻"]}.get(minute, [])
    bare = [f"{said}点{rest}" for said in numbers(hour) for rest in minutes] + [
        f"{hour}：{minute:02}",
        f"{hour:02}:{minute:02}",
    ]
    spelled = bare if hour in UNASKED else []
    for part, range_ in ZH_PARTS.items():
        if hour in range_:
            half = hour - 12 if hour > 12 else hour
            spelled = spelled + [f"{part}{said}点{rest}" for said in numbers(half) for rest in minutes]
            spelled += [f"{part} {half}:{minute:02}", f"{part}{hour}:{minute:02}"]
    return spelled


def en_clocks(hour: int, minute: int) -> list[str]:
    half = hour % 12 or 12
    spelled = [f"{hour:02}:{minute:02}", f"at {hour}:{minute:02}"] if hour in UNASKED else []
    if hour:  # nobody knows which midnight 12am is
        half_of_day = "am" if hour < 12 else "pm"
        spelled += [f"{half}:{minute:02}{half_of_day}", f"{half}.{minute:02} {half_of_day[0]}.m."]
        spelled += [f"{half}{half_of_day}", f"at {half} {half_of_day}"] if minute == 0 else []
        spelled += [f"half past {half} {half_of_day}"] if minute == 30 else []
    spelled += [f"{half}:{minute:02} {part}" for part, range_ in EN_PARTS.items() if hour in range_]
    spelled += ["noon"] if (hour, minute) == (12, 0) else []
    return spelled


def zh_lengths(minutes: int) -> list[str]:
    hours, rest = divmod(minutes, 60)
    said = [f" {minutes}分钟", f"，{minutes} 分钟"]
    said += [f" {number}个小时" for number in numbers(hours)] if hours and not rest else []
    said += [f" {number}个半小时" for number in numbers(hours)] if hours and rest == 30 else []
    said += [" 半小时"] if minutes == 30 else []
    return said + ([f" {hours}小时{rest}分"] if hours and rest else [])


def en_lengths(minutes: int) -> list[str]:
    hours, rest = divmod(minutes, 60)
    said = [f" for {minutes} minutes", f" {minutes}min", f", {minutes}m"]
    said += [f" for {hours} hours", f" {hours}h"] if hours and not rest else []
    return said + ([f" for {hours} hours and {rest} minutes"] if hours and rest else [])


@st.composite
def spelled_moments(draw: st.DrawFn) -> tuple[str, datetime, ZoneInfo, Moment]:
    """What was said, when, where, and what is meant."""
    zone = draw(zones)
    now = draw(instants(zone))
    start = (now + timedelta(minutes=draw(st.integers(2, 60 * 24 * 179)))).replace(second=0, microsecond=0, fold=0)
    assume(start.astimezone(UTC).astimezone(zone) == start and start.astimezone(UTC) > now.astimezone(UTC))
    days, clocks, lengths = draw(st.sampled_from([(zh_days, zh_clocks, zh_lengths), (en_days, en_clocks, en_lengths)]))
    spellings = clocks(start.hour, start.minute)
    assume(spellings)
    day, clock = draw(st.sampled_from(days(start.date(), now.date()))), draw(st.sampled_from(spellings))
    said = draw(st.sampled_from([f"{day} {clock}", f"{clock} {day}"] + [f"{day}{clock}"] * (day[-1] > "z")))
    end = None
    if minutes := draw(st.sampled_from([None, 15, 30, 45, 60, 90, 120])):
        said += draw(st.sampled_from(lengths(minutes)))
        end = (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(zone)
    return said, now, zone, Moment(start, end)


@quiet
@given(spelled_moments())
def test_a_moment_spelled_in_any_way_is_heard_as_itself(spelled: tuple[str, datetime, ZoneInfo, Moment]) -> None:
    said, now, zone, meant = spelled
    assert moment(said, now=now, zone=zone) == meant


@quiet
@given(spelled_moments(), st.integers(10, 300), st.data())
def test_an_end_spelled_like_its_beginning_is_heard_too(
    spelled: tuple[str, datetime, ZoneInfo, Moment], minutes: int, data: st.DataObject
) -> None:
    _, now, zone, meant = spelled
    end = meant.start + timedelta(minutes=minutes)
    assume(end.date() == meant.start.date() and end.astimezone(UTC).astimezone(zone) == end)
    clocks, to = data.draw(
        st.sampled_from([(zh_clocks, "到"), (zh_clocks, " - "), (en_clocks, " to "), (en_clocks, "-")])
    )
    begins, ends = clocks(meant.start.hour, meant.start.minute), clocks(end.hour, end.minute)
    assume(begins and ends)
    said = f"{meant.start:%Y-%m-%d} {data.draw(st.sampled_from(begins))}{to}{data.draw(st.sampled_from(ends))}"
    assert moment(said, now=now, zone=zone) == Moment(meant.start, end)


@quiet
@given(spelled_moments(), st.sampled_from(["zh", "en"]))
def test_what_is_shown_is_heard_as_what_was_meant(spelled: tuple[str, datetime, ZoneInfo, Moment], lang: str) -> None:
    _, now, zone, meant = spelled
    assume(meant.start.hour in UNASKED)
    end = meant.end if meant.end and meant.end.date() == meant.start.date() else None
    assume(end is None or (end.fold == 0 and end > meant.start))
    assert moment(show_moment(meant.start, end, zone=zone, lang=lang, now=now), now=now, zone=zone) == Moment(
        meant.start, end
    )


@quiet
@given(st.data(), zones, st.integers(-50, 250), st.integers(1, 60), st.sampled_from(["zh", "en"]))
def test_days_that_are_shown_are_heard_as_the_same_days(
    data: st.DataObject, zone: ZoneInfo, ahead: int, length: int, lang: str
) -> None:
    now = data.draw(instants(zone))
    first = now.date() + timedelta(ahead)
    iso = f"{first} 到 {first + timedelta(length - 1)}"
    try:
        found = span(iso, now=now, zone=zone)
    except NotATime:
        return  # Apia's 30 December 2011
    assert span(show_span(found, zone, lang, now), now=now, zone=zone) == found


VOCABULARY = """
明天 后天 大后天 昨天 今晚 明早 周 周三 下周 本周 上周五 周末 月 下个月 3月 20号 3-20 2026-03-20 2月30日 13/20
00:00 24:00 1:30 15:30 15:30:00 点 3点 十二点 25点 半 一刻 二十 零 两 上午 下午 晚上 凌晨 到 - ~
小时 半小时 一小时 90分钟 后 三天后 9999小时后 9999天后 9999周后 未来 9999天 过去9999周 的 张三 1203 1 99
2026-03-20T14:30+08:00 9999-12-31 0001-01-01 9999-12-31T23:59Z 0001-01-01T00:00+14:00
a m am pm 3pm 3 in at for to tomorrow tonight friday next last week month days 9999 9999-9 mar march 31
noon midnight half past quarter of the hour minutes 1.5 .
"""
words = st.sampled_from(VOCABULARY.split())
phrases = st.one_of(
    st.text(max_size=30), st.lists(words, max_size=6).map(" ".join), st.lists(words, max_size=6).map("".join)
)
nows = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=st.sampled_from(ZONES))


@settings(quiet, max_examples=examples(1500))
@given(phrases, nows, zones)
def test_any_text_is_a_time_ahead_or_refused(text: str, now: datetime, zone: ZoneInfo) -> None:
    try:
        found = moment(text, now=now, zone=zone)
    except NotATime as refusal:
        found, refused = refusal.candidate or Moment(now, None), refusal.reason
        assert refused != "not_understood" or refusal.candidate is None
    else:
        assert now.astimezone(UTC) < found.start.astimezone(UTC) <= now.astimezone(UTC) + timedelta(days=180)
    assert found.start.utcoffset() is not None
    if found.end is not None:
        assert found.start.astimezone(UTC) < found.end.astimezone(UTC)


@settings(quiet, max_examples=examples(1500))
@given(phrases, nows, zones)
def test_any_text_is_a_span_with_an_end_after_its_beginning_or_refused(
    text: str, now: datetime, zone: ZoneInfo
) -> None:
    try:
        found = span(text, now=now, zone=zone)
    except NotATime:
        return
    assert found.start.astimezone(UTC) < found.end.astimezone(UTC)


@quiet
@given(
    spelled_moments(),
    st.sampled_from(["2", "7", "1203", "面试", "张三", "或", "不", "再", "p7", "maybe"]),
    st.booleans(),
)
def test_a_word_too_many_is_never_passed_over(
    spelled: tuple[str, datetime, ZoneInfo, Moment], word: str, before: bool
) -> None:
    said, now, zone, _ = spelled
    with pytest.raises(NotATime):
        moment(f"{word} {said}" if before else f"{said} {word}", now=now, zone=zone)


@settings(quiet, max_examples=examples(1000))
@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert not set(once) & set("\x00\u200b\u2005\t\n")
