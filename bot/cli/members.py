"""``member | send``: who may use it, and does a message reach them."""

from __future__ import annotations

import argparse
import secrets
import time

from bot import change, directory
from bot.bilingual import words
from bot.cli.complaint import ASK_DOCTOR, complain, told
from bot.cli.database import opened
from bot.db import clock, store
from bot.directory import Account, Known
from bot.interviews import accounts, leaving, people, sitting
from bot.interviews.errors import UserError
from bot.interviews.models import Role
from bot.notices import outbox
from bot.notices.catalogue.people import SAID
from bot.settings import Settings, load
from bot.texts import in_both
from bot.times.zones import company_zone
from bot.wecom.client import client
from bot.wecom.content import TEXT_BYTES
from bot.wecom.errors import DECISIONS

SENT_WITHIN_S = 10.0
LONGEST_NAME, LONGEST_EMAIL = 64, 254


def put(given: argparse.Namespace) -> int:
    if wrong := _why_not(given):
        return complain(wrong, 2)
    if given.deactivate:
        return _deactivate(given)
    role = Role(given.role) if given.role else None
    with opened(load()) as ready:
        account = _looked_up(ready, given.userid)
        if account is not None and account.known is Known.NO:
            return complain(
                words(
                    f"WeCom has no account {given.userid} within the app's visible range: nobody was added.",
                    f"企业微信里没有账号 {given.userid}，或不在应用的可见范围内：没有添加。",
                    "\n",
                ),
                2,
            )
        name = given.name or (account.name if account else None)
        try:
            with store.db.connection_context(), change.begin(clock.now(), kind="operator") as begun:
                former = people.known(given.userid.strip())
                member, added = people.put(begun, given.userid, name=name, role=role, email=given.email)
                if former is not None and not former.active and not accounts.is_expected(former):
                    accounts.ask_whose_it_is(begun, former)
                if account is not None and account.known is Known.LATER:
                    accounts.expect(begun, member)
        except UserError as refused:
            return complain(told(refused), 2)
    if account is not None and account.known is Known.LATER:
        print(
            words(
                "not verified yet: WeCom could not be asked, the worker will",
                "待核实：企业微信暂时问不到，后台进程会再问",
            )
        )
    done = words("added", "已添加") if added else words("updated", "已更新")
    print(f"{done}: {member.user_id} · {member.name} · {member.role}")
    return 0


def _why_not(given: argparse.Namespace) -> str:
    """What is wrong with what was typed; empty if nothing is."""
    if not people.USER_ID.fullmatch(given.userid.strip().lower()):
        return _no_user_id(given.userid)
    if given.email and (len(given.email) > LONGEST_EMAIL or not people.EMAIL.fullmatch(given.email)):
        return f"{words('not an e-mail address', '这不是邮箱')}: {given.email[:64]}"
    if given.name and len(given.name) > LONGEST_NAME:
        return words(
            f"The name is too long, at most {LONGEST_NAME} characters.", f"名字太长，最多 {LONGEST_NAME} 个字。"
        )
    if given.successor and not given.deactivate:
        return words("--successor goes with --deactivate.", "--successor 要和 --deactivate 一起用。")
    if given.deactivate and (given.role or given.name or given.email):
        return words("--deactivate changes nothing else.", "--deactivate 不能和 --role、--name、--email 一起用。")
    return ""


def _no_user_id(said: str) -> str:
    return f"{words('not a WeCom user id', '这不是企业微信的账号')}: {said[:64]}"


def _looked_up(ready: Settings, user_id: str) -> Account | None:
    """What WeCom says of an account that is new here."""
    user_id = user_id.strip().lower()
    with store.db.connection_context():
        if not people.USER_ID.fullmatch(user_id) or people.known(user_id) is not None:
            return None
    return directory.look_up(client(ready), user_id, clock.now())


def _deactivate(given: argparse.Namespace) -> int:
    with opened(load()), store.db.connection_context():
        member = people.by_user_id(given.userid)
        successor = people.by_user_id(given.successor) if given.successor else None
        for said, found in ((given.userid, member), (given.successor, successor)):
            if said and found is None:
                return complain(f"{words('there is no member', '没有成员')} {said[:64]}", 2)
        assert member is not None
        try:
            with change.begin(clock.now(), kind="operator") as begun:
                places = leaving.deactivate(begun, member, successor)
        except UserError as refused:
            return complain(told(refused), 2)
    print(f"{words('deactivated', '已停用')}: {member.user_id} · {words('places open', '空出位置')}: {len(places)}")
    return 0


def send(given: argparse.Namespace) -> int:
    to_user = given.userid.strip().lower()
    if not people.USER_ID.fullmatch(to_user):
        return complain(_no_user_id(given.userid), 2)
    if not given.text.strip():
        return complain(words("There is no text.", "没有内容。"), 2)
    if len(given.text.encode()) > TEXT_BYTES:
        return complain(f"{words('too long', '太长')}: {len(given.text.encode())} > {TEXT_BYTES} bytes", 2)
    notice = outbox.Notice(
        key=f"said:{secrets.token_hex(8)}",
        to_user=to_user,
        kind=SAID.name,
        subject={"zh": given.text, "en": given.text},
    )
    with opened(load()), store.db.connection_context():
        with store.db.atomic():
            outbox.put([notice], clock.now())
        return _became_of(notice)


def _became_of(notice: outbox.Notice) -> int:
    """Wait for the worker, and say what WeCom said."""
    give_up_at = time.monotonic() + SENT_WITHIN_S
    while True:
        found = outbox.became_of(notice.key)
        if found.state == "sent":
            print(f"{words('sent', '已发出')}: {notice.to_user}")
            return 0
        if found.state == "failed":
            decided = DECISIONS.get(found.errcode or 0)
            en, zh = in_both(decided.reason) if decided else (str(found.last_error), str(found.last_error))
            return complain(
                words(f"Not sent: {en} (errcode {found.errcode})", f"没有发出：{zh} (errcode {found.errcode})", "\n"), 1
            )
        if found.held_until is not None:
            member = people.by_user_id(notice.to_user)  # who may go on to another interview directly
            free = sitting.quiet_until(member, clock.now()) if member is not None else None
            who, at = notice.to_user, f"{(free or found.held_until).astimezone(company_zone()):%H:%M}"
            return complain(words(f"{who} is interviewing: it leaves at {at}", f"{who} 在面试，{at} 发出", "\n"), 1)
        if time.monotonic() > give_up_at:
            why = f" ({found.last_error})" if found.last_error else ""
            waits = words("not sent yet, it waits", "还没有发出，在等")
            return complain(f"{waits}{why}: {notice.to_user}\n{ASK_DOCTOR}", 1)
        time.sleep(0.2)
