"""What is said of another time that somebody proposes, by naming it: HR's 叶青改期那个，同意 and approve Han Bing's move, and by
whoever proposed it 那个改期不用了, withdraw my proposal.

Only where one waits: 同意 may be of anything else.
"""

from __future__ import annotations

import re

from bot.chat import spoken_of
from bot.chat.arguments import fill_slots, settle
from bot.chat.asking import Understood, choose, completed
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.heard import Heard
from bot.chat.masked import CANDIDATE, COLLEAGUE, INTERVIEW
from bot.chat.open_question import loaded
from bot.chat.understanding import freely
from bot.chat.understanding.telling import told_of
from bot.chat.understanding.told import Told
from bot.interviews import meant
from bot.interviews.models import Interview
from bot.times.said import Clock
from bot.times.spoken import hear as hear_times

_ABOUT = re.compile(
    r"改期|改时间|换时间|调时间|[以能意]改|挪|延期|推迟|提前|建议|提议|提的|申请|新时间|\b(?:mov(?:e|ing)|reschedul\w*|propos\w*|suggest\w*|new time|time change|request)\b"
)
_AGREES = re.compile(
    r"(?:^|[,，。 个期间的]|我这?边?|就|都)(?:同意|批准?|可以|行|没问题|ok|好的?|采用|通过)(?:了|吧|的|啊|呀){0,2}$|"
    r"^(?:同意|批准|采用|准了|ok|可以|好的?)(?:[,， ]|(?=[○候◇]))|"
    r"^(?:please |let's )?(?:approve|ok|okay|accept|agree(?: to| with)?|yes to|go ahead with|take)\b|"
    r"(?:is|are|looks|sounds|works|'s) (?:fine|ok|okay|good|great)(?: (?:with|by|to|for) (?:me|us))?(?:, ?go ahead)?$|\b(?:approved|agreed|go ahead)$"
)
_MAY_MOVE = re.compile("(?:可以|能|同意|答应|愿意)改(?:期|时间)?(?:的|了|吧|啊|呀){0,2}$")
_SUITS_THEM = re.compile(  # 杜若飞同意, of whose interview another time is proposed
    rf"(?:{CANDIDATE}|{INTERVIEW})(?:那边|这边|本人|也|都|说|已经?|[他她]|的){{0,4}}(?:同意|可以|ok|没问题|没意见|行|方便|有空)(?:的|了|啊|呀|哈){{0,2}}|"
    rf"(?:{CANDIDATE}|{INTERVIEW}) (?:(?:is|'s) (?:fine|ok|okay|good|happy)(?: with (?:it|that|this|the new time))?|agrees?|agreed|can (?:make|do) (?:it|that)(?: then)?|says (?:yes|ok|okay))"
)
_BARE_NO = re.compile(
    r"(?:(?:actually|no|sorry|wait|hm+|ok|then|please|let's|rather|oh)[, ]+){0,4}(?:(?:turn|knock) (?:it|this|that|the proposal) down|turn down (?:it|this|that|the proposal)|(?:reject|refuse|deny|disapprove) (?:it|this|that|the proposal))(?:[, ]+(?:please|then|instead|after all)){0,2}|"
    "(?:算了|还是|那就?|不|不对|[,， ]){0,4}(?:驳回|不批|不同意改(?:期)?|别给[他她]改|不给[他她]?改)(?:吧|了|掉|它){0,2}"
)
_WHICH_MOVES = re.compile(
    f"{COLLEAGUE}(?:想|要|申请|提议|建议|提)(?:改|换|挪|的)?(?:期|时间|改期)?(?:的)?(?:是)?(?:哪一?[场个]|什么时候|啥时候|几点|哪天)(?:来着|啊|呀|呢)?|"
    rf"(?:which|what|when) (?:one |interview |time )?(?:does|did|is|has) {COLLEAGUE} (?:want|wants|propos\w*|suggest\w*|asking)(?: to)?(?: move| reschedule| change)?"
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
    if heard.is_long or heard.has_slash:
        return None
    if ctx.user.is_hr and (found := _asked_of(ctx, heard) or _suits_them(ctx, heard)) is not None:
        return found
    if heard.asks:
        return None
    call = _answer(ctx, heard) if ctx.user.is_hr else _withdrawn(ctx, heard)
    if call is None:
        return None
    ctx.dialog.pass_by()
    return completed(ctx, call)


_MAY_SUIT = re.compile(
    r"同意|可以|ok|没问题|没意见|行|方便|有空|\b(?:fine|okay|good|happy|agrees?|agreed|make|do|yes)\b"
)


def _suits_them(ctx: Context, heard: Heard) -> Understood | None:
    """杜若飞同意: to the time that is proposed; where they have not said either that they come, it is asked which of the two."""
    if heard.asks or not _MAY_SUIT.search(heard.low):
        return None
    about = told_of(heard.words, ctx.handlers, ctx.situation)
    if not _SUITS_THEM.fullmatch(about.text):
        return None
    waiting = [one for one in about.masked.mentioned.get(Interview, []) if one.proposed]
    approve, answer = ctx.handlers.commands.get("approve"), ctx.handlers.commands.get("candidate")
    if len(waiting) != 1 or approve is None or answer is None or waiting[0] not in meant.to_decide(ctx.user, ctx.now):
        return None
    call = Call(approve, {"interview": waiting[0]}, doubt=True, freely=True, named=True)
    ctx.dialog.pass_by()
    if waiting[0].candidate_response == "accepted":
        return completed(ctx, call)
    comes = freely.call_for(heard.words, ctx.handlers, ctx.situation)
    both = [call, comes] if comes is not None and comes.command is answer and comes.is_ready else [call]
    return choose(ctx, both, heard) if len(both) > 1 else completed(ctx, call)


def _asked_of(ctx: Context, heard: Heard) -> Understood | None:
    """李四想改哪场: what waits for an answer, of whom it is asked."""
    if not _ASKS_WHICH.search(heard.low):
        return None
    about = told_of(heard.words, ctx.handlers, ctx.situation)
    if not _WHICH_MOVES.fullmatch(about.text) or not about.people:
        return None
    who = {one.id for one in about.people}
    waiting = [one for one in meant.to_decide(ctx.user, ctx.now) if who & {member for member, _ in one.proposed}]
    look = ctx.handlers.first(lambda one: one.bare and one.takes(Interview), ctx.user)
    if not waiting or look is None:
        return None
    ctx.dialog.pass_by()
    if len(waiting) == 1:
        return completed(ctx, Call(look, {"interview": waiting[0]}, named=True))
    return Understood(reply=ctx.page(waiting, ctx.text("Other times are proposed for:", "提了改期的："), dated=True))


_ASKS_WHICH = re.compile(r"哪|什么时候|啥时候|几点|\b(?:which|what|when)\b")


def _answer(ctx: Context, heard: Heard) -> Call | None:
    if _BARE_NO.fullmatch(heard.low):
        return _the_one_at_hand(ctx)
    if not _ABOUT.search(heard.low) or any(isinstance(one, Clock) for one in hear_times(heard.low)[0]):
        return None  # with a time of its own it is to be moved to that
    about = told_of(heard.words, ctx.handlers, ctx.situation)
    if about.only_asks or _REPORTS.search(about.text):
        return None
    is_no = _REFUSES.search(about.text) is not None
    if not (is_no or _AGREES.search(about.text) or _MAY_MOVE.search(about.text)):
        return None
    return _of(ctx, "turn down" if is_no else "approve", about, meant.to_decide)


def _the_one_at_hand(ctx: Context) -> Call | None:
    """turn it down: of what is asked about or was shown, else of all that wait."""
    command = ctx.handlers.commands.get("turn down")
    waiting = meant.to_decide(ctx.user, ctx.now) if command is not None else []
    if command is None or not waiting:
        return None
    question = ctx.dialog.question
    asked = loaded(ctx, question.call).arguments.get("interview") if question and question.call else None
    it = asked if isinstance(asked, Interview) else spoken_of.interview(ctx)
    call = Call(command, doubt=True, freely=True, named=True)
    fill_slots(call, {Interview: [it] if it in waiting else waiting})
    settle(call, ctx.situation)
    return call


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
