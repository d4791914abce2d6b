"""It was not held: ``/not held 1203``, 没面成 1203 私下改了时间. Nobody is asked for feedback on it any more."""

import re
from enum import Enum
from typing import Any

from bot import Although, Context, Reply, Told, UserError, command
from bot.chat import who_hears
from bot.interviews import Interview, access, attendance, meant, unheld
from bot.wording import brief, numbered


class Why(Enum):
    """Why it was not held."""

    NO_SHOW = ("the candidate did not come", "候选人未到", "候选人没来", "人没来", "no-show", "no show")
    MOVED = ("moved among ourselves", "私下改了时间", "改了时间", "改时间了", "改到别的时间", "moved", "rescheduled")
    OTHER = ("something else", "其他", "其它", "别的", "other")


_DID_NOT_COME = re.compile(
    "(?:候选人|◇|对方|[他她]|人家?)[^,，。没未不]{0,6}(?:没有?|未)(?:有|能|按时|准时)?(?:来|到(?!位)|出现|露面|上线|进来|进会|现身|参加|赴约|接(?:电话|通|听)?(?=$|[,，。了的 ]))|"
    "(?:放|被)(?:了)?(?:我们?|咱们?)?(?:的)?鸽|鸽了|爽约|没等[到来](?:人|[他她]|候选人)|(?:联系|找|叫)不[上到](?:人|候选人|[他她])|没[见看]到(?:人|候选人)|缺席|没人来|人没(?:来|到)|^(?:一直|根本|压根)没来|"
    r"\bno.?shows?\b|\b(?:he|she|they|候选人|candidate|nobody|no one|guy|lady|person)\b[^,.;]{0,12}(?:\b(?:did not|didn't|never|not|failed to|wasn't|hasn't)\b[^,.;]{0,10})?\b(?:come|came|show(?:ed)?(?: up)?|turn(?:ed)? up|appear(?:ed)?|join(?:ed)?|dial(?:led|ed)? in|log(?:ged)? in|arrived?|pick(?:ed)? up|there)\b|"
    r"\b(?:stood|left) (?:me|us) (?:up|waiting)\b|\bghosted\b|\bno sign of\b|\bwaited\b[^,.;]{0,30}\b(?:nobody|no one|in vain|nothing)\b"
)
_CAME = re.compile(
    r"\b(?:he|she|they|候选人|candidate|guy|lady|person) (?:came|showed up|turned up|appeared|joined|dialled in|logged in|arrived|was there)\b"
)
_MOVED = re.compile(
    "(?<!没)(?<!不)(?<!没有)(?:改|换|挪|推|调|移|延|约|改约|定)(?:了|到|成|在|至|过)?(?:了)?(?:个)?(?:期|天(?!气)|时间|日子|别的|其他|另|下|明|后天|周|星期|礼拜|上午|下午|晚上|\\d)|另(?:约|找|定|改)|再约|重(?:新)?约|往后(?:推|延|挪|顺)|推迟|延后|改期|"
    r"\b(?:moved|rescheduled|postponed|pushed|shifted|put (?:it )?off|agreed on|settled on|picked|swapped)\b|\b(?:another|a different|a new|a later|some other) (?:day|time|date|slot|week)\b"
)


def _why_in(told: Told) -> dict[str, Any]:
    """候选人压根没来, we moved it among ourselves; nothing of both, for one of them closes it on the candidate."""
    why = _why_of(told.masked.with_days)
    return {} if why is None else {"why": why}


def _why_of(low: str) -> Why | None:
    no_show = _DID_NOT_COME.search(low) is not None and _CAME.search(low) is None
    moved = _MOVED.search(low) is not None
    if no_show == moved:
        return None
    return Why.NO_SHOW if no_show else Why.MOVED


def _with_why(arguments: dict[str, Any]) -> dict[str, Any]:
    """没面成 1203 放了我鸽子: the words say which it is."""
    why = None if "why" in arguments else _why_of(str(arguments.get("words", "")).lower())
    return arguments if why is None else arguments | {"why": why}


_SAYS_IT_WAS_HELD = re.compile(
    "(?<!没)(?<!没有)面(?:试)?(?:得|的)?(?:很|挺|特别|非常|还)?(?:好(?!了再)|不错|顺利|完了?|过了|可以)|(?:聊|谈|答|表现)(?:得|的)?(?:很|挺|还|非常)?(?:好|不错|可以|开心|顺利)|"
    "面了(?!一半|几分钟|一会)|(?<!没)(?<!没有)面成了|基础(?:很|挺)?扎实|"
    r"\bwent (?:very |really |quite )?(?:well|fine|great|smoothly)\b|\bdid (?:very |really |quite )?well\b|\b(?:was|is) (?:very |really |quite )?(?:good|great|solid|strong|excellent)\b|"
    r"\b(?:we|i) (?:have |had )?(?:talked|interviewed|met|finished)\b|\bit (?:took place|was held|is done)\b"
)


def _read_back(ctx: Context, interview: Interview, why: Why | None = None, words: str = "") -> str:
    """Where what happened sounds as if it was held after all, or why was told from it."""
    if why is not None and _why_of(words.lower()) is why:
        return _deed(ctx, interview, why, words)
    if not _SAYS_IT_WAS_HELD.search(words.lower()):
        return ""
    return ctx.text(
        "not_held.read_back", words=words[:40], code=interview.code or "", which=brief(interview, ctx.user, ctx.now)
    )


def _deed(ctx: Context, interview: Interview, why: Why | None, words: str) -> str:
    reason = ctx.text(*why.value[:2]) if why else words
    return ctx.text("not_held.deed", which=brief(interview, ctx.user, ctx.now)) + (
        ctx.text("mark.in_brackets", said=reason) if reason else ""
    )


def _check(ctx: Context, interview: Interview, why: Why | None = None, words: str = "") -> None:
    if not access.may_mark_no_show(ctx.user, interview):
        raise UserError("refused.only_panel_and_hr")
    if why is Why.NO_SHOW:
        attendance.check_no_show(interview, ctx.now)
    else:
        unheld.check_unheld(interview, ctx.now)


@command(
    "not held",
    "没面成",
    "没面上",
    "没有面成",
    "didn't take place",
    "did not take place",
    help=("it was not held", "记下没面成，不再催面评"),
    usage=("not held 1203 moved among ourselves", "没面成 1203 私下改了时间"),
    means={
        "words": ("what happened, in a sentence", "怎么回事，一句话"),
    },
    rank=62,
    changes=True,
    although=(Although.DENIED, Although.TOLD_BY_OTHERS),
    deed=lambda ctx, interview, why=None, words="": _deed(ctx, interview, why, words),
    confirm=_read_back,
    cues=[
        "(?:没|没有|未能?)(?:能)?(?:面(?:成|上|试成)|进行)…|面试?没(?:有)?(?:面成|进行|开始|做成|搞成)…",
        r"(?:interview|it|◇) (?:did not|didn't|never) (?:take place|happen|go ahead)…",
    ],
    freely=_why_in,
    arrange=_with_why,
    which=meant.to_unhold,
    check=_check,
    questions={"words": ("What happened, in one sentence?", "怎么回事？写一句话。")},
)
def not_held(ctx: Context, interview: Interview, why: Why | None = None, words: str = "") -> Reply:
    _check(ctx, interview, why, words)
    why = why or (Why.OTHER if words else None)
    if why is None:
        ctx.then_ask("why", not_held, list(Why), interview=interview)
        return ctx.say(
            "not_held.why", title=interview, lines=numbered(ctx.text(*one.value[:2]) for one in Why), summary="?"
        )
    if why is Why.NO_SHOW:
        return _no_show(ctx, interview)
    if why is Why.OTHER and not words:
        ctx.then_ask("words", not_held, interview=interview, why=why)
        return ctx.say("not_held.what_happened", title=interview, summary="?")
    unheld.say_unheld(ctx.change, interview, why.name.lower(), words)
    return ctx.say("not_held.done", title=interview, told=_told(ctx, interview), next=_next(ctx, interview))


def _told(ctx: Context, interview: Interview) -> str:
    """HR need not hear of it at once: it comes in the next of their lists."""
    others = [one for one in interview.application.caretakers if one != ctx.user]
    if not others:
        return ""
    return ctx.text("not_held.hr_reads_it", hr=ctx.hr_of(interview))


def _next(ctx: Context, interview: Interview) -> str:
    code = interview.code or ""
    if ctx.user.is_hr:
        return ctx.text("not_held.what_next", code=code)
    return ctx.text("not_held.hr_decides", hr=ctx.hr_of(interview))


def _no_show(ctx: Context, interview: Interview) -> Reply:
    attendance.mark_no_show(ctx.change, interview)
    return ctx.say("not_held.no_show", title=interview, told=who_hears.of_change(ctx, interview))
