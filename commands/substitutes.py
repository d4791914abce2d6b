"""Who could step in: ``/substitutes 1203``, 替补 1203, 谁能替李四. HR chooses one by number; whoever interviews is told whom to ask."""

from bot import Context, Reply, Told, command
from bot.chat.understanding.speaker import is_on_it
from bot.interviews import Interview, Member, access, meant
from bot.wording import numbered
from commands import replace as replacing

_WHO_COULD = [
    "谁(?:还)?(?:能|可以|会)?[来去]?(?:替|顶|代|接[替手])[替班一下上个]{0,4}|有没?有?人(?:能|可以)?[来去]?(?:替|顶|代)[替班一下上个]{0,4}|"
    "(?:(?:找|派|安排)(?:个|一个|一?位|别的|其他|另外的)?|换(?:一?个|一?位))(?:人|谁|同事|面试官)[来能去]{0,2}(?:替|顶|代|面|上)?[替班一下上]{0,4}|"
    "(?:换成?|改成?|让|叫|请|派|找)谁(?!了|的|都)[来去]?(?:替|顶|代|面|上|接)?[替班一下]{0,3}(?:比较|更|最)?(?:好|合适|行|可以|妥)?|谁(?:比较|更|最)?(?:合适|适合)(?:替|顶|代|面|来|上|接)?|推荐(?:一?个|一?位|一下)(?:人|替补|谁|面试官)",
    r"who (?:else )?(?:(?:can|could|might|would)|(?:is|would be) (?:able|free|there) to) (?:cover|step in|fill in|stand in|sub|take(?: over)?|do|replace)\b|"
    r"(?:anyone|anybody|someone|somebody) (?:who )?(?:can|could|to) (?:cover|take|step in|fill in|sub)\b|"
    r"(?:need|find)s? (?:me )?(?:an? (?:cover|sub|substitute|replacement|stand-in)|(?:someone|somebody) else)\b",
]


def _has_to_go(told: Told) -> bool:
    """李四来不了了, of HR, who can only look for somebody else."""
    return told.situation.member.is_hr and bool(told.people) and not is_on_it(told)


@command(
    "substitutes",
    "替补",
    help=("who could step in", "看谁能替"),
    usage=("substitutes 1203", "替补 1203"),
    means={
        "old": ("who cannot come", "谁来不了"),
    },
    hidden=True,
    cues=_WHO_COULD,
    freely=replacing.who_leaves_in,
    names_others=True,
    rather_than={"decline": _has_to_go},
    which=meant.to_be_stood_in_for,
)
def who_could(ctx: Context, interview: Interview, old: Member | None = None) -> Reply:
    if not ctx.user.is_hr:
        return ctx.say("substitutes.ask_hr", hr=ctx.hr_of(interview), code=interview.code or "")
    leaving = [old] if old is not None and access.place_of(old, interview) else replacing.who_may_leave(interview)
    if len(leaving) == 1:
        return replacing.suggest(ctx, interview, leaving[0])
    ctx.then_ask("old", replacing.replace, leaving, interview=interview)
    return ctx.say("substitutes.who_makes_way", title=interview, lines=numbered(one.name for one in leaving))
