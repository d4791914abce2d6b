"""Feedback: it is asked for, all of it is in, and what a bad round means for the next."""

from __future__ import annotations

from bot import wording
from bot.interviews import access, feedback, lookup, rounds
from bot.interviews.evaluation import VERDICTS
from bot.notices import conditions, outbox
from bot.notices.kind import Kind, Line, Weight, until_long_after_the_end, until_somebody_knows, when_screens_are_free
from bot.notices.view import (
    Rows,
    View,
    button,
    button_card,
    card_without_names,
    details,
    how_it_is,
    is_ahead,
    nameless,
    notice_card,
    when,
)
from bot.phrase import Phrase
from bot.wecom.content import Button, ButtonCard, Link, Part, Text
from bot.wording import links

_MOST_LISTED = 12


def feedback_due(view: View) -> Part | None:
    """At the end, when the screen may still be shared: without the candidate's name, and without any verdict of others.

    Buttons, and no list to choose from: one tap instead of three.
    """
    if view.holder.id in view.of.feedback_in:
        written = feedback.own(view.of.id, int(view.holder.id))
        by = written.written_by if written else None
        title = view.text("feedback_due.is_in")
        if by:
            title = view.text("feedback_due.written_by", by=by)
        return notice_card(view, title, (when(view),), desc=nameless(view))
    if not access.owes_feedback(view.holder, view.of):
        return notice_card(view, how_it_is(view), (when(view),), desc=nameless(view))
    code = view.of.code or ""
    is_over = view.of.pad is not None and view.of.pad.ended_at is not None  # the room's provider says so
    return ButtonCard(
        task_id=view.task_id,
        title=view.text("feedback_due.title") if is_over else view.text("feedback_due.is_it_over"),
        desc=nameless(view),
        rows=(when(view),),
        buttons=_buttons(view),
        links=_report(view),
        url=links.feedback(view.of) or "",
        text=view.text("feedback_due.how_to_write", code=code),
        lang=view.lang,
    )


def owes_feedback(view: View) -> bool:
    """The interview was held, and the holder's feedback is not in."""
    return access.owes_feedback(view.holder, view.of)


FEEDBACK_DUE = Kind(
    "feedback_due",
    feedback_due,
    Phrase("notice.feedback_reminder"),
    counted=True,
    asks=True,
    earliest=when_screens_are_free,
    at_any_hour=True,
    until=until_long_after_the_end,
    holds=owes_feedback,
    comes_again=True,
)


def nudged_to_write(view: View) -> Part | None:
    """HR waits for feedback: a tap and one sentence will do."""
    if view.holder.id in view.of.feedback_in or not access.owes_feedback(view.holder, view.of):
        return feedback_due(view)
    actor, name, code = view.member("actor"), wording.candidate_name(view.of, view.holder), view.of.code or ""
    who = str(actor.name) if actor else wording.hr_of(view.of, view.holder)
    return ButtonCard(
        task_id=view.task_id,
        title=view.text("feedback_due.who_is_waiting", who=who, name=name),
        desc=wording.title(view.of, view.holder),
        rows=(when(view),),
        buttons=_buttons(view),
        links=_report(view),
        url=links.feedback(view.of) or "",
        text=view.text("feedback_due.tap_and_sentence", code=code),
        lang=view.lang,
    )


NUDGED_TO_WRITE = Kind(
    outbox.NUDGED_TO_WRITE,
    nudged_to_write,
    Phrase("notice.reminded_to_write_feedback"),
    holds=owes_feedback,
    comes_again=True,
)


def _report(view: View) -> tuple[Link, ...]:
    """What the room's provider tells of it, where it does. The rate is a verdict: it stands on no card."""
    address = wording.room_report(view.of, view.holder)
    return ((view.text("feedback_due.report"), view.text("feedback_due.of_the_room"), address),) if address else ()


def _buttons(view: View) -> tuple[Button, ...]:
    return (
        *(_verdict(view, one) for one in reversed(VERDICTS)),
        button(view, "not held", Phrase("button.not_held")),
    )


def _verdict(view: View, code: str) -> Button:
    said = wording.upper_first(view.text(wording.VERDICTS[code]))
    return Button(said, "feedback", (("interview", f"id:{view.of.id}"), ("verdict", _NAMES.get(code, code))))


_NAMES = {"no_decision": "maybe"}  # by which the command calls them


def feedback_nudge(view: View) -> Part | None:
    """In the evening: all of the day's interviews that still wait for the holder's feedback."""
    owed = [
        one
        for one in lookup.load((view.subject or {}).get("interviews", []))
        if access.owes_feedback(view.holder, one) and not access.must_stay_away(view.holder, one)
    ]
    if not owed:
        return None
    titles = "\n".join(wording.title(one, view.holder) for one in owed[:_MOST_LISTED])
    code = owed[0].code or ""
    return Text(view.text("feedback_due.still_missing", code=code, titles=titles))


FEEDBACK_NUDGE = Kind(
    "feedback_nudge",
    feedback_nudge,
    merged=True,
    comes_again=True,
    may_be_off=Phrase("optional.evening_reminder"),
)


def all_in(view: View) -> Part | None:
    """For HR: how many, whether they agree, and never what they say."""
    required = access.owing_feedback(view.of)
    count = f"{len(view.of.feedback_in)}/{max(len(required), len(view.of.feedback_in))}"
    title = wording.title(view.of, view.holder)
    code = view.of.code or ""
    split = view.text("all_in.differ") if rounds.is_split(view.of) else ""
    reads = view.text("all_in.how_to_read", code=code)
    if not view.holder.is_hr or not rounds.wants_another(view.of):
        return Text(view.text("all_in.told", count=count, title=title, split=split, reads=reads))
    count_row: Rows = ((view.text("all_in.when"), count),)
    return button_card(
        view,
        view.text("all_in.title"),
        (*count_row, when(view)),
        (button(view, "next round", Phrase("button.next_round"), style=1), details(view, style=2)),
        text=split.strip() + reads,
    )


def all_in_listed(view: View) -> Line:
    required = access.owing_feedback(view.of)
    count = f"{len(view.of.feedback_in)}/{max(len(required), len(view.of.feedback_in))}"
    split = view.text("all_in.differ_in_list") if rounds.is_split(view.of) else ""
    code = view.of.code or ""
    heading = view.text("all_in.title")
    return Line(heading, count + split, (view.text("all_in.how_to_read_in_list", code=code),))


def is_complete(view: View) -> bool:
    return view.of.status == "completed" and bool(view.of.feedback_in)


ALL_FEEDBACK_IN = Kind(
    "all_feedback_in",
    all_in,
    Phrase("notice.feedback_complete"),
    merged=True,
    holds=is_complete,
    passed_on=True,
    until=until_somebody_knows,
    listed=True,
    in_list=all_in_listed,
    weight=Weight.NEWS,
)


def next_in_doubt(view: View) -> Part | None:
    """For HR, about a round that is ahead: in one before it somebody does not recommend the candidate."""
    doubt = rounds.doubt_about(view.of)
    if doubt is None:
        return notice_card(view, view.text("next_in_doubt.changed"), (when(view),))
    if not is_ahead(view):
        return notice_card(view, how_it_is(view), (when(view),))
    kept_by = rounds.kept_by(view.of)
    if kept_by is not None:
        by = view.text("next_in_doubt.goes_ahead", kept_by=kept_by.name)
        return notice_card(view, by, (when(view),))
    if view.discreet:
        return card_without_names(view)
    earlier, this = doubt.round_name, str(view.of.round_name)
    said = view.text("next_in_doubt.against", against=doubt.against, of=doubt.of)
    return button_card(
        view,
        view.text("next_in_doubt.title", earlier=earlier, this=this),
        (when(view), (earlier, said)),
        (
            button(view, "go ahead", Phrase("button.go_ahead"), style=4),
            button(view, "call off", Phrase("button.cancel"), style=3),
        ),
    )


def in_doubt(view: View) -> bool:
    """It is ahead, nobody has decided, and somebody still advises against it."""
    return is_ahead(view) and rounds.doubt_about(view.of) is not None and rounds.kept_by(view.of) is None


NEXT_IN_DOUBT = Kind(
    "next_in_doubt",
    next_in_doubt,
    Phrase("notice.not_recommended_before"),
    asks=True,
    cannot_wait=conditions.starts_soon_or_runs,
    holds=in_doubt,
    passed_on=True,
)


def written_for(view: View) -> Part | None:
    """Somebody of HR wrote down the holder's feedback: what it says, and how it is changed."""
    written = feedback.own(view.of.id, int(view.holder.id))
    if written is None or written.written_by is None:
        return None
    by, code = written.written_by, view.of.code or ""
    title, said = wording.title(view.of, view.holder), wording.evaluation(written, view.lang)
    return Text(view.text("written_for.told", by=by, title=title, said=said, words=written.words, code=code))


def was_written_for(view: View) -> bool:
    """The holder's feedback is what somebody else wrote down."""
    written = feedback.own(view.of.id, int(view.holder.id))
    return written is not None and written.written_by is not None


WRITTEN_FOR = Kind(
    "written_for",
    written_for,
    Phrase("notice.feedback_was_written_for_them"),
    merged=True,
    until=until_somebody_knows,
    holds=was_written_for,
)
