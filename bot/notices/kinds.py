"""Every kind of notice by its name: what the panel reads, what HR reads, and here what anybody may.

A row of the outbox names its kind; alerts and reminders are tables over these values, and nothing else knows more.
"""

from __future__ import annotations

from bot.interviews import access
from bot.notices import (
    about_people,
    cards,
    choice_kinds,
    hook_cards,
    hook_news,
    hr_kinds,
    outbox,
    panel_kinds,
    resume_news,
    room_kinds,
    still,
)
from bot.notices.kind import Gathered, Kind
from bot.notices.view import View
from bot.wecom.content import Part

WELCOME = Kind("welcome", about_people.welcome, merged=True, at_any_hour=True)
ADDED = Kind("added", about_people.added, merged=True, at_any_hour=True)
UNKNOWN_ACCOUNT = Kind("unknown_account", about_people.unknown_account, merged=True, at_any_hour=True)
STRANGER = Kind("stranger", cards.stranger_card, answered=cards.adding_undone)
UNKNOWN_PERSON = Kind(
    outbox.UNKNOWN_PERSON,
    hook_cards.unknown_person,
    gathered=Gathered(hook_cards.unknown_people_begin, hook_cards.unknown_people),
    asks=True,
    holds=hook_cards.is_still_unknown,
)
HOOK_REFUSED = Kind(outbox.HOOK_REFUSED, hook_news.refused, merged=True)
NAMED_AS_RECRUITER = Kind(outbox.NAMED_AS_RECRUITER, hook_news.named_as_recruiter, merged=True)
SAID = Kind("said", cards.said, at_any_hour=True, interrupts=still.was_asked_for)
DELIVERED = Kind("delivered", cards.delivered, at_any_hour=True, interrupts=still.was_asked_for)

# Every value, above and in the files beside this one, by its name.
KINDS = {
    one.name: one
    for values in (*map(vars, (panel_kinds, hr_kinds, choice_kinds, room_kinds, resume_news)), globals())
    for one in tuple(values.values())
    if isinstance(one, Kind)
}
OPTIONAL = {one.name: one.may_be_off for one in KINDS.values() if one.may_be_off}  # what members can do without
LISTED = frozenset(one.name for one in KINDS.values() if one.listed)


def rendered(name: str, view: View) -> Part | None:
    """The notice as things stand, None when there is nothing to tell. Who must stay away reads nothing but that.

    Raises: KeyError for a kind that no longer exists.
    """
    kind = named(name)
    if view.interview is not None and access.must_stay_away(view.holder, view.interview):
        return cards.stay_away_card(view)
    return kind.render(view)


def named(name: str) -> Kind:
    """The kind that a row of the outbox names.

    Raises: KeyError for one that no longer exists.
    """
    return KINDS[name]
