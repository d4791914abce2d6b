"""An interview's page: each reads there what chat would tell them, and nobody more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot import change
from bot.db import store
from bot.interviews import booking, feedback, lookup, panel, preferences
from bot.interviews.audit import Change
from bot.interviews.booking import Booking
from bot.interviews.evaluation import Evaluation
from bot.interviews.models import Application, Candidate, Interview, Job, Role
from tests.browsing import Browser
from tests.said import en, zh
from tests.world.pages import look
from tests.world.town import Town, invited, later, order

MEETING = "https://meeting.example.com/"


@pytest.fixture
def book(place: Town) -> Callable[..., Interview]:
    """An interview as it is in the database, with the name of its page."""

    def booked(*who: str, **how: object) -> Interview:
        on = place.book(*who, **how)  # type: ignore[arg-type]
        with store.db.connection_context():
            return Interview.get_by_id(on.id)

    return booked


def writes(place: Town, user_id: str, on: Interview, verdict: str, words: str, **ratings: int) -> None:
    with store.db.connection_context(), change.begin(place.at, place.member(user_id), tell=False) as begun:
        [loaded] = lookup.load([on.id])
        feedback.submit(begun, loaded, place.member(user_id), Evaluation(verdict, words, ratings))


def test_one_of_the_panel_reads_when_where_with_whom_and_of_whom(place: Town, book: Callable[..., Interview]) -> None:
    on = book("lisi", "zhangsan", in_hours=25)
    place.say("zhangsan", f"接受 {on.code}")
    page = look(place, "lisi", on)
    assert page.status == 200
    for said in (
        "陈晓",
        f"后端工程师 · 一面 · {on.code}",
        "3月12日 周四 11:00–12:00",
        "1 天 1 小时后",
        "视频",
        "候选人 待回复",
        "HR 张敏",
        zh("interview_page.opens", at="明天 10:45"),
        "你 待回复",
        "张三 已接受",
    ):
        assert said in page.words
    assert MEETING not in page.text, "the room's own address is on no page"
    assert "通知" not in page.words


def test_in_english_it_is_all_english(place: Town, book: Callable[..., Interview]) -> None:
    on = book("lisi", in_hours=25)
    place.say("lisi", "语言 英文")
    page = look(place, "lisi", on)
    assert '<html lang="en">' in page.text
    for said in (
        "Thu 12 Mar 11:00–12:00",
        "Candidate not answered yet",
        "you not answered yet",
        en("interview_page.opens", at="tomorrow"),
    ):
        assert said in page.words


def test_whose_clock_shows_another_time_reads_the_companys_as_well(place: Town, book: Callable[..., Interview]) -> None:
    on = book("lisi", in_hours=25)
    place.say("lisi", "时区 伦敦")
    page = look(place, "lisi", on)
    assert "3月12日 周四 03:00–04:00 · 伦敦时间 GMT+0" in page.words
    assert "3月12日 周四 11:00–12:00 · 北京时间" in page.words


def test_shortly_before_it_opens_there_is_a_page_to_wait_on(place: Town, book: Callable[..., Interview]) -> None:
    on, later = book("lisi", in_hours=1), book("lisi", in_hours=30, candidate="林悦")
    assert f"/i/{on.ref}/room" in look(place, "lisi", on).text
    assert f"/i/{later.ref}/room" not in look(place, "lisi", later).text


def test_the_room_has_a_button_while_it_is_open_and_says_who_is_inside(
    place: Town, book: Callable[..., Interview]
) -> None:
    on = book("lisi", "zhangsan", in_hours=0.2)
    assert "已进入" not in look(place, "zhangsan", on).words
    phone = Browser(place.web, "lisi.localhost", stops_at=MEETING)
    phone.open(f"/i/{on.ref}")
    assert phone.tap("进入面试").url == f"{MEETING}1"
    assert zh("room_page.inside", names="李四") in look(place, "zhangsan", on).words
    hr = look(place, "zhangmin", on)
    assert zh("interview_page.open") in hr.words
    assert zh("room_page.inside", names="李四") in hr.words
    assert f"/i/{on.ref}/room" not in hr.text


def test_hr_reads_what_became_of_each_notice_why_somebody_cannot_come_and_the_candidates_number(place: Town) -> None:
    on = invited(place, "lisi", in_hours=25)
    with store.db.connection_context():
        Candidate.update(mobile="13800001234").where(Candidate.id == on.candidate_id).execute()
        on = Interview.get_by_id(on.id)
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    hr = look(place, "zhangmin", on)
    assert zh("declined.who_cant", names="李四") + "（出差）" in hr.words
    assert "给李四：邀请，10:00 已发" in hr.words
    assert 'href="tel:13800001234"' in hr.text
    assert "HR 你" in hr.words
    lisi = look(place, "lisi", on)
    assert "出差" not in lisi.words
    assert "13800001234" not in lisi.text
    assert "邀请，10:00 已发" not in lisi.words


def test_the_panel_reads_hrs_number(place: Town, book: Callable[..., Interview]) -> None:
    on = book("lisi")
    with store.db.connection_context(), store.db.atomic():
        preferences.set_phone(Change(place.at, actor_kind="operator"), place.member("zhangmin"), "13900005678")
    assert 'href="tel:13900005678"' in look(place, "lisi", on).text


def test_an_admin_reads_the_notices_and_no_name_of_the_candidate_no_verdict(place: Town) -> None:
    on = invited(place, "lisi", in_hours=0.5)
    place.move(hours=2)
    place.settle()
    with store.db.connection_context():
        on = Interview.get_by_id(on.id)
    writes(place, "lisi", on, "yes", "基础扎实")
    page = look(place, "admin", on)
    assert "陈*" in page.words
    assert "陈晓" not in page.text
    assert "基础扎实" not in page.text
    assert "李四：邀请" in page.words


def test_a_hiring_manager_sees_their_own_jobs_alone(place: Town, book: Callable[..., Interview]) -> None:
    on, other = book("lisi", in_hours=3), book("zhangsan", in_hours=3, candidate="林悦", job="前端工程师")
    manager = place.joins("zhaoliu", Role.HIRING_MANAGER)
    with store.db.connection_context():
        Application.update(hiring_manager=manager).where(Application.id == on.application_id).execute()
    assert "陈晓" in look(place, "zhaoliu", on).words
    assert look(place, "zhaoliu", other).status == 404


@pytest.mark.parametrize("user_id", ["wangwu", "zhangsan"])
def test_of_somebody_elses_interview_nothing_is_told_not_even_that_it_is_there(
    place: Town, book: Callable[..., Interview], user_id: str
) -> None:
    on = book("lisi")
    theirs = look(place, user_id, on)
    on.ref = "0" * 32
    none = look(place, user_id, on)
    assert (theirs.status, theirs.words) == (none.status, none.words)
    assert theirs.status == 404
    assert "陈晓" not in theirs.text


def test_who_was_replaced_reads_that_and_not_how_it_goes_on(place: Town, book: Callable[..., Interview]) -> None:
    on = book("lisi", "zhangsan", in_hours=25)
    order(place, f"换人 {on.code} 李四 王五")
    page = look(place, "lisi", on)
    assert zh("state.replaced") in page.words
    assert zh("interview_page.not_on_panel", hr="张敏") in page.words
    assert "王五" not in page.words
    assert "张三" not in page.words


def test_who_knows_the_candidate_finds_nothing(place: Town, book: Callable[..., Interview]) -> None:
    on = book("lisi", in_hours=3)
    with store.db.connection_context(), change.begin(place.at, place.member("lisi"), tell=False) as begun:
        [loaded] = lookup.load([on.id])
        panel.decline(begun, loaded, place.member("lisi"), knows_candidate=True)
    assert look(place, "lisi", on).status == 404


def second_round(place: Town, *who: str) -> tuple[Interview, Interview]:
    """A first round that 李四 held and has written of, and a second one."""
    first = place.book("lisi", in_hours=0.5)
    place.move(hours=2)
    place.settle()
    writes(place, "lisi", first, "strong_yes", "系统设计扎实")
    with store.db.connection_context(), store.db.atomic():
        first = Interview.get_by_id(first.id)
        start = place.at + timedelta(hours=3)
        second = booking.book(
            Change(place.at, actor_kind="system"),
            Booking(
                candidate=first.candidate,
                job=first.application.job,
                round_no=2,
                round_name="二面",
                start=start,
                end=start + timedelta(hours=1),
                panel=[place.member(user_id) for user_id in who],
                recruiter=place.member("zhangmin"),
            ),
        )
        return first, Interview.get_by_id(second.id)


def test_the_next_rounds_panel_reads_who_held_the_one_before_and_what_they_thought(place: Town) -> None:
    first, second = second_round(place, "wangwu")
    page = look(place, "wangwu", second)
    assert "之前的轮次 一面 李四" in page.words
    assert "李四 强烈推荐 系统设计扎实" in page.words
    assert f"/i/{first.ref}" not in page.text, "that round's page is not theirs"
    assert f"/i/{first.ref}" in look(place, "zhangmin", second).text


def test_of_a_blind_job_the_verdict_before_stays_unread(place: Town) -> None:
    _, second = second_round(place, "wangwu")
    with store.db.connection_context():
        Job.update(blind=True).execute()
    page = look(place, "wangwu", second)
    assert "一面 李四" in page.words
    assert "系统设计扎实" not in page.text
    assert "系统设计扎实" in look(place, "zhangmin", second).words


def test_others_feedback_is_read_once_ones_own_is_in(place: Town, book: Callable[..., Interview]) -> None:
    on = book("lisi", "zhangsan", in_hours=0.5)
    place.move(hours=2)
    place.settle()
    writes(place, "zhangsan", on, "yes", "基础扎实")
    before = look(place, "lisi", on)
    assert "基础扎实" not in before.text
    assert "面评 1/2" in before.words
    writes(place, "lisi", on, "no", "设计题偏弱")
    after = look(place, "lisi", on)
    assert "张三 推荐 基础扎实" in after.words
    assert "李四 不推荐 设计题偏弱" in after.words


def test_what_the_job_looks_at_is_named(place: Town, book: Callable[..., Interview]) -> None:
    on = book("lisi")
    with store.db.connection_context():
        Job.update(focus=["系统设计", "协作"], department="平台部").execute()
    page = look(place, "lisi", on)
    assert "岗位 后端工程师 · 平台部" in page.words
    assert zh("interview_page.focus", names="系统设计、协作") in page.words


def test_no_name_becomes_part_of_the_page(place: Town, book: Callable[..., Interview]) -> None:
    """Names come from sheets and other systems."""
    on = book("lisi", candidate='<script>alert("1")</script>', job="<img src=x onerror=alert(1)>")
    page = look(place, "lisi", on)
    assert "<script" not in page.text
    assert "<img" not in page.text
    assert "&lt;script&gt;" in page.text
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]


def test_a_page_of_the_interview_is_kept_nowhere(place: Town, book: Callable[..., Interview]) -> None:
    page = look(place, "lisi", book("lisi"))
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "http" not in page.text.replace("http-equiv", ""), "nothing of another host"


def test_of_what_is_over_nobody_waits_for_an_answer(place: Town, book: Callable[..., Interview]) -> None:
    on = book("lisi", "zhangsan", in_hours=0.5)
    place.say("zhangsan", f"接受 {on.code}")
    assert look(place, "lisi", on).words.count("待回复") == 4, "how it stands, the candidate, and oneself twice"
    place.move(hours=2)
    page = look(place, "lisi", on)
    assert "待回复" not in page.words
    assert "张三 已接受" in page.words
