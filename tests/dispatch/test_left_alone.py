"""What is told at night all the same, and what whoever does without it does not get."""

from __future__ import annotations

from bot.interviews.models import Interview
from tests.world.town import Town


def accepted(place: Town, who: str, *, in_hours: float, candidate: str = "陈晓") -> Interview:
    interview = place.book(who, "wangwu", candidate=candidate, in_hours=in_hours)
    place.settle()
    place.say(who, f"接受 {interview.code}")
    place.move(minutes=2)
    place.settle()
    return interview


def test_what_begins_within_two_hours_is_told_at_night_and_what_begins_early_two_hours_before(place: Town) -> None:
    soon = accepted(place, "lisi", in_hours=13.5)
    early = accepted(place, "zhangsan", in_hours=22.5, candidate="林悦")  # 08:30
    place.move(hours=12)
    place.say("lisi", f"无法参加 {soon.code} 发烧")
    place.settle()
    assert str(soon.code) in str(place.cards("zhangmin")[-1])
    place.say("zhangsan", f"无法参加 {early.code} 发烧")
    place.move(hours=8)  # 06:04
    place.settle()
    assert str(early.code) not in str(place.cards("zhangmin"))
    place.move(minutes=30)
    place.settle()
    assert str(early.code) in str(place.cards("zhangmin")[-1])


def test_a_reminder_that_somebody_does_without_does_not_come_and_the_other_does(place: Town) -> None:
    place.say("lisi", "消息设置 关 30 分钟提醒")
    accepted(place, "lisi", in_hours=3)
    place.move(hours=2, minutes=33)
    place.settle()
    kinds = {row["kind"] for row in place.rows("SELECT kind FROM outbox WHERE to_user = 'lisi' AND state = 'sent'")}
    assert "remind_30m" not in kinds
    place.move(minutes=22)
    place.settle()
    kinds = {row["kind"] for row in place.rows("SELECT kind FROM outbox WHERE to_user = 'lisi' AND state = 'sent'")}
    assert "remind_5m" in kinds


def test_whoever_does_without_the_digest_gets_none(place: Town) -> None:
    place.say("lisi", "消息设置 关 每日摘要")
    accepted(place, "lisi", in_hours=26)
    place.move(hours=23, minutes=44)  # 09:46 of the next day, when 王五 has it
    place.settle()
    with_it = {
        row["to_user"] for row in place.rows("SELECT to_user FROM outbox WHERE kind = 'digest' AND state = 'sent'")
    }
    assert "wangwu" in with_it
    assert "lisi" not in with_it
