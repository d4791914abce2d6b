"""One more on a panel: ``/add 1203 wangwu``, 加人 1203 王五; 旁听 1203 王五 only sits in and owes no feedback."""

from enum import Enum
from typing import Any

from bot import Context, Reply, Role, Told, command
from bot.chat import who_hears
from bot.interviews import Interview, Member, joining, meant, places


class Part(Enum):
    """As what somebody joins, with the words for it."""

    INTERVIEWER = ("interviewer", "面试官")
    SHADOW = ("shadow", "旁听")


def _read_back(ctx: Context, interview: Interview, new: Member, part: Part = Part.INTERVIEWER) -> str:
    said = ctx.text(
        *(
            ("Have {new} sit in on {title}, {when}", "请{new}旁听 {title}（{when}），不用写面评")
            if part is Part.SHADOW
            else ("Add {new} to {title}, {when}", "请{new}加入 {title}（{when}）的面试")
        ),
        new=new.name,
        title=interview,
        when=ctx.moment(interview),
    )
    if places.said_no(interview, new):
        said += ctx.text(" ({new} has said they can't make it)", "（{new}回复过无法参加）", new=new.name)
    return said + who_hears.about_their_time(ctx, interview, new)


def _who_joins(told: Told) -> dict[str, Any] | None:
    if not told.people:
        return None
    left_out = told.person_at("(?:not|rather than|instead of|不是|不要|别叫|除了) ?○")
    joins = [one for one in told.people if one != left_out]
    if not joins:
        return None
    is_shadow = told.says("旁听|听听|观摩|学习|跟着|shadow|observ|sit in|listen in")
    return {"new": joins[-1]} | ({"part": Part.SHADOW} if is_shadow else {})


@command(
    "add",
    "加人",
    "加面试官",
    words=("旁听", "shadow"),
    help=("add an interviewer or a shadow", "加面试官或旁听"),
    usage=("add 1203 wangwu / shadow 1203 wangwu", "加人 1203 王五 / 旁听 1203 王五"),
    means={
        "new": ("who joins", "加谁"),
    },
    roles=(Role.RECRUITER, Role.COORDINATOR),
    rank=33,
    changes=True,
    confirm=_read_back,
    check=lambda ctx, interview, new, part=Part.INTERVIEWER: joining.check_add(interview, new, ctx.now),
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
    which=meant.looked_after,
    questions={"new": ("Who is to join? A name or an account.", "加谁？发姓名或账号。")},
)
def add(ctx: Context, interview: Interview, new: Member, part: Part = Part.INTERVIEWER) -> Reply:
    joining.add(ctx.change, interview, new, part.name.lower())
    return ctx.say(
        *(
            (
                "{title}: {invited}, to sit in. “undo” takes it back.",
                "{title}：{invited}旁听。改主意发“撤销”。",
            )
            if part is Part.SHADOW
            else ("{title}: {invited}. “undo” takes it back.", "{title}：{invited}。改主意发“撤销”。")
        ),
        title=interview,
        invited=who_hears.is_invited(ctx, interview, new),
    )
