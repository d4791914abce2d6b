"""Addresses of our own pages, as texts and cards give them. Each is a path on BASE_URL, a constant of the process."""

from __future__ import annotations

from bot.interviews import meeting_link
from bot.interviews.models import Interview

_base_url = ""
_for_candidates = ""


def base_url() -> str:
    return _base_url


def set_base_url(url: str) -> None:
    """For the composition root alone."""
    global _base_url
    _base_url = url.rstrip("/")


def base_for_candidates() -> str:
    return _for_candidates


def set_base_for_candidates(url: str) -> None:
    """For the composition root alone; empty where no candidate is sent to us."""
    global _for_candidates
    _for_candidates = url.rstrip("/")


def candidate(token: str) -> str:
    """A candidate's own page about an interview; empty where no candidate is sent to us."""
    return f"{_for_candidates}/c/{token}" if _for_candidates else ""


def interview_path(interview: Interview) -> str:
    return f"/i/{interview.ref}"


def feedback_path(interview: Interview) -> str:
    """Where whoever is on its panel writes what they think."""
    return f"{interview_path(interview)}/feedback"


def interview(interview: Interview) -> str | None:
    """The interview's page, for whoever may see it. None until somebody has signed on, as `room`."""
    return f"{_base_url}{interview_path(interview)}" if interview.has_pages else None


def feedback(interview: Interview) -> str | None:
    """The same of where its panel writes what they think."""
    return f"{_base_url}{feedback_path(interview)}" if interview.has_pages else None


def mine(interview: Interview) -> str | None:
    """All that waits for whoever opens it, this one among it; the same for all."""
    return f"{_base_url}/my" if interview.has_pages else None


def room_path(interview: Interview) -> str:
    return f"/i/{interview.ref}/room"


def room(interview: Interview) -> str | None:
    """The way into an interview's room, the same for all: it opens to its panel alone, each as themselves.

    None until somebody has signed on: nobody is sent to a page that may not work. Into a provider's room there is no other.
    """
    is_way_in = interview.has_pages or meeting_link.is_provided(interview)
    return f"{_base_url}{room_path(interview)}" if is_way_in else None


def resume_path(interview: Interview) -> str:
    return f"/i/{interview.ref}/resume"


def resume(interview: Interview) -> str | None:
    """The candidate's résumé, for whoever reads it. None until somebody has signed on, as `room`."""
    return f"{_base_url}{resume_path(interview)}" if interview.has_pages else None
