"""One more on a panel: ``/add 1203 wangwu``, 加人 1203 王五; 旁听 1203 王五 only sits in and owes no feedback.

Where somebody cannot come, it is asked whether the new one takes their place.
"""

from enum import Enum
from typing import Any

from bot import Context, Reply, Role, Told, UserError, command
from bot.chat import free_instead, who_hears
from bot.chat.call import Call
from bot.chat.understanding.who_for_whom import exchange, may_leave
from bot.interviews import Interview, Member, joining, meant, places


class Beside(Enum):
    """Said where somebody cannot come: that whoever joins does not take their place."""

    BESIDE = ("besides", "另外加", "另加")


class Part(Enum):
    """As what somebody joins, with the words for it."""

    INTERVIEWER = ("interviewer", "面试官")
    SHADOW = ("shadow", "旁听")


def _whose_place(interview: Interview, new: Member, part: Part, beside: Beside | None) -> list[Member]:
    """Who cannot come, in whose place the new one might be meant; nobody where that was said."""
    if part is Part.SHADOW or beside is not None:
        return []
    gone = [one.member for one in interview.panel if one.is_open]
    return [] if new in gone else gone


def _ask_whether_instead(ctx: Context, interview: Interview, new: Member, gone: list[Member]) -> Reply:
    comma = ctx.text("mark.between_names")
    lead = ctx.text(
        "add.ask_whether_instead",
        gone=comma.join(str(one.name) for one in gone),
        title=interview,
        when=ctx.moment(interview),
        new=new.name,
    )
    commands = ctx.handlers.commands
    instead = [
        (
            ctx.text("add.in_the_place_of", who=one.name),
            Call(commands["replace"], {"interview": interview, "old": one, "new": new}),
        )
        for one in gone
    ]
    added = Call(commands["add"], {"interview": interview, "new": new, "beside": Beside.BESIDE})
    return ctx.choose(lead, [*instead, (ctx.text("add.as_one_more"), added)])


def _read_back(
    ctx: Context,
    interview: Interview,
    new: Member,
    part: Part = Part.INTERVIEWER,
    beside: Beside | None = None,
) -> str:
    said = ctx.text(
        "add.read_back_shadow" if part is Part.SHADOW else "add.read_back",
        new=new.name,
        title=interview,
        when=ctx.moment(interview),
    )
    if places.said_no(interview, new):
        said += ctx.text("add.has_declined", new=new.name)
    return said + who_hears.about_their_time(ctx, interview, new)


def _check(
    ctx: Context, interview: Interview, new: Member, part: Part = Part.INTERVIEWER, beside: Beside | None = None
) -> None:
    """Nobody is asked about what cannot be."""
    try:
        joining.check_add(interview, new, ctx.now)
    except UserError as refused:
        raise _naming_others(ctx, refused, interview, new, part) from None


def _naming_others(ctx: Context, refused: UserError, interview: Interview, new: Member, part: Part) -> UserError:
    verb = ctx.text("add.deed_shadow") if part is Part.SHADOW else ctx.text("add.deed")
    return free_instead.naming_others(ctx, refused, interview, new, verb)


def _who_joins(told: Told) -> dict[str, Any] | None:
    if not told.people:
        part = told.first_of(_AS_WHAT)
        return ({"part": part} if part is not None else {}) if told.says(_SOMEBODY) else None
    said = exchange(told)
    left_out = told.person_at("(?:not|rather than|instead of|不是|不要|别叫|除了) ?○")
    joins = [one for one in told.people if one not in (left_out, *said.denied)]
    joins = [one for one in joins if one != said.leaves] or joins  # 安排李四旁听，不用他提问
    if not joins:
        return None
    others = [one for one in joins if not may_leave(told, one)] or joins  # Zhang San sits in with Li Si, who is on it
    beside = told.person_at(r"[跟和与同陪给]○|\bwith ○")
    others = [one for one in others if one != beside] or others
    part = told.first_of(_AS_WHAT)
    return {"new": others[-1]} | ({"part": part} if part is not None else {})


# 加个人旁听 names nobody: it is asked who.
_SOMEBODY = (
    "(?<![别不])[加添增](?:派|上)?(?:一?[个位名])?(?:人(?!员|事|选)|面试官|同事)|[找让叫](?:一?[个位名])人(?:来|去)?旁听|"
    r"\b(?:add|get|bring in|put) (?:somebody|someone|one more|another (?:interviewer|colleague|person)|an observer|a shadow)\b"
)
# What somebody joins as, the plainest first: who sits in as a second interviewer is one.
_AS_WHAT = (
    (r"(?:不是|别|不要|不用|不只是|而不是)(?:去|来|光|只)?(?:旁听|观摩|学习)|\bnot (?:just )?(?:as )?(?:an? )?(?:shadow|observ)", Part.INTERVIEWER),
    ("旁听|观摩|见习|shadow|observer|(?:as an?|only an?|just an?) (?:silent )?(?:listener|fly)", Part.SHADOW),
    (
        r"(?<!not )\b(?:as|be) (?:an?|the|another|our)? ?(?:\w+ )?(?:co-?)?(?:interviewer|panel(?:l?ist| member))\b|\b(?:second|third|another|extra|additional|more) (?:interviewer|panel(?:l?ist| member))\b|\bco-?interview|"
        "(?:当|做|作为|担任|加成|成为)(?:个|一[个位名])?(?:第[二三]|副|主|联合|共同)?(?:个|位|名)?面试官|第[二三](?:个|位|名)?面试官|副面(?!试)|[二三]面官|一起面(?!试的人)|一块儿?面|联合面|搭档面|也面一?下",
        Part.INTERVIEWER,
    ),
    (
        r"听听|听一[听下]|学习|学学|跟着|看着|见识|长长见识|不用(?:[他她○])?(?:写|提问|说话|评|打分|发言)|observ|\bsits? in\b|\blisten|\bears only\b|\bsilent|"
        r"\b(?:learns?|learning|watch(?:es)?)\b|\bno feedback\b|\bwatch how\b",
        Part.SHADOW,
    ),
)  # fmt: skip


@command(
    "add",
    "加人",
    "加面试官",
    words=("旁听", "shadow"),
    help=("add an interviewer or a shadow", "加面试官或旁听"),
    usage=("add 1203 wangwu / shadow 1203 wangwu", "加人 1203 王五 / 旁听 1203 王五"),
    means={
        "new": ("who joins", "加谁"),
        "beside": ("said where somebody can't come: not in their place", "有人无法参加时才用：是另外加，不是替"),
    },
    roles=(Role.RECRUITER, Role.COORDINATOR),
    rank=33,
    changes=True,
    confirm=_read_back,
    check=_check,
    only_asks=lambda interview, new, part=Part.INTERVIEWER, beside=None: bool(
        _whose_place(interview, new, part, beside)
    ),
    cues=[
        ("(?:[让请叫带]|安排)?(?P<new>○)[来去也跟着一起]{0,4}旁听", {"part": Part.SHADOW}),
        (
            r"(?P<new>○) (?:to |can |will |should )?(?:shadow|sits? in|observe)s?\b(?: on)?|"
            r"(?:shadowed|observed) by (?P<new_too>○)",
            {"part": Part.SHADOW},
        ),
        "(?:再|多|还|把)?(?:加上?|添|增加|拉上|叫上)(?:个|一个|一位)?(?P<new>○)|[让请叫](?P<new_too>○)(?:也|一起)[来去]?(?:一起)?(?:面试?|参加)",
        r"\badd (?P<new>○)|\b(?:bring|get) (?P<new_too>○) in\b",
    ],
    freely=_who_joins,
    names_others=True,
    which=meant.looked_after,
    questions={"new": ("Who is to join? A name or an account.", "加谁？发姓名或账号。")},
)
def add(
    ctx: Context,
    interview: Interview,
    new: Member,
    part: Part = Part.INTERVIEWER,
    beside: Beside | None = None,
) -> Reply:
    if gone := _whose_place(interview, new, part, beside):
        _check(ctx, interview, new, part)
        return _ask_whether_instead(ctx, interview, new, gone)
    try:
        joining.add(ctx.change, interview, new, part.name.lower())
    except UserError as refused:
        raise _naming_others(ctx, refused, interview, new, part) from None
    return ctx.say(
        "add.done_shadow" if part is Part.SHADOW else "replace.asked_again",
        title=interview,
        invited=who_hears.is_invited(ctx, interview, new),
    )
