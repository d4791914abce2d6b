"""Whoever opens a page is asked by WeCom who they are, and comes back as themselves; nobody else gets further."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from bot import change
from bot.db import signing_on, store
from bot.interviews import people
from bot.interviews.models import Member
from bot.web.sign_on import own_path
from tests.browsing import DESKTOP, Browser, Shown
from tests.said import en, zh
from tests.world.town import Town


def phone(place: Town, user_id: str, **how: str) -> Browser:
    return Browser(place.web, f"{user_id}.localhost", **how)


def back_from_wecom(shown: Shown) -> str:
    return next(one for one in shown.way if "/sign-on/back" in one)


def test_who_taps_a_link_in_wecom_comes_back_as_themselves(place: Town) -> None:
    page = phone(place, "lisi").open("/my")
    assert (page.status, page.path) == (200, "/my")
    assert zh("my_page.signed_on", name="李四") in page.words
    assert urlsplit(page.url).query == ""


def test_each_phone_on_the_desk_enters_as_its_owner(place: Town) -> None:
    lisi, zhangsan = phone(place, "lisi"), phone(place, "zhangsan")
    assert "李四" in lisi.open("/my").words
    assert "张三" in zhangsan.open("/my").words
    assert "李四" in lisi.open("/my").words


def test_a_browser_outside_wecom_is_shown_the_page_that_is_scanned(place: Town) -> None:
    desktop = Browser(place.web, agent=DESKTOP)
    scan = desktop.open("/my")
    assert scan.path == "/wwlogin/sso/login"
    page = desktop.tap("李四")
    assert (page.path, page.status) == ("/my", 200)
    assert zh("my_page.signed_on", name="李四") in page.words


def test_who_is_signed_on_is_not_asked_again_for_eight_hours(place: Town) -> None:
    browser = phone(place, "lisi")
    browser.open("/my")
    place.move(hours=7, minutes=59)
    assert len(browser.open("/my").way) == 1
    place.move(minutes=2)
    again = browser.open("/my")
    assert any("authorize" in one for one in again.way)
    assert again.status == 200


def test_who_has_left_is_signed_out_and_stays_so_when_they_come_back(place: Town) -> None:
    browser = phone(place, "lisi")
    browser.open("/my")
    lisi = place.member("lisi")
    _set_active(place, lisi, False)
    assert zh("sign_on.not_set_up") in browser.open("/my").words
    place.move(seconds=1)
    _set_active(place, lisi, True)
    assert any("authorize" in one for one in browser.open("/my").way)


def _set_active(place: Town, member: Member, active: bool) -> None:
    with store.db.connection_context(), change.begin(place.at, kind="operator", tell=False) as begun:
        people.set_active(begun, member, active)


@pytest.mark.parametrize("outsider", ["stranger", "customer"])
def test_who_is_no_member_of_the_company_reads_what_to_do(place: Town, outsider: str) -> None:
    place.control("faults", outsider=outsider)
    page = phone(place, "lisi").open("/my")
    assert page.status == 403
    assert zh("sign_on.members_only") in page.words


def test_who_is_not_set_up_here_is_told_to_write_to_the_assistant(place: Town) -> None:
    page = phone(place, "zhaoliu").open("/my")
    assert page.status == 403
    assert zh("sign_on.send_a_message") in page.words


def test_a_way_back_is_good_for_once_and_in_its_own_browser(place: Town) -> None:
    browser = phone(place, "lisi")
    back = back_from_wecom(browser.open("/my"))
    used = browser.open(back)
    assert used.status == 400
    assert zh("sign_on.tap_once_more") in used.words
    assert zh("my_page.signed_on", name="李四") in browser.tap("我的面试").words
    stranger = phone(place, "lisi")
    assert stranger.open(back).status == 400
    assert not [value for (_, name), value in stranger.cookies.items() if value and "member" in value]


def sent_away(browser: Browser, place: Town) -> str:
    """The state with which a page that was opened has sent the browser to WeCom."""
    browser.stops_at = place.sandbox.replace("127.0.0.1", "lisi.localhost")
    return parse_qs(urlsplit(browser.open("/my").url).query)["state"][0]


def comes_back(browser: Browser, state: str) -> int:
    """400 where the state is none of the browser's; 403 where it is, and WeCom was asked for the code."""
    return browser.open(f"/sign-on/back?code=made-up&state={state}").status


def test_a_way_back_is_good_for_ten_minutes(place: Town) -> None:
    browser = phone(place, "lisi")
    state = sent_away(browser, place)
    assert state.isalnum()
    assert len(state) <= 128
    assert comes_back(browser, f"{state}x") == 400
    place.move(minutes=10)
    assert comes_back(browser, state) == 403
    state = sent_away(browser, place)
    place.move(minutes=10, seconds=1)
    assert comes_back(browser, state) == 400


def test_of_pages_opened_at_once_the_last_five_find_their_way_back(place: Town) -> None:
    browser = phone(place, "lisi")
    states = [sent_away(browser, place) for _ in range(9)]
    assert [comes_back(browser, one) for one in states] == [400] * 4 + [403] * 5


def test_of_two_pages_opened_at_once_both_lead_on_once_their_reader_has_signed_on(place: Town) -> None:
    browser = phone(place, "lisi")
    browser.stops_at = place.sandbox.replace("127.0.0.1", "lisi.localhost")
    away = [browser.open(path).url for path in ("/my", "/my")]
    browser.stops_at = ""
    for one in away:
        assert zh("my_page.signed_on", name="李四") in browser.open(one).words


def test_a_code_that_wecom_does_not_take_is_no_loop(place: Town) -> None:
    browser = phone(place, "lisi")
    page = comes_back_with(browser, place, "made-up")
    assert page.status == 403
    assert zh("sign_on.not_yet") in page.words
    browser.stops_at = ""
    assert zh("my_page.signed_on", name="李四") in browser.tap("重新登录").words


def comes_back_with(browser: Browser, place: Town, code: str) -> Shown:
    """With a state of its own, as anybody gets one."""
    return browser.open(f"/sign-on/back?code={code}&state={sent_away(browser, place)}")


def why_it_failed() -> str:
    with store.db.connection_context():
        return signing_on.record().failure


def test_who_makes_up_codes_is_told_to_wait_and_wecom_is_asked_no_more(place: Town) -> None:
    browser = phone(place, "lisi")
    assert [comes_back_with(browser, place, f"made-up-{n}").status for n in range(30)] == [403] * 30
    place.control("faults", rules=[{"path": "auth/getuserinfo", "outage": True}])
    refused = comes_back_with(browser, place, "made-up")
    assert (refused.status, refused.headers["Retry-After"]) == (429, "600")
    assert "登录失败的次数太多了 请 10 分钟后再试。" in refused.words
    assert why_it_failed() == "", "the doctor is not bothered with it"
    place.control("faults", rules=[])
    place.move(minutes=10, seconds=1)
    browser.stops_at = ""
    assert zh("my_page.signed_on", name="李四") in browser.open("/my").words


def test_nobody_is_kept_out_by_what_a_neighbour_makes_up(place: Town) -> None:
    known = phone(place, "lisi")
    known.open("/my")
    for n in range(31):
        assert comes_back_with(phone(place, "lisi"), place, f"made-up-{n}").status == 403, "a browser of its own"
    assert zh("my_page.signed_on", name="张三") in phone(place, "zhangsan").open("/my").words
    with store.db.connection_context():
        assert store.execute("UPDATE wrong_link SET times = 1000 WHERE times = 31") == 2, "of the network, and of all"
    assert comes_back_with(phone(place, "lisi"), place, "made-up").status == 429
    place.move(hours=9)
    known.stops_at = ""
    again = known.open("/my")
    assert any("authorize" in one for one in again.way)
    assert zh("my_page.signed_on", name="李四") in again.words


def from_network(place: Town, address: str, code: str = "made-up") -> int:
    """A new browser behind that address comes back with a code: 403 where WeCom was asked for it, 429 where not."""
    browser = phone(place, "lisi")
    state = sent_away(browser, place)
    back = f"{place.web.replace('127.0.0.1', 'lisi.localhost')}/sign-on/back?code={code}&state={state}"
    return browser.fetch("GET", back, **{"X-Forwarded-For": address}).status_code


def test_thousands_of_wrong_codes_keep_only_those_networks_out_that_tried_them(place: Town) -> None:
    assert from_network(place, "203.0.113.1") == 403
    with store.db.connection_context():
        assert store.execute("UPDATE wrong_link SET times = 5000 WHERE times = 1") == 3, "browser, network and all"
    assert from_network(place, "203.0.113.1") == 429
    assert [from_network(place, "198.51.100.7") for _ in range(31)] == [403] * 30 + [429]
    assert zh("my_page.signed_on", name="张三") in phone(place, "zhangsan").open("/my").words


def test_who_is_known_is_counted_as_well(place: Town) -> None:
    known = phone(place, "lisi")
    known.open("/my")
    place.move(hours=9)
    assert [comes_back_with(known, place, "made-up").status for _ in range(31)] == [403] * 30 + [429]


def test_links_and_codes_are_counted_apart(place: Town) -> None:
    browser = Browser(place.web)
    assert [browser.open("/c/nothing").status for _ in range(31)][-1] == 429
    assert comes_back_with(phone(place, "lisi"), place, "made-up").status == 403


def test_what_is_wrong_with_our_settings_the_doctor_hears(place: Town) -> None:
    place.control("faults", rules=[{"path": "auth/getuserinfo", "errcode": 50001}])
    assert comes_back_with(phone(place, "lisi"), place, "any").status == 403
    assert "50001" in why_it_failed()


def test_while_wecom_is_down_a_page_says_so_and_trying_again_helps(place: Town) -> None:
    browser = phone(place, "lisi", stops_at=place.sandbox.replace("127.0.0.1", "lisi.localhost"))
    state = parse_qs(urlsplit(browser.open("/my").url).query)["state"][0]
    place.control("faults", rules=[{"path": "auth/getuserinfo", "outage": True}])
    page = browser.open(f"/sign-on/back?code=any&state={state}")
    assert page.status == 503
    assert zh("sign_on.wecom_is_silent") in page.words
    place.control("faults", rules=[])
    browser.stops_at = ""
    assert zh("my_page.signed_on", name="李四") in browser.tap("重新登录").words


def test_a_browser_that_keeps_no_cookies_is_told_so_instead_of_going_round(place: Town) -> None:
    class Forgetful(Browser):
        def fetch(self, method: str, address: str, form: dict[str, str] | None = None, **headers: str):  # type: ignore[no-untyped-def]
            answer = super().fetch(method, address, form, **headers)
            self.cookies = {key: value for key, value in self.cookies.items() if "/back" not in address}
            return answer

    page = Forgetful(place.web, "lisi.localhost").open("/my")
    assert page.status == 403
    assert zh("sign_on.not_kept") in page.words


@pytest.mark.parametrize(
    "to",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/i/x/../../wecom",
        "/my?to=//e",
        "javascript:1",
        "",
        "/i/a\r\nX: y",
    ],
)
def test_the_way_back_is_only_ever_to_our_own_pages(place: Town, to: str) -> None:
    assert own_path(to) == "/my"
    page = phone(place, "lisi").open(f"/sign-on?to={to}")
    assert (urlsplit(page.url).hostname, page.path) == ("lisi.localhost", "/my")


def test_a_cookie_that_was_changed_or_is_of_another_company_is_none(place: Town) -> None:
    browser = phone(place, "lisi")
    browser.open("/my")
    [(key, cookie)] = browser.cookies.items()
    for forged in (cookie[:-2], cookie.replace(".", "x", 1), "eyJtZW1iZXIiOlsxLDFdfQ.aaaa.bbbb"):
        browser.cookies[key] = forged
        browser.stops_at = place.sandbox.replace("127.0.0.1", "lisi.localhost")
        assert "authorize" in browser.open("/my").url


def test_until_somebody_has_signed_on_nothing_that_is_sent_leads_to_a_page(place: Town) -> None:
    on = place.book("lisi", in_hours=0.2)
    assert "https://meeting" in place.say("lisi", f"进入面试 {on.code}")
    phone(place, "zhangsan").open("/my")
    said = place.say("lisi", f"进入面试 {on.code}")
    assert "/room" in said
    assert "https://meeting" not in said


def test_the_cookie_is_kept_from_scripts_and_other_sites(place: Town) -> None:
    browser = phone(place, "lisi")
    back = back_from_wecom(browser.open("/my"))
    answer = browser.fetch("GET", back)
    said = answer.headers["Set-Cookie"]
    assert "HttpOnly" in said
    assert "SameSite=Lax" in said


def test_the_console_can_make_sure_whose_domain_it_is(place: Town) -> None:
    var = place.app.settings.var
    var.mkdir(exist_ok=True)
    file = var / "WW_verify_T3sTT3sTT3sT.txt"
    file.write_text("T3sTT3sTT3sT")
    try:
        browser = Browser(place.web)
        assert browser.open("/WW_verify_T3sTT3sTT3sT.txt").text == "T3sTT3sTT3sT"
        assert browser.open("/WW_verify_other.txt").status == 404
        assert browser.open("/secret.txt").status == 404
        assert browser.open("/..%2Fdemo.txt").status == 404
    finally:
        file.unlink()


def test_who_has_chosen_no_language_reads_their_browsers(place: Town) -> None:
    assert en("my_page.signed_on", name="李四") in phone(place, "lisi", lang="en-US").open("/my").words
    place.say("lisi", "语言 中文")
    assert zh("my_page.signed_on", name="李四") in phone(place, "lisi", lang="en-US").open("/my").words


# --- and signs out -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "button", "says", "again", "back"),
    [
        ("zh-CN", "退出登录", zh("sign_on.signed_out"), "重新登录", zh("my_page.signed_on", name="李四")),
        ("en-GB", "Sign out", en("sign_on.signed_out"), "Sign on again", en("my_page.signed_on", name="李四")),
    ],
)
def test_who_signs_out_is_told_what_to_do_next_and_comes_back_by_it(
    place: Town, lang: str, button: str, says: str, again: str, back: str
) -> None:
    browser = phone(place, "lisi", lang=lang)
    browser.open("/my")
    shown = browser.tap(button)
    assert (shown.status, shown.path) == (200, "/sign-out")
    assert says in shown.words
    assert not any(browser.cookies.values())
    place.move(seconds=1)
    assert back in browser.tap(again).words
    assert browser.open("/sign-out").path == "/my", "who is signed on is not told that they are not"


def test_no_copy_of_the_cookie_signs_anybody_on_after_they_have_signed_out(place: Town) -> None:
    browser, elsewhere = phone(place, "lisi"), phone(place, "lisi")
    other = phone(place, "zhangsan")
    for one in (browser, other):
        one.open("/my")
    elsewhere.cookies = dict(browser.cookies)
    assert len(elsewhere.open("/my").way) == 1
    browser.tap("退出登录")
    assert any("authorize" in one for one in elsewhere.open("/my").way)
    assert len(other.open("/my").way) == 1, "nobody else's is ended"


def test_nobody_is_signed_out_by_a_link_or_another_site(place: Town) -> None:
    browser = phone(place, "lisi")
    browser.open("/my")
    assert browser.open("/sign-out").path == "/my"
    address = f"{place.web.replace('127.0.0.1', 'lisi.localhost')}/sign-out"
    assert browser.fetch("POST", address, {}).status_code == 400
    assert len(browser.open("/my").way) == 1


@pytest.mark.parametrize("path", ["/my", "/my/2026-03-12", "feedback"])
def test_each_page_of_who_is_signed_on_has_the_way_out(place: Town, path: str) -> None:
    shown = phone(place, "lisi").open(owes_feedback(place) if path == "feedback" else path)
    assert (shown.status, zh("sign_on.sign_out") in shown.words) == (200, True)


# --- what was written is not lost ---------------------------------------------------------------------------------------

WORDS = "基础扎实，追问也答得清楚，系统设计偏弱"


def owes_feedback(place: Town) -> str:
    on = place.book("lisi", in_hours=-2)
    place.settle()
    [row] = place.rows("SELECT ref FROM interview WHERE id = %(id)s", id=on.id)
    return f"/i/{row['ref']}/feedback"


def test_who_opens_a_form_is_signed_on_for_long_enough_to_fill_it_in(place: Town) -> None:
    path = owes_feedback(place)
    browser = phone(place, "lisi")
    browser.open(path)
    place.move(hours=7, minutes=10)
    assert any("authorize" in one for one in browser.open(path).way)
    place.move(minutes=50)
    assert browser.tap("提交", {"verdict": "yes", "words": WORDS}).status == 200
    assert place.rows("SELECT summary FROM feedback WHERE status = 'submitted'") == [{"summary": WORDS}]


@pytest.mark.parametrize("cookie", ["kept", "dropped"])
def test_what_was_written_before_the_sign_on_ended_is_shown_to_be_copied(place: Town, cookie: str) -> None:
    browser = phone(place, "lisi")
    browser.open(owes_feedback(place))
    place.move(hours=9)
    if cookie == "dropped":
        browser.cookies.clear()
    page = browser.tap("提交", {"verdict": "yes", "words": WORDS})
    assert page.status in (400, 403)
    assert WORDS in page.words
    assert place.rows("SELECT 1 FROM feedback WHERE status = 'submitted'") == []
