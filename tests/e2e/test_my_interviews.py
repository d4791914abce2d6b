"""A member's own page: what waits for them, today, and what comes; each line leads to the interview."""

from __future__ import annotations

import re

import pytest

from bot.web.pages import my
from tests.browsing import Browser, Shown
from tests.said import zh
from tests.world.town import Town, order


def mine(place: Town, user_id: str, day: str = "") -> Shown:
    return Browser(place.web, f"{user_id}.localhost").open(f"/my{day}")


def part(page: Shown, name: str) -> str:
    """What is read of one of its sections."""
    [found] = re.findall(rf'<section aria-labelledby="{name}">(.*?)</section>', page.text, re.DOTALL)
    return " ".join(re.sub("<[^>]+>", " ", found).split())


def test_today_and_what_comes_are_apart_and_what_is_over_stands_last(place: Town) -> None:
    place.book("lisi", candidate="陈晓", in_hours=-2)
    place.book("lisi", candidate="林悦", in_hours=3)
    place.book("lisi", candidate="周航", in_hours=26)
    place.book("zhangsan", candidate="别人", in_hours=2)
    page = mine(place, "lisi")
    today = part(page, "day")
    assert today.startswith("今天 3月11日 周三 13:00–14:00 林悦")
    assert today.index("林悦") < today.index(zh("my_page.over")) < today.index("陈晓")
    assert "明天 3月12日 周四 12:00–13:00 周航 · 后端工程师 一面 待回复" in part(page, "later")
    assert "别人" not in page.words
    assert zh("my_page.signed_on", name="李四") in page.words


def test_each_line_leads_to_its_interview(place: Town) -> None:
    place.book("lisi", in_hours=3)
    browser = Browser(place.web, "lisi.localhost")
    browser.open("/my")
    assert "陈晓" in browser.tap("13:00–14:00").words
    assert browser.at is not None
    assert browser.at.path.startswith("/i/")


def test_what_begins_within_a_day_waits_first_and_then_the_oldest(place: Town) -> None:
    place.book("lisi", candidate="林悦", in_hours=0.5)
    place.move(hours=3)
    place.settle()
    place.book("lisi", candidate="周航", in_hours=20)
    waits = part(mine(place, "lisi"), "waits")
    assert (
        "林悦 今天 10:30 后端工程师 一面 等你写面评 · " + zh("interview_page.for_time", since="1 小时 30 分") in waits
    )
    assert "周航 明天 09:00 后端工程师 一面 等你回复" in waits
    assert waits.index("周航") < waits.index("林悦")  # it begins within a day


def test_hr_sees_all_that_they_look_after_with_whom_and_for_whom_it_waits(place: Town) -> None:
    place.book("lisi", candidate="陈晓", in_hours=3)
    place.book("zhangsan", candidate="林悦", in_hours=4)
    page = mine(place, "zhangmin")
    assert "13:00–14:00 陈晓 · 后端工程师 一面 李四 · " + zh("response.needs_action") in part(page, "day")
    assert "14:00–15:00 林悦" in part(page, "day")
    assert zh("pending.no_answer", names="李四") in part(page, "waits")


def test_a_day_of_its_own_and_the_days_beside_it(place: Town) -> None:
    place.book("lisi", candidate="陈晓", in_hours=26)
    browser = Browser(place.web, "lisi.localhost")
    browser.open("/my")
    page = browser.tap("后一天")
    assert page.path == "/my/2026-03-12"
    assert "陈晓" in part(page, "day")
    assert zh("my_page.no_interviews") in part(browser.tap("后一天"), "day")
    assert browser.tap("今天").path == "/my"


@pytest.mark.parametrize("day", ["/2026-02-30", "/20260312", "/9999-12-31", "/0001-01-01", "/tomorrow", "/2026-W11-3"])
def test_what_is_no_day_of_use_is_no_page(place: Town, day: str) -> None:
    assert mine(place, "lisi", day).status == 404


def test_who_has_nothing_reads_that(place: Town) -> None:
    page = mine(place, "wangwu")
    assert zh("my_page.no_interviews") in part(page, "day")
    assert zh("my_page.nothing_arranged") in part(page, "later")
    assert 'aria-labelledby="waits"' not in page.text


def test_an_interview_that_is_off_or_anothers_by_now_is_not_listed(place: Town) -> None:
    off, given = place.book("lisi", candidate="陈晓", in_hours=3), place.book("lisi", candidate="林悦", in_hours=4)
    place.say("zhangmin", f"取消面试 {off.code} 岗位关闭")
    place.say("zhangmin", "是")
    order(place, f"换人 {given.code} 李四 王五")
    page = mine(place, "lisi")
    assert "陈晓" not in page.words
    assert "林悦" not in page.words
    assert "林悦" in mine(place, "wangwu").words


def test_in_english_with_ones_own_hours(place: Town) -> None:
    place.book("lisi", in_hours=3)
    place.say("lisi", "语言 英文")
    place.say("lisi", "timezone london")
    page = mine(place, "lisi")
    assert "Today, Wed 11 Mar" in part(page, "day")
    assert "05:00–06:00 陈晓" in part(page, "day")
    assert "London" in part(page, "day")


def test_however_many_there_are_a_page_stays_a_page(place: Town) -> None:
    """200 on one day, of whom HR looks after all."""
    for number in range(20):
        place.joins(f"m{number:02}", name=f"面试官{number:02}")
    for number in range(20):
        for hour in range(6):
            place.book(f"m{number:02}", candidate=f"候选{number:02}{hour}", in_hours=1 + hour * 1.5)
    page = mine(place, "zhangmin")
    assert len(re.findall('<a class="row"', page.text)) <= my.MOST_OF_A_DAY + my.MOST_WAITING + my.MOST_LATER
    assert "另有 20 场" in part(page, "day")
    assert "另有 70 项" in part(page, "waits")
    assert len(page.text) < 120_000
    assert len(place.rows("SELECT 1 AS one FROM interview")) == 120


def test_an_interview_across_midnight_is_listed_once_on_the_day_of_its_start(place: Town) -> None:
    place.book("lisi", in_hours=13.5)
    page = mine(place, "lisi")
    assert "陈晓" in part(page, "day")
    assert "陈晓" not in part(page, "later")


def test_a_list_that_goes_on_names_the_page_that_has_all_of_it(place: Town) -> None:
    for number in range(9):
        place.book("lisi", candidate=f"候选{number}", in_hours=24 + 2 * number)
    before = place.say("lisi", "待办")
    assert zh("pending.more", n=3) in before
    assert "/my" not in before
    mine(place, "zhangsan")  # somebody has signed on
    assert zh("pending.more_or_page", n=3, page=f"{place.web}/my") in place.say("lisi", "待办")


def test_where_more_comes_later_it_says_how_many_and_leads_there(place: Town) -> None:
    for number in range(my.MOST_LATER + 2):
        place.book("lisi", candidate=f"候选{number:02}", in_hours=25 + 24 * number)
        if number == my.MOST_LATER - 1:
            assert "还有" not in part(mine(place, "lisi"), "later")
    page = mine(place, "lisi")
    assert zh("my_page.still_later", n=2, day="3月22日 周日") in part(page, "later")
    [href] = [one.get("href") for one in page.tree.iter("a") if "还有 2 场" in one.text_content()]
    assert "候选10" in Browser(place.web, "lisi.localhost").open(href).words
