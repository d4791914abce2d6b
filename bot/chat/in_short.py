"""What a text would come to, as `python -m bot understand` prints it and tests/language compares it: nothing is done."""

from __future__ import annotations

import contextlib
from datetime import datetime, timedelta
from typing import Any

from bot.chat import conversation, dialog
from bot.chat.asking import Understood
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.dialog import KEPT, SHIFTED
from bot.chat.handlers import Handlers
from bot.chat.kinds import reader_of_value
from bot.interviews import access
from bot.interviews.audit import Change
from bot.interviews.batch import Batch
from bot.interviews.errors import UserError
from bot.interviews.line import Line
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members
from bot.times.another import AnotherTime
from bot.times.values import NotATime


def explain(text: str, member: Member, now: datetime, handlers: Handlers) -> dict[str, Any]:
    """What this member's text would come to, in the light of what they said before."""
    return of(Context(member, now, Change(now, member), handlers, dialog=dialog.read(member)), text)


def of(ctx: Context, text: str) -> dict[str, Any]:
    """Its call, what it lacks, whether it is asked first; and `then` what comes after it."""
    try:
        understood = conversation.understand(ctx, text)
    except UserError as refused:
        understood = Understood(refused.about, confirm=True)
    said = _in_short(ctx, understood.call, confirm=understood.confirm)
    if understood.then is not None:
        following = _in_short(ctx, understood.then, confirm=True)
        said["then"] = {name: following[name] for name in ("command", "arguments")}
    return said


def _in_short(ctx: Context, call: Call | None, *, confirm: bool) -> dict[str, Any]:
    if call is None or _is_none_of_theirs(ctx, call):
        return {"command": None, "arguments": {}, "missing": [], "confirm": False}
    dumped = {name: value for name, value in call.dump().items() if name not in ("doubt", "versions", KEPT, SHIFTED)}
    dumped |= {"confirm": confirm or _is_read_back_later(call)}
    for name, value in call.arguments.items():
        if isinstance(value, Line):  # what is read whole stands there part by part
            del dumped["arguments"][name]
            dumped["arguments"] |= value.in_short(ctx.user.tz)
            dumped["missing"] = [*dumped["missing"], *value.missing]
        elif isinstance(value, Members):  # as one person is, under whatever name
            del dumped["arguments"][name]
            accounts = [str(one.user_id) for one in value]
            dumped["arguments"]["person"] = accounts[0] if len(accounts) == 1 else accounts
        elif isinstance(value, timedelta):
            dumped["arguments"][name] = value // timedelta(minutes=1)
        elif isinstance(value, AnotherTime) and value.is_whole:  # though it is asked of which interview
            with contextlib.suppress(NotATime):
                dumped["arguments"][name] = reader_of_value(at := AnotherTime(start=value.of(None)[0])).dump(at)
        elif isinstance(value, Batch):  # rows are booked by the same verb
            dumped |= {"command": "book", "arguments": {name: len(value.rows)}}
    return dumped


def _is_read_back_later(call: Call) -> bool:
    """True where something is asked for first."""
    command = call.command
    asks = (
        command.only_asks is not None and command.only_asks(**call.arguments) if call.is_ready else bool(call.missing)
    )
    return command.changes and call.doubt and (asks or bool(command.dictated))


def _is_none_of_theirs(ctx: Context, call: Call) -> bool:
    """True of an answer for an interview that whoever speaks is not on."""
    which = call.command.which
    named = [one for one in call.arguments.values() if isinstance(one, Interview)]
    return which is not None and which.own and any(access.place_of(ctx.user, one) is None for one in named)
