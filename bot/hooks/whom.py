"""Who of the company is meant: looked for here first, then remembered or asked at WeCom, which is asked once a day."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from bot import change
from bot.db import store
from bot.hooks.event import Described, Person, number
from bot.interviews import people
from bot.interviews.audit import Change
from bot.interviews.models import Member, Role
from bot.log import log
from bot.notices.catalogue import hooks
from bot.wecom.client import WeCom
from bot.wecom.errors import Refused, RetryLater

MISSES_STAY = timedelta(days=1)
_NOBODY = (40003, 46004, 60011, 60111)  # nobody has it, or nobody within the app's visible range


def known(persons: Collection[Person]) -> dict[Person, Member]:
    """Those who are members here: by account, by what an admin or WeCom said, by e-mail, by telephone."""
    addresses = {address for one in persons for address in one.addresses}
    rows = store.fetch(
        """SELECT said.address, m.id FROM unnest(%(addresses)s::text[], %(kinds)s::text[], %(values)s::text[])
             said (address, kind, value)
           CROSS JOIN LATERAL (
             SELECT m.id, 1 AS rank FROM member m WHERE said.kind = 'user_id' AND m.user_id = said.value
             UNION ALL SELECT p.member_id, 2 FROM external_person p WHERE p.address = said.address
             UNION ALL SELECT m.id, 3 FROM member m WHERE said.kind = 'email' AND lower(m.email) = said.value
             UNION ALL SELECT r.member_id, 4 FROM preference r WHERE said.kind = 'mobile' AND r.phone IS NOT NULL
               AND regexp_replace(regexp_replace(r.phone, '[^0-9+]', '', 'g'), '^(\\+|00)?86(?=1[0-9]{10}$)', '')
                 = said.value
           ) found JOIN member m ON m.id = found.id AND m.active ORDER BY said.address, found.rank, m.id""",
        addresses=sorted(addresses),
        kinds=[one.partition(":")[0] for one in sorted(addresses)],
        values=[one.partition(":")[2] for one in sorted(addresses)],
    )
    ids: dict[str, int] = {}
    for row in rows:
        ids.setdefault(row["address"], row["id"])
    members = people.by_ids(set(ids.values()))
    found: dict[Person, Member] = {}
    for one in persons:
        theirs = next((ids[address] for address in one.addresses if address in ids), None)
        if theirs is not None:
            found[one] = members[theirs]
    return found


def of(described: Described) -> list[Person]:
    return [*described.interviewers, *([described.recruiter] if described.recruiter else [])]


def address_of(said: str) -> str:
    """As a person's: `li4@example.com` is `email:li4@example.com`."""
    if said.startswith(("email:", "mobile:", "user_id:")):
        return said
    if "@" in said:
        return f"email:{said.lower()}"
    return f"mobile:{number(said)}" if re.fullmatch(r"\+?[0-9]{7,20}", said) else f"user_id:{said.lower()}"


def look_up(wecom: WeCom, described: Described, now: datetime) -> bool:
    """Ask WeCom for those whom nobody here is; who is there becomes a member. Outside any transaction.

    False where WeCom could not be asked: it is worth asking again.
    """
    with store.connected():
        there = known(of(described))
        unknown = [one for one in of(described) if one not in there]
        denied = _denied([address for one in unknown for address in one.addresses], now)
    for one in unknown:
        for address in one.addresses:
            if address in denied:
                continue
            try:
                user_id, name = _asked(wecom, address)
            except RetryLater:
                return False
            except Refused as refused:
                if refused.errcode not in _NOBODY:  # it will not say who that is, so somebody here has to
                    log.error("WeCom's directory cannot be asked", errcode=refused.errcode)
                store.retry_once(lambda address=address: _note_miss(address, now))  # type: ignore[misc]
                continue
            with store.connected(), change.begin(now, kind="hook") as begun:
                if _remember(begun, address, user_id, name, is_recruiter=one == described.recruiter):
                    break
    return True


def _asked(wecom: WeCom, address: str) -> tuple[str, str]:
    """Account and name."""
    kind, _, value = address.partition(":")
    if kind == "user_id":
        user_id = value
    elif kind == "mobile":
        user_id = wecom.user_id_by_mobile(value)
    else:
        user_id = wecom.user_id_by_email(value)
    if not people.USER_ID.fullmatch(user_id.lower()):
        raise Refused(40003, ("no such account", "没有这个账号"))
    return user_id.lower(), str(wecom.user(user_id).get("name") or user_id)


def _denied(addresses: Collection[str], now: datetime) -> set[str]:
    """Those of which WeCom said within a day that it does not know them."""
    rows = store.fetch(
        "SELECT address FROM external_person WHERE address = ANY(%(addresses)s::text[]) AND asked_at > %(since)s",
        addresses=list(addresses),
        since=now - MISSES_STAY,
    )
    return {row["address"] for row in rows}


def _note_miss(address: str, now: datetime) -> None:
    store.execute(
        """INSERT INTO external_person (address, asked_at) VALUES (%(address)s, %(now)s)
           ON CONFLICT (address) DO UPDATE SET asked_at = EXCLUDED.asked_at""",
        address=address,
        now=now,
    )


def denied(persons: Collection[Person], since: datetime | None = None) -> list[Person]:
    """Those whom WeCom does not know by any of their addresses; with `since`, as it said of one of them from then on."""
    rows = store.fetch(
        "SELECT address, asked_at FROM external_person WHERE address = ANY(%(addresses)s::text[]) AND asked_at IS NOT NULL",
        addresses=[address for one in persons for address in one.addresses],
    )
    said = {row["address"]: row["asked_at"] for row in rows}
    return [
        one
        for one in persons
        if all(address in said for address in one.addresses)
        and (since is None or any(said[address] >= since for address in one.addresses))
    ]


def _remember(begun: Change, address: str, user_id: str, name: str, *, is_recruiter: bool) -> bool:
    """False where the account is of somebody who may not use the bot any more. No other system gives anybody HR's rights:
    of a recruiter the admins are told."""
    if people.has_left(user_id):
        _note_miss(address, begun.now)
        return False
    member = people.by_user_id(user_id)
    if member is None:
        member, _ = people.put(begun, user_id, name=name, role=Role.INTERVIEWER)
        if is_recruiter:
            hooks.tell_of_recruiter(member, begun.now)
    link([address], member)
    return True


def link(addresses: Iterable[str], member: Member) -> None:
    """From now on that is who is meant."""
    for address in sorted(addresses):
        store.execute(
            """INSERT INTO external_person (address, member_id) VALUES (%(address)s, %(member)s)
               ON CONFLICT (address) DO UPDATE SET member_id = EXCLUDED.member_id, asked_at = NULL""",
            address=address,
            member=member.id,
        )
