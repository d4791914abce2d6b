"""Whether a text asks to see something, by its words: 再看看周六有几场, tell me who is on it, 周五的发我看看."""

from __future__ import annotations

import re

from bot.chat.handlers import Handlers
from bot.chat.heard import Heard
from bot.chat.readers import CODE
from bot.chat.verbs import named_in
from bot.chat.which_cue import is_question

LOOKS = re.compile(
    r"^(?:[再请也先]|帮我|麻烦|给我|告诉我|我想|想){0,3}(?:看|查|列|发我|发一?下|告诉)|"
    r"^(?:(?:please|also|then|can you|could you|let me) ?){0,2}(?:show|list|see(?! you)|check|tell|give me|get me|view|look)\b"
)
LOOKS_AT_END = re.compile("(?:给我|发我|列一?下|列出来|发一?下)(?:看看|看|一[下份个]|下|吧|呗|啊)*$")


def asks_something(heard: Heard, handlers: Handlers) -> bool:
    """More than 明天 or 1203, which may as well belong to what stands beside it."""
    looks = any(not one.changes for one in named_in(heard, handlers))
    return heard.asks or looks or is_question(CODE.sub(" ", heard.low)) or asks_to_see(heard.low)


def asks_to_see(low: str) -> bool:
    return bool(LOOKS.search(low) or LOOKS_AT_END.search(low))
