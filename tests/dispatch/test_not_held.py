"""What was not held, and of whom no feedback is expected: nobody is asked for it."""

from __future__ import annotations

import pytest

from bot.db import store
from tests.said import en, zh, zh_like
from tests.world.ended import over, status
from tests.world.office import Office
from tests.world.stage import together
from tests.world.town import Town, invited, later


def submits(office: Office, code: str, user_id: str) -> None:
    """Their feedback is in."""
    with store.db.connection_context():
        store.execute(
            """INSERT INTO feedback (interview_id, author_id, status, recommendation, summary, submitted_at)
               SELECT i.id, m.id, 'submitted', 'yes', '好', now() FROM interview i, member m
               WHERE i.code = %(code)s AND m.user_id = %(who)s""",
            code=code,
            who=user_id,
        )


def test_why_it_was_not_held_is_asked_and_then_no_feedback_is_owed(office: Office) -> None:
    code = over(office)
    assert office.say(f"没面成 {code}").split("\n")[1:4] == ["1) 候选人未到", "2) 私下改了时间", "3) 其他"]
    assert status(office, code) == "awaiting_feedback"
    assert zh_like("not_held.done").search(office.say("2"))
    assert status(office, code) == "rescheduling"


def test_the_candidate_did_not_come_is_a_no_show(office: Office) -> None:
    code = over(office)
    office.say(f"没面成 {code}")
    assert zh_like("not_held.no_show").search(office.say("1"))
    assert status(office, code) == "no_show"


def test_something_else_is_said_in_a_sentence(office: Office) -> None:
    code = over(office)
    office.say(f"没面成 {code}")
    assert office.say("3").endswith(zh("not_held.what_happened", title=""))
    assert status(office, code) == "awaiting_feedback"
    office.say("楼里停电了")
    [row] = office.rows("SELECT after FROM audit_event WHERE action = 'interview.unheld'")
    assert (row["after"]["why"], row["after"]["words"]) == ("other", "楼里停电了")


def test_what_was_held_after_all_gets_its_feedback(office: Office) -> None:
    """One wrong tap is not the end of it: once it cannot be undone, who writes what they think takes it back."""
    code = over(office, "zhangsan")
    office.say(f"没面成 {code} 网络断了")
    assert office.say(code).startswith(f"{code} 陈晓 · 后端工程师 一面 · 没面成\n")
    office.clock.move(minutes=5)
    assert office.say("撤销") == zh("undo_helps.too_late", what=f"没面成 {code}") + zh("undo_helps.write", code=code)
    said = office.say(f"面评 {code} 推荐 基础扎实")
    assert said.endswith(zh("deed.yes_or_no", sentence=zh("feedback.held_after_all") + zh("feedback.read_back")))
    assert office.say("是").startswith(f"面评已提交：{code}")
    assert status(office, code) == "completed"
    assert office.say("撤销").startswith("已撤销：面评")
    assert status(office, code) == "rescheduling"


def test_hr_writes_it_down_for_who_was_there_after_all(office: Office) -> None:
    code = over(office)
    office.say(f"没面成 {code} 网络断了")
    assert zh("feedback.held_after_all") in office.say(f"代写 {code} 李四 推荐 电话里说基础好", "zhangmin")
    office.say("是", "zhangmin")
    assert status(office, code) == "awaiting_feedback"


def test_all_of_it_in_one_line(office: Office) -> None:
    code = over(office)
    assert zh_like("not_held.done").search(office.say(f"没面成 {code} 私下改了时间"))
    assert status(office, code) == "rescheduling"


def test_hr_reads_in_the_next_summary_what_it_was_and_nobody_is_nudged(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1)
    place.say("lisi", f"接受 {on.code}")
    later(place, minutes=125)
    place.say("lisi", f"没面成 {on.code} 私下改了时间")
    had = len(place.chat("lisi"))
    for _ in range(30):
        later(place, minutes=60)
    said = "\n".join(place.texts("zhangmin"))
    assert zh_like("unheld.told").search(said) and f"{on.code} 陈晓" in said
    assert f"李四：私下改了时间）。新时间请发：改期 {on.code}" in said
    assert not [one for one in place.chat("lisi")[had:] if "面评" in str(one)]


def test_who_evaluated_it_was_there(office: Office) -> None:
    code = over(office)
    submits(office, code, "lisi")
    assert office.say(f"没面成 {code} 其他") == zh("not_held.has_feedback", who="李四", code=code)
    assert status(office, code) == "awaiting_feedback"


def test_what_has_not_begun_is_moved_instead(office: Office) -> None:
    code = office.plan()
    assert office.say(f"没面成 {code}") == zh("not_held.has_not_begun", code=code)


def test_not_held_by_mistake_is_taken_back(office: Office) -> None:
    code = over(office)
    office.say(f"没面成 {code} 私下改了时间")
    assert office.say("撤销").startswith(zh("undo.done_unnoticed", what=f"没面成 {code}"))
    assert status(office, code) == "awaiting_feedback"


def test_two_who_say_so_at_once_are_noted_once(office: Office) -> None:
    code = over(office)
    words = f"没面成 {code} 私下改了时间"
    said = together(lambda: office.say(words), lambda: office.say(words, "lisi"))
    assert sorted("已记下没面成" in one for one in said) == [False, True]
    assert len(office.rows("SELECT 1 FROM audit_event WHERE action = 'interview.unheld'")) == 1


# --- no feedback is needed ------------------------------------------------------------------------------------------


def test_hr_lets_somebody_off_and_the_last_one_completes_it(office: Office) -> None:
    code = over(office)
    submits(office, code, "zhangsan")
    said = office.say(f"不用写面评 {code} 李四", "zhangmin")
    assert zh_like("waive.done", who="李四", complete=zh("waive.all_is_in")).search(said)
    assert status(office, code) == "completed"
    assert office.say("撤销", "zhangmin").startswith(f"已撤销：不用写面评 {code}")
    assert status(office, code) == "awaiting_feedback"
    [row] = office.rows(
        "SELECT feedback_required FROM participant p JOIN member m ON m.id = p.member_id WHERE m.user_id = 'lisi'"
    )
    assert row["feedback_required"]


def test_where_nobody_writes_any_it_is_not_said_that_all_of_it_is_in(office: Office) -> None:
    code = over(office)
    office.say(f"不用写面评 {code} 张三", "zhangmin")
    said = office.say(f"不用写面评 {code} 李四", "zhangmin")
    assert zh_like("waive.done", who="李四", complete=zh("waive.nobody_writes")).search(said) and "面评齐了" not in said
    office.say("撤销", "zhangmin")
    office.say("language en", "zhangmin")
    said = office.say(f"waive {code} lisi", "zhangmin")
    assert en("waive.nobody_writes") in said and "All feedback is in" not in said


def test_of_several_it_is_asked_whose(office: Office) -> None:
    code = over(office, at="03-11 08:30")
    assert office.say(f"免填 {code}", "zhangmin").split("\n")[:3] == [
        "陈晓 今天 08:30：谁不用写？",
        "1) 张三",
        "2) 李四",
    ]
    assert zh_like("waive.done", who="李四").search(office.say("2", "zhangmin"))
    assert zh_like("waive.done", who="张三").search(office.say(f"免填 {code}", "zhangmin")), "the only one who is left"
    assert status(office, code) == "completed"


@pytest.mark.parametrize(
    ("before", "said"), [("submits", zh("waive.has_written", who="李四", code="")), ("waived", "李四本来就不用写")]
)
def test_who_owes_nothing_is_not_let_off(office: Office, before: str, said: str) -> None:
    code = over(office)
    if before == "submits":
        submits(office, code, "lisi")
    else:
        office.say(f"免填 {code} 李四", "zhangmin")
    assert office.say(f"免填 {code} 李四", "zhangmin").startswith(said)


def test_only_hr_lets_somebody_off(office: Office) -> None:
    code = over(office)
    assert zh_like("refused.role", role=" HR ", names="张敏").search(office.say(f"不用写面评 {code} 李四"))


def test_two_of_hr_who_let_the_last_two_off_at_once_complete_it_once(office: Office) -> None:
    code = over(office)
    office.joins("liuyan")
    said = together(
        lambda: office.say(f"免填 {code} 李四", "zhangmin"), lambda: office.say(f"免填 {code} 张三", "liuyan")
    )
    assert sorted(zh("waive.nobody_writes") in one for one in said) == [False, True]
    assert status(office, code) == "completed"
    assert (
        len(
            office.rows(
                "SELECT 1 FROM audit_event WHERE action = 'interview.status' AND after ->> 'status' = 'completed'"
            )
        )
        == 1
    )
