"""A verdict that is given anew, and nothing else: verdict should be yes, 结论改成待定, oops meant yes not no, verdict 改 yes 吧.

All of the text has to be that: the verdict, perhaps the one that it is not, and what is said around them.
"""

from __future__ import annotations

import re

from bot.chat.verdicts import Verdict

_WORDS = {word: one for one in Verdict for word in one.value}
_NAMED = re.compile(
    "|".join(
        rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word)
        for word in sorted(_WORDS, key=len, reverse=True)
    )
)
_BESIDE = re.compile(
    "结论|面评|评价|评级|意见|应该|本来|其实|刚才?|还是|算了|不好意思|抱歉|哦|啊|呃|嗯|等等|等一?下|不对|[写打选填点说]错了?|手滑|我想了?想|我心软了|我|"
    "[他她]说的?|[他她]给的?|[他她]的意思|我说的?|我给|我的|帮我|给我|一下|改|换|调|变|升|降|成|为|到|回|打|给|写|填|选|记|是|要|得|想|把|将|它|[他她]|这个|那个|个|的|了|吧|呀|哈|就|那|请|麻烦|谢谢|"
    r"\b(?:the|my|his|her|their|its|final|overall|verdict|feedback|rating|recommendation|decision|result|answer|should|must|has to|have to|be|is|was|are|were|it['’]s|it|that['’]s|that|this|him|her|them|"
    r"make|change|switch|set|update|turn|put|mark|call|say|give|go|goes|with|for|as|to|into|a|an|please|pls|instead|rather|actually|i['’](?:d|m|ll)|i|am|would|do|mean|means|meant|meaning|think|"
    r"oh|oops|sorry|wait|hold|on|hang|well|so|hm+|ok|okay|he|she|they|says?|said|told|me|in|end|after|all|second|thoughts?|let's|let|us|upgrade|downgrade|raise|lower|now|then|just|more|like|of|correction|mistake|typo|wrong|but|and|up|down)\b|"
    r"[\s,，.。:：;；!！、“”\"'‘’「」—-]{1,4}"
)
_OLD_BEFORE = re.compile(
    r"(?:而?不是|并非|别(?:写|给|打)?|从|\bnot(?: a| an)?|\binstead of(?: a| an)?|\brather than(?: a| an)?|\bfrom(?: a| an)?|\bno longer(?: a| an)?) ?[“”\"']?$"
)
_OLD_AFTER = re.compile(r"[“”\"']? ?(?:改|换|调|变|升|降|(?:in)?to\b)")
_SAYS_YES_OR_NO = re.compile(r"(?:no|yes|nope|ok|okay|well)[,.;:!，。]? +(?=\S)")
_LEADS = re.compile(
    r"结论|面评|评价|评级|改|换|调|变|错|应该|说|给|不是|\b(?:verdict|should|make|change|switch|set|put|mark|mean|meant|meaning|not|instead|rather|actually|says?|said|upgrade|downgrade|final|overall|it's|it’s|is|wait|oops|sorry|let's)\b"
)


def anew(low: str) -> Verdict | None:
    """None of a mere yes or no, and where anything else is said."""
    text = low.strip()
    said = _named(text)
    if (opening := _SAYS_YES_OR_NO.match(text)) is not None and len(said) > 1:
        rest = text[opening.end() :]
        found = _the_new(rest)
        return found if found is not None and (_LEADS.search(rest) or found.name not in ("YES", "NO")) else None
    if not said or not (_LEADS.search(text) or said[0][2].name not in ("YES", "NO")):
        return None
    return _the_new(text)


def is_only_one(low: str, other: Verdict) -> bool:
    """True of it's a yes and he says yes, which give another verdict than that and say nothing more."""
    found = _the_new(low.strip())
    return found is not None and found is not other


def _the_new(text: str) -> Verdict | None:
    new: list[Verdict] = []
    left, at = "", 0
    for start, end, one in _named(text):
        before = text[at:start]
        left += before + " "
        at = end
        if _OLD_BEFORE.search(before):
            left = left.rstrip(" ")
            left = _OLD_BEFORE.sub("", left) + " "
        elif not _OLD_AFTER.match(text, end):
            new.append(one)
    left += text[at:]
    if len(set(new)) != 1 or _BESIDE.sub("", left).strip():
        return None
    return new[0]


def _named(text: str) -> list[tuple[int, int, Verdict]]:
    return [(one.start(), one.end(), _WORDS[one[0]]) for one in _NAMED.finditer(text)]
