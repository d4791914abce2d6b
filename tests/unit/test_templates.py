"""What is said on a page is said in both languages, the English first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from bot.settings import ROOT

FOLDER = ROOT / "bot" / "web" / "templates"
TEMPLATES = sorted(FOLDER.rglob("*.html"))
_CHINESE = re.compile("[\u4e00-\u9fff]")
_IN_BOTH = {"HR"}


def words(node: nodes.Node) -> str:
    return "".join(str(one.value) for one in node.find_all(nodes.Const) if isinstance(one.value, str)) or (
        node.value if isinstance(node, nodes.Const) else ""
    )


def names(node: nodes.Node) -> list[str]:
    found = list(node.find_all(nodes.Name)) + ([node] if isinstance(node, nodes.Name) else [])
    return sorted(one.name for one in found if isinstance(one, nodes.Name))


def said(source: str) -> Iterator[tuple[nodes.Node, nodes.Node]]:
    for call in Environment(autoescape=True).parse(source).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "say":
            english, chinese = call.args
            yield english, chinese


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_each_sentence_is_there_in_both_languages_with_the_same_values(template: Path) -> None:
    for english, chinese in said(template.read_text(encoding="utf-8")):
        assert not _CHINESE.search(words(english)), words(english)
        assert _CHINESE.search(words(chinese)) or not re.search("[A-Za-z]", words(english)), words(english)
        assert names(english) == names(chinese), words(english)
        assert not set("!！") & set(words(english) + words(chinese))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_nothing_is_said_in_one_language_alone(template: Path) -> None:
    source = template.read_text(encoding="utf-8")
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", source, flags=re.DOTALL)
    bare = re.sub(r"<[^>]*>", " ", bare)
    assert set(re.findall(r"[A-Za-z\u4e00-\u9fff]+", bare)) <= _IN_BOTH
