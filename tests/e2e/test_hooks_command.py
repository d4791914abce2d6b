"""``python -m bot hooks``: what other systems sent, what became of it, and once more; and what doctor sees of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import requests

from bot.db import store
from bot.doctor import hooks as doctor
from bot.hooks.providers import showmebug
from tests import loaded
from tests.conftest import quiet_environ
from tests.world.hooking import Ats
from tests.world.town import Town, later


@pytest.fixture
def ats(place: Town) -> Ats:
    return Ats(place.web, place.at)


def test_it_is_listed_shown_and_done_once_more(place: Town, ats: Ats, tmp_path: Path) -> None:
    url = place.app.settings.database_url
    assert url is not None
    environ = quiet_environ(tmp_path, url.get_secret_value(), 8000, 8001)

    def bot(*arguments: str) -> tuple[int, str]:
        done = loaded.run_apart("bot", "hooks", *arguments, environ=environ)
        return done.returncode, done.stdout + done.stderr

    ats.sends()
    ats.sends(event="candidate.hired")
    later(place, seconds=11)
    code, listed = bot()
    assert code == 0
    first, second = listed.splitlines()
    assert "candidate.hired" in first
    assert "已留底" in first
    assert "interview.upserted" in second
    assert "已处理" in second
    number = second.split()[0]
    assert '"name": "陈晓"' in bot("show", number)[1]
    assert bot("show", "999")[0] == 2
    assert len(bot("list", "--most", "1")[1].splitlines()) == 1
    for nothing in ("0", "-5", "many"):
        code, said = bot("list", "--most", nothing)
        assert (code, "Traceback" in said) == (2, False)
    assert bot("retry", number)[0] == 0
    later(place, seconds=11)
    assert [row["outcome"] for row in place.rows("SELECT outcome FROM inbound_delivery ORDER BY id")] == [
        "applied",
        "unknown",
    ]
    assert len(place.rows("SELECT id FROM interview")) == 1


def test_what_was_sent_does_not_steer_the_terminal(place: Town, ats: Ats, tmp_path: Path) -> None:
    """ShowMeBug's names of events are open, as is what stands in an event that is not known."""
    wicked = "\x1b]0;owned\x07\x9b2J\u202e\u2066\x7f"
    key = place.app.settings.showmebug_client_secret.get_secret_value()
    raw = json.dumps({"event": wicked, "payload": {"uid": wicked}}).encode()
    answer = requests.post(
        f"{place.web}/hooks/showmebug", data=raw, headers={"Smb-Signature": showmebug.signature(key, raw)}, timeout=10
    )
    assert answer.status_code == 200
    ats.post(ats.body(event="candidate.hired") | {"more": {wicked: [wicked, "陈晓\n"]}})
    later(place, seconds=11)
    url = place.app.settings.database_url
    assert url is not None
    environ = quiet_environ(tmp_path, url.get_secret_value(), 8000, 8001)
    said = ""
    for arguments in ((), *(("show", str(row["id"])) for row in place.rows("SELECT id FROM inbound_delivery"))):
        said += loaded.run_apart("bot", "hooks", *arguments, environ=environ).stdout
    with store.db.connection_context():
        said += "\n".join(map(str, doctor.look(place.at)))
    assert "陈晓" in said
    assert "\\u001b]0;owned\\u0007\\u009b2J\\u202e" in said
    assert said.replace("\n", "").isprintable()


def test_doctor_sees_what_is_not_known_what_waits_and_what_is_not_rightly_signed(place: Town, ats: Ats) -> None:
    def seen() -> str:
        with store.db.connection_context():
            return "\n".join(map(str, doctor.look(place.at)))

    assert seen() == ""
    ats.sends(event="candidate.hired")
    later(place, seconds=11)
    assert "generic candidate.hired × 1" in seen()
    ats.sends()
    place.move(minutes=6)
    assert "✗" in seen()
    ats.post(ats.body(), secret="another-secret-of-sixteen")
    assert "签名不对" in seen()
