"""Which candidates a text names: found by index, by the pieces of the text, and never by reading all names."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.db.store import Prepared
from bot.interviews import access
from bot.interviews.models import Member, Role

_READ = 64  # places of the text at which a name may begin: characters in Chinese, words in Latin letters
_LONGEST = 24  # characters of a name
_SHORT = 2  # characters of a Chinese name that may go on
_MOST = 200  # candidates of one name, the newest; who means another adds a day or a code
_MOST_OWN = 2000  # interviews of one's own, the newest, that are looked at for a name
_FIRST = "\x01"  # sorts before every letter
_LAST = "\U0010ffff"  # sorts behind every letter
IS_NO_NAME = re.compile("[◇○，。？！；：]")  # marks, and what stands between sentences
_APART = re.compile("(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")

# Not LIKE, whose index a prepared statement could not use.
BEGINS_WITH = "lower(c.name) ~>=~ %(begun)s::text AND lower(c.name) ~<~ %(beyond)s::text"

# Whether the name of two characters that ends there in the text is a part of a longer one: 陈晓明.
GoesOn = Callable[[str, int], bool]


@dataclass(frozen=True)
class Named:
    """Ids of the candidates who may be meant; `begun` and `beyond` are the values of `BEGINS_WITH` for all of them."""

    ids: list[int]
    begun: str
    beyond: str

    @property
    def are_all(self) -> bool:
        """False where there are more of that name than were read."""
        return len(self.ids) < _MOST

    def is_of(self, name: str) -> bool:
        """Of those who are called exactly so, and not of those whose name it begins."""
        return self.beyond == name + _FIRST


def in_one_piece(name: str) -> str:
    """许明轩 of 许 明轩: a space between Chinese characters makes nobody else of them."""
    return _APART.sub("", name)


class Names:
    """The candidates whom the texts of one message name. Of one's own the database is asked once for each first letter."""

    def __init__(self, viewer: Member, goes_on: GoesOn | None = None) -> None:
        self._viewer = viewer
        self._goes_on = goes_on
        self._letters: set[str] = set()
        self._own: dict[int, str] = {}  # whose names begin with one of these, in lower case, by id

    def meant(self, text: str) -> Named:
        """The candidates whose name stands in `text`, the longest name there is; else those whose name `text` begins.

        Of those whom the viewer sees, but for who sees all: what they may see of them is asked of the interviews.
        """
        low = text.lower().strip()
        if not low:
            return Named([], "", "")
        found = self._of_all(low) if access.sees_all(self._viewer) else self._of_own(low)
        full = max((name for _, name, is_full in found if is_full), key=len, default=None)
        if full is None:
            return Named([one for one, *_ in found], low, low + _LAST)
        return Named([one for one, name, _ in found if name == full], full, full + _FIRST)

    def _of_all(self, low: str) -> list[tuple[int, str, bool]]:
        rows = _OF_ALL.fetch(pieces=list(pieces(low, self._goes_on)), begun=low, beyond=low + _LAST)
        return [(row["id"], row["name"], row["is_full"]) for row in rows]

    def _of_own(self, low: str) -> list[tuple[int, str, bool]]:
        letters = {low[at] for at in _edges(low) if at < len(low)} - self._letters
        letters = {one for one in letters if not IS_NO_NAME.match(one) and one != " "}
        if letters:
            self._letters |= letters
            own = _MANAGED if self._viewer.role == Role.HIRING_MANAGER else _OWN
            self._own |= {row["id"]: row["name"] for row in own.fetch(viewer=self._viewer.id, letters=sorted(letters))}
        if not self._own:
            return []
        said = set(pieces(low, self._goes_on))
        found = [(one, name, name in said) for one, name in self._own.items() if name in said or name.startswith(low)]
        return sorted(found, reverse=True)[:_MOST]


def pieces(text: str, goes_on: GoesOn | None = None) -> Iterator[str]:
    """All that may be a name in it, the longest first; a word in Latin letters is not cut, nor a Chinese name that goes on."""
    edges = _edges(text)
    longer = {end for end in edges if goes_on is not None and _ends_chinese(text, end) and goes_on(text, end)}
    found = {
        text[start:end]
        for start in edges
        for end in edges
        if 0 < end - start <= _LONGEST and not (end - start == _SHORT and end in longer)
    }
    return iter(sorted((one for one in found if one == one.strip()), key=lambda one: (-len(one), one)))


def _ends_chinese(text: str, end: int) -> bool:
    return end >= _SHORT and all("\u3400" <= one <= "\u9fff" for one in text[end - _SHORT : end])


def _edges(text: str) -> list[int]:
    return list(itertools.islice((at for at in range(len(text) + 1) if not _in_a_word(text, at)), _READ + 1))


def _in_a_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and all(one.isascii() and one.isalnum() for one in text[at - 1 : at + 1])


# Each piece is one look into the index (OFFSET 0 and LIMIT keep the planner from anything else); the longest that is
# somebody's name wins: 张三丰 over 张三.
_OF_ALL = Prepared(
    f"""WITH full_name AS MATERIALIZED (
          SELECT piece FROM unnest(%(pieces)s::text[]) WITH ORDINALITY AS pieces (piece, place)
          CROSS JOIN LATERAL (SELECT 1 FROM candidate c WHERE lower(c.name) = piece LIMIT 1) AS somebody
          ORDER BY place LIMIT 1)
        (SELECT c.id, lower(c.name) AS name, true AS is_full FROM candidate c
         WHERE lower(c.name) = (SELECT piece FROM full_name) ORDER BY c.id DESC LIMIT {_MOST})
        UNION ALL
        (SELECT c.id, lower(c.name), false FROM candidate c
         WHERE NOT EXISTS (SELECT 1 FROM full_name)
           AND {BEGINS_WITH} ORDER BY lower(c.name) USING ~<~ LIMIT {_MOST})"""
)


def _of_own(*more: str) -> Prepared:
    own = " UNION ".join(
        [
            f"""(SELECT p.interview_id AS id FROM participant p WHERE p.member_id = %(viewer)s
                 ORDER BY lower(p.slot) DESC LIMIT {_MOST_OWN})""",
            *more,
        ]
    )
    return Prepared(
        f"""WITH own AS MATERIALIZED ({own})
            SELECT DISTINCT c.id, lower(c.name) AS name
            FROM own JOIN interview i ON i.id = own.id JOIN candidate c ON c.id = i.candidate_id
            WHERE left(lower(c.name), 1) = ANY(%(letters)s::text[]) AND {access.open_to("viewer")}"""
    )


_OWN = _of_own()
_MANAGED = _of_own(
    f"""(SELECT i.id FROM application a JOIN interview i ON i.application_id = a.id
         WHERE a.hiring_manager_id = %(viewer)s ORDER BY a.id DESC LIMIT {_MOST_OWN})"""
)
