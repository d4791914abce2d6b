"""The README's pictures: phones as the story fills them, taken by the system's Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect, sync_playwright

from bot.launch.house import CannotStart
from bot.launch.terminal import tick
from bot.settings import ROOT, Settings
from story.house import running
from story.place import Place
from story.scene import CANDIDATE, HR, ZHANGSAN
from story.telling import told
from story.terminal import Terminal

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FOLDER = ROOT / "docs" / "pictures"
OF = ("pasted", "invited", "told", "late", "written", "morning")  # the scenes at whose end a phone is taken
THE_PAGE_AT = "told"  # with both phones and the wire
# Pages that are opened from a phone, at the end of a scene: whose browser, on whose phone the address is, and its path.
OPENED = {
    "confirmed": (CANDIDATE, HR, "/c/", "candidate"),
    "reminded": (ZHANGSAN, ZHANGSAN, "/i/[0-9a-f]+", "interview"),
    "late": (ZHANGSAN, ZHANGSAN, "/i/[0-9a-f]+", "form"),
}
PHONE, PAGE = (390, 748), (1440, 900)
LOCALES = {"zh": "zh-CN", "en": "en-US"}
# What else is on the page speaks of the sandbox.
_PHONE_ALONE = ".bar, .hint, .phrases, .elsewhere { display: none !important }"


def take_all(settings: Settings) -> None:
    """The pictures of each language.

    Raises: CannotStart without a browser; Lost, Died, NotStarted, StopAsked
    """
    with browser() as chromium:
        for lang in LOCALES:
            with (
                running(settings, lang) as place,
                _window(chromium, f"{place.address}/", lang, PHONE, sharpness=2) as phone,
                _window(chromium, f"{place.address}/", lang, PAGE, sharpness=1) as page,
            ):
                phone.add_style_tag(content=_PHONE_ALONE)
                for scene in told(place, Terminal(lang)):
                    last = place.chat(scene.about)[-1]["id"]
                    if scene.name in OF:
                        _take(phone, last, FOLDER / f"{lang}-{OF.index(scene.name) + 1}-{scene.name}.png")
                    if scene.name in OPENED:
                        _take_page(chromium, place, lang, scene.name)
                    if scene.name == THE_PAGE_AT:
                        _take(page, last, FOLDER / f"{lang}-page.png")


@contextmanager
def browser() -> Iterator[Browser]:
    """Raises: CannotStart where there is none."""
    executable = find_browser()
    if executable is None:
        names = ", ".join(BROWSERS)
        raise CannotStart(f"没有浏览器 no browser found: {names} (apt-get install chromium fonts-noto-cjk)")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


def find_browser() -> str | None:
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@contextmanager
def _window(chromium: Browser, address: str, lang: str, size: tuple[int, int], *, sharpness: int) -> Iterator[Page]:
    """The page as somebody in China has it before them who moves nothing."""
    context = chromium.new_context(
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=sharpness,
        locale=LOCALES[lang],
        timezone_id="Asia/Shanghai",
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def _take(page: Page, last_message: int, path: Path) -> None:
    expect(page.locator(f'[data-message="{last_message}"]')).to_be_visible()
    path.parent.mkdir(exist_ok=True)
    page.screenshot(path=path)
    tick(str(path.relative_to(ROOT)))


def _take_page(chromium: Browser, place: Place, lang: str, scene: str) -> None:
    """What is read on a phone whose browser is the owner's own."""
    whose, on_the_phone_of, path, name = OPENED[scene]
    found = urlsplit(place.address_on(on_the_phone_of, path))
    there = f"http://{whose}.localhost:{urlsplit(place.web).port}{found.path.removesuffix('/room')}"
    there += {"candidate": f"?lang={lang}", "form": "/feedback"}.get(name, "")
    with _window(chromium, there, lang, PHONE, sharpness=2) as page:
        number = len(OF) + 1 + [one[3] for one in OPENED.values()].index(name)
        file = FOLDER / f"{lang}-{number}-{name}.png"
        page.screenshot(path=file)
        tick(str(file.relative_to(ROOT)))
