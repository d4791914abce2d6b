"""Every match reaches somebody of HR who may end it, whatever happens meanwhile, and HR ends what a card has shown them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.texts import text
from tests.said import zh, zh_like
from tests.world.hooked import code, done
from tests.world.hooking import Ats
from tests.world.matching import active, admin_says, candidate_has, reads_file, told
from tests.world.town import Town, buttons, invited, later


@pytest.fixture
def ats(place: Town) -> Ats:
    return Ats(place.web, place.at)


def matched_by_both(place: Town) -> str:
    """李四 by mail and number at once; the code of the interview."""
    on = invited(place, "lisi", "wangwu")
    admin_says(place, "李四", "si.li@example.com")
    place.say("admin", "关联 13800138000 李四")
    candidate_has(place, email="si.li@example.com", mobile="13800138000")
    return str(on.code)


# --- each leaves ------------------------------------------------------------------------------------------------------


def test_two_matches_of_one_interview_both_count_as_sent(place: Town) -> None:
    invited(place, "lisi", "wangwu")
    admin_says(place, "王五", "shared@example.com")
    place.say("admin", "关联 13800138000 李四")
    candidate_has(place, email="shared@example.com", mobile="13800138000")
    for _ in range(4):
        later(place, seconds=6)
    rows = place.rows("SELECT state, last_error FROM outbox WHERE kind = 'matched' ORDER BY id")
    assert [(row["state"], row["last_error"]) for row in rows] == [("sent", None), ("sent", None)]


def test_who_must_not_read_the_name_reads_of_no_match_in_the_trace(place: Town) -> None:
    code = matched_by_both(place)
    later(place)
    assert told(place) != []
    for user_id, reads in (("zhangmin", True), ("admin", False)):
        assert (text("notice.may_be_the_candidate", "zh") in place.say(user_id, f"进度 {code}")) is reads, user_id


def test_who_must_not_read_the_name_reads_of_nobody_with_the_same_number_in_the_trace(place: Town, ats: Ats) -> None:
    for its_id, hours, name in (("a-1", 40, "林悦"), ("a-2", 50, "何川")):
        them = {"name": name, "mobile": "13700001111"}
        ats.sends(its_id, start=ats.begins + timedelta(hours=hours), candidate=them)
        done(place)
    for _ in range(4):
        later(place, hours=6)
    assert zh_like("matched.same_mobile").search("\n".join(place.texts("zhangmin")))
    for user_id, reads in (("zhangmin", True), ("admin", False)):
        trace = place.say(user_id, f"进度 {code(place, 'a-2')}")
        assert (text("notice.same_contact_other_name", "zh") in trace) is reads, user_id


@pytest.mark.parametrize("by", ["hook", "chat"])
def test_a_move_before_the_card_leaves_drops_no_match(place: Town, ats: Ats, by: str) -> None:
    them = {"name": "陈晓", "email": "si.li@example.com"}
    wang = [{"user_id": "wangwu"}]
    ats.sends(start=ats.begins + timedelta(hours=60), interviewers=wang, candidate=them)
    done(place)
    later(place, hours=13, minutes=30)  # 23:30
    admin_says(place, "李四", "si.li@example.com")
    later(place)
    if by == "hook":
        ats.sends(start=ats.begins + timedelta(hours=62), interviewers=wang, candidate=them)
        done(place)
    else:
        [row] = place.rows("SELECT code FROM interview")
        place.say("zhangmin", f"改期 {row['code']} 周五下午3点")
        place.say("zhangmin", "是")
    later(place, hours=10)
    assert zh("matched.title", who="李四") in told(place)


def test_a_move_brings_no_second_card_and_takes_no_button(place: Town) -> None:
    code = matched_by_both(place)
    later(place)
    assert place.orders("zhangmin", f"改期 {code} 周五下午3点")
    for _ in range(3):
        later(place, minutes=5)
    about_lisi = [
        one
        for one in place.cards("zhangmin")
        if one["content"]["main_title"]["title"] == zh("matched.title", who="李四")
    ]
    assert [buttons(one) for one in about_lisi] == [[zh("matched.not_the_same")]]


def test_a_move_drops_no_word_of_two_with_one_number(place: Town, ats: Ats) -> None:
    ats.sends("a-1", candidate={"name": "林悦", "mobile": "13700001111"}, start=ats.begins + timedelta(hours=48))
    done(place)
    for hours in (54, 55):
        ats.sends(
            "a-2",
            start=ats.begins + timedelta(hours=hours),
            interviewers=[{"user_id": "wangwu"}],
            candidate={"name": "何川", "mobile": "13700001111"},
        )
        done(place)
    for _ in range(2):
        later(place, hours=6)
    assert zh_like("matched.same_mobile").search("\n".join(place.texts("zhangmin")))


# --- what HR ends is what a card has shown ------------------------------------------------------------------------------


def test_a_card_names_all_addresses_and_a_tap_ends_them(place: Town) -> None:
    code = matched_by_both(place)
    later(place)
    card = str(place.cards("zhangmin")[-1]["content"]) + str(place.cards("zhangmin")[-2]["content"])
    assert zh("matched.by_linked", address="138****8000") in card
    assert zh("matched.by_admin", address="si…@example.com") in card
    place.tap("zhangmin", "不是同一人")
    assert reads_file(place, "lisi", code)


def test_what_waits_for_the_morning_is_not_ended_with_what_was_read(place: Town) -> None:
    on = invited(place, "wangwu", "lisi", in_hours=40)
    admin_says(place, "李四", "si.li@example.com")
    candidate_has(place, email="si.li@example.com")
    later(place)
    later(place, hours=13, minutes=30)
    place.say("admin", "关联 13800138000 李四")
    candidate_has(place, mobile="13800138000")
    later(place)
    place.tap("zhangmin", "不是同一人")
    assert active(place) == ["lisi"]
    assert place.rows("SELECT 1 FROM candidate_match WHERE ended_at IS NOT NULL") == []
    later(place, hours=10)
    assert "138****8000" in told(place)
    place.tap("zhangmin", "不是同一人")
    assert active(place) == []
    assert reads_file(place, "lisi", str(on.code))


# --- somebody reads it ------------------------------------------------------------------------------------------------


def test_what_nobody_may_read_is_unread_until_somebody_comes_who_may(place: Town) -> None:
    invited(place, "lisi", "wangwu")
    place.say("admin", "关联 13800138000 管理员")
    admin_says(place, "张敏", "min@example.com")
    candidate_has(place, email="min@example.com", mobile="13800138000")
    later(place)
    assert place.rows("SELECT DISTINCT state FROM outbox WHERE kind = 'matched'") == [{"state": "unread"}]
    place.joins("liuna")
    later(place, hours=1)
    assert zh("matched.title", who="管理员") in told(place, "liuna")
    assert zh("matched.title", who="张敏") in told(place, "liuna")


def test_what_only_an_admin_was_told_reaches_the_first_of_hr_who_may_end_it(place: Town) -> None:
    invited(place, "lisi", "wangwu")
    admin_says(place, "张敏", "min@example.com")
    place.say("admin", "关联 13800138000 李四")
    candidate_has(place, email="min@example.com", mobile="13800138000")
    later(place)
    assert zh("matched.title", who="李四") in told(place, "admin")
    place.joins("liuna")
    later(place)
    assert zh("matched.title", who="李四") in told(place, "liuna")
    had = len(place.chat("liuna")), len(place.chat("admin"))
    later(place, hours=3)
    again = told(place, "liuna").count(zh("matched.title", who="李四"))
    assert (again, len(place.chat("admin"))) == (1, had[1]), "once"


def test_that_two_have_one_number_is_read_by_who_may_read_of_both(place: Town, ats: Ats) -> None:
    place.joins("liuna")
    admin_says(place, "张敏", "min@example.com")
    ats.sends(candidate={"name": "林悦", "email": "min@example.com", "mobile": "13700001111"})
    done(place)
    later(place)
    ats.sends(
        "a-2",
        start=ats.begins + timedelta(hours=30),
        interviewers=[{"user_id": "wangwu"}],
        candidate={"name": "何川", "mobile": "13700001111"},
    )
    done(place)
    for _ in range(5):
        later(place, hours=6)
    assert zh_like("matched.same_mobile").search("\n".join(place.texts("liuna")))
    assert not zh_like("matched.same_mobile").search("\n".join(place.texts("zhangmin")))


# --- and stands in the way of nothing -------------------------------------------------------------------------------------


def test_a_match_that_is_told_stands_in_the_way_of_no_undo(place: Town) -> None:
    on = invited(place, "wangwu", in_hours=40)
    place.orders("zhangmin", f"改期 {on.code} 周五下午3点")
    admin_says(place, "李四", "si.li@example.com")
    candidate_has(place, email="si.li@example.com")
    later(place, seconds=10)
    assert place.rows("SELECT 1 FROM audit_event WHERE action = 'candidate.matched'")
    assert "改期" in place.say("zhangmin", "撤销")
    [row] = place.rows("SELECT lower(slot) AS start FROM interview")
    assert row["start"] == on.start
