"""A yes means the question that was asked last, and a card that came in between is answered by its buttons alone."""

from __future__ import annotations

from tests.said import en, zh
from tests.world.town import Town, alive, buttons, invited, later


def test_a_yes_after_a_proposals_card_cancels_nothing_before_it_is_asked_once_more(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan")
    assert place.say("zhangmin", f"取消面试 {on.code} 岗位关闭").endswith(zh("cancel.how_to_answer"))
    place.say("lisi", f"改期 {on.code} 明天下午3点")
    later(place)
    assert zh("proposed.title", who="李四") in str(alive(place, "zhangmin"))
    said = place.say("zhangmin", "是")
    assert said.startswith(zh("asked.before_the_card") + "取消面试：")
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
    assert said.startswith(en("asked.before_the_card") + "Decline")
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
