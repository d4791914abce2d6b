"""What of feedback is shown: the one that is about to be submitted, and those that are in."""

from __future__ import annotations

from bot import Context, Reply, UserError, wording
from bot.interviews import Interview, Member, access, feedback, states
from bot.interviews.evaluation import Evaluation, Written


def preview(ctx: Context, interview: Interview, what: Evaluation) -> str:
    said = wording.evaluation(what, ctx.lang)
    return ctx.text(
        "{title}\n{verdict}\n{words}{held}",
        "{title}\n{verdict}\n{words}{held}",
        title=interview,
        verdict=said if ctx.lang == "zh" else f"Verdict: {said}",  # a bare “no” in English is an answer
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
        "\n(It replaces what {who} submitted, {at}{verdict}.)",
        "\n（替换{who} {at} 提交的{verdict}。）",
        who=_typed_by(ctx, standing, whose),
        at=wording.clock(standing.submitted_at, ctx.user, ctx.now) if standing.submitted_at else "",
        verdict=ctx.text(": {verdict}", "：{verdict}", verdict=verdict) if reads else "",
    )


def _typed_by(ctx: Context, standing: Written, whose: Member) -> str:
    if standing.written_by is not None:
        return standing.written_by
    return ctx.text("you", "你") if whose.id == ctx.user.id else str(whose.name)


def what_changed(ctx: Context, standing: Evaluation, what: Evaluation) -> str:
    """`强烈推荐 → 推荐，评语已更新`; what stays is said to."""
    before, after = (wording.evaluation(one, ctx.lang) for one in (standing, what))
    said = [ctx.text("{after} as before", "{after}（不变）", after=after) if before == after else f"{before} → {after}"]
    if standing.words != what.words:
        said.append(ctx.text("comment updated", "评语已更新"))
    return ctx.text(", ", "，").join(said)


def held_after_all(ctx: Context, interview: Interview) -> str:
    """What is submitted takes back that it was not held."""
    if not states.was_not_held(interview, ctx.now):
        return ""
    return ctx.text("\n(It is noted as not held; this takes that back.)", "\n（这场记的是没面成，提交后改为面过了。）")


def what_is_in(ctx: Context, interview: Interview) -> Reply:
    """All that the member may read, whole."""
    reads = access.reads_feedback(ctx.user, interview)
    shown = [one for one in feedback.of([interview.id]) if reads or one.author_id == ctx.user.id]
    if not shown:
        raise UserError("{title}: no feedback yet.", "{title}：还没有面评。", title=interview)
    lines = wording.who_wrote_what(shown, ctx.user, whole=True)
    if any(one.author_id == ctx.user.id for one in shown):
        lines.append(
            ctx.text(
                "To change yours, send for example: feedback {code} maybe, and why",
                "要改自己的，发：面评 {code} 待定 加一句话",
                code=interview.code or "",
            )
        )
    return ctx.say(
        "{title}\n{lines}",
        "{title}\n{lines}",
        title=interview,
        lines="\n".join(lines),
        summary=str(interview.code or ""),
    )
