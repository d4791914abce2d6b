"""HR's trace of an interview says who was told what: the newest first, short, and what was not needed on one line."""

from __future__ import annotations

from bot.db import store
from tests.said import en, zh, zh_like
from tests.world.town import Town, invited, later


def traced(place: Town, code: str) -> list[str]:
    """`给李四：邀请`, of each line; and what was not needed."""
    lines = place.say("zhangmin", code).splitlines()
    return [line.partition("，")[0] for line in lines if line.startswith("给")] + [
        line for line in lines if zh_like("trace.not_needed").fullmatch(line)
    ]


def to(who: str, kind: str, about: str = "") -> str:
    """As `traced` has it, whatever became of it."""
    named = {"about": about} if about else {}
    whole = zh("trace.line_about" if about else "trace.line", who=who, what=zh(kind), became="", **named)
    return whole.partition("，")[0]


def test_the_newest_comes_first_and_what_was_not_needed_is_one_line(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan", in_hours=24)
    for _ in range(10):
        place.say("lisi", f"无法参加 {on.code}")
        place.say("lisi", "撤销")
        later(place, seconds=10)
    place.say("zhangsan", f"无法参加 {on.code} 出差")
    later(place)
    newest, *invitations, unneeded = traced(place, str(on.code))
    assert (newest, unneeded) == (to("张敏", "notice.decline", "张三"), zh("trace.not_needed", count="10"))
    assert sorted(invitations) == [to("张三", "notice.invitation"), to("李四", "notice.invitation")]


def test_what_hr_was_told_of_two_people_says_of_whom(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan", in_hours=30)
    place.say("lisi", f"无法参加 {on.code} 出差")
    place.say("zhangsan", f"无法参加 {on.code} 病了")
    later(place)
    told = traced(place, str(on.code))
    assert {
        to("张敏", "notice.decline", "李四"),
        to("张敏", "notice.decline", "张三"),
        to("李四", "notice.invitation"),
    } <= set(told)
    place.say("zhangmin", "language en")
    told = en("trace.line_about", who="张敏", what=en("notice.decline"), about="李四", became="")
    assert told in place.say("zhangmin", str(on.code))


def test_however_much_was_told_the_last_eight_are_shown(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1.5)
    for _ in range(6):
        place.say("lisi", f"无法参加 {on.code}")
        later(place, seconds=5)
        place.say("lisi", "撤销")
        later(place, seconds=5)
    lines = traced(place, str(on.code))
    assert len([one for one in lines if "不需要" not in one]) == 8
    assert lines[0] in (to("李四", "notice.invitation"), to("张敏", "notice.undone"))


def lines(place: Town, code: str) -> list[str]:
    return [one for one in place.say("zhangmin", code).splitlines() if "将于" in one or "不需要" in one]


def test_what_will_not_leave_when_it_is_due_is_not_said_to(place: Town) -> None:
    """HR is told in a list that comes after the start, when it is of no use any more."""
    on = invited(place, "lisi", in_hours=30)
    place.say("lisi", f"接受 {on.code}")
    [waiting] = lines(place, str(on.code))
    assert waiting.startswith(to("张敏", "notice.all_accepted"))
    with store.db.connection_context():
        store.execute("UPDATE outbox SET not_before = %(late)s WHERE kind = 'all_accepted'", late=on.end)
    assert lines(place, str(on.code)) == [zh("trace.not_needed", count="1")]


def test_of_what_was_called_off_nothing_is_said_to_leave_but_that(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    place.say("lisi", f"接受 {on.code}")
    place.say("zhangmin", f"取消面试 {on.code} 岗位关闭")
    place.say("zhangmin", "是")
    told, unneeded = lines(place, str(on.code))
    assert told.startswith(to("李四", "notice.cancelled"))
    assert unneeded == zh("trace.not_needed", count="1")
