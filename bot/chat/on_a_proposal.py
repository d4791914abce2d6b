"""What is said of another time that somebody proposes, by naming it: HR's 叶青改期那个，同意 and approve Han Bing's move, and by
whoever proposed it 那个改期不用了, withdraw my proposal.

Only where one waits: 同意 may be of anything else.
"""

from __future__ import annotations

import re

from bot.chat.arguments import fill_slots, settle
from bot.chat.asking import Understood, completed
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.heard import Heard
from bot.chat.understanding.telling import told_of
from bot.chat.understanding.told import Told
from bot.interviews import meant
from bot.interviews.models import Interview
from bot.times.said import Clock
from bot.times.spoken import hear as hear_times

_ABOUT = re.compile(
    r"改期|改时间|换时间|调时间|挪|延期|推迟|提前|建议|提议|提的|申请|新时间|\b(?:mov(?:e|ing)|reschedul\w*|propos\w*|suggest\w*|new time|time change|request)\b"
)
_AGREES = re.compile(
    r"(?:^|[,，。 个期间的]|我这?边?|就|都)(?:同意|批准?|可以|行|没问题|ok|好的?|采用|通过)(?:了|吧|的|啊|呀){0,2}$|"
    r"^(?:同意|批准|采用|准了|ok|可以|好的?)(?:[,， ]|(?=[○候◇]))|"
    r"^(?:please |let's )?(?:approve|ok|okay|accept|agree(?: to| with)?|yes to|go ahead with|take)\b|"
    r"(?:is|are|looks|sounds|works|'s) (?:fine|ok|okay|good|great)(?: (?:with|by|to|for) (?:me|us))?(?:, ?go ahead)?$|\b(?:approved|agreed|go ahead)$"
)
_REFUSES = re.compile(
    r"(?:不同意|不批准?|驳回|不行|不可以|不采用|拒绝)(?:了|吧|的|啊|呀){0,2}$|^(?:不同意|不批准?|驳回|拒绝)|"
    r"^(?:please )?(?:reject|turn down|refuse|decline|disapprove|no to)\b|(?:is|are|'s) (?:not (?:ok|okay|fine|possible)|rejected|refused)$|\b(?:rejected|refused|turned down)$"
)
_REPORTS = re.compile(r"[说讲问]|回复|告诉|表示|\b(?:said|says|asked|told|wants)\b")
_WITHDRAWS = re.compile(
    r"(?:撤回|撤销|撤掉?|收回|取消|作废|不要|不用|别)[^,，。]{0,6}?(?:改期|改时间|换时间|提议|建议|申请|改)(?:建议|申请|提议|请求|了|吧){0,2}|"
    r"(?:改期|改时间|换时间|提议|建议|申请|提的(?:时间)?)[^,，。不]{0,4}?(?:不用(?:改|换|提)?|不改|算了|撤回|撤销|撤掉|撤|取消|作废|收回|不要|不需要)(?:了|吧){0,2}|"
    r"(?:还是)?按?(?:原来|原定|原先)的?时间(?:就|可以|行|来|吧|好|不变)|"
    r"\b(?:withdraw|retract|take back|drop|scrap|forget|cancel|ignore)\b[^,.;]{0,14}\b(?:proposal|suggestion|request|time change|new time|resched\w*)\b|"
    r"\b(?:no need|don't need|no longer need) to (?:move|reschedule|change)\b|\b(?:keep|leave) (?:it at )?the (?:original|old|current) time\b"
)


_CODE_ALONE = re.compile(r" ?#?\d{0,6}")


def told(ctx: Context, heard: Heard) -> Understood | None:
    """None where nothing of the kind is said, or none waits of which it could be."""
    if heard.is_long or heard.asks or heard.has_slash:
        return None
    call = _answer(ctx, heard) if ctx.user.is_hr else _withdrawn(ctx, heard)
    if call is None:
        return None
    ctx.dialog.pass_by()
    return completed(ctx, call)


def _answer(ctx: Context, heard: Heard) -> Call | None:
    if not _ABOUT.search(heard.low) or any(isinstance(one, Clock) for one in hear_times(heard.low)[0]):
        return None  # with a time of its own it is to be moved to that
    about = told_of(heard.words, ctx.handlers, ctx.situation)
    if about.only_asks or _REPORTS.search(about.text):
        return None
    is_no = _REFUSES.search(about.text) is not None
    if not (is_no or _AGREES.search(about.text)):
        return None
    return _of(ctx, "turn down" if is_no else "approve", about, meant.to_decide)


def _withdrawn(ctx: Context, heard: Heard) -> Call | None:
    if not _WITHDRAWS.search(heard.low):
        return None
    about = told_of(heard.words, ctx.handlers, ctx.situation)
    return None if about.only_asks else _of(ctx, "withdraw", about, meant.to_withdraw)


def _of(ctx: Context, verb: str, about: Told, which: meant.Meant) -> Call | None:
    """Of those that wait, what is named: by the candidate, or by who proposed it; all, where nobody is."""
    command = ctx.handlers.commands.get(verb)
    waiting = which(ctx.user, ctx.now) if command is not None else []
    if named := about.masked.mentioned.get(Interview, []):
        waiting = [one for one in waiting if one in named]
    elif about.people:
        proposers = {one.id for one in about.people}
        waiting = [one for one in waiting if proposers & {member for member, _ in one.proposed}]
    elif verb != "withdraw":
        return None
    if command is None or not waiting:
        return None
    is_typed = any(_CODE_ALONE.fullmatch(about.said.low.removeprefix(one)) for one in command.verbs)
    call = Call(command, doubt=not is_typed, freely=not is_typed, named=True)
    fill_slots(call, {Interview: waiting})
    settle(call, ctx.situation)
    return call
