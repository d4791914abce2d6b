"""Whether free text typed behind a command can only be what that command wants, such as the reason of a 没空.

It may as well be a question (没空 1203 会怎样), a denial or a retraction (打错了), be of somebody else, or be another
command. This says so rather once too often: what is doubted is only read back.
"""

from __future__ import annotations

import re

from bot.chat import heard as words
from bot.chat.arguments import slots
from bot.chat.command import Handlers
from bot.chat.heard import Heard
from bot.chat.readers import CODE, Situation, find_span
from bot.chat.verbs import named_in
from bot.interviews import people
from bot.interviews.models import Interview

_REASONS = re.compile(
    "认识(?:候选人|他|她)|knows?(?: the)? candidate|休假|请假", re.I
)  # in words that are verbs or people elsewhere
_UNSURE = re.compile(
    # a question
    "[?？]|什么|啥|怎|咋|为何|谁|哪|几|多少|吗|么|呢|吧|是|会不|能|可以|可不|有没|或许|也许|可能|大概|好像|除非|但|"
    # a denial or a retraction
    "不|没|别|未|勿|非|甭|莫|否|错|误|撤|取消|算了|等等|等下|等一|稍等|慢着|先|收回|后悔|反悔|改|换|当我|玩笑|手滑|测试|试试|忽略|作废|"
    r"\b(?:what|who|whom|whose|why|how|when|where|which|whether|if|do|does|did|can|could|might|maybe|perhaps|unless|"
    r"except|but|yet|not|never|no|nope|none|nobody|without|neither|cannot|dont|cant|wont|wait|stop|hold on|nvm|cancel|"
    r"mistake|wrong|sorry|oops|typo|undo|ignore|revert|instead|actually|test|testing|joking|kidding|changed)\b|n't|n’t|"
    r"^(?:is|are|am|was|were|will|would|shall|should|may|have (?:i|you|we|they))\b|"
    # an answer to something else
    r"^(?:行|好|好的|对|对的|嗯+|收到|谢谢|y|yes|ok|okay|sure|skip|跳过|退出|exit|quit|n|thanks|\W*|[#\d 第个一二三四五六七八九]+)$"
)


def without_reasons(words: str) -> str:
    """Without the words that give a reason in any case."""
    return _REASONS.sub(" ", words).strip(" ,，、;；。")


def is_plain(said: Heard, handlers: Handlers, situation: Situation) -> bool:
    low = said.low
    named = named_in(said, handlers)
    if said.asks or CODE.search(low) or _UNSURE.search(low) or words.is_of_others(low):
        return False
    if any(one.changes or low in one.verbs for one in named):  # 日程冲突 is a reason, 日程 and 改期 are none
        return False
    if any(low in one.hints for one in handlers.commands.values()):
        return False
    if (day := find_span(said.typed, situation)) is not None and not day.rest:
        return False
    # A name is no reason, nor is one's own.
    return not (people.mentioned(said.typed) or slots(said.typed, situation, (Interview,)))
