"""The command author's API: what a file in `commands/` imports."""

from bot.chat.command import Command
from bot.chat.context import Context
from bot.chat.declaring import command, event
from bot.interviews.errors import UserError
from bot.interviews.models import Role
from bot.wecom.reply import NOTHING, Reply

__all__ = ["NOTHING", "Command", "Context", "Reply", "Role", "UserError", "command", "event"]
