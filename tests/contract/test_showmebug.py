"""ShowMeBug's client against the sandbox that plays it, and against one that answers as no server should."""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
import requests

from bot.db import store
from bot.db.store import Purpose
from bot.rooms.provider import Seat, Status
from bot.rooms.showmebug import ShowMeBug
from bot.rooms.showmebug_answers import NO_QUOTA
from bot.wecom.errors import NeedsAdmin, Refused, RetryLater
from sandbox.company import SHOWMEBUG_ID
from sandbox.server import listening
from tests.contract.sandbox_stage import Sandbox, company
from tests.serving import in_a_thread

SHOWMEBUG_SECRET = company("").secret_at_showmebug
SEATS = [Seat("m1", "张三", email="zhangsan@example.com"), Seat("m2", "李四", phone="13800138000")]


class Clock:
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
def desk() -> Iterator[Sandbox]:
    server = listening(company("http://127.0.0.1:9/wecom/callback"), 0)
    with in_a_thread(server):
        client = Sandbox(server.port)
        yield client
        client.http.close()


def client(address: str, clock: Callable[[], datetime] | None = None, **more: Any) -> ShowMeBug:
    return ShowMeBug(address, SHOWMEBUG_ID, SHOWMEBUG_SECRET, clock or Clock(), **more)


def faults(desk: Sandbox, **changes: object) -> None:
    desk.post("/sandbox/showmebug/faults", changes)


def log(desk: Sandbox) -> Any:
    return desk.get("/sandbox/showmebug/log")


def rooms(desk: Sandbox) -> Any:
    return desk.get("/sandbox/showmebug/rooms")


# --- rooms ----------------------------------------------------------------------------------------------------------


def test_a_room_has_a_link_for_each_seat_one_for_all_and_the_candidates(desk: Sandbox) -> None:
    room = client(desk.url).open("陈晓", SEATS)
    assert room.links is not None and set(room.links.own) == {"m1", "m2"}
    links = [room.links.general, room.links.candidate, *room.links.own.values()]
    assert len(set(links)) == 4
    names = []
    for link in links:
        page = desk.http.get(link, headers={"Accept-Language": "zh"})
        assert page.status_code == 200
        names.append(
            next(name for name in ("面试官", "张三", "李四", "陈晓") if f"<strong>{name}</strong>" in page.text)
        )
    assert names == ["面试官", "陈晓", "张三", "李四"]


def test_nothing_of_the_candidate_is_told_but_the_name(desk: Sandbox) -> None:
    with recorded(desk) as sent:
        client(sent.address).open("陈晓", SEATS)
    [body] = [
        json.loads(one) for method, path, one in sent.calls if (method, path) == ("POST", "/open_api/v1/interviews")
    ]
    assert body == {
        "candidate_name": "陈晓",
        "type_id": 1,
        "user_id": 6,
        "interviewers": [
            {"uid": "m1", "name": "张三", "email": "zhangsan@example.com"},
            {"uid": "m2", "name": "李四", "phone": "13800138000"},
        ],
    }


@pytest.mark.parametrize("answers", [True, False])
def test_a_changed_panel_leaves_the_links_of_who_stays(desk: Sandbox, answers: bool) -> None:
    """Whether or not PATCH answers with links."""
    provider = client(desk.url)
    before = provider.open("陈晓", SEATS).links
    faults(desk, patch_answers=answers)
    room = rooms(desk)[0]["uid"]
    after = provider.change(room, [SEATS[0], Seat("m3", "王五", email="wangwu@example.com")])
    assert before is not None
    if answers:
        assert after is not None and after.own["m1"] == before.own["m1"] and "m3" in after.own
    else:
        assert after is None


def test_a_room_that_is_gone_already_is_closed_just_so(desk: Sandbox) -> None:
    provider = client(desk.url)
    uid = provider.open("陈晓", SEATS).uid
    provider.close(uid)
    provider.close(uid)
    assert rooms(desk) == []


def test_a_close_that_is_refused_is_told(desk: Sandbox) -> None:
    provider = client(desk.url)
    uid = provider.open("陈晓", SEATS).uid
    faults(desk, delete_refused=True)
    with pytest.raises(Refused):
        provider.close(uid)


@pytest.mark.parametrize(("has_links", "has_seats"), [(True, True), (False, True), (False, False)])
def test_rooms_are_found_by_the_candidates_name(desk: Sandbox, has_links: bool, has_seats: bool) -> None:
    """As far as the list tells of them."""
    provider = client(desk.url)
    made = provider.open("陈晓", SEATS)
    provider.open("陈晓晓", [])
    faults(desk, list_has_links=has_links, list_has_seats=has_seats)
    desk.post("/sandbox/clock", {"advance_s": 30})
    [found] = provider.look("陈晓")
    assert (found.uid, found.status) == (made.uid, Status.OPENED)
    assert found.age is not None and timedelta(0) <= found.age < timedelta(minutes=1)
    assert (found.links == made.links) is has_links
    assert found.seats == (frozenset({"m1", "m2"}) if has_seats else None)
    assert provider.look("陈晓", began=True) == []


def test_a_rate_and_a_report_are_read_once_it_is_over(desk: Sandbox) -> None:
    provider = client(desk.url)
    room = provider.open("陈晓", SEATS)
    assert room.links is not None
    with pytest.raises(Refused):
        provider.result(room.uid)
    path = room.links.own["m1"].removeprefix(desk.url)
    desk.post(f"{path}/here", {})
    assert [one.status for one in provider.look("陈晓", began=True)] == [Status.STARTED]
    desk.post(f"{path}/end", {"rate": 5})
    assert [one.status for one in provider.look("陈晓", began=True)] == [Status.ENDED]
    result = provider.result(room.uid)
    assert result.rate == 5 and result.report is not None
    assert desk.http.get(result.report).status_code == 200


# --- the account ----------------------------------------------------------------------------------------------------


def test_the_token_is_asked_for_once_and_again_before_it_dies(desk: Sandbox) -> None:
    clock = Clock()
    one, other = client(desk.url, clock), client(desk.url, clock)
    for _ in range(2):
        one.open("陈晓", [])
        other.open("林悦", [])
    assert asked_for_a_token(desk) == 1
    clock.ahead = timedelta(seconds=7200 - 200)
    one.refresh_ahead()
    assert asked_for_a_token(desk) == 2


def test_a_token_that_is_refused_is_asked_for_anew(desk: Sandbox) -> None:
    provider = client(desk.url)
    provider.open("陈晓", [])
    desk.post("/sandbox/showmebug/revoke", {})
    provider.open("林悦", [])
    assert asked_for_a_token(desk) == 2


def test_the_callback_is_registered_with_the_token_and_anew_where_it_changes(desk: Sandbox) -> None:
    client(desk.url, callback_uri="https://one.example.com/hooks/showmebug").open("陈晓", [])
    assert log(desk)["callback_uri"] == "https://one.example.com/hooks/showmebug"
    client(desk.url, callback_uri="https://two.example.com/hooks/showmebug").open("陈晓", [])
    assert log(desk)["callback_uri"] == "https://two.example.com/hooks/showmebug"


def test_a_wrong_secret_is_for_an_admin_and_is_not_tried_again_at_once(desk: Sandbox) -> None:
    provider = client(desk.url)
    faults(desk, wrong_secret=True)
    for _ in range(3):
        with pytest.raises(NeedsAdmin, match="SHOWMEBUG_CLIENT_SECRET"):
            provider.open("陈晓", [])
    assert asked_for_a_token(desk) == 1


def test_a_secret_that_was_reset_while_a_token_lives_is_for_an_admin(desk: Sandbox) -> None:
    provider = client(desk.url)
    provider.open("陈晓", [])
    faults(desk, wrong_secret=True)
    with pytest.raises(NeedsAdmin, match="SHOWMEBUG_CLIENT_SECRET"):
        provider.open("林悦", [])


def test_that_no_room_is_left_is_for_an_admin(desk: Sandbox) -> None:
    provider = client(desk.url)
    faults(desk, no_quota=True)
    with pytest.raises(NeedsAdmin) as used_up:
        provider.open("陈晓", [])
    assert used_up.value.errcode == NO_QUOTA
    assert provider.left_quota() == 0


# --- what goes wrong ------------------------------------------------------------------------------------------------


def test_of_an_answer_that_is_lost_nobody_knows_whether_it_was_done(desk: Sandbox) -> None:
    provider = client(desk.url)
    provider.left_quota()
    faults(desk, lost_posts=1)
    with pytest.raises(RetryLater) as lost:
        provider.open("陈晓", SEATS)
    assert lost.value.unresolved
    assert len(rooms(desk)) == 1


def test_where_nobody_listens_nothing_was_done() -> None:
    with pytest.raises(RetryLater) as nobody:
        client("http://127.0.0.1:9").open("陈晓", SEATS)
    assert not nobody.value.unresolved


def test_while_it_is_down_it_is_asked_later(desk: Sandbox) -> None:
    provider = client(desk.url)
    provider.left_quota()
    faults(desk, down=True)
    with pytest.raises(RetryLater):
        provider.open("陈晓", SEATS)


def test_one_that_is_slow_is_given_up(desk: Sandbox) -> None:
    provider = client(desk.url, answer_s=0.2)
    provider.left_quota()
    faults(desk, slow_ms=1000)
    with pytest.raises(RetryLater):
        provider.open("陈晓", SEATS)


@pytest.mark.parametrize(
    "answer",
    [
        b"<html>",
        b"[]",
        b'{"errcode": "x"}',
        b'{"errcode": 0}',
        b'{"errcode": 0, "data": {"uid": "A"}}',
        b'{"errcode": 0, "data": {"uid": "../me", "interviewer_url": "https://a/1", "candidate_url": "https://a/2"}}',
        b'{"errcode": 0, "data": {"uid": "A", "interviewer_url": "javascript:alert(1)", "candidate_url": "https://a/2"}}',
        b"[" * 100_000,
    ],
)
def test_what_cannot_be_read_may_have_been_done_all_the_same(answer: bytes) -> None:
    with scripted(answer) as address, pytest.raises(RetryLater) as unreadable:
        client(address).open("陈晓", SEATS)
    assert unreadable.value.unresolved


def test_of_a_full_page_of_which_not_all_can_be_read_the_next_is_looked_at_too() -> None:
    rows = [{"uid": f"A{number}", "candidate_name": "陈晓"} for number in range(49)] + [{"uid": "../me"}]
    page = json.dumps({"errcode": 0, "data": {"interviews": rows}}).encode()
    with scripted(page) as address:
        assert len(client(address).look("陈晓")) == 4 * 49  # as far as pages are read


@pytest.mark.parametrize("lives", [b"0", b"-1", b"1e300", b"1000000000000", b'"soon"', b"null", b"{}", b"NaN"])
def test_whatever_is_said_of_its_life_a_token_is_good_and_asked_for_anew_within_a_day(lives: bytes) -> None:
    made = b'{"errcode": 0, "data": {"uid": "A", "interviewer_url": "https://a/1", "candidate_url": "https://a/2"}}'
    with scripted(made, lives=lives) as address:
        assert client(address).open("陈晓", SEATS).uid == "A"
    with store.db.connection_context():
        [row] = store.fetch("SELECT extract(epoch FROM expires_at - refreshed_at)::int AS life_s FROM access_token")
    assert 60 <= row["life_s"] <= 86400


@pytest.mark.parametrize(("told", "errcode"), [(b"4001000001", 4001000001), (b"1e300", 2**53), (b"-1e300", -(2**53))])
def test_an_errcode_of_any_length_is_one_that_can_be_stored(told: bytes, errcode: int) -> None:
    with scripted(b'{"errcode": %s}' % told) as address, pytest.raises(Refused) as refused:
        client(address).open("陈晓", SEATS)
    assert refused.value.errcode == errcode
    with store.db.connection_context():
        assert store.execute("UPDATE access_token SET errcode = %(errcode)s", errcode=errcode)
        store.execute("UPDATE pad SET errcode = %(errcode)s", errcode=errcode)
        store.execute("UPDATE room_provider SET errcode = %(errcode)s", errcode=errcode)


def test_no_secret_token_or_link_gets_into_a_text_or_a_log(
    desk: Sandbox, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")  # nor does it take what is not ours
    caplog.set_level(logging.DEBUG)
    provider = client(desk.url)
    room = provider.open("陈晓", SEATS)
    texts = [repr(room), repr(room.links), repr(SEATS), repr(provider)]
    for fault in ({"down": True}, {"down": False, "wrong_secret": True}, {"wrong_secret": False, "lost_posts": 1}):
        faults(desk, **fault)
        with pytest.raises((RetryLater, Refused)) as error:
            provider.open("陈晓", SEATS)
        texts += [str(error.value), repr(error.value), repr(error.value.__context__)]
    assert room.links is not None
    with store.db.connection_context():
        tokens = [row["token"] for row in store.fetch("SELECT token FROM access_token WHERE token IS NOT NULL")]
    for secret in (SHOWMEBUG_SECRET, room.links.general, room.links.candidate, "13800138000", *tokens):
        assert secret not in "\n".join([*texts, caplog.text])


# --- callbacks ------------------------------------------------------------------------------------------------------


def test_an_ended_interview_is_called_back_signed_and_again_until_it_is_taken(desk: Sandbox) -> None:
    """As the vendor signs: HMAC-SHA1 in upper-case hex over the raw body; another try has another `ts`."""
    received: list[tuple[str, bytes]] = []
    statuses = iter((500, 404, 204, 200))
    with callback_server(received, lambda: next(statuses)) as (address, arrived):
        provider = client(desk.url, callback_uri=address)
        room = provider.open("陈晓", SEATS)
        assert room.links is not None
        path = room.links.general.removeprefix(desk.url)
        desk.post(f"{path}/end", {"rate": 5})
        for count, wait_s in enumerate((15, 15, 30), 1):
            arrived(count)
            desk.post("/sandbox/clock", {"advance_s": wait_s})
        arrived(4)
    bodies = [json.loads(body) for _, body in received]
    assert {(one["event"], one["payload"]["uid"], one["payload"]["rate"]) for one in bodies} == {
        ("interview_ended", room.uid, 5)
    }
    assert len({one["ts"] for one in bodies}) == 4
    for signature, body in received:
        assert signature == hmac.new(SHOWMEBUG_SECRET.encode(), body, hashlib.sha1).hexdigest().upper()


def test_lost_callbacks_are_not_sent(desk: Sandbox) -> None:
    faults(desk, lost_callbacks=True)
    received: list[tuple[str, bytes]] = []
    with callback_server(received, lambda: 200) as (address, _):
        room = client(desk.url, callback_uri=address).open("陈晓", SEATS)
        assert room.links is not None
        desk.post(f"{room.links.general.removeprefix(desk.url)}/end", {})
        for _ in range(100):
            if log(desk)["tries"]:
                break
            threading.Event().wait(0.02)
    assert received == []


# --- servers of these tests -----------------------------------------------------------------------------------------


def asked_for_a_token(desk: Sandbox) -> int:
    return [path for _, path in log(desk)["calls"]].count("/oauth/token.json")


class recorded:
    """The sandbox behind a server that writes down what goes through."""

    def __init__(self, desk: Sandbox) -> None:
        self.calls: list[tuple[str, str, bytes]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                outer.calls.append((self.command, self.path, body))
                kept = {name: self.headers[name] for name in ("Authorization", "Content-Type") if self.headers[name]}
                answer = requests.request(self.command, desk.url + self.path, data=body, headers=kept, timeout=10)
                self.send_response(answer.status_code)
                self.send_header("Content-Length", str(len(answer.content)))
                self.end_headers()
                self.wfile.write(answer.content)

            do_POST = do_GET

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self._running = in_a_thread(self._server)

    def __enter__(self) -> recorded:
        self._running.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._running.__exit__(*error)


class scripted:
    """It gives any token, and this answer to a new interview."""

    def __init__(self, answer: bytes, *, lives: bytes = b"7200") -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                said = b'{"access_token": "t", "expires_in": %s}' % lives
                if self.path.endswith("/me"):
                    said = b'{"errcode": 0, "data": {}}'
                elif self.path.partition("?")[0].endswith("/interviews"):
                    said = answer
                self.send_response(200)
                self.send_header("Content-Length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

            do_POST = do_GET

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._address = f"http://127.0.0.1:{server.server_port}"
        self._running = in_a_thread(server)

    def __enter__(self) -> str:
        self._running.__enter__()
        return self._address

    def __exit__(self, *error: Any) -> None:
        self._running.__exit__(*error)


class callback_server:
    """It writes down signature and body, and answers with the next status."""

    def __init__(self, received: list[tuple[str, bytes]], status: Callable[[], int]) -> None:
        arrival = threading.Condition()

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                with arrival:
                    received.append((self.headers["Smb-Signature"], body))
                    arrival.notify_all()
                self.send_response(status())
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        def arrived(count: int) -> None:
            with arrival:
                assert arrival.wait_for(lambda: len(received) >= count, timeout=10)

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._given = f"http://127.0.0.1:{server.server_port}/hooks/showmebug", arrived
        self._running = in_a_thread(server)

    def __enter__(self) -> tuple[str, Callable[[int], None]]:
        self._running.__enter__()
        return self._given

    def __exit__(self, *error: Any) -> None:
        self._running.__exit__(*error)
