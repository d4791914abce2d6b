"""Which candidates a text names: found by index, by the pieces of the text, and never by reading all names."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.db.sql import Sql, joined, sql
from bot.db.store import Prepared, apart, words_of
from bot.interviews import access
from bot.interviews.models import Member, Role

_READ = 64  # places of the text at which a name may begin: characters in Chinese, words in Latin letters
LONGEST = 24  # characters of a name
_SHORT = 2  # characters of a Chinese name that may go on
_MOST = 200  # candidates of one name, the newest; who means another adds a day or a code
_MOST_OWN = 2000  # interviews of one's own, the newest, that are looked at for a name
_FIRST = "\x01"  # sorts before every letter
_LAST = "\U0010ffff"  # sorts behind every letter
IS_NO_NAME = re.compile("[◇○，。？！；：]")  # marks, and what stands between sentences
_APART = re.compile("(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")

# Not LIKE, whose index a prepared statement could not use.
BEGINS_WITH = sql("lower(c.name) ~>=~ %(begun)s::text AND lower(c.name) ~<~ %(beyond)s::text")

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
    """The candidates whom the texts of one message name; the database is asked of each piece, or first letter, once."""

    def __init__(self, viewer: Member, goes_on: GoesOn | None = None) -> None:
        self._viewer = viewer
        self._goes_on = goes_on
        self._message = Message()
        self._asked: set[str] = set()
        self._called: dict[
            str, list[int]
        ] = {}  # ids of those who are called by a piece that was asked, the newest first
        self._begun: dict[str, bool] = {}  # whether somebody's name begins so
        self._letters: set[str] = set()
        self._own: dict[int, str] = {}  # whose names begin with one of these, in lower case, by id

    def expect(self, message: Message) -> None:
        """What is asked later is mostly a part of it, so with the first all is asked."""
        self._message = message

    def meant(self, text: str) -> Named:
        """The candidates whose name stands in `text`, the longest name there is; else those whose name `text` begins.

        Of those whom the viewer sees and finds by their name, but for who sees all: what they may see of them is asked of
        the interviews.
        """
        low = text.lower().strip()
        if not low:
            return Named([], "", "")
        return self._of_all(low) if access.sees_all(self._viewer) else self._of_own(low)

    def _of_all(self, low: str) -> Named:
        self._ask(low)
        if called := self._stand_in(low, self._called):
            full = min(called, key=lambda one: (-len(one), one))
            return Named(self._called[full], full, full + _FIRST)
        return Named(self._beginning_with(low), low, low + _LAST)

    def _stand_in(self, low: str, known: Iterable[str]) -> set[str]:
        """Those of the names that are pieces of the text."""
        near = {one for one in known if one in low}
        return near & pieces_of(low, self._goes_on) if near else near

    def _ask(self, low: str) -> None:
        is_part = self._message.has(low)
        texts = set() if is_part else {low}
        said = set() if is_part else _askable(low)
        if not self._asked:
            texts.update(self._message.texts)
            said |= self._message.pieces
        unknown = said - self._asked
        if not unknown:
            return
        begun = {one for text in texts for one in _beginnings(text)} - self._begun.keys()
        self._asked |= unknown
        self._begun |= dict.fromkeys(begun, False)
        known = _ALL if self._viewer.is_hr else _ALL_OF_ADMIN
        for row in known.fetch(pieces=apart(unknown), begun=apart(begun), viewer=self._viewer.id):
            if row["id"] is None:
                self._begun[row["said"]] = True
            else:
                self._called.setdefault(row["said"], []).append(row["id"])

    def _beginning_with(self, low: str) -> list[int]:
        if IS_NO_NAME.search(low[: _BEGUN[-1]]) or any(self._begun.get(low[:size]) is False for size in _BEGUN):
            return []
        known = _BEGINNING if self._viewer.is_hr else _BEGINNING_OF_ADMIN
        return [row["id"] for row in known.fetch(begun=low, beyond=low + _LAST, viewer=self._viewer.id)]

    def _of_own(self, low: str) -> Named:
        texts = (low,) if self._letters else (low, *self._message.texts)
        letters = set().union(*map(_letters, texts)) - self._letters
        if letters:
            self._letters |= letters
            own = _MANAGED if self._viewer.role == Role.HIRING_MANAGER else _OWN
            self._own |= {row["id"]: row["name"] for row in own.fetch(viewer=self._viewer.id, letters=sorted(letters))}
        said = self._stand_in(low, self._own.values())
        named = (one for one in self._own.items() if one[1] in said or one[1].startswith(low))
        found = sorted(named, reverse=True)[:_MOST]
        full = max((name for _, name in found if name in said), key=len, default=None)
        if full is None:
            return Named([one for one, _ in found], low, low + _LAST)
        return Named([one for one, name in found if name == full], full, full + _FIRST)


def _letters(low: str) -> set[str]:
    """With which a name in it may begin."""
    letters = {low[at] for at in _edges(low) if at < len(low)}
    return {one for one in letters if not IS_NO_NAME.match(one) and one != " "}


_BEGUN = 3, 6  # characters, by which it is told that no name begins with a text


def _beginnings(low: str) -> set[str]:
    """Of what may be a part of the text, the first few characters."""
    found = {low[at : at + size] for at in _edges(low) for size in _BEGUN if at + size <= len(low)}
    return {one for one in found if not IS_NO_NAME.search(one)}


class Message:
    """All of what was sent, in lower case, in each of its spellings."""

    def __init__(self, *texts: str) -> None:
        self.texts = tuple(dict.fromkeys(texts))
        self._edges = [frozenset(_edges(one)) for one in self.texts]

    @functools.cached_property
    def pieces(self) -> frozenset[str]:
        """All that may be a name in it."""
        return frozenset().union(*map(_askable, self.texts))

    def has(self, low: str) -> bool:
        """True where each piece of the text that may be a name is one of these."""
        return all(map(self._has, IS_NO_NAME.split(low)))

    def _has(self, part: str) -> bool:
        for text, edges in zip(self.texts, self._edges, strict=True):
            at = text.find(part)
            if at >= 0 and {at, at + len(part), len(text)} <= edges:
                return True
        return False


def pieces(text: str, goes_on: GoesOn | None = None) -> Iterator[str]:
    """All that may be a name in it, the longest first; a word in Latin letters is not cut, nor a Chinese name that goes on."""
    return iter(sorted(sorted(pieces_of(text, goes_on)), key=len, reverse=True))


def pieces_of(text: str, goes_on: GoesOn | None = None) -> set[str]:
    """The same in no order."""
    edges = _edges(text)
    ends = [at for at in edges if at and not text[at - 1].isspace()]
    longer = {end for end in ends if goes_on is not None and _ends_chinese(text, end) and goes_on(text, end)}
    found: set[str] = set()
    behind, many = 0, len(ends)
    for start in edges[:-1]:
        while behind < many and ends[behind] <= start:
            behind += 1
        if text[start].isspace():
            continue
        found.update(
            [
                text[start:end]
                for end in ends[behind : behind + LONGEST]
                if end - start <= LONGEST and not (end - start == _SHORT and end in longer)
            ]
        )
    return found


def _askable(low: str) -> set[str]:
    """Those in which nothing stands that is a part of no name."""
    found = pieces_of(low)
    return {one for one in found if not IS_NO_NAME.search(one)} if IS_NO_NAME.search(low) else found


def _ends_chinese(text: str, end: int) -> bool:
    return end >= _SHORT and "\u3400" <= text[end - 1] <= "\u9fff" and "\u3400" <= text[end - 2] <= "\u9fff"


def _edges(text: str) -> list[int]:
    return [*(one.start() for one in itertools.islice(_UNCUT.finditer(text), _READ + 1)), len(text)][: _READ + 1]


_UNCUT = re.compile(r"[a-zA-Z0-9]+|[\s\S]")


# Each piece is one look into the index (OFFSET 0 and LIMIT keep the planner from anything else).
def _of_all(found: Sql) -> Prepared:
    return Prepared(
        sql(
            """SELECT found.id, said FROM unnest({pieces}) said CROSS JOIN LATERAL (
              SELECT c.id FROM candidate c WHERE lower(c.name) = said AND {found} ORDER BY c.id DESC LIMIT {most}) found
            UNION ALL
            SELECT NULL, said FROM unnest({begun}) said CROSS JOIN LATERAL (
              SELECT 1 FROM candidate c WHERE lower(c.name) ~>=~ said AND lower(c.name) ~<~ (said || chr({last}))
              LIMIT 1) somebody""",
            pieces=words_of("pieces"),
            found=found,
            most=_MOST,
            begun=words_of("begun"),
            last=ord(_LAST),
        )
    )


def _beginning(found: Sql) -> Prepared:
    return Prepared(
        sql(
            "SELECT c.id FROM candidate c WHERE {begins_with} AND {found} ORDER BY lower(c.name) USING ~<~ LIMIT {most}",
            begins_with=BEGINS_WITH,
            found=found,
            most=_MOST,
        )
    )


# Of HR, and of an admin.
_ALL, _BEGINNING = _of_all(sql("true")), _beginning(sql("true"))
_HAS_ONE = sql(
    "EXISTS (SELECT 1 FROM interview i WHERE i.candidate_id = c.id AND {found_by_name} OFFSET 0)",
    found_by_name=access.found_by_name_but_hr("i"),
)
_ALL_OF_ADMIN, _BEGINNING_OF_ADMIN = _of_all(_HAS_ONE), _beginning(_HAS_ONE)


def _of_own(*more: Sql) -> Prepared:
    own = joined(
        " UNION ",
        [
            sql(
                """(SELECT p.interview_id AS id FROM participant p WHERE p.member_id = %(viewer)s
                 ORDER BY lower(p.slot) DESC LIMIT {most_own})""",
                most_own=_MOST_OWN,
            ),
            *more,
        ],
    )
    return Prepared(
        sql(
            """WITH own AS MATERIALIZED ({own})
            SELECT DISTINCT c.id, lower(c.name) AS name
            FROM own JOIN interview i ON i.id = own.id JOIN candidate c ON c.id = i.candidate_id
            WHERE left(lower(c.name), 1) = ANY(%(letters)s::text[]) AND {not_kept_away}
              AND {found_by_name}""",
            own=own,
            not_kept_away=access.open_to("viewer", "i"),
            found_by_name=access.found_by_name_but_hr("i"),
        )
    )


_OWN = _of_own()
_MANAGED = _of_own(
    sql(
        """(SELECT i.id FROM application a JOIN interview i ON i.application_id = a.id
         WHERE a.hiring_manager_id = %(viewer)s ORDER BY a.id DESC LIMIT {most_own})""",
        most_own=_MOST_OWN,
    )
)
