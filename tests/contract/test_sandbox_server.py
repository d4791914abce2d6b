"""The sandbox delivers, repeats, checks and refuses as WeCom does; tried against a tiny callback server."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests

from sandbox.clock import Clock
from sandbox.crypto import Codec
from sandbox.server import listening
from sandbox.state import BACKLOG, State
from sandbox.tokens import AccessTokens
from tests.conftest import free_port
from tests.contract.sandbox_stage import (
    AGENT_ID,
    CORP_ID,
    KEY,
    SECRET,
    TOKEN,
    Answer,
    Bot,
    Received,
    Sandbox,
    company,
    events,
    inner,
    says,
    sealed,
    tag,
)
from tests.serving import in_a_thread

ROOT = Path(__file__).resolve().parents[2]


def test_a_text_arrives_as_wecom_sends_it_and_the_answer_is_shown(bot: Bot, sandbox: Sandbox) -> None:
    """A text carries all of WeCom's elements; the opened answer stands in the chat and in the wire log."""
    bot.answer = says("今天没有面试")
    exchange = sandbox.say("日程 ]]> <b>&amp;", msg_id="4561255354251345929")
    plain = bot.received[0].plain
    assert tag("ToUserName", plain) == CORP_ID
    assert tag("FromUserName", plain) == "zhangsan"
    assert tag("MsgType", plain) == "text"
    assert "日程 ]]]]><![CDATA[> <b>&amp;" in plain
    assert "<MsgId>4561255354251345929</MsgId>" in plain
    assert f"<AgentID>{AGENT_ID}</AgentID>" in plain
    assert bot.received[0].headers["User-Agent"] == "Mozilla/4.0"
    assert exchange["outcome"] == "reply"
    assert exchange["reply"]["text"] == "今天没有面试"
    assert exchange["request"]["plain"] == plain
    assert exchange["response"]["plain"] == inner("今天没有面试")
    assert [one["error"] for one in exchange["tries"]] == [None]
    assert sandbox.bubbles() == [("member", "日程 ]]> <b>&amp;"), ("bot", "今天没有面试")]
    assert sandbox.get("/sandbox/exchanges") == [exchange]
    assert sandbox.get("/sandbox/exchanges?after=1") == []


def test_chinese_leaves_the_api_unescaped(bot: Bot, sandbox: Sandbox) -> None:
    """JSON carries Chinese as UTF-8, not as escapes."""
    assert "张三".encode() in sandbox.http.get(f"{sandbox.url}/sandbox/people").content


@pytest.mark.parametrize("body", [b"", b"success"])
def test_an_empty_answer_is_no_failure(bot: Bot, sandbox: Sandbox, body: bytes) -> None:
    """200 with nothing or `success` means that the bot has nothing to say."""
    bot.answer = lambda received: (200, body)
    exchange = sandbox.say("日程")
    assert (exchange["outcome"], exchange["reply"], len(exchange["tries"])) == ("empty", None, 1)
    assert sandbox.bubbles() == [("member", "日程")]


def test_an_event_carries_its_key_and_nested_fields(bot: Bot, sandbox: Sandbox) -> None:
    """Any event name is sent, with elements nested and repeated as given."""
    fields = {"SelectedItems": {"SelectedItem": [{"QuestionKey": "a"}, {"QuestionKey": "b"}]}}
    body = {"from": "lisi", "event": "template_card_event", "event_key": "accept", "fields": fields}
    exchange = sandbox.post("/sandbox/events", body)
    plain = bot.received[0].plain
    assert (tag("Event", plain), tag("EventKey", plain)) == ("template_card_event", "accept")
    assert plain.count("<SelectedItem>") == 2
    assert "MsgId" not in plain
    assert (exchange["kind"], exchange["summary"]) == ("event", "template_card_event")


def test_the_answer_to_an_event_is_shown_only_where_wecom_shows_it(bot: Bot, sandbox: Sandbox) -> None:
    """enter_agent may be answered passively, template_card_event may not."""
    bot.answer = says("你好")
    shown = sandbox.post("/sandbox/events", {"from": "zhangsan", "event": "enter_agent"})
    hidden = sandbox.post("/sandbox/events", {"from": "zhangsan", "event": "template_card_event"})
    assert (shown["reply"]["shown"], hidden["reply"]["shown"]) == (True, False)
    assert sandbox.bubbles() == [("bot", "你好")]


def test_save_wants_exactly_the_plain_echostr(bot: Bot, sandbox: Sandbox) -> None:
    """The check of the address passes for the bare digits alone; its query is percent-encoded once."""
    bot.answer = lambda received: (200, received.plain.encode())
    good = sandbox.post("/sandbox/save", {})
    assert (good["kind"], good["outcome"], good["request"]["method"]) == ("save", "reply", "GET")
    assert re.fullmatch(r"[0-9]{19}", good["request"]["plain"])
    assert bot.received[0].query["echostr"] == good["request"]["url_query"]["echostr"]
    assert not set("+/") & set(bot.received[0].raw_query)
    assert bot.received[0].raw_query.count("=") == 4  # the cipher text of 64 bytes ends with two more
    bot.answer = lambda received: (200, b'"' + received.plain.encode() + b'"')
    quoted = sandbox.post("/sandbox/save", {})
    assert quoted["outcome"] == "failed"
    assert quoted["tries"][0]["error"].startswith("bad reply")


@pytest.mark.parametrize("tries", [3, 4])
@pytest.mark.parametrize("envelope", ["same", "fresh"])
def test_a_silent_bot_is_asked_again_with_the_same_message(
    bot: Bot, sandbox: Sandbox, tries: int, envelope: str
) -> None:
    """After a time-out the same inner XML is sent again, in the same or a fresh envelope, as set."""
    sandbox.post("/sandbox/settings", {"timeout_s": 0.2, "repeat_envelope": envelope, "tries": tries})
    bot.answer = lambda received: (200 if bot.release.wait() else 500, b"")
    exchange = sandbox.say("日程")
    assert exchange["outcome"] == "failed"
    assert [(one["n"], one["status"], one["error"]) for one in exchange["tries"]] == [
        (n + 1, None, "timeout") for n in range(tries)
    ]
    received = bot.until(tries)
    assert len(received) == tries
    assert len({one.plain for one in received}) == 1
    assert len({one.body for one in received}) == (1 if envelope == "same" else tries)
    assert len({one.query["nonce"] for one in received}) == (1 if envelope == "same" else tries)
    assert sandbox.bubbles() == [("member", "日程")]


def test_an_answer_on_the_second_try_is_shown_once(bot: Bot, sandbox: Sandbox) -> None:
    """A bot that is late once is asked again, and its answer appears once."""
    sandbox.post("/sandbox/settings", {"timeout_s": 1})

    def late_once(received: Received) -> Answer:
        if len(bot.received) == 1:
            bot.release.wait()
        return says("好")(received)

    bot.answer = late_once
    exchange = sandbox.say("日程")
    assert [one["error"] for one in exchange["tries"]] == ["timeout", None]
    assert exchange["outcome"] == "reply"
    assert sandbox.bubbles() == [("member", "日程"), ("bot", "好")]


def test_a_dripping_bot_cannot_stretch_the_limit(bot: Bot, sandbox: Sandbox) -> None:
    """Bytes that keep coming do not extend the limit: the connection is dropped."""
    sandbox.post("/sandbox/settings", {"timeout_s": 0.2})
    bot.drips = True
    exchange = sandbox.say("日程")
    assert {one["error"] for one in exchange["tries"]} == {"timeout"}
    assert bot.dropped.wait(10)


def test_a_bot_that_is_not_there_is_a_connection_failure() -> None:
    """A refused connection is named as such, and tried three times."""
    server = listening(company(f"http://127.0.0.1:{free_port()}/wecom/callback"), 0)
    with in_a_thread(server):
        client = Sandbox(server.port)
        exchange = client.say("日程")
        client.http.close()
    assert [one["error"] for one in exchange["tries"]] == ["connection"] * 3
    assert exchange["response"] is None


@pytest.mark.parametrize(("retry_on", "tries"), [("timeout", 1), ("non_200", 3)])
def test_an_error_status_is_repeated_only_if_set_so(bot: Bot, sandbox: Sandbox, retry_on: str, tries: int) -> None:
    """WeCom's documents contradict each other on statuses other than 200; both readings can be tried."""
    sandbox.post("/sandbox/settings", {"retry_on": retry_on})
    bot.answer = lambda received: (503, b"later")
    exchange = sandbox.say("日程")
    assert [(one["status"], one["error"]) for one in exchange["tries"]] == [(503, None)] * tries
    assert (exchange["outcome"], exchange["response"]["body"]) == ("failed", "later")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"hello", "not XML"),
        (b"<xml><Encrypt>x</Encrypt></xml>", "MsgSignature"),
        (sealed(inner("x"), signature="0" * 40), "MsgSignature does not match"),
        (sealed(inner("x"), codec=Codec(TOKEN, KEY, "wx0000000000000000")), "receive id"),
        (sealed(inner("x"), codec=Codec(TOKEN, "A" * 43, CORP_ID)), "cannot be opened"),
        (sealed(inner("x", to="lisi")), "ToUserName"),
        (sealed(inner("x", by="zhangsan")), "FromUserName"),
        (sealed(inner("x", msg_type="markdown")), "markdown"),
        (sealed(inner("x").replace("<MsgType>", "<MsgType>text</MsgType><MsgType>")), "2 MsgType"),
        (sealed(inner("")), "Content is empty"),
        (b'<!DOCTYPE xml [<!ENTITY e "x">]>' + sealed(inner("x")), "plain <xml>"),
    ],
)
def test_a_forged_or_broken_answer_is_never_shown(bot: Bot, sandbox: Sandbox, body: bytes, reason: str) -> None:
    """What WeCom could not open or assign is named in the log, and the member sees nothing."""
    bot.answer = lambda received: (200, body)
    exchange = sandbox.say("日程")
    assert exchange["outcome"] == "failed"
    assert exchange["tries"][0]["error"].startswith("bad reply: ")
    assert reason in exchange["tries"][0]["error"]
    assert sandbox.bubbles() == [("member", "日程")]


def test_a_long_answer_is_cut_on_a_whole_character(bot: Bot, sandbox: Sandbox) -> None:
    """Text over 2048 bytes is cut without breaking a character, and the log says so."""
    bot.answer = says("面" * 700)
    reply = sandbox.say("日程")["reply"]
    assert reply["text"] == "面" * 682
    assert "2100" in reply["note"]


@pytest.mark.parametrize("envelope", ["same", "fresh"])
def test_a_replay_is_the_same_message_again(bot: Bot, sandbox: Sandbox, envelope: str) -> None:
    """A replay keeps the inner XML; its envelope is the old one or a new one; its answer is not shown twice."""
    bot.answer = says("好")
    first = sandbox.say("日程")
    again = sandbox.post(f"/sandbox/exchanges/{first['id']}/replay", {"envelope": envelope})
    assert again["replay_of"] == first["id"]
    assert bot.received[1].plain == bot.received[0].plain
    assert (bot.received[1].body == bot.received[0].body) is (envelope == "same")
    assert sandbox.bubbles() == [("member", "日程"), ("bot", "好")]


def test_a_replay_that_gets_through_shows_the_missing_answer(bot: Bot, sandbox: Sandbox) -> None:
    """What failed at first is answered in the chat once a replay, or a replay of that, arrives."""
    bot.answer = lambda received: (503, b"")
    failed = sandbox.say("日程")
    failed_again = sandbox.post(f"/sandbox/exchanges/{failed['id']}/replay", {})
    bot.answer = says("好")
    for _ in range(2):
        sandbox.post(f"/sandbox/exchanges/{failed_again['id']}/replay", {})
    assert sandbox.bubbles() == [("member", "日程"), ("bot", "好")]


def test_two_phones_do_not_wait_for_each_other(bot: Bot, sandbox: Sandbox) -> None:
    """Two members' messages are with the bot at the same time."""
    both = threading.Barrier(2, timeout=4)

    def answer(received: Received) -> Answer:
        both.wait()
        return 200, sealed(inner("好", to=tag("FromUserName", received.plain)))

    bot.answer = answer
    with ThreadPoolExecutor() as pool:
        sent = [
            pool.submit(requests.post, f"{sandbox.url}/sandbox/messages", json={"from": who, "text": "日程"})
            for who in ("zhangsan", "zhangmin")
        ]
    assert {one.result().json()["outcome"] for one in sent} == {"reply"}
    assert sandbox.bubbles("zhangmin") == [("member", "日程"), ("bot", "好")]


@pytest.mark.parametrize(
    "body",
    [
        {"from": "nobody", "text": "日程"},
        {"from": "zhangsan"},
        {"from": "zhangsan", "text": "  "},
        {"from": "zhangsan", "text": "日程", "msg_id": "12ab"},
        ["日程"],
    ],
)
def test_what_no_member_could_send_is_refused(bot: Bot, sandbox: Sandbox, body: Any) -> None:
    """A wrong request is answered 400 with a reason and reaches no bot."""
    answer = sandbox.http.post(f"{sandbox.url}/sandbox/messages", json=body)
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert bot.received == []


@pytest.mark.parametrize("settings", [{"tries": 5}, {"tries": True}, {"timeout_s": 0}, {"retry_on": "x"}, {"new": 1}])
def test_impossible_settings_are_refused(sandbox: Sandbox, settings: dict[str, Any]) -> None:
    """A wrong setting is refused and changes nothing."""
    before = sandbox.get("/sandbox/settings")
    assert sandbox.http.post(f"{sandbox.url}/sandbox/settings", json=settings).status_code == 400
    assert sandbox.get("/sandbox/settings") == before


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1",
        "localhost:1",
        "evil.example:{port}",
        "lisi.localhost",
        "lisi.localhost.evil.example:{port}",
        "evil-localhost:{port}",
        ".localhost:{port}",
        "a.b.localhost:{port}",
        "lisi.127.0.0.1:{port}",
    ],
)
@pytest.mark.parametrize("path", ["/", "/sandbox/exchanges", "/cgi-bin/gettoken", "/static/icon.svg"])
def test_a_foreign_host_name_is_refused(sandbox: Sandbox, host: str, path: str) -> None:
    """A name that merely resolves to this machine gets nothing, so a foreign page cannot read the chats."""
    answer = sandbox.http.get(sandbox.url + path, headers={"Host": host.format(port=sandbox.port)})
    assert answer.status_code == 403


def test_localhost_is_this_machine_too(sandbox: Sandbox) -> None:
    """The page may also be opened as localhost, and as any name below it: each phone has one."""
    for host in ("localhost", "lisi.localhost", "LiSi.localhost", "a-new-one.localhost"):
        headers = {"Host": f"{host}:{sandbox.port}"}
        assert sandbox.http.get(f"{sandbox.url}/sandbox/people", headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content-Type": "application/json", "Origin": "https://evil.example"}, 403),
        ({"Content-Type": "application/json", "Origin": "null"}, 403),
    ],
)
@pytest.mark.parametrize("path", ["/sandbox/messages", "/sandbox/save"])
def test_another_sites_page_cannot_write(
    bot: Bot, sandbox: Sandbox, path: str, headers: dict[str, str], status: int
) -> None:
    """What a form or a script of another site could post is refused before anything is sent."""
    body = json.dumps({"from": "zhangsan", "text": "取消面试"})
    answer = sandbox.http.post(sandbox.url + path, data=body, headers=headers)
    assert answer.status_code == status
    assert bot.received == []


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("127.0.0.1", "127.0.0.1", 200),
        ("lisi.localhost", "lisi.localhost", 200),
        ("127.0.0.1", "localhost", 403),
        ("127.0.0.1", "lisi.localhost", 403),
        ("lisi.localhost", "zhangsan.localhost", 403),
    ],
)
def test_a_page_of_another_name_of_this_machine_cannot_write(
    sandbox: Sandbox, host: str, origin: str, status: int
) -> None:
    """A phone's name opens no door to another: the origin must be that of the host that is written to."""
    headers = {"Host": f"{host}:{sandbox.port}", "Origin": f"http://{origin}:{sandbox.port}"}
    answer = sandbox.http.post(f"{sandbox.url}/sandbox/settings", json={}, headers=headers)
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("query", "errcode"),
    [
        ({}, 41002),
        ({"corpid": CORP_ID}, 41004),
        ({"corpid": "wx0", "corpsecret": SECRET}, 40013),
        ({"corpid": CORP_ID, "corpsecret": "wrong-" + SECRET}, 40001),
    ],
)
def test_gettoken_refuses_with_wecoms_codes(sandbox: Sandbox, query: dict[str, str], errcode: int) -> None:
    """HTTP is 200 whatever is wrong; the errcode tells, and no secret is said back."""
    answer = sandbox.http.get(f"{sandbox.url}/cgi-bin/gettoken", params=query)
    assert (answer.status_code, answer.json()["errcode"]) == (200, errcode)
    assert SECRET not in answer.text


def test_gettoken_gives_the_same_token_until_it_expires(sandbox: Sandbox) -> None:
    """Two calls bring one token; calls with it pass the token check, calls without or with another do not."""
    query = {"corpid": CORP_ID, "corpsecret": SECRET}
    first, second = (sandbox.get("/cgi-bin/gettoken", params=query) for _ in range(2))
    assert (first["errcode"], first["expires_in"]) == (0, 7200)
    assert first["access_token"] == second["access_token"]
    call = "/cgi-bin/media/get"
    assert sandbox.get(call)["errcode"] == 41001
    assert sandbox.get(call, params={"access_token": "another"})["errcode"] == 40014
    assert sandbox.get(call, params={"access_token": first["access_token"]})["errcode"] == 48002


def test_an_expired_token_is_named_as_such_and_replaced() -> None:
    """After 7200 s the old token is 42001 and the next one is new."""
    now = [0.0]
    tokens = AccessTokens(clock=lambda: now[0])
    old, _ = tokens.get()
    now[0] = 7199.0
    assert (tokens.get(), tokens.fault(old)) == ((old, 1), 0)
    now[0] = 7200.0
    assert tokens.fault(old) == 42001
    new, _ = tokens.get()
    assert (new != old, tokens.fault(new)) == (True, 0)


def test_a_watcher_that_does_not_read_is_let_go() -> None:
    """News for a stalled page do not pile up without end."""
    state = State(Clock())
    with state.watching() as slow:
        for n in range(BACKLOG):
            state.member_said("zhangsan", str(n), exchange_id=n)
        assert state.is_watching(slow)
        state.member_said("zhangsan", "one too many", exchange_id=BACKLOG)
        assert not state.is_watching(slow)


def test_the_stream_tells_what_happens_as_it_happens(bot: Bot, sandbox: Sandbox) -> None:
    """A watcher hears of the member's message before the bot has answered, then of the answer and the exchange."""
    with requests.get(f"{sandbox.url}/sandbox/stream", stream=True, timeout=10) as stream:
        news = events(stream)
        heard = threading.Event()

        def answer(received: Received) -> Answer:
            heard.wait(4)
            return says("好")(received)

        bot.answer = answer
        with ThreadPoolExecutor() as pool:
            sent = pool.submit(sandbox.say, "日程")
            name, data = next(news)
            assert (name, data["user_id"], data["message"]["by"]) == ("chat", "zhangsan", "member")
            heard.set()
            name, data = next(news)
            assert (name, data["message"]["by"], data["message"]["text"]) == ("chat", "bot", "好")
            assert next(news) == ("exchange", sent.result())


def test_the_stream_of_a_closed_sandbox_says_that_it_is_starting_until_it_is_opened(bot: Bot) -> None:
    server = listening(company(bot.url), 0, is_open=False)
    with in_a_thread(server), requests.Session() as line:
        address = f"http://127.0.0.1:{server.port}/sandbox"
        with line.get(f"{address}/stream", stream=True, timeout=10) as stream:
            told = (one for one in stream.iter_lines(chunk_size=1) if one.startswith(b"event: "))
            assert next(told) == b"event: starting"
            start = requests.post(f"{address}/open", json={}, timeout=10).json()["start"]
            assert next(told) == b"event: ready"
        with line.get(f"{address}/stream", stream=True, timeout=10) as stream:
            lines = stream.iter_lines(chunk_size=1)
            assert json.loads(next(one for one in lines if one.startswith(b"data: "))[6:]) == {"start": start}


def environment(port: int, callback_url: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "WECOM_CORP_ID": CORP_ID,
        "WECOM_AGENT_ID": str(AGENT_ID),
        "WECOM_SECRET": SECRET,
        "WECOM_TOKEN": TOKEN,
        "WECOM_ENCODING_AES_KEY": KEY,
        "SANDBOX_PORT": str(port),
        "CALLBACK_URL": callback_url,
    }


def sandbox_command(*arguments: str, environ: dict[str, str], stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sandbox", *arguments]
    return subprocess.run(command, env=environ, cwd=ROOT, input=stdin, capture_output=True, text=True, timeout=30)


@contextmanager
def serving(environ: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "sandbox", "serve"]
    with subprocess.Popen(command, env=environ, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == f"sandbox ready http://127.0.0.1:{environ['SANDBOX_PORT']}/\n"
        try:
            yield process
        finally:
            process.terminate()


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_serve_says_when_it_is_ready_and_stops_cleanly(bot: Bot, stop: signal.Signals) -> None:
    """One line when it listens; a signal ends it with exit code 0 even while somebody watches."""
    environ = environment(free_port(), bot.url)
    with (
        serving(environ) as process,
        requests.get(f"http://127.0.0.1:{environ['SANDBOX_PORT']}/sandbox/stream", stream=True, timeout=10),
    ):
        process.send_signal(stop)
        assert process.wait(10) == 0


def test_serve_names_a_taken_port_and_missing_settings(bot: Bot) -> None:
    """A taken port is exit 1, missing settings are exit 2; one line each, and no value in it."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        environ = environment(taken.getsockname()[1], bot.url)
        busy = sandbox_command("serve", environ=environ)
    assert (busy.returncode, busy.stderr.count("\n")) == (1, 1)
    assert environ["SANDBOX_PORT"] in busy.stderr
    del environ["WECOM_TOKEN"], environ["WECOM_AGENT_ID"]
    missing = sandbox_command("serve", environ=environ)
    assert (missing.returncode, missing.stderr.count("\n")) == (2, 1)
    assert "WECOM_AGENT_ID, WECOM_TOKEN" in missing.stderr
    bad_key = sandbox_command("serve", environ=environment(8001, bot.url) | {"WECOM_ENCODING_AES_KEY": KEY + "="})
    assert (bad_key.returncode, KEY in bad_key.stderr) == (2, False)


def test_the_terminal_chat_prints_the_answer(bot: Bot) -> None:
    """One line said from the shell, or a conversation that begins with the greeting and ends with the input."""
    environ = environment(free_port(), bot.url)
    bot.answer = lambda received: says("你好" if "enter_agent" in received.plain else "今天没有面试")(received)
    with serving(environ):
        once = sandbox_command("chat", "--as", "张三", "日程", environ=environ)
        talk = sandbox_command("chat", "--as", "zhangsan", environ=environ, stdin="日程\n")
        stranger = sandbox_command("chat", "--as", "nobody", "日程", environ=environ)
        bot.answer = lambda received: (500, b"")
        failed = sandbox_command("chat", "日程", environ=environ)
    assert once.returncode == 0
    assert re.fullmatch(r"今天没有面试\n\d+ ms\n", once.stdout)
    assert re.fullmatch(r"你好\n.*\n今天没有面试\n.*\n", talk.stdout)
    assert (stranger.returncode, stranger.stderr.count("\n")) == (2, 1)
    assert (failed.returncode, "HTTP 500" in failed.stdout) == (1, True)


def test_the_terminal_chat_says_when_nothing_runs() -> None:
    """Without a sandbox there is one line that says what to start."""
    environ = environment(free_port(), "http://127.0.0.1:1/")
    result = sandbox_command("chat", "日程", environ=environ)
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert "./run" in result.stderr


def test_nothing_is_left_of_what_xml_cannot_carry(bot: Bot, sandbox: Sandbox) -> None:
    """Control characters and lone surrogates, which no WeCom client sends, do not break the envelope."""
    sandbox.http.post(
        f"{sandbox.url}/sandbox/messages",
        data='{"from":"zhangsan","text":"日\\u0000\\ud800程😀"}',
        headers={"Content-Type": "application/json"},
    )
    assert tag("Content", bot.received[0].plain) == "日程😀"
