"""What `python -m bot doctor` says of rooms: the account at ShowMeBug, what waits, and who shares a link."""

from __future__ import annotations

import pytest

from bot.db import store
from bot.doctor import rooms as doctor
from bot.doctor.finding import Mark
from bot.interviews import cancelling
from bot.settings import Mode
from tests.said import zh
from tests.world import rooms
from tests.world.rooms import booked, faults, now_of
from tests.world.town import Town


@pytest.fixture
def town(place: Town) -> Town:
    return rooms.with_rooms(place)


def said(town: Town, **settings: object) -> list[tuple[Mark, str]]:
    """Each finding, with its cure, in one line."""
    with store.db.connection_context():
        looked = doctor.looks(town.app.settings.model_copy(update=settings), town.at)
        found = [
            *doctor.examine(town.app.settings.model_copy(update=settings)),
            *(each for look in looked for each in look()),
        ]
    return [(one.mark, " ".join([one.seen, *one.cure])) for one in found]


def test_where_all_is_well_everything_is_ticked(town: Town) -> None:
    booked(town, "lisi")
    assert {mark for mark, _ in said(town)} == {Mark.FINE}
    assert "剩 9999 场" in said(town)[0][1]


def test_without_the_settings_nothing_is_said(town: Town) -> None:
    assert said(town, showmebug_client_id="") == []


def test_looking_registers_no_callback_and_changes_no_row(town: Town) -> None:
    said(town)
    assert rooms.log(town)["callback_uri"] == ""
    assert town.rows("SELECT 1 FROM access_token") == []


@pytest.mark.parametrize(
    ("fault", "seen"),
    [
        ({"wrong_secret": True}, zh("rooms.bad_credentials")),
        ({"no_quota": True}, "剩 0 场"),
        ({"down": True}, "HTTP 503"),
    ],
)
def test_what_is_wrong_with_the_account_is_named(town: Town, fault: dict[str, object], seen: str) -> None:
    faults(town, **fault)
    [wrong] = [line for mark, line in said(town) if mark is Mark.WRONG]
    assert seen in wrong


def test_an_outage_is_told_with_what_waits(town: Town) -> None:
    town.settle()
    faults(town, down=True)
    booked(town, "lisi")
    town.move(minutes=10)
    [outage] = [line for _, line in said(town) if "在等" in line and "ShowMeBug 没有响应" in line]
    assert "1 间" in outage and "10 min" in outage


def test_a_room_that_is_not_deleted_is_told(town: Town) -> None:
    interview = booked(town, "lisi")
    faults(town, delete_refused=True)
    with store.db.connection_context(), store.db.atomic():
        cancelling.cancel(rooms.change(town), now_of(interview), "岗位关闭")
    town.settle()
    town.move(minutes=3)
    town.settle()
    assert [line for mark, line in said(town) if mark is Mark.WRONG and "没删掉" in line and "10030" in line]


def test_who_has_neither_mail_nor_phone_is_named(town: Town) -> None:
    with store.db.connection_context():
        store.execute("UPDATE member SET email = NULL WHERE user_id IN ('lisi', 'wangwu')")
    [named] = [line for mark, line in said(town) if mark is Mark.NOTE]
    assert "李四, 王五" in named and "张三" not in named


def test_without_https_it_is_said_that_rooms_are_only_polled(town: Town) -> None:
    noted = [line for mark, line in said(town, mode=Mode.REAL) if mark is Mark.NOTE]
    assert any("每 5 分钟" in line for line in noted)


def test_no_secret_is_told(town: Town) -> None:
    secret = town.app.settings.showmebug_client_secret.get_secret_value()
    for fault in ({"wrong_secret": True}, {"down": True}):
        faults(town, **fault)
        assert secret not in str(said(town))
