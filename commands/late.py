"""Somebody will be late: ``/running late 1203 10 min``, 晚到 1203 10分钟. It is passed on to HR and the rest of the panel."""

import re
from datetime import timedelta
from enum import Enum
from typing import Any

from bot import Although, Context, Reply, Told, UserError, command
from bot.chat import guards, who_hears
from bot.chat.masked import COLLEAGUE
from bot.chat.understanding.changed import length_in
from bot.chat.understanding.speaker import is_on_it
from bot.interviews import Interview, Member, access, lateness, meant, people
from bot.times.number_words import COUNTS, either
from bot.wording import brief

_MINUS = re.compile(r"(?<!\S)(?:[-−﹣]|负|minus )\d")
_MOST = 180


class Who(Enum):
    """Who is late, where it is said."""

    CANDIDATE = ("candidate", "候选人")
    SPEAKER = ("me", "我")


def _deed(ctx: Context, interview: Interview, who: Who | None = None, words: str = "", colleague: str = "") -> str:
    return ctx.text(
        "late.deed", what=_what(ctx, interview, who, words, colleague), which=brief(interview, ctx.user, ctx.now)
    )


def _what(ctx: Context, interview: Interview, who: Who | None, words: str, colleague: str) -> str:
    """`你会晚到 10 分钟`"""
    minutes = _minutes(words)
    late = ctx.text("late.minutes", n=minutes) if minutes else ctx.text("late.some")
    if colleague:
        return ctx.text("late.who_will_be", name=_named(colleague).name, late=late)
    if _is_own(ctx, interview, who):
        return ctx.text("late.you_will_be", late=late)
    return ctx.text("late.candidate_will_be", late=late)


def _is_own(ctx: Context, interview: Interview, who: Who | None) -> bool:
    return who is not Who.CANDIDATE and access.attends(ctx.user, interview)


def _named(colleague: str) -> Member:
    """Raises: UserError"""
    found = people.by_user_id(colleague)
    if found is None:
        raise UserError("late.nobody_called_so", who=colleague)
    return found


def _minutes(words: str) -> int | None:
    length = _length(words)
    if length is None:
        return None
    minutes = length // timedelta(minutes=1)
    if not 0 < minutes <= _MOST:
        raise UserError("late.more_than_late")
    return minutes


_SHORT = re.compile(r"(?<=[\d一二三四五六七八九十])分(?!钟)")


# What minutes are called otherwise: a quarter of hour; and a number beside late, 10 late, late by 10, which counts them.
_CALLED = (
    (re.compile(r"\bthree[- ]quarters(?: of)?(?: an?| the)? hours?\b"), "45 minutes"),
    (re.compile(r"\b(?:an? |one )?quarter(?: of)?(?: an?| the)? hours?\b"), "15 minutes"),
    (re.compile(r"\b(?:an? )?half(?: of)?(?: an?)? hours?\b"), "30 minutes"),
)
_BESIDE_LATE = re.compile(
    rf"^(?:by |about |around )?(?P<only>\d{{1,3}}|{either(COUNTS)})$|"
    rf"(?<![\w:./-])(?P<before>\d{{1,3}}|{either(COUNTS)}) (?:late|behind)\b|"
    rf"\b(?:late|behind)(?: by)?(?: about| around| approximately| maybe| like)? (?P<behind>\d{{1,3}}|{either(COUNTS)})(?![\w:./-]| ?[ap]m\b| o'clock)|"
    "(?:晚到|迟到|来晚|晚)[个 ]?(?P<zh>\\d{1,3})(?![\\d分点:号月日天小时刻个秒场轮])"
)


def _length(words: str) -> timedelta | None:
    low = words.lower()
    for pattern, minutes in _CALLED:
        low = pattern.sub(minutes, low)
    if (length := length_in(_SHORT.sub("分钟", low))) is not None:
        return length
    said = _BESIDE_LATE.search(low)
    number = next((one for one in said.groups() if one), "") if said is not None else ""
    return timedelta(minutes=COUNTS.get(number) or int(number)) if number else None


# What is late may be no person: then nobody is told that somebody comes later.
_THING = (
    r"report|feedback|write.?up|scorecard|evaluation|resume|résumé|cv|offer|e-?mail|mail|message|paper\w*|document|slides?|"
    r"code|form|link|invite|invitation|letter|contract|parcel|package|result|notes?|answer|reply|payment|budget|project|release"
)
_OF_A_THING = re.compile(
    rf"\b(?:the|my|our|your|his|her|their|this|that|a) (?:\w+ ){{0,2}}(?:{_THING})s?\b[^,.;]{{0,12}}(?<!i am )(?<!i'm )\b(?:late|delayed|behind)\b|"
    rf"\blate (?:with|on|in (?:sending|submitting|writing)) (?:the |my |our |a |this |that )?(?:\w+ ){{0,2}}(?:{_THING})s?\b|"
    "(?:报告|简历|材料|合同|快递|文件|面评|反馈|评价|邮件|短信|消息|通知|结果|链接|邀请|代码|作业|题目)[^,，。;；我人]{0,6}(?:晚到|迟到|来晚|晚点|发晚|晚发|延迟|拖)"
)
_NOT_LATE = re.compile(
    r"\bnot (?:\d|late|running)|\bno longer\b|不(?:是|会|用)?(?:\d|晚|迟)|没有?(?:来|会|要|算)?(?:晚|迟)"
)  # running late 1203 not 10 min, cancelled
_LATE = r"晚|迟|拖|堵|耽|赶|路上|\b(?:late|later|behind|delay\w*|held up|stuck|on (?:my|his|her|the) way)\b"
_WITH_A_THING = re.compile(
    rf"(?:with|on) (?:the |my |our |a |this |that )?(?:\w+ ){{0,2}}(?:{_THING})s?\b|(?:的)?(?:报告|简历|材料|合同|快递|文件|面评|反馈|评价|邮件|结果|链接)"
)


def _check(ctx: Context, interview: Interview, who: Who | None = None, words: str = "", colleague: str = "") -> None:
    """Raises: UserError also where something is late and not somebody."""
    if words and _WITH_A_THING.match(words.lower()) and _length(words) is None:
        raise UserError("late.about_no_person", words=words[:40], code=interview.code or "")
    place = access.place_of(ctx.user, interview)
    if who is None and not colleague and place is not None and place.response == "declined":
        raise UserError("late.you_declined", code=interview.code or "")
    if minus := _MINUS.search(words.lower()):
        raise UserError("late.has_a_minus", words=words[minus.start() :][:40], code=interview.code or "")
    if who is Who.SPEAKER and not access.attends(ctx.user, interview):
        raise UserError("late.you_are_not_on_it", code=interview.code or "")
    if colleague and not access.attends(_named(colleague), interview):
        raise UserError("late.they_are_not_on_it", name=_named(colleague).name, code=interview.code or "")
    lateness.check_late(interview, ctx.now)


def _who_and_when(told: Told) -> dict[str, Any] | None:
    if _OF_A_THING.search(told.said.low) or _NOT_LATE.search(told.said.low):
        return None
    if told.people and guards.is_hearsay(told.text) and not told.says(_LATE):
        return None  # Li Si told me he'd rather have it at four
    length = _length(told.said.low)
    found = {"words": f"{length // timedelta(minutes=1)} min"} if length else {}
    if (who := _colleague(told)) is not None:
        return found | {"colleague": str(who.user_id)}
    if told.situation.member.is_hr and told.says(_I_AM) and not is_on_it(told):
        return None  # whoever is not on it is late for nothing
    return found | ({"who": Who.CANDIDATE} if _is_of_candidate(told) else {})


def _is_of_candidate(told: Told) -> bool:
    is_told = told.says(
        "(?<!for )(?<!to )(?<!with )(?<!of )候选人(?!(?:的|[那这])一?[场个轮])|(?:他|她)(?:说|会|要|晚|迟|堵|路上)|\\b(?:he|she|candidate)\\b"
    )
    return is_told and not told.says(_I_AM)


_I_AM = r"(?<![跟和给对向问])我(?!们|这|[问听看])|\bi(?:'m|'ll| will| am| might| may| come| need| have)\b(?! (?:heard|told|hear))"
_THEY_ARE = re.compile(
    rf"^(?:晚到|迟到|来晚|running late|be late) ?(?:for )?◇? ?{COLLEAGUE}|"
    rf"{COLLEAGUE}(?:那边|刚才?|今天|说|讲|也|[他她]|自己|在|还|可能|会|要|得|[,， ]){{0,6}}(?:堵|晚(?!上)|迟|拖|耽|赶不|路上|被[^,，。我]{{0,6}}(?:拖|耽|堵|绊))|"
    rf"{COLLEAGUE}(?:'s| is| will| has| was| says| said| told me)?[^.;◇]{{0,24}}\b(?:late|stuck|behind|delayed|held up|(?:on|in) (?:his|her|the) (?:way|traffic))\b"
)


def _colleague(told: Told) -> Member | None:
    """王五堵车了，要晚点: who is late is neither whoever says so, nor the candidate."""
    others = [one for one in told.people if one != told.situation.member]
    if len(others) != 1 or told.says(_I_AM) or not _THEY_ARE.search(told.text):
        return None
    return others[0]


_LATER = re.compile(
    r"我[^,，。他她]{0,12}?(?<![推延])(?:晚|迟|拖|耽搁|耽误)(?:到|个|上|点)? ?(?:[\d一二三五十两半几刻]+ ?(?:分钟?|刻钟|个?小时|min\w*)|一会儿?|一点|几分钟)(?:进|到|来|上线|过来|过去|入)?|"
    r"\bi(?:'ll| will| am| might| may|'m)?(?: \w+)? (?:come|be|join|arrive|coming|joining|there|in|make it|start|get there)\b[^,.;]{0,12}?\b(?:\w+ )?(?:min\w*|minutes|hour|bit|moments?) (?:later|late|behind)\b"
)


def _comes_later(told: Told) -> bool:
    """I come ten minutes later: whoever interviews, and not the interview."""
    return not told.situation.member.is_hr and _LATER.search(told.said.low) is not None and not told.only_asks


@command(
    "running late",
    "晚到",
    "迟到",
    "晚点到",
    "来晚",
    "be late",
    help=("pass on that somebody is late", "转告会晚到"),
    usage=("running late 1203 10 min", "晚到 1203 10分钟"),
    means={
        "who": ("who is late, you by default", "谁晚到，默认自己"),
        "words": ("how late", "晚多久"),
        "colleague": ("another interviewer who is late, by their account", "晚到的另一位面试官，用账号"),
    },
    hears=("HR and the rest of the panel are told.", "会转告 HR 和其他面试官。"),
    rank=92,
    changes=True,
    although=(Although.TOLD_BY_OTHERS, Although.DOUBTED),
    deed=_deed,
    cues=[
        (
            "^我(?:人)?(?:还没|还未)(?:到|赶到)|^我(?:人)?还在(?:路上|来的路上|赶来)|\\bi(?: am|'m)? (?:not there yet|still on (?:my|the) way|still on the road|(?:have not|haven't) (?:arrived|made it|got there)(?: yet)?)",
            {"who": Who.SPEAKER},
        ),
        ("候选人…(?:会|要|得|可能|说){0,3}(?:晚到|迟到|晚点到?|来晚|晚来)…", {"who": Who.CANDIDATE}),
        (r"\bcandidate…(?:running|be|is) late\b…", {"who": Who.CANDIDATE}),
    ],
    freely=_who_and_when,
    rather_than=dict.fromkeys(("accept", "nothing", "reschedule", "status", "schedule", "arrived"), _comes_later),
    which=meant.to_be_late_for,
    check=_check,
)
def late(ctx: Context, interview: Interview, who: Who | None = None, words: str = "", colleague: str = "") -> Reply:
    _check(ctx, interview, who, words, colleague)
    own = not colleague and _is_own(ctx, interview, who)
    if not own and not (ctx.user.is_hr or access.attends(ctx.user, interview)):
        raise UserError("late.only_panel_and_hr")
    whom = _named(colleague) if colleague else ctx.user if own else None
    lateness.say_late(ctx.change, interview, whom, _minutes(words))
    others = [one.member for one in interview.panel if one.attends and one.member_id != ctx.user.id]
    hr = [] if ctx.user in interview.application.caretakers else interview.application.caretakers
    told = dict.fromkeys(str(one.name) for one in [*hr, *others] if one != whom)
    names = ctx.text("mark.between_names").join(told) or ctx.text("late.nobody_else")
    return ctx.say(
        "late.passed_on",
        title=interview,
        names=names,
        when=who_hears.when_told(ctx, interview),
        what=_what(ctx, interview, who, words, colleague),
        instead=ctx.text("late.decline_instead", code=interview.code or "") if own else "",
    )
