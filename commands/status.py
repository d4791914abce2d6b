"""One interview's card: ``/status 1203``, 进度 陈晓, or just a name, a code or a row of the last list."""

from bot import Context, Reply, command
from bot.interviews import Interview


@command(
    "status",
    "进度",
    "状态",
    help=("how far an interview is", "看一场面试的进展"),
    usage=("status 1203 / Chen Xiao / 2", "进度 1203 / 陈晓 / 2"),
    bare=True,
    rank=30,
    menu="进度",
)
def status(ctx: Context, interview: Interview) -> Reply:
    return ctx.card(interview)
