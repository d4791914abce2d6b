"""A question about the verdicts themselves is no verdict: 待定算通过吗, what's the difference between no and strong no."""

from __future__ import annotations

import re

from bot.chat.heard import Heard

_VERDICT = "[“\"'「]?(?:强烈)?(?:不?推荐|待定|不?通过)[”\"'」]?"
_GRADE = "[“\"']?(?:(?:a )?(?:strong |lean )?(?:yes|no|hire)|(?:a )?maybe|no hire)[”\"']?"
_ASKS = re.compile(
    rf"(?:请问|那|所以|不好意思|问一?下|[,， ]){{0,3}}{_VERDICT}(?:(?:和|跟|与|还是|、){_VERDICT}){{0,3}}(?:这[一个]?档|之间|的话|到底){{0,2}}"
    "(?:(?:是|指|有|差在?|算)(?:什么|啥|哪|几(?!点)|多少)[^,，。]{0,8}|有(?:区别|差别)[吗么]?|(?:区别|差别)(?:在哪|是什么|大[吗么])|(?:算|能算|等于|还算|算不算|是不是)[^,，。]{0,8}(?:吗|么|吧|呢)?|怎么[算理区][^,，。]{0,6})"
    "(?:来着|呢|啊|呀)?|"
    r"(?:结论|面评|评价|评级|打分)(?:一共|总共|都|分|可以)?(?:有|分)?(?:哪|几|多少|什么)几?(?:档|级|种|个等级|个|些)[^,，。]{0,4}|"
    rf"(?:so |and |sorry, )?(?:what(?:'s| is| does|s) )?(?:the )?(?:difference|diff) between {_GRADE} and {_GRADE}|"
    rf"(?:so |and )?(?:what does|what do you mean by|does|is|would|will) {_GRADE}(?: (?:mean|count|be|pass|as|a|an|considered|still))+(?: (?:pass|yes|no|fail|rejection))?|"
    r"(?:what|which|how many) (?:are the )?(?:verdicts?|grades|levels|ratings|options)(?: (?:are there|can i give|do i have|exist))?"
)


def asks(heard: Heard) -> bool:
    return _ASKS.fullmatch(heard.low) is not None
