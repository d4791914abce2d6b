"""An order under a condition: 如果王五不行就取消2051, cancel 2051 if Wang Wu can't, 1203我接，前提是改到线上.

A condition is neither kept, as nobody waits for it here, nor dropped, as then something else would be done than was said:
it is said so, and what to send when it has come about. A courtesy (方便的话, if you don't mind) is none; 如果取消 1203，会通知谁
asks, and orders nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.chat import guards, in_turn, on_a_proposal, pasted, routing, spoken_of
from bot.chat.asking import Understood
from bot.chat.call import Call
from bot.chat.command import Although
from bot.chat.context import Context
from bot.chat.heard import Heard, hear
from bot.chat.masked import CANDIDATE, COLLEAGUE
from bot.chat.phrasing import quoted
from bot.chat.understanding.telling import told_of
from bot.interviews import meant
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.wecom.reply import Reply

_IF = "(?:如果|(?<![主需重首只])要是|假如|假使|倘若|若是|除非|只要|一旦|万一)"
_COMES_ABOUT = "(?:确认|回复?|答复|同意|答应|拒绝|回绝|接受|到|来|走|交接|写|交|定下来|批|通过)"
_NOW = "(?:那?就|再|那么?|立[刻即]|马上|直接|否则|不然|要不然|麻烦|请|帮我| ){0,3}"
_FIRST = (  # the condition, then the order
    re.compile(rf"^(?P<on>[^,，]{{0,12}}?{_IF}[^,，。]{{1,30}}?)(?:的话)?(?:[,，] ?{_NOW}|就)(?P<order>.+)$"),
    re.compile(rf"^(?P<on>[^,，。]{{2,30}}的话)(?:[,，] ?{_NOW}|就)?(?P<order>.+)$"),
    re.compile(
        rf"^(?P<on>等(?!等|一?下|会儿?|一?会|不)[^,，。]{{1,16}}?{_COMES_ABOUT}[^,，。]{{0,4}}?(?:了|完|好|后|之后|以后)?)[,，]?(?:再|就|了再)(?P<order>.+)$"
    ),
    re.compile(  # 王五明天没回就取消2051; 实在不行就改到周二 has no condition that is still to come about
        r"^(?P<on>(?!实在|要不|不|没)[^,，。]{2,16}?(?:没|不|未)(?!过|如|然|仅|但|只|管|是)[^,，。就]{1,6}?(?<!了))(?:[,，] ?那?就|就)(?!是)(?P<order>.+)$"
    ),
    re.compile(r"^(?P<on>(?:能|要是能|可以)[^,，。]{1,12}?)就(?P<order>[^,，。]+)[,，] ?(?:否则|不然|要不).+$"),
    re.compile(
        r"^(?:(?:please|and|so|ok|hey|also),? )?(?P<on>(?:if|unless|as soon as|provided(?: that)?|only if|(?:once|when|should) "
        r"(?!are\b|is\b|am\b|do\b|does\b|did\b|can\b|could\b|will\b|would\b|was\b|has\b|have\b)(?:he|she|they|the \w+|[a-z]+(?: [a-z]+)?)) (?!you\b|possible|convenient)[^,.;]{2,50}?)(?:, ?(?:then |please |just )?| then )(?P<order>.+)$"
    ),
    re.compile(
        r"^(?P<on>(?:if|unless|as soon as|provided(?: that)?) (?!you\b|possible|convenient)[^,.;]{2,50}?) "
        r"(?P<order>(?:cancel|move|push|reschedule|replace|remind|nudge|chase|book|decline|accept|deactivate|put|swap) .+)$"
    ),
)
_LAST = (  # the order, then the condition
    re.compile(
        rf"^(?P<order>.+?)(?:[,，。] ?| )?(?:但是?|不过)?(?P<on>(?:前提是?|条件是|{_IF})(?![^,，。]*就)[^,，。]{{2,40}})$"
    ),
    re.compile(
        r"^(?P<order>.+?),? (?:but )?(?P<on>(?:only )?(?:if|unless|as soon as|provided(?: that)?|on condition that|once (?:he|she|they)|"
        r"as long as) (?!you\b|possible|convenient)[^,.;]{3,60})$"
    ),
)
_CHASES_NOBODY = re.compile("(?:帮我|再|先)?(?:催|提醒)(?:一下|一催|下|催)")
_IF_MOVED = re.compile("(?:如果?|若|要是)(?:能|可以)[挪改换调推提]")
_MAY = re.compile(
    rf"{_IF}|的话|^等|[没不未].*就|前提|条件是|^(?:能|可以).*就.*(?:否则|不然|要不)|\b(?:if|unless|once|when|should|as soon as|provided|as long as|on condition)\b"
)


def told(ctx: Context, heard: Heard) -> Understood | None:
    """What is said to it; None of what is no order under a condition."""
    if heard.is_long or heard.asks or heard.has_slash or not _MAY.search(heard.low):
        return None
    is_polite = guards.without_ifs(heard.low) != heard.low
    if (
        (is_polite and not (_IF_MOVED.search(heard.low) or on_a_proposal.may_be_answered(ctx, heard.low)))
        or pasted.is_pasted(heard.raw)
        or guards.asks(heard.low, marked=False)
    ):
        return None
    for on, order in map(_with_what_it_is_of, _parted(heard.typed)):
        if _COURTESY.fullmatch(on.lower()) or _is_told_by_another(ctx, on):
            return None
        order = _with_who_is_named(ctx, on, order)
        call = _ordered(ctx, order)
        if is_polite and (call is None or not _is_answer(call)):
            continue
        if _says_what_then(ctx, on):
            takes_no_reason = call is not None and not (call.freely or call.command.asked_words)
            return in_turn.with_a_rest(ctx, call, on) if call is not None and takes_no_reason else None
        if call is not None and _says_why(call, order):
            return None  # it belongs to the reason, which is read back with it
        if call is not None:
            ctx.dialog.pass_by()
            return Understood(reply=_not_kept(ctx, heard, on, order, call))
    return None


def _with_what_it_is_of(parted: tuple[str, str]) -> tuple[str, str]:
    """let me know if anything changes, behind accept 1203: who is to be told when it comes about orders nothing of it."""
    on, order = parted
    told = _TOLD_THEN.search(order)
    return (f"{told['then']} {on}", order[: told.start()]) if told is not None else parted


def _says_what_then(ctx: Context, on: str) -> bool:
    """如果有变动通知我, if needed Wang Wu can step in: a sentence of its own, which offers or asks to be told."""
    return _THEN.search(told_of(hear(on), ctx.handlers, ctx.situation).text) is not None


def _says_why(call: Call, order: str) -> bool:
    """无法参加 1203 出差 of 无法参加 1203 出差，如果需要再联系我: typed as its verb, with its reason."""
    return (
        not call.freely and call.command.asked_words in call.arguments and order.lower().startswith(call.command.verbs)
    )


def _is_answer(call: Call) -> bool:
    """接受陈晓，如果能改到下午的话: of an answer it is a condition, also of one to a proposal: approve it if the room is free;
    如果能改到下午就改 asks politely for nothing else."""
    return call.command.which is not None and (call.command.which.own or call.command.which is meant.to_decide)


def _with_who_is_named(ctx: Context, on: str, order: str) -> str:
    """催王五一下, of 如果王五五点前还没回，就催他一下; beside a candidate 她 may be either."""
    condition = told_of(hear(on), ctx.handlers, ctx.situation)
    if CANDIDATE in condition.text or len(condition.people) != 1:
        return order
    [who] = condition.people
    return f"{order}{who.name}" if _CHASES_NOBODY.fullmatch(order) else spoken_of.with_names(order, [who])


def _is_told_by_another(ctx: Context, on: str) -> bool:
    """张三说他要是病了就去不了: whoever says so orders nothing."""
    return guards.is_hearsay(_OPENS.split(told_of(hear(on), ctx.handlers, ctx.situation).text)[0])


def _parted(typed: str) -> Iterator[tuple[str, str]]:
    low = typed.lower()
    for patterns in (_FIRST, _LAST):
        found = [seen for one in patterns if (seen := one.match(low)) is not None]
        for seen in found:
            (start, end), (first, last) = seen.span("on"), seen.span("order")
            yield typed[start:end].strip(), _AT_ONCE.sub("", typed[first:last].strip())
        if found:
            return


def _ordered(ctx: Context, order: str) -> Call | None:
    """What it would be without the condition; None of a question, a look, and of what is written down as it stands."""
    said = hear(order)
    if _TELLS.match(said.low) or said.low.endswith("的吧"):
        return None
    if (
        guards.asks(said.low, marked=said.asks)
        or guards.doubts(said.low)
        or guards.supposes(said.low)
        or guards.denies(said.low)
    ):
        return None
    if (answer := on_a_proposal.call_for(ctx, said)) is not None:
        return answer
    try:
        call = routing.call_for(said, ctx.handlers, ctx.situation)
    except UserError:
        return None
    if call is None or not call.changes or call.command.dictated or not _is_of_more_than_the_speaker(call):
        return None
    is_named = said.low in call.command.hints  # 取消 alone, however it is weighed
    if (call.freely and call.likely < _LIKELY and not is_named) or not call.command.allows(ctx.user):
        return None
    return call


def _is_of_more_than_the_speaker(call: Call) -> bool:
    """False of what tells of somebody (谈不拢的话可能就不来了), and of what is for the speaker alone: 等我开完会再提醒我."""
    command = call.command
    if Although.TOLD_BY_OTHERS in command.although and not command.takes(Member):
        return False
    return command.takes(Interview) or command.takes(Member) or "person" in call.arguments


_OPENS = re.compile(rf"{_IF}|^等|\b(?:if|unless|once|when)\b")  # whoever stands in front of it tells of it
_COURTESY = re.compile(
    r"(?:如果|要是|若是?|只要)?(?:你|您|大家|对方|双方|那边|时间|都|也|觉得|这样){0,3}(?:可以|行|方便|合适|有空|有时间|不忙|没(?:有)?(?:别的)?(?:问题|事|意见|冲突)|不麻烦|不介意|不冲突|能行|ok|好)了?(?:的话)?|"
    r"(?:if|provided|as long as) (?:(?:it|that|this)(?:'s| is)? )?(?:all |at all )?(?:works?|fine|ok(?:ay)?|needed|necessary|possible|alright|good|suits?|convenient|need be|so)(?: (?:with|for|by) (?:you|everybody|everyone|all|them))?"
)
_IN_CASE = (  # of which nothing is said but that it may be
    r"(?:需要|必要|有(?:任何|什么|啥|别的|其他)?(?:变[动化更]?|改动|调整|问题|消息|更新|情况|疑问)|问起来?|问到|找不到人|没人|缺人|着急)(?:的话)?"
)
_IN_ANY_CASE = (
    r"(?:(?:it'?s |it is )?(?:needed|necessary|need be|required)|anything (?:changes|comes up|else)|"
    r"there(?:'s| is| are) (?:a |an |any )?(?:changes?|news|problems?|questions?|issues?)|(?:he|she|they|anyone|anybody|someone|the candidate|候选人) asks?)"
)
_THEN = re.compile(
    rf"{_IN_CASE}[ ,，]?(?:再|就|也|那)?(?:我(?:也|都)?(?:可以|能|会|愿意)|{COLLEAGUE}(?:也|都)?(?:可以|能|会|来|替|顶)|可以(?:找|让|叫|问|推荐|联系)|"
    rf"麻烦|帮忙|[请让](?:你|您|他|她|hr|{COLLEAGUE}|说明|解释|转告|回复|告诉|告知|通知|联系)|说明|解释|转告|告诉|告知|通知|联系)|"
    rf"(?<![他她您你们{COLLEAGUE}])(?<!候选人)(?<!如果|要是|假如|只要|一旦)(?:请|麻烦|随时|及时|提前|先|早点|再| ){{0,3}}(?:(?:通知|告诉|告知|知会|联系|提醒|找)(?:一[下声])?我|(?:跟|和)我(?:说|讲|联系))(?:一[下声]|哦|吧|啊|谢谢|即可|就行|就好| ){{0,3}}$|"
    rf"{_IN_ANY_CASE}[ ,]+(?:then |please |just |maybe )?(?:i|we|you|{COLLEAGUE}|let|tell|ping|call|message|contact|notify|say|explain|ask|use|take)(?![a-z])|"
    r"(?<!they )(?<!you )(?<!to )\b(?:let (?:me|us) know|(?:tell|inform|ping|call|message|notify) (?:me|us)|keep me posted)(?:,? please$|$| if\b)"
)
_TOLD_THEN = re.compile(
    r"[,，;；] ?(?P<then>(?:and |but |please |just )*(?:let (?:me|us) know|(?:tell|inform|call|ping|message|notify) (?:me|us))|(?:请|麻烦|再|记得)*(?:通知|告诉|联系)(?:一[下声])?我)[ ,，]*$",
    re.I,
)
_AT_ONCE = re.compile("^(?:那?就|马上|立[刻即]|直接|赶紧|再| ){1,6}")
_TELLS = re.compile(
    r"(?:提前|及时|先|早点|再|请|记得|,|，| ){0,6}(?:告诉|通知|联系|跟我|和我|给我|问|说|找)|(?:please )?(?:let|tell|inform|call|ask) (?:me|us|hr)\b"
)
_LIKELY = 0.5


def _not_kept(ctx: Context, heard: Heard, on: str, order: str, call: Call) -> Reply:
    return ctx.say("understood.no_condition", summary="?", on=quoted(on), line=_line(ctx, heard, order, call))


def _line(ctx: Context, heard: Heard, order: str, call: Call) -> str:
    """The order as it was said, where it says which interview; else its verb with the one that the condition names."""
    masked = told_of(heard.words, ctx.handlers, ctx.situation).masked
    named = masked.mentioned.get(Interview, []) if masked.time is None else []  # 五点前还没回 is no interview at five
    if not call.command.takes(Interview) or call.named or call.doubtful or len(named) != 1:
        return quoted(order)
    people = [str(one.name) for name, one in call.arguments.items() if isinstance(one, Member) and name != "old"]
    return " ".join([call.command.title(ctx.lang), str(named[0].code or ""), *people])
