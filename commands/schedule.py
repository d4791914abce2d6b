"""A day's or a range's interviews: ``/schedule tomorrow``, 日程, 本周, 今天有几场面试, 日程 明天 @李四."""

from bot import Context, Reply, Told, UserError, command, wording
from bot.chat.booked_in_words import BOOKS_ONE
from bot.chat.masked import COLLEAGUE
from bot.interviews import Member, Span, access, lookup, needs
from bot.times.spans import span

_THEIR_ANSWER = rf"^(?:does|did|has|have|will|is) {COLLEAGUE} (?:accept|declin|answer|respon|repl(?:y|ied)|confirm|com(?:e|ing)|said|say)"


def _asks_for_their_answer(told: Told) -> bool:
    """Has Li Si answered: in any of his interviews."""
    return told.situation.member.is_hr and not told.places_itself and told.says(_THEIR_ANSWER)


@command(
    "schedule",
    "日程",
    "我的面试",
    "面试安排",
    "排程",
    "有几场面试",
    "有面试吗",
    "有什么面试",
    "interviews",
    help=("your interviews of a day or a week", "看某天或某周的面试"),
    usage=("schedule / schedule tomorrow / schedule this week", "日程 / 日程 明天 / 本周"),
    means={
        "person": ("whose, yours by default; HR may see others'", "谁的，默认自己；HR 能看别人的"),
    },
    cues=[
        (
            "(?:我的?)?(?:安排|日程|面试|活儿?|行程|(?<!回)事儿?|几点(?:开始)?面|计划|任务|有空|忙)(?:不忙)?",
            {},
            BOOKS_ONE,
        ),
        (
            r"\b(?:interviews?|schedule|calendar|agenda|plans?|anything|everything|busy|free|my (?:day|week)|what is (?:on|up|happening)|"
            r"(?:day|week) look(?:s|ing)? like)\b",
            {},
            BOOKS_ONE,
        ),
    ],
    rather_than=dict.fromkeys(("help", "status"), _asks_for_their_answer),
    bare=True,
    rank=10,
    menu="我的面试",
)
def schedule(ctx: Context, when: Span | None = None, person: Member | None = None) -> Reply:
    who = person or ctx.user
    if not access.sees_calendar_of(ctx.user, who):
        raise UserError("schedule.only_hr")
    when = when or span("今天", now=ctx.now, zone=ctx.user.tz)
    interviews = lookup.between(who, when.start, when.end, viewer=ctx.user)
    heading = ctx.day_or_days(when)
    if who.id != ctx.user.id:
        heading = f"{who.name} {heading}"
    away = wording.aways([who], when, ctx.user, ctx.now) if ctx.user.is_hr and who.id != ctx.user.id else []
    if interviews:
        if ctx.user.is_hr and ctx.is_one_day(when):
            interviews = needs.in_need_first(interviews, ctx.now)
        interviews.sort(key=lambda one: one.is_over(ctx.now))  # what is over comes last
        heading = ctx.text("schedule.heading", day=heading, n=ctx.count(interviews))
        left = sum(not one.is_over(ctx.now) for one in interviews)
        if 0 < left < len(interviews):
            heading += ctx.text("schedule.left_to_come", left=left)
        if ctx.user.is_hr:
            heading += wording.counted_needs(needs.counted(interviews, ctx.now), ctx.lang)
        heading = "\n".join([heading, *away])
        return ctx.page(interviews, heading, dated=not ctx.is_one_day(when))
    upcoming = lookup.next_of(who, max(ctx.now, when.end), viewer=ctx.user)
    if upcoming is None and ctx.user.is_admin:
        return ctx.say("schedule.none_of_yours", day=heading, summary="0 场")
    if upcoming is None:
        return ctx.say("schedule.none_at_all", day=heading, away="".join(f"\n{one}" for one in away), summary="0 场")
    return ctx.say(
        "schedule.none_then",
        day=heading,
        away="".join(f"\n{one}" for one in away),
        when=ctx.moment(upcoming),
        title=upcoming,
        summary="0 场",
    )
