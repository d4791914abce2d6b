"""The command line: ``python -m bot migrate | seed | worker | doctor | menu | member | import | hooks | send | when | understand | misses | reference``."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import NoReturn
from zoneinfo import ZoneInfo

from bot.bilingual import words
from bot.cli.complaint import NotMigrated, complain
from bot.db import ownership, store
from bot.interviews.models import Role
from bot.launch import embedded
from bot.launch.ownership import Owner
from bot.settings import BadSettings, zone


def main(arguments: list[str]) -> int:
    """Run one command; 0 when done, 1 when it could not be, 2 when it was not understood or refused."""
    if not all(_is_text(one) for one in arguments):
        return complain(words("An argument is not in UTF-8.", "有参数不是 UTF-8 编码。"), 2)
    given = _parser().parse_args(arguments)
    try:
        return _loaded(given.run)(given)
    except BadSettings as bad:
        return complain(f"设置 settings: {bad}", 2)
    except embedded.NotStarted as reason:
        return complain(str(reason), 1)
    except ownership.NotOurs as refused:
        return complain(str(refused), 1)
    except NotMigrated:
        told = words("The database is not up to date. Run first", "数据库还没有建好表，先执行")
        return complain(f"{told}: python -m bot migrate", 1)
    except store.DatabaseDown:
        return complain(
            words("The database cannot be reached: check DATABASE_URL.", "连不上数据库，请检查 DATABASE_URL。"), 1
        )


def _loaded(run: str) -> Callable[[argparse.Namespace], int]:
    """A function of one of the modules here. None of the commands waits for what the others need."""
    module, _, function = run.partition(".")
    found: Callable[[argparse.Namespace], int] = getattr(import_module(f"bot.cli.{module}"), function)
    return found


def _is_text(argument: str) -> bool:
    try:
        argument.encode()
    except UnicodeEncodeError:
        return False
    return True


# What argparse puts around our own words.
_AROUND = {
    "usage: ": "用法：",
    "positional arguments:": "参数：",
    "options:": "选项：",
    "show this help message and exit": "显示这段说明",
}


class _Parser(argparse.ArgumentParser):
    """Its complaints are English; whoever reads Chinese is told at least what they are about."""

    def format_help(self) -> str:
        text = super().format_help()
        for en, zh in _AROUND.items():
            text = text.replace(en, words(en, zh))
        return text

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        how = words("for help", "看用法")
        sys.exit(complain(f"{words('not understood', '看不懂')}: {message}\n{how}: {self.prog} --help", 2))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m bot", description=words("interview assistant", "面试助手"))
    commands = parser.add_subparsers(required=True, metavar="command")

    def add(name: str, run: str, en: str, zh: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=words(en, zh), description=words(en, zh))
        command.set_defaults(run=run)
        return command

    migrated = add(
        "migrate", "installation.migrate", "bring the database up to date, and write down whose it is", "更新数据库的表"
    )
    migrated.add_argument(
        "--belongs-to",
        choices=[one.value for one in Owner],
        help=words("whose it is, if nobody else can tell", "看不出库是谁的时候，由你说"),
    )
    migrated.add_argument(
        "--reset-clock",
        action="store_true",
        help=words("undo what tests or the sandbox did to its clock", "撤掉测试或沙箱对时钟的改动"),
    )
    add(
        "seed",
        "installation.seed",
        "add the demo's people and interviews around today (not in real mode)",
        "写入演示的人和今天前后的面试（真实模式不写）",
    )
    add(
        "prepare",
        "installation.prepare",
        "migrate, then seed where the mode has demo data",
        "先 migrate，演示模式再 seed",
    )
    furnish = add(
        "furnish",
        "installation.furnish",
        "fill a sandbox that has just started: invitations and menu (not in real mode)",
        "给刚启动的沙箱发邀请、设菜单（真实模式不用）",
    )
    furnish.add_argument(
        "--since",
        type=float,
        metavar="SECONDS",
        help=words("when it was started (Unix time); default: now", "它什么时候启动的（Unix 时间），默认现在"),
    )
    add("worker", "working.work", "do what was put off; run any number of them", "后台进程，可以跑多个")
    add(
        "doctor",
        "examination.examine",
        "look at everything and say what is wrong, with its cure; 0 only if nothing is",
        "全部检查一遍，哪里不对、怎么改；都好才返回 0",
    )
    add("menu", "installation.give_menu", "give the app its menu in WeCom", "设置聊天底部的菜单")

    member = add("member", "members.put", "add a member, or change one", "添加或修改成员")
    member.add_argument("userid", help=words("the account in WeCom", "企业微信账号（通讯录 → 成员 → 账号）"))
    member.add_argument(
        "--role",
        choices=[role.value for role in Role],
        type=str.lower,
        help=words("what they are here; somebody new is an interviewer unless said", "角色；新成员不写就是面试官"),
    )
    member.add_argument("--name", help=words("as colleagues know them", "同事怎么称呼"))
    member.add_argument("--email", help=words("to be found by it, too", "也能用它找到这个人"))
    member.add_argument(
        "--deactivate",
        action="store_true",
        help=words("they may no longer use the bot; without it they may", "停用；不写就是可以用"),
    )
    member.add_argument(
        "--successor",
        metavar="USERID",
        help=words("who looks after their interviews from now on", "负责的面试以后由谁跟进"),
    )

    imported = add(
        "import",
        "interviews.import_sheet",
        "book interviews from a CSV file: all of them or none",
        "从 CSV 文件导入面试：要么全部，要么一场不动",
    )
    imported.add_argument("csv", nargs="?", type=Path, help=words("the file; UTF-8 or GB18030", "文件，UTF-8 或 GBK"))
    imported.add_argument(
        "--sample",
        action="store_true",
        help=words("write an example to the file, or to standard output", "把示例写到文件；不给文件就打印出来"),
    )
    imported.add_argument(
        "--invite",
        action="store_true",
        help=words("ask the panels of what is ahead whether they can come", "给还没开始的面试的面试官发邀请"),
    )

    sent = add("send", "members.send", "send a member a message, as the bot would", "以机器人的名义发一条消息")
    sent.add_argument("userid", help=words("the account in WeCom", "企业微信账号"))
    sent.add_argument("text", help=words("what it says", "要发的话"))

    when = add("when", "understanding.show_time", "show how a time is understood", "看一个时间会怎么理解")
    when.add_argument("text", help=words("such as tomorrow 3pm", "例如 明天下午三点"))
    when.add_argument("--now", type=_instant, help=words("ISO, with its offset", "现在是几点，ISO 格式带时差"))
    when.add_argument(
        "--zone",
        type=_zone,
        help=words("such as Europe/London; the company's without it", "例如 Europe/London，不写是公司时区"),
    )
    when.add_argument(
        "--lang",
        choices=("zh", "en"),
        help=words("of the refusal; the terminal's without it", "看不懂时用哪种语言说，不写跟终端走"),
    )

    understood = add(
        "understand",
        "understanding.show_call",
        "show as JSON what a message would call; changes nothing",
        "看一句话会怎么理解（JSON），什么都不改",
    )
    understood.add_argument("text", help=words("what somebody might send", "大家会发的一句话"))
    understood.add_argument(
        "--as", dest="user_id", required=True, metavar="USERID", help=words("who sends it", "谁发的（账号）")
    )
    understood.add_argument("--now", type=_instant, help=words("ISO, with its offset", "现在是几点，ISO 格式带时差"))

    hooks = add(
        "hooks", "hooks.list_them", "what other systems sent, and what became of it", "外部系统发来了什么、处理得怎样"
    )
    hooks.set_defaults(most=50)
    what = hooks.add_subparsers(metavar="list|show|retry")
    listed = what.add_parser("list", help=words("the newest first", "新的在前"))
    listed.add_argument("--most", type=_count, default=50, metavar="N", help=words("at most so many", "最多列几条"))
    for name, run, en, zh in (
        ("show", "hooks.show", "one, with all that was sent", "看一条的全部内容"),
        ("retry", "hooks.retry", "do one once more", "再做一次"),
    ):
        one = what.add_parser(name, help=words(en, zh))
        one.add_argument("id", type=int, help=words("its number in the list", "列表里的编号"))
        one.set_defaults(run=run)

    reference = add(
        "reference", "reference.show", "print all commands as a page (Markdown)", "打印命令大全（Markdown）"
    )
    reference.add_argument("--lang", choices=("zh", "en"), help=words("the terminal's without it", "不写跟终端走"))

    missed = add(
        "misses",
        "understanding.show_misses",
        "list what was not understood in the last 30 days, without names, the most frequent first",
        "列出近 30 天没看懂的话（已隐去人名和编号），次数多的在前",
    )
    missed.add_argument("--most", type=_count, default=50, metavar="N", help=words("at most so many", "最多列几条"))
    return parser


def _count(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,5}", text):
        raise argparse.ArgumentTypeError(f"“{text}”: {words('a number from 1', '要写 1 或更大的数')}")
    return int(text)


def _instant(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
        if not 1970 <= at.year <= 2200:  # what is next to it has to be a time, too
            raise ValueError
    except ValueError:
        said = words("no instant, try", "不是时间，例如")
        raise argparse.ArgumentTypeError(f"“{text}”: {said} 2026-03-11T10:00+08:00") from None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _zone(name: str) -> ZoneInfo:
    try:
        return zone(name)
    except ValueError:
        said = words(f"there is no zone “{name}”, try", f"没有时区“{name}”，例如")
        raise argparse.ArgumentTypeError(f"{said} Europe/London") from None
