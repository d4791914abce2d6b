"""What we speak of: the interview that was shown, asked about or ordered of last, and the colleagues whom that names.

Whatever a text leaves unsaid is asked here: which interview it is of (我去不了, 怎么进去), and who 他, him or the two of them
are. It is never of the one that is spoken of where it names or tells another, nor of somebody who is not on it.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import replace

from bot.chat import draft, last_shown
from bot.chat.arguments import can_be_meant, settle
from bot.chat.call import Call, load
from bot.chat.context import Context
from bot.chat.heard import Heard
from bot.chat.pronouns import ONE, SEVERAL
from bot.chat.understanding import freely
from bot.chat.understanding.telling import told_of
from bot.chat.understanding.which import is_of
from bot.interviews import access, people
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members

_ANYBODY = re.compile(f"{SEVERAL}|{ONE}")
_PLAINLY = 0.5  # how likely what is no request by itself must be one of the interview that is spoken of


def interview(ctx: Context) -> Interview | None:
    """The only one that was shown last; none where a list of several was, or something else has told of another since.

    While a booking is read back that is what we speak of, and no interview that was shown before it.
    """
    if draft.is_of_a_booking(ctx.dialog.passed_by):
        return None
    shown = last_shown.look(ctx) if ctx.dialog.look else None
    return last_shown.interview(ctx, shown) if shown is not None and not shown.is_list else None


def colleagues(ctx: Context) -> list[Member]:
    """Whom the order, or the look, before is of; the speaker is nobody else."""
    shown = last_shown.look(ctx) if ctx.dialog.look else None
    if shown is None:
        return []
    for dumped in (shown.order, shown.call if shown.is_list else None):
        command = ctx.handlers.commands.get(dumped["command"]) if dumped is not None else None
        if command is None or dumped is None:
            continue
        with contextlib.suppress(UserError):
            if found := [one for one in people_of(load(command, dumped, ctx.situation)) if one != ctx.user]:
                return found
    return []


def people_of(call: Call) -> list[Member]:
    """The colleagues whom a call names, in whatever way it keeps them."""
    found: list[Member] = []
    for name, value in call.arguments.items():
        if isinstance(value, Members):
            found += value
        elif isinstance(value, Member):
            found.append(value)
        elif name == "person" and (who := people.known(str(value))) is not None:
            found.append(who)
    return found


def speaks_of_somebody(low: str) -> bool:
    return _ANYBODY.search(low) is not None


def with_names(text: str, who: list[Member]) -> str:
    """disable wangwu, of disable him; the two of them are both who are spoken of. As it was where it does not tell whom."""
    said = _ANYBODY.search(text.lower())
    if said is None or not who or len(text.lower()) != len(text):
        return text
    is_of_several = re.fullmatch(SEVERAL, said[0]) is not None
    if is_of_several is (len(who) == 1):
        return text
    joined = (
        " and ".join(str(one.user_id) for one in who) if text.isascii() else "和".join(str(one.name) for one in who)
    )
    return f"{text[: said.start()]}{joined}{text[said.end() :]}"


def in_its_light(ctx: Context, call: Call, heard: Heard) -> Call:
    """换成下午五点, 怎么进去, 催一下王五: what leaves open which interview it is of is of the one that is spoken of.

    Where that cannot be meant of it, another order that can be is: it's a yes from me, of what is over, is no acceptance.
    """
    if not (ctx.dialog.look and _leaves_it_open(call)):
        return call
    told = told_of(heard.words, ctx.handlers, ctx.situation)
    if told.masked.time is None and Interview in told.masked.mentioned and "interview" not in call.doubtful:
        return call
    it = interview(ctx)
    if it is None:
        return call
    told = replace(told, about=it)
    fits = is_of(it, told, call.command)
    read = _said_of(ctx, it, heard)
    same = next((one for one, _ in read if one.command is call.command), None)
    if same is not None and (call.freely or set(call.arguments) <= set(same.arguments)):
        return same
    if fits and "interview" not in call.arguments:
        return _put_on(ctx, call, it)
    may_be_of_it = call.command.changes and is_of(it, told, replace(call.command, which=None))
    return read[0][0] if may_be_of_it and not fits and read and read[0][0].changes else call


def _leaves_it_open(call: Call) -> bool:
    """An order that was typed as its bare verb asks which; 催 王五 is of all that they owe, unless one is spoken of."""
    if set(call.doubtful) - {"interview"} or not call.command.takes(Interview):
        return False
    if "interview" in call.missing:  # 邀请语 alone is of it, too
        return call.freely or call.doubt or not (call.command.changes or call.command.bare)
    if "interview" not in call.arguments:
        return call.nothing_at is not None or (
            call.is_ready and call.command.changes and any(isinstance(one, Members) for one in call.arguments.values())
        )
    return call.freely


def said_of(ctx: Context, it: Interview, heard: Heard) -> Call | None:
    """What a text that is no request by itself most likely orders of this interview; to be read back."""
    likely = [one for one, much in _said_of(ctx, it, heard)[:1] if much >= _PLAINLY]
    return likely[0] if likely and likely[0].changes else None


def _said_of(ctx: Context, it: Interview, heard: Heard) -> list[tuple[Call, float]]:
    found = [
        (one, much)
        for one, much in freely.likely_calls(heard.words, ctx.handlers, ctx.situation, about=it)
        if it in one.arguments.values() and not (one.command.bare or one.command.explains) and _may_leave(one, it)
    ]
    for one, much in found:
        one.named, one.likely = True, much
    return sorted(found, key=lambda pair: -pair[1])


def _put_on(ctx: Context, call: Call, it: Interview) -> Call:
    of_it = replace(call, arguments=call.arguments | {"interview": it}, doubtful={}, missing=[], doubt=True)
    with contextlib.suppress(UserError):
        settle(of_it, ctx.situation)
        return of_it if can_be_meant(of_it, ctx.situation) and _may_leave(of_it, it) else call
    return call


def _may_leave(call: Call, it: Interview) -> bool:
    """李四换成王五 is of no interview on which 李四 is not."""
    leaving = call.arguments.get("old")
    return not isinstance(leaving, Member) or access.place_of(leaving, it) is not None
