"""What became of what another system has sent."""

from __future__ import annotations

from tests.world.town import Town, later


def done(place: Town) -> None:
    """What was sent is taken in, and what that gives rise to has left."""
    later(place, seconds=11)


def state(place: Town, its_id: str = "a-1") -> dict[str, object]:
    """The interview that is its id's: status, start, panel, place."""
    rows = place.rows(
        """SELECT i.id, i.status, lower(i.slot) AS start, i.meeting_url, r.name AS room, c.name AS candidate, i.round_name,
             ARRAY(SELECT m.user_id FROM participant p JOIN member m ON m.id = p.member_id WHERE p.interview_id = i.id
               AND p.response <> 'declined' ORDER BY m.user_id) AS panel
           FROM external_ref x JOIN interview i ON i.id = x.interview_id JOIN candidate c ON c.id = i.candidate_id
           LEFT JOIN room r ON r.id = i.room_id WHERE x.external_id = %(id)s""",
        id=its_id,
    )
    return rows[0] if rows else {}


def outcomes(place: Town) -> list[str]:
    return [row["outcome"] for row in place.rows("SELECT outcome FROM inbound_delivery ORDER BY id")]


def code(place: Town, its_id: str = "a-1") -> str:
    [row] = place.rows(
        "SELECT i.code FROM external_ref x JOIN interview i ON i.id = x.interview_id WHERE x.external_id = %(id)s",
        id=its_id,
    )
    return str(row["code"])
