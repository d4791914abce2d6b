"""An order that names no interview, or nobody, is asked about: which one, or who; and whose free times, where nobody is named."""

from __future__ import annotations

from tests.said import zh
from tests.world.office import Office

# Said by 张三, and by HR: the command, and what it asks for first.
BY_THE_PANEL = {
    "move one of mine": ("reschedule", "interview"),
    "I'd like to propose a different time for one of my interviews.": ("reschedule", "interview"),
    "decline an interview": ("decline", "interview"),
    "我有一场想改时间": ("reschedule", "interview"),
}
BY_HR = {
    "加个人旁听": ("add", "interview"),
    "move one of my interviews": ("reschedule", "interview"),
}


def test_of_which_an_order_is_that_names_none_is_asked(office: Office) -> None:
    for day in (12, 13):
        office.plan(f"林悦{day}", f"03-{day} 10:00")
    for who, table in (("zhangsan", BY_THE_PANEL), ("zhangmin", BY_HR)):
        found = {said: office.understands(said, who) for said in table}
        assert {said: (one["command"], (one["missing"] or [""])[0]) for said, one in found.items()} == table


def test_who_joins_is_asked_where_nobody_is_named(office: Office) -> None:
    code = office.plan("林悦", "03-12 10:00")
    found = office.understands(f"{code}再加个人", "zhangmin")
    assert (found["command"], found["missing"]) == ("add", ["new"])


def test_hr_who_asks_who_is_free_reads_whom_to_name_and_not_when_they_are_free_themselves(office: Office) -> None:
    assert zh("free.whose", when="3月13日 周五") in office.say("周五下午三点谁有空", "zhangmin")
    assert zh("free.whose", when="3月16日–22日") in office.say("who is free next week", "zhangmin")
    for example in ("空闲 @李四 3月13日 周五", "空闲 @李四 3月16日–22日"):
        assert "李四" in office.say(example, "zhangmin").splitlines()[0]


MOVED = {
    "Lin Yue must be earlier, at 9:30 in the same morning": "03-12T09:30",
    "林悦那场改到当天下午两点半": "03-12T14:30",
    "move Lin Yue to Wednesday 18": "03-18T10:00",
    "move Lin Yue to Friday 20 at 2pm": "03-20T14:00",
    "move Lin Yue to march twentieth at 2pm": "03-20T14:00",
}


def test_a_day_and_an_hour_in_other_words_are_those_of_the_move(office: Office) -> None:
    code = office.plan("林悦", "03-12 10:00")
    found = {said: office.understands(said, "zhangmin") for said in MOVED}
    assert {said: str(one["arguments"].get("time"))[5:16] for said, one in found.items()} == MOVED
    assert all((one["command"], one["arguments"].get("interview")) == ("reschedule", code) for one in found.values())
    assert all("then" not in one for one in found.values())


def test_no_to_an_interview_moves_it_nowhere(office: Office) -> None:
    code = office.plan("林悦", "03-12 10:00")
    assert office.understands(f"no to {code} tomorrow", "zhangmin")["command"] != "reschedule"


def test_several_who_are_named_one_after_the_other_are_looked_at_together(office: Office) -> None:
    office.joins("wangwu")
    found = office.understands(
        "When could all of Zhang San, Li Si and Wang Wu sit down for an hour next week", "zhangmin"
    )
    assert found["command"] == "free"
    assert "then" not in found
    assert set(found["arguments"]["person"]) == {"zhangsan", "lisi", "wangwu"}
    office.say("free @zhangsan @lisi friday", "zhangmin")
    again = office.understands("And how is it on Saturday?", "zhangmin")
    assert (again["command"], set(again["arguments"]["person"])) == ("free", {"zhangsan", "lisi"})
    assert str(again["arguments"]["when"]["start"]).startswith("2026-03-14")
