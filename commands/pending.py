"""What waits: ``/pending``, 待办; for HR also for whom; what begins within a day first, then the oldest."""

from enum import Enum

from bot import Context, Reply, UserError, command
from bot.interviews import Interview, ahead, states
from bot.notices import pending
from bot.notices.pending import Waiting, What, for_whom, lacks_everybody
from bot.wording import brief, duration, job_and_round, links, of_a_page


class Which(Enum):
    """Less than all."""

    OVERDUE = ("overdue", "超时", "逾期", "过期", "late")
    FEEDBACK = ("feedback", "面评", "未反馈", "没写面评")
    CLASHES = ("clashes", "冲突", "时间冲突", "撞时间", "clash", "overlaps")
    LINKS = ("links", "链接", "会议链接", "没有链接", "缺链接", "link")


_OF_WHAT = (
    ("超时|逾期|过期|拖|overdue|late", Which.OVERDUE),
    ("面评|反馈|评价|feedback|write.?up|evaluation|scorecard", Which.FEEDBACK),
    (r"冲突|撞|clash|overlap", Which.CLASHES),
    (r"链接|会议号|\blinks?\b", Which.LINKS),
)


@command(
    "pending",
    "待办",
    "待处理",
    help=("what waits for you", "看有什么在等你"),
    usage=(
        "pending / pending overdue / pending feedback / pending clashes / pending links",
        "待办 / 待办 超时 / 未反馈 / 待办 冲突 / 待办 链接",
    ),
    means={
        "first": ("set by “more”: from which row", "发“更多”时才有：从第几条起"),
    },
    words=("未反馈",),
    freely=lambda told: {"which": which} if (which := told.first_of(_OF_WHAT)) else {},
    rank=55,
    cues=[
        (
            "^(?:现在|还)?有?(?:哪些|哪几场|什么|几场)?(?:面试)?(?:的)?(?:时间)?冲突的?(?:是?要|等|需要)(?:我|HR|hr)(?:来)?(?:定|处理|决定)的?(?:吗|呢)?$|"
            "^(?:现在|还)?有(?:哪些|哪几场|什么|几场)(?:面试)?(?:的)?(?:时间)?冲突(?:了|的|吗|呢)?$",
            {"which": Which.CLASHES},
        ),
        (
            r"^(?:which|what)(?: interviews?| times?)? (?:clash|overlap)(?:es|s)?(?: do i (?:have to )?(?:decide|settle)(?: on)?| (?:wait|are waiting) for me)?$",
            {"which": Which.CLASHES},
        ),
        "(?:我|有)?(?:还|都)?有?(?:啥|什么|哪些)(?:事|活儿?|待办|没做|没弄|没处理|要处理|要做|要回复?|没回复?){1,2}(?:的|吗|呢)?$",
        (
            "(?:还有)?谁(?:还)?(?:没|欠|未)(?:有)?(?:写|交|填|提交)?(?:面评|反馈|评价)(?:没写|没交)?了?$|"
            "(?:面评|反馈)(?:还)?(?:有)?谁(?:还)?没(?:写|交|填)",
            {"which": Which.FEEDBACK},
        ),
        (
            "(?:还有?|有)?(?:哪些|哪[几]?[场个]|几场)(?:视频)?(?:的?面试)?(?:还|都)?(?:没有?|缺|少)(?:填|配|发|贴|补)?(?:会议|视频|面试)?链接的?(?:呢|呀|啊|吗)?$",
            {"which": Which.LINKS},
        ),
        (
            r"^(?:which(?: ones?| interviews?)?|what)(?: still)? (?:has|have|lacks?|needs?|is missing|are missing|is without|are without)(?: no| a| the| still){0,3}(?: meeting| video)? links?$",
            {"which": Which.LINKS},
        ),
        r"^(?:what|anything|something)(?:'s| is| do i)?(?: still| else)? (?:pending|left|waiting|open|to do|due|need to do)(?: for me)?$",
        (
            r"\bwho(?: still| else)? (?:owes|has not|hasn't|have not|haven't)(?: yet)?(?: written| submitted| given| sent)?(?: me| us)?(?: any| their| the)? feedback(?: yet)?$",
            {"which": Which.FEEDBACK},
        ),
    ],
)
def waiting(ctx: Context, which: Which | None = None, first: str = "") -> Reply:
    if which is Which.LINKS:
        return _without_a_link(ctx)
    found = pending.of(ctx.user, ctx.now)
    if which is Which.OVERDUE:
        found = [one for one in found if one.is_overdue(ctx.now)]
    elif which is Which.FEEDBACK:
        found = [one for one in found if one.what is What.FEEDBACK]
    elif which is Which.CLASHES:
        found = [one for one in found if one.interview.overlaps]
    if not found:
        return ctx.say(
            {
                None: "pending.none",
                Which.OVERDUE: "pending.none_overdue",
                Which.FEEDBACK: "pending.no_feedback_owed",
                Which.CLASHES: "pending.no_clash",
            }[which]
        )
    start = int(first) if first.isdecimal() and int(first) < len(found) else 0
    shown = found[start : start + of_a_page(len(found), start)]
    ctx.dialog.show([one.interview.id for one in found], start + len(shown))
    left = len(found) - start - len(shown)
    if left:
        ctx.go_on_with("pending", first=str(start + len(shown)), **({"which": which} if which else {}))
    lines = [f"{number}) {_row(ctx, one)}" for number, one in enumerate(shown, start + 1)]
    lines.append(_what_next(ctx, shown, left))
    return ctx.reply("\n".join([_heading(ctx, found, which), *lines]), summary=f"{len(found)}")


def _without_a_link(ctx: Context) -> Reply:
    if not ctx.user.is_hr:
        raise UserError("pending.links_are_hrs")
    found = ahead.without_a_link(ctx.user, ctx.now)
    if not found:
        return ctx.say("pending.no_link_lacks", summary="0")
    heading = ctx.text("pending.without_a_link", n=ctx.text("pending.how_many", n=len(found)), code=found[0].code or "")
    return ctx.page(found, heading, dated=True)


def _heading(ctx: Context, found: list[Waiting], which: Which | None) -> str:
    late = ctx.text("pending.overdue") if which is Which.OVERDUE else ""
    order = ctx.text("pending.oldest_first") if len(found) > 1 else ""
    if order and found[0].due(ctx.now) is not None:
        order = ctx.text("pending.soonest_first")
    return ctx.text("pending.heading", n=len(found), late=late, order=order)


def _row(ctx: Context, one: Waiting) -> str:
    """`陈晓 明天 14:00 · 后端工程师 一面 · 李四没回复 · 已等 5 小时 · 1203`"""
    interview: Interview = one.interview
    parts = [
        brief(interview, ctx.user, ctx.now),
        job_and_round(interview),
        for_whom(one, ctx.user, ctx.now),
        ctx.text("pending.for_how_long", left=duration(ctx.now - one.since, ctx.lang)),
        str(interview.code or ""),
    ]
    return " · ".join(part for part in parts if part)


def _how_to_do_ones_own(ctx: Context, shown: list[Waiting]) -> str:
    """What to type for the first of each kind that waits for whoever reads it."""
    own: dict[What, str] = {}
    for one in shown:
        if ctx.user in one.people:
            own.setdefault(one.what, str(one.interview.code or ""))
    said = []
    if code := own.get(What.FEEDBACK):
        said.append(ctx.text("pending.how_to_write", c=code))
    if code := own.get(What.TICKS):
        said.append(ctx.text("pending.how_to_tick", c=code))
    if code := own.get(What.ANSWER):
        said.append(ctx.text("pending.how_to_answer", c=code))
    return "".join(said)


def _what_next(ctx: Context, shown: list[Waiting], left: int) -> str:
    """How to go on, by what is listed."""
    more = ctx.text("pending.more", n=left) if left else ""
    if left and (page := links.mine(shown[0].interview)):
        more = ctx.text("pending.more_or_page", n=left, page=page)
    details = ctx.text("pending.number_shows") + _how_to_do_ones_own(ctx, shown)
    if not ctx.user.is_hr:
        return (more + details).strip()
    rows = list(enumerate(shown, ctx.dialog.shown - len(shown) + 1))
    others = [
        number for number, one in rows if one.what in pending.CHASED and any(who != ctx.user for who in one.people)
    ]
    places = [number for number, one in rows if one.what is What.PLACE and states.is_open(one.interview, ctx.now)]
    remind = ctx.text("pending.how_to_nudge", n=others[0]) if others else ""
    replace = ctx.text("pending.how_to_replace", n=places[0]) if places else ""
    stuck = [n for n, one in rows if one.what is What.TIME and _wants_other_days(one.interview)]
    other_days = ctx.text("pending.how_to_offer", n=stuck[0]) if stuck else ""
    clashing = [n for n, one in rows if one.interview.overlaps]
    which = ctx.text("pending.how_to_decide", n=clashing[0]) if clashing else ""
    lacking = [number for number, one in rows if lacks_everybody(one, ctx.now)]
    unheld = ctx.text("pending.how_to_close", n=lacking[0]) if lacking else ""
    return (more + details + remind + replace + other_days + which + unheld).strip()


def _wants_other_days(interview: Interview) -> bool:
    return states.is_to_be_chosen(interview) and interview.candidate_response != "declined"
