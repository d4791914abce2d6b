"""A page that exists in both languages says the same in both: its headings, code, names and links do not drift apart."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from bot.settings import ROOT

DOCS = ROOT / "docs"
IN_CHINESE = sorted((DOCS / "zh").glob("*.md"))
WRITTEN = [path for path in IN_CHINESE if path.stem != "commands"]  # that one is made of what may be typed as well
# What whoever operates it or uses it reads.
MUST_BE = {
    "add-a-command",
    "commands",
    "guide-hr",
    "guide-interviewer",
    "hooks",
    "how-a-callback-flows",
    "how-a-notice-flows",
    "how-a-tap-enters-the-room",
    "operate",
    "who-hears-what",
}
each_page = pytest.mark.parametrize("chinese", IN_CHINESE, ids=[path.stem for path in IN_CHINESE])

_BLOCK = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#+) ", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)#\s]+)")
_CHINESE = re.compile("[\u4e00-\u9fff]")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _twin(chinese: Path) -> Path:
    return DOCS / chinese.name


def _said_in(path: Path) -> str:
    """The page without its blocks of code."""
    return _BLOCK.sub("", _read(path))


def _code_in(path: Path) -> list[str]:
    """What each block does: remarks are said in the reader's language, and so is a picture's text."""
    return [
        "\n".join(re.sub(" *(?<!\\S)# .*", "", line).strip() for line in code.splitlines())
        for kind, code in _BLOCK.findall(_read(path))
        if kind != "mermaid"
    ]


def _arrows_in(path: Path) -> list[str]:
    """Who speaks to whom in a picture."""
    pictures = [code for kind, code in _BLOCK.findall(_read(path)) if kind == "mermaid"]
    return [arrow for code in pictures for arrow in re.findall(r"^ *(\w+-+>>\w+):", code, re.MULTILINE)]


def _names_in(path: Path) -> set[str]:
    return set(re.findall(r"`([^`\n]+)`", _said_in(path)))


def _links_in(path: Path) -> Counter[Path]:
    """Files, as the English page has them; without that to its own twin."""
    found = [
        (path.parent / link).resolve()
        for link in _LINK.findall(_said_in(path))
        if not link.startswith(("http:", "https:"))
    ]
    english = [DOCS / one.name if one.parent == DOCS / "zh" else one for one in found]
    return Counter(one for one in english if one != DOCS / path.name)


def test_what_an_operator_or_a_user_reads_exists_in_both_languages() -> None:
    assert {path.stem for path in IN_CHINESE} == MUST_BE
    assert [path.name for path in IN_CHINESE if not _twin(path).exists()] == []


@each_page
def test_a_page_has_the_same_sections_in_both_languages(chinese: Path) -> None:
    assert _HEADING.findall(_said_in(chinese)) == _HEADING.findall(_said_in(_twin(chinese)))


@each_page
def test_a_page_shows_the_same_code_in_both_languages(chinese: Path) -> None:
    assert _code_in(chinese) == _code_in(_twin(chinese))
    assert _arrows_in(chinese) == _arrows_in(_twin(chinese))


# The other pages of these speak of what is typed, which is another thing in each language.
@pytest.mark.parametrize("chinese", [one for one in IN_CHINESE if not one.stem.startswith(("commands", "guide-"))])
def test_every_name_on_the_english_page_stands_on_the_chinese_one(chinese: Path) -> None:
    not_yet_said = _names_in(_twin(chinese)) - _names_in(chinese)
    assert not not_yet_said, f"say it in docs/zh/{chinese.name}, too"


@each_page
def test_a_page_leads_to_the_same_places_in_both_languages(chinese: Path) -> None:
    assert _links_in(chinese) == _links_in(_twin(chinese))


@each_page
def test_each_page_leads_to_itself_in_the_other_language(chinese: Path) -> None:
    assert f"](../{chinese.name})" in _read(chinese)
    assert f"](zh/{chinese.name})" in _read(_twin(chinese))


@each_page
def test_no_paragraph_of_a_chinese_page_is_left_in_english(chinese: Path) -> None:
    """But for lines that hold nothing but names."""
    plain = re.sub(r"`[^`\n]*`|\]\([^)]*\)", "", _said_in(chinese))
    left = [
        line for line in plain.splitlines() if re.search("[a-z]+ [a-z]+ [a-z]+", line) and not _CHINESE.search(line)
    ]
    assert left == []


@pytest.mark.parametrize("path", [*WRITTEN, ROOT / "README.zh-CN.md"], ids=lambda path: path.stem)
def test_a_chinese_page_keeps_to_the_words_and_the_marks_of_the_product(path: Path) -> None:
    """As the bot's own texts do: tests/unit/test_texts.py."""
    said = re.sub(r"`[^`\n]*`|\]\([^)]*\)|“[^”]*”", "", _said_in(path))
    assert [word for word in ("没空", "推掉", "备选", "进房间", "招聘", "！", "请您") if word in said] == []
    assert re.findall("[\u4e00-\u9fff][,;?!](?! *\\|)|[\u4e00-\u9fff]:(?!\\w)", said) == []


@pytest.mark.parametrize("path", [*IN_CHINESE, ROOT / "README.zh-CN.md"], ids=lambda path: path.stem)
def test_whoever_reads_chinese_is_led_to_chinese_pages(path: Path) -> None:
    links = [(path.parent / link).resolve() for link in _LINK.findall(_said_in(path))]
    in_english = {link for link in links if link.parent == DOCS and (DOCS / "zh" / link.name).exists()}
    assert in_english <= {DOCS / path.name}


def test_the_chinese_readme_leads_to_every_chinese_page() -> None:
    links = {(ROOT / link).resolve() for link in _LINK.findall(_read(ROOT / "README.zh-CN.md"))}
    assert set(IN_CHINESE) <= links


def test_every_setting_is_explained_in_both_languages() -> None:
    """In .env.example a setting stands below what it is, in Chinese and then in English."""
    settings = re.split(r"\n\n", _read(ROOT / ".env.example"))
    explained = [one for one in settings if re.search(r"^#[A-Z_]+=", one, re.MULTILINE)]
    assert len(explained) > 15
    for one in explained:
        remarks = [line for line in one.splitlines() if line.startswith("# ")]
        kinds = [bool(_CHINESE.match(line[2:])) for line in remarks]
        assert kinds[0] is True and kinds[-1] is False, one
        assert kinds == sorted(kinds, reverse=True), one
