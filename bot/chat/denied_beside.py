"""An order beside a denial, read as what it is: 2031不要换成王五，换成张三 is 2031，换成张三, by whatever reads that.

What is denied goes out only where an order is left that whoever speaks may mean; it is read back like all that was corrected.
"""

from __future__ import annotations

import re

from bot.chat import dictated, guards, routing
from bot.chat.call import Call
from bot.chat.command import Although
from bot.chat.context import Context
from bot.chat.heard import Heard, hear
from bot.chat.repair.denied import Meant, without_denied
from bot.interviews.errors import UserError
from bot.interviews.line import Line
from bot.interviews.models import Member
from bot.interviews.people import Members
from bot.nlu.spelling.draft import Spelling
from bot.times.another import AnotherTime
from bot.times.values import Span

_LIKELY = 0.6
_THEY = re.compile(r"\W*(?:[他她](?!们)|人家|对方|(?:he|she|they)\b)")


def meant_beside(ctx: Context, spelling: Spelling) -> Spelling | None:
    """The text without what it denies; None where no order is left, or it would be the same one.

    To an open question it is 不是，是周二 of 不是周一，是周二, which corrects it.
    """
    meant = without_denied(spelling, ctx.situation)
    if meant is None:
        return None
    if meant.correction is not None and ctx.dialog.question is not None:
        return meant.correction
    order = _call(ctx, hear(meant.spelling.plain))
    if order is None or order.leftover or order.unknown or order.nothing_at is not None:
        return None
    is_said = bool(order.command.dictated and order.arguments)
    if not (order.changes or is_said or (meant.left.is_piece and order.is_ready and ctx.dialog.question is None)):
        return None
    if order.freely and order.likely < _LIKELY:
        return None
    before = _call(ctx, hear(spelling.plain))
    if before is not None and _is_the_same(before, order, meant):
        return None
    if "interview" in order.missing and not order.interviews and before is not None and before.interviews:
        return None
    if not meant.left.is_piece and (_is_told_of_somebody(ctx, order, meant) or _is_only_why(order, meant)):
        return None
    return meant.spelling


def _is_the_same(before: Call, order: Call, meant: Meant) -> bool:
    """无法参加 2031 不是不想去，是孩子病了: what is denied is of the reason."""
    if before.command is not order.command or not before.is_ready:
        return False
    if not meant.left.is_piece:
        return (
            meant.left.forbids and order.arguments.items() <= before.arguments.items()
        )  # 2025别让张三面了，叫李四顶上 says who leaves, too
    return not meant.left.is_of_names and _but_words(before) == _but_words(order)


def _but_words(call: Call) -> dict[str, object]:
    words = (call.command.asked_words, "words")
    return {name: value for name, value in call.arguments.items() if name not in words}


def _is_only_why(order: Call, meant: Meant) -> bool:
    """2032别推迟，我三点后没空 says why not, by a time that is none of the order's; and might take it orders nothing yet."""
    if guards.doubts(meant.left.order) and Although.DOUBTED not in order.command.although:
        return True
    takes_time = any(order.command.takes(one) for one in (AnotherTime, Span, Line))
    return meant.left.forbids and meant.left.says_when and not takes_time


def _is_told_of_somebody(ctx: Context, order: Call, meant: Meant) -> bool:
    """别催王五了，他在医院 says why not, 别换人，王五请假了 too; 崔浩宇不是不来，他确认了 tells what the candidate answered."""
    names = (
        name for one in ctx.situation.called.mentioned(meant.left.order) for name in (str(one.name), str(one.user_id))
    )
    if "new" not in order.arguments and order.command.takes(Member) and meant.left.order.startswith(tuple(names)):
        return True
    if not _THEY.match(meant.left.order):
        return False
    return meant.left.names_somebody or order.command.takes(Member) or order.command.takes(Members)


def _call(ctx: Context, heard: Heard) -> Call | None:
    try:
        return dictated.call_for(heard, ctx.handlers, ctx.situation) or routing.call_for(
            heard, ctx.handlers, ctx.situation
        )
    except UserError:
        return None
