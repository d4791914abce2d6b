"""要撤销刚才的“…”吗？是/否: what was just done is spoken of as regretted, and is taken back only after a yes."""

from __future__ import annotations

from bot.chat.asking import Understood
from bot.chat.call import Call
from bot.chat.command import Command
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.wecom import reply


def ask_to_undo(ctx: Context, undo: Command, done: str, *, behind: Question | None = None) -> Understood:
    """`behind` is the question that follows what was done, and is open again after a no."""
    ctx.dialog.ask(Question(Call(undo).dump(), None, [], behind=behind))
    said = ctx.text("undo.whether", done=done)
    return Understood(Call(undo), reply.say(said, "?"), confirm=True)
