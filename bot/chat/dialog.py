"""What a conversation remembers of a member, in one row: the open question, and the list that was shown last.

It is read together with the lock of the member's message, and written with the next statement or the commit: it costs
no round trip.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.db import store
from bot.db.sql import interval, literal, sql
from bot.db.store import Prepared, Row
from bot.interviews.models import Member
from bot.times.values import Span

QUESTION_STAYS_OPEN = timedelta(minutes=10)
REASON_STAYS_OPEN = timedelta(minutes=1)  # at least: it takes longer to type one than to undo, where that is brief
MADE = "made"
AFTER = "after"
KEPT = "kept"
SHIFTED = "shifted"  # of a dumped call: its time was said as so much earlier or later
WISHED = "wished"  # of one that lacks a time: when it was wished, and could not be
TOWARD = "toward"  # of one that lacks a time: whether it is to be earlier or later
SEEN = "seen"  # of one that lacks a colleague: the accounts of those who will not do, or were offered before
READ = "read"  # of a dumped call that waits for a yes: a digest of what was read back
LABEL = "label"  # of a dumped choice: the words that it was offered in
KEPT_STAYS = timedelta(days=1)


@dataclass(frozen=True)
class Question:
    """What the member was asked, in one of three ways.

    Which, who, when, why: `call` is the dumped half-filled call, `parameter` what it lacks; `choices` are dumped fuller
    calls, numbered from 1 as they were shown, where there are any.
    Which of these: `choices` alone.
    Yes or no: `call` alone, which lacks nothing. A no goes back to the question `behind` it, where there is one.
    A call that was made already, and only adds to what it did, is dumped with `MADE`; one that is what a change has left
    over, with `AFTER`; one that takes dictation, of which what was begun is not lost, with `KEPT`.
    """

    call: dict[str, Any] | None
    parameter: str | None
    choices: list[dict[str, Any]]
    behind: Question | None = None

    @property
    def follows_a_change(self) -> bool:
        """True where the change is made, and only something is to be added to it: the reason of a decline."""
        return self.call is not None and bool(self.call.get(MADE))

    @property
    def comes_after_a_change(self) -> bool:
        """True where the reply that asks this says of what was done: “undo” takes it back."""
        if self.follows_a_change or (self.call is not None and bool(self.call.get(AFTER))):
            return True
        return bool(self.choices) and all(one.get(AFTER) for one in self.choices)

    @property
    def is_kept(self) -> bool:
        """True where what was begun may be gone on with for a day."""
        return self.call is not None and bool(self.call.get(KEPT))


@dataclass(frozen=True)
class Shown:
    """What was shown last: `interview`, the id of the only one; `call`, the dumped look at days or at people that was the last
    of its kind, and `is_list` where nothing else has been shown since; `said`, what had been typed. `at` is when, as ISO text.
    `order`: the dumped call that changes something and was made, or refused, by the message before, at `ordered_at`.
    `left`: the question about a change that something else left, at `left_at`, dumped.
    """

    at: str
    interview: int | None = None
    call: dict[str, Any] | None = None
    is_list: bool = False
    said: str = ""
    order: dict[str, Any] | None = None
    ordered_at: str = ""
    left: dict[str, Any] | None = None
    left_at: str = ""


@dataclass
class Dialog:
    """`interview_ids` were listed last, the first `shown` of them have been said; a handler's context may change it.

    `numbered`: nothing else has been numbered since, so a bare number is a row of that list. `more` is the dumped call
    that shows the next page, where the last list was not of interviews. `slots`: the free times that were listed, where
    that list was the last. `lapsed`: the question that followed a change and
    is over since `lapsed_at`, or that was not asked at all; what is said later answers it only after a yes. `look`: what was
    shown last. `waiting`: the dumped calls that were asked for in the same text as the one that is asked about now.
    """

    question: Question | None = None
    interview_ids: Sequence[int] = ()
    shown: int = 0
    numbered: bool = True
    more: dict[str, Any] | None = None
    slots: Sequence[Span] = ()
    lapsed: Question | None = None
    lapsed_at: str | None = None  # None: now
    look: Shown | None = None
    waiting: Sequence[dict[str, Any]] = ()
    about: int | None = field(default=None, compare=False)  # the interview of the card in the answer at hand; not kept
    asked_at: datetime | None = field(default=None, compare=False)  # the yes or no that is open; not kept
    passed_by: Question | None = field(default=None, compare=False)  # by the message at hand; not kept
    overdue: Question | None = field(default=None, compare=False)  # a yes or no that was open until lately; not kept

    def copied(self) -> Dialog:
        return Dialog(**vars(self))

    def wished(self, at: datetime) -> None:
        """The time that could not be, of whose day is what else is said to the question: 五点, after Monday at four."""
        if self.question is not None and self.question.call is not None:
            self.question.call[WISHED] = at.isoformat()

    def ask(self, question: Question, *, interview_ids: Sequence[int] = ()) -> None:
        """Open the question; an older one is forgotten. Its numbered choices are the list shown last."""
        self.question, self.lapsed = question, None
        if interview_ids:
            self.show(interview_ids, len(interview_ids))
        elif question.choices:
            self.numbered, self.slots = False, ()

    def leave(self) -> None:
        """The open question is answered, or left."""
        self.question = None

    def pass_by(self) -> None:
        """The open question is left without an answer, by a call of its own."""
        self.passed_by, self.question = self.question, None

    def lapse(self, since: str | None = None) -> None:
        """The open question is over since then, or was shown to nobody."""
        self.lapsed_at = since
        asked = self.question
        self.lapsed = asked if asked is not None and (asked.follows_a_change or asked.is_kept) else None
        is_yes_or_no = asked is not None and asked.call is not None and asked.parameter is None
        self.overdue = asked if is_yes_or_no and self.lapsed is None else None
        self.question = None

    def show(self, interview_ids: Sequence[int], shown: int) -> None:
        """A list was shown, of which the first `shown` rows have been said: for numbers, and for “more”."""
        self.interview_ids, self.shown, self.numbered, self.more = list(interview_ids), shown, True, None
        self.slots = ()

    @property
    def rows(self) -> Sequence[int]:
        """The interviews that numbers mean."""
        return self.interview_ids if self.numbered else ()


COLUMNS = sql(
    """to_json(d) AS dialog, d.expires_at > clock_now() AS is_open,
    d.expires_at > clock_now() - CASE WHEN d.call ->> {kept} IS NULL
      THEN {question_stays_open} ELSE {kept_stays} END AS is_recent""",
    kept=literal(KEPT),
    question_stays_open=interval(QUESTION_STAYS_OPEN),
    kept_stays=interval(KEPT_STAYS),
)


def taken_from(row: Row) -> Dialog:
    """The dialog that a row of a statement with `COLUMNS` brought along, taken out of the row."""
    kept, is_open, is_recent = row.pop("dialog"), row.pop("is_open"), row.pop("is_recent")
    if kept is None:
        return Dialog()
    behind, asked = kept["behind"], None
    if is_recent and kept["choices"] is not None:
        earlier = None if behind is None else Question(behind["call"], behind["parameter"], [])
        asked = Question(kept["call"], kept["parameter"], kept["choices"], earlier)
    found = Dialog(asked, kept["interview_ids"] or (), kept["shown"] or 0, kept["numbered"], kept["more"])
    found.slots = [Span(*map(datetime.fromisoformat, one)) for one in kept["slots"] or ()]
    found.look = Shown(**kept["look"]) if kept["look"] else None
    found.waiting = kept["waiting"] or ()
    if asked is not None and asked.call is not None and asked.parameter is None and not asked.follows_a_change:
        found.asked_at = datetime.fromisoformat(kept["expires_at"]) - QUESTION_STAYS_OPEN
    if not is_open:
        found.lapse(since=kept["expires_at"])
    return found


_READ = Prepared(sql("SELECT {columns} FROM dialog d WHERE member_id = %(member)s", columns=COLUMNS))


def read(member: Member) -> Dialog:
    """For somebody who wants to know it without a message."""
    rows = _READ.fetch(member=member.id)
    return taken_from(rows[0]) if rows else Dialog()


_WRITE = Prepared(
    """INSERT INTO dialog (member_id, call, parameter, choices, expires_at, interview_ids, shown, numbered, more, behind,
         slots, look, waiting)
       VALUES (%(member)s, %(call)s, %(parameter)s, %(choices)s, %(expires_at)s, %(ids)s, %(shown)s, %(numbered)s,
         %(more)s, %(behind)s, %(slots)s, %(look)s, %(waiting)s)
       ON CONFLICT (member_id) DO UPDATE SET
         (call, parameter, choices, expires_at, interview_ids, shown, numbered, more, behind, slots, look, waiting) =
         (EXCLUDED.call, EXCLUDED.parameter, EXCLUDED.choices, EXCLUDED.expires_at, EXCLUDED.interview_ids,
          EXCLUDED.shown, EXCLUDED.numbered, EXCLUDED.more, EXCLUDED.behind, EXCLUDED.slots, EXCLUDED.look,
          EXCLUDED.waiting)"""
)


def write(member: Member, dialog: Dialog, now: datetime, undo_window: timedelta = timedelta(0)) -> None:
    """As it is now, whole; a question is open from now on, one that follows a change while that can be undone,
    and a minute at least. One that has lapsed is no younger for what was said since.
    """
    asked = dialog.question or dialog.lapsed
    follows = asked is not None and asked.follows_a_change
    stays = max(undo_window, REASON_STAYS_OPEN) if follows else QUESTION_STAYS_OPEN
    behind = asked.behind if asked else None
    _WRITE.later(
        member=member.id,
        call=store.json(asked.call) if asked and asked.call is not None else None,
        parameter=asked.parameter if asked else None,
        choices=store.json(asked.choices) if asked else None,
        expires_at=(now + stays if dialog.question else dialog.lapsed_at or now) if asked else None,
        ids=list(dialog.interview_ids),
        shown=dialog.shown,
        numbered=dialog.numbered,
        more=store.json(dialog.more) if dialog.more is not None else None,
        slots=store.json([[one.start.isoformat(), one.end.isoformat()] for one in dialog.slots])
        if dialog.slots
        else None,
        look=store.json(vars(dialog.look)) if dialog.look else None,
        waiting=store.json(list(dialog.waiting)) if dialog.waiting else None,
        behind=store.json({"call": behind.call, "parameter": behind.parameter}) if behind else None,
    )
