"""Another system books, moves and calls off interviews by one signed POST."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.e2e.hooking import Ats
from tests.e2e.town import Town, buttons, later


@pytest.fixture
def ats(place: Town) -> Ats:
    return Ats(place.web, place.at)


def done(place: Town) -> None:
    """What was sent is taken in, and what that gives rise to has left."""
    later(place, seconds=11)


def test_one_signed_post_books_an_interview_and_invites_its_panel(place: Town, ats: Ats) -> None:
    ats.sends(interviewers=[{"user_id": "LiSi"}, {"user_id": "wangwu"}])
    assert place.rows("SELECT done_at FROM inbound_delivery") == [{"done_at": None}]
    done(place)
    [interview] = place.rows(
        """SELECT i.status, c.name, j.title, i.round_no, i.round_name, i.meeting_url, r.user_id, lower(i.slot) AS start,
             ARRAY(SELECT m.user_id FROM participant p JOIN member m ON m.id = p.member_id WHERE p.interview_id = i.id
               ORDER BY m.user_id) AS panel
           FROM interview i JOIN candidate c ON c.id = i.candidate_id JOIN application a ON a.id = i.application_id
           JOIN job j ON j.id = a.job_id JOIN member r ON r.id = a.recruiter_id"""
    )
    assert interview == {
        "status": "scheduled",
        "name": "陈晓",
        "title": "后端工程师",
        "round_no": 2,
        "round_name": "二面",
        "meeting_url": "https://meeting.example.com/7",
        "user_id": "zhangmin",
        "start": ats.begins + timedelta(hours=24),
        "panel": ["lisi", "wangwu"],
    }
    for user_id in ("lisi", "wangwu"):
        [card] = place.cards(user_id)
        assert "接受" in buttons(card)
    assert place.rows("SELECT outcome FROM inbound_delivery") == [{"outcome": "applied"}]
