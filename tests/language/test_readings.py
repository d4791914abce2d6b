"""Each sentence is read as its line says, and no line is marked as a miss that is read rightly."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.language import nothing_changes, readings
from tests.language.company import Worlds

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


def test_a_strict_line_has_one_command() -> None:
    """What is truly as right stands in `equal`."""
    lists = [
        line.place
        for file in readings.files()
        for line in readings.read(file)
        if line.is_strict and isinstance(line.wanted["command"], list)
    ]
    assert not lists


def test_the_runners_know_of_the_reader_only_how_to_ask_it() -> None:
    imported = {
        node.module
        for file in Path(__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("bot.chat")
    }
    assert imported == {"bot.chat.in_short"}
