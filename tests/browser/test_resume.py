"""A résumé in a real browser: HR brings one, the panel reads its pages, on a phone and a desk and in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from bot.db import store
from bot.demo_resume import RESUMES, pdf
from bot.interviews.models import Interview
from bot.resumes import work
from tests.browsing import Browser as FromHTTP
from tests.world.screens import EACH_READING, address, looked_at, looked_at_in, opened
from tests.world.town import Town, town

CV = pdf(RESUMES["陈晓"])


@pytest.fixture(scope="module")
def place(databases: Any) -> Iterator[Town]:
    with databases.one() as url, town(url) as built:
        yield built


def booked(place: Town, candidate: str, in_hours: float) -> Interview:
    made = place.book("lisi", candidate=candidate, in_hours=in_hours, job="Backend")
    with store.db.connection_context():
        Interview.update(round_name="Round 1").where(Interview.id == made.id).execute()
        return Interview.get_by_id(made.id)


@pytest.fixture(scope="module")
def on(place: Town) -> Interview:
    """An interview whose résumé HR has brought."""
    made = booked(place, "Chen Xiao", 1)
    browser = FromHTTP(place.web, "zhangmin.localhost")
    browser.open(f"/i/{made.ref}/resume")
    browser.upload("resume", "cv.pdf", CV)
    work.draw_due(place.at)
    return made


def test_hr_brings_one_on_the_page_and_sees_its_pages_by_itself(chromium: Browser, place: Town) -> None:
    on = booked(place, "Lin Yue", 3)
    with opened(chromium, "phone", "zh") as page:
        page.goto(address(place, "zhangmin", f"/i/{on.ref}"))
        page.get_by_role("link", name="上传").click()
        expect(page.get_by_text("还没有简历。")).to_be_visible()
        page.get_by_label("PDF，最大 20 MB").set_input_files(
            files=[{"name": "cv.pdf", "mimeType": "application/pdf", "buffer": CV}]
        )
        page.get_by_role("button", name="上传").click()
        expect(page.get_by_text("已收到，正在生成页面。")).to_be_visible()
        work.draw_due(place.at)
        expect(page.get_by_role("img", name="第 1 页，共 2 页")).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("link", name="下载原件").click()
        assert download.value.suggested_filename == "Lin Yue.pdf"
        assert download.value.path().read_bytes() == CV


@pytest.mark.parametrize(("lang", "views"), EACH_READING)
@pytest.mark.parametrize("user_id", ["lisi", "zhangmin"])
def test_its_pages_can_be_read_by_everybody(
    chromium: Browser, place: Town, on: Interview, user_id: str, lang: str, views: list[tuple[str, str]]
) -> None:
    place.say(user_id, "语言 英文" if lang == "en" else "语言 中文")
    with opened(chromium, "phone", lang) as page:
        page.goto(address(place, user_id, f"/i/{on.ref}/resume"))
        sheets = page.get_by_role("img")
        expect(sheets).to_have_count(2)
        for sheet in sheets.all():
            sheet.scroll_into_view_if_needed()
            expect(sheet).to_have_js_property("naturalWidth", 1240)
        looked_at_in(views, page, lang)


def test_without_javascript_it_is_all_there(chromium: Browser, place: Town, on: Interview) -> None:
    place.say("lisi", "语言 中文")
    with opened(chromium, "phone", "zh", java_script_enabled=False) as page:
        page.goto(address(place, "lisi", f"/i/{on.ref}/resume"))
        expect(page.get_by_role("img")).to_have_count(2)
        expect(page.get_by_text("查看会留下记录")).to_be_visible()


def test_who_may_not_read_it_is_told_so_on_a_friendly_page(chromium: Browser, place: Town, on: Interview) -> None:
    with opened(chromium, "phone", "zh") as page:
        page.goto(address(place, "admin", f"/i/{on.ref}/resume"))
        expect(page.get_by_role("heading", name="你看不到这份简历")).to_be_visible()
        looked_at(page, "zh")
