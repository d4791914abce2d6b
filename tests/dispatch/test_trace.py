"""HR's trace of an interview says who was told what: the newest first, short, and what was not needed on one line."""

from __future__ import annotations

from bot.db import store
from tests.said import en, zh
from tests.world.town import Town, invited, later


def traced(place: Town, code: str) -> list[str]:
    """`李四：邀请`, of each line."""
    lines = place.say("zhangmin", code).splitlines()
    return [line.partition(" ")[0] for line in lines if "：" in line and ("发" in line or "送" in line)] + [
        line for line in lines if "已不需要" in line
    ]


def test_the_newest_comes_first_and_what_was_not_needed_is_one_line(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan", in_hours=24)
    for _ in range(10):
        place.say("lisi", f"无法参加 {on.code}")
        place.say("lisi", "撤销")
        later(place, seconds=10)
    place.say("zhangsan", f"无法参加 {on.code} 出差")
    later(place)
    newest, *invitations, unneeded = traced(place, str(on.code))
    assert (newest, unneeded) == ("张敏：" + zh("notice.decline") + "（张三）", zh("trace.not_needed", count="10"))
    assert sorted(invitations) == ["张三：邀请", "李四：邀请"]


def test_what_hr_was_told_of_two_people_says_of_whom(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan", in_hours=30)
    place.say("lisi", f"无法参加 {on.code} 出差")
    place.say("zhangsan", f"无法参加 {on.code} 病了")
    later(place)
    told = traced(place, str(on.code))
    assert {
        "张敏：" + zh("notice.decline") + "（李四）",
        "张敏：" + zh("notice.decline") + "（张三）",
        "李四：邀请",
    } <= set(told)
    place.say("zhangmin", "language en")
    assert "张敏: " + en("notice.decline") + " (李四) sent" in place.say("zhangmin", str(on.code))


def test_however_much_was_told_the_last_eight_are_shown(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1.5)
    for _ in range(6):
        place.say("lisi", f"无法参加 {on.code}")
        later(place, seconds=5)
        place.say("lisi", "撤销")
        later(place, seconds=5)
    lines = traced(place, str(on.code))
    assert len([one for one in lines if "不需要" not in one]) == 8
    assert lines[0] in ("李四：邀请", "张敏：" + zh("notice.undone"))


def lines(place: Town, code: str) -> list[str]:
    return [one for one in place.say("zhangmin", code).splitlines() if "将于" in one or "不需要" in one]


def test_what_will_not_leave_when_it_is_due_is_not_said_to(place: Town) -> None:
    """HR is told in a list that comes after the start, when it is of no use any more."""
    on = invited(place, "lisi", in_hours=30)
    place.say("lisi", f"接受 {on.code}")
    [waiting] = lines(place, str(on.code))
    assert waiting.startswith("张敏：全员接受 将于 ")
    with store.db.connection_context():
        store.execute("UPDATE outbox SET not_before = %(late)s WHERE kind = 'all_accepted'", late=on.end)
    assert lines(place, str(on.code)) == [zh("trace.not_needed", count="1")]


def test_of_what_was_called_off_nothing_is_said_to_leave_but_that(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    place.say("lisi", f"接受 {on.code}")
    place.say("zhangmin", f"取消面试 {on.code} 岗位关闭")
    place.say("zhangmin", "是")
    told, unneeded = lines(place, str(on.code))
    assert told.startswith("李四：取消通知 将于 ")
    assert unneeded == zh("trace.not_needed", count="1")
