"""A headless Chromium for the tests of the page. Without one they are skipped, or fail where REQUIRE_BROWSER=1."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from story.pictures import BROWSERS, find_browser
from tests.world.screens import WAIT_MS

expect.set_options(timeout=WAIT_MS)


# Not for the whole session: Playwright keeps an event loop running, in which no other test could start its own.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    executable = find_browser()
    if executable is None:
        reason = f"no browser found (looked for {', '.join(BROWSERS)})"
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A wide page of its own in a Chinese browser."""
    with opened(chromium, "zh-CN") as page:
        yield page


@pytest.fixture
def english_page(chromium: Browser) -> Iterator[Page]:
    """The same in an English one."""
    with opened(chromium, "en-US") as page:
        yield page


@contextmanager
def opened(chromium: Browser, locale: str) -> Iterator[Page]:
    """A page; the test fails if the browser's console had anything to complain about."""
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale=locale)
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []
