"""One interview in an answer: all that the member may know of it, the way in while it is open, and where it stands now."""

from __future__ import annotations

from bot import wording
from bot.chat.context import Context
from bot.interviews import access, external, feedback, lookup, meeting_link, ticking
from bot.interviews.models import Interview, Member
from bot.notices import history, trace
from bot.times.values import Span
from bot.wecom import reply
from bot.wecom.reply import Reply
from bot.wording import links


def card(ctx: Context, interview: Interview, *, lead: str = "", kit: bool = False) -> Reply:
    """All that the member may know of an interview; with the way in while it is open to them."""
    lines = [lead] if lead else []
    lines += _details(ctx, interview)
    lines += wording.awaited(interview, ctx.user)
    lines += _clash(ctx, interview)
    lines += wording.proposals(interview, ctx.user, ctx.now)
    if interview.feedback_in and access.reads_feedback(ctx.user, interview):
        lines += wording.who_wrote_what(feedback.of([interview.id]), ctx.user)
    lines += wording.came_of_room(interview, ctx.user)
    if kit and access.follows(ctx.user, interview):
        earlier = lookup.earlier_rounds(interview)
        lines += wording.kit(earlier, ctx.user, ctx.now)
        written = feedback.of([one.id for one in earlier]) if earlier else []
        lines += wording.earlier_feedback(earlier, interview, written, ctx.user)
    if ctx.user.is_hr and interview.slot is not None and not interview.is_over(ctx.now):
        panel = [one.member for one in interview.panel if one.is_current]
        lines += wording.aways(panel, Span(*interview.slot), ctx.user, ctx.now)
    if access.sees_trace(ctx.user):
        lines += trace.lines(interview, ctx.user, ctx.now)
    if interview.status == "cancelled" and ctx.user.is_hr:
        lines.append(_booked_again(ctx, interview))
    if line := _resume(ctx, interview):
        lines.append(line)
    if line := way_in(ctx, interview):
        lines.append(line)
    elif opens := meeting_link.opens_at(interview, ctx.user, ctx.now):
        lines.append(ctx.text("interview.open_from", at=opens))
    _has_read_of(ctx, interview)
    ctx.dialog.about = int(interview.id)
    return reply.say("\n".join(lines), str(interview.code or ""))


def _details(ctx: Context, interview: Interview) -> list[str]:
    """Of one whose candidate chooses the time, who has ticked which."""
    standing = ticking.standing(interview, ctx.now) if access.follows(ctx.user, interview) else None
    if standing is not None:
        return wording.to_be_chosen(interview, standing, ctx.user, ctx.now)
    return wording.details(interview, ctx.user, ctx.now)


def _clash(ctx: Context, interview: Interview) -> list[str]:
    """When another system wants it, what is then, and how HR decides."""
    found = external.overlap_of(interview) if interview.overlaps and ctx.user.is_hr else None
    if found is None:
        return []
    return [ctx.text("interview.clash", clash=wording.clash(found, ctx.user, ctx.now), code=interview.code or "")]


def _booked_again(ctx: Context, interview: Interview) -> str:
    """What to send where they come after all: what was cancelled is not restored, but booked anew."""
    return ctx.text(
        "interview.book_again",
        who=interview.candidate.shown_name,
        job=interview.application.job.title,
        round=interview.round_name,
        panel=" ".join(str(one.member.name) for one in interview.panel if one.is_current),
    )


def _resume(ctx: Context, interview: Interview) -> str:
    """The line with the address of the candidate's résumé, where there is one that the member reads."""
    url = links.resume(interview) if interview.has_resume else None
    if url is None or not access.reads_resume(ctx.user, interview, ctx.now):
        return ""
    return ctx.text("interview.resume", url=url)


def way_in(ctx: Context, interview: Interview) -> str:
    """The line with its address while it is open to the member; else empty."""
    url = _address(ctx, interview)
    return ctx.text("interview.way_in", url=url) if url else ""


def _address(ctx: Context, interview: Interview) -> str | None:
    """Of the page that lets its reader in, once pages work; until then the meeting's own. None where it is not open."""
    page = links.room(interview)
    if page is None:
        return meeting_link.shown(ctx.change, interview, ctx.user)
    return page if meeting_link.is_open_to(ctx.user, interview, ctx.now) else None


def room(ctx: Context, interview: Interview) -> Reply:
    """The way in, if it is open to the member; otherwise when it will be."""
    if url := _address(ctx, interview):
        return ctx.say("interview.room", title=interview, url=url)
    if opens := meeting_link.opens_at(interview, ctx.user, ctx.now):
        return ctx.say("interview.room_opens", title=interview, when=ctx.moment(interview), at=opens)
    _has_read_of(ctx, interview)
    return ctx.say("interview.no_room", title=interview, why=wording.no_way_in(interview, ctx.user, ctx.now))


def _has_read_of(ctx: Context, interview: Interview) -> None:
    """Who reads in an answer that it goes on without them, or not at all, has been told."""
    place = access.place_of(ctx.user, interview)
    if place is not None and (not place.is_current or interview.status in ("rescheduling", "cancelled")):
        history.count_as_told(interview.id, str(ctx.user.user_id), ctx.now)


def present(ctx: Context, one: Interview | Member) -> str:
    """`1203 陈晓 明天 14:00：你还没有回复`, `李四：面试官`: where it stands now; with the way in while it is open."""
    if isinstance(one, Interview):
        now_so = next(iter(lookup.load([one.id])), None)
        if now_so is None:  # its booking was taken back
            return ""
        _has_read_of(ctx, now_so)
        lines = (wording.present(now_so, ctx.user, ctx.now), way_in(ctx, now_so))
        return "\n".join(filter(None, lines))
    return wording.standing(Member.get_or_none(Member.id == one.id), str(one.name), ctx.lang)
