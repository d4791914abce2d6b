"""The client against the sandbox as it serves, and against a WeCom that answers as no server should."""

from __future__ import annotations

import logging
import re
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests

from bot.db import store
from bot.db.store import Purpose
from bot.texts import in_both, in_words
from bot.wecom.client import WeCom
from bot.wecom.errors import DECISIONS, NeedsAdmin, Refused, RetryLater, Then, decision
from sandbox.company import company
from sandbox.server import listening
from tests.serving import in_a_thread
from tests.world.scripted_wecom import Answer, Call, Raw, scripted_wecom

CORP_ID, AGENT_ID, SECRET = "wx5823bf96d3bd56c7", 1000002, "s3cret-s3cret"
TOKEN = "t0ken-t0ken"
FIVE = {
    "WECOM_CORP_ID": CORP_ID,
    "WECOM_AGENT_ID": str(AGENT_ID),
    "WECOM_SECRET": SECRET,
    "WECOM_TOKEN": "QDG6eK",
    "WECOM_ENCODING_AES_KEY": "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
}
HELLO = {"msgtype": "text", "text": {"content": "你好，张三 🎉"}}
CARD = {
    "card_type": "button_interaction",
    "main_title": {"title": "面试邀请"},
    "task_id": "a1",
    "button_list": [{"text": "接受", "style": 1, "key": "yes"}],
}


class Clock:
    """The time of day, put forward by the test."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@pytest.fixture(autouse=True)
def tokens(shared_database_url: str) -> Iterator[None]:
    """A database in which no token is stored."""
    store.connect(shared_database_url, Purpose.WORKER)
    yield
    with store.db.connection_context():
        store.execute("DELETE FROM access_token")
    store.db.close_all()


@pytest.fixture
def clock() -> Clock:
    return Clock()


class Sandbox:
    """The sandbox's address, and what a test does there by hand."""

    def __init__(self, address: str) -> None:
        self.address = address

    def faults(self, **changes: object) -> None:
        self._post("faults", changes)

    def settings(self, **changes: object) -> None:
        self._post("settings", changes)

    def well(self) -> None:
        requests.delete(f"{self.address}/sandbox/faults", timeout=5).raise_for_status()

    def sent(self) -> list[dict[str, Any]]:
        return requests.get(f"{self.address}/sandbox/sent", timeout=5).json()  # type: ignore[no-any-return]

    def chat(self, user_id: str) -> list[dict[str, Any]]:
        return requests.get(f"{self.address}/sandbox/chats/{user_id}", timeout=5).json()  # type: ignore[no-any-return]

    def _post(self, name: str, body: object) -> None:
        answer = requests.post(f"{self.address}/sandbox/{name}", json=body, timeout=5)
        assert answer.ok, answer.text


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    server = listening(company(FIVE), 0)
    with in_a_thread(server):
        yield Sandbox(f"http://127.0.0.1:{server.port}")


@pytest.fixture
def wecom(sandbox: Sandbox, clock: Clock) -> WeCom:
    return client(sandbox.address, clock)


def client(address: str, clock: Callable[[], datetime] | None = None, **more: Any) -> WeCom:
    return WeCom(address, CORP_ID, AGENT_ID, SECRET, clock or Clock(), **more)


def send(wecom: WeCom, to_user: str = "zhangsan") -> Any:
    return wecom.send(to_user, HELLO, duplicate_check=False)


# --- the sandbox ----------------------------------------------------------------------------------------------------


def test_a_text_reaches_its_member(wecom: WeCom, sandbox: Sandbox) -> None:
    """As raw UTF-8, which the stricter reading of WeCom's rules demands."""
    sandbox.settings(unicode_escapes="refused")
    assert send(wecom).msgid
    [one] = sandbox.sent()
    assert (one["touser"], one["delivered"], one["body"]["text"]) == ("zhangsan", True, HELLO["text"])


def test_a_message_sent_twice_arrives_once_only_if_that_is_asked_for(wecom: WeCom, sandbox: Sandbox) -> None:
    for duplicate_check in (True, True, False, False):
        wecom.send("zhangsan", HELLO, duplicate_check=duplicate_check)
    assert [one["delivered"] for one in sandbox.sent()] == [True, False, True, True]


def test_the_code_of_a_card_changes_it_once(wecom: WeCom) -> None:
    sent = wecom.send("zhangsan", {"msgtype": "template_card", "template_card": CARD}, duplicate_check=True)
    assert sent.response_code
    wecom.update_card("zhangsan", sent.response_code, card=CARD | {"main_title": {"title": "已接受"}})
    with pytest.raises(Refused) as used_up:
        wecom.update_card("zhangsan", sent.response_code, card=CARD)
    assert used_up.value.errcode == 60140


def test_a_text_has_no_code(wecom: WeCom) -> None:
    assert send(wecom).response_code is None


def test_the_directory_and_the_console_can_be_read(wecom: WeCom) -> None:
    assert wecom.user("ZhangSan")["name"] == "张三"
    assert wecom.agent()["agentid"] == AGENT_ID


def test_who_has_a_number_or_an_address_is_asked_for_by_it(wecom: WeCom) -> None:
    assert wecom.user_id_by_mobile("13900000006") == "zhaoliu"
    assert wecom.user_id_by_email("ZhaoLiu@example.com") == "zhaoliu"
    for ask in (lambda: wecom.user_id_by_mobile("13900000000"), lambda: wecom.user_id_by_email("x@example.com")):
        with pytest.raises(Refused) as refused:
            ask()
        assert refused.value.errcode == 46004


def test_the_menu_is_the_one_that_was_made(wecom: WeCom, sandbox: Sandbox) -> None:
    buttons = [{"type": "click", "name": "日程", "key": "schedule"}]
    wecom.create_menu(buttons)
    access_token, _ = wecom.gettoken()
    query = {"access_token": access_token, "agentid": str(AGENT_ID)}
    shown = requests.get(f"{sandbox.address}/cgi-bin/menu/get", query, timeout=5).json()
    assert shown["button"] == buttons


@pytest.mark.parametrize("stranger", ["nobody", "张三"])
def test_a_member_whom_wecom_does_not_know_is_refused_in_words(wecom: WeCom, stranger: str) -> None:
    with pytest.raises(Refused) as refused:
        send(wecom, stranger)
    assert "可见范围" in in_words(refused.value.reason, "zh")


@pytest.mark.parametrize(("fault", "words"), [({}, "可见范围"), ({"unlicensed": True}, "许可")])
def test_errcode_0_that_names_the_recipient_is_a_refusal(
    wecom: WeCom, sandbox: Sandbox, fault: dict[str, Any], words: str
) -> None:
    sandbox.faults(rules=[{"path": "message/send", "users": ["zhangsan"], **fault}])
    with pytest.raises(Refused) as refused:
        send(wecom, "ZhangSan")
    assert words in in_words(refused.value.reason, "zh")
    assert send(wecom, "lisi").msgid


@pytest.mark.parametrize("errcode", [40014, 42001])
@pytest.mark.parametrize("repeats", ["same", "new"])
def test_a_revoked_token_is_replaced_unseen(wecom: WeCom, sandbox: Sandbox, errcode: int, repeats: str) -> None:
    """Whether or not WeCom gives the same token twice."""
    sandbox.settings(gettoken_repeats=repeats)
    send(wecom)
    sandbox.faults(revoke_token=errcode)
    send(wecom)
    assert [one["delivered"] for one in sandbox.sent()] == [True, True]


def test_an_untrusted_address_is_named_once_and_heals(wecom: WeCom, sandbox: Sandbox, clock: Clock) -> None:
    """While it lasts nothing is asked of WeCom for a minute at a time."""
    sandbox.faults(ip_not_trusted=True)
    with pytest.raises(NeedsAdmin) as trouble:
        send(wecom)
    assert trouble.value.first
    assert trouble.value.errcode == 60020
    assert "地址 203.0.113.7 不在" in in_words(trouble.value.reason, "zh")
    with pytest.raises(NeedsAdmin) as again:
        send(wecom)
    assert not again.value.first
    sandbox.well()
    with pytest.raises(NeedsAdmin):
        send(wecom)
    clock.ahead += timedelta(seconds=61)
    assert send(wecom).msgid


@pytest.mark.parametrize("fault", [{"secret": "wrong"}, {"app_disabled": True}])
def test_a_wrong_secret_and_a_disabled_app_want_the_admin(
    wecom: WeCom, sandbox: Sandbox, fault: dict[str, object]
) -> None:
    sandbox.faults(**fault)
    with pytest.raises(NeedsAdmin) as trouble:
        send(wecom)
    assert trouble.value.first
    assert "停用" in in_words(trouble.value.reason, "zh")


@pytest.mark.parametrize(("errcode", "after_s"), [(-1, 5), (6000, 5), (45009, 60), (45033, 5)])
def test_what_passes_by_itself_says_when_to_come_back(
    wecom: WeCom, sandbox: Sandbox, errcode: int, after_s: float
) -> None:
    sandbox.faults(rules=[{"path": "message/send", "errcode": errcode, "times": 1}])
    with pytest.raises(RetryLater) as later:
        send(wecom)
    assert (later.value.errcode, later.value.after_s, later.value.unresolved) == (errcode, after_s, False)
    assert send(wecom).msgid


@pytest.mark.parametrize(("drop", "arrived"), [("before", 0), ("after", 1)])
def test_a_connection_that_breaks_leaves_the_outcome_open(
    wecom: WeCom, sandbox: Sandbox, drop: str, arrived: int
) -> None:
    """From here both look the same; a repeat that WeCom recognises then arrives once."""
    sandbox.faults(rules=[{"path": "message/send", "drop": drop, "times": 1}])
    with pytest.raises(RetryLater) as later:
        wecom.send("zhangsan", HELLO, duplicate_check=True)
    assert later.value.unresolved
    assert len(sandbox.sent()) == arrived
    wecom.send("zhangsan", HELLO, duplicate_check=True)
    assert [one["delivered"] for one in sandbox.sent()].count(True) == 1


def test_an_outage_is_only_a_matter_of_time(wecom: WeCom, sandbox: Sandbox) -> None:
    sandbox.faults(rules=[{"path": "message/send", "outage": True, "times": 1}])
    with pytest.raises(RetryLater) as later:
        send(wecom)
    assert later.value.errcode is None
    assert send(wecom).msgid


# --- answers that WeCom never meant to give -------------------------------------------------------------------------

OK: Answer = {"errcode": 0, "errmsg": "ok"}


def with_token(answer: Answer) -> Callable[[Call], Answer]:
    """Tokens are given; every other call is answered like this."""
    return lambda call: OK | {"access_token": TOKEN, "expires_in": 7200} if call.name == "gettoken" else answer  # type: ignore[operator]


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Raw(b"<html><body>sign in to the hotel</body></html>"), id="a page"),
        pytest.param(Raw(b'{"errcode": 0, "errm'), id="broken JSON"),
        pytest.param(Raw(b'{"errcode": 0, "errmsg": "\xff\xfe"}'), id="no UTF-8"),
        pytest.param(Raw(b""), id="nothing"),
        pytest.param(Raw(b"[]"), id="a list"),
        pytest.param({"errmsg": "ok"}, id="no errcode"),
        pytest.param({"errcode": None}, id="null"),
        pytest.param({"errcode": "none"}, id="words"),
        pytest.param({"errcode": False}, id="false, which Python takes for 0"),
        pytest.param({"errcode": 0.0}, id="a fraction"),
        pytest.param(Raw(b"{}", head=b"HTTP/1.1 200 OK\r\nContent-Length: 900"), id="cut short"),
        pytest.param(Raw(b"\r\n\r\n", head=b"good evening"), id="no HTTP"),
        pytest.param(Raw(b"[" * 100_000), id="too deep"),
        pytest.param(Raw(b"<html>Bad Gateway</html>", status=502), id="502"),
        pytest.param(None, id="hung up"),
    ],
)
def test_an_answer_that_cannot_be_read_leaves_the_outcome_open(answer: Answer) -> None:
    with scripted_wecom(with_token(answer)) as script, pytest.raises(RetryLater) as later:
        send(client(script.address))
    assert (later.value.errcode, later.value.unresolved) == (None, True)
    assert len(script.named("message/send")) == 1


@pytest.mark.parametrize("status", [302, 403, 404, 407, 429])
def test_what_was_turned_back_on_the_way_has_not_arrived(status: int) -> None:
    """A redirection is not followed: the token would go along."""
    with scripted_wecom(with_token(Raw(b"{}", status))) as script, pytest.raises(RetryLater) as later:
        send(client(script.address))
    assert (later.value.errcode, later.value.unresolved) == (None, False)
    assert [call.name for call in script.calls] == ["gettoken", "message/send"]


def test_nobody_listening_means_nothing_arrived() -> None:
    with scripted_wecom(with_token(OK)) as script:
        wecom = client(script.address)
        send(wecom)  # so that there is a token, and the second call is the one that fails
    with pytest.raises(RetryLater) as later:
        send(wecom)
    assert not later.value.unresolved


def test_silence_leaves_the_outcome_open() -> None:
    done = threading.Event()

    def answer(call: Call) -> Answer:
        if call.name == "message/send":
            done.wait()
        return with_token(OK)(call)

    with scripted_wecom(answer) as script:
        with pytest.raises(RetryLater) as later:
            send(client(script.address, answer_s=0.5))
        done.set()
    assert later.value.unresolved


@pytest.mark.parametrize("answer", [None, Raw(b"<html>"), Raw(status=502), OK, OK | {"access_token": ""}])  # type: ignore[operator]
def test_without_a_token_the_message_has_certainly_not_left(answer: Answer) -> None:
    """Even when nobody knows what became of the asking for one."""
    with scripted_wecom(lambda call: answer) as script, pytest.raises(RetryLater) as later:
        send(client(script.address))
    assert not later.value.unresolved
    assert {call.name for call in script.calls} == {"gettoken"}


def test_what_the_database_could_not_hold_is_replaced_in_an_answer() -> None:
    body = b'{"errcode":0,"name":"a\\ud800b\\u0000","of":[{"\\udfff":"\\ud83d\\ude00"}]}'
    with scripted_wecom(with_token(Raw(body))) as script:
        found = client(script.address).user("lisi")
    assert found == {"errcode": 0, "name": "a\ufffdb\ufffd", "of": [{"\ufffd": "😀"}]}


def test_an_errcode_written_as_text_counts() -> None:
    with scripted_wecom(with_token({"errcode": "0", "msgid": "m"})) as script:
        wecom = client(script.address)
        assert send(wecom).msgid == "m"
        script.answer = with_token({"errcode": "40058"})
        with pytest.raises(Refused) as refused:
            send(wecom)
    assert refused.value.errcode == 40058


@pytest.mark.parametrize("others", ["lisi|wangwu", ["lisi", "wangwu"], "", [], None])
def test_a_partial_failure_that_names_others_is_none_of_ours(others: object) -> None:
    with scripted_wecom(with_token(OK | {"msgid": "m", "invaliduser": others})) as script:  # type: ignore[operator]
        wecom = client(script.address)
        assert send(wecom, "zhangsan").msgid == "m"
        wecom.update_card("zhangsan", "code", card=CARD)


@pytest.mark.parametrize("named", ["lisi|zhangsan", ["lisi", "zhangsan"]])
def test_a_card_that_was_not_changed_for_its_holder_is_a_refusal(named: object) -> None:
    with scripted_wecom(with_token(OK | {"invaliduser": named})) as script, pytest.raises(Refused):  # type: ignore[operator]
        client(script.address).update_card("ZhangSan", "code", card=CARD)


@pytest.mark.parametrize("to_user", ["@all", "zhangsan|lisi"])
def test_a_message_never_goes_to_more_than_one(to_user: str) -> None:
    with scripted_wecom(with_token(OK)) as script, pytest.raises(ValueError, match="one recipient"):
        send(client(script.address), to_user)
    assert script.calls == []


def test_only_https_goes_through_the_proxy() -> None:
    """Which hears where to, and nothing else."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        proxy.settimeout(10)

        def refuse() -> None:
            for _ in range(2):  # a token is asked for once more
                line, _ = proxy.accept()
                with line:
                    heard.append(line.recv(4096))
                    line.sendall(b"HTTP/1.1 403 Forbidden\r\n\r\n")

        thread = threading.Thread(target=refuse)
        thread.start()
        address = f"http://127.0.0.1:{proxy.getsockname()[1]}"
        with scripted_wecom(with_token(OK)) as script:
            client(script.address, https_proxy=address).gettoken()
        with pytest.raises(RetryLater):
            send(client("https://wecom.invalid", https_proxy=address))
        thread.join()
    assert [one.split()[:2] for one in heard] == [[b"CONNECT", b"wecom.invalid:443"]] * 2
    assert SECRET.encode() not in b"".join(heard)


# --- secrets --------------------------------------------------------------------------------------------------------

MALFORMED = Raw(b'{"errcode": 0}', head=b"HTTP/1.1 200 OK\r\nno colon here\r\nContent-Length: 14")


@pytest.mark.parametrize(
    "answer",
    [None, Raw(b"<html>"), Raw(status=502), {"errcode": 40001}, {"errcode": 40014}, {"errcode": 40058}, MALFORMED],
    ids=["hung up", "page", "502", "40001", "40014", "40058", "malformed header"],
)
@pytest.mark.parametrize("when", ["gettoken", "message/send"])
def test_neither_token_nor_secret_is_ever_said(answer: Answer, when: str, caplog: pytest.LogCaptureFixture) -> None:
    """Not in an error, not in the errors behind it, not in a log at its most talkative."""
    logging.getLogger("urllib3").setLevel(logging.NOTSET)  # as if no client had been made before
    caplog.set_level(logging.DEBUG)
    said = []
    with scripted_wecom(lambda call: answer if call.name == when else with_token(OK)(call)) as script:
        wecom = client(script.address)
        said.append(repr(wecom))
        try:
            send(wecom)
        except (RetryLater, Refused) as error:
            said += [f"{one!s} {one!r} {vars(one)}" for one in chain(error)]
    with pytest.raises(RetryLater) as refused:  # nobody listens any more
        wecom.gettoken()
    said += [f"{one!s} {one!r} {vars(one)}" for one in chain(refused.value)]
    said += [record.getMessage() for record in caplog.records]
    assert len(said) > 1
    assert not [one for one in said if SECRET in one or TOKEN in one]


def chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


# --- the table ------------------------------------------------------------------------------------------------------

DOCUMENTED = [
    *(-1, 6000, 40001, 40003, 40007, 40008, 40013, 40014, 40029, 40031, 40032, 40033, 40056, 40058, 40063),
    *(41001, 41002, 41004, 42001, 42003, 42014, 42015, 42016, 42017, 42018, 42019, 42020, 42022, 42052, 43012),
    *(44001, 44004, 45001, 45002, 45008, 45009, 45033, 46003, 46004, 48002, 48006, 48009, 50001, 50003),
    *(60011, 60020, 60111, 60123, 60140, 81013, 82001, 82002, 82003, 82004, 84014, 84015),
    *(90457, 90459, 90460, 90461, 90464, 90466, 90472, 90498, 90499, 90700, 90708, 90710),
    *(93000, 93004, 93008, 301002, 301007, 400020, 400030, 400045, 400222, 400301, 400302, 830002),
]


@pytest.mark.parametrize("errcode", DOCUMENTED)
def test_every_documented_errcode_has_a_decision_of_its_own(errcode: int) -> None:
    """In both languages, and without the errcode itself, which a reader cannot use."""
    en, zh = in_both(DECISIONS[errcode].reason)
    assert re.sub("企业可信IP|接收消息|API接收", "", en).isascii()  # the console's own words
    assert any("一" <= letter <= "鿿" for letter in zh)
    assert str(errcode) not in en + zh


def test_the_errcodes_that_are_not_for_ever_are_few() -> None:
    """A message is given up for any other errcode, so these are named one by one."""

    def of(then: Then) -> set[int]:
        return {errcode for errcode, decided in DECISIONS.items() if decided.then is then}

    assert of(Then.WAIT) == {-1, 6000, 45009, 45033}
    assert of(Then.RENEW) == {40001, 40014, 42001}
    assert of(Then.ADMIN) == {40013, 40056, 41001, 41002, 41004, 48006, 50003, 60020, 301002, 301007}


def test_an_errcode_that_nobody_knows_is_a_refusal_that_names_it() -> None:
    unheard_of = decision(99999)
    assert unheard_of.then is Then.REFUSE
    assert "99999" in in_words(unheard_of.reason, "zh")


def test_success_is_not_in_the_table() -> None:
    assert 0 not in DECISIONS
