"""What is said of what was shown last: 那后天呢, 她是谁面的, 第一场我去不了, 催他.

The words that stand for it are replaced by what they stand for, and the rest is read as ever. A look is given again with
what is new in it; a change is only ever read back, and only of the interview that was shown last or has its row.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from bot import wording
from bot.chat import (
    dictated,
    draft,
    hints,
    last_shown,
    look_again,
    offered,
    reminding,
    routing,
    row_told,
    spoken_of,
    verdicts,
)
from bot.chat import heard as words
from bot.chat.arguments import settle
from bot.chat.asking import Understood
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.dialog import Shown
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard, hear
from bot.chat.hints import as_a_hint
from bot.chat.phrasing import joined
from bot.chat.pronouns import ONE
from bot.chat.put_right import hour_beside
from bot.chat.readers import BETWEEN
from bot.chat.understanding.telling import told_of
from bot.chat.understanding.which import tells_another
from bot.chat.verbs import named_in
from bot.interviews import lookup
from bot.interviews.errors import UserError
from bot.interviews.models import Interview
from bot.times.another import AnotherTime

_THIS = re.compile(
    r"[这那]一?[场轮](?:面试)?|(?!那个 ?[,，])[这那]个(?:面试)?(?![月周星礼时小人问岗候])|它|\b(?:this|that) (?:one|interview)\b|"
    r"(?<=cancel )(?:it|this|that)\b|(?<=accept )(?:it|this|that)\b|(?<=decline )(?:it|this|that)\b|"
    r"(?<=move )(?:it|this|that)\b|(?<=reschedule )(?:it|this|that)\b|(?<=\bis )(?:it|this|that)\b"
)
_WHO = re.compile(f"[这那][个位](?:候选人|人)|{ONE}")
_THEIR_OWN = re.compile(r"^(?:那)?(?:[他她]|(?:he|she)\b)(?!的)")  # who does it is not the speaker
_ONE_AFTER = re.compile(
    r"(?:and |what about |how about |then ){0,2}the (?:one|next one) after(?: that| it)?|(?:那|再)?下下一?[个场](?:面试)?呢?|(?:那|再)(?:后面|往后|下)(?:面)?(?:的)?一?[个场]呢?"
)
_ASKS_OF_IT = re.compile(
    r"(?:那|它|是|请问|刚才){0,2}(?:是?哪一?[场个]|(?:在|是)?(?:什么时候|啥时候|几点钟?|在?哪[里儿]?|哪个(?:会议室|房间)|什么岗位?|哪个岗位?|多久|多长)|"
    r"(?:是|都有)?谁面(?:的|试)?|(?:跟|和)谁一起|面试官是?谁|候选人(?:是谁|确认了|来了|到了))"
    r"(?:开始|面试?|来着|啊|呀|呢|的|了|吗|没有?){0,3}|"
    r"(?:and |so |in |at ){0,2}(?:when|what time|where|who|which room|who else|which (?:one|interview))(?:'s| is| was| does)?(?: it| that| this| on it| on the panel| interviewing)?"
    r"(?: start| again| at){0,2}"
)
_MOVES = re.compile(
    r"(?:那就?|还是|要不|,|，| ){0,3}(?:(?:换|改|挪|调)(?:成|到|为|在|(?=[明后上下中晚周0-9]))|make it|move it to|push it to) ?(?P<time>\S.{0,30}?)(?:吧|好了|instead|please| ){0,3}"
)
_JOINS = re.compile(
    "(?:再|那|也|还|把|顺便){0,3}(?:(?P<who>[^ ,，]{2,8}?|[a-z ]{2,20}?)(?:也|一起|一块|都){0,2}(?:叫上|带上|拉上|算上|喊上|请上|捎上|加上|[加拉]进来)"
    "|(?:叫上|带上|拉上|算上|喊上|请上|捎上)(?P<whom>[^ ,，]{2,8}?|[a-z ]{2,20}?))(?:一起|吧|了|啊|哈){0,3}"
)  # 把王五也叫上: one more of the panel
_AHEAD = timedelta(days=14)
_PARTICLES = re.compile("[吧啊呀啦呢了]{1,2}$")
_WELL = re.compile(
    "^(?:那就|那(?![天位家个边次些种])|就(?![怕算])|ok|okay|好的?(?!像)|行(?![政程]))(?:[ ,，]|(?=[\u4e00-\u9fff]))[ ,，]*"
)


def call_for(ctx: Context, heard: Heard) -> Call | None:
    """The call that the text makes of what was shown last; None where it stands by itself, or on nothing."""
    if heard.is_long or heard.has_slash or not (ctx.dialog.look or ctx.dialog.rows):
        return None
    if draft.is_of_a_booking(ctx.dialog.passed_by):
        return None  # the booking that was read back is what we speak of
    if any(heard.low in one.verbs for one in named_in(heard, ctx.handlers)):
        return None  # a verb alone
    if (more := look_again.more_of_it(ctx, heard)) is not None:
        return more
    if (of_row := _of_row(ctx, heard)) is not None:
        return of_row
    shown = last_shown.look(ctx) if ctx.dialog.look and _may_follow(ctx, heard) else None
    if shown is None:
        return None
    if (again := look_again.call_for(ctx, shown, heard)) is not None:
        return again
    if shown.is_list and (reminder := reminding.of_the_list(ctx, heard)) is not None:
        return reminder
    if (of_them := _of_colleagues(ctx, heard)) is not None:
        return of_them
    it = last_shown.interview(ctx, shown)
    return None if it is None else _of_it(ctx, shown, it, heard)


def _may_follow(ctx: Context, heard: Heard) -> bool:
    """Asked of every message: whether anything in it may stand on what was shown; it costs a look at the database."""
    return (
        any(pattern.search(heard.low) for pattern in (_THIS, _WHO, _WELL, _MOVES, _ONE_AFTER))
        or _JOINS.fullmatch(heard.low) is not None
        or reminding.may_be(heard.low)
        or verdicts.opens(heard.low)
        or _ASKS_OF_IT.fullmatch(heard.low) is not None
        or look_again.is_asked_for(heard)
    )


def named(ctx: Context, understood: Understood) -> Understood:
    """取消它, and it is asked why: of which interview goes along, as it was not said."""
    call, said = understood.call, understood.reply
    it = call.arguments.get("interview") if call is not None and call.missing and call.command.changes else None
    if said is None or not isinstance(it, Interview):
        return understood
    which = ctx.text("which.it", it=wording.brief(it, ctx.user, ctx.now))
    return replace(understood, reply=joined(which, said))


# --- a row of the list ------------------------------------------------------------------------------------------------


def _of_row(ctx: Context, heard: Heard) -> Call | None:
    """最后一个, the second one, 晚上那场, in a sentence; 第二个 is read where it stands."""
    if not ctx.dialog.rows:
        return None
    rows = ctx.dialog.rows[: ctx.dialog.shown]
    told = row_told.told(heard.low, lambda: lookup.by_ids(ctx.user, rows), ctx.user.tz)
    if told is None:
        return _pointed_at(ctx, heard, rows)
    it = told.interview
    return _read_as(ctx, it, heard, _said_of(heard, re.compile(re.escape(heard.low[told.at : told.end])), it))


def _pointed_at(ctx: Context, heard: Heard, rows: Sequence[int]) -> Call | None:
    """不对 是15号那个, no the later one."""
    if not offered.may_point(heard.low):
        return None
    listed: list[Interview] = ctx.situation.once(("rows", *rows), lambda: lookup.by_ids(ctx.user, rows))
    it = offered.pointed_at(heard.low, listed, ctx.situation)
    return look_at(ctx, it) if it is not None else None


# --- the interview ----------------------------------------------------------------------------------------------------


def _of_it(ctx: Context, shown: Shown, it: Interview, heard: Heard) -> Call | None:
    if (reminder := reminding.of_one(ctx, shown, it, heard)) is not None:
        return reminder
    if _ASKS_OF_IT.fullmatch(heard.low):
        return look_at(ctx, it)
    if _ONE_AFTER.fullmatch(heard.low):
        return _one_after(ctx, it)
    if tells_another(it, told_of(heard.words, ctx.handlers, ctx.situation)):
        return None  # 陈晓那场, 周六那场: it says itself which; also 王大锤那场, of whom nobody knows
    if joins := _JOINS.fullmatch(heard.low):
        return _ordered(_read_as(ctx, it, heard, [f"加人 {it.code} {joins['who'] or joins['whom']}"]))
    if _THIS.search(heard.low):
        return _read_as(ctx, it, heard, _with_this(ctx, heard, it)) or _ordered(spoken_of.said_of(ctx, it, heard))
    if _WHO.search(heard.low):
        return _of_whom(ctx, shown, it, heard)
    if _MOVES.fullmatch(heard.low):
        return order_of(ctx, it, heard) or _ordered(spoken_of.said_of(ctx, it, heard))
    if verdicts.opens(heard.low):
        return _read_as(ctx, it, heard, [_verdict(heard.typed, it, ctx.handlers, ctx.lang)])
    if (well := _WELL.match(heard.low)) and ctx.dialog.lapsed is None and not _NO_ORDER.match(heard.low[well.end() :]):
        rest = heard.typed[well.end() :]
        return _ordered(_read_as(ctx, it, heard, [f"{rest.replace('掉', '')} {it.code}", f"{it.code} {rest}"]))
    return None


def order_of(ctx: Context, it: Interview, heard: Heard) -> Call | None:
    """改成周日晚上六点, 接了吧: what the text orders of this interview, which it does not name; to be read back."""
    move = _MOVES.fullmatch(heard.low)
    is_who = bool(ctx.situation.called.mentioned(heard.low))  # 换成王五嘛
    moves = _moved(ctx, it, move["time"]) if move is not None and not is_who else []
    return _ordered(_read_as(ctx, it, heard, [*moves, f"{it.code} {heard.typed}", f"{heard.typed} {it.code}"]))


def _of_colleagues(ctx: Context, heard: Heard) -> Call | None:
    """disable him, 给他用人经理: of whom the order before was; a change is read back."""
    if not spoken_of.speaks_of_somebody(heard.low) or ctx.situation.called.mentioned(heard.low):
        return None
    who = spoken_of.colleagues(ctx)
    said = spoken_of.with_names(heard.typed, who)
    if said == heard.typed or spoken_of.interview(ctx) is not None:
        return None
    with contextlib.suppress(UserError):
        call = routing.call_for(hear(said + ("?" if heard.asks else "")), ctx.handlers, ctx.situation)
        if call is None or not call.is_ready or set(who) - set(spoken_of.people_of(call)):
            return None
        call.doubt = call.doubt or call.changes
        return call
    return None


def _ordered(call: Call | None) -> Call | None:
    return call if call is not None and call.changes else None


_NO_ORDER = re.compile("^(?:那)?(?:算了|知道了|明白|我知道了)")


def _of_whom(ctx: Context, shown: Shown, it: Interview, heard: Heard) -> Call | None:
    """他几点, 她是谁面的: 他 is the candidate, unless a colleague was spoken of; 他去不了 is no word of the speaker's own."""
    if ctx.situation.called.mentioned(heard.low):
        return None
    call = _read_as(ctx, it, heard, [_put(heard, _WHO, it, str(it.candidate.name)), _put(heard, _WHO, it)])
    if call is None or not call.changes:
        return call or (look_at(ctx, it) if heard.low.rstrip("呢").strip() in ("他", "她", "那他", "那她") else None)
    own = call.command.which is not None and call.command.which.own
    if (own and _THEIR_OWN.match(heard.low)) or reminding.colleague(shown, ctx) is not None:
        return look_at(ctx, it)
    return call


def _one_after(ctx: Context, it: Interview) -> Call | None:
    """The next one of the speaker's own calendar after the one that was shown."""
    if it.start is None:
        return None
    following = [one for one in lookup.between(ctx.user, it.start, it.start + _AHEAD) if one.id != it.id]
    return look_at(ctx, following[0]) if following else None


def look_at(ctx: Context, it: Interview) -> Call | None:
    command = ctx.handlers.first(lambda one: one.bare and one.takes(Interview), ctx.user)
    return Call(command, {"interview": it}, named=True) if command is not None else None


# --- in other words ---------------------------------------------------------------------------------------------------


def _put(heard: Heard, pattern: re.Pattern[str], it: Interview, name: str = "") -> str:
    return pattern.sub(f" {name or it.code} ", heard.low).strip()


def _said_of(heard: Heard, pattern: re.Pattern[str], it: Interview) -> Iterator[str]:
    """With its code where the words stood that mean it; then with the rest in front, without what is said in passing."""
    said = _put(heard, pattern, it)
    if (refused := as_a_hint(said)) != said:  # 晚上那个推了
        yield refused
    yield said
    yield _PARTICLES.sub("", said)
    rest = pattern.sub("", heard.typed, count=1).strip(BETWEEN).removeprefix("把").replace("掉", "")
    yield f"{words.without_courtesy(rest)} {it.code}"


def _with_this(ctx: Context, heard: Heard, it: Interview) -> Iterator[str]:
    rest = _THIS.sub("", heard.typed, count=1).strip(BETWEEN)
    if verdicts.opens(rest.lower()):
        yield _verdict(rest, it, ctx.handlers, ctx.lang)
    yield from _said_of(heard, _THIS, it)


def _moved(ctx: Context, it: Interview, time: str) -> list[str]:
    command = ctx.handlers.first(lambda one: one.changes and one.takes(AnotherTime), ctx.user)
    at = hour_beside(time, it.start.astimezone(ctx.user.tz)) if it.start is not None else time
    return [f"{command.title(ctx.lang)} {it.code} {at}"] if command is not None else []


def _verdict(said: str, it: Interview, handlers: Handlers, lang: str) -> str:
    verb = next((one.title(lang) for one in handlers.dictating), "")
    return f"{verb} {it.code} {said}"


def _read_as(ctx: Context, it: Interview, heard: Heard, texts: list[str] | Iterator[str]) -> Call | None:
    """The first of the texts that makes a call of this very interview; a change among them is read back."""
    for text in texts:
        said = hear(text + ("?" if heard.asks else ""))
        with contextlib.suppress(UserError):
            hinted = hints.hinted(said, ctx.handlers, ctx.situation)
            call = (
                dictated.call_for(said, ctx.handlers, ctx.situation)
                or dictated.without_verb(said, ctx.handlers, ctx.situation)
                or (hinted[0] if len(hinted) == 1 else routing.call_for(said, ctx.handlers, ctx.situation))
            )
            if call is not None and _is_of(call, it):
                settle(call, ctx.situation)
                call.doubt = call.doubt or call.changes
                call.named = True
                return call
    return None


def _is_of(call: Call, it: Interview) -> bool:
    if call.leftover or call.unknown or call.nothing_at is not None:
        return False
    for name, several in list(call.doubtful.items()):
        if it in several:
            call.arguments[name] = it
            del call.doubtful[name]
    return it in call.arguments.values()
