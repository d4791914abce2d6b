"""Yes, no, never mind, nothing to say: the words that answer a question by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.chat.pauses import HOLD, HOLD_EN, LATER, MULLING, NO_HURRY, THINKING_EN, UNDECIDED, UNSURE_EN
from bot.chat.small_words import AGREEING, REFUSING

YES = frozenset((
    "是", "是的", "好", "好的", "行", "可以", "确认", "对", "对的", "嗯", "嗯嗯", "没错", "没问题", "同意",
    "可以了", "那好", "就这样", "就这么办", "就这么定", "恩", "恩恩", "嗯好",
    "yes", "y", "ok", "okay", "sure", "k", "yep", "yup", "yeah", "yes please", "please do", "go ahead", "correct", "agreed",
))  # fmt: skip
NO = frozenset(
    ("否", "不", "不是", "不用", "不要", "不行", "不用了", "不对", "不了", "别", "不同意", "no", "n", "nope", "nah")
)
NEVER_MIND = frozenset(("算了", "还是算了", "算了吧", "never mind", "nevermind", "nvm", "forget it"))
LEAVE = frozenset(("退出", "取消", "cancel", "quit", "exit", *NEVER_MIND))
SKIP = frozenset(("跳过", "不说", "没有", "skip"))  # free text that may be left out
ANSWERS = YES | NO | LEAVE | SKIP

_SKIPS = re.compile(
    "(?:我|就|先|还是|算了|[,， ]){0,4}(?:不(?:太?想|方便|便)?(?:说|讲|写|填|透露|解释)(?:了|吧|啦|原因){0,3}|保密|没什么(?:好|可)说的?|私事(?:不便说)?)"
    r"|(?:i(?:'d| would) )?rather not say|no comment|(?:it's )?private"
)


def skips(said: str) -> bool:
    """不说了, 不方便说, rather not say: no reason is given."""
    return said in SKIP or _SKIPS.fullmatch(said) is not None


_NOT_TO_BE_DONE = re.compile(  # to a question that asks for no words of one's own
    "(?:(?:那就?|还是|(?:先|就)这样吧?|就|我|要不|行吧?|好吧?|嗯++|哦|呃|唉|[,， ]){0,4}(?:算了|(?:先|暂时|还是)?(?:不|别)(?:换|写|弄|改|约|加|催|发|提|做|办|搞|管|动|要|用|选)?(?:了|吧)|"
    "先?不(?:换|写|弄|改|约|加|催|发|提|动|选)(?:人|了|吧)?|先放着|先就?这样)(?:了|吧|啊|啦)?[,， ]{0,2}){1,3}"
    "|(?:不好意思|抱歉|那|就|还是|要不|[,， ]){0,4}(?:(?:换|改|调|恢复|退)回?(?:到|成)?|保持|维持|照|用)?(?:回)?(?:原来|原样|原先|原定|之前|以前|老)(?:那个|的)?(?:人|时间|样子?|安排|面试官|会议室)?(?:不变|不动)?(?:了|吧|好了|就好|就行){0,2}"
    r"|(?:(?:no|sorry|let's|please|actually|,) ?){0,3}(?:keep|leave|put) (?:it|him|her|them|everything|things)(?: back)?(?: to)? (?:as|the way|how|what) (?:it|they|he|she|things) (?:was|were|is|are)(?: before)?"
    r"|(?:(?:no|ok|oh|well|actually|then|fine|alright|hm+|,) ?){0,3}(?:leave it(?: as it is)?|let's not|don't(?: bother)?|not now|nothing|no need|never ?mind(?:,? then)?|(?:scratch|scrap|forget|drop|disregard|ignore) (?:that|it|this))"
)


def leaves(said: str) -> bool:
    """算了不换, 不弄了, 先不了: nothing is to be done, and nothing else is said."""
    return _NOT_TO_BE_DONE.fullmatch(said) is not None


_DOUBTS = re.compile(  # to a yes or no
    "(?:(?:我|那|先|还|再|要|得|嗯|呃|哦|算了|[,，。… ]){0,4}(?:"
    "(?:我|先|再|要|得|去|跟|和|给|找){1,4}(?:问|确认|商量|核实|沟通|联系|打听)(?:问|认|一?下|一声|清楚){0,2}(?:候选人|面试官|用人经理|[他她]们?|对方|那边|人家|老板|领导|经理|同事|时间){1,2}|"
    "(?:我|先|再|要|得|去){1,3}(?:跟|和|给|找|向)(?:候选人|面试官|用人经理|[他她]们?|对方|那边|人家|老板|领导|经理|同事)(?:问|确认|商量|核实|沟通|联系|打听|说|聊)(?:问|认|一?下|一声|清楚){0,2}|"
    f"(?:{HOLD})(?:再说)?|(?:再|先|还要|还得|得|要|让我)(?:{MULLING}|看情况)|"
    f"(?:再|{LATER})再?说|{UNDECIDED}|没定|不确定|不一定|说不好|{NO_HURRY}|先(?:不|别)|"
    "(?:先|暂时|还是|都|就)?(?:不|别|不要|不用|甭)(?:取消|改期|推迟|提前|通知|[换改动弄写约加催发推挪撤删提延接拒调办做])(?:人|期|动)?|"
    "(?:好像|感觉|似乎|恐怕|可能|应该|这样|这个|有点|时间){0,2}(?:不太|不大|不怎么|不是很|不)(?:好|行|合适|妥当?|对劲?|可以|方便|想)"
    ")(?:吧|了|啊|呀|呢|哈|啦|一?下){0,3}[,，。… ]{0,3}){1,4}"
    rf"|(?:(?:hm{{1,6}}|well|oh|no|ok|actually|sorry|um|uh|please|but|[,.]| ){{0,6}}(?:{HOLD_EN}|{THINKING_EN}|{UNSURE_EN}|"
    r"not (?:yet|now|good|so good|ideal|a good idea)|maybe (?:not|later)|later|(?:don't|do not) (?:do (?:it|that)|move it|cancel(?: it)?|change (?:it|anything))(?: yet)?|"
    r"on second thoughts?)[,.! ]{0,3}){1,3}"
)


def doubts(said: str) -> bool:
    """等一下 先别换, 我再想想, 好像不行, let me think: whoever doubts has not said yes, and a later 好 is none to this."""
    return _DOUBTS.fullmatch(said) is not None


def says_yes(said: str, verbs: Iterable[str] = ()) -> bool:
    """好的呀 and 嗯 可以 as well as 好的: each of its words says yes, or is the verb that is asked about: 可以了 约吧."""
    if AGREEING.are_all(said) or _agrees(said, verbs):
        return True
    if any(AGREEING.are_all(said[:at]) and _orders(said[at:], verbs) for at in range(1, min(len(said), _LONGEST))):
        return True
    words = [one for one in re.split(r"[\s,，。]+", said) if one]
    return bool(words) and all(AGREEING.are_all(one) or _urges(one, verbs) for one in words)


_FINE = re.compile(
    r"(?:(?:that |this |it |all )?(?:sounds?|looks?|seems?) (?:good|great|fine|right|perfect|ok(?:ay)?|alright|correct)(?: to me)?|perfect|great|excellent|wonderful|lovely|lgtm|"
    r"(?:that|this|it)(?:'s| is) (?:good|great|fine|right|perfect|ok(?:ay)?|correct)|(?:that )?works(?: for me)?|all good|(?:听着|看着|看起来|感觉)?(?:挺好|不错|很好|没毛病)的?)"
)
_DO_IT = re.compile(
    r"(?:(?:please|just|so|then|and|go ahead and|let's) ?){0,4}(?P<verb>[a-z]+) (?:it|that|this|them)(?: (?:please|then|now|in))?"
)


def _agrees(said: str, verbs: Iterable[str]) -> bool:
    """book it, do it: the verb that is asked about is to be done; sounds good."""
    kinds = _kinds_of_yes(said, verbs)
    return kinds == {"do it"} or ("fine" in kinds and bool({"do it", "yes"} & kinds))


def is_agreement(said: str, verbs: Iterable[str]) -> bool:
    """sounds good, book it: it is fine, and is to be done."""
    return {"fine", "do it"} <= _kinds_of_yes(said, verbs)


def _kinds_of_yes(said: str, verbs: Iterable[str]) -> set[str]:
    """Of each of its parts; none where a part is no yes."""
    known = frozenset(verbs)
    kinds = {_kind_of_yes(one.strip(), known) for one in re.split("[,，.!。;]+", said) if one.strip()}
    return set() if "" in kinds else kinds


def _kind_of_yes(part: str, verbs: frozenset[str]) -> str:
    if part in YES:
        return "yes"
    if _FINE.fullmatch(part):
        return "fine"
    done = _DO_IT.fullmatch(part)
    return "do it" if done is not None and (done["verb"] == "do" or done["verb"] in verbs) else ""


_LONGEST = 40  # characters


def says_no(said: str) -> bool:
    """不不不, 还是别了, nah, no thanks as well as 不用."""
    return REFUSING.are_all(said)


_NOT_IT = re.compile(
    "(?:先|还是|那|就|暂时|我|要不|算了|[,， ]){0,4}(?:不|别|甭)(?:用|要|必|想)?(?P<verb>[\u4e00-\u9fff]{1,4}?)(?:人|它|[他她]|这场)?(?:了|吧|啊|啦){0,3}|"
    r"(?:(?:no|please|sorry|ok),? ){0,2}(?:don't|do not|let's not) (?P<order>[a-z]{4,12})(?: (?:it|that|this|him|her|them))?(?: (?:yet|please|now))?"
)


def denies_it(said: str, verbs: Iterable[str]) -> bool:
    """先不停用了, 不用换了, don't cancel it: the verb that is asked about, denied. 不接受, to a refusal, says it once more."""
    found = _NOT_IT.fullmatch(said)
    verb = (found["verb"] or found["order"]) if found is not None else ""
    return bool(verb) and said not in verbs and (_begins(verb, verbs) or verb in ("停用", "启用"))


_OF_ALL = r"(?:[这那]?[两俩仨三几][个件场条位](?:都|全部?)?|全部?都?|都|通通|一起)"
_YES_TO_ALL = re.compile(
    rf"(?:[是对嗯好行的,， ]|可以){{0,6}}{_OF_ALL}都?(?:[是要好行对做办]|可以|确认|同意|没问题|ok)[的了吧啊呀]{{0,2}}|"
    r"(?:(?:yes|yeah|yep|sure|ok|okay|do|please),? ){0,3}(?:to )?(?:both|all)(?: (?:two|three|of (?:them|it|those|these)))?(?: (?:please|yes|are fine|ok))?"
)
_NO_TO_ALL = re.compile(
    rf"(?:[不否别,， ]|算了){{0,4}}{_OF_ALL}都?(?:不|别|算)(?:[要用做办是行弄改])?[的了吧啊]{{0,2}}|"
    r"(?:no,? )?(?:neither|none)(?: of (?:them|those|these|it))?|no,? (?:to )?(?:both|all)(?: of (?:them|those|these))?|(?:do )?(?:not|n't) (?:do )?(?:both|any|all)(?: of (?:them|those|these))?"
)


def says_yes_to_all(said: str) -> bool:
    """两个都是, both please, to one of several that are asked about in turn."""
    return _YES_TO_ALL.fullmatch(said) is not None


def says_no_to_all(said: str) -> bool:
    """都不要了, neither."""
    return _NO_TO_ALL.fullmatch(said) is not None


_IT = re.compile(
    r"(?:[掉了吧啊呀呗]|它|[他她]|这[场个]|一下){0,4}$|(?: (?:it|that|this|them|him|her|please|now)){1,3}$"
)
_AND = re.compile(r"^(?:[,，。 ]|and\b|please\b|you can\b){1,6}")


def _orders(rest: str, verbs: Iterable[str]) -> bool:
    """取消吧 of 嗯嗯 取消吧, and cancel it of yes cancel it: the verb that is asked about."""
    word = _AND.sub("", rest).strip()
    verb = _IT.sub("", word, count=1).strip()
    is_verb = bool(verb) and not _IS_A_TIME.search(verb) and _begins(verb, verbs)
    return _urges(word, verbs) or (is_verb and (not verb.isascii() or verb in set(verbs)))


def _urges(word: str, verbs: Iterable[str]) -> bool:
    """约吧, 就约吧 and 嗯就这样约吧 of 约面."""
    verb = _THEN.sub("", word).removesuffix("吧").removesuffix("了")
    is_urged = word.endswith("吧") and bool(verb) and verb[0] not in "不没别"
    return is_urged and not _IS_A_TIME.search(verb) and _begins(verb, verbs)


def _begins(word: str, verbs: Iterable[str]) -> bool:
    """约 of 约面; 去 is no beginning of 去不了, which says the contrary."""
    return any(one.startswith(word) and not _DENIED.search(one[len(word) :]) for one in verbs)


_DENIED = re.compile("[不没无]|\\bnot\\b|n[’']t\\b")


_THEN = re.compile("^(?:嗯++|好的?|行|可以|那|就|这样|这么|按这个|直接|帮我|给我){1,5}")
_IS_A_TIME = re.compile("[推提延早晚]|前|后|期|时间|改天")  # 推后吧 is another time, and no yes to one
