"""HR takes care of an interview that is in trouble: the button 我来处理."""

from bot import Although, Context, Reply, Role, command
from bot.chat.understanding import own_answer
from bot.interviews import Interview, care, meant


@command(
    "take",
    "我来处理",
    help=("tell HR that you are handling it", "告诉 HR 这场由你处理"),
    usage=("take 1203", "我来处理 1203"),
    roles=(Role.RECRUITER, Role.COORDINATOR, Role.ADMIN),
    hidden=True,
    changes=True,
    although=(Although.DENIED,),
    cues=[
        own_answer.LEFT_TO_ME,
        r"^i(?: am|'m| will|'ll)? (?:handl(?:e|ing)|deal(?:ing)? with|tak(?:e|ing) care of|look(?:ing)? after|see(?:ing)? to) (?:◇|候选人)(?: myself)?$",
        "^(?:◇|候选人)[ ,，]{0,3}(?:由|交给)?我(?:来|自己|会|亲自)?(?:处理|跟进|盯着?|搞定|负责)(?:吧|就行|了|好了)?$",
    ],
    deed=("you'll handle", "由你处理"),
    which=meant.to_handle,
)
def take(ctx: Context, interview: Interview) -> Reply:
    care.take(ctx.change, interview, ctx.user, over=not ctx.tapped)  # a button was shown while nobody did
    return ctx.say("take.done", title=interview)
