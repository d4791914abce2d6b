"""Whose a database is, the demo's or a company's: as it says itself, or as the people in it tell."""

from __future__ import annotations

from enum import StrEnum

from bot.settings import Settings

# Who the demo adds, and 赵六, who is in its directory to be added by whoever tries it out.
DEMO_ACCOUNTS = ("zhangsan", "lisi", "wangwu", "zhangmin", "admin", "zhaoliu")

# A company may have a zhangsan of its own: an account is the demo's only if no operator has ever added it.
PEOPLE = """
SELECT count(*) FILTER (WHERE is_of_demo) AS demo, count(*) FILTER (WHERE NOT is_of_demo) AS others FROM (
  SELECT user_id = ANY(%(demo_accounts)s) AND NOT EXISTS (SELECT 1 FROM audit_event a
    WHERE a.entity = 'member' AND a.entity_id = m.id AND a.action = 'member.added' AND a.actor_kind = 'operator'
  ) AS is_of_demo FROM member m) people
"""


class Owner(StrEnum):
    """Whose people, interviews and messages a database holds. Never both."""

    DEMO = "demo"
    COMPANY = "company"


MIXED = (
    "The demo's people and others are in this database. To keep all of it for the company: python -m bot migrate "
    "--belongs-to company, then deactivate the demo's people by “members”; to leave it to the demo: python -m bot "
    "migrate --belongs-to demo",
    "这个数据库里既有演示成员，也有别的成员。全部留给公司：python -m bot migrate --belongs-to company，"
    "之后在 成员 里停用演示成员；算作演示的：python -m bot migrate --belongs-to demo",
)


class Mixed(Exception):
    """The demo's people and others are in one database: only somebody who knows can say whose it is."""


def by_people(demo: int, others: int) -> Owner:
    """Whose a database is in which nobody has written it down, by the numbers of its members.

    Raises: Mixed
    """
    if demo and others:
        raise Mixed
    return Owner.DEMO if demo else Owner.COMPANY


def owner_in(settings: Settings) -> Owner:
    """Whose database this mode works on."""
    return Owner.DEMO if settings.demo_people else Owner.COMPANY
