"""The company as WeCom's directory sees it."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Person:
    """Somebody who may open the app; `color` (CSS) is for the avatar.

    `role` is what the demo's people are to the bot, for the page alone: WeCom knows nothing of it.
    """

    user_id: str
    name: str
    color: str
    role: str | None = None
    mobile: str = ""
    email: str = ""


PEOPLE = {
    person.user_id: person
    for person in (
        Person("zhangsan", "张三", "#2f6fd6", "interviewer"),
        Person("lisi", "李四", "#0f8a5f", "interviewer"),
        Person("wangwu", "王五", "#b4581a", "interviewer"),
        Person("zhangmin", "张敏", "#a83a7d", "hr"),
        Person("admin", "管理员", "#5b6473", "admin"),
        # In the directory, yet no member of the bot: tries what a stranger is told.
        Person("zhaoliu", "赵六", "#6a4fc4", "stranger", mobile="13900000006", email="zhaoliu@example.com"),
    )
}


def hire(user_id: str, name: str, **contacts: str) -> Person:
    """Add a person, or give an account that is there to another, as a company's administrator does in the console.
    `contacts`: mobile and email, which stay as they are where they are not said."""
    account = user_id.lower()
    known = PEOPLE.get(account) or Person(account, name, "#5b6473")
    PEOPLE[account] = replace(known, name=name, **{kind: said.lower() for kind, said in contacts.items()})
    return PEOPLE[account]


def find(who: str) -> Person | None:
    """The person with this user id (in any case) or this name."""
    return PEOPLE.get(who.lower()) or next((person for person in PEOPLE.values() if person.name == who), None)
