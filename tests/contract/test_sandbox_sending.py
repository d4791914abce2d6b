"""The sandbox takes and refuses messages as WeCom's documents say; each test names the page it goes by."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests

from sandbox.pace import Pace
from sandbox.world import World
from tests.contract.sandbox_stage import AGENT_ID, Sandbox, company, events

HOUR_S = 3600


def text(content: str = "明天 10:00 一面", to: str = "zhangsan", **more: Any) -> dict[str, Any]:
    return {"touser": to, "msgtype": "text", "agentid": AGENT_ID, "text": {"content": content}} | more


def message(msgtype: str, **content: Any) -> dict[str, Any]:
    return {"touser": "zhangsan", "msgtype": msgtype, "agentid": AGENT_ID, msgtype: content}


def send(sandbox: Sandbox, body: dict[str, Any] | bytes) -> Any:
    return sandbox.call("message/send", body)


def test_a_text_stands_in_the_chat_of_its_recipient_alone(sandbox: Sandbox) -> None:
    """errcode 0 and a msgid (path 90236); the member sees the text, as said by the bot, outside any exchange."""
    answer = send(sandbox, text("明天 10:00 一面"))
    assert (answer["errcode"], answer["errmsg"]) == (0, "ok")
    assert answer["msgid"]
    assert answer.keys() == {"errcode", "errmsg", "msgid"}
    [bubble] = sandbox.get("/sandbox/chats/zhangsan")
    assert (
        bubble.items()
        >= {
            "by": "bot",
            "type": "text",
            "text": "明天 10:00 一面",
            "content": {"content": "明天 10:00 一面"},
            "state": None,
            "task_id": None,
            "exchange_id": None,
            "call_id": 2,  # after the token
            "silent": False,
        }.items()
    )
    assert sandbox.bubbles("lisi") == []


def test_a_message_is_taken_back_within_24_hours_and_nobody_else_is_touched(sandbox: Sandbox) -> None:
    """errcode 0, or 42052 when it is older; another app's message is none (path 94867)."""
    first, second = (send(sandbox, text(words)) for words in ("第一条", "第二条"))
    assert sandbox.call("message/recall", {"msgid": first["msgid"]})["errcode"] == 0
    gone, stays = sandbox.get("/sandbox/chats/zhangsan")
    assert "第一条" not in str(gone)
    assert stays["text"] == "第二条"
    assert sandbox.call("message/recall", {"msgid": "of another app"})["errcode"] == 40058
    sandbox.post("/sandbox/clock", {"advance_s": 25 * HOUR_S})
    assert sandbox.call("message/recall", {"msgid": second["msgid"]})["errcode"] == 42052


def test_a_watcher_hears_of_a_message_at_once(sandbox: Sandbox) -> None:
    """The stream tells of an active message as it tells of an answer."""
    with requests.get(f"{sandbox.url}/sandbox/stream", stream=True, timeout=10) as stream:
        news = events(stream)
        send(sandbox, text("早"))
        name, data = next(one for one in news if one[0] != "call")
    assert (name, data["user_id"], data["message"]["text"]) == ("chat", "zhangsan", "早")


@pytest.mark.parametrize(
    ("changes", "errcode"),
    [
        ({"agentid": str(AGENT_ID)}, 40056),
        ({"agentid": True}, 40056),
        ({"agentid": None}, 40056),
        ({"agentid": AGENT_ID + 1}, 40056),
        ({"touser": ""}, 82001),
        ({"touser": None}, 82001),
        ({"touser": "nobody"}, 81013),
        ({"touser": "nobody|noone"}, 81013),
        ({"touser": ["zhangsan"]}, 40058),
        ({"touser": "", "totag": "1"}, 81013),
        ({"touser": "|".join(f"u{n}" for n in range(1001))}, 40032),
        ({"toparty": "|".join(str(n) for n in range(101))}, 82002),
        ({"totag": "|".join(str(n) for n in range(101))}, 82003),
        ({"msgtype": "markdown_v2"}, 40008),
        ({"msgtype": None}, 40008),
        ({"text": {"content": ""}}, 44004),
        ({"text": {"content": " \n"}}, 44004),
        ({"text": {}}, 44004),
        ({"text": None}, 44004),
        ({"text": "hello"}, 40058),
        ({"text": {"content": 5}}, 40058),
        ({"enable_duplicate_check": 1, "duplicate_check_interval": 4 * HOUR_S + 1}, 40058),
        ({"enable_duplicate_check": 2}, 40058),
    ],
)
def test_a_wrong_send_is_refused_and_delivers_nothing(sandbox: Sandbox, changes: dict[str, Any], errcode: int) -> None:
    """The codes of 全局错误码 (path 90313) for the fields of 发送应用消息 (path 90236); HTTP is 200 all the same."""
    assert send(sandbox, text() | changes)["errcode"] == errcode
    assert sandbox.bubbles() == []
    assert sandbox.get("/sandbox/sent") == []


@pytest.mark.parametrize("body", [b"{", b"[]", '"你好"'.encode(), json.dumps(text(), ensure_ascii=False).encode("gbk")])
def test_what_is_no_json_object_in_utf8_is_an_illegal_parameter(sandbox: Sandbox, body: bytes) -> None:
    """Broken JSON is 40058 (path 90313)."""
    assert send(sandbox, body)["errcode"] == 40058


def test_a_send_without_a_body_is_an_empty_parameter(sandbox: Sandbox) -> None:
    """GET where POST is demanded, or nothing posted, is 40063 (path 90313)."""
    assert sandbox.call("message/send")["errcode"] == 40063
    assert send(sandbox, b"")["errcode"] == 40063


def test_unicode_escapes_are_refused_on_the_strict_reading(sandbox: Sandbox) -> None:
    """40033 is still in the table (path 90313), though perhaps no longer in force; an escaped backslash is no escape."""
    escaped = json.dumps(text("面试")).encode()
    assert send(sandbox, escaped)["errcode"] == 0
    assert sandbox.bubbles() == [("bot", "面试")]
    sandbox.post("/sandbox/settings", {"unicode_escapes": "refused"})
    assert send(sandbox, escaped)["errcode"] == 40033
    assert send(sandbox, text(r"C:\u1234面试"))["errcode"] == 0


def test_some_unknown_recipients_are_named_and_the_others_served(sandbox: Sandbox) -> None:
    """Partial failure is errcode 0 with lower-cased names and `|` between them (path 90236); userids have no case."""
    answer = send(sandbox, text(to="ZhangSan|Nobody|LISI|Noone|zhangsan"))
    assert (answer["errcode"], answer["invaliduser"]) == (0, "nobody|noone")
    assert "unlicenseduser" not in answer
    assert len(sandbox.bubbles("zhangsan")) == len(sandbox.bubbles("lisi")) == 1


def test_everybody_and_a_department_are_recipients_too(sandbox: Sandbox) -> None:
    """`@all` is everyone in range; unknown departments and tags are named (path 90236)."""
    assert send(sandbox, text(to="@all"))["errcode"] == 0
    answer = send(sandbox, text("好", to="", toparty="1|9", totag="7"))
    assert (answer["errcode"], answer["invalidparty"], answer["invalidtag"]) == (0, "9", "7")
    assert [len(sandbox.bubbles(user_id)) for user_id in ("zhangsan", "zhaoliu", "admin")] == [2, 2, 2]


@pytest.mark.parametrize("msgtype", ["text", "markdown"])
def test_a_text_is_cut_at_2048_bytes_on_a_whole_character(sandbox: Sandbox, msgtype: str) -> None:
    """2,048 bytes of UTF-8, the rest is cut off (path 90236)."""
    assert send(sandbox, message(msgtype, content="面" * 700))["errcode"] == 0
    [bubble] = sandbox.get("/sandbox/chats/zhangsan")
    assert (bubble["type"], bubble["content"]["content"]) == (msgtype, "面" * 682)


@pytest.mark.parametrize(("limits", "title", "description"), [("bytes", 42, 170), ("characters", 128, 512)])
def test_a_textcard_is_cut_by_bytes_or_by_characters(
    sandbox: Sandbox, limits: str, title: int, description: int
) -> None:
    """128 and 512 are 字符 on path 90236 and 字节 on path 90248; the button has 4 characters."""
    sandbox.post("/sandbox/settings", {"textcard_limits": limits})
    card = {"title": "题" * 200, "description": "述" * 600, "url": "https://example.com/", "btntxt": "现在就看详情"}
    assert send(sandbox, message("textcard", **card))["errcode"] == 0
    [bubble] = sandbox.get("/sandbox/chats/zhangsan")
    assert bubble["content"] == {
        "title": "题" * title,
        "description": "述" * description,
        "url": "https://example.com/",
        "btntxt": "现在就看",
    }


@pytest.mark.parametrize(
    ("body", "errcode"),
    [
        (message("textcard", description="述", url="https://example.com/"), 41016),
        (message("textcard", title="题", url="https://example.com/"), 41033),
        (message("textcard", title="题", description="述"), 41010),
        (message("textcard", title="题", description="述", url="example.com"), 45034),
        (message("textcard", title="题", description="述", url="https://e.com/" + "x" * 2048), 40058),
        (message("image"), 41006),
        (message("news", articles=[]), 45008),
        (message("news", articles=[{"title": "题", "url": "https://e.com/"}] * 9), 45008),
        (message("news", articles=[{"url": "https://e.com/"}]), 41016),
        (message("news", articles=[{"title": "题"}]), 41010),
        (message("mpnews", articles=[{"title": "题", "content": "文"}]), 41006),
    ],
)
def test_each_msgtype_has_what_it_must_have(sandbox: Sandbox, body: dict[str, Any], errcode: int) -> None:
    """Required fields of path 90236 with the codes of path 90313."""
    assert send(sandbox, body)["errcode"] == errcode


@pytest.mark.parametrize(
    "body", [message("file", media_id="m"), message("news", articles=[{"title": "题", "url": "https://e.com/"}])]
)
def test_what_the_bot_does_not_send_yet_is_taken_too(sandbox: Sandbox, body: dict[str, Any]) -> None:
    """Files and news are among the msgtypes of path 90236."""
    assert send(sandbox, body)["errcode"] == 0
    assert sandbox.get("/sandbox/chats/zhangsan")[0]["content"] == body[body["msgtype"]]


def test_a_repeat_is_answered_and_not_delivered(sandbox: Sandbox) -> None:
    """`enable_duplicate_check`: the same JSON within the interval reaches nobody again (path 90236)."""
    body = text(enable_duplicate_check=1, duplicate_check_interval=60)
    first, second = send(sandbox, body), send(sandbox, body)
    assert first == second
    sandbox.post("/sandbox/clock", {"advance_s": 30})
    send(sandbox, body)
    assert len(sandbox.bubbles()) == 1
    sandbox.post("/sandbox/clock", {"advance_s": 30})
    assert send(sandbox, body)["msgid"] != first["msgid"]
    assert len(sandbox.bubbles()) == 2
    assert [(one["delivered"], one["why_not"]) for one in sandbox.get("/sandbox/sent")] == [
        (True, None),
        (False, "duplicate"),
        (False, "duplicate"),
        (True, None),
    ]


def test_a_repeat_is_found_for_half_an_hour_unless_said(sandbox: Sandbox) -> None:
    """`duplicate_check_interval` is 1800 s by default (path 90236)."""
    body = text(enable_duplicate_check=1)
    send(sandbox, body)
    sandbox.post("/sandbox/clock", {"advance_s": 1740})
    send(sandbox, body)
    assert len(sandbox.bubbles()) == 1
    sandbox.post("/sandbox/clock", {"advance_s": 60})
    send(sandbox, body)
    assert len(sandbox.bubbles()) == 2


@pytest.mark.parametrize(
    "other", [text("好"), text(to="lisi", enable_duplicate_check=1), text(enable_duplicate_check=0)]
)
def test_only_the_same_request_that_asks_for_the_check_is_a_repeat(sandbox: Sandbox, other: dict[str, Any]) -> None:
    """Another text, recipient or flag makes another JSON (path 90236)."""
    send(sandbox, text(enable_duplicate_check=1))
    for _ in range(2):
        send(sandbox, other)
    delivered = [one["delivered"] for one in sandbox.get("/sandbox/sent")]
    assert delivered == [True, True, other.get("enable_duplicate_check") != 1]


def test_a_refused_send_does_not_make_its_repeat_a_duplicate(sandbox: Sandbox) -> None:
    """What was never delivered is delivered when it comes again (path 90236)."""
    body = text(enable_duplicate_check=1)
    sandbox.post("/sandbox/faults", {"rules": [{"path": "message/send", "errcode": -1, "times": 1}]})
    assert [send(sandbox, body)["errcode"] for _ in range(2)] == [-1, 0]
    assert len(sandbox.bubbles()) == 1


def test_more_than_thirty_a_minute_are_dropped_in_silence(sandbox: Sandbox) -> None:
    """30 a minute for one member of one app; the surplus is answered with errcode 0 (path 90236)."""
    for n in range(31):
        assert send(sandbox, text(str(n)))["errcode"] == 0
    assert sandbox.bubbles()[-1] == ("bot", "29")
    assert sandbox.get("/sandbox/sent")[-1].items() >= {"n": 31, "delivered": False, "why_not": "pace"}.items()
    send(sandbox, text("another member", to="lisi"))
    assert sandbox.bubbles("lisi") == [("bot", "another member")]
    sandbox.post("/sandbox/clock", {"advance_s": 60})
    send(sandbox, text("a minute later"))
    assert sandbox.bubbles()[-1] == ("bot", "a minute later")


def test_more_than_a_thousand_an_hour_are_dropped_in_silence() -> None:
    """1,000 an hour for one member of one app (path 90236)."""
    now = [0.0]
    pace = Pace(lambda: now[0])
    got = 0
    for _ in range(40):
        got += sum(pace.admits("zhangsan") for _ in range(30))
        now[0] += 60
    assert got == 1000
    now[0] = 3601.0
    assert pace.admits("zhangsan")


def test_every_accepted_send_is_listed_in_order(sandbox: Sandbox) -> None:
    """A test can read what was accepted, with the body as it was posted."""
    send(sandbox, text("一"))
    send(sandbox, text(""))
    send(sandbox, text("二", to="lisi"))
    sent = sandbox.get("/sandbox/sent")
    assert [(one["n"], one["touser"], one["msgtype"]) for one in sent] == [(1, "zhangsan", "text"), (2, "lisi", "text")]
    assert sent[1]["body"] == text("二", to="lisi")


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Threads take turns so often that a step which must not be interrupted is."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hasty_threads")
def test_sends_of_one_moment_are_each_delivered_once() -> None:
    """Of equal requests at once with the check, one is delivered (path 90236)."""
    world, ready = World(company("http://127.0.0.1:1/")), threading.Barrier(16)
    body = text(enable_duplicate_check=1)

    def send_once(_: int) -> Any:
        ready.wait(10)
        return world.sending.send(b"the same bytes", body)["errcode"]

    with ThreadPoolExecutor(16) as pool:
        assert set(pool.map(send_once, range(16))) == {0}
    assert len(world.state.chat("zhangsan")) == 1
    assert [one["n"] for one in world.sending.sent()] == list(range(1, 17))


def test_user_get_tells_what_a_new_app_may_read(sandbox: Sandbox) -> None:
    """userid has no case; neither mobile nor e-mail nor avatar (path 90196); unknown is 60111 (path 90313)."""
    member = sandbox.call("user/get", userid="ZhangSan")
    assert (member["errcode"], member["userid"], member["name"], member["status"]) == (0, "zhangsan", "张三", 1)
    assert member.keys().isdisjoint({"avatar", "gender", "mobile", "email", "biz_mail", "qr_code", "address"})
    for user_id, errcode in (("nobody", 60111), ("", 41009), ("张三", 40003), ("x" * 65, 40003)):
        assert sandbox.call("user/get", userid=user_id)["errcode"] == errcode


def test_user_get_tells_an_app_that_may_not_read_names_the_account_in_their_place(sandbox: Sandbox) -> None:
    """Path 90196; an account may be given to somebody else, who has its name from then on."""
    sandbox.post("/sandbox/people", {"user_id": "qianqi", "name": "钱七", "mobile": "13900000007"})
    sandbox.post("/sandbox/people", {"user_id": "QianQi", "name": "钱琪"})
    assert sandbox.call("user/get", userid="qianqi")["name"] == "钱琪"
    sandbox.post("/sandbox/settings", {"member_fields": "userid"})
    assert sandbox.call("user/get", userid="qianqi")["name"] == "qianqi"


def test_agent_get_tells_of_the_app_of_the_token(sandbox: Sandbox) -> None:
    """The app and its visible range (path 90227); another app is 40056."""
    agent = sandbox.call("agent/get", agentid=AGENT_ID)
    assert (agent["errcode"], agent["agentid"], agent["close"]) == (0, AGENT_ID, 0)
    assert {"userid": "zhangsan"} in agent["allow_userinfos"]["user"]
    assert sandbox.call("agent/get", agentid=AGENT_ID + 1)["errcode"] == 40056
    assert sandbox.call("agent/get")["errcode"] == 40056


MENU = {
    "button": [
        {"type": "click", "name": "我的日程", "key": "schedule"},
        {"name": "更多", "sub_button": [{"type": "view", "name": "帮助", "url": "https://example.com/"}]},
    ]
}


def test_a_menu_is_kept_until_it_is_deleted(sandbox: Sandbox) -> None:
    """menu/create, get, delete (path 90231); get without a menu is 46003 (path 90313)."""
    assert sandbox.call("menu/get", agentid=AGENT_ID)["errcode"] == 46003
    assert sandbox.call("menu/create", MENU, agentid=AGENT_ID)["errcode"] == 0
    assert sandbox.call("menu/get", agentid=AGENT_ID) == {"errcode": 0, "errmsg": "ok"} | MENU
    assert sandbox.call("menu/delete", agentid=AGENT_ID)["errcode"] == 0
    assert sandbox.call("menu/get", agentid=AGENT_ID)["errcode"] == 46003


def button(**changes: Any) -> dict[str, Any]:
    return {"type": "click", "name": "日程", "key": "schedule"} | changes


@pytest.mark.parametrize(
    ("buttons", "errcode"),
    [
        ([], 40016),
        ([button()] * 4, 40016),
        ([button(name="六个汉字多了")], 40018),
        ([button(name="")], 41102),
        ([button(type="tap")], 40017),
        ([button(key="k" * 129)], 40019),
        ([button(key="")], 40019),
        ([{"type": "view", "name": "网页", "url": "https://e.com/" + "x" * 1024}], 40020),
        ([{"name": "更多", "sub_button": []}], 40023),
        ([{"name": "更多", "sub_button": [button()] * 6}], 40023),
        ([{"name": "更多", "sub_button": [button(name="汉" * 14)]}], 40025),
        ([{"name": "更多", "sub_button": [button(key="k" * 129)]}], 40026),
        ([{"name": "更多", "sub_button": [button(type="tap")]}], 40024),
        ([{"name": "更多", "sub_button": [{"name": "再多", "sub_button": [button()]}]}], 40022),
    ],
)
def test_a_menu_that_wecom_would_refuse(sandbox: Sandbox, buttons: list[dict[str, Any]], errcode: int) -> None:
    """The limits of path 90231 with the codes of path 90313; the menu before stays."""
    sandbox.call("menu/create", MENU, agentid=AGENT_ID)
    assert sandbox.call("menu/create", {"button": buttons}, agentid=AGENT_ID)["errcode"] == errcode
    assert sandbox.call("menu/get", agentid=AGENT_ID)["button"] == MENU["button"]


@pytest.mark.parametrize("call", ["message/send", "message/update_template_card", "user/get", "agent/get", "menu/get"])
def test_every_call_needs_the_token_in_its_address(sandbox: Sandbox, call: str) -> None:
    """41001 without, 40014 with another (path 90313)."""
    assert sandbox.get(f"/cgi-bin/{call}")["errcode"] == 41001
    assert sandbox.get(f"/cgi-bin/{call}", params={"access_token": "another"})["errcode"] == 40014
