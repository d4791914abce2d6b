"""What of feedback is shown: the one that is about to be submitted, and those that are in."""

from __future__ import annotations

from bot import Context, Reply, UserError, wording
from bot.interviews import Interview, Member, access, feedback, states
from bot.interviews.evaluation import Evaluation, Written


def preview(ctx: Context, interview: Interview, what: Evaluation) -> str:
    said = wording.evaluation(what, ctx.lang)
    return ctx.text(
        "feedback.preview",
        title=interview,
        verdict=ctx.text("feedback.verdict", said=said),
        words=what.words,
        held=replaces(ctx, interview, ctx.user) + held_after_all(ctx, interview),
    )


def replaces(ctx: Context, interview: Interview, whose: Member) -> str:
    """What is in already of theirs, which this is put in the place of; who typed it, where that was not they."""
    standing = feedback.own(interview.id, whose.id) if whose.id in interview.feedback_in else None
    if standing is None:
        return ""
    verdict = wording.evaluation(standing, ctx.lang)
    reads = whose.id == ctx.user.id or access.reads_feedback(ctx.user, interview)
    return ctx.text(
        "feedback.replaces",
        who=_typed_by(ctx, standing, whose),
        at=wording.clock(standing.submitted_at, ctx.user, ctx.now) if standing.submitted_at else "",
        verdict=ctx.text("feedback.replaced_verdict", verdict=verdict) if reads else "",
    )


def _typed_by(ctx: Context, standing: Written, whose: Member) -> str:
    if standing.written_by is not None:
        return standing.written_by
    return ctx.text("word.you") if whose.id == ctx.user.id else str(whose.name)


def what_changed(ctx: Context, standing: Evaluation, what: Evaluation) -> str:
    """`强烈推荐 → 推荐，评语已更新`; what stays is said to."""
    before, after = (wording.evaluation(one, ctx.lang) for one in (standing, what))
    said = [ctx.text("feedback.as_before", after=after) if before == after else f"{before} → {after}"]
    if standing.words != what.words:
        said.append(ctx.text("feedback.comment_updated"))
    return ctx.text("mark.between_changes").join(said)


def held_after_all(ctx: Context, interview: Interview) -> str:
    """What is submitted takes back that it was not held."""
    if not states.was_not_held(interview, ctx.now):
        return ""
    return ctx.text("feedback.held_after_all")


def what_is_in(ctx: Context, interview: Interview) -> Reply:
    """All that the member may read, whole."""
    reads = access.reads_feedback(ctx.user, interview)
    shown = [one for one in feedback.of([interview.id]) if reads or one.author_id == ctx.user.id]
    if not shown:
        raise UserError("feedback.none_yet", title=interview)
    lines = wording.who_wrote_what(shown, ctx.user, whole=True)
    if any(one.author_id == ctx.user.id for one in shown):
        lines.append(ctx.text("feedback.how_to_change", code=interview.code or ""))
    return ctx.say("feedback.what_is_in", title=interview, lines="\n".join(lines), summary=str(interview.code or ""))
