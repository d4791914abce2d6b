"""docs/commands.md says what the commands are now, and each of its examples does what it stands for."""

from __future__ import annotations

import pytest

from bot.chat import dialog, routing
from bot.chat.command import Command
from bot.chat.context import Context
from bot.chat.handlers import collect
from bot.chat.heard import hear
from bot.cli.reference import examples, is_listed, page
from bot.db import store
from bot.demo import top_up
from bot.interviews import people
from bot.interviews.audit import Change
from bot.settings import ROOT
from bot.wording import pick
from tests.e2e.stage import NOW, Stage

HANDLERS = collect("commands")
COMMANDS = [one for one in HANDLERS.commands.values() if is_listed(one)]


@pytest.mark.parametrize(("lang", "file"), [("en", "docs/commands.md"), ("zh", "docs/zh/commands.md")])
def test_the_page_is_that_of_the_commands(lang: str, file: str) -> None:
    made_by = f"python -m bot reference --lang {lang} > {file}"
    assert (ROOT / file).read_text(encoding="utf-8") == page(lang), made_by


def _speaker(one: Command) -> str:
    """Who may say it, and whose interview 1203 is."""
    return next(user_id for user_id in ("lisi", "zhangmin", "admin") if one.allows(people.known(user_id)))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_example_is_understood_as_what_it_stands_for(fresh_database_url: str, lang: str) -> None:
    stage = Stage(fresh_database_url)
    top_up(NOW)
    wrong = []
    for user_id in ("lisi", "zhangmin", "admin"):
        stage.say("本周", user_id)  # row 2 is one of a list
    for one in COMMANDS:
        for said in examples(pick(one.usage, lang)) if one.usage[0] else []:
            with store.connected():
                member = people.known(_speaker(one))
                assert member is not None
                ctx = Context(member, NOW, Change(NOW, member), HANDLERS, dialog=dialog.read(member))
                call = routing.call_for(hear(said), HANDLERS, ctx.situation)
            if call is None or call.command is not one:
                wrong.append(f"{said} ({member.user_id}): {call and call.command.name}, not {one.name}")
    assert not wrong, "\n".join(wrong)
