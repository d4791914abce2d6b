"""Another system puts somebody else under an id that is known: nothing of the one before is theirs."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
import requests

from bot.db import store
from bot.hooks import work
from bot.interviews import candidate_link, lookup
from tests.said import zh
from tests.world import rooms
from tests.world.hooked import code, done, outcomes, state
from tests.world.hooking import Ats
from tests.world.town import Town, buttons, later

LIN: dict[str, Any] = {"name": "林悦", "email": "linyue@example.com"}


@pytest.fixture
def ats(place: Town) -> Ats:
    return Ats(place.web, place.at)


def known(place: Town, *, busy_in_hours: float | None = None, panel: str = "wangwu") -> str:
    """林悦 has an interview of her own already; its code."""
    own = place.book(panel, candidate="林悦", in_hours=busy_in_hours or 90)
    place.rows("UPDATE candidate SET email = 'linyue@example.com' WHERE name = '林悦' RETURNING id")
    return str(own.code)


def test_the_former_ones_link_opens_nothing_of_the_new_ones(place: Town, ats: Ats) -> None:
    ats.sends(start=place.at + timedelta(minutes=20))
    done(place)
    with store.db.connection_context():
        [interview] = lookup.load([int(str(state(place)["id"]))])
        token = candidate_link.of(interview).token
    page = requests.get(f"{place.web}/c/{token}", timeout=10)
    assert page.status_code == 200
    ats.sends(start=ats.begins + timedelta(minutes=20), candidate=LIN)
    done(place)
    assert state(place)["candidate"] == "林悦"
    page = requests.get(f"{place.web}/c/{token}", timeout=10)
    assert "后端" not in page.text
    room = requests.get(f"{place.web}/c/{token}/room", timeout=10, allow_redirects=False)
    assert "Location" not in room.headers


def test_the_former_ones_room_is_not_the_new_ones(place: Town, ats: Ats) -> None:
    town = rooms.with_rooms(place)
    ats.sends(meeting_url=None)
    done(town)
    later(town, minutes=1)
    [before] = rooms.at_vendor(town)
    ats.sends(meeting_url=None, candidate=LIN)
    done(town)
    later(town, minutes=1)
    assert [one["candidate"] for one in rooms.at_vendor(town) if one["uid"] != before["uid"]] == ["林悦"]


def test_its_panel_hears_that_the_former_is_off_and_is_asked_anew(place: Town, ats: Ats) -> None:
    ats.sends()
    done(place)
    place.say("lisi", "接受")
    place.rows("UPDATE interview SET candidate_response = 'accepted', expected_at = lower(slot) RETURNING id")
    assert state(place)["status"] == "confirmed"
    ats.sends(candidate=LIN)
    done(place)
    assert (state(place)["candidate"], state(place)["status"]) == ("林悦", "scheduled")
    [told] = [one for one in place.texts("lisi") if "取消了面试" in one]
    assert "陈晓" in told
    assert "接受" in buttons(place.cards("lisi")[-1])
    assert any("林悦" in str(value) for value in place.cards("lisi")[-1]["content"].values())
    [now] = place.rows(
        """SELECT i.candidate_response, i.here_at, i.expected_at, p.response FROM interview i
           JOIN participant p ON p.interview_id = i.id WHERE i.id = %(id)s""",
        id=state(place)["id"],
    )
    assert now == {
        "candidate_response": "needs_action",
        "here_at": None,
        "expected_at": None,
        "response": "needs_action",
    }


def test_who_knew_the_former_one_still_does_and_may_interview_the_new_one(place: Town, ats: Ats) -> None:
    ats.sends()
    done(place)
    place.say("lisi", f"无法参加 {code(place)} 认识候选人")
    later(place)
    ats.sends(candidate=LIN)
    done(place)
    assert state(place)["panel"] == ["lisi"]
    ats.sends("a-2", start=ats.begins + timedelta(hours=48))  # 陈晓 once more
    done(place)
    assert state(place, "a-2")["panel"] == []


@pytest.mark.parametrize("moves", [False, True])
def test_whoever_knows_the_new_one_is_not_on_the_panel_and_hr_finds_another(
    place: Town, ats: Ats, *, moves: bool
) -> None:
    own = known(place, panel="lisi")
    place.say("lisi", f"无法参加 {own} 认识候选人")
    later(place)
    ats.sends()
    done(place)
    place.say("lisi", "接受")
    start = ats.begins + timedelta(hours=30 if moves else 24)
    ats.sends(start=start, candidate=LIN)
    done(place)
    assert outcomes(place) == ["applied", "applied"]
    assert (state(place)["candidate"], state(place)["start"], state(place)["panel"]) == ("林悦", start, [])
    later(place)
    assert sum("无法参加" in one["content"]["main_title"]["title"] for one in place.cards("zhangmin")) == 2


def test_whoever_turns_out_to_be_the_candidate_is_in_no_moves_way(place: Town, ats: Ats) -> None:
    """By an address that comes later: they leave the panel, and HR finds somebody else."""
    place.rows("UPDATE member SET email = 'lisi@example.com' WHERE user_id = 'lisi' RETURNING id")
    ats.sends(candidate={"name": "李四"}, interviewers=[{"user_id": "lisi"}, {"user_id": "wangwu"}])
    done(place)
    start = ats.begins + timedelta(hours=30)
    ats.sends(
        start=start,
        candidate={"name": "李四", "email": "lisi@example.com"},
        interviewers=[{"user_id": "lisi"}, {"user_id": "wangwu"}],
    )
    done(place)
    assert outcomes(place) == ["applied", "applied"]
    assert (state(place)["start"], state(place)["panel"]) == (start, ["wangwu"])
    later(place)
    titles = {one["content"]["main_title"]["title"] for one in place.cards("zhangmin")}
    assert titles >= {zh("declined.who_cant", names="李四"), zh("matched.title", who="李四")}


def test_where_the_new_one_is_elsewhere_then_hr_is_asked(place: Town, ats: Ats) -> None:
    known(place, busy_in_hours=24)
    ats.sends()
    done(place)
    ats.sends(candidate=LIN)
    done(place)
    assert outcomes(place) == ["applied", "applied"]
    assert (state(place)["candidate"], state(place)["status"], state(place)["start"]) == ("林悦", "rescheduling", None)
    assert place.title("zhangmin") == zh("overlap.title")


def test_nobody_is_renamed_into_somebody_else(place: Town, ats: Ats) -> None:
    ats.sends()
    ats.sends("a-2", start=ats.begins + timedelta(hours=48))
    done(place)
    ats.sends(candidate=LIN)
    done(place)
    assert (state(place)["candidate"], state(place, "a-2")["candidate"]) == ("林悦", "陈晓")
    assert place.rows("SELECT name, email FROM candidate ORDER BY id") == [
        {"name": "陈晓", "email": "chenxiao@example.com"},
        LIN,
    ]


def test_a_differing_name_is_somebody_else_though_the_address_stays(place: Town, ats: Ats) -> None:
    """An agency has one mailbox for all whom it sends: what was the former one's is not theirs."""
    other = {"name": "陈小晓", "email": "chenxiao@example.com", "mobile": "13800000000"}
    ats.sends()
    done(place)
    place.say("lisi", "接受")
    ats.sends(candidate=other)
    done(place)
    assert (state(place)["candidate"], state(place)["status"]) == ("陈小晓", "scheduled")
    assert place.rows("SELECT name FROM candidate ORDER BY id") == [{"name": "陈晓"}, {"name": "陈小晓"}]
    ats.sends(candidate=other | {"name": "陈 小晓"})  # only a blank more
    done(place)
    assert len(place.rows("SELECT 1 FROM candidate")) == 2


def test_of_two_with_one_address_it_stays_who_it_is(place: Town, ats: Ats) -> None:
    place.rows("INSERT INTO candidate (name, mobile) VALUES ('陈晓', '13800000000') RETURNING id")
    ats.sends(candidate={"name": "陈晓", "email": "chenxiao@example.com"})
    done(place)
    before = state(place)
    place.rows("UPDATE candidate SET email = 'chenxiao@example.com' RETURNING id")
    ats.sends(candidate={"name": "陈晓", "email": "chenxiao@example.com"}, round="三面")
    done(place)
    assert state(place) == before | {"round_name": "三面"}


def test_of_two_with_one_name_it_is_the_others_once_their_address_is_said(place: Town, ats: Ats) -> None:
    place.rows("INSERT INTO candidate (name, email) VALUES ('陈晓', 'other@example.com') RETURNING id")
    ats.sends()
    done(place)
    place.say("lisi", "接受")
    before = state(place)
    ats.sends(candidate={"name": "陈晓", "email": "other@example.com"})
    done(place)
    assert (state(place)["status"], state(place)["id"] != before["id"]) == ("scheduled", True)
    rows = place.rows(
        "SELECT c.email, i.status FROM interview i JOIN candidate c ON c.id = i.candidate_id ORDER BY i.id"
    )
    assert [(row["email"], row["status"]) for row in rows] == [
        ("chenxiao@example.com", "cancelled"),
        ("other@example.com", "scheduled"),
    ]


def test_under_its_id_the_same_name_is_the_same_person_with_another_address(place: Town, ats: Ats) -> None:
    ats.sends()
    done(place)
    place.say("lisi", "接受")
    before = state(place)
    ats.sends(candidate={"name": "陈晓", "email": "new@example.com"})
    done(place)
    assert state(place) == before
    assert place.rows("SELECT email FROM candidate") == [{"email": "new@example.com"}]


def test_who_has_neither_address_nor_number_is_nobody_who_has_none_either(place: Town, ats: Ats) -> None:
    place.rows("INSERT INTO candidate (name, mobile, email) VALUES ('老王', '', '') RETURNING id")
    ats.sends(candidate={"name": "新人"})
    done(place)
    assert state(place)["candidate"] == "新人"


def test_people_are_locked_before_candidates(place: Town, ats: Ats) -> None:
    """As by everybody: who holds a member of the panel, and then wants the candidate, gets it."""
    ats.sends(candidate={"name": "陈晓"})
    done(place)
    [row] = place.rows(
        "SELECT p.member_id, i.candidate_id FROM participant p JOIN interview i ON i.id = p.interview_id"
    )
    ats.sends(candidate={"name": "陈晓", "email": "chenxiao@example.com"})
    place.move(seconds=11)
    with store.db.connection_context(), store.db.atomic():
        store.fetch("SELECT 1 FROM member WHERE id = %(id)s FOR NO KEY UPDATE", id=row["member_id"])
        taking_in = threading.Thread(target=work.sweep, args=(place.app.delivery.wecom, place.at))
        taking_in.start()
        while not store.fetch("SELECT 1 FROM pg_locks WHERE NOT granted"):
            assert taking_in.is_alive()
        assert store.fetch("SELECT 1 FROM candidate WHERE id = %(id)s FOR NO KEY UPDATE NOWAIT", id=row["candidate_id"])
    taking_in.join()
    assert outcomes(place) == ["applied", "applied"]
    assert place.rows("SELECT email FROM candidate") == [{"email": "chenxiao@example.com"}]
