"""Second thoughts, to the question for words that follows a change: they are about the change, and are read back."""

from __future__ import annotations

import re
from typing import Any, Literal

from bot.chat import free_text, gist, in_turn, last_shown, leaving, put_right, routing, taken_back
from bot.chat.asking import Understood, choose_first
from bot.chat.call import Call, load
from bot.chat.command import Command
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard, hear, without_courtesy
from bot.chat.masked import spelled
from bot.chat.phrasing import in_words, yes_or_no
from bot.chat.readers import CODE
from bot.chat.short_answers import NEVER_MIND, leaves
from bot.chat.taken_back import BEFORE, BEFORE_EN, EITHER, SLIPPED, SLIPPED_EN, TAKEN_BACK
from bot.chat.undo_asked import ask_to_undo
from bot.chat.verbs import named_in
from bot.interviews.models import Member
from bot.notices.publish import last_change
from bot.wecom import reply

# What takes back, or puts off, only where a change has just been made.
_NOT_YET = re.compile(
    "(?:才怪|假的|骗人的|闹着玩|我?说着玩|当我没说|作废|(?:帮我|给我)?撤(?:了|掉|回))[啦的呢吧了]{0,2}|"
    "(?!(?:接受|参加|可以)$)(?:行|好|好吧|那|嗯|ok|,|，| ){0,4}(?:我|还是|现在|又|得|会|能){0,4}(?:去|来|接受|参加|可以)(?:了|的|吧|啊|呀){0,2}|"
    r"(?:(?:oh|no|ah|hey|please|pls|sorry|,) ?){0,4}(?:(?:wait|hold on|hang on|stop|one (?:sec|second|moment|minute))(?: (?:a|please|one)\b.*)?|"
    r"let me (?:check|see|think|look)\b.*|revert|reset|go back|roll ?back|(?:not|wrong) (?:that|this)(?: one)?|"
    r"i meant? .*|(?:that|this|it) (?:was|is) (?:meant )?for .*)"
)
_CORRECTS = re.compile(
    rf"(?:不对|不是|{SLIPPED}|{BEFORE}|\b(?:no|{BEFORE_EN}|{SLIPPED_EN})\b)[ ,，]{{1,3}}(?:(?:我说的)?(?:应该)?是|(?:i )?meant? |it (?:is|was) |it's )?"
)
_IN_PASSING = re.compile(  # said around the wish to take back
    "还|刚才?|上一步|上一条|这个|那个|这条|它|不?可以|能不能|能|吗|么|回复|操作|[?？]|"
    r"\b(?:it|that|this|one|still|now|again|be|is|possible|how|do|did|does|we|last|all|back|could|can|would|you|want)\b"
)
_CLAUSE = re.compile("[,，;；。!！]|\\. ")
_AFTER_ALL = re.compile(rf"(?:{EITHER}|改成|改为|[ ,，]){{1,12}}")


def regretted(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """点错了, 算了, 我还是来吧 or 我没说去不了 to the question that follows a change is about the change: whether to take it back."""
    assert question.call is not None
    command = ctx.handlers.commands[question.call["command"]]
    undo = ctx.handlers.first(lambda one: one.takes_back, ctx.user)
    if undo is None or not command.unsaid[0]:
        return None
    first, *others = _CLAUSE.split(heard.low, maxsplit=1)
    if _speaks_of(undo, heard) or (others and first.strip() and _speaks_of(undo, hear(f"please {first}"))):
        return _whether_to_undo(ctx, question, undo)  # undo that, my trip got cancelled
    if (denied := _denies_which(ctx, question, heard)) is not None:
        return denied or _whether_to_undo(ctx, question, undo)
    if CODE.search(heard.low) and (right := corrected(ctx, heard)) is not None:
        return right  # 打错了，是2044
    if free_text.is_question(heard):
        return None
    if free_text.is_of_others(heard, ctx.handlers, ctx.situation):
        return None
    if (other := _instead_after_all(ctx, question.call, heard)) is not None:
        done = load(command, question.call, ctx.situation)
        ctx.dialog.ask(Question(other.dump(), None, [], behind=question))
        return Understood(other, reply.say(yes_or_no(ctx, instead(ctx, other, done)), "?"), confirm=True)
    takes_back = heard.low in NEVER_MIND or _NOT_YET.fullmatch(spelled(heard.low)) is not None
    if not (takes_back or _is_retracted(ctx, question, command, heard)) and not free_text.denies(
        heard, command, ctx.situation
    ):
        cued = gist.changes_cued(heard, ctx.handlers, ctx.situation)
        if command in cued or not any(one is undo or _turns_around(command, one) for one in cued):
            return None
    return _whether_to_undo(ctx, question, undo)


def _is_retracted(ctx: Context, question: Question, command: Command, heard: Heard) -> bool:
    """哎等等先别 and, of a no of one's own, 唉算了，还是面吧; the verb that takes back is a call of its own."""
    found = taken_back.read(heard.low)
    words = (*command.verbs, *command.hints)
    is_own = command.which is not None and command.which.own
    is_a_verb = any(one.takes_back and heard.low in one.verbs for one in ctx.handlers.commands.values())
    if found is None or is_a_verb or (found.comes and leaving.is_another_answer(ctx, question, heard)):
        return False  # 算了 我又可以了 is a yes
    return taken_back.takes_back(heard.low, words) or (found.comes and is_own and found.is_of(" ".join(words)))


_NOT_ME = re.compile(
    "(?:不对|不|没有?啊?|[,， ]){0,3}(?:[这那]个?)?(?:并?不是|并非)我(?:本人|说的|[啊呀吧哦的自己])*[,， ]{1,3}(?:应该)?是.{1,12}|"
    r"(?:no,? )?(?:(?:it|that|this)(?: was| is|'s) )?not me[,;]? (?:it|that)(?: was| is|'s) .{1,24}"
)
_NOT_AT_ALL = re.compile(r"(?:没有?|哪有|不是|谁说的?|no|nope)(?:这回事|啊|呀|吧|的|哦)*[,，。!！ ]+(?P<goes>.+)")
_NOT_THAT_ONE = re.compile(
    r"(?:不对|啊|哦|[,， ]){0,3}(?:我说的)?(?:并)?不是(?P<which>[^,，。是]{2,12}?)(?:[,，。 ]+(?:而|应该)?是(?P<meant>.+))?|"
    r"(?:no,? )?(?:i (?:did not|didn't) mean |it's |that's )?not (?P<said>[^,.;]{3,24}?)(?:[,;.] ?(?:but |it's |i mean(?:t)? )?(?P<instead>.+))?"
)
_THIS_ONE = re.compile("[这那]一?(?:场|个|轮)|(?:this|that)(?: one)?")
_ABOUT_IT = re.compile("(?:的面试|的?[这那]一?(?:场|个)|(?:'s)?(?: one| interview)?)$")


def _denies_which(ctx: Context, question: Question, heard: Heard) -> Understood | Literal[False] | None:
    """不是我，是张三; 没有啊，我去的; 不是2031，是2037: False where it is denied, with what is meant instead where that is said."""
    assert question.call is not None
    low = heard.low
    at_all = _NOT_AT_ALL.fullmatch(low)
    if _NOT_ME.fullmatch(low) or (at_all is not None and _NOT_YET.fullmatch(spelled(at_all["goes"]))):
        return False
    said = _NOT_THAT_ONE.fullmatch(low)
    if said is None:
        return None
    done = load(ctx.handlers.commands[question.call["command"]], question.call, ctx.situation)
    which = _ABOUT_IT.sub("", said["which"] or said["said"]).strip()
    names = {str(name).lower() for one in done.interviews for name in (one.code, one.candidate.name)}
    if which not in names and not _THIS_ONE.fullmatch(said["which"] or said["said"]):
        return None
    meant = said["meant"] or said["instead"]
    return (corrected(ctx, hear(f"不对，是{meant}")) if meant else None) or False


_UNSAYS = re.compile(
    f"(?:{BEFORE}|[哎,， ]|不对|不是){{0,4}}(?:先|还是|我说)?(?:别|不要|不用|不|甭)(?P<verb>[\u4e00-\u9fff]{{1,4}}?)?(?:了|啊|吧)*|"
    rf"(?:(?:{BEFORE_EN}|no|stop)[,.]? ){{0,3}}(?:don't|do not) (?P<order>[a-z]+)(?: (?:it|that|him|her|them))?"
)


_RESTORES = re.compile(
    f"(?:{TAKEN_BACK}|就|[,， ]){{0,4}}(?:(?:帮我|给我|把它|把人|都){{0,2}}(?:换|改|调|恢复|退)回(?:来|去|原来|原样|原先|之前|以前)"
    "|(?:恢复|保持|维持)(?:原来|原样|原先|原状|之前))(?:那个|的)?(?:人|时间|样子?|安排|面试官|会议室)?(?:了|吧|好了|就好|就行){0,2}(?:$|[,，。])|"
    r"(?:(?:no|sorry|let's|please|actually|oh|can you|,) ?){0,4}(?:(?:put|change|switch|set) (?:it|him|her|them|that|everything) back|go back to (?:the (?:old|original|previous) one|how it was))(?: to (?:how|what|the way) (?:it|they) (?:was|were))?(?: please)?(?:$|[,.])"
)


_AS_IT_WAS = re.compile(
    r"(?:(?:no|nope|oh|wait|actually|sorry|ok|please|never ?mind|nvm|(?:forget|scrap|scratch|drop) (?:it|that|this)|(?:a )?misunderstanding|my (?:bad|mistake))[,.! ]{1,3}){1,4}"
    r"(?:(?:let's )?(?:just )?(?:keep|leave) (?:it|that|this|everything)(?: (?:as|how|the way) (?:it )?(?:was|is))?|(?:the )?(?:original|old|previous|first) (?:time|one|plan|slot)(?:'s| is| was)? (?:fine|ok|good|better)|"
    r"(?:he|she|they|the candidate) (?:was|is|were|are|did) (?:there|here|come|show up)(?: after all)?)|"
    "(?:算了|还是|误会|[搞弄]错了?|[,，。 ]){1,4}(?:先?不(?:改|换|约|取消|推|动|加|催|调)了?吧?|(?:就)?(?:保持|照|按|维持)?原(?:来|先|定)的?(?:时间|样子?|安排)?(?:就)?(?:好|行|可以|不变|吧)?|(?:他|她|候选人)(?:来|在|到)了?的?)"
)


def unsaid(ctx: Context, heard: Heard) -> Understood | None:
    """等等 别取消, where something was just cancelled, and 还是换回原来的人: whether to take it back."""
    said = _UNSAYS.fullmatch(heard.low)
    is_to_stay = not heard.asks and (_AS_IT_WAS.fullmatch(heard.low) is not None or leaves(heard.low))
    restores = is_to_stay or (_RESTORES.match(heard.low) is not None and not heard.asks)
    undo = ctx.handlers.first(lambda one: one.takes_back, ctx.user)
    done = last_change(ctx.user, ctx.now) if (said or restores) and undo is not None else None
    if undo is not None and undo.check is not None and done is None and is_to_stay:
        order = last_shown.order(ctx)
        if order is not None and order.changes:
            undo.check(ctx)  # it is too late: what helps instead is said
    if undo is None or done is None:
        return None
    verb = (said["verb"] or said["order"]) if said is not None else None
    command = ctx.handlers.commands.get(done[0])
    is_of_it = verb is not None and command is not None and any(one.startswith(verb) for one in command.verbs)
    if not (restores or is_of_it):
        return None
    return ask_to_undo(ctx, undo, ctx.text(done[1]))


def _whether_to_undo(ctx: Context, question: Question, undo: Command) -> Understood:
    assert question.call is not None
    done = load(ctx.handlers.commands[question.call["command"]], question.call, ctx.situation)
    return ask_to_undo(ctx, undo, in_words(ctx, done), behind=question)


def _speaks_of(undo: Command, heard: Heard) -> bool:
    """请帮我撤销, can I still undo that? are about nothing but taking back; the bare verb is a call of its own."""
    verb = next((one for one in sorted(undo.verbs, key=len, reverse=True) if one in heard.low), "")
    return bool(verb) and heard.low != verb and not without_courtesy(_IN_PASSING.sub(" ", heard.low.replace(verb, " ")))


def corrected(ctx: Context, heard: Heard) -> Understood | None:
    """不对，是4100不来, after 6595 was noted: that stays until it is taken back, so both are offered."""
    if (opening := _CORRECTS.match(heard.low)) is None or opening.end() == len(heard.low):
        return None
    order = routing.call_for(hear(heard.typed[opening.end() :]), ctx.handlers, ctx.situation)
    if order is None or not order.command.changes:  # 不对，是周航那场
        last = last_shown.order(ctx)
        order = put_right.put_right(ctx, last, heard) if last is not None else None
    undo = ctx.handlers.first(lambda one: one.takes_back, ctx.user)
    done = None if order is None or undo is None else last_change(ctx.user, ctx.now)
    if order is None or undo is None or done is None or done[0] != order.command.name:
        return None
    if not (order.changes and order.is_ready):
        return None
    if str(getattr(order.arguments.get("interview"), "code", "")) in ctx.text(done[1]):
        return in_turn.begin(ctx, [Call(undo), order]) if _brings_somebody_else(ctx, order) else None
    order.doubt = False
    takes_back = ctx.text("undo.deed_undo", done=ctx.text(done[1]))
    return choose_first(ctx, [Call(undo), order], [takes_back, in_words(ctx, order)])


def _brings_somebody_else(ctx: Context, order: Call) -> bool:
    """不对，是王五, after 加人 2030 李四 was done: 李四 is not to come as well."""
    last = last_shown.order(ctx)
    new = [one.name for one in order.command.parameters if one.type is Member][-1:]
    return last is not None and any(
        name in last.arguments and last.arguments[name] != order.arguments.get(name) for name in new
    )


def _instead_after_all(ctx: Context, asked: dict[str, Any], heard: Heard) -> Call | None:
    """算了还是接受吧: the other answer to the very interview, after words that leave what was said."""
    if (opening := _AFTER_ALL.match(heard.low)) is None:
        return None
    rest, command = hear(heard.typed[opening.end() :]), ctx.handlers.commands[asked["command"]]
    other = next((one for one in named_in(rest, ctx.handlers) if _turns_around(command, one)), None)
    if other is None or other is command or not other.allows(ctx.user):
        return None
    verb = max((one for one in other.verbs if rest.low.startswith(one)), key=len, default="")
    if not verb or without_courtesy(rest.low[len(verb) :]):
        return None
    return about_the_same(Call(other), load(command, asked, ctx.situation))


def about_the_same(order: Call, done: Call) -> Call:
    """Whoever answers anew without a name means the interview that was just spoken of."""
    same = done.arguments.get("interview")
    if order.named or same is None or not _turns_around(done.command, order.command):
        return order
    return Call(order.command, {"interview": same})


def instead(ctx: Context, order: Call, done: Call) -> str:
    """撤销无法参加，改为接受 陈晓 明天 11:15, where it is of the same interview."""
    said = in_words(ctx, order)
    if order.arguments.get("interview") != done.arguments.get("interview"):
        return said
    return ctx.text("undo.deed_and_order", done=done.command.title(ctx.lang), order=said)


def _turns_around(done: Command, other: Command) -> bool:
    """True for another answer to the very thing that was done."""
    return (done.which is not None and done.which.own) and (other.which is not None and other.which.own)
