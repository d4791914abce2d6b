"""Who is named of whom nobody knows, of what is left of a line: the likeliest first."""

from __future__ import annotations

import re

from bot.chat.naming import chinese, latin
from bot.chat.naming.likely import Likely
from bot.interviews.names import in_one_piece
from bot.interviews.said_words import CUT, NewName

_SURELY, _WHOLE_CLAUSE = 0, -9  # bits by which a clause must be likelier with the name
_FIRST = 3  # bits that who is named before others has in favour


def new_names(line: str) -> list[NewName]:
    found = [*chinese.names_in(line, CUT), *latin.names_in(line, CUT)]
    found.sort(key=lambda one: one.at)
    likely = [one for one in found if one.gain >= (_WHOLE_CLAUSE if one.is_all else _SURELY)]
    ranked = sorted(enumerate(likely), key=lambda it: -(it[1].gain + (0 if it[0] else _FIRST)))
    return [_named(line, one) for _, one in ranked]


def _named(line: str, one: Likely) -> NewName:
    number = _NUMBERED.match(line, one.end)
    end = number.end() if number else one.end
    name = in_one_piece(line[one.at : end])
    return NewName(name, one.at, end, one.interviews, one.is_all and one.gain > _SURELY)


_NUMBERED = re.compile("[0-9A-Za-z]{1,2}(?![0-9A-Za-z])")  # 周航2, where there are several
