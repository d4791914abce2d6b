"""Who is called by what in one message: the database is asked of each piece of it once, however often it is read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.db.sql import sql
from bot.db.store import Prepared
from bot.interviews import identity, names, people
from bot.interviews.models import Member

_MOST = 500  # of those surnames; more are too many to know who is meant
_NEAR = Prepared(
    sql(
        """SELECT {columns} FROM member m
        WHERE m.active AND (m.user_id = ANY(%(accounts)s::text[]) OR left(m.name, 1) = ANY(%(surnames)s::text[])) LIMIT {most}""",
        columns=people.COLUMNS,
        most=_MOST,
    )
)


class Called:
    """The members whom the texts of a message call by name or account, as far as it was asked; a mail in a sentence is what
    is said of somebody (关联 li4@example.com 李四), and names nobody."""

    def __init__(self, goes_on: names.GoesOn | None = None) -> None:
        self._goes_on = goes_on
        self._message = names.Message()
        self._asked: set[str] = set()
        self._members: dict[int, Member] = {}

    def expect(self, message: names.Message) -> None:
        """What is asked later is mostly a part of it, so with the first all is asked."""
        self._message = message

    def on_panels(self, word: str, now: datetime) -> list[Member]:
        """Active members who are called so, by `name_key`; where nobody is, those who have left and still stand on a panel."""
        if len(word) > names.LONGEST and not word.isascii():
            return []  # a sentence without spaces
        self._ask({word.lower()})
        if not self._members:
            return []
        key = identity.name_key(word)
        everyone = [one for one in self._by_id() if key in _names_of(one)]
        return people.standing_of(everyone, now)

    def mentioned(self, text: str) -> list[Member]:
        """Active members whose name or account stands in `text`, whatever stands around it; the longest name first.

        An account may be spelled as the name that it is: Zhang San of zhangsan.
        """
        low = text.lower()
        said: set[str] = set()
        if not self._message.has(low):
            said = _with_accounts(names.pieces_of(low, self._goes_on))
        self._ask(said)
        key = identity.name_key(text)
        together = key.replace(" ", "")
        near = [one for one in self._by_id() if any(name in key or name in together for name in _names_of(one))]
        if near and not said:
            said = _with_accounts(names.pieces_of(low, self._goes_on))
        keys = {identity.name_key(one) for one in said}
        found = [one for one in near if one.active and not keys.isdisjoint(_names_of(one))]
        return sorted(found, key=lambda one: -len(str(one.name)))

    def by_name(self, name: str) -> Member | None:
        """Who is called exactly so, of those whom the message has asked for; the database is not asked again."""
        key = identity.name_key(name)
        return next((one for one in self._by_id() if one.active and identity.name_key(str(one.name)) == key), None)

    def near(self, accounts: Iterable[str], surnames: Iterable[str]) -> list[Member]:
        """Active members with one of the accounts, or of one of the surnames: who may be meant by a slip."""
        rows = _NEAR.fetch(accounts=[*accounts], surnames=[*surnames])
        return [one for row in rows if (one := people.taken_from(row)) is not None] if len(rows) < _MOST else []

    def _ask(self, said: set[str]) -> None:
        unknown = {one for one in said - self._asked if not names.IS_NO_NAME.search(one)}
        if not self._asked:
            words = {one for text in self._message.texts for one in text.split()}
            unknown |= _with_accounts(words.union(self._message.pieces))
        if unknown:
            self._asked |= unknown
            for member in identity.members_called(map(identity.name_key, unknown)):
                self._members[int(member.id)] = member

    def _by_id(self) -> list[Member]:
        return [self._members[one] for one in sorted(self._members)]


def _with_accounts(said: set[str]) -> set[str]:
    """zhangsan of Zhang San, too."""
    return said | {one.replace(" ", "") for one in said if " " in one and one.isascii() and one.count(" ") == 1}


def _names_of(member: Member) -> tuple[str, str]:
    return identity.name_key(str(member.name)), str(member.user_id)
