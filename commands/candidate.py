"""HR writes down what the candidate answered: ``/candidate 1203 accepted``, 候选人回复 1203 已确认."""

from enum import Enum

from bot import Context, Reply, Role, command
from bot.interviews import Interview, meant, panel


class Answer(Enum):
    """What a candidate may answer, with the words for it."""

    ACCEPTED = ("accepted", "已确认", "确认", "接受", "能来", "yes")
    TENTATIVE = ("maybe", "待定", "tentative")
    DECLINED = ("declined", "不来", "拒绝", "来不了", "no")


@command(
    "candidate",
    "候选人回复",
    "候选人答复",
    help=("write down what the candidate answered", "记下候选人的答复"),
    usage=("candidate 1203 accepted / declined / maybe", "候选人回复 1203 已确认 / 不来 / 待定"),
    roles=(Role.RECRUITER, Role.COORDINATOR),
    changes=True,
    which=meant.looked_after,
)
def candidate(ctx: Context, interview: Interview, answer: Answer) -> Reply:
    panel.record_candidate_answer(ctx.change, interview, answer.name.lower())
    return ctx.say(
        "{title}: candidate {answer}.", "{title}：候选人{answer}。", title=interview, answer=ctx.text(*answer.value[:2])
    )
