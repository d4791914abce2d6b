"""The pages for members in a real browser: on a phone and a desk, in both languages, light and dark, and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from bot import change
from bot.db import store
from bot.interviews import booking, feedback, lookup
from bot.interviews.booking import Booking
from bot.interviews.evaluation import Evaluation
from bot.interviews.models import Candidate, Interview, Job
from tests.browser.conftest import WAIT_MS
from tests.world.town import TEAM, Town, town

CHINESE = re.compile("[\u4e00-\u9fff]")
SIZES = {"phone": (390, 844), "desk": (1280, 800)}
LANGS = {"zh": "zh-CN", "en": "en-GB"}
_OTHERS = pytest.mark.long("a phone in Chinese and a desk in English show what this one would")
EACH = [
    pytest.param(size, lang, marks=[] if (size, lang) in {("phone", "zh"), ("desk", "en")} else _OTHERS)
    for size in SIZES
    for lang in LANGS
]
# A page that can be read in one language can be read in the other, but for what is longer there.
EACH_LANG = ["zh", pytest.param("en", marks=pytest.mark.long("the same pages in Chinese are read each time"))]
VIEWS = [(size, scheme) for size in SIZES for scheme in ("light", "dark")]


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


@contextmanager
def opened(chromium: Browser, size: str, lang: str, **how: Any) -> Iterator[Page]:
    """A page; the test fails if the browser's console had anything to complain about, such as of a policy."""
    context = chromium.new_context(viewport=_viewport(size), locale=LANGS[lang], **how)
    context.set_default_timeout(WAIT_MS)
    complaints: list[str] = []
    page = context.new_page()
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert [one for one in complaints if "status of 4" not in one] == []


def _viewport(size: str) -> ViewportSize:
    width, height = SIZES[size]
    return {"width": width, "height": height}


def address(place: Town, user_id: str, path: str) -> str:
    return f"http://{user_id}.localhost:{place.web.rpartition(':')[2]}{path}"


def looked_at_everywhere(page: Page, lang: str) -> None:
    """What is open, on a phone and a desk, light and dark: what a page sends is the same for all of them."""
    for size, scheme in VIEWS:
        page.set_viewport_size(_viewport(size))
        page.emulate_media(color_scheme=scheme)
        looked_at(page, lang, f"{size}, {scheme}, {page.url}")


def looked_at(page: Page, lang: str, where: str = "") -> None:
    """Nothing keeps anybody from reading it, it fits, and it is in one language."""
    # A page that waits for something goes on by itself: that is what it is for, and it says so.
    waits = page.locator("meta[http-equiv=refresh]").count() and page.locator(".screen").count()
    rules = {"meta-refresh": {"enabled": not waits}}
    found = Axe().run(page, options={"rules": rules, "resultTypes": ["violations"]})
    assert found.violations_count == 0, f"{where}\n{found.generate_report()}"
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1], f"nobody scrolls sideways: {where}"
    if lang == "en":
        words = page.locator("body").inner_text()
        for _, name, _ in TEAM:
            words = words.replace(name, "")
        assert not CHINESE.search(words), f"{where}\n{words}"
    expect(page.locator("html"), where).to_have_attribute("lang", "zh-CN" if lang == "zh" else "en")
    heights = page.locator("a.button, button, summary, .choice").evaluate_all(
        "all => all.filter(one => one.getClientRects().length).map(one => one.getBoundingClientRect().height)"
    )
    assert all(height >= 40 for height in heights), f"a finger finds it: {where}"


@pytest.mark.parametrize("lang", EACH_LANG)
def test_each_page_can_be_read_by_everybody(chromium: Browser, scene: Scene, lang: str) -> None:
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
            looked_at_everywhere(page, lang)


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
