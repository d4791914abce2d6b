"""Yes, no, never mind, nothing to say: the words that answer a question by themselves."""

from __future__ import annotations

import re

YES = frozenset((
    "是", "是的", "好", "好的", "行", "可以", "确认", "对", "对的", "嗯", "嗯嗯", "没错", "没问题", "同意",
    "yes", "y", "ok", "okay", "sure", "k", "yep", "yup", "yeah", "yes please", "please do", "go ahead", "correct", "agreed",
))  # fmt: skip
_PARTICLES = re.compile("[呀啊哦哈呢啦滴吧～~]+$")
NO = frozenset(
    ("否", "不", "不是", "不用", "不要", "不行", "不用了", "不对", "不了", "别", "不同意", "no", "n", "nope", "nah")
)
NEVER_MIND = frozenset(("算了", "还是算了", "算了吧", "never mind", "nevermind", "nvm", "forget it"))
LEAVE = frozenset(("退出", "取消", "cancel", "quit", "exit", *NEVER_MIND))
SKIP = frozenset(("跳过", "不说", "没有", "skip"))  # free text that may be left out


def says_yes(said: str) -> bool:
    """好的呀 and 嗯 可以 as well as 好的: each of its words says yes."""
    words = [_PARTICLES.sub("", one) for one in re.split(r"[\s,，。]+", said) if one]
    return bool(words) and all(one in YES for one in words)
