"""What the bot sends of its own accord, as its reader meets it: cards that are tapped, and news on the other phone."""

from __future__ import annotations

import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from sandbox.crypto import Codec
from tests.serving import in_a_thread
from tests.world.sandbox_desk import ENVIRON, Desk, Json, desk_of

CARD: Json = {
    "card_type": "button_interaction",
    "source": {"desc": "面试助手"},
    "main_title": {"title": "李四 无法参加", "desc": "陈晓 · 后端 二面"},
    "horizontal_content_list": [
        {"keyname": "时间", "value": "3月12日 周四 14:00"},
        {"keyname": "原因", "value": "临时出差"},
        {"keyname": "还剩", "value": "27 小时"},
    ],
    "task_id": "swap-1",
    "button_list": [
        {"text": "换成王五", "style": 1, "key": "swap wangwu"},
        {"text": "换成赵六", "style": 2, "key": "swap zhaoliu"},
        {"text": "我来处理", "style": 4, "key": "mine"},
    ],
}
SWAPPED: Json = {
    "card_type": "text_notice",
    "main_title": {"title": "李四 无法参加", "desc": "陈晓 · 后端 二面"},
    "horizontal_content_list": [{"keyname": "改为", "value": "王五"}],
    "card_action": {"type": 1, "url": "https://example.com/1203"},
    "task_id": "swap-1",
}


class Bot:
    """A callback address that answers every callback with nothing: at once, or when it is let."""

    def __init__(self) -> None:
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.heard: list[ET.Element] = []
        codec = Codec(ENVIRON["WECOM_TOKEN"], ENVIRON["WECOM_ENCODING_AES_KEY"], ENVIRON["WECOM_CORP_ID"])
        bot = self

        class Callback(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                sealed = ET.fromstring(self.rfile.read(int(self.headers["Content-Length"])))
                bot.heard.append(ET.fromstring(codec.decrypt(sealed.findtext("Encrypt") or "")))
                bot.may_answer.wait(4)
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Callback)

    def last_tap(self) -> ET.Element:
        return [one for one in self.heard if (one.findtext("Event") or "").startswith("template_card")][-1]


@pytest.fixture
def bot() -> Iterator[Bot]:
    bot = Bot()
    with in_a_thread(bot.server):
        yield bot
        bot.may_answer.set()


@pytest.fixture
def desk(page: Page, bot: Bot) -> Iterator[Desk]:
    """A sandbox whose page is open and has told the bot that both members came in."""
    with desk_of(f"http://127.0.0.1:{bot.server.server_address[1]}/") as desk:
        page.goto(desk.url)
        expect(page.locator(".exchange.callback")).to_have_count(2)
        yield desk
        page.close()  # first: it would complain of a sandbox that goes away


def phone_of(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=f"{name} 与面试助手的对话")


def test_a_card_shows_what_happened_and_what_can_be_done(page: Page, desk: Desk) -> None:
    """张敏 sees source, title, rows in their order and three buttons; 张三 sees nothing of it."""
    desk.send("zhangmin", "template_card", CARD)

    card = phone_of(page, "张敏").get_by_role("article", name="李四 无法参加")
    expect(card.locator(".source")).to_have_text("面试助手")
    expect(card.get_by_role("heading")).to_have_text("李四 无法参加")
    expect(card.locator(".head .desc")).to_have_text("陈晓 · 后端 二面")
    expect(card.locator("dt")).to_have_text(["时间", "原因", "还剩"])
    expect(card.locator("dd")).to_have_text(["3月12日 周四 14:00", "临时出差", "27 小时"])
    expect(card.get_by_role("button")).to_have_text(["换成王五", "换成赵六", "我来处理"])
    expect(phone_of(page, "张三").get_by_role("article")).to_have_count(0)


def test_a_tapped_button_turns_until_the_card_says_what_came_of_it(page: Page, desk: Desk, bot: Bot) -> None:
    """While the bot works the button is busy and takes no second tap; then 见新卡片 stands where the buttons were."""
    desk.send("zhangmin", "template_card", CARD)
    card = phone_of(page, "张敏").get_by_role("article")
    bot.may_answer.clear()

    card.get_by_role("button", name="换成王五").click()

    expect(card.get_by_role("button", name="换成王五")).to_have_attribute("aria-busy", "true")
    expect(card.get_by_role("button", name="我来处理")).to_be_disabled()
    card.get_by_role("button", name="我来处理").click(force=True)
    bot.may_answer.set()
    expect(page.locator(".exchange").first.locator(".title")).to_have_text("点按卡片 · 换成王五")
    tapped = bot.last_tap()
    assert tapped.findtext("EventKey") == "swap wangwu"
    desk.update("zhangmin", tapped.findtext("ResponseCode") or "", {"button": {"replace_name": "见新卡片"}})
    expect(card.get_by_role("button")).to_have_text(["见新卡片"])
    expect(card.get_by_role("button")).to_be_disabled()
    assert [one.findtext("EventKey") for one in bot.heard if one.findtext("TaskId")] == ["swap wangwu"]


def test_a_card_leads_to_its_page_beside_its_buttons(page: Page, desk: Desk, bot: Bot) -> None:
    """All of it but its buttons, which are tapped as ever."""
    leads_to = "https://example.com/1203"
    desk.send("zhangmin", "template_card", CARD | {"card_action": {"type": 1, "url": leads_to}})
    card = phone_of(page, "张敏").get_by_role("article")
    expect(card.get_by_role("link", name="李四 无法参加")).to_have_attribute("href", leads_to)
    row = card.get_by_text("临时出差").bounding_box()
    assert row is not None
    reached = page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('a')?.href", [row["x"] + 2, row["y"] + row["height"] / 2]
    )
    assert reached == leads_to
    card.get_by_role("button", name="换成王五").click()
    expect(page.locator(".exchange").first.locator(".title")).to_have_text("点按卡片 · 换成王五")


def test_a_changed_card_stays_where_it_was(page: Page, desk: Desk, bot: Bot) -> None:
    """The new form takes the old one's place above later messages, alerts nobody, and keeps the keyboard's focus."""
    desk.send("zhangmin", "template_card", CARD)
    desk.send("zhangmin", "text", {"content": "后来的消息"})
    phone = phone_of(page, "张敏")
    expect(phone.locator(".row.bot:not(.typing)")).to_have_count(2)
    phone.get_by_role("button", name="换成王五").press("Enter")
    expect(page.locator(".exchange.callback")).to_have_count(3)

    desk.update("zhangmin", bot.last_tap().findtext("ResponseCode") or "", {"template_card": SWAPPED})

    rows = phone.locator(".row.bot:not(.typing)")
    expect(rows.first.locator("dd")).to_have_text(["王五"])
    expect(rows.first.get_by_role("link", name="李四 无法参加")).to_have_attribute("href", "https://example.com/1203")
    expect(rows.first.locator(".trace")).to_contain_text("已更新")
    expect(rows).to_have_count(2)
    expect(rows.last).to_contain_text("后来的消息")
    expect(phone.get_by_role("article")).to_be_focused()
    expect(page).to_have_title("企业微信沙箱 · 面试助手")


def test_a_tap_that_does_not_arrive_says_so_and_can_be_made_again(page: Page, desk: Desk, bot: Bot) -> None:
    """With the bot gone, the chat tells that the tap was not delivered, and the button is there to be tapped again."""
    desk.send("zhangmin", "template_card", CARD)
    phone = phone_of(page, "张敏")
    button = phone.get_by_role("article").get_by_role("button", name="换成王五")
    expect(button).to_be_visible()
    bot.server.shutdown()
    bot.server.server_close()

    button.click()

    expect(phone.locator(".notice")).to_contain_text("点按卡片 · 换成王五 未送达")
    expect(button).to_be_enabled()


def test_what_is_chosen_on_a_card_goes_along_with_the_tap(page: Page, desk: Desk, bot: Bot) -> None:
    """王五, chosen in the card's list, is in the callback as the selected option of its question."""
    options = [{"id": "zhaoliu", "text": "赵六"}, {"id": "wangwu", "text": "王五"}]
    choice = {"question_key": "who", "title": "面试官", "option_list": options}
    desk.send("zhangmin", "template_card", CARD | {"button_selection": choice})
    card = phone_of(page, "张敏").get_by_role("article")

    card.get_by_label("面试官").select_option(label="王五")
    card.get_by_role("button", name="我来处理").click()

    expect(page.locator(".exchange.callback")).to_have_count(3)
    item = bot.last_tap().find("SelectedItems/SelectedItem")
    assert item is not None
    assert (item.findtext("QuestionKey"), item.findtext("OptionIds/OptionId")) == ("who", "wangwu")


def test_what_is_ticked_on_a_vote_goes_along_with_its_button_and_what_came_of_it_takes_its_place(
    page: Page, desk: Desk, bot: Bot
) -> None:
    """Of twenty boxes two are ticked and one of them no more: the callback has those that are, each as an OptionId."""
    options = [{"id": str(number), "text": f"3月{number}日 周四 10:00"} for number in range(1, 20)]
    vote = {
        "card_type": "vote_interaction",
        "source": {"desc": "面试助手"},
        "main_title": {"title": "陈晓二面，哪些时间可以？可多选", "desc": "1203 陈晓 · 后端 二面，45 分钟，视频"},
        "checkbox": {"question_key": "times:1", "mode": 1, "option_list": [*options, {"id": "none", "text": "都不行"}]},
        "submit_button": {"text": "提交", "key": "send"},
        "task_id": "vote-1",
    }
    desk.send("zhangmin", "template_card", vote)
    card = phone_of(page, "张敏").get_by_role("article", name="陈晓二面，哪些时间可以？可多选")
    expect(card.get_by_role("checkbox")).to_have_count(20)

    for text in ("3月1日 周四 10:00", "3月3日 周四 10:00", "都不行", "都不行"):
        card.get_by_label(text, exact=True).click()
    card.get_by_role("button", name="提交").click()

    expect(page.locator(".exchange").first.locator(".title")).to_have_text("点按卡片 · 提交")
    tapped = bot.last_tap()
    [item] = tapped.findall("SelectedItems/SelectedItem")
    assert item.findtext("QuestionKey") == "times:1"
    assert [one.text for one in item.findall("OptionIds/OptionId")] == ["1", "3"]
    assert tapped.findtext("CardType") == "vote_interaction"
    desk.update("zhangmin", tapped.findtext("ResponseCode") or "", {"template_card": SWAPPED | {"task_id": "vote-1"}})
    expect(phone_of(page, "张敏").locator("article dd")).to_have_text(["王五"])
    expect(phone_of(page, "张敏").get_by_role("checkbox")).to_have_count(0)


def test_a_notice_shows_its_time_its_quote_and_its_menu(page: Page, desk: Desk, bot: Bot) -> None:
    """A reminder has its figure and its quote, leads to its page, and its ⋯ sends the chosen action."""
    notice = {
        "card_type": "text_notice",
        "action_menu": {"desc": "提醒", "action_list": [{"text": "今天不再提醒", "key": "quiet"}]},
        "main_title": {"title": "14:00 有面试"},
        "emphasis_content": {"title": "14:00", "desc": "3F-海棠"},
        "quote_area": {"title": "HR 备注", "quote_text": "多聊系统设计"},
        "jump_list": [{"type": 1, "title": "打开面试页", "url": "https://example.com/1203"}],
        "card_action": {"type": 1, "url": "https://example.com/1203"},
        "task_id": "reminder-1",
    }
    desk.send("zhangsan", "template_card", notice)
    card = phone_of(page, "张三").get_by_role("article")

    expect(card.locator(".emphasis strong")).to_have_text("14:00")
    expect(card.locator("blockquote")).to_have_text("HR 备注多聊系统设计")
    expect(card.get_by_role("link", name="打开面试页")).to_have_attribute("href", "https://example.com/1203")
    card.get_by_role("link", name="打开面试页").click(trial=True)  # the card's own link lies over all but the others
    card.get_by_role("button", name="更多操作").click()
    card.get_by_role("button", name="今天不再提醒").click()
    expect(page.locator(".exchange").first.locator(".title")).to_have_text("卡片菜单 · 今天不再提醒")
    assert bot.last_tap().findtext("EventKey") == "quiet"


def test_markdown_has_wecoms_subset_and_no_more(page: Page, desk: Desk) -> None:
    """Heading, bold, quote, code, colour and links to the web are drawn; tags and other links stay text."""
    desk.send(
        "zhangsan",
        "markdown",
        {
            "content": '# 今天\n**陈晓** <font color="info">14:00</font>\n> 会议室 `3F <b>海棠</b>`\n'
            "[日程](https://example.com/s) [坏](javascript:void) <img src=x onerror=alert(1)>"
        },
    )
    bubble = phone_of(page, "张三").locator(".markdown")
    expect(bubble.locator(".heading-1")).to_have_text("今天")
    expect(bubble.locator("strong")).to_have_text("陈晓")
    expect(bubble.locator(".font-info")).to_have_text("14:00")
    expect(bubble.locator(".quote code")).to_have_text("3F <b>海棠</b>")
    expect(bubble.get_by_role("link")).to_have_text("日程")
    expect(bubble.locator("p").last).to_have_text("日程 坏 <img src=x onerror=alert(1)>")
    expect(bubble.locator("img, b")).to_have_count(0)


def test_a_text_card_leads_to_its_page_and_keeps_its_three_kinds_of_line(page: Page, desk: Desk) -> None:
    """gray, highlight and <br> are laid out, every other tag is text, and 看简历 is the one link."""
    desk.send(
        "zhangsan",
        "textcard",
        {
            "title": "明天 <i>10:00</i>",
            "description": '<div class="gray">周四</div>陈晓<br><b>二面</b><div class="highlight">请提前入场</div>',
            "url": "https://example.com/1203",
            "btntxt": "看简历",
        },
    )
    card = phone_of(page, "张三").get_by_role("article")
    expect(card.get_by_role("heading")).to_have_text("明天 <i>10:00</i>")
    expect(card.locator(".line-gray")).to_have_text("周四")
    expect(card.locator(".line-highlight")).to_have_text("请提前入场")
    expect(card.locator(".description")).to_contain_text("<b>二面</b>")
    expect(card.get_by_role("link", name="看简历")).to_have_attribute("href", "https://example.com/1203")
    expect(card.locator("i, b")).to_have_count(0)


def test_a_card_is_text_and_never_markup(page: Page, desk: Desk) -> None:
    """Tags in a card's title, rows and buttons are read as they were sent, and a script's address is no link."""
    tag = "<img src=x onerror=alert(1)>"
    desk.send(
        "zhangmin",
        "template_card",
        CARD
        | {
            "main_title": {"title": tag, "desc": tag},
            "quote_area": {"type": 0, "url": "javascript:alert(1)", "title": tag, "quote_text": tag},
            "horizontal_content_list": [{"keyname": tag, "value": tag}],
            "button_list": [{"text": tag, "key": tag}],
        },
    )
    card = phone_of(page, "张敏").get_by_role("article")
    for shown in (card.get_by_role("heading"), card.locator("dt"), card.locator("dd"), card.get_by_role("button")):
        expect(shown).to_have_text(tag)
    expect(card.locator("img, a")).to_have_count(0)


def test_news_on_the_other_phone_is_counted_until_somebody_looks(page: Page, desk: Desk) -> None:
    """A message to 张敏, while 张三's phone is used, raises a badge there and in the title; a touch takes both away."""
    phone_of(page, "张三").get_by_role("textbox").click()

    desk.send("zhangmin", "text", {"content": "一"})
    desk.send("zhangmin", "template_card", CARD)
    desk.send("zhangsan", "text", {"content": "这里有人在看"})

    expect(phone_of(page, "张敏").get_by_role("img", name="2 条新消息")).to_have_text("2")
    expect(phone_of(page, "张三").get_by_text("这里有人在看")).to_be_visible()
    expect(page).to_have_title("(2) 企业微信沙箱 · 面试助手")
    expect(phone_of(page, "张三").locator(".unread")).to_have_count(0)
    phone_of(page, "张敏").get_by_role("textbox").click()
    expect(page.locator(".unread")).to_have_count(0)
    expect(page).to_have_title("企业微信沙箱 · 面试助手")


def test_news_for_a_member_without_a_phone_is_told_beside_their_name(page: Page, desk: Desk) -> None:
    """王五, whose phone is not on the page, has 1 条新 in the choice of members until it is."""
    desk.send("wangwu", "text", {"content": "请你来面"})

    phone = phone_of(page, "张三")
    expect(phone.get_by_role("img", name="王五 有 1 条新消息")).to_be_visible()
    phone.get_by_role("combobox").select_option(label="王五 · 面试官 · 1 条新")
    expect(phone_of(page, "王五").get_by_text("请你来面")).to_be_visible()
    expect(page.locator(".elsewhere").first).to_be_hidden()
    expect(phone_of(page, "王五").locator("option:checked")).to_have_text("王五 · 面试官")


def test_a_member_whom_the_bot_wrote_to_first_still_comes_in(page: Page, desk: Desk, bot: Bot) -> None:
    """王五's phone, once it is on the page, tells the bot that 王五 opened the app, whatever waits there already."""
    desk.send("wangwu", "template_card", CARD)

    phone_of(page, "张三").get_by_role("combobox").select_option(value="wangwu")

    expect(page.locator(".exchange.callback")).to_have_count(3)
    assert (bot.heard[-1].findtext("Event"), bot.heard[-1].findtext("FromUserName")) == ("enter_agent", "wangwu")


def test_on_a_narrow_screen_the_switch_counts_the_other_phones_news(page: Page, desk: Desk) -> None:
    """At a phone's width 张敏's news is counted on the switch, and gone once her phone is shown."""
    page.set_viewport_size({"width": 390, "height": 844})
    desk.send("zhangmin", "template_card", CARD)

    switch = page.get_by_role("group", name="看谁的手机").get_by_role("button", name="张敏")
    expect(switch).to_contain_text("1")
    switch.click()
    expect(switch).to_have_text("张敏")
    expect(phone_of(page, "张敏").get_by_role("button", name="换成王五")).to_be_in_viewport()
