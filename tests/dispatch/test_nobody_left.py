"""An interview that nobody is left to hold is never passed over in silence: not before its start, nor after."""

from __future__ import annotations

from bot.interviews.models import Interview
from tests.said import zh, zh_like
from tests.world.town import Town, at, heard, invited, later


def deserted(place: Town, *panel: str) -> Interview:
    """At 16:00 of the next day, and all of the panel have said no."""
    on = invited(place, *(panel or ("lisi",)), in_hours=30)
    for one in panel or ("lisi",):
        place.say(one, f"无法参加 {on.code} 出差")
        later(place)
    return on


def test_an_hour_before_hr_hears_once_more_that_nobody_is_left_and_what_to_send(place: Town) -> None:
    on = deserted(place, "lisi", "wangwu")
    place.say("zhangmin", f"我来处理 {on.code}")
    for when in ("11 16:10", "12 12:02", "12 14:58"):
        at(place, when)
    assert heard(place, "没有面试官") == []
    at(place, "12 15:01")
    assert heard(place, "没有面试官") == [
        zh(
            "waiting.nobody_left",
            lacking=zh("declined.who_cant", names="李四、王五"),
            what=f"{on.code} 陈晓 · 后端工程师 一面，3月12日 周四 16:00–17:00"
            + zh("waiting.starts_in", left=zh("time.minutes", n=59)),
            replace_them=f"换人 {on.code} 李四",
            code=on.code,
        )
    ]
    at(place, "12 15:50")
    assert len(heard(place, "没有面试官")) == 1


def test_where_somebody_is_left_or_hr_was_told_a_moment_ago_nobody_is_told_again(place: Town) -> None:
    some = invited(place, "lisi", "wangwu", in_hours=30)
    place.say("lisi", f"无法参加 {some.code} 出差")
    later(place)
    late = invited(place, "zhangsan", in_hours=30.2, candidate="林悦")
    at(place, "12 15:20")
    place.say("zhangsan", f"无法参加 {late.code} 堵车")
    later(place)
    assert place.title("zhangmin") == "张三 无法参加"
    at(place, "12 15:45")
    assert heard(place, "没有面试官") == []


def test_after_its_start_it_stands_in_hrs_pending_until_it_is_settled(place: Town) -> None:
    on = deserted(place)
    for when in ("12 16:20", "12 17:10", "13 10:00", "16 10:00"):
        at(place, when)
        said = place.say("zhangmin", "待办")
        assert (
            "陈晓" in said
            and zh("pending.nobody_to_interview", lacking=zh("declined.who_cant", names="李四")) in said
            and said.endswith(zh("pending.how_to_close", n=1))
        )
    assert f"没有面试官 · {on.code}" in place.say("zhangmin", "3-12")
    assert Interview.get_by_id(on.id).status == "awaiting_feedback"
    place.say("zhangmin", "待办")
    place.say("zhangmin", "没面成 1")
    assert zh_like("not_held.done").search(place.say("zhangmin", "3") + place.say("zhangmin", "面试官都来不了"))
    assert "没有面试官" not in place.say("zhangmin", "待办")
    place.say("zhangmin", f"取消面试 {on.code} 岗位关闭")
    place.say("zhangmin", "是")
    assert on.code not in place.say("zhangmin", "待办")


def test_the_card_says_as_of_which_day_it_counts_and_once_begun_what_to_send(place: Town) -> None:
    on = deserted(place)
    assert "（截至 3月11日 " in str(place.cards("zhangmin")[-1]["content"])
    at(place, "12 16:01")
    [card] = [one["content"] for one in place.cards("zhangmin") if "李四" in one["content"]["main_title"]["title"]]
    assert card["sub_title_text"] == zh(
        "declined.too_late_and_alone", said=zh("state.started"), now=zh("declined.now"), code=on.code
    )
    assert "距开始" not in str(card)
