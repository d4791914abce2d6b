"""What is said in one's own words beside, or instead of, what a verb in it would make of them."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum

from bot.chat import gist, guards, looks
from bot.chat.arguments import can_be_meant, fill_slots, settle
from bot.chat.call import Call
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard
from bot.chat.masked import mask
from bot.chat.only_one import BECAUSE
from bot.chat.readers import Situation
from bot.chat.understanding import freely, mere_mention, outright, own_answer
from bot.chat.understanding.forbidden import SURE
from bot.chat.understanding.telling import told_of
from bot.chat.understanding.which import which_interview
from bot.interviews.line import Line
from bot.interviews.models import Interview, Member

NAME = re.compile(r"[\u4e00-\u9fff·]{1,4}\w{0,2}|[A-Za-z][\w.@-]*(?: [A-Za-z][\w.-]*)?")
BETWEEN_NAMES = frozenset(
    ("about", "re", "regarding", "with", "by", "for", "on", "to", "out", "from", "and", "in", "at", "of", "off")
)
_ARTICLES = frozenset(("as", "a", "an", "the", "in", "at", "into", "onto", "of", "so"))
_LIKELY = 0.5
_HESITATES = re.compile(r"(?:嗯|呃|额|啊|哦|那个|就是|[,， ]){1,6}|(?:um|umm|uh|uhh|er|erm|well|so)\b")
_BEYOND_DOUBT = 0.9
A_WORD = 4  # characters
_SEVERAL_WORDS = 8  # characters


def only_joins(said: str) -> bool:
    """as a, for the: what stands between names, and is nobody's."""
    return all(word in BETWEEN_NAMES or word in _ARTICLES for word in said.lower().split())


def surely(heard: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """What is said in other words than a verb's, where it is likely enough to set aside what the verb would make of them."""
    return None if heard.has_slash else freely.call_for(heard, handlers, situation, at_least=SURE)


def says_more(freer: Call, typed: Call) -> bool:
    """A look never stands in for what was typed as a change; of the same command what explains all is better.

    Who is nobody stays named, so that it is said.
    """
    left = typed.leftover.lower()
    if left and typed.command.takes(Member) and left not in BETWEEN_NAMES and NAME.fullmatch(left):
        return False
    if freer.command is typed.command:
        if left and typed.command.previews and len(left) <= A_WORD and typed.is_ready:
            return False  # 后天呱呱3点: the word that is not understood is said
        if is_odd(typed):
            understood = [value for value in typed.arguments.values() if not isinstance(value, str)]
            least = len(understood if freer.is_ready and freer.changes else typed.arguments)
            return not is_odd(freer) and len(freer.arguments) >= least
        said = next((value for value in typed.arguments.values() if isinstance(value, str)), "")
        is_named = freer.named and "interview" in freer.arguments and not BECAUSE.match(said)
        if typed.command.changes and "interview" in typed.missing and is_named:
            return True  # cancel the interview with 陈晓: the name is no part of the reason
        if typed.doubt and freer.is_ready and not typed.leftover and _tells_whom(freer, typed):
            return True  # 陈晓晚到10分钟 is of the candidate
        has_words = any(isinstance(value, str) for value in typed.arguments.values())
        is_lost = len(left) > A_WORD or left in BETWEEN_NAMES  # a word that is not understood is said
        lacks = (is_lost and not typed.command.previews) or (bool(typed.missing) and not left and not has_words)
        return typed.command.changes and lacks and freer.is_ready
    if not typed.command.changes or (typed.command.previews and is_odd(typed)):
        return True
    is_typed = typed.is_ready and not is_odd(typed)  # and not leave the time open
    return freer.command.changes and (not is_typed or (typed.doubt and freer.likely >= _BEYOND_DOUBT))


def outweighs(freer: Call, typed: Call) -> bool:
    """True of another command, beyond doubt: the verb that was typed is a word among others."""
    return freer.command is not typed.command and freer.likely >= (SURE if typed.missing else _BEYOND_DOUBT)


def says_the_verdict(freer: Call, typed: Call) -> bool:
    """面评彭程嗯不推荐: the verdict stands a word too far behind to be the first of it."""
    said = str(typed.arguments.get(typed.command.dictated, "")).lower()
    is_of_it = freer.command is typed.command and set(freer.arguments) > set(typed.arguments) and not freer.missing
    return is_of_it and _HESITATES.match(said) is not None


def _tells_whom(freer: Call, typed: Call) -> bool:
    """All that the verb makes of it, and of whom it is said."""
    more = freer.arguments.keys() - typed.arguments.keys()
    is_whole = typed.command.changes and not (typed.command.dictated or typed.command.previews)
    return is_whole and bool(more) and typed.arguments.keys() <= freer.arguments.keys()


def same_order(typed: Call, said: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """What was typed as its verb need not be as likely: 下周一我请假去看牙."""
    freer = freely.call_for(said, handlers, situation)
    return freer if freer is not None and freer.command is typed.command and freer.command.changes else None


def mere_look(heard: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """The phone screen on Sunday, which sets no phone: the interview that it only tells."""
    if not mere_mention.is_one(told_of(heard.words, handlers, situation)):
        return None
    return freely.call_for(heard.words, handlers, situation)


def explains(freer: Call, typed: Call) -> bool:
    """停用一个人之后，他写的面评还在不在 is asked about what it would do; 停用 一个人 is an order."""
    said = [str(value) for value in typed.arguments.values() if not isinstance(value, Enum)]
    is_long = any(len(one) > _SEVERAL_WORDS for one in said) and not typed.named  # and not leave cancel
    is_of_any_words = "verdict" not in typed.arguments if typed.command.dictated else is_long
    return is_of_any_words and typed.command.changes and freer.command.explains and freer.likely >= _BEYOND_DOUBT


def explanation_of(typed: Call, said: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """Snooze, maximum how long? The words behind the verb ask, and are none that it takes."""
    words = [value.lower() for value in typed.arguments.values() if isinstance(value, str)]
    if not typed.command.changes or not typed.doubt or not any(guards.asks(one, marked=said.asks) for one in words):
        return None
    about = typed.command.title(str(situation.member.lang))
    if is_odd(typed) and not typed.command.dictated:
        return looks.explaining(about, handlers, situation)
    freer = freely.call_for(said, handlers, situation, at_least=_LIKELY)
    return looks.explaining(about, handlers, situation) if freer is not None and freer.command.explains else None


def is_odd(call: Call) -> bool:
    """每天最多给我排两场, and 评价 with a verdict somewhere in it: what the verb takes is not told from the words around it."""
    command, said = call.command, call.arguments
    if command.dictated:
        return command.dictated in said and "verdict" not in said
    has_words = any(isinstance(value, str | Line) for value in said.values())
    return command.is_whole is not None and has_words and not command.is_whole(**said)


def is_of_another_verb(typed: Call, said: Heard, situation: Situation) -> bool:
    """leave 2042 with me: what takes no interview is not what was meant by a text that names one."""
    return is_odd(typed) and not typed.command.takes(Interview) and Interview in mask(said, situation).mentioned


def is_all_words(call: Call) -> bool:
    """Find me an hour when all are free, 查下我明天有几场: the verb is one, and may be a word among others."""
    said = [value for value in call.arguments.values() if isinstance(value, str)]
    is_one_value = not call.command.changes and len(said) == len(call.arguments) == 1
    return is_one_value and (len(said[0]) > _SEVERAL_WORDS or guards.asks(said[0].lower(), marked=False))


def change_in(said: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    order = order_in(said, handlers, situation)
    return order if order is not None and order.command.changes else None


def likely_change_in(said: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """What the speaker may do themselves and more likely means than not, before what another role would do."""
    freer = freely.call_for(said, handlers, situation, at_least=_LIKELY)
    return freer if freer is not None and freer.command.changes and freer.command.allows(situation.member) else None


def unless_it_only_asks_which(look: Call | None, said: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """哪些面试有面试官说参加不了 is a look of its own, and none at an interview that it does not say."""
    is_bare = look is not None and look.command.changes and not (look.arguments or look.missing)
    if look is None or look.doubtful or not (look.missing or is_bare):
        return look
    freer = freely.call_for(said, handlers, situation, at_least=_LIKELY)
    if freer is None or not freer.is_ready:
        return look
    if is_bare:  # give a nudge to all who are silent
        return freer if freer.command is look.command else look
    return look if freer.command.changes or freer.command.explains else freer


def order_in(said: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """What people mean who say so, with the reason that a cue tells apart; a cue comes before what is only likely a look."""
    freer = freely.call_for(said, handlers, situation, at_least=SURE)
    if freer is not None and freer.command.changes and not (freer.command.asked_words or freer.command.takes_back):
        return freer
    cued = gist.change_in(said, handlers, situation)
    if freer is None and cued is not None and (cued.unknown or _lacks_its_interview(cued)):
        freer = _told_otherwise(cued, said, handlers, situation)
        cued = cued if freer is None else None
    if freer is None or cued is None:
        return cued or _special(said, handlers, situation, freer)
    if not freer.command.changes or freer.command.takes_back:
        return cued  # 算了我能去 says what is wanted instead
    reason = freer.command.asked_words
    if cued.command is freer.command and reason in cued.arguments and reason is not None:
        freer.arguments.setdefault(reason, cued.arguments[reason])
        settle(freer, situation)
    return freer


def _lacks_its_interview(call: Call) -> bool:
    return "interview" in call.missing and "interview" not in call.doubtful and not call.arguments


def _told_otherwise(cued: Call, said: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """许同学那个我没空: nobody is called 许同学, but one of the speaker's candidates may be meant; 待会那场我没空."""
    freer = freely.call_for(said, handlers, situation)
    if freer is not None and freer.command is cued.command and freer.named:
        return freer
    if cued.unknown or not (found := which_interview(told_of(said, handlers, situation), cued.command)):
        return None
    told = replace(cued, doubt=True, freely=True)
    fill_slots(told, {Interview: found})
    settle(told, situation)
    return told if can_be_meant(told, situation) else None


def _special(said: Heard, handlers: Handlers, situation: Situation, freer: Call | None) -> Call | None:
    """The look of a command's own cue, before one that is only likely."""
    if freer is None:
        return None
    told = told_of(said.words, handlers, situation)
    if freer.command.changes and outright.said(told) == freer.command.name:
        return freer  # 苏航是我前女友，换个人吧
    is_own = freer.command.changes and freer.command.which is not None and freer.command.which.own
    if is_own and not freer.command.agrees and own_answer.would_come(told) is False:
        return freer  # I will not be able, please find somebody else
    return (
        gist.special_look_in(said, handlers, situation)
        or gist.special_look_in(said, handlers, situation, whatever_day=True)
        or freer
    )
