"""Who was deactivated and is active again: nobody says that they declined, and what the bot names brings them back."""

from __future__ import annotations

from bot.interviews.models import Interview
from tests.said import YES_OR_NO, zh, zh_like
from tests.world.town import Town, alive, invited, later, order


def left_and_back(place: Town) -> Interview:
    """李四 was taken off an interview by being deactivated, and is active again; HR has heard of both."""
    on = invited(place, "lisi", in_hours=24)
    place.orders("admin", "成员 李四 停用")
    later(place)
    place.say("admin", "成员 李四 启用")
    later(place)
    return on


def test_nobody_reads_that_they_declined(place: Town) -> None:
    on = invited(place, "lisi", in_hours=24)
    place.orders("admin", "成员 李四 停用")
    later(place)
    for said in (place.say("zhangmin", f"进度 {on.code}"), place.say("zhangmin", "明天"), *place.texts("zhangmin")):
        assert "无法参加" not in said
    assert "李四 位置空着" in place.say("zhangmin", f"进度 {on.code}")
    place.say("admin", "成员 李四 启用")
    assert "无法参加" not in place.say("lisi", f"进度 {on.code}")


def test_what_waits_for_somebody_else_says_of_them_that_the_place_is_open(place: Town) -> None:
    """In 待办, and where it is to be moved."""
    on = invited(place, "lisi", in_hours=24)
    place.orders("admin", "成员 李四 停用")
    later(place)
    is_open, refused = zh("declined.place_is_open", names="李四"), zh("declined.who_cant", names="李四")
    said = place.say("zhangmin", "待办")
    assert is_open in said and refused not in said
    assert zh("move.still_cant", who="李四") in place.say("zhangmin", f"改期 {on.code} 3月13日 11:00")


def test_hr_reads_of_an_open_place_and_of_no_refusal_where_who_had_accepted_again_was_deactivated(place: Town) -> None:
    on = invited(place, "lisi", in_hours=24)
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    place.say("lisi", f"接受 {on.code}")
    later(place)
    place.orders("admin", "成员 李四 停用")
    later(place)
    told = str(place.cards("zhangmin"))
    assert zh("declined.place_is_open", names="李四") in told
    assert "无法参加" not in told
    assert "未填写" not in told


def test_the_order_that_hr_is_told_puts_them_back(place: Town) -> None:
    on = left_and_back(place)
    assert place.texts("zhangmin")[-1].splitlines()[-1] == zh("places_open.ask_back", code=on.code, who="李四") + zh(
        "places_open.or_replace", code=on.code
    )
    asked = place.say("zhangmin", f"换人 {on.code} 李四")
    assert zh_like("replace.read_back_again", new="李四").match(asked) and f"{on.code} 陈晓" in asked
    assert zh("hears.invited", when=zh("time.in_a_minute"), who="李四") in place.say("zhangmin", "是")
    later(place)
    assert place.title("lisi") == zh("invited.title")
    assert len(alive(place, "lisi")) == 1
    place.tap("lisi", "接受")
    place.settle()
    assert "李四 已接受" in place.say("zhangmin", f"进度 {on.code}")


def test_that_can_be_undone(place: Town) -> None:
    on = left_and_back(place)
    order(place, f"换人 {on.code} 李四")
    assert zh_like("undo.done_unnoticed").search(place.say("zhangmin", "撤销"))
    assert "李四 位置空着" in place.say("zhangmin", f"进度 {on.code}")


def test_they_are_first_among_those_who_could_come(place: Town) -> None:
    on = left_and_back(place)
    listed = place.say("zhangmin", f"换人 {on.code}").splitlines()
    assert listed[1] == "1) 李四 · " + zh("substitute.active_again")
    said = place.say("zhangmin", "1")
    assert zh_like("hears.invited", who="李四").search(
        place.say("zhangmin", "是") if said.endswith(YES_OR_NO) else said
    )


def test_the_admin_reads_that_they_may_also_accept_it_and_that_is_so(place: Town) -> None:
    on = invited(place, "lisi", in_hours=24)
    place.orders("admin", "成员 李四 停用")
    later(place)
    assert place.say("admin", "成员 李四 启用").endswith(zh("members.still_out_of", n=1, name="李四"))
    assert place.say("lisi", f"接受 {on.code}").startswith("已接受")
    assert str(on.code) in place.say("lisi", "明天")


def test_who_is_on_the_panel_cannot_be_put_in_for_themselves(place: Town) -> None:
    on = invited(place, "lisi", in_hours=24)
    place.say("zhangmin", f"换人 {on.code} 李四")
    assert place.say("zhangmin", "李四") == zh("replace.is_on_it", who="李四")


# --- who said no before ------------------------------------------------------------------------------------------------


def test_hr_is_reminded_that_who_is_to_be_put_in_said_no_before(place: Town) -> None:
    on = invited(place, "lisi", in_hours=24)
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    order(place, f"换人 {on.code} 李四 王五")
    later(place)
    asked = place.say("zhangmin", f"换人 {on.code} 王五 李四")
    assert asked.endswith("的王五换成李四（李四回复过无法参加）？是/否")


def test_of_who_was_replaced_without_a_word_of_theirs_it_says_nothing(place: Town) -> None:
    on = invited(place, "lisi", in_hours=24)
    order(place, f"换人 {on.code} 李四 王五")
    later(place)
    assert place.say("zhangmin", f"换人 {on.code} 王五 李四").endswith("的王五换成李四？是/否")
