"""Say that you cannot: ``/decline 1203 ill``, 没空 陈晓 出差. Recorded at once; HR hears of it after the undo window."""

from bot import Context, Reply, command
from bot.interviews import Interview, panel

_KNOWS = ("认识候选人", "我认识", "knows candidate", "know the candidate", "conflict of interest")


@command(
    "decline",
    "没空",
    "去不了",
    "无法参加",
    "拒绝",
    help=("say that you cannot interview", "推掉一场面试（不影响候选人）"),
    usage=("decline 1203 travelling", "没空 1203 出差 / 没空 1203 认识候选人"),
    rank=50,
)
def decline(ctx: Context, interview: Interview, reason: str = "") -> Reply:
    knows = any(word in reason.lower() for word in _KNOWS)
    title = ctx.text("{title}", title=interview)  # said before the file is hidden
    panel.decline(ctx.change, interview, ctx.user, reason, knows_candidate=knows)
    told = ctx.text("{hr} will be told", "会告诉{hr}", hr=ctx.hr_of(interview))
    if knows:
        return ctx.say(
            "Declined, and the candidate's file is hidden from you now. {told}.",
            "已推掉这场（不影响候选人），候选人资料已对你隐藏。{told}。",
            told=told,
        )
    if reason:
        return ctx.say(
            "Declined: {title}. {told}. “undo” takes it back.",
            "已推掉这场（不影响候选人）：{title}。{told}。发“撤销”可收回。",
            title=title,
            told=told,
        )
    return ctx.say(
        "Declined: {title}. {told}. A reason helps: decline {code} travelling. “undo” takes it back.",
        "已推掉这场（不影响候选人）：{title}。{told}。补个原因更好：没空 {code} 出差。发“撤销”可收回。",
        title=title,
        told=told,
        code=interview.code or "",
    )
