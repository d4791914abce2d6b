"""The one-page guides: whatever they tell to send is understood as what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.chat import dialog, in_short
from bot.chat.context import Context
from bot.chat.handlers import collect
from bot.db import store
from bot.demo import top_up
from bot.imports import pasted
from bot.interviews import attendance, feedback, meeting_link, people, preferences
from bot.interviews.audit import Change
from bot.notices import budget, history, timing
from bot.settings import ROOT
from tests.world.clock import NOW
from tests.world.stage import Stage

HANDLERS = collect("commands")
GUIDES = [ROOT / "docs" / folder / f"guide-{who}.md" for folder in ("zh", "") for who in ("hr", "interviewer")]
each_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda path: str(path.relative_to(ROOT / "docs")))

_IN_CHINESE, _IN_ENGLISH = {4: "四"}, {4: "four"}
# Minutes after the beginning of 1203 at which the lines of a section are sent; those of the others a day before.
SENT_AT = {"guide-hr": {4: (6, 16), 5: (70,)}, "guide-interviewer": {3: (-10, 6, 16), 4: (70,)}}


@each_guide
def test_whatever_a_guide_says_to_send_is_understood_as_it_stands(guide: Path, fresh_database_url: str) -> None:
    """By whom it is for, at some time of the part of the day that it is for, and nothing is left to ask."""
    stage = Stage(fresh_database_url)
    top_up(NOW)
    [begins] = [row["at"] for row in stage.rows("SELECT lower(slot) AS at FROM interview WHERE code = '1203'")]
    reader = "zhangmin" if guide.stem == "guide-hr" else "lisi"
    wrong, verbs = [], set()
    for section, line in _lines_to_send(guide):
        minutes = SENT_AT[guide.stem].get(section, ())
        moments = [begins + timedelta(minutes=one) for one in minutes] or [NOW]
        found = [_understood(line, reader, moment) for moment in moments]
        if not any(one["command"] == _meant(line) and one["missing"] == [] for one in found):
            wrong.append(f"{line}: {found}, not {_meant(line)}")
        verbs.add(_meant(line))
    assert not wrong, "\n".join(wrong)
    assert len(verbs) > 15


@each_guide
def test_the_figures_of_a_guide_are_those_of_the_product(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    missing, no_show = (_minutes(one) for one in (attendance.MISSING_AFTER, attendance.NO_SHOW_AFTER))
    once_in = history.REMINDED_AT_MOST_EVERY // timedelta(hours=1)
    quiet_from, quiet_to = (f"{at.hour}:{at:%M}" for at in preferences.QUIET_HOURS)
    said = {
        "zh/guide-hr": [
            *(f"{at:%H:%M}" for at in timing.LISTS_AT),
            f"最多 {pasted.MOST} 场",
            f"过 {missing} 分钟 `还没到",
            f"过 {no_show} 分钟还没来 `候选人未到",
            f"{_IN_CHINESE[once_in]}小时内只催一次",
        ],
        "guide-hr": [
            *(f"{at:%H:%M}" for at in timing.LISTS_AT),
            f"up to {pasted.MOST}",
            f"after {missing} minutes `not here yet 1203`, after {no_show} `noshow",
            f"once in {_IN_ENGLISH[once_in]} hours",
        ],
        "zh/guide-interviewer": [
            f"开始前 {_minutes(meeting_link.OPENS)} 分钟起",
            f"过 {missing} 分钟点“候选人还没到”",
            f"等到 {no_show} 分钟",
            f"最多{_IN_CHINESE[budget.MOST]}条消息",
            f"{quiet_from}–{quiet_to}",
            f"提交后 {feedback.CHANGES_FOR // timedelta(hours=1)} 小时内可以改",
        ],
        "guide-interviewer": [
            f"from {_minutes(meeting_link.OPENS)} minutes before",
            f"after {missing} minutes tap “Candidate not here”",
            f"nobody after {no_show}",
            f"{_IN_ENGLISH[budget.MOST]} messages for one at most",
            f"{quiet_from} to {quiet_to}",
        ],
    }[str(guide.relative_to(ROOT / "docs").with_suffix(""))]
    assert [one for one in said if one not in text] == []


@each_guide
def test_what_a_guide_quotes_is_said_by_the_product(guide: Path) -> None:
    """Its buttons and its words, as they stand there."""
    pages = (ROOT / "bot" / "web" / "templates").rglob("*.html")
    sources = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "commands").glob("*.py"), *pages]
    product = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    quoted = re.findall("“([^”]+)”", guide.read_text(encoding="utf-8"))
    assert len(quoted) >= 2
    assert [one for one in quoted if not all(part in product for part in one.split("…"))] == []


@pytest.mark.parametrize("who", ["hr", "interviewer"])
def test_a_guide_tells_the_same_in_both_languages(who: str) -> None:
    chinese, english = (
        [_meant(line) for _, line in _lines_to_send(one)] for one in GUIDES if one.stem == f"guide-{who}"
    )
    assert chinese == english


def _lines_to_send(guide: Path) -> Iterator[tuple[int, str]]:
    """Each with the number of its section; 0 is what stands above the first."""
    for number, section in enumerate(guide.read_text(encoding="utf-8").split("\n## ")):
        for line in re.findall("`([^`]+)`", section):
            yield number, line


def _minutes(length: timedelta) -> int:
    return length // timedelta(minutes=1)


def _meant(line: str) -> str:
    """The command of the verb that it begins with; without one, a code is an interview and a day is a schedule."""
    verbs = {verb: one.name for one in HANDLERS.commands.values() for verb in one.verbs}
    said = [verb for verb in verbs if line.lower().startswith(verb)]
    if said:
        return verbs[max(said, key=len)]
    return "status" if re.fullmatch(r"\d{4}", line) else "schedule"


def _understood(text: str, user_id: str, now: datetime) -> dict[str, Any]:
    with store.connected():
        member = people.known(user_id)
        assert member is not None
        return in_short.of(Context(member, now, Change(now, member), HANDLERS, dialog=dialog.read(member)), text)
