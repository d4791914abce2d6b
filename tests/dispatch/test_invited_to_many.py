"""Who is asked about several interviews at once reads one message, and no burst of cards."""

from __future__ import annotations

from bot.db import store
from tests.said import zh, zh_like
from tests.world.town import Town, has_no_quiet_hours

HEADING = "候选人\t职位\t轮次\t时间\t面试官\n"
SIX = HEADING + "\n".join(
    f"{name}\t后端工程师\t一面\t{day} {hour}:00\t李四"
    for name, day, hour in (
        ("陈晓", "2026-03-16", 10),
        ("林悦", "2026-03-16", 14),
        ("周琪", "2026-03-17", 10),
        ("孙浩", "2026-03-17", 14),
        ("吴桐", "2026-03-18", 10),
        ("郑爽", "2026-03-18", 14),
    )
)


def booked(place: Town) -> None:
    has_no_quiet_hours(place, "lisi")
    place.say("zhangmin", SIX)
    assert place.say("zhangmin", "是").startswith("已约 6 场")


def after_the_window(place: Town) -> None:
    place.move(seconds=61)
    place.settle()


def test_six_invitations_are_one_message_after_the_undo_window(place: Town) -> None:
    booked(place)
    place.settle()
    assert place.chat("lisi") == []
    after_the_window(place)
    assert place.cards("lisi") == []
    [said] = place.texts("lisi")
    lines = said.splitlines()
    assert lines[0] == zh("to_confirm.heading", n=6)
    assert lines[1].startswith("1) 3月16日 周一 10:00–10:45 ") and "陈晓 · 后端工程师 一面" in lines[1]
    assert zh_like("to_confirm.one_by_one").match(lines[-1])


def test_each_of_them_is_answered_by_its_code_and_told_once(place: Town) -> None:
    booked(place)
    after_the_window(place)
    code = place.texts("lisi")[0].splitlines()[-1].split()[1]
    assert "已接受" in place.say("lisi", f"接受 {code}")
    after_the_window(place)
    after_the_window(place)
    assert [one[:4] for one in place.texts("lisi")] == ["有 6 ", "已接受："] and place.cards("lisi") == []


def test_two_invitations_are_cards(place: Town) -> None:
    has_no_quiet_hours(place, "lisi")
    place.say("zhangmin", "\n".join(SIX.splitlines()[:3]))
    place.say("zhangmin", "是")
    after_the_window(place)
    assert len(place.cards("lisi")) == 2 and place.texts("lisi") == []


def test_an_invitation_that_wecom_put_off_as_a_card_and_that_left_in_the_message_is_no_card(place: Town) -> None:
    has_no_quiet_hours(place, "lisi")
    rows = SIX.splitlines()
    place.say("zhangmin", "\n".join(rows[:2]))
    place.say("zhangmin", "是")
    place.control("faults", rules=[{"path": "message/send", "errcode": -1, "times": 1}])
    after_the_window(place)
    assert place.chat("lisi") == []
    place.say("zhangmin", "\n".join((HEADING, *rows[2:4])))
    place.say("zhangmin", "是")
    place.move(minutes=5)
    place.settle()
    assert place.cards("lisi") == [] and place.texts("lisi")[0].startswith(zh("to_confirm.heading", n=3))
    with store.connected():
        assert store.fetch("SELECT kind FROM outbox WHERE to_user = 'lisi' AND task_id IS NOT NULL") == []


def test_what_was_taken_back_in_time_nobody_reads(place: Town) -> None:
    booked(place)
    assert "已撤销" in place.say("zhangmin", "撤销")
    after_the_window(place)
    assert place.chat("lisi") == []
