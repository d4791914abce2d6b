"""Which colleagues a command's text names: @李四, 李四和王五, 我. Of a name that several have all are found."""

from __future__ import annotations

import itertools
import re

from bot.chat.readers import CODE, Found, Situation, cut
from bot.interviews import people
from bot.interviews.errors import UserError
from bot.interviews.models import Member
from bot.interviews.people import Members

_AT = re.compile(r"(?<![a-zA-Z0-9_.])@\s?([^\s@，,]+)")  # and not in an address
_ME = re.compile(r"我(?![们的])|\bme\b", re.IGNORECASE)
_JOINS = re.compile(
    r"(?:^|\s)(?:[和跟与、,，&]|and|with)(?=\s|$)|[和跟与、,，&](?=\s|$)|(?<=\s)[和跟与、,，&]", re.IGNORECASE
)
_IN_TWO = re.compile("[a-z]{1,6} [a-z]{1,12}", re.IGNORECASE)
_FIRST_WORDS = 16  # name a person, or none do: each further word would cost a look
_QUOTED = 40  # characters of the member's own words that an answer repeats


def find_member(text: str, situation: Situation) -> Found | None:
    if at := _AT.search(text):
        found = _called(at[1], situation)
        if not found:
            raise UserError("understood.no_such_member", name=at[1][:_QUOTED])
        return Found(found, cut(text, *at.span()))
    words = CODE.sub(r" \g<0> ", text).split()[:_FIRST_WORDS]  # 换人1203李四 王五
    for word, following in itertools.zip_longest(words, words[1:], fillvalue=""):
        spelled = f"{word} {following}"
        if _IN_TWO.fullmatch(spelled) and (found := situation.called.on_panels(word + following, situation.now)):
            return Found(found, text.replace(spelled, "", 1).strip())  # Wang Wu
        if found := _called(word, situation):
            return Found(found, text.replace(word, "", 1).strip())
    return None


def _called(word: str, situation: Situation) -> list[Member]:
    return [situation.member] if word.lower() in ("我", "me") else situation.called.on_panels(word, situation.now)


def find_members(text: str, situation: Situation) -> Found | None:
    """All who are named, wherever they stand: @李四 @王五, 李四和王五, 我."""
    at_signs = [find_member(one[0], situation) for one in _AT.finditer(text)]
    found = [one.values for one in at_signs if one is not None]
    rest = _AT.sub(" ", text) if found else text
    by_name: dict[str, list[Member]] = {}
    for member in situation.called.mentioned(rest):
        by_name.setdefault(str(member.name).lower(), []).append(member)
    for name, members in by_name.items():
        called = next((one for one in (name, str(members[0].user_id)) if one in rest.lower()), None)
        if called is not None:
            begins = rest.lower().index(called)
            rest = f"{rest[:begins]} {rest[begins + len(called) :]}"
            found.append(members)
    if me := _ME.search(rest):
        rest = cut(rest, *me.span())
        found.append([situation.member])
    for several in found:
        if len(several) > 1:
            raise UserError(
                "understood.several_members",
                name=several[0].name,
                n=len(several),
                accounts=", ".join(str(one.user_id) for one in several),
            )
    if not found:
        return None
    each = {one.id: one for [one] in found}
    in_order = sorted(each.values(), key=lambda one: _stands_at(one, text))
    return Found([Members(in_order)], _JOINS.sub(" ", rest).strip())


def _stands_at(member: Member, text: str) -> int:
    places = [text.lower().find(one) for one in (str(member.name).lower(), str(member.user_id))]
    return min((one for one in places if one >= 0), default=len(text))


def load_members(dumped: str, _: Situation) -> Members | None:
    found = [people.known(one) for one in dumped.split()]
    return Members(one for one in found if one is not None) if all(found) else None
