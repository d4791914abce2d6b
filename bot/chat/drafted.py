"""What is said to feedback that is read back, other than yes: no, later, another verdict. What was begun is kept."""

from __future__ import annotations

import re

from bot.chat import dictated
from bot.chat.call import Call
from bot.chat.clauses import comma
from bot.chat.context import Context
from bot.chat.heard import Heard, hear
from bot.chat.pauses import LATER
from bot.chat.taken_back import TAKEN_BACK, TAKEN_BACK_EN
from bot.chat.verdicts import Verdict
from bot.interviews.models import Interview
from bot.wecom.reply import Reply

_LATER = re.compile(
    f"(?:(?:先|那就?|我|好|[,， ]){{0,4}}(?:{LATER}|明天|下次)"
    "再(?:说|写|提交|补|弄|改|交|填|来)?"
    "|(?:那就?|我|好|[,， ]){0,4}先(?:存着?|存一?下|放着?|放一放|保存(?:一下)?|留着|不提交|不交|别提交|这样)|存草稿|保存草稿)"
    f"(?:吧|了|啊|哈)?(?:[,， ]{{0,2}}(?:{LATER})再(?:说|写|提交|补|弄|改|交)(?:吧)?)?"
    r"|(?:maybe )?later|not (?:yet|now)|(?:save|keep) (?:it|this|the draft)(?: for later)?|save(?: draft| for later)?"
    r"|i(?:'ll| will) (?:do|finish|send|submit) (?:it|this) later"
)
_CHANGED_TO = re.compile(
    f"(?:{TAKEN_BACK}|不是|再?想想|我|给|[,， ]){{0,6}}(?:结论|面评)?(?:改成|改为|换成|应该是|改|是)?[:： ]{{0,2}}"
)
_CHANGED_TO_EN = re.compile(
    rf"(?:(?:{TAKEN_BACK_EN}|let's say|[, ]){{1,4}})?"
    "(?:(?:make|call) (?:it|that)(?: an?)?|change (?:it |that )?to|it should be|i meant|put)?[: ]{0,2}"
)
_SOFTENED = re.compile("(?:[,， ]{0,2}(?:吧|了|好了|算了|啦|谢谢|then|please|instead|after all)){1,4}$")


def is_later(heard: Heard) -> bool:
    return _LATER.fullmatch(heard.low) is not None


def corrected(call: Call, heard: Heard) -> bool:
    """改成不推荐吧, 算了 还是待定, or 不推荐 alone: the call has that verdict from now on."""
    if heard.asks:
        return False
    prefix = (_CHANGED_TO_EN if heard.low.isascii() else _CHANGED_TO).match(heard.low)
    said = heard.low[prefix.end() :] if prefix else heard.low
    for one in call.command.parameters:
        if not dictated.is_verdict(call.command, one):
            continue
        for words in (heard.low, said, _SOFTENED.sub("", said)):
            if (found := dictated.said_in_full(hear(words), one)) is not None:
                call.arguments[one.name] = found
                return True
    return False


_ADDS = re.compile(
    r"(?:帮我|给我|请|麻烦|再|我想|另外|对了|哦|[,， ]){0,4}(?:补充|[加补](?=一)|加上?|补上?|添上?|写上)(?:一?[句点条]|几个字|一下)?(?:话|内容)?(?:[:：,， ]+|[说就是]{1,2}[:：,， ]*)(?P<words>\S.*)|"
    r"(?:please |also |and |can you |could you ){0,3}(?:add|append)(?: (?:that|this|one line|a line|a note|a sentence))?[:, ]+(?P<en>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


def adds(heard: Heard) -> bool:
    """加一句 英语不错."""
    return not heard.asks and _ADDS.fullmatch(heard.raw.strip()) is not None


def added(call: Call, heard: Heard) -> bool:
    """加一句 英语不错: these words stand behind what was written, letter for letter."""
    said = _ADDS.fullmatch(heard.raw.strip())
    if said is None or not call.arguments.get(_words_of(call)) or heard.asks:
        return False
    _append(call, said["words"] or said["en"])
    return True


def added_plainly(call: Call, words: str) -> bool:
    """基础好, to what has been read back, and nothing else."""
    if not call.arguments.get(_words_of(call)):
        return False
    _append(call, words)
    return True


def is_written(call: Call) -> bool:
    """True of what somebody thinks, one's own or written for them."""
    return any(one.type is Verdict for one in call.command.parameters)


def _words_of(call: Call) -> str:
    return call.command.dictated or ("words" if is_written(call) else "")


_TO_THE_BOT = re.compile(
    r"\b(?:you|your|bot)\b|^(?:i|we)(?:['’]ll| will|['’]m| am| need| want| have to| would)\b|^(?:let|let['’]s|please|can|could|would|will|should|do|does|did|is|are|what|who|when|where|why|how|which|"
    r"show|tell|give|open|list|find|book|cancel|move|remind|accept|decline|send|submit|later|not|no|yes)\b|\b(?:today|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\b\d{4}\b|"
    "你|我(?:要|想|先|再|得|去|晚|等|明|下午|一会)|帮我|给我|请(?!教)|[吗么]$|等一?[下等]|[今明后]天|[下本这]周|周[一二三四五六日天]|算了|提交|取消|改期|接受|无法参加"
)
_OF_THE_CANDIDATE = re.compile(
    r"\b(?:he|she|they|his|her|their|candidate|answer\w*|questions?|knowledge|skills?|experience|code|coding|explain\w*|solv\w*|kn[eo]ws?|underst\w*|strong|weak|good|great|solid|clear|calm|precise|slow|fast|quick|"
    r"poor|excellent|bad|wrong|right|correct|nice|friendly|confident|nervous|communicat\w*|team|think\w*|attitude|fit|potential|learn\w*|motivated|curious|junior|senior|fluent|english|sharp|smart|bright|shallow|deep|"
    r"thorough|struggl\w*|missed|failed|impress\w*)\b|"
    "[他她]|候选人|清楚|扎实|不错|不足|欠缺|偏|一般|答|讲|表达|态度|经验|基础|思路|能力|水平|代码|设计|算法|沟通|英语|学习|逻辑|项目|熟|懂|强|弱|好|差|慢|快|稳|积极|自信|紧张|深|浅|细"
)
_SHORTEST = 2  # characters


def tells_of_the_candidate(heard: Heard) -> bool:
    """The caching answer was wrong, 数据库答得很清楚: a plain sentence of what was seen, and nothing that speaks to the bot."""
    is_plain = not (heard.asks or heard.has_slash) and len(heard.low) > _SHORTEST
    return is_plain and not _TO_THE_BOT.search(heard.low) and _OF_THE_CANDIDATE.search(heard.low) is not None


def _append(call: Call, words: str) -> None:
    before = str(call.arguments[_words_of(call)])
    if words.strip() in before:
        return  # said once more
    is_ended = before.endswith(tuple("。！？!?；;"))
    between = "" if is_ended else " " if before.endswith(".") else comma(before + words)
    call.arguments[_words_of(call)] = f"{before}{between}{words.strip()}"


def left(ctx: Context, call: Call) -> Reply:
    """It was not submitted, and is there for a day."""
    on = call.arguments.get("interview")
    return ctx.say("draft.feedback_kept", code=on.code or "" if isinstance(on, Interview) else "")
