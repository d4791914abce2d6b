"""What a renderer looks at, and how an interview stands on a card.

A card that can be tapped has a code with which it can be changed later; one without buttons stays as it is for ever.
So what it says must stay true: an absolute time, what its holder replied, nothing of the moment.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar

from bot import wording
from bot.interviews import access, people, states
from bot.interviews.models import Interview, Member
from bot.phrase import Phrase
from bot.times.clock_face import show_date
from bot.wecom.content import Button, ButtonCard, Link, NoticeCard, Part
from bot.wording import links

T = TypeVar("T")
Rows = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Together:
    """Whom the notices are about that one member is told together: what is looked up of these is so for all of them at once."""

    members: frozenset[int] = frozenset()
    found: dict[str, Mapping[int, Any]] = field(default_factory=dict, compare=False)

    def of(self, what: str, member_id: int, look: Callable[[list[int]], Mapping[int, T]]) -> T | None:
        if member_id not in self.members:
            return look([member_id]).get(member_id)
        if what not in self.found:
            self.found[what] = look(sorted(self.members))
        return self.found[what].get(member_id)


@dataclass(frozen=True)
class View:
    """All that a renderer may look at. `url` opens when somebody taps a card that has no page of its own to lead to."""

    holder: Member
    now: datetime
    task_id: str
    url: str
    interview: Interview | None = None
    subject: dict[str, Any] | None = None
    discreet: bool = False  # its reader's screen may be shared: no name, no reason
    together: Together = field(default_factory=Together, compare=False)

    @property
    def lang(self) -> str:
        return str(self.holder.lang)

    @property
    def of(self) -> Interview:
        """The interview, for a notice that is about one."""
        if self.interview is None:
            raise ValueError("this notice is about an interview")
        return self.interview

    def text(self, what: str | Phrase, /, **values: object) -> str:
        """A text of `bot.texts`, by its id or as a phrase; each value as the holder expects it."""
        phrase = what if isinstance(what, Phrase) else Phrase(what, **values)
        return wording.render(phrase, self.holder, self.now)

    def in_the_other_language(self) -> View:
        """As its holder would read it who had the other of the two languages."""
        return replace(self, holder=Member(**self.holder.__data__ | {"lang": "en" if self.lang == "zh" else "zh"}))

    def clock(self, at: datetime, *, exact: bool = False) -> str:
        """`10:32` by the holder's clock; `10:32:08`."""
        return f"{at.astimezone(self.holder.tz):{'%H:%M:%S' if exact else '%H:%M'}}"

    def stamp(self, at: datetime) -> str:
        """`3月8日 10:32` by the holder's clock: it stays true however long the card is there."""
        local = at.astimezone(self.holder.tz)
        return f"{show_date(local.date(), self.lang, self.now.astimezone(self.holder.tz).year)} {local:%H:%M}"

    def member(self, role: str) -> Member | None:
        """The member whom the subject names under `role`."""
        named = (self.subject or {}).get(role)
        return None if named is None else self.together.of("member", named, people.by_ids)


Renderer = Callable[[View], "Part | None"]


def button_card(
    view: View,
    title: str,
    rows: Rows,
    buttons: Sequence[Button],
    *,
    text: str = "",
    remarks: Rows = (),
    opens: Sequence[Link] = (),
) -> ButtonCard:
    """A card on which something can be decided; it names the candidate unless the holder's screen may be shared."""
    return ButtonCard(
        task_id=view.task_id,
        title=title,
        desc=nameless(view) if view.discreet else wording.title(view.of, view.holder),
        rows=rows,
        buttons=tuple(buttons),
        text=text,
        remarks=remarks,
        links=tuple(opens),
        url=links.interview(view.of) or "",
        lang=view.lang,
    )


def notice_card(view: View, title: str, rows: Rows = (), *, text: str = "", desc: str = "") -> NoticeCard:
    """A card on which nothing is to be decided, or is any more; it names the candidate as a card with buttons does. `desc`:
    what stands in the place of the interview's name."""
    return NoticeCard(
        task_id=view.task_id,
        title=title,
        url=links.interview(view.of) or view.url,
        desc=desc or (nameless(view) if view.discreet else wording.title(view.of, view.holder)),
        rows=rows or facts(view),
        text=text,
        lang=view.lang,
    )


def nameless(view: View) -> str:
    """`1203 后端工程师 一面`: which interview, without its candidate."""
    return f"{view.of.code or ''} {wording.job_and_round(view.of)}".strip()


def facts(view: View) -> Rows:
    """When and where."""
    return (when(view), (view.text("card.place"), wording.place(view.of, view.holder)))


def when(view: View) -> tuple[str, str]:
    return view.text("card.when"), wording.moment(view.of, view.holder, view.now)


def resume(view: View) -> tuple[Link, ...]:
    """The way to the candidate's résumé, where there is one that the holder reads."""
    there = links.resume(view.of)
    if there is None or view.discreet or not view.of.has_resume:
        return ()
    if not access.reads_resume(view.holder, view.of, view.now):
        return ()
    return ((view.text("card.resume"), view.text("card.open"), there),)


def who_did(view: View) -> str:
    """Who of HR, by name; or that it came from another system."""
    actor = view.member("actor")
    if actor is not None:
        return str(actor.name)
    return view.text("card.another_system") if (view.subject or {}).get("elsewhere") else "HR"


def button(view: View, command: str, text: Phrase, *, style: int = 2) -> Button:
    """Calls the command for the interview."""
    return Button(view.text(text), command, (("interview", f"id:{view.of.id}"),), style)


def how_it_is(view: View) -> str:
    """Where the interview stands, as the title of a card that stays."""
    return view.text(wording.for_good(view.of, view.holder, view.now))


def is_ahead(view: View) -> bool:
    return states.is_ahead(view.of, view.now)


def is_on(view: View) -> bool:
    """It is ahead, runs or is over; neither off, nor without its candidate."""
    return states.is_on(view.of)


def is_on_and_not_over(view: View) -> bool:
    return is_on(view) and not view.of.is_over(view.now)


def card_without_names(view: View) -> Part:
    """For HR who interviews at this moment: that something is to be done, and how to read what."""
    soon = view.text("card.starts_soon")
    begun = view.text("card.has_started")
    return button_card(
        view,
        soon if is_ahead(view) else begun,
        (when(view),),
        (details(view),),
        text=view.text("card.details_follow"),
    )


def details(view: View, *, style: int = 1) -> Button:
    return button(view, "status", Phrase("button.details"), style=style)


def title_and_time(view: View) -> str:
    """`1203 陈晓 · 后端工程师 一面，3月13日 周五 14:00–15:00`"""
    return (
        wording.title(view.of, view.holder)
        + view.text("mark.between_changes")
        + wording.moment(view.of, view.holder, view.now)
    )
