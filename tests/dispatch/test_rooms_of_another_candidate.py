"""Another candidate comes under the same interview, by whatever way: who comes now stands in no room of somebody else's."""

from __future__ import annotations

import pytest

from bot.db import store
from bot.interviews.models import Interview
from tests.world import rooms
from tests.world.rooms import at_vendor, booked, way_in, way_in_of_candidate, who_is_at
from tests.world.town import Town, later


@pytest.fixture
def town(place: Town) -> Town:
    return rooms.with_rooms(place)


def is_anothers(town: Town, interview: Interview) -> None:
    with store.db.connection_context(), store.db.atomic():
        [other] = store.fetch("INSERT INTO candidate (name) VALUES ('林悦') RETURNING id")
        [theirs] = store.fetch(
            """INSERT INTO application (candidate_id, job_id) SELECT %(other)s, job_id FROM application
               WHERE id = %(id)s RETURNING id""",
            other=other["id"],
            id=interview.application_id,
        )
        store.execute(
            "UPDATE interview SET candidate_id = %(other)s, application_id = %(theirs)s WHERE id = %(id)s",
            other=other["id"],
            theirs=theirs["id"],
            id=interview.id,
        )
    later(town, seconds=1)


def test_they_get_a_room_of_their_own_and_the_old_one_is_deleted(town: Town) -> None:
    interview = booked(town, "lisi")
    before = [str(way_in_of_candidate(interview)), str(way_in(town, interview, "lisi"))]
    assert who_is_at(before[0]) == "陈晓"
    is_anothers(town, interview)
    for _ in range(2):
        later(town, seconds=2)
    assert [one["candidate"] for one in at_vendor(town)] == ["林悦"]
    assert [who_is_at(one) for one in before] == ["", ""]
    assert who_is_at(str(way_in_of_candidate(interview))) == "林悦"
    assert who_is_at(str(way_in(town, interview, "lisi"))) == "李四"


def test_until_it_is_there_nobody_is_sent_to_the_old_one(town: Town) -> None:
    interview = booked(town, "lisi")
    town.rooms = None  # the keeper has not been by
    is_anothers(town, interview)
    assert way_in_of_candidate(interview) is None
    assert way_in(town, interview, "lisi") is None


def test_it_is_so_also_where_the_candidate_changed_while_the_room_was_asked_for(town: Town) -> None:
    town.settle()
    rooms.faults(town, lost_posts=1, list_has_links=True)
    interview = booked(town, "lisi")
    assert way_in_of_candidate(interview) is None
    is_anothers(town, interview)
    for _ in range(4):
        later(town, seconds=61)
    assert [one["candidate"] for one in at_vendor(town)] == ["林悦"]
    assert who_is_at(str(way_in_of_candidate(interview))) == "林悦"
