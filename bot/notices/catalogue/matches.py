"""What HR reads where a member may be a candidate, or a candidate somebody who is there under another name."""

from __future__ import annotations

from typing import Any

from bot import wording
from bot.interviews import access, identity, matches
from bot.interviews.models import Candidate
from bot.notices import conditions, outbox
from bot.notices.kind import Kind, Weight, until_somebody_knows
from bot.notices.view import View, button_card, card_without_names, how_it_is, notice_card, when
from bot.phrase import Phrase
from bot.wecom.content import Button, Part, Text

_BY = {
    "directory": "matched.by_directory",
    "admin": "matched.by_admin",
    "linked": "matched.by_linked",
    "typed": "matched.by_typed",
}


def is_matched(view: View) -> bool:
    """They are still taken for the candidate, by one of the addresses that the card names, or is to name."""
    return bool(matches.named(_ids(view)))


def _ids(view: View) -> list[int]:
    """Of the matches that the card names; of one that has not left, of those that it is to name."""
    subject = view.subject or {}
    found: list[int] | None = subject.get("matches")
    return matches.to_be_named(view.of.candidate_id, subject["member"]) if found is None else found


def _as_it_leaves(view: View) -> dict[str, Any]:
    return {"matches": matches.to_be_named(view.of.candidate_id, (view.subject or {})["member"])}


def matched(view: View) -> Part | None:
    """Who may be the candidate, and by which addresses; a tap of HR's says that they are two people. Nothing of the time:
    its holder need not decide anew where it is another."""
    who = view.member("member")
    if who is None:
        return None
    found = matches.named(_ids(view))
    if not found:
        return notice_card(view, how_it_is(view), (when(view),))
    if view.discreet:
        return card_without_names(view)
    successor = view.member("successor")
    rows = [
        (
            view.text("matched.mail" if "@" in one.address else "matched.mobile"),
            view.text(_BY[one.why], address=one.address),
        )
        for one in found
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
    of_any_time=True,
    notes=_as_it_leaves,
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


def _other(view: View) -> Candidate | None:
    found: Candidate | None = Candidate.get_or_none(Candidate.id == (view.subject or {}).get("other"))
    return found


def _hides_the_other(view: View) -> bool:
    other = _other(view)
    return other is not None and access.knows(view.holder, other.id)


def same_contact(view: View) -> Part | None:
    """Another system names somebody who has the number or address of a candidate with another name."""
    subject = view.subject or {}
    other = _other(view)
    if other is None:
        return None
    title, address = wording.title(view.of, view.holder), str(subject.get("address", ""))
    is_mail = "@" in address
    if identity.name_key(str(other.name)) == identity.name_key(str(view.of.candidate.name)):
        id = "matched.namesake_mail" if is_mail else "matched.namesake_mobile"
    else:
        id = "matched.same_mail" if is_mail else "matched.same_mobile"
    return Text(view.text(id, title=title, address=address, who=other.shown_name))


SAME_CONTACT = Kind(
    "same_contact",
    same_contact,
    Phrase("notice.same_contact_other_name"),
    merged=True,
    of_any_time=True,
    hides=_hides_the_other,
    passed_on=True,
    until=until_somebody_knows,
    listed=True,
    weight=Weight.OTHER,
)
