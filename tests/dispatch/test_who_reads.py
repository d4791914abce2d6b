"""Whom WeCom refuses, who has left, and who knows the candidate are passed over: each alert comes to each reader once."""

from __future__ import annotations

import pytest

from bot import change
from bot.db import store
from bot.interviews import leaving
from bot.interviews.models import Role
from bot.notices import unread
from tests.said import zh, zh_like
from tests.world.roster import join
from tests.world.town import Town, in_an_interview, invited, later


def failed(place: Town) -> list[str]:
    """To whom WeCom refused something, in order."""
    return [row["to_user"] for row in place.rows("SELECT to_user FROM outbox WHERE state = 'failed' ORDER BY id")]


def becomes_admin(place: Town, user_id: str) -> None:
    """Who becomes one is told what no other admin could read."""
    with store.db.connection_context(), change.begin(place.at, kind="system") as begun:
        join(begun, user_id, Role.ADMIN)


def nobody_looks_after_anything(place: Town) -> None:
    place.rows("UPDATE application SET recruiter_id = NULL RETURNING 1")


def hires_no_more(place: Town, user_id: str) -> None:
    place.rows("UPDATE member SET role = 'interviewer' WHERE user_id = %(id)s RETURNING 1", id=user_id)


# --- refused --------------------------------------------------------------------------------------------------------


def test_a_card_that_is_drawn_anew_for_a_reader_out_of_range_goes_to_the_next_once(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1.5)
    place.say("lisi", f"无法参加 {on.code}")
    place.settle()
    assert place.title("zhangmin") == zh("declined.who_cant", names="李四")
    place.control("faults", out_of_range=["zhangmin"])
    place.say("lisi", f"无法参加 {on.code} 出差")
    place.settle()
    assert failed(place) == ["zhangmin"]
    assert place.title("admin") == zh("declined.who_cant", names="李四")


def test_two_admins_out_of_range_are_each_tried_once_an_hour(place: Town) -> None:
    becomes_admin(place, "zhaoliu")
    place.book("lisi", in_hours=20)
    nobody_looks_after_anything(place)
    hires_no_more(place, "zhangmin")
    place.control("faults", out_of_range=["admin", "zhaoliu"])
    with store.db.connection_context(), change.begin(place.at, kind="operator") as begun:
        leaving.deactivate(begun, place.member("lisi"))
    place.move(minutes=2)
    place.settle()
    assert sorted(failed(place)) == ["admin", "zhaoliu"]
    later(place, hours=1)
    assert sorted(failed(place)) == ["admin", "admin", "zhaoliu", "zhaoliu"]
    place.control("faults", out_of_range=["admin"])
    later(place, hours=1)
    assert zh_like("places_open.told").search(place.texts("zhaoliu")[-1])
    with store.db.connection_context():
        assert unread.look().waiting == 0


def test_by_the_hour_whoever_can_be_reached_by_now_hears_of_it_also_where_the_first_in_line_cannot(place: Town) -> None:
    on = place.book("lisi", in_hours=48)
    place.control("faults", out_of_range=["zhangmin", "admin"])
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    place.control("faults", out_of_range=["zhangmin"])
    later(place, hours=1)
    assert place.title("admin") == zh("declined.who_cant", names="李四")


# --- knows the candidate --------------------------------------------------------------------------------------------


def test_an_admin_who_knows_the_candidate_reads_no_decline_and_hr_does(place: Town) -> None:
    on = place.book("lisi", "admin")
    nobody_looks_after_anything(place)
    place.say("admin", f"无法参加 {on.code} 认识候选人")
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    assert place.title("zhangmin") == zh("declined.who_cant", names="李四、管理员")


def test_where_all_who_could_read_it_know_the_candidate_it_is_seen_that_nobody_does(place: Town) -> None:
    on = place.book("lisi", "admin")
    nobody_looks_after_anything(place)
    hires_no_more(place, "zhangmin")
    place.say("admin", f"无法参加 {on.code} 认识候选人")
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    with store.db.connection_context():
        assert unread.look().waiting >= 1


def test_an_urgent_decline_is_not_left_to_an_admin_who_knows_the_candidate_while_hr_interviews(place: Town) -> None:
    on = in_an_interview(place, "zhangmin")
    elsewhere = place.book("admin", in_hours=72)
    place.say("admin", f"无法参加 {elsewhere.code} 认识候选人")
    later(place)
    assert zh("hears.told", when=zh("time.at_once"), who="张敏") in place.say("lisi", f"无法参加 {on.code} 出差")
    place.settle()
    assert place.title("zhangmin") == zh("card.starts_soon")


def test_a_decline_whose_reader_says_within_the_minute_that_they_know_the_candidate_goes_to_the_next(
    place: Town,
) -> None:
    on = place.book("lisi", "zhangmin")
    place.say("lisi", f"无法参加 {on.code} 出差")
    place.say("zhangmin", f"无法参加 {on.code} 认识候选人")
    later(place)
    assert "李四" in str(place.cards("admin"))
    assert "陈晓" not in str(place.chat("zhangmin")[1:])


# --- who was not invited --------------------------------------------------------------------------------------------


def test_of_an_invitation_that_wecom_does_not_deliver_to_the_recruiter_the_admin_hears(place: Town) -> None:
    place.control("faults", out_of_range=["zhangmin"])
    invited(place, "zhangmin")
    assert zh_like("not_invited.told", who="张敏").search(place.texts("admin")[-1])


def test_of_an_invitation_that_wecom_does_not_deliver_whoever_becomes_an_admin_hears(place: Town) -> None:
    hires_no_more(place, "zhangmin")
    hires_no_more(place, "admin")
    place.control("faults", out_of_range=["lisi"])
    invited(place, "lisi")
    becomes_admin(place, "zhaoliu")
    place.settle()
    assert zh_like("not_invited.told", who="李四").search(place.texts("zhaoliu")[-1])


@pytest.mark.parametrize("kind", ["declined", "places_open"])
def test_every_alert_says_whom_it_was_tried_with(place: Town, kind: str) -> None:
    on = place.book("lisi", in_hours=20)
    place.control("faults", out_of_range=["zhangmin"])
    if kind == "declined":
        place.say("lisi", f"无法参加 {on.code} 出差")
    else:
        place.orders("admin", "成员 李四 停用")
    later(place)
    tried = place.rows("SELECT to_user, tried FROM outbox WHERE kind = %(kind)s AND tried <> '{}'", kind=kind)
    assert tried == [{"to_user": "admin", "tried": ["zhangmin"]}]


# --- what HR did itself ---------------------------------------------------------------------------------------------


def test_what_the_recruiter_did_is_told_to_no_admin(place: Town) -> None:
    """They know it, and it is theirs; of a place of their own somebody else hears."""
    on = invited(place, "lisi", in_hours=1)
    later(place, minutes=66)
    heard = len(place.chat("admin"))
    place.say("zhangmin", f"候选人未到 {on.code}")
    place.settle()
    place.say("zhangmin", "撤销")
    later(place)
    assert len(place.chat("admin")) == heard
