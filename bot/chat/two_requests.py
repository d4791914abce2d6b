"""A text that asks for two things: 接受1203，然后看下周日程. Each of them must be whole by itself, else it is one request.

What follows a comma is most often a reason, a wish or a sentence of its own. So the second part is a request only where
it orders something of an interview that it names, or asks for a look in so many words.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

from bot.chat import gist, hints, routing, several
from bot.chat.call import Call
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard, hear
from bot.chat.only_one import BECAUSE, check_one
from bot.chat.readers import CODE, Situation
from bot.chat.verbs import named_in
from bot.interviews.errors import UserError
from bot.interviews.models import Interview
from bot.times.another import AnotherTime

_COMMA = re.compile(r"[ ,，、;；。]*[,，;；。?？\n][ ,，、;；。]*")
_AND = re.compile(
    r"[ ,，;；。]*(?:然后|接着|顺便|顺带|另外|同时|此外|还有|以及|再(?=[看帮查给把发告列])|并(?=[看帮查把])|[，,]也(?=[看帮查把]))"
    r"(?:再|也|就|我想|麻烦|请|你){0,3}|"
    r"[ ,;.]*\b(?:and then|and also|and|then|also|plus|as well as)\b[ ,]*(?:please |also |can you |could you )?"
)
_LOOKS = re.compile(
    r"^(?:[再请也先]|帮我|麻烦|给我|告诉我|我想|想){0,3}(?:看|查|列|发我|发一?下|告诉)|"
    r"^(?:(?:please|also|then|can you|could you|let me) ?){0,2}(?:show|list|see|check|tell|give me|view|look)\b"
)
_LOOKING = re.compile("^(?:[再请也先]|帮我|麻烦|给我|我想|想){0,3}(?:看看?|查查?|查看)(?:一下|下(?![周个月午]))?")
_BA = re.compile(
    r"(?:请|帮我|麻烦|帮忙|再|也){0,3}把 ?(?P<what>.{1,20}?) ?(?P<verb>[\u4e00-\u9fff]{2,4}?)(?:[掉了吧]|一下){0,3}"
)
_POLITE = re.compile("^(?:请|帮我|麻烦|帮忙|再|也){1,3}")
_REFUSES = re.compile("(?:回绝|拒|推)(?:[掉了]|绝掉){1,2}")
_MOST = 4  # places where a text may be parted


def told_apart(heard: Heard, handlers: Handlers, situation: Situation, *, wants_words: bool = False) -> list[Call]:
    """The requests of a text, in their order; none where it is one. `wants_words`: a sentence was asked for, and may be this.

    Raises: UserError for a code that is not there; TwoAtOnce where it does not tell which verb is whose.
    """
    orders = several.several(heard, handlers, situation)
    return orders if orders or wants_words else _of_two_kinds(heard, handlers, situation)


def _of_two_kinds(heard: Heard, handlers: Handlers, situation: Situation) -> list[Call]:
    if heard.is_long or heard.has_slash or _is_one(heard, handlers, situation):
        return []
    for before, after, is_joined in _parted(heard.typed):
        first, second = hear(before), hear(after + ("?" if heard.asks else ""))
        one = _request(first, handlers, situation)
        if one is None or not (one.changes or _asks(first, handlers)):
            continue
        if (other := _request(second, handlers, situation)) is None:
            continue
        if not is_joined and BECAUSE.match(second.low):
            continue
        if _is_another(other, one) if other.changes else _is_look(second, one, handlers, is_joined=is_joined):
            return [one, other]
    return []


def _is_one(heard: Heard, handlers: Handlers, situation: Situation) -> bool:
    """free @lisi and me: typed as its verb, with nothing left over."""
    with contextlib.suppress(UserError):
        whole = routing.call_for(heard, handlers, situation)
        begins = heard.low.startswith(whole.command.verbs) if whole is not None else False
        return whole is not None and begins and whole.is_ready and not (whole.doubt or whole.freely)
    return False


def _parted(typed: str) -> Iterator[tuple[str, str, bool]]:
    """What stands before and behind each place where a second request may begin, and whether a word says that one does."""
    low = typed.lower()
    found = [(one, True) for one in _AND.finditer(low)] + [(one, False) for one in _COMMA.finditer(low)]
    found = [(one, is_joined) for one, is_joined in found if one.start() > 0 and one.end() < len(low)]
    found.sort(key=lambda one: (not one[1], one[0].start()))
    for place, is_joined in found[:_MOST]:
        yield typed[: place.start()], typed[place.end() :], is_joined


def _request(heard: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """What one part asks for, where it is whole, and nothing of it is left to be guessed: an order before a look."""
    look: Call | None = None
    for said in _spelled(heard, handlers):
        for read in (routing.call_for, _hinted):
            with contextlib.suppress(UserError):
                call = read(said, handlers, situation)
                if call is None or not _is_whole(call) or not _is_theirs(call, said, handlers, situation):
                    continue
                check_one(call, said, handlers, situation)
                if call.changes:
                    return call
                look = look or call
    return look


def _is_theirs(call: Call, heard: Heard, handlers: Handlers, situation: Situation) -> bool:
    """Or it is refused by the verb that was typed."""
    return call.command.allows(situation.member) or call.command in named_in(heard, handlers)


def _spelled(heard: Heard, handlers: Handlers) -> Iterator[Heard]:
    """As it was typed; then with the verb in front, and without the words that only say that something is looked at."""
    yield heard
    typed = heard.typed
    if (order := _BA.fullmatch(typed)) and order["verb"] in {verb for verb, _ in handlers.verbs}:
        yield hear(f"{order['verb']} {order['what']}")
    if (plain := _REFUSES.sub("拒绝", _POLITE.sub("", typed))) != typed:
        yield hear(plain)
    if rest := _LOOKING.sub("", typed):
        yield hear(rest)


def _hinted(heard: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """取消 2063 and 拒绝 2026, where that can mean but one thing."""
    calls = hints.hinted(heard, handlers, situation) if CODE.search(heard.low) else []
    if len(calls) != 1:
        return None
    calls[0].named = True
    return calls[0]


def _is_whole(call: Call) -> bool:
    if call.leftover or call.unknown or call.doubtful or call.nothing_at is not None:
        return False
    if call.missing and call.missing != [call.command.asked_words] and (call.doubt or not call.changes):
        return False  # 王大锤不来了 is of nobody here
    command = call.command
    return not (
        command.hidden
        or command.explains
        or command.dictated
        or command.slow
        or command.previews
        or command.not_yet
        or command.takes_back
    )


def _is_another(order: Call, first: Call) -> bool:
    """An order by its own interview; what names none, or the same, says more of the first."""
    interview = order.arguments.get("interview")
    if not order.named or not isinstance(interview, Interview):
        return False
    if order.command.takes(AnotherTime) and not order.is_ready:
        return False
    return bool(interview != first.arguments.get("interview"))


def _is_look(heard: Heard, first: Call, handlers: Handlers, *, is_joined: bool) -> bool:
    """看下周日程. Behind a mere comma, or a reason, less than a look in so many words may be more of that: 去不了1203，看病."""
    if first.changes and not is_joined and (first.command.takes_words or not _LOOKS.search(heard.low)):
        return False
    if first.command.takes_words and not (heard.asks or _LOOKS.search(heard.low) or gist.is_question(heard.low)):
        return False  # 去不了1203，还有下一场
    return _asks(heard, handlers)


def _asks(heard: Heard, handlers: Handlers) -> bool:
    """More than 明天 or 1203, which may as well belong to what stands beside it."""
    looks = any(not one.acts for one in named_in(heard, handlers))
    return heard.asks or looks or gist.is_question(CODE.sub(" ", heard.low)) or bool(_LOOKS.search(heard.low))
