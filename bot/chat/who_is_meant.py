"""取消王大锤的面试, 2020换成张三丰: nobody else is taken in place of who is not there."""

from __future__ import annotations

from bot.chat import longer_names, nothing_there, strangers, unknown
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.heard import Heard
from bot.chat.readers import CODE
from bot.chat.repair.orders import orders_in
from bot.chat.stand_in import StandIn
from bot.chat.understanding.telling import told_of
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members
from bot.times.values import Span


def check(ctx: Context, call: Call, heard: Heard) -> None:
    """Raises: UserError, which says that nobody is called so, and who may be meant."""
    check_longer(ctx, [call], heard)
    if call.command.changes and (name := unknown.spelled_in_latin(heard.typed, ctx.situation)):
        _refuse_in_latin(ctx, call, name, heard)
    if (
        call.command.takes(Member)
        and not call.command.dictated
        and (nobody := unknown.comes_in(heard.low, ctx.situation))
    ):
        raise nothing_there.no_member(nobody)
    name = _stranger(ctx, call, heard)
    if not name and (_is_of_one(call) or _looks_away(call, heard)):
        name = unknown.ordered_of(heard.typed, ctx.situation)  # also where a time would name another's: 黄忠改到5点
        if name and unknown.is_like_one_of(name, call.interviews):
            return  # 林志元下午那场
        if not name and not call.named and call.nothing_at is None:
            name = unknown.named_in(heard.typed, ctx.situation)
    if name:
        raise nothing_there.of_that_name(name, ctx.situation)


def _stranger(ctx: Context, call: Call, heard: Heard) -> str:
    """Emily, who took another offer, and whom nobody knows: no interview of anybody else's is meant, nor shown in its place."""
    if not (call.command.takes(Interview) or _looks_at_many(call)) or heard.is_long or call.command.judges_names:
        return ""
    if call.named and not (call.freely or call.doubt):
        return ""  # 进度 陈晓
    if not strangers.may_be_named_in(heard.raw, call.command):
        return ""
    masked = told_of(heard.words, ctx.handlers, ctx.situation).masked
    if Interview in masked.mentioned and masked.time is None:
        return ""
    return strangers.named_in(heard.raw, ctx.situation, call.command)


def check_each(ctx: Context, requests: list[Call], heard: Heard) -> None:
    """陈晓改到5点，黄忠改到6点: neither is done, as nobody else is to be moved in place of the second.

    Raises: UserError
    """
    check_longer(ctx, requests, heard)
    if not any(map(_is_of_one, requests)) or not (name := unknown.ordered_of(heard.typed, ctx.situation)):
        return
    if not unknown.is_like_one_of(name, [it for one in requests for it in one.interviews]):
        raise nothing_there.of_that_name(name, ctx.situation)


def check_longer(ctx: Context, calls: list[Call], heard: Heard) -> None:
    """林悦然那场取消, 催张三丰, where there are a 林悦 and a 张三 alone; a reason may name whoever it likes.

    Raises: UserError
    """
    if heard.is_long or any(one.command.judges_names for one in calls):
        return
    called, names = ctx.situation.called, ctx.situation.names
    for known, said in longer_names.longer_ones(heard.low):
        if not all(_may_be_mistaken(one, said) for one in calls) or names.meant(said).is_of(said):
            continue
        if called.by_name(known) is not None and called.by_name(said) is None:
            if all(_takes_people(one) for one in calls) or f"换成{said}" in heard.low:
                raise nothing_there.no_colleague(said, known)
        elif known[0] in unknown.SURNAMES and not CODE.search(heard.low) and names.meant(known).is_of(known):
            raise nothing_there.of_that_name(said, ctx.situation)


def _refuse_in_latin(ctx: Context, call: Call, name: str, heard: Heard) -> None:
    """replace li si with Li Sisi on 2020, move Li Sisi's interview to 5pm.

    Raises: UserError
    """
    if call.command.judges_names or not _may_be_mistaken(call, name.lower()):
        return
    if call.command.takes(Member) or call.command.takes(Members):
        raise nothing_there.no_member(name)
    is_named = CODE.search(heard.low) or unknown.names_one(heard.typed, call.interviews)
    if call.command.takes(Interview) and not is_named:
        raise nothing_there.of_that_name(name, ctx.situation)


def _may_be_mistaken(call: Call, name: str) -> bool:
    """False where the name is in the midst of free text; in front of it, or alone, it is no part of it."""
    said = (value for value in call.arguments.values() if isinstance(value, str))
    return all(name not in one.lower() or one.lower().startswith(name) for one in said)


def _takes_people(call: Call) -> bool:
    return any(call.command.takes(kind) for kind in (Member, Members, StandIn)) or not call.command.changes


def _looks_away(call: Call, heard: Heard) -> bool:
    """把叶青明天的面试取消了, of nobody's whom the speaker knows: the day is no answer to it."""
    is_look = call.command.bare and not call.command.changes and not call.interviews
    return is_look and (call.freely or _orders(heard))


def _orders(heard: Heard) -> bool:
    return not (heard.asks or heard.is_long) and any(one.kind != "look" for one in orders_in(heard.low))


def _looks_at_many(call: Call) -> bool:
    """马超的面试官是谁 is answered by no list of everybody's."""
    is_look = not (call.command.changes or call.command.explains or call.command.hidden)
    is_of_days = all(isinstance(one, Span) for one in call.arguments.values())
    return is_look and is_of_days and not (call.doubtful or call.leftover or call.unknown)


def _is_of_one(call: Call) -> bool:
    return call.command.changes and call.command.takes(Interview)
