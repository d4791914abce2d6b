"""The fault drawer: what is switched on befalls the bot's calls, and nobody can forget it."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from sandbox.company import company
from tests.world.sandbox_desk import ENVIRON, Desk, desk_of

TEXT = {"content": "提醒"}
DRAWER = pytest.mark.long("the sandbox's page of switches; three are pressed each time, and contract/ tries the faults")


@pytest.fixture
def desk(page: Page) -> Iterator[Desk]:
    """A sandbox without a bot."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with desk_of(f"http://127.0.0.1:{taken.getsockname()[1]}/") as desk:
            yield desk
            page.close()  # first: it would complain of a sandbox that goes away


def open_drawer(page: Page) -> None:
    page.get_by_role("button", name="沙箱设置").click()
    page.get_by_role("tab", name="故障").click()


def test_a_switched_fault_befalls_the_bots_calls_until_all_is_well_again(page: Page, desk: Desk) -> None:
    """限流 makes sending answer 45009 and stands in the bar; 全部恢复 ends both."""
    page.goto(desk.url)
    open_drawer(page)

    page.get_by_role("switch", name="限流 45009").click()

    chip = page.locator(".fault-chip")
    expect(chip).to_have_text("故障：限流 45009")
    assert desk.send("zhangsan", "text", TEXT)["errcode"] == 45009
    page.get_by_role("button", name="全部恢复").click()
    expect(chip).to_be_hidden()
    expect(page.get_by_role("switch", name="限流 45009")).not_to_be_checked()
    assert desk.send("zhangsan", "text", TEXT)["errcode"] == 0


@DRAWER
@pytest.mark.parametrize(
    ("name", "errcode"), [("系统繁忙 -1", -1), ("IP 不可信 60020", 60020), ("应用停用 50003", 50003)]
)
def test_each_switch_does_what_it_says(page: Page, desk: Desk, name: str, errcode: int) -> None:
    """The code in the switch's name is the one that sending is answered with; switched off again, sending works."""
    page.goto(desk.url)
    access_token = desk.access_token()
    open_drawer(page)

    page.get_by_role("switch", name=name).click()
    expect(page.locator(".fault-chip")).to_be_visible()
    assert desk.send("zhangsan", "text", TEXT, access_token)["errcode"] == errcode

    page.get_by_role("switch", name=name).click()
    expect(page.locator(".fault-chip")).to_be_hidden()
    assert desk.send("zhangsan", "text", TEXT, access_token)["errcode"] == 0


@DRAWER
def test_faults_that_cannot_be_seen_in_a_code_can_be_switched_too(page: Page, desk: Desk) -> None:
    """停机, both ways of losing the connection, slowness and a wrong secret hold together, and go one by one."""
    names = ["停机", "断开连接", "办完才断", "慢 3 秒", "Secret 不对 40001"]
    page.goto(desk.url)
    open_drawer(page)
    for number, name in enumerate(names, start=1):
        page.get_by_role("switch", name=name).click()
        expect(page.locator(".fault-chip")).to_contain_text(name if number == 1 else f"{number} 项故障")
    for name in names:
        expect(page.get_by_role("switch", name=name)).to_be_checked()

    for name in names:
        page.get_by_role("switch", name=name).click()
        expect(page.get_by_role("switch", name=name)).not_to_be_checked()
    expect(page.locator(".fault-chip")).to_be_hidden()
    assert desk.send("zhangsan", "text", TEXT)["errcode"] == 0


@DRAWER
def test_revoking_kills_the_tokens_that_are_out(page: Page, desk: Desk) -> None:
    """撤销 makes a token in use invalid; a new one works, so nothing stays in force."""
    page.goto(desk.url)
    access_token = desk.access_token()
    open_drawer(page)

    page.get_by_role("button", name="撤销").click()

    expect(page.get_by_role("button", name="已撤销")).to_be_visible()
    assert desk.send("zhangsan", "text", TEXT, access_token)["errcode"] == 40014
    assert desk.send("zhangsan", "text", TEXT)["errcode"] == 0
    expect(page.locator(".fault-chip")).to_be_hidden()


def test_a_fault_that_others_set_is_shown_and_kept(page: Page, desk: Desk) -> None:
    """A rule made through the API stands in the bar while the page is open, and outlives a switch of the drawer's."""
    page.goto(desk.url)
    expect(page.locator(".exchange")).to_have_count(2)

    desk.fault({"rules": [{"path": "user/get", "errcode": 60011}]})

    chip = page.locator(".fault-chip")
    expect(chip).to_have_text("故障：自定：user/get")
    chip.click()
    page.get_by_role("switch", name="系统繁忙").click()
    expect(chip).to_have_text("2 项故障")
    page.get_by_role("switch", name="系统繁忙").click()
    expect(chip).to_have_text("故障：自定：user/get")
    page.get_by_role("button", name="全部恢复").click()
    expect(chip).to_be_hidden()


@DRAWER
def test_the_open_readings_of_the_api_can_be_chosen(page: Page, desk: Desk) -> None:
    """With 得到新的 chosen, a second gettoken brings another token; before, it brought the same."""
    page.goto(desk.url)
    before = desk.access_token()
    assert desk.access_token() == before
    page.get_by_role("button", name="沙箱设置").click()

    with page.expect_response("**/sandbox/settings"):
        page.get_by_text("得到新的").click()
    page.reload()
    page.get_by_role("button", name="沙箱设置").click()

    expect(page.get_by_role("radio", name="得到新的")).to_be_checked()
    assert desk.access_token() != before


@DRAWER
@pytest.mark.parametrize("width", [390, 1280])
def test_what_could_not_be_saved_is_said_above_the_settings_and_looks_as_it_is(
    chromium: Browser, desk: Desk, width: int
) -> None:
    """The switch and the choice go back to what is in force."""
    page = chromium.new_page(viewport={"width": width, "height": 844}, locale="zh-CN")  # its console may complain
    page.goto(desk.url)
    open_drawer(page)
    refusal = {"status": 400, "content_type": "application/json", "body": json.dumps({"error": "不行"})}
    page.route("**/sandbox/*", lambda route: route.fulfill(**refusal) if is_a_change(route) else route.continue_())

    page.get_by_role("switch", name="限流 45009").dispatch_event("click")
    told = page.locator(".trouble")
    expect(told).to_have_text("沙箱没有接受：不行")
    assert told.evaluate("""it => { const at = it.getBoundingClientRect();
        return document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2) === it }""")
    expect(page.get_by_role("switch", name="限流 45009")).not_to_be_checked()

    page.get_by_role("tab", name="设置").click()
    page.get_by_role("radio", name="新信封").dispatch_event("click")
    expect(page.get_by_role("radio", name="同一信封")).to_be_checked()
    page.close()


def is_a_change(route: Route) -> bool:
    return route.request.method == "POST" and route.request.url.endswith(("/faults", "/settings"))


@DRAWER
def test_switches_that_are_pressed_faster_than_the_sandbox_answers_all_count(page: Page, desk: Desk) -> None:
    page.goto(desk.url)
    open_drawer(page)
    expect(page.get_by_role("switch", name="停机")).to_be_visible()
    page.route("**/sandbox/faults", lambda route: page.wait_for_timeout(300) or route.continue_())
    for name in ("停机", "慢 3 秒"):
        page.get_by_role("switch", name=name).click(no_wait_after=True)
    expect(page.locator(".fault-chip")).to_contain_text("2 项故障")
    page.unroute_all()


@DRAWER
def test_of_two_switches_for_the_same_thing_the_last_one_holds(page: Page, desk: Desk) -> None:
    """A domain is not trusted or not there, and who signs on is a stranger or a customer: never both."""
    page.goto(desk.url)
    open_drawer(page)
    for one, other in (("域名不可信 50001", "没设可信域名"), ("登录的不是成员", "登录的是客户")):
        page.get_by_role("switch", name=one).click()
        expect(page.get_by_role("switch", name=one)).to_be_checked()
        page.get_by_role("switch", name=other).click()
        expect(page.get_by_role("switch", name=one)).not_to_be_checked()
        expect(page.get_by_role("switch", name=other)).to_be_checked()
    faults = desk.faults()
    assert (faults["redirect_domain"], faults["outsider"]) == ("empty", "customer")

    page.get_by_role("switch", name="登录的是客户").click()
    expect(page.locator(".fault-chip")).to_have_text("故障：没设可信域名")
    assert desk.faults()["outsider"] is None


@DRAWER
def test_the_open_readings_of_signing_on_can_be_chosen(page: Page, desk: Desk) -> None:
    """Each of the three, in the settings' form."""
    page.goto(desk.url)
    page.get_by_role("button", name="沙箱设置").click()
    for words in ("42022、42003", "UserId、DeviceId", "拒绝（60111）"):
        with page.expect_response("**/sandbox/settings"):
            page.get_by_text(words).click()
    page.reload()
    page.get_by_role("button", name="沙箱设置").click()
    for words in ("42022、42003", "UserId、DeviceId", "拒绝（60111）"):
        expect(page.get_by_role("radio", name=words)).to_be_checked()


def test_showmebugs_faults_are_switched_in_the_same_drawer(page: Page, desk: Desk) -> None:
    """And the switches show what others have set."""
    page.goto(desk.url)
    open_drawer(page)
    page.get_by_role("switch", name="场次用完").click()
    expect(page.get_by_role("switch", name="场次用完")).to_be_checked()
    faults = page.request.get(f"{desk.url}sandbox/showmebug/faults").json()
    assert faults["no_quota"] is True
    page.request.post(f"{desk.url}sandbox/showmebug/faults", data={"no_quota": False, "down": True})
    expect(page.get_by_role("switch", name="ShowMeBug 不通")).to_be_checked(timeout=15_000)
    expect(page.get_by_role("switch", name="场次用完")).not_to_be_checked()


def test_a_room_shows_who_is_in_and_is_ended_by_an_interviewer(page: Page, desk: Desk) -> None:
    """At a phone's width; a candidate has no such button."""
    address = f"{desk.url}oauth/token.json"
    here = company(ENVIRON)
    asked = {
        "grant_type": "client_credentials",
        "client_id": here.showmebug_id,
        "client_secret": here.secret_at_showmebug,
    }
    token = page.request.post(address, data=asked).json()["access_token"]
    room = page.request.post(
        f"{desk.url}open_api/v1/interviews",
        headers={"Authorization": f"Bearer {token}"},
        data={"candidate_name": "陈晓", "interviewers": [{"uid": "m1", "name": "李四", "email": "lisi@example.com"}]},
    ).json()["data"]
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(room["candidate_url"])
    expect(page.get_by_text("还没有开始")).to_be_visible()
    assert page.get_by_role("button", name="结束面试").count() == 0
    page.goto(room["interviewer_urls"][0]["interviewer_url"])
    expect(page.locator("#who")).to_contain_text("李四")
    page.get_by_role("button", name="结束面试").click()
    expect(page.get_by_text("面试已结束")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
