"""Accounts of which WeCom is to say whose they are: of who was added by somebody else, and waits here until WeCom's directory
knows them; and of who is active again, since a company may have given the account to somebody else meanwhile.

A miss is remembered for a day, since WeCom limits such look-ups. An account that has written to us needs no look-up.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

import peewee

from bot.db import store
from bot.interviews import identity, leaving, people
from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.models import Member, Role

MISSES_STAY = timedelta(days=1)


def propose(change: Change, user_id: str, role: Role) -> Member:
    """Add somebody who may not use the bot, and is offered to nobody, before their account is known.

    Raises: ValueError when `user_id` is not one that WeCom could give.
    """
    member, _ = people.put(change, user_id, role=role, active=False)
    expect(change, member)
    return member


def expect(change: Change, member: Member) -> None:
    """The member's account is to be looked up."""
    store.execute(
        """INSERT INTO verification (member_id, next_try_at) VALUES (%(id)s, %(now)s) ON CONFLICT (member_id)
           DO UPDATE SET next_try_at = EXCLUDED.next_try_at""",
        id=member.id,
        now=change.now,
    )


def reactivate(change: Change, member: Member) -> None:
    """The member may use the bot again; places and interviews that others have taken stay with them.

    Raises: UserError when they are active.
    """
    if member.active:
        raise UserError("members.already_active", name=member.name)
    people.set_active(change, member, True)
    ask_whose_it_is(change, member)


def ask_whose_it_is(change: Change, former: Member) -> None:
    """Of who is active again: once that can be undone no more, WeCom is asked whether it still has them under this account. As
    they were called when that was last to be asked and was not answered: an operator may have renamed them since."""
    forget_miss(str(former.user_id))
    store.execute(
        """INSERT INTO verification (member_id, next_try_at, former_name) VALUES (%(id)s, %(at)s, coalesce((
             SELECT CASE action WHEN 'member.asked_no_more' THEN before ->> 'former_name' END FROM audit_event
             WHERE entity = 'member' AND entity_id = %(id)s AND action IN ('member.asked_no_more', 'member.verified')
             ORDER BY id DESC LIMIT 1), %(name)s))
           ON CONFLICT (member_id) DO UPDATE SET next_try_at = EXCLUDED.next_try_at, former_name = EXCLUDED.former_name""",
        id=former.id,
        at=change.now + change.undo_window,
        name=former.name,
    )


def ask_no_more(member: Member) -> None:
    store.execute("DELETE FROM verification WHERE member_id = %(id)s", id=member.id)


def is_expected(member: Member) -> bool:
    return bool(store.fetch("SELECT 1 FROM verification WHERE member_id = %(id)s", id=member.id))


def expected_among(members: Collection[Member]) -> set[int]:
    """Ids of those whose account nobody has seen yet."""
    rows = store.fetch(
        "SELECT member_id FROM verification WHERE member_id = ANY(%(ids)s)", ids=[one.id for one in members]
    )
    return {row["member_id"] for row in rows}


def unverified() -> list[str]:
    """User ids of those whose account nobody has seen yet."""
    rows = store.fetch(
        """SELECT user_id FROM verification v JOIN member m ON m.id = v.member_id WHERE v.former_name IS NULL
           ORDER BY user_id"""
    )
    return [row["user_id"] for row in rows]


def due(now: datetime, *, limit: int = 50) -> list[Member]:
    """Whose look-up is due, the longest waiting first."""
    rows = store.fetch_planned(
        "SELECT member_id FROM verification WHERE next_try_at <= %(now)s ORDER BY next_try_at, member_id LIMIT %(limit)s",
        now=now,
        limit=limit,
    )
    found = {one.id: one for one in Member.select().where(Member.id << [row["member_id"] for row in rows])}
    return [found[row["member_id"]] for row in rows]


def to_be_read(now: datetime, *, limit: int) -> list[Member]:
    """Active members whom WeCom's directory is to be asked about again, who was never asked about first."""
    rows = store.fetch_planned(
        """SELECT m.id FROM member m LEFT JOIN directory_reading r ON r.member_id = m.id
           WHERE m.active AND (r.next_at IS NULL OR r.next_at <= %(now)s)
           ORDER BY r.next_at NULLS FIRST, m.id LIMIT %(limit)s""",
        now=now,
        limit=limit,
    )
    return list(Member.select().where(Member.id << [row["id"] for row in rows]).order_by(Member.id))


def read(member: Member, next_at: datetime) -> None:
    """The directory has been asked about them, and is not asked again before then."""
    store.execute_planned(
        """INSERT INTO directory_reading (member_id, next_at) VALUES (%(id)s, %(next_at)s)
           ON CONFLICT (member_id) DO UPDATE SET next_at = EXCLUDED.next_at""",
        id=member.id,
        next_at=next_at,
    )


def put_off(until: datetime) -> None:
    """WeCom cannot be asked: nobody is looked up before then."""
    store.execute("UPDATE verification SET next_try_at = %(until)s WHERE next_try_at < %(until)s", until=until)


def expect_again(member: Member, at: datetime) -> None:
    store.execute("UPDATE verification SET next_try_at = %(at)s WHERE member_id = %(id)s", id=member.id, at=at)


def confirm(change: Change, member: Member, name: str = "") -> None:
    """The account is there, under the name that WeCom has: whoever waited for that may use the bot under this name."""
    asked = store.fetch("DELETE FROM verification WHERE member_id = %(id)s RETURNING former_name", id=member.id)
    if not asked:  # somebody else has been quicker
        return
    was_waiting, former_name = not member.active, asked[0]["former_name"]
    if former_name is not None:
        _compare(change, member, former_name, name)
    elif name and member.name == member.user_id:
        people.rename(change, member, name)
    if was_waiting:
        people.set_active(change, member, True)
    change.record("member.verified", "member", member.id, after={"waited": was_waiting})


def _compare(change: Change, member: Member, former_name: str, name: str) -> None:
    """Where WeCom has another name, what was confirmed for the former one is not theirs until an admin says so again. An app
    that may not read names gets none, or the account in its place: then nothing is known, and nothing taken back."""
    read(member, change.now)
    before = {"name": former_name, **identity.said_by_admins(member)}
    if name in ("", member.user_id) or former_name == member.user_id:
        change.record("member.not_compared", "member", member.id, before=before)
    elif identity.name_key(name) != identity.name_key(former_name):
        identity.forget_confirmed(member)
        change.record("member.another_name", "member", member.id, before=before, after={"name": name})


def refuse(change: Change, member: Member) -> None:
    """WeCom does not know the account: whoever waited was never a member; whoever is on panels leaves them."""
    if not is_expected(member):
        return
    ask_no_more(member)
    after = {"user_id": member.user_id, "role": member.role}
    if member.active:
        leaving.deactivate(change, member)
    else:
        remove(member)
    change.record("member.unknown", "member", member.id, after=after)


def remove(member: Member) -> None:
    """Whoever was never a member leaves nothing; whoever has a place in the record stays in it, and may do nothing."""
    ask_no_more(member)
    try:
        with store.db.atomic():
            store.execute("DELETE FROM member WHERE id = %(id)s", id=member.id)
    except peewee.IntegrityError:
        store.execute("UPDATE member SET active = false WHERE id = %(id)s", id=member.id)


def is_missing(user_id: str, now: datetime) -> bool:
    """WeCom said within a day that it does not know the account."""
    return bool(
        store.fetch(
            "SELECT 1 FROM unknown_account WHERE user_id = %(user_id)s AND asked_at > %(since)s",
            user_id=user_id,
            since=now - MISSES_STAY,
        )
    )


def note_miss(user_id: str, now: datetime) -> None:
    store.execute(
        """INSERT INTO unknown_account (user_id, asked_at) VALUES (%(user_id)s, %(now)s)
           ON CONFLICT (user_id) DO UPDATE SET asked_at = EXCLUDED.asked_at""",
        user_id=user_id,
        now=now,
    )


def forget_miss(user_id: str) -> None:
    """The account has written to us: WeCom knows it after all."""
    store.execute("DELETE FROM unknown_account WHERE user_id = %(user_id)s", user_id=user_id)


def forget_old_misses(now: datetime) -> int:
    return store.execute_planned("DELETE FROM unknown_account WHERE asked_at < %(before)s", before=now - MISSES_STAY)


def new_among(user_ids: Collection[str]) -> list[str]:
    """Those that no member has or had."""
    rows = store.fetch(
        """SELECT id FROM unnest(%(ids)s::text[]) AS said (id) WHERE NOT EXISTS
           (SELECT 1 FROM member m WHERE m.user_id = said.id) ORDER BY id""",
        ids=sorted(set(user_ids)),
    )
    return [row["id"] for row in rows]
