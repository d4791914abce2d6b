"""One token for everybody: WeCom is asked for it as seldom as can be, whatever goes wrong."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.db import store
from bot.db.store import Purpose
from bot.settings import ROOT
from bot.wecom.access_token import AccessTokens
from bot.wecom.client import WeCom
from bot.wecom.errors import NeedsAdmin, RetryLater
from tests.world.scripted_wecom import Answer, Call, Raw, Script, scripted_wecom

THREADS = 20
PATIENCE_S = 30
HELLO = {"msgtype": "text", "text": {"content": "你好"}}


class Clock:
    """The time of day, put forward by the test."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def move(self, **amount: float) -> None:
        self.ahead += timedelta(**amount)


class Tokens:
    """How WeCom deals with tokens; `repeats` says whether asking again brings the same one.

    `trouble` is its answer to gettoken while that is not None; `refusal`, its errcode for any token at all.
    """

    def __init__(self, repeats: str) -> None:
        self.repeats = repeats
        self.trouble: Answer = None
        self.hangs_up = False
        self.refusal = 0
        self.life_s: object = 7200
        self.good = ""
        self._numbers = itertools.count(1)

    def __call__(self, call: Call) -> Answer:
        if call.name == "gettoken":
            return None if self.hangs_up else self.trouble or self._given()
        is_good = bool(self.good) and call.query["access_token"] == self.good
        errcode = self.refusal or (0 if is_good else 40014)
        return {"errcode": errcode, "errmsg": "", "msgid": "m"}

    def revoke(self) -> None:
        self.good = ""

    def _given(self) -> Answer:
        if self.repeats == "new" or not self.good:
            self.good = f"token-{next(self._numbers)}"
        return {"errcode": 0, "errmsg": "ok", "access_token": self.good, "expires_in": self.life_s}


@pytest.fixture(params=["same", "new"])
def tokens(request: pytest.FixtureRequest) -> Tokens:
    return Tokens(request.param)


@pytest.fixture
def script(tokens: Tokens) -> Iterator[Script]:
    with scripted_wecom(tokens) as script:
        yield script


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def wecom(script: Script, clock: Clock, database: str) -> WeCom:
    return client(script.address, clock)


@pytest.fixture
def database(fresh_database_url: str) -> Iterator[str]:
    store.connect(fresh_database_url, Purpose.WORKER)
    yield fresh_database_url
    store.db.close_all()


def client(address: str, clock: Callable[[], datetime]) -> WeCom:
    return WeCom(address, "ww1", 1000002, "s3cret", clock)


def send(wecom: WeCom) -> None:
    wecom.send("zhangsan", HELLO, duplicate_check=False)


def by_all(work: Callable[[], None]) -> list[RetryLater]:
    """Let 20 threads do it at the same moment; the errors that came of it."""
    barrier = threading.Barrier(THREADS)
    errors: list[RetryLater] = []

    def run() -> None:
        barrier.wait()
        try:
            work()
        except RetryLater as error:
            errors.append(error)

    threads = [threading.Thread(target=run) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_S)
    assert not any(thread.is_alive() for thread in threads)
    return errors


def test_20_threads_that_need_a_token_get_one(wecom: WeCom, script: Script) -> None:
    assert by_all(lambda: send(wecom)) == []
    assert len(script.named("gettoken")) == 1
    assert len(script.named("message/send")) == THREADS


def test_20_threads_whose_token_is_revoked_get_one_new_one(wecom: WeCom, script: Script, tokens: Tokens) -> None:
    """Each repeats its call once, and every message leaves."""
    send(wecom)
    tokens.revoke()
    assert by_all(lambda: send(wecom)) == []
    assert len(script.named("gettoken")) == 2
    assert len(script.named("message/send")) <= 1 + 2 * THREADS


def test_the_same_token_given_again_is_asked_for_once(wecom: WeCom, script: Script, tokens: Tokens) -> None:
    """By its letters alone 20 threads could not tell that somebody has got it anew."""
    tokens.repeats = "same"
    send(wecom)
    all_refused = threading.Barrier(THREADS)

    def refuse_all_once(call: Call) -> Answer:
        if call.name == "gettoken" or len(script.named("message/send")) > 1 + THREADS:
            return tokens(call)
        all_refused.wait(PATIENCE_S)
        return {"errcode": 42001}

    script.answer = refuse_all_once
    assert by_all(lambda: send(wecom)) == []
    assert len(script.named("gettoken")) == 2


def test_a_token_that_is_never_accepted_ends_after_one_retry(
    wecom: WeCom, script: Script, tokens: Tokens, clock: Clock
) -> None:
    """The admin hears of it once; a minute later one more attempt is made, which is no news."""
    tokens.refusal = 40014
    with pytest.raises(NeedsAdmin) as trouble:
        send(wecom)
    assert (trouble.value.errcode, trouble.value.first) == (40014, True)
    assert trouble.value.after_s >= 60
    assert [len(script.named(name)) for name in ("gettoken", "message/send")] == [2, 2]
    clock.move(seconds=58)
    with pytest.raises(NeedsAdmin) as still:
        send(wecom)
    assert not still.value.first
    assert 0 < still.value.after_s <= 2
    assert [len(script.named(name)) for name in ("gettoken", "message/send")] == [2, 2]
    clock.move(seconds=2)
    with pytest.raises(NeedsAdmin) as again:
        send(wecom)
    assert not again.value.first
    assert [len(script.named(name)) for name in ("gettoken", "message/send")] == [4, 4]
    tokens.refusal = 0
    clock.move(seconds=60)
    send(wecom)


def test_20_threads_with_a_token_that_is_never_accepted_tell_the_admin_once(
    wecom: WeCom, script: Script, tokens: Tokens
) -> None:
    """None of them calls more than twice, and all that come later call not at all."""
    tokens.refusal = 40014
    errors = by_all(lambda: send(wecom))
    assert len(errors) == THREADS
    assert [error.first for error in errors if isinstance(error, NeedsAdmin)].count(True) == 1
    assert len(script.named("message/send")) <= 2 * THREADS
    calls = len(script.calls)
    assert len(by_all(lambda: send(wecom))) == THREADS
    assert len(script.calls) == calls


def test_a_wrong_secret_is_tried_once_a_minute(wecom: WeCom, script: Script, tokens: Tokens, clock: Clock) -> None:
    """By 20 threads together; WeCom blocks the address of whoever goes on and on."""
    tokens.trouble = {"errcode": 40001, "errmsg": "invalid credential"}
    errors = by_all(lambda: send(wecom))
    assert len(errors) == THREADS
    assert all(isinstance(error, NeedsAdmin) and error.after_s > 50 for error in errors)
    assert [error.first for error in errors if isinstance(error, NeedsAdmin)].count(True) == 1
    clock.move(seconds=59)
    by_all(lambda: send(wecom))
    assert len(script.named("gettoken")) == 1
    clock.move(seconds=2)
    errors = by_all(lambda: send(wecom))
    assert not any(error.first for error in errors if isinstance(error, NeedsAdmin))
    assert len(script.named("gettoken")) == 2
    tokens.trouble = None
    clock.move(seconds=61)
    send(wecom)


def test_another_trouble_is_news(wecom: WeCom, tokens: Tokens, clock: Clock) -> None:
    """And so is the same one after it was away for a while."""
    news = []
    for errcode, minutes in ((40001, 2), (40001, 2), (50003, 2), (40001, 2), (40001, 90), (40001, 0)):
        tokens.trouble = {"errcode": errcode}
        with pytest.raises(NeedsAdmin) as trouble:
            send(wecom)
        news.append(trouble.value.first)
        clock.move(minutes=minutes)
    assert news == [True, False, True, True, False, True]


@pytest.mark.parametrize("hiccup", [Raw(b"<html>"), Raw(status=502), {"errcode": -1}])
def test_one_hiccup_does_not_matter(wecom: WeCom, script: Script, tokens: Tokens, hiccup: Answer) -> None:
    script.answer = lambda call: hiccup if len(script.calls) == 1 else tokens(call)
    send(wecom)
    assert len(script.named("gettoken")) == 2


def test_two_in_a_row_mean_a_minute_s_pause(wecom: WeCom, script: Script, tokens: Tokens, clock: Clock) -> None:
    """No admin is troubled for that, and it heals by itself."""
    tokens.hangs_up = True
    with pytest.raises(RetryLater) as later:
        send(wecom)
    assert not isinstance(later.value, NeedsAdmin)
    assert later.value.after_s >= 60
    tokens.hangs_up = False
    with pytest.raises(RetryLater):
        send(wecom)
    assert len(script.named("gettoken")) == 2
    clock.move(seconds=61)
    send(wecom)


def test_too_many_calls_are_not_answered_with_another(wecom: WeCom, script: Script, tokens: Tokens) -> None:
    tokens.trouble = {"errcode": 45009}
    with pytest.raises(RetryLater) as later:
        send(wecom)
    assert later.value.errcode == 45009
    assert len(script.named("gettoken")) == 1


def test_a_token_that_has_lived_is_replaced(wecom: WeCom, script: Script, tokens: Tokens, clock: Clock) -> None:
    send(wecom)
    clock.move(seconds=7199)
    send(wecom)
    assert len(script.named("gettoken")) == 1
    clock.move(seconds=1)
    send(wecom)
    assert len(script.named("gettoken")) == 2


@pytest.mark.parametrize(
    ("told", "lives_s"),
    [(0, 60), (-7200, 60), (10**12, 86400), (10**400, 86400), ("7200", 7200), ("soon", 3600), (None, 3600), ([], 3600)],
)
def test_whatever_is_said_of_its_life_a_token_is_used_a_minute_at_least_and_a_day_at_most(
    wecom: WeCom, script: Script, tokens: Tokens, clock: Clock, told: object, lives_s: int
) -> None:
    tokens.life_s = told
    for _ in range(3):
        send(wecom)
    assert len(script.named("gettoken")) == 1
    clock.move(seconds=lives_s - 1)
    send(wecom)
    assert len(script.named("gettoken")) == 1
    clock.move(seconds=2)
    send(wecom)
    assert len(script.named("gettoken")) == 2


def test_the_next_token_is_there_before_the_present_one_dies(wecom: WeCom, script: Script, clock: Clock) -> None:
    wecom.refresh_ahead()
    clock.move(minutes=114)
    wecom.refresh_ahead()
    assert len(script.named("gettoken")) == 1
    clock.move(minutes=2)
    wecom.refresh_ahead()
    assert len(script.named("gettoken")) == 2


def test_a_token_that_wecom_will_not_prolong_is_asked_for_once_a_minute(
    wecom: WeCom, script: Script, tokens: Tokens, clock: Clock
) -> None:
    tokens.life_s = 200  # what is left of its two hours
    for _ in range(20):
        wecom.refresh_ahead()
    assert len(script.named("gettoken")) == 1
    clock.move(seconds=61)
    for _ in range(20):
        wecom.refresh_ahead()
    assert len(script.named("gettoken")) == 2


def test_while_there_is_a_token_it_does_not_matter_that_there_is_no_next_one(
    wecom: WeCom, script: Script, tokens: Tokens, clock: Clock
) -> None:
    send(wecom)
    clock.move(minutes=116)
    tokens.hangs_up = True
    with pytest.raises(RetryLater):
        wecom.refresh_ahead()
    wecom.refresh_ahead()  # in vain a moment ago: it neither asks nor complains again
    assert len(script.named("gettoken")) == 3
    send(wecom)


def test_a_revoked_token_is_not_tried_again_while_there_is_no_other(
    wecom: WeCom, script: Script, tokens: Tokens
) -> None:
    send(wecom)
    tokens.revoke()
    tokens.hangs_up = True
    for _ in range(3):
        with pytest.raises(RetryLater):
            send(wecom)
    assert len(script.named("message/send")) == 2


def test_inside_a_transaction_no_token_is_got(wecom: WeCom, script: Script) -> None:
    """It would be lost with it, or stay unseen by all others until its end."""
    with store.db.connection_context(), store.db.atomic(), pytest.raises(RuntimeError, match="transaction"):
        send(wecom)
    assert script.calls == []


# --- two that give up ------------------------------------------------------------------------------------------------


@pytest.fixture
def stored(database: str, clock: Clock) -> AccessTokens:
    """The tokens themselves, of a WeCom that numbers them."""
    numbers = itertools.count(1)
    return AccessTokens("ww1:1000002", lambda: (f"token-{next(numbers)}", 7200), clock)


def test_whoever_gives_up_late_does_no_harm_to_a_newer_token(stored: AccessTokens) -> None:
    old = stored.current()
    new = stored.renew(old)
    assert stored.shut(old, 40014) is False
    assert stored.current() == new
    assert stored.renew(new).text == "token-3"


def test_of_two_that_give_up_at_the_same_moment_one_tells_the_admin(stored: AccessTokens) -> None:
    failed = stored.current()
    told: list[bool] = []
    threads = [threading.Thread(target=lambda: told.append(stored.shut(failed, 40014))) for _ in range(2)]
    with store.db.connection_context():
        with store.db.atomic():
            store.fetch("SELECT 1 FROM access_token FOR UPDATE")  # so that both come before either is done
            for thread in threads:
                thread.start()
            wait_until(lambda: waiting() == 2)
        for thread in threads:
            thread.join(PATIENCE_S)
    assert sorted(told) == [False, True]


def waiting() -> int:
    """How many wait for a lock; within a transaction PostgreSQL would say what it said before."""
    store.execute("SELECT pg_stat_clear_snapshot()")
    [row] = store.fetch(
        "SELECT count(*) AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    )
    return int(row["n"])


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < deadline, "that took too long"
        time.sleep(0.02)


# --- several processes ----------------------------------------------------------------------------------------------

SENDER = """
import sys
from datetime import UTC, datetime
from bot.db import store
from bot.db.store import Purpose
from bot.wecom.client import WeCom

database_url, address = sys.argv[1:]
store.connect(database_url, Purpose.WORKER)
wecom = WeCom(address, "ww1", 1000002, "s3cret", lambda: datetime.now(UTC))
print("ready", flush=True)
sys.stdin.readline()
wecom.send("zhangsan", {"msgtype": "text", "text": {"content": "hello"}}, duplicate_check=False)
print("sent", flush=True)
"""


class Process:
    """A process that sends one message when it is told to. Its environment names a proxy that is not there."""

    def __init__(self, database_url: str, address: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", SENDER, database_url, address],
            cwd=ROOT,
            env=os.environ | {"HTTP_PROXY": "http://127.0.0.1:1", "http_proxy": "http://127.0.0.1:1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Process:
        assert self.line() == "ready\n"
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self._process.communicate(timeout=PATIENCE_S)

    def go(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()

    def kill(self) -> None:
        self._process.kill()


def test_two_processes_share_a_token(script: Script, database: str) -> None:
    with Process(database, script.address) as one, Process(database, script.address) as other:
        one.go()
        other.go()
        assert [one.line(), other.line()] == ["sent\n", "sent\n"]
    assert len(script.named("gettoken")) == 1


def test_a_process_killed_while_it_gets_a_token_keeps_nobody_waiting(
    wecom: WeCom, script: Script, tokens: Tokens, database: str
) -> None:
    """Its lock goes with it."""
    asked, dead = threading.Event(), threading.Event()

    def answer(call: Call) -> Answer:
        if not asked.is_set():
            asked.set()
            assert dead.wait(PATIENCE_S)
        return tokens(call)

    script.answer = answer
    with Process(database, script.address) as victim:
        victim.go()
        assert asked.wait(PATIENCE_S)
        victim.kill()
        send(wecom)
    dead.set()
    assert len(script.named("gettoken")) == 2
