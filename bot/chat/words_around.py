"""What the words around a verb or a cue make of it: a question, a denial, a case that is supposed, somebody else's words.

They are few, so that any word of these kinds forbids to take it for an order; of a whole text `guards` are asked. All look at
lower case.
"""

from __future__ import annotations

import re

from bot.chat.heard import ASKING, without_courtesy

_ASKS_BEFORE = re.compile(
    "谁|哪|几|什么|啥|怎么|咋|为何|多少|是否|有没有|能不能|可不可以|是不是|要不要|会不会|吗|嗎|"
    r"\b(?:who|what|which|when|where|why|how|do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|may)\b"
)
_ASKS_AFTER = re.compile(
    r"没$|没有$|了没|谁|的是哪|的有|的人|(?:什么|啥|多少|哪[里儿个]?)$|怎么[说办用]|咋办|\bor not\b|\bwho\b"
)
_DENYING = re.compile(
    r"不|没|别|未|勿|非|甭|莫|唔|冇|\b(?:not|never|no|none|nobody|without|neither|cannot|refuse|stop|(?:did|do|does|is|was|have|has|would)nt)\b|n't|n’t"
)
_REPORTS = re.compile(
    "说|讲|(?<!没)问|告诉|转告|听|回复|觉得|以为|认为|如果|(?<![主需重首只])要是|万一|假如|他|她|它|候选人|大家|(?<!所)有人|某人|人家|老板|同事|"
    r"\b(?:say|says|said|tell|tells|told|ask|asks|asked|heard|think|thinks|thought|if|he|she|they|him|her|them|"
    r"candidate|somebody|someone|everybody|everyone)\b"
)
_IF = re.compile(
    r"^when (?!would)[^,]{2,30}? would\b|如果|(?<![主需重首只])要是|万一|假如|假设|的话|\b(?:if|suppose|unless)\b"
)
_QUOTES = re.compile(r"(?<!我)(?:说|讲|表示)|\b(?:said|says|told)\b")


def is_question(before: str, after: str) -> bool:
    """True where words around a verb make a question of it: 谁没空, 没空吗, does Wang Wu decline."""
    return bool(
        _ASKS_BEFORE.search(before) or _ASKS_BEFORE.match(after) or ASKING.search(after) or _ASKS_AFTER.search(after)
    )


def is_denied(before: str) -> bool:
    """True where the words before a verb deny it: 我没说去不了, I never said decline."""
    return bool(_DENYING.search(before))


def quotes_others(words: str) -> bool:
    """True where free text repeats what somebody else said: 没空 李四说的."""
    return bool(_QUOTES.search(words))


def is_supposed(words: str) -> bool:
    """True for what is not so yet: 要是我去不了, what if I can't."""
    return bool(_IF.search(words))


def is_of_others(words: str) -> bool:
    """True where somebody else speaks, or nobody yet: 候选人说, 如果."""
    return bool(_REPORTS.search(words))


_EXPLAIN = (
    "什么|啥|意思|意义|含义|作用|后果|区别|用处|干嘛|干什么|怎么?样?|如何|咋|办|说|写|填|用|弄|搞|操作|样|会|之后|以后|后|时候|是|有|到底|"
    "如果|(?<![主需重首只])要是|万一|假如|的话|"
    r"\b(?:what|does|do|is|are|it|that|this|mean|means|meaning|how|can|should|happens?|if|when|after|works?|explain|"
    r"actually|even|use|button|command|for|happen|will|would|give|write|submit)\b"
)
_EXPLAINS = re.compile(rf"{_EXPLAIN}|\W")
_ABOUT_IT = re.compile(
    "意思|意义|含义|作用|后果|区别|用处|干嘛|干什么|怎|如何|咋|如果|(?<![主需重首只])要是|万一|假如|的话|会(?:怎|有?什么|有?啥)|"
    r"\b(?:mean|means|meaning|how|happens?|explain|works?|if)\b|\bwhat does\b.* do$"
)


def wants_explained(around: str) -> bool:
    """True where the words around a verb ask what it does, or what would follow: 是什么意思, how do I, what if I."""
    asks = _spelled_out(around.lower())
    left = without_courtesy(asks)
    return not _EXPLAINS.sub("", left) and bool(_ABOUT_IT.search(left))


def _spelled_out(low: str) -> str:
    return re.sub(r"\b(what|how)'?s\b", r"\1 is", low.replace("’", "'"))
