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
        lines.append(
            ctx.text(
                "Place: {old} → {new}",
                "地点：{old} → {new}",
                old=_here(ctx, interview),
                new=_there(ctx, interview, plan.venue),
            )
        )
    lines += [f"· {wording.obstacle(one, ctx.user, ctx.now)}" for one in plan.remarks]
    lines += _not_taken(ctx, plan)
    lines += _is_elsewhere(ctx, interview)
    lines.append(_who_hears(ctx, plan))
    if plan.time_changes and interview.candidate_response == "declined":
        lines.append(
            ctx.text(
                "Candidate: said before that they are not coming. I don't write to them; you get a text to forward",
                "候选人：之前说不来。我不会通知，确认后给你要转发的话",
            )
        )
    elif plan.time_changes or plan.venue is not None:
        lines.append(
            ctx.text(
                "Candidate: I don't write to them; you get a text to forward",
                "候选人：我不会通知，确认后给你要转发的话",
            )
        )
    sentence = "\n".join(lines)
    return (
        sentence + "\n" + (ctx.text("Move it", "确认改期") if plan.time_changes else ctx.text("Change it", "确认修改"))
    )


def _is_elsewhere(ctx: Context, interview: Interview) -> list[str]:
    if not external.is_kept_elsewhere(interview):
        return []
    return [ctx.text(*external.WILL_NOT_KNOW)]


def _is_past(ctx: Context, interview: Interview) -> list[str]:
    if interview.start is None or ctx.now < interview.start:
        return []
    at = wording.day_and_clock(interview.start, ctx.user, ctx.now)
    return [ctx.text("It was to be {at}, which is past", "这场原定{at}，已经过了", at=at)]


def _not_taken(ctx: Context, plan: Plan) -> list[str]:
    """The other times that are proposed, which this one overtakes."""
    if not plan.time_changes:
        return []
    return [
        ctx.text(
            "{who} proposes {when}, which is not taken",
            "{who}建议的 {when} 不采用",
            who=Member.get_by_id(one.member_id).name,
            when=Span(*one.slot),
        )
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
        again.append(ctx.text("you", "你自己"))
    if again:
        said.append(ctx.text("Asked anew: {who}", "重新征求答复：{who}", who=comma.join(again)))
    if own:
        said.append(
            ctx.text(
                "It is the time that {who} proposed, so they count as having accepted",
                "这是{who}提的时间，算已接受",
                who=comma.join(own),
            )
        )
    if kept:
        said.append(ctx.text("Told, answers stay: {who}", "通知（答复不变）：{who}", who=comma.join(kept)))
    if left:
        said.append(ctx.text("Still can't make it: {who}", "仍缺：{who}（无法参加）", who=comma.join(left)))
    return "\n".join(said) or ctx.text("Nobody of the panel is told", "没有面试官需要通知")


def _named(ctx: Context, place: Participant) -> str:
    """`王五`, `王五（旁听）`"""
    name = str(place.member.name)
    return name + ctx.text(" (sits in)", "（旁听）") if place.part == "shadow" else name


def _here(ctx: Context, interview: Interview) -> str:
    return wording.place(interview, ctx.user)


def _there(ctx: Context, interview: Interview, venue: Venue) -> str:
    if venue.link:
        return ctx.text("another meeting link", "新的会议链接")
    how, room = venue.then(interview)
    mode = wording.pick(wording.MODES[how], ctx.lang)
    if venue.is_new:
        room = ctx.text("{room} (new)", "{room}（新会议室）", room=room)
    return " · ".join(filter(None, (mode, room)))


def preview_of_no_time(ctx: Context, interview: Interview) -> str:
    told = [one.member.name for one in interview.panel if one.attends and one.member_id != ctx.user.id]
    lines = [
        ctx.text(
            "{title}, {when}: no time for now",
            "{title}，{when}：改为时间待定",
            title=interview,
            when=ctx.moment(interview),
        ),
        *_is_elsewhere(ctx, interview),
        ctx.text("Told, and free again: {who}", "通知并空出时间：{who}", who=ctx.text("mark.between_names").join(told))
        if told
        else ctx.text("Nobody of the panel is told", "没有面试官需要通知"),
        ctx.text(
            "Candidate: I don't write to them; you get a text to forward", "候选人：我不会通知，确认后给你要转发的话"
        ),
        ctx.text("Take the time away", "确认时间待定"),
    ]
    return "\n".join(lines)


def _done(ctx: Context, plan: Plan, now_so: Interview) -> str:
    if plan.time_changes:
        return ctx.text("Moved: {title}, {when}", "已改期：{title}，{when}", title=now_so, when=ctx.moment(now_so))
    return ctx.text(
        "Changed: {title}, {when}, {place}",
        "已修改：{title}，{when}，{place}",
        title=now_so,
        when=ctx.moment(now_so),
        place=wording.place(now_so, ctx.user),
    )


def _who_is_told(ctx: Context, plan: Plan, now_so: Interview) -> str:
    return who_hears.each_is_told(
        ctx,
        now_so,
        [one.member for one in (*plan.asked, *plan.kept) if one.member_id != ctx.user.id],
        "{who} will be told {when}.",
        "{when}通知{who}。",
        wait=who_hears.wait_of_move(ctx, plan.interview, now_so),
        interrupts=True,
    )


def moved(ctx: Context, plan: Plan) -> Reply:
    """What was done, who hears when, and behind it what the candidate is to read."""
    [now_so] = lookup.load([plan.interview.id])
    said = ctx.say(
        "{done}. {told} {undo}\n{lead}",
        "{done}。{told}{undo}\n{lead}",
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
        "You said {at} by {zone}:\n",
        "按{zone} {at} 换算：\n",
        at=f"{time.start.astimezone(time.said_in):%m-%d %H:%M}",
        zone=zone_name(time.said_in, ctx.lang, time.start),
    )
