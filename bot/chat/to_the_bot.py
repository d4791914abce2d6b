"""What is said to the bot while feedback is being written, and is no word of it: 等下, 我想想, 你先记着, 这个怎么写, hang on.

Only where it is all that was said: whoever thinks aloud in a sentence of feedback has it kept letter for letter.
"""

from __future__ import annotations

import re
from enum import Enum

from bot.chat import drafted
from bot.chat.asking import Understood
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard
from bot.chat.open_question import is_yes_or_no, loaded
from bot.chat.pauses import HOLD, HOLD_EN, MULLING, NO_HURRY, THINKING_EN
from bot.chat.short_answers import YES


class Aside(Enum):
    """What is wanted of the bot."""

    WAITS = "等下"
    KEEPS = "你先记着"
    ASKS_HOW = "这个怎么写"


_WAITS = (
    f"{HOLD}|等我一下|{NO_HURRY}|马上(?:写|来|好)?|我?(?:还)?没想好(?:怎么(?:写|说))?|嗯++|呃+|额+|那个|"
    f"(?:(?:等|让|容)我?|我)(?:再|先|好好){{0,2}}(?:{MULLING}|回忆(?:回忆|一下)|组织(?:组织|一下)(?:语言)?)(?:怎么(?:写|说))?(?:再(?:写|说))?|"
    rf"{HOLD_EN}|{THINKING_EN}|i(?:'m| am) (?:still )?thinking|hmm*|umm*|ok(?:ay)?"
)
_ABOUT = (
    r"(?: (?:about|of|over|on|how|what|which|it|this|that|them|to|say|write|put|word|phrase|express|formulate|a|little|bit|while|moment|minute|second|more|again|first|please|carefully|through|i|should|can|want|the|"
    r"right|best|words?|wording|verdict|rating|answer|choice|one|my|notes?|in|for|now|then|him|her)){0,12}"
)
_THINKS = (
    rf"(?:let me|lemme|i(?:'ll| will| need to| have to| must| want to| should| would like to|'d like to)|need to|have to|gotta) (?:just |first |still |really |quickly ){{0,2}}(?:think|see|check|consider|recall|remember|reflect|look|ponder){_ABOUT}|"
    rf"(?:i(?:'m| am) )?(?:still |just |also |currently ){{0,2}}(?:thinking|pondering|considering|reflecting|wondering){_ABOUT}|(?:i(?:'m| am) )?not sure (?:yet|how|what|which){_ABOUT}|give me (?:a|some|one) (?:little )?(?:time|bit|minute|moment|second)(?: to think)?|"
    "(?:等我|让我|容我|我)?(?:还|正|在|先|再|得|要|需要|好好){0,4}(?:想想?|琢磨|考虑|斟酌|组织)(?:着|一?下|的是|语言)?(?:该|要|应该|到底)?(?:怎么|咋|如何)(?:去|来)?(?:写|说|表达|打|给|评|描述|填)(?:比较好|才好|合适|好)?|"
    "(?:我)?(?:还|正){0,2}(?:在想|在考虑|在琢磨|在组织语言|在斟酌)"
)
_KEEPS = (
    "(?:你|帮我|先|就|给我|那){0,3}(?:记着|记住|记下来?|记一?下|存着|存一?下|保存一?下|留着)|"
    r"(?:please |just |can you )?(?:note|keep|save|remember) (?:it|that|this)(?: down)?(?: for (?:now|me|later))?"
)
_ASKS_HOW = (
    "(?:这个|那|面评|评语|评价|这句|一般)?(?:话)?(?:该|应该|要|得)?(?:怎么|咋)(?:写|填|评|打|说)(?:才?好|比较好)?|(?:该|应该|要)?(?:写|填|说)(?:点|些)?(?:什么|啥|多少|多长|几句话?)(?:好|内容)?|"
    "(?:有没有|有)(?:什么)?(?:模板|格式|例子|样例|范文|要求)(?:吗|没有?)?|"
    r"(?:how|what) (?:do|should|can|am|shall) i (?:supposed to )?(?:write|fill|do|word|say|put|type)(?: (?:this|it|that|here|in))*|how long (?:should|must) (?:it|this) be|"
    r"(?:is there|do you have|got) (?:a|an|any) (?:template|example|format)"
)
_APART = r"(?:[\s,，.。!！?？~～…、啊哈吧呀呢哦嘛了]{0,6})"
_ONLY = {one: re.compile(rf"(?:(?:{said}){_APART}){{1,4}}") for one, said in (
    (Aside.WAITS, rf"{_WAITS}|{_THINKS}"), (Aside.KEEPS, rf"{_KEEPS}|{_WAITS}"), (Aside.ASKS_HOW, rf"{_ASKS_HOW}|{_WAITS}")
)}  # fmt: skip
_LONGEST = 72  # characters


def aside(low: str) -> Aside | None:
    """None where anything of it may be a word of feedback."""
    text = low.replace("’", "'").strip()
    if not text or len(text) > _LONGEST:
        return None
    return next((one for one, pattern in _ONLY.items() if pattern.fullmatch(text)), None)


def answered(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """The question for feedback stays open, but where it is to be kept for later."""
    command = ctx.handlers.commands.get(question.call["command"]) if question.call is not None else None
    if (
        command is None
        or question.call is None
        or not command.dictated
        or "interview" not in question.call["arguments"]
    ):
        return None
    is_yes = heard.low in YES and question.parameter != command.dictated  # 嗯嗯, to whether to submit it
    if is_yes or (said := aside(heard.low)) is None:
        return None
    if said is Aside.ASKS_HOW:
        return Understood(reply=ctx.say("asked.how_to_write", summary="?"))
    is_begun = bool({"verdict", command.dictated} & set(question.call["arguments"]))
    if is_begun and (said is Aside.KEEPS or is_yes_or_no(question)):
        ctx.dialog.leave()
        return Understood(reply=drafted.left(ctx, loaded(ctx, question.call)))
    return Understood(reply=ctx.say("left.take_your_time", summary="?"))
