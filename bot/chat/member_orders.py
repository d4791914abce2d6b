"""What an admin orders of a member: whom they mean, and what that member is to be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Any

from bot.interviews import people
from bot.interviews.errors import UserError
from bot.interviews.models import Member
from bot.phrase import joined


class RoleSaid(Enum):
    """What a member is to be, with the words for it; `models.Role` is what they are."""

    INTERVIEWER = ("interviewer", "面试官")
    RECRUITER = ("HR", "HR", "招聘", "recruiter")
    COORDINATOR = ("HR coordinator", "HR 协调", "协调", "招聘协调", "coordinator")
    HIRING_MANAGER = ("hiring manager", "用人经理", "hiring_manager")
    ADMIN = ("admin", "管理员")


class State(Enum):
    """Whether a member may use the bot, and is reminded of what they owe, with the words for it."""

    DEACTIVATED = ("deactivate", "停用", "deactivated", "disable", "remove", "删除", "移除", "离职")
    ACTIVE = ("activate", "启用", "active", "enable", "恢复")
    NOT_NUDGED = ("no nudging", "免催", "don't nudge", "do not nudge", "不催", "不用催", "别催")
    NUDGED = ("nudge", "要催", "取消免催", "恢复催", "nudge again", "nudging")


@dataclass(frozen=True)
class Wanted:
    """Whom an admin means, and what they are to be. `member` is None for an account that nobody has."""

    account: str
    member: Member | None
    role: RoleSaid | None
    state: State | None

    def there(self) -> Member:
        if self.member is None:
            raise UserError("members.none_with_account", account=self.account[:40])
        return self.member


_OF_THE_ACCOUNT = re.compile(
    r"(?:['’]s|的) ?(?:account|login|access|账号|帐号|账户|号)$|^(?:the )?(?:account|login|access) (?:of|for) ",
    re.IGNORECASE,
)


def wanted(person: str, role: RoleSaid | None, state: State | None) -> Wanted:
    """Raises: UserError for words that are left over, for a name of several, and where nobody is named."""
    person = _OF_THE_ACCOUNT.sub("", person)
    if role is not None and (not person or (_role_called(person) and not people.called(person))):
        # The account is called like a role: 成员 admin 停用, 成员 admin 面试官.
        person, role = role.value[0], _role_called(person)
    if role is None and state is None:
        person, role, state = _cut_from(person)
    _check_not_denied(person)
    if not person:
        raise UserError("members.who")
    if role and state:
        raise UserError("members.one_at_a_time")
    account, member = _meant(person)
    return Wanted(account, member, role, state)


NO_EMAIL = "-"
_OF_EMAIL = r"(?:['’]s|的)? ?(?:e-?mail|mail|邮箱)(?: ?地址| address)?"
_EMAIL = re.compile(
    rf"{_OF_EMAIL}(?: ?(?:改成|改为|改回|换成|换回|恢复成|恢复为|设为|设成|改|是|为|is|to|:|：|=)){{0,2}} ?(?P<email>{people.EMAIL.pattern})[ 。.]*$",
    re.IGNORECASE | re.ASCII,
)
_EMAIL_ALONE = re.compile(f"{_OF_EMAIL}$", re.IGNORECASE)


def with_email(arguments: dict[str, Any]) -> dict[str, Any]:
    """李四 邮箱 lisi@example.com: the member, and their address; 李四 邮箱 删除: that they have none."""
    person = str(arguments.get("person", ""))
    if (said := _EMAIL.search(person)) is not None:
        return arguments | {"person": person[: said.start()].strip(), "email": said["email"]}
    alone = _EMAIL_ALONE.search(person)
    if alone is not None and alone.start() and arguments.get("state") is State.DEACTIVATED:
        others = {name: value for name, value in arguments.items() if name != "state"}
        return others | {"person": person[: alone.start()].strip(), "email": NO_EMAIL}
    return arguments


def email_in(text: str) -> str:
    return said["email"] if (said := _EMAIL.search(text)) is not None else ""


def without_email(text: str) -> str:
    """The text without the address and the words that give it."""
    return _EMAIL.sub("", text)


def check_email_alone(email: str, role: RoleSaid | None, state: State | None) -> None:
    """Raises: UserError where something else of the member is to change with their address."""
    if email and (role or state):
        raise UserError("members.mail_alone")


def says_more(person: str) -> bool:
    """lisi 邮箱 x@y, 王五的账号，他调走了: words stand beside a name or an account."""
    person = _OF_THE_ACCOUNT.sub("", person)
    first, *others = person.split() or [""]
    if people.called(person):
        return False
    return bool(people.called(first.lstrip("@")) if others else people.mentioned(person))


def _check_not_denied(person: str) -> None:
    """王五不是管理员 says what somebody is not to be."""
    for denial in ("不再是", "不是", " is not ", " isn't "):
        name, said, _ = person.partition(denial)
        if said and (found := people.called(name.strip())):
            raise UserError("members.what_are_they", id=found[0].user_id)


def _role_called(word: str) -> RoleSaid | None:
    return next((one for one in RoleSaid if word.lower() in one.value), None)


def _cut_from(person: str) -> tuple[str, RoleSaid | None, State | None]:
    """李四停用 and 李四面试官, without a space."""
    for one in (*RoleSaid, *State):
        for word in one.value:
            name = person.removesuffix(word)
            if name != person and not word.isascii() and people.called(name):
                return (name, one, None) if isinstance(one, RoleSaid) else (name, None, one)
    return person, None, None


def _meant(person: str) -> tuple[str, Member | None]:
    """The account that was said, and whose it is if anybody has it. A name does as well.

    Raises: UserError for words that are left over, and for a name of several.
    """
    for said in (person, person.split()[0]):
        found = people.called(said.lstrip("@"))
        if len(found) > 1:
            accounts = joined("mark.names", [str(one.user_id) for one in found])
            raise UserError("members.several_called_so", name=said, accounts=accounts)
        if found or said == person.split()[0]:
            _check_nothing_left(person[len(said) :].strip())
            return said.lstrip("@").lower(), found[0] if found else None
    raise AssertionError  # the loop always returns


def _check_nothing_left(rest: str) -> None:
    if rest:
        raise UserError("members.not_understood", rest=rest[:24])
