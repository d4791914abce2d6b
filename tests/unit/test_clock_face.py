"""Times as we show them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.times.clock_face import show_moment, show_span
from bot.times.values import Span
from bot.times.zones import zone_name
from tests.world.clock import BEIJING, NOW


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("start", "end", "chinese", "english"),
    [
        ("2026-03-13 15:00", None, "3月13日 周五 15:00", "Fri 13 Mar 15:00"),
        ("2026-03-13 15:00", "2026-03-13 16:00", "3月13日 周五 15:00–16:00", "Fri 13 Mar 15:00–16:00"),
        ("2027-01-05 09:00", None, "2027年1月5日 周二 09:00", "Tue 5 Jan 2027 09:00"),
        (
            "2026-03-13 23:00",
            "2026-03-14 01:00",
            "3月13日 周五 23:00 – 3月14日 周六 01:00",
            "Fri 13 Mar 23:00 – Sat 14 Mar 01:00",
        ),
    ],
)
def test_a_moment_shows_its_day_and_hours_and_the_year_only_if_it_is_another(
    start: str, end: str | None, chinese: str, english: str
) -> None:
    for lang, shown in (("zh", chinese), ("en", english)):
        assert show_moment(at(start), at(end) if end else None, zone=BEIJING, lang=lang, now=NOW) == shown


def test_a_moment_is_shown_in_the_readers_zone() -> None:
    shown = show_moment(at("2026-03-13 15:00"), None, zone=ZoneInfo("America/Los_Angeles"), lang="zh", now=NOW)
    assert shown == "3月13日 周五 00:00"


@pytest.mark.parametrize(
    ("start", "end", "chinese", "english"),
    [
        ("2026-03-13 00:00", "2026-03-14 00:00", "3月13日 周五", "Fri 13 Mar"),
        ("2026-03-09 00:00", "2026-03-16 00:00", "3月9日–15日", "9–15 Mar"),
        ("2026-03-30 00:00", "2026-04-06 00:00", "3月30日–4月5日", "30 Mar – 5 Apr"),
        ("2026-12-28 00:00", "2027-01-04 00:00", "12月28日–2027年1月3日", "28 Dec – 3 Jan 2027"),
        ("2027-03-09 00:00", "2027-03-16 00:00", "2027年3月9日–15日", "9–15 Mar 2027"),
        ("2026-03-13 12:00", "2026-03-13 18:00", "3月13日 周五 下午", "Fri 13 Mar afternoon"),
        ("2026-03-13 18:00", "2026-03-14 00:00", "3月13日 周五 晚上", "Fri 13 Mar evening"),
        ("2026-03-13 12:00", "2026-03-14 00:00", "3月13日 周五 12:00–24:00", "Fri 13 Mar 12:00–24:00"),
        (
            "2026-03-12 12:00",
            "2026-03-13 12:00",
            "3月12日 周四 12:00 – 3月13日 周五 12:00",
            "Thu 12 Mar 12:00 – Fri 13 Mar 12:00",
        ),
    ],
)
def test_a_span_names_its_days_and_part_of_the_day(start: str, end: str, chinese: str, english: str) -> None:
    for lang, shown in (("zh", chinese), ("en", english)):
        assert show_span(Span(at(start), at(end)), BEIJING, lang, NOW) == shown


@pytest.mark.parametrize(
    ("zone", "chinese", "english"),
    [
        ("Asia/Shanghai", "北京时间", "Beijing time, GMT+8"),
        ("Europe/London", "伦敦时间 GMT+0", "London time, GMT+0"),
        ("America/New_York", "纽约时间 GMT-4", "New York time, GMT-4"),
        ("America/St_Johns", "圣约翰斯时间 GMT-2:30", "St. John’s time, GMT-2:30"),
        ("Asia/Kolkata", "印度时间 GMT+5:30", "India time, GMT+5:30"),
        ("UTC", "UTC", "UTC"),
    ],
)
def test_a_zone_is_named_by_its_city_with_the_offset_of_that_day(zone: str, chinese: str, english: str) -> None:
    assert (zone_name(ZoneInfo(zone), "zh", NOW), zone_name(ZoneInfo(zone), "en", NOW)) == (chinese, english)


def test_the_offset_follows_summer_time() -> None:
    assert zone_name(ZoneInfo("Europe/London"), "zh", at("2026-06-01 10:00")) == "伦敦时间 GMT+1"
