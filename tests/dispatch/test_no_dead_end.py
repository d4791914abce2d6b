"""What cannot be done any more, or not with that person, names what can be done instead."""

from __future__ import annotations

from tests.said import en, zh, zh_like
from tests.world.town import Town, invited, later


def test_a_button_that_offers_who_is_busy_by_now_is_answered_with_who_is_free(place: Town) -> None:
    on = invited(place, "lisi", in_hours=24)
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    taken = place.book("wangwu", in_hours=24, candidate="林悦")
    place.tap("zhangmin", "换成王五")
    place.settle()
    said = place.texts("zhangmin")[-1]
    assert zh_like("refused.busy_then", who="王五").match(said) and f"{taken.code} 林悦" in said
    assert (
        zh_like("free_times.others_free").search(said)
        and "张三 ·" in said
        and said.endswith(f"发：换人 {on.code} 张三")
    )
    assert place.say("zhangmin", f"换人 {on.code} 王五") == said
    assert "李四 → 张三" in place.orders("zhangmin", f"换人 {on.code} 张三")


def test_who_is_to_join_and_is_busy_is_answered_with_who_is_free_and_what_to_send(place: Town) -> None:
    on = invited(place, "lisi", in_hours=24)
    taken = place.book("wangwu", in_hours=24, candidate="林悦")
    for verb in ("加人", "旁听"):
        said = place.say("zhangmin", f"{verb} {on.code} 王五")
        assert zh_like("refused.busy_then", who="王五").match(said) and f"{taken.code} 林悦" in said, said
        assert (
            zh_like("free_times.others_free").search(said)
            and "张三 ·" in said
            and said.endswith(f"发：{verb} {on.code} 张三")
        ), said
    place.say("zhangmin", "language en")
    assert place.say("zhangmin", f"shadow {on.code} wangwu").endswith(f"Send: shadow {on.code} 张三")
    assert place.say("zhangmin", f"add {on.code} lisi") == en("add.is_on_it", who="李四")


def test_where_nobody_else_is_free_another_time_is_named(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan", in_hours=24)
    place.book("wangwu", in_hours=24, candidate="林悦")
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    assert place.say("zhangmin", f"换人 {on.code} 李四 王五").endswith(zh("free_times.nobody_else", code=on.code))


def test_who_accepts_after_the_start_counts_as_there_and_after_the_end_reads_how_to_write(place: Town) -> None:
    on = invited(place, "lisi", "wangwu", in_hours=1)
    place.say("wangwu", f"无法参加 {on.code} 出差")
    later(place, minutes=65)
    assert place.say("lisi", f"接受 {on.code}") == zh(
        "accept.has_begun",
        code=on.code,
        enter=zh("accept.way_in", code=on.code),
        write=zh("accept.then_write", code=on.code),
    )
    assert place.say("wangwu", f"接受 {on.code}") == zh(
        "accept.after_a_no", code=on.code, what=zh("as_it_stands.has_started"), hr="张敏"
    )
    later(place, minutes=70)
    assert place.say("lisi", f"接受 {on.code}") == zh("accept.is_over", code=on.code)
    place.say("lisi", "language en")
    assert place.say("lisi", f"accept {on.code}").endswith(f"feedback {on.code} yes, and why")


def test_a_tap_on_an_invitation_after_the_start_names_the_next_step(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1)
    place.move(minutes=65)
    place.tap("lisi", "接受")
    place.settle()
    assert zh("accept.then_write", code=on.code) in place.texts("lisi")[-1]
