"""Links to the bot's pages: each phone of the page opens them as its owner, and a browser that is no phone scans."""

from __future__ import annotations

from collections.abc import Iterator
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from sandbox import directory
from tests.serving import in_a_thread
from tests.world.sandbox_desk import AGENT_ID, ENVIRON, Desk, Json, desk_of

BUTTONS: Json = {
    "card_type": "button_interaction",
    "main_title": {"title": "陈晓 · 二面", "desc": "今天 14:00"},
    "task_id": "room-1",
    "button_list": [{"text": "无法参加", "style": 2, "key": "decline"}],
}


class Bot:
    """A bot with one page: whoever has no cookie is sent to sign on, and whoever comes back is named on it."""

    def __init__(self) -> None:
        self.desk = Desk("")
        self.events = 0
        bot = self

        class Pages(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                bot.events += 1
                self.rfile.read(int(self.headers["Content-Length"]))
                self.answer(200, "")

            def do_GET(self) -> None:
                host, query = self.headers["Host"], parse_qs(urlsplit(self.path).query)
                cookie = SimpleCookie(self.headers.get("Cookie", "")).get("who")
                if "code" in query:
                    who = bot.desk.call(f"auth/getuserinfo?code={query['code'][0]}")["userid"]
                    self.answer(302, "", Location="/room", **{"Set-Cookie": f"who={who}"})
                elif cookie is None:
                    self.answer(302, "", Location=bot.way_in(host))
                else:
                    self.answer(200, f"<h1>{cookie.value} at {host.partition(':')[0]}</h1>")

            def answer(self, status: int, text: str, **headers: str) -> None:
                self.send_response(status)
                for name, value in (headers | {"Content-Length": str(len(text))}).items():
                    self.send_header(name, value)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_: Any) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
        self.port = self.server.server_address[1]

    def url(self, path: str = "/room") -> str:
        """As the bot writes it, to everybody the same."""
        return f"http://127.0.0.1:{self.port}{path}"

    def way_in(self, host: str) -> str:
        name = host.partition(":")[0]
        wecom = f"http://{name}:{urlsplit(self.desk.url).port}"
        query = {"appid": ENVIRON["WECOM_CORP_ID"], "agentid": AGENT_ID, "redirect_uri": f"http://{host}/back"}
        if name.endswith(".localhost"):
            query |= {"response_type": "code", "scope": "snsapi_base"}
            return f"{wecom}/connect/oauth2/authorize?{urlencode(query)}#wechat_redirect"
        return f"{wecom}/wwlogin/sso/login?{urlencode(query | {'login_type': 'CorpApp'})}"


@pytest.fixture
def bot() -> Iterator[Bot]:
    bot = Bot()
    with in_a_thread(bot.server):
        yield bot


@pytest.fixture
def desk(page: Page, bot: Bot) -> Iterator[Desk]:
    """A sandbox whose page is open on the phones of 张三 and 张敏."""
    with desk_of(bot.url("/wecom/callback")) as desk:
        bot.desk = desk
        page.goto(desk.url)
        expect(page.locator(".exchange.callback")).to_have_count(2)
        yield desk
        page.close()  # first: it would complain of a sandbox that goes away


def phone_of(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=f"{name} 与面试助手的对话")


def opened_by(page: Page, link: Locator) -> str:
    """What stands on the page that the link opens in a tab of its own."""
    with page.expect_popup() as tab:
        link.click()
    said = tab.value.get_by_role("heading").inner_text()
    tab.value.close()
    return said


def test_each_phone_opens_a_link_as_its_owner_and_keeps_its_own_cookies(page: Page, desk: Desk, bot: Bot) -> None:
    """One browser, two phones, the same link: 张三 enters as 张三 and 张敏 as 张敏, now and again."""
    for user_id in ("zhangsan", "zhangmin"):
        desk.send(user_id, "text", {"content": f'<a href="{bot.url()}">进入面试</a>'})
    for _ in range(2):
        for name, user_id in (("张三", "zhangsan"), ("张敏", "zhangmin")):
            link = phone_of(page, name).get_by_role("link", name="进入面试")
            assert opened_by(page, link) == f"{user_id} at {user_id}.localhost"


def test_a_link_opens_so_wherever_it_stands(page: Page, desk: Desk, bot: Bot) -> None:
    """In words, on a notice as a whole, on a text card, in markdown: and only links to the bot on this machine."""
    own = f"http://zhangsan.localhost:{bot.port}/room"
    action = {"type": 1, "url": bot.url()}
    notice = {"card_type": "text_notice", "main_title": {"title": "进入面试"}, "card_action": action}
    desk.send("zhangsan", "text", {"content": f"在这里：{bot.url()}，或 http://localhost:{bot.port}/room。"})
    desk.send("zhangsan", "template_card", notice)
    desk.send("zhangsan", "textcard", {"title": "面试", "description": "14:00", "url": bot.url(), "btntxt": "进入"})
    desk.send("zhangsan", "markdown", {"content": f"[房间]({bot.url()})"})
    others = ["https://example.com/1", f"http://127.0.0.1:{bot.port}0/", f"https://127.0.0.1:{bot.port}/"]
    desk.send("zhangsan", "text", {"content": " ".join(others)})

    links = phone_of(page, "张三").locator(".chat a")

    expect(links).to_have_count(8)
    assert [one.get_attribute("href") for one in links.all()] == [own] * 5 + others
    expect(links.first).to_have_text(bot.url())  # the words stay what was said


def test_a_button_may_be_a_link_and_then_the_bot_hears_nothing(page: Page, desk: Desk, bot: Bot) -> None:
    """A button of type 1 has an arrow, opens its page, and leaves the card as it was; the button beside it is tapped."""
    room = {"type": 1, "text": "进入面试", "style": 1, "url": bot.url()}
    desk.send("zhangsan", "template_card", BUTTONS | {"button_list": [room, *BUTTONS["button_list"]]})
    card = phone_of(page, "张三").get_by_role("article")
    expect(card.get_by_role("link", name="进入面试").locator("svg")).to_be_visible()
    before = bot.events

    assert opened_by(page, card.get_by_role("link", name="进入面试")) == "zhangsan at zhangsan.localhost"

    assert bot.events == before
    expect(card.get_by_role("button", name="无法参加")).to_be_enabled()
    card.get_by_role("button", name="无法参加").click()
    expect(page.locator(".exchange").first.locator(".title")).to_have_text("点按卡片 · 无法参加")
    assert bot.events == before + 1


def test_a_menu_item_may_open_a_page_as_whoever_has_the_phone(page: Page, desk: Desk, bot: Bot) -> None:
    """`view` opens its address, beside the chat and below 更多, and tells the bot so; handed over, the phone is another's."""
    view = {"type": "view", "name": "面试页", "url": bot.url()}
    desk.menu([view, {"name": "更多", "sub_button": [view | {"name": "我的面评"}]}])
    phone = phone_of(page, "张三")

    assert opened_by(page, phone.get_by_role("link", name="面试页")) == "zhangsan at zhangsan.localhost"
    expect(page.locator(".exchange.callback").first.locator(".title")).to_have_text("菜单链接 · 面试页")

    phone.get_by_role("combobox").select_option(value="lisi")
    phone = phone_of(page, "李四")
    assert opened_by(page, phone.get_by_role("link", name="面试页")) == "lisi at lisi.localhost"
    phone.get_by_role("button", name="更多").click()
    assert opened_by(page, phone.get_by_role("menuitem", name="我的面评")) == "lisi at lisi.localhost"


@pytest.mark.parametrize(("width", "lang"), [(390, "zh-CN"), (1280, "en-GB")])
def test_outside_the_phones_somebody_scans(chromium: Browser, desk: Desk, bot: Bot, width: int, lang: str) -> None:
    """In a browser that is nobody's phone, and without a script, the scan page asks who it is, and leads on as them."""
    words = {"zh-CN": "企业微信登录", "en-GB": "Log in with WeCom"}
    context = chromium.new_context(viewport={"width": width, "height": 844}, locale=lang, java_script_enabled=False)
    page = context.new_page()
    page.goto(bot.url())
    expect(page.get_by_role("heading")).to_have_text(words[lang])
    expect(page.get_by_role("listitem")).to_have_count(len(directory.PEOPLE))
    page.get_by_role("link", name="李四").click()
    expect(page.get_by_role("heading")).to_have_text("lisi at 127.0.0.1")
    context.close()


def test_a_name_that_is_nobodys_phone_is_told_where_the_phones_are(chromium: Browser, desk: Desk, bot: Bot) -> None:
    """WeCom's words, and the way to the sandbox's page."""
    page = chromium.new_page(locale="zh-CN")
    page.goto(f"http://nobody.localhost:{bot.port}/room")
    expect(page.get_by_role("heading")).to_have_text("请在企业微信客户端打开链接")
    page.get_by_role("link", name="打开沙箱页面").click()
    expect(phone_of(page, "张三")).to_be_visible()
    page.close()
