"""Opening the app, or saying hello: once a day, what is next today."""

from bot import NOTHING, Context, Reply, command, event
from bot.interviews import lookup


@event("enter_agent", "subscribe")
def opened(ctx: Context) -> Reply:
    return NOTHING if ctx.greeted_today() else _greeting(ctx)


@command(
    "hello",
    "你好",
    "您好",
    "你好啊",
    "哈喽",
    "嗨",
    "在吗",
    "早",
    "morning",
    "早上好",
    "下午好",
    "晚上好",
    "hi",
    "hey",
    "good morning",
    help=("hello", "打个招呼"),
    hidden=True,
)
def hello(ctx: Context) -> Reply:
    return _greeting(ctx)


@command(
    "thanks",
    "谢谢",
    "多谢",
    "辛苦了",
    "thank you",
    "sounds good",
    "cheers",
    help=("thanks", "道谢"),
    hidden=True,
)
def thanks(ctx: Context) -> Reply:
    return ctx.say("greeting.thanks")


@command("noted", "收到", "好的", "知道了", "got it", help=("noted", "收到"), hidden=True)
def noted(ctx: Context) -> Reply:
    """Nothing waits for an answer, or that would have been asked."""
    return ctx.say("greeting.ok")


def _greeting(ctx: Context) -> Reply:
    interview = lookup.next_of(ctx.user, ctx.now)
    if interview is None:
        return ctx.say("greeting.none_ahead", name=ctx.user.name)
    return ctx.say(
        "greeting.next", name=ctx.user.name, until=ctx.until(interview), title=interview, when=ctx.moment(interview)
    )
