"""Everything that a member may read exists in English and in Chinese, with the same values in both."""

from __future__ import annotations

import ast
import functools
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.settings import ROOT
from bot.texts import WORDS

_CHINESE = re.compile("[\u4e00-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{2}|[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Said:
    """A text as it stands in the source. `zh` is None where only English was given."""

    place: str
    en: str
    zh: str | None
    given: frozenset[str] | None  # the values that come with it; None where the source does not tell


@functools.cache
def _texts() -> list[Said]:
    files = sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "commands").rglob("*.py")])
    return [said for path in files for said in _in_file(path)]


def _in_file(path: Path) -> Iterator[Said]:
    name = path.relative_to(ROOT)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        place = f"{name}:{node.lineno}"
        if _speaks(node.func):
            yield from _spoken(node, place)
        elif isinstance(node.func, ast.Name) and node.func.id == "command":
            yield from _about(node, place)


def _speaks(function: ast.expr) -> bool:
    """True of `ctx.say`, `ctx.text`, the context's own `self.text`, and `UserError`."""
    match function:
        case ast.Attribute(value=ast.Name(id="ctx" | "self"), attr="say" | "text"):
            return True
        case ast.Name(id="UserError"):
            return True
    return False


def _spoken(call: ast.Call, place: str) -> Iterator[Said]:
    match [_literal(argument) for argument in call.args]:
        case [str() as id] if id in WORDS:
            return
        case [str() as en]:
            yield Said(place, en, None, _values(call))
        case [str() as en, str() as zh]:
            yield Said(place, en, zh, _values(call))
        case _:
            # What is put together on the spot cannot be checked, and a brace in a value would be taken for a
            # placeholder. Anything else passes on a pair that was written, and is checked, elsewhere.
            yield from (Said(place, ast.unparse(one), None, None) for one in call.args if _is_built(one))


def _about(call: ast.Call, place: str) -> Iterator[Said]:
    """The help and usage of a command."""
    for keyword in call.keywords:
        if keyword.arg not in ("help", "usage"):
            continue
        match keyword.value:
            case ast.Tuple(elts=[en, zh]):
                yield Said(f"{place} {keyword.arg}", _literal(en) or "", _literal(zh), frozenset())
            case other:
                yield Said(f"{place} {keyword.arg}", _literal(other) or "", None, frozenset())


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _is_built(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr | ast.BinOp)


def _values(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(name for name in names if name) - {"summary"}


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _wordless(text: str) -> bool:
    """True when there is nothing to translate, as in `{lines}`."""
    return not _WORD.search(re.sub(r"\{\w+\}", "", text))


def _in_one_language(said: Said) -> Iterator[str]:
    if _wordless(said.en):
        return
    if said.zh is None:
        yield f"{said.place}: no Chinese for “{said.en}”"
    elif not _CHINESE.search(said.zh):
        yield f"{said.place}: “{said.zh}” is not Chinese"
    if said.zh is not None and _CHINESE.search(said.en):
        yield f"{said.place}: “{said.en}” is not English"


def _unlike_values(said: Said) -> Iterator[str]:
    wanted = _placeholders(said.en)
    if said.zh is not None and _placeholders(said.zh) != wanted:
        yield f"{said.place}: the placeholders differ"
    if said.given is not None and said.given != wanted:
        yield f"{said.place}: given {set(said.given)}, wanted {wanted}"


def test_it_is_written_in_both_languages() -> None:
    """The English half holds no Chinese, the Chinese half does."""
    wrong = [told for said in _texts() for told in _in_one_language(said)]
    assert not wrong, "\n".join(wrong)


def test_both_languages_tell_the_same_values_and_each_value_is_given() -> None:
    wrong = [told for said in _texts() for told in _unlike_values(said)]
    assert not wrong, "\n".join(wrong)


def test_the_search_finds_replies_refusals_and_help() -> None:
    """Without this, a change of how texts are written could leave the other tests with nothing to look at."""
    places = {said.place.partition(":")[0] for said in _texts()}
    assert {"commands/help.py", "commands/settings.py"} <= places
    assert any(said.place.endswith(" help") for said in _texts())


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('ctx.say("Done.")', Said("x.py:1", "Done.", None, frozenset())),
        (
            'ctx.text("Hi {who}.", "{who}，你好。", who=1)',
            Said("x.py:1", "Hi {who}.", "{who}，你好。", frozenset({"who"})),
        ),
        ('ctx.say(f"{n} left")', Said("x.py:1", "f'{n} left'", None, None)),
        ('raise UserError("No.", "不行。")', Said("x.py:1", "No.", "不行。", frozenset())),
        ('@command("a", help="help")\ndef a(ctx): ...', Said("x.py:1 help", "help", None, frozenset())),
    ],
)
def test_each_way_of_saying_something_is_read_from_the_source(source: str, found: Said) -> None:
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    read = [one for call in calls for one in (_spoken if _speaks(call.func) else _about)(call, "x.py:1")]
    assert read == [found]
