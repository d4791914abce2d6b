"""What somebody sees who has just started it: at the first start and the second, in their language, on the wire."""

from __future__ import annotations

import re
from pathlib import Path
from uuid import uuid4

import pytest
import requests
from playwright.sync_api import Browser, Locator, Page, Request, expect

from tests.conftest import free_port, give_to_demo_in_the_morning, started

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def phone(page: Page, place: int) -> Locator:
    return page.locator(".phone").nth(place)


def answers(phone: Locator) -> Locator:
    return phone.locator(".row.bot:not(.typing) .bubble")


def say(phone: Locator, text: str) -> None:
    phone.get_by_role("textbox").fill(text)
    phone.get_by_role("textbox").press("Enter")


def open_cards(phone: Locator) -> Locator:
    return phone.get_by_role("article").filter(has=phone.page.get_by_role("button", name="接受"))


@pytest.mark.long("two whole starts; e2e/test_demo starts twice without a browser")
def test_the_second_start_looks_like_the_first_also_to_a_page_that_stayed_open(
    page: Page, chromium: Browser, fresh_database_url: str, tmp_path: Path
) -> None:
    """Greetings on both phones, an invitation to tap, the menu; also after all invitations were declined before. The
    page that stayed open waits, says so, and comes in by itself; what the last start had said is gone."""
    give_to_demo_in_the_morning(fresh_database_url)
    stayed = chromium.new_context(locale="zh-CN").new_page()  # its console complains of a sandbox that goes away
    own, port = phone(stayed, 0), free_port()
    with started(fresh_database_url, tmp_path, port) as address:
        is_looked_at_and_declined(page, address)
        stayed.goto(address)
        own.get_by_role("button", name="下一场", exact=True).first.click()
        expect(own.locator(".row.member .bubble")).to_have_text("下一场")
        page.goto("about:blank")  # before the sandbox goes away, of which the page would complain
    expect(stayed.get_by_role("status").filter(has_text="它一回来，这里就继续")).to_be_visible()
    with started(fresh_database_url, tmp_path, port) as address:
        expect(own.locator(".row.member .bubble")).to_have_count(0)
        for name, of in (("张三", own), ("张敏", phone(stayed, 1))):
            expect(of.locator(".bubble", has_text=f"{name}，你好。")).to_have_count(1)
            expect(of.locator(".undelivered:not(:empty)")).to_have_count(0)
        expect(open_cards(own).last).to_be_visible()
        stayed.context.close()
        is_looked_at_and_declined(page, address)
        page.goto("about:blank")


def is_looked_at_and_declined(page: Page, address: str) -> None:
    page.goto(address)
    zhangsan, zhangmin = phone(page, 0), phone(page, 1)
    expect(zhangsan.locator(".bubble", has_text="张三，你好。")).to_be_visible()
    expect(zhangmin.locator(".bubble", has_text="张敏，你好。")).to_be_visible()
    expect(open_cards(zhangsan).last).to_be_visible()
    expect(zhangsan.get_by_role("group", name="应用菜单").get_by_role("button").first).to_have_text("我的面试")
    while count := open_cards(zhangsan).count():
        open_cards(zhangsan).last.get_by_role("button", name="无法参加").click()
        expect(open_cards(zhangsan)).to_have_count(count - 1)
    expect(zhangmin.get_by_role("article").last).to_be_visible()


def test_an_english_browser_is_spoken_to_in_english(english_page: Page, running: str) -> None:
    """The page, what it offers to say, the menu, the roles beside the names; and the bot's answers."""
    page = english_page
    page.goto(running)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(phone(page, 0).locator(".bubble", has_text="Hello 张三.")).to_be_visible()
    expect(phone(page, 0).locator("option:checked")).to_have_text("张三 · interviewer")
    expect(phone(page, 1).locator("option:checked")).to_have_text("张敏 · HR")
    expect(page.get_by_role("region", name="Try this first")).to_contain_text("HR")
    expect(phone(page, 0).get_by_role("group", name="App menu").get_by_role("button").first).to_have_text("Schedule")

    # The invitation was sent in Chinese before anybody had opened the page: it has come anew.
    open_card = phone(page, 0).get_by_role("article").filter(has=page.locator(".buttons button:enabled")).last
    expect(open_card.get_by_role("heading")).to_have_text(re.compile(r"^[\x20-\x7e]+$"))

    phone(page, 0).get_by_role("button", name="schedule", exact=True).click()

    expect(phone(page, 0).locator(".bubble", has_text="Today,").last).to_be_visible()
    expect(open_card.locator(".source")).to_have_text("Interviews")
    for furniture in (".bar", ".phrases", ".input", ".menu", ".wire > header"):
        for words in page.locator(furniture).all_inner_texts():
            assert not CHINESE.search(words.replace("中", "")), words


def said(phone: Locator) -> list[str]:
    """What the member has written."""
    return phone.locator(".row.member .bubble").all_inner_texts()


def test_the_language_of_the_page_is_the_language_of_the_answers(page: Page, running: str) -> None:
    """EN, and the bot answers in English; 中, in Chinese. Nothing is said for the member: a question may be open."""
    page.goto(running)
    zhangsan = phone(page, 0)
    expect(zhangsan.locator(".bubble").first).to_be_visible()
    before = len(said(zhangsan))
    page.get_by_role("button", name="EN", exact=True).click()
    zhangsan.get_by_role("button", name="schedule", exact=True).click()
    expect(zhangsan.locator(".row.bot:not(.typing) .bubble").last).to_contain_text("Today,")
    page.get_by_role("button", name="中", exact=True).click()
    zhangsan.get_by_role("button", name="日程", exact=True).click()
    expect(zhangsan.locator(".row.bot:not(.typing) .bubble").last).to_contain_text("今天")
    assert said(zhangsan)[before:] == ["schedule", "日程"]


def test_an_english_page_leaves_a_chinese_one_its_language(page: Page, english_page: Page, running: str) -> None:
    """Two visitors at one phone: each is answered in the language of their own page."""
    page.goto(running)
    expect(phone(page, 0).locator(".bubble").first).to_be_visible()
    english_page.goto(running)
    for visitor, phrase, answer in ((english_page, "schedule", "Today,"), (page, "日程", "今天")) * 2:
        phone(visitor, 0).get_by_role("button", name=phrase, exact=True).click()
        expect(phone(visitor, 0).locator(".row.bot:not(.typing) .bubble").last).to_contain_text(answer)
    asked = requests.post(f"{running}/sandbox/messages", json={"from": "zhangsan", "text": "我是谁"}, timeout=10).json()
    assert "语言：中文" in asked["reply"]["text"]


def test_the_language_is_told_on_the_first_visit_alone_and_changing_it_sends_nobody_a_card(
    page: Page, running: str
) -> None:
    """What waits comes anew in it; on every visit or change after that it would come again and again."""
    told: list[str | None] = []

    def listen(request: Request) -> None:
        if request.url.endswith("/sandbox/events"):
            told.append(request.header_value("Accept-Language"))

    page.on("request", listen)
    for language, act in (
        ("zh", lambda: page.goto(running)),
        ("und", page.reload),
        ("und", lambda: (page.get_by_role("button", name="EN", exact=True).click(), page.reload())),
        ("und", lambda: (page.get_by_role("button", name="中", exact=True).click(), page.reload())),
    ):
        told.clear()
        act()
        while len(told) < 2:
            page.wait_for_event("requestfinished")
        assert told == [language] * 2


def test_the_hint_is_put_away_for_good(page: Page, running: str) -> None:
    page.goto(running)
    hint = page.get_by_role("region", name="先试这个")
    expect(hint).to_contain_text("张敏是 HR")
    hint.get_by_role("button", name="知道了").click()
    page.reload()
    expect(phone(page, 0)).to_be_visible()
    expect(hint).to_have_count(0)


def test_the_wire_shows_what_comes_and_what_leaves_also_after_a_reload(page: Page, running: str) -> None:
    """A tap is named by its button, and the card it changed by the call that changed it: no row is raw JSON."""
    page.goto(running)
    card = phone(page, 0).get_by_role("article").filter(has=page.get_by_role("button", name="接受")).last
    card.get_by_role("button", name="接受").click()
    log = page.locator(".wire")
    for _ in range(2):
        expect(log.locator(".exchange.callback .title", has_text="点按卡片 · 接受")).to_have_count(1)
        expect(log.locator(".exchange.call .title", has_text="更新张三的卡片").first).to_be_visible()
        expect(log.locator(".exchange.call .title", has_text="取 access_token")).to_have_count(1)
        assert not [title for title in log.locator(".title").all_inner_texts() if "{" in title]
        page.reload()
        expect(log.locator(".exchange").first).to_be_visible()

    row = log.locator(".exchange.call", has_text="更新张三的卡片").first
    row.get_by_role("button").first.click()
    expect(row.get_by_role("tabpanel")).to_contain_text("POST /cgi-bin/message/update_template_card")
    expect(row.get_by_role("tabpanel")).to_contain_text('"response_code"')
    row.get_by_role("tab", name="回答").click()
    expect(row.get_by_role("tabpanel")).to_contain_text("HTTP 200 · errcode 0")


def test_a_message_leads_to_the_call_that_brought_it(page: Page, running: str) -> None:
    page.goto(running)
    phone(page, 0).locator(".row.bot", has=page.get_by_role("article")).first.get_by_role(
        "button", name="看报文"
    ).click()
    expect(page.locator(".exchange.open .title")).to_contain_text("张三")
    expect(page.locator(".exchange.open .facts").first).to_contain_text(re.compile(r"#\d+ · message/"))


def test_a_first_look_already_shows_a_greeting_on_both_phones(page: Page, running: str) -> None:
    """Nobody meets an empty page: the bot greets the interviewer and the HR as they open the app."""
    page.goto(running)
    for place in (0, 1):
        expect(answers(phone(page, place)).first).not_to_be_empty()


def test_a_typed_word_is_answered_and_its_wire_can_be_read(page: Page, running: str) -> None:
    """日程, typed as 张三, brings a schedule; the log then shows the exchange and the decrypted XML."""
    page.goto(running)
    zhangsan = phone(page, 0)
    expect(answers(zhangsan).first).to_be_visible()
    schedules = zhangsan.locator(".row.bot", has_text="回复数字看详情")
    before = schedules.count()

    say(zhangsan, "日程")

    expect(schedules).to_have_count(before + 1)
    schedules.last.get_by_role("button", name="看报文").click()
    exchange = page.locator(".exchange.open")
    expect(exchange.locator(".title")).to_have_text("日程")
    expect(exchange.locator(".badge")).to_have_text("已回复")
    exchange.get_by_role("tab", name="明文").click()
    expect(exchange.get_by_role("tabpanel")).to_contain_text("<Content><![CDATA[日程]]></Content>")
    expect(exchange.get_by_role("tabpanel")).to_contain_text("<FromUserName><![CDATA[zhangsan]]></FromUserName>")
    exchange.get_by_role("tab", name="回复").click()
    expect(exchange.get_by_role("tabpanel")).to_contain_text("回复数字看详情")
    exchange.get_by_role("tab", name="信封").click()
    expect(exchange.get_by_role("tabpanel")).to_contain_text("msg_signature")


def test_a_phone_can_be_handed_to_another_member(page: Page, running: str) -> None:
    """After 张三 hands the phone to 李四, it shows 李四's chat; what 张三 said is there again when it comes back."""
    page.goto(running)
    only_said_here = f"帮助 {uuid4()}"
    said = page.locator(".phone").first.get_by_text(only_said_here, exact=True)
    say(phone(page, 0), only_said_here)
    expect(said).to_be_visible()

    phone(page, 0).get_by_role("combobox").select_option("lisi")
    expect(answers(phone(page, 0)).first).to_be_visible()
    expect(said).to_have_count(0)

    phone(page, 0).get_by_role("combobox").select_option("zhangsan")
    expect(said).to_be_visible()
