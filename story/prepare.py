"""``python -m story.prepare LANG``: the story's company as it stands before the first scene."""

from __future__ import annotations

import sys

from bot import change
from bot.cli.database import opened
from bot.db import clock, ownership, signing_on, store
from bot.interviews import people
from bot.interviews.models import Role
from bot.launch.ownership import Owner
from bot.settings import load
from story.calendar import begins
from story.house import FOLDER

PEOPLE = (
    ("zhangsan", "张三", Role.INTERVIEWER),
    ("lisi", "李四", Role.INTERVIEWER),
    ("wangwu", "王五", Role.INTERVIEWER),
    ("zhangmin", "张敏", Role.RECRUITER),
    ("admin", "管理员", Role.ADMIN),
)


def main(lang: str) -> None:
    settings = load()
    if settings.var.name != FOLDER:
        sys.exit(f"{settings.var}: not the story's, whose database is emptied")
    with opened(settings, migrated=False):
        with store.db.connection_context():
            _empty()
        ownership.migrate(Owner.DEMO)
        with store.db.connection_context():
            clock.go_to(begins(clock.own()))
            _hire(lang)


def _empty() -> None:
    """What the last telling left is gone; never anything of a company's."""
    if store.fetch("SELECT 1 FROM pg_class WHERE oid = to_regclass('belongs_to')"):
        ownership.check(Owner.DEMO)
    store.execute("DROP SCHEMA public CASCADE")
    store.execute("CREATE SCHEMA public")


def _hire(lang: str) -> None:
    """Each has chosen the story's language: a page in another changes nothing of it."""
    with change.begin(clock.now(), kind="system", tell=False) as begun:
        for user_id, name, role in PEOPLE:
            member, _ = people.put(begun, user_id, name=name, role=role)
            people.set_language(begun, member, lang)
            people.put(begun, user_id, email=f"{user_id}@example.com")  # by which a room knows whom to let in
    signing_on.works()  # the sandbox plays it


if __name__ == "__main__":
    main(sys.argv[1])
