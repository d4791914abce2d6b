"""An interview whose time is taken away, and is open until there is another: 改期 1203 时间待定."""

from enum import Enum
from typing import Any

from bot import Context, Reply, Told
from bot.chat import to_forward, who_hears
from bot.chat.understanding.changed import leaves_the_time_open
from bot.interviews import Interview, contacts, moving
from bot.wording import for_candidate


class NoTime(Enum):
    """Said instead of a time."""

    OPEN = ("no time yet", "时间待定", "待定", "时间未定", "先不定时间", "time open", "tbd")


def told_to_be_open(told: Told) -> dict[str, Any]:
    return {"no_time": NoTime.OPEN} if leaves_the_time_open(told) else {}


def take_away(ctx: Context, interview: Interview) -> Reply:
    title = interview
    told = [one.member for one in interview.panel if one.attends and one.member_id != ctx.user.id]
    before = ctx.moment(interview)
    said = who_hears.each_is_told(ctx, interview, told, "hears.told", interrupts=True)
    undo = who_hears.how_to_undo(ctx, who_hears.wait_of(ctx, interview))
    moving.take_time_away(ctx.change, interview)
    heard = ctx.text("mark.between_sentences") + said if said else ""
    done = ctx.say(
        "move.no_time_for_now",
        title=title,
        before=before,
        heard=heard,
        code=interview.code or "",
        undo=undo,
        lead=to_forward.lead(ctx, interview.start),
    )
    hr = contacts.of(interview, ctx.user)
    return done.followed_by(for_candidate.time_open(interview, interview.slot, *hr, ctx.now))
