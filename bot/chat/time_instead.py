"""换成下午一点, make it 6 instead: another time for what was just read back, which is read back again with it."""

from __future__ import annotations

import re

from bot.chat.arguments import settle
from bot.chat.asking import Understood, completed
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard
from bot.chat.open_question import is_yes_or_no, loaded
from bot.chat.put_right import time_beside
from bot.times.another import AnotherTime

_INSTEAD = re.compile(
    r"(?P<lead>(?:不对|不|那个?|还是|要不|算了|这场|它|,|，| |no|actually|rather|sorry|oh){0,4}"
    r"(?:(?:换|改|挪|约)(?:成|到|为)?|make (?:it|that)|change (?:it|that) to|move it to|how about|what about)? ?)"
    r"(?P<time>\S.{0,30}?)(?P<tail>(?:吧|呢|怎么样|可以吗|行吗|好了|,| |instead|then|please|rather){0,3})"
)


def instead(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """None where the text is no other time for what is asked about.

    Raises: UserError where it says no hour; the question stays open.
    """
    if heard.has_slash or not is_yes_or_no(question) or question.call is None:
        return None
    command = ctx.handlers.commands.get(question.call["command"])
    name = next((one.name for one in command.parameters if one.type is AnotherTime), "") if command is not None else ""
    said = _INSTEAD.fullmatch(heard.low) if name in question.call["arguments"] else None
    if said is None or not (said["lead"].strip() or said["tail"].strip()):
        return None
    call = loaded(ctx, question.call)
    before = call.arguments[name].start
    if before is None:
        return None
    start = time_beside(ctx, said["time"], before.astimezone(ctx.user.tz))
    if start is None:
        return None
    ctx.dialog.leave()
    call.arguments[name] = AnotherTime("", start=start)
    call.doubt = True
    settle(call, ctx.situation)
    return completed(ctx, call)
