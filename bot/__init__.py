"""The command author's API: what a file in `commands/` imports.

It is loaded when somebody asks for it: half of what `./run` starts speaks to nobody, and would wait for all of the chat.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.chat.command import Although, Asked, Command
    from bot.chat.context import Context
    from bot.chat.declaring import command, event
    from bot.chat.understanding.told import Told
    from bot.interviews.errors import UserError
    from bot.interviews.models import Role
    from bot.wecom.reply import NOTHING, Reply
else:
    _WHERE = {
        "NOTHING": "bot.wecom.reply",
        "Although": "bot.chat.command",
        "Asked": "bot.chat.command",
        "Command": "bot.chat.command",
        "Context": "bot.chat.context",
        "Reply": "bot.wecom.reply",
        "Role": "bot.interviews.models",
        "Told": "bot.chat.understanding.told",
        "UserError": "bot.interviews.errors",
        "command": "bot.chat.declaring",
        "event": "bot.chat.declaring",
    }

    def __getattr__(name):
        if name not in _WHERE:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_WHERE[name]), name)


__all__ = [
    "NOTHING",
    "Although",
    "Asked",
    "Command",
    "Context",
    "Reply",
    "Role",
    "Told",
    "UserError",
    "command",
    "event",
]
