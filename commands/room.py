"""The way in, for the panel, from a quarter of an hour before: ``/room``, 进入面试."""

from bot import Context, Reply, UserError, command
from bot.chat import one_interview
from bot.interviews import Interview, access, meant, panel


@command(
    "room",
    "进入面试",
    "进房间",
    "进入房间",
    "进面试间",
    "面试间",
    "入口",
    help=("the way into an interview", "进入面试的链接"),
    usage=("room 1203", "进入面试 1203"),
    rank=60,
    cues=[
        "^(?:把)?(?:面试|会议|视频)?(?:的)?链接(?:再)?(?:发|给)(?:给)?(?:一下)?我?(?:一下|下|看看)?$",
        r"^(?:how (?:do|can) i |let me |i want to )?(?:join|get in|enter)(?: the| my| this)?(?: room| meeting| interview| call)?$|"
        r"^(?:please )?send (?:me )?the (?:meeting |interview )?link(?: please)?$",
    ],
    which=meant.to_enter,
)
def room(ctx: Context, interview: Interview) -> Reply:
    if not access.attends(ctx.user, interview):
        if place := access.place_of(ctx.user, interview):
            panel.check_not_replaced(place, speaks=True)
        raise UserError("room.only_the_panel")
    return one_interview.room(ctx, interview)
