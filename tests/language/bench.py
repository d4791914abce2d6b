"""`./run bench language [--misses] [--mark] [SET …]`: what is made of what people say, and what it costs.

`--misses` prints what is not as it should be; `--mark` marks the lines that are not read rightly, and unmarks the others.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.launch import embedded
from tests.databases import migrated
from tests.language import dialogues, nothing_changes, readings
from tests.language.company import COMPANY, Worlds
from tests.language.dialogues import Dialogue
from tests.language.readings import Line, Outcome


@dataclass(frozen=True)
class Measured:
    """One line: what was made of it, what changed that must not, and whether three guesses were offered."""

    outcome: Outcome
    must_change_nothing: bool
    changed: str
    guesses: bool


def main(arguments: list[str]) -> int:
    names = [one for one in arguments if not one.startswith("--")]
    with (
        tempfile.TemporaryDirectory() as folder,
        embedded.using(Path(folder)) as url,
        migrated(url) as databases,
    ):
        worlds = Worlds(databases)
        measured = _readings(worlds, [one for one in readings.files() if not names or one.stem in names])
        if "--mark" in arguments:
            _mark(one.outcome for one in measured)
        unsaid = _nothing_changes(worlds, [one for one in nothing_changes.files() if not names or one.stem in names])
        played = _dialogues(worlds, [one for one in dialogues.all_dialogues() if not names or one.file in names])
        worlds.close()
    if "--misses" in arguments:
        print("\n".join(str(one.outcome) for one in measured if one.outcome.decisive))
        print("\n".join(f"{one.outcome.line.place}: {one.changed}" for one in measured if one.changed))
        print("\n".join(f"{line.place}: {changed}" for line, changed in unsaid if changed))
        print("\n".join(f"{one.file}: {one.name}\n    " + "\n    ".join(wrong) for one, wrong in played if wrong))
    return 0


# --- readings -------------------------------------------------------------------------------------------------------


def _readings(worlds: Worlds, files: Sequence[Path]) -> list[Measured]:
    print(f"{'readings':46} {'as today':>15} {'strict':>15} {'unneeded':>8} {'guesses':>7} {'changed':>9} {'ms':>5}")
    found: list[Measured] = []
    for file in files:
        some = [_measured(worlds, line) for line in readings.read(file)]
        print(_row(f"{'* ' if file.parent == readings.HELD_OUT else '  '}{file.stem}", some))
        found += some
    for name, is_held_out in (("all that are never learned from", True), ("all", False)):
        held_out = {file.stem for file in files if file.parent == readings.HELD_OUT}
        some = [one for one in found if not is_held_out or one.outcome.line.place.rpartition(":")[0] in held_out]
        if some:
            print(_row(f"  {name}", some))
    print(
        "  * never learned from; strict: of the lines that are annotated for it; unneeded: questions, guesses: three of"
        " them, instead of what is wanted; changed: of the texts that must change nothing; ms: of CPU a line for reading"
        " it, without PostgreSQL's\n"
    )
    return found


def _measured(worlds: Worlds, line: Line) -> Measured:
    stage = worlds.stage(line.world)
    must_change_nothing = bool(nothing_changes.of_readings(stage, [line]))
    changed = answer = ""
    with readings.taken_back():
        readings.said_before(stage, line)
        started = time.process_time()
        got = readings.understood(stage, line.speaker, line.text)
        seconds = time.process_time() - started
        if must_change_nothing or got["command"] is None:
            changed, answer = nothing_changes.said(stage, line)
    outcome = readings.outcome(stage, line, got, seconds)
    guesses = got["command"] is None and None not in line.commands and "\n3) " in answer
    return Measured(outcome, must_change_nothing, changed if must_change_nothing else "", guesses)


def _row(name: str, some: Sequence[Measured]) -> str:
    outcomes = [one.outcome for one in some]
    strict = [one for one in outcomes if one.strictly_wrong is not None]
    quiet = [one for one in some if one.must_change_nothing]
    return (
        f"{name:46} {_share(sum(not one.wrong for one in outcomes), len(outcomes)):>15}"
        f" {_share(sum(not one.strictly_wrong for one in strict), len(strict)):>15}"
        f" {sum(one.asked_for_nothing for one in outcomes):8} {sum(one.guesses for one in some):7}"
        f" {f'{sum(bool(one.changed) for one in quiet)}/{len(quiet)}':>9}"
        f" {sum(one.seconds for one in outcomes) / len(outcomes) * 1000:5.1f}"
    )


def _share(some: int, of: int) -> str:
    return f"{some}/{of} {some / of:.1%}" if of else "-"


def _mark(outcomes: Iterable[Outcome]) -> None:
    """What is wrong of a line is written beside it where nothing is; a mark goes from what is right."""
    marks = {one.line.place: one.decisive for one in outcomes}
    for file in readings.files():
        rows = file.read_text(encoding="utf-8").splitlines()
        for number, row in enumerate(rows, 1):
            wrong, found = marks.get(f"{file.stem}:{number}"), json.loads(row)
            if wrong is None or bool(wrong) == bool(found.get("miss")):
                continue
            found.pop("miss", None)
            rows[number - 1] = json.dumps(found | ({"miss": f"read as {wrong}"} if wrong else {}), ensure_ascii=False)
        file.write_text("\n".join(rows) + "\n", encoding="utf-8")


# --- what must change nothing, and dialogues ------------------------------------------------------------------------


def _nothing_changes(worlds: Worlds, files: Sequence[Path]) -> list[tuple[Line, str]]:
    print(f"{'nothing changes':46} {'changed':>9}")
    found: list[tuple[Line, str]] = []
    for file in files:
        some = [(line, nothing_changes.violation(worlds.stage(line.world), line)) for line in readings.read(file)]
        print(f"  {file.stem:44} {f'{sum(bool(changed) for _, changed in some)}/{len(some)}':>9}")
        found += some
    print()
    return found


def _dialogues(worlds: Worlds, some: Sequence[Dialogue]) -> list[tuple[Dialogue, list[str]]]:
    played = [(one, dialogues.play(worlds.stage(COMPANY), one)) for one in some]
    tagged: dict[str, list[bool]] = defaultdict(list)
    for one, wrong in played:
        for tag in (*sorted(one.tags), *([one.finding] if one.finding else []), "zz all"):
            tagged[tag].append(not wrong)
    print(f"{'dialogues':46} {'right':>15}")
    for tag, right in sorted(tagged.items()):
        print(f"  {tag.removeprefix('zz '):44} {_share(sum(right), len(right)):>15}")
    return played


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
