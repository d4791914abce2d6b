"""What HR reads of a move: before it is done, all of it; afterwards, what was done, who hears when, and what to forward."""

from __future__ import annotations

from bot import wording
from bot.chat import to_forward, who_hears
from bot.chat.context import Context
from bot.interviews import contacts, external, lookup, proposals
from bot.interviews.models import Interview, Member, Participant
from bot.interviews.move_plan import Plan
from bot.interviews.venues import Venue
from bot.times.another import AnotherTime
from bot.times.values import Span
from bot.times.zones import zone_name
from bot.wecom.reply import Reply
from bot.wording import for_candidate


def preview(ctx: Context, plan: Plan) -> str:
    interview = plan.interview
    lines = [ctx.show(interview)]
    if plan.time_changes:
        before = ctx.moment(interview)
        lines.append(f"{before} → {ctx.show(Span(*plan.slot))}")
    lines += _is_past(ctx, interview)
    if plan.venue is not None:
        lines.append(ctx.text("move.place", old=_here(ctx, interview), new=_there(ctx, interview, plan.venue)))
    lines += [f"· {wording.obstacle(one, ctx.user, ctx.now)}" for one in plan.remarks]
    lines += _not_taken(ctx, plan)
    lines += _is_elsewhere(ctx, interview)
    lines.append(_who_hears(ctx, plan))
    if plan.time_changes and interview.candidate_response == "declined":
        lines.append(ctx.text("move.candidate_declined"))
    elif plan.time_changes or plan.venue is not None:
        lines.append(ctx.text("move.candidate_not_told"))
    sentence = "\n".join(lines)
    return sentence + "\n" + (ctx.text("move.deed") if plan.time_changes else ctx.text("move.deed_change"))


def _is_elsewhere(ctx: Context, interview: Interview) -> list[str]:
    if not external.is_kept_elsewhere(interview):
        return []
    return [ctx.text(external.WILL_NOT_KNOW)]


def _is_past(ctx: Context, interview: Interview) -> list[str]:
    if interview.start is None or ctx.now < interview.start:
        return []
    at = wording.day_and_clock(interview.start, ctx.user, ctx.now)
    return [ctx.text("move.is_past", at=at)]


def _not_taken(ctx: Context, plan: Plan) -> list[str]:
    """The other times that are proposed, which this one overtakes."""
    if not plan.time_changes:
        return []
    return [
        ctx.text("move.not_taken", who=Member.get_by_id(one.member_id).name, when=Span(*one.slot))
        for one in proposals.open_of(plan.interview.id)
        if one.slot != plan.slot
    ]


def _who_hears(ctx: Context, plan: Plan) -> str:
    """Who answers anew, whose answer stays, and who stays away."""
    comma, said = ctx.text("mark.between_names"), []
    again = [
        _named(ctx, one) for one in plan.asked if one.member_id not in plan.accepted and one.member_id != ctx.user.id
    ]
    own = [_named(ctx, one) for one in plan.asked if one.member_id in plan.accepted]
    kept = [_named(ctx, one) for one in plan.kept if one.member_id != ctx.user.id]
    left = [one.member.name for one in plan.left if one.is_needed]
    if any(one.member_id == ctx.user.id for one in plan.asked) and ctx.user.id not in plan.accepted:
        again.append(ctx.text("move.you"))
    if again:
        said.append(ctx.text("move.asked_anew", who=comma.join(again)))
    if own:
        said.append(ctx.text("move.their_time", who=comma.join(own)))
    if kept:
        said.append(ctx.text("move.told_answers_stay", who=comma.join(kept)))
    if left:
        said.append(ctx.text("move.still_cant", who=comma.join(left)))
    return "\n".join(said) or ctx.text("move.nobody_told")


def _named(ctx: Context, place: Participant) -> str:
    """`王五`, `王五（旁听）`"""
    name = str(place.member.name)
    return name + ctx.text("move.sits_in") if place.part == "shadow" else name


def _here(ctx: Context, interview: Interview) -> str:
    return wording.place(interview, ctx.user)


def _there(ctx: Context, interview: Interview, venue: Venue) -> str:
    if venue.link:
        return ctx.text("move.another_link")
    how, room = venue.then(interview)
    mode = wording.pick(wording.MODES[how], ctx.lang)
    if venue.is_new:
        room = ctx.text("move.new_room", room=room)
    return " · ".join(filter(None, (mode, room)))


def preview_of_no_time(ctx: Context, interview: Interview) -> str:
    told = [one.member.name for one in interview.panel if one.attends and one.member_id != ctx.user.id]
    lines = [
        ctx.text("move.preview_no_time", title=interview, when=ctx.moment(interview)),
        *_is_elsewhere(ctx, interview),
        ctx.text("move.told_and_free", who=ctx.text("mark.between_names").join(told))
        if told
        else ctx.text("move.nobody_told"),
        ctx.text("move.candidate_not_told"),
        ctx.text("move.deed_take_time_away"),
    ]
    return "\n".join(lines)


def _done(ctx: Context, plan: Plan, now_so: Interview) -> str:
    if plan.time_changes:
        return ctx.text("move.done", title=now_so, when=ctx.moment(now_so))
    return ctx.text("move.done_and_place", title=now_so, when=ctx.moment(now_so), place=wording.place(now_so, ctx.user))


def _who_is_told(ctx: Context, plan: Plan, now_so: Interview) -> str:
    return who_hears.each_is_told(
        ctx,
        now_so,
        [one.member for one in (*plan.asked, *plan.kept) if one.member_id != ctx.user.id],
        "hears.told",
        wait=who_hears.wait_of_move(ctx, plan.interview, now_so),
        interrupts=True,
    )


def moved(ctx: Context, plan: Plan) -> Reply:
    """What was done, who hears when, and behind it what the candidate is to read."""
    [now_so] = lookup.load([plan.interview.id])
    said = ctx.say(
        "move.moved",
        done=_done(ctx, plan, now_so),
        told=_who_is_told(ctx, plan, now_so),
        undo=who_hears.how_to_undo(ctx, who_hears.wait_of_move(ctx, plan.interview, now_so)),
        lead=to_forward.lead(ctx, plan.interview.start),
    )
    hr = contacts.of(now_so, ctx.user)
    return said.followed_by(for_candidate.moved(now_so, plan.interview.slot, *hr, ctx.now))


def by_their_clock(ctx: Context, time: AnotherTime | None) -> str:
    """In which zone the time was said, and what it is there."""
    if time is None or time.said_in is None or time.start is None:
        return ""
    return ctx.text(
        "move.by_their_clock",
        at=f"{time.start.astimezone(time.said_in):%m-%d %H:%M}",
        zone=zone_name(time.said_in, ctx.lang, time.start),
    )
