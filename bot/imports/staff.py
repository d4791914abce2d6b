"""Which members a spreadsheet means, and whom it introduces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bot.directory import Account, Known
from bot.imports.spreadsheet import BadCell, Row
from bot.interviews import accounts, identity, people
from bot.interviews.audit import Change
from bot.interviews.identity import Why
from bot.interviews.models import Member, Role
from bot.phrase import Phrase, joined


class Mention(NamedTuple):
    """One person as a cell names them: a name, a user id or an e-mail; or ``张三(zhangsan)``, both."""

    name: str
    user_id: str


class Staff:
    """The members, and those whom the spreadsheet introduces with their account."""

    def __init__(self, change: Change, newcomers: Mapping[str, Account]) -> None:
        self.change, self._newcomers = change, newcomers
        self._known = identity.KnownMembers()  # those who have left included
        self._most_words = 1  # of a member's name
        for member in people.ever():
            self._learn(member)

    def enrol(self, cells: Iterable[str], role: Role) -> None:
        """Add who is named with an account that nobody has; who has one keeps their name and role."""
        for cell in cells:
            for name, user_id in self._mentions(cell):
                account = self._newcomers.get(user_id)
                if account is not None and account.known is Known.NO:
                    continue
                if name and people.USER_ID.fullmatch(user_id) and self._account(user_id) is None:
                    member, _ = people.put(self.change, user_id, name=name, role=role)
                    if account is not None and account.known is Known.LATER:
                        accounts.expect(self.change, member)
                    self._learn(member)

    def named_in(self, row: Row, column: str, problems: list[BadCell]) -> list[Member]:
        """The members, each once, in the order of the cell. Who is not found goes to `problems`."""
        cell, called = row.cells[column], row.called(column)
        found: dict[int, Member] = {}
        mentions = self._mentions(cell)
        if cell and not mentions:  # nothing but 、
            problems.append(_unknown(cell, called))
        for mention in mentions:
            try:
                member = self._meant(mention, called)
            except BadCell as bad:
                problems.append(bad)
            else:
                found[member.id] = member
        return list(found.values())

    def _learn(self, member: Member) -> None:
        self._known.learn(member)
        self._most_words = max(self._most_words, len(str(member.name).split()))

    def _called(self, name: str) -> list[Member]:
        return [one.record for one in self._known.matches(name) if one.record.active]

    def _account(self, user_id: str) -> Member | None:
        return next((one.record for one in self._known.matches(user_id) if one.why is Why.ACCOUNT), None)

    def _meant(self, mention: Mention, called: str | Phrase) -> Member:
        name, user_id = mention
        if user_id in self._newcomers and self._newcomers[user_id].known is Known.NO:
            raise BadCell("cell.no_account", account=user_id)
        if user_id:
            return self._with_account(name, user_id, called)
        match self._called(name):
            case [member]:
                return member
            case []:
                raise _unknown(name, called)
            case several:
                accounts = [str(one.user_id) for one in several]
                them, n = joined("mark.names", accounts), len(several)
                raise BadCell("cell.several_members", who=name, n=n, accounts=them, example=f"{name}({accounts[0]})")

    def _with_account(self, name: str, user_id: str, called: str | Phrase) -> Member:
        if not people.USER_ID.fullmatch(user_id):
            raise BadCell("cell.no_user_id", account=user_id)
        member = self._account(user_id)
        if member is None:
            raise _unknown(user_id, called)
        if not member.active:
            raise BadCell("cell.deactivated", who=member.name, account=user_id)
        if name and member.name != member.user_id and identity.name_key(name) != identity.name_key(str(member.name)):
            raise BadCell("cell.other_account", account=user_id, who=member.name, said=name)
        return member

    def _mentions(self, cell: str) -> list[Mention]:
        found = []
        for piece in re.split(r"[、,，;；/／]", cell):
            words = _WORD.findall(re.sub(r"\s*[(（]\s*([^()（）]*?)\s*[)）]", r"(\1) ", piece))
            while words:
                count = self._words_of_first(words)
                name, _, user_id = " ".join(words[:count]).partition("(")
                found.append(Mention(name, user_id.removesuffix(")").lower()))
                words = words[count:]
        return found

    def _words_of_first(self, words: list[str]) -> int:
        """A space may divide two people or belong to a name: the longest name that a member has, else Mary Jones(mary)."""
        for count in range(min(len(words), self._most_words), 0, -1):
            name = " ".join([*words[: count - 1], words[count - 1].partition("(")[0]])
            if self._called(name):
                return count
        for count, word in enumerate(words, 1):
            if _HAN.search(word):
                return 1
            if word.endswith(")"):
                return count
        return 1


def new_accounts(rows: Iterable[Row]) -> list[str]:
    """Accounts, as in 张三(zhangsan), that no member has or had."""
    cells = (row.cells[column] for row in rows for column in ("interviewers", "recruiter"))
    said = {found.strip().lower() for cell in cells for found in _ACCOUNT.findall(cell)}
    return accounts.new_among([one for one in said if people.USER_ID.fullmatch(one)])


_ACCOUNT = re.compile(r"[(（]([^()（）]+)[)）]")
_HAN = re.compile("[\u3400-\u9fff]")
_WORD = re.compile(r"[^\s(]*\([^()]*\)|\S+")


def _unknown(name: str, called: str | Phrase) -> BadCell:
    from pypinyin import lazy_pinyin  # a quarter of what every process would load, for few names

    example: str | Phrase = f"{name}({''.join(lazy_pinyin(name)).replace(' ', '').lower()})"
    if not _HAN.search(name) and " " not in name:  # it may be the account
        example = Phrase("cell.name_and_account", account=name.lower())
    return BadCell("cell.no_member", column=called, who=name, example=example)
