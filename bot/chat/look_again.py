"""The look that was given last, once more: 那后天呢, 李四呢, 换成下午."""

from __future__ import annotations

import contextlib
import re
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.chat import asides
from bot.chat.arguments import fill_slots, read, settle
from bot.chat.call import Call, load
from bot.chat.clauses import CLAUSE
from bot.chat.command import Command
from bot.chat.context import Context
from bot.chat.dialog import Shown
from bot.chat.heard import Heard, hear, without_courtesy
from bot.chat.masked import COLLEAGUE, masked_of
from bot.chat.pronouns import ONE, SEVERAL
from bot.chat.readers import BETWEEN
from bot.interviews.errors import UserError
from bot.interviews.models import Member
from bot.interviews.people import Members
from bot.nlu.spelling.traditional import simplified
from bot.times.values import Span

_AGAIN = re.compile(
    r"(?:(?:thx|thanks|thank you|ok|okay|good|great|谢谢|谢了|好的?|嗯|行|知道了)[.,，!！ ]{1,3})?"
    r"(?P<lead>(?:(?:那么?|那就|还有|换成|改成|换|我?要|得|and|so|what about|how about|same for|then|on|i need|needs? to be|(?:how|what) (?:is|are|would|does|do|about)(?: (?:it|things|they|that|we|he|she))?(?: (?:be|look(?:ing)?|like|look like)){0,2})(?![a-z]) ?[,，]? ?){1,4})?"
    r"(?P<what>.{1,40}?)(?:'s)?(?P<tail>的?(?:呢|咧|喃|嘞|捏|哩|呐|怎么样|如何)|的|的?[也再](?:给我|帮我)?(?:看看|看一?下|查查|查一?下|发我|列一?下|说说)[吧呗啊]?|"
    r",? (?:then|too|as well|if i may ask|please|like|looking(?: like)?))?"
)
_GOES_ON = re.compile("(?<=[呢咧喃])(?=[^吧啊呀 ,，].)")  # 那李四呢他那天是不是好一点
_THE_SAME_PEOPLE = re.compile(
    rf"(?:\b(?:for |of |with ))?(?:{SEVERAL}|{ONE}|\b(?:the two|both)\b)个?人?|(?:那|这)[两几]个人"
)
_ON_THE = re.compile(r"^(?:on |for )?(?:the )?")
_WEEKDAY = re.compile(
    r"(?:这|那个?|本)?(?:周|星期|礼拜)(?P<zh>[一二三四五六日天])|(?P<en>mon|tues|wednes|thurs|fri|satur|sun)day"
)
_FEW_DAYS = 4
_ONE_LATER = re.compile(  # than what was looked at: a day of a day, a week of a week
    "(?:再?(?:往)?后(?:面)?(?:的)?一?[天周]|下一[天周]|再下一?[天周]|第二天|隔天|接下来(?:那|一|的)?一?[天周])的?|"
    r"(?:the )?(?:day|week|one|next day|next week|following day|following week|day following)(?: after)?(?: that| it)?"
)
_IS_LATER = re.compile(r"after|follow|next|[\u4e00-\u9fff]")
_ONE_EARLIER = re.compile(
    r"(?:再?往?前(?:面)?(?:的)?一[天周]|上一[天周])的?|(?:the )?(?:day|week|one) before(?: that| it)?|(?:the )?previous (?:day|week)"
)
_WEEKDAY_AFTER = re.compile(r"(?:the )?(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day) after(?: that)?")
_DAYS_OF_WEEK = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_INSTEAD = re.compile("换成|改成|换")
_PART = re.compile(
    r"(?:的)?(?:早上|上午|中午|下午|傍晚|晚上)|(?:in |the )*(?:morning|afternoon|evening|noon)(?: instead)?"
)


_ASKS_FOR_MORE = re.compile(
    r"(?:那|后面|下面|底下|后头|剩下的?|,|，| ){0,3}(?:还有(?:没有?|吗|么|别的|其他的?|哪些)?|没了|就这些|就这么多|完了|没有了)(?:吗|么|呀|啊|了|吧){0,2}|"
    r"(?:and |so |ok )?(?:is that |are those |that's )?(?:all|it)(?: of (?:them|it)| there is)?|(?:are there |is there )?any(?:thing)? (?:more|else|others?)|(?:and )?what else|(?:and )?the others"
)


def more_of_it(ctx: Context, heard: Heard) -> Call | None:
    """还有没, is that all, where the list goes on."""
    command = ctx.handlers.commands.get("more")
    goes_on = ctx.dialog.shown < len(ctx.dialog.rows)
    return Call(command) if command is not None and goes_on and _ASKS_FOR_MORE.fullmatch(heard.low) else None


def call_for(ctx: Context, shown: Shown, heard: Heard) -> Call | None:
    """那后天呢, 李四呢, 换成下午: the same look, at other days or at somebody else."""
    command = ctx.handlers.commands.get(shown.call["command"]) if shown.call is not None else None
    if shown.call is None or command is None or not command.allows(ctx.user):
        return None
    for said in _asked(heard):
        if not shown.is_list and said["lead"] and _INSTEAD.match(said["lead"]):
            continue  # of the interview
        if all(asides.is_aside(ctx, one.strip()) for one in CLAUSE.split(said.string[said.end() :]) if one.strip()):
            with contextlib.suppress(UserError):
                if (again := _with(ctx, load(command, shown.call, ctx.situation), said["what"])) is not None:
                    return again
    return None


def _with(ctx: Context, again: Call, what: str) -> Call | None:
    """With the days, the people or the length that the words are, and nothing else."""
    new = Call(again.command)
    if any(isinstance(one, Member | Members) for one in again.arguments.values()):
        what = _THE_SAME_PEOPLE.sub(" ", what).strip() or what
    if (later := _in_relation(what, again.command, again, ctx)) is not None:
        new.arguments |= later
    else:
        _read(new, what, ctx)
    if new.leftover.strip(BETWEEN) or new.doubtful or not new.arguments:
        return None
    if _PART.fullmatch(what):
        _shift(new, again, ctx)
    again.arguments |= new.arguments
    settle(again, ctx.situation)
    return again


def is_asked_for(heard: Heard) -> bool:
    """那后天呢, and not 后天 alone."""
    return bool(_asked(heard))


def _asked(heard: Heard) -> list[re.Match[str]]:
    """By its first clause, where the rest may be beside the point (and Friday, God help me), or by the whole text."""
    low = simplified(heard.low)
    ends = [one.start() for one in (_GOES_ON.search(low), CLAUSE.search(low)) if one is not None]
    found = (_AGAIN.fullmatch(low, 0, end) for end in (*ends, len(low)))
    return [one for one in found if one is not None and (one["lead"] or one["tail"])]


def _read(new: Call, what: str, ctx: Context) -> None:
    """Days, people, a length; also an account that is spelled as a name: li si."""
    read(new, what, ctx.situation, words=False)
    if not new.leftover.strip(BETWEEN):
        return
    masked = masked_of(hear(what), ctx.situation)
    if masked.people and not without_courtesy(masked.text.replace(COLLEAGUE, " ")).strip(BETWEEN):
        new.leftover = ""
        fill_slots(new, {Member: masked.people[:1], Members: [Members(masked.people)]})
        fill_slots(new, {Span: masked.mentioned.get(Span, [])})


def _in_relation(said: str, command: Command, again: Call, ctx: Context) -> dict[str, Any] | None:
    """The day after that, 再后一天, the Monday after: told by the days that were looked at."""
    name = next((one.name for one in command.parameters if one.type is Span), "")
    if not name:
        return None
    today = ctx.now.astimezone(ctx.user.tz).date()
    days = again.arguments.get(name, _days(today, 1, ctx))
    first, last = (at.astimezone(ctx.user.tz).date() for at in (days.start, days.end))
    count = max((last - first).days, 1)
    said = _ON_THE.sub("", said)
    if count > _FEW_DAYS and (named := _WEEKDAY.fullmatch(said)) is not None:  # of the week that was looked at
        index = (
            "一二三四五六日".index(named["zh"].replace("天", "日")) if named["zh"] else _DAYS_OF_WEEK.index(named["en"])
        )
        ahead = (index - first.weekday()) % _WEEK
        return {name: _days(first + timedelta(days=ahead), 1, ctx)} if ahead < count else None
    if weekday := _WEEKDAY_AFTER.fullmatch(said):
        ahead = (_DAYS_OF_WEEK.index(weekday["day"].removesuffix("day")) - last.weekday()) % _WEEK
        return {name: _days(last + timedelta(days=ahead), 1, ctx)}
    if _ONE_LATER.fullmatch(said) and _IS_LATER.search(said):
        is_week = count >= _WEEK or bool(re.search("week|周", said))
        return {name: _days(_next_monday(last) if is_week and count < _WEEK else last, _WEEK if is_week else 1, ctx)}
    if _ONE_EARLIER.fullmatch(said):
        return {name: _days(first - timedelta(days=count), count, ctx)}
    return None


def _next_monday(day: date) -> date:
    return day + timedelta(days=-day.weekday() % _WEEK)


def _days(first: date, count: int, ctx: Context) -> Span:
    begins, ends = (datetime.combine(one, time(), ctx.user.tz) for one in (first, first + timedelta(days=count)))
    return Span(begins, ends)


_WEEK = 7


def _shift(new: Call, again: Call, ctx: Context) -> None:
    """下午 of the day that was looked at, and not of today."""
    for name, part in new.arguments.items():
        day = again.arguments.get(name)
        if isinstance(part, Span) and isinstance(day, Span):
            tz = ctx.user.tz
            days = day.start.astimezone(tz).date() - part.start.astimezone(tz).date()
            new.arguments[name] = Span(part.start + days, part.end + days)
