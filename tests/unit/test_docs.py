"""What the documents say is so: their links lead somewhere, the tests they name exist."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest

from bot import chat
from bot.chat.handlers import collect
from bot.settings import ROOT
from tests.world.five import FIVE

DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=[str(path.relative_to(ROOT)) for path in DOCUMENTS])

_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
_PATH = re.compile(r"`((?:bot|commands|crypto|sandbox|tests|docs)/[\w./-]*)`")
_TEST = re.compile(r"`(test_\w+)`")


@each_document
def test_every_link_and_every_path_in_a_document_leads_to_a_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    links = [link for link in _LINK.findall(text) if not link.startswith(("http://", "https://"))]
    missing = [link for link in links if not (path.parent / link).exists()]
    missing += [named for named in _PATH.findall(text) if not (ROOT / named).exists()]
    assert missing == []


@each_document
def test_every_link_into_a_page_leads_to_one_of_its_sections(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)", path.read_text(encoding="utf-8"))
    missing = [
        f"{file}#{anchor}" for file, anchor in targets if anchor not in _anchors(path.parent / file if file else path)
    ]
    assert missing == []


def _anchors(page: Path) -> set[str]:
    """As GitHub makes them from headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(("name", "languages"), [("README.md", ("en", "zh")), ("README.zh-CN.md", ("zh",))])
def test_a_readme_shows_every_command_that_help_shows(name: str, languages: tuple[str, ...]) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    shown = [one for one in collect("commands").commands.values() if not one.hidden]
    assert len(shown) > 10
    assert [one.name for one in shown for lang in languages if one.title(lang) not in text] == []


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_before_run_has_made_an_environment_a_readme_needs_none(name: str) -> None:
    """The address is checked on any machine with a checkout: by ./run, which installs what it needs."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"^ *(.+) https://\S+/wecom/callback$", text, re.MULTILINE) == ["./run verify"]
    assert text.index("./run") < text.index(".venv/")


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_five_values_that_decide_the_mode_are_five_and_named(name: str) -> None:
    """As the settings have them, in the first part of .env.example and in the step that fills it in."""
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    first_part = re.findall(r"^#(WECOM_\w+)=", example.partition("#SANDBOX=")[0], re.MULTILINE)
    assert first_part == list(FIVE)
    step = next(line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if line.startswith("3. "))
    named = re.search(r"[（(]([^：:，（()）]+)[：:，][^）)]*(?:five|五)", step)
    assert named is not None
    assert len(re.split(r"[,、] ?", named[1])) == len(FIVE)


def test_the_house_is_described_as_it_is() -> None:
    """Whoever looks for a room finds the one that the decision on packages names, and no room is left out."""
    table = (ROOT / "docs" / "adr" / "0008-imports-run-one-way.md").read_text(encoding="utf-8")
    named = {name for row in re.findall(r"^\| (`.+?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)}
    there = {path.stem for path in (ROOT / "bot").iterdir() if path.is_dir() or path.suffix == ".py"}
    assert named == there - {"__init__", "__main__", "__pycache__"}


def test_the_way_of_a_message_names_each_module_that_it_may_pass() -> None:
    """Of a folder in the step that names it, and none that is there no more."""
    folder = ROOT / "bot" / "chat"
    way = str(chat.__doc__)
    steps = re.split(r"\n(?=\S)", way)
    missing = [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*.py"))
        if path.stem != "__init__"
        and not any(
            f"`{path.stem}`" in one and (path.parent == folder or f"`{path.parent.name}/`" in one) for one in steps
        )
    ]
    assert missing == []
    assert set(re.findall(r"`(\w+)`", way)) <= {path.stem for path in folder.rglob("*.py")}


@each_document
def test_every_test_that_a_document_names_exists(path: Path) -> None:
    assert set(_TEST.findall(path.read_text(encoding="utf-8"))) <= _defined_tests()


@functools.cache
def _defined_tests() -> set[str]:
    files = (ROOT / "tests").rglob("*.py")
    return {name for file in files for name in re.findall(r"def (test_\w+)", file.read_text(encoding="utf-8"))}
