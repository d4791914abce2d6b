"""What HR hears of a panel and of colleagues: declined, short of interviewers, booked, cancelled, undone."""

from __future__ import annotations

from dataclasses import replace

from bot import wording
from bot.interviews import access, cancelling, inverses, lookup, needs, panel, people, substitutes, undo
from bot.interviews.models import Interview, Member, Participant, Role
from bot.interviews.substitutes import Substitute
from bot.notices import conditions, history, outbox
from bot.notices.kind import PEOPLE_ARE_NEEDED, Kind, Line, Weight, before_start, until_somebody_knows
from bot.notices.view import (
    View,
    button,
    button_card,
    card_without_names,
    how_it_is,
    is_ahead,
    is_on,
    nameless,
    notice_card,
    title_and_time,
    when,
    who_did,
)
from bot.phrase import Phrase
from bot.times.values import Span
from bot.wecom.content import Button, Part, Text

_MOST_OPEN = 2  # places on one card: WeCom has six rows


def declined(view: View) -> Part | None:
    """Who cannot come, and who could instead, with the reasons; once nobody is missing any more, how that came.

    Once it has begun nobody can be put in any more: then it says who is missing, and that.
    """
    left = view.member("member")
    if left is None:
        return None
    open_places = _missing(view)
    if not open_places:
        return notice_card(view, _how_it_went(view, left))
    if view.discreet:
        return card_without_names(view)
    missing = open_places[:_MOST_OPEN]
    title = _who_is_missing(view, missing)
    taken = lookup.taken_by(view.of, open_places)
    reasons = tuple(
        row
        for one in missing
        for row in (_reason(view, one, alone=len(missing) == 1), _suggested_in_vain(view, one))
        if row != ("", "")
    )
    handled = ((view.text("declined.handled_by"), str(taken.name)),) if taken else ()
    if not is_ahead(view):
        return notice_card(view, title, (when(view), *reasons, _replied(view, missing), *handled), text=_too_late(view))
    if taken is not None and taken.id != view.holder.id:
        return notice_card(view, title, (when(view), *reasons, *handled))
    likely = [(one, sub) for one in missing for sub in (*_suggested(view, one), *_ranked(view, one))]
    likely = _distinct(likely, most=3) if access.fills_places(view.holder) else []
    unlikely = _nobody(view) if access.fills_places(view.holder) else _left_to_hr(view)
    buttons = [_put_in(view, one, sub, alone=len(missing) == 1) for one, sub in likely]
    if taken is None:
        buttons.append(button(view, "take", Phrase("button.take")))
    rows = (when(view), *reasons, *handled)
    if not buttons:  # the holder sees to it, and nobody can be suggested
        return notice_card(view, title, rows, text=f"{view.stamp(view.now)} {unlikely}")
    return button_card(
        view,
        title,
        rows,
        [replace(buttons[0], style=1), *buttons[1:]],
        text="" if likely else unlikely,
        remarks=(_time_left(view), *((str(sub.member.name), _why(view, sub)) for _, sub in likely)),
    )


def missing_member(view: View) -> int | None:
    """The id of somebody whose decline this reader was told of before, and whose place is still open; None without."""
    missing = _missing(view)
    return int(missing[0].member_id) if missing else None


def cannot_come(view: View) -> bool:
    """The place of the member whom the notice is about is open, or has been left so."""
    return is_on(view) and conditions.answer_of_named(view) == "declined"


DECLINED = Kind(
    outbox.DECLINED,
    declined,
    Phrase("notice.decline"),
    of_one=True,
    asks=True,
    asks_of=missing_member,
    cannot_wait=conditions.starts_soon_or_runs,
    holds=cannot_come,
    passed_on=True,
    until=until_somebody_knows,
    comes_again=True,
)


def _ranked(view: View, place: Participant) -> list[Substitute]:
    return substitutes.rank(view.of, place.member, view.now)


def _suggested(view: View, place: Participant) -> list[Substitute]:
    """Whom they named themselves, while it is possible: the first that HR is offered."""
    named = _named_by(place)
    if named is None or panel.keeps_away(view.of, named) is not None:
        return []
    who = str(place.member.name)
    return [Substitute(named, [Phrase("substitute.suggested_by", who=who)])]


def _named_by(place: Participant) -> Member | None:
    return Member.get_or_none(Member.id == place.suggested_id) if place.suggested_id else None


def _suggested_in_vain(view: View, place: Participant) -> tuple[str, str]:
    """`王五（那个时间已有面试）`: whom they named, and why that will not do; empty where it will, or nobody was."""
    named = _named_by(place)
    but = panel.keeps_away(view.of, named) if named is not None else None
    if named is None or but is None:
        return "", ""
    who = str(place.member.name)
    return view.text("declined.suggests", who=who), view.text("declined.suggested_in_vain", named=named.name, but=but)


def _missing(view: View) -> list[Participant]:
    """Places whose declines this reader has been told, or is being told now, and that are still open."""
    if not is_on(view):
        return []
    heard = history.members_told(view.of.id, str(view.holder.user_id), outbox.DECLINED, view.now)
    heard.already.add(int((view.subject or {})["member"]))
    open_places = [one for one in view.of.panel if one.is_open]
    return [one for one in open_places if one.member_id in heard.already - heard.not_yet]


def _distinct(likely: list[tuple[Participant, Substitute]], *, most: int) -> list[tuple[Participant, Substitute]]:
    """One suggestion a person, for each open place in turn."""
    found: dict[int, tuple[Participant, Substitute]] = {}
    for one, sub in sorted(likely, key=lambda pair: [p.member_id for p, _ in found.values()].count(pair[0].member_id)):
        found.setdefault(sub.member.id, (one, sub))
    return list(found.values())[:most]


def _put_in(view: View, leaving: Participant, sub: Substitute, *, alone: bool) -> Button:
    new, old = sub.member, leaving.member
    text = view.text("declined.replace_with", new=new.name) if alone else f"{old.name}→{new.name}"
    call = (("interview", f"id:{view.of.id}"), ("old", str(old.user_id)), ("new", str(new.user_id)))
    return Button(text, "replace", call)


def _reason(view: View, place: Participant, *, alone: bool) -> tuple[str, str]:
    if not access.reads_reason(view.holder) or place.was_vacated:
        return "", ""
    said = str(place.response_reason or "") or view.text("declined.no_reason")
    return (view.text("declined.reason") if alone else str(place.member.name)), said


def _replied(view: View, places: list[Participant]) -> tuple[str, str]:
    """When they said so: who hears of it late must not take it for news. `3月13日 10:32`"""
    at = [(str(one.member.name), view.stamp(one.responded_at)) for one in places if one.responded_at]
    said = (
        at[0][1]
        if len(places) == 1 and at
        else view.text("mark.between_names").join(f"{name} {when}" for name, when in at)
    )
    return view.text("declined.replied"), said


def _why(view: View, sub: Substitute) -> str:
    return " · ".join(wording.render(reason, view.holder, view.now) for reason in sub.reasons)


def _time_left(view: View) -> tuple[str, str]:
    left = wording.duration(view.of.start - view.now, view.lang) if view.of.start else ""
    return view.text("declined.starts_in"), view.text("declined.left_as_of", left=left, stamp=view.stamp(view.now))


def _too_late(view: View) -> str:
    """`面试已开始，没有其他面试官。请马上联系候选人。`"""
    said = wording.upper_first(how_it_is(view))
    if any(one.attends for one in view.of.panel):
        return view.text("declined.too_late", said=said)
    now, code = "" if view.of.is_over(view.now) else view.text("declined.now"), view.of.code or ""
    return view.text("declined.too_late_and_alone", said=said, now=now, code=code)


def _nobody(view: View) -> str:
    return view.text("declined.nobody_free")


def _left_to_hr(view: View) -> str:
    """For an admin, who is told where nobody of HR can be."""
    hr = people.some_of((Role.RECRUITER, Role.COORDINATOR), 3)
    names = view.text("mark.between_names").join(str(one.name) for one in hr)
    if not names:
        return view.text("declined.no_hr")
    return view.text("declined.only_hr_replaces", names=names)


def _who_is_missing(view: View, places: list[Participant]) -> str:
    return wording.pick(wording.lacks(places, _names(view, places)), view.lang)


def _names(view: View, places: list[Participant]) -> str:
    return view.text("mark.between_names").join(str(one.member.name) for one in places)


def _how_it_went(view: View, left: Member) -> str:
    place = access.place_of(left, view.of)
    name = str(left.name)
    if place is not None and place.replaced_by_id:
        new = str(Member.get_by_id(place.replaced_by_id).name)
        return view.text("declined.replaced_by", name=name, new=new)
    if place is not None and place.response == "needs_action" and is_ahead(view):
        return view.text("declined.not_answered_yet", name=name)
    if place is not None and place.response != "declined" and is_ahead(view):
        return view.text("declined.comes_after_all", name=name)
    return how_it_is(view)


def limit_passed(view: View) -> Part | None:
    """Somebody was put on a panel beyond what they set as their limit."""
    over = [
        (str(member.name), one["per"], int(one["limit"]))
        for one in (view.subject or {}).get("passed", ())
        if (member := Member.get_or_none(Member.id == one["member"])) is not None
    ]
    if not over:
        return None
    passed = view.text("mark.between_names").join(
        view.text("limit_passed.a_day" if per == "day" else "limit_passed.a_week", who=name, limit=limit)
        for name, per, limit in over
    )
    return Text(view.text("limit_passed.told", by=who_did(view), passed=passed, title_and_time=title_and_time(view)))


LIMIT_PASSED = Kind(
    "limit_passed",
    limit_passed,
    Phrase("notice.over_a_limit"),
    merged=True,
    holds=is_ahead,
    listed=True,
    weight=Weight.NEWS,
)


def not_sitting_in(view: View) -> Part | None:
    """Who would only have sat in cannot come: nothing is to be done."""
    left = view.member("member")
    if left is None:
        return None
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    return Text(view.text("not_sitting_in.told", left=left.name, title=title, at=at))


NOT_SITTING_IN = Kind(
    "not_sitting_in",
    not_sitting_in,
    Phrase("notice.does_not_sit_in"),
    of_one=True,
    merged=True,
    holds=cannot_come,
    listed=True,
    weight=Weight.NEWS,
)


def unheld(view: View) -> Part | None:
    """It was not held: why, as its panel says, and that it needs a time."""
    subject, by = view.subject or {}, view.member("member")
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    why = view.text("unheld.moved_themselves")
    if subject.get("why") != "moved":
        why = str(subject.get("words") or view.text("unheld.no_reason"))
    who, code = str(by.name) if by else "", view.of.code or ""
    return Text(view.text("unheld.told", title=title, at=at, who=who, why=why, code=code))


def is_unheld(view: View) -> bool:
    """It was not held, and nobody has given it another time, or called it off."""
    return bool(view.of.status == "rescheduling")


UNHELD = Kind(
    "unheld",
    unheld,
    Phrase("notice.not_held"),
    merged=True,
    holds=is_unheld,
    passed_on=True,
    until=until_somebody_knows,
    listed=True,
    weight=Weight.TIME,
)


def no_interviewer(view: View) -> Part | None:
    """Another system has set an interview to which nobody has to come: whom it names, and what to do."""
    code, said = view.of.code or "", wording.awaited(view.of, view.holder)
    waits = view.text("no_interviewer.said", said=said[0]) if said else ""
    return Text(view.text("no_interviewer.told", title_and_time=title_and_time(view), waits=waits, code=code))


def has_nobody(view: View) -> bool:
    """There is nobody who has to come."""
    return is_ahead(view) and not access.answering(view.of)


NO_INTERVIEWER = Kind(
    outbox.NO_INTERVIEWER,
    no_interviewer,
    Phrase("notice.no_interviewer"),
    merged=True,
    holds=has_nobody,
    passed_on=True,
    until=until_somebody_knows,
    listed=True,
    weight=Weight.PEOPLE,
    urgent_from=before_start(PEOPLE_ARE_NEEDED),
)


def all_accepted(view: View) -> Part | None:
    """Of a panel of one, by name."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    names = [str(one.member.name) for one in access.answering(view.of)]
    alone = names[0] if len(names) == 1 else ""
    if alone:
        return Text(view.text("all_accepted.alone", who=alone, title=title, at=at))
    return Text(view.text("all_accepted.told", title=title, at=at))


def all_accepted_listed(view: View) -> Line:
    names = view.text("mark.between_names").join(str(one.member.name) for one in access.answering(view.of))
    return Line(view.text("all_accepted.heading"), names)


def is_accepted_by_all(view: View) -> bool:
    """All have accepted, and that is not what the reader has been told last."""
    if not is_ahead(view) or not access.all_have_accepted(view.of):
        return False
    return not history.still_knows_that_all_accepted(view.of.id, str(view.holder.user_id), int(view.of.sequence))


ALL_ACCEPTED = Kind(
    outbox.ALL_ACCEPTED,
    all_accepted,
    Phrase("notice.all_accepted"),
    merged=True,
    holds=is_accepted_by_all,
    passed_on=True,
    listed=True,
    in_list=all_accepted_listed,
    weight=Weight.NEWS,
)


def booked_by_colleague(view: View) -> Part | None:
    """A colleague booked an interview of somebody whom the reader looks after: what follows of it comes to the reader."""
    by, panel = who_did(view), _who_interviews(view)
    return Text(view.text("booked_by_colleague.told", by=by, title_and_time=title_and_time(view), panel=panel))


def booked_by_colleague_listed(view: View) -> Line:
    by = who_did(view)
    heading = view.text("booked_by_colleague.heading", by=by)
    return Line(heading, _who_interviews(view))


BOOKED_BY_COLLEAGUE = Kind(
    "booked_by_colleague",
    booked_by_colleague,
    Phrase("notice.booked"),
    merged=True,
    holds=is_ahead,
    listed=True,
    in_list=booked_by_colleague_listed,
    weight=Weight.NEWS,
)


def _who_interviews(view: View) -> str:
    names = [str(one.member.name) for one in view.of.panel if one.is_current]
    return view.text("mark.between_names").join(names)


def cancelled(view: View) -> Part | None:
    """A colleague of HR called it off."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    found = cancelling.how(view.of)
    who = str(found.by.name) if found and found.by else who_did(view)
    why = view.text("called_off.reason", reason=found.reason) if found and found.reason else ""
    return Text(view.text("called_off.told", who=who, title=title, at=at, why=why))


def is_cancelled(view: View) -> bool:
    """It is called off, and the holder does not hear that as one of the panel."""
    return bool(view.of.status == "cancelled") and not conditions.would_come(view.of, view.holder)


CANCELLED_BY_COLLEAGUE = Kind(
    "cancelled_by_colleague",
    cancelled,
    Phrase("notice.cancelled"),
    merged=True,
    holds=is_cancelled,
    listed=True,
    weight=Weight.NEWS,
    passed_on=True,
    until=until_somebody_knows,
)


def undone(view: View) -> Part | None:
    """What was heard of before was taken back."""
    actor: Member | None = view.member("actor")
    interview: Interview = view.of
    who, title = str(actor.name) if actor else "", wording.title(interview, view.holder)
    if view.discreet:
        who, title = view.text("undone.somebody"), nameless(view)
    place = access.place_of(actor, interview) if actor else None
    action = str((view.subject or {}).get("action"))
    if action == "interview.proposal_withdrawn":
        return _proposed_again(view, who, title)
    called = inverses.called(action)
    done = view.text(called) if called else view.text("undone.last_change")
    # A colleague may be the one who cannot come.
    if place is not None and place.is_current and is_ahead(view) and not view.discreet:
        now = view.text(wording.RESPONSES[str(place.response)])
        return Text(view.text("undone.told_with_answer", who=who, done=done, title=title, now=now))
    now = view.text(wording.state(interview, view.holder, view.now))
    return Text(view.text("undone.told", who=who, done=done, title=title, now=now))


def takes_back_what_was_urgent(view: View) -> bool:
    """What it says is undone interrupted its reader, or could not wait: who has heard that hears at once that it is not so."""
    kind = _URGENT.get(str((view.subject or {}).get("action")))
    if kind is None or not conditions.starts_soon_or_runs(view):
        return False
    return history.last_sent(view.of.id, str(view.holder.user_id), kind) is not None


_URGENT = {
    "interview.late": outbox.LATE,
    "interview.arrived": outbox.ARRIVED,
    "interview.missing": outbox.MISSING,
    "interview.no_show": outbox.NO_SHOW,
    "interview.proposed": outbox.PROPOSED,
    "panel.declined": outbox.DECLINED,
}


UNDONE = Kind(
    outbox.UNDONE,
    undone,
    Phrase("notice.undone"),
    merged=True,
    interrupts=takes_back_what_was_urgent,
    passed_on=True,
    until=until_somebody_knows,
    listed=True,
    weight=Weight.NEWS,
    urgent_from=before_start(undo.URGENT_BEFORE_START),
)


def _proposed_again(view: View, who: str, title: str) -> Part | None:
    """They had taken back that they propose another time, and propose it after all."""
    actor = view.member("actor")
    slot = needs.proposed_by(view.of, actor) if actor else None
    if slot is None:
        return None
    at, code = wording.span(Span(*slot), view.holder, view.now), view.of.code or ""
    return Text(view.text("undone.still_proposes", who=who, at=at, title=title, code=code))
