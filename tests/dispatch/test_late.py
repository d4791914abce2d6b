"""Who will be late says so once, and whoever waits for them hears."""

from __future__ import annotations

import pytest

from tests.said import zh, zh_like
from tests.world.office import Office
from tests.world.town import Town, invited, later


def test_hr_and_the_rest_of_the_panel_hear_that_an_interviewer_will_be_late(place: Town) -> None:
    on = invited(place, "lisi", "wangwu", in_hours=0.5)
    said = place.say("lisi", f"晚到 {on.code} 10分钟")
    assert "马上转告张敏、王五，" + zh("late.you_will_be", late=zh("late.minutes", n=10)) + "。" in said
    place.settle()
    for user_id in ("zhangmin", "wangwu"):
        assert place.texts(user_id)[-1].startswith(f"李四会晚到 10 分钟：{on.code} 陈晓")
    assert not [one for one in place.texts("lisi") if one.startswith("李四会晚到")]


def test_a_colleagues_lateness_is_told_with_their_name(place: Town) -> None:
    on = invited(place, "lisi", "wangwu", in_hours=0.5)
    place.say("zhangmin", f"李四堵车了，{on.code} 要晚到10分钟")
    assert "李四会晚到 10 分钟" in place.say("zhangmin", "是")
    place.settle()
    assert place.texts("wangwu")[-1].startswith(f"李四会晚到 10 分钟：{on.code} 陈晓")


def test_it_reaches_a_panel_that_has_begun(place: Town) -> None:
    on = invited(place, "lisi", "wangwu", in_hours=0.5)
    for user_id in ("lisi", "wangwu"):
        place.say(user_id, f"接受 {on.code}")
    later(place, minutes=31)
    assert place.say("lisi", "我还没到").startswith(
        "转告：" + zh("late.you_will_be", late=zh("late.some")) + "（"
    )  # a sentence is read back
    place.say("lisi", "是")
    place.settle()
    assert place.texts("wangwu")[-1].startswith("李四会晚到：")


def test_hr_passes_on_that_the_candidate_will_be_late(place: Town) -> None:
    on = invited(place, "lisi", in_hours=0.5)
    place.say("zhangmin", f"晚到 {on.code} 半小时")
    place.settle()
    assert place.texts("lisi")[-1].startswith(f"候选人会晚到 30 分钟：{on.code} 陈晓")


def test_what_the_candidate_said_of_being_late_stands_where_somebody_looks_and_says_until_when_to_wait(
    place: Town,
) -> None:
    on = invited(place, "lisi", in_hours=0.5)
    place.say("lisi", f"接受 {on.code}")
    place.say("zhangmin", f"晚到 {on.code} 候选人 10分钟")
    later(place, minutes=36)
    assert zh_like("interview.late", minutes="10").search(place.say("lisi", f"状态 {on.code}"))
    assert zh_like("attend.announced_late", n="10").search(place.say("lisi", f"还没到 {on.code}"))
    assert zh_like("attend.announced_late", n="10").search(place.say("lisi", f"候选人未到 {on.code}"))
    later(place, minutes=10)
    assert zh_like("noshow.not_here_yet").search(place.say("lisi", f"还没到 {on.code}"))


def test_what_is_about_to_begin_is_meant(office: Office) -> None:
    code = office.plan("陈晓", "03-11 10:30")
    office.plan("林悦", "03-11 15:30")
    assert office.say("晚到 10分钟") == zh(
        "deed.yes_or_no",
        sentence=zh("late.deed", what=zh("late.you_will_be", late=zh("late.minutes", n=10)), which="陈晓 今天 10:30"),
    )
    assert office.say("是").startswith(f"{code} 陈晓")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("半小时", zh("late.minutes", n=30)),
        ("1小时", zh("late.minutes", n=60)),
        ("20分", zh("late.minutes", n=20)),
        ("5 min", zh("late.minutes", n=5)),
        ("", zh("late.you_will_be", late=zh("late.some")) + "。"),
    ],
)
def test_how_late_is_read(office: Office, words: str, said: str) -> None:
    assert said in office.say(f"晚到 {office.plan()} {words}")


def test_hours_later_is_another_time(office: Office) -> None:
    code = office.plan()
    assert office.say(f"晚到 {code} 5小时") == zh("late.more_than_late")
    assert not office.rows("SELECT 1 FROM audit_event WHERE action = 'interview.late'")


def test_a_lateness_that_is_taken_back_before_it_is_told_is_heard_by_nobody(place: Town) -> None:
    on = invited(place, "lisi", "wangwu", in_hours=4)
    place.say("lisi", f"晚到 {on.code}")
    assert place.say("lisi", "撤销").startswith(zh("undo.done_unnoticed", what=f"晚到 {on.code}"))
    later(place)
    assert not [one for one in place.texts("wangwu") if zh("late.some") in one]


def test_nobody_is_late_for_what_is_over(office: Office) -> None:
    code = office.plan("陈晓", "03-11 08:30")
    assert office.say(f"晚到 {code}") == zh("refused.as_it_stands", code=code, what=zh("as_it_stands.is_over"))


def test_a_lateness_that_is_taken_back_after_it_was_told_is_known_to_all_who_heard(place: Town) -> None:
    on = invited(place, "lisi", "wangwu", in_hours=0.5)
    place.say("lisi", f"接受 {on.code}")
    place.say("lisi", f"晚到 {on.code} 10分钟")
    place.settle()
    assert place.texts("wangwu")[-1].startswith("李四会晚到 10 分钟")
    assert zh_like("undo.done").search(place.say("lisi", "撤销"))
    place.settle()
    for user_id in ("zhangmin", "wangwu"):
        assert place.texts(user_id)[-1].startswith(f"李四撤销了“晚到”：{on.code} 陈晓")
    assert not [one for one in place.texts("lisi") if zh_like("undone.told_with_answer", who="李四").match(one)]


def test_a_lateness_is_taken_back_as_urgently_as_it_was_told(place: Town) -> None:
    """Who interviews, of the panel or of HR, hears both at once; and no name is told into an interview."""
    on = invited(place, "lisi", "wangwu", in_hours=0.5)
    for user_id in ("lisi", "wangwu"):
        place.say(user_id, f"接受 {on.code}")
    invited(place, "zhangmin", in_hours=0.5, candidate="林悦")
    later(place, minutes=31)
    place.say("lisi", f"晚到 {on.code} 10分钟")
    place.settle()
    assert place.texts("wangwu")[-1].startswith("李四会晚到 10 分钟")
    place.say("lisi", "撤销")
    place.settle()
    for user_id in ("zhangmin", "wangwu"):
        assert place.texts(user_id)[-1].startswith(f"有人撤销了“晚到”：{on.code}")
        assert "陈晓" not in place.texts(user_id)[-1]


def test_that_the_candidate_is_not_there_yet_is_taken_back_at_once_too(place: Town) -> None:
    on = invited(place, "lisi", in_hours=0.5)
    place.say("lisi", f"接受 {on.code}")
    invited(place, "zhangmin", in_hours=0.5, candidate="林悦")
    later(place, minutes=37)
    place.say("lisi", f"还没到 {on.code}")
    place.settle()
    place.say("lisi", "撤销")
    place.settle()
    assert "撤销了" in place.texts("zhangmin")[-1]


def test_who_is_late_is_not_told_so_and_the_others_read_who_says_it(place: Town) -> None:
    on = invited(place, "lisi", "wangwu", in_hours=0.5)
    place.say("wangwu", f"李四堵车了，{on.code} 要晚到10分钟")
    assert zh_like("late.passed_on", names="张敏").search(place.say("wangwu", "是"))
    place.settle()
    assert place.texts("zhangmin")[-1].startswith(f"李四会晚到 10 分钟：{on.code} 陈晓")
    assert place.texts("zhangmin")[-1].endswith(zh("comes_late.said_by", said_by="王五"))
    assert not [one for one in place.texts("lisi") if "会晚到" in one]


def test_hr_who_is_not_on_it_is_not_taken_for_the_candidate(office: Office) -> None:
    code = office.plan("陈晓", "03-11 10:30")
    for said in (f"我晚到10分钟 {code}", f"我还没到 {code}"):
        assert zh_like("late.you_are_not_on_it").search(office.say(said, "zhangmin")), said
    assert not office.rows("SELECT 1 FROM audit_event WHERE action = 'interview.late'")
