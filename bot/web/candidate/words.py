"""What a candidate reads on their page, in both languages and always in 您: who keeps what, what to prepare, how it stands."""

from __future__ import annotations

from bot.installation import process
from bot.interviews import meeting_link, open_to_candidate, self_choice, states, wishes
from bot.web.candidate.visit import Visit
from bot.wording.for_candidate import round_called

# After what was done, or could not be: the id by the word in the page's address.
NOTES: dict[str, str] = {
    "moved": "candidate_page.moved_answer_again",
    "changed": "candidate_page.moved_meanwhile",
    "notnow": "candidate_page.not_now",
    "taken": "candidate_page.taken_choose_another",
    "gone": "candidate_page.taken",
}
_PREPARE: dict[str, tuple[str, ...]] = {
    "video": ("candidate_page.prepare_quiet_place", "candidate_page.prepare_camera"),
    "phone": ("candidate_page.prepare_reception", "candidate_page.prepare_cv"),
    "onsite": ("candidate_page.prepare_identity", "candidate_page.prepare_be_early"),
}
_FROM_A_COMPUTER = "candidate_page.prepare_computer"


def note(visit: Visit, said: str, *, has_slots: bool, is_asked: bool) -> str:
    """What to say first of what was done, or could not be. Nobody is asked for an answer or a choice that they cannot give."""
    if said == "moved" and not is_asked:
        said = "changed"
    if said == "taken" and not has_slots:
        said = "gone"
    return visit.text(NOTES[said]) if said in NOTES else ""


def enough(visit: Visit, contact: tuple[str, str] | None) -> str:
    """By the page they have said it as often as is passed on, or all that can be said there."""
    said = " ".join(filter(None, contact or ()))
    return visit.text("candidate_page.please_call", who=said or visit.text("candidate_page.who_sent_it"))


def prepare(visit: Visit) -> list[str]:
    from_a_computer = (_FROM_A_COMPUTER,) if meeting_link.is_provided(visit.interview) else ()
    return [visit.text(one) for one in (*_PREPARE[str(visit.interview.mode)], *from_a_computer)]


def how_many(visit: Visit) -> str:
    """`2 位面试官`; never who."""
    n = sum(one.attends and one.part != "shadow" for one in visit.interview.panel)
    return visit.text("candidate_page.interviewers", n=n) if n else ""


def place(visit: Visit) -> tuple[str, str]:
    """How it takes place: its name, and where."""
    interview = visit.interview
    if interview.mode == "phone":
        return visit.text("candidate_page.how"), visit.text("candidate_page.by_phone")
    if interview.mode == "onsite":
        where = str(interview.room.name) if interview.room else visit.text("candidate_page.we_will_tell")
        return visit.text("card.place"), where
    where = f" · {interview.room.name}" if interview.room else ""
    return visit.text("candidate_page.how"), visit.text("candidate_page.video") + where


def company(visit: Visit) -> str:
    return process.installation.company_name or visit.text("candidate_page.company")


def privacy(visit: Visit, contact: str) -> list[str]:
    """Who keeps what, for how long, and how it is deleted (个人信息保护法, articles 17 and 47)."""
    who = company(visit)
    ask = visit.text("candidate_page.ask_contact" if contact else "candidate_page.ask_sender", contact=contact)
    return [
        visit.text("candidate_page.privacy_what", who=who),
        visit.text("candidate_page.privacy_until"),
        _others(visit),
        visit.text("candidate_page.privacy_rights", ask=ask),
    ]


def _others(visit: Visit) -> str:
    """To whom something of it is told."""
    if meeting_link.is_provided(visit.interview):
        return visit.text("candidate_page.privacy_showmebug")
    return visit.text("candidate_page.privacy_nobody")


def state(visit: Visit, *, has_slots: bool) -> tuple[str, str]:
    """How it stands for the candidate, and its tone: `good`, `asks` or `soft`."""
    interview, now = visit.interview, visit.now
    if interview.candidate_response == "declined":
        return _not_coming(visit)
    if states.is_to_be_chosen(interview):
        return _to_be_chosen(visit, has_slots=has_slots)
    if interview.status == "no_show":
        return visit.text("candidate_page.did_not_meet"), "soft"
    if interview.status == "rescheduling":
        return visit.text("candidate_page.time_is_open"), "soft"
    if interview.is_over(now):
        if interview.here_at is None:  # nobody knows whether they came
            return visit.text("candidate_page.is_over"), "soft"
        return visit.text("candidate_page.thanks"), "soft"
    if not states.is_ahead(interview, now):
        return visit.text("candidate_page.has_begun"), "good"
    return _answered(visit)


def _not_coming(visit: Visit) -> tuple[str, str]:
    """What they said stays so, whatever the hour; until HR has decided somebody writes to them."""
    is_open = states.is_open(visit.interview, visit.now)
    return visit.text("candidate_page.not_coming_we_contact" if is_open else "candidate_page.not_coming"), "soft"


def _to_be_chosen(visit: Visit, *, has_slots: bool) -> tuple[str, str]:
    if wishes.of(visit.interview) is not None:
        return visit.text("candidate_page.times_said"), "soft"
    if has_slots:
        return visit.text("candidate_page.choose"), "asks"
    return visit.text("candidate_page.arranging"), "soft"


def no_slots(visit: Visit, contact: tuple[str, str] | None) -> str:
    """There is nothing to choose from: that times are coming, or that those there were are gone."""
    said = " ".join(filter(None, contact or ()))
    ask = visit.text("candidate_page.urgent", said=said) if said else ""
    found = self_choice.of(visit.interview.id)
    if found is not None and self_choice.common(visit.interview, found):
        return visit.text("candidate_page.times_gone") + ask
    return visit.text("candidate_page.nothing_yet") + ask


def _answered(visit: Visit) -> tuple[str, str]:
    interview = visit.interview
    if interview.candidate_response == "accepted":
        return visit.text("candidate_page.confirmed"), "good"
    if wishes.of(interview) is not None:
        return (
            visit.text("candidate_page.asked_for_another"),
            "soft",
        )
    if interview.expected_at is not None:  # who says that they are late comes
        return visit.text("candidate_page.expect_you"), "good"
    return visit.text("candidate_page.please_answer"), "asks"


def late_said(visit: Visit) -> str:
    """`您已告知晚到 10 分钟`"""
    interview = visit.interview
    if interview.expected_at is None or interview.start is None or interview.is_over(visit.now):
        return ""
    minutes = int((interview.expected_at - interview.start).total_seconds()) // 60
    if visit.interview.here_at is not None:  # and are here by now
        return ""
    return visit.text("candidate_page.late", minutes=minutes)


def here_said(visit: Visit) -> str:
    if visit.interview.here_at is None or visit.interview.is_over(visit.now):
        return ""
    return visit.text("candidate_page.here") if open_to_candidate.is_on_the_spot(visit.interview) else ""


def not_met(visit: Visit, contact: tuple[str, str] | None) -> str:
    """Of who was not met: that somebody can be called still, since who comes after all is taken in."""
    said = " ".join(filter(None, contact or ()))
    if visit.interview.status != "no_show" or not said:
        return ""
    return visit.text("candidate_page.not_met", said=said)


def about(visit: Visit) -> str:
    """`后端工程师 · 一面`"""
    return f"{visit.interview.application.job.title} · {round_called(visit.interview, visit.lang)}"
