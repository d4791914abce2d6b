"""What HR reads where a member may be a candidate, or a candidate somebody who is there under another name."""

from __future__ import annotations

from bot import wording
from bot.interviews import access
from bot.interviews.models import Candidate
from bot.notices import conditions, outbox
from bot.notices.kind import Kind, Weight, until_somebody_knows
from bot.notices.view import View, button_card, card_without_names, how_it_is, notice_card, when
from bot.phrase import Phrase
from bot.wecom.content import Button, Part, Text

_BY = {
    "directory": Phrase("same_contact.directory"),
    "admin": Phrase("same_contact.set_by_admin"),
    "linked": Phrase("same_contact.linked_by_admin"),
    "typed": Phrase("same_contact.typed"),
}


def is_matched(view: View) -> bool:
    """They are still taken for the candidate."""
    return (view.subject or {}).get("member") in view.of.matched


def matched(view: View) -> Part | None:
    """Who may be the candidate, and by which address; a tap of HR's says that they are two people."""
    who = view.member("member")
    if who is None:
        return None
    if not is_matched(view):
        return notice_card(view, how_it_is(view), (when(view),))
    if view.discreet:
        return card_without_names(view)
    subject = view.subject or {}
    successor = view.member("successor")
    name = "mobile" if "@" not in str(subject.get("address")) else "mail"
    field = {"mobile": view.text("matched.mobile"), "mail": view.text("matched.mail")}[name]
    rows = [
        (field, str(subject.get("address", ""))),
        (view.text("matched.why"), view.text(_BY[str(subject["by"])])),
        when(view),
    ]
    if successor is not None:
        rows.append((view.text("matched.now_yours"), str(successor.name)))
    title = view.text("matched.title", who=who.name)
    stays = view.text("matched.sees_nothing", who=who.name)
    if not access.fills_places(view.holder):  # an admin, where nobody else of HR is there
        only_hr = view.text("matched.only_a_colleague")
        return notice_card(view, title, tuple(rows), text=view.text("mark.between_sentences").join((stays, only_hr)))
    call = (("interview", f"id:{view.of.id}"), ("person", str(who.user_id)))
    return button_card(
        view,
        title,
        tuple(rows),
        [Button(view.text("matched.not_the_same"), "notsame", call, 1)],
        text=stays,
    )


MATCHED = Kind(
    outbox.MATCHED,
    matched,
    Phrase("notice.may_be_the_candidate"),
    of_one=True,
    asks=True,
    cannot_wait=conditions.starts_soon_or_runs,
    holds=is_matched,
    passed_on=True,
    until=until_somebody_knows,
)


def handed_on(view: View) -> Part | None:
    """For whoever looked after an interview and does not any more: nothing of whose it is."""
    successor = view.member("member")
    if successor is None:
        return None
    return Text(view.text("matched.handed_on", successor=successor.name))


HANDED_ON = Kind("handed_on", handed_on, merged=True)


def same_contact(view: View) -> Part | None:
    """Another system names somebody new who has the number or address of a candidate with another name."""
    subject = view.subject or {}
    other = Candidate.get_or_none(Candidate.id == subject.get("other"))
    if other is None or access.knows(view.holder, other.id):
        return None
    title, address = wording.title(view.of, view.holder), str(subject.get("address", ""))
    id = "matched.same_mail" if "@" in address else "matched.same_mobile"
    return Text(view.text(id, title=title, address=address, who=other.shown_name))


SAME_CONTACT = Kind(
    "same_contact",
    same_contact,
    Phrase("notice.same_contact_other_name"),
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    listed=True,
    weight=Weight.OTHER,
)
