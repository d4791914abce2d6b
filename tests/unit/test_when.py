"""Times as people say them: what is taken, what is asked about, what is refused."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.times.among_words import span_within, time_within
from bot.times.spans import span
from bot.times.values import Moment, NotATime
from bot.times.when import moment
from bot.times.written import days_spelled, month_first
from tests.world.clock import BEIJING

LONDON = ZoneInfo("Europe/London")
PHRASES = json.loads((Path(__file__).parent / "date_phrases.json").read_text())
WEDNESDAY = datetime.fromisoformat(PHRASES["anchor"]).replace(tzinfo=ZoneInfo(PHRASES["zone"]))


def at(text: str) -> datetime:
    """03-12 15:00 in Shanghai, in the anchor's year or one that is given."""
    return datetime.fromisoformat(text if text[4] == "-" else f"2026-{text}").replace(tzinfo=BEIJING)


def meant(start: str, end: str | None) -> Moment:
    return Moment(at(start), at(end) if end else None)


def heard(text: str, now: datetime = WEDNESDAY, zone: ZoneInfo = BEIJING) -> Moment:
    return moment(text, now=now, zone=zone)


def refused(text: str, now: datetime = WEDNESDAY, zone: ZoneInfo = BEIJING) -> NotATime:
    with pytest.raises(NotATime) as refusal:
        moment(text, now=now, zone=zone)
    return refusal.value


@pytest.mark.parametrize(
    "phrase", PHRASES["zh"] + PHRASES["en"] + PHRASES["harder"], ids=lambda phrase: str(phrase["text"])
)
def test_each_listed_phrase_means_exactly_its_time(phrase: dict[str, str]) -> None:
    """Also those of more than 180 days ahead, which are only asked about."""
    try:
        found: Moment | None = heard(phrase["text"])
    except NotATime as refusal:
        assert refusal.reason == "too_far"
        found = refusal.candidate
    assert found == meant(phrase["start"], phrase["end"])


@pytest.mark.parametrize("text", PHRASES["refuse"])
def test_each_listed_nonsense_is_refused(text: str) -> None:
    assert refused(text).candidate is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        # day and part of the day
        ("今天下午4点", "03-11 16:00", None),
        ("明儿下午三点", "03-12 15:00", None),
        ("后天一早9点", "03-13 09:00", None),
        ("明早八点半", "03-12 08:30", None),
        ("今晚7:30", "03-11 19:30", None),
        ("明天傍晚6点", "03-12 18:00", None),
        ("明天中午十二点半", "03-12 12:30", None),
        ("明天中午1点", "03-12 13:00", None),
        ("明天上午12点", "03-12 12:00", None),
        ("明天清晨6点", "03-12 06:00", None),
        ("明天下午15:00", "03-12 15:00", None),
        ("3点 明天下午", "03-12 15:00", None),
        ("一周后上午10点", "03-18 10:00", None),
        ("两周后的周三上午10点", "03-25 10:00", None),
        ("今夜8点", "03-11 20:00", None),
        ("明天下午三点可以吗？", "03-12 15:00", None),
        # weekdays
        ("下午3点 23周后", "08-19 15:00", None),
        ("13点15周五", "03-13 13:15", None),
        ("礼拜天下午3点", "03-15 15:00", None),
        ("周天下午3点", "03-15 15:00", None),
        ("周5下午3点", "03-13 15:00", None),
        ("下个礼拜二上午十点", "03-17 10:00", None),
        ("下周周三下午2点", "03-18 14:00", None),
        ("下下个星期五上午十点", "03-27 10:00", None),
        ("周二十点", "03-17 10:00", None),
        ("周三9点", "03-18 09:00", None),
        # dates
        ("3 月 20 日 下午 3 点", "03-20 15:00", None),
        ("3月13日（周五）下午3点", "03-13 15:00", None),
        ("三月二十日下午三点二十", "03-20 15:20", None),
        ("3.20 14:30", "03-20 14:30", None),
        ("20号10点", "03-20 10:00", None),
        ("5号上午10点", "04-05 10:00", None),
        ("31日上午10点", "03-31 10:00", None),
        ("本月20号上午10点", "03-20 10:00", None),
        ("今年4月1日上午11点", "04-01 11:00", None),
        ("二〇二六年四月一日上午十一点", "04-01 11:00", None),
        ("2026.4.1 11:00", "04-01 11:00", None),
        # clocks
        ("明天14时05分", "03-12 14:05", None),
        ("明天下午三点零五", "03-12 15:05", None),
        ("明天下午三点三刻", "03-12 15:45", None),
        ("明天下午差一刻四点", "03-12 15:45", None),
        ("明天下午四点差五分", "03-12 15:55", None),
        ("周五下午差十分一点", "03-13 12:50", None),
        ("明天下午三点整", "03-12 15:00", None),
        ("明天15:00整", "03-12 15:00", None),
        ("明天下午三点钟", "03-12 15:00", None),
        ("明天15：30", "03-12 15:30", None),
        ("明天二十点", "03-12 20:00", None),
        # ends and lengths
        ("明天下午2-4点", "03-12 14:00", "03-12 16:00"),
        ("明天下午两点到四点", "03-12 14:00", "03-12 16:00"),
        ("明天10点到11点半", "03-12 10:00", "03-12 11:30"),
        ("明天11点到1点", "03-12 11:00", "03-12 13:00"),
        ("明天3点到下午4点", "03-12 15:00", "03-12 16:00"),
        ("明天上午10点到下午3点", "03-12 10:00", "03-12 15:00"),
        ("3月20号14点——15点", "03-20 14:00", "03-20 15:00"),
        ("3-12 9-10点", "03-12 09:00", "03-12 10:00"),
        ("明天下午三点 一小时", "03-12 15:00", "03-12 16:00"),
        ("明天下午三点开始，一个半小时", "03-12 15:00", "03-12 16:30"),
        ("明天下午3点半小时", "03-12 15:00", "03-12 15:30"),
        ("明天下午3点90分钟", "03-12 15:00", "03-12 16:30"),
        ("明天下午三点一刻钟", "03-12 15:00", "03-12 15:15"),
        ("3-20 14:30-15:30", "03-20 14:30", "03-20 15:30"),
        ("2026-03-20 14:30-15:30", "03-20 14:30", "03-20 15:30"),
        ("十点零零到十点二十 3-20", "03-20 10:00", "03-20 10:20"),
        ("10点 3-20", "03-20 10:00", None),
        # from now
        ("一个半小时后", "03-11 11:30", None),
        ("1.5小时后", "03-11 11:30", None),
        ("1小时20分钟之后", "03-11 11:20", None),
        ("过半小时", "03-11 10:30", None),
        ("半小时后，一小时", "03-11 10:30", "03-11 11:30"),
        # English
        ("tomorrow at 10", "03-12 10:00", None),
        ("at ten tomorrow", "03-12 10:00", None),
        ("tomorrow noon", "03-12 12:00", None),
        ("12pm tomorrow", "03-12 12:00", None),
        ("3 p.m. tomorrow", "03-12 15:00", None),
        ("tomorrow afternoon at half past three", "03-12 15:30", None),
        ("quarter past 10 on Friday", "03-13 10:15", None),
        ("quarter to four pm tomorrow", "03-12 15:45", None),
        ("Wednesday 18 at 3pm", "03-18 15:00", None),
        ("friday 20, 11:30", "03-20 11:30", None),
        ("march twentieth at ten am", "03-20 10:00", None),
        ("the twenty first of march 4pm", "03-21 16:00", None),
        ("ten o'clock on Mon", "03-16 10:00", None),
        ("3 in the afternoon tomorrow", "03-12 15:00", None),
        ("March 20th, 2026 at 2.30pm", "03-20 14:30", None),
        ("Fri, 13 Mar, 3pm", "03-13 15:00", None),
        ("the 20th at 3pm", "03-20 15:00", None),
        ("5th of next month, 10am", "04-05 10:00", None),
        ("Friday next week 2pm", "03-20 14:00", None),
        ("next week Friday 2pm", "03-20 14:00", None),
        ("tonight at 8", "03-11 20:00", None),
        ("8 tonight", "03-11 20:00", None),
        ("tomorrow morning 9", "03-12 09:00", None),
        ("in a week at 3pm", "03-18 15:00", None),
        ("in an hour and a half", "03-11 11:30", None),
        ("45 minutes from now", "03-11 10:45", None),
        ("3-4pm tomorrow", "03-12 15:00", "03-12 16:00"),
        ("tomorrow from 11 to 1pm", "03-12 11:00", "03-12 13:00"),
        ("tomorrow 10am until 12pm", "03-12 10:00", "03-12 12:00"),
        ("tomorrow 3pm for 45 minutes", "03-12 15:00", "03-12 15:45"),
        ("tomorrow 3pm 1h", "03-12 15:00", "03-12 16:00"),
        # both at once, and what machines write
        ("明天3pm", "03-12 15:00", None),
        ("周五 at 3pm", "03-13 15:00", None),
        ("2026-03-20T06:30Z", "03-20 14:30", None),
        ("2026-03-20 15:30+09:00", "03-20 14:30", None),
        ("2026-03-20T05:30", "03-20 05:30", None),
        # what we show is read back
        ("3月13日 周五 15:00–16:00", "03-13 15:00", "03-13 16:00"),
        ("Fri 13 Mar 15:00–16:00", "03-13 15:00", "03-13 16:00"),
    ],
)
def test_said_in_many_ways_it_means_one_time(text: str, start: str, end: str | None) -> None:
    assert heard(text) == meant(start, end)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("每周三下午3点", "not_understood"),
        ("明天下午3点左右", "not_understood"),
        ("明天下午3点前", "not_understood"),
        ("月底下午3点", "not_understood"),
        ("大大后天下午3点", "not_understood"),
        ("周三、周四下午3点", "not_understood"),
        ("明天后天下午3点", "not_understood"),
        ("明天下午3点 4点", "not_understood"),
        ("下周三点", "not_understood"),
        ("下周下午3点", "not_understood"),
        ("周末下午3点", "not_understood"),
        ("明天1530", "not_understood"),
        ("明天下午3点 2", "not_understood"),
        ("99999小时后", "not_understood"),
        ("10 a m tomorrow", "not_understood"),
        ("明天下午3点 三天后", "not_understood"),
        ("明天下午3点到", "not_understood"),
        ("", "not_understood"),
        ("明天", "time_missing"),
        ("周五下午", "time_missing"),
        ("3月20日", "time_missing"),
        ("next friday", "time_missing"),
        ("三天后", "time_missing"),
        ("下周", "time_missing"),
        ("4月31日上午10点", "no_such_date"),
        ("2月29日上午10点", "no_such_date"),
        ("13/20 14:00", "no_such_date"),
        ("明天14:75", "no_such_date"),
        ("明天上午15:00", "no_such_date"),
        ("明天下午3点到2点", "no_such_date"),
        ("明天10:00-9:00", "no_such_date"),
        ("3月13日（周四）下午3点", "no_such_date"),
        ("2026-02-30T10:00", "no_such_date"),
        ("今天9点", "past"),
        ("昨天下午3点", "past"),
        ("上周三下午3点", "past"),
        ("2026-03-10 14:00", "past"),
        ("0分钟后", "past"),
        ("9999小时后", "too_far"),
        ("明年3月20日下午3点", "too_far"),
        ("晚上12点", "midnight"),
        ("今晚12点", "midnight"),
        ("明天晚上1点", "midnight"),
        ("明天24:00", "midnight"),
        ("tomorrow midnight", "midnight"),
        ("12am tomorrow", "midnight"),
        ("明晚10点到12点", "midnight"),
    ],
)
def test_what_cannot_be_one_time_is_refused_with_its_reason(text: str, reason: str) -> None:
    assert refused(text).reason == reason


@pytest.mark.parametrize(
    ("text", "reason", "start", "end"),
    [
        ("明天3点", "ambiguous_hour", "03-12 15:00", None),
        ("明天3:30", "ambiguous_hour", "03-12 15:30", None),
        ("明天3点到4点", "ambiguous_hour", "03-12 15:00", "03-12 16:00"),
        ("明天7点到8点", "ambiguous_hour", "03-12 19:00", "03-12 20:00"),
        ("周三三点", "ambiguous_hour", "03-11 15:00", None),
        ("tomorrow at 3", "ambiguous_hour", "03-12 15:00", None),
        ("half past three tomorrow", "ambiguous_hour", "03-12 15:30", None),
        ("本周一上午10点", "maybe_past", "03-16 10:00", None),
        ("this monday 10am", "maybe_past", "03-16 10:00", None),
        ("这周二3点", "maybe_past", "03-17 15:00", None),
        ("上午9点", "past", "03-12 09:00", None),
        ("3月10日下午3点", "too_far", "2027-03-10 15:00", None),
        ("12月3日3点", "too_far", "12-03 15:00", None),
    ],
)
def test_what_can_be_asked_about_carries_the_time_to_ask_for(
    text: str, reason: str, start: str, end: str | None
) -> None:
    refusal = refused(text)
    assert (refusal.reason, refusal.candidate) == (reason, meant(start, end))


def test_words_that_were_not_understood_are_named() -> None:
    assert refused("后天下舞3点").left == "下舞"


def test_today_counts_for_a_bare_weekday_only_while_its_time_is_ahead() -> None:
    afternoon = at("03-11 16:00")
    assert heard("周三下午5点", now=afternoon).start == at("03-11 17:00")
    assert heard("周三下午3点", now=afternoon).start == at("03-18 15:00")


def test_now_may_be_given_in_another_zone() -> None:
    """17:00 in London is already tomorrow in Shanghai, and today is the member's."""
    late = datetime(2026, 3, 11, 17, 0, tzinfo=LONDON)
    assert heard("今天上午10点", now=late).start == at("03-12 10:00")


def test_a_local_time_that_the_clocks_skip_does_not_exist() -> None:
    assert refused("2026-03-29 上午1:30", zone=LONDON).reason == "no_such_date"


def test_a_local_time_that_comes_twice_is_the_first_of_the_two() -> None:
    october = datetime(2026, 10, 1, tzinfo=LONDON)
    found = heard("10月25日上午1:30", now=october, zone=LONDON)
    assert found.start.utcoffset() == timedelta(hours=1)


def test_the_second_of_two_equal_local_times_is_not_before_the_first() -> None:
    """At the second 01:10, 01:30 said without more is the first one, and that is over."""
    second = datetime(2026, 10, 25, 1, 10, fold=1, tzinfo=LONDON)
    assert refused("今天上午1:30", now=second, zone=LONDON).reason == "past"


def test_a_length_is_time_that_passes_even_where_the_clocks_change() -> None:
    october = datetime(2026, 10, 1, tzinfo=LONDON)
    found = heard("10月25日上午1:30 一小时", now=october, zone=LONDON)
    assert found.end is not None
    assert (found.end.hour, found.end.minute, found.end.fold) == (1, 30, 1)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("今天", "03-11 00:00", "03-12 00:00"),
        ("明天", "03-12 00:00", "03-13 00:00"),
        ("大后天", "03-14 00:00", "03-15 00:00"),
        ("昨天", "03-10 00:00", "03-11 00:00"),
        ("本周", "03-09 00:00", "03-16 00:00"),
        ("这周", "03-09 00:00", "03-16 00:00"),
        ("下周", "03-16 00:00", "03-23 00:00"),
        ("下下周", "03-23 00:00", "03-30 00:00"),
        ("上周", "03-02 00:00", "03-09 00:00"),
        ("周末", "03-14 00:00", "03-16 00:00"),
        ("本月", "03-01 00:00", "04-01 00:00"),
        ("这个月", "03-01 00:00", "04-01 00:00"),
        ("下个月", "04-01 00:00", "05-01 00:00"),
        ("周三", "03-11 00:00", "03-12 00:00"),
        ("周二", "03-17 00:00", "03-18 00:00"),
        ("本周一", "03-09 00:00", "03-10 00:00"),
        ("下周三", "03-18 00:00", "03-19 00:00"),
        ("3月20日", "03-20 00:00", "03-21 00:00"),
        ("3月9日", "03-09 00:00", "03-10 00:00"),
        ("1月5日", "2027-01-05 00:00", "2027-01-06 00:00"),
        ("3-20", "03-20 00:00", "03-21 00:00"),
        ("3/20", "03-20 00:00", "03-21 00:00"),
        ("20号", "03-20 00:00", "03-21 00:00"),
        ("2025-03-20", "2025-03-20 00:00", "2025-03-21 00:00"),
        ("明天到周五", "03-12 00:00", "03-14 00:00"),
        ("周五到周一", "03-13 00:00", "03-17 00:00"),
        ("周一至周三", "03-16 00:00", "03-19 00:00"),
        ("下周一到五", "03-16 00:00", "03-21 00:00"),
        ("3月12日到3月15日", "03-12 00:00", "03-16 00:00"),
        ("3月9日–15日", "03-09 00:00", "03-16 00:00"),
        ("3-12~3-15", "03-12 00:00", "03-16 00:00"),
        ("12-15号", "03-12 00:00", "03-16 00:00"),
        ("12月28日到1月3日", "12-28 00:00", "2027-01-04 00:00"),
        ("本周到下周", "03-09 00:00", "03-23 00:00"),
        ("未来三天", "03-11 00:00", "03-14 00:00"),
        ("接下来7天", "03-11 00:00", "03-18 00:00"),
        ("最近一周", "03-11 00:00", "03-18 00:00"),
        ("过去三天", "03-09 00:00", "03-12 00:00"),
        ("明天上午", "03-12 06:00", "03-12 12:00"),
        ("周三下午", "03-11 12:00", "03-11 18:00"),
        ("今晚", "03-11 18:00", "03-12 00:00"),
        ("明天下午到后天上午", "03-12 12:00", "03-13 12:00"),
        ("明天上午到下午", "03-12 06:00", "03-12 18:00"),
        ("today", "03-11 00:00", "03-12 00:00"),
        ("the day after tomorrow", "03-13 00:00", "03-14 00:00"),
        ("yesterday", "03-10 00:00", "03-11 00:00"),
        ("this week", "03-09 00:00", "03-16 00:00"),
        ("next week", "03-16 00:00", "03-23 00:00"),
        ("this month", "03-01 00:00", "04-01 00:00"),
        ("monday", "03-16 00:00", "03-17 00:00"),
        ("next friday", "03-20 00:00", "03-21 00:00"),
        ("Mar 20", "03-20 00:00", "03-21 00:00"),
        ("20 March", "03-20 00:00", "03-21 00:00"),
        ("9-15 Mar", "03-09 00:00", "03-16 00:00"),
        ("30 Mar – 5 Apr", "03-30 00:00", "04-06 00:00"),
        ("tomorrow to friday", "03-12 00:00", "03-14 00:00"),
        ("next 3 days", "03-11 00:00", "03-14 00:00"),
        ("last two weeks", "02-26 00:00", "03-12 00:00"),
        ("tomorrow afternoon", "03-12 12:00", "03-12 18:00"),
        ("tonight", "03-11 18:00", "03-12 00:00"),
    ],
)
def test_a_span_covers_the_days_that_were_said(text: str, start: str, end: str) -> None:
    found = span(text, now=WEDNESDAY, zone=BEIJING)
    assert (found.start, found.end) == (at(start), at(end))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("明天到昨天", "no_such_date"),
        ("2月30日", "no_such_date"),
        ("下周上午", "not_understood"),
        ("明天下午3点", "not_understood"),
        ("到周五", "not_understood"),
        ("明天到后天到周五", "not_understood"),
        ("张三", "not_understood"),
        ("早上好", "not_understood"),
    ],
)
def test_what_is_no_span_of_days_is_refused(text: str, reason: str) -> None:
    with pytest.raises(NotATime) as refusal:
        span(text, now=WEDNESDAY, zone=BEIJING)
    assert refusal.value.reason == reason


def test_a_day_begins_with_its_first_instant_where_the_clocks_skip_midnight() -> None:
    cairo = ZoneInfo("Africa/Cairo")
    found = span("4月24日", now=datetime(2026, 4, 20, tzinfo=cairo), zone=cairo)
    assert (found.start.isoformat(), found.end.isoformat()) == (
        "2026-04-24T01:00:00+03:00",
        "2026-04-25T00:00:00+03:00",
    )


def test_a_day_that_a_zone_skipped_is_no_span() -> None:
    apia = ZoneInfo("Pacific/Apia")
    with pytest.raises(NotATime) as refusal:
        span("2011-12-30", now=datetime(2011, 12, 1, tzinfo=apia), zone=apia)
    assert refusal.value.reason == "no_such_date"


@pytest.mark.parametrize("text", ["am I on tomorrow", "i am busy tomorrow", "tomorrow am i free"])
def test_am_is_no_time_of_day_but_behind_a_figure_or_a_day(text: str) -> None:
    found = span_within(text, now=WEDNESDAY, zone=BEIJING)
    assert found is not None and found == span("tomorrow", now=WEDNESDAY, zone=BEIJING)


@pytest.mark.parametrize(
    ("text", "times", "day", "stood"),
    [
        ("no, 3 pm please", "15:00", None, "3 pm"),
        ("the 11:15", "11:15 23:15", None, "11:15"),
        ("two on 3 in the afternoon", "15:00", None, "3 in the afternoon"),
        ("2pm tomorrow, ill", "14:00", "03-12", "2pm tomorrow"),
        ("下午3点那场", "15:00", None, "下午3点"),
        ("接受 明天 3 点的", "03:00 15:00", "03-12", "明天 3 点"),
        ("half past two", "02:30 14:30", None, "half past two"),
        ("14:00-15:00", "14:00", None, "14:00-15:00"),
    ],
)
def test_a_time_is_found_among_other_words(text: str, times: str, day: str | None, stood: str) -> None:
    found = time_within(text, now=WEDNESDAY, zone=BEIJING)
    assert found is not None
    said, at, end = found
    assert " ".join(f"{one:%H:%M}" for one in said.times) == times
    assert (said.day and f"{said.day:%m-%d}") == day
    assert text[at:end] == stood


@pytest.mark.parametrize("text", ["3", "1203 ill", "the 2nd", "第2个", "明天", "am I late"])
def test_a_row_a_code_and_a_day_are_no_time_of_the_day(text: str) -> None:
    assert time_within(text, now=WEDNESDAY, zone=BEIJING) is None


@pytest.mark.parametrize(
    ("text", "lang", "read"),
    [
        ("3/12", "en", "3/12"),
        ("4/3", "en", "4/3"),
        ("2/4", "en", "4/2"),  # the second of April is nearer than next February
        ("2/4", "zh", "2/4"),
        ("28/11", "en", "11/28"),
        ("28/11", "zh", "11/28"),
        ("1/4/2026, ill", "en", "2026-4-1, ill"),
        ("13/13", "en", "13/13"),
        ("2026/3/20", "en", "2026/3/20"),
    ],
)
def test_a_date_in_figures_is_the_nearer_of_both_in_english(text: str, lang: str, read: str) -> None:
    assert month_first(text, lang=lang, today=WEDNESDAY.date()) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("whats on tomorow", "whats on tomorrow"),
        ("tommorow", "tomorrow"),
        ("wensday mornng", "wednesday morning"),
        ("mondays", "mondays"),
        ("thursday", "thursday"),
        ("money, later", "money, later"),
    ],
)
def test_typing_errors_in_days_are_mended(text: str, read: str) -> None:
    assert days_spelled(text) == read


@pytest.mark.parametrize(("words", "says"), [("03-12 02:00", "02:00"), ("周四 09:30", "09:30"), ("thu 08:00", "08:00")])
def test_a_time_as_our_lists_write_it_is_that_time(words: str, says: str) -> None:
    london = ZoneInfo("Europe/London")
    found = heard(words, datetime(2026, 3, 11, 10, tzinfo=london), london)
    assert f"{found.start:%H:%M}" == says
