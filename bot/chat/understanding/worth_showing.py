"""Whether a look answers the text: where it asks what the look shows, or names whose it is.

换面试官要不要候选人点头, rumour has it Wang Wu is leaving and 别催王五 ask for nothing that an interview's card would show, so it is
not asked which interview is meant.
"""

from __future__ import annotations

import re

from bot.chat import guards, not_to_be_done, rumours
from bot.chat.call import Call
from bot.chat.handlers import Handlers
from bot.chat.understanding import evidence
from bot.chat.understanding.intents import Intent
from bot.chat.understanding.told import Told
from bot.chat.verbs import named_in
from bot.interviews.models import Interview, Member

_SURELY_ASKS = re.compile(
    "吗$|没$|没有$|真的?假的?|来着$|呢$|是不是|有没有|did that happen$|is that right$|^is it true"
)
_ONE = re.compile(  # an interview that both know of, or somebody in one
    "[那这]一?[场个位轮边]|[他她](?!们)|候选人(?!们)[^,，]{0,8}(?:[来到了]了?[吗没]|没$|几点|什么时候|是谁)|刚才|刚刚|"
    r"在哪|几点|哪[个间]会议室|现场还是|线上还是|\bwhere (?:is|are|do)\b|\bwhat time\b|\bwhich room\b|"
    r"\b(?:this|that|the) (?:one|interview|call|candidate|guy|girl|lady|person|meeting)\b|\b(?:it|he|she|him|her|his)\b"
)
_OF_ALL = re.compile(  # a rule, and none of those that there are
    "必须|都要|都得|每[场个次轮]|一般|规定|自动|系统|算数|才[行算能]|允许|资格|谁(?:来)?(?:定|批|决定|负责|规定)|只能|上限|最[多少长晚早]|期限|区别|流程|"
    r"全部?[挪改换放]|都[挪改换放]|\b(?:must|allowed|counts? as|necessary|required|who (?:decides|informs|is told|gets told)|is it (?:me|hr|us|you)\b|only .{1,12} or|or only|"
    r"automatically|auto|system|(?:him|her|it|them|my|your)sel(?:f|ves)|limit|maximum|minimum|deadline|rules?|policy|usually|normally|every|each|always|ever)\b"
)
_LATER = re.compile("[先暂]时?(?:别|不[要用])(?:再|老)?(?:催|提醒)")  # which asks for a reminder later
_HARDLY = 0.05


def is_wanted(call: Call, told: Told) -> bool:
    """False of a look that nothing asks for, where no interview is named or told by what it is."""
    if told.people and not call.command.changes and not call.command.bare and _only_asks_which(call, told):
        return False
    if call.changes or call.command.explains or call.command.hidden:
        return True
    text = guards.without_ifs(told.text)
    is_own = not (call.command.bare or call.command.takes(Interview) or call.command.takes(Member))
    if is_own and not told.situation.member.is_hr and told.people and guards.asks(text, marked=told.said.asks):
        return False  # 张三给曹颖超写的什么评语 is answered by no list of the speaker's own
    if call.command.changes:  # it would be shown, or asked for: I'm not writing that today, assuming I take a week off
        return not (guards.supposes(text) or not_to_be_done.forbids(_LATER.sub("", text)))
    if Interview in told.masked.mentioned:
        return call.command.bare or told.said.asks or not not_to_be_done.forbids(text)  # don't send the invitation yet
    if call.command.bare and "interview" in call.arguments:
        return True  # tonight's phone screen
    if rumours.is_rumour(text) and not (told.said.asks or _SURELY_ASKS.search(text)):
        return False
    if not_to_be_done.forbids(text) and not told.said.asks:
        return False
    if not (call.command.bare and "interview" in call.missing):
        return True
    if guards.supposes(text) or _OF_ALL.search(text) or (guards.denies(text) and not told.said.asks):
        return False
    asks = guards.asks(text, marked=told.said.asks)
    is_placed = told.places_one or told.singles_out or bool(evidence.described(told.text))
    return is_placed or (asks and (told.mentions or _ONE.search(text) is not None))


def _only_asks_which(call: Call, told: Told) -> bool:
    """李四来不了, of an interviewer, who says of none which, and asks nothing."""
    asks = guards.asks(guards.without_ifs(told.text), marked=told.said.asks)
    return "interview" in call.missing and not (told.situation.member.is_hr or asks or told.places_itself)


def explained(told: Told, found: list[Intent], handlers: Handlers) -> Call | None:
    """The help of the command that a question about how things go, or what would be, is about; None of no question."""
    text = guards.without_ifs(told.text)
    asks = guards.asks(text, marked=told.said.asks)
    if told.mentions or not asks or rumours.is_rumour(text) or guards.denies(text):
        return None
    member = told.situation.member
    explains = handlers.first(lambda one: one.explains, member)
    named = [one for one in named_in(told.said, handlers) if one.changes and one.allows(member)]
    likely = [one.name for one in found if one.likely >= _HARDLY]
    about = named if len(named) == 1 else [one for one in map(handlers.commands.get, likely) if one and one.changes]
    about = [one for one in about if one.allows(member)]
    if explains is None or not about:
        return None
    return Call(explains, {explains.parameters[0].name: about[0].title(str(member.lang))})
