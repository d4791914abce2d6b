"""One interview's card: ``/status 1203``, 进度 陈晓, or just a name, a code or a row of the last list."""

import re

from bot import Context, Reply, Told, command
from bot.chat import guards, one_interview
from bot.chat.readers import CODE
from bot.chat.understanding.which import which_interview
from bot.interviews import Interview, access
from bot.wording import links

_THEIRS = r"不来|来不了|没来|[会能]来|放弃|\b(?:withdr[ae]w|dropp?(?:ed)? out)\b"  # what candidates do
_WRITES_DOWN = re.compile(r"标|记|登|写|改[成为]|确认|\b(?:confirm|mark|put|record|set|note|log)")
_RESUME = re.compile(r"简历|r[ée]sum[ée]|\bcv\b")
_WANTS = re.compile(r"发|看|给|要|\b(?:send|see|show|get|have|where|need|read)\b")
_CANNOT = r"[来去]不[了成]|参加不了|无法参加|\b(?:can't|cannot|can not|unable to) (?:make|come|do|attend|join|take)\b"


def _is_of_nobody(told: Told) -> bool:
    """1203 ok, I can't make 1203: HR does not say who says so."""
    if not told.situation.member.is_hr:
        return False
    by_code = bool(CODE.search(told.said.low))
    return (
        by_code
        and not told.says(_THEIRS)
        and not (guards.speaks_of_others(told.text) or told.people or _WRITES_DOWN.search(told.text))
    )


def _wants_resume(told: Told) -> bool:
    """can you send me her résumé"""
    return bool(_RESUME.search(told.said.low)) and bool(_WANTS.search(told.said.low))


def _is_of_one(told: Told) -> bool:
    """今晚那场: one of a day, and no day."""
    found = which_interview(told, status) if told.singles_out else []
    return len(found) == 1 or (bool(found) and told.days is None)


@command(
    "status",
    "进度",
    "状态",
    help=("where an interview stands", "看一场面试的进展"),
    usage=("status 1203 / 2 / 2pm tomorrow", "进度 1203 / 2 / 明天下午2点"),
    cues=[
        "几点|什么时候|啥时候|时间|多久|在哪|哪[里儿]|会议室|地址|地点|链接|谁|岗位|职位|什么岗|简历|进展|情况|怎么样|面试官|接了?没|到了?没|到了$|线上|线下|结果",
        r"\b(?:status|what time|when|where|who|room|link|position|job|how is|details?|progress|online|onsite|is here|r[ée]sum[ée]s?|cv)\b",
    ],
    rather_than={
        **dict.fromkeys(("candidate", "accept", "decline"), lambda told: _is_of_nobody(told) or _wants_resume(told)),
        "take": lambda told: told.says(_CANNOT),  # I can't make 1203, of HR, takes nothing over
        **dict.fromkeys(("schedule", "next"), _is_of_one),
    },
    bare=True,
    rank=30,
    menu="进度",
)
def status(ctx: Context, interview: Interview) -> Reply:
    return one_interview.card(ctx, interview, lead=_no_resume(ctx, interview))


def _no_resume(ctx: Context, interview: Interview) -> str:
    """To whoever asks for it and would read it: that there is none yet, and where HR uploads one."""
    asks = ctx.message is not None and _RESUME.search(ctx.message.text.lower()) is not None
    if not asks or interview.has_resume or not access.reads_resume(ctx.user, interview, ctx.now):
        return ""
    if ctx.user.is_hr and (page := links.resume(interview)):
        return ctx.text("status.upload_resume", page=page)
    return ctx.text("status.no_resume")
