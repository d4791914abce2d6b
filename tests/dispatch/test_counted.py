"""How little it takes: what people really sent, tap by tap and message by message, and what stands in the end."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.db import store
from bot.interviews.models import Interview, Job
from tests.said import zh
from tests.world.town import Town, invited, later

SIX = """候选人\t职位\t轮次\t时间\t面试官
陈晓\t后端工程师\t二面\t3/13 15:00\t李四、王五
林悦\t前端工程师\t一面\t3/13 16:00\t张三
周琪\t前端工程师\t一面\t3/16 10:00\t李四
孙浩\t前端工程师\t一面\t3/17 10:00\t王五
吴桐\t产品经理\t终面\t3/17 14:00\t张三
郑爽\t产品经理\t终面\t3/17 15:00\t王五"""


def sent(place: Town) -> Counter[str]:
    """How many taps and messages each of them has sent: what the callback has received, whatever became of it."""
    return Counter(
        {row["user_id"]: row["n"] for row in place.rows("SELECT user_id, count(*) AS n FROM inbox GROUP BY 1")}
    )


def answers(place: Town, on: Interview) -> dict[str, str]:
    """Of the panel as it is now."""
    rows = place.rows(
        """SELECT m.user_id, p.response FROM participant p JOIN member m ON m.id = p.member_id
           WHERE p.interview_id = %(id)s AND p.replaced_by_id IS NULL""",
        id=on.id,
    )
    return {row["user_id"]: row["response"] for row in rows}


def starts(place: Town) -> list[str]:
    rows = place.rows(
        """SELECT to_char(lower(slot) AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI') AS at FROM interview
           WHERE status NOT IN ('cancelled') ORDER BY slot"""
    )
    return [row["at"] for row in rows]


def feedback(place: Town, on: Interview) -> list[tuple[str, str]]:
    """Verdict and words of all that is in."""
    rows = place.rows(
        "SELECT recommendation, summary FROM feedback WHERE interview_id = %(id)s AND status = 'submitted'", id=on.id
    )
    return [(row["recommendation"], row["summary"]) for row in rows]


def over(place: Town, *focus: str) -> Interview:
    """李四 has just come out of it, and holds the card that asks how it was."""
    on = invited(place, "lisi", in_hours=0.2)
    with store.db.connection_context():
        Job.update(focus=list(focus)).execute()
    later(place, minutes=12)
    later(place, minutes=65)
    assert place.title("lisi") == zh("feedback_due.is_it_over")
    return on


def test_an_invitation_is_accepted_with_one_tap(place: Town) -> None:
    on = invited(place, "lisi")
    place.tap("lisi", "接受")
    later(place)
    assert sent(place) == {"lisi": 1}
    assert answers(place, on) == {"lisi": "accepted"}


@pytest.mark.parametrize("taps", [True, False])
def test_who_cannot_come_says_why_and_somebody_else_accepts_with_four_taps_and_messages_of_three(
    place: Town, taps: bool
) -> None:
    """The reason is in the line that the tapped card names, or says all of it at once."""
    on = invited(place, "lisi")
    if taps:
        place.tap("lisi", "无法参加")
        place.settle()
        assert zh("replied.reason_helps", code=on.code) in str(place.cards("lisi")[-1])
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    assert "出差" in str(place.cards("zhangmin")[-1]), "HR reads why"
    place.tap("zhangmin", "换成王五")
    later(place)
    place.tap("wangwu", "接受")
    later(place)
    assert set(sent(place)) == {"lisi", "zhangmin", "wangwu"} and sent(place).total() <= 4
    assert answers(place, on) == {"wangwu": "accepted"}


def test_six_interviews_are_booked_and_invited_to_with_three_messages_of_hr_at_most(place: Town) -> None:
    place.say("zhangmin", SIX)
    place.say("zhangmin", "是")
    assert set(sent(place)) == {"zhangmin"} and sent(place).total() <= 3
    assert starts(place) == ["03-13 15:00", "03-13 16:00", "03-16 10:00", "03-17 10:00", "03-17 14:00", "03-17 15:00"]
    later(place)
    invitations = place.rows("SELECT to_user, count(*) AS n FROM outbox WHERE kind = 'invited' GROUP BY 1 ORDER BY 1")
    assert [(row["to_user"], row["n"]) for row in invitations] == [("lisi", 2), ("wangwu", 3), ("zhangsan", 2)]


def test_hr_moves_one_with_three_messages_at_most_and_the_panel_is_asked_anew(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("zhangmin", f"改期 {on.code} 周五下午3点")
    place.say("zhangmin", "是")
    assert set(sent(place)) == {"zhangmin"} and sent(place).total() <= 3
    assert starts(place) == ["03-13 15:00"]
    later(place)
    assert zh("button.accept") in str(place.cards("lisi")[-1]["content"]["button_list"])


@pytest.mark.parametrize("words", ["改期 {code} 周五下午3点", None])
def test_what_an_interviewer_proposes_and_hr_takes_is_three_taps_and_messages_at_most(
    place: Town, words: str | None
) -> None:
    """Said in a line, or chosen from the three free times behind the card's button."""
    on = invited(place, "lisi")
    if words:
        place.say("lisi", words.format(code=on.code))
    else:
        place.tap("lisi", "换个时间")
        place.say("lisi", "1")
    later(place)
    assert starts(place) == ["03-12 10:00"], "until HR has taken it"
    place.tap("zhangmin", "改到这个时间")
    later(place)
    assert set(sent(place)) == {"lisi", "zhangmin"} and sent(place).total() <= 3
    assert starts(place) != ["03-12 10:00"]
    assert answers(place, on) == {"lisi": "accepted"}


@pytest.mark.parametrize("focus", [(), ("系统设计", "协作")])
def test_feedback_by_the_card_is_four_taps_and_a_sentence_at_most(place: Town, focus: tuple[str, ...]) -> None:
    """A number that answers a question is counted as a tap, and so is the yes."""
    on = over(place, *focus)
    place.tap("lisi", "推荐")
    for number, _ in enumerate(focus, start=3):
        place.say("lisi", str(number))
    place.say("lisi", "基础扎实，沟通清楚")
    place.say("lisi", "是")
    assert set(sent(place)) == {"lisi"} and sent(place).total() <= 4 + 1
    assert feedback(place, on) == [("yes", "基础扎实，沟通清楚")]


def test_feedback_in_one_line_is_read_back_and_submitted_with_a_yes(place: Town) -> None:
    on = over(place)
    said = place.say("lisi", f"面评 {on.code} 推荐 基础扎实，设计题偏弱")
    assert said.endswith(zh("deed.yes_or_no", sentence="基础扎实，设计题偏弱" + zh("feedback.read_back")))
    assert feedback(place, on) == []
    place.say("lisi", "是")
    assert sent(place) == {"lisi": 2}
    assert feedback(place, on) == [("yes", "基础扎实，设计题偏弱")]


def test_what_was_sent_in_vain_is_counted_as_well(place: Town) -> None:
    """Or the figures above would hold because something is left out of them."""
    place.say("lisi", "今天天气怎么样")
    place.say("lisi", "接受 9999")
    assert sent(place) == {"lisi": 2}
