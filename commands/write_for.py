"""HR writes down what somebody told them of an interview: ``/write for 1203 lisi yes solid basics``, 代写 1203 李四 推荐 基础好.

It is theirs, marked as written by HR; they are told, and may change it.
"""

from typing import Any

from bot import Although, Context, Reply, Role, Told, UserError, command, wording
from bot.chat.understanding import evidence
from bot.chat.verdict_told import verdict_in
from bot.chat.verdicts import Verdict, code_of, of_code
from bot.interviews import Interview, Member, feedback, meant, personal, waiving
from bot.interviews.evaluation import VERDICTS, Evaluation
from commands.evaluations import Step
from commands.feedback_shown import held_after_all, replaces


def _arrange(arguments: dict[str, Any]) -> dict[str, Any]:
    """For the only one whose feedback is owed; of several it is asked."""
    if arguments.get("person") is not None:
        return arguments
    owing = waiving.of_whom_it_is_expected(arguments["interview"])
    if len(owing) == 1:
        return arguments | {"person": owing[0]}
    return arguments | {"person": owing} if owing else arguments


def _check(
    ctx: Context,
    interview: Interview,
    person: Member | None = None,
    verdict: Verdict | None = None,
    words: str = "",
    step: Step | None = None,
) -> None:
    if person is None:
        raise UserError("waive.nobody_owes", title=interview)
    feedback.check(interview, person, ctx.now)


def _read_back(
    ctx: Context,
    interview: Interview,
    person: Member | None = None,
    verdict: Verdict | None = None,
    words: str = "",
    step: Step | None = None,
) -> str:
    """All of it; nothing where it is not whole, or where it is asked about otherwise."""
    if person is None or verdict is None or not words or step is not None or personal.found_in(words):
        return ""
    return _preview(ctx, interview, person, verdict, words) + ctx.text("write_for.read_back", who=person.name)


def _whole(
    ctx: Context,
    interview: Interview,
    person: Member | None = None,
    verdict: Verdict | None = None,
    words: str = "",
    step: Step | None = None,
) -> str:
    """As it was understood, where that is in doubt."""
    if person is None or verdict is None:
        return ctx.text("write_for.deed", title=interview)
    return _preview(ctx, interview, person, verdict, words) + ctx.text("write_for.deed_more", who=person.name)


def _preview(ctx: Context, interview: Interview, person: Member, verdict: Verdict, words: str) -> str:
    said = wording.evaluation(_evaluation(verdict, words), ctx.lang)
    return ctx.text(
        "write_for.preview",
        title=interview,
        verdict=ctx.text("feedback.verdict", said=said),
        words=f"\n{words}" if words else "",
        held=replaces(ctx, interview, person) + held_after_all(ctx, interview),
    )


def _evaluation(verdict: Verdict, words: str) -> Evaluation:
    return Evaluation(code_of(verdict), words)


_THEMSELVES = r"自己(?:来|去)?[写填打补评](?!不)|亲自[写填]|\b(?:himself|herself|themselves)\b"  # who is to write it


def _what_they_think(told: Told) -> dict[str, Any] | None:
    said = verdict_in(told) if not told.says(_THEMSELVES) else None
    return None if said is None else said | ({"person": told.people[0]} if told.people else {})


@command(
    "write for",
    "代写",
    "代写面评",
    "代填",
    help=("write feedback for somebody", "代写面评"),
    usage=("write for 1203 lisi yes solid basics", "代写 1203 李四 推荐 电话里说基础好"),
    means={
        "person": ("whose feedback it is", "谁的面评"),
        "words": ("what they think, in a sentence or more", "对方说的，一句话或几句话"),
        "step": ("what to do about words that are not about the job; asked for", "写了与岗位无关的内容怎么办，会问"),
    },
    roles=(Role.RECRUITER, Role.COORDINATOR),
    freely=_what_they_think,
    of_what_was=f"{evidence.FEEDBACK.pattern}|{evidence.WRITES}",
    hears=("Whoever it is written for is told.", "会告诉被代写的人。"),
    rank=65,
    changes=True,
    although=(Although.DENIED, Although.DOUBTED),
    confirm=_read_back,
    check=_check,
    deed=_whole,
    which=meant.to_write_for,
    arrange=_arrange,
    questions={
        "person": ("Whose feedback?", "代谁写？"),
        "verdict": ("What is their verdict?", "对方的结论是？"),
        "words": ("And why, in one sentence?", "再写一句话，说说为什么。"),
    },
)
def write_for(
    ctx: Context,
    interview: Interview,
    person: Member | None = None,
    verdict: Verdict | None = None,
    words: str = "",
    step: Step | None = None,
) -> Reply:
    _check(ctx, interview, person)
    assert person is not None
    known: dict[str, Any] = {"interview": interview, "person": person}
    if verdict is None:
        choices = [of_code(code) for code in reversed(VERDICTS)]
        ctx.then_ask("verdict", write_for, choices, **known, **({"words": words} if words else {}))
        return ctx.say(
            "write_for.ask_verdict",
            title=interview,
            who=person.name,
            lines=wording.numbered(ctx.text(*one.value[:2]) for one in choices),
            summary="?",
        )
    if not words or step in (Step.AGAIN, Step.ANEW):
        ctx.then_ask("words", write_for, **known, verdict=verdict)
        return ctx.say("write_for.ask_why", title=interview, who=person.name, summary="?")
    if step is None and (found := personal.found_in(words)):
        known |= {"verdict": verdict, "words": words}
        return ctx.ask(
            "write for",
            _preview(ctx, interview, person, verdict, words)
            + ctx.text("feedback.about_the_job_only", found="”“".join(found[:3])),
            [(ctx.text(*one.value), known | {"step": one}) for one in (Step.AGAIN, Step.ANYWAY)],
        )
    is_complete = feedback.submit(ctx.change, interview, person, _evaluation(verdict, words))
    return ctx.say(
        "write_for.done",
        title=interview,
        who=person.name,
        complete=ctx.text("feedback.all_is_in") + ctx.text("mark.between_sentences") if is_complete else "",
    )
