"""Words that ask for time and decide nothing, each kind in one place: 等等, 我想想, 我问问候选人, 回头再说, hold on, let me think.

`waiting` says what comes of them at an open question, `thinking_aloud` where none is open. Others read them beside what they are
there for: `to_the_bot` while feedback is written, `no_reason` where a reason is expected, `taken_back` behind an order.
"""

from __future__ import annotations

import re

from bot.chat.masked import CANDIDATE, COLLEAGUE, INTERVIEW
from bot.chat.small_words import Words

HOLD = "等(?:等|一等|一?下下?|一?会儿?)|稍(?:等|候)(?:一?下|片刻|一?会儿?)?|慢[着点]|且慢"
NO_HURRY = "(?:先)?[别不][急忙]"
THINKING = "想(?:想|一想|一?下)|考虑(?:考虑|一?下)|琢磨(?:琢磨|一?下)|斟酌(?:一?下)?|掂量(?:掂量|一?下)"
MULLING = f"{THINKING}|考虑|看(?:看|一?下)|确认(?:一?下)?|问(?:问|一?下)|商量(?:商量|一?下)?"
LATER = "等(?:一?下|一?会儿?)|一会儿?|待会儿?|稍后|晚[点些]儿?|回头|过(?:一?会儿?|一下)|改天|以后|之后"
UNDECIDED = "还?没(?:有)?(?:想好|决定好?|确定|定下来)|拿不准"

_MOMENT = "(?:secs?|seconds?|moments?|minutes?|mins?|mo|bit)"
HOLD_EN = (
    rf"(?:wait|(?:hold|hang) on)(?: (?:a|one) {_MOMENT})?|(?:just )?(?:a|one) {_MOMENT}(?! later)|"
    rf"(?:just )?(?:(?:give me|gimme) (?:just )?(?:\d+|a few|some)|(?:give me|gimme|i need|need) (?:just )?(?:a|one|a few|some)) (?:{_MOMENT}|time)"
)
THINKING_EN = (
    r"let me (?:think|check|see)(?: about (?:it|this|that)| it over| again| first| a (?:bit|moment|second))?|"
    r"i(?:'ll| will| need to| have to) think(?: (?:about (?:it|this|that)|it over))?"
)
UNSURE_EN = "(?:i'm |i am )?not (?:so |really |quite )?sure(?: yet| though)?"

_PERSON = f"{CANDIDATE}|{COLLEAGUE}|{INTERVIEW}|候选人|面试官|用人经理|老板|领导|经理|同事|[他她]们?|对方|那边|人家"
_WHOM = (
    f"(?:{_PERSON}|主管|家里人?|家人|老婆|老公|爱人|媳妇|对象|爸妈|大家|hr)(?:那边|本人|的?(?:时间|意见|意思|想法))?"
)
_LOOK = "想|看|查|问|确认|核[实对]|考虑|商量|琢磨|了解|沟通|联系|合计|组织|整理|回忆|回想"
_A_WHILE = "一?[下会]儿?|一[想看问眼声]|想|看|查|问|考虑|商量|琢磨|确认|清楚"
_AND_THEN = "(?:再|才)(?:说|定|回|回复|决定|答复|告诉|弄|改|选|看|发)(?:你|您|吧)?"
WAITING = Words(
    re.compile(
        f"{HOLD}|等我(?:一?下|一?会儿?)?|{NO_HURRY}|马上(?:回|好|来)你?|"
        f"(?:让|容|等)?(?:我|先|再|得|要|去|需要|还){{0,5}}(?:{_LOOK})(?:{_A_WHILE}){{0,2}}(?:日历|时间|思路|语言|(?:怎么|如何)(?:说|写|选|定|回|弄|填)|{_WHOM})?(?:{_A_WHILE})?(?:{_AND_THEN})?|"
        f"(?:我|先|再|得|要|去|还){{0,5}}(?:跟|和|问|找|给|向|同){_WHOM}(?:再|先)?(?:{_LOOK}|说|聊|对|碰|讨论|打听|打个?电话)(?:{_A_WHILE}|时间){{0,2}}(?:{_AND_THEN})?|"
        f"(?:{LATER})(?:再)?(?:回|回复|答复|告诉|说|弄|定|看|处理|联系|选)(?:你|您|吧)?|(?:再|以后)说|{UNDECIDED}|"
        rf"(?:{HOLD_EN}|hold it)(?: to (?:think|check))?(?![a-z])|"
        r"(?:(?:let me|i(?:'ll| will| need to| have to| must| want to| should|'d better)|need to|have to) (?:first )?(?:think|check|see|look|ask|confirm|verify|double[- ]check|talk|speak|get back to you|come back)|"
        rf"bear with me|brb|be right back|{UNSURE_EN}|(?:i(?:'m| am) )?(?:still thinking|thinking|checking)(?: yet)?|(?:i )?haven't decided(?: yet)?)(?![a-z])"
    ),
    re.compile(
        r"[\s,，、。.!！~～…·]+|[我先就那再得吧啊哈呀哦噢嗯呃额了哎诶]|不好意思|抱歉|好的?|行|"
        r"(?:oh|ok(?:ay)?|sorry|please|pls|just|hm+|um+|uh|well|so|first|then|but|thanks|about|on|at|into|with|to|it|that|this|again|my|the|calendar|"
        rf"candidate|interviewer|wife|husband|family|partner|(?:hiring )?manager|panel|team|boss|him|her|them|if they can|{CANDIDATE}|{COLLEAGUE}|{INTERVIEW})(?![a-z])"
    ),
)
NAMES_SOMEBODY = re.compile("[问跟和找给向同]|确认|商量|沟通|联系|核[实对]|\\b(?:ask|check|talk|speak|confirm)\\b")

# Whom one will ask first, whoever that is: 等一下，我问问王五; hold on, let me check with Li Si.
_PAUSE = f"(?:嗯++|呃|额|那个?|{HOLD}|{NO_HURRY}|[,，。… ]){{0,5}}"
_ME = "(?:我|让我|容我|咱|我们)(?:还是|先|再|去|要|得|想|需要|打算|现在|马上|这就){0,4}"
_ANYBODY = f"(?:{_PERSON}|[\u4e00-\u9fff]{{2,3}}?)(?:那边|他们|本人)?"
_ASK = "(?:问|确认|商量|核实|沟通|联系|打听|聊|对)(?:问|认|商量|聊|对|一?下|一声|清楚|个?信){0,2}"
_SAY = "(?:说|聊|讲|商量|确认|沟通|碰|对|核实)(?:一?下|一声|聊|说|商量|确认|个?头|清楚){0,2}"
_BEFORE_THAT = "(?:[,，。… ]{0,2}(?:再说|再定|再约|再看|再回复?你|再告诉你|回头(?:再)?(?:说|定|告诉你|找你)|之后再说|然后再说|先|吧|啊|哈|哦)){0,3}"
_ASKS_FIRST = re.compile(
    f"{_PAUSE}{_ME}(?:{_ASK}(?P<whom>{_ANYBODY})?|(?:跟|和|同|找|向|给|与)(?P<with>{_ANYBODY}){_SAY}){_BEFORE_THAT}[,，。… ]*"
)
_HOLDS_EN = (
    rf"(?:(?:hm+|um+|uh+|er+|well|oh|ok(?:ay)?|sorry|{HOLD_EN}|actually|not yet|no|but|and)(?:[,.;:… ]|-)*){{0,5}}"
)
_I = r"(?:let me|lemme|let us|i'll|i will|i am going to|i'm going to|i'm gonna|i need to|i have to|i've to|i've got to|i gotta|i should|i must|i want to|i'd better|i'd like to|we need to|we should|we'll)(?: (?:just|first|quickly|better|also|still|have to|need to|go)){0,4}"
_WHOM_EN = rf"(?:the |my |our )?(?:{COLLEAGUE}|{INTERVIEW}|candidate|manager|hiring manager|boss|team|panel|interviewers?|him|her|them)"
_ANYBODY_EN = rf"(?:{_WHOM_EN}|(?:the |my |our )?(?:client|hr|lead|somebody|someone|everyone|[a-z]+(?: [a-z]+)?))"
_FIRST_EN = r"(?:[,. ]*(?:first|before (?:i|we|you|that|anything)\b.*|and (?:get|come) back(?: to you)?|then(?: i'll)? (?:decide|tell you|let you know)|quickly|about (?:it|that|this)|again|please)){0,3}"
_ASKS_FIRST_EN = re.compile(
    rf"{_HOLDS_EN}{_I} (?:(?:check|confirm|talk|speak|discuss|consult|sync|clarify|double-?check|verify|clear|align|touch base|chat|have a (?:word|chat))(?: (?:it|this|that))? (?:with|to) {_ANYBODY_EN}|"
    rf"(?:ask|consult|call|ping|text|message) {_WHOM_EN}){_FIRST_EN}[,.! ]*"
)
MAY_ASK_FIRST = re.compile(  # by the words alone, which costs nothing
    r"我.{0,12}(?:问|确认|商量|核实|沟通|联系|打听|[说聊讲碰])|\b(?:let (?:me|us)|lemme|i|i'll|i'm|i'd|i've|we|we'll)\b.{0,40}\b(?:check|confirm|talk|speak|discuss|consult|sync|clarify|double-?check|verify|clear|align|touch|chat|have|ask|call|ping|text|message)\b"
)
_NOBODY = re.compile("一?下|问题|时间|日程|清楚|面评|进度|安排|会议室?|地点|电话|看看|自己")


def ask_somebody_first(masked: str) -> bool:
    """True of a text, with its names masked, that says nothing but whom its speaker will ask first."""
    said = _ASKS_FIRST.fullmatch(masked)
    if said is not None:
        return not _NOBODY.match(said["whom"] or said["with"] or "")
    return _ASKS_FIRST_EN.fullmatch(masked) is not None
