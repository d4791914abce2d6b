"""Pages in a real browser: on a phone and a desk, in both languages, light and dark, and readable by everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.world.roster import ROSTER, TEAM
from tests.world.town import Town

CHINESE = re.compile("[\u4e00-\u9fff]")
SIZES = {"phone": (390, 844), "desk": (1280, 800)}
LANGS = {"zh": "zh-CN", "en": "en-GB"}
WAIT_MS = 20_000  # generous: only a failing test ever waits so long
_OTHERS = pytest.mark.long("a phone in Chinese and a desk in English show what this one would")
EACH = [
    pytest.param(size, lang, marks=[] if (size, lang) in {("phone", "zh"), ("desk", "en")} else _OTHERS)
    for size in SIZES
    for lang in LANGS
]
VIEWS = [(size, scheme) for size in SIZES for scheme in ("light", "dark")]
_ALL_VIEWS = pytest.mark.long("the same pages are read in Chinese on a light phone each time")
# What a page sends is the same in every view, and can be read in one language as in the other, but for what is longer.
EACH_READING = [
    pytest.param("zh", VIEWS[:1], id="zh"),
    *(pytest.param(lang, VIEWS, id=f"{lang}-all-views", marks=_ALL_VIEWS) for lang in LANGS),
]


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


def looked_at_in(views: list[tuple[str, str]], page: Page, lang: str) -> None:
    """What is open, in each of these sizes and schemes."""
    for size, scheme in views:
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
        for user_id in TEAM:
            words = words.replace(ROSTER[user_id].name, "")
        assert not CHINESE.search(words), f"{where}\n{words}"
    expect(page.locator("html"), where).to_have_attribute("lang", "zh-CN" if lang == "zh" else "en")
    heights = page.locator("a.button, button, summary, .choice").evaluate_all(
        "all => all.filter(one => one.getClientRects().length).map(one => one.getBoundingClientRect().height)"
    )
    assert all(height >= 40 for height in heights), f"a finger finds it: {where}"
