"""What is asked about the question that is open: 这是啥意思, 会通知谁, 候选人会知道吗, what happens if I say yes?

It is answered from what is known, which is who hears of it once it is done, and the question is said again: it stays open.
"""

from __future__ import annotations

import re

from bot.chat.asking import Understood
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard, hear
from bot.chat.masked import CANDIDATE, COLLEAGUE, INTERVIEW, masked_of, spelled
from bot.chat.open_question import is_yes_or_no, said_again
from bot.chat.small_words import AGREEING
from bot.wecom import reply

_BEFORE = re.compile(
    r"(?:那么?|请问|不过|但是?|可是|只是|先?(?:想)?问一?[下句]|所以|[,，:：。. ]|等(?:等|一?下)|(?:but|so|and|wait|hold on|hey|sorry|just|first)\b){1,6}"
)
_MEANS = re.compile(
    "(?:你|这个?|这[句里]|这几?[个档项种条]|选项|每个|分别|都|那|上面|刚才|话|问题|[说问指]的?|[是在到底,， ]){0,8}(?:什么|啥)(?:意思|问题|情况|玩意儿?|来着)?[啊呀呢了]{0,2}|"
    "(?:我|有点|不太|还是|[看听没不]){0,5}(?:(?:[看听]?[不没](?:太)?|没[看听])(?:懂|明白))(?:你?(?:在|的)?[问说]?(?:什么|啥)?(?:意思)?)[啊呀了诶]{0,2}|"
    "(?:我|要|该|应该|那){0,3}(?:怎么|如何|咋)(?:回复?|答|回答|选|填)(?:你|呢|啊|才对){0,2}|(?:我|要|该|应该|你让我){0,3}(?:回复?|答|回答|选|填|写)(?:什么|啥)(?:好|呢|啊)?|"
    "(?:是|你说的?|问的?|说的?){0,3}哪一?[场个位](?:来着|啊|呀)|(?:我|该|应该|那){0,3}(?:选|要|用)?哪[个位](?:更|比较)?(?:好|合适)[呢啊]?|再说一[遍次]|重复一[遍下]|(?:你)?(?:刚才?|刚刚)问(?:的)?(?:我)?(?:是)?(?:什么|啥)(?:来着)?|"
    r"what do you mean(?: by (?:that|this|it))?|what does (?:that|this|it) mean|what (?:is|was) (?:the|your|this|that)(?: question)?(?: again)?|what are you asking(?: me)?|"
    r"(?:i )?(?:don't|do not|didn't) (?:understand|get (?:it|that)|follow)(?: (?:it|that|this|the question))?|which question|which (?:one )?(?:is|would be|should i) (?:best|better|choose|pick|take)|what (?:should|do|can) i (?:answer|say|reply|send|choose|do)(?: (?:here|now))?|"
    r"how (?:do|should) i (?:answer|reply|respond)(?: (?:that|this))?|what are my options|huh|what|pardon|come again|say (?:that )?again|repeat(?: that| the question)?"
)
_THEN = re.compile(
    "(?:我|如果|要是|假如|[回点选答说发按]|回复|确认|可以|[是好对了“”\"',， ]|yes|之后|以后|的话|这样|那|就|到时候?){0,8}(?:会|就会|将会){0,2}(?:怎么?样|如何|发生(?:什么|啥)|有(?:什么|啥)(?:后果|影响|变化))[呢啊呀]?|"
    "(?:然|之|接下?来|以)(?:后)?呢|做了会怎么?样|"
    r"(?:what|and what|so what) (?:happens|will happen|would happen)(?: (?:then|next|if i .{1,24}|when i .{1,24}|after .{1,16}))?|(?:and |so )?then what|what is next|what (?:does|will|would) (?:yes|that|this|it) (?:do|change)"
)
_HEARS = "知道|收到|看到|看得到|被通知到?|接到|得到"
_NOTICE = "消息|通知|提醒|邮件|邀请|短信|这个|这事|改动|变动"
_TELL = "通知|告诉|告知|提醒|知会|抄送|联系|发消息给|发通知给|发邮件给|发给"
_WHOM = f"(?:{CANDIDATE}|{COLLEAGUE}|{INTERVIEW}|面试官们?|用人经理|hr|老板|领导|[他她]们?|对方|大家|别人|其他人|人家|所有人)"
_WHOM_EN = rf"(?:the )?(?:{CANDIDATE}|{COLLEAGUE}|{INTERVIEW}|candidate|interviewers?|panel|hr|(?:hiring )?manager|he|she|they|him|her|them|anyone|anybody|everyone|everybody|others)"
_WHO_HEARS = re.compile(
    f"(?:都|会|要|是|还|也|这样|这|到时候?|你){{0,4}}(?:{_TELL})[了到]?(?:谁|哪些人|哪几个?人|哪几位|什么人|哪些)[啊呢吗了呀]?|"
    f"(?:有)?(?:谁|哪些人|哪几位|什么人)(?:都|会|能|要|还){{0,3}}(?:{_HEARS})(?:{_NOTICE})?[吗啊呢呀]?"
)
_WHETHER_HEARS = re.compile(
    f"{_WHOM}(?:那边|本人|现在|会不会|是不是|[会能要还也都])?(?:会|能|已经|都){{0,2}}(?:{_HEARS})[不没了]?(?:{_NOTICE}){{0,2}}(?P<asks>吗|么|没有?|不)?|"
    f"(?:你|这样|还|也|是不是|会不会|要不要|用不用|[会要需能]|需要|自动){{0,5}}(?:{_TELL}){_WHOM}(?P<asks_it>吗|么|没有?|不)?|"
    rf"who (?:else )?(?:will|would|gets?|is|are|is going to|hears?|knows?|sees?)(?: (?:be|get|know|see|hear))?(?: (?:told|notified|informed|know|hear|a (?:message|notice)|messages?))?(?: (?:about|of))?(?: (?:it|this|that))?|"
    rf"(?:will|would|does|do|did|is|are|can) {_WHOM_EN} (?:be |get |already |going to |have been |see |hear |receive |been ){{0,3}}(?:know|told|notified|informed|see|hear|aware|(?:an? |the )?(?:message|notice|notification|email|invitation))(?: (?:about|of))?(?: (?:it|this|that))?|"
    rf"(?:will|do|does|would) (?:you|it|this) (?:also )?(?:tell|notify|inform|message|email|let) {_WHOM_EN}(?: know)?(?: (?:about|of) (?:it|this|that))?"
)
_ASKS = re.compile("会不会|是不是|要不要|用不用|^(?:who|will|would|does|do|did|is|are|can)\\b")
_LONGEST = 60  # characters


def answered(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """None of what is asked about anything else."""
    if len(heard.low) > _LONGEST:
        return None
    low = _without_the_yes(spelled(heard.low))
    is_of_what_was_done = question.follows_a_change  # a question there is no reason, and that is said
    if not is_of_what_was_done and (_MEANS.fullmatch(low) or _THEN.fullmatch(low)):
        return _said(ctx, question, _what_is_asked(ctx, question))
    if _WHO_HEARS.fullmatch(low) or _asks_who_hears(ctx, low, heard):
        return _said(ctx, question, _who_hears(ctx, question))
    return None


def _without_the_yes(low: str) -> str:
    """王五知道吗 of 可以，不过王五知道吗: whoever asks has not said yes yet."""
    first, comma, rest = low.partition("，" if "，" in low else ",")
    low = rest.strip() if comma and AGREEING.are_all(first.strip()) else low
    before = _BEFORE.match(low)
    return low[before.end() :] if before is not None and before.end() < len(low) else low


def _asks_who_hears(ctx: Context, low: str, heard: Heard) -> bool:
    for text in (low, _masked(ctx, low) if _MAY_NAME.search(low) else ""):
        said = _WHETHER_HEARS.fullmatch(text) if text else None
        if said is not None and (heard.asks or said["asks"] or said["asks_it"] or _ASKS.search(text)):
            return True
    return False


_MAY_NAME = re.compile(
    f"{_HEARS}|{_TELL}|\\b(?:know|told|notified|informed|see|hear|aware|message|notice|tell|notify)\\b"
)


def _masked(ctx: Context, low: str) -> str:
    return masked_of(hear(low), ctx.situation).text


def _said(ctx: Context, question: Question, about: str) -> Understood:
    return Understood(reply=reply.say(f"{about}\n{said_again(ctx, question)}", "?"))


def _what_is_asked(ctx: Context, question: Question) -> str:
    if is_yes_or_no(question):
        return ctx.text("asked.nothing_done_yes_or_no")
    return ctx.text("asked.nothing_done_needs_this")


def _who_hears(ctx: Context, question: Question) -> str:
    """Who is told once it is done, as its command says; that nobody is told of a question."""
    asked = [question.call] if question.call is not None else question.choices
    command = next(filter(None, (ctx.handlers.commands.get(one["command"]) for one in asked)), None)
    nobody_yet = "" if question.comes_after_a_change else ctx.text("asked.nobody_told")
    says_who = command is not None and command.hears[0]
    hears = ctx.text(*command.hears) if command is not None and says_who else ctx.text("asked.then_says_who")
    candidate = ctx.text("asked.candidates_never_told")
    return nobody_yet + ctx.text("mark.between_sentences").join((hears, candidate))
