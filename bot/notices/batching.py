"""Several notices to one person that become one message.

`gathered`: many alerts of one kind at once, as when another system sends all it has. Those that begin first come as
cards, and the rest as one text that says how many there are, which begin first, and where all of them are found. What is
about to begin has cards of its own, and waits for no others.
`listed`: three and more interviews that one person is asked about are one text.
`as_one`: HR's list. The worst stands first, and what is only good to know last. Several of a kind stand together, the
nearest first, under one heading that says what to send; those of one interview share a line. What has several lines has
an empty one around it, so that nothing looks like a row of another's heading.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from bot import wording
from bot.db import store
from bot.interviews import access, undo
from bot.notices import cards, catalogue, conditions, outbox, queue
from bot.notices.catalogue import moves
from bot.notices.kind import Kind, Line, Weight
from bot.notices.queue import OutboxMessage
from bot.notices.view import View, is_ahead
from bot.wecom.content import TEXT_BYTES, Text

CARDS = 3  # of a kind, to one reader within the hour; and as many more of what is about to begin
_LATELY = timedelta(hours=1)
_ALL_ARE_IN = timedelta(minutes=1)  # after the last that came
_APART = timedelta(minutes=15)  # one such message from the next
_APART_WHERE_IT_BEGINS = timedelta(minutes=1)  # the same, where one of them is about to


@dataclass(frozen=True)
class Many:
    """Rows that leave as one message. `said` is None while they are put off."""

    together: list[OutboxMessage]
    said: Text | None


def gathered(message: OutboxMessage, view: View) -> Many | None:
    """All that are told with it. None where it leaves alone, as a card: it is one of the few that begin first, or there is
    no other."""
    if catalogue.named(message.kind).gathered is None:
        return None
    now, lately = view.now, _told_lately(message, view.now)
    begins = _begin([message, *_alike(message, now)], now)
    rest = [
        one
        for place, (one, begin) in enumerate(begins.items())
        if lately["cards"] + place >= (2 * CARDS if _is_about_to(begin, now) else CARDS)
    ]
    if message.id not in rest:
        return None
    together = [message, *queue.by_ids(_held([one for one in rest if one != message.id]))]
    until = _leave_at(together, lately["last"], now, soon=_is_about_to(begins[rest[0]], now))
    if until > now:
        queue.put_off([one.id for one in together], until)
        return Many(together, None)
    queue.add_to_subject(message, {"gathered": len(together)})
    said = said_of(together, view)
    return None if said is None else Many(together, said)


def said_of(together: Sequence[OutboxMessage], view: View) -> Text | None:
    """What is said of these at once, as things stand; None where no two of them are still so."""
    how, begins = catalogue.named(together[0].kind).gathered, _begin(together, view.now)
    by_id = {one.id: one for one in together}
    return how.said(view, [by_id[one] for one in begins]) if how is not None and len(begins) > 1 else None


def _begin(messages: Sequence[OutboxMessage], now: datetime) -> dict[int, datetime | None]:
    """When begins what each is about that is still so, by row, the first first; None where it has no time."""
    how = catalogue.named(messages[0].kind).gathered
    found = how.begin(messages, now) if how is not None else {}
    return dict(sorted(found.items(), key=lambda one: (one[1] is None, one[1] or now, one[0])))


def _is_about_to(begin: datetime | None, now: datetime) -> bool:
    return begin is not None and begin - now <= undo.URGENT_BEFORE_START


def _leave_at(together: Sequence[OutboxMessage], last: datetime | None, now: datetime, *, soon: bool) -> datetime:
    """When all that come in one go are in, and not shortly after the `last` message; what begins `soon` waits for none."""
    if soon:
        return now if last is None else last + _APART_WHERE_IT_BEGINS
    [row] = store.fetch(
        "SELECT min(created_at) AS first, max(created_at) AS newest FROM outbox WHERE id = ANY(%(ids)s)",
        ids=[one.id for one in together],
    )
    all_in: datetime = min(row["newest"] + _ALL_ARE_IN, row["first"] + _APART)
    return max(all_in, last + _APART) if last is not None else all_in


def _told_lately(message: OutboxMessage, now: datetime) -> store.Row:
    """How many cards of the kind its reader has had lately, and when they were last told of what was gathered."""
    [row] = store.fetch(
        """SELECT count(*) FILTER (WHERE NOT subject ? 'gathered' AND NOT coalesce(payload ? 'with', false)) AS cards,
             max(sent_at) FILTER (WHERE subject ? 'gathered') AS last
           FROM outbox WHERE to_user = %(to_user)s AND state = 'sent' AND sent_at > %(lately)s AND kind = %(kind)s""",
        to_user=message.to_user,
        kind=message.kind,
        lately=now - _LATELY,
    )
    return row


def _alike(message: OutboxMessage, now: datetime) -> list[OutboxMessage]:
    """Its reader's other rows of its kind that are due, or were only put off."""
    rows = store.fetch(
        """SELECT id FROM outbox WHERE to_user = %(to_user)s AND kind = %(kind)s AND id <> %(id)s AND state = 'queued'
             AND payload IS NULL AND (not_before <= %(now)s OR (sending_at IS NULL AND faults = 0))""",
        to_user=message.to_user,
        kind=message.kind,
        id=message.id,
        now=now,
    )
    return queue.by_ids([row["id"] for row in rows])


def _held(ids: Sequence[int]) -> list[int]:
    """Those of these rows that still wait, and nobody else holds, until the transaction ends."""
    rows = store.fetch(
        """SELECT id FROM outbox WHERE id = ANY(%(ids)s) AND state = 'queued' AND payload IS NULL
           ORDER BY id FOR UPDATE SKIP LOCKED""",
        ids=list(ids),
    )
    return [row["id"] for row in rows]


# --- several invitations ----------------------------------------------------------------------------------------------

MANY = 3  # from here on; fewer are cards
_SPARE = 20  # bytes, for the time of what would be a repeat


def may_be_listed(message: OutboxMessage, view: View) -> bool:
    """A first invitation, of which there is no card, to something that does not begin at once and was not moved."""
    if message.kind != outbox.INVITED or view.interview is None or view.discreet or conditions.was_asked_for(view):
        return False
    place = access.place_of(view.holder, view.of)
    if place is None or not place.is_current or place.response != "needs_action" or not is_ahead(view):
        return False
    if undo.is_about_to_begin(view.of, view.now) or moves.asked_anew(view) is not None:
        return False
    return cards.live(message.to_user, view.of.id, message.kind, message.subject) is None


def listed(views: Sequence[View]) -> Text:
    """Each is answered by its code."""
    view = min(views, key=lambda one: one.of.start or one.now)
    code = view.of.code or ""
    rows = [
        f"{number}) {wording.moment(one.of, one.holder, one.now)} {wording.title(one.of, one.holder)}"
        for number, one in enumerate(sorted(views, key=lambda one: one.of.start or one.now), 1)
    ]
    heading = view.text("to_confirm.heading", n=len(views))
    how = view.text("to_confirm.one_by_one", code=code)
    return Text("\n".join([heading, *rows, how]))


def fit(views: Sequence[View]) -> bool:
    """Whether so many are one message."""
    return len(listed(views).content.encode()) <= TEXT_BYTES - _SPARE


# --- HR's list --------------------------------------------------------------------------------------------------------

_AT_ONCE = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Item:
    """One notice of a list: how it reads alone, and among others of its kind."""

    kind: Kind
    view: View
    said: str
    line: Line | None = None

    @property
    def urgency(self) -> tuple[Weight, bool, datetime, int, int]:
        """By what it is about; of these what is ahead before what is over, the nearest first, and of one interview its
        people in the order in which they are named everywhere."""
        interview = self.view.interview
        start = interview.start if interview is not None else None
        is_begun = start is not None and start <= self.view.now
        of = int(interview.id) if interview is not None else 0
        return self.kind.weight, is_begun, start or _AT_ONCE, of, self._place

    @property
    def _place(self) -> int:
        who = (self.view.subject or {}).get("member")
        panel = self.view.interview.panel if self.view.interview is not None else []
        return next((at for at, one in enumerate(panel) if one.member_id == who), 0)


def item(kind: Kind, view: View, said: str) -> Item:
    return Item(kind, view, said, kind.in_list(view))


def as_one(items: Sequence[Item], reader: View) -> str:
    """`汇总，3 件：`, and all of them."""
    if len(items) == 1:
        return items[0].said
    blocks = list(_blocks(sorted(items, key=lambda one: one.urgency), reader))
    count = sum(line.startswith("· ") for block in blocks for line in block)
    lines = [reader.text("summary.heading", n=count), *blocks[0]]
    for before, block in pairwise(blocks):
        if len(before) > 1 or len(block) > 1:
            lines.append("")
        lines += block
    return "\n".join(lines)


def _blocks(items: Sequence[Item], reader: View) -> Iterable[list[str]]:
    """Each kind together, where the first of it stands: several with their heading, or one line alone."""
    for kind in dict.fromkeys(one.kind.name for one in items):
        those = [one for one in items if one.kind.name == kind]
        told: set[str] = set()
        for one in those:
            alike = [each for each in those if one.line and each.line and each.line.heading == one.line.heading]
            if one.line is None or len(alike) == 1:
                yield f"· {one.said}".split("\n")
            elif one.line.heading not in told:
                told.add(one.line.heading)
                yield [_heading(alike, reader), *_rows(alike, reader)]


def _heading(alike: Sequence[Item], reader: View) -> str:
    """`还没回复（发“催 1203”，或“换人 1203”）：`, with what helps the first for which there is most to be done."""
    lines = [one.line for one in alike if one.line is not None]
    send = max((one.send for one in lines), key=len)
    how = (
        reader.text(
            "summary.send",
            orders=reader.text("summary.between").join(reader.text("summary.order", order=one) for one in send),
        )
        if send
        else ""
    )
    return lines[0].heading + how + reader.text("mark.colon")


def _rows(alike: Sequence[Item], reader: View) -> Iterable[str]:
    """`· 陈晓 明天 14:00 · 后端工程师 一面 · 李四、王五 · 1203`"""
    by_interview: dict[int, list[Item]] = {}
    for one in alike:
        by_interview.setdefault(int(one.view.of.id), []).append(one)
    for those in by_interview.values():
        interview = those[0].view.of
        who = reader.text("mark.between_names").join(one.line.who for one in those if one.line is not None)
        parts = [
            wording.brief(interview, reader.holder, reader.now),
            wording.job_and_round(interview),
            who,
            str(interview.code or ""),
        ]
        yield "· " + " · ".join(filter(None, parts))
