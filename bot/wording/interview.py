"""How one interview reads: its name, where it stands, who is there, and all of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.interviews import access, needs, states, wishes
from bot.interviews.models import Interview, Member, Participant
from bot.phrase import Phrase
from bot.texts import text
from bot.wording.times import clock, day_and_clock, moment, zone
from bot.wording.words import (
    ANOTHER_TIME,
    CANDIDATE_RESPONSES,
    MODES,
    NO_INTERVIEWER,
    NO_TIME,
    NOBODY_CAME,
    NONE_SUITS,
    NOT_ASKED,
    NOT_COMING,
    NOT_HELD,
    REPLACED,
    RESPONSES,
    STATES,
    VACATED,
    pick,
)

_LONGEST_REASON = 60


def state(interview: Interview, viewer: Member, now: datetime) -> Phrase:
    """Where the interview stands, as this viewer needs to know it: before it begins, by the answers of the panel."""
    if not access.follows(viewer, interview):
        return REPLACED
    if interview.status == "rescheduling" and interview.candidate_response == "declined":
        return NOT_COMING
    if interview.status == "rescheduling" and interview.slot is None:
        return NO_TIME
    if states.was_not_held(interview, now):
        return NOT_HELD
    if interview.status in STATES and interview.status not in ("in_progress", "awaiting_feedback"):
        return STATES[interview.status]
    if _has_ended(interview, now):
        if access.nobody_is_left(interview):
            return NOBODY_CAME
        done = all(one.member_id in interview.feedback_in for one in access.owing_feedback(interview))
        return STATES["completed" if done else "awaiting_feedback"]
    if interview.start is not None and interview.start <= now:
        return STATES["in_progress"]
    own = access.place_of(viewer, interview)
    if own and own.is_current:
        return answer_of(own)
    answers = [answer_of(one) for one in access.answering(interview)]
    answers += [NO_INTERVIEWER] if needs.lacks_interviewers(interview) else []
    for answer in (RESPONSES["declined"], VACATED, NO_INTERVIEWER, RESPONSES["needs_action"], RESPONSES["tentative"]):
        if answer in answers:
            return answer
    return RESPONSES["accepted"]


def state_in_full(interview: Interview, viewer: Member, now: datetime) -> str:
    """`state`, and of feedback that is due also whose: `待面评：王五`."""
    lang, found = str(viewer.lang), state(interview, viewer, now)
    if found != STATES["awaiting_feedback"]:
        return pick(found, lang)
    missing = [one.member for one in access.owing_feedback(interview) if one.member_id not in interview.feedback_in]
    whose = text("mark.between_names", lang).join(
        text("word.you", lang) if one == viewer else str(one.name) for one in missing
    )
    return f"{pick(found, lang)}{text('mark.after_label', lang)}{whose}"


def _has_ended(interview: Interview, now: datetime) -> bool:
    """By its time, or earlier since its room is over."""
    return interview.is_over(now) or interview.status == "awaiting_feedback"


def answer_of(place: Participant) -> Phrase:
    return VACATED if place.was_vacated else RESPONSES[str(place.response)]


def lacks(places: Sequence[Participant], names: str) -> Phrase:
    """`李四 无法参加`; of whose places are open without a word of theirs, that: `李四 的位置空着`."""
    if places and all(one.was_vacated for one in places):
        return Phrase("declined.place_is_open", names=names)
    return Phrase("declined.who_cant", names=names)


def candidates_answer(interview: Interview, viewer: Member) -> Phrase:
    """As far as the viewer may know it; of who asks for another time, or whom none suits, that."""
    answer = access.candidates_answer(viewer, interview)
    if answer == "tentative" and wishes.of(interview) is not None:
        return NONE_SUITS if states.is_to_be_chosen(interview) else ANOTHER_TIME
    return CANDIDATE_RESPONSES[answer]


def lateness(interview: Interview, viewer: Member, now: datetime) -> str:
    """`会晚到 10 分钟（19:10 到）`, as the candidate said; empty once they are here, or it is over."""
    start, expected = interview.start, interview.expected_at
    if start is None or expected is None or interview.here_at is not None or interview.is_over(now):
        return ""
    minutes, at = (expected - start) // timedelta(minutes=1), clock(expected, viewer, now)
    return text("interview.late", str(viewer.lang), minutes=minutes, at=at)


def for_good(interview: Interview, viewer: Member, now: datetime) -> Phrase:
    """`state`, in words that stay true on a card that nobody can change any more."""
    said = state(interview, viewer, now)
    if said in (STATES["awaiting_feedback"], STATES["completed"], NOBODY_CAME):
        return Phrase("state.over")
    return Phrase("state.started") if said == STATES["in_progress"] else said


def candidate_name(interview: Interview, viewer: Member) -> str:
    """In full, masked (陈*), or not at all for who must stay away."""
    if access.must_stay_away(viewer, interview):
        return text("interview.a_candidate", str(viewer.lang))
    name = interview.candidate.shown_name
    return name if access.names_candidate(viewer, interview) else name[0] + "*"


def title(interview: Interview, viewer: Member) -> str:
    """`1203 陈晓 · 后端工程师 一面`"""
    return f"{interview.code or ''} {about(interview, viewer)}".strip()


def coded(interview: Interview, viewer: Member) -> str:
    """`1203 陈晓`"""
    return f"{interview.code or ''} {candidate_name(interview, viewer)}".strip()


def about(interview: Interview, viewer: Member) -> str:
    """`陈晓 · 后端工程师 一面`"""
    return f"{candidate_name(interview, viewer)} · {job_and_round(interview)}"


def job_and_round(interview: Interview) -> str:
    """`后端工程师 一面`"""
    return f"{interview.application.job.title!s} {interview.round_name!s}"


def brief(interview: Interview, viewer: Member, now: datetime) -> str:
    """`陈晓 明天 14:00`: enough to tell it from the reader's others; the name alone where the time is not theirs to see."""
    name = candidate_name(interview, viewer)
    if interview.start is None or not access.follows(viewer, interview):
        return name
    at = day_and_clock(interview.start, viewer, now)
    return text("interview.brief", str(viewer.lang), name=name, at=at) + zone(viewer, interview.start, interview)


def details(interview: Interview, viewer: Member, now: datetime) -> list[str]:
    """The lines of an interview's card: what, when, who, where, and how far it is."""
    lang = str(viewer.lang)
    if not access.follows(viewer, interview):
        return [
            f"{title(interview, viewer)} · {pick(REPLACED, lang)}",
            text("interview.ask", lang, hr=hr_of(interview, viewer)),
        ]
    answer = pick(candidates_answer(interview, viewer), lang)
    answer = text("mark.between_changes", lang).join(filter(None, (answer, lateness(interview, viewer, now))))
    lines = [
        f"{title(interview, viewer)} · {state_in_full(interview, viewer, now)}",
        moment(interview, viewer, now),
        text("book_line.panel", lang) + panel(interview, viewer),
        text("choice.candidate", lang) + answer,
        text("book_line.place", lang) + place(interview, viewer),
    ]
    if away := replaced_and_kept_away(interview, viewer):
        lines.append(text("interview.kept_away", lang) + away)
    if count := feedback_count(interview, now):
        own = text("interview.yours_is_in", lang) if viewer.id in interview.feedback_in else ""
        lines.append(text("interview.feedback", lang) + count + own)
    return lines


def feedback_count(interview: Interview, now: datetime) -> str:
    """`1/2` of what is expected is in; empty before the end, and where none is."""
    required = access.owing_feedback(interview)
    if not _has_ended(interview, now) or not required:
        return ""
    return f"{sum(one.member_id in interview.feedback_in for one in required)}/{len(required)}"


def kit(earlier: Sequence[Interview], viewer: Member, now: datetime) -> list[str]:
    """What went before: who held which round, never what they thought."""
    if not earlier:
        return []
    lang = str(viewer.lang)
    comma = text("mark.between_changes", lang)
    held = [f"{one.round_name!s}{text('mark.in_brackets', lang, said=comma.join(held_by(one)))}" for one in earlier]
    return [text("interview.before", lang) + comma.join(held)]


def held_by(interview: Interview) -> list[str]:
    """The names of those who were there."""
    return [str(one.member.name) for one in interview.panel if one.attends]


def panel(interview: Interview, viewer: Member) -> str:
    """Who is on it, and what each has answered; for HR with the reason."""
    return each_with_answer(answers(interview, viewer), str(viewer.lang)) or text("interview.nobody_yet", viewer.lang)


def each_with_answer(said: Sequence[tuple[str, str]], lang: str) -> str:
    """`李四（旁听） 已接受，王五 待回复`"""
    return text("mark.between_changes", lang).join(f"{who}{text('page.colon', lang)}{answer}" for who, answer in said)


def answers(interview: Interview, viewer: Member) -> list[tuple[str, str]]:
    """The same, one by one: `("李四（旁听）", "已接受")`."""
    return [
        (
            (text("word.you", viewer.lang) if one.member_id == viewer.id else str(one.member.name))
            + (text("move.sits_in", viewer.lang) if one.part == "shadow" else ""),
            pick(_answer_to(interview, one), viewer.lang) + _why(one, viewer),
        )
        for one in interview.panel
        if one.is_current
    ]


def _answer_to(interview: Interview, place: Participant) -> Phrase:
    """Of what has no time, since another interview is then, nobody is asked before that is decided."""
    return NOT_ASKED if interview.overlaps and place.response == "needs_action" else answer_of(place)


def replaced_and_kept_away(interview: Interview, viewer: Member) -> str:
    """Who is off the panel and knows the candidate: for HR, who might ask them back. Of the others the reason says it."""
    if not access.reads_reason(viewer):
        return ""
    away = [
        one.member for one in interview.panel if not one.is_current and access.must_stay_away(one.member, interview)
    ]
    return text("mark.between_names", viewer.lang).join(str(one.name) for one in away)


def _why(one: Participant, viewer: Member) -> str:
    if one.response != "declined" or not one.response_reason or not access.reads_reason(viewer):
        return ""
    reason = str(one.response_reason)
    reason = reason if len(reason) <= _LONGEST_REASON else reason[: _LONGEST_REASON - 1] + "…"
    return text("mark.in_brackets", viewer.lang, said=reason)


def place(interview: Interview, viewer: Member) -> str:
    mode = pick(MODES[interview.mode], viewer.lang)
    return f"{mode} · {interview.room.name!s}" if interview.room else mode


def hr_of(interview: Interview, viewer: Member) -> str:
    """Who looks after the interview, by name; not the viewer themselves."""
    names = [str(one.name) for one in interview.application.caretakers if one.id != viewer.id]
    return text("mark.between_names", viewer.lang).join(names) or text("hears.admin", viewer.lang)


def present(interview: Interview, viewer: Member, now: datetime) -> str:
    """`1203 陈晓 明天 14:00：你还没有回复`: where it stands now, for who has just changed something about it."""
    own = access.place_of(viewer, interview)
    name = f"{interview.code or ''} {brief(interview, viewer, now)}".strip()
    if own is not None and own.is_current and states.is_ahead(interview, now):
        said = {
            "needs_action": Phrase("present.needs_action"),
            "accepted": Phrase("present.accepted"),
            "tentative": Phrase("present.tentative"),
            "declined": Phrase("present.declined"),
        }[str(own.response)]
        said = VACATED if own.was_vacated else said
        return name + text("mark.after_label", str(viewer.lang)) + pick(said, str(viewer.lang))
    if not states.is_ahead(interview, now) or not access.follows(viewer, interview):
        return f"{name}{text('mark.after_label', str(viewer.lang))}{state_in_full(interview, viewer, now)}"
    candidate = pick(candidates_answer(interview, viewer), str(viewer.lang))
    return text("interview.present", str(viewer.lang), name=name, panel=panel(interview, viewer), candidate=candidate)
