"""The members: who they are, what they may, how they are added."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import peewee
from peewee import SQL, fn

from bot.db import store
from bot.db.sql import sql
from bot.db.store import Prepared
from bot.interviews import identity, locks, names
from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.fields import from_json
from bot.interviews.identity import Why
from bot.interviews.models import Member, Role

USER_ID = re.compile(r"[0-9a-z][0-9a-z_.@\-]{0,63}")  # 创建成员, path 90195: 1 to 64 of these, case ignored
EMAIL = re.compile(r"[a-z0-9][\w.+%'-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}", re.IGNORECASE | re.ASCII)


def by_user_id(user_id: str) -> Member | None:
    """The active member with WeCom's `user_id`, in any case."""
    return Member.get_or_none((Member.user_id == user_id.lower()) & Member.active)


def active(user_ids: Collection[str]) -> dict[str, Member]:
    """Those of these accounts who are active members."""
    return {str(one.user_id): one for one in Member.select().where((Member.user_id << list(user_ids)) & Member.active)}


COLUMNS = sql("to_json(m) AS member")


def taken_from(row: dict[str, Any]) -> Member | None:
    """The member whom a row of a statement with `COLUMNS` brought along, taken out of the row; None if there is none."""
    member = row.pop("member")
    return None if member is None else from_json(Member, member)


def named(text: str) -> list[Member]:
    """Active members whose name, user id or e-mail is exactly `text`, in any case."""
    return [one for one in called(text) if one.active]


def on_panels(text: str, now: datetime) -> list[Member]:
    """Like `named`; where nobody is, those who have left and still stand on a panel."""
    return standing_of(called(text), now)


def standing_of(everyone: list[Member], now: datetime) -> list[Member]:
    """Of these the active ones; where none is, those who still stand on a panel."""
    active = [one for one in everyone if one.active]
    if active or not everyone:
        return active
    standing = store.fetch(
        """SELECT DISTINCT member_id AS id FROM participant
           WHERE member_id = ANY(%(ids)s::bigint[]) AND replaced_by_id IS NULL AND lower(slot) > %(now)s""",
        ids=[one.id for one in everyone],
        now=now,
    )
    return [one for one in everyone if one.id in {row["id"] for row in standing}]


def mentioned(text: str, goes_on: names.GoesOn | None = None) -> list[Member]:
    """Active members whose name or account stands in `text`, whatever stands around it; the longest name first.

    An account may be spelled as the name that it is: Zhang San of zhangsan.
    """
    low = list(names.pieces(text.lower(), goes_on))
    low += [one.replace(" ", "") for one in low if one.isascii() and one.count(" ") == 1]
    keys = [key for one in low if (key := identity.name_key(one))]
    said = (fn.name_key(Member.name) << keys) | (Member.user_id << low)
    return list(Member.select().where(said & Member.active).order_by(fn.length(Member.name).desc(), Member.id))


class Members(tuple[Member, ...]):
    """Several people, each once, in the order in which they were named."""

    __slots__ = ()


def everybody() -> list[Member]:
    return list(Member.select().where(Member.active).order_by(Member.role, Member.user_id))


def some_of(roles: Collection[Role], limit: int) -> list[Member]:
    """Whom to turn to: active members of these roles, those who have been here longest."""
    return list(Member.select().where(Member.active & (Member.role << list(roles))).order_by(Member.id).limit(limit))


def listed(first: int, limit: int) -> tuple[list[Member], int]:
    """A page of the active members and those whose account is being looked up, by role; and how many there are."""
    unverified = fn.EXISTS(SQL("SELECT 1 FROM verification v WHERE v.member_id = t1.id"))
    everybody = Member.select().where(Member.active | unverified)
    return list(everybody.order_by(Member.role, Member.user_id).limit(limit).offset(first)), everybody.count()


def known(user_id: str) -> Member | None:
    """Whoever has or had this account here, in any case: former members and those whose account is unchecked, too."""
    return next(map(taken_from, _KNOWN.fetch(user_id=user_id.lower())), None)


_KNOWN = Prepared(sql("SELECT {columns} FROM member m WHERE m.user_id = %(user_id)s", columns=COLUMNS))


def by_ids(ids: Collection[int]) -> dict[int, Member]:
    """All of them, whether or not they are still active."""
    found = (taken_from(row) for row in _BY_IDS.fetch(ids=list(ids)))
    return {int(one.id): one for one in found if one is not None}


_BY_IDS = Prepared(sql("SELECT {columns} FROM member m WHERE m.id = ANY(%(ids)s::bigint[])", columns=COLUMNS))


def with_accounts(user_ids: Collection[str]) -> list[Member]:
    """Of these accounts all that are members, whether or not they still are."""
    return list(Member.select().where(Member.user_id << list(user_ids))) if user_ids else []


def has_left(user_id: str) -> bool:
    """True for a member who is not active, unless their account is still being looked up."""
    return bool(
        store.fetch_planned(
            """SELECT 1 FROM member m WHERE user_id = %(user_id)s AND NOT active
               AND NOT EXISTS (SELECT 1 FROM verification v WHERE v.member_id = m.id)""",
            user_id=user_id,
        )
    )


def called(text: str) -> list[Member]:
    """Like `named`, with those who have left."""
    return [one.record for one in identity.members(text)]


def hr() -> list[Member]:
    return [one for one in hr_and_admins() if one.is_hr]


def hr_and_admins() -> list[Member]:
    """The active ones, by id."""
    roles = [Role.RECRUITER, Role.COORDINATOR, Role.ADMIN]
    return list(Member.select().where((Member.role << roles) & Member.active).order_by(Member.id))


def ever() -> list[Member]:
    """Everybody who is or was a member."""
    return list(Member.select().order_by(Member.role, Member.user_id))


def admins() -> list[Member]:
    return list(Member.select().where((Member.role == Role.ADMIN) & Member.active).order_by(Member.id))


def put(
    change: Change,
    user_id: str,
    *,
    name: str | None = None,
    role: Role | None = None,
    email: str | None = None,
    active: bool = True,
) -> tuple[Member, bool]:
    """Add the member or change what is given; True when added. Without a name the user id stands in for it.

    Who is not active becomes so again, unless that is not asked for.
    Raises: ValueError when `user_id` is not one that WeCom could give; UserError when the last admin would be none,
    or the e-mail is somebody else's.
    """
    user_id = user_id.strip().lower()
    if not USER_ID.fullmatch(user_id):
        raise ValueError(f"“{user_id[:64]}” is not a WeCom user id (1 to 64 of letters, digits, - _ . @)")
    given: dict[str, object] = {
        key: value for key, value in (("name", name), ("role", role), ("email", email)) if value
    }
    if email:
        given["email_confirmed"] = True
    check_is_nobody_elses(email, user_id)
    _is_no_contact_of_others(change, email, user_id)
    # One statement, because two processes may add the same person at once.
    added = (
        Member.insert(user_id=user_id, created_at=change.now, active=active, **({"name": user_id} | given))
        .on_conflict_ignore()
        .returning(Member.id)
        .execute()
    )
    if list(added):
        member = Member.get(Member.user_id == user_id)
        change.record(
            "member.added", "member", member.id, after={"user_id": user_id, "role": member.role}, undoable=True
        )
        return member, True
    check_is_nobody_elses(email, user_id)  # somebody may have taken it meanwhile
    hold_with_admins(Member.get(Member.user_id == user_id))
    member = Member.get(Member.user_id == user_id)  # as it is now
    if role is not None and role is not Role.ADMIN:
        keep_an_admin(member)
    _set(change, member, "member.changed", given | ({"active": True} if active else {}))
    return member, False


def check_is_nobody_elses(email: str | None, user_id: str) -> None:
    """Raises: UserError where an admin has set it for somebody else."""
    _refuse(email, [one.record for one in _others_with(email, user_id) if one.why is Why.ADMIN])


def _others_with(email: str | None, user_id: str) -> list[identity.Match[Member]]:
    """Whose it is, other than theirs."""
    address = identity.mail_address(email or "")
    return [
        one for one in identity.members_at([address], unsure=True).get(address, []) if one.record.user_id != user_id
    ]


def _refuse(email: str | None, holders: list[Member]) -> None:
    if holders:
        raise UserError("members.mail_is_anothers", email=email, name=holders[0].name)


def set_email(change: Change, member: Member, email: str | None, *, confirmed: bool = True) -> None:
    """`confirmed`: by an admin, so that it says who they are, and is no contact detail of anybody else any more; what a
    spreadsheet brings is a contact detail alone, of nobody whose it is not.

    Raises: UserError where it is somebody else's, or theirs already; with None, where they have none.
    """
    user_id = str(member.user_id)
    if confirmed:
        check_is_nobody_elses(email, user_id)
    else:
        _refuse(email, [*(one.record for one in _others_with(email, user_id)), *_with_contact(email, user_id)])
    if member.email == email and email is None:
        raise UserError("members.has_no_mail", name=member.name)
    if member.email == email and member.email_confirmed:
        raise UserError("members.mail_already", name=member.name)
    if confirmed:
        _is_no_contact_of_others(change, email, user_id)
    try:
        with store.db.atomic():
            _set(change, member, "member.changed", {"email": email, "email_confirmed": confirmed})
    except peewee.IntegrityError:  # another admin has given it to somebody else at the same moment
        check_is_nobody_elses(email, user_id)
        raise


def _is_no_contact_of_others(change: Change, email: str | None, user_id: str) -> None:
    """What a spreadsheet had of somebody stands in no admin's way."""
    for one in _with_contact(email, user_id):
        _set(change, one, "member.changed", {"email": None, "email_confirmed": True})


def _with_contact(email: str | None, user_id: str) -> list[Member]:
    """Others for whom a spreadsheet has it."""
    rows = store.fetch(
        sql(
            """SELECT {columns} FROM member m WHERE mail_key(m.email) = %(mail)s AND m.email IS NOT NULL
               AND NOT m.email_confirmed AND m.user_id <> %(user_id)s ORDER BY m.id""",
            columns=COLUMNS,
        ),
        mail=identity.mail_key(email or ""),
        user_id=user_id,
    )
    return [one for one in map(taken_from, rows) if one is not None]


def set_role(change: Change, member: Member, role: Role) -> None:
    """An active member's new role.

    Raises: UserError when they have it, or are the last admin.
    """
    if member.role == role:
        raise UserError("members.role_already", name=member.name)
    keep_an_admin(member)
    _set(change, member, "member.changed", {"role": role})


def hold_with_admins(*members: Member) -> None:
    """Lock them before they change: two admins may each turn the other out at once."""
    locks.hold(members={one.id for one in (*members, *admins())})


def keep_an_admin(leaving: Member) -> None:
    """Somebody must be left who can add members; whoever goes on to change them holds the admins.

    Raises: UserError when the member is the only active admin.
    """
    if not (leaving.is_admin and leaving.active):
        return
    if all(one.id == leaving.id for one in admins()):
        raise UserError("members.only_admin", name=leaving.name)


def rename(change: Change, member: Member, name: str) -> None:
    _set(change, member, "member.changed", {"name": name})


def set_active(change: Change, member: Member, active: bool) -> None:
    _set(change, member, "member.activated" if active else "member.deactivated", {"active": active})


def set_language(change: Change, member: Member, lang: str) -> None:
    """As the member chose it."""
    _set(change, member, "settings.changed", {"lang": lang, "lang_chosen": True})


def answer_in(member: Member, lang: str) -> None:
    """In a language that the member has not chosen, and may be answered in."""
    member.lang = lang
    member.save(only=[Member.lang])


def set_zone(change: Change, member: Member, zone: ZoneInfo) -> None:
    _set(change, member, "settings.changed", {"zone": zone.key})


def _set(change: Change, member: Member, action: str, values: dict[str, object]) -> None:
    before = {key: getattr(member, key) for key, value in values.items() if getattr(member, key) != value}
    if not before:
        return
    for key in before:
        setattr(member, key, values[key])
    member.save(only=[getattr(Member, key) for key in before])
    after = {key: values[key] for key in before}
    change.record(action, "member", member.id, before=before, after=after, undoable=action != "settings.changed")
