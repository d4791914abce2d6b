"""The one roster of the tests: who is who, and who of them is in WeCom's directory from the start."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from bot.interviews import people
from bot.interviews.audit import Change
from bot.interviews.models import Member, Role
from sandbox import directory


@dataclass(frozen=True)
class Person:
    """`in_directory`: the sandbox's directory has them, too."""

    user_id: str
    name: str
    role: Role = Role.INTERVIEWER
    in_directory: bool = False


ROSTER = {
    one.user_id: one
    for one in (
        Person("zhangsan", "张三", in_directory=True),
        Person("lisi", "李四", in_directory=True),
        Person("wangwu", "王五", in_directory=True),
        Person("zhaoliu", "赵六", in_directory=True),  # whom the demo knows as a stranger
        Person("sunqi", "孙七"),
        Person("sunyi", "孙一"),
        Person("zhangmin", "张敏", Role.RECRUITER, in_directory=True),
        Person("liuyan", "刘燕", Role.RECRUITER),
        Person("liuna", "刘娜", Role.RECRUITER),
        Person("sunli", "孙丽", Role.COORDINATOR),
        Person("zhoujing", "周静", Role.HIRING_MANAGER),
        Person("wuhui", "吴慧", Role.HIRING_MANAGER),
        Person("admin", "管理员", Role.ADMIN, in_directory=True),
        Person("boss", "老板", Role.ADMIN),
    )
}
TEAM = ("zhangsan", "lisi", "wangwu", "zhangmin", "admin")  # of the demo, and of each town
INTERVIEWERS = ("zhangsan", "lisi", "wangwu", "zhaoliu")
RECRUITERS = ("zhangmin", "liuyan")


@contextlib.contextmanager
def directory_of_its_own() -> Iterator[None]:
    """Whom the sandbox's directory gets within has left it afterwards, and who is changed is as before."""
    before = dict(directory.PEOPLE)
    try:
        yield
    finally:
        directory.PEOPLE.clear()
        directory.PEOPLE.update(before)


def person(user_id: str) -> Person:
    """Somebody who is not in the roster is an interviewer without a name."""
    return ROSTER.get(user_id) or Person(user_id, "")


def join(change: Change, user_id: str, role: Role | None = None, name: str = "") -> Member:
    """Make them a member: as the roster has them, or as the test says."""
    known = person(user_id)
    return people.put(change, user_id, name=name or known.name, role=role or known.role)[0]
