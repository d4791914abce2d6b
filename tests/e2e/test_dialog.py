"""What each of some hundred texts comes to, in each state of the conversation; see `dialog.txt`, which is to be read.

Nothing is executed, and nothing may be written while a text is understood.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.chat import dialog, in_short
from bot.chat.context import Context
from bot.chat.handlers import collect
from bot.db import clock, store
from bot.db.store import Purpose
from bot.interviews import people
from bot.interviews.audit import Change
from bot.interviews.models import Interview
from tests import loaded
from tests.conftest import free_port, give_to, quiet_environ
from tests.e2e.office import Office
from tests.e2e.stage import Stage

BEIJING = ZoneInfo("Asia/Shanghai")
TABLE = Path(__file__).with_name("dialog.txt")


@dataclass
class State:
    """Who has said what so far, and what their next text comes to."""

    user_id: str
    said: list[str]
    rows: list[tuple[str, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.user_id}: {' → '.join(self.said) or 'nothing'}"


def _states() -> list[State]:
    states: list[State] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            user_id, _, said = line.removeprefix("== ").partition(":")
            states.append(State(user_id, [one.strip() for one in said.split("→") if one.strip()]))
        elif line and not line.startswith("#"):
            text, _, comes_to = line.partition("=>")
            states[-1].rows.append((text.strip(), comes_to.strip()))
    return states


@pytest.fixture
def office(office: Office) -> Office:
    """Wednesday 11 March 2026, 10:00. 张三: 1203 陈晓 today 14:00 and 1677 韩若溪 tomorrow 10:00, both unanswered; 2878
    林悦 since 9:30 and 3001 周航 on Friday 16:00, both accepted. 李四, too, is asked for 1677. 孙一: 4001 何洁 alone, unanswered.
    """
    with store.db.connection_context():
        for user_id, name in (("wangwu", "王五"), ("sunyi", "孙一")):
            people.put(Change(office.clock.at, actor_kind="system"), user_id, name=name)
    for code, candidate, at, *panel in (
        ("2878", "林悦", "03-11 09:30", "zhangsan"),
        ("1203", "陈晓", "03-11 14:00", "zhangsan"),
        ("1677", "韩若溪", "03-12 10:00", "zhangsan", "lisi"),
        ("3001", "周航", "03-13 16:00", "zhangsan"),
        ("4001", "何洁", "03-12 16:00", "sunyi"),
    ):
        given = office.plan(candidate, at, *panel)
        if code in ("2878", "3001"):
            office.answers(given, "zhangsan", "accepted")
        with store.db.connection_context():
            Interview.update(code=code).where(Interview.code == given).execute()
    return office


def comes_to(office: Stage, user_id: str, text: str) -> str:
    """`decline 1203 reason=出差`; `? …` is read back first, `… lacks interview` asks for it, `-` calls nothing."""
    with store.db.connection_context(), store.db.atomic() as transaction:
        store.execute("SET TRANSACTION READ ONLY")
        member = people.by_user_id(user_id)
        assert member is not None
        now = clock.now()
        ctx = Context(member, now, Change(now, member), collect("commands"), dialog=dialog.read(member))
        found = in_short.of(ctx, text)
        transaction.rollback()
    return short(found)


def short(found: dict[str, Any]) -> str:
    if found["command"] is None:
        return "-"
    words = [found["command"], *(_value(name, value) for name, value in found["arguments"].items())]
    words += [f"lacks {name}" for name in found["missing"]]
    return ("? " if found["confirm"] else "") + " ".join(words)


def _value(name: str, value: Any) -> str:
    if name == "interview":
        return str(value)
    if isinstance(value, dict):
        first, end = (datetime.fromisoformat(value[one]).astimezone(BEIJING) for one in ("start", "end"))
        last = (end - timedelta(seconds=1)).date()
        value = f"{first:%m-%d}" if first.date() == last else f"{first:%m-%d}..{last:%m-%d}"
    return f"{name}={value}"


@pytest.mark.parametrize("state", _states(), ids=lambda state: state.name)
def test_each_text_comes_to_what_the_table_says(office: Office, state: State) -> None:
    for words in state.said:
        assert office.say(words, state.user_id), f"{words}: no answer"
    wrong = [
        f"{text} => {got}   (not {wanted})"
        for text, wanted in state.rows
        if (got := comes_to(office, state.user_id, text)) != wanted
    ]
    assert not wrong, "\n" + "\n".join(wrong)


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
