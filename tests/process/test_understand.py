"""`python -m bot understand`: what a text comes to, in the light of the open question, and nothing is changed by it."""

from __future__ import annotations

import json
from pathlib import Path

from bot.chat import dialog
from bot.db import clock, store
from bot.db.store import Purpose
from bot.interviews import people
from tests import loaded
from tests.conftest import free_port, give_to, quiet_environ


def test_the_command_line_shows_what_a_text_comes_to_and_changes_nothing(
    tmp_path: Path, fresh_database_url: str
) -> None:
    """The open question is read, and stays open."""
    environ = quiet_environ(tmp_path, fresh_database_url, free_port(), free_port())

    def bot(*arguments: str) -> str:
        done = loaded.run_apart("bot", *arguments, environ=environ)
        done.check_returncode()
        return done.stdout

    give_to("demo", fresh_database_url)
    bot("prepare")
    store.connect(fresh_database_url, Purpose.TOOL)
    with store.db.connection_context():
        lisi = people.by_user_id("lisi")
        assert lisi is not None
        [row] = store.fetch(
            """SELECT i.id, i.code FROM participant p JOIN interview i ON i.id = p.interview_id WHERE p.member_id = %(id)s
               AND p.response = 'needs_action' AND lower(p.slot) > now() + interval '1 day' LIMIT 1""",
            id=lisi.id,
        )
        asked = {"command": "decline", "arguments": {}, "missing": ["interview"]}
        answer = asked | {"arguments": {"interview": f"id:{row['id']}"}, "missing": []}
        with store.db.atomic():
            open_now = dialog.Dialog(dialog.Question(asked, "interview", [answer]))
            dialog.write(lisi, open_now, clock.now())
        before = store.fetch("SELECT * FROM dialog")
    for text, command, confirm in (
        ("1", "decline", False),
        (f"我去不了 {row['code']}", "decline", True),
        ("外星人？", None, False),
    ):
        [line] = bot("understand", text, "--as", "lisi").splitlines()
        found = json.loads(line)
        assert (found["command"], found["confirm"]) == (command, confirm), text
        if command:
            assert found["arguments"] == {"interview": row["code"]}
            assert found["missing"] == []
    with store.db.connection_context():
        assert store.fetch("SELECT * FROM dialog") == before
    store.db.close_all()
