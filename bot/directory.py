"""WeCom's directory, asked whether an account is there, and what number and mails it has; local first, for WeCom limits
such look-ups (path 90196)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from bot import change
from bot.db import store
from bot.interviews import accounts, identity
from bot.interviews.errors import UserError
from bot.log import log
from bot.wecom.client import WeCom
from bot.wecom.errors import Refused, RetryLater

LAST_ADMIN_AGAIN = timedelta(hours=1)
PAUSE_S = 60.0  # when the call itself is refused
READ_AGAIN = timedelta(days=7)
_READ_AT_ONCE = 20
_REFUSED_AGAIN = timedelta(hours=1)
_AT_ONCE = 8
NOBODY = (40003, 46004, 60011, 60111)  # no such account, or outside the app's visible range


class Known(Enum):
    """What WeCom says of an account."""

    YES = auto()
    NO = auto()
    LATER = auto()  # it cannot be asked


@dataclass(frozen=True)
class Account:
    """An account as WeCom has it. `after_s` is when to ask again, if it could not be asked."""

    known: Known
    name: str = ""
    after_s: float = 0.0


Ask = Callable[[str], Account]


def look_up(wecom: WeCom, user_id: str, now: datetime) -> Account:
    """What is known of the account; WeCom is asked unless it denied it within a day. Outside any transaction."""
    if store.retry_once(lambda: accounts.is_missing(user_id, now)):
        return Account(Known.NO)
    try:
        found = wecom.user(user_id)
    except RetryLater as later:
        return Account(Known.LATER, after_s=later.after_s)
    except Refused as refused:
        if refused.errcode not in NOBODY:
            log.error("WeCom's directory cannot be asked", errcode=refused.errcode)
            return Account(Known.LATER, after_s=PAUSE_S)
        store.retry_once(lambda: accounts.note_miss(user_id, now))
        return Account(Known.NO)
    return Account(Known.YES, str(found.get("name") or user_id))


def look_up_all(wecom: WeCom, user_ids: Collection[str], now: datetime) -> dict[str, Account]:
    """The same of many, some at once; as soon as WeCom cannot be asked, the rest is left for later."""
    cannot: list[Account] = []

    def one(user_id: str) -> Account:
        account = cannot[0] if cannot else look_up(wecom, user_id, now)
        if account.known is Known.LATER and not cannot:
            cannot.append(account)
        return account

    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="directory") as threads:
        return dict(zip(user_ids, threads.map(one, user_ids), strict=True))


def check_due(wecom: WeCom, now: datetime) -> None:
    """Look up whoever waits for it: they may use the bot from then on, or never; who added them is told."""
    with store.db.connection_context():
        waiting = accounts.due(now)
    for member in waiting:
        account = look_up(wecom, str(member.user_id), now)
        with store.db.connection_context():
            if account.known is Known.LATER:
                accounts.put_off(now + timedelta(seconds=max(account.after_s, 1.0)))
                return
            try:
                with change.begin(now, kind="system") as begun:
                    if account.known is Known.YES:
                        accounts.confirm(begun, member, account.name)
                    else:
                        accounts.refuse(begun, member)
            except UserError:  # the only admin: somebody has to stay
                log.error("the only admin is unknown to WeCom: run python -m bot member", member=member.id)
                accounts.expect_again(member, now + LAST_ADMIN_AGAIN)


def read_due(wecom: WeCom, now: datetime) -> None:
    """Keep what the directory says of members of whom it was not asked for a week: who changed their number there is
    known by the new one. An app that may not read numbers learns nothing, and asks as seldom."""
    with store.db.connection_context():
        due = accounts.to_be_read(now, limit=_READ_AT_ONCE)
    for member in due:
        try:
            said = wecom.user(str(member.user_id))
        except RetryLater:
            return
        except Refused as refused:
            if refused.errcode not in NOBODY:
                log.error("WeCom's directory cannot be read", errcode=refused.errcode)
                with store.db.connection_context():
                    accounts.read(member, now + _REFUSED_AGAIN)  # the others are not kept waiting for this one
                continue
            said = {}
        with store.db.connection_context(), store.db.atomic():
            accounts.read(member, now + READ_AGAIN)
            identity.read_directory(member, said, now)
