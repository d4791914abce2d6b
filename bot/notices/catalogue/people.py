"""What is told about members and accounts: added, unknown, deactivated, back, out of reach; and what somebody asked for."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot import wording
from bot.interviews import access, accounts, identity, lookup, people, states
from bot.interviews.audit import Change
from bot.interviews.models import Interview, Member
from bot.notices import cards, conditions, outbox
from bot.notices.kind import PEOPLE_ARE_NEEDED, Kind, Weight, before_start, until_somebody_knows
from bot.notices.outbox import Notice
from bot.notices.view import View, how_it_is, is_ahead, is_on
from bot.phrase import Phrase
from bot.wecom.content import Button, ButtonCard, NoticeCard, Part, Text
from bot.wecom.message import Message

MOST_LISTED = 12  # interviews in one text


def places_open(view: View) -> Part | None:
    """For HR: somebody was deactivated; each interview in which their place is still open, or was left so."""
    left = view.member("member")
    interviews = [one for one in lookup.load(_ids(view)) if left is not None and _is_open(one, left, view)]
    if left is None or not interviews:
        return None
    listed = _listed(view, interviews)
    return Text(view.text("places_open.told", left=left.name, listed=listed))


PLACES_OPEN = Kind(
    "places_open",
    places_open,
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    listed=True,
    weight=Weight.PEOPLE,
    urgent_from=before_start(PEOPLE_ARE_NEEDED),
)


def active_again(view: View) -> Part | None:
    """For HR: somebody is active again; each interview ahead that they were taken out of and are not back in."""
    back = view.member("member")
    interviews = [one for one in lookup.load(_ids(view)) if states.is_open(one, view.now)]
    if back is None or not back.active:
        return None
    interviews = [one for one in interviews if not access.attends(back, one)]
    if not interviews:
        return None
    listed = _listed(view, interviews, back)
    return Text(view.text("places_open.active_again", back=back.name, listed=listed))


ACTIVE_AGAIN = Kind(
    "active_again",
    active_again,
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    listed=True,
    urgent_from=before_start(PEOPLE_ARE_NEEDED),
)


def _listed(view: View, interviews: Sequence[Interview], back: Member | None = None) -> str:
    """A line each, and what to send of the first that can still be mended; `back`: who may have their place again."""
    lines = [_line(replace(view, interview=one)) for one in interviews[:MOST_LISTED]]
    if (more := len(interviews) - MOST_LISTED) > 0:
        lines.append(view.text("places_open.more", more=more))
    if mendable := [one for one in interviews if states.is_open(one, view.now)]:
        vacated = [one for one in mendable if back is not None and _was_vacated(one, back)]
        code = (vacated or mendable)[0].code or ""
        if back is not None and vacated:
            name, account = back.name, back.user_id
            again = view.text("places_open.ask_back", code=code, account=account, who=name)
            return "\n".join((*lines, again + view.text("places_open.or_replace", code=code)))
        lines.append(view.text("places_open.replace", code=code))
    return "\n".join(lines)


def not_invited(view: View) -> Part | None:
    """For HR: WeCom does not deliver to somebody who is to interview."""
    member, interview = view.member("member"), view.interview
    if member is None or interview is None:
        return None
    title, when = wording.title(interview, view.holder), wording.moment(interview, view.holder, view.now)
    if not is_ahead(view):
        return Text(
            view.text("not_invited.perhaps", who=member.name, title=title, when=when, how_it_is=how_it_is(view))
        )
    code = interview.code or ""
    return Text(view.text("not_invited.told", who=member.name, title=title, when=when, code=code))


def is_unasked(view: View) -> bool:
    """The member whom the notice is about has a place, and has not answered."""
    return is_on(view) and conditions.answer_of_named(view) == "needs_action"


NOT_INVITED = Kind(
    "not_invited",
    not_invited,
    Phrase("notice.not_invited"),
    of_one=True,
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    holds=is_unasked,
)


def handed_over(view: View) -> Part | None:
    """For whoever looks after somebody else's interviews from now on."""
    former = view.member("member")
    if former is None:
        return None
    return Text(view.text("handed_over.told", former=former.name))


HANDED_OVER = Kind("handed_over", handed_over, merged=True, listed=True, weight=Weight.NEWS)


def welcome(view: View) -> Part | None:
    """For somebody who was added by somebody else."""
    if not view.holder.active:
        return None
    role = view.text(wording.ROLES[str(view.holder.role)])
    by = view.member("actor")
    return Text(view.text("welcome.told", by=by.name if by else view.text("welcome.the_admin"), role=role))


WELCOME = Kind("welcome", welcome, merged=True, at_any_hour=True)


def added(view: View) -> Part | None:
    """For whoever added somebody: WeCom knows the account."""
    member = view.member("member")
    if member is None or not member.active:
        return None
    role = view.text(wording.ROLES[str(member.role)])
    return Text(view.text("new_member.added", who=member.name, member=member.user_id, role=role))


ADDED = Kind("added", added, merged=True, at_any_hour=True)


def unknown_account(view: View) -> Part | None:
    """For whoever added somebody: WeCom does not know the account."""
    subject = view.subject or {}
    user_id = str(subject.get("user_id", ""))
    had_a_place = view.member("member") is not None  # by the time that WeCom was asked
    id = "new_member.unknown_and_deactivated" if had_a_place else "new_member.unknown_account"
    return Text(view.text(id, account=user_id))


UNKNOWN_ACCOUNT = Kind("unknown_account", unknown_account, merged=True, at_any_hour=True)


def another_name(view: View) -> Part | None:
    """For an admin: somebody is active again, and WeCom has another name for their account; what brings back each address
    that named them."""
    member, subject = view.member("member"), view.subject or {}
    if member is None:
        return None
    said, account, now = subject["said"], member.user_id, subject["now"]
    lines = [view.text("another_name.link", address=_typed(one), account=account) for one in said["linked"]]
    if said["mail"]:
        lines.append(view.text("another_name.mail", account=account, mail=said["mail"]))
    id = "another_name.told" if lines else "another_name.nothing_linked"
    values = {"name": said["name"], "account": account, "now": now, "typed": shlex.quote(now)}
    return Text(view.text(id, **values, lines=_addresses(view, lines)))


ANOTHER_NAME = Kind("another_name", another_name, merged=True, until=until_somebody_knows)


def not_compared(view: View) -> Part | None:
    """For an admin: somebody is active again, and without a name nobody knows whether their account is still theirs; what
    takes back each address that names them."""
    member, said = view.member("member"), (view.subject or {}).get("said")
    if member is None or said is None:
        return None
    lines = [view.text("not_compared.link", address=_typed(one)) for one in said["linked"]]
    if said["mail"]:
        lines.append(view.text("not_compared.mail", account=member.user_id))
    id = "not_compared.told" if lines else "not_compared.nothing_linked"
    return Text(view.text(id, name=said["name"], account=member.user_id, lines=_addresses(view, lines)))


NOT_COMPARED = Kind("not_compared", not_compared, merged=True, until=until_somebody_knows)


def _addresses(view: View, lines: Sequence[str]) -> str:
    more = [view.text("another_name.more", more=left)] if (left := len(lines) - MOST_LISTED) > 0 else []
    return "\n".join([*lines[:MOST_LISTED], *more])


def _typed(address: str) -> str:
    """As an admin types it: `li4@example.com`; with its kind where that would be read as another."""
    said = address.partition(":")[2]
    return said if identity.address_of(said) == address else address


def _is_open(interview: Interview, left: Member, view: View) -> bool:
    place = access.place_of(left, interview)
    on = states.is_to_be_chosen(interview) or is_on(replace(view, interview=interview))
    return on and place is not None and place.is_current and place.response == "declined"


def _was_vacated(interview: Interview, left: Member) -> bool:
    place = access.place_of(left, interview)
    return place is not None and place.was_vacated


def _line(view: View) -> str:
    """`1203 陈晓 · 后端工程师 一面 · 3月13日 周五 14:00–15:00`; of one that is not ahead any more, that too."""
    said = f"{wording.title(view.of, view.holder)} · {wording.moment(view.of, view.holder, view.now)}"
    return said if is_ahead(view) else f"{said} · {how_it_is(view)}"


def _ids(view: View) -> list[int]:
    return list((view.subject or {}).get("interviews", []))


# --- somebody unknown wrote: an admin gets a card, once a day for each of them ----------------------------------------


def stranger_card(view: View) -> Part | None:
    """For an admin: somebody unknown wrote."""
    subject = view.subject or {}
    user_id, name = str(subject.get("user_id", "")), str(subject.get("name") or subject.get("user_id", ""))
    known = Member.get_or_none(Member.user_id == user_id)
    if known is not None and (known.active or not accounts.is_expected(known)):  # else WeCom has not said yet
        return NoticeCard(
            task_id=view.task_id,
            title=view.text("stranger.was_added" if known.active else "stranger.is_deactivated", name=known.name),
            url=view.url,
            rows=((view.text("new_member.role"), view.text(wording.ROLES[str(known.role)])),),
            lang=view.lang,
        )
    return ButtonCard(
        task_id=view.task_id,
        title=view.text("new_member.wrote", name=name),
        rows=((view.text("new_member.account"), user_id),),
        buttons=(
            Button(
                view.text("new_member.interviewer"),
                "members",
                (("person", user_id), ("role", "interviewer"), ("name", name)),
                style=1,
            ),
            Button(view.text("new_member.hr"), "members", (("person", user_id), ("role", "recruiter"), ("name", name))),
            Button(view.text("new_member.ignore"), "ignore", (("person", user_id),), style=4),
        ),
        lang=view.lang,
    )


def adding_undone(view: View) -> NoticeCard:
    """What an admin's card says for good once they took back what they had tapped on it."""
    subject = view.subject or {}
    user_id, name = str(subject.get("user_id", "")), str(subject.get("name") or subject.get("user_id", ""))
    return NoticeCard(
        task_id=view.task_id,
        title=view.text("new_member.adding_undone", name=name),
        url=view.url,
        rows=((view.text("new_member.account"), user_id),),
        text=view.text("new_member.how_to_add", user_id=user_id),
        lang=view.lang,
    )


STRANGER = Kind("stranger", stranger_card, answered=adding_undone)


_CHANGES_CARDS = ("member.added", "member.changed", "member.activated", "member.deactivated")
_STILL_LOOKED_AT = timedelta(days=7)  # so long after it was sent a card's code may still change it


def announce_stranger(message: Message, now: datetime) -> None:
    """Queue the admins' cards about the sender, whose account is there, whatever WeCom said of it before."""
    accounts.forget_miss(message.user_id)
    keys = {f"stranger:{message.user_id}:{now:%Y%m%d}:{one.user_id}": one for one in people.admins()}
    cards.forget_spent(keys)
    outbox.put(
        [
            Notice(
                key=key,
                to_user=str(admin.user_id),
                kind=STRANGER.name,
                subject={"user_id": message.user_id},
            )
            for key, admin in keys.items()
        ],
        now,
    )


def refresh_stranger_cards(change: Change) -> None:
    """The admins' cards about somebody who has become a member otherwise, or is none after all, are looked at again."""
    for row in change.changes:
        if row.action == "undone" and row.after["action"] == "member.added":
            _say_that_it_was_undone(row.before["user_id"], change.now)
    ids = [row.entity_id for row in change.changes if row.action in _CHANGES_CARDS]
    if not ids:
        return
    accounts_now = {str(one.user_id) for one in Member.select(Member.user_id).where(Member.id << ids)}
    for admin in people.admins():
        for card in cards.all_live(str(admin.user_id)):
            if card.kind == STRANGER.name and card.subject.get("user_id") in accounts_now:
                cards.put_refresh(card, change.now, change.now)


def _say_that_it_was_undone(user_id: str, now: datetime) -> None:
    for admin in people.admins():
        for card in cards.lately(str(admin.user_id), STRANGER.name, now - _STILL_LOOKED_AT):
            if card.subject.get("user_id") == user_id:
                cards.put_refresh(card, now, now)


# --- what somebody asked for ------------------------------------------------------------------------------------------


def said(view: View) -> Part | None:
    """A text that was ready when it was queued."""
    return Text(str((view.subject or {}).get(view.lang, "")))


SAID = Kind("said", said, at_any_hour=True, interrupts=conditions.was_asked_for)


def delivered(view: View) -> Part | None:
    """How an earlier message to the same member was delivered."""
    how = outbox.how_delivered(str((view.subject or {}).get("of")))
    if how is None or how["sent_at"] is None:
        why = (how or {}).get("last_error") or view.text("delivered.not_yet")
        return Text(view.text("delivered.why_not", why=why))
    at = f"{how['sent_at'].astimezone(view.holder.tz):%H:%M:%S}"
    took = f"{(how['sent_at'] - how['created_at']).total_seconds():.1f}"
    return Text(view.text("delivered.told", at=at, took=took))


DELIVERED = Kind("delivered", delivered, at_any_hour=True, interrupts=conditions.was_asked_for)
