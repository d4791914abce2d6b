"""The order in a text and, as it was typed, the reason beside it: I can't make 1203, my kid is sick; 陈晓不来了，帮我取消吧."""

from __future__ import annotations

import re

from bot.chat import heard as words
from bot.chat import words_around
from bot.chat.another_as_why import is_only_why
from bot.chat.clauses import joined
from bot.chat.command import Command
from bot.chat.cues import Cue
from bot.chat.free_text import is_question, says_another
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard, hear
from bot.chat.letters import is_of_its_form
from bot.chat.masked import CANDIDATE, COLLEAGUE, INTERVIEW, Masked, mask, spelled, without_days
from bot.chat.readers import Situation
from bot.chat.verbs import named_in
from bot.texts import text

_WORD = "[◇○0-9\u4e00-\u9fff]"  # set apart by a space, which says nothing between words in Latin letters
_APART = re.compile(
    rf"\s*[,，;；。]\s*|\.\s+|\s[-–—]+\s|(?<={_WORD}) (?={_WORD})|因为|由于|\b(?:because(?: of)?|due to)\b"
)
_SAYS_LITTLE = 3  # Chinese characters before an order that are too few for its reason: 这次, 那天


def told_apart(cue: Cue, masked: Masked, said: Heard, handlers: Handlers) -> tuple[str, str]:
    """Of a text with an order in it, the order, in the words of `masked`, and the reason as it was typed beside it.

    I can't make 1203, my kid is sick. The reason is empty where there is none, or none that is plain.
    """
    typed, marked = _APART.split(said.typed), _APART.split(masked.with_days)
    parts = [without_days(one) for one in marked]
    orders = [at for at, one in enumerate(parts) if cue.find(one)]
    if len(typed) != len(parts) or not orders:
        return masked.text, ""
    order = next((at for at in orders if _mentions(parts[at])), orders[0])
    reasons = [
        typed[at].strip(" .")
        for at, part in enumerate(parts)
        if at != order
        and (not _mentions(part) or is_only_why(marked[at]))
        and not is_of_another(part, typed[at])
        and _says_enough(part, len(marked[at]), before=at < order)
    ]
    if any(is_question(hear(one)) or words_around.is_supposed(one) or says_another(one, handlers) for one in reasons):
        return masked.text, ""
    reason = joined(reasons, said.typed)
    return parts[order] if reason else masked.text, reason


def order_and_reason(
    said: Heard, handlers: Handlers, situation: Situation, *, of_others: bool, ordered: Command | None = None
) -> tuple[str, str] | None:
    """The clauses up to the one that names the interview or says what is `ordered`, and those after it, which are why;
    what others do or say may be why, where `of_others`. None where nothing follows, or it may be an order, a question or
    another interview.
    """
    typed = _APART.split(said.typed)
    if len(typed) < 2:
        return None  # nothing stands beside the order: who is named need not be asked of the database
    masked = mask(said, situation)
    marked = _APART.split(masked.with_days)
    parts = [without_days(one) for one in marked]
    if len(typed) != len(parts):
        return None
    names = [at for at, one in enumerate(parts) if _names_one(one, typed[at])]
    order = names[0] if names else 0
    if order == 0 and not words.without_courtesy(parts[0].replace(INTERVIEW, "").replace(CANDIDATE, "")):
        order = 1  # 1203 我去不了: what follows the code alone is the order, and no reason
    # 1203 这次 真的 过不来: it may take some words to come to the order, and 还是去不了 says it again.
    orders = [at for at, one in enumerate(parts) if ordered and any(cue.find(one) for cue in ordered.cues)]
    if of_others and ordered is not None and (why := _said_of_whom(typed, parts, order, ordered)) is not None:
        return joined(typed, said.typed), why
    order = min((at for at in orders if at >= order), default=order)
    rest = (at for at in range(order + 1, len(parts)) if at not in orders)
    after = [at for at in rest if _says_enough(parts[at], len(marked[at]), before=False)]
    for at in after:
        clause, part = hear(typed[at]), parts[at]
        is_another = (
            (_names_one(part, typed[at]) and not is_only_why(marked[at]))
            or COLLEAGUE in part
            or is_of_another(part, typed[at])
        )
        if is_another or _RETRACTS.match(clause.low) or is_question(clause) or words_around.is_supposed(part):
            return None
        if not of_others and says_another(part, handlers):
            return None
        if any(clause.low.startswith(tuple(one.verbs)) for one in named_in(clause, handlers) if one.changes):
            return None
    if not after and of_others and ordered is not None and order > 0:
        after = _before(typed, parts, marked, order)
    why = joined((typed[at].strip(" .!！") for at in after), said.typed)
    return (joined(typed[: order + 1], said.typed), why) if why else None


def _before(typed: list[str], parts: list[str], marked: list[str], order: int) -> list[int]:
    """岗位也关了 of 岗位也关了 直接取消2037: the clauses in front of the order, where each of them can only be why."""
    at_all = range(order)
    if any(
        _mentions(parts[at])
        or is_question(hear(typed[at]))
        or words_around.is_supposed(parts[at])
        or _RETRACTS.match(typed[at].lower())
        or is_of_another(parts[at], typed[at])
        for at in at_all
    ):
        return []
    return [at for at in at_all if _says_enough(parts[at], len(marked[at]), before=True)]


_WHOSE = re.compile(rf"^[ ,，]*(?:{INTERVIEW}|{CANDIDATE}) ?(?:的?(?:面试|[这那]一?[场个位轮])|那边|说)?(?P<why>.+)$")
_OF_THE_INTERVIEW = re.compile("面试|[这那]一?[场个轮]|interview|round")


def _said_of_whom(typed: list[str], parts: list[str], named: int, ordered: Command) -> str | None:
    """候选人不来了 of 陈晓不来了，帮我取消吧: no clause that orders is why."""
    acts = [at for at, one in enumerate(parts) if any(hint in one for hint in ordered.hints)]
    whose = _WHOSE.match(parts[named])
    if not acts or named in acts or whose is None or acts[0] < named:
        return None
    why = whose["why"].strip(" .!！")
    if is_question(hear(typed[named])) or words_around.is_supposed(why):
        return None
    if _OF_THE_INTERVIEW.search(typed[named].lower().removesuffix(why)):
        return why
    return text("asked.of_the_candidate", "en" if why.isascii() else "zh", why=why)


def _names_one(part: str, typed: str) -> bool:
    """An interview or a candidate by name, and not 候选人 itself."""
    return INTERVIEW in part or part.count(CANDIDATE) > typed.count(CANDIDATE)


_RETRACTS = re.compile(
    "不对|算了|等[等一]|先别|说错|打错|写错|开玩笑|谢|辛苦|麻烦|拜托|好吗|行吗|wait|sorry|never ?mind|oops|please|thanks?"
)
_OF_ANOTHER = re.compile(
    "(?:[那这]|另外?|其[他它余]的?|别的?)(?:一|两|几)?(?:场|个面试|轮)|"
    r"\b(?:the |my )?(?:other|morning|afternoon|evening|next|first|second|last|later|earlier|\w+day)(?:'s)? (?:one|interview|slot)s?\b"
)
_CLASHES = re.compile(r"[跟和与同]|因为|由于|冲突|撞|\b(?:because|since|with|due to|clash\w*|conflict\w*|overlap\w*)\b")


def is_of_another(*said: str) -> bool:
    """上午那场没问题 speaks of another interview; 跟上午那场撞了 is why this one cannot be."""
    return any(_OF_ANOTHER.search(one.lower()) for one in said) and not any(
        _CLASHES.search(one.lower()) for one in said
    )


def without_those_of_another(said: str) -> str:
    """The clauses that do not speak of another interview; all of it where none does."""
    parts = _CLAUSES.split(said)
    left = [one for one in parts if not is_of_another(spelled(one.lower()))]
    return said if len(left) == len(parts) else joined(left, said).strip()


_CLAUSES = re.compile(r"\s*[,，;；。]\s*|\.\s+")


def _mentions(part: str) -> bool:
    return INTERVIEW in part or CANDIDATE in part or COLLEAGUE in part


def _says_enough(part: str, size: int, *, before: bool) -> bool:
    if is_of_its_form(part):
        return False
    left = words.without_courtesy(part)
    return bool(left) and (left.isascii() or not before or size >= _SAYS_LITTLE)
