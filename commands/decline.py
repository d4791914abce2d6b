"""Say that you cannot: ``/decline 1203 ill``, 没空 陈晓 出差. Recorded at once; HR hears of it after the undo window."""

import re
from collections.abc import Sequence
from enum import Enum
from typing import Any

from bot import Context, Reply, Told, command
from bot.chat import stand_in, who_hears
from bot.chat.masked import COLLEAGUE
from bot.chat.stand_in import StandIn
from bot.chat.understanding import own_answer
from bot.chat.understanding.speaker import is_on_it
from bot.chat.understanding.who_for_whom import exchange
from bot.chat.words_around import is_denied
from bot.interviews import Interview, Member, access, lookup, meant, panel, people
from bot.texts import text

_CLAUSES = re.compile(r"[,，。.;；、!！~\n]+")
_SAYS_SO = re.compile(
    "(?:因为|由于)?(?:我|本人)?(?:认识(?:这[位个])?候选人|需要?回避)|"
    r"(?:because )?(?:i )?knows? (?:the |this )?candidate|(?:i have )?(?:a )?conflict of interest"
)
_MAY_SAY_SO = re.compile(
    r"认识.*(?:候选人|[他她])|(?:候选人|[他她]).*认识|认识了?$|回避|利益冲突|"
    r"\bknows? (?:.*\b)?(?:candidate|him|her|them)\b|conflict of interest"
)


class _Conflict(Enum):
    """Of interest: whether the reason is that the member knows the candidate, which hides the file."""

    SAID = "in so many words"
    LIKELY = "among others, so it is read back"
    NONE = "nothing of the kind, or it is denied"


def _conflict(interview: Interview, reason: str, speaker: Member) -> _Conflict:
    name = interview.candidate.name.lower()
    clauses = [one.strip().replace(name, "候选人") for one in _CLAUSES.split(reason.lower()) if one.strip()]
    if clauses and all(_SAYS_SO.fullmatch(one) for one in clauses):
        return _Conflict.SAID
    may = [one for one in clauses if _MAY_SAY_SO.search(one) and not is_denied(one)]
    likely = any(set(people.mentioned(one)) <= {speaker} for one in may)  # 王五认识候选人 is of 王五
    return _Conflict.LIKELY if likely else _Conflict.NONE


def _read_back(ctx: Context, interview: Interview, reason: str = "", instead: StandIn | None = None) -> str:
    """That the file will be hidden, or somebody suggested; nothing where neither is in question."""
    if instead is not None and _conflict(interview, reason, ctx.user) is _Conflict.NONE:
        return ctx.text(
            "decline.ask_with_stand_in",
            title=interview,
            when=ctx.moment(interview),
            who=instead,
            but=_but(ctx, interview, instead, "decline.who_is_kept_away"),
            why=ctx.text("decline.why", reason=reason) if reason else "",
        )
    if _conflict(interview, reason, ctx.user) is not _Conflict.LIKELY:
        return ""
    others = _and_others(ctx, len(panel.others_with_the_candidate(interview, ctx.user, ctx.now)))
    place = access.place_of(ctx.user, interview)
    if place is not None and place.response == "declined":
        return ctx.text("decline.ask_to_note_and_hide", title=interview, when=ctx.moment(interview), others=others)
    return ctx.text("decline.ask_to_hide", title=interview, when=ctx.moment(interview), others=others)


def _and_others(ctx: Context, count: int) -> str:
    """Whoever knows the candidate is out of their other interviews, too; nothing where there is none."""
    return ctx.text("decline.and_others", n=count) if count else ""


def _check(ctx: Context, interview: Interview, reason: str = "", instead: StandIn | None = None) -> None:
    knows = _conflict(interview, reason, ctx.user) is not _Conflict.NONE
    place = access.place_of(ctx.user, interview)
    if instead is None or place is None or place.response != "declined":
        panel.check_decline(interview, ctx.user, ctx.now, reason, knows_candidate=knows)


def _but(ctx: Context, interview: Interview, who: StandIn, said: str) -> str:
    """What keeps them from coming, said by this id; nothing where nothing does."""
    but = panel.keeps_away(interview, who.member)
    return ctx.text(said, who=who, but=but) if but is not None else ""


def _instead(told: Told) -> dict[str, Any] | None:
    who = exchange(told).comes
    return {} if who is None else {"instead": StandIn(who)}


_THEY_GO = rf"{COLLEAGUE}[^,，.]{{0,6}}(?:[替代顶去来]|\b(?:take|cover|do|go|step|join)\b)"
_FOR_ME = r"[替代]我[去面]|\b(?:go|come|be there|do it|take it|cover|stand in)\b[^,.]{0,12}\b(?:for me|instead of me|in my place)\b"


def _sends_somebody(told: Told) -> bool:
    """我有割接，王五可以替我去: no yes of the speaker's. HR says who goes for somebody else."""
    if told.situation.member.is_hr and not is_on_it(told):
        return False
    return (told.says(_THEY_GO) and bool(_instead(told))) or told.says(_FOR_ME)


def _says_no(told: Told) -> bool:
    """Of an interviewer who says outright that they do not come: no way I'm doing it; or who comes for them."""
    if told.situation.member.is_hr or told.only_asks:
        return False
    return own_answer.would_come(told) is False


def _finds_somebody(told: Told) -> bool:
    """I need to skip it, Zhang San could go in my place: nobody is asked for."""
    is_found = not (told.situation.member.is_hr or told.only_asks) and told.says(_THEY_GO) and bool(_instead(told))
    return is_found or _says_no(told)


@command(
    "decline",
    "无法参加",
    "没空",
    "去不了",
    "参加不了",
    "不接受",
    "can't make it",
    "can’t make it",
    help=("say you can't make it", "回复无法参加，HR 来找人替"),
    usage=("decline 1203 travelling", "无法参加 1203 出差 / 无法参加 1203 认识候选人"),
    means={
        "reason": ("why, read by HR alone", "原因，只有 HR 看得到"),
    },
    hears=("HR is told; the reason is for HR alone.", "会告诉 HR，原因只有 HR 看得到。"),
    rank=50,
    changes=True,
    harmless=own_answer.NOT_ME,
    by_hr="candidate",
    confirm=_read_back,
    deed=("decline", "回复无法参加"),
    hints=("拒绝", "取消", "reject", "cancel"),
    cues=[
        (
            "(?<!不)我(?:也|都|本人|私下|以前|其实){0,2}认识(?:这[位个])?(?:候选人|◇)|(?:候选人|◇)[ ,，]{0,3}我(?:也|都|其实){0,2}认识(?!到)(?:他|她|这个?人)?",
            {"reason": text("decline.knows_candidate", "zh")},
        ),
        (
            r"\bi (?:already |actually |personally )?know (?:候选人|◇|the candidate|this candidate)|"
            r"(?:候选人|◇) is (?:a (?:good )?friend|my (?:friend|ex|relative|classmate|colleague))",
            {"reason": text("decline.knows_candidate", "en")},
        ),
        "(?!来不来)(?:去|来|过|到|参加|赶|走|面)不(?:了|成|来|过来|过去|及|上|开)|(?:不能|没法子?|没办法|无法|不方便|不想)(?:去|来|参加|面|到|过来|过去)|"
        "(?<![去来加进出上下回])不(?:去|来|参加)(?:了[吧啊啦呀哦]?)? ?◇?$|抽不(?:出|开)身?|接受不了(?: ?◇)?$|请个假|没(?:空|时间)|(?:时间|日程|会议)(?:有)?冲突|撞(?:会|车|期)?了|"
        "(?:◇|我|[那这]一?场)[我也就真都 ,，]{0,6}(?:不|没法|没办法)(?:太)?(?:行|成|可以|ok)(?:了|啊|啦|呀|哦|吧){0,3}",
        r"\b(?:can't(?! (?:wait|say|tell|believe|think|remember|recall|complain|help))|won't(?! be (?:(?:\w{1,12} )?late|away|off|out|gone|on leave|on holiday)\b)|not going to|(?:un|not )able to|not available|unavailable|don't think i can|"
        r"have to (?:skip|miss|pass|pull out)|(?:doesn't|does not|won't|will not) work for me|too busy|(?:am|feel) (?:sick|ill|unwell)|double.?booked|"
        r"count me out|rather not|pass on|skip|be excused from|beg off|bow out(?: of)?|sit (?:this|that) one out)\b…",
        r"◇[ ,]{0,3}no(?:pe)?$|^no to ◇$",
        "◇[ ,，我就给帮先]{0,4}(?:推|回绝|婉拒|谢绝|拒绝?)(?:掉|了){1,2}[吧啦啊]?$|(?:推|回绝|婉拒|谢绝)(?:掉|了)◇$",
        r"^(?:can|could|would) (?P<instead>○) (?:please )?(?:take|cover|do)\b",
        "(?:能不能|可不可以|可以|能)?[让请叫由](?P<instead>○)[来去]?(?:替|顶|代)我",
        "(?P<instead>○)(?:能不能|可不可以)(?:过?来|去)?(?:替|顶|代)(?:一下)?我",
    ],
    freely=_instead,
    rather_than={
        "accept": lambda told: _sends_somebody(told) or _says_no(told),
        "running late": lambda told: _says_no(told) and own_answer.refuses(told),
        "substitutes": _finds_somebody,
    },
    which=meant.to_decline,
    check=_check,
    questions={
        "interview": (
            "Which interview can't you make? A candidate's name or a code.",
            "无法参加哪一场？发候选人姓名或编号。",
        ),
        "reason": (
            "Why? Only HR sees it; send “skip” to give no reason.",
            "是什么原因？只有 HR 看得到，不想说就发“跳过”。",
        ),
    },
    unsaid=("OK, no reason given. Your answer is still: can't make it.", "好的，不写原因，仍是无法参加。"),
)
def decline(ctx: Context, interview: Interview, reason: str = "", instead: StandIn | None = None) -> Reply:
    knows = _conflict(interview, reason, ctx.user) is not _Conflict.NONE  # one that is only likely was read back
    place = access.place_of(ctx.user, interview)
    adds_reason = place is not None and place.response == "declined" and bool(reason) and not knows
    title = ctx.show(interview)  # said before the file is hidden
    others = panel.others_with_the_candidate(interview, ctx.user, ctx.now) if knows else []
    suggested = instead.member if instead else None
    panel.decline(ctx.change, interview, ctx.user, reason, knows_candidate=knows, suggested=suggested)
    if knows and place is not None and not place.is_current:
        return _noted_of_who_was_replaced(ctx, others)
    told = who_hears.of_decline(ctx, interview)
    if instead is not None and not knows:
        told += _when_they_hear(ctx, interview, instead)
    if instead is None and (stranger := stand_in.stranger_in(reason)):
        told += ctx.text("decline.no_such_colleague", who=stranger)
    if instead is None and stand_in.is_oneself(reason, ctx.user):
        told += ctx.text("decline.not_by_oneself")
    if knows:
        if others:
            return ctx.say("decline.done_and_hidden_with_others", n=len(others), told=told)
        return ctx.say("decline.done_and_hidden", told=told)
    if adds_reason:
        return ctx.say(
            "decline.reason_noted", suggested=_suggested(ctx, interview, instead), title=title, reason=reason[:40]
        )
    if instead is not None and place is not None and place.response == "declined":
        return ctx.say("decline.suggestion_noted", suggested=_suggested(ctx, interview, instead))
    if ctx.on_page:
        return ctx.say("decline.done_on_page", title=title, told=told)
    if reason:
        return ctx.say("decline.done", title=title, told=told)
    ctx.then_ask("reason", decline, interview=interview)
    return ctx.say("decline.done_ask_why", title=title, told=told)


def _when_they_hear(ctx: Context, interview: Interview, who: StandIn) -> str:
    not_they = _but(ctx, interview, who, "decline.kept_away_hr_reads")
    return not_they or ctx.text("decline.hears_when_asked", who=who)


def _suggested(ctx: Context, interview: Interview, who: StandIn | None) -> str:
    if who is None:
        return ""
    return ctx.text("decline.suggested", who=who, hears=_when_they_hear(ctx, interview, who))


def _noted_of_who_was_replaced(ctx: Context, others: Sequence[int]) -> Reply:
    """Nothing is to be done about a place that another has: HR reads it where it matters, and hears of the others."""
    if not others:
        return ctx.say("decline.noted")
    told = dict.fromkeys(who_hears.of_decline(ctx, one) for one in lookup.load(others))
    return ctx.say("decline.noted_with_others", n=len(others), told=ctx.text("mark.between_sentences").join(told))
