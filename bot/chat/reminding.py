"""Who is to be reminded is told by what was shown last: 催他, 催一下他们; of a list 把他们都催一遍, these folks all need a poke."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.chat import routing
from bot.chat.arguments import settle
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.dialog import Shown
from bot.chat.heard import Heard, hear
from bot.chat.understanding import freely
from bot.chat.understanding.telling import told_of
from bot.chat.understanding.which import tells_another
from bot.interviews import access
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members
from bot.notices import pending

_REMIND = re.compile(
    r"(?:那就?|请|帮我|麻烦|顺便|再|也|你|,|，| ){0,4}(?:催|提醒)(?:一?下|催)?(?:[他她]们?|大家)(?:一?下|吧|啊|呀){0,3}|"
    r"(?:please |can you |could you ){0,2}(?:remind|nudge|chase|ping) (?:him|her|them)(?: please| again| about it)?"
)
_ALL_OF_THEM = re.compile(r"们|大家|\bthem\b")
_REMIND_ALL = re.compile(
    r"(?:那就?|请|帮我|麻烦|把|给|,|，| ){0,4}(?:[他她]们|大家|这(?:些|几)[个位]?人?|名单上的?人?)(?:都|全部?|挨个|各){0,2}(?:给我)?(?:催|提醒|戳)(?:一?下|催|一遍|一声){0,2}(?:吧|啊|呀){0,2}|"
    r"(?:please |can you |could you ){0,2}(?:remind|nudge|chase|ping|poke|prod)(?: (?:up|all|them|these|those|everyone|everybody|of|the lot|people|folks|guys|ones)){1,4}(?: please)?|"
    r"(?:these|those|they)(?: (?:people|folks|guys|ones))?(?: (?:all|each|still)){0,2} (?:need|want|deserve|could use|could do with)s? a (?:little )?(?:poke|nudge|reminder|ping|prod|push)"
)


_SPEAKS_OF_IT = re.compile(r"催|提醒|戳|敲打?|晃|\b(?:remind|nudge|chase|ping|poke|prod|prompt|push|reminder|shout)\b")
_PLAINLY = 0.6  # how likely it must be a reminder that is meant


def may_be(low: str) -> bool:
    return _SPEAKS_OF_IT.search(low) is not None


def _is_meant(ctx: Context, it: Interview, heard: Heard) -> bool:
    """催他; 他还没吭声，戳他一下; please remind the one who hasn't replied: by what people mean who say so, and of nobody by name."""
    if _REMIND.fullmatch(heard.low):
        return True
    if heard.asks or not may_be(heard.low) or ctx.situation.called.mentioned(heard.low):
        return False
    told = told_of(heard.words, ctx.handlers, ctx.situation)
    if Interview in told.masked.mentioned:
        return False  # 催 1203 says itself of which
    likely = freely.likely_calls(heard.words, ctx.handlers, ctx.situation, about=it)
    first = max(likely, key=lambda pair: pair[1], default=None)
    if first is None or first[1] < _PLAINLY or first[0].command.name != "nudge":
        return False
    return "every" not in first[0].arguments and not tells_another(it, told)


def of_the_list(ctx: Context, heard: Heard) -> Call | None:
    """Of all who are silent in the list that was shown."""
    command = ctx.handlers.commands.get("nudge")
    if command is None or not command.allows(ctx.user) or not _REMIND_ALL.fullmatch(heard.low):
        return None
    call = routing.call_for(hear(f"{command.name} all"), ctx.handlers, ctx.situation)
    return replace(call, doubt=True) if call is not None else None


def of_one(ctx: Context, shown: Shown, it: Interview, heard: Heard) -> Call | None:
    """催他: the colleague who was spoken of, or the only one who is silent; of several it is asked whom."""
    command = ctx.handlers.commands.get("nudge")
    if command is None or not command.allows(ctx.user) or not _is_meant(ctx, it, heard):
        return None
    call = Call(command, {"interview": it}, doubt=True, named=True)
    spoken_of = colleague(shown, ctx)
    silent = list({one.id: one for each in pending.silent_in(it, ctx.now) for one in each.people}.values())
    if _ALL_OF_THEM.search(heard.low):
        pass
    elif spoken_of is not None and access.place_of(spoken_of, it) is not None:
        call.arguments["person"] = Members([spoken_of])
    elif len(silent) == 1:
        call.arguments["person"] = Members(silent)
    elif silent:
        call.doubtful["person"] = [Members([one]) for one in silent]
    call.doubt = bool(silent)  # where nobody is silent, that is said
    settle(call, ctx.situation)
    return call


def colleague(shown: Shown, ctx: Context) -> Member | None:
    """The only one whom the words named that it was shown for."""
    named = [one for one in ctx.situation.called.mentioned(shown.said) if one != ctx.user]
    return named[0] if len(named) == 1 else None
