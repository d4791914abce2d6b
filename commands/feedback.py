"""Write down what one thinks: ``/feedback 1203 yes solid basics``, 面评 1203 推荐 基础扎实，设计题偏弱; or by the card after
the end. It is read back before it is submitted, and what was begun is kept for a day.
"""

from __future__ import annotations

from typing import Any

from bot import Although, Context, Reply, Told, UserError, command, wording
from bot.chat.understanding.which import which_interview
from bot.chat.verdict_told import gives_one, verdict_in
from bot.chat.verdicts import Verdict, of_code
from bot.interviews import Interview, access, feedback, feedback_drafts, lookup, meant, personal
from bot.interviews.evaluation import VERDICTS, Evaluation, Written
from commands.evaluations import Rating, Step, arguments, is_in, under_another_verdict, whole
from commands.feedback_shown import preview, what_changed, what_is_in


def _read_back(
    ctx: Context,
    interview: Interview,
    verdict: Verdict | None = None,
    first: Rating | None = None,
    second: Rating | None = None,
    words: str = "",
    step: Step | None = None,
) -> str:
    """All that is to be submitted; nothing where it is not whole, or where it is asked about otherwise."""
    if verdict is None or not words or step is not None or personal.found_in(words):
        return ""
    it = whole(ctx, interview, verdict, (first, second), words)
    if not it.words:
        return ""
    return preview(ctx, interview, it) + ctx.text("feedback.read_back")


def _check(
    ctx: Context,
    interview: Interview,
    verdict: Verdict | None = None,
    first: Rating | None = None,
    second: Rating | None = None,
    words: str = "",
    step: Step | None = None,
) -> None:
    feedback.check(interview, ctx.user, ctx.now)


def _keep(
    ctx: Context,
    interview: Interview | None = None,
    verdict: Verdict | None = None,
    first: Rating | None = None,
    second: Rating | None = None,
    words: str = "",
    step: Step | None = None,
) -> None:
    """What was begun, for a day."""
    if interview is not None and (verdict is not None or words):
        if step is None and under_another_verdict(ctx, interview, verdict, words) is not None:
            return  # first it is asked whose sentence that is
        what = whole(ctx, interview, verdict, (first, second), words)
        feedback_drafts.keep_draft(interview.id, ctx.user.id, what, ctx.now)


def _is_a_verdict(told: Told) -> bool:
    """曹颖超我给过; no from me, which sounds as if somebody had not come. Sunday is a no from me is an answer: nobody has been seen yet."""
    if told.situation.member.is_hr or told.only_asks or not gives_one(told):
        return False
    named = which_interview(told, write)
    return bool(named) and all(one.start is not None and one.start <= told.situation.now for one in named)


def _is_what_they_think(told: Told) -> bool:
    return not told.situation.member.is_hr and told.says("面评|评价|feedback")


@command(
    "feedback",
    "面评",
    "写面评",
    "评价",
    "反馈",
    "打分",
    help=("write feedback", "写面评"),
    usage=("feedback 1203 yes solid basics", "面评 1203 推荐 基础扎实，设计题偏弱"),
    freely=verdict_in,
    rather_than={
        "candidate": _is_what_they_think,
        **dict.fromkeys(("noshow", "decline", "accept", "status", "schedule", "help"), _is_a_verdict),
    },
    means={
        "words": ("what you think, in a sentence or more", "一句话或几句话"),
        "first": ("the rating of the first thing that the job looks at; asked for", "职位看重的第一项打几分，会问"),
        "second": ("the rating of the second, likewise", "第二项，同上"),
        "step": ("what to do about words that are not about the job; asked for", "写了与岗位无关的内容怎么办，会问"),
    },
    hears=("HR reads it, and is told once all feedback is in.", "HR 看得到，面评都交齐后会告诉 HR。"),
    rank=60,
    changes=True,
    although=(Although.DENIED, Although.DOUBTED),
    by_hr="write for",
    confirm=_read_back,
    check=_check,
    deed=("write feedback", "写面评"),
    hints=("拒绝", "reject"),
    which=meant.to_evaluate,
    dictated="words",
    keep=_keep,
    questions={
        "interview": (
            "Feedback on which interview? A candidate's name or a code.",
            "写哪一场的面评？发候选人姓名或编号。",
        ),
        "verdict": ("What is your verdict?", "你的结论是？"),
        "first": ("How good?", "打几分？"),
        "second": ("How good?", "打几分？"),
        "words": ("And why, in one sentence?", "再写一句话，说说为什么。"),
    },
)
def write(
    ctx: Context,
    interview: Interview,
    verdict: Verdict | None = None,
    first: Rating | None = None,
    second: Rating | None = None,
    words: str = "",
    step: Step | None = None,
) -> Reply:
    place = access.place_of(ctx.user, interview)
    if (
        verdict is None
        and not words
        and (place is None or not place.attends)
        and access.reads_feedback(ctx.user, interview)
    ):
        return what_is_in(ctx, interview)
    begun = under_another_verdict(ctx, interview, verdict, words) if step is None else None
    if verdict is not None and begun is not None:
        feedback.check(interview, ctx.user, ctx.now)
        return _whether_it_still_holds(ctx, interview, begun, verdict, (first, second))
    if words and verdict is not None and (step is Step.ANYWAY or not personal.found_in(words)):
        it = whole(ctx, interview, verdict, (first, second), words)
        if it.words:  # more than ratings
            return _submit(ctx, interview, it)
    is_new = verdict is None and not words and step is None
    if is_new and feedback_drafts.draft_of(interview.id, ctx.user.id, ctx.now) is None and is_in(ctx, interview):
        return what_is_in(ctx, interview)
    feedback.check(interview, ctx.user, ctx.now)
    what = whole(ctx, interview, verdict, (first, second), words)
    if what.verdict or what.words:
        feedback_drafts.keep_draft(interview.id, ctx.user.id, what, ctx.now)
    from_draft = verdict is not None and not words
    return _ask(ctx, interview, what, (first, second), step, from_draft=from_draft)


def _ask(
    ctx: Context,
    interview: Interview,
    what: Evaluation,
    ratings: tuple[Rating | None, Rating | None],
    step: Step | None,
    *,
    from_draft: bool,
) -> Reply:
    """For what is missing, one thing after the other; then whether all of it is right."""
    known = arguments(interview, what, ratings)
    if what.verdict is None:
        choices = [of_code(code) for code in reversed(VERDICTS)]
        ctx.then_ask("verdict", write, choices, **known)
        return ctx.say(
            "feedback.ask_verdict",
            title=interview,
            written=ctx.text("feedback.noted", words=what.words) if what.words else "",
            lines=wording.numbered(ctx.text(*one.value[:2]) for one in choices),
            summary="?",
        )
    if step in (Step.AGAIN, Step.ANEW) or not what.words:
        known.pop("words", None)
        for name, parameter, asked in zip(interview.application.job.focus, ("first", "second"), ratings, strict=False):
            if step is None and asked is None and name not in what.ratings:
                return _ask_rating(ctx, interview, what, name, parameter, known)
        ctx.then_ask("words", write, **known)
        return ctx.say("feedback.ask_why", title=interview, verdict=wording.evaluation(what, ctx.lang), summary="?")
    shown = preview(ctx, interview, what)
    if from_draft:
        shown += ctx.text("feedback.from_the_draft")
    if personal.found_in(what.words):
        return ctx.ask(
            write.name,
            shown + ctx.text("feedback.about_the_job_only", found="”“".join(personal.found_in(what.words)[:3])),
            [
                (ctx.text(*Step.AGAIN.value), arguments(interview, what, ratings) | {"step": Step.AGAIN}),
                (ctx.text(*Step.ANYWAY.value), known | {"step": Step.ANYWAY}),
            ],
        )
    return ctx.ask(write.name, shown + ctx.text("feedback.whether_to_submit"), [("", known)])


def _whether_it_still_holds(
    ctx: Context,
    interview: Interview,
    begun: Evaluation,
    verdict: Verdict,
    ratings: tuple[Rating | None, Rating | None],
) -> Reply:
    """A sentence that was begun under one verdict is put under another only by whoever wrote it."""
    now = whole(ctx, interview, verdict, ratings, "")
    known = arguments(interview, now, ratings)
    return ctx.ask(
        write.name,
        ctx.text(
            "feedback.whether_words_hold",
            title=interview,
            where=ctx.text("feedback.what_you_submitted")
            if isinstance(begun, Written)
            else ctx.text("feedback.your_draft"),
            words=begun.words,
            before=ctx.text(*of_code(str(begun.verdict)).value[:2]),
            verdict=ctx.text(*verdict.value[:2]),
        ),
        [
            (ctx.text("feedback.keep_the_sentence"), known | {"words": begun.words}),
            (ctx.text(*Step.ANEW.value), known | {"step": Step.ANEW}),
        ],
    )


def _ask_rating(
    ctx: Context, interview: Interview, what: Evaluation, name: str, parameter: str, known: dict[str, Any]
) -> Reply:
    ctx.then_ask(parameter, write, list(Rating), **known)
    return ctx.say(
        "feedback.ask_rating",
        title=interview,
        verdict=wording.evaluation(what, ctx.lang),
        name=name,
        lines=wording.numbered(ctx.text(*one.value[:2]) for one in Rating),
        summary="?",
    )


def _submit(ctx: Context, interview: Interview, what: Evaluation) -> Reply:
    standing = feedback.own(interview.id, ctx.user.id) if is_in(ctx, interview) else None
    is_complete = feedback.submit(ctx.change, interview, ctx.user, what)
    said = [
        ctx.text(
            "feedback.changed" if standing else "feedback.submitted",
            title=interview,
            verdict=what_changed(ctx, standing, what) if standing else wording.evaluation(what, ctx.lang),
        ),
        ctx.text("feedback.until_when", until=feedback.changes_until(standing, ctx.now), code=interview.code or ""),
    ]
    if is_complete:
        said.insert(1, ctx.text("feedback.all_is_in"))
    if standing is None and interview.feedback_in - {ctx.user.id}:
        said.append(ctx.text("feedback.of_others", code=interview.code or ""))
    return ctx.reply("\n".join(said), summary=str(interview.code or ""))


@command("submit feedback", "提交面评", "提交", "submit", help=("go on with your feedback", "接着写面评"), hidden=True)
def go_on(ctx: Context) -> Reply:
    """What was begun last within a day."""
    for interview_id, _ in feedback_drafts.drafts(ctx.user.id, ctx.now):
        for interview in lookup.by_ids(ctx.user, [interview_id]):
            return write(ctx, interview)
    raise UserError("feedback.none_begun")
