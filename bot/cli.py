"""The command line: ``python -m bot migrate | seed | worker | doctor | menu | member | import | send | when | understand``."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import secrets
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import app as composition
from bot import change, demo, directory, doctor, log, worker
from bot.chat import conversation, dialog
from bot.chat.command import collect
from bot.chat.context import Context
from bot.db import clock, ownership, store
from bot.db.store import Purpose
from bot.directory import Account, Known
from bot.doctor.finding import Mark
from bot.imports import importing
from bot.imports.spreadsheet import NotASheet
from bot.interviews import accounts, leaving, people
from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.models import Role
from bot.launch import embedded
from bot.launch.embedded import Embedded
from bot.launch.ownership import Owner, owner_in
from bot.notices import outbox
from bot.settings import BadSettings, Settings, load, load_company_zone, zone
from bot.times.when import NotATime, moment
from bot.times.zones import set_company_zone
from bot.wecom import menu
from bot.wecom.content import TEXT_BYTES
from bot.wecom.errors import DECISIONS, NeedsAdmin, Refused, RetryLater

WAIT_S = 1.0
SENT_WITHIN_S = 10.0


class NotMigrated(Exception):
    """The database lacks tables that this version needs."""


def main(arguments: list[str]) -> int:
    """Run one command; 0 when done, 1 when it could not be, 2 when it was not understood or refused."""
    given = _parser().parse_args(arguments)
    try:
        return int(given.run(given))
    except BadSettings as bad:
        return _complain(f"设置 settings: {bad}", 2)
    except embedded.NotStarted as reason:
        return _complain(str(reason), 1)
    except ownership.NotOurs as refused:
        return _complain(str(refused), 1)
    except NotMigrated:
        return _complain("数据库还没有建好表 The database is not up to date. Run first: python -m bot migrate", 1)
    except store.DatabaseDown:
        return _complain("连不上数据库 The database cannot be reached: check DATABASE_URL.", 1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="面试助手 interview assistant")
    commands = parser.add_subparsers(required=True, metavar="command")

    def add(name: str, run: object, help: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=help, description=help)
        command.set_defaults(run=run)
        return command

    migrated = add("migrate", _migrate, "bring the database up to date, and write down whose it is")
    migrated.add_argument("--belongs-to", choices=[one.value for one in Owner], help="if nobody else can tell")
    migrated.add_argument("--reset-clock", action="store_true", help="undo what tests or the sandbox did to its clock")
    add("seed", _seed, "add the demo's people and interviews around today (not in real mode)")
    add("prepare", _prepare, "migrate, then seed where the mode has demo data")
    add("furnish", _furnish, "fill a sandbox that has just started: invitations and menu (not in real mode)")
    add("worker", _worker, "do what was put off; run any number of them")
    add("doctor", _doctor, "look at everything and say what is wrong, with its cure; 0 only if nothing is")
    add("menu", _menu, "give the app its menu in WeCom")

    member = add("member", _member, "add a member, or change one")
    member.add_argument("userid", help="the account in WeCom (通讯录 → 成员 → 账号)")
    member.add_argument("--role", choices=[role.value for role in Role], type=str.lower)
    member.add_argument("--name", help="as colleagues know them")
    member.add_argument("--email")
    member.add_argument("--deactivate", action="store_true", help="they may no longer use the bot; without it they may")
    member.add_argument("--successor", metavar="USERID", help="who looks after their interviews from now on")

    imported = add("import", _import, "book interviews from a CSV file: all of them or none")
    imported.add_argument("csv", nargs="?", type=Path, help="the file; UTF-8 or GB18030")
    imported.add_argument("--sample", action="store_true", help="write an example to the file, or to standard output")

    imported.add_argument("--invite", action="store_true", help="ask the panels of what is ahead whether they can come")

    sent = add("send", _send, "send a member a message, as the bot would")
    sent.add_argument("userid")
    sent.add_argument("text")

    when = add("when", _when, "show how a time is understood")
    when.add_argument("text")
    when.add_argument("--now", type=_instant, help="ISO, with its offset")
    when.add_argument("--zone", type=_zone, help="such as Europe/London; the company's without it")
    when.add_argument("--lang", choices=("zh", "en"), default="zh", help="of the refusal")

    understood = add("understand", _understand, "show as JSON what a message would call; changes nothing")
    understood.add_argument("text")
    understood.add_argument("--as", dest="user_id", required=True, metavar="USERID")
    understood.add_argument("--now", type=_instant, help="ISO, with its offset")
    return parser


# --- one function for each command ----------------------------------------------------------------------------------


def _migrate(given: argparse.Namespace) -> int:
    settings = load()
    said = Owner(given.belongs_to) if given.belongs_to else None
    with _database(settings, migrated=False, former_belongs_to=said):
        applied = ownership.migrate(owner_in(settings), said=said)
        if given.reset_clock:
            with store.db.connection_context():
                ownership.set_clock_right()
    print(f"数据库 database: {', '.join(applied) or '已是最新 up to date'}")
    return 0


def _seed(_: argparse.Namespace) -> int:
    settings = load()
    if not settings.demo_people:
        return _complain("真实模式不写入演示数据 In real mode nothing is seeded. Add people: python -m bot member …", 2)
    with _database(settings):
        added = demo.top_up(clock.now())
    print(f"演示数据 demo data: +{added}")
    return 0


def _prepare(_: argparse.Namespace) -> int:
    settings = load()
    with _database(settings, migrated=False):
        applied = ownership.migrate(owner_in(settings))
        with store.db.connection_context():
            ownership.check(owner_in(settings))
        print(f"数据库 migrations: {f'+{len(applied)}' if applied else '已是最新 up to date'}", flush=True)
        if settings.demo_people:
            print(f"演示数据 demo data: +{demo.top_up(clock.now())}", flush=True)
    return 0


def _furnish(given: argparse.Namespace) -> int:
    settings = load()
    if not settings.demo_people:
        return _complain("真实模式不用 Not in real mode.", 2)
    with _database(settings):
        demo.open_phones(clock.now())
    return _menu(given)


def _worker(_: argparse.Namespace) -> int:
    log.configure("worker")
    settings = load()
    with composition.with_database(settings, keep=Embedded.keep_running) as ready:
        _wait_for_tables(ready)
        app = composition.build(ready, collect("commands"), Purpose.WORKER)
        store.keep_watch(Purpose.WORKER)
        asyncio.run(worker.work(app.queue, app.dispatcher, app.delivery, app.own_clock))
    return 0


def _doctor(_: argparse.Namespace) -> int:
    count = 0
    for finding in doctor.examine(load(keep=False)):
        print(finding, flush=True)
        count += finding.mark is Mark.WRONG
    print(f"{count} 项要处理 to put right" if count else "一切正常 all is well")
    return 1 if count else 0


def _menu(_: argparse.Namespace) -> int:
    settings = load()
    buttons = menu.buttons(collect("commands").menu)
    with _database(settings) as ready:
        try:
            composition.client(ready).create_menu(buttons)
        except (Refused, NeedsAdmin) as refused:
            en, zh = refused.reason
            return _complain(f"菜单没有设置：{zh}\nThe menu was not set: {en}\n{_ASK_DOCTOR}", 1)
        except RetryLater as later:
            return _complain(
                f"菜单没有设置，过一会再试 The menu was not set, try again later: {later}\n{_ASK_DOCTOR}", 1
            )
    print("\n".join(["菜单已设置 the menu is set:", *(f"  {line}" for line in menu.lines(buttons))]))
    return 0


_ASK_DOCTOR = "查原因 to find out why: python -m bot doctor"


def _send(given: argparse.Namespace) -> int:
    to_user = given.userid.strip().lower()
    if not people.USER_ID.fullmatch(to_user):
        return _complain(f"这不是企业微信的账号 not a WeCom user id: {given.userid[:64]}", 2)
    if not given.text.strip():
        return _complain("没有内容 There is no text.", 2)
    if len(given.text.encode()) > TEXT_BYTES:
        return _complain(f"太长 too long: {len(given.text.encode())} > {TEXT_BYTES} bytes", 2)
    notice = outbox.Notice(
        key=f"said:{secrets.token_hex(8)}",
        to_user=to_user,
        kind="said",
        subject={"zh": given.text, "en": given.text},
    )
    with _database(load()), store.db.connection_context():
        with store.db.atomic():
            outbox.put([notice], clock.now())
        return _became_of(notice)


def _became_of(notice: outbox.Notice) -> int:
    """Wait for the worker, and say what WeCom said."""
    give_up_at = time.monotonic() + SENT_WITHIN_S
    while True:
        state, errcode, last_error = outbox.became_of(notice.key)
        if state == "sent":
            print(f"已发出 sent: {notice.to_user}")
            return 0
        if state == "failed":
            decided = DECISIONS.get(errcode or 0)
            en, zh = decided.reason if decided else (str(last_error), str(last_error))
            return _complain(f"没有发出：{zh}\nNot sent: {en} (errcode {errcode})", 1)
        if time.monotonic() > give_up_at:
            why = f" ({last_error})" if last_error else ""
            return _complain(f"还没有发出，在等 not sent yet, it waits{why}: {notice.to_user}\n{_ASK_DOCTOR}", 1)
        time.sleep(0.2)


def _member(given: argparse.Namespace) -> int:
    if given.deactivate:
        return _deactivate(given)
    role = Role(given.role) if given.role else None
    with _database(load()) as ready:
        account = _looked_up(ready, given.userid)
        if account is not None and account.known is Known.NO:
            return _complain(
                f"企业微信里没有账号 {given.userid}，或不在应用的可见范围内：没有添加\n"
                f"WeCom has no account {given.userid} within the app's visible range: nobody was added.",
                2,
            )
        name = given.name or (account.name if account else None)
        try:
            with store.db.connection_context(), change.begin(clock.now(), kind="operator") as begun:
                member, added = people.put(begun, given.userid, name=name, role=role, email=given.email)
                if account is not None and account.known is Known.LATER:
                    accounts.expect(begun, member)
        except ValueError as wrong:
            return _complain(str(wrong), 2)
        except UserError as refused:
            return _complain(_both(refused), 2)
    if account is not None and account.known is Known.LATER:
        print("待核实：企业微信暂时问不到，后台进程会再问 not verified yet: WeCom could not be asked, the worker will")
    print(f"{'已添加 added' if added else '已更新 updated'}: {member.user_id} · {member.name} · {member.role}")
    return 0


def _looked_up(ready: Settings, user_id: str) -> Account | None:
    """What WeCom says of an account that is new here."""
    user_id = user_id.strip().lower()
    with store.db.connection_context():
        if not people.USER_ID.fullmatch(user_id) or people.known(user_id) is not None:
            return None
    return directory.look_up(composition.client(ready), user_id, clock.now())


def _deactivate(given: argparse.Namespace) -> int:
    with _database(load()), store.db.connection_context():
        member = people.by_user_id(given.userid)
        successor = people.by_user_id(given.successor) if given.successor else None
        for said, found in ((given.userid, member), (given.successor, successor)):
            if said and found is None:
                return _complain(f"没有成员 there is no member {said[:64]}", 2)
        assert member is not None
        try:
            with change.begin(clock.now(), kind="operator") as begun:
                opened = leaving.deactivate(begun, member, successor)
        except UserError as refused:
            return _complain(_both(refused), 2)
    print(f"已停用 deactivated: {member.user_id} · 空出位置 places open: {len(opened)}")
    return 0


def _both(refused: UserError) -> str:
    return "\n".join(words.format(**refused.values) for words in (refused.zh, refused.en))


def _import(given: argparse.Namespace) -> int:
    if given.sample:
        return importing.write_sample(given.csv, clock.own())
    if given.csv is None:
        return _complain("要一个文件 Which file? An example: python -m bot import --sample interviews.csv", 2)
    try:
        sheet = importing.read(given.csv)  # before the database is started, for a wrong file is told at once
    except NotASheet as wrong:
        return _complain(f"{given.csv}: {wrong}", 2)
    with _database(load()) as ready:
        wecom, now = composition.client(ready), clock.now()
        return importing.run(
            sheet, now, invite=given.invite, ask=lambda user_ids: directory.look_up_all(wecom, user_ids, now)
        )


def _zone(name: str) -> ZoneInfo:
    try:
        return zone(name)
    except ValueError:
        raise argparse.ArgumentTypeError(f"没有这个时区 there is no zone {name}") from None


def _when(given: argparse.Namespace) -> int:
    try:
        found = moment(given.text, now=given.now or clock.own(), zone=given.zone or load_company_zone())
    except NotATime as refused:
        return _complain(_why_not(refused, given.lang), 2)
    print(found.start.isoformat() if found.end is None else f"{found.start.isoformat()}/{found.end.isoformat()}")
    return 0


def _understand(given: argparse.Namespace) -> int:
    with _database(load()), store.db.connection_context(), store.db.atomic():
        store.execute("SET TRANSACTION READ ONLY")
        now = given.now or clock.now()
        member = people.by_user_id(given.user_id)
        if member is None:
            return _complain(f"没有成员 no member {given.user_id}. Add: python -m bot member {given.user_id}", 2)
        ctx = Context(member, now, Change(now, member), collect("commands"), dialog=dialog.read(member))
        print(json.dumps(conversation.in_short(ctx, given.text), ensure_ascii=False))
    return 0


# --- what they share ------------------------------------------------------------------------------------------------


def _wait_for_tables(settings: Settings) -> None:
    """A worker that is started while the database is away waits for it. Raises: NotMigrated"""
    while True:
        try:
            with _database(settings, Purpose.WORKER):
                return
        except store.DatabaseDown:
            log.log.error("waiting for the database")
            time.sleep(WAIT_S)


@contextlib.contextmanager
def _database(
    settings: Settings,
    purpose: Purpose = Purpose.TOOL,
    *,
    migrated: bool = True,
    former_belongs_to: Owner | None = None,
) -> Iterator[Settings]:
    """The settings with a database that can be reached: the one they name, or the embedded one for this long.

    Raises: NotMigrated, or ownership.NotOurs, unless `migrated` is not asked for.
    """
    with composition.with_database(settings, former_belongs_to) as ready:
        assert ready.database_url is not None
        set_company_zone(settings.company_zone)
        store.connect(ready.database_url.get_secret_value(), purpose)
        try:
            if migrated:
                with store.db.connection_context():
                    if store.pending_migrations():
                        raise NotMigrated
                    ownership.check(owner_in(settings))
            yield ready
        except Exception as error:
            if store.is_lost(error) or store.is_unable(error):
                raise store.DatabaseDown from error
            raise


def _instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _why_not(refused: NotATime, lang: str) -> str:
    en, zh = _REASONS[refused.reason]
    said = (zh if lang == "zh" else en).format(left=refused.left)
    return f"{said} ({refused.candidate.start.isoformat()}?)" if refused.candidate else said


_REASONS = {
    "not_understood": (
        "I did not understand “{left}”. Try: tomorrow 3pm / 3-13 15:00",
        "没看懂“{left}”。试试：后天下午3点 / 3-13 15:00",
    ),
    "time_missing": ("At what time? For example: tomorrow 3pm", "几点？例如：明天下午3点"),
    "ambiguous_hour": ("Morning or afternoon?", "上午还是下午？"),
    "no_such_date": ("There is no such day or time.", "没有这一天或这个时间。"),
    "past": ("That time is past.", "这个时间已经过了。"),
    "too_far": ("More than 180 days ahead: please confirm the date.", "超过 180 天，请确认日期。"),
    "maybe_past": ("That day may be past: please give the date.", "这一天可能已经过了，请说日期。"),
    "midnight": ("Midnight of which day? Please write 0:00 with the date.", "晚上12点是哪一天？请写 0:00 和日期。"),
}


def _complain(text: str, code: int) -> int:
    sys.stderr.write(f"{text}\n")
    return code
