"""What stands where a reason is expected and is none: it takes the order back, doubts it, or is a second thought of it.

Not well and 不舒服 are reasons; not alone, no wait and 不是 are not.
"""

from __future__ import annotations

import re

from bot.chat.clauses import APART, CLAUSE, joined
from bot.chat.pauses import HOLD, HOLD_EN

_SECOND_THOUGHT = re.compile(
    r"[?？]|(?:(?:absolutely|definitely|certainly|of course|surely|please) )?(?:no|not|nope|nah)(?:$|\s*[,.，。!！;；?？]|"
    r" (?:wait|longer|don't|do not|actually|really|yet|any ?more|never ?mind|\d+\b))|"
    r"unless\b|never ?mind\b|nvm\b|forget (?:it|that)\b|scrap (?:it|that)\b|(?:just )?(?:kidding|joking)\b|wait,? (?:no|don't|do not)\b|"
    "除非|不是(?:$|[,，。 ]|[这那我]|的)|(?:还是)?算了|不对(?:$|[,，。 ])|等等|先别|当我没说"
)
_TAKES_BACK = re.compile(
    r"(?:(?:oh|no|ok|sorry|please|wait|actually|just)[, ]{1,3}){0,6}(?:never ?mind|forget it|scrap that|(?:don't|do not) (?:cancel|do)\b|"
    r"(?:it's |that's |it is |that is |that was )?(?:the )?wrong (?:one|interview|person|candidate|code)\b|i meant\b|my mistake\b|by mistake\b|"
    r"(?:leave|keep) (?:it|this|that|them|everything)\b)|no reason,? (?:don't|do not|leave|keep)\b|"
    "(?:还是)?(?:算了|先不|先别|不取消了?|别取消|不要取消|那就别|[弄搞发打选看]错了?|错了|不是[这那]一?[场个]|不对[,， ]|保留|留着)"
)


def is_second_thought(said: str) -> bool:
    """True of what follows an order in the same line and turns it round: no wait, don't; unless moved; ? absolutely not."""
    return _SECOND_THOUGHT.match(said.lower().replace("’", "'").strip(" ,，:：")) is not None


def takes_back(said: str) -> bool:
    """True of what answers the question why by leaving it: wrong one, I meant 彭程; 弄错了不是这场."""
    return _TAKES_BACK.match(said.lower().replace("’", "'")) is not None


_WAITS = re.compile(
    f"(?:哦|噢|啊|呃|诶|那个|不好意思|对不起|抱歉)?(?:等|{HOLD}|(?:我|刚才?){{0,2}}[看弄搞发打选说记]错(?:人|场|时间)?了?|不好意思|抱歉|对不起)[啊哈吧呀]?|"
    rf"(?:oh |no |sorry |hey ){{0,3}}(?:{HOLD_EN}|my bad|i?(?: just)? ?misread(?: (?:it|that))?|sorry|oops)"
)
_STILL_NOT = re.compile(
    "(?:我|还是|真的?|确实|是|就|也|的确|这场|那场| ){0,6}(?:[来去过到参加面]{1,2}不(?:了|成|上)|不(?:行|能|来|去|参加)了?|没空|没时间|无法参加)[了的啊哈吧呀]?|"
    "(?:i |still |really ){0,3}(?:can't|cannot|can not) (?:come|make it|do it|attend|be there)"
)


_NO_AGAIN = re.compile(
    "(?:我|还是|真的?|这场|那场|[0-9]{4}| ){0,5}(?:[来去过到参加面]{1,2}不(?:了|成|上)|没空|没时间|无法参加)(?:了|的|啊|[0-9]{4}| ){0,3}|"
    r"(?:i |still |really |sorry ){0,3}(?:can't|cannot|can not|won't) (?:come|make|do|attend|be there|take)(?: (?:it|this|that|one|to|for|on|the|[0-9]{4})){0,4}"
)


def without_the_no(said: str) -> str:
    """flight of can't do 6279, flight; all of it where nothing but the no is said, or no no."""
    clauses = [one.strip() for one in CLAUSE.split(said) if one.strip()]
    left = [one for one in clauses if not _NO_AGAIN.fullmatch(one.lower().replace("’", "'"))]
    return joined(left, said) if 0 < len(left) < len(clauses) else said


def without_waiting(said: str) -> str:
    """发烧了 of 等下 看错了 来不了 发烧了: a pause and the no said again are no reason; all of it where nobody paused."""
    clauses = [one for one in APART.split(said) if one]
    if not any(_WAITS.fullmatch(one.lower()) for one in clauses):
        return said
    left = [one for one in clauses if not (_WAITS.fullmatch(one.lower()) or _STILL_NOT.fullmatch(one.lower()))]
    return joined(left, said)
