"""A command is one new file: laid into a package, it is understood, listed in help and on the menu, and nothing else knows it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat.dispatcher import Dispatcher
from bot.chat.handlers import collect
from bot.db import store
from bot.interviews.models import Member
from bot.settings import ROOT
from bot.wecom import menu
from tests.said import zh_like
from tests.world.stage import Stage, event, spoken

FILE = '''
"""How long until the weekend: ``/weekend``, 周末."""

from bot import Context, Reply, command
from bot.interviews import Member


@command(
    "weekend",
    "周末",
    help=("how many days until the weekend", "离周末还有几天"),
    usage=("weekend @lisi", "周末 @李四"),
    menu="周末",
    texts={"left": ("{name}: {n} {n:one=day|other=days}.", "{name}：还有 {n} 天。")},
)
def weekend(ctx: Context, person: Member | None = None) -> Reply:
    who = person or ctx.user
    days = 5 - ctx.now.astimezone(who.tz).weekday()
    return ctx.say("weekend.left", name=who.name, n=days)
'''


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The product's help, and one new file."""
    folder = tmp_path / "commands_of_a_test"
    folder.mkdir()
    (folder / "__init__.py").touch()
    shutil.copy(ROOT / "commands" / "help.py", folder)
    (folder / "weekend.py").write_text(FILE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield folder.name
    for name in [one for one in sys.modules if one.partition(".")[0] == folder.name]:
        del sys.modules[name]


@pytest.fixture
def stage(package: str, fresh_database_url: str) -> Stage:
    """It is Wednesday."""
    stage = Stage(fresh_database_url)
    stage.dispatcher = Dispatcher(collect(package), stopwatch=stage.clock.stopwatch)
    stage.joins("lisi")
    stage.joins("mary", name="Mary")
    with store.db.connection_context():
        Member.update(lang="en").where(Member.user_id == "mary").execute()
    return stage


@pytest.mark.parametrize("words", ["周末", "／周末", "周末？", "weekend", "/Weekend"])
def test_it_is_understood_in_both_languages_and_answers_in_the_readers(stage: Stage, words: str) -> None:
    assert stage.say(words) == "张三：还有 3 天。"
    assert stage.say(words, "mary") == "Mary: 3 days."


def test_its_arguments_are_filled_by_their_types(stage: Stage) -> None:
    assert stage.say("周末 @李四") == "李四：还有 3 天。"
    assert stage.say("weekend lisi", "mary") == "李四: 3 days."
    assert zh_like("understood.no_such_member").search(stage.say("周末 @nobody"))


def test_help_lists_it_in_both_languages_with_its_usage(stage: Stage) -> None:
    assert "\n周末 · 离周末还有几天\n" in stage.say("帮助")
    assert "\nweekend · how many days until the weekend\n" in stage.say("help", "mary")
    assert "周末 @李四" in stage.say("帮助 周末")
    assert "weekend @lisi" in stage.say("help weekend", "mary")


def test_a_slip_of_it_is_read_as_it(stage: Stage) -> None:
    """A look needs no yes: 周莫 is a slip of nothing else."""
    assert stage.say("周莫") == stage.say("周末")


def test_it_stands_on_the_apps_menu_and_a_tap_there_calls_it(stage: Stage, package: str) -> None:
    buttons = menu.buttons(collect(package).menu)
    assert menu.lines(buttons) == ["帮助", "周末"]
    tap = event("click", "mary", key=buttons[1]["key"])
    assert spoken(stage.dispatcher.answer(tap)) == "Mary: 3 days."
