"""Every text that a person can be shown, Chinese and English side by side: `./run texts` prints it, `./run texts moving` that
area of `bot.texts`.

What has no id yet is read from the source: wherever a Chinese text and an English one stand beside each other,
they are one text.
"""

from __future__ import annotations

import ast
import functools
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from bot.settings import ROOT
from bot.texts import areas

CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]")
_WORDS = re.compile(r"[A-Za-z]{2}")
_FOLDERS = ("bot", "commands")


@dataclass(frozen=True)
class Text:
    """One text in both languages, where it stands in the source; one of `bot.texts` with its id."""

    path: str
    line: int
    zh: str
    en: str
    is_english_first: bool = True
    id: str = ""


@functools.cache
def texts() -> list[Text]:
    """All of them: those of `bot.texts`, then the others by file and line."""
    named = [Text(_path(area), 0, *words[::-1], id=id) for area, own in areas() for id, words in own.items()]
    files = sorted(path for folder in _FOLDERS for path in (ROOT / folder).rglob("*.py"))
    return named + [
        one for path in files for one in in_source(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT)))
    ]


def _path(area: str) -> str:
    return f"bot/texts/{area}.py"


def in_source(source: str, path: str) -> list[Text]:
    tree = ast.parse(source)
    paired: set[int] = set()
    found = [
        Text(path, chinese.lineno, written(chinese), written(english), is_english_first)
        for nodes in _rows(tree)
        for chinese, english, is_english_first in _pairs(nodes)
        if not paired & {id(chinese), id(english)} and not paired.update((id(chinese), id(english)))
    ]
    return sorted(found, key=lambda one: one.line)


def _rows(tree: ast.AST) -> Iterator[list[ast.expr]]:
    """What stands side by side: arguments, members of a tuple, the two ends of a choice."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.args
        elif isinstance(node, ast.Tuple):
            yield node.elts
        elif isinstance(node, ast.IfExp):
            yield sorted((node.body, node.orelse), key=is_chinese)  # `zh if … else en` says itself which is which


def _pairs(nodes: list[ast.expr]) -> Iterator[tuple[ast.expr, ast.expr, bool]]:
    for other, one in pairwise(reversed(nodes)):  # a pair comes last; before it may stand a line in both languages
        if is_chinese(one) and is_english(other):
            yield one, other, False
        elif is_english(one) and is_chinese(other):
            yield other, one, True


def is_chinese(node: ast.expr) -> bool:
    return bool(CHINESE.search(written(node)))


def is_english(node: ast.expr) -> bool:
    text = written(node)
    return not CHINESE.search(text) and bool(_WORDS.search(re.sub(r"\{[^}]*\}", "", text)))


def written(node: ast.expr) -> str:
    """The text of a literal, with `{…}` for what is filled in; empty for anything else."""
    match node:
        case ast.Constant(value=str() as text):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(written(part) if isinstance(part, ast.Constant) else "{…}" for part in parts)
        case _:
            return ""


def main(area: str = "") -> None:
    if area and area not in (known := [name for name, _ in areas()]):
        sys.exit(f"./run texts [{' | '.join(known)}]")
    for path, here in groupby(texts(), key=lambda one: one.path):
        if path.startswith(_path(area) if area else ""):
            print(f"\n{path}")
            for one in here:
                print(f"  {one.id or f'{one.line:4}'}\n        {_line(one.zh)}\n        {_line(one.en)}")


def _line(text: str) -> str:
    return text.replace("\n", " ⏎ ")


if __name__ == "__main__":
    main(*sys.argv[1:])
