"""A yes means the question that was asked last, and a card that came in between is answered by its buttons alone."""

from __future__ import annotations

from tests.world.town import Town, alive, buttons, invited, later


def test_a_yes_after_a_proposals_card_cancels_nothing_before_it_is_asked_once_more(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan")
    assert place.say("zhangmin", f"取消面试 {on.code} 岗位关闭").endswith("回“是”取消面试，回“否”保留")
    place.say("lisi", f"改期 {on.code} 明天下午3点")
    later(place)
    assert "李四建议改期" in str(alive(place, "zhangmin"))
    said = place.say("zhangmin", "是")
    assert said.startswith("我问完之后又来了一张卡片，那张请点它的按钮。我刚才问的是：取消面试：")
    assert place.rows("SELECT status FROM interview") == [{"status": "scheduled"}]
    assert place.rows("SELECT state FROM proposal") == [{"state": "open"}]
    assert place.say("zhangmin", "是").startswith(f"已取消：{on.code} 陈晓")


def test_an_invitation_that_comes_in_between_is_not_accepted_by_the_yes_to_something_else(place: Town) -> None:
    first = invited(place, "lisi")
    place.say("lisi", "language en")
    assert place.say("lisi", "陈晓那场我来不了").endswith("? yes/no")
    place.move(seconds=30)
    second = invited(place, "lisi", candidate="林悦", in_hours=48)
    said = place.say("lisi", "yes")
    assert said.startswith(
        "A card came after my question; it is answered by its own buttons. What I had asked: Decline"
    )
    assert place.rows("SELECT DISTINCT response FROM participant") == [{"response": "needs_action"}]
    assert place.say("lisi", "yes").startswith(f"Declined: {first.code}")
    assert place.rows("SELECT response FROM participant WHERE interview_id = %(id)s", id=second.id) == [
        {"response": "needs_action"}
    ]


def test_a_yes_to_the_question_that_stands_last_is_done_at_once(place: Town) -> None:
    on = invited(place, "lisi")
    assert buttons(alive(place, "lisi")[0])
    place.say("lisi", "陈晓那场我来不了")
    assert place.say("lisi", "是").startswith(f"已回复无法参加：{on.code}")
