"""Real processes, a real network between them, and somebody who pulls the plugs."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg2
import pytest
import requests

from bot.launch.embedded import Embedded
from bot.settings import ROOT
from sandbox import verify
from sandbox.company import company
from sandbox.server import listening
from tests.conftest import free_port, quiet_environ, remove_cluster
from tests.e2e.five import FIVE
from tests.serving import in_a_thread

PATIENCE_S = 30


class House:
    """Web processes and a worker on one database, with a sandbox that sends them messages."""

    def __init__(self, database_url: str, folder: Path, sandbox_port: int = 0) -> None:
        self.database_url = database_url
        self.sandbox_port = sandbox_port or free_port()
        self.folder = folder
        self.started: list[subprocess.Popen[bytes]] = []

    def web(self) -> int:
        """One more web process of two workers; its port."""
        port = free_port()
        self._start("gunicorn", "-c", "gunicorn.conf.py", "tests.e2e.staged_wsgi:app", port=port)
        wait_until(lambda: requests.get(f"http://127.0.0.1:{port}/healthz", timeout=1).ok)
        return port

    def sandbox(self) -> None:
        """WeCom as a process of its own."""
        self._start("sandbox", "serve")
        wait_until(lambda: requests.get(f"http://127.0.0.1:{self.sandbox_port}/", timeout=1).ok)

    def worker(self) -> subprocess.Popen[bytes]:
        return self._start("tests.e2e.staged_worker")

    def _start(self, *module: str, port: int = 0) -> subprocess.Popen[bytes]:
        environ = quiet_environ(self.folder, self.database_url, port or free_port(), self.sandbox_port)
        with (self.folder / f"{module[0]}-{len(self.started)}.log").open("wb") as log:
            self.started.append(
                subprocess.Popen(
                    [sys.executable, "-m", *module],
                    cwd=ROOT,
                    env=environ | FIVE | {"SANDBOX": "1", "STAGE_DIR": str(self.folder)},
                    stdout=log,
                    stderr=subprocess.STDOUT,
                )
            )
        return self.started[-1]

    def stop(self) -> None:
        for process in self.started:
            process.terminate()
        for process in self.started:
            process.wait(timeout=PATIENCE_S)

    def effects(self) -> list[str]:
        return [word for (word,) in self.rows("SELECT word FROM effect ORDER BY id")]

    def rows(self, sql: str) -> list[tuple[str, ...]]:
        with contextlib.closing(psycopg2.connect(self.database_url)) as connection, connection.cursor() as cursor:
            cursor.execute(sql)
            found = cursor.fetchall() if cursor.description else []
            connection.commit()
            return found


@contextlib.contextmanager
def sandbox_for(port: int) -> Iterator[str]:
    """WeCom, delivering to that port."""
    server = listening(company(FIVE | {"CALLBACK_URL": f"http://127.0.0.1:{port}/wecom/callback"}), 0)
    with in_a_thread(server):
        yield f"http://127.0.0.1:{server.port}"


def say(address: str, words: str, **more: object) -> dict:  # type: ignore[type-arg]
    answer = requests.post(f"{address}/sandbox/messages", json={"from": "zhangsan", "text": words, **more}, timeout=60)
    assert answer.ok, answer.text
    return answer.json()  # type: ignore[no-any-return]


def wait_until(true, patience_s: float = PATIENCE_S) -> None:  # type: ignore[no-untyped-def]
    deadline = time.monotonic() + patience_s
    while True:
        with contextlib.suppress(requests.ConnectionError, psycopg2.Error):
            if true():
                return
        assert time.monotonic() < deadline, "that took too long"
        time.sleep(0.05)


@pytest.fixture
def house(fresh_database_url: str, tmp_path: Path) -> Iterator[House]:
    house = House(fresh_database_url, tmp_path)
    furnish(house)
    yield house
    house.stop()


def furnish(house: House) -> None:
    house.rows(
        "CREATE TABLE effect (id bigint GENERATED ALWAYS AS IDENTITY, word text NOT NULL);"
        "INSERT INTO member (user_id, name, created_at) VALUES ('zhangsan', '张三', now())"
    )


def test_a_web_worker_that_is_killed_mid_message_costs_nothing(house: House) -> None:
    """WeCom sees the connection break and comes again: one effect, one answer."""
    with sandbox_for(house.web()) as wecom:
        exchange = say(wecom, "die 一")
    assert exchange["reply"]["text"] == "survived 一"
    assert len(exchange["tries"]) == 2
    assert house.effects() == ["一"]


def test_a_worker_killed_with_nobody_coming_again_is_made_good_by_the_sweep(house: House) -> None:
    """The answer then leaves by the outbox."""
    with sandbox_for(house.web()) as wecom:
        killer = threading.Thread(target=kill_when_lingering, args=(house,))
        killer.start()
        assert say(wecom, "linger 一")["outcome"] == "failed"
        killer.join()
    house.rows("UPDATE inbox SET received_at = received_at - interval '1 minute'")
    house.worker()
    wait_until(lambda: house.rows("SELECT 1 FROM inbox WHERE done_at IS NOT NULL"))
    assert house.effects() == ["一"]
    assert house.rows("SELECT payload->'text'->>'content' FROM outbox") == [("lingered 一",)]


def kill_when_lingering(house: House) -> None:
    """Kill all of the web process, the master first, as soon as a handler is at work in it."""
    wait_until(lambda: house.rows("SELECT 1 FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'"))
    master = psutil.Process(house.started[0].pid)
    for process in [master, *master.children(recursive=True)]:
        process.kill()


def test_repeats_that_reach_two_web_processes_at_once_have_one_effect(house: House) -> None:
    with sandbox_for(house.web()) as one, sandbox_for(house.web()) as other:
        said: list[str] = []

        def send(address: str) -> None:
            said.append(say(address, "linger 一", msg_id=77)["reply"]["text"])

        threads = [threading.Thread(target=send, args=(address,)) for address in (one, other, one, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert said == ["lingered 一"] * 4
    assert house.effects() == ["一"]


def test_a_slow_command_is_done_by_the_worker(house: House) -> None:
    house.worker()
    with sandbox_for(house.web()) as wecom:
        assert say(wecom, "toil 一")["reply"]["text"] == "正在处理，结果马上发你。"
    wait_until(lambda: house.rows("SELECT 1 FROM outbox"))
    assert house.effects() == ["一"]
    assert house.rows("SELECT payload->'text'->>'content' FROM outbox") == [("toiled 一",)]


def test_the_server_conforms_to_wecoms_protocol(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    url = f"http://127.0.0.1:{house.web()}/wecom/callback"
    assert verify.main([url], environ=FIVE) == 0, capsys.readouterr().out


def test_postgresql_restarted_under_load_loses_and_doubles_nothing(
    tmp_path: Path, template: str, server_url: str
) -> None:
    """While it is away callbacks get 503; WeCom comes again, and every message has one effect in the end."""
    server = Embedded(tmp_path / "pg")
    house = House(server.start(), tmp_path)
    try:
        subprocess.run(
            [sys.executable, "-m", "bot", "migrate"],
            cwd=ROOT,
            env=quiet_environ(tmp_path, house.database_url, free_port(), free_port()),
            check=True,
            capture_output=True,
        )
        furnish(house)
        with sandbox_for(house.web()) as wecom:
            requests.post(f"{wecom}/sandbox/settings", json={"retry_on": "non_200"}, timeout=5)
            outcomes: dict[int, str] = {}

            def send(number: int) -> None:
                # Until WeCom has got through: what it gives up, the member sends again as the same message.
                for _ in range(20):
                    exchange = say(wecom, f"mark {number}", msg_id=1000 + number)
                    outcomes[number] = exchange["outcome"]
                    if exchange["outcome"] != "failed":
                        return
                    time.sleep(0.3)

            threads = [threading.Thread(target=send, args=(number,)) for number in range(40)]
            for index, thread in enumerate(threads):
                thread.start()
                if index == 20:
                    restart(server, tmp_path)
            for thread in threads:
                thread.join()
            # Whoever had to stand in line behind a message that the restart cut off is answered by the sweep.
            house.worker()
            wait_until(lambda: not house.rows("SELECT 1 FROM inbox WHERE done_at IS NULL"), patience_s=60)
        assert sorted(house.effects(), key=int) == [str(number) for number in range(40)]
        # An answer that came too late for WeCom's five seconds is owed instead; none is neither said nor owed.
        late = {number for number, outcome in outcomes.items() if outcome == "empty"}
        owed = house.rows("SELECT payload->'text'->>'content' FROM outbox")
        assert {f"marked {number}" for number in late} == {content for (content,) in owed}
    finally:
        house.stop()
        server.stop()
        remove_cluster(tmp_path / "pg")


def restart(server: Embedded, folder: Path) -> None:
    pid = int((folder / "pg" / "cluster" / "postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGINT)  # a fast shutdown: connections are cut
    psutil.wait_procs([psutil.Process(pid)] if psutil.pid_exists(pid) else [], timeout=10)
    server.start()
