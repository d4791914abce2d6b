"""An address that another system says of a candidate counts, whether or not it is kept, and in whichever order things come."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.db import store
from bot.interviews import identity
from bot.interviews.identity import Why
from bot.interviews.models import Member
from tests.said import zh, zh_like
from tests.world.hooked import done
from tests.world.hooking import Ats
from tests.world.matching import active, admin_says, candidate_has, reads_file
from tests.world.town import Town, invited, later

THEM = {"name": "陈晓", "mobile": "13700001111"}


@pytest.fixture
def ats(place: Town) -> Ats:
    return Ats(place.web, place.at)


def code_of_only(place: Town) -> str:
    [row] = place.rows("SELECT code FROM interview")
    return str(row["code"])


def resembling(place: Town) -> int:
    return sum(bool(zh_like("matched.same_mobile").search(one)) for one in place.texts("zhangmin"))


@pytest.mark.parametrize("moments", [(5, 10), (10, 5)])
def test_an_address_counts_in_whichever_order_the_deliveries_come(
    place: Town, ats: Ats, moments: tuple[int, int]
) -> None:
    admin_says(place, "李四", "si.li@example.com")
    mails = {5: "si.li@example.com", 10: "a@example.com"}
    for at in moments:
        ats.sends("a-1", at=at, candidate=THEM | {"email": mails[at]}, interviewers=[{"user_id": "lisi"}])
        done(place)
    later(place)
    assert not reads_file(place, "lisi", code_of_only(place))


def test_so_does_one_that_comes_once_the_interview_is_over(place: Town, ats: Ats) -> None:
    admin_says(place, "李四", "si.li@example.com")
    start = ats.begins + timedelta(hours=2)
    ats.sends("a-1", candidate=THEM, start=start)
    done(place)
    later(place, hours=4)
    ats.sends("a-1", at=600, candidate=THEM | {"email": "si.li@example.com"}, start=start)
    done(place)
    later(place)
    assert not reads_file(place, "lisi", code_of_only(place))


def test_an_overtaken_word_of_another_name_is_another_persons(place: Town, ats: Ats) -> None:
    admin_says(place, "李四", "si.li@example.com")
    for at, them in ((10, THEM), (5, {"name": "林悦", "email": "si.li@example.com"})):
        ats.sends("a-1", at=at, candidate=them, interviewers=[{"user_id": "wangwu"}])
        done(place)
    assert active(place) == []


def test_what_was_said_and_not_kept_matches_when_it_is_confirmed(place: Town, ats: Ats) -> None:
    start = ats.begins + timedelta(hours=2)
    ats.sends("a-1", candidate=THEM | {"email": "a@example.com"}, start=start)
    done(place)
    later(place, hours=4)
    ats.sends("a-1", at=600, candidate=THEM | {"email": "si.li@example.com"}, start=start)
    done(place)
    assert place.rows("SELECT email FROM candidate") == [{"email": "a@example.com"}]
    admin_says(place, "李四", "si.li@example.com")
    assert active(place) == ["lisi"]


def test_so_does_what_the_source_has_corrected_since(place: Town, ats: Ats) -> None:
    for mail in ("si.li@example.com", "a@example.com"):
        ats.sends("a-1", candidate=THEM | {"email": mail}, interviewers=[{"user_id": "wangwu"}])
        done(place)
    assert place.rows("SELECT email FROM candidate") == [{"email": "a@example.com"}]
    admin_says(place, "李四", "si.li@example.com")
    assert active(place) == ["lisi"]


# --- two who come to have one number --------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["same id", "another id"])
def test_hr_reads_once_that_a_known_candidate_has_the_number_of_another(place: Town, ats: Ats, how: str) -> None:
    ats.sends("a-1", candidate={"name": "陈晓", "email": "a@example.com"})
    ats.sends(
        "a-2",
        start=ats.begins + timedelta(hours=30),
        candidate={"name": "林悦", "mobile": "13700001111"},
        interviewers=[{"user_id": "wangwu"}],
    )
    done(place)
    its_id, start = ("a-1", None) if how == "same id" else ("a-3", ats.begins + timedelta(hours=36))
    for _ in range(2):
        ats.sends(its_id, start=start, candidate={"name": "陈晓", "email": "a@example.com", "mobile": "13700001111"})
        done(place)
    for _ in range(3):
        later(place, hours=6)
    assert resembling(place) == 1


# --- who was added and is matched -------------------------------------------------------------------------------------------


def test_the_undo_that_somebody_was_added_begins_nothing_anew_that_hr_has_ended(place: Town) -> None:
    invited(place, "wangwu")
    candidate_has(place, mobile="13800138000")
    place.hires("liuna")
    place.say("admin", "成员 liuna 面试官")
    later(place, seconds=1)
    with store.db.connection_context():
        liuna = Member.get(Member.user_id == "liuna")
        identity.confirm(liuna, ["mobile:13800138000"], Why.DIRECTORY, place.at)
    later(place, seconds=1)
    place.tap("zhangmin", "不是同一人")
    assert place.say("admin", "撤销").startswith(zh("undo.done_of_who_is_gone", what="添加成员 liuna"))
    rows = place.rows("SELECT ended_at IS NOT NULL AS ended FROM candidate_match")
    assert rows == [{"ended": True}]
    place.say("admin", "成员 liuna 面试官")
    later(place)
    assert active(place) == []
