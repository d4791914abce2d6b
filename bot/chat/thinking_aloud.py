"""等一下，我问问王五; hold on, let me check with Li Si: whoever says so will ask somebody first, and orders nothing."""

from __future__ import annotations

import contextlib
import re

from bot.chat import draft, looks, musing
from bot.chat.asking import Understood, completed
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard
from bot.chat.masked import COLLEAGUE, INTERVIEW, masked_of
from bot.chat.open_question import is_yes_or_no, loaded, wants_words
from bot.chat.understanding.telling import told_of
from bot.interviews.errors import UserError
from bot.interviews.models import Interview

_PAUSE = "(?:嗯+|呃|额|那个?|等等|等一?下|稍等|等我一?下|等会儿?|慢着|先别急|别急|不急|先不急|[,，。… ]){0,5}"
_ME = "(?:我|让我|容我|咱|我们)(?:还是|先|再|去|要|得|想|需要|打算|现在|马上|这就){0,4}"
_WHOM = f"(?:{COLLEAGUE}|{INTERVIEW}|候选人|面试官|用人经理|[他她]们?|对方|那边|人家|老板|领导|经理|同事|[\u4e00-\u9fff]{{2,3}}?)(?:那边|他们|本人)?"
_ASK = "(?:问|确认|商量|核实|沟通|联系|打听|聊|对)(?:问|认|商量|聊|对|一?下|一声|清楚|个?信){0,2}"
_SAY = "(?:说|聊|讲|商量|确认|沟通|碰|对|核实)(?:一?下|一声|聊|说|商量|确认|个?头|清楚){0,2}"
_LATER = "(?:[,，。… ]{0,2}(?:再说|再定|再约|再看|再回复?你|再告诉你|回头(?:再)?(?:说|定|告诉你|找你)|之后再说|然后再说|先|吧|啊|哈|哦)){0,3}"
_SAID = re.compile(
    f"{_PAUSE}{_ME}(?:{_ASK}(?P<whom>{_WHOM})?|(?:跟|和|同|找|向|给|与)(?P<with>{_WHOM}){_SAY}){_LATER}[,，。… ]*"
)
_HOLD = r"(?:(?:hm+|um+|uh+|er+|well|oh|ok(?:ay)?|sorry|wait(?: a (?:sec(?:ond)?|minute|moment|bit))?|hold on|hang on|one (?:sec(?:ond)?|moment|minute)|just a (?:sec(?:ond)?|moment|minute)|actually|not yet|no|but|and)(?:[,.;:… ]|-)*){0,5}"
_I = r"(?:let me|lemme|let us|i'll|i will|i am going to|i'm going to|i'm gonna|i need to|i have to|i've to|i've got to|i gotta|i should|i must|i want to|i'd better|i'd like to|we need to|we should|we'll)(?: (?:just|first|quickly|better|also|still|have to|need to|go)){0,4}"
_PERSON = rf"(?:the |my |our )?(?:{COLLEAGUE}|{INTERVIEW}|candidate|manager|hiring manager|boss|team|panel|interviewers?|client|hr|lead|him|her|them|somebody|someone|everyone|[a-z]+(?: [a-z]+)?)"
_FIRST = r"(?:[,. ]*(?:first|before (?:i|we|you|that|anything)\b.*|and (?:get|come) back(?: to you)?|then(?: i'll)? (?:decide|tell you|let you know)|quickly|about (?:it|that|this)|again|please)){0,3}"
_SAID_EN = re.compile(
    rf"{_HOLD}{_I} (?:(?:check|confirm|talk|speak|discuss|consult|sync|clarify|double-?check|verify|clear|align|touch base|chat|have a (?:word|chat))(?: (?:it|this|that))? (?:with|to) {_PERSON}|"
    rf"(?:ask|consult|call|ping|text|message) (?:the |my |our )?(?:{COLLEAGUE}|{INTERVIEW}|candidate|manager|hiring manager|boss|team|panel|interviewers?|him|her|them)){_FIRST}[,.! ]*"
)
_MAY_BE = re.compile(  # by the words alone, which costs nothing
    r"我.{0,12}(?:问|确认|商量|核实|沟通|联系|打听|[说聊讲碰])|\b(?:let (?:me|us)|lemme|i|i'll|i'm|i'd|i've|we|we'll)\b.{0,40}\b(?:check|confirm|talk|speak|discuss|consult|sync|clarify|double-?check|verify|clear|align|touch|chat|have|ask|call|ping|text|message)\b"
)
_NOBODY = re.compile("一?下|问题|时间|日程|清楚|面评|进度|安排|会议室?|地点|电话|看看|自己")


def is_said(ctx: Context, heard: Heard) -> bool:
    if heard.asks or heard.is_long or heard.has_slash:
        return False
    if not _MAY_BE.search(heard.low):
        return False
    text = masked_of(heard, ctx.situation).text
    said = _SAID.fullmatch(text)
    if said is not None:
        return not _NOBODY.match(said["whom"] or said["with"] or "")
    return _SAID_EN.fullmatch(text) is not None


def told(ctx: Context, question: Question | None, heard: Heard) -> Understood | None:
    """None to a question for words of one's own, and to one that was begun: what is asked for there may be just that."""
    is_musing = not (heard.is_long or heard.has_slash) and musing.is_musing(heard.low)
    if question is not None and not _may_be_told(ctx, question, is_musing=is_musing):
        return None
    if not is_musing and not is_said(ctx, heard):
        return None
    if question is None:
        return _nothing_done(ctx, heard, is_musing=is_musing)
    assert question.call is not None
    if draft.is_one(question) and "line" in question.call["arguments"]:
        return Understood(reply=draft.held(ctx, loaded(ctx, question.call)))
    if draft.is_one(question) or not is_yes_or_no(question):
        return Understood(
            reply=ctx.say("OK, nothing was done. My question stays open.", "好的，先不动，刚才的问题还等你回答。")
        )
    ctx.dialog.leave()
    return Understood(reply=ctx.say("OK, not for now. Nothing was changed.", "好的，先不改。"))


def _may_be_told(ctx: Context, question: Question, *, is_musing: bool) -> bool:
    """I'm wondering whether to cancel at all is no reason to cancel; what was declined already may have just that."""
    if question.call is None:
        return True  # guesses are in nobody's way
    if question.behind is not None or draft.is_begun(question):
        return False
    if ctx.handlers.commands[question.call["command"]].dictated:
        return False  # what was begun of feedback is kept, which `to_the_bot` says
    if not wants_words(ctx, question):
        return True
    command = ctx.handlers.commands[question.call["command"]]
    return is_musing and not question.follows_a_change and not command.dictated


def _nothing_done(ctx: Context, heard: Heard, *, is_musing: bool) -> Understood:
    """What is mused of is shown, where it is named."""
    if is_musing:
        with contextlib.suppress(UserError):
            masked = told_of(heard, ctx.handlers, ctx.situation).masked
            about = masked.mentioned.get(Interview, []) if masked.time is None else []
            look = looks.at({Interview: about}, ctx.handlers, ctx.situation) if about else None
            if look is not None:
                ctx.dialog.pass_by()
                return completed(ctx, look)
        return Understood(
            reply=ctx.say(
                "OK, nothing was done. Tell me once you have decided.", "好的，先不动，什么都没有改动。想好了再告诉我。"
            )
        )
    return Understood(
        reply=ctx.say("OK, nothing was done. Tell me once you know.", "好的，先不动，什么都没有改动。问好了再告诉我。")
    )
