"""Put somebody else on a panel: ``/replace 1203 wangwu``, 换人 1203 李四 王五; without the new name, or for 谁能替 1203,
three are suggested.
"""

from typing import Any

from bot import Although, Context, Reply, Role, Told, UserError, command
from bot.chat import free_instead, offered_people, who_hears
from bot.chat.understanding.speaker import is_on_it
from bot.chat.understanding.who_for_whom import exchange, may_leave
from bot.interviews import Interview, Member, access, joining, meant, panel, places, states, substitutes
from bot.phrase import Phrase
from bot.wording import RESPONSES, numbered


def _arrange(arguments: dict[str, Any]) -> dict[str, Any]:
    """One name that is not on the panel is the new one's; who makes way is a choice where several could."""
    interview, old, new = arguments["interview"], arguments.get("old"), arguments.get("new")
    if old is not None and new is None and _may_come_back(interview, old):
        return arguments | {"new": old}
    if old is not None and (access.place_of(old, interview) or (new is not None and access.attends(new, interview))):
        return arguments
    leaving = who_may_leave(interview)
    if len(leaving) > 1:
        coming = {"new": new or old} if new or old else {}
        return {"interview": interview, "old": leaving} | coming
    return {"interview": interview, "new": old} if old is not None and new is None else arguments


def _read_back(ctx: Context, interview: Interview, old: Member | None = None, new: Member | None = None) -> str:
    """Who makes way for whom; nothing to confirm where three are only suggested."""
    if new is None:
        return ""
    leaving = old or _who_leaves(interview)
    if leaving.id == new.id:
        said = ctx.text("replace.read_back_again", new=new.name, title=interview, when=ctx.moment(interview))
    else:
        said = ctx.text(
            "replace.read_back", old=leaving.name, new=new.name, title=interview, when=ctx.moment(interview)
        )
    if places.said_no(interview, new):
        said += ctx.text("add.has_declined", new=new.name)
    return said + who_hears.about_their_time(ctx, interview, new)


def _may_come_back(interview: Interview, member: Member) -> bool:
    """They were taken off by being deactivated, and are active again."""
    place = access.place_of(member, interview)
    return place is not None and place.was_vacated and bool(member.active)


def _check(ctx: Context, interview: Interview, old: Member | None = None, new: Member | None = None) -> None:
    """Nobody is asked about what cannot be."""
    if new is not None:
        leaving = old or _who_leaves(interview)
        try:
            joining.check_replace(interview, leaving, new, ctx.now)
        except UserError as refused:
            raise free_instead.naming_them(ctx, refused, interview, leaving, new) from None


# Who comes for whom, by the word between them.
_CUES = [
    "(?:[让请叫换由])?(?P<new>○)[来去能]{0,3}(?:替|顶|代替?|接)[替班掉下]{0,3}(?P<old>○)…",
    "[把将]…(?P<old>○)(?:的位置)?[^○]{0,4}?(?:换成?为?|改成?为?)(?P<new>○)[来去面上]{0,3}",
    "(?P<old>○)(?:的位置)?[^○]{0,4}?(?:换成?为?|改成?为?)(?P<new>○)[来去面上]{0,3}",
    "(?:swap|replace|change|switch) (?:◇ )?(?:out )?(?P<old>○)(?: on ◇)? (?:for|with|to|by) (?P<new>○)",
    "(?:swap|replace|change|switch) ◇ (?:for|with|to|by) (?P<new>○)",
    "(?P<new>○) (?:can |will |to )?(?:cover|fill in|steps? in|stands? in|subs?|instead)(?: in)?(?: for| of) (?P<old>○)",
    "[把将] ?◇ ?[改交转让派]?给 ?(?P<new>○)|◇ ?[改交转让派]?给 ?(?P<new_too>○)[来去面上吧]{0,3}$",
    "[让请叫由派] ?(?P<new>○)[来去]{0,2}[面上] ?◇",
    r"\b(?:put|assign) (?P<new>○) (?:on|to|for) ◇|\b(?:assign|give|hand) ◇ (?:over )?to (?P<new_too>○)",
    "(?:换|改)[成回为给]{0,2} ?[由让]? ?(?P<new>○)[来去面上]{0,3}|(?:[让请叫由])?(?P<new_too>○)[来去]{0,2}(?:替|顶|接手)[替班一下上]{0,4}",
    "(?:换[掉下]|撤[掉下]|替掉|replace|swap out|switch out) ?(?P<old>○)|(?P<old_too>○)(?:得|要|该|需要)?换(?:[个一下]{0,3}人|掉)",
]


def _people_in(told: Told) -> dict[str, Any] | None:
    """Who leaves and who comes, as far as the words tell, or who is on it; the rest is arranged likewise."""
    said = exchange(told)
    old, new = said.leaves, said.comes
    people = [one for one in told.people if one not in said.denied]
    if old is None and new is None and len(people) == 1:
        old = told.person_at("○[^○,，]{0,6}(?:说|讲|告诉|微信)")  # 李四跟我讲他不在
    if len(people) == 2:
        on = [one for one in people if may_leave(told, one)]
        is_told = old is not None and new is not None and not said.is_loose
        if len(on) == 1 and not is_told and (said.is_loose or (new not in on and old in (None, *on))):
            [old] = on
        elif old is None:
            old = people[1] if new == people[0] else people[0]
        new = people[1] if old == people[0] else people[0]
    if len(people) > 2 and (old is None or new is None):
        return None
    return {name: who for name, who in (("old", old), ("new", new)) if who is not None}


_ASKS_FOR_ONE = r"谁|找|替|顶|代|换|别人|\b(?:who|find|get|cover|stand|step|sub|substitut\w*|replac\w*|fill|take|some(?:one|body)|any(?:one|body))\b"
_WANTS_NONE = r"(?:不用|不必|不需要|用不着|别|不要)[^,，。]{0,6}[找换替顶]|\b(?:no need|(?:do not|don't|needn't) (?:need|find|look|get|bother))\b"


def who_leaves_in(told: Told) -> dict[str, Any] | None:
    """None where nobody is asked for: an interviewer's 李四来不了 only tells of him."""
    is_asked = told.situation.member.is_hr or told.says(_ASKS_FOR_ONE)
    if not is_asked or told.says(_WANTS_NONE):
        return None
    leaves = exchange(told).leaves or next(iter(told.people), None)
    return {} if leaves is None else {"old": leaves}


def _brings_somebody(told: Told) -> bool:
    """王五可以替李四去, of HR, is nobody's own answer."""
    if not told.situation.member.is_hr or is_on_it(told):
        return False
    who = exchange(told)
    return who.comes is not None and (who.leaves is not None or not may_leave(told, who.comes))


_NO_BOND = r"不认识|不熟|没见过|没(?:有)?关系|[点选认搞弄勾填]错|误|混|同名|重名|不用回避|\b(?:not|never|no|mistake|mistakenly|wrong|misclick\w*|lift)\b|n't\b"


_CANNOT = (
    r"○(?:(?!候选人|说|讲|告诉|回复|反馈|转告|表示|通知)[^,，。;；◇○]){0,12}?(?:[来去]不[了成]|参加不了|(?:没法|不能|无法)[来去面参]|不[来去]了|没空|有事|请假|病了|出差|冲突)|"
    r"○ (?:\w+ ){0,3}?(?:can't|cannot|can not|won't|will not|is not able to|is unable to) (?:come|make|do|attend|join|be there|take)\b"
)


def _cannot_come(told: Told) -> bool:
    """任远航王五来不了, of HR: who cannot come is the colleague, and not the candidate of whose interview it is."""
    return told.situation.member.is_hr and told.says(_CANNOT) and not is_on_it(told)


def _takes_off(told: Told) -> bool:
    """别让李四面2037，他和候选人认识: who is to stay away leaves, and it is not taken back that they are to."""
    return told.situation.member.is_hr and exchange(told).leaves is not None and not told.says(_NO_BOND)


@command(
    "replace",
    "换人",
    "换面试官",
    "assign",
    help=("replace an interviewer", "换面试官"),
    usage=("replace 1203 wangwu / replace 1203 lisi wangwu", "换人 1203 王五 / 换人 1203 李四 王五"),
    means={
        "old": ("who goes, by default the only one or who cannot come", "换下谁，默认唯一的面试官或来不了的那位"),
        "new": ("who comes; three are suggested otherwise", "换成谁，没写就给三个替补"),
    },
    roles=(Role.RECRUITER, Role.COORDINATOR),
    hears=("Whoever leaves and whoever comes are told.", "会通知换下来的人，并邀请换上的人。"),
    rank=32,
    changes=True,
    although=(Although.TOLD_BY_OTHERS,),
    confirm=_read_back,
    check=_check,
    only_asks=lambda interview, old=None, new=None: new is None,
    cues=_CUES,
    freely=_people_in,
    rather_than={"accept": _brings_somebody, "noconflict": _takes_off, "candidate": _cannot_come},
    names_others=True,
    which=meant.to_mend,
    arrange=_arrange,
    questions={"old": ("Replace whom?", "换下哪位？")},
)
def replace(ctx: Context, interview: Interview, old: Member | None = None, new: Member | None = None) -> Reply:
    leaving = old or _who_leaves(interview)
    if new is None:
        return suggest(ctx, interview, leaving)
    if ctx.tapped:
        _check_open(ctx, interview, leaving, new)
    try:
        joining.replace(ctx.change, interview, leaving, new)
    except UserError as refused:
        raise free_instead.naming_them(ctx, refused, interview, leaving, new) from None
    if leaving.id == new.id:
        return ctx.say("replace.asked_again", title=interview, invited=who_hears.is_invited(ctx, interview, new))
    return ctx.say(
        "replace.done",
        title=interview,
        old=leaving.name,
        new=new.name,
        invited=who_hears.is_invited(ctx, interview, new),
    )


def _check_open(ctx: Context, interview: Interview, leaving: Member, new: Member) -> None:
    """What a button offers was so when its card was made."""
    place = access.place_of(leaving, interview)
    if place is not None and place.is_current and place.response != "declined":
        raise UserError(
            "replace.is_not_open",
            who=leaving.name,
            state=ctx.text(RESPONSES[str(place.response)]),
            code=interview.code or "",
            old=leaving.user_id,
            new=new.user_id,
        )


def _who_leaves(interview: Interview) -> Member:
    likely = who_may_leave(interview)
    if len(likely) == 1:
        return likely[0]
    raise UserError("replace.whom", code=interview.code or "")


def who_may_leave(interview: Interview) -> list[Member]:
    """Whoever declined and has not been replaced, or the only one there is; otherwise all of them."""
    open_places = [one for one in interview.panel if one.answer_counts] or [
        one for one in interview.panel if one.is_current
    ]
    declined = [one for one in open_places if one.response == "declined"]
    return [one.member for one in (declined if len(declined) == 1 else open_places)]


def suggest(ctx: Context, interview: Interview, leaving: Member) -> Reply:
    likely = substitutes.rank(interview, leaving, ctx.now)
    if _may_come_back(interview, leaving) and panel.is_free_for(interview, leaving):
        likely = [substitutes.Substitute(leaving, [Phrase("substitute.active_again")]), *likely][: substitutes.MOST]
    if not likely and states.is_to_be_chosen(interview):
        ctx.then_ask("new", replace, interview=interview, old=leaving)
        return ctx.say("replace.has_no_time", title=interview, old=leaving.name)
    if not likely:
        raise UserError("replace.nobody_free", title=interview)
    ctx.then_ask("new", replace, [one.member for one in likely], interview=interview, old=leaving)
    return ctx.say(
        "replace.substitutes",
        old=leaving.name,
        title=interview,
        when=ctx.moment(interview),
        lines=numbered(offered_people.listed(ctx, one) for one in likely),
    )
