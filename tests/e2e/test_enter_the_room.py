"""The panel taps 进入面试 and stands in the room; whoever is not expected there reads why, and gets no further."""

from __future__ import annotations

import pytest

from bot import change
from bot.db import store
from bot.interviews import lookup, panel
from bot.interviews.models import Interview
from bot.rooms import ended
from tests.browsing import DESKTOP, Browser, Shown
from tests.said import zh, zh_like
from tests.world import rooms
from tests.world.town import Town, buttons, invited, order

MEETING = "https://meeting.example.com/"


def enter(place: Town, user_id: str, ref: str) -> Shown:
    return Browser(place.web, f"{user_id}.localhost", stops_at=MEETING).open(f"/i/{ref}/room")


def ref_of(place: Town, on: Interview) -> str:
    return str(place.rows("SELECT ref FROM interview WHERE id = %(id)s", id=on.id)[0]["ref"])


def entered(place: Town, on: Interview) -> list[str]:
    return [
        row["user_id"]
        for row in place.rows(
            """SELECT m.user_id FROM audit_event e JOIN member m ON m.id = e.actor_id
               WHERE action = 'room.entered' AND entity_id = %(id)s ORDER BY e.id""",
            id=on.id,
        )
    ]


def test_five_minutes_before_a_tap_on_the_reminder_stands_in_the_room(place: Town) -> None:
    Browser(place.web, "zhangsan.localhost").open("/my")  # somebody has signed on before
    on = invited(place, "lisi", in_hours=1)
    place.say("lisi", f"接受 {on.code}")
    place.move(minutes=55)
    place.settle()
    card = place.cards("lisi")[-1]
    assert buttons(card) == [zh("button.enter"), zh("reminder.not_here")]
    tapped = card["content"]["button_list"][0]
    assert tapped["type"] == 1
    assert MEETING not in str(card), "a forwarded card opens nothing"
    room = Browser(place.web, "lisi.localhost", stops_at=MEETING).open(
        tapped["url"].replace("127.0.0.1", "lisi.localhost")
    )
    assert room.url == f"{MEETING}1"
    assert room.headers["Referrer-Policy"] == "no-referrer"
    assert room.headers["Cache-Control"] == "no-store"
    assert entered(place, on) == ["lisi"]


def test_too_early_the_page_says_when_and_goes_on_by_itself(place: Town) -> None:
    on = place.book("lisi", in_hours=0.5)
    ref = ref_of(place, on)
    early = enter(place, "lisi", ref)
    assert early.status == 200
    assert zh("interview_page.opens", at="10:15") in early.words
    assert "陈晓" in early.words
    assert '<meta http-equiv="refresh" content="900">' in early.text
    assert MEETING not in early.text
    place.move(minutes=14, seconds=50)
    assert 'content="10"' in enter(place, "lisi", ref).text
    place.move(seconds=10)
    assert enter(place, "lisi", ref).url == f"{MEETING}1"


@pytest.mark.parametrize(("minutes", "is_open"), [(89, True), (91, False)])
def test_half_an_hour_after_its_end_the_room_is_closed(place: Town, minutes: int, is_open: bool) -> None:
    on = place.book("lisi", in_hours=0)
    place.move(minutes=minutes)
    seen = enter(place, "lisi", ref_of(place, on))
    assert (seen.url == f"{MEETING}1") is is_open
    assert is_open or zh_like("no_way_in.no_longer").search(seen.words)


def test_who_was_replaced_or_cannot_come_reads_that_and_gets_no_further(place: Town) -> None:
    on = place.book("lisi", "zhangsan", in_hours=0.1)
    ref = ref_of(place, on)
    place.say("zhangsan", f"无法参加 {on.code}")
    order(place, f"换人 {on.code} 李四 王五")
    assert zh("room_page.replaced") in enter(place, "lisi", ref).words
    assert zh("room_page.declined") in enter(place, "zhangsan", ref).words
    assert enter(place, "wangwu", ref).url == f"{MEETING}1"
    assert entered(place, on) == ["wangwu"]


def test_how_it_goes_on_without_who_was_replaced_is_not_theirs_to_see(place: Town) -> None:
    on = place.book("lisi", in_hours=1)
    ref = ref_of(place, on)
    order(place, f"换人 {on.code} 李四 王五")
    order(place, f"改期 {on.code} 今天下午3点")
    for path in (f"/i/{ref}/room", f"/i/{ref}"):
        seen = Browser(place.web, "lisi.localhost").open(path)
        assert "王五" not in seen.words
        assert "15:00" not in seen.words


def test_an_interview_that_is_off_or_moved_says_so(place: Town) -> None:
    on = place.book("lisi", in_hours=0.1)
    ref = ref_of(place, on)
    place.say("zhangmin", f"取消面试 {on.code} 岗位关闭")
    place.say("zhangmin", "是")
    seen = enter(place, "lisi", ref)
    assert "已取消" in seen.words
    assert MEETING not in seen.text


def test_after_a_move_the_same_link_opens_at_the_new_time(place: Town) -> None:
    on = place.book("lisi", in_hours=0.2)
    ref = ref_of(place, on)
    order(place, f"改期 {on.code} 今天下午3点")
    assert zh("interview_page.opens", at="14:45") in enter(place, "lisi", ref).words


@pytest.mark.parametrize("user_id", ["wangwu", "zhangsan"])
def test_of_somebody_elses_interview_nothing_is_told_not_even_that_it_is_there(place: Town, user_id: str) -> None:
    on = place.book("lisi", in_hours=0.1)
    theirs, none = enter(place, user_id, ref_of(place, on)), enter(place, user_id, "0" * 32)
    assert (theirs.status, theirs.words) == (none.status, none.words)
    assert theirs.status == 404
    assert "陈晓" not in theirs.text


def test_hr_reads_who_is_inside_and_cannot_go_in(place: Town) -> None:
    on = place.book("lisi", in_hours=0.1)
    ref = ref_of(place, on)
    enter(place, "lisi", ref)
    seen = enter(place, "zhangmin", ref)
    assert zh("room_page.only_panel") in seen.words
    assert zh("room_page.inside", names="李四") in seen.words
    assert MEETING not in seen.text


def test_who_knows_the_candidate_finds_nothing(place: Town) -> None:
    on = place.book("lisi", in_hours=0.1)
    ref = ref_of(place, on)
    with store.db.connection_context(), change.begin(place.at, place.member("lisi"), tell=False) as begun:
        [loaded] = lookup.load([on.id])
        panel.decline(begun, loaded, place.member("lisi"), knows_candidate=True)
    assert enter(place, "lisi", ref).status == 404


def test_no_message_says_who_has_entered(place: Town) -> None:
    on = place.book("lisi", "zhangsan", in_hours=0.2)
    place.move(seconds=1)
    place.settle()
    before = len(place.sent())
    enter(place, "lisi", ref_of(place, on))
    place.move(seconds=70)
    place.settle()
    assert len(place.sent()) == before
    assert entered(place, on) == ["lisi"]


def test_what_only_looks_whether_the_link_is_one_enters_nowhere(place: Town) -> None:
    """A HEAD, with somebody's cookies and without: it does nothing and tells nothing, whatever the page."""
    on = place.book("lisi", in_hours=0.1)
    path = f"/i/{ref_of(place, on)}/room"
    lisi = Browser(place.web, "lisi.localhost", stops_at=MEETING)
    lisi.open("/my")
    for browser in (lisi, Browser(place.web, "zhangsan.localhost")):
        for one in (path, f"/i/{'0' * 32}/room", "/my"):
            answer = browser.fetch("HEAD", f"{place.web}{one}".replace("127.0.0.1", browser.host))
            assert (answer.status_code, answer.headers.get("Location")) == (200, None), one
    assert entered(place, on) == []
    assert lisi.open(path).url == f"{MEETING}1"
    assert entered(place, on) == ["lisi"]


# --- a room in which code is written --------------------------------------------------------------------------------


@pytest.fixture
def coding(place: Town) -> Town:
    return rooms.with_rooms(place)


def at_desk(place: Town, user_id: str) -> Browser:
    return Browser(place.web, f"{user_id}.localhost", agent=DESKTOP)


def test_each_of_the_panel_stands_in_the_vendors_room_as_themselves(coding: Town) -> None:
    on = rooms.booked(coding, "lisi", "zhangsan", in_hours=0.2)
    for user_id, name in (("lisi", "李四"), ("zhangsan", "张三")):
        room = at_desk(coding, user_id).open(f"/i/{ref_of(coding, on)}/room")
        assert room.status == 200
        assert f"<strong>{name}</strong>" in room.text, room.text
    assert entered(coding, on) == ["lisi", "zhangsan"]
    said = coding.say("lisi", f"进入面试 {on.code}")
    assert f"/i/{ref_of(coding, on)}/room" in said


def test_on_a_phone_it_asks_for_a_computer_and_opens_for_whoever_insists(coding: Town) -> None:
    on = rooms.booked(coding, "lisi", "zhangsan", in_hours=0.2)
    path = f"/i/{ref_of(coding, on)}/room"
    at_desk(coding, "zhangsan").open(path)
    phone = Browser(coding.web, "lisi.localhost")
    asked = phone.open(path)
    assert zh("room_page.better_on_computer") in asked.words
    assert zh("room_page.already_there", names="张三") in asked.words
    assert f'value="{coding.web}{path}"' in asked.text, "the link to copy"
    assert entered(coding, on) == ["zhangsan"]
    assert "<strong>李四</strong>" in phone.tap("仍用手机进入").text
    assert entered(coding, on) == ["zhangsan", "lisi"]


def test_while_the_room_is_being_made_the_page_looks_again_by_itself(coding: Town) -> None:
    coding.settle()
    rooms.faults(coding, down=True)
    on = rooms.booked(coding, "lisi", in_hours=0.2)
    page = at_desk(coding, "lisi").open(f"/i/{ref_of(coding, on)}/room")
    assert "还没建好" in page.words
    assert 'http-equiv="refresh"' in page.text
    assert entered(coding, on) == []


def test_once_the_room_was_ended_nobody_is_sent_into_it(coding: Town) -> None:
    on = rooms.booked(coding, "lisi", in_hours=0.2)
    path = f"/i/{ref_of(coding, on)}/room"
    coding.move(minutes=20)
    assert "<strong>李四</strong>" in at_desk(coding, "lisi").open(path).text
    with store.db.connection_context(), change.begin(coding.at, kind="hook") as begun:
        assert ended(begun, "showmebug", rooms.at_vendor(coding)[0]["uid"], {})
    seen = at_desk(coding, "lisi").open(path)
    assert zh_like("no_way_in.no_longer").search(seen.words)
    assert "进入面试：" not in coding.say("lisi", f"进入面试 {on.code}")
