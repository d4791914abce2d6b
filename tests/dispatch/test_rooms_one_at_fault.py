"""One room with which nothing can be done keeps no other waiting; and where the keeper does not get to one, HR hears."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.db import store
from bot.phrase import Phrase
from bot.rooms import wanting
from bot.wecom.errors import Refused, RetryLater
from tests.said import zh_like
from tests.world import rooms
from tests.world.rooms import at_vendor, booked, now_of, way_in, who_is_at
from tests.world.town import Town, later

SECRET = "https://rooms.example.com/a-permanent-key"


@pytest.fixture
def town(place: Town) -> Town:
    return rooms.with_rooms(place)


def has_another_mail(user_id: str) -> None:
    with store.db.connection_context():
        store.execute("UPDATE member SET email = 'other@example.com' WHERE user_id = %(id)s", id=user_id)


@pytest.mark.parametrize("error", [Refused(4001000001, Phrase("rooms.refused")), ValueError(SECRET)])
def test_one_room_that_cannot_be_changed_keeps_no_other_waiting(
    town: Town, error: Exception, capfd: pytest.CaptureFixture[str]
) -> None:
    first = booked(town, "lisi", in_hours=30)
    vendor = town.app.rooms._provider
    assert vendor is not None
    change_before = vendor.change

    def fails(*_: object) -> None:
        raise error

    vendor.change = fails  # type: ignore[method-assign, assignment]
    has_another_mail("lisi")
    town.move(seconds=1)
    second = booked(town, "zhangsan", candidate="林悦", in_hours=40)
    later(town, seconds=1)
    assert who_is_at(str(way_in(town, second, "zhangsan"))) == "张三"
    [row] = town.rows(
        "SELECT tries, next_try_at > clock_now() AS later FROM pad WHERE interview_id = %(id)s", id=first.id
    )
    assert row == {"tries": 1, "later": True}
    said = "".join(capfd.readouterr())
    assert "bot/rooms/" in said or isinstance(error, Refused)
    assert SECRET not in said
    vendor.change = change_before  # type: ignore[method-assign]
    later(town, minutes=1)
    assert town.rows("SELECT 1 FROM pad WHERE next_try_at IS NOT NULL") == []


def test_one_room_at_which_the_vendor_fails_keeps_no_other_from_being_looked_at(town: Town) -> None:
    """It is tried again every minute, and is no outage for those that are looked at in between."""
    booked(town, "lisi", in_hours=30)
    other = booked(town, "zhangsan", candidate="林悦", in_hours=0.5)
    vendor = town.app.rooms._provider
    assert vendor is not None
    asked = []

    def fails(uid: str, _: object) -> None:
        asked.append(uid)
        raise RetryLater("HTTP 500", 5.0, unresolved=True)

    vendor.change = fails  # type: ignore[method-assign, assignment]
    has_another_mail("lisi")
    later(town, minutes=20)
    for _ in range(12):
        later(town, seconds=30)
        [row] = town.rows("SELECT looked_at FROM pad WHERE interview_id = %(id)s", id=other.id)
    assert row["looked_at"] > town.at - timedelta(minutes=6)
    assert 4 <= len(asked) <= 8


def test_one_room_that_cannot_be_looked_at_keeps_no_other_waiting(town: Town) -> None:
    booked(town, "lisi", in_hours=0.5)
    second = booked(town, "zhangsan", candidate="林悦", in_hours=0.6)
    vendor = town.app.rooms._provider
    assert vendor is not None
    look_before = vendor.look

    def fails(candidate: str, *, began: bool = False) -> object:
        if candidate == "陈晓":
            raise ValueError
        return look_before(candidate, began=began)

    vendor.look = fails  # type: ignore[method-assign, assignment]
    later(town, minutes=25)
    [row] = town.rows("SELECT looked_at FROM pad WHERE interview_id = %(id)s", id=second.id)
    assert row["looked_at"] is not None


def test_a_room_whose_making_broke_off_is_looked_for_and_not_made_twice(town: Town) -> None:
    town.settle()
    vendor = town.app.rooms._provider
    assert vendor is not None
    open_before = vendor.open

    def breaks(*args: object) -> None:
        open_before(*args)  # type: ignore[arg-type]
        raise ValueError

    vendor.open = breaks  # type: ignore[method-assign, assignment]
    interview = booked(town, "zhangsan")
    vendor.open = open_before  # type: ignore[method-assign]
    for _ in range(3):
        later(town, seconds=61)
    assert len(at_vendor(town)) == 1
    assert who_is_at(str(way_in(town, interview, "zhangsan"))) == "张三"


def test_where_the_keeper_does_not_get_to_a_room_hr_hears_half_an_hour_before(town: Town) -> None:
    town.settle()
    interview = town.book("zhangsan", in_hours=0.4, meeting_url=None)
    with store.db.connection_context(), store.db.atomic():
        wanting.look("showmebug", town.at)
    keeper, town.rooms = town.rooms, None
    assert keeper is not None
    keeper.tell(town.at)
    later(town, seconds=1)
    assert not [one for one in town.texts("zhangmin") if zh_like("rooms.not_there").search(one)]
    town.move(seconds=61)
    keeper.tell(town.at)
    town.settle()
    [heard] = [one for one in town.texts("zhangmin") if "面试间还没建好" in one]
    assert str(now_of(interview).code) in heard
