"""Who thinks aloud has not decided, and orders nothing: maybe I should move Chen Xiao's, 要不要把陈晓那场挪一下呢，我再想想, I'm wondering
whether to cancel 1203; or will ask somebody first: 等一下，我问问王五.

What asks for it politely is an order (我在想能不能改到四点, I was wondering if you could move it), and what somebody else thinks of is
news of them: 陈晓还在考虑要不要来.
"""

from __future__ import annotations

import contextlib
import re

from bot.chat import draft, looks, waiting
from bot.chat.asking import Understood, completed
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard
from bot.chat.open_question import is_yes_or_no, loaded, wants_words
from bot.chat.pauses import THINKING
from bot.chat.understanding.telling import told_of
from bot.interviews.errors import UserError
from bot.interviews.models import Interview

_OPENS = r"(?:^|[,.;:!?…—-] {0,2})(?:(?:hm+|well|so|ok(?:ay)?|honestly|actually|but|and|um+|uh+|also|just|oh|thinking (?:out loud|aloud)|or)[ ,.:…]{1,3}){0,4}"
_ACT = (
    r"(?:move|moving|cancel(?:l?ing)?|push(?:ing)?|postpon(?:e|ing)|reschedul(?:e|ing)|swap(?:ping)?|replac(?:e|ing)|book(?:ing)?|add(?:ing)?|delay(?:ing)?|switch(?:ing)?|chang(?:e|ing)|"
    r"call(?:ing)? off|drop(?:ping)?|remind(?:ing)?|nudg(?:e|ing)|declin(?:e|ing)|accept(?:ing)?|skip(?:ping)?|withdraw(?:ing)?|ask(?:ing)?|bring(?:ing)?|shift(?:ing)?|invit(?:e|ing)|put(?:ting)?|take|taking)\b"
)
_WHO = r"(?:i(?:['’]m| am| was|['’]ve been| have been)?|we(?:['’]re| are| were)?)"
_A_BIT = r"(?:just|still|kind of|sort of|also|seriously|really|actually|now|a bit) "
_WONDERS = r"(?:wonder(?:ing)?|debating|considering|contemplating|mulling over|undecided|in two minds|of two minds|unsure|not (?:so |really |quite )?sure|not certain|thinking|don['’]t know|can['’]t decide)(?: (?:about|of|on|over))?"
_ENGLISH = re.compile(
    rf"{_OPENS}(?:(?:maybe|perhaps|possibly|i guess|i suppose) (?:i|we) (?:should(?:n['’]t| not)?|ought to|might|may|need to|have to|had better|better)\b"
    rf"|(?:{_WHO} )?(?:{_A_BIT}){{0,2}}{_WONDERS} (?:if|whether) (?:to|i should|we should|i ought|i need|we need|i have to|it makes sense|it['’]s worth|it is worth|it['’]s better)\b"
    rf"|(?:{_WHO} )?(?:{_A_BIT}){{0,2}}(?:considering|contemplating|thinking (?:about|of)|toying with(?: the idea of)?|tempted to|torn between|torn about|half inclined to) (?:maybe )?{_ACT}"
    rf"|(?:i|we) (?:might|may)(?: (?:have to|need to|want to|as well|just|well)){{0,2}} {_ACT})"
    r"|[,.;?!…—-] {0,2}(?:but |though |hm+,? )?(?:(?:i['’]m|i am) )?(?:not (?:really |quite |so )?sure(?: yet| though)?|undecided|let me think(?: about it| it over)?|i(?:['’]ll| will| need to| have to) think(?: about it| it over)?|need to think(?: about it)?|dunno|i don['’]t know(?: yet)?)[.!… ]{0,3}$"
)
_YET = "(?:嗯++|呃|额|唉|那个|其实|还|正|一直|也|就|有点|先|在|自己|现在|[,， …]){0,6}"
_THINKS = "(?:想|考虑|琢磨|纠结|犹豫|寻思|盘算|掂量|斟酌|不(?:太|大)?(?:确定|知道|清楚)|没(?:有)?想(?:好|清楚)|拿不准|拿不定主意)(?:着|一?下|了|的是|中|到底|究竟|[,， ]){0,3}"
_WHETHER = "(?:要不要|是不是(?:该|应该|得|要)|该不该|应不应该|是否(?:要|该|应该|需要)|需不需要|有没有必要|用不用)"
_DOES = "(?:把|将|给|取消|撤|改|换|挪|推|提前|延|加|约|催|停|砍|调|让|找|再?面)"
_BUT = "(?:嗯++|算了|不过|还是|但|[,， ]){0,4}"
_ME = "(?:我们?|让我|容我|咱们?)"
_FIRST = "(?:先|再|还要|还得|还|得|要|去|也|就){0,4}"
_LATER = "(?:情况|再说|再定|再告诉你|吧|哈|啊|呢|先|了|中){0,3}[。!！… ]{0,3}$"
_TO_THINK = f"(?:{THINKING}|(?<=[先再要得])看看)"
_CHINESE = re.compile(
    f"(?:^|[,，。;；:：!！?？])(?:{_YET}(?:我们?|咱们?){_YET}{_THINKS}{_WHETHER}|{_YET}{_THINKS}{_WHETHER}(?=[^,，。]{{0,8}}{_DOES}))"
    f"|(?:也许|或许|兴许|没准|大概|可能|说不定)(?:我们?|咱们?|还|真|就){{0,2}}(?:应该|该|得|需要|要|可以){{1,2}}(?=[^,，。]{{0,12}}?(?:把|取消|改期|改到|改成|换人|换成|挪|推迟|提前|延后|撤|调到|停掉))"
    f"|[,，。;；?？… ]{_BUT}{_ME}{_FIRST}(?:{_TO_THINK}|没想好|没(?:最终)?定|没决定|拿不准|在?犹豫){_LATER}"
    f"|(?:{_WHETHER}|[?？]|想把)[^。]{{0,40}}[,，。;；?？… ]{_BUT}(?:再|还要|还得|得){_TO_THINK}{_LATER}"
)
_ASKS_FOR_IT = re.compile(
    r"能不能|可不可以|可否|能否|方便|麻烦|请(?!假)|帮我|帮忙|给我|\b(?:can|could|would|will) you\b|\bplease\b|\bpls\b|\bif (?:you|it['’]s possible|it would be)\b",
    re.ASCII,
)
_IS_A_VERDICT = re.compile(r"推荐|待定|通过|面评|评价|\b(?:hire|feedback|verdict|scorecard)\b", re.ASCII)


def is_musing(low: str) -> bool:
    """True of none of a verdict, whose sentence may say as well that it is not sure."""
    if _ASKS_FOR_IT.search(low) or _IS_A_VERDICT.search(low):
        return False
    return bool(_ENGLISH.search(low) or _CHINESE.search(low))


def told(ctx: Context, question: Question | None, heard: Heard) -> Understood | None:
    """Who will ask somebody first has been answered where a question is open, by `waiting`."""
    is_to_be_thought_over = not (heard.is_long or heard.has_slash) and is_musing(heard.low)
    if question is None or question.call is None:
        if is_to_be_thought_over:
            return _nothing_done(ctx, heard)
        return _to_be_asked_first(ctx, heard) if question is None else None
    if not is_to_be_thought_over or not _may_be_told(ctx, question):
        return None
    if draft.is_one(question) and "line" in question.call["arguments"]:
        return Understood(reply=draft.held(ctx, loaded(ctx, question.call)))
    if draft.is_one(question) or not is_yes_or_no(question):
        return Understood(reply=ctx.say("left.question_stays"))
    ctx.dialog.leave()
    return Understood(reply=ctx.say("left.not_for_now"))


def _may_be_told(ctx: Context, question: Question) -> bool:
    """I'm wondering whether to cancel at all is no reason to cancel; what was declined already may have just that."""
    if question.call is None or question.behind is not None or draft.is_begun(question):
        return False
    if ctx.handlers.commands[question.call["command"]].dictated:
        return False  # what was begun of feedback is kept, which `to_the_bot` says
    return not (wants_words(ctx, question) and question.follows_a_change)


def _nothing_done(ctx: Context, heard: Heard) -> Understood:
    """What is mused of is shown, where it is named."""
    with contextlib.suppress(UserError):
        masked = told_of(heard, ctx.handlers, ctx.situation).masked
        about = masked.mentioned.get(Interview, []) if masked.time is None else []
        look = looks.at({Interview: about}, ctx.handlers, ctx.situation) if about else None
        if look is not None:
            ctx.dialog.pass_by()
            return completed(ctx, look)
    return Understood(reply=ctx.say("left.once_decided"))


def _to_be_asked_first(ctx: Context, heard: Heard) -> Understood | None:
    if not waiting.asks_first(ctx, heard):
        return None
    return Understood(reply=ctx.say("left.once_you_know"))
