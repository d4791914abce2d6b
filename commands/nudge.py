"""HR reminds who has not answered or not written feedback: ``/nudge 1203``, 催 1203 李四, 催 全部."""

from enum import Enum
from typing import Any

from bot import Context, Reply, Role, Told, UserError, command
from bot.chat import all_but
from bot.chat.understanding import evidence
from bot.interviews import Interview, Member, access, lookup
from bot.interviews.people import Members
from bot.notices import pending, reminders
from bot.notices.pending import Waiting, What
from bot.wording import brief
from commands.reminded import said_of


class All(Enum):
    """All of the list shown last, or of what waits."""

    ALL = ("all", "全部", "所有", "都催", "everyone", "everybody")


def _deed(ctx: Context, interview: Interview | None, person: Members | None, every: All | None) -> str:
    """Of all: who they are and for what; of whom is named, in the words of the call."""
    if every is None or person is not None:
        return ""
    waiting = _meant(ctx, interview, None, every)
    if not waiting:
        raise _nobody(ctx, interview, None)
    names = list(dict.fromkeys(str(who.name) for one in waiting for who in one.people if who != ctx.user))
    some = ctx.text("mark.between_names").join(names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        some += ctx.text("nudge.and_others", n=len(names))
    counts = [
        (sum(one.what is What.ANSWER for one in waiting), "nudge.no_answer_to"),
        (sum(one.what is What.FEEDBACK for one in waiting), "nudge.no_feedback_on"),
        (sum(one.what is What.TICKS for one in waiting), "nudge.no_times_for"),
    ]
    owed = ctx.text("mark.between_changes").join(ctx.text(said, n=n) for n, said in counts if n)
    owed = brief(interview, ctx.user, ctx.now) if interview is not None else owed
    return ctx.text("nudge.deed", some=some, owed=owed)


_MOST_NAMED = 3


def _whom(told: Told) -> dict[str, Any] | None:
    if told.people and all_but.excepts(told.text):
        return {"person": _all_but(told)}
    if told.people:
        theirs = _then_waited_for(told)
        return {"person": Members(told.people)} | ({"interview": theirs[0]} if len(theirs) == 1 else {})
    return {"every": All.ALL} if told.says(_ALL_OF_THEM) else {}


_ALL_OF_THEM = (
    "全部?|所有|都(?!柏|会)|大家|各位|每个|每[位人]|统统|通通|一律|挨个|逐个|一个不[落漏]|(?:没|未|还没)[^,，]{1,8}的(?:人|面试官|同事|那些|那几[位个])?(?=$|[,，]|全|都|统|通|挨|逐|催|提醒|给|发|再)|"
    r"谁(?:还)?(?:没|欠)[^,，]{1,8}(?:就)?(?:催|提醒)谁|\b(?:all|every ?(?:one|body)|each(?: one)? of them|whoever|any(?:one|body) (?:who|that|still)|those|people who|the ones|laggards|stragglers|the (?:whole )?lot)\b"
)


def _all_but(told: Told) -> Members:
    """Raises: UserError where nobody else is waited for."""
    situation = told.situation
    waiting = [one for one in pending.of(situation.member, situation.now)[:_MOST] if one.what in pending.CHASED]
    left_out = {situation.member.id, *(one.id for one in told.people)}
    rest = {who.id: who for one in waiting for who in one.people if who.id not in left_out}
    if not rest:
        raise UserError("nudge.nobody_else")
    return Members(rest.values())


def _then_waited_for(told: Told) -> list[Interview]:
    """催王五明晚那场: of the days, and the kind, that are said, or of a candidate's several, those that wait for one of them."""
    viewer = told.situation.member
    named = told.masked.mentioned.get(Interview, [])
    if len(named) == 1 or (not named and told.days is None):
        return []
    there = named or lookup.between(viewer, told.days.start, told.days.end) if told.days is not None else named
    described = evidence.described(told.text)
    return [
        one
        for one in there
        if all(fits(one) for fits in described) and any(_is_silent(one, who) for who in told.people)
    ]


def _is_silent(interview: Interview, who: Member) -> bool:
    """They have not answered, or not written down what they think."""
    place = access.place_of(who, interview)
    if place is None or not place.is_current:
        return False
    if interview.status == "awaiting_feedback":
        return who.id not in interview.feedback_in
    return bool(place.response == "needs_action")


@command(
    "nudge",
    "催",
    "催一下",
    "催催",
    help=("remind who has not answered or written", "提醒没回复或没写面评的人"),
    usage=("nudge 1203 / nudge 1203 lisi / nudge all", "催 1203 / 催 1203 李四 / 催 全部"),
    means={
        "person": ("whom, by default all who owe something", "催谁，默认这场所有还没办的人"),
    },
    roles=(Role.RECRUITER, Role.COORDINATOR),
    freely=_whom,
    harmless="怎么还[不没](?=.*(?:催|提醒))|(?<=催).*怎么还[不没]",
    of_what_was=evidence.FEEDBACK.pattern,
    hears=("Whoever is reminded gets a reminder.", "被催的人会收到一条提醒。"),
    rank=64,
    changes=True,
    deed=lambda ctx, interview=None, person=None, every=None: _deed(ctx, interview, person, every),
    cues=[
        ("(?:都|全部?)(?:给我)?催…|催(?:一遍|一下|下)?(?:所有|全部|大家)…", {"every": All.ALL}),
        (
            r"\b(?:remind|nudge|chase|ping)(?: up)? (?:all|every ?(?:one|body)|whoever|those|any(?:one|body))\b…",
            {"every": All.ALL},
        ),
        "(?:提醒|催)(?:一下|下|一催)?(?P<person>○)…",
        r"\b(?:remind|nudge|chase)(?: up)? (?P<person>○)…",
    ],
)
def nudge(
    ctx: Context, interview: Interview | None = None, person: Members | None = None, every: All | None = None
) -> Reply:
    waiting = _meant(ctx, interview, person, every)
    silent: list[Member] = []  # of those who are named, who owe nothing
    if person is not None:
        asked = [one for one in person if one != ctx.user or len(person) == 1]
        silent = [one for one in asked if not any(one in each.people for each in waiting)]
        theirs = [(each, [one for one in asked if one in each.people]) for each in waiting]
        waiting = [Waiting(each.interview, each.what, them, each.since) for each, them in theirs if them]
    if not waiting:
        raise _nobody(ctx, interview, person)
    if interview is None and person is None and every is None:  # nobody was named, perhaps it was only asked about
        if len(waiting) == 1:
            [one] = waiting
            question = ctx.text("nudge.whether", which=_named(ctx, one))
            return ctx.ask("nudge", question, [("", {"interview": one.interview})])
        return ctx.ask(
            "nudge",
            ctx.text("nudge.which"),
            [(_named(ctx, one), {"interview": one.interview}) for one in waiting[:6]],
        )
    done = reminders.nudge(ctx.change, waiting)
    if not done:
        raise _nobody(ctx, interview, person)
    return ctx.reply(
        "\n".join([*said_of(ctx, done), *(_owes_nothing(ctx, one) for one in silent)]), summary=str(len(done))
    )


def _meant(ctx: Context, interview: Interview | None, person: Members | None, every: All | None) -> list[Waiting]:
    """Of the interview that is named; or of the list shown last; or of all that waits."""
    if interview is not None:
        return pending.silent_in(interview, ctx.now)
    listed = [] if person is not None else lookup.by_ids(ctx.user, list(dict.fromkeys(ctx.dialog.rows))[:_MOST])
    of_these = [one for each in listed for one in pending.silent_in(each, ctx.now) if _of_others(ctx, one)]
    if of_these:
        return of_these
    return [one for one in pending.of(ctx.user, ctx.now)[:_MOST] if one.what in pending.CHASED and _of_others(ctx, one)]


_MOST = 100  # at once


def _of_others(ctx: Context, one: Waiting) -> bool:
    return any(who != ctx.user for who in one.people)


def _named(ctx: Context, one: Waiting) -> str:
    names = ctx.text("mark.between_names").join(str(who.name) for who in one.people)
    what = ctx.text(_OWED[one.what])
    return ctx.text(
        "nudge.row",
        which=brief(one.interview, ctx.user, ctx.now),
        names=names,
        what=what,
        code=one.interview.code or "",
    )


_OWED = {
    What.ANSWER: "nudge.no_answer",
    What.FEEDBACK: "nudge.no_feedback",
    What.TICKS: "nudge.no_times",
}


def _owes_nothing(ctx: Context, one: Member) -> str:
    return ctx.text("nudge.owes_nothing_there", who=one.name)


def _nobody(ctx: Context, interview: Interview | None, people: Members | None) -> UserError:
    names = ctx.text("mark.between_names").join(str(one.name) for one in people or ())
    if interview is not None and people and not any(access.place_of(one, interview) for one in people):
        return UserError("refused.not_on_panel", who=names)
    if people is not None and interview is not None:
        return UserError("nudge.owes_nothing_on_it", title=interview, who=names)
    if people is not None:
        return UserError("nudge.owes_nothing", who=names)
    if interview is not None:
        return UserError("nudge.all_have_answered", title=interview)
    return UserError("nudge.nobody_owes")
