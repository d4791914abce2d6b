"""The way into the room, for the panel, from a quarter of an hour before: ``/room``, 进房间."""

from bot import Context, Reply, UserError, command
from bot.interviews import Interview, access, meant


@command(
    "room",
    "进房间",
    "进入房间",
    "面试间",
    help=("enter the interview room", "进面试房间"),
    usage=("room 1203", "进房间 1203"),
    rank=60,
    which=meant.to_enter,
)
def room(ctx: Context, interview: Interview) -> Reply:
    if not access.attends(ctx.user, interview):
        raise UserError("The room is for the panel.", "房间只对这场的面试官开放。")
    return ctx.room(interview)
