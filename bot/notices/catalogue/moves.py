"""Another time or place: the panel hears that an interview has one, HR that somebody proposes one."""

from __future__ import annotations

from dataclasses import replace

from bot import wording
from bot.interviews import access, external, move_plan, moved_back, proposals
from bot.interviews.models import Member
from bot.interviews.proposals import Proposal
from bot.notices import conditions, history, outbox
from bot.notices.kind import Kind, Weight, until_somebody_knows
from bot.notices.view import (
    Rows,
    View,
    button,
    button_card,
    card_without_names,
    how_it_is,
    is_ahead,
    is_on_and_not_over,
    notice_card,
    when,
    who_did,
)
from bot.phrase import Phrase
from bot.times.values import Span
from bot.wecom.content import Button, Part, Text

_MOST_SHOWN = 2  # proposals on one card: WeCom has six rows and six buttons


def asked_anew(view: View) -> tuple[str, Rows] | None:
    """The title of an invitation to what has been moved, and what was before; None for one to what has not."""
    subject = view.subject or {}
    if "was" not in subject or view.of.slot is None:
        return None
    was = moved_back.slot_in({"slot": subject["was"]})
    rows: Rows = ()
    if was is not None and was != view.of.slot:
        rows = ((view.text("asked_anew.before"), wording.span(Span(*was), view.holder, view.now)),)
    if subject.get("not_taken"):
        slot = moved_back.slot_in({"slot": subject["not_taken"]})
        assert slot is not None
        said = wording.span(Span(*slot), view.holder, view.now)
        rows += ((view.text("asked_anew.you_proposed"), view.text("asked_anew.not_taken", said=said)),)
    if was is None:
        return view.text("asked_anew.has_a_time"), rows
    if was == view.of.slot and subject.get("where"):
        return view.text("asked_anew.another_place"), rows
    if was == view.of.slot:
        return None
    return view.text("asked_anew.moved"), rows


def moved(view: View) -> Part | None:
    """For whoever need not answer again."""
    subject = view.subject or {}
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    if subject.get("action"):  # it was undone
        return Text(view.text("moved.undone", title=title, at=at, answer_stays=_answer_stays(view)))
    said = []
    was = moved_back.slot_in({"slot": subject.get("was")})
    if was is not None and was != view.of.slot:
        before = wording.span(Span(*was), view.holder, view.now)
        said.append(view.text("moved.time", at=at, before=before))
        title_at = title
    else:
        title_at = view.text("moved.title_and_time", title=title, at=at)
    if subject.get("where"):
        said.append(_place(view, str(subject["where"])))
    changes = view.text("mark.between_clauses").join(said)
    return Text(view.text("moved.told", title_at=title_at, changes=changes, answer_stays=_answer_stays(view)))


def goes_there(view: View) -> bool:
    return is_on_and_not_over(view) and access.attends(view.holder, view.of)


MOVED = Kind("moved", moved, Phrase("notice.moved"), merged=True, interrupts=conditions.always, holds=goes_there)


def _place(view: View, what: str) -> str:
    if what == "link":
        code = view.of.code or ""
        return view.text("moved.new_link", code=code)
    place = wording.place(view.of, view.holder)
    return view.text("moved.place", place=place)


def _answer_stays(view: View) -> str:
    place = access.place_of(view.holder, view.of)
    if place is None or place.response != "accepted" or not is_ahead(view):
        return ""
    return view.text("moved.answer_stays")


def time_open(view: View) -> Part | None:
    title = wording.title(view.of, view.holder)
    was = moved_back.slot_in({"slot": (view.subject or {}).get("was")})
    at = wording.span(Span(*was), view.holder, view.now) if was else ""
    return Text(view.text("moved.time_is_open_now" if at else "moved.time_is_open", title=title, at=at))


def has_no_time(view: View) -> bool:
    """It has none any more, and the holder would have been there."""
    return view.of.status == "rescheduling" and view.of.slot is None and access.attends(view.holder, view.of)


TIME_OPEN = Kind(
    outbox.TIME_OPEN,
    time_open,
    Phrase("notice.no_time_yet"),
    merged=True,
    interrupts=conditions.always,
    holds=has_no_time,
)


def moved_by_colleague(view: View) -> Part | None:
    """For who looks after it: somebody else of HR moved it."""
    who, title = who_did(view), wording.title(view.of, view.holder)
    subject = view.subject or {}
    if view.of.slot is None:
        return Text(view.text("moved_by_colleague.no_time", who=who, title=title))
    at = wording.moment(view.of, view.holder, view.now)
    was = moved_back.slot_in({"slot": subject.get("was")})
    if was == view.of.slot:
        return Text(
            view.text(
                "moved_by_colleague.place", who=who, title=title, at=at, place=_place(view, str(subject.get("where")))
            )
        )
    return Text(view.text("moved_by_colleague.told", who=who, title=title, at=at))


MOVED_BY_COLLEAGUE = Kind(
    "moved_by_colleague",
    moved_by_colleague,
    Phrase("notice.moved"),
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    listed=True,
    weight=Weight.NEWS,
)


# --- proposals ------------------------------------------------------------------------------------------------------


def proposed(view: View) -> Part | None:
    """HR takes one of the proposed times, another, or leaves it as it is."""
    if not is_ahead(view):
        return notice_card(view, how_it_is(view))
    shown = _shown(view)[:_MOST_SHOWN]
    if not shown:
        return notice_card(view, _how_it_went(view), (when(view),))
    if view.discreet:
        return card_without_names(view)
    names = [str(Member.get_by_id(one.member_id).name) for one in shown]
    rows: Rows = ((view.text("needs_answer.now"), when(view)[1]),)
    remarks: Rows = ()
    buttons: list[Button] = []
    for one, name in zip(shown, names, strict=True):
        rows += ((name, wording.span(Span(*one.slot), view.holder, view.now)),)
        plan = move_plan.plan(view.of, one.slot, None, view.holder, view.now)
        found = [*plan.refusals, *plan.remarks][:1]
        remarks += tuple((view.text("proposed.note"), wording.obstacle(each, view.holder, view.now)) for each in found)
        if not plan.refusals:
            text = view.text("proposed.take") if len(shown) == 1 else view.text("proposed.take_named", name=name)
            buttons.append(_decide(view, one, text, "take"))
    buttons.append(button(view, "reschedule", Phrase("button.another_time")))
    for one, name in zip(shown, names, strict=True):
        text = view.text("proposed.leave") if len(shown) == 1 else view.text("proposed.leave_named", name=name)
        buttons.append(_decide(view, one, text, "decline", style=4))
    if external.is_kept_elsewhere(view.of):
        remarks += ((view.text("proposed.elsewhere"), view.text("proposed.will_not_know")),)
    title = view.text("proposed.title", who=view.text("mark.between_names").join(names))
    if not view.holder.is_hr:  # an admin, where nobody of HR is there
        said = view.text("proposed.pass_it_on")
        return notice_card(view, title, rows, text=said)
    return button_card(view, title, rows, [replace(buttons[0], style=1), *buttons[1:]], remarks=remarks)


def is_proposed(view: View) -> bool:
    """Somebody waits for HR's answer to another time."""
    return is_ahead(view) and bool(proposals.open_of(view.of.id))


PROPOSED = Kind(
    outbox.PROPOSED,
    proposed,
    Phrase("notice.proposed_time"),
    of_one=True,
    asks=True,
    cannot_wait=conditions.starts_soon_or_runs,
    holds=is_proposed,
    passed_on=True,
)


def _shown(view: View) -> list[Proposal]:
    """Those that this reader has been told of, or is being told of now."""
    heard = history.members_told(view.of.id, str(view.holder.user_id), outbox.PROPOSED, view.now)
    heard.already.add(int((view.subject or {}).get("member") or 0))
    return [one for one in proposals.open_of(view.of.id) if one.member_id in heard.already - heard.not_yet]


def _decide(view: View, one: Proposal, text: str, answer: str, *, style: int = 2) -> Button:
    who = str(Member.get_by_id(one.member_id).user_id)
    call = (("interview", f"id:{view.of.id}"), ("person", who), ("time", one.slot[0].isoformat()), ("answer", answer))
    return Button(text, "proposal", call, style)


def _how_it_went(view: View) -> str:
    who = view.member("member")
    last = proposals.last_of(view.of.id, int(who.id)) if who else None
    name = str(who.name) if who else ""
    if last is None or last.state == "withdrawn":
        return view.text("proposed.taken_back", name=name)
    if last.has_lapsed(view.now):
        return view.text("proposed.has_passed")
    if last.is_open:  # whose place is another's by now
        return view.text("proposed.not_on_panel", name=name)
    if last.state == "declined":
        return view.text("proposed.time_stays")
    return view.text("card.moved") if last.state == "taken" else how_it_is(view)


def proposal_answered(view: View) -> Part | None:
    """For who proposed it: what came of it."""
    last = proposals.last_of(view.of.id, int(view.holder.id))
    if last is None or view.of.slot is None:
        return None
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    if last.state == "taken" and last.slot == view.of.slot:
        return Text(view.text("proposal_answered.taken", title=title, at=at))
    if last.state == "declined" and is_ahead(view):
        code = view.of.code or ""
        by = Member.get_or_none(Member.id == last.closed_by_id)
        who = str(by.name) if by else "HR"
        return Text(view.text("proposal_answered.left", who=who, title=title, at=at, code=code))
    if last.state == "open" and is_ahead(view):
        return Text(view.text("proposal_answered.waits_again", title=title, at=at))
    return None


PROPOSAL_ANSWERED = Kind(
    outbox.PROPOSAL_ANSWERED, proposal_answered, Phrase("notice.answer_to_a_proposal"), merged=True
)
