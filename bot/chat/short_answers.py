"""Yes, no, never mind, nothing to say: the words that answer a question by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable

YES = frozenset((
    "是", "是的", "好", "好的", "行", "可以", "确认", "对", "对的", "嗯", "嗯嗯", "没错", "没问题", "同意",
    "可以了", "那好", "就这样", "就这么办", "就这么定", "恩", "恩恩", "嗯好",
    "yes", "y", "ok", "okay", "sure", "k", "yep", "yup", "yeah", "yes please", "please do", "go ahead", "correct", "agreed",
))  # fmt: skip
_PARTICLES = re.compile("[呀啊哦哈呢啦滴吧～~]+$")
NO = frozenset(
    ("否", "不", "不是", "不用", "不要", "不行", "不用了", "不对", "不了", "别", "不同意", "no", "n", "nope", "nah")
)
NEVER_MIND = frozenset(("算了", "还是算了", "算了吧", "never mind", "nevermind", "nvm", "forget it"))
LEAVE = frozenset(("退出", "取消", "cancel", "quit", "exit", *NEVER_MIND))
SKIP = frozenset(("跳过", "不说", "没有", "skip"))  # free text that may be left out

_NOT_TO_BE_DONE = re.compile(  # to a question that asks for no words of one's own
    "(?:(?:那就?|还是|就|我|[,， ]){0,4}(?:算了|(?:先|暂时|还是)?(?:不|别)(?:换|写|弄|改|约|加|催|发|提|做|办|搞|管|动|要|用|选)?(?:了|吧)|"
    "先?不(?:换|写|弄|改|约|加|催|发|提|动|选)(?:人|了|吧)?|先放着)(?:了|吧|啊|啦)?[,， ]{0,2}){1,3}"
    r"|(?:(?:no|ok|oh|well|actually|then|,) ?){0,3}(?:leave it(?: as it is)?|let's not|don't(?: bother)?|not now|nothing|no need|never ?mind(?:,? then)?)"
)


def leaves(said: str) -> bool:
    """算了不换, 不弄了, 先不了: nothing is to be done, and nothing else is said."""
    return _NOT_TO_BE_DONE.fullmatch(said) is not None


def says_yes(said: str, verbs: Iterable[str] = ()) -> bool:
    """好的呀 and 嗯 可以 as well as 好的: each of its words says yes, or is the verb that is asked about: 可以了 约吧."""
    if said in YES:
        return True
    words = [one for one in re.split(r"[\s,，。]+", said) if one]
    return bool(words) and all(_PARTICLES.sub("", one) in YES or _urges(one, verbs) for one in words)


def _urges(word: str, verbs: Iterable[str]) -> bool:
    """约吧 and 就约吧 of 约面."""
    verb = word.removeprefix("就").removeprefix("那").removesuffix("吧")
    is_urged = word.endswith("吧") and bool(verb) and verb[0] not in "不没别"
    return is_urged and any(one.startswith(verb) for one in verbs)
