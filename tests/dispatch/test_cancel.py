"""HR calls an interview off: who hears of it is said before, everybody is free, and nothing of it is left to happen."""

from __future__ import annotations

import pytest

from bot.db import store
from bot.interviews.models import Feedback, Interview, Participant, Role
from tests.said import YES_OR_NO, en, zh, zh_like
from tests.world.office import Office
from tests.world.stage import together
from tests.world.town import Town, alive, invited, later

KEEP_OR_NOT = zh("cancel.how_to_answer")


def status(code: str) -> str:
    with store.db.connection_context():
        return str(Interview.get(Interview.code == code).status)


def cancelled(place: Town, code: object, reason: str = "岗位关闭", who: str = "zhangmin") -> str:
    assert place.say(who, f"取消面试 {code} {reason}").endswith(KEEP_OR_NOT)
    return place.say(who, "是")


def test_the_preview_says_who_will_be_told_and_why_and_a_no_keeps_it(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan")
    assert place.say("zhangmin", f"取消面试 {on.code} 岗位关闭").split("\n") == [
        zh("cancel.preview", title=f"{on.code} 陈晓 · 后端工程师 一面", when="3月12日 周四 10:00–11:00"),
        zh("cancel.reason", reason="岗位关闭"),
        zh("cancel.will_be_told", who="张三、李四"),
        KEEP_OR_NOT,
    ]
    assert place.say("zhangmin", "否") == zh("let_go.nothing_changed")
    assert status(str(on.code)) == "scheduled"


def test_the_panel_is_told_free_and_has_no_card_to_tap_and_hr_has_the_text_to_forward(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan")
    said = cancelled(place, on.code).split("\n")
    assert said[0] == f"已取消：{on.code} 陈晓 · 后端工程师 一面，3月12日 周四 10:00–11:00。" + zh(
        "hears.told", when=zh("time.in_a_minute"), who="张三、李四"
    ) + zh("undo.offer")
    assert said[1] == zh("forward.next_message")
    place.settle()
    text = place.texts("zhangmin")[-1]
    assert text.split("\n")[:4] == [
        zh("letter.dear", shown_name="陈晓"),
        zh(
            "letter.cancelled",
            interview=zh("letter.your_interview", company="示例公司", job="后端工程师", called="一面"),
        ),
        zh("letter.was_planned", at="3月12日 周四 10:00–11:00（北京时间）"),
        zh("letter.sorry"),
    ]
    assert "岗位关闭" not in "\n".join([*said[1:], text])
    other = place.book("lisi", in_hours=24.5, candidate="林悦")  # the time is free again
    assert other.id
    later(place)
    for user_id in ("lisi", "zhangsan"):
        assert place.texts(user_id)[-1] == zh(
            "called_off.told_panel",
            who="张敏",
            title=f"{on.code} 陈晓 · 后端工程师 一面",
            at="3月12日 周四 10:00–11:00",
            why=zh("called_off.reason", reason="岗位关闭"),
        )
        assert alive(place, user_id) == []
        assert place.title(user_id) == zh("state.cancelled")
    assert place.say("zhangmin", f"进度 {on.code}").split("\n")[0].endswith("已取消")
    assert "陈晓" not in place.say("lisi", "明天")


def test_nobody_is_reminded_of_it_and_nobody_is_asked_for_feedback(place: Town) -> None:
    on = invited(place, "lisi", in_hours=3)
    place.say("lisi", f"接受 {on.code}")
    cancelled(place, on.code)
    later(place)
    heard = len(place.chat("lisi"))
    for minutes in (150, 25, 90):
        later(place, minutes=minutes)
    assert len(place.chat("lisi")) == heard


def test_undone_in_time_nobody_has_heard_of_it_and_all_is_as_before(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"接受 {on.code}")
    later(place)
    before, heard = place.say("lisi", f"进度 {on.code}"), len(place.chat("lisi"))
    cancelled(place, on.code)
    assert place.say("zhangmin", "撤销").startswith(zh("undo.done_unnoticed", what=f"取消面试 {on.code}") + "\n")
    later(place, minutes=5)
    assert place.say("lisi", f"进度 {on.code}") == before
    assert len(place.chat("lisi")) == heard + 1  # the answer to 进度


def test_undone_after_it_was_heard_the_panel_is_told_that_it_takes_place(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1.5)
    cancelled(place, on.code)
    place.settle()
    assert zh_like("called_off.told_panel").search(place.texts("lisi")[-1])
    place.say("zhangmin", "撤销")
    place.settle()
    assert any(zh_like("on_again.told").search(one) for one in place.texts("lisi")[-2:])
    assert len(alive(place, "lisi")) == 1


def test_the_undo_is_refused_where_the_time_has_gone_to_another_meanwhile(place: Town) -> None:
    on = invited(place, "lisi")
    cancelled(place, on.code)
    other = place.book("lisi", in_hours=24.5, candidate="林悦")
    said = place.say("zhangmin", "撤销")
    assert zh_like("refused.busy_then", who="李四").match(said)
    assert str(other.code) in said
    assert status(str(on.code)) == "cancelled"


def test_the_undo_binds_nobody_who_was_deactivated_meanwhile(place: Town) -> None:
    on = invited(place, "lisi")
    cancelled(place, on.code)
    place.say("admin", "成员 李四 停用")
    place.say("admin", "是")
    assert place.say("zhangmin", "撤销") == zh("undo.is_deactivated", who="李四")
    assert status(str(on.code)) == "cancelled"


def test_too_late_to_undo_it_says_what_helps(place: Town) -> None:
    on = invited(place, "lisi")
    cancelled(place, on.code)
    later(place)
    assert zh_like("undo_helps.too_late").search(place.say("zhangmin", "撤销"))
    assert status(str(on.code)) == "cancelled"


def test_who_has_heard_nothing_of_it_hears_nothing(place: Town) -> None:
    """Their invitation waits for the end of the interview in which they sit."""
    invited(place, "wangwu", in_hours=0.5, candidate="林悦")
    later(place, minutes=40)
    on = invited(place, "lisi", "wangwu", in_hours=24)
    assert zh("cancel.will_be_told", who="李四") + "\n" in place.say("zhangmin", f"取消面试 {on.code} 岗位关闭")
    heard = len(place.chat("wangwu"))
    place.say("zhangmin", "是")
    later(place, minutes=90)
    assert not [one for one in place.texts("wangwu") if str(on.code) in one]
    assert len([one for one in place.chat("wangwu")[heard:] if str(on.code) in str(one["content"])]) == 0
    assert zh_like("called_off.told_panel").search(place.texts("lisi")[-1])


def test_it_interrupts_an_interview_and_does_not_count(place: Town) -> None:
    invited(place, "lisi", in_hours=0.5, candidate="林悦")
    later(place, minutes=5)
    on = invited(place, "lisi", in_hours=24)
    later(place, minutes=35)  # 李四 sits in one
    cancelled(place, on.code)
    later(place)
    assert zh_like("called_off.told_panel").search(place.texts("lisi")[-1])
    assert place.rows("SELECT counted FROM outbox WHERE kind = 'cancelled'") == [{"counted": False}]


def test_the_reason_is_asked_for_and_without_one_nothing_is_cancelled(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    assert office.say(f"取消面试 {code}", "zhangmin") == "取消的原因是什么？会告诉面试官。"
    assert office.say("跳过", "zhangmin") == (
        f"好的，没有写原因，面试没有取消。要取消就带上一句原因，例如：取消面试 {code} 岗位关闭"
    )
    assert status(code) == "scheduled"
    office.say(f"取消面试 {code}", "zhangmin")
    assert office.say("候选人放弃了", "zhangmin").endswith(KEEP_OR_NOT)  # whatever it says, it is read back once
    assert status(code) == "scheduled"
    assert office.say("是", "zhangmin").startswith("已取消")


def test_in_english_too(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say("language en", "zhangmin")
    said = office.say(f"cancel {code} position closed", "zhangmin").split("\n")
    assert said[-1] == en("cancel.how_to_answer")
    assert en("forward.next_message") in office.say("yes", "zhangmin")


def test_bare_it_only_asks_what_is_meant(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    for who in ("zhangmin", "zhangsan"):
        assert office.say("取消", who).startswith("“取消”是指：\n1) ")
    assert status(code) == "scheduled"


def test_only_hr_cancels_and_an_interviewer_reads_what_they_can_do(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    assert (
        office.say(f"取消面试 {code} 有事")
        == zh("refused.role", verb="取消面试", role=" HR ", names="张敏") + f"只是你来不了，发：无法参加 {code}"
    )
    assert office.say(f"取消面试 {code} 有事", "admin").endswith(zh("refused.help"))
    assert status(code) == "scheduled"


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("03-11 09:30", zh("cancel.has_started", code="{code}")),
        ("03-11 08:00", zh("cancel.is_over", code="{code}")),
    ],
)
def test_what_runs_or_is_over_is_not_cancelled(office: Office, at: str, said: str) -> None:
    code = office.plan("陈晓", at)
    assert office.say(f"取消面试 {code} 岗位关闭", "zhangmin") == said.format(code=code)


def test_what_is_cancelled_or_missed_says_so(office: Office) -> None:
    code, missed = office.plan("陈晓", "03-12 14:00"), office.plan("林悦", "03-11 09:30")
    office.say(f"取消面试 {code} 岗位关闭", "zhangmin")
    office.say("是", "zhangmin")
    assert office.say(f"取消面试 {code} 再来", "zhangmin") == zh("cancel.already_by", code=code, who="张敏", at="10:00")
    office.say(f"候选人未到 {missed}", "zhangmin")
    assert office.say(f"取消面试 {missed} 没来", "zhangmin") == zh("cancel.is_no_show", code=missed)


def test_feedback_that_is_in_is_said_and_stays(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    with store.db.connection_context():
        interview = Interview.get(Interview.code == code)
        Feedback.create(
            interview=interview,
            author=office.member("zhangsan"),
            status="submitted",
            recommendation="yes",
            submitted_at=office.clock.at,
        )
    assert zh("cancel.feedback_is_kept", n=1) in office.say(f"取消面试 {code} 岗位关闭", "zhangmin")
    office.say("是", "zhangmin")
    assert office.rows("SELECT count(*) AS n FROM feedback") == [{"n": 1}]


def test_who_was_told_that_the_candidate_is_not_coming_is_not_told_again(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("zhangmin", f"候选人回复 {on.code} 不来")
    later(place)
    heard = len(place.chat("lisi"))
    assert zh("cancel.nobody_to_tell") in place.say("zhangmin", f"取消面试 {on.code} 候选人放弃")
    said = place.say("zhangmin", "是")
    assert not zh_like("letter.sorry").search(said)  # the candidate wanted it
    later(place)
    assert len(place.chat("lisi")) == heard
    assert status(str(on.code)) == "cancelled"


def test_who_was_about_to_hear_that_the_candidate_is_not_coming_hears_that_it_is_off(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("zhangmin", f"候选人回复 {on.code} 不来")
    cancelled(place, on.code)
    later(place)
    assert [one for one in place.texts("lisi") if "不用参加" in one] == [place.texts("lisi")[-1]]
    assert zh_like("called_off.told_panel").search(place.texts("lisi")[-1])


def test_two_of_hr_at_once_cancel_it_once(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.joins("liuyan", Role.COORDINATOR)
    for who in ("zhangmin", "liuyan"):
        assert office.say(f"取消面试 {code} 岗位关闭", who).endswith(KEEP_OR_NOT)
    said = sorted(together(lambda: office.say("是", "zhangmin"), lambda: office.say("是", "liuyan")))
    assert [one.split("（")[0].split("：")[0] for one in said] == [f"{code} 已经取消了", "已取消"]
    assert office.rows("SELECT count(*) AS n FROM audit_event WHERE action = 'interview.cancelled'") == [{"n": 1}]


def test_a_colleague_of_hr_reads_it_in_their_next_list(place: Town) -> None:
    place.joins("zhaoliu", Role.COORDINATOR)
    on = invited(place, "lisi")
    cancelled(place, on.code, who="zhaoliu")
    later(place, minutes=9 * 60)
    assert any(zh_like("called_off.told", who="赵六").search(one) for one in place.texts("zhangmin"))


def test_a_replaced_interviewer_hears_nothing(place: Town) -> None:
    on = invited(place, "lisi", in_hours=48)
    place.orders("zhangmin", f"换人 {on.code} 李四 王五")
    later(place)
    heard = len(place.chat("lisi"))
    cancelled(place, on.code)
    later(place)
    assert len(place.chat("lisi")) == heard
    with store.db.connection_context():
        assert Participant.select().where(Participant.interview == on.id).count() == 2


def test_what_has_no_time_yet_can_be_called_off_and_nobody_hears_twice(place: Town) -> None:
    on = invited(place, "lisi")
    with store.db.connection_context():
        before = place.say("zhangmin", f"改期 {on.code} 时间待定")
    assert YES_OR_NO in before
    place.say("zhangmin", "是")
    later(place)
    assert status(str(on.code)) == "rescheduling"
    assert zh("time.none") in place.say("zhangmin", f"进度 {on.code}")
    assert str(on.code) in place.say("zhangmin", "待办")
    heard = len(place.chat("lisi"))
    asked = place.say("zhangmin", f"取消面试 {on.code} 岗位关闭")
    assert zh("time.none") in asked
    assert zh("cancel.nobody_to_tell") in asked
    assert "原定时间" not in place.say("zhangmin", "是")
    later(place)
    assert len(place.chat("lisi")) == heard
    assert place.say("zhangmin", f"进度 {on.code}").split("\n")[0].endswith("已取消")
