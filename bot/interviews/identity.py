"""The only place that says whose an account, address, number or name is, or which job or room is called so.

What a sentence may name, `said_names`, `names` and `searching` find by the same keys, in statements of their own, and
whoever is found so is read back or asked about.

One rule for each kind of text, the same here and in the database, whose indexes use the functions of these names:

* `name_key`: NFKC, case-folded, without what nobody sees, one blank between words and none between Chinese characters; all
  middle dots are one (阿不都·买买提, 阿不都•买买提).
* `mail_key`: NFKC, case-folded, no blanks around it.
* `phone_key`: digits, with a plus for another country; China's own prefix (+86, 0086, 86) makes no other number, of a mobile
  (13800138000) or a landline (02155556666), nor does an extension (转8021, -8021); of two numbers it is the first. Empty,
  and nobody's, for what is masked (138****8000) or too short; so is an address without a key.

A lookup returns every match with its reason, the surest first; `only` gives the record where the surest reason names one
alone, so nobody is chosen among equals: the directory and an admin are equally sure, and the directory may have one address
in the entries of two (a company's mailbox of one, which the other has set as theirs). What suffices for what:

* A member by an address that another system gives, or a mail that somebody types or a file has: `ACCOUNT`, `LINKED` (an admin said that this address is theirs),
  `DIRECTORY` (WeCom's directory has it as theirs), `ADMIN` (an admin set it as their mail). Nothing else: a number or a
  mail that somebody typed for themselves, or that a spreadsheet brought, is a contact detail and no identity.
* A candidate who is a member: the same reasons. The database writes each such match as a row when it appears; see `matches`.
* A candidate by a description: `NAME_AND_MAIL` or `NAME_AND_PHONE`, as long as nothing contradicts it. `NAME` alone, where
  one side has neither mail nor number, names them where HR says so and nobody else may be meant. `MAIL` or `PHONE` under a
  differing name, or with another number or mail, is somebody else, of whom HR is told; so is `NAMESAKE`, whose mail and
  number are others.
* A job or a room: as it is spelled, else as it is called whatever its case and width.
"""

from __future__ import annotations

import functools
import re
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Any, Generic, TypeVar

from bot.db import store
from bot.db.sql import identifier, sql
from bot.db.store import Prepared, apart, words_of
from bot.interviews.fields import from_json
from bot.interviews.models import Candidate, Job, Member, Room, Table

T = TypeVar("T", bound=Table)
Called = TypeVar("Called", Job, Room)


class Why(IntEnum):
    """Why a record is a match; of one kind of lookup the smaller is the surer."""

    ACCOUNT = 1
    LINKED = 2
    DIRECTORY = 3
    ADMIN = 4
    NAME_AND_MAIL = 11
    NAME_AND_PHONE = 12
    NAME = 13
    MAIL = 14
    PHONE = 15
    NAMESAKE = 16
    SPELLED = 21
    CALLED = 22


@dataclass(frozen=True)
class Match(Generic[T]):
    record: T
    why: Why

    @property
    def rank(self) -> int:
        """How sure it is, the surest first: whom the directory and an admin say differently is nobody for sure."""
        return Why.DIRECTORY if self.why is Why.ADMIN else self.why


def best(matches: Sequence[Match[T]]) -> list[T]:
    """The records of the surest reason, each once."""
    surest = min((one.rank for one in matches), default=None)
    return list({_id(one.record): one.record for one in matches if one.rank == surest}.values())


def only(matches: Sequence[Match[T]]) -> T | None:
    """The record that the surest reason names, None where it names several or there is none."""
    found = best(matches)
    return found[0] if len(found) == 1 else None


def _id(record: Table) -> int:
    return int(record.id)  # type: ignore[attr-defined]


# --- how texts are compared -------------------------------------------------------------------------------------------

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)  # of Unicode's default ignorable characters
_MIDDLE_DOTS = str.maketrans(dict.fromkeys("•‧∙⋅⸱・", "·"))
_BETWEEN_CHINESE = re.compile("(?<=[·\u3400-\u9fff]) (?=[·\u3400-\u9fff])")


def name_key(said: str) -> str:
    seen = _UNSEEN.sub("", _folded(said)).translate(_MIDDLE_DOTS)
    return _BETWEEN_CHINESE.sub("", " ".join(seen.split()))


def mail_key(said: str) -> str:
    return _folded(said).strip()


def phone_key(said: str) -> str:
    """Empty where it is masked, or has fewer than seven digits: that is nobody's number."""
    said = unicodedata.normalize("NFKC", said)
    if "*" in said:
        return ""
    digits = re.sub("[^0-9+]", "", _EXTENSION.sub(r"\1", _MORE_BEHIND.sub(r"\1", said)))
    mobile = re.sub(r"^(?:\+?86)?0?(?=1[0-9]{10}$)", "", re.sub("^00", "+", digits))
    key = re.sub(r"^\+?860?(?=(?:10|[2-9][0-9])[0-9]{8,9}$)", "0", mobile)
    return key if len(key) >= _SHORTEST else ""


_SHORTEST = 7
_MORE_BEHIND = re.compile(
    r"([0-9](?:[^0-9A-Za-z/,;|、#转分]{0,9}[0-9]){6,30})[^0-9A-Za-z/,;|、#转分]*[A-Za-z/,;|、#转分].*$", re.DOTALL
)
_EXTENSION = re.compile(  # behind a whole number of China's: a mobile, or a landline with its area
    r"^([^0-9+]{0,9}(?:(?:\+|00)?86[^0-9+]{0,9})?0?[^0-9+]{0,9}1[3-9](?:[^0-9+]{0,9}[0-9]){9}"
    r"|[^0-9+]{0,9}(?:(?:\+|00)?86[^0-9+]{0,9}0?|0)[^0-9+]{0,9}"
    r"(?:(?:10|2[0-9])(?:[^0-9+]{0,9}[0-9]){8}|[3-9][0-9]{2}(?:[^0-9+]{0,9}[0-9]){7,8}))[^0-9]+[0-9].*$",
    re.DOTALL,
)


def phone_kept(said: str) -> str:
    """As a number is kept and shown: without blanks, dashes and brackets, unless these set an extension apart."""
    said = unicodedata.normalize("NFKC", said).strip()
    bare = re.sub(r"[\s\-()']", "", said)
    return bare if phone_key(bare) == phone_key(said) else said


def _folded(said: str) -> str:
    said = unicodedata.normalize("NFKC", said).replace("İ", "I")  # whose lower case is one letter here, and two there
    return said.lower().replace("ß", "ss").replace("ς", "σ")


# --- addresses: `user_id:lisi`, `email:li4@example.com`, `mobile:13800000000` ---------------------------------------------

_IS_PHONE = re.compile(r"\+?[0-9]{7,20}")


def mail_address(said: str) -> str:
    return f"email:{mail_key(said)}"


def phone_address(said: str) -> str:
    return f"mobile:{phone_key(said)}"


def account_address(said: str) -> str:
    return f"user_id:{said.strip().lower()}"


def address_of(said: str) -> str:
    """As somebody types it: `li4@example.com` is `email:li4@example.com`."""
    kind, _, value = said.partition(":")
    if value and kind in _ADDRESSES:
        return _ADDRESSES[kind](value)
    if "@" in said:
        return mail_address(said)
    bare = re.sub(r"[\s()-]", "", unicodedata.normalize("NFKC", said))
    return phone_address(bare) if _IS_PHONE.fullmatch(bare) and phone_key(bare) else account_address(said)


_ADDRESSES = {"email": mail_address, "mobile": phone_address, "user_id": account_address}


def addresses_of(mail: str, phone: str) -> list[str]:
    """Those that have a key."""
    said = ((mail_key(mail), mail_address(mail)), (phone_key(phone), phone_address(phone)))
    return [address for key, address in said if key]


def masked(address: str) -> str:
    """`138****8000`, `li…@example.com`: enough to know it again, and no address."""
    kind, _, value = address.partition(":")
    if kind == "mobile":
        return f"{value[:3]}****{value[-4:]}" if len(value) > 10 else f"****{value[-2:]}"
    name, at, host = value.partition("@")
    return f"{name[:2] if len(name) > 2 else name[:1]}…{at}{host}"


# --- members ----------------------------------------------------------------------------------------------------------

_CONFIRMED = {"linked": Why.LINKED, "directory": Why.DIRECTORY, "admin": Why.ADMIN}


def members_at(addresses: Collection[str], *, unsure: bool = False) -> dict[str, list[Match[Member]]]:
    """Whose each of these addresses is, by confirmed reasons alone, those who have left included; the surest first. `unsure`:
    also of who is active again, while WeCom has not said whose their account is by now."""
    said = sorted(set(addresses))
    rows = store.fetch(
        """SELECT said.address, found.why, to_json(m) AS member FROM unnest(%(addresses)s::text[]) said (address)
           CROSS JOIN LATERAL (
             SELECT m.id, 'account' AS why FROM member m
               WHERE starts_with(said.address, 'user_id:') AND m.user_id = substr(said.address, 9)
             UNION ALL SELECT a.member_id, a.confirmed_by FROM member_address a WHERE a.address = said.address
               AND (%(unsure)s OR NOT EXISTS (SELECT 1 FROM verification v
                 WHERE v.member_id = a.member_id AND v.former_name IS NOT NULL))
           ) found JOIN member m ON m.id = found.id ORDER BY said.address, m.id""",
        addresses=said,
        unsure=unsure,
    )
    found: dict[str, list[Match[Member]]] = {}
    for row in rows:
        why = _CONFIRMED.get(row["why"], Why.ACCOUNT)
        found.setdefault(row["address"], []).append(Match(from_json(Member, row["member"]), why))
    return {address: sorted(them, key=lambda one: one.why) for address, them in found.items()}


def active_at(addresses: Collection[str]) -> dict[str, Member]:
    """Whose each of these is for sure, of members who are active: who has left stands in nobody's way."""
    found = {
        address: only([one for one in them if one.record.active]) for address, them in members_at(addresses).items()
    }
    return {address: member for address, member in found.items() if member is not None}


class KnownMembers:
    """Some members, those who have left included, by what somebody calls them: account or name, exactly."""

    def __init__(self, known: Iterable[Member] = ()) -> None:
        self._by: dict[str, dict[int, Match[Member]]] = defaultdict(dict)
        self._at_mail = functools.cache(_at_mail)  # a file names many by the same
        for one in known:
            self.learn(one)

    def learn(self, member: Member) -> None:
        for key, why in ((str(member.user_id), Why.ACCOUNT), (name_key(str(member.name)), Why.NAME)):
            if key:
                self._by[key].setdefault(int(member.id), Match(member, why))

    def matches(self, said: str) -> list[Match[Member]]:
        """By id: each once, by their surest reason. A mail names whose it is by what is confirmed, of all members."""
        mails = {int(one.record.id): one for one in self._at_mail(said)} if "@" in said else {}
        found = {**mails, **self._by.get(name_key(said), {})}
        return [found[one] for one in sorted(found)]


def _at_mail(said: str) -> list[Match[Member]]:
    """By the surest reason alone, which an admin may have settled; those who have left where nobody else is."""
    address = mail_address(said)
    there = members_at([address]).get(address, [])
    there = [one for one in there if one.record.active] or there
    return [one for one in there if one.rank == there[0].rank]


def members(said: str) -> list[Match[Member]]:
    return KnownMembers(members_called([name_key(said)])).matches(said)


def members_called(keys: Iterable[str]) -> list[Member]:
    """Of many accounts or names, by `name_key`, in one statement."""
    return [from_json(Member, row["member"]) for row in _CALLED.fetch(said=apart(keys))]


_CALLED = Prepared(
    sql(
        """SELECT to_json(m) AS member FROM member m
        WHERE name_key(m.name) = ANY({said}) OR m.user_id = ANY({said}) ORDER BY m.id""",
        said=words_of("said"),
    )
)


def confirm(member: Member, addresses: Iterable[str], by: Why, now: datetime) -> None:
    """From now on these are theirs, by `DIRECTORY` or `LINKED`. A link of somebody else ends, for an admin has said so; an
    entry of the directory takes nobody's place. The candidates who have one of them are matched by the database."""
    said_by = next(name for name, why in _CONFIRMED.items() if why is by)
    for address in sorted(set(addresses)):
        if by is Why.LINKED:  # of two admins who link it at once, one comes after the other
            store.execute("SELECT pg_advisory_xact_lock(hashtext('link'), hashtext(%(address)s))", address=address)
            store.execute(
                """DELETE FROM member_address WHERE address = %(address)s AND confirmed_by = 'linked'
                   AND member_id <> %(member)s""",
                address=address,
                member=member.id,
            )
        [row] = store.fetch(
            """INSERT INTO member_address (address, confirmed_by, member_id, confirmed_at)
               VALUES (%(address)s, %(by)s, %(member)s, %(now)s)
               ON CONFLICT (address, confirmed_by, member_id) DO UPDATE SET confirmed_at = EXCLUDED.confirmed_at
               RETURNING xmax = 0 AS is_new""",
            address=address,
            by=said_by,
            member=member.id,
            now=now,
        )
        if by is Why.DIRECTORY and row["is_new"]:
            _read_both_again(address, member, now)
        store.execute("DELETE FROM unknown_address WHERE address = %(address)s", address=address)


def _read_both_again(address: str, member: Member, now: datetime) -> None:
    """Where the directory has said of somebody else that it is theirs: one of both may not have it any more."""
    store.execute(
        """UPDATE directory_reading r SET next_at = %(now)s FROM member_address other
           WHERE other.address = %(address)s AND other.confirmed_by = 'directory' AND other.member_id <> %(member)s
             AND r.member_id IN (other.member_id, %(member)s)""",
        address=address,
        member=member.id,
        now=now,
    )


def unlink(address: str) -> Member | None:
    """Whose an admin had said that it is: nobody's by that any more. What it has matched stays matched."""
    rows = store.fetch(
        """DELETE FROM member_address a USING member m WHERE m.id = a.member_id AND a.address = %(address)s
           AND a.confirmed_by = 'linked' RETURNING to_json(m) AS member""",
        address=address,
    )
    return from_json(Member, rows[0]["member"]) if rows else None


def said_by_admins(member: Member) -> dict[str, Any]:
    """The addresses that an admin has linked to them (`linked`), and the mail that an admin has set (`mail`), or None."""
    rows = store.fetch(
        """SELECT address FROM member_address WHERE member_id = %(member)s AND confirmed_by = 'linked' ORDER BY address""",
        member=member.id,
    )
    mail = member.email if member.email_confirmed else None
    return {"linked": [row["address"] for row in rows], "mail": mail}


def forget_confirmed(member: Member) -> None:
    """Nothing says any more that an address is theirs. Their mail is a contact detail, and every match stays."""
    store.execute(
        "DELETE FROM member_address WHERE member_id = %(member)s AND confirmed_by IN ('linked', 'directory')",
        member=member.id,
    )
    if member.email is not None:
        member.email_confirmed = False
        member.save(only=[Member.email_confirmed])


def confirmed_before(addresses: Collection[str], at: datetime) -> set[str]:
    """Those of which the directory has said whose they are, and has not been asked since then."""
    rows = store.fetch(
        """SELECT DISTINCT address FROM member_address
           WHERE address = ANY(%(addresses)s::text[]) AND confirmed_by = 'directory' AND confirmed_at < %(at)s""",
        addresses=list(addresses),
        at=at,
    )
    return {row["address"] for row in rows}


def forget_former(address: str, before: datetime) -> None:
    """The directory was asked whose it is: what it had said before then counts no more. What an admin has said stays, and
    so does every match."""
    store.execute(
        """DELETE FROM member_address WHERE address = %(address)s AND confirmed_by = 'directory'
           AND confirmed_at < %(before)s""",
        address=address,
        before=before,
    )


def read_directory(member: Member, said: Mapping[str, Any], now: datetime, *, asked_for: str = "") -> None:
    """Keep what WeCom's directory says of the member's number and mails (读取成员 path 90196). An app that may not read
    a field does not get it: of that nothing is known, and what was confirmed by it stays. `asked_for`: the address by which
    it has just found them."""
    found = {asked_for} - {""}
    for name, address in _DIRECTORY_FIELDS:
        if name not in said:
            continue
        value = str(said[name] or "")
        if (address is mail_address and "@" in value) or (address is phone_address and phone_key(value)):
            found.add(address(value))
    for kind, names in (("mobile:", ("mobile",)), ("email:", ("email", "biz_mail"))):
        if all(one in said for one in names):
            store.execute(
                """DELETE FROM member_address WHERE member_id = %(member)s AND confirmed_by = 'directory'
                   AND starts_with(address, %(kind)s) AND address <> ALL(%(found)s::text[])""",
                member=member.id,
                kind=kind,
                found=sorted(found),
            )
    confirm(member, found - {asked_for}, Why.DIRECTORY, now)


_DIRECTORY_FIELDS = (("mobile", phone_address), ("email", mail_address), ("biz_mail", mail_address))


# --- candidates -------------------------------------------------------------------------------------------------------


def compare(candidate: Candidate, name: str, mail: str = "", phone: str = "") -> Why | None:
    """What a description has in common with a candidate; None where that is nothing. Another number or mail outweighs one
    that they share: an agency gives its own mailbox for all whom it sends."""
    said = dict(_keys(name, mail, phone))
    theirs = dict(_keys(str(candidate.name), candidate.email or "", candidate.mobile or ""))
    both = [kind for kind in ("mail", "phone") if kind in said and kind in theirs]
    shared = [kind for kind in both if said[kind] == theirs[kind]]
    if said["name"] != theirs["name"] or (shared and shared != both):
        return _SHARED[shared[0]] if shared else None
    if shared:
        return Why.NAME_AND_MAIL if shared[0] == "mail" else Why.NAME_AND_PHONE
    return Why.NAME if len(said) == 1 or len(theirs) == 1 else Why.NAMESAKE


_SHARED = {"mail": Why.MAIL, "phone": Why.PHONE}
_SAME = (Why.NAME_AND_MAIL, Why.NAME_AND_PHONE)


def may_be_same(candidate: Candidate, name: str, mail: str = "", phone: str = "") -> bool:
    """They are the same for sure, or by their name alone as long as nobody says that they are not."""
    return compare(candidate, name, mail, phone) in (*_SAME, Why.NAME)


def meant_by(matches: Iterable[Match[Candidate]], *, by_name: bool = True) -> list[Candidate]:
    """Whom a description may mean: nobody, who is somebody new; one; or several, of whom HR has to say which. By the name
    alone only where HR reads back who it is."""
    there = list(matches)
    same = [one.record for one in there if one.why in _SAME]
    return same or [one.record for one in there if by_name and one.why is Why.NAME]


def how_telling(mail: str, phone: str) -> int:
    """Of several descriptions those that say more come first: what a name alone means depends on all the others."""
    return bool(mail_key(mail)) + bool(phone_key(phone))


def hold_candidates(described: Iterable[tuple[str, str, str]]) -> None:
    """Whoever adds candidates (name, mail, phone) holds them before looking whether they are there, until the commit: who
    else is about to add one of them, by whatever way, comes before or after. In buckets, for a file names thousands."""
    keys = {f"{kind}:{key}" for one in described for kind, key in _keys(*one)}
    store.execute(
        "SELECT pg_advisory_xact_lock(hashtext('candidate'), bucket) FROM unnest(%(buckets)s::int[]) bucket",
        buckets=sorted({zlib.crc32(one.encode()) % _BUCKETS for one in keys}),
    )


_BUCKETS = 64


class Candidates:
    """The candidates who may be meant by some descriptions, each looked up by an index; `learn` adds one."""

    def __init__(self, described: Iterable[tuple[str, str, str]] = ()) -> None:
        """`described`: name, mail and phone of each, the latter two empty where there are none."""
        self._by: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
        self.known = _candidates(list(described))
        for one in self.known:
            self.learn(one)

    def learn(self, candidate: Candidate) -> None:
        """Also what was added to one who is known."""
        for kind, key in _keys(str(candidate.name), candidate.email or "", candidate.mobile or ""):
            if all(one is not candidate for one in self._by[kind, key]):
                self._by[kind, key].append(candidate)

    def matches(self, name: str, mail: str = "", phone: str = "") -> list[Match[Candidate]]:
        """The surest first, and of equals who has been here longest; each once, by their surest reason."""
        near = {one.id: one for key in _keys(name, mail, phone) for one in self._by.get(key, ())}
        found = [Match(one, why) for one in near.values() if (why := compare(one, name, mail, phone)) is not None]
        return sorted(found, key=lambda one: (one.why, one.record.id))


def candidates(name: str, mail: str = "", phone: str = "") -> list[Match[Candidate]]:
    return Candidates([(name, mail, phone)]).matches(name, mail, phone)


def _keys(name: str, mail: str, phone: str) -> list[tuple[str, str]]:
    """By kind; of a mail or a number only where there is one."""
    keys = [("name", name_key(name)), ("mail", mail_key(mail)), ("phone", phone_key(phone))]
    return [(kind, key) for kind, key in keys if key or kind == "name"]


def _candidates(described: Sequence[tuple[str, str, str]]) -> list[Candidate]:
    # OFFSET 0: each is looked up by itself; else all candidates might be read to find a few among them.
    keys: dict[str, set[str]] = {"name": set(), "mail": set(), "phone": set()}
    for one in described:
        for kind, key in _keys(*one):
            keys[kind].add(key)
    rows = store.fetch(
        """SELECT whole.candidate FROM (
             SELECT c.id FROM unnest(%(names)s::text[]) said CROSS JOIN LATERAL (
               SELECT c.id FROM candidate c WHERE name_key(c.name) = said OFFSET 0) c
             UNION SELECT c.id FROM unnest(%(mails)s::text[]) said CROSS JOIN LATERAL (
               SELECT c.id FROM candidate c WHERE mail_key(c.email) = said AND c.email IS NOT NULL OFFSET 0) c
             UNION SELECT c.id FROM unnest(%(phones)s::text[]) said CROSS JOIN LATERAL (
               SELECT c.id FROM candidate c WHERE phone_key(c.mobile) = said AND c.mobile IS NOT NULL OFFSET 0) c) found
           CROSS JOIN LATERAL (SELECT to_json(c) AS candidate FROM candidate c WHERE c.id = found.id OFFSET 0) whole
           ORDER BY found.id""",
        names=sorted(keys["name"]),
        mails=sorted(keys["mail"]),
        phones=sorted(keys["phone"]),
    )
    return [from_json(Candidate, row["candidate"]) for row in rows]


# --- jobs and rooms ---------------------------------------------------------------------------------------------------

_NAMED: dict[type[Table], str] = {Job: "title", Room: "name"}


def jobs(title: str) -> list[Match[Job]]:
    return _called(Job, title)


def rooms(name: str) -> list[Match[Room]]:
    return _called(Room, name)


def _called(table: type[Called], said: str) -> list[Match[Called]]:
    column = _NAMED[table]
    rows = store.fetch(
        sql(
            "SELECT to_json(t) AS found FROM {table} t WHERE name_key(t.{column}) = %(key)s ORDER BY t.id",
            table=identifier(table._meta.table_name),
            column=identifier(column),
        ),
        key=name_key(said),
    )
    found = [from_json(table, row["found"]) for row in rows]
    spelled = [Why.SPELLED if getattr(one, column) == said else Why.CALLED for one in found]
    return sorted((Match(one, why) for one, why in zip(found, spelled, strict=True)), key=lambda one: one.why)


def job_or_new(title: str) -> Job:
    """The one that is called so, added where there is none, or where several are and none is spelled so."""
    return only(jobs(title)) or _added(Job, title)


def room_or_new(name: str) -> Room:
    return only(rooms(name)) or _added(Room, name)


def _added(table: type[Called], said: str) -> Called:
    column = _NAMED[table]
    table.insert(**{column: said}).on_conflict_ignore().execute()
    found: Called = table.get(getattr(table, column) == said)
    return found
