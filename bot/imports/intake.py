"""Whom and what a spreadsheet means by its names: members, candidates, jobs, rooms. What is new is added."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from peewee import fn
from pypinyin import lazy_pinyin

from bot.db import store
from bot.directory import Account, Known
from bot.imports.cells import Said
from bot.imports.spreadsheet import BadCell, Row
from bot.interviews import accounts, many, people
from bot.interviews.audit import Change
from bot.interviews.models import Candidate, Interview, Job, Member, Role, Room
from bot.times.typed import normalise


class Mention(NamedTuple):
    """One person as a cell names them: a name, a user id or an e-mail; or ``张三(zhangsan)``, both."""

    name: str
    user_id: str


class Staff:
    """The members, and those whom the spreadsheet introduces with their account."""

    def __init__(self, change: Change, newcomers: Mapping[str, Account]) -> None:
        self._change, self._newcomers = change, newcomers
        self._by_name: dict[str, list[Member]] = defaultdict(list)
        self._by_account: dict[str, Member] = {}  # those who have left included
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
                if name and people.USER_ID.fullmatch(user_id) and user_id not in self._by_account:
                    member, _ = people.put(self._change, user_id, name=name, role=role)
                    if account is not None and account.known is Known.LATER:
                        accounts.expect(self._change, member)
                    self._learn(member)

    def named_in(self, cell: str, column: str, problems: list[BadCell]) -> list[Member]:
        """The members, each once, in the order of the cell. Who is not found goes to `problems`."""
        found: dict[int, Member] = {}
        mentions = self._mentions(cell)
        if cell and not mentions:  # nothing but 、
            problems.append(_unknown(cell, column))
        for mention in mentions:
            try:
                member = self._meant(mention, column)
            except BadCell as bad:
                problems.append(bad)
            else:
                found[member.id] = member
        return list(found.values())

    def _learn(self, member: Member) -> None:
        self._by_account[str(member.user_id)] = member
        if not member.active:
            return
        for name in {normalise(str(one)) for one in (member.name, member.user_id, member.email) if one}:
            self._by_name[name].append(member)
            self._most_words = max(self._most_words, len(name.split()))

    def _meant(self, mention: Mention, column: str) -> Member:
        name, user_id = mention
        if user_id in self._newcomers and self._newcomers[user_id].known is Known.NO:
            raise BadCell(
                f"WeCom has no account {user_id} within the app's visible range.",
                f"企业微信里没有账号 {user_id}，或不在应用的可见范围内。",
            )
        if user_id:
            return self._with_account(name, user_id, column)
        match self._by_name.get(normalise(name), []):
            case [member]:
                return member
            case []:
                raise _unknown(name, column)
            case several:
                accounts = [str(one.user_id) for one in several]
                raise BadCell(
                    f"“{name}” is {len(several)} members: {', '.join(accounts)}. Add the account.",
                    f"“{name}”有 {len(several)} 位：{'、'.join(accounts)}。写上账号：{name}({accounts[0]})",
                )

    def _with_account(self, name: str, user_id: str, column: str) -> Member:
        if not people.USER_ID.fullmatch(user_id):
            raise BadCell(f"“{user_id}” is not a WeCom user id.", f"“{user_id}”不是企业微信的账号。")
        member = self._by_account.get(user_id)
        if member is None:
            raise _unknown(user_id, column)
        if not member.active:
            raise BadCell(
                f"{member.name}({user_id}) is no longer a member. Bring back: python -m bot member {user_id}",
                f"{member.name}({user_id})已停用。恢复：python -m bot member {user_id}",
            )
        if name and member.name != member.user_id and normalise(name) != normalise(str(member.name)):
            raise BadCell(
                f"The account {user_id} is {member.name}, not {name}.", f"账号 {user_id} 是{member.name}，不是{name}。"
            )
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
            if normalise(name) in self._by_name:
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


def _unknown(name: str, column: str) -> BadCell:
    en, zh = {"interviewers": ("interviewer", "面试官"), "recruiter": ("recruiter", "招聘")}[column]
    example = f"{name}({''.join(lazy_pinyin(name)).lower()})" if _HAN.search(name) else f"姓名({name.lower()})"
    return BadCell(
        f"{en} “{name}” is no member. Add the account: {example}", f"{zh}“{name}”不是成员。加上账号：{example}"
    )


class Candidates:
    """The candidates, and those whom the spreadsheet brings.

    The same person is who has the same e-mail; else the same mobile number; else the same name, unless an e-mail or a
    mobile number says otherwise. Of several with one name it is the one who applied for the job, or who has an
    interview at that very time. E-mail and mobile are added where they were missing, never changed.
    """

    def __init__(self, rows: Sequence[Said]) -> None:
        self._by: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
        self._new_ids: list[int] = []
        self.new: list[Candidate] = []
        self.completed: dict[int, Candidate] = {}
        known = _who_may_be_meant(rows)
        for candidate in known:
            self._learn(candidate)
        pairs = store.fetch(
            "SELECT candidate_id, job_id FROM application WHERE candidate_id = ANY(%(ids)s::bigint[])",
            ids=[one.id for one in known],
        )
        self._applied = {(row["candidate_id"], row["job_id"]) for row in pairs}

    def meant(self, said: Said, job: Job) -> Candidate:
        """Who is meant; somebody `new` if there is nobody, who is yet to be written.

        Raises: BadCell when several may be.
        """
        candidate = self._found(said, job)
        if candidate is None:
            candidate = Candidate(id=self._new_id(), name=said.candidate, email=said.email, mobile=said.mobile)
            self.new.append(candidate)
            self._learn(candidate)
        else:
            self._complete(candidate, said)
        self._applied.add((candidate.id, job.id))
        return candidate

    def _found(self, said: Said, job: Job) -> Candidate | None:
        for name, value in (("email", said.email), ("mobile", said.mobile)):
            if value and (found := self._by[name, _same(name, value)]):
                return next((one for one in found if _same_name(one, said)), found[0])
        found = [one for one in self._by["name", normalise(said.candidate)] if not _contradicts(one, said)]
        if len(found) > 1:
            found = [one for one in found if (one.id, job.id) in self._applied] or found
        if len(found) > 1 and said.slot:
            found = [one for one in found if _has_interview_at(one, said.slot[0])] or found
        if len(found) > 1:
            raise BadCell(
                f"{len(found)} candidates are called {said.candidate}. Add an email or a mobile.",
                f"有 {len(found)} 位候选人叫{said.candidate}。写上邮箱或手机。",
            )
        return found[0] if found else None

    def _complete(self, candidate: Candidate, said: Said) -> None:
        if said.email and not candidate.email:
            candidate.email = said.email
            self.completed[candidate.id] = candidate
            self._by["email", _same("email", said.email)].append(candidate)
        if said.mobile and not candidate.mobile:
            candidate.mobile = said.mobile
            self._by["mobile", _same("mobile", said.mobile)].append(candidate)
            self.completed[candidate.id] = candidate

    def _new_id(self) -> int:
        if not self._new_ids:
            self._new_ids = many.new_ids("candidate", many.AT_ONCE)[::-1]
        return self._new_ids.pop()

    def write(self) -> None:
        """Add who is new, and what was missing of the others."""
        written = {one.id for one in self.new}
        for some in many.batches([*self.new, *(one for one in self.completed.values() if one.id not in written)]):
            store.execute(
                """INSERT INTO candidate AS c (id, name, email, mobile) OVERRIDING SYSTEM VALUE
                   SELECT * FROM json_to_recordset(%(rows)s) AS r (id bigint, name text, email text, mobile text)
                   ON CONFLICT (id) DO UPDATE SET email = coalesce(c.email, EXCLUDED.email),
                     mobile = coalesce(c.mobile, EXCLUDED.mobile)""",
                rows=store.json(
                    [{"id": one.id, "name": one.name, "email": one.email, "mobile": one.mobile} for one in some]
                ),
            )

    def _learn(self, candidate: Candidate) -> None:
        self._by["name", normalise(str(candidate.name))].append(candidate)
        for name in ("email", "mobile"):
            if value := getattr(candidate, name):
                self._by[name, _same(name, value)].append(candidate)


def _who_may_be_meant(rows: Sequence[Said]) -> list[Candidate]:
    """The candidates with a name, an address or a number that stands in the rows; each is found by an index."""
    said = {
        "names": {form for one in rows for form in (_lower(one.candidate), normalise(one.candidate))},
        "emails": {form for one in rows if one.email for form in (one.email.lower(), one.email.casefold())},
        "mobiles": {re.sub("[^0-9]", "", one.mobile)[-8:] for one in rows if one.mobile},
    }
    ids = store.fetch(
        """SELECT c.id FROM unnest(%(names)s::text[]) said CROSS JOIN LATERAL (
             SELECT c.id FROM candidate c WHERE lower(normalize(c.name, NFKC)) = said OFFSET 0) c
           UNION SELECT c.id FROM unnest(%(emails)s::text[]) said CROSS JOIN LATERAL (
             SELECT c.id FROM candidate c WHERE lower(c.email) = said AND c.email IS NOT NULL OFFSET 0) c
           UNION SELECT c.id FROM unnest(%(mobiles)s::text[]) said CROSS JOIN LATERAL (
             SELECT c.id FROM candidate c WHERE right(regexp_replace(c.mobile, '[^0-9]', '', 'g'), 8) = said
               AND c.mobile IS NOT NULL OFFSET 0) c""",
        **{name: sorted(values) for name, values in said.items()},
    )
    found = (Candidate.select().where(Candidate.id << [row["id"] for row in some]) for some in many.batches(ids))
    return sorted((one for some in found for one in some), key=lambda one: int(one.id))


def _lower(name: str) -> str:
    """As the index on names has it."""
    return unicodedata.normalize("NFKC", name).lower()


def _same(name: str, value: str) -> str:
    """For comparing; China's own prefix makes no other number."""
    if name == "email":
        return value.casefold()
    return re.sub(r"^(\+|00)?86(?=1[0-9]{10}$)", "", re.sub(r"[^0-9+]", "", value))


def _same_name(candidate: Candidate, said: Said) -> bool:
    return normalise(str(candidate.name)) == normalise(said.candidate)


def _contradicts(candidate: Candidate, said: Said) -> bool:
    """Another address or number; either was already looked for, so that what is there must differ."""
    return bool((candidate.email and said.email) or (candidate.mobile and said.mobile))


def _has_interview_at(candidate: Candidate, start: datetime) -> bool:
    at = (Interview.candidate == candidate) & (fn.lower(Interview.slot) == start) & (Interview.status != "cancelled")
    return bool(Interview.select().where(at).exists())


class Jobs:
    """Jobs by title, added when missing; width and case do not matter."""

    def __init__(self) -> None:
        self._by_title = {normalise(str(job.title)): job for job in Job.select()}

    def titled(self, title: str) -> Job:
        key = normalise(title)
        if key not in self._by_title:
            self._by_title[key], _ = Job.get_or_create(title=title)  # type: ignore[no-untyped-call]
        return self._by_title[key]


class Rooms:
    """Rooms by name, added when missing; width and case do not matter."""

    def __init__(self) -> None:
        self._by_name = {normalise(str(room.name)): room for room in Room.select()}

    def called(self, name: str) -> Room:
        key = normalise(name)
        if key not in self._by_name:
            self._by_name[key], _ = Room.get_or_create(name=name)  # type: ignore[no-untyped-call]
        return self._by_name[key]
