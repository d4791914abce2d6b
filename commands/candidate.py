"""HR writes down what the candidate answered: ``/candidate 1203 accepted``, 候选人回复 1203 已确认."""

from enum import Enum

from bot import Context, Reply, Role, command
from bot.interviews import Interview, attendance, meant


class Answer(Enum):
    """What a candidate may answer, with the words for it."""

    ACCEPTED = ("confirmed", "已确认", "确认", "接受", "能来", "accepted", "yes")
    TENTATIVE = ("thinking it over", "考虑中", "待定", "maybe", "tentative")
    DECLINED = ("not coming", "不来", "拒绝", "来不了", "declined", "no")


_SUBJECT = r"(?:候选人|\bcandidate\b)"
_NOT_COMING = (
    "(?:(?<!来)(?:不|没法|不能|无法)(?:来|去|参加|面)了?|[来去]不了了?|放弃|拒(?:绝|了)|放?鸽(?:子|了){0,2}|"
    r"(?:is )?not coming|is(?:n't|n’t) coming|(?:can't|won't|will not) \w{1,12}(?: anymore)?|\b(?:declin|withdr[ae]w|cancel)\w{0,5}|said no|dropped out|backed out)"
)
_COMING = (
    r"(?:确认|可以来?|能来|会来|同意|没问题|接受|来了?$|\b(?:confirm|accept|agree)\w{0,5}|said yes|"
    r"(?:is )?coming|will (?:come|be there)|can (?:come|make)\b)(?: it)?"
)


@command(
    "candidate",
    "候选人回复",
    "候选人答复",
    help=("record the candidate's answer", "记下候选人的答复"),
    usage=("candidate 1203 confirmed / candidate 1203 not coming", "候选人回复 1203 已确认 / 候选人回复 1203 不来"),
    roles=(Role.RECRUITER, Role.COORDINATOR),
    rank=34,
    changes=True,
    deed=("record the candidate's answer for", "记下候选人回复"),
    cues=[
        (
            f"{_SUBJECT}…(?:考虑|想想|想一想|再看|待定|犹豫|maybe|not sure|think|consider|undecided|tentative)\\w{{0,5}}",
            {"answer": Answer.TENTATIVE},
        ),
        (f"{_SUBJECT}…{_NOT_COMING}", {"answer": Answer.DECLINED}),
        (rf"{_NOT_COMING}[ ,:、]{{0,3}}{_SUBJECT}", {"answer": Answer.DECLINED}),
        (
            rf"^◇?[ ,:、]{{0,3}}(?:他|她|he|she)?[ ,:、]{{0,3}}{_NOT_COMING}",
            {"answer": Answer.DECLINED},
            r"我|○|\b(?:i|we)\b",
        ),
        (f"{_SUBJECT}…{_COMING}", {"answer": Answer.ACCEPTED}),
    ],
    which=meant.looked_after,
    check=lambda ctx, interview, answer: attendance.check_answer(interview, answer.name.lower(), ctx.now),
    questions={"answer": ("What did the candidate answer?", "候选人怎么回复？")},
)
def candidate(ctx: Context, interview: Interview, answer: Answer) -> Reply:
    attendance.record_answer(ctx.change, interview, answer.name.lower())
    if answer is Answer.DECLINED:
        return ctx.say(
            "{title}: the candidate is not coming. The panel is free again and will be told {when}. If they come after all, "
            "send: candidate {code} confirmed. Another time has to be booked again. “undo” takes it back.",
            "{title}：候选人不来。面试官的时间已空出，{when}通知他们。候选人又来了，发：候选人回复 {code} 已确认；"
            "改到别的时间要重新安排。改主意发“撤销”。",
            title=interview,
            when=ctx.when_told(interview),
            code=interview.code or "",
        )
    return ctx.say(
        "{title}, candidate: {answer}.",
        "{title}：候选人{answer}。",
        title=interview,
        answer=ctx.text(*answer.value[:2]),
    )
