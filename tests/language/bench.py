"""`./run bench language [SET …]`: how many sentences of each set are understood as meant, and what reading them costs.

`--misses` prints those that are not.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bot.launch import embedded
from tests.databases import migrated
from tests.e2e.stage import Stage
from tests.language import company, readings
from tests.language.readings import Outcome

_HEAD = f"{'readings':44} {'as today':>15} {'strict':>13} {'annotated':>9} {'unneeded':>8} {'ms':>5}"


def main(arguments: list[str]) -> int:
    names = [one for one in arguments if not one.startswith("--")]
    files = [one for one in readings.files() if not names or one.stem in names]
    all_outcomes: list[Outcome] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        embedded.using(Path(folder)) as url,
        migrated(url) as databases,
        company.anew(databases) as founded,
    ):
        stage = founded()
        print(_HEAD)
        for file in files:
            outcomes = [_timed(stage, line) for line in readings.read(file)]
            print(_row(f"{'* ' if file.parent == readings.HELD_OUT else '  '}{file.stem}", outcomes))
            all_outcomes += outcomes
        print(_row("  all", all_outcomes))
        print("  * never learned from; ms: of CPU for reading a line, without PostgreSQL's")
    if "--misses" in arguments:
        print("\n".join(str(one) for one in all_outcomes if one.decisive))
    return 0


def _timed(stage: Stage, line: readings.Line) -> Outcome:
    with readings.taken_back():
        readings.said_before(stage, line)
        started = time.process_time()
        got = readings.understood(stage, line.speaker, line.text)
        seconds = time.process_time() - started
    return readings.outcome(stage, line, got, seconds)


def _row(name: str, outcomes: Sequence[Outcome]) -> str:
    strict = [one for one in outcomes if one.strictly_wrong is not None]
    right = sum(not one.wrong for one in outcomes)
    exact = sum(not one.strictly_wrong for one in strict)
    return (
        f"{name:44} {_share(right, len(outcomes)):>15} {_share(exact, len(strict)):>13} {len(strict):9}"
        f" {sum(one.asked_for_nothing for one in outcomes):8} {sum(one.seconds for one in outcomes) / len(outcomes) * 1000:5.1f}"
    )


def _share(some: int, of: int) -> str:
    return f"{some}/{of} {some / of:.1%}" if of else "-"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
