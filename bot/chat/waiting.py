"""Words that ask for time: 等等, 稍等我看下, 我再问问候选人, hold on, let me check with the candidate. Nothing begins with them.

The question that is open stays so, and it is said; a yes or no that was read back is left, since a later 好 may be meant for
anything.
"""

from __future__ import annotations

import re

from bot.chat import second_thoughts, to_the_bot
from bot.chat.asking import Understood
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard
from bot.chat.masked import CANDIDATE, COLLEAGUE, INTERVIEW, masked_of, spelled
from bot.chat.open_question import loaded, said_again
from bot.chat.small_words import Words
from bot.interviews.models import Interview
from bot.wecom import reply

_WHOM = (
    f"(?:{CANDIDATE}|{COLLEAGUE}|{INTERVIEW}|面试官|用人经理|老板|领导|经理|同事|主管|家里人?|家人|老婆|老公|爱人|媳妇|对象|爸妈|[他她]们?|对方|那边|人家|大家|hr)"
    "(?:那边|本人|的?(?:时间|意见|意思|想法))?"
)
_LOOK = "想|看|查|问|确认|核[实对]|考虑|商量|琢磨|了解|沟通|联系|合计|组织|整理|回忆|回想"
_A_WHILE = "一?[下会]儿?|一[想看问眼声]|想|看|查|问|考虑|商量|琢磨|确认|清楚"
_AND_THEN = "(?:再|才)(?:说|定|回|回复|决定|答复|告诉|弄|改|选|看|发)(?:你|您|吧)?"
_WAITING = Words(
    re.compile(
        "等(?:等|一?下|一?会儿?|我(?:一?下|一?会儿?)?)|稍(?:等|候)(?:一?下|片刻|一?会儿?)?|慢[着点]|且慢|(?:先)?[别不]急|马上(?:回|好|来)你?|"
        f"(?:让|容|等)?(?:我|先|再|得|要|去|需要|还){{0,5}}(?:{_LOOK})(?:{_A_WHILE}){{0,2}}(?:日历|时间|思路|语言|(?:怎么|如何)(?:说|写|选|定|回|弄|填)|{_WHOM})?(?:{_A_WHILE})?(?:{_AND_THEN})?|"
        f"(?:我|先|再|得|要|去|还){{0,5}}(?:跟|和|问|找|给|向|同){_WHOM}(?:再|先)?(?:{_LOOK}|说|聊|对|碰|讨论|打听|打个?电话)(?:{_A_WHILE}|时间){{0,2}}(?:{_AND_THEN})?|"
        "(?:一会儿?|待会儿?|稍后|晚[点些]|回头|过[一]?会儿?|改天|以后)(?:再)?(?:回|回复|答复|告诉|说|弄|定|看|处理|联系|选)(?:你|您|吧)?|(?:再|以后)说|"
        "还?没(?:有)?(?:想好|决定好?|确定|定下来)|拿不准|"
        r"(?:wait|hold (?:on|it)|hang on|(?:(?:just )?(?:give me|gimme|i need|need) )?(?:just )?(?:a|one|1|\d+|a few|some) (?:secs?|seconds?|moments?|minutes?|mins?|mo|time)(?: to (?:think|check))?|"
        r"(?:let me|i(?:'ll| will| need to| have to| must| want to| should|'d better)|need to|have to) (?:first )?(?:think|check|see|look|ask|confirm|verify|double[- ]check|talk|speak|get back to you|come back)|"
        rf"bear with me|brb|be right back|(?:i(?:'m| am) )?(?:not sure|still thinking|thinking|checking)(?: yet)?|(?:i )?haven't decided(?: yet)?)(?![a-z])"
    ),
    re.compile(
        r"[\s,，、。.!！~～…·]+|[我先就那再得吧啊哈呀哦噢嗯呃额了哎诶]|不好意思|抱歉|好的?|行|"
        r"(?:oh|ok(?:ay)?|sorry|please|pls|just|hm+|um+|uh|well|so|first|then|but|thanks|about|on|at|into|with|to|it|that|this|again|my|the|calendar|"
        rf"candidate|interviewer|wife|husband|family|partner|(?:hiring )?manager|panel|team|boss|him|her|them|if they can|{CANDIDATE}|{COLLEAGUE}|{INTERVIEW})(?![a-z])"
    ),
)
_NAMES_SOMEBODY = re.compile("[问跟和找给向同]|确认|商量|沟通|联系|核[实对]|\\b(?:ask|check|talk|speak|confirm)\\b")


def waits(ctx: Context, heard: Heard) -> bool:
    low = spelled(heard.low)
    if heard.asks:
        return False
    if _WAITING.are_all(low):
        return True
    return _NAMES_SOMEBODY.search(low) is not None and _WAITING.are_all(masked_of(heard, ctx.situation).text)


def stays_open(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """What is said to a question that is no yes or no; None where nothing but time is asked for, or the reason of what was
    done, where hold on may take that back."""
    if not waits(ctx, heard) or is_of_feedback(ctx, question, heard):
        return None
    if question.follows_a_change and second_thoughts.regretted(ctx, question, heard) is not None:
        return None
    lead = ctx.text("No hurry. ", "好的，不急。")
    if not question.comes_after_a_change:
        lead += ctx.text("Nothing was changed; my question stays open.", "什么都没有改动，问题还在：")
    said = [lead + ("" if ctx.lang == "zh" else " ") + said_again(ctx, question, briefly=True)]
    if (again := _how_to_begin_again(ctx, question)) and not question.comes_after_a_change:
        said.append(again)
    return Understood(reply=reply.say("\n".join(said), "?"))


def is_of_feedback(ctx: Context, question: Question, heard: Heard) -> bool:
    """等下 while feedback is written, or is to be submitted, has an answer of its own."""
    command = ctx.handlers.commands.get(question.call["command"]) if question.call is not None else None
    return command is not None and bool(command.dictated) and to_the_bot.aside(heard.low) is not None


def _how_to_begin_again(ctx: Context, question: Question) -> str:
    """`过后再来就发：改期 2037`; nothing where the interview is what is asked for."""
    if question.call is None or question.parameter is None:
        return ""
    call = loaded(ctx, question.call)
    it = next((one for one in call.arguments.values() if isinstance(one, Interview)), None)
    if it is None or not it.code:
        return ""
    verb = call.command.title(ctx.lang)
    return ctx.text("To go on later, send: {verb} {code}", "过后再来就发：{verb} {code}", verb=verb, code=it.code)
