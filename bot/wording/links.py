"""Addresses of our own pages, as texts and cards give them. Each is a path on BASE_URL."""

from __future__ import annotations

from bot.installation import process
from bot.interviews import meeting_link
from bot.interviews.models import Interview


def base_for_candidates() -> str:
    """Empty where no candidate is sent to us."""
    return process.installation.base_url_for_candidates


def candidate(token: str) -> str:
    """A candidate's own page about an interview; empty where no candidate is sent to us."""
    return f"{base}/c/{token}" if (base := base_for_candidates()) else ""


def interview_path(interview: Interview) -> str:
    return f"/i/{interview.ref}"


def feedback_path(interview: Interview) -> str:
    """Where whoever is on its panel writes what they think."""
    return f"{interview_path(interview)}/feedback"


def interview(interview: Interview) -> str | None:
    """The interview's page, for whoever may see it. None until somebody has signed on, as `room`."""
    return f"{process.installation.base_url}{interview_path(interview)}" if interview.has_pages else None


def feedback(interview: Interview) -> str | None:
    """The same of where its panel writes what they think."""
    return f"{process.installation.base_url}{feedback_path(interview)}" if interview.has_pages else None


def mine(interview: Interview) -> str | None:
    """All that waits for whoever opens it, this one among it; the same for all."""
    return f"{process.installation.base_url}/my" if interview.has_pages else None


def room_path(interview: Interview) -> str:
    return f"/i/{interview.ref}/room"


def room(interview: Interview) -> str | None:
    """The way into an interview's room, the same for all: it opens to its panel alone, each as themselves.

    None until somebody has signed on: nobody is sent to a page that may not work. Into a provider's room there is no other.
    """
    is_way_in = interview.has_pages or meeting_link.is_provided(interview)
    return f"{process.installation.base_url}{room_path(interview)}" if is_way_in else None


def resume_path(interview: Interview) -> str:
    return f"/i/{interview.ref}/resume"


def resume(interview: Interview) -> str | None:
    """The candidate's résumé, for whoever reads it. None until somebody has signed on, as `room`."""
    return f"{process.installation.base_url}{resume_path(interview)}" if interview.has_pages else None
