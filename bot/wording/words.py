"""The words that everything else is made of: one idea, one word, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from bot.interviews.models import Member
from bot.phrase import Phrase
from bot.texts import in_words, text

_WIDEST = 14  # characters of a name or title in a row

RESPONSES = {
    "needs_action": Phrase("response.needs_action"),
    "accepted": Phrase("response.accepted"),
    "tentative": Phrase("response.tentative"),
    "declined": Phrase("response.declined"),
}
VACATED = Phrase("response.vacated")  # nobody said that they cannot come: whose it was has been deactivated
CANDIDATE_RESPONSES = {
    "needs_action": Phrase("candidate_answer.needs_action"),
    "accepted": Phrase("candidate_answer.accepted"),
    "tentative": Phrase("candidate_answer.tentative"),
    "declined": Phrase("candidate_answer.declined"),
}
ANOTHER_TIME = Phrase("candidate_answer.another_time")  # by their link, and HR has not decided yet
NONE_SUITS = Phrase("candidate_answer.none_suits")
ROLES = {
    "interviewer": Phrase("role.interviewer"),
    "recruiter": Phrase("role.recruiter"),
    "coordinator": Phrase("role.coordinator"),
    "hiring_manager": Phrase("role.hiring_manager"),
    "admin": Phrase("role.admin"),
}
NOBODY_CAME = Phrase("state.nobody_to_interview")  # all had declined, and its time is past
STATES = {
    "draft": Phrase("state.draft"),
    "cancelled": Phrase("state.cancelled"),
    "rescheduling": Phrase("state.rescheduling"),
    "no_show": Phrase("state.no_show"),
    "completed": Phrase("state.completed"),
    "awaiting_feedback": Phrase("state.awaiting_feedback"),
    "in_progress": Phrase("state.in_progress"),
}
VERDICTS = {
    "strong_yes": Phrase("verdict.strong_yes"),
    "yes": Phrase("verdict.yes"),
    "no_decision": Phrase("verdict.no_decision"),
    "no": Phrase("verdict.no"),
    "strong_no": Phrase("verdict.strong_no"),
}
RATINGS = {1: Phrase("rating.weak"), 2: Phrase("rating.fair"), 3: Phrase("rating.good"), 4: Phrase("rating.excellent")}
NOT_COMING = Phrase("state.not_coming")
CANDIDATE_LATE = Phrase("state.candidate_late")
CANDIDATE_NOT_COMING = Phrase("state.hr_decides")  # by their own link; the panel is bound
NOT_HELD = Phrase("state.not_held")
NO_INTERVIEWER = Phrase("state.short_of_interviewers")
NOT_ASKED = Phrase("response.not_asked")
NO_TIME = Phrase("state.no_time")
REPLACED = Phrase("state.replaced")
MODES = {"video": Phrase("mode.video"), "onsite": Phrase("mode.onsite"), "phone": Phrase("mode.phone")}


def pick(said: Phrase | tuple[str, str], lang: str) -> str:
    """The words of a phrase in the language, or the half of a pair (English, Chinese) that a command declares of itself."""
    if isinstance(said, Phrase):
        return in_words(said, lang)
    return said[1] if lang == "zh" else said[0]


def upper_first(said: str) -> str:
    """As a sentence begins; Chinese has no case."""
    return said[:1].upper() + said[1:]


def standing(member: Member | None, name: str, lang: str) -> str:
    """`李四：面试官`: as what somebody is a member now, if they are."""
    said = ROLES[str(member.role)] if member is not None and member.active else Phrase("role.none")
    return text("standing.name", lang, name=name) + pick(said, lang)


def short(name: str) -> str:
    return name if len(name) <= _WIDEST else name[: _WIDEST - 1] + "…"


def numbered(lines: Iterable[str], first: int = 1) -> str:
    return "\n".join(f"{number}) {line}" for number, line in enumerate(lines, first))
