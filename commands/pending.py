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
            *{
                None: ("Nothing waits for you.", "没有待办，都处理完了。"),
                Which.OVERDUE: ("Nothing is overdue.", "没有超时的待办。"),
                Which.FEEDBACK: ("Nobody owes feedback.", "没有人欠面评。"),
                Which.CLASHES: ("No times clash.", "没有要你定的时间冲突。"),
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
        raise UserError(
            "Meeting links are HR's: ask who looks after the interview.", "会议链接由 HR 补，请问这场面试的 HR。"
        )
    found = ahead.without_a_link(ctx.user, ctx.now)
    if not found:
        return ctx.say(
            "None of your interviews by video lacks a meeting link.", "你负责的视频面试都有会议链接了。", summary="0"
        )
    heading = ctx.text(
        "{n} by video without a meeting link. To add it, the time stays: reschedule {code} https://…",
        "{n}视频面试还没有会议链接。补上发：改期 {code} https://…，时间不变，只补链接。",
        n=ctx.text("{n}", "{n} 场", n=len(found)),
        code=found[0].code or "",
    )
    return ctx.page(found, heading, dated=True)


def _heading(ctx: Context, found: list[Waiting], which: Which | None) -> str:
    late = ctx.text(" overdue", "超时") if which is Which.OVERDUE else ""
    order = ctx.text(", the oldest first", "，等得最久的在前") if len(found) > 1 else ""
    if order and found[0].due(ctx.now) is not None:
        order = ctx.text(", what starts within a day first", "，一天内开始的在前")
    return ctx.text("{n}{late} waiting{order}:", "{late}待办 {n} 项{order}：", n=len(found), late=late, order=order)


def _row(ctx: Context, one: Waiting) -> str:
    """`陈晓 明天 14:00 · 后端工程师 一面 · 李四没回复 · 已等 5 小时 · 1203`"""
    interview: Interview = one.interview
    parts = [
        brief(interview, ctx.user, ctx.now),
        job_and_round(interview),
        for_whom(one, ctx.user, ctx.now),
        ctx.text("for {left}", "已等 {left}", left=duration(ctx.now - one.since, ctx.lang)),
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
        said.append(ctx.text("Write it: feedback {c} yes and why. ", "写面评发：面评 {c} 推荐 加一句话。", c=code))
    if code := own.get(What.TICKS):
        said.append(ctx.text("Tick times: tick {c}. ", "勾时间发：选时间 {c}。", c=code))
    if code := own.get(What.ANSWER):
        said.append(ctx.text("Answer: accept {c}, or decline {c}. ", "回复发：接受 {c}，或 无法参加 {c}。", c=code))
    return "".join(said)


def _what_next(ctx: Context, shown: list[Waiting], left: int) -> str:
    """How to go on, by what is listed."""
    more = ctx.text("{n} more: send “more”. ", "还有 {n} 项，发“更多”。", n=left) if left else ""
    if left and (page := links.mine(shown[0].interview)):
        more = ctx.text(
            "{n} more: send “more”, or see {page} ", "还有 {n} 项，发“更多”，或看 {page} ", n=left, page=page
        )
    details = ctx.text("A number shows details. ", "回复数字看详情。") + _how_to_do_ones_own(ctx, shown)
    if not ctx.user.is_hr:
        return (more + details).strip()
    rows = list(enumerate(shown, ctx.dialog.shown - len(shown) + 1))
    others = [
        number for number, one in rows if one.what in pending.CHASED and any(who != ctx.user for who in one.people)
    ]
    places = [number for number, one in rows if one.what is What.PLACE and states.is_open(one.interview, ctx.now)]
    remind = (
        ctx.text("Remind them: nudge {n}, or nudge all. ", "提醒对方发：催 {n}，或 催 全部。", n=others[0])
        if others
        else ""
    )
    replace = ctx.text("Somebody else: replace {n}.", "缺人发：换人 {n}。", n=places[0]) if places else ""
    stuck = [n for n, one in rows if one.what is What.TIME and _wants_other_days(one.interview)]
    other_days = ctx.text(" Other times: other days {n}.", "另请勾时间发：换几天 {n}。", n=stuck[0]) if stuck else ""
    clashing = [n for n, one in rows if one.interview.overlaps]
    which = ctx.text(" Clash: keepwhich {n}.", "冲突的发：留哪场 {n}。", n=clashing[0]) if clashing else ""
    lacking = [number for number, one in rows if lacks_everybody(one, ctx.now)]
    unheld = (
        ctx.text(
            " Nobody was there: not held {n}, then another time or cancel.",
            "没人面的发：没面成 {n}，再改期或取消。",
            n=lacking[0],
        )
        if lacking
        else ""
    )
    return (more + details + remind + replace + other_days + which + unheld).strip()


def _wants_other_days(interview: Interview) -> bool:
    return states.is_to_be_chosen(interview) and interview.candidate_response != "declined"
