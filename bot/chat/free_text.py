"""Whether free text can only be what a command wants, such as the reason of a 没空.

Typed behind the command it may as well be a question (没空 1203 会怎样), a denial or a retraction (打错了), be of somebody
else, or be another command: `is_plain` says so rather once too often, as what is doubted is only read back. To a question
for it the whole text is the answer, unless it is a question itself, a denial of what was done, or of somebody who has
no say in it.
"""

from __future__ import annotations

import re

from bot.chat import heard as words
from bot.chat import then, words_around
from bot.chat.arguments import slots
from bot.chat.command import Command
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard
from bot.chat.kinds import find_span
from bot.chat.masked import CANDIDATE, COLLEAGUE, INTERVIEW, mask, spelled
from bot.chat.readers import CODE, Situation
from bot.chat.verbs import named_in
from bot.interviews.models import Interview

_REASONS = re.compile(
    "认识(?:候选人|他|她)|knows?(?: the)? candidate|休假|请假", re.I
)  # in words that are verbs or people elsewhere
_LIMITED = (  # can't make it 1203 before 3pm is no refusal of all of it
    "before|until|till|after|earlier than|later than|longer|on time|in person|by foot|for the first|all the way|alone|very well|early|ago|"
    "another room|move it|works|wants to|promised|refuses|forget it|hypothetically|psych|lol|hmm|for example|never mind"
)
_HEDGES = "probably|likely|tentatively|pending|later|in case"
_AFTER_A_WHILE = r"^(?:in|within|after) (?:an?|the|\d+|half|some|few|a few|couple)\b"
_UNSURE = re.compile(
    # a question
    "[?？]|什么|啥|怎|咋|为何|谁|哪|几|多少|吗|么|呢|吧|是|会不|能|可以|可不|有没|或许|也许|可能|大概|好像|除非|但|"
    # a denial or a retraction
    "不|没|别|未|勿|非|甭|莫|否|错|误|撤|取消|算了|待定|再定|等我确认|看情况|就好了|等等|等下|等一|稍等|慢着|先|收回|后悔|反悔|改|换|当我|玩笑|才怪|(?<![请休病事年婚产])假的|骗|逗|手滑|测试|试试|忽略|作废|还有(?:下|另|明|后|那|[0-9一二两])|以及|之后的|其[他余它]|剩下|"
    r"\b(?:what|who|whom|whose|why|how|when|where|which|whether|if|do|does|did|can|could|might|maybe|perhaps|unless|"
    rf"{_HEDGES}|{_LIMITED}|subject to|depending|depends|as well|also|plus|others|the rest|everything|"
    r"except|but|yet|not|never|never ?mind|no|nope|none|nobody|without|neither|cannot|dont|cant|wont|wait|stop|hold on|nvm|cancel|"
    r"mistake|wrong|sorry|oops|typo|undo|ignore|revert|instead|actually|test|testing|joking|kidding|jk|changed|only)\b|n't|n’t|"
    r"^(?:is|are|am|was|were|will|would|shall|should|may|have (?:i|you|we|they))\b|"
    rf"{_AFTER_A_WHILE}|"
    r"\band (?:all|both|the|then|tomorrow|today)\b|\btoo$|"
    r"\bi(?:'ll| will)? (?:be there|come|attend|join|make|do|take|accept|confirm)\b|^(?:accept|confirm)|"
    # an answer to something else
    r"^(?:行|好|好的|对|对的|嗯++|收到|谢谢|y|yes|ok|okay|sure|skip|跳过|退出|exit|quit|n|thanks|\W*|[#\d 第个一二三四五六七八九]+)$"
)


def without_reasons(words: str) -> str:
    """Without the words that give a reason in any case."""
    return _REASONS.sub(" ", words).strip(" ,，、;；。")


def is_plain(said: Heard, handlers: Handlers, situation: Situation) -> bool:
    low = said.low
    if said.is_long:
        return False
    named = named_in(said, handlers)
    if said.asks or CODE.search(low) or _UNSURE.search(low) or words_around.is_of_others(low):
        return False
    if any(one.changes or low in one.verbs for one in named):  # 日程冲突 is a reason, 日程 and 改期 are none
        return False
    if any(low in one.hints for one in handlers.commands.values()):
        return False
    if any(
        one is not None and not one.rest for one in (find_span(said.typed, situation), then.find(said.typed, situation))
    ):
        return False  # it is nothing but a day or a time
    # A name is no reason, nor is one's own.
    return not (situation.called.mentioned(said.typed) or slots(said.typed, situation, (Interview,)))


# --- what answers no question for it ----------------------------------------------------------------------------------

_ONLY_ASKS = re.compile(
    "^(?:谁|哪[个场一]|几点|几场|什么|啥|怎么|咋|为什么|为何|多少|能不能|可不可以|可以不|是不是|有没有|会不会|要不要|那?场?是谁)|"
    "(?:[吗么]|来着|什么意思|啥意思|怎么办|咋办|怎么说|哪[个一]?场|几[点场个]|什么时候|啥时候|在哪[里儿]?|是谁|呢)$|"
    "(?:电话|手机|号码?|联系方式|邮箱)(?:号码?)?是?(?:多少|什么|啥)?$|"
    r"^(?:who|what|which|when|where|why|how|whose|do|does|did|is|are|was|were|can|could|will|would|should|may)\b"
)
# Who may be quoted, but gives no reason of the speaker's: a wife, a boss or a customer may.
_SUBJECT = re.compile(
    f"(?:听说?|据|刚才?|刚刚){{0,3}}(?:{CANDIDATE}|{COLLEAGUE}|同事|有人|别人|大家|[他她](?!们)|"
    r"\b(?:he|she|somebody|someone|(?:the )?candidate)\b)(?:那边|自己|也|又|都|就|刚才?|已经){0,3} ?"
)
_SAYS = re.compile(
    r"说|讲|认识|表示|回复|告诉|转告|通知|问|想|要求|希望|\b(?:said|says|told|tells|asked|asks|wants|would like)\b"
)
_NOT_I = re.compile(
    "(?:[这那][个场]?)?(?:并?不是|并非)我(?:本人|的意思|[点按说发选回要]的?)?[啊呀吧哦的]*|"
    "我?(?:从来|从|并|根本)?没有?(?:说|讲|点|按|发|选|回复)过?(?:这[个话]?|这么说)?[啊呀吧哦的]*|"
    r"(?:(?:it|that|this) )?(?:(?:was|is)(?:n't| not) |not )me|"
    r"i (?:never|didn't|did not) (?:say|said|mean|press|click|tap|send|choose)(?: (?:that|this|it|so|any such thing))?"
)
_DENIED = re.compile(
    "我?(?:从来|从|并|根本|真的?|可){0,3}(?:没有?|不是)(?:说|讲|表示|点|按|选|回复|要|想|打算|过|我)*|(?:请|先|千万|求你)*(?:不要|不用|别)(?:帮我|给我|替我)?|"
    r"(?:please )?(?:don't|do not)|"
    r"i (?:never|(?:did|do|have|am|was)(?:n't| not))(?: (?:say|said|saying|mean|meant|want|wanted|to|that|i))*"
)


_COURTESY = re.compile(
    r"\b(?:thx|thanks|thank you|sorry|ty|ok|okay|k|great|cool|nice|fine|all ?right|got it|noted|perfect|good|lol|haha|hehe|"
    r"see (?:you|ya)|bye|cheers|np|no problem|sure|yes|and|so much|a lot|again|later|"
    r"no (?:particular |special )?reason|n/a|na|none|nothing(?: special| in particular)?|no comment)\b|\+1|"
    r"好的?|行|嗯|谢谢|多谢|收到|知道了|明白了?|辛苦了?|不好意思|抱歉|对不起|拜拜|再见|哈|没有?(?:什么|啥)?原因|没(?:什么|啥)|无|[你您啦了哦啊的]"
)
# An order, a look back at what was said, or an offer to come: hardly why somebody cannot.
_DOUBTED = re.compile(
    r"^(?:(?:oh|no|ah|hey|so|please|pls|then|just|can you|could you|,) ?){0,4}(?:let|ask|tell|give|send|stop|wait|hold|move|put|reschedule|postpone|"
    r"make|use|try|call|ping|change|swap|replace|book|set|find|check|keep|leave|take|switch|delete|ignore|forget|undo|"
    r"cancel|remove|do|don't)\b|"
    r"\b(?:that|this|it)(?: one)?$|^(?:that|this|it) (?:is|was|were)\b|\bthe other\b|\b(?:meant?|after all|maybe|perhaps|not sure)\b|"
    r"\bi (?:can|could|may|might)\b(?!')|\bi am (?:free|available|coming)\b(?! down)|"
    rf"^(?:and|plus|also|as well|{_HEDGES})\b|{_AFTER_A_WHILE}|"
    "^(?:其[他余它]|剩下|别的)|再说$|"
    "^(?:那?就?(?:让|叫|换|找|问)|改[到成为]|[这那]个?(?:是|不是))|(?<!因为)(?:这个|那个)$"
)


def is_courtesy(said: Heard) -> bool:
    """True for thanks, a laugh, a thumb or a none alone: no reason is given."""
    return not any(one.isalnum() for one in _COURTESY.sub(" ", said.low))


def is_doubted(said: Heard) -> bool:
    """True for what may be said for another reason than to give one: let lisi do it, I can only come at five."""
    return bool(_DOUBTED.search(spelled(said.low)))


def is_question(said: Heard) -> bool:
    """True where a text that may be free text is hardly anything but a question: 几点那场来着, which one was that."""
    return said.asks or bool(_ONLY_ASKS.search(spelled(said.low)))


def is_of_others(said: Heard, handlers: Handlers, situation: Situation) -> bool:
    """True where a colleague or a candidate says it, or does what a command of ours is for: 李四说没空, 候选人改期了."""
    return says_another(mask(said, situation).text, handlers)


def denies(said: Heard, done: Command, situation: Situation) -> bool:
    """True where the whole text denies what the command did: 我没说去不了, 不是我, I never said I can't."""
    text = mask(said, situation).text
    if _NOT_I.fullmatch(text):
        return True
    named = (re.search(re.escape(one), text) for one in (*done.verbs, *done.hints))
    cued = (seen for one in done.cues if (seen := one.find(text)))
    spans = [*(one.span() for one in named if one), *((one.start, one.end) for one in cued)]
    return any(
        _DENIED.fullmatch(text[:start].strip()) and not words.without_courtesy(text[end:].replace(INTERVIEW, " "))
        for start, end in spans
    )


def says_another(text: str, handlers: Handlers) -> bool:
    """The same of a text with marks."""
    subject = _SUBJECT.match(text)
    if subject is None:
        return False
    said = text[subject.end() :]
    changes = [one for one in handlers.commands.values() if one.changes]
    return bool(
        _SAYS.match(said)
        or said.startswith(tuple(verb for one in changes for verb in one.verbs))
        or any((seen := cue.find(said)) and seen.start == 0 for one in changes for cue in one.cues)
    )
