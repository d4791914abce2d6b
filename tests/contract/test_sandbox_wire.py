"""The log of the wire, both ways: what the bot asked of WeCom beside what WeCom told it, and no secret in either."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from tests.contract.sandbox_cards import ACCEPT, buttons, disable, tap
from tests.contract.sandbox_cards import send as send_card
from tests.contract.sandbox_faults import rule, text
from tests.contract.sandbox_faults import send as send_text
from tests.contract.sandbox_stage import SECRET, Bot, Sandbox, events


def calls(sandbox: Sandbox) -> list[Any]:
    return list(sandbox.get("/sandbox/calls"))


def last(sandbox: Sandbox, path: str = "message/send") -> Any:
    return next(one for one in reversed(calls(sandbox)) if one["path"] == path)


def test_a_call_shows_its_request_its_answer_and_its_errcode(sandbox: Sandbox) -> None:
    send_text(sandbox, "lisi", "早\n今天没有面试")
    token, sent = calls(sandbox)
    assert [token["path"], sent["path"]] == ["gettoken", "message/send"]
    assert (sent["kind"], sent["users"], sent["summary"]) == ("call", ["lisi"], "早")
    assert (sent["outcome"], sent["errcode"], sent["response"]["status"]) == ("done", 0, 200)
    assert '"touser": "lisi"' in sent["request"]["body"]
    assert '"errmsg": "ok"' in sent["response"]["body"]


def test_neither_secret_nor_token_is_in_the_log(sandbox: Sandbox) -> None:
    """Of a token its first letters are left, so that two can be told apart."""
    token = sandbox.token()
    sandbox.http.post(f"{sandbox.url}/cgi-bin/message/send", params={"access_token": token}, json=text())
    log = sandbox.http.get(f"{sandbox.url}/sandbox/calls").text
    assert SECRET not in log
    assert token[:6] in log
    assert token[:10] not in log


def test_a_refused_call_is_told_from_one_without_an_answer(sandbox: Sandbox) -> None:
    rule(sandbox, errcode=45009, times=1)
    send_text(sandbox)
    assert (last(sandbox)["outcome"], last(sandbox)["errcode"]) == ("refused", 45009)

    rule(sandbox, outage=True, times=1)
    sandbox.http.post(f"{sandbox.url}/cgi-bin/message/send", json=text())
    assert (last(sandbox)["outcome"], last(sandbox)["response"]["status"]) == ("failed", 503)

    for when in ("before", "after"):
        rule(sandbox, drop=when, times=1)
        with pytest.raises(requests.ConnectionError):
            send_text(sandbox)
        assert (last(sandbox)["outcome"], last(sandbox)["response"]) == ("failed", {"status": None, "body": ""})


def test_a_message_on_a_phone_names_the_call_that_brought_it_or_changed_it(sandbox: Sandbox) -> None:
    code = send_card(sandbox, buttons())["response_code"]
    [bubble] = sandbox.get("/sandbox/chats/zhangsan")
    assert bubble["call_id"] == last(sandbox)["id"]
    assert last(sandbox)["summary"] == "陈晓 · 一面 · 3月13日 10:00"

    disable(sandbox, code)
    [bubble] = sandbox.get("/sandbox/chats/zhangsan")
    assert bubble["call_id"] == last(sandbox, "message/update_template_card")["id"]
    assert last(sandbox, "message/update_template_card")["summary"] == "见新卡片"


def test_calls_and_callbacks_are_numbered_in_one_row(sandbox: Sandbox, bot: Bot) -> None:
    first = sandbox.say("日程")
    send_text(sandbox)
    second = sandbox.say("明天")
    assert [first["id"], *(one["id"] for one in calls(sandbox)), second["id"]] == [1, 2, 3, 4]


def test_a_tap_is_named_by_its_button_also_after_the_card_has_changed(sandbox: Sandbox) -> None:
    """The log of a page that is loaded anew shows 接受, and not the JSON of the key."""
    code = send_card(sandbox, buttons())["response_code"]
    tap(sandbox, ACCEPT)
    disable(sandbox, code)
    assert [one["label"] for one in sandbox.get("/sandbox/exchanges")] == ["接受"]


def test_the_menu_is_the_one_that_was_given_and_names_its_clicks(sandbox: Sandbox) -> None:
    assert sandbox.get("/sandbox/menu") == {"button": []}
    button = [
        {"type": "click", "name": "我的面试", "key": "schedule"},
        {"name": "更多", "sub_button": [{"type": "click", "name": "撤销", "key": "undo"}]},
    ]
    with requests.get(f"{sandbox.url}/sandbox/stream", stream=True, timeout=10) as stream:
        assert sandbox.call("menu/create", {"button": button}, agentid="1000002")["errcode"] == 0
        assert ("menu", {"button": button}) in (next(news) for news in [events(stream)] for _ in range(3))
    assert sandbox.get("/sandbox/menu") == {"button": button}
    for key in ("undo", "schedule", "help"):
        sandbox.post("/sandbox/events", {"from": "zhangsan", "event": "click", "event_key": key})
    assert [one["label"] for one in sandbox.get("/sandbox/exchanges")] == ["撤销", "我的面试", None]


@pytest.mark.parametrize("body", ["", "[]", '{"msgtype":"text","text":7}', '{"msgtype":["text"],"template_card":[1]}'])
def test_a_malformed_call_is_logged_as_it_came(sandbox: Sandbox, body: str) -> None:
    sandbox.call("message/send", body.encode())
    assert last(sandbox)["outcome"] == "refused"
