"""What people ask for and the bot cannot do yet: it says so, and what helps. Whoever builds one takes its line out of here."""

from bot import Command, Context, Reply, command
from bot.interviews import Interview
from bot.wording import pick


def _not_yet(
    name: str,
    *aliases: str,
    help: tuple[str, str],
    panel: tuple[str, str],
    hr: tuple[str, str] | None = None,
    changes: bool = True,
) -> Command:
    """A command that only says so, and what helps: the panel, to whom {hr} is who looks after the interview, and HR.

    Nobody is sent to somebody who cannot do it either.
    """

    def handler(ctx: Context, interview: Interview | None = None, words: str = "") -> Reply:
        return _say(ctx, help, panel, hr or panel, interview)

    return command(name, *aliases, help=help, hidden=True, changes=changes, not_yet=True)(handler)


def _say(
    ctx: Context, what: tuple[str, str], panel: tuple[str, str], hr: tuple[str, str], interview: Interview | None
) -> Reply:
    is_hr = ctx.user.is_hr or ctx.user.is_admin
    helps = ctx.text(
        *(hr if is_hr else panel),
        hr=ctx.hr_of(interview) if interview else pick(_NOBODY_NAMED, ctx.lang),
        code=(interview.code if interview else None) or "1203",
    )
    return ctx.say(
        "I can't {what} yet. Nothing was changed. {helps}",
        "还不能在这里{what}，什么都没有改动。{helps}",
        what=ctx.text(*what),
        helps=helps,
        summary="not yet",
    )


_NOBODY_NAMED = ("HR", " HR")
_ASK_HR = ("Please ask {hr}.", "请直接找{hr}。")
reset_link = _not_yet(
    "resetlink", "重置链接",
    help=("give the candidate a new link", "重置候选人的链接"), panel=_ASK_HR,
    hr=("“invitation {code}” gives you the text for the candidate again.", "发“邀请语 {code}”可以再拿一次给候选人的文字。"),
)  # fmt: skip
