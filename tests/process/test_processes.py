"""Real processes, a real network between them, and somebody who pulls the plugs."""

from __future__ import annotations

import contextlib
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
from tests.clusters import remove_cluster
from tests.conftest import free_port, quiet_environ
from tests.said import zh
from tests.world.five import FIVE
from tests.world.processes import House, furnish, restart, sandbox_for, say, wait_until


@pytest.fixture
def house(fresh_database_url: str, tmp_path: Path) -> Iterator[House]:
    house = House(fresh_database_url, tmp_path)
    furnish(house)
    yield house
    house.stop()


def test_a_web_worker_that_is_killed_mid_message_costs_nothing(house: House) -> None:
    """WeCom sees the connection break and comes again: one effect, one answer."""
    with sandbox_for(house.web()) as wecom:
        exchange = say(wecom, "die 一")
    assert exchange["reply"]["text"] == "survived 一"
    assert len(exchange["tries"]) == 2
    assert house.effects() == ["一"]


def test_a_worker_killed_with_nobody_coming_again_is_made_good_by_the_sweep(house: House) -> None:
    """The answer then leaves by the outbox."""
    with sandbox_for(house.web()) as wecom, killed_at_work(house):
        assert say(wecom, "linger 一")["outcome"] == "failed"
    house.rows("UPDATE inbox SET received_at = received_at - interval '1 minute'")
    house.worker()
    wait_until(lambda: house.rows("SELECT 1 FROM inbox WHERE done_at IS NOT NULL"))
    assert house.effects() == ["一"]
    assert house.rows("SELECT payload->'text'->>'content' FROM outbox") == [("lingered 一",)]


@contextlib.contextmanager
def killed_at_work(house: House) -> Iterator[None]:
    """All of the web process, the master first, as soon as a handler waits to write its effect."""

    def kill() -> None:
        wait_until(lambda: house.rows("SELECT 1 FROM pg_locks WHERE relation = 'effect'::regclass AND NOT granted"))
        master = psutil.Process(house.started[0].pid)
        for process in [master, *master.children(recursive=True)]:
            process.kill()

    with contextlib.closing(psycopg2.connect(house.database_url)) as line, line.cursor() as at:
        at.execute("LOCK effect")
        killer = threading.Thread(target=kill)
        killer.start()
        yield
        killer.join()


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
        assert say(wecom, "toil 一")["reply"]["text"] == zh("understood.on_it")
    wait_until(lambda: house.rows("SELECT 1 FROM outbox"))
    assert house.effects() == ["一"]
    assert house.rows("SELECT payload->'text'->>'content' FROM outbox") == [("toiled 一",)]


def test_the_server_conforms_to_wecoms_protocol(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    url = f"http://127.0.0.1:{house.web()}/wecom/callback"
    assert verify.main([url], environ=FIVE) == 0, capsys.readouterr().out


@pytest.mark.long("a load of its own; test_run takes PostgreSQL away each time")
def test_postgresql_restarted_under_load_loses_and_doubles_nothing(
    tmp_path: Path,
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
