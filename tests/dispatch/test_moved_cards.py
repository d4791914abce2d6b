"""Who is asked or told once an interview has been moved: one new card each, the old one closed, and nothing stale."""

from __future__ import annotations

from typing import Any

from bot import change
from bot.db import store
from bot.interviews.models import Interview
from tests.said import YES_OR_NO, zh
from tests.world.town import Town, alive, buttons, in_an_interview, invited, later, order


def closed_as(place: Town, user_id: str) -> list[str]:
    return [str(one["content"]["main_title"]["title"]) for one in place.cards(user_id) if not buttons(one)]


def rows(card: dict[str, Any]) -> dict[str, str]:
    return {one["keyname"]: one["value"] for one in card["content"]["horizontal_content_list"]}


def answer(place: Town, on: Interview, user_id: str) -> str:
    [row] = place.rows(
        "SELECT response FROM participant WHERE interview_id = %(i)s AND member_id = %(m)s",
        i=on.id,
        m=place.member(user_id).id,
    )
    return str(row["response"])


def test_a_move_closes_the_old_card_and_brings_one_new_one_that_asks_again(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan")
    place.tap("lisi", "接受")
    place.settle()
    order(place, f"推迟 {on.code} 2小时")
    place.settle()
    assert len(alive(place, "zhangsan")) == 1
    assert closed_as(place, "zhangsan") == []
    later(place)
    for user_id in ("lisi", "zhangsan"):
        [card] = alive(place, user_id)
        assert card["content"]["main_title"]["title"] == zh("asked_anew.moved")
        assert rows(card)["时间"] == "3月12日 周四 12:00–13:00"
        assert rows(card)["原时间"] == "3月12日 周四 10:00–11:00"
        assert buttons(card) == [zh("button.accept"), zh("button.decline"), zh("button.another_time")]
        assert answer(place, on, user_id) == "needs_action"
    assert closed_as(place, "zhangsan") == [zh("card.moved")]
    place.tap("zhangsan", "接受")
    place.settle()
    assert answer(place, on, "zhangsan") == "accepted"


def test_a_move_that_is_undone_in_time_is_heard_of_by_nobody_and_the_old_card_lives_on(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan")
    place.tap("lisi", "接受")
    place.settle()
    before = {user_id: len(place.chat(user_id)) for user_id in ("lisi", "zhangsan")}
    order(place, f"推迟 {on.code} 2小时")
    place.move(seconds=30)
    assert place.say("zhangmin", "撤销").startswith(zh("undo.done_unnoticed", what=f"改期 {on.code}"))
    later(place, minutes=5)
    assert {user_id: len(place.chat(user_id)) for user_id in before} == before
    assert answer(place, on, "lisi") == "accepted"
    place.tap("zhangsan", "接受")
    place.settle()
    assert answer(place, on, "zhangsan") == "accepted"
    assert place.title("zhangsan") == zh("replied.answer", answer=zh("response.accepted"))


def test_another_place_that_is_undone_in_time_is_heard_of_by_nobody(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan")
    place.tap("lisi", "接受")
    place.settle()
    before = {user_id: place.chat(user_id) for user_id in ("lisi", "zhangsan")}
    order(place, f"改期 {on.code} 2号会议室")
    place.move(seconds=30)
    assert place.say("zhangmin", "撤销").startswith(zh("undo.done_unnoticed", what=f"改期 {on.code}"))
    later(place, minutes=5)
    assert {user_id: place.chat(user_id) for user_id in before} == before


def test_an_invitation_that_waits_while_it_is_moved_and_moved_back_still_leaves(place: Town) -> None:
    on = place.book("lisi")
    with store.db.connection_context(), change.begin(place.at, kind="system") as begun:
        begun.record("interview.booked", "interview", on.id, undoable=True)
    order(place, f"推迟 {on.code} 2小时")
    assert place.say("zhangmin", "撤销").startswith("已撤销：")
    later(place)
    [card] = alive(place, "lisi")
    assert rows(card)["时间"] == "3月12日 周四 10:00–11:00"


def test_who_taps_the_old_card_within_the_window_reads_that_it_is_out_of_date_and_after_the_undo_has_one_again(
    place: Town,
) -> None:
    on = invited(place, "lisi")
    order(place, f"推迟 {on.code} 2小时")
    place.tap("lisi", "接受")
    place.settle()
    assert place.texts("lisi")[-1] == zh("tapped.out_of_date")
    assert answer(place, on, "lisi") == "needs_action"
    place.say("zhangmin", "撤销")
    later(place)
    [card] = alive(place, "lisi")
    assert rows(card)["时间"] == "3月12日 周四 10:00–11:00"
    place.tap("lisi", "接受")
    place.settle()
    assert answer(place, on, "lisi") == "accepted"


def test_of_two_moves_within_the_window_only_the_last_is_told_beside_the_time_that_was_known(place: Town) -> None:
    on = invited(place, "lisi")
    order(place, f"推迟 {on.code} 2小时")
    place.move(seconds=30)
    order(place, f"推迟 {on.code} 1小时")
    later(place)
    later(place)
    assert len(place.cards("lisi")) == 2
    [card] = alive(place, "lisi")
    assert rows(card)["时间"] == "3月12日 周四 13:00–14:00"
    assert rows(card)["原时间"] == "3月12日 周四 10:00–11:00"


def test_the_second_of_two_moves_undone_the_first_is_told(place: Town) -> None:
    on = invited(place, "lisi")
    order(place, f"推迟 {on.code} 2小时")
    place.move(seconds=50)
    order(place, f"推迟 {on.code} 1小时")
    later(place, seconds=20)
    assert len(place.cards("lisi")) == 1
    assert place.say("zhangmin", "撤销").startswith("已撤销：")
    later(place)
    [card] = alive(place, "lisi")
    assert rows(card)["时间"] == "3月12日 周四 12:00–13:00"


def test_what_begins_soon_is_told_at_once_and_its_undo_too(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan", in_hours=1.5)
    place.tap("lisi", "接受")
    place.settle()
    order(place, f"推迟 {on.code} 一天")
    place.settle()
    assert [place.title(one) for one in ("lisi", "zhangsan")] == [zh("asked_anew.moved")] * 2
    assert place.say("zhangmin", "撤销").startswith(zh("undo.done", what=f"改期 {on.code}"))
    place.settle()
    assert place.texts("lisi")[-1] == zh(
        "moved.undone",
        title=f"{on.code} 陈晓 · 后端工程师 一面",
        at="3月11日 周三 11:30–12:30",
        answer_stays=zh("moved.answer_stays"),
    )
    assert alive(place, "lisi") == []
    [card] = alive(place, "zhangsan")
    assert rows(card)["时间"] == "3月11日 周三 11:30–12:30"


def test_who_sits_in_an_interview_hears_at_once_that_their_next_one_is_moved(place: Town) -> None:
    on = in_an_interview(place, "lisi")
    order(place, f"推迟 {on.code} 一天")
    place.settle()
    assert place.title("lisi") == zh("asked_anew.moved")


def test_a_moved_interview_is_reminded_of_at_its_new_time_and_not_at_the_old_one(place: Town) -> None:
    on = invited(place, "lisi", in_hours=24)
    place.tap("lisi", "接受")
    place.settle()
    order(place, f"推迟 {on.code} 2小时")
    later(place)
    place.tap("lisi", "接受")
    place.settle()
    later(place, hours=23, minutes=40)
    assert not place.title("lisi").endswith(zh("reminder.title", at=""))
    later(place, hours=2)
    assert place.title("lisi") == zh("reminder.title", at="12:00")


def test_another_place_is_told_to_who_has_answered_and_asked_of_who_has_not(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan")
    place.tap("lisi", "接受")
    place.settle()
    order(place, f"改期 {on.code} 2号会议室")
    later(place)
    assert place.texts("lisi")[-1] == f"{on.code} 陈晓 · 后端工程师 一面，3月12日 周四 10:00–11:00：" + zh(
        "moved.place", place="视频 · 2号会议室"
    ) + "。" + zh("moved.answer_stays")
    [card] = alive(place, "zhangsan")
    assert card["content"]["main_title"]["title"] == zh("asked_anew.another_place")
    assert rows(card)["地点"] == "视频 · 2号会议室"
    order(place, f"改期 {on.code} 45分钟")
    later(place)
    assert place.texts("lisi")[-1] == f"{on.code} 陈晓 · 后端工程师 一面：" + zh(
        "moved.time", at="3月12日 周四 10:00–10:45", before="3月12日 周四 10:00–11:00"
    ) + "。" + zh("moved.answer_stays")
    order(place, f"改期 {on.code} https://meeting.example.com/2")
    later(place)
    assert place.texts("lisi")[-1].endswith(zh("moved.new_link", code=on.code) + "。" + zh("moved.answer_stays"))


def test_without_a_time_the_panel_hears_that_it_need_not_come_and_is_asked_once_there_is_one(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan")
    place.tap("lisi", "接受")
    place.settle()
    order(place, f"改期 {on.code} 时间待定")
    later(place)
    for user_id in ("lisi", "zhangsan"):
        assert place.texts(user_id)[-1] == zh(
            "moved.time_is_open_now", title=f"{on.code} 陈晓 · 后端工程师 一面", at="3月12日 周四 10:00–11:00"
        )
        assert alive(place, user_id) == []
    assert closed_as(place, "zhangsan") == [zh("state.no_time")]
    order(place, f"改期 {on.code} 明天下午3点")
    later(place)
    for user_id in ("lisi", "zhangsan"):
        [card] = alive(place, user_id)
        assert card["content"]["main_title"]["title"] == zh("asked_anew.has_a_time")


def test_hr_who_looks_after_it_reads_in_their_list_that_a_colleague_moved_it(place: Town) -> None:
    with store.db.connection_context():
        store.execute("UPDATE member SET role = 'recruiter' WHERE user_id = 'wangwu'")
    on = invited(place, "lisi")
    assert place.say("wangwu", f"推迟 {on.code} 2小时").endswith(YES_OR_NO)
    place.say("wangwu", "是")
    later(place)
    assert place.chat("zhangmin") == []
    later(place, hours=1, minutes=10)
    assert (
        zh(
            "moved_by_colleague.told",
            who="王五",
            title=f"{on.code} 陈晓 · 后端工程师 一面",
            at="3月12日 周四 12:00–13:00",
        )
        in place.texts("zhangmin")[-1]
    )


def test_nobody_gets_more_than_four_counted_messages_however_often_it_is_moved(place: Town) -> None:
    on = invited(place, "lisi", in_hours=6)
    for _ in range(3):
        order(place, f"推迟 {on.code} 10分钟")
        later(place)
        place.tap("lisi", "接受")
        place.settle()
    later(place, hours=6)
    for _ in range(9):
        later(place, minutes=10)
    [row] = place.rows("SELECT count(*) AS n FROM outbox WHERE to_user = 'lisi' AND counted AND state = 'sent'")
    assert row["n"] <= 4
