"""HR says that only HR and the panel read whom a job's interviews are about: ``/confidential 1203``, 职位保密 1203; and no
longer: ``/not confidential 1203``, 职位公开 1203.
"""

from bot import Context, Reply, Role, command
from bot.interviews import Interview, confidential, meant


@command(
    "confidential",
    "职位保密",
    "保密职位",
    "confidential job",
    help=("only HR and the panel read the candidates' names of its job", "这个职位的候选人姓名只给 HR 和面试官看"),
    usage=("confidential 1203", "职位保密 1203"),
    roles=(Role.RECRUITER, Role.COORDINATOR),
    rank=96,
    changes=True,
    deed=("keep confidential the job of", "职位保密"),
    which=meant.to_cancel,
    check=lambda ctx, interview: confidential.check(interview, True),
    cues=[
        "(?<!不)(?:职位|岗位)[^,，。不]{0,4}保密",
        r"\bkeep (?:the |this )?(?:job|position) (?:confidential|secret)\b",
    ],
)
def keep_confidential(ctx: Context, interview: Interview) -> Reply:
    confidential.put(ctx.change, interview, True)
    return ctx.say(
        "confidential.done",
        job=interview.application.job.title,
        masked=str(interview.candidate.name)[0] + "*",
        code=interview.code or "",
    )


@command(
    "not confidential",
    "职位公开",
    "取消职位保密",
    "职位不保密",
    help=("the candidates' names of its job are no longer kept", "取消职位保密"),
    usage=("not confidential 1203", "职位公开 1203"),
    roles=(Role.RECRUITER, Role.COORDINATOR),
    hidden=True,
    changes=True,
    deed=("no longer keep confidential the job of", "职位公开"),
    which=meant.to_cancel,
    check=lambda ctx, interview: confidential.check(interview, False),
)
def no_longer_confidential(ctx: Context, interview: Interview) -> Reply:
    confidential.put(ctx.change, interview, False)
    return ctx.say("confidential.no_longer", job=interview.application.job.title)
