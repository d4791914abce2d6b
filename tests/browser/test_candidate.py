"""The candidate's page in a real browser: on a phone and a desk, in both languages, light and dark, and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from bot import change
from bot.db import store
from bot.installation import process
from bot.interviews import booking, by_candidate, lookup, offering, preferences, ticking
from bot.interviews.audit import Change
from bot.interviews.booking import Booking
from bot.interviews.models import Candidate, Interview, Job
from tests.world.candidates import WECHAT, token_of
from tests.world.screens import EACH, EACH_READING, looked_at_in, opened
from tests.world.town import Town, town


@dataclass
class Scene:
    """A town with a candidate for each way in which an interview may stand."""

    place: Town
    paths: dict[str, str]

    def url(self, which: str, more: str = "") -> str:
        return f"{self.place.web}{self.paths[which]}{more}"


def arranged(place: Town) -> Scene:
    process.installation = replace(process.installation, company_name="Example Ltd")
    made: dict[str, Interview] = {}
    with store.db.connection_context():
        store.execute("UPDATE member SET name = 'Zhang Min' WHERE user_id = 'zhangmin'")
        preferences.set_phone(Change(place.at, place.member("zhangmin")), place.member("zhangmin"), "13800138000")
        job = Job.create(title="Backend")
    for name, in_hours, mode in (
        ("asked", 30, "video"),
        ("confirmed", 34, "video"),
        ("wished", 38, "video"),
        ("declined", 42, "phone"),
        ("here", 0.5, "onsite"),
        ("open", 0.2, "video"),
        ("begun", -0.1, "video"),
        ("ended", -8, "video"),
    ):
        made[name] = _booked(place, job, name, in_hours, mode)
    does(place, by_candidate.confirm, made["confirmed"], 0)
    does(place, by_candidate.ask_for_another_time, made["wished"], 0, [place.at + timedelta(hours=80)], "")
    does(place, by_candidate.decline, made["declined"], 0)
    made["choosing"] = _to_choose(place, job)
    paths = {name: f"/c/{token_of(place, one)}" for name, one in made.items()}
    return Scene(place, paths)


def _booked(place: Town, job: Job, name: str, in_hours: float, mode: str) -> Interview:
    start = place.at + timedelta(hours=in_hours)
    with store.db.connection_context(), store.db.atomic():
        candidate = Candidate.create(name=name, lang="zh")
        wanted = Booking(
            candidate=candidate,
            job=job,
            round_no=1,
            round_name="Round 1",
            start=start,
            end=start + timedelta(hours=1),
            panel=[place.member({"begun": "wangwu", "open": "zhangsan"}.get(name, "lisi"))],
            recruiter=place.member("zhangmin"),
            mode=mode,
            meeting_url=None if mode != "video" else "https://meeting.example.com/1",
        )
        return booking.book(Change(place.at, actor_kind="system"), wanted)


def _to_choose(place: Town, job: Job) -> Interview:
    with store.db.connection_context(), store.db.atomic():
        panel, candidate = [place.member("wangwu")], Candidate.create(name="choosing")
        offer, _ = offering.find(panel, timedelta(minutes=45), None, place.at, candidate=candidate)
        assert offer is not None
        first = offer.times[0]
        recruiter = place.member("zhangmin")
        wanted = Booking(candidate, job, 2, "Round 2", first.start, first.end, panel, recruiter, offer=offer)
        on = booking.book(Change(place.at, recruiter), wanted, undoable=True)
        ticking.tick(Change(place.at, panel[0]), on, panel[0], {1, 2, 3})
        return on


def does(place: Town, what: Any, interview: Interview, *args: Any) -> None:
    with store.db.connection_context(), change.begin(place.at, kind="candidate", tell=False) as begun:
        what(begun, interview, *args)


@pytest.fixture(scope="module")
def scene(databases: Any) -> Iterator[Scene]:
    with databases.one() as url, town(url) as place:
        yield arranged(place)


@pytest.fixture
def own_scene(fresh_database_url: str) -> Iterator[Scene]:
    with town(fresh_database_url) as place:
        yield arranged(place)


@pytest.mark.parametrize(("lang", "views"), EACH_READING)
def test_it_can_be_read_by_everybody_however_it_stands(
    chromium: Browser, scene: Scene, lang: str, views: list[tuple[str, str]]
) -> None:
    with opened(chromium, "phone", lang, timezone_id="Asia/Shanghai") as page:
        for which in scene.paths:
            page.goto(scene.url(which, f"?lang={lang}"))
            if which == "ended":
                continue  # of its own language, since nothing is told of whose it was
            for more in page.locator("summary").all():
                more.click()
            _read(page, lang, views)
        for more in ("/decline", "/time"):
            page.goto(scene.url("asked", f"{more}?lang={lang}"))
            _read(page, lang, views)


def _read(page: Any, lang: str, views: list[tuple[str, str]]) -> None:
    """But for the word by which the other language is chosen, which is in that."""
    page.evaluate("document.querySelectorAll('meta[http-equiv=refresh], .switch').forEach((one) => one.remove())")
    looked_at_in(views, page, lang)


@pytest.mark.parametrize(("size", "lang"), EACH)
def test_by_the_browsers_clock_and_the_companys(chromium: Browser, scene: Scene, size: str, lang: str) -> None:
    own, company = {
        "zh": ("3月12日周四 08:00–09:00", "公司时间：3月12日 周四 16:00–17:00（北京时间）"),
        "en": ("Thu 12 Mar 08:00–09:00", "Company time: Thu 12 Mar 16:00–17:00 (Beijing time, GMT+8)"),
    }[lang]
    with opened(chromium, size, lang, timezone_id="Europe/London") as page:
        page.goto(scene.url("asked", f"?lang={lang}"))
        assert own.replace(" ", "") in page.locator(".when").first.inner_text().replace(" ", "").replace(",", "")
        expect(page.locator(".company").first).to_have_text(re.compile(re.escape(company).replace(r"\ ", r"\s*")))
        opens = {"zh": r"3月12日\s*周四 07:45（您的当地时间", "en": r"Thu,? 12 Mar 07:45 \(your time"}[lang]
        expect(page.locator(".at")).to_have_text(re.compile(opens))
        page.goto(scene.url("asked", f"/time?lang={lang}"))
        expect(page.locator("[name=zone]")).to_have_value("Europe/London")
        read_as = {"zh": "按 您的当地时间 GMT+0 填写", "en": "In your local time GMT+0"}[lang]
        expect(page.locator("[data-zone-said]")).to_have_text(read_as)
        day, hour = (page.locator(f"[name={one}]").bounding_box() for one in ("day1", "hour1"))
        assert day and hour and hour["width"] >= day["width"], "10:00 AM and its button are as wide as a day"
    with opened(chromium, size, lang, timezone_id="Asia/Shanghai") as page:
        page.goto(scene.url("asked", f"?lang={lang}"))
        expect(page.locator(".company").first).to_be_hidden()
    with opened(chromium, size, lang, timezone_id="Asia/Singapore") as page:  # the same hours, and not all the year
        page.goto(scene.url("asked", f"/time?lang={lang}"))
        expect(page.locator("[name=zone]")).to_have_value("Asia/Singapore")


def test_in_wechats_browser_it_says_where_the_calendar_file_is_had(chromium: Browser, scene: Scene) -> None:
    with opened(chromium, "phone", "zh", user_agent=WECHAT) as page:
        page.goto(scene.url("asked"))
        expect(page.get_by_text("在浏览器打开")).to_be_visible()


@pytest.mark.parametrize(("size", "lang"), EACH)
def test_a_candidate_confirms_asks_for_another_time_and_declines_without_javascript(
    chromium: Browser, own_scene: Scene, size: str, lang: str
) -> None:
    zh = lang == "zh"
    with opened(chromium, size, lang, java_script_enabled=False) as page:
        page.goto(own_scene.url("asked", f"?lang={lang}"))
        page.get_by_role("button", name="确认参加" if zh else "Confirm").click()
        expect(page.get_by_role("status")).to_have_text("✓ 您已确认参加" if zh else "✓ You have confirmed")
        page.get_by_role("link", name="想改时间" if zh else "Another time").click()
        page.get_by_label("日期 1" if zh else "Time 1, day").fill("2026-03-13")
        page.get_by_label("几点 1" if zh else "Time 1, hour").fill("15:30")
        page.get_by_role("button", name="发给 HR" if zh else "Send to HR").click()
        expect(page.get_by_role("status")).to_contain_text("已收到您想改的时间" if zh else "You asked for another time")
        page.get_by_role("link", name="无法参加" if zh else "I can't make it").click()
        page.get_by_role("button", name="确定不参加" if zh else "Yes, I can't make it").click()
        expect(page.get_by_role("status")).to_contain_text(
            "您已告知不参加" if zh else "You said that you can't make it"
        )
    with store.db.connection_context():
        found = Interview.get_by_id(1)
        assert found.candidate_response == "declined"
        [wish] = store.fetch("SELECT starts FROM candidate_wish WHERE interview_id = 1")
        assert f"{wish['starts'][0]:%H:%M}" == "07:30"


@pytest.mark.parametrize(("size", "lang"), EACH)
def test_a_candidate_chooses_a_time_is_late_and_joins(
    chromium: Browser, own_scene: Scene, size: str, lang: str
) -> None:
    zh = lang == "zh"
    with opened(chromium, size, lang) as page:
        page.route("https://meeting.example.com/**", lambda route: route.fulfill(body="in the room"))
        page.goto(own_scene.url("choosing", f"?lang={lang}"))
        page.locator("button.slot").nth(1).click()
        expect(page.get_by_role("status")).to_have_text("✓ 您已确认参加" if zh else "✓ You have confirmed")
        page.goto(own_scene.url("open", f"?lang={lang}"))
        page.get_by_role("button", name="我晚到 10 分钟" if zh else "I am 10 min late").click()
        expect(page.get_by_text("已告诉面试官您晚到 10 分钟" if zh else "you will be 10 minutes late")).to_be_visible()
        page.get_by_role("button", name="进入面试" if zh else "Join the interview").click()
        expect(page.locator("body")).to_have_text("in the room")
    with store.db.connection_context():
        [row] = store.fetch("SELECT id FROM interview WHERE here_at IS NOT NULL")
        assert lookup.load([row["id"]])[0].candidate.name == "open"
