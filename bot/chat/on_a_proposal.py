"""What is said of another time that somebody proposes, by naming it: HR's 叶青改期那个，同意 and approve Han Bing's move, and by
whoever proposed it 那个改期不用了, withdraw my proposal.

All of the text has to say so: neither a condition nor what somebody else says is left out. 同意 may be of anything else; where
none waits, it is said so of what names a proposal.
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
from bot.chat.small_words import Words
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
    r"(?<!候选人)(?<!那边)(?<![◇○他她们])(?:不同意|不批准?|驳回|不行|不可以|不采用|拒绝)(?:了|吧|的|啊|呀){0,2}$|^(?:不同意|不批准?|驳回|拒绝)|"
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


_LONGEST = 80  # characters
_BESIDE = (
    r"[\s,，。、.!！~:：]+|[◇○]|候选人|改期|改时间|[换调]时间|挪|延期|推迟|提前|建议|提议|提|申请|请求|改[到成]?|新|时间|面试|"
    r"[那这](?:[场个次]|件事?)?|[场个次轮的事我都也就他她按用来了吧啊呀呢哈哦嗯请]|这?边|麻烦|帮我?|一下|谢谢|刚才?|刚刚|之前|直接|"
    r"(?:['’]s|\b(?:the|a|this|that|for|of|to|on|at|with|from|by|about|my|me|us|i|i'm|am|his|her|their|it|is|are|looks?|sounds?|proposed|new|other|later|earlier|"
    r"time|slot|changes?|mov(?:e|ing)|reschedul\w*|propos\w*|suggest\w*|requests?|interview|round|one|please|pls|thanks|thank you|then|and|just|so|let's))\b"
)
_AGREEING = Words(
    re.compile(
        r"同意|批准?|可以|能|答应|愿意|行(?!不)|没问题|好的?|采用|通过|准了|\b(?:approved?|ok(?:ay)?|accept(?:ed)?|agreed?|yes|take|fine|good|great|works|go ahead)\b"
    ),
    re.compile(_BESIDE),
    _LONGEST,
)
_REFUSING = Words(
    re.compile(
        r"不(?:同意|批准?|行|可以|采用)|驳回|拒绝|\b(?:reject(?:ed)?|turn(?:ed)? down|refused?|declined?|disapproved?|no|not (?:ok(?:ay)?|fine|possible))\b"
    ),
    re.compile(_BESIDE),
    _LONGEST,
)
_WITHDRAWING = Words(
    re.compile(
        r"撤[回销掉]?来?|收回来?|取消|作废|不[用要改]|不需要|别|算了|还是|原[来定先]|"
        r"\b(?:withdraw|retract|take back|drop|scrap|forget|cancel|ignore|no need|don't need|no longer need|keep|leave)\b"
    ),
    re.compile(_BESIDE + r"|[掉再把换变照]|不变|可以|行|好|\b(?:any ?more|after all|original|old|current|change)\b"),
    _LONGEST,
)
_NAMES_ONE = re.compile(r"建议|提议|申请|提的|\b(?:propos\w*|suggestion|request)\b")
_CODE_ALONE = re.compile(r" ?#?\d{0,6}")


def told(ctx: Context, heard: Heard) -> Understood | None:
    """None where nothing of the kind is said."""
    if heard.is_long or heard.has_slash:
        return None
    if ctx.user.is_hr and (found := _asked_of(ctx, heard) or _suits_them(ctx, heard)) is not None:
        return found
    call = call_for(ctx, heard)
    if call is None:
        return None
    ctx.dialog.pass_by()
    return completed(ctx, call)


def call_for(ctx: Context, heard: Heard) -> Call | None:
    """HR's answer, or that of whoever proposed it."""
    if heard.is_long or heard.asks or heard.has_slash:
        return None
    return _answer(ctx, heard) if ctx.user.is_hr else _withdrawn(ctx, heard)


def may_be_answered(ctx: Context, low: str) -> bool:
    """HR speaks of another time."""
    return ctx.user.is_hr and _ABOUT.search(low) is not None


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
    return Understood(reply=ctx.page(waiting, ctx.text("offer.are_proposed"), dated=True))


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
    agrees = _AGREES.search(about.text) or _MAY_MOVE.search(about.text)
    if not (is_no or agrees) or not (_REFUSING if is_no else _AGREEING).are_all(about.text):
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
    return (
        None
        if about.only_asks or not _WITHDRAWING.are_all(about.text)
        else _of(ctx, "withdraw", about, meant.to_withdraw)
    )


def _of(ctx: Context, verb: str, about: Told, which: meant.Meant) -> Call | None:
    """Of those that wait, what is named: by the candidate, or by who proposed it; all, where nobody is.

    Of what is named and waits for nothing, or where none waits at all, the call itself says so.
    """
    command = ctx.handlers.commands.get(verb)
    if command is None:
        return None
    waiting = which(ctx.user, ctx.now)
    says_so = verb != "withdraw" or _NAMES_ONE.search(about.text) is not None
    if named := about.masked.mentioned.get(Interview, []):
        found = [one for one in waiting if one in named] or (named if says_so else [])
    elif about.people:
        proposers = {one.id for one in about.people}
        found = [one for one in waiting if proposers & {member for member, _ in one.proposed}]
    elif verb == "withdraw":
        found = waiting
    else:
        return None
    if not found and (waiting or not says_so):
        return None
    is_typed = any(_CODE_ALONE.fullmatch(about.said.low.removeprefix(one)) for one in command.verbs)
    call = Call(command, doubt=not is_typed, freely=not is_typed, named=True)
    if found:
        fill_slots(call, {Interview: found})
    settle(call, ctx.situation)
    return call
