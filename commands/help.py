"""What you can do: ``/help``, 帮助, ？; ``/help schedule`` shows how."""

import re
from typing import Any

from bot import Command, Context, Reply, Told, UserError, command
from bot.chat import about_the_bot
from bot.chat.asking import not_theirs
from bot.chat.call import Call
from bot.chat.heard import hear
from bot.chat.understanding import freely
from bot.chat.verbs import named_in
from bot.interviews import lookup

_HOW = re.compile(
    r"(?:请问|那|我想问一?下|我|[,， ]){0,4}(?:怎么样?|如何|咋)(?:才能|能|可以|去|来|才){0,2} ?(?P<zh>.{2,30}?)[啊呀呢吗?？]{0,2}|"
    r"(?:so |and |please |hey |[, ]){0,3}how (?:do|can|should|could|would) (?:i|we|you|one) (?P<en>.{4,60}?)\??"
)


def _about(told: Told) -> dict[str, Any]:
    """The verb that stands in the question, where one does; else what would be called by what is asked for: how do I …"""
    member = told.situation.member
    named = named_in(told.said, told.handlers)
    known = [one for one in named if not (one.explains or one.hidden) and one.allows(member)]
    if not known and (how := _HOW.fullmatch(told.said.low)) is not None:
        meant = freely.call_for(hear(how["zh"] or how["en"]).words, told.handlers, told.situation)
        known = (
            [meant.command]
            if meant is not None and meant.changes and not meant.command.hidden and meant.command.allows(member)
            else []
        )
    return {"verb": known[0].title(str(member.lang))} if len(known) == 1 else {}


@command(
    "help",
    "帮助",
    "怎么用",
    "菜单",
    help=("what you can do here", "看你能做什么"),
    usage=("help schedule", "帮助 日程"),
    means={
        "verb": ("the command to explain", "想看哪个命令的用法"),
    },
    cues=[
        "(?:你|这)(?:都|还)?(?:能|会|可以)(?:做|干|帮)?(?:什么|啥)",
        r"what (?:else )?can (?:you|i) (?:do|say|type|ask)",
    ],
    freely=_about,
    explains=True,
    rank=100,
    menu="帮助",
)
def help_(ctx: Context, verb: str = "") -> Reply:
    if not verb:
        overview = ctx.handlers.overview(ctx.user.role, ctx.lang)
        return ctx.say("help.list", lines="\n".join(overview), summary=f"{len(overview)} 条")
    if (answer := about_the_bot.answer(ctx, verb)) is not None:
        return ctx.reply(answer)
    found = next((one for one in ctx.commands if verb.lower().lstrip("/") in one.verbs), None)
    if found is None and (theirs := _of_another_role(ctx, verb)) is not None:
        raise not_theirs(ctx, Call(theirs))
    if found is None:
        raise UserError("help.no_such_command", verb=verb[:40])
    # In the reader's language; can’t with the other apostrophe is understood, and the same word.
    own = [word for word in found.verbs if word.isascii() == (ctx.lang == "en") and "’" not in word]
    also = [word for word in own if word != found.title(ctx.lang)]
    about = [f"{found.title(ctx.lang)} · {ctx.text(*found.help)}"]
    if usage := _with_ones_own(ctx, found, ctx.text(*found.usage)):
        about.append(ctx.text("help.for_example", usage=usage))
    if also:
        about.append(ctx.text("help.also", also=ctx.text("mark.between_names").join(also)))
    return ctx.reply("\n".join(about))


def _of_another_role(ctx: Context, verb: str) -> Command | None:
    said = verb.lower().lstrip("/")
    found = (one for one in ctx.handlers.commands.values() if said in one.verbs and not one.hidden)
    return next((one for one in found if not one.allows(ctx.user)), None)


def _with_ones_own(ctx: Context, command: Command, usage: str) -> str:
    """The examples with an interview of the reader's that they could be about, where there is one."""
    likely = (command.which or lookup.around)(ctx.user, ctx.now) or lookup.around(ctx.user, ctx.now)
    one = next((one for one in likely if one.code), None)
    return usage if one is None else usage.replace("1203", str(one.code))
