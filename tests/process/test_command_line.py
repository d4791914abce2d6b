"""`python -m bot` speaks the language of the terminal, and whatever is typed is answered in words, never by a traceback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from bot.bilingual import language
from bot.cli import main
from bot.db import store
from bot.settings import ROOT
from tests.conftest import give_to, quiet_environ
from tests.said import en, zh
from tests.texts import texts
from tests.world.office import lines


class Terminal:
    """Somebody at a terminal of their own."""

    def __init__(self, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._patch, self._capsys = patch, capsys
        self.code = -1

    def types(self, *arguments: str, locale: str = "C.UTF-8", **environ: str) -> str:
        """All that is told."""
        for name, value in (environ | {"LC_ALL": locale}).items():
            self._patch.setenv(name, value)
        try:
            self.code = main(list(arguments))
        except SystemExit as ended:  # by what reads the arguments
            self.code = int(str(ended.code))
        return "".join(self._capsys.readouterr())


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Terminal]:
    for name, value in quiet_environ(tmp_path / "var", "postgresql://127.0.0.1:1/none", 8000, 8001).items():
        monkeypatch.setenv(name, value)
    yield Terminal(monkeypatch, capsys)
    if not store.db.deferred:
        store.db.close_all()


@pytest.mark.parametrize(
    ("environ", "told"),
    [
        ({}, ""),
        ({"LANG": "C.UTF-8"}, ""),
        ({"LANG": "POSIX"}, ""),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
    ],
)
def test_the_terminal_says_which_language_its_reader_reads(environ: dict[str, str], told: str) -> None:
    assert language(environ) == told


@pytest.mark.parametrize(
    "typed",
    [
        (),
        ("--help",),
        ("when", "asdf qwer"),
        ("when", "tomorrow"),
        ("when", "tomorrow", "--zone", "Mars"),
        ("when", "tomorrow", "--now", "soon"),
        ("import",),
        ("import", "nowhere.csv"),
        ("import", str(ROOT)),
        ("import", os.devnull),
        ("member", "a b"),
        ("member", "lisi", "--email", "nobody"),
        ("send", "lisi", " "),
        ("nonsense",),
        ("seed",),
    ],
    ids=" ".join,
)
def test_in_english_not_a_word_of_chinese_and_in_chinese_some(terminal: Terminal, typed: tuple[str, ...]) -> None:
    english = terminal.types(*typed, locale="en_US.UTF-8")
    assert english.strip()
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in english), english
    code = terminal.code
    chinese = terminal.types(*typed, locale="zh_CN.UTF-8")
    assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese), chinese
    assert terminal.code == code


@pytest.mark.parametrize(
    "name", ["migrate", "seed", "worker", "doctor", "menu", "member", "import", "send", "when", "understand", "misses"]
)
def test_the_help_of_each_command_is_in_its_readers_language_and_explains_all_that_it_takes(
    terminal: Terminal, name: str
) -> None:
    english = terminal.types(name, "--help", locale="en_US.UTF-8")
    assert not re.search("[\u4e00-\u9fff]", english)
    chinese = terminal.types(name, "--help", locale="zh_CN.UTF-8")
    assert not re.search("[a-z]+ [a-z]+ [a-z]+ [a-z]+", chinese)
    _, *parts = chinese.split("\n\n")
    taken = [one for part in parts for one in re.split(r"\n  (?=\S)", part)[1:]]
    assert [one for one in taken if not re.search("[\u4e00-\u9fff]", one)] == []


@pytest.mark.parametrize(
    "typed",
    [
        ("when", "tomorrow", "--zone", "../../etc/passwd"),
        ("when", "tomorrow", "--now", "0001-01-01T00:00+14:00"),
        ("understand", "明天", "--as", "zhangsan", "--now", "0001-01-01T00:00+14:00"),
        ("send", "lisi", "\udcff"),
        ("import", "x" * 5000),
        ("import", "--sample", "/nowhere/at/all.csv"),
        ("member", ""),
        ("member", "lisi", "--email", "no address"),
        ("member", "lisi", "--name", "名" * 65),
        ("member", "lisi", "--successor", "wangwu"),
        ("member", "lisi", "--deactivate", "--role", "admin"),
    ],
    ids=lambda typed: ascii(" ".join(typed))[:50],
)
def test_what_cannot_be_is_refused_in_words(terminal: Terminal, typed: tuple[str, ...]) -> None:
    told = terminal.types(*typed)
    assert terminal.code == 2
    assert told.strip()


@pytest.mark.parametrize(
    "setting",
    [
        {"DATABASE_URL": "postgresql://bot:pa55word@[::1/none"},
        {"DATABASE_URL": "postgresql://bot:pa55word%zz@db/none"},
        {"VAR_DIR": "/tmp/" + "v" * 300},
        {"VAR_DIR": os.devnull},
        {"COMPANY_ZONE": "Mars"},
    ],
    ids=str,
)
@pytest.mark.parametrize("typed", ["seed", "doctor"])
def test_a_setting_that_cannot_be_is_named_and_no_password_is_shown(
    terminal: Terminal, setting: dict[str, str], typed: str
) -> None:
    told = terminal.types(typed, **setting)
    assert terminal.code == 2
    assert next(iter(setting)) in told
    assert "pa55word" not in told


def test_an_address_that_is_somebody_elses_is_refused_with_whose_it_is(
    terminal: Terminal, fresh_database_url: str
) -> None:
    give_to("demo", fresh_database_url)
    terminal.types("seed", DATABASE_URL=fresh_database_url)
    terminal.types("member", "lisi", "--email", "Li@example.com")
    assert terminal.code == 0
    told = terminal.types("member", "wangwu", "--email", "li@example.com")
    assert terminal.code == 2
    assert told == lines(
        zh("members.mail_is_anothers", email="li@example.com", name="李四"),
        en("members.mail_is_anothers", email="li@example.com", name="李四"),
        "",
    )


def test_nobody_takes_over_from_themselves(terminal: Terminal, fresh_database_url: str) -> None:
    give_to("demo", fresh_database_url)
    terminal.types("seed", DATABASE_URL=fresh_database_url)
    told = terminal.types("member", "zhangmin", "--deactivate", "--successor", "zhangmin")
    assert terminal.code == 2
    assert told == lines(
        zh("members.not_from_themselves", name="张敏"), en("members.not_from_themselves", name="张敏"), ""
    )


def test_run_texts_prints_each_in_both_languages_side_by_side() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot.launch.supervise", "texts"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    printed = set(pairwise(line[8:] for line in done.stdout.split("\n")))
    assert {(one.zh, one.en) for one in texts() if "\n" not in one.zh + one.en} <= printed
