"""docs/commands.md says what the commands are now, and each of its examples does what it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

import pytest

from bot.chat import dialog, in_short
from bot.chat.command import Command
from bot.chat.context import Context
from bot.chat.handlers import collect
from bot.cli.reference import examples, is_listed, page
from bot.db import store
from bot.demo import top_up
from bot.interviews import people
from bot.interviews.audit import Change
from bot.interviews.models import Member
from bot.settings import ROOT
from tests.world.clock import NOW
from tests.world.stage import Stage

HANDLERS = collect("commands")
COMMANDS = [one for one in HANDLERS.commands.values() if is_listed(one)]
PAGES = {"en": "docs/commands.md", "zh": "docs/zh/commands.md"}
each_language = pytest.mark.parametrize("lang", PAGES)
_CHINESE = re.compile("[\u4e00-\u9fff]")
SPEAKERS = ("lisi", "zhangmin", "admin")
# Minutes after the beginning of 1203 at which these can be said of it.
LATER = {"noshow": 16, "arrived": 16, "feedback": 70, "write for": 70}
# What can be said more of a booking than its example does.
BOOKINGS = (
    "约面 林悦 后端 一面 明天下午5点 王五 视频 已约好",
    "约面\n林悦\t后端工程师\t一面\t3-13 17:00\t王五\n周子航\t后端工程师\t一面\t3-13 18:00\t王五",
)


@each_language
def test_the_page_is_that_of_the_commands(lang: str) -> None:
    made_by = f"python -m bot reference --lang {lang} > {PAGES[lang]}"
    assert (ROOT / PAGES[lang]).read_text(encoding="utf-8") == page(lang), made_by


@each_language
def test_every_example_is_understood_as_what_it_stands_for(fresh_database_url: str, lang: str) -> None:
    """By the page as it stands: each is typed by somebody who may, when it can be, and is the whole of that command."""
    wrong = []
    for one, understood in _each_in_its_scene(fresh_database_url):
        said = _said(_entry(one, lang))
        assert said == examples(one, lang)
        for text in said:
            found = understood(text)
            if (found["command"], found["missing"]) != (one.name, []):
                wrong.append(f"{text}: {found}, not {one.name}")
    assert not wrong, "\n".join(wrong)


@each_language
def test_whatever_understand_prints_of_an_example_stands_with_its_command(fresh_database_url: str, lang: str) -> None:
    """Each name, and of a choice the value, too."""
    printed_at_all = set()
    for one, understood in _each_in_its_scene(fresh_database_url):
        entry = _entry(one, lang)
        named = set(re.findall(r"^ *- `(\w+)` ", entry, re.MULTILINE))
        for text in [*_said(entry), *(BOOKINGS if one.name == "book" else ())]:
            printed = understood(text)["arguments"]
            assert set(printed) | _chosen(one, printed) <= named, text
            printed_at_all |= set(printed)
    assert {"interview", "when", "person", "candidate", "agreed", "rows", "verdict"} <= printed_at_all


def test_every_other_word_for_a_command_means_it_alone(fresh_database_url: str) -> None:
    """What the pages give behind “also”, in both languages."""
    for one, understood in _each_in_its_scene(fresh_database_url):
        for lang in PAGES:
            also = re.search(r"^- (?:also: |也可以说：)(.+)$", _entry(one, lang), re.MULTILINE)
            words = re.split("[、,] ?", also[1]) if also else []
            assert {word: understood(word)["command"] for word in words} == dict.fromkeys(words, one.name)


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_what_a_readme_says_that_people_type_is_understood(fresh_database_url: str, name: str) -> None:
    rows = re.findall(r"^\| ([^|]+?) \| [^|]+ \|$", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
    said = [
        text
        for row in rows
        for text in re.sub("`[^`]*`", "", row).strip().split(" · ")
        if _CHINESE.search(text) and not text.startswith("![")
    ]
    assert len(said) > 40
    left = dict.fromkeys(said)
    for one, understood in _each_in_its_scene(fresh_database_url):
        mine = [text for text in said if text.startswith(one.title("zh"))]
        assert {text: understood(text)["command"] for text in mine} == dict.fromkeys(mine, one.name)
        if one.name in ("schedule", "status", "settings", "pending", "noshow", "add", "reschedule", "find"):
            # Without the verb that help shows: 明天, 陈晓, 面试上限 每天 2, 还没到, 旁听 1203 王五, 推迟 1203 半小时, 找 后端
            mine += [text for text in left if understood(text)["command"] == one.name]
        left = {text: None for text in left if text not in mine}
    assert list(left) == (["发送"] if name == "README.zh-CN.md" else [])


def test_no_argument_is_described_as_mere_words() -> None:
    for one in COMMANDS:
        described = {name for name, _ in one.means}
        assert described <= {part.name for part in one.parameters}, one.name
        assert {part.name for part in one.parameters if part.type is str} <= described, one.name


def _each_in_its_scene(url: str) -> Iterator[tuple[Command, Callable[[str], dict[str, Any]]]]:
    """Each command while it can be said of 1203, which is tomorrow and 李四's, with what its speaker's words come to."""
    stage = Stage(url)
    top_up(NOW)
    for user_id in SPEAKERS:
        stage.say("本周", user_id)  # row 2 is one of a list
    [begins] = [row["at"] for row in stage.rows("SELECT lower(slot) AS at FROM interview WHERE code = '1203'")]
    for one in sorted(COMMANDS, key=lambda one: (one.name in LATER, one.name == "arrived")):
        if one.name == "noconflict":
            stage.say("无法参加 1203 认识候选人", "lisi")
        elif one.name == "notsame":
            stage.rows(_IS_THE_CANDIDATE)
        elif one.name in LATER:
            stage.clock.at = begins + timedelta(minutes=LATER[one.name])
        if one.name == "arrived":
            assert "没到" in stage.say("还没到 1203", "lisi")
        speaker = next(user_id for user_id in SPEAKERS if one.allows(_member(user_id)))
        yield one, lambda text, speaker=speaker: _understood(text, speaker, stage.clock.at)  # type: ignore[misc]
        if one.name == "noconflict":
            assert "撤销" in stage.say("撤销", "lisi")
        elif one.name == "notsame":
            stage.rows("DELETE FROM candidate_match RETURNING 1")


_IS_THE_CANDIDATE = """INSERT INTO candidate_match (candidate_id, member_id, address, why, since)
  SELECT i.candidate_id, m.id, 'email:lisi@example.com', 'admin', clock_now() FROM interview i, member m
  WHERE i.code = '1203' AND m.user_id = 'lisi' RETURNING 1"""


def _entry(one: Command, lang: str) -> str:
    """What the page says of a command."""
    entries = (ROOT / PAGES[lang]).read_text(encoding="utf-8").split("\n### ")
    [found] = [entry for entry in entries if entry.partition("\n")[0].partition(" · ")[0] == one.title(lang)]
    return found.partition("\n## ")[0]


def _said(entry: str) -> list[str]:
    [line] = re.findall(r"^- (?:for example: |例如：)(.+)$", entry, re.MULTILINE)
    return re.findall("`([^`]+)`", line)


def _member(user_id: str) -> Member:
    with store.connected():
        found = people.known(user_id)
    assert found is not None
    return found


def _understood(text: str, user_id: str, now: datetime) -> dict[str, Any]:
    """As `python -m bot understand` prints it."""
    with store.connected():
        member = people.known(user_id)
        assert member is not None
        ctx = Context(member, now, Change(now, member), HANDLERS, dialog=dialog.read(member))
        return in_short.of(ctx, text)


def _chosen(one: Command, printed: dict[str, Any]) -> set[str]:
    """The values of its choices."""
    return {str(printed[part.name]) for part in one.parameters if issubclass(part.type, Enum) and part.name in printed}
