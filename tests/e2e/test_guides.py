"""The one-page guides: whatever they tell to send is understood as what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.chat import conversation, dialog
from bot.chat.context import Context
from bot.chat.handlers import collect
from bot.db import store
from bot.demo import top_up
from bot.interviews import people
from bot.interviews.audit import Change
from bot.settings import ROOT
from tests.e2e.stage import NOW, Stage

HANDLERS = collect("commands")
GUIDES = [ROOT / "docs" / folder / f"guide-{who}.md" for folder in ("zh", "") for who in ("hr", "interviewer")]
each_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda path: str(path.relative_to(ROOT / "docs")))

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
def test_what_a_guide_quotes_is_said_by_the_product(guide: Path) -> None:
    """Its buttons and its words, as they stand there."""
    sources = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "commands").glob("*.py")]
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
        return conversation.in_short(
            Context(member, now, Change(now, member), HANDLERS, dialog=dialog.read(member)), text
        )
