"""Which interview a text means, of all that it tells of it: every command and every path asks here.

What an interview contradicts rules it out; one left is it, of several it is asked which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.chat import strangers, then, unknown
from bot.chat.arguments import only_then
from bot.chat.clauses import STOP_OR_DASH
from bot.chat.command import Command
from bot.chat.masked import COLLEAGUE
from bot.chat.stand_in import StandIn
from bot.chat.understanding import evidence
from bot.chat.understanding.evidence import Fits
from bot.chat.understanding.told import Told
from bot.interviews import lookup
from bot.interviews.meant import Meant
from bot.interviews.models import Interview, Member
from bot.times.among_words import span_within
from bot.times.another import AnotherTime
from bot.times.values import Span

_AHEAD = timedelta(days=14)
_BEHIND = timedelta(days=7)
_ABOUT_NOW = timedelta(hours=2)
_A_MOMENT = timedelta(minutes=30)  # before it begins
_BESIDE = (
    rf"[跟和与同]{COLLEAGUE}|{COLLEAGUE}(?:一起|的|[那这]一?[场个])|\bwith {COLLEAGUE}|{COLLEAGUE}'s (?:one|interview)"
)


def which_interview(
    told: Told, command: Command, *, leaving: Sequence[Member] = (), coming: Sequence[Member] = ()
) -> list[Interview]:
    """Those that it may be of: named, or told by time, day, round and job; none where nothing tells.

    `leaving` are said to be on it, `coming` to come.
    """
    key = ("which", command.name, *(tuple(one.id for one in several) for several in (leaving, coming)))
    return list(told.once(key, lambda: _which_interview(told, command, leaving, coming)))


def _which_interview(
    told: Told, command: Command, leaving: Sequence[Member], coming: Sequence[Member]
) -> list[Interview]:
    if told.about is not None and is_of(told.about, told, command):
        return [told.about]
    told = _of_its_days(told)
    named = list(told.masked.mentioned.get(Interview, [])) if told.masked.time is None else []
    described = evidence.described(told.text)
    if told.masked.time is not None:
        named = _then(told, command, described)
        if not named:
            return []
    strict = [*_over(told, command), *described, *_days(told, named), *_times(told, named)]
    others = evidence.with_them([one for one in _beside(told, command) if one not in (*leaving, *coming)])
    if not named:
        tells = bool(strict or others or told.places_one or (leaving and told.days is not None))
        if not _may_be_told(told, command, tells=tells):
            return []
    pool = named or _pool(told, command, described)
    room = evidence.held_in(told.masked.with_days, pool)
    strict += [*([room] if room else []), *others[:1]]
    found = _left(pool, strict, is_named=bool(named))
    if not found and not named:
        found = _left(_wider(told, command), strict, is_named=False)
        if not found and described and told.days is not None:
            found = _left(_calendar(told), strict, is_named=False)  # for which it cannot be meant: it is shown why
    for fits in (*others[1:], *evidence.with_them(leaving), *evidence.without_them(coming)):
        found = [one for one in found if fits(one)] or found
    placed = evidence.placed(told.text, found, told.situation.now)
    return _likeliest(placed, told, command)[: lookup.MOST_MEANT + 1]


def is_of(it: Interview, told: Told, command: Command) -> bool:
    """Whether a text that is said of this interview, which it does not name, may be meant: it tells of nothing that it is not.

    改到五点 says when it is to be, and 五点那场 of which it is said; what is done in an interview is done in the one that is now.
    """
    which, member, now = command.which, told.situation.member, told.situation.now
    if command.changes and which is not None and not which.fits(member, it, now):
        return False
    if command.changes and which is not None and which.is_now and it not in _likely(which, told):
        return False
    time = told.masked.time
    if time is not None and not command.takes(AnotherTime) and not then.is_at(time, it, told.situation):
        return False
    is_another = _is_of_another_day(it, told, command) or not _may_be_named_beside(it, told, command)
    return not (is_another or tells_another(it, told, command))


def tells_another(it: Interview, told: Told, command: Command | None = None) -> bool:
    """`command` is what is meant, where that is known. By its name, its time, round or job, as the phone one, or as 周六那场; also of somebody whom nobody knows."""
    masked, situation = told.masked, told.situation
    named = masked.mentioned.get(Interview, []) if masked.time is None else []
    if named or told.places_one:
        return it not in named
    if masked.time is not None and masked.roughly and not then.is_at(masked.time, it, situation):
        return True
    if not all(fits(it) for fits in evidence.pointed_at(told.text)):
        return True
    if told.singles_out:
        days = told.days
        is_then = days is None or (it.start is not None and days.start <= it.start < days.end)
        return not is_then or not all(_is_on(it, one) for one in told.people)
    said = told.said.typed
    return bool(
        unknown.named_in(said, situation)
        or unknown.ordered_of(said, situation)
        or unknown.is_moved(told.said.raw, situation)
        or strangers.named_in(told.said.raw, situation, command)
    )


def _is_on(it: Interview, member: Member) -> bool:
    return any(place.member_id == member.id for place in it.panel)


def _is_of_another_day(it: Interview, told: Told, command: Command) -> bool:
    if told.days is None or command.takes(AnotherTime) or command.takes(Span):
        return False
    return it.start is None or not told.days.start <= it.start < told.days.end


def _may_be_named_beside(it: Interview, told: Told, command: Command) -> bool:
    """取消赵六 is of no interview on which he is not; who is reminded is on it, and who comes is not."""
    if command.names_others or command.takes(StandIn):
        return True
    return all(_is_on(it, one) for one in told.people)


def _beside(told: Told, command: Command) -> Sequence[Member]:
    """Who is on it by what is said; of one's own answer only who is said to be, 跟李四那场, for 王五在 is a reason."""
    if command.names_others:
        return []
    if command.which is None or not command.which.own:
        return told.people
    who = told.person_at(_BESIDE)
    return [] if who is None else [who]


def _may_be_told(told: Told, command: Command, *, tells: bool) -> bool:
    if command.which is None and command.changes:
        return False
    return tells or (told.masked.mentioned.get(Span) is not None and bool(told.places_one))


def _left(pool: list[Interview], pieces: Sequence[Fits], *, is_named: bool) -> list[Interview]:
    """Of what is named, a piece that none of it answers says something else."""
    for fits in pieces:
        some = [one for one in pool if fits(one)]
        pool = some or (pool if is_named else [])
    return pool


def _of_its_days(told: Told) -> Told:
    """With the days of the clause that speaks of the interview: Tuesday's second round, I fly that morning."""
    clauses = [one for one in STOP_OR_DASH.split(told.masked.with_days) if one.strip()]
    if len(clauses) < 2:
        return told
    of_it = [one for one in clauses if evidence.described(one) or evidence.places_one(one) or _THAT_ONE.search(one)]
    days = [found for one in of_it if (found := _days_of(one, told))]
    if len(days) != 1 or days[0] == told.days:
        return told
    return replace(told, masked=replace(told.masked, mentioned=told.masked.mentioned | {Span: days}))


def _days_of(clause: str, told: Told) -> Span | None:
    """Of a text that says a day, a clause that says one too: Sunday is full, so no to the evening one is of Sunday."""
    if told.days is not None:
        return then.days_in(clause, told.situation)
    return span_within(clause, now=told.situation.now, zone=told.situation.member.tz)


_THAT_ONE = re.compile(r"[那这]一?[场轮个通]|\b(?:interview|one|slot)\b")


# --- what could be meant ----------------------------------------------------------------------------------------------


def _then(told: Told, command: Command, described: Sequence[Fits]) -> list[Interview]:
    """What is on at the time that is told; where none of it is the final of which it speaks, what will be."""
    time, situation = told.masked.time, told.situation
    assert time is not None
    roughly = told.masked.roughly
    found = then.interviews_at(time, situation, command.which, within=told.masked.within, roughly=roughly).interviews
    if told.masked.within is None and (elsewhere := told.masked.perhaps_within) is not None:
        also = then.interviews_at(time, situation, command.which, within=elsewhere, roughly=roughly)
        found += [one for one in also.interviews if also.fits and one not in found]
    if described and not any(all(fits(one) for fits in described) for one in found):
        ahead = then.ahead_at(time, situation, command.which)
        found = [one for one in ahead if all(fits(one) for fits in described)] or found
    return found


def _pool(told: Told, command: Command, described: Sequence[Fits]) -> list[Interview]:
    """What could be meant where none is named: of the list that was shown last, where it is of a place in it."""
    situation, which, days = told.situation, command.which, told.days
    if told.places_one and days is None and situation.listed:
        return lookup.by_ids(situation.member, situation.listed)
    if which is None:
        return _calendar(told)
    if days is not None:
        return _wider(told, command) if which.is_now else only_then(command, days, situation)
    likely = _likely(which, told)
    is_whole = len(likely) <= lookup.MOST_MEANT or which.is_now or bool(command.dictated)
    return likely if is_whole or not described else _wider(told, command)


def _wider(told: Told, command: Command) -> list[Interview]:
    """All of the days that are told, or of the next two weeks, for which it can be meant."""
    which, situation = command.which, told.situation
    if which is None:
        return []
    return [one for one in _calendar(told) if which.fits(situation.member, one, situation.now)]


def _calendar(told: Told) -> list[Interview]:
    situation, days = told.situation, told.days
    if days is not None:
        return then.between(days.start, days.end, situation)
    ahead = then.between(situation.now, situation.now + _AHEAD, situation)
    return ahead or then.between(situation.now - _BEHIND, situation.now, situation)


def _likely(which: Meant, told: Told) -> list[Interview]:
    situation = told.situation
    found: list[Interview] = situation.once(which, lambda: which(situation.member, situation.now))
    return list(found)


# --- what rules out ---------------------------------------------------------------------------------------------------


def _over(told: Told, command: Command) -> list[Fits]:
    """催面评 is of an interview that is over."""
    now = told.situation.now
    is_over = command.of_what_was is not None and command.of_what_was.search(told.text)
    return [lambda one: one.end is not None and one.end <= now] if is_over else []


def _days(told: Told, named: Sequence[Interview]) -> list[Fits]:
    days = told.days
    if days is None or len(named) == 1:
        return []
    return [lambda one: one.start is not None and days.start <= one.start < days.end]


def _times(told: Told, named: Sequence[Interview]) -> list[Fits]:
    """下午三点林悦那场: of several of a name, the one at that time."""
    if len(named) < 2 or told.masked.time is not None:
        return []
    if (found := then.find(told.masked.with_days, told.situation)) is None:
        return []
    [time] = found.values
    return [lambda one: then.is_at(time, one, told.situation)]


# --- of several -------------------------------------------------------------------------------------------------------


def _likeliest(found: list[Interview], told: Told, command: Command) -> list[Interview]:
    """Of several, the only one for which it can be meant; of what is done in an interview, the one that is now."""
    situation, which = told.situation, command.which
    if len(found) < 2:
        return found
    if which is None:
        return found if command.changes else _looked_at(found, told)
    now = situation.now
    if which.is_now:
        near = [one for one in found if one.slot and one.slot[0] - _ABOUT_NOW <= now <= one.slot[1] + _ABOUT_NOW]
        return near[:1] if len(near) == 1 else found
    likely = [one for one in found if which.fits(situation.member, one, now)]
    return likely if len(likely) == 1 and which.own else found  # of others' it is settled with what is on now


def _looked_at(found: list[Interview], told: Told) -> list[Interview]:
    """Who asks about somebody means what is ahead of them; about feedback, what is behind; and 来了没 is of now."""
    now = told.situation.now
    if Interview not in told.masked.mentioned:
        return found
    on = [one for one in found if one.slot is not None and one.slot[0] - _A_MOMENT <= now < one.slot[1]]
    if len(on) == 1 and evidence.is_right_now(told.text):
        return on
    behind = [one for one in found if one.start is not None and one.start <= now]
    near = behind if evidence.FEEDBACK.search(told.text) else [one for one in found if not one.is_over(now)]
    return near if len(near) == 1 else found
