"""Whoever runs it reads of a message that its reader interviews, and when it will leave."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.cli import members
from bot.db import store
from bot.doctor import rows
from bot.notices.catalogue import people
from bot.notices.outbox import Notice, put
from bot.times.zones import company_zone
from tests.world.town import Town, invited, later


@pytest.fixture
def held(place: Town) -> Notice:
    """For 李四, who began an interview of an hour ten minutes ago."""
    invited(place, "lisi", in_hours=0.5)
    later(place, minutes=40)
    notice = Notice("said:held", "lisi", people.SAID.name, subject={"zh": "面试室换到三楼", "en": "moved"})
    with store.db.connection_context(), store.db.atomic():
        put([notice], place.at)
    place.settle()
    return notice


def ends(place: Town) -> str:
    return f"{(place.at + timedelta(minutes=55)).astimezone(company_zone()):%H:%M}"


def test_send_says_until_when_it_waits_and_why(place: Town, held: Notice, capsys: pytest.CaptureFixture[str]) -> None:
    with store.db.connection_context():
        assert members._became_of(held) == 1
    said = capsys.readouterr().err
    assert f"lisi 在面试，{ends(place)} 发出" in said
    assert "doctor" not in said


def test_where_another_interview_follows_directly_both_say_when_that_is_over(
    place: Town, held: Notice, capsys: pytest.CaptureFixture[str]
) -> None:
    place.book("lisi", in_hours=50 / 60, candidate="林悦")
    at = f"{(place.at + timedelta(minutes=115)).astimezone(company_zone()):%H:%M}"
    with store.db.connection_context():
        assert members._became_of(held) == 1
        found = [one for look in rows.looks(place.at) for one in look() if one.part.startswith("待发消息")]
    assert f"lisi 在面试，{at} 发出" in capsys.readouterr().err
    assert f"1 条等对方面试结束，最早 {at} 发出" in str(found[0])


def test_doctor_counts_it_and_says_when_it_leaves(place: Town, held: Notice) -> None:
    with store.db.connection_context():
        found = [one for look in rows.looks(place.at) for one in look() if one.part.startswith("待发消息")]
    assert [one.mark for one in found] == ["✓"]
    assert f"1 条等对方面试结束，最早 {ends(place)} 发出" in str(found[0])


def test_doctor_says_nothing_of_the_kind_where_nobody_interviews(place: Town) -> None:
    on = invited(place, "lisi", in_hours=24)
    place.say("lisi", f"无法参加 {on.code}")  # waits for the end of the undo window
    with store.db.connection_context():
        found = [one for look in rows.looks(place.at) for one in look() if one.part.startswith("待发消息")]
    assert "面试结束" not in str(found[0])
