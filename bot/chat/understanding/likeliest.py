"""Which intents a text most likely has from whoever speaks, the likeliest first.

What the words weigh is only the beginning: what is said outright comes first, what the one clause that orders orders, and an
order where a look is hardly likelier.
"""

from __future__ import annotations

import re

from bot.chat import guards
from bot.chat.understanding import learned, ordering, outright
from bot.chat.understanding.intents import NOTHING, Intent
from bot.chat.understanding.speaker import said_by_whom
from bot.chat.understanding.told import Told
from bot.interviews.models import Interview

TO_ACT = 0.30  # how likely a change must be, to be read back
MOST_LIKELY = 3
_SURELY_NOTHING = 0.8
PLAIN = 0.9
_BLURRED = 0.9
SURE_LOOK = 0.7
_CLOSE = 0.18
_MENTIONED = 0.1
_AN_ORDER = 0.5
_LISTS = re.compile(
    r"^(?:and |so |ok )?(?:which|what) (?:interviews?|ones|candidates?|reviews?|feedback|of (?:my|them|the))\b|哪[些几](?:场|个|位|人|面试|面评)"
)


def intents_of(told: Told) -> list[Intent]:
    """The likeliest first. Who names an interview hardly means nothing of it: 1677 出差."""
    return told.once("intents", lambda: _weighed(told))


def _weighed(told: Told) -> list[Intent]:
    found = learned.intents_of(told.masked, told.said, told.situation)
    if found[0].name == NOTHING and found[0].likely < _SURELY_NOTHING and Interview in told.masked.mentioned:
        found = found[1:]
    found = together(found, told)
    found = _lists_first(found, told)
    if _may_only_ask(told) or (outright.said(told) == found[0].name and not acts(found[0], told)):
        return found  # 时间 1203
    found = _by_its_clause(found, told)
    found = _orders_first(found, told)
    if order_in(found, told) < _AN_ORDER or found[0].name == NOTHING:
        return found
    return sorted(found, key=lambda one: (not acts(one, told), -one.likely))


def together(found: list[Intent], told: Told) -> list[Intent]:
    """What each means from this speaker, and as likely as all that mean it: HR's feedback is that of somebody else."""
    likely: dict[str, float] = {}
    for one in found[:MOST_LIKELY]:
        name = said_by_whom(one.name, told)
        likely[name] = likely.get(name, 0.0) + one.likely
    first = [Intent(name, much) for name, much in sorted(likely.items(), key=lambda pair: -pair[1])]
    rest = [one for one in found[MOST_LIKELY:] if one.name not in likely]
    return _said_outright(first, told) + rest


def _said_outright(first: list[Intent], told: Told) -> list[Intent]:
    """What is said in so many words comes before what is only likely, but for another change that is beyond doubt."""
    is_told = not told.situation.member.is_hr and guards.is_hearsay(told.text)
    name = None if is_told else outright.said(told)
    is_certain = name is not None and outright.is_beyond_doubt(told)
    if name is None or (told.only_asks and told.handlers.commands[name].changes and not is_certain):
        return first
    if is_certain:
        return [Intent(name, 1.0), *(one for one in first if one.name != name)]
    if name == first[0].name:
        return [Intent(name, max(PLAIN, first[0].likely)), *first[1:]]
    is_sure = first[0].likely >= (_SURELY_NOTHING if first[0].name == NOTHING else PLAIN)
    if is_sure and (first[0].name == NOTHING or acts(first[0], told)):
        return first
    return [Intent(name, PLAIN), *(one for one in first if one.name != name)]


def _by_its_clause(found: list[Intent], told: Told) -> list[Intent]:
    """What the only clause that orders orders, where the others blur it: move it to five, I forget which round."""
    if found[0].likely >= SURE_LOOK:
        return found
    firsts = [one[0] for one in ordering.weighed_apart(told)]
    orders = [one for one in firsts if acts(one, told) and one.likely >= _BLURRED]
    orders = [one for one in orders if told.handlers.commands[one.name].takes(Interview)]
    if len({one.name for one in orders}) != 1 or orders[0].name == found[0].name:
        return found
    name = said_by_whom(orders[0].name, told)
    return [Intent(name, SURE_LOOK), *(one for one in found if one.name != name)]


def _orders_first(found: list[Intent], told: Told) -> list[Intent]:
    """A plain statement looks at nothing: where a change is about as likely, it is that, to be read back."""
    first, second = found[0], found[1]
    look, order = (told.handlers.commands.get(one.name) for one in (first, second))
    if look is None or order is None or not look.bare or not order.changes:
        return found
    is_close = first.likely < SURE_LOOK and second.likely >= max(_CLOSE, first.likely / 2)
    is_close = is_close or (second.likely >= _MENTIONED and guards.orders(told.text, order.name))
    return [Intent(second.name, max(second.likely, TO_ACT)), first, *found[2:]] if is_close else found


def _lists_first(found: list[Intent], told: Told) -> list[Intent]:
    """which interviews do I still owe feedback on asks for them, and not how it is given."""
    first, second = found[0], found[1]
    explained, look = (told.handlers.commands.get(one.name) for one in (first, second))
    if explained is None or look is None or not explained.explains or look.changes or second.likely < _MENTIONED:
        return found
    is_list = _LISTS.search(told.text) is not None and not look.hidden
    return [Intent(second.name, first.likely), first, *found[2:]] if is_list else found


def _may_only_ask(told: Told) -> bool:
    text = guards.without_ifs(told.text)
    return told.only_asks or guards.denies(text) or guards.doubts(text)


def order_in(found: list[Intent], told: Told) -> float:
    """How likely it is that something is to be changed, whatever it is."""
    acting = told.handlers.acting
    return sum([one.likely for one in found if one.name in acting])


def acts(intent: Intent, told: Told) -> bool:
    return intent.name in told.handlers.acting
