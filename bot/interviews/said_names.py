"""Whom and what lines about interviews name: colleagues, candidates, jobs and rooms, each found by an index, in one
statement for however many lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.db.sql import sql
from bot.db.store import Prepared
from bot.interviews import job_words, lookup, room_numbers, sounds
from bot.interviews.fields import from_json
from bot.interviews.identity import name_key
from bot.interviews.models import Candidate, Job, Member, Room
from bot.interviews.names import GoesOn

_READ = 300  # characters of a line that are looked at
_WORDS = 40
_LONGEST = 12  # characters of a Chinese name or title within a word
_MOST_TOGETHER = 4  # words in Latin letters that are one name
_MOST = 7  # of one name
APART = re.compile(r"[\s,，、;；。|/+&:：()（）]+")
# What people call in English what has a Chinese title, and the other way round.
_ALSO = job_words.ENGLISH | {
    "product": "产品", "design": "设计", "designer": "设计", "algorithm": "算法",
    "operations": "运营", "ops": "运维", "marketing": "市场", "sales": "销售", "mobile": "客户端", "client": "客户端",
}  # fmt: skip


@dataclass
class Names:
    """What was found, by what was said of it in lower case; of jobs also those whose title begins so. `goes_on`: whether a
    short name is a part of a longer one, where that is known."""

    members: dict[str, list[Member]] = field(default_factory=dict)
    candidates: dict[str, list[Candidate]] = field(default_factory=dict)
    jobs: dict[str, list[Job]] = field(default_factory=dict)
    rooms: dict[str, list[Room]] = field(default_factory=dict)
    goes_on: GoesOn | None = None


def look_up(lines: Iterable[str], viewer: Member, now: datetime, cells: Iterable[str] = ()) -> Names:
    """All that the lines name, and `cells`, each of which is a name as a whole. A candidate may be spelled in Latin letters,
    where the viewer looks after them."""
    read = [line[:_READ] for line in lines]
    pieces = {piece for line in read for piece in _pieces(line)} | {one[:_READ].lower() for one in cells if one}
    spelled = {piece.replace(" ", "") for piece in pieces if piece.isascii() and piece.count(" ") == 1}
    begins: dict[str, set[str]] = {}
    for piece in pieces:
        for title in {piece, _ALSO.get(piece, piece)}:
            if len(title) >= 2 and (key := name_key(title)):
                begins.setdefault(key, set()).add(title)
    found = Names()
    rooms = {said: names for line in read for said, names in room_numbers.other_names(line).items()}
    called = {name for names in rooms.values() for name in names}
    said_as: dict[str, list[str]] = {}
    for piece in sorted(pieces | spelled | called):
        said_as.setdefault(name_key(piece), []).append(piece)
    for row in _FOUND.fetch(pieces=sorted(said_as.keys() - {""}), begins=sorted(begins)):
        table, model = {
            "member": (found.members, Member),
            "candidate": (found.candidates, Candidate),
            "job": (found.jobs, Job),
            "room": (found.rooms, Room),
        }[row["kind"]]
        one = from_json(model, row["one"])
        for said in begins[row["said"]] if row["kind"] == "job" else said_as[row["said"]]:
            table.setdefault(said, []).append(one)  # type: ignore[attr-defined]
    found.members |= {me: [viewer] for me in ("我", "me") if me in pieces}
    _also_called(found, pieces)
    _by_number(found, rooms)
    _spelled(found, read, viewer, now)
    return found


def _also_called(found: Names, pieces: set[str]) -> None:
    for piece in pieces:
        if piece in _ALSO and piece not in found.jobs and (jobs := found.jobs.get(_ALSO[piece])):
            found.jobs[piece] = jobs
        together = piece.replace(" ", "")
        if together != piece and piece not in found.members and (members := found.members.get(together)):
            found.members[piece] = members  # Li Si of the account lisi


def _by_number(found: Names, rooms: Mapping[str, Sequence[str]]) -> None:
    """5号会议室 of room 5, where no room is called so."""
    for said, names in rooms.items():
        there = next((found.rooms[one] for one in names if one in found.rooms), None)
        if said not in found.rooms and there is not None:
            found.rooms[said] = there


def _spelled(found: Names, lines: Sequence[str], viewer: Member, now: datetime) -> None:
    """Chen Xiao of 陈晓."""
    spelled = [(one, line[one.at : one.end].lower()) for line in lines for one in sounds.spelled_in(line)]
    spelled = [(one, said) for one, said in spelled if said not in found.members and said not in found.candidates]
    if not spelled:
        return
    own = lookup.own_candidates(viewer, now)
    by = {said: [one for one, name in own if each.sound in sounds.of(name)] for each, said in spelled}
    ids = {one for them in by.values() for one in them}
    known = {one.id: one for one in Candidate.select().where(Candidate.id << list(ids))} if ids else {}
    found.candidates |= {said: [known[one] for one in them] for said, them in by.items() if them}


def _pieces(line: str) -> Iterator[str]:
    """All that may be a name: whole words, a few in a row, and parts of a word in Chinese."""
    words = [one.lstrip("@") for one in APART.split(line.lower()) if one][:_WORDS]
    for at, word in enumerate(words):
        yield word
        if word.endswith((".", "!", "?", "'s")):
            yield word.rstrip(".!?").removesuffix("'s")
        for count in range(2, _MOST_TOGETHER + 1):
            together = words[at : at + count]
            if len(together) == count and not any(_CHINESE.search(one) for one in together):
                yield " ".join(together)
            elif count == 2 and len(together) == 2:
                yield " ".join(together)  # 会议室 3
        if not word.isascii():
            for start in range(len(word)):
                for end in range(start + 2, min(len(word), start + _LONGEST) + 1):
                    yield word[start:end]


_CHINESE = re.compile("[\u3400-\u9fff]")
_FOUND = Prepared(
    sql(
        """SELECT said, kind, one FROM unnest(%(pieces)s::text[]) said CROSS JOIN LATERAL (
          (SELECT 'member' AS kind, to_json(m) AS one FROM member m WHERE m.user_id = said AND m.active LIMIT 1)
          UNION ALL
          (SELECT 'member', to_json(m) FROM member m WHERE name_key(m.name) = said AND m.user_id <> said AND m.active
           LIMIT {most})
          UNION ALL
          (SELECT 'candidate', to_json(c) FROM candidate c WHERE name_key(c.name) = said ORDER BY c.id DESC LIMIT {most})
          UNION ALL
          (SELECT 'room', to_json(r) FROM room r WHERE name_key(r.name) = said ORDER BY r.id LIMIT {most})) found
        UNION ALL
        SELECT begun, 'job', to_json(j) FROM unnest(%(begins)s::text[]) begun CROSS JOIN LATERAL (
          SELECT * FROM job j WHERE name_key(j.title) ~>=~ begun AND name_key(j.title) ~<~ (begun || chr(1114111))
          ORDER BY name_key(j.title) USING ~<~ LIMIT {most}) j""",
        most=_MOST,
    )
)
