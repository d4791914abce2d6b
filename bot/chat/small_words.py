"""Of which small words a text consists, and nothing else: 可以的发吧, 不不不, yep go ahead, hold on let me check.

Such a text is read from its beginning, one word after the other, so that none of it is left unexplained: 好像 is no 好, and
行不行 is no 行.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LONGEST = 40  # characters


@dataclass(frozen=True)
class Words:
    """`meant` are those that say it, `beside` those that may stand with them. In lower case, and of so many characters."""

    meant: re.Pattern[str]
    beside: re.Pattern[str]
    longest: int = _LONGEST

    def are_all(self, said: str) -> bool:
        """True where a text is made of them, and at least one says it."""
        at, is_said = 0, False
        if not 0 < len(said) <= self.longest:
            return False
        while at < len(said):
            found = self.meant.match(said, at)
            is_said = is_said or found is not None
            found = found or self.beside.match(said, at)
            if found is None or found.end() == at:
                return False
            at = found.end()
        return is_said


_APART = r"[\s,，、。.!！~～…·]+"

AGREEING = Words(
    re.compile(
        "是[的得滴]?(?![不谁哪什啥吗])|对[的得滴]?(?![不方了])|没(?:错|问题|毛病|意见)|好[的得地滴德](?!很)|好(?![像多几了])|号的|行[的滴]?(?![不了])|可[以已意][的滴]?(?!不)|课以|要得|"
        "我?确[认定]|同意|赞成|批准|[嗯恩]{1,6}|妥妥?的?|必须的?|当然|肯定|照(?:办|做)|ok(?:ay)?|yes|"
        "就(?:这样|这么(?:[办定着来弄做约改换发])|按这个(?:[来办])?)|"
        "(?:那?就|那|直接|快|帮我|给我|麻烦|请){0,2}(?:发|办|做|弄|搞|定|安排|执行|操作|通知)(?:出去|[他她]们?|大家|一下|掉)?了?(?:吧|呗)|"
        r"(?:yes+|yse|yess+|yea+h*|ya+|yup+|yep+|aye|y|ok(?:ay|ey|ie)?|k|sure(?: thing)?|of course|absolutely|definitely|certainly|correct|exactly|agreed?|"
        r"(?:that's (?:right|correct)|(?:it |that |this |all )?(?:looks?|sounds?) (?:fine|good|great|perfect|correct|right)(?: to me)?|(?:fine|ok(?:ay)?|good) (?:by|with) me)|(?:that |this )?works(?: for me)?|lgtm|"
        r"no problem|go ahead(?: and (?:do|send) (?:it|that))?|go for it|please do|do (?:it|that|so)|let's (?:do (?:it|that|this)|go)|make it so|confirm(?:ed)?|approved?|"
        r"i(?: do| can| hereby)? confirm(?: (?:it|that|this))?|proceed|carry on|send (?:it|that)(?: off| out)?|by all means|affirmative|i agree|i(?:'m| am) (?:fine|ok(?:ay)?|good|happy) with (?:it|that|this))\b"
    ),
    re.compile(
        rf"{_APART}|[呀啊哦噢喔哈呢啦滴吧嘞咯哒的了呗哎诶唔那]|(?:谢谢|多谢|辛苦|麻烦)[你您了啦]{{0,2}}|(?:please|pls|then|now|just|oh|ah|well|so|and|thanks|thank you|thx|great|perfect|fine|good|all good|that's fine)\b"
    ),
)

REFUSING = Words(
    re.compile(
        "否|不(?:是|用|要|行|了|必|可以|同意|需要|对)?(?!好意思|错|好|太)|别(?!急|慌|的|人)|甭|免了|没必要|算了|"
        r"(?:no+|nope+|nah+|naw|n|not (?:really|now|today)|no (?:thanks|thank you|way)|don't(?: do (?:it|that))?|do not(?: do (?:it|that))?|(?:i'd )?rather not|"
        r"let's not|never ?mind|nvm|forget it|skip it|drop it|stop(?: it)?|(?:absolutely|of course|certainly) not)\b"
    ),
    re.compile(
        rf"{_APART}|[了吧啊呀哦哈嘞呗的嗯呃额那我就先]|还是|暂时|谢谢|(?:please|pls|thanks|thank you|thx|oh|sorry|just|well|then|for now|actually)\b"
    ),
)
