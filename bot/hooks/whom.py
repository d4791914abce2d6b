"""Who of the company is meant: looked for here first, then asked at WeCom, of an address that it denied once a day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from bot import change
from bot.db import store
from bot.directory import NOBODY, READ_AGAIN
from bot.hooks.event import Described, Person
from bot.interviews import accounts, identity, people
from bot.interviews.audit import Change
from bot.interviews.identity import Why
from bot.interviews.models import Member, Role
from bot.log import log
from bot.notices.catalogue import hooks
from bot.phrase import Phrase
from bot.wecom.client import WeCom
from bot.wecom.errors import Refused, RetryLater

MISSES_STAY = timedelta(days=1)


def known(persons: Collection[Person]) -> dict[Person, Member]:
    """Those who are members here and active, each by the first of their addresses that says who it is for sure."""
    there = identity.active_at([address for one in persons for address in one.addresses])
    found = {one: next((there[address] for address in one.addresses if address in there), None) for one in persons}
    return {one: member for one, member in found.items() if member is not None}


def of(described: Described) -> list[Person]:
    return [*described.interviewers, *([described.recruiter] if described.recruiter else [])]


def look_up(wecom: WeCom, described: Described, now: datetime) -> bool:
    """Ask WeCom for those whom nobody here is; who is there becomes a member. And for an address of which it was asked so
    long ago that somebody else may have it by now. Outside any transaction.

    False where WeCom could not be asked: it is worth asking again.
    """
    with store.connected():
        there = known(of(described))
        denied = _denied([address for one in of(described) for address in one.addresses], now)
        stale = identity.confirmed_before([address for one in there for address in one.addresses], now - READ_AGAIN)
    for one in of(described):
        for address in one.addresses:
            if address in denied or (one in there and address not in stale):
                continue
            try:
                said = _asked(wecom, address)
            except RetryLater:
                return False
            except Refused as refused:
                is_nobodys = refused.errcode in NOBODY
                if not is_nobodys:  # it will not say who that is, so somebody here has to
                    log.error("WeCom's directory cannot be asked", errcode=refused.errcode)
                    if address in stale:  # what it said before stays
                        continue
                store.retry_once(lambda address=address: _note_miss(address, now))  # type: ignore[misc]
                continue
            with store.connected(), change.begin(now, kind="hook") as begun:
                if _remember(begun, address, said, is_recruiter=one == described.recruiter):
                    break
    return True


def _asked(wecom: WeCom, address: str) -> dict[str, Any]:
    """What the directory says of whoever has it, with their `userid` in lower case."""
    kind, _, value = address.partition(":")
    if kind == "user_id":
        user_id = value
    elif kind == "mobile":
        user_id = wecom.user_id_by_mobile(value)
    else:
        user_id = wecom.user_id_by_email(value)
    if not people.USER_ID.fullmatch(user_id.lower()):
        raise Refused(40003, Phrase("wecom.no_such_account"))
    return {**wecom.user(user_id), "userid": user_id.lower()}


def _denied(addresses: Collection[str], now: datetime) -> set[str]:
    """Those of which WeCom said within a day that it does not know them."""
    rows = store.fetch(
        "SELECT address FROM unknown_address WHERE address = ANY(%(addresses)s::text[]) AND asked_at > %(since)s",
        addresses=list(addresses),
        since=now - MISSES_STAY,
    )
    return {row["address"] for row in rows}


def _note_miss(address: str, now: datetime) -> None:
    """Whose it was by the directory a week ago, it is no more."""
    identity.forget_former(address, now - READ_AGAIN)
    store.execute(
        """INSERT INTO unknown_address (address, asked_at) VALUES (%(address)s, %(now)s)
           ON CONFLICT (address) DO UPDATE SET asked_at = EXCLUDED.asked_at""",
        address=address,
        now=now,
    )


def denied(persons: Collection[Person], since: datetime | None = None) -> list[Person]:
    """Those whom WeCom does not know by any of their addresses; with `since`, as it said of one of them from then on."""
    rows = store.fetch(
        "SELECT address, asked_at FROM unknown_address WHERE address = ANY(%(addresses)s::text[])",
        addresses=[address for one in persons for address in one.addresses],
    )
    said = {row["address"]: row["asked_at"] for row in rows}
    return [
        one
        for one in persons
        if all(address in said for address in one.addresses)
        and (since is None or any(said[address] >= since for address in one.addresses))
    ]


def disputed(persons: Collection[Person]) -> list[Person]:
    """Those whose address is of two members by the directory, or by it and by an admin: an admin has to say whose."""
    there = identity.members_at([address for one in persons for address in one.addresses])
    return [one for one in persons if any(len(identity.best(there.get(address, []))) > 1 for address in one.addresses)]


def _remember(begun: Change, address: str, said: dict[str, Any], *, is_recruiter: bool) -> bool:
    """False where the account is of somebody who may not use the bot any more. No other system gives anybody HR's rights:
    of a recruiter the admins are told."""
    user_id = str(said["userid"])
    if people.has_left(user_id):
        _note_miss(address, begun.now)
        return False
    name = str(said.get("name") or user_id)
    member = people.known(user_id)
    if member is None:
        member, _ = people.put(begun, user_id, name=name, role=Role.INTERVIEWER)
        if is_recruiter:
            hooks.tell_of_recruiter(member, begun.now)
    elif not member.active:
        accounts.confirm(begun, member, name)  # an admin has added them, as what they are to be
    identity.forget_former(address, begun.now - READ_AGAIN)
    if not address.startswith("user_id:"):
        identity.confirm(member, [address], Why.DIRECTORY, begun.now)
    identity.read_directory(member, said, begun.now, asked_for=address)
    return True
