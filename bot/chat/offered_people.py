"""What is said where somebody is to be chosen: 有没有别人, 不要王五, 谁都行, to those who could step in.

Others who could are offered, without those who were named or seen; nobody is put in by it before a yes.
"""

from __future__ import annotations

import re

from bot import wording
from bot.chat import choosing, other_offers
from bot.chat.asking import Understood
from bot.chat.context import Context
from bot.chat.dialog import SEEN, Question
from bot.chat.heard import Heard
from bot.chat.masked import COLLEAGUE, masked_of
from bot.chat.open_question import loaded, said_again
from bot.chat.phrasing import parameter_of
from bot.interviews import people, substitutes
from bot.interviews.models import Interview, Member
from bot.interviews.substitutes import Substitute
from bot.wecom import reply

_NOT = "(?:不要|别要?|不找|别找|不用|不选|别选|不让|别让|除了|不换|not|no|except(?: for)?|anyone but|anybody but|don't want)"
_NOT_THEM = re.compile(
    rf"(?:[,， 那就]|but\b){{0,3}}(?:{_NOT} ?(?:{COLLEAGUE}[和跟与、,， ]{{0,2}}){{1,3}}|{COLLEAGUE}(?:不(?:太)?(?:行|合适|方便|要|能来)|没空|来不了|去不了|就算了| (?:is (?:busy|out|away)|can't|won't do|doesn't work)))"
    rf"(?:[了吧啊以外来,， ]|之外|please\b){{0,4}}(?P<rest>.{{0,20}})"
)


def said(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """None where no one of several is to be put in, or the text is none of these."""
    if (
        question.call is None
        or question.parameter is None
        or not question.choices
        or len(heard.low) > other_offers.LONGEST
    ):
        return None
    command = ctx.handlers.commands.get(question.call["command"])
    if command is None or parameter_of(command, question.parameter).type is not Member:
        return None
    is_denied = _MAY_DENY.search(heard.low) is not None
    wish = other_offers.told(heard.low)
    wants = (wish.is_refusal or wish.wants_others or heard.low in other_offers.MORE) and not wish.says_more
    takes_any = other_offers.takes_any(heard.low)
    if not (is_denied or wants or takes_any):
        return None
    call = loaded(ctx, question.call)
    it, leaving = (
        call.arguments.get("interview"),
        next((one for one in call.arguments.values() if isinstance(one, Member)), None),
    )
    if not isinstance(it, Interview) or leaving is None:
        return None
    if takes_any:
        return choosing.numbered(ctx, question, 1, asks=True)
    denied = _denied(ctx, heard) if is_denied else []
    if is_denied and not denied and not wants:
        return None
    before = set(question.call.get(SEEN, ()))
    seen = {str(one.user_id) for one in denied} or {
        str(one["arguments"][question.parameter]) for one in question.choices
    }
    found = substitutes.rank(it, leaving, ctx.now, but=people.with_accounts(sorted(before | seen)))
    if not found:
        return _nobody_else(ctx, question, it)
    without = question.call | {SEEN: sorted(before | seen)}
    ctx.dialog.ask(Question(without, question.parameter, [_with(question, one.member) for one in found]))
    return Understood(
        reply=ctx.say(
            "offer.others",
            summary="?",
            old=leaving.name,
            title=it,
            lines=wording.numbered(listed(ctx, one) for one in found),
        )
    )


_MAY_DENY = re.compile(r"不|别|除了|没空|算了|\b(?:not|no|except|but|don't|busy|can't|won't|doesn't|out|away)\b")


def listed(ctx: Context, one: Substitute) -> str:
    """`王五 · 空闲 · 本周 21 场`"""
    return f"{one.member.name} · {' · '.join(ctx.text(reason) for reason in one.reasons)}"


def _denied(ctx: Context, heard: Heard) -> list[Member]:
    masked = masked_of(heard, ctx.situation)
    said = _NOT_THEM.fullmatch(masked.text)
    if said is None or COLLEAGUE in said["rest"]:
        return []
    return list(masked.people) if not other_offers.told(said["rest"]).says_more else []


def _with(question: Question, member: Member) -> dict[str, object]:
    given = question.choices[0]["arguments"] | {question.parameter: str(member.user_id)}
    return question.choices[0] | {"arguments": given}


def _nobody_else(ctx: Context, question: Question, it: Interview) -> Understood:
    lead = ctx.text("offer.nobody_else", code=it.code or "")
    return Understood(reply=reply.say(f"{lead}\n{said_again(ctx, question)}", "?"))
