"""Say that you will interview: ``/accept 1203``, 接受 陈晓, 接受2."""

from bot import Context, Reply, Told, UserError, command
from bot.chat.understanding import own_answer
from bot.interviews import Interview, access, meant, meeting_link, panel, states


def _says_yes(told: Told) -> bool:
    """Of an interviewer who says so outright, in words that a no has as well: I am able to do it, count on me."""
    is_of_others = told.situation.member.is_hr or told.only_asks
    return not is_of_others and own_answer.would_come(told) is True


def _check(ctx: Context, interview: Interview) -> None:
    _check_has_not_begun(ctx, interview)
    panel.check_accept(interview, ctx.user, ctx.now)


def _check_has_not_begun(ctx: Context, interview: Interview) -> None:
    """Once it has, who has not said no counts as being there: what comes next is named.

    Raises: UserError
    """
    place, code = access.place_of(ctx.user, interview), interview.code or ""
    begun = states.is_on(interview) and not states.is_ahead(interview, ctx.now)
    if not begun or place is None or not place.is_current or access.must_stay_away(ctx.user, interview):
        return
    if place.response == "declined":
        raise UserError(
            "accept.after_a_no", code=code, what=states.what_became(interview, ctx.now), hr=ctx.hr_of(interview)
        )
    if not interview.is_over(ctx.now):
        enter = ctx.text("accept.way_in", code=code)
        write = ctx.text("accept.then_write", code=code)
        raise UserError(
            "accept.has_begun",
            code=code,
            enter=enter if meeting_link.has_one(interview) else "",
            write=write if place.owes_feedback else "",
        )
    if access.owes_feedback(ctx.user, interview):
        raise UserError("accept.is_over", code=code)


@command(
    "accept",
    "接受",
    "可以参加",
    "confirm",
    help=("say you'll be there", "接受一场面试"),
    usage=("accept 1203 / accept 2pm tomorrow", "接受 1203 / 接受 明天下午2点"),
    hears=("HR sees it, and is told once everybody has accepted.", "HR 看得到，所有人都接受后会告诉 HR。"),
    rank=40,
    changes=True,
    agrees=True,
    harmless="(?:不用|不必|不需要|别|不)(?:再)?(?:改期?|换人?|取消|推迟|挪)了",  # 不用改期了，我又可以了
    by_hr="candidate",
    hints=(
        "收到",
        "好的",
        "好",
        "确认",
        "行",
        "可以",
        "没问题",
        "ok",
        "okay",
        "got it",
        "noted",
        "sounds good",
        "sure",
    ),
    cues=[
        r"(?<![不没])(?:可以|能|会)(?:的?|准时)(?:去|来|参加|面|到|上)(?!不)(?:.?没问题)?|(?:还是)?我?(?:来|去)吧$|还是(?:可以|能)|算我一个|"
        r"◇[我这边 ,]{0,5}(?:都|也|就|又){0,2}(?:没问题|可以的?|行|好的?|ok(?:ay)?)(?:[的了啊哦吧]|没问题){0,3}$|"
        r"(?:◇|候选人)[ ,，]{0,3}我(?:会|准时|还是){0,2}(?:去|来|到|上|面)[的了吧啊]{0,2}$|候选人[ ,，]{1,3}(?:ok(?:ay)?|没问题)$|"
        r"(?<![不没])(?:我这?边?|这边)(?:都|也|就)?(?:没问题|可以|行|ok(?:ay)?)[ ,]{0,3}◇$",
        r"\bcan (?:still )?(?:make|come|do|take|attend|join|be there)\b|\bi(?:'ll| will) (?:be there|do|come|take|attend|make it)\b|"
        r"\bi am (?:free|available|coming)\b(?! down)|"
        r"◇[ ,]{0,3}(?:(?:is|sounds|looks) )?(?:all )?(?:ok(?:ay)?|fine|good|great|yes|sure)"
        r"(?: (?:from|on|at) my (?:side|end)| (?:for|with|by) me)?$",
        (r"\b(?:happy|glad) to\b…", {}, r"\b(?:swap|switch|skip|pass|give|let|move|hand|reschedul)\w{0,5}"),
        r"^(?:yes|ok|sure) (?:to|for|on) ◇$",
        f"{own_answer.LEFT_TO_ME}|"
        r"(?:◇|候选人)(?:就)?(?:包|交给|留给)(?:给)?我(?:吧|好了|身上)?$",
        r"^i (?:do |did |have )?(?:still )?accept(?:ed)?$|^accepted$|^(?:i am |i will be )?coming(?: anyway| after all| though)?$|\bi am in$",
        r"\b(?:works for me|(?:ok(?:ay)?|fine|good) (?:for|by|with) me|count me in|"
        r"i am (?:ok(?:ay)?|fine|good|happy|all good) (?:with|for|to do))\b…",
    ],
    rather_than={"decline": _says_yes},
    which=meant.to_answer,
    questions={
        "interview": (
            "Which interview do you accept? A candidate's name or a code.",
            "接受哪一场？发候选人姓名或编号。",
        )
    },
    check=_check,
)
def accept(ctx: Context, interview: Interview) -> Reply:
    _check_has_not_begun(ctx, interview)
    panel.accept(ctx.change, interview, ctx.user)
    return ctx.say("accept.done", title=interview, when=ctx.moment(interview))
