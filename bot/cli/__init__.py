"""The command line: ``python -m bot migrate | seed | worker | doctor | menu | member | import | send | when | understand``."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.cli import installation, interviews, members, understanding
from bot.cli.complaint import complain
from bot.cli.database import NotMigrated
from bot.db import ownership, store
from bot.interviews.models import Role
from bot.launch import embedded
from bot.launch.ownership import Owner
from bot.settings import BadSettings, zone


def main(arguments: list[str]) -> int:
    """Run one command; 0 when done, 1 when it could not be, 2 when it was not understood or refused."""
    given = _parser().parse_args(arguments)
    try:
        return int(given.run(given))
    except BadSettings as bad:
        return complain(f"设置 settings: {bad}", 2)
    except embedded.NotStarted as reason:
        return complain(str(reason), 1)
    except ownership.NotOurs as refused:
        return complain(str(refused), 1)
    except NotMigrated:
        return complain("数据库还没有建好表 The database is not up to date. Run first: python -m bot migrate", 1)
    except store.DatabaseDown:
        return complain("连不上数据库 The database cannot be reached: check DATABASE_URL.", 1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="面试助手 interview assistant")
    commands = parser.add_subparsers(required=True, metavar="command")

    def add(name: str, run: object, help: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=help, description=help)
        command.set_defaults(run=run)
        return command

    migrated = add("migrate", installation.migrate, "bring the database up to date, and write down whose it is")
    migrated.add_argument("--belongs-to", choices=[one.value for one in Owner], help="if nobody else can tell")
    migrated.add_argument("--reset-clock", action="store_true", help="undo what tests or the sandbox did to its clock")
    add("seed", installation.seed, "add the demo's people and interviews around today (not in real mode)")
    add("prepare", installation.prepare, "migrate, then seed where the mode has demo data")
    add(
        "furnish", installation.furnish, "fill a sandbox that has just started: invitations and menu (not in real mode)"
    )
    add("worker", installation.work, "do what was put off; run any number of them")
    add("doctor", installation.examine, "look at everything and say what is wrong, with its cure; 0 only if nothing is")
    add("menu", installation.give_menu, "give the app its menu in WeCom")

    member = add("member", members.put, "add a member, or change one")
    member.add_argument("userid", help="the account in WeCom (通讯录 → 成员 → 账号)")
    member.add_argument("--role", choices=[role.value for role in Role], type=str.lower)
    member.add_argument("--name", help="as colleagues know them")
    member.add_argument("--email")
    member.add_argument("--deactivate", action="store_true", help="they may no longer use the bot; without it they may")
    member.add_argument("--successor", metavar="USERID", help="who looks after their interviews from now on")

    imported = add("import", interviews.import_sheet, "book interviews from a CSV file: all of them or none")
    imported.add_argument("csv", nargs="?", type=Path, help="the file; UTF-8 or GB18030")
    imported.add_argument("--sample", action="store_true", help="write an example to the file, or to standard output")

    imported.add_argument("--invite", action="store_true", help="ask the panels of what is ahead whether they can come")

    sent = add("send", members.send, "send a member a message, as the bot would")
    sent.add_argument("userid")
    sent.add_argument("text")

    when = add("when", understanding.show_time, "show how a time is understood")
    when.add_argument("text")
    when.add_argument("--now", type=_instant, help="ISO, with its offset")
    when.add_argument("--zone", type=_zone, help="such as Europe/London; the company's without it")
    when.add_argument("--lang", choices=("zh", "en"), default="zh", help="of the refusal")

    understood = add("understand", understanding.show_call, "show as JSON what a message would call; changes nothing")
    understood.add_argument("text")
    understood.add_argument("--as", dest="user_id", required=True, metavar="USERID")
    understood.add_argument("--now", type=_instant, help="ISO, with its offset")
    return parser


def _instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _zone(name: str) -> ZoneInfo:
    try:
        return zone(name)
    except ValueError:
        raise argparse.ArgumentTypeError(f"没有这个时区 there is no zone {name}") from None
