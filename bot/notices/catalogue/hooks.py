"""What another system brings: two interviews at one time, a person whom nobody knows, signatures that are wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot import wording
from bot.interviews import external, identity, lookup, people, undo, wanted
from bot.interviews.external import Overlap
from bot.interviews.models import Interview, Member
from bot.notices import cards, outbox
from bot.notices.kind import Gathered, Kind, until_somebody_knows
from bot.notices.outbox import Notice
from bot.notices.queue import OutboxMessage
from bot.notices.view import View, button_card, how_it_is, notice_card, when
from bot.phrase import Phrase
from bot.times.values import Span
from bot.wecom.content import Button, ButtonCard, NoticeCard, Part, Text

_MOST_SHOWN = 2  # clashes on one card
_MOST_NAMED = 3  # of many


def overlap(view: View) -> Part | None:
    """Which of the interviews has the time, or both with somebody who need not come; once that is so, how it came."""
    found = external.overlap_of(view.of)
    if found is None or not found.taken:
        return notice_card(view, how_it_is(view), (when(view),))
    at = wording.span(Span(*found.slot), view.holder, view.now)
    clashes = [
        view.text("overlap.other_of", who=_who(view, one.kind, one.name), other=other)
        for one in found.taken[:_MOST_SHOWN]
        for other in [_which(view, one.other)]
    ]
    title = view.text("overlap.title")
    rows = ((view.text("overlap.wanted"), at), *((view.text("overlap.clash"), one) for one in clashes))
    if not view.holder.is_hr:  # an admin, where nobody of HR is there
        said = view.text("overlap.no_time_until_hr")
        return notice_card(view, title, rows, text=said)
    return button_card(view, title, rows, _choices(view, found), text=_explained(view, found))


def overlaps_begin(messages: Sequence[OutboxMessage], now: datetime) -> dict[int, datetime | None]:
    """When each that still waits is to start, by the last of the rows about it."""
    rows = {one.interview_id: one.id for one in messages if one.interview_id is not None}
    return {rows[interview]: start for interview, start in external.wanted_starts(list(rows)).items()}


def overlaps(view: View, messages: Sequence[OutboxMessage]) -> Text:
    """Many at once: how many, which begin first, and how each is decided."""
    first = lookup.load([one.interview_id for one in messages[:_MOST_NAMED] if one.interview_id is not None])
    waiting = [found for one in first if (found := external.overlap_of(one)) is not None]
    count = len(messages)
    lines = [
        view.text("overlap.more_of_them", count=count),
        *(
            f"{wording.span(Span(*one.slot), view.holder, view.now)} {_which(view, one.interview)}"
            for one in sorted(waiting, key=lambda one: one.slot)
        ),
    ]
    code = waiting[0].interview.code or "" if waiting else ""
    how = view.text("overlap.how_to_decide", code=code) if view.holder.is_hr else view.text("overlap.they_have_no_time")
    return Text("\n".join([*lines, how]))


def still_overlaps(view: View) -> bool:
    """Another system's time for it is still another interview's."""
    found = external.overlap_of(view.of)
    return found is not None and bool(found.taken)


def overlap_is_soon(view: View) -> bool:
    """The same, and that time is about to begin."""
    found = external.overlap_of(view.of)
    return found is not None and found.slot[0] - view.now <= undo.URGENT_BEFORE_START


OVERLAP = Kind(
    "overlap",
    overlap,
    Phrase("notice.overlap"),
    gathered=Gathered(overlaps_begin, overlaps),
    asks=True,
    cannot_wait=overlap_is_soon,
    holds=still_overlaps,
    passed_on=True,
    until=until_somebody_knows,
)


def _which(view: View, one: Interview) -> str:
    """`1203 陈晓`; on a screen that may be shared, `1203`."""
    return one.code or "" if view.discreet else wording.coded(one, view.holder)


def _who(view: View, kind: str, name: str) -> str:
    return {"candidate": view.text("overlap.candidate"), "room": name}.get(kind, name)


def _choices(view: View, found: Overlap) -> list[Button]:
    others = view.text("mark.between_names").join(one.code or "" for one in found.others)
    buttons = [
        _choice(view, view.text("overlap.keep", code=view.of.code), "this", style=1),
        _choice(view, view.text("overlap.keep_others", others=others), "other"),
    ]
    if found.allows_both:
        buttons.append(_choice(view, view.text("overlap.keep_both"), "both"))
    return buttons


def _choice(view: View, text: str, keep: str, *, style: int = 2) -> Button:
    return Button(text, "keepwhich", (("interview", f"id:{view.of.id}"), ("keep", keep)), style)


def _explained(view: View, found: Overlap) -> str:
    loses = view.text("overlap.other_has_no_time")
    if not found.allows_both:
        return loses
    names = view.text("mark.between_names").join(str(one.name) for one in found.people)
    return loses + view.text("overlap.both_optional", names=names, code=view.of.code)


# --- somebody whom another system names and nobody knows --------------------------------------------------------------


def ask_who(addresses: list[str], now: datetime) -> None:
    """Queue the admins' cards, one a day for each address."""
    outbox.put(
        [
            Notice(
                key=f"{outbox.UNKNOWN_PERSON}:{address}:{now:%Y%m%d}:{admin.user_id}",
                to_user=str(admin.user_id),
                kind=outbox.UNKNOWN_PERSON,
                subject={"address": address},
            )
            for address in addresses
            for admin in people.admins()
        ],
        now,
    )


def refresh_unknown_person(address: str, now: datetime) -> None:
    """The admins' cards about it are looked at again."""
    for admin in people.admins():
        for card in cards.all_live(str(admin.user_id)):
            if card.kind == outbox.UNKNOWN_PERSON and card.subject.get("address") == address:
                cards.put_refresh(card, now, now)


def is_still_unknown(view: View) -> bool:
    return bool(external.unknown(_address(view)).interviews)


def unknown_person(view: View) -> ButtonCard | NoticeCard:
    """Who that is: members who are called nearly so, or any other by a message."""
    address = _address(view)
    said = address.partition(":")[2]
    found = external.unknown(address)
    known = identity.active_at([address]).get(address)
    if known is not None or not found.interviews:
        title = (
            view.text("unknown_person.is", said=said, name=known.name)
            if known
            else view.text("unknown_person.settled", said=said)
        )
        return NoticeCard(task_id=view.task_id, title=title, url=view.url, lang=view.lang)
    first = lookup.load(found.interviews[:1])[0]
    guesses = wanted.similar(said.partition("@")[0]) if address.startswith(("email:", "user_id:")) else []
    buttons = [
        Button(
            str(one.name),
            "linkperson",
            (("address", address), ("person", str(one.user_id))),
            style=1 if not number else 2,
        )
        for number, one in enumerate(guesses)
    ]
    buttons.append(Button(view.text("unknown_person.nobody"), "linkperson", (("address", address),), style=4))
    return ButtonCard(
        task_id=view.task_id,
        title=view.text("unknown_person.title", said=said),
        desc=view.text("unknown_person.no_member"),
        rows=(
            (view.text("unknown_person.for"), wording.coded(first, view.holder)),
            (view.text("unknown_person.waiting"), view.text("unknown_person.count", n=len(found.interviews))),
        ),
        buttons=tuple(buttons),
        text=view.text("unknown_person.somebody_else", said=said),
        lang=view.lang,
    )


def unknown_people_begin(messages: Sequence[OutboxMessage], now: datetime) -> dict[int, datetime | None]:
    """When the first interview begins that waits for each who is still unknown, by the last of the rows about them."""
    rows = {str(one.subject.get("address", "")): one.id for one in messages}
    return {rows[one.address]: one.begins for one in external.unknown_people(list(rows))}


def unknown_people(view: View, messages: Sequence[OutboxMessage]) -> Text:
    """Many at once: how many, whom an interview waits for first, and how all of them are found."""
    addresses = [str(one.subject.get("address", "")) for one in messages]
    found = {one.address: one for one in external.unknown_people(addresses[:_MOST_NAMED])}
    named = [_waited_for(view, found[one]) for one in addresses if one in found]
    count, said = len(addresses), addresses[0].partition(":")[2]
    return Text(
        view.text("unknown_person.more_of_them", n=count, some=view.text("mark.between_names").join(named), said=said)
    )


UNKNOWN_PERSON = Kind(
    outbox.UNKNOWN_PERSON,
    unknown_person,
    gathered=Gathered(unknown_people_begin, unknown_people),
    asks=True,
    holds=is_still_unknown,
)


def _waited_for(view: View, one: external.Unknown) -> str:
    """`li4@example.com（1203 陈晓 明天 14:00）`"""
    first = lookup.load(one.interviews[:1])[0]
    which = f"{first.code or ''} {wording.brief(first, view.holder, view.now)}".strip()
    said = one.address.partition(":")[2]
    return view.text("unknown_person.row", said=said, which=which)


def _address(view: View) -> str:
    return str((view.subject or {}).get("address", ""))


# --- for the admins, in a line of text --------------------------------------------------------------------------------


def tell_of_refusals(provider: str, now: datetime) -> None:
    """Queue it for the admins; whoever calls this sees to it that it is not told too often."""
    notices = [
        Notice(
            key=f"{outbox.HOOK_REFUSED}:{provider}:{now:%Y%m%d%H%M%S}:{one.user_id}",
            to_user=str(one.user_id),
            kind=outbox.HOOK_REFUSED,
            subject={"provider": provider},
        )
        for one in people.admins()
    ]
    outbox.put(notices, now)


def hook_refused(view: View) -> Part | None:
    """Somebody signs with another secret, or at another time."""
    provider = str((view.subject or {}).get("provider", ""))
    return Text(view.text("hook_refused.told", provider=provider))


HOOK_REFUSED = Kind(outbox.HOOK_REFUSED, hook_refused, merged=True)


def tell_of_recruiter(member: Member, now: datetime) -> None:
    """Queue it for the admins: only they make somebody HR."""
    notices = [
        Notice(
            key=f"{outbox.NAMED_AS_RECRUITER}:{member.id}:{one.user_id}",
            to_user=str(one.user_id),
            kind=outbox.NAMED_AS_RECRUITER,
            subject={"member": member.id},
        )
        for one in people.admins()
    ]
    outbox.put(notices, now)


def named_as_recruiter(view: View) -> Part | None:
    """Another system names somebody as recruiter who was no member, and is one of the interviewers now."""
    member = view.member("member")
    if member is None or not member.active or member.is_hr:
        return None
    return Text(view.text("named_as_recruiter.told", who=member.name, member=member.user_id))


NAMED_AS_RECRUITER = Kind(outbox.NAMED_AS_RECRUITER, named_as_recruiter, merged=True)
