"""What waits, for whom, and since when: of a member's own, and of what HR looks after; and how that is said.

Each look begins with what an index finds, is limited, and goes back no further than what is still asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from bot.db import store
from bot.interviews import access, external, needs, states, ticking, waiting
from bot.interviews.models import Interview, Member
from bot.interviews.ticking import Standing
from bot.notices import outbox
from bot.phrase import Phrase
from bot.texts import text
from bot.wording import clash as clash_of
from bot.wording import hr_of, lacks, pick

OVERDUE = timedelta(hours=24)


class What(Enum):
    """What is waited for."""

    ANSWER = "answer"
    FEEDBACK = "feedback"
    PROPOSAL = "proposal"  # what HR decides
    PLACE = "place"  # somebody else in it
    TIME = "time"
    TICKS = "ticks"  # of those who are to say which times will do
    CHOICE = "choice"  # of the candidate, among times


@dataclass(frozen=True)
class Waiting:
    """An interview that waits, since when, and for whom: nobody is named where it waits for HR alone. `until`: the last of
    the times from which one is to be chosen."""

    interview: Interview
    what: What
    people: Sequence[Member]
    since: datetime
    until: datetime | None = None

    def due(self, now: datetime) -> datetime | None:
        """When it begins, or can be chosen no more, if that is within a day."""
        at = self.interview.start or self.until
        is_soon = at is not None and at <= now + OVERDUE and not self.interview.is_over(now)
        return at if is_soon and self.what is not What.FEEDBACK else None

    def is_overdue(self, now: datetime) -> bool:
        """For a day, or of what begins within one."""
        return now - self.since >= OVERDUE or self.due(now) is not None


def of(member: Member, now: datetime) -> list[Waiting]:
    """What waits for the member; for HR also what waits for others, of all that they look after. What begins within
    a day is first, and the rest follows by how long it waits."""
    own = [*waiting.own(member, now), *ticking.waiting_for(member, waiting.to_be_ticked(member))]
    looked_after = [*waiting.looked_after(member, now), *waiting.to_be_chosen(member)] if member.is_hr else []
    proposed = waiting.proposed([one.id for one in (*own, *looked_after)])
    choosing = ticking.standings([*own, *looked_after], now)
    mine_alone = [_mine(one, member, proposed.get(one.id, {}), choosing.get(one.id)) for one in own]
    theirs = [
        waits for one in looked_after for waits in _each(one, now, proposed.get(one.id, {}), choosing.get(one.id))
    ]
    mine = {(one.interview.id, one.what) for one in theirs}
    found = theirs + [one for one in mine_alone if (one.interview.id, one.what) not in mine]
    return sorted(_since_when(found, now), key=lambda one: _place_in_the_list(one, now))


def _place_in_the_list(one: Waiting, now: datetime) -> tuple[bool, datetime, int, str]:
    due = one.due(now)
    return due is None, due or one.since, one.interview.id, one.what.value


def silent_in(interview: Interview, now: datetime) -> list[Waiting]:
    """Of one interview, what waits for somebody who can be reminded."""
    proposed = waiting.proposed([interview.id]).get(interview.id, {})
    found = _each(interview, now, proposed, ticking.standing(interview, now))
    return [one for one in found if one.what in CHASED]


CHASED = (What.ANSWER, What.FEEDBACK, What.TICKS)  # somebody can be reminded of it


def _mine(interview: Interview, member: Member, proposed: Mapping[int, datetime], choosing: Standing | None) -> Waiting:
    if member.id in proposed:
        return Waiting(interview, What.PROPOSAL, [member], proposed[member.id])
    if states.is_to_be_chosen(interview):
        return Waiting(interview, What.TICKS, [member], _begins_to_wait(interview), _until(choosing))
    owes = interview.status == "awaiting_feedback"
    return Waiting(interview, What.FEEDBACK if owes else What.ANSWER, [member], _begins_to_wait(interview))


def _each(
    interview: Interview, now: datetime, proposed: Mapping[int, datetime], choosing: Standing | None
) -> Iterator[Waiting]:
    """What one interview waits for; `choosing` is how far it is with its candidate's choice of a time."""
    since = _begins_to_wait(interview)
    if interview.status == "rescheduling":
        yield Waiting(interview, What.TIME, [], since)
    elif choosing is not None:
        yield from _until_it_is_chosen(interview, choosing)
    elif access.nobody_is_left(interview) and states.is_on(interview) and not states.is_ahead(interview, now):
        yield _place(interview, since)
    elif interview.status == "awaiting_feedback":
        owing = [one.member for one in access.owing_feedback(interview)]
        if owing := [one for one in owing if one.id not in interview.feedback_in]:
            yield Waiting(interview, What.FEEDBACK, owing, since)
    elif not interview.is_over(now):
        if needs.by_link_not_coming(interview, now):
            yield Waiting(interview, What.TIME, [], since)
        elif states.is_ahead(interview, now):
            yield from _unanswered(interview, proposed, since)
        if states.is_on(interview) and any(one.response == "declined" for one in access.answering(interview)):
            yield _place(interview, since)


def _until_it_is_chosen(interview: Interview, found: Standing) -> Iterator[Waiting]:
    since = found.choice.offered_at
    if needs.none_is_chosen(interview):
        yield Waiting(interview, What.TIME, [], since)
        return
    if found.declined:
        yield _place(interview, since)
    elif found.is_stuck:
        yield Waiting(interview, What.TIME, [], since)
    if found.silent:
        yield Waiting(interview, What.TICKS, found.silent, since, _until(found))
    elif not found.is_stuck:
        yield Waiting(interview, What.CHOICE, [], since, _until(found))


def _until(found: Standing | None) -> datetime | None:
    times = found.choice.times.values() if found is not None else ()
    return max((one.start for one in times), default=None)


def _place(interview: Interview, since: datetime) -> Waiting:
    gone = [one for one in access.answering(interview) if one.response == "declined"]
    said = [one.responded_at for one in gone if one.responded_at is not None]
    return Waiting(interview, What.PLACE, [one.member for one in gone], min(said, default=since))


def _unanswered(interview: Interview, proposed: Mapping[int, datetime], since: datetime) -> Iterator[Waiting]:
    """By its panel, and what HR has not answered of theirs."""
    if waits := [one.member for one in interview.panel if one.is_current and one.member_id in proposed]:
        yield Waiting(interview, What.PROPOSAL, waits, min(proposed[one.id] for one in waits))
    answers = access.answering(interview)
    silent = [one.member for one in answers if one.response in ("needs_action", "tentative")]
    if silent := [one for one in silent if one.id not in proposed]:
        yield Waiting(interview, What.ANSWER, silent, since)


def _begins_to_wait(interview: Interview) -> datetime:
    if interview.status == "awaiting_feedback" and interview.end is not None:
        return interview.end
    asked: datetime = interview.created_at
    return asked


def _since_when(found: Sequence[Waiting], now: datetime) -> list[Waiting]:
    """Those who are to answer were asked by their invitation, and an interview without a time has been so since it changed."""
    asked = [(one.interview.id, str(who.user_id)) for one in found if one.what is What.ANSWER for who in one.people]
    invited = {
        row["interview"]: row["at"]
        for row in store.fetch(
            """SELECT w.interview, min(o.at) AS at FROM unnest(%(interviews)s::bigint[], %(users)s::text[]) AS w (interview, who)
               CROSS JOIN LATERAL (SELECT max(created_at) AS at FROM outbox
                 WHERE interview_id = w.interview AND to_user = w.who AND kind = %(kind)s) o
               WHERE o.at IS NOT NULL GROUP BY w.interview""",
            interviews=[one for one, _ in asked],
            users=[who for _, who in asked],
            kind=outbox.INVITED,
        )
    }
    changed = {
        row["id"]: row["at"]
        for row in store.fetch(
            """SELECT w.id, (SELECT max(at) FROM audit_event WHERE entity = 'interview' AND entity_id = w.id
                 AND action <> 'room.shown') AS at
               FROM unnest(%(ids)s::bigint[]) AS w (id)""",
            ids=[one.interview.id for one in found if one.what is What.TIME],
        )
    }
    times = {What.ANSWER: invited, What.TIME: changed}
    return [replace(one, since=min(times.get(one.what, {}).get(one.interview.id) or one.since, now)) for one in found]


_YOURS = {
    What.ANSWER: Phrase("pending.your_answer"),
    What.FEEDBACK: Phrase("pending.your_feedback"),
    What.TICKS: Phrase("pending.your_ticks"),
}


def for_whom(one: Waiting, reader: Member, now: datetime) -> str:
    """`李四、王五没回复`, `等你写面评`: for whom it waits, and what for."""
    said = _YOURS.get(one.what) if one.people == [reader] else None
    return pick(said or _of_what(one, reader, now), str(reader.lang))


def _of_what(one: Waiting, reader: Member, now: datetime) -> Phrase:
    lang = str(reader.lang)
    names = text("mark.between_names", lang).join(
        text("word.you", lang) if who == reader else str(who.name) for who in one.people
    )
    lacking = lacks([place for place in one.interview.panel if place.is_open and place.member in one.people], names)
    match one.what:
        case What.ANSWER:
            return Phrase("pending.no_answer", names=names)
        case What.FEEDBACK:
            return Phrase("pending.no_feedback", names=names)
        case What.PROPOSAL:
            if one.people == [reader]:
                return Phrase("pending.your_proposal", hr=hr_of(one.interview, reader))
            return Phrase("pending.proposes", names=names)
        case What.TICKS:
            return Phrase("pending.no_ticks", names=names)
        case What.CHOICE:
            return Phrase("pending.candidate_chooses")
        case What.TIME if needs.none_is_chosen(one.interview):
            if one.interview.candidate_response == "declined":
                return Phrase("pending.not_coming")
            return Phrase("pending.none_suits")
        case What.TIME if states.is_to_be_chosen(one.interview):
            return Phrase("pending.nothing_to_choose")
        case What.PLACE if states.is_to_be_chosen(one.interview):
            return lacking
        case What.PLACE if lacks_everybody(one, now):
            return Phrase("pending.nobody_to_interview", lacking=lacking)
        case What.PLACE if not states.is_ahead(one.interview, now):
            return Phrase("pending.cant_make_it_and_on", lacking=lacking)
        case What.PLACE:
            return lacking
        case What.TIME if states.is_ahead(one.interview, now):
            return Phrase("pending.not_coming")
        case What.TIME if (found := external.overlap_of(one.interview) if one.interview.overlaps else None) is not None:
            return Phrase("pending.clash", clash=clash_of(found, reader, now))
        case What.TIME:
            return Phrase("pending.needs_a_time")


def lacks_everybody(one: Waiting, now: datetime) -> bool:
    """Its time has come, and nobody was there for it."""
    has_begun = not states.is_ahead(one.interview, now) and not states.is_to_be_chosen(one.interview)
    is_place = one.what is What.PLACE and has_begun
    return is_place and access.nobody_is_left(one.interview)
