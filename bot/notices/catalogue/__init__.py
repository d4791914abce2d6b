"""Every kind of notice, each declared beside the function that renders it; here they are found by their names.

A row of the outbox names its kind; alerts and reminders are tables over these values, and nothing else knows more.
"""

from __future__ import annotations

from bot.interviews import access
from bot.notices.catalogue import (
    candidate,
    choice,
    digest,
    feedback,
    hooks,
    hr,
    matches,
    moves,
    panel,
    people,
    rooms,
    waiting,
)
from bot.notices.kind import Kind
from bot.notices.view import View
from bot.wecom.content import NoticeCard, Part

# Members are offered to switch kinds off in this order.
KINDS = {
    one.name: one
    for module in (panel, digest, feedback, candidate, moves, hr, waiting, choice, rooms, people, hooks, matches)
    for one in vars(module).values()
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
        return stay_away_card(view)
    return kind.render(view)


def named(name: str) -> Kind:
    """The kind that a row of the outbox names.

    Raises: KeyError for one that no longer exists.
    """
    return KINDS[name]


def stay_away_card(view: View) -> Part:
    """In place of any card about a candidate whom its holder knows: the file is hidden, on an old card, too."""
    title = view.text("stepped_back.title")
    return NoticeCard(task_id=view.task_id, title=title, url=view.url, lang=view.lang)
