"""Take back your last change while nobody has heard of it: ``/undo``, 撤销."""

from bot import Although, Context, Reply, command
from bot.chat import one_interview
from bot.interviews import Interview, Member, access, lookup, people
from bot.notices.publish import check_undo, last_change, withdraw


def _deed(ctx: Context) -> str:
    """撤销“接受 陈晓…”: what is undone, in the words in which it was done."""
    done = last_change(ctx.user, ctx.now)
    if done is None:
        return ctx.text("undo.deed")
    return ctx.text("undo.deed_of", done=ctx.text(done[1]))


def _check(ctx: Context) -> None:
    check_undo(ctx.user, ctx.now)


@command(
    "undo",
    "撤销",
    "撤回",
    "撤消",
    help=("undo your last change", "撤销刚才的操作"),
    rank=70,
    menu="撤销",
    changes=True,
    although=(Although.DENIED,),
    hints=("取消", "cancel"),
    cues=[
        "[点按发打搞弄选填回写]错|手滑|手误|误[点触操发]|反悔|后悔|(?:收回|撤)刚才|刚才(?:那个?|的)?不算|开玩笑|骗你|逗你",
        r"\b(?:oops|whoops|wrong (?:one|button|interview)|my (?:bad|mistake)|by (?:mistake|accident)|a mistake|mis(?:click|type)\w{0,5}|"
        r"scratch that|didn't mean|changed my mind|take (?:it|that) back|a typo|(?:just|only) (?:kidding|joking|testing)|jk|"
        r"(?:ignore|disregard|delete|remove|revert) (?:that|it|this|what i (?:said|wrote|sent))|forget (?:that|what i (?:said|wrote|sent)))\b…",
    ],
    deed=_deed,
    check=_check,
    takes_back=True,
)
def undo(ctx: Context) -> Reply:
    if ctx.has_passed_by:
        return ctx.say("undo.question_dropped")
    undone, unheard = withdraw(ctx.change, ctx.user, lambda command, about: _may(ctx, command, about))
    what = ctx.text("mark.between_names").join(ctx.text(one) for one in undone.what)
    accounts = {str(one.user_id) for one in undone.touched if isinstance(one, Member)}
    if accounts - people.active(accounts).keys():
        # The same whether HR was told that they may be a candidate or not: that is HR's to know.
        said = [ctx.text("undo.done_of_who_is_gone", what=what)]
    else:
        said = [ctx.text("undo.done_unnoticed", what=what) if unheard else ctx.text("undo.done", what=what)]
    about = {(type(one), one.id): one for one in undone.touched}
    said += [one_interview.present(ctx, one) for one in about.values()]
    return ctx.reply("\n".join(filter(None, said)))


def _may(ctx: Context, command: str, about: Interview | Member) -> bool:
    """Today, whatever the member could do then."""
    if command in ("noshow", "arrived", "not held", "running late") and isinstance(about, Interview):
        return access.may_mark_no_show(ctx.user, lookup.load([about.id])[0])
    return ctx.handlers.commands[command].allows(ctx.user)
