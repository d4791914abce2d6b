"""Each sentence is read as its line says, and no line is marked as a miss that is read rightly."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.language import nothing_changes, readings
from tests.language.company import COMPANY, Worlds
from tests.language.readings import Line

EVERY = 8
FAILING = readings.expected_failures()


@pytest.mark.parametrize("file", readings.files(), ids=lambda file: file.stem)
def test_each_sentence_is_read_as_its_line_says(worlds: Worlds, file: Path) -> None:
    wrong, understood, acted = [], [], []
    for line in readings.sample(readings.read(file), EVERY):
        [one] = readings.outcomes(worlds.stage(line.world), [line])
        if bool(one.decisive) != bool(line.miss):
            (wrong if one.decisive else understood).append(str(one))
        if one.changes and line.place not in FAILING and nothing_changes.violation(worlds.stage(line.world), line):
            acted.append(str(one))
    assert not wrong, "\n".join(wrong)
    assert not acted, "done at once, and not as meant:\n" + "\n".join(acted)
    assert not understood, "these are marked as misses:\n" + "\n".join(understood)


def test_each_sentence_of_a_set_is_told_apart() -> None:
    """A set may hold a text twice, but not with two readings."""
    known: dict[tuple[object, ...], object] = {}
    for file in readings.files():
        for line in readings.read(file):
            key = (file.stem, line.world, line.speaker, *line.before, line.text)
            assert known.setdefault(key, line.wanted["command"]) == line.wanted["command"], line.place


def strict_lines() -> list[Line]:
    return [line for file in readings.files() for line in readings.read(file) if line.is_strict]


def test_what_is_never_learned_from_is_strict() -> None:
    held_out = [line for file in readings.files() if file.parent == readings.HELD_OUT for line in readings.read(file)]
    assert [line.place for line in held_out if not line.is_strict] == []


def test_a_strict_line_says_one_command_and_all_of_it() -> None:
    """What is truly as right stands in `equal`, and differs."""
    wrong = []
    for line in strict_lines():
        said, every = line.wanted, readings.alternatives(line.wanted)
        is_whole = {"command", "arguments", "missing", "confirm"} <= said.keys() and all(
            not isinstance(one["command"], list) for one in every
        )
        is_nothing = said["command"] is None and bool(said["arguments"] or said["missing"] or said["confirm"])
        if not is_whole or is_nothing or any(one in every[:number] for number, one in enumerate(every)):
            wrong.append(line.place)
    assert wrong == []


def test_several_verbs_are_as_right_only_where_none_changes_anything_by_itself(worlds: Worlds) -> None:
    changing = {name for name, one in worlds.stage(COMPANY).dispatcher.handlers.commands.items() if one.changes}
    several = [
        line for line in strict_lines() if len({one["command"] for one in readings.alternatives(line.wanted)}) > 1
    ]
    assert [line.place for line in several if not line.orders_nothing(changing)] == []


def test_the_runners_know_of_the_reader_only_how_to_ask_it() -> None:
    imported = {
        node.module
        for file in Path(__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("bot.chat")
    }
    assert imported == {"bot.chat.in_short"}
