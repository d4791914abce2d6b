"""The chat page, with a bot that is not there."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.world.sandbox_desk import desk_of

MENU = [
    {"type": "click", "name": "我的面试", "key": "schedule"},
    {
        "name": "更多",
        "sub_button": [
            {"type": "click", "name": "帮助", "key": "help"},
            {"type": "click", "name": "撤销", "key": "undo"},
            {"type": "click", "name": "我是谁", "key": "whoami"},
        ],
    },
]


@pytest.fixture
def deserted(page: Page) -> Iterator[str]:
    """The address of a sandbox whose callback address refuses every connection; it has been given a menu."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, never listening: nobody else can come to answer there
        nowhere = f"http://127.0.0.1:{taken.getsockname()[1]}/wecom/callback"
        with desk_of(nowhere) as desk:
            desk.menu(MENU)
            yield desk.url
            page.close()  # first: it would complain of a sandbox that goes away


def phone_of(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=f"{name} 与面试助手的对话")


def say(phone: Locator, text: str) -> None:
    phone.get_by_role("textbox").fill(text)
    phone.get_by_role("textbox").press("Enter")


def bubbles(phone: Locator, by: str) -> Locator:
    return phone.locator(f".row.{by}:not(.typing) .bubble")


def test_the_page_waits_until_it_is_let_in(page: Page) -> None:
    """After a start the sandbox answers first; nobody comes in before the bot is up and the phones are reset."""
    with desk_of("http://127.0.0.1:9/wecom/callback", is_open=False) as desk:
        page.goto(desk.url)
        starting = page.get_by_role("status").filter(has_text="正在启动")
        expect(starting).to_be_visible()
        expect(page.locator(".undelivered")).to_have_count(0)
        desk.let_people_in()
        expect(starting).to_have_count(0)
        expect(page.locator(".undelivered")).to_have_count(2)  # they have come in; here nobody is there to hear of it
        page.close()


def test_what_was_not_delivered_says_why_and_can_be_sent_again(page: Page, deserted: str) -> None:
    """With no bot there, a message is marked as undelivered with the reason; 重放 sends it once more."""
    page.goto(deserted)
    phone = phone_of(page, "张三")

    say(phone, "日程")

    line = phone.locator(".said .undelivered")
    expect(line).to_contain_text("未送达 · 3 次连不上")
    line.get_by_role("button", name="重放").click()
    again = page.locator(".exchange", has=page.get_by_text(re.compile(r"重放 #\d+")))
    expect(again.locator(".badge")).to_have_text("未送达")
    expect(again.locator(".dot.bad")).to_have_count(3)
    number = again.inner_text().partition("重放 ")[2].split()[0]
    expect(page.locator(".exchange .facts", has_text=f"· {number} · ")).to_have_count(1)  # the row that is meant


def test_saving_the_callback_shows_why_it_would_fail(page: Page, deserted: str) -> None:
    """保存回调 tells, beside the button, that nobody answers at the callback address."""
    page.goto(deserted)
    page.get_by_role("button", name="保存回调").click()
    expect(page.locator(".verdict")).to_have_text("验证未通过：连不上")


def test_a_message_is_text_and_never_markup(page: Page, deserted: str) -> None:
    """Tags in a message are read as they were typed; only addresses of the web become links."""
    page.goto(deserted)
    phone = phone_of(page, "张三")
    typed = '<img src=x onerror="alert(1)"> <a href="javascript:alert(1)">x</a> 见 https://example.com/a?b=1。'

    say(phone, typed)

    bubble = bubbles(phone, "member").last
    expect(bubble).to_have_text(typed)
    expect(bubble.locator("img")).to_have_count(0)
    expect(bubble.get_by_role("link")).to_have_count(1)
    expect(bubble.get_by_role("link")).to_have_attribute("href", "https://example.com/a?b=1")


def test_delivery_settings_reach_the_sandbox(page: Page, deserted: str) -> None:
    """首次后再 3 次, chosen in the popover, makes the next message go out four times."""
    page.goto(deserted)
    page.get_by_role("button", name="沙箱设置").click()
    page.get_by_text("首次后再 3 次").click()
    page.keyboard.press("Escape")
    expect(page.get_by_text("首次后再 3 次")).to_be_hidden()

    say(phone_of(page, "张三"), "日程")

    exchange = page.locator(".exchange", has=page.get_by_text("日程", exact=True))
    expect(exchange.locator(".dot.bad")).to_have_count(4)


def test_the_language_is_kept(page: Page, deserted: str) -> None:
    """EN turns the page to English, and it is still English after a reload."""
    page.goto(deserted)
    page.get_by_role("button", name="EN", exact=True).click()
    expect(page.get_by_role("button", name="Send").first).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Wire log")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_on_a_narrow_screen_one_phone_and_the_log_take_turns(page: Page, deserted: str) -> None:
    """At a phone's width one member's chat fills the page; the other, and the log, are one tap away."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(deserted)
    expect(phone_of(page, "张三")).to_be_visible()
    expect(phone_of(page, "张敏")).to_be_hidden()

    page.get_by_role("button", name="张敏").click()
    expect(phone_of(page, "张敏")).to_be_visible()
    expect(phone_of(page, "张三")).to_be_hidden()

    log, opener = page.get_by_role("complementary"), page.get_by_role("button", name="报文记录")
    expect(log).to_be_hidden()
    opener.click()
    expect(log).to_be_visible()
    page.keyboard.press("Escape")
    expect(log).to_be_hidden()
    expect(opener).to_be_focused()


def test_what_is_typed_while_the_sandbox_is_away_stays_in_the_line_and_nothing_covers_it(chromium: Browser) -> None:
    """Its answer is that the connection is lost; sent again once it is back, it arrives."""
    with desk_of("http://127.0.0.1:1/wecom/callback") as desk:
        context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN")
        page = context.new_page()
        page.goto(desk.url)
        line = phone_of(page, "张三").get_by_role("textbox")
        expect(line).to_be_visible()
        context.set_offline(True)
        say(phone_of(page, "张三"), "日程")
        trouble = page.locator(".trouble")
        expect(trouble).to_be_visible()
        expect(line).to_have_value("日程")
        told, field = trouble.bounding_box(), line.bounding_box()
        assert told is not None
        assert field is not None
        assert told["y"] + told["height"] < field["y"]
        context.set_offline(False)
        line.press("Enter")
        expect(line).to_have_value("")
        expect(bubbles(phone_of(page, "张三"), "member").last).to_have_text("日程")
        context.close()


def test_the_app_menu_works_by_keyboard(page: Page, deserted: str) -> None:
    """更多 opens by Enter, the arrows walk through it, and Enter sends the item's key as a click event."""
    page.goto(deserted)
    phone = phone_of(page, "张三")
    more = phone.get_by_role("button", name="更多")
    more.press("Enter")
    expect(phone.get_by_role("menuitem", name="帮助")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(phone.get_by_role("menuitem", name="我是谁")).to_be_focused()
    page.keyboard.press("Enter")

    exchange = page.locator(".exchange", has=page.get_by_text("菜单 · 我是谁", exact=True))
    exchange.get_by_role("button").first.click()
    expect(exchange.get_by_role("tabpanel")).to_contain_text("<EventKey><![CDATA[whoami]]></EventKey>")
