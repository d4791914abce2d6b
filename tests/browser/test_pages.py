"""The pages for members in a real browser: on a phone and a desk, in both languages, light and dark, and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from bot import change
from bot.db import store
from bot.interviews import booking, feedback, lookup
from bot.interviews.booking import Booking
from bot.interviews.evaluation import Evaluation
from bot.interviews.models import Candidate, Interview, Job
from tests.world.screens import EACH, EACH_READING, address, looked_at, looked_at_in, opened
from tests.world.town import Town, town


@dataclass
class Scene:
    """A town with something on each page."""

    place: Town
    held: Interview  # over, 李四's feedback is due
    ahead: Interview  # the same candidate's next round, in ten minutes
    later: Interview  # tomorrow, not answered


def arranged(place: Town) -> Scene:
    with store.db.connection_context():
        job = Job.create(title="Backend", department="Platform", focus=["Design", "Coding"])
        candidate = Candidate.create(name="Chen Xiao", mobile="13800001234")
        other = Candidate.create(name="Lin Yue")

    def book(candidate: Candidate, round_no: int, in_hours: float, *panel: str) -> Interview:
        start = place.at + timedelta(hours=in_hours)
        with store.db.connection_context(), change.begin(place.at, place.member("zhangmin")) as begun:
            made = booking.book(
                begun,
                Booking(
                    candidate=candidate,
                    job=job,
                    round_no=round_no,
                    round_name=f"Round {round_no}",
                    start=start,
                    end=start + timedelta(hours=1),
                    panel=[place.member(one) for one in panel],
                    recruiter=place.member("zhangmin"),
                    meeting_url="https://meeting.example.com/1",
                ),
            )
            begun.record("interview.booked", "interview", made.id)
        with store.db.connection_context():
            return Interview.get_by_id(made.id)

    held = book(candidate, 1, 0.5, "lisi", "zhangsan")
    place.settle()
    place.move(hours=3)
    place.settle()
    with store.db.connection_context(), change.begin(place.at, place.member("zhangsan"), tell=False) as begun:
        [loaded] = lookup.load([held.id])
        feedback.submit(begun, loaded, place.member("zhangsan"), Evaluation("yes", "Solid basics.", {"Design": 3}))
    ahead = book(candidate, 2, 1 / 6, "lisi", "wangwu")
    later = book(other, 1, 24, "lisi")
    place.settle()
    return Scene(place, held, ahead, later)


@pytest.fixture(scope="module")
def scene(databases: Any) -> Iterator[Scene]:
    with databases.one() as url, town(url) as place:
        yield arranged(place)


@pytest.fixture
def own_scene(fresh_database_url: str) -> Iterator[Scene]:
    with town(fresh_database_url) as place:
        yield arranged(place)


@pytest.mark.parametrize(("lang", "views"), EACH_READING)
def test_each_page_can_be_read_by_everybody(
    chromium: Browser, scene: Scene, lang: str, views: list[tuple[str, str]]
) -> None:
    pages = [
        ("lisi", "/my"),
        ("zhangmin", "/my"),
        ("wangwu", "/my/2026-03-20"),
        ("lisi", f"/i/{scene.ahead.ref}"),
        ("lisi", f"/i/{scene.later.ref}"),
        ("lisi", f"/i/{scene.held.ref}"),
        ("zhangsan", f"/i/{scene.held.ref}"),
        ("zhangmin", f"/i/{scene.ahead.ref}"),
        ("admin", f"/i/{scene.held.ref}"),
        ("lisi", f"/i/{scene.held.ref}/feedback"),
        ("zhangsan", f"/i/{scene.held.ref}/feedback"),
        ("zhangmin", f"/i/{scene.held.ref}/feedback"),
        ("zhangmin", f"/i/{scene.ahead.ref}/resume"),
        ("lisi", f"/i/{scene.ahead.ref}/resume"),
        ("lisi", f"/i/{scene.later.ref}/room"),
        ("wangwu", f"/i/{scene.held.ref}"),
    ]
    with opened(chromium, "phone", lang) as page:
        for user_id, path in pages:
            page.goto(address(scene.place, user_id, path))
            for more in page.locator("summary").all():
                more.click()
            looked_at_in(views, page, lang)


@pytest.mark.parametrize(("size", "lang"), EACH)
def test_feedback_is_written_on_its_page(chromium: Browser, own_scene: Scene, size: str, lang: str) -> None:
    """From what waits, by way of what is missing, to what is stored, and how it is changed."""
    zh = lang == "zh"
    with opened(chromium, size, lang) as page:
        page.goto(address(own_scene.place, "lisi", "/my"))
        page.get_by_role("link", name="等你写面评" if zh else "waits for your feedback").click()
        page.get_by_label("4 很好" if zh else "4 excellent").first.check()
        page.get_by_role("textbox", name="一句话，说说为什么" if zh else "Why, in a sentence").fill("Clear, and fast.")
        page.get_by_role("button", name="提交" if zh else "Submit").click()
        expect(page.get_by_role("alert")).to_be_visible()
        looked_at(page, lang)
        expect(page.get_by_role("textbox", name="一句话" if zh else "Why").first).to_have_value("Clear, and fast.")
        page.get_by_label("强烈推荐" if zh else "strong yes", exact=True).check()
        page.get_by_role("button", name="提交" if zh else "Submit").click()
        said = page.get_by_role("status")
        expect(said).to_contain_text("面评已提交" if zh else "Feedback submitted")
        expect(said).to_contain_text("撤销" if zh else "undo")
        expect(page.get_by_text("Solid basics.")).to_be_visible()
        looked_at(page, lang)
        page.reload()
        expect(said).to_have_count(0)
        page.get_by_role("link", name="修改我的面评" if zh else "Change mine").click()
        expect(page.get_by_label("强烈推荐" if zh else "strong yes", exact=True)).to_be_checked()
    [row] = own_scene.place.rows(
        """SELECT recommendation, summary, ratings FROM feedback f JOIN member m ON m.id = f.author_id
           WHERE m.user_id = 'lisi' AND f.status = 'submitted'"""
    )
    assert row == {"recommendation": "strong_yes", "summary": "Clear, and fast.", "ratings": {"Design": 4}}


@pytest.mark.parametrize(("size", "lang"), EACH)
def test_an_interview_is_answered_on_its_page_without_javascript(
    chromium: Browser, own_scene: Scene, size: str, lang: str
) -> None:
    zh = lang == "zh"
    with opened(chromium, size, lang, java_script_enabled=False) as page:
        page.goto(address(own_scene.place, "lisi", f"/i/{own_scene.later.ref}"))
        page.get_by_role("button", name="接受" if zh else "Accept").click()
        expect(page.get_by_role("status")).to_contain_text("已接受" if zh else "Accepted")
        page.get_by_text("无法参加" if zh else "Can't make it", exact=True).click()
        page.get_by_role("textbox").fill("我和他是认识的，同学" if zh else "I know him, we studied together")
        page.get_by_role("button", name="回复无法参加" if zh else "Decline").click()
        expect(page.get_by_role("heading")).to_have_text("再确认一下" if zh else "One more question")
        page.get_by_role("button", name="是" if zh else "Yes").click()
        expect(page.get_by_role("status")).to_contain_text("资料已对你隐藏" if zh else "is now hidden from you")
        expect(page).to_have_url(re.compile("/my$"))


def test_a_tap_on_enter_leads_from_the_page_to_the_room(chromium: Browser, own_scene: Scene) -> None:
    with opened(chromium, "phone", "zh") as page:
        page.route("https://meeting.example.com/**", lambda route: route.fulfill(body="in the room"))
        page.goto(address(own_scene.place, "lisi", f"/i/{own_scene.ahead.ref}"))
        page.get_by_role("link", name="进入面试").click()
        expect(page.locator("body")).to_have_text("in the room")
