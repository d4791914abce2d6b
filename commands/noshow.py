"""The candidate is not there: ``/noshow 1203``, 候选人未到.

From 5 minutes after the start HR is told, and the interview goes on; from 15 minutes after it, it is closed. 还没到 only
ever tells HR.
"""

from enum import Enum
from typing import Any

from bot import Although, Context, Reply, Told, UserError, command
from bot.chat import who_hears
from bot.interviews import Interview, Member, access, attendance, meant, undo_refused
from bot.notices.catalogue import candidate
from bot.phrase import Phrase
from bot.wording import brief


class How(Enum):
    """What was said of the candidate, where that is less than that they do not come."""

    NOT_YET = ("not here yet", "还没到", "还没来")


# Who or what else is late: then it is not said of the candidate.
_OTHERS = (
    "(?:(?:面试官|考官)(?:{so}){{0,3}}(?:没|不见|放?鸽|爽约)|(?:我们?|简历|材料|结果|消息|通知|邮件|短信|邀请|链接|快递|合同|offer)(?:{so}){{0,3}}没)"
).format(so="[还也都就又才 ]|一直|根本|到?现在")
_OTHERS_EN = (
    r"\b(?:i|we|interviewers?|panel|resume|résumé|cv|link|invitation|invite|e-?mail|mail|message|offer)(?:'ve)? "
    r"(?:still |just |really )?(?:(?:did|has|have|is|are)(?:n't| not)|not|stood)\b"
)


def _check(ctx: Context, interview: Interview, how: How | None = None) -> None:
    if interview.status == "no_show":
        raise _is_marked(ctx, interview)
    if _only_tells(ctx, interview, how):
        attendance.check_missing(interview, ctx.now)
    else:
        attendance.check_no_show(interview, ctx.now)


def _only_tells(ctx: Context, interview: Interview, how: How | None) -> bool:
    return how is How.NOT_YET or attendance.is_to_wait(interview, ctx.now)


def _deed(ctx: Context, interview: Interview, how: How | None) -> str:
    which = brief(interview, ctx.user, ctx.now)
    if _only_tells(ctx, interview, how):
        return ctx.text("noshow.deed_tell_hr", which=which)
    return ctx.text("noshow.deed", which=which)


def _is_marked(ctx: Context, interview: Interview) -> UserError:
    """With what takes it back."""
    actor, in_time = attendance.who_marked(interview, ctx.now)
    title, who = ctx.show(interview), Member.get_or_none(Member.id == actor)
    if in_time and who == ctx.user:
        return UserError("noshow.already_by_you", title=title)
    if in_time and who is not None:
        return UserError("noshow.already_marked", title=title, who=who.name)
    return undo_refused.stays_marked(interview, ctx.user, ctx.now).after(Phrase("noshow.already", title=title))


def _how_far(told: Told) -> dict[str, Any] | None:
    if told.says(_NO_ABSENCE):
        return None
    return {"how": How.NOT_YET} if told.says(_STILL) else {}


_NO_ABSENCE = (
    "没来(?:过|由|得|电|信)|没到(?:点|期|时)|"
    # a verdict: X is a no from me
    r"\b(?:an? |my )?(?:\w+ )?no (?:from|for) me\b|\b(?:is|was|'s|it's|say|vote|verdict:?) (?:an? )?(?:\w+ )?no\b(?![ -]?show)"
)
_STILL = r"还没|还不见|一直没|仍(?:未|没)|迟迟|\b(?:yet|still)\b"


@command(
    "noshow",
    "候选人未到",
    "候选人没来",
    "没来",
    "no-show",
    "no show",
    help=("the candidate is not there", "候选人没来"),
    usage=("noshow 1203 / not here yet 1203", "候选人未到 1203 / 还没到 1203"),
    words=("还没到", "not here yet"),
    hears=("HR is told.", "会告诉 HR。"),
    rank=90,
    changes=True,
    although=(Although.TOLD_BY_OTHERS,),
    deed=lambda ctx, interview, how=None: _deed(ctx, interview, how),
    cues=[
        (
            "…还(?:没|未)(?:到|来|出现|上线|露面|进)(?![时点期底展行步度])(?:呢|啊|呀|人){0,2}",
            {"how": How.NOT_YET},
            _OTHERS,
        ),
        (
            r"…(?:(?:is|are|has|have|he's|she's)(?: not|n't) (?:here|there|shown up|come|arrived|joined) yet|(?<!what is )(?<!what's )(?<!whats )(?<!anything )still (?:not here|waiting for))",
            {"how": How.NOT_YET},
            _OTHERS_EN,
        ),
        (
            "…(?:放?鸽|爽约|没出现|没到(?![时点期底])|没露面|没上线|没进(?![展行步度])|不见人|没来(?![得及过由电信]|消息|邮件|短信|通知))"
            "(?:子|了|人){0,3}",
            {},
            _OTHERS,
        ),
        (
            "…(?:no.?show|no sign of|(?:did|has|have)(?:n't| not) (?:shown?|come|turned?|appear|join)(?:ed)?(?: up)?|"
            "(?:is|are|he's|she's)(?: not|n't) (?:here|there|showing up)|stood (?:me|us) up)",
            {},
            _OTHERS_EN,
        ),
        (
            r"…(?:can't|cannot|can not|won't|not) wait(?:ing)?\b…\b(?:any ?more|any longer|much longer)",
            {},
            _OTHERS_EN,
        ),
        (
            "…(?:(?<!还)不(?:再|想|打算)?等|等不(?:了|下去)|没法再等)(?:[他她]|候选人|◇|人家)?了(?:啊|吧|呢)?(?=$|[,，。])",
            {},
            _OTHERS,
        ),
    ],
    freely=_how_far,
    which=meant.to_miss,
    check=_check,
)
def noshow(ctx: Context, interview: Interview, how: How | None = None) -> Reply:
    if not access.may_mark_no_show(ctx.user, interview):
        raise UserError("noshow.only_panel_and_hr")
    _check(ctx, interview, how)
    if _only_tells(ctx, interview, how):
        return _tell(ctx, interview)
    attendance.mark_no_show(ctx.change, interview)
    return ctx.say("noshow.done", title=interview, told=who_hears.of_change(ctx, interview), code=interview.code or "")


def _tell(ctx: Context, interview: Interview) -> Reply:
    """Who tapped has no answer to read: a card says it, and offers what comes next."""
    attendance.say_missing(ctx.change, interview)
    if ctx.tapped:
        ctx.send_card(candidate.STILL_MISSING, interview)
    assert interview.start is not None
    closes = attendance.closes_from(interview)
    still = ctx.text("noshow.later_at", at=closes, code=interview.code)
    gone = ctx.text("noshow.never", code=interview.code)
    return ctx.say(
        "noshow.not_here_yet",
        title=interview,
        told=who_hears.of_change(ctx, interview),
        then=still if ctx.now < closes else gone,
        code=interview.code or "",
    )
