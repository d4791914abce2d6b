"""``member | send``: who may use it, and does a message reach them."""

from __future__ import annotations

import argparse
import secrets
import time

from bot import app as composition
from bot import change, directory
from bot.cli.complaint import ASK_DOCTOR, both, complain
from bot.cli.database import opened
from bot.db import clock, store
from bot.directory import Account, Known
from bot.interviews import accounts, leaving, people
from bot.interviews.errors import UserError
from bot.interviews.models import Role
from bot.notices import kinds, outbox
from bot.settings import Settings, load
from bot.wecom.content import TEXT_BYTES
from bot.wecom.errors import DECISIONS

SENT_WITHIN_S = 10.0


def put(given: argparse.Namespace) -> int:
    if given.deactivate:
        return _deactivate(given)
    role = Role(given.role) if given.role else None
    with opened(load()) as ready:
        account = _looked_up(ready, given.userid)
        if account is not None and account.known is Known.NO:
            return complain(
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
            return complain(str(wrong), 2)
        except UserError as refused:
            return complain(both(refused), 2)
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
    with opened(load()), store.db.connection_context():
        member = people.by_user_id(given.userid)
        successor = people.by_user_id(given.successor) if given.successor else None
        for said, found in ((given.userid, member), (given.successor, successor)):
            if said and found is None:
                return complain(f"没有成员 there is no member {said[:64]}", 2)
        assert member is not None
        try:
            with change.begin(clock.now(), kind="operator") as begun:
                places = leaving.deactivate(begun, member, successor)
        except UserError as refused:
            return complain(both(refused), 2)
    print(f"已停用 deactivated: {member.user_id} · 空出位置 places open: {len(places)}")
    return 0


def send(given: argparse.Namespace) -> int:
    to_user = given.userid.strip().lower()
    if not people.USER_ID.fullmatch(to_user):
        return complain(f"这不是企业微信的账号 not a WeCom user id: {given.userid[:64]}", 2)
    if not given.text.strip():
        return complain("没有内容 There is no text.", 2)
    if len(given.text.encode()) > TEXT_BYTES:
        return complain(f"太长 too long: {len(given.text.encode())} > {TEXT_BYTES} bytes", 2)
    notice = outbox.Notice(
        key=f"said:{secrets.token_hex(8)}",
        to_user=to_user,
        kind=kinds.SAID.name,
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
        state, errcode, last_error = outbox.became_of(notice.key)
        if state == "sent":
            print(f"已发出 sent: {notice.to_user}")
            return 0
        if state == "failed":
            decided = DECISIONS.get(errcode or 0)
            en, zh = decided.reason if decided else (str(last_error), str(last_error))
            return complain(f"没有发出：{zh}\nNot sent: {en} (errcode {errcode})", 1)
        if time.monotonic() > give_up_at:
            why = f" ({last_error})" if last_error else ""
            return complain(f"还没有发出，在等 not sent yet, it waits{why}: {notice.to_user}\n{ASK_DOCTOR}", 1)
        time.sleep(0.2)
