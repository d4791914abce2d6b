"""Somebody writes what they think in one line or by the card after the end, and nobody of the panel reads it before their own."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.db import store
from bot.interviews import booking, lookup
from bot.interviews.audit import Change
from bot.interviews.booking import Booking
from bot.interviews.models import Application, Candidate, Interview, Job, Member, Participant, Role
from tests.said import en, zh, zh_like
from tests.world.ended import kept, over, writes
from tests.world.office import Office, lines
from tests.world.stage import together
from tests.world.town import Town, buttons, invited, later

RAMBLING = "嗯怎么说呢，基础还行😀\n1203 端口那题讲清楚了，1) 取消 2) 改期 都问到了；接受反馈 👍🏽\n\n不过设计题，３ 个点漏了 1 个。"


# --- written --------------------------------------------------------------------------------------------------------


def test_one_line_is_read_back_whole_and_submitted_with_a_yes(office: Office) -> None:
    code = over(office)
    said = office.say(f"面评 {code} 推荐 基础扎实，设计题偏弱")
    assert said == zh(
        "deed.yes_or_no",
        sentence=lines(f"{code} 陈晓 · 后端工程师 一面", "推荐", "基础扎实，设计题偏弱" + zh("feedback.read_back")),
    )
    assert kept(code) == []
    assert office.say("提交").startswith(
        zh("feedback.submitted", title=f"{code} 陈晓 · 后端工程师 一面", verdict=zh("verdict.yes"))
    )
    assert kept(code) == [("yes", "基础扎实，设计题偏弱")]


def test_what_was_dictated_is_kept_letter_for_letter(office: Office) -> None:
    code = over(office)
    other = office.plan("林悦", "03-11 14:00")
    said = office.say(f"面评 {code} 强烈推荐 {RAMBLING}{other}")
    assert f"\n{RAMBLING}{other}\n" in said
    office.say("是")
    assert kept(code) == [("strong_yes", RAMBLING + other)]


def test_a_long_dictation_is_neither_cut_nor_taken_for_orders(office: Office) -> None:
    code = over(office)
    long = "他先说了取消面试的流程，然后接受了追问，" * 14
    office.say(f"面评 {code} 待定 {long}")
    office.say("是")
    assert kept(code) == [("no_decision", long)]


def test_by_the_card_it_takes_a_tap_two_numbers_a_sentence_and_a_yes(place: Town) -> None:
    on = invited(place, "lisi", in_hours=0.2)
    with store.db.connection_context():
        Job.update(focus=["系统设计", "协作"]).execute()
    later(place, minutes=12)
    later(place, minutes=65)
    card = place.cards("lisi")[-1]
    assert place.title("lisi") == zh("feedback_due.is_it_over")
    assert "陈晓" not in str(card)
    assert buttons(card) == [
        zh("verdict.strong_yes"),
        zh("verdict.yes"),
        zh("verdict.no_decision"),
        zh("verdict.no"),
        zh("verdict.strong_no"),
        zh("button.not_held"),
    ]
    place.tap("lisi", "推荐")
    place.settle()
    assert zh_like("feedback.ask_rating", name="系统设计", lines="1) 弱\n2) 一般\n3) 好\n4) 很好\n5) 不打分").search(
        place.texts("lisi")[-1]
    )
    assert zh_like("feedback.ask_rating", name="协作").search(place.say("lisi", "4"))
    assert place.say("lisi", "2").endswith("再写一句话，说说为什么。")
    said = place.say("lisi", "带过项目，沟通一般")
    assert said.endswith("推荐 · 系统设计 很好 · 协作 一般\n带过项目，沟通一般\n提交这份面评？是/否")
    place.say("lisi", "是")
    place.settle()
    assert place.title("lisi") == zh("feedback_due.is_in")
    assert buttons(place.cards("lisi")[-1]) == []
    [row] = place.rows("SELECT ratings, recommendation FROM feedback WHERE interview_id = %(id)s", id=on.id)
    assert (row["recommendation"], list(row["ratings"].items())) == ("yes", [("系统设计", 4), ("协作", 2)])


def test_who_has_written_before_wecom_lets_the_question_through_is_not_asked_it_any_more(place: Town) -> None:
    """The card says how to go on, and a sentence is answered at once; the question would come after all is done."""
    on = invited(place, "lisi", in_hours=0.2)
    with store.db.connection_context():
        Job.update(focus=["系统设计"]).execute()
    later(place, minutes=12)
    later(place, minutes=65)
    place.control("faults", rules=[{"path": "message/send", "outage": True}])
    place.tap("lisi", "推荐")
    place.settle()
    assert place.say("lisi", "带过项目，沟通一般").endswith(zh("deed.yes_or_no", sentence=zh("feedback.read_back")))
    place.say("lisi", "是")
    heard = place.texts("lisi")
    place.control("faults", rules=[])
    later(place, minutes=6)
    assert place.texts("lisi") == heard
    assert place.title("lisi") == zh("feedback_due.is_in")
    assert place.rows("SELECT status FROM feedback WHERE interview_id = %(id)s", id=on.id) == [{"status": "submitted"}]


def test_another_verdict_may_be_tapped_before_it_is_submitted(place: Town) -> None:
    invited(place, "lisi", in_hours=0.2)
    later(place, minutes=12)
    later(place, minutes=65)
    place.tap("lisi", "推荐")
    place.tap("lisi", "不推荐")
    assert "\n不推荐\n" in place.say("lisi", "编码没写完")


def test_ratings_are_skipped_by_writing_the_sentence_at_once_and_may_stand_in_the_line(office: Office) -> None:
    code = over(office)
    with store.db.connection_context():
        Job.update(focus=["系统设计", "协作"]).execute()
    assert zh_like("feedback.ask_rating", name="系统设计").search(office.say(f"面评 {code} 推荐"))
    assert "\n推荐\n很扎实\n" in office.say("很扎实")
    office.say("否")
    assert "\n待定 · 系统设计 好 · 协作 弱\n话少\n" in office.say(f"面评 {code} 待定 系统设计3，协作1，话少", "lisi")


def test_a_job_without_focus_asks_for_no_rating(office: Office) -> None:
    code = over(office)
    assert office.say(f"面评 {code} 推荐").endswith(zh("feedback.ask_why", title="", verdict=zh("verdict.yes")))


def test_a_verdict_that_is_missing_is_asked_for_and_the_words_stay(office: Office) -> None:
    code = over(office)
    asked = office.say(f"面评 {code} 推荐系统做过三年")
    assert zh_like("feedback.ask_verdict", lines="1) 强烈推荐\n2) 推荐\n3) 待定\n4) 不推荐\n5) 强烈不推荐").search(
        asked
    )
    assert lines("", zh("verdict.no"), "推荐系统做过三年", "") in office.say("4")


@pytest.mark.parametrize("words", ["推荐，不过后面又说待定", "过程清楚", "不是很行"])
def test_nothing_is_submitted_on_a_guess(office: Office, words: str) -> None:
    code = over(office)
    office.say(f"面评 {code} {words}")
    assert kept(code) == []


def test_where_only_one_can_be_meant_it_need_not_be_named(office: Office) -> None:
    over(office, candidate="林悦")
    office.clock.move(hours=-1)  # 9:00, half an hour after the end
    assert office.say("面评 推荐 基础扎实").startswith(f"{office.rows('SELECT code FROM interview')[0]['code']} 林悦")


def test_of_several_it_is_asked_which_and_the_words_stay(office: Office) -> None:
    first = over(office)
    second = office.plan("林悦", "03-10 15:00")
    with store.db.connection_context():
        Interview.update(status="awaiting_feedback").where(Interview.code == second).execute()
    assert office.say("面评 推荐 基础扎实").startswith("写哪一场的面评？")
    assert "\n推荐\n基础扎实\n" in office.say(first)


# --- drafts ---------------------------------------------------------------------------------------------------------


def test_a_draft_survives_a_day_whatever_was_said_in_between(office: Office) -> None:
    code = over(office)
    office.say(f"面评 {code} 推荐")
    office.say("日程")
    office.clock.move(hours=20)
    assert office.say(f"面评 {code}").endswith(zh("feedback.ask_why", title="", verdict=zh("verdict.yes")))
    assert "\n推荐\n基础扎实\n" in office.say("基础扎实")
    office.clock.move(hours=3)
    assert lines("", "推荐", "基础扎实" + zh("feedback.whether_to_submit")) in office.say("提交")
    office.say("是")
    assert kept(code) == [("yes", "基础扎实")]


@pytest.mark.parametrize(
    "words", ["否", "等下再写", "先放着", "先存着，晚点再说", "晚点再说", "待会再提交吧", "算了", "later", "not now"]
)
def test_who_does_not_submit_what_is_read_back_reads_that_it_is_kept_and_how_to_go_on(
    office: Office, words: str
) -> None:
    code = over(office)
    office.say(f"面评 {code} 推荐 基础扎实")
    assert office.say(words) == zh("draft.feedback_kept", code=code)
    assert kept(code) == []
    assert lines("", "推荐", "基础扎实" + zh("feedback.whether_to_submit")) in office.say(f"面评 {code}")


@pytest.mark.parametrize(
    "words", ["改成不推荐", "不推荐", "结论改成不推荐", "不对，应该是不推荐", "change it to reject"]
)
@pytest.mark.parametrize("begun", ["面评 {} 推荐 基础扎实", "面评 {}"])
def test_another_verdict_to_what_is_read_back_is_read_back_again(office: Office, begun: str, words: str) -> None:
    code = over(office)
    office.say(f"面评 {code} 推荐 基础扎实")
    office.say(begun.format(code))
    assert office.say(words).endswith(
        zh("deed.yes_or_no", sentence=lines(zh("verdict.no"), "基础扎实" + zh("feedback.read_back")))
    )
    office.say("是")
    assert kept(code) == [("no", "基础扎实")]


def test_the_sentence_may_come_hours_after_the_verdict(office: Office) -> None:
    code = over(office)
    office.say(f"面评 {code} 推荐")
    office.clock.move(hours=5)
    assert "\n推荐\n基础扎实，表达清楚\n" in office.say("基础扎实，表达清楚")
    assert kept(code) == []


def test_a_yes_that_comes_hours_later_submits_nothing(office: Office) -> None:
    code = over(office)
    office.say(f"面评 {code} 推荐 基础扎实")
    office.clock.move(hours=2)
    office.say("是")
    assert kept(code) == []


def test_after_a_day_the_draft_is_gone(office: Office) -> None:
    code = over(office)
    office.say(f"面评 {code} 推荐 基础扎实")
    office.clock.move(hours=25)
    assert zh_like("feedback.ask_verdict", written="").search(office.say(f"面评 {code}"))


# --- when and who -----------------------------------------------------------------------------------------------------


def test_before_the_start_it_says_from_when_on(office: Office) -> None:
    code = office.plan("陈晓", "03-11 14:00")
    assert office.say(f"面评 {code} 推荐 好") == zh("feedback.has_not_begun", code=code, at="14:00")


def test_who_was_not_there_is_told_who_writes(office: Office) -> None:
    code = over(office, "zhangsan")
    assert office.say(f"面评 {code} 推荐 好", "zhangmin") == zh(
        "feedback.was_not_on_panel", who="张敏", code=code, names="张三"
    )


def test_who_only_looked_on_owes_nothing_and_holds_up_nothing(office: Office) -> None:
    code = over(office)
    with store.db.connection_context():
        Participant.update(part="shadow", feedback_required=False).where(
            Participant.member == office.member("lisi")
        ).execute()
    assert office.say("面评", "lisi") == zh("none_meant.to_evaluate")
    assert zh("feedback.all_is_in") in writes(office, code, "zhangsan")


def test_it_can_be_changed_for_a_day_and_hr_reads_that_it_was(office: Office) -> None:
    code = over(office)
    writes(office, code, "zhangsan")
    writes(office, code, "lisi", "不推荐 编码没写完")
    office.clock.move(hours=23)
    assert zh_like("feedback.changed").match(writes(office, code, "zhangsan", "待定 再想了想"))
    said = office.say(f"进度 {code}", "zhangmin")
    assert "张三 待定（看得到他人面评之后改过）：再想了想" in said
    assert "李四 不推荐：编码没写完" in said
    office.clock.move(hours=1, minutes=1)
    refused = zh("feedback.no_longer_changed", code=code, hr="张敏")
    assert office.say(f"面评 {code} 推荐 还是好的") == refused


def test_undo_takes_it_back_and_leaves_the_draft(office: Office) -> None:
    code = over(office)
    writes(office, code, "zhangsan")
    assert office.say("撤销").startswith(zh("undo.done_unnoticed", what=f"面评 {code}"))
    assert kept(code) == []
    assert lines("", "推荐", "基础扎实" + zh("feedback.whether_to_submit")) in office.say(f"面评 {code}")


# --- who reads it -----------------------------------------------------------------------------------------------------


def test_nobody_of_the_panel_reads_anothers_before_their_own(office: Office) -> None:
    code = over(office)
    writes(office, code, "zhangsan", "强烈推荐 思路特别清楚")
    before = office.say(f"进度 {code}", "lisi") + office.say(f"面评 {code}", "lisi")
    assert "面评：1/2" in before
    assert not any(word in before for word in ("思路", "张三 强烈推荐"))
    office.say("退出", "lisi")
    writes(office, code, "lisi", "待定 一般")
    assert "张三 强烈推荐：思路特别清楚" in office.say(f"进度 {code}", "lisi")


def test_hr_who_interviews_as_well_reads_none_before_their_own(office: Office) -> None:
    code = over(office, "zhangsan", "zhangmin")
    writes(office, code, "zhangsan")
    assert "基础扎实" not in office.say(f"进度 {code}", "zhangmin")
    writes(office, code, "zhangmin", "推荐 同意")
    assert "张三 推荐：基础扎实" in office.say(f"进度 {code}", "zhangmin")


def test_hr_and_the_jobs_manager_read_all_and_an_admin_none(office: Office) -> None:
    code = over(office, "zhangsan")
    with store.db.connection_context():
        Application.update(hiring_manager=office.member("zhoujing")).execute()
    writes(office, code, "zhangsan")
    assert "张三 推荐：基础扎实" in office.say(f"进度 {code}", "zhangmin")
    assert "张三 推荐：基础扎实" in office.say(f"进度 {code}", "zhoujing")
    said = office.say(f"进度 {code}", "admin") + office.say(f"面评 {code}", "admin")
    assert "面评：1/1" in said
    assert "基础扎实" not in said
    assert "张三 推荐" not in said


def test_who_manages_the_job_no_more_reads_what_any_other_of_the_panel_does(office: Office) -> None:
    code = over(office, "zhangsan")
    writes(office, code, "zhangsan")
    office.plan("陈晓", "03-11 14:00", "zhoujing", round_no=2)
    with store.db.connection_context():
        Application.update(hiring_manager=office.member("zhoujing")).execute()
        Job.update(blind=True).execute()
    assert "基础扎实" in office.say("下一场", "zhoujing")
    with store.db.connection_context():
        Member.update(role=Role.INTERVIEWER).where(Member.user_id == "zhoujing").execute()
    said = office.say("下一场", "zhoujing")
    assert "之前：一面（张三）" in said
    assert "基础扎实" not in said


def test_who_knows_the_candidate_reads_nothing(office: Office) -> None:
    code = over(office, "zhangsan", "zhangmin")
    writes(office, code, "zhangsan")
    with store.db.connection_context():
        Participant.update(knows_candidate=True).where(Participant.member == office.member("zhangmin")).execute()
    assert "基础扎实" not in office.say(f"进度 {code}", "zhangmin") + office.say(f"面评 {code}", "zhangmin")


@pytest.mark.parametrize("blind", [False, True])
def test_a_later_rounds_panel_reads_the_earlier_rounds_unless_the_job_is_blind(office: Office, blind: bool) -> None:
    code = over(office, "zhangsan")
    writes(office, code, "zhangsan")
    office.plan("陈晓", "03-11 14:00", "lisi", round_no=2)
    with store.db.connection_context():
        Job.update(blind=blind).execute()
    said = office.say("下一场", "lisi")
    assert "之前：一面（张三）" in said
    assert ("一面 · 张三 推荐：基础扎实" in said) != blind


def test_a_later_round_is_no_way_to_read_what_ones_own_is_missing_for(office: Office) -> None:
    code = over(office, "zhangsan", "lisi")
    writes(office, code, "zhangsan")
    office.plan("陈晓", "03-11 14:00", "lisi", round_no=2)
    assert "基础扎实" not in office.say("下一场", "lisi")


def test_feedback_outlives_its_author(office: Office) -> None:
    code = over(office, "zhangsan")
    writes(office, code, "zhangsan")
    office.say("成员 zhangsan 停用", "admin")
    office.say("是", "admin")
    assert "张三 推荐：基础扎实" in office.say(f"进度 {code}", "zhangmin")


def test_a_log_knows_of_an_answer_neither_verdict_nor_words(office: Office) -> None:
    code = over(office)
    office.say(f"面评 {code} 推荐 基础扎实")
    handled = [office.hears("是"), office.hears(f"面评 {code}", "zhangmin"), office.hears(f"面评 {code}", "lisi")]
    assert not any(word in one.summary for one in handled for word in ("推荐", "yes", "基础"))


# --- words that are not about the job ---------------------------------------------------------------------------------


def test_words_about_the_person_are_asked_about(office: Office) -> None:
    code = over(office)
    asked = office.say(f"面评 {code} 不推荐 刚结婚，怕不稳定")
    assert asked.endswith(
        lines(zh("feedback.about_the_job_only", found="刚结婚"), "1) 修改", "2) 仍提交", zh("book.send_the_number"))
    )
    assert office.say("1").endswith(zh("feedback.ask_why", title="", verdict=zh("verdict.no")))
    assert lines("", zh("verdict.no"), "项目经历不够深", "") in office.say("项目经历不够深")
    office.say("是")
    assert kept(code) == [("no", "项目经历不够深")]


def test_they_are_submitted_all_the_same_where_the_author_insists(office: Office) -> None:
    code = over(office)
    office.say(f"面评 {code} 不推荐 刚结婚，怕不稳定")
    assert zh_like("feedback.submitted").match(office.say("2"))
    assert kept(code) == [("no", "刚结婚，怕不稳定")]


# --- all of it is in --------------------------------------------------------------------------------------------------


def test_the_last_one_completes_it_once_and_a_repeat_does_nothing(office: Office) -> None:
    code = over(office)
    for who in ("zhangsan", "lisi"):
        office.say(f"面评 {code} 推荐 基础扎实", who)
    said = together(lambda: office.say("是"), lambda: office.say("是", "lisi"))
    assert sum("这场的面评齐了" in one for one in said) == 1
    rows = office.rows(
        "SELECT 1 FROM audit_event WHERE action = 'interview.status' AND after ->> 'status' = 'completed'"
    )
    assert len(rows) == 1
    assert zh("state.completed") in office.say(f"进度 {code}", "zhangmin")


def test_a_second_yes_of_the_same_moment_is_no_second_submission(office: Office) -> None:
    code = over(office)
    office.say(f"面评 {code} 推荐 基础扎实")
    together(lambda: office.say("是"), lambda: office.say("是"))
    assert kept(code) == [("yes", "基础扎实")]
    assert len(office.rows("SELECT 1 FROM feedback_version")) == 1


def held(place: Town, *panel: str) -> Interview:
    on = invited(place, *panel, in_hours=0.2)
    later(place, minutes=12)
    later(place, minutes=65)
    return on


def says(place: Town, who: str, words: str) -> None:
    assert place.say(who, words).endswith(zh("feedback.whether_to_submit"))
    place.say(who, "是")
    place.settle()


def in_the_next_list(place: Town) -> str:
    later(place, hours=5)
    return place.texts("zhangmin")[-1] if place.texts("zhangmin") else ""


def test_hr_hears_that_all_is_in_and_books_the_next_round(place: Town) -> None:
    on = held(place, "zhangsan", "lisi")
    says(place, "zhangsan", f"面评 {on.code} 推荐 基础扎实")
    says(place, "lisi", f"面评 {on.code} 强烈推荐 能带项目")
    in_the_next_list(place)
    assert place.title("zhangmin") == zh("all_in.title")
    card = place.cards("zhangmin")[-1]
    assert "2/2" in str(card)
    assert not any(word in str(card) for word in ("推荐", "张三", "李四"))
    assert buttons(card) == [zh("button.next_round"), zh("button.details")]
    place.tap("zhangmin", "约下一轮")
    place.settle()
    assert zh("book_asks.when") in place.texts("zhangmin")[-1]
    asked = place.say("zhangmin", "后天下午3点 王五")
    assert "陈晓 · 后端工程师 二面" in asked
    place.say("zhangmin", "是")
    assert len(place.rows("SELECT 1 FROM interview WHERE round_no = 2")) == 1


def test_a_split_verdict_is_a_line_without_names(place: Town) -> None:
    on = held(place, "zhangsan", "lisi")
    says(place, "zhangsan", f"面评 {on.code} 强烈推荐 基础扎实")
    says(place, "lisi", f"面评 {on.code} 不推荐 编码没写完")
    said = in_the_next_list(place)
    assert zh_like(
        "all_in.told", count="2/2", title=f"{on.code} 陈晓 · 后端工程师 一面", split=zh("all_in.differ")
    ).search(said)
    assert "张三" not in said
    assert "李四" not in said


def test_of_what_is_taken_back_in_time_hr_never_hears(place: Town) -> None:
    on = held(place, "lisi")
    says(place, "lisi", f"面评 {on.code} 推荐 基础扎实")
    place.say("lisi", "撤销")
    in_the_next_list(place)
    assert "面评齐了" not in str(place.chat("zhangmin"))
    with store.db.connection_context():
        assert Interview.get_by_id(on.id).status == "awaiting_feedback"


def test_who_has_written_is_nudged_no_more(place: Town) -> None:
    on = held(place, "zhangsan", "lisi")
    says(place, "lisi", f"面评 {on.code} 推荐 基础扎实")
    place.move(hours=9, minutes=30)
    place.settle()
    assert zh_like("feedback_due.still_missing").search("\n".join(place.texts("zhangsan")))
    assert not zh_like("feedback_due.still_missing").search("\n".join(place.texts("lisi")))


# --- a round that went badly ------------------------------------------------------------------------------------------


def second_round(place: Town, in_hours: float = 5) -> Interview:
    with store.db.connection_context():
        start = place.at + timedelta(hours=in_hours)
        wanted = Booking(
            candidate=Candidate.get(),
            job=Job.get(),
            round_no=2,
            round_name="二面",
            start=start,
            end=start + timedelta(hours=1),
            panel=[place.member("wangwu")],
            recruiter=place.member("zhangmin"),
        )
        return booking.book(Change(place.at, actor_kind="system"), wanted)


def test_after_a_bad_round_hr_decides_at_once_about_the_next(place: Town) -> None:
    on = held(place, "zhangsan")
    second_round(place)
    says(place, "zhangsan", f"面评 {on.code} 不推荐 编码没写完")
    assert place.cards("zhangmin") == []
    later(place)
    assert place.title("zhangmin") == zh("next_in_doubt.title", earlier="一面", this="二面")
    assert buttons(place.cards("zhangmin")[-1]) == [zh("button.go_ahead"), zh("button.cancel")]
    place.tap("zhangmin", "照常")
    place.settle()
    assert place.title("zhangmin") == zh("next_in_doubt.goes_ahead", kept_by="张敏")


def test_where_the_next_round_is_near_nothing_waits(place: Town) -> None:
    on = held(place, "zhangsan")
    second_round(place, in_hours=1)
    says(place, "zhangsan", f"面评 {on.code} 强烈不推荐 编码没写完")
    assert place.title("zhangmin") == zh("next_in_doubt.title", earlier="一面", this="二面")


def test_the_next_round_is_called_off_by_a_tap_and_a_yes(place: Town) -> None:
    on = held(place, "zhangsan")
    two = second_round(place)
    says(place, "zhangsan", f"面评 {on.code} 不推荐 编码没写完")
    later(place)
    place.tap("zhangmin", "取消")
    place.settle()
    assert "取消面试" in place.texts("zhangmin")[-1]
    with store.db.connection_context():
        assert Interview.get_by_id(two.id).status == "scheduled"
    place.say("zhangmin", "是")
    place.settle()
    with store.db.connection_context():
        assert Interview.get_by_id(two.id).status == "cancelled"
    assert place.title("zhangmin") == zh("state.cancelled")


def test_a_verdict_that_was_changed_for_the_better_asks_hr_nothing_any_more(place: Town) -> None:
    on = held(place, "zhangsan")
    second_round(place)
    says(place, "zhangsan", f"面评 {on.code} 不推荐 编码没写完")
    later(place)
    says(place, "zhangsan", f"面评 {on.code} 推荐 补做的题写得好")
    assert place.title("zhangmin") == zh("next_in_doubt.changed")


def test_a_good_round_asks_nobody(place: Town) -> None:
    on = held(place, "zhangsan")
    second_round(place)
    says(place, "zhangsan", f"面评 {on.code} 推荐 基础扎实")
    later(place)
    assert place.cards("zhangmin") == []


def test_the_next_rounds_panel_hears_nothing_of_it(place: Town) -> None:
    on = held(place, "zhangsan")
    second_round(place)
    says(place, "zhangsan", f"面评 {on.code} 不推荐 编码没写完")
    later(place)
    assert place.chat("wangwu") == []
    with store.db.connection_context():
        assert lookup.next_of(place.member("wangwu"), place.at) is not None


def test_the_card_asks_again_once_what_was_submitted_is_taken_back(place: Town) -> None:
    on = held(place, "lisi")
    for _ in range(3):  # more often than anybody gets messages about an interview
        says(place, "lisi", f"面评 {on.code} 推荐 基础扎实")
        assert place.title("lisi") == zh("feedback_due.is_in")
        place.say("lisi", "撤销")
        place.settle()
        assert buttons(place.cards("lisi")[-1])[0] == zh("verdict.strong_yes")
    assert sum(bool(buttons(one)) for one in place.cards("lisi")) == 1


def test_ratings_without_a_sentence_are_asked_for_one(office: Office) -> None:
    code = over(office)
    with store.db.connection_context():
        Job.update(focus=["系统设计", "协作"]).execute()
    assert office.say(f"面评 {code} 推荐 系统设计3 协作4").endswith(
        zh("feedback.ask_why", title="", verdict="推荐 · 系统设计 好 · 协作 很好")
    )
    assert "\n推荐 · 系统设计 好 · 协作 很好\n都不错\n" in office.say("都不错")


def test_submit_is_a_yes_to_feedback_alone(office: Office) -> None:
    """Whoever has a draft and is asked something else means the draft."""
    code = office.plan("陈晓", "03-12 14:00")
    for said in ("提交", "submit"):
        office.say(f"取消面试 {code} 岗位关闭", "zhangmin")
        office.say(said, "zhangmin")
        assert "已取消" not in office.say(code, "zhangmin")


def test_a_change_says_what_changed_and_until_when_it_can_be_changed_again(office: Office) -> None:
    code = over(office)
    title = f"{code} 陈晓 · 后端工程师 一面"
    assert "\n明天 10:00 前还能改：面评 " in writes(office, code, "zhangsan", "强烈推荐 基础扎实")
    office.clock.move(hours=2)
    changed = writes(office, code, "zhangsan", "推荐 基础扎实")
    assert changed.startswith(
        lines(
            zh("feedback.changed", title=title, verdict="强烈推荐 → 推荐"),
            zh("feedback.until_when", until="明天 10:00", code=code),
        )
    )
    assert f"{title}，推荐 → 待定，" + zh("feedback.comment_updated") + "。" in writes(
        office, code, "zhangsan", "待定 设计题偏弱"
    )
    assert f"{title}，" + zh("feedback.as_before", after=zh("verdict.no_decision")) + "，" + zh(
        "feedback.comment_updated"
    ) + "。" in writes(office, code, "zhangsan", "待定 设计题没做完")
    office.say("language en")
    office.say(f"feedback {code} no design unfinished")
    said = office.say("yes")
    assert en("feedback.changed", title=title, verdict="maybe → no, " + en("feedback.comment_updated")) in said
    assert en("feedback.until_when", until="tomorrow 10:00", code=code) in said
