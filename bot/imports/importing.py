"""``python -m bot import``: interviews from a CSV file, all of them or none."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import peewee
from rich.console import Console
from rich.progress import Progress

from bot import change
from bot.db import store
from bot.directory import Account, Known
from bot.imports import plans, spreadsheet
from bot.imports.candidates import AddedMeanwhile
from bot.imports.plans import Plan
from bot.imports.spreadsheet import NotASheet, Row, Sheet
from bot.imports.staff import new_accounts
from bot.interviews import confidential, many, resumes_wanted
from bot.interviews.audit import Change
from bot.interviews.matches import note_said
from bot.phrase import joined
from bot.texts import on_terminal

TRIES = 3
T = TypeVar("T")
Ask = Callable[[Collection[str]], Mapping[str, Account]]


@dataclass(frozen=True)
class Outcome:
    """`said`: the mail and number that were said of candidates who were there before, by id."""

    plans: Sequence[Plan]
    said: Sequence[tuple[int, str, str]] = ()

    @property
    def wanted(self) -> list[Plan]:
        return [one for one in self.plans if not one.there_already]

    @property
    def failed(self) -> bool:
        return any(one.problems for one in self.plans)

    def __str__(self) -> str:
        imported, skipped = len(self.wanted), len(self.plans) - len(self.wanted)
        return on_terminal("import.done_and_skipped" if skipped else "import.done", n=imported, skipped=skipped)


def read(path: Path) -> Sheet:
    """The file's rows.

    Raises: NotASheet.
    """
    try:
        return spreadsheet.read(path.read_bytes())
    except FileNotFoundError:
        raise NotASheet("sheet.no_file") from None
    except IsADirectoryError:
        raise NotASheet("sheet.is_a_folder") from None
    except OSError as refused:
        raise NotASheet("sheet.not_read", why=refused.strerror) from None


def run(sheet: Sheet, now: datetime, *, invite: bool = False, ask: Ask | None = None) -> int:
    """Import the rows in one transaction; 0, or 1 when any of them is wrong and nothing was changed.

    With `invite` the panels of what is still ahead are asked whether they can come. `ask` looks accounts up that are
    new here, before the transaction: one that WeCom does not know makes its row a wrong one.
    """
    if sheet.unknown:
        _tell(on_terminal("import.ignored", columns=joined("mark.names", sheet.unknown)))
    newcomers = ask(store.retry_once(lambda: new_accounts(sheet.rows))) if ask else {}
    outcome = _import_again(lambda: _import(sheet.rows, now, newcomers, invite=invite))
    for one in outcome.plans:
        for problem in (*one.warnings, *one.problems):
            _tell(f"{one.row}: {problem}")
    if outcome.failed:
        return _nothing()
    print(outcome)
    if later := [user_id for user_id, account in newcomers.items() if account.known is Known.LATER]:
        _tell(on_terminal("import.not_verified", n=len(later)))
    if outcome.wanted and not invite:
        _tell(on_terminal("import.nobody_invited"))
    return 0


def _nothing() -> int:
    _tell(on_terminal("import.nothing"))
    return 1


def _tell(line: str) -> None:
    print(line, file=sys.stderr)


class _Refused(Exception):
    """Rolls back what was done for an import of which a row is wrong."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


def _import_again(work: Callable[[], Outcome]) -> Outcome:
    """Who is booked while we look is found by the constraints, and then by looking once more; so is who is added.

    So is a deadlock: at the very end those are held who may say that they know a candidate, after rows were written,
    which is not the order of `locks.hold`.
    """
    for _ in range(TRIES - 1):
        try:
            return store.retry_once(work)
        except (peewee.IntegrityError, AddedMeanwhile):
            continue
    return store.retry_once(work)


def _import(rows: Sequence[Row], now: datetime, newcomers: Mapping[str, Account], *, invite: bool) -> Outcome:
    try:
        with store.db.atomic():
            with change.begin(now, kind="operator", tell=invite) as begun:
                outcome = _look_and_write(rows, begun, newcomers)
                booked = [row.entity_id for row in begun.changes if row.action == "interview.booked"]
                if invite:
                    # Whoever imported first and thinks of the invitations only then imports once more.
                    begun.rows.extend(plans.never_told(outcome.plans))
            plans.look_again_who_must_stay_away(outcome.wanted, booked)
            if outcome.failed:
                raise _Refused(outcome)
    except _Refused as refused:
        if any(bad.phrase.id == "row.may_be_candidate" for one in refused.outcome.plans for bad in one.problems):
            with store.db.atomic():
                note_said(refused.outcome.said)  # who may be a candidate stays so, though nothing is imported
        return refused.outcome
    return outcome


def _look_and_write(rows: Sequence[Row], begun: Change, newcomers: Mapping[str, Account]) -> Outcome:
    # Two imports at once could each add the same people; the second then also sees what the first has booked.
    store.execute("SELECT pg_advisory_xact_lock(hashtext('import'))")
    with _progress(len(rows), on_terminal("import.checking")) as checked:
        planned = plans.plan(checked(rows), begun, newcomers)
    outcome = Outcome(planned.each, planned.candidates.said_of_known)
    plans.skip_what_is_there(outcome.plans)
    plans.find_who_must_stay_away(outcome.wanted)
    plans.find_clashes_between(outcome.wanted)
    plans.find_clashes_with_others(outcome.wanted, begun.now)
    if outcome.failed:
        raise _Refused(outcome)
    planned.candidates.write()
    wanted = [(one.booking.candidate.id, one.said.resume_url) for one in outcome.plans if one.booking]
    confidential.keep(begun, [one.booking.job for one in outcome.plans if one.booking and one.said.confidential])
    resumes_wanted.want(begun, [(candidate_id, url) for candidate_id, url in wanted if url], "import")
    with _progress(len(outcome.wanted), on_terminal("import.importing")) as written:
        for _ in written(many.book(begun, [one.booking for one in outcome.wanted if one.booking])):
            pass
    return outcome


@contextlib.contextmanager
def _progress(total: int, doing: str) -> Iterator[Callable[[Iterable[T]], Iterator[T]]]:
    """A bar on a terminal. What passes through counts: a number for so many rows, anything else for one."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(doing, total=total)

        def counted(them: Iterable[T]) -> Iterator[T]:
            for one in them:
                yield one
                bar.advance(task, one if isinstance(one, int) else 1)

        yield counted
