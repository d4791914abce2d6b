"""Whom a booking's mistyped number matches: hidden from at once, told of once it stands, and matched no more by its undo."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.said import zh, zh_like
from tests.world.hooked import done, outcomes, state
from tests.world.hooking import Ats
from tests.world.matching import active, candidate_has, reads_file, told
from tests.world.town import Town, buttons, invited, later, order

LI = "13800138000"


@pytest.fixture
def known(place: Town) -> str:
    """何川, whom 李四 interviews; the code of that. 李四's number an admin has linked."""
    place.say("admin", f"关联 {LI} 李四")
    code = str(invited(place, "lisi", candidate="何川", in_hours=60).code)
    later(place)
    return code


def is_told(place: Town, who: str = "zhangmin") -> bool:
    return zh("matched.title", who="李四") in told(place, who)


def panel_of(place: Town, code: str) -> list[str]:
    rows = place.rows(
        """SELECT m.user_id FROM interview i JOIN participant p ON p.interview_id = i.id JOIN member m ON m.id = p.member_id
           WHERE i.code = %(code)s AND p.response <> 'declined'""",
        code=code,
    )
    return [row["user_id"] for row in rows]


def books(place: Town, when: str = "明天下午3点", who: str = "何川", mobile: str = LI) -> None:
    order(place, f"约面 {who} 后端工程师 二面 {when} 王五 手机{mobile}")


def pastes(place: Town) -> None:
    order(
        place, f"何川\t后端工程师\t二面\t3月13日 15:00\t王五\t{LI}\n何川\t后端工程师\t三面\t3月13日 17:00\t王五\t{LI}"
    )


@pytest.mark.parametrize("how", ["one", "pasted"])
def test_in_the_undo_window_the_file_is_hidden_and_nobody_told_and_the_undo_opens_it_again(
    place: Town, known: str, how: str
) -> None:
    books(place) if how == "one" else pastes(place)
    assert active(place) == ["lisi"]
    assert not reads_file(place, "lisi", known)
    later(place, seconds=30)
    assert zh_like("undo.done_unnoticed").search(place.say("zhangmin", "撤销"))
    later(place)
    later(place, hours=1)
    assert active(place) == []
    assert place.rows("SELECT 1 FROM candidate_address") == []
    assert reads_file(place, "lisi", known)
    assert panel_of(place, known) == ["lisi"]
    assert not is_told(place)


@pytest.mark.parametrize("how", ["one", "pasted"])
def test_after_it_hr_is_told_and_the_matched_member_is_replaced(place: Town, known: str, how: str) -> None:
    books(place) if how == "one" else pastes(place)
    later(place)
    assert is_told(place)
    later(place, seconds=6)
    assert panel_of(place, known) == []


@pytest.mark.parametrize("undone", [True, False])
@pytest.mark.parametrize("is_there", [True, False])
def test_what_another_system_says_in_the_undo_window_waits_for_its_end(
    place: Town, is_there: bool, undone: bool
) -> None:
    """Else it would take the matched member off the panel, and the undo would not put them back."""
    ats, start = Ats(place.web, place.at), place.at + timedelta(hours=90)
    place.say("admin", f"关联 {LI} 李四")
    if is_there:
        ats.sends(candidate={"name": "何川"}, start=start)
        done(place)
        place.say("lisi", "接受")
    else:
        invited(place, "wangwu", candidate="何川", in_hours=60)
    books(place)
    candidate_has(place, "何川", email="he@example.com")
    start += timedelta(hours=is_there)
    ats.sends(candidate={"name": "何川", "email": "he@example.com"}, start=start)
    done(place)
    assert active(place) == ["lisi"]
    assert outcomes(place) == [*(["applied"] * is_there), None]
    if undone:
        assert zh_like("undo.done_unnoticed").search(place.say("zhangmin", "撤销"))
    later(place)
    later(place, seconds=6)
    assert outcomes(place) == ["applied"] * (1 + is_there)
    assert (state(place)["start"], state(place)["panel"]) == (start, ["lisi"] if undone else [])


def test_of_a_match_of_before_nobody_reads_by_a_card_about_what_may_be_undone(place: Town, known: str) -> None:
    place.say("zhangmin", f"约面 何川 后端工程师 二面 明天下午3点 李四 手机{LI}")  # refused, and a match all the same
    books(place)
    later(place, seconds=2)
    assert zh_like("undo.done_unnoticed").search(place.say("zhangmin", "撤销"))
    later(place)
    assert active(place) == ["lisi"]
    assert is_told(place)


def test_of_somebody_new_it_goes_with_the_booking_also_where_the_panel_has_heard(place: Town, known: str) -> None:
    in_an_hour = f"{place.at.astimezone(place.member('wangwu').tz) + timedelta(hours=1):%H:%M}"
    books(place, f"今天{in_an_hour}", who="林悦")
    later(place, seconds=5)
    assert active(place) == ["lisi"]
    assert zh_like("undo.done").search(place.say("zhangmin", "撤销"))
    later(place)
    later(place, hours=1)  # also what two transactions wrote at once is looked for by then
    assert active(place) == []
    assert place.rows("SELECT mobile FROM candidate WHERE name = '林悦'") == [{"mobile": None}]
    assert not is_told(place)


@pytest.mark.parametrize("panel", ["王五", "李四"])
def test_what_another_of_hr_says_too_stays_booked_or_refused(place: Town, known: str, panel: str) -> None:
    place.joins("liuna")
    books(place)
    said = place.say("liuna", f"约面 何川 后端工程师 三面 后天下午3点 {panel} 手机{LI}")
    assert (zh("obstacle.may_be_candidate", who="李四") in said) == (panel == "李四")
    place.say("liuna", "是")
    assert zh_like("undo.done_unnoticed").search(place.say("zhangmin", "撤销"))
    later(place)
    assert active(place) == ["lisi"]
    assert is_told(place)


def test_what_another_of_hr_says_too_of_somebody_new_stays(place: Town, known: str) -> None:
    place.joins("liuna")
    in_an_hour = f"{place.at.astimezone(place.member('wangwu').tz) + timedelta(hours=1):%H:%M}"
    books(place, f"今天{in_an_hour}", who="林悦")
    later(place, seconds=5)
    said = place.say("liuna", f"约面 林悦 后端工程师 三面 后天下午3点 李四 手机{LI}")
    assert zh("obstacle.may_be_candidate", who="李四") in said
    assert zh_like("undo.done").search(place.say("zhangmin", "撤销"))
    later(place)
    assert active(place) == ["lisi"]
    assert place.rows("SELECT mobile FROM candidate WHERE name = '林悦'") == [{"mobile": LI}]


@pytest.mark.parametrize("first", ["林悦", "何川"])
def test_a_pasted_candidate_of_two_rows_goes_with_all_of_them(place: Town, known: str, first: str) -> None:
    rows = [
        f"{who}\t后端工程师\t{n}\t3月13日 1{at}:00\t王五\t{LI if who == '林悦' else ''}"
        for who, n, at in ((first, "二面", 3), ("林悦", "三面", 5), ("林悦", "四面", 7))
    ]
    order(place, "\n".join(rows))
    assert active(place) == ["lisi"]
    assert zh_like("undo.done_unnoticed").search(place.say("zhangmin", "撤销"))
    assert active(place) == []
    assert place.rows("SELECT 1 FROM candidate WHERE name = '林悦'") == []


@pytest.mark.parametrize("undone", [True, False])
def test_who_is_matched_in_the_undo_window_is_invited_once_it_is_undone(place: Town, known: str, undone: bool) -> None:
    place.joins("liuna")
    place.say("liuna", "约面 何川 后端工程师 三面 后天下午3点 李四")
    place.say("liuna", "是")
    later(place, seconds=30)
    books(place)
    later(place, seconds=35)  # the invitation would have left by now
    invitations = [one for one in place.cards("lisi") if "三面" in str(one["content"])]
    assert invitations == []
    if undone:
        place.say("zhangmin", "撤销")
    later(place)
    invitations = [one for one in place.cards("lisi") if "三面" in str(one["content"])]
    assert len(invitations) == undone


def test_a_card_that_was_tapped_meanwhile_can_be_answered_again_once_it_is_undone(place: Town, known: str) -> None:
    books(place)
    place.tap("lisi", "接受")
    later(place, seconds=5)
    assert all("接受" not in buttons(one) for one in place.cards("lisi"))
    place.say("zhangmin", "撤销")
    later(place)
    place.tap("lisi", "接受")
    assert place.rows("SELECT response FROM participant") == [{"response": "accepted"}]


def test_what_hr_has_ended_stays_ended(place: Town, known: str) -> None:
    books(place)
    later(place)
    place.tap("zhangmin", zh("matched.not_the_same"))
    later(place)
    books(place, "后天下午3点")
    assert zh_like("undo.done_unnoticed").search(place.say("zhangmin", "撤销"))
    assert place.rows("SELECT ended_at IS NOT NULL AS ended FROM candidate_match") == [{"ended": True}]


def test_once_hr_is_told_a_booking_of_which_the_panel_has_not_heard_is_cancelled_instead(place: Town) -> None:
    place.say("admin", f"关联 {LI} 李四")
    invited(place, "wangwu", in_hours=0.5, candidate="前一位")
    later(place, minutes=40)
    books(place, "后天下午3点")  # 王五 interviews, and hears of it later
    later(place)
    assert is_told(place)
    [row] = place.rows("SELECT code FROM interview i JOIN candidate c ON c.id = i.candidate_id WHERE c.name = '何川'")
    assert place.say("zhangmin", "撤销") == zh("undo.match_is_told", code=row["code"])
    assert active(place) == ["lisi"]
