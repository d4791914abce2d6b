"""One interview's card: ``/status 1203``, 进度 陈晓, or just a name, a code or a row of the last list."""

from bot import Context, Reply, command
from bot.chat import one_interview
from bot.interviews import Interview


@command(
    "status",
    "进度",
    "状态",
    help=("where an interview stands", "看一场面试的进展"),
    usage=("status 1203 / 2 / 2pm tomorrow", "进度 1203 / 2 / 明天下午2点"),
    cues=[
        "几点|什么时候|啥时候|时间|多久|在哪|哪[里儿]|会议室|地址|地点|链接|谁|岗位|职位|什么岗|简历|进展|情况|怎么样|面试官|接了?没|到了?没|到了$|线上|线下|结果",
        r"\b(?:status|what time|when|where|who|room|link|position|job|how is|details?|progress|online|onsite|is here)\b",
    ],
    bare=True,
    rank=30,
    menu="进度",
)
def status(ctx: Context, interview: Interview) -> Reply:
    return one_interview.card(ctx, interview)
