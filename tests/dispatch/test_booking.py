"""HR books an interview by one line: asked for what is missing, shown the whole, and told what stands in the way."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat import dialog, in_short
from bot.chat.context import Context
from bot.chat.handlers import collect
from bot.db import clock, store
from bot.installation import process
from bot.interviews import preferences
from bot.interviews.audit import Change
from bot.interviews.models import Candidate, Interview, Job, Member, Participant
from tests.said import en, zh, zh_like
from tests.world.clock import NOW
from tests.world.office import Office, lines
from tests.world.stage import together
from tests.world.town import Town

LINE = "约面 陈晓 后端 二面 周四下午3点 李四 王五 45分钟 3号会议室"


@pytest.fixture
def office(office: Office) -> Office:
    """With 王五, and 刘燕 of HR. 李四 interviews 林悦 on Friday at 10:00 for the one job that there is."""
    for user_id in ("wangwu", "liuyan"):
        office.joins(user_id)
    office.plan("林悦", "03-13 10:00", "lisi")
    return office


def hr(office: Office, *said: str, who: str = "zhangmin") -> str:
    """What is answered to the last of them."""
    return [office.say(one, who) for one in said][-1]


def booked(office: Office, name: str = "陈晓") -> Interview:
    with store.db.connection_context():
        found = Interview.select().join(Candidate, on=Interview.candidate).where(Candidate.name == name)
        [interview] = found.order_by(Interview.id.desc()).limit(1)
        return interview


def count(office: Office) -> int:
    return len(office.rows("SELECT 1 FROM interview"))


# --- one line -------------------------------------------------------------------------------------------------------

PREVIEW = lines(
    zh("book_line.title", title="陈晓 · 后端工程师 二面"),
    "明天 3月12日 周四 15:00–15:45",
    zh("book_line.panel") + "李四、王五",
    "地点：现场 · 3号会议室",
    zh("book_line.added_with_it", said="候选人“陈晓”、会议室“3号会议室”"),
    zh("book.whether"),
)


@pytest.mark.parametrize(
    "words",
    [
        LINE,
        "/约面 3号会议室 45分钟 王五和李四 周四下午3点 二面 后端 陈晓",
        "约面陈晓后端二面周四下午3点李四王五45分钟3号会议室",
        "约面 陈晓，后端，二面，3-12 15:00-15:45，@李四 @王五，3号会议室",
        "帮我约面 陈晓 后端工程师 第二轮 明天15:00 lisi wangwu 3号会议室",
        "约面试：候选人 陈晓 职位 后端 轮次 二面 时间 周四下午3点 面试官 李四、王五 地点 3号会议室",
    ],
)
def test_a_line_in_any_order_is_read_back_whole_and_changes_nothing(office: Office, words: str) -> None:
    said = hr(office, words)
    assert said.replace("王五、李四", "李四、王五") == PREVIEW
    assert count(office) == 1
    assert not office.rows("SELECT 1 FROM candidate WHERE name = '陈晓'")


def test_a_yes_books_it_and_brings_the_text_for_the_candidate(office: Office) -> None:
    said = hr(office, LINE, "是")
    interview = booked(office)
    assert said == lines(
        zh(
            "book.done",
            title=f"{interview.code} 陈晓 · 后端工程师 二面",
            when="3月12日 周四 15:00–15:45",
            told=zh("hears.will_be_invited", when=zh("time.in_a_minute"), who="李四、王五"),
            theirs="",
            hint=zh("forward.no_phone"),
            lead=zh("forward.next_message"),
        ),
        zh("letter.dear", shown_name="陈晓"),
        zh("letter.invitation", company="", job="后端工程师", called="二面"),
        "时间：3月12日 周四 15:00–15:45（北京时间）",
        zh("letter.room", room="3号会议室"),
        zh("letter.contact", hr="张敏"),
        zh("letter.if_not"),
    )
    assert hr(office, f"邀请语 {interview.code}") == said[said.index("陈晓您好") :]
    assert "15:00–15:45 陈晓 · 后端工程师 二面 · 李四、王五 · 待回复" in hr(office, "日程 周四")
    assert "陈晓" in office.say("下一场", "lisi")
    assert office.say(f"接受 {interview.code}", "lisi").startswith("已接受")


def test_in_english_too(office: Office) -> None:
    hr(office, "language en")
    assert hr(office, "book Chen Xiao backend round 2 thu 3pm @lisi @wangwu 45min room 3") == lines(
        en("book_line.title", title="Chen Xiao · 后端工程师 二面"),
        "Tomorrow, Thu 12 Mar 15:00–15:45",
        "Panel: 李四, 王五",
        "Place: on site · room 3",
        en("book_line.added_with_it", said="candidate “Chen Xiao”, meeting room “room 3”"),
        en("book.whether"),
    )
    said = hr(office, "yes")
    assert said.startswith("Booked: ")
    assert lines(en("forward.next_message"), zh("letter.dear", shown_name="Chen Xiao")) in said


def test_a_candidate_who_is_spelled_in_latin_letters_is_the_one_that_is_known(office: Office) -> None:
    assert hr(office, "约面 lin yue 周四下午3点 王五").startswith(
        zh("book_line.title", title="林悦 · 后端工程师 二面") + "\n"
    )
    with store.db.connection_context():
        Candidate.update(lang="en", zone="Europe/London").execute()
    said = hr(office, "是")
    assert "Time: Thu 12 Mar 07:00–07:45 (London time, GMT+0)" in said
    assert en("letter.dear", shown_name="林悦") in said


def test_of_a_candidate_who_is_to_be_called_a_missing_number_is_named(office: Office) -> None:
    assert zh("forward.no_number") in hr(office, f"{LINE} 电话面试", "是")
    assert "没有候选人的电话" not in hr(
        office, "约面 王小川 后端工程师 一面 3-16 15:00 王五 电话面试 13812345678", "是"
    )


def test_the_text_names_the_company_and_the_phone_of_hr(office: Office) -> None:
    process.installation = replace(process.installation, company_name="示例科技")
    with store.db.connection_context():
        preferences.set_phone(Change(NOW, actor_kind="system"), Office.member("zhangmin"), "13900001111")
    said = hr(office, f"{LINE} https://meeting.example.com/9", "是")
    assert zh("letter.invitation", company="示例科技", job="后端工程师", called="二面") in said
    assert "联系人：张敏 13900001111" in said
    assert zh("letter.way_in", meeting_url="https://meeting.example.com/9") in said
    assert not zh_like("forward.no_phone").search(said)


def test_what_the_text_comes_to_is_told_part_by_part(office: Office) -> None:
    with store.db.connection_context(), store.db.atomic():
        member, now = Office.member("zhangmin"), clock.now()
        ctx = Context(member, now, Change(now, member), collect("commands"), dialog=dialog.read(member))
        found = in_short.of(ctx, "约面 林悦 周四下午3点 45分钟 已约好")
    assert found == {
        "command": "book",
        "arguments": {
            "candidate": "林悦",
            "job": "后端工程师",
            "time": "2026-03-12T15:00:00+08:00",
            "length": 45,
            "agreed": True,
        },
        "missing": ["panel"],
        "confirm": True,
    }


# --- what is missing ------------------------------------------------------------------------------------------------


def test_what_is_missing_is_asked_for_one_by_one(office: Office) -> None:
    assert hr(office, "约面") == zh("book_asks.line")
    assert hr(office, "周航") == zh("book_asks.job")
    assert hr(office, "后端") == zh("book_asks.when")
    assert hr(office, "周五") == zh("book.at_what_time", when="周五")
    assert hr(office, "下午2点") == zh("book_asks.panel")
    assert hr(office, "李四和王五 1小时") == lines(
        zh("book_line.title", title="周航 · 后端工程师 一面"),
        "3月13日 周五 14:00–15:00",
        zh("book_line.panel") + "李四、王五",
        "地点：视频 · " + zh("book_line.no_link"),
        zh("book_line.added_with_it", said="候选人“周航”"),
        zh("book.whether"),
    )


def test_another_command_leaves_the_question_and_nonsense_keeps_it(office: Office) -> None:
    hr(office, "约面 周航 后端")
    assert hr(office, "哩哩啦啦") == zh("asked.not_understood", text="哩哩啦啦", question=zh("book_asks.when"))
    assert hr(office, "日程 周五").startswith("3月13日 周五 1 场")
    hr(office, "约面")
    assert zh_like("schedule.none_then", day="今天 3月11日 周三").match(hr(office, "日程"))
    hr(office, "约面 周航 后端")
    assert hr(office, "退出") == zh("let_go.nothing_changed")
    assert count(office) == 1


def test_namesakes_are_told_apart_by_number(office: Office) -> None:
    with store.db.connection_context():
        Candidate.create(name="林悦", mobile="13812345678")
    assert hr(office, "约面 林悦 周五15点 王五") == lines(
        zh("book.which_candidate", n=2, name="林悦"),
        "1) 林悦 · " + zh("book.phone_ends_with", phone="5678"),
        "2) 林悦 · 后端工程师 · " + zh("book.last_interview", at="3月13日 周五 10:00"),
        "3) " + zh("book.somebody_new"),
        zh("book.send_the_number"),
    )
    assert hr(office, "2").startswith(zh("book_line.title", title="林悦 · 后端工程师 二面") + "\n")
    assert hr(office, "否") == zh("let_go.nothing_changed")
    hr(office, "约面 林悦 后端 周五15点 王五")
    assert zh("book_line.added_with_it", said="候选人“林悦”") in hr(office, "3")
    hr(office, "是")
    assert len(office.rows("SELECT 1 FROM candidate WHERE name = '林悦'")) == 3


def test_a_job_that_may_be_several_is_asked_for(office: Office) -> None:
    with store.db.connection_context():
        Job.create(title="后端架构师")
    assert hr(office, "约面 周航 后端 周五15点 王五") == lines(
        zh("book.which_job"),
        "1) 后端工程师",
        "2) 后端架构师",
        "3) " + zh("book.new_job", job="后端"),
        zh("book.send_the_number"),
    )
    assert hr(office, "2").startswith(zh("book_line.title", title="周航 · 后端架构师 一面") + "\n")
    assert zh("book_line.added_with_it", said="候选人“周航”、职位“后端”") in hr(
        office, "约面 周航 后端 周五15点 王五", "3"
    )
    assert hr(office, "约面 林悦 后端 周五15点 王五").startswith(
        zh("book_line.title", title="林悦 · 后端工程师 二面") + "\n"
    ), "of several it is theirs"


def test_who_is_unknown_or_deactivated_gets_guesses(office: Office) -> None:
    office.joins("zhaoliu", name="赵柳")
    with store.db.connection_context():
        Member.update(active=False).where(Member.user_id == "wangwu").execute()
    assert hr(office, "约面 林悦 周四15点 赵六 李四") == lines(
        zh("book.no_such_member", name="赵六") + zh("book.one_of_these"),
        "1) 赵柳 (zhaoliu)",
        zh("book.send_the_number"),
    )
    assert zh("book_line.panel") + "李四、赵柳" in hr(office, "1")
    assert hr(office, "约面 林悦 周四15点 王五").startswith(zh("book.is_deactivated", name="王五"))
    assert zh("book_line.panel") + "张三" in hr(office, "张三")


def test_a_free_time_is_named_by_its_number(office: Office) -> None:
    said = hr(office, "空闲 @王五 明天 45分钟")
    first = re.search(r"1\) (?:.*?)(\d\d:\d\d)", said)
    assert first is not None, said
    assert f"明天 3月12日 周四 {first[1]}–" in hr(office, "约面 林悦 二面 王五 1")


def test_the_next_round_of_an_interview_is_booked_by_its_code(office: Office) -> None:
    code = booked(office, "林悦").code
    assert hr(office, f"约面 {code} 周一下午3点 王五").startswith(
        lines(zh("book_line.title", title="林悦 · 后端工程师 二面"), "3月16日 周一 15:00–15:45", "")
    )
    assert hr(office, "约面 9999 周一下午3点 王五").startswith(zh("which.no_such_code", code="9999"))


# --- what stands in the way -----------------------------------------------------------------------------------------


def test_a_clash_names_itself_and_other_times_which_a_number_takes(office: Office) -> None:
    code = booked(office, "林悦").code
    assert hr(office, "约面 周航 后端 周五10点半 李四") == zh(
        "book.refused_with_times",
        lead=zh("book.still_not"),
        why=zh("obstacle.clash", who="李四", when="3月13日 周五 10:00–11:00", other=f"{code} 林悦"),
        options="1) 11:00 2) 12:00 3) 周一 10:30",
    )
    assert "3月13日 周五 11:00–11:45" in hr(office, "1")
    hr(office, "约面 周航 后端 周五10点半 李四")
    assert "3月13日 周五 16:00–16:45" in hr(office, "下午4点"), "of the same day"


def test_the_candidate_and_the_room_cannot_be_in_two_places(office: Office) -> None:
    hr(office, LINE, "是")
    code = booked(office).code
    room = hr(office, "约面 周航 后端 周四下午3点半 张三 3号会议室")
    assert room.startswith(
        zh("book.still_not")
        + zh("obstacle.clash", who="3号会议室", when="3月12日 周四 15:00–15:45", other=f"{code} 陈晓")
        + "。可选：1)"
    )
    person = hr(office, "约面 陈晓 三面 周四下午3点半 张三")
    assert person.startswith(
        zh("book.still_not")
        + zh("obstacle.candidate_clash", who="陈晓", when="3月12日 周四 15:00–15:45", other=f"{code} 陈晓")
        + "。可选：1)"
    )


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("周四 25:00", "没有“周四 25:00”这个时间。" + zh("book.try_a_time")),
        ("今天9点", "“今天9点”已经过去了。" + zh("book.try_a_time")),
        ("2月30日 15:00", "没有“2月30日 15:00”这个时间。" + zh("book.try_a_time")),
        (
            "10月20日 15:00",
            zh(
                "book.refused_when_instead",
                lead=zh("book.still_not"),
                why=zh("obstacle.far", when="10月20日 周二 15:00–15:45"),
            ),
        ),
        (
            "周四凌晨3点",
            zh(
                "book.refused_with_times",
                lead=zh("book.still_not"),
                why=zh("obstacle.night", at="03:00"),
                options="1) 09:00 2) 10:00 3) 周五 09:00",
            ),
        ),
        ("周四晚上12点", "“周四晚上12点”：00:00–07:00 不约面试。" + zh("book.try_a_time")),
    ],
)
def test_a_time_that_cannot_be_is_refused_with_what_helps_and_asked_for_again(
    office: Office, when: str, said: str
) -> None:
    assert hr(office, f"约面 林悦 {when} 王五") == said
    assert zh("book_line.panel") + "王五" in hr(office, "周五下午3点")


@pytest.mark.parametrize(
    ("when", "note"),
    [
        ("周四晚上9点半", zh("book_line.note", joined=zh("obstacle.unusual_hours", at="21:30"))),
        ("5月1日 15:00", zh("book_line.note", joined=zh("obstacle.day", day="周五 5月1日（劳动节）"))),
        ("5月9日 15:00", zh("book_line.note", joined=zh("obstacle.day", day="周六 5月9日（调休上班）"))),
    ],
)
def test_what_is_odd_is_said_and_can_be_booked(office: Office, when: str, note: str) -> None:
    assert note in hr(office, f"约面 林悦 {when} 王五")
    assert hr(office, "是").startswith("已约：")


def test_a_limit_may_be_passed_and_the_record_keeps_it(office: Office) -> None:
    with store.db.connection_context():
        preferences.set_limits(Change(NOW, actor_kind="system"), Office.member("lisi"), per_day=1, per_week=None)
    assert zh(
        "book_line.note", joined=zh("person_then.day_limit", who="李四", day="3月13日 周五", had="1", limit="1")
    ) in hr(office, "约面 周航 后端 周五15点 李四")
    hr(office, "是")
    [row] = office.rows(
        "SELECT after, actor_id FROM audit_event WHERE action = 'interview.booked' ORDER BY id DESC LIMIT 1"
    )
    assert [one["per"] for one in row["after"]["passed"]] == ["day"]
    assert row["actor_id"] is not None


def test_who_must_stay_away_is_not_booked_and_hr_who_must_reads_nothing(office: Office) -> None:
    office.say(f"无法参加 {booked(office, '林悦').code} 认识候选人", "lisi")
    assert hr(office, "约面 林悦 周四15点 李四") == zh(
        "book.refused_who_instead", lead=zh("book.still_not"), why=zh("obstacle.conflict", who="李四")
    )
    assert zh("book_line.panel") + "王五" in hr(office, "王五")
    hr(office, "否")
    code = office.plan("林悦", "03-16 10:00", "liuyan")
    office.say(f"无法参加 {code} 认识候选人", "liuyan")
    said = hr(office, "约面 林悦 周五10点 王五", who="liuyan")
    assert said == zh("book.kept_away")


@pytest.mark.parametrize("who", ["zhangsan", "zhoujing", "admin"])
def test_who_is_not_hr_reads_who_can(office: Office, who: str) -> None:
    assert office.say(LINE, who).startswith(zh("refused.role", verb="约面", role=" HR ", names="张敏、刘燕"))
    assert office.say("是", who) != ""
    assert count(office) == 1


def test_the_same_line_sent_twice_is_one_interview(office: Office) -> None:
    hr(office, LINE, "是")
    code = booked(office).code
    assert hr(office, LINE) == zh(
        "book.is_booked_already", title=f"{code} 陈晓 · 后端工程师 二面", when="3月12日 周四 15:00–15:45"
    )
    assert hr(office, "是") == zh("asked.no_question_done_last", done=f"约面 {code}")
    assert count(office) == 2


def test_a_closed_job_is_refused_and_a_rejected_candidate_is_said(office: Office) -> None:
    with store.db.connection_context():
        store.execute("UPDATE application SET status = 'rejected'")
    assert zh("book_line.note", joined=zh("obstacle.rejected", who="林悦", job="后端工程师")) in hr(
        office, "约面 林悦 后端 周四15点 王五"
    )
    with store.db.connection_context():
        store.execute("UPDATE job SET status = 'closed'")
    assert (
        hr(office, "约面 林悦 后端 周四15点 王五")
        == zh("book.still_not") + zh("obstacle.job_closed", job="后端工程师") + "。"
    )


# --- two at once ----------------------------------------------------------------------------------------------------


def test_what_somebody_else_books_meanwhile_is_named_at_the_yes(office: Office) -> None:
    hr(office, "约面 周航 后端 周四下午3点 李四")
    hr(office, "约面 吴晨 后端 周四下午3点 李四", "是", who="liuyan")
    code = booked(office, "吴晨").code
    assert hr(office, "是") == zh(
        "book.refused_with_times",
        lead=zh("book.things_changed"),
        why=zh("obstacle.clash", who="李四", when="3月12日 周四 15:00–15:45", other=f"{code} 吴晨"),
        options="1) 14:00 2) 16:00 3) 周五 15:00",
    )
    assert not office.rows("SELECT 1 FROM candidate WHERE name = '周航'")
    assert hr(office, "2", "是").startswith("已约：")


def test_of_two_of_hr_who_book_one_interviewer_at_the_same_moment_one_wins_and_the_other_hears_why(
    office: Office,
) -> None:
    for turn in range(5):
        day = 16 + turn
        for who, name in (("zhangmin", f"周航{turn}"), ("liuyan", f"吴晨{turn}")):
            assert hr(office, f"约面 新候选人 {name} 后端 3月{day}日 15:00 李四 王五", who=who).endswith(
                zh("book.whether")
            )
        said = together(lambda: office.say("是", "zhangmin"), lambda: office.say("是", "liuyan"))
        assert sorted(one[:2] for one in said) == ["已约", "情况"], said
        assert "李四 3月" in next(one for one in said if one.startswith("情况"))
    assert count(office) == 1 + 5


def test_of_two_of_hr_who_bring_the_same_new_candidate_at_once_there_is_one(office: Office) -> None:
    hr(office, "约面 周航 后端 周四15点 李四")
    hr(office, "约面 周航 后端 周四17点 王五", who="liuyan")
    said = together(lambda: office.say("是", "zhangmin"), lambda: office.say("是", "liuyan"))
    assert len([one for one in said if one.startswith("已约")]) == 1
    assert (
        len([one for one in said if one.startswith(zh("book_line.title", title="周航")) and "会新建" not in one]) == 1
    ), said
    assert len(office.rows("SELECT 1 FROM candidate WHERE name = '周航'")) == 1


# --- what follows ---------------------------------------------------------------------------------------------------


def test_undone_in_time_it_never_was(office: Office) -> None:
    before = [office.rows(f"SELECT * FROM {one}") for one in ("candidate", "job", "room", "application", "interview")]
    hr(office, LINE.replace("后端", "嵌入式"), "是")
    code = booked(office).code
    assert hr(office, "撤销") == zh("undo.done_unnoticed", what=f"约面 {code}")
    tables = ("candidate", "job", "room", "application", "interview")
    assert [office.rows(f"SELECT * FROM {one}") for one in tables] == before
    assert not office.rows("SELECT 1 FROM outbox WHERE state = 'queued' AND kind <> 'answer'")
    assert hr(office, LINE).endswith(zh("book.whether"))


def test_too_late_it_names_what_calls_it_off(office: Office) -> None:
    hr(office, LINE, "是")
    office.clock.move(seconds=61)
    assert zh("instead.cancel", code=booked(office).code) in hr(office, "撤销")


def test_the_panel_is_invited_after_the_undo_window(place: Town) -> None:
    place.say("zhangmin", "约面 陈晓 后端 二面 明天下午3点 李四 王五 3号会议室")
    assert place.say("zhangmin", "是").startswith("已约：")
    place.settle()
    assert not place.cards("lisi")
    place.move(seconds=61)
    place.settle()
    assert place.title("lisi") == zh("invited.title")
    assert place.title("wangwu") == zh("invited.title")
    place.tap("lisi", "接受")
    assert "李四 已接受，王五 待回复" in place.say("zhangmin", "陈晓")


def test_undone_in_time_nobody_hears(place: Town) -> None:
    place.say("zhangmin", "约面 陈晓 后端 二面 明天下午3点 李四 王五")
    place.say("zhangmin", "是")
    place.say("zhangmin", "撤销")
    place.move(seconds=61)
    place.settle()
    assert not place.chat("lisi")
    assert not place.chat("wangwu")


def test_undone_after_an_urgent_invitation_has_left_who_has_it_hears_that_it_is_off(place: Town) -> None:
    place.say("zhangmin", "约面 陈晓 后端 二面 1小时后 李四")
    assert zh("hears.will_be_invited", when=zh("time.at_once"), who="李四") in place.say("zhangmin", "是")
    place.settle()
    assert place.title("lisi") == zh("invited.title")
    assert zh_like("undo.done").search(place.say("zhangmin", "撤销"))
    place.settle()
    assert any(zh_like("called_off.told_panel").search(one) for one in place.texts("lisi"))


def test_who_has_agreed_is_asked_for_nothing_and_told_the_time(place: Town) -> None:
    place.say("zhangmin", "约面 陈晓 后端 二面 明天下午3点 李四 王五 电话 已约好")
    assert zh("hears.told_the_time", when=zh("time.in_a_minute"), who="李四、王五") in place.say("zhangmin", "是")
    place.move(seconds=61)
    place.settle()
    assert not place.cards("lisi")
    [told] = place.texts("lisi")
    assert re.fullmatch(
        r"按约好的时间定了：\d{4} 陈晓 · 后端 二面，.*15:00–15:45，电话。不用回复；临时来不了就发：无法参加 \d{4}", told
    )
    assert "李四 已接受，王五 已接受" in place.say("zhangmin", "陈晓")
    with store.db.connection_context():
        assert Interview.get().status == "confirmed"


def test_hr_who_interviews_too_has_accepted(office: Office) -> None:
    assert zh("book_line.panel") + "李四、你" in hr(office, "约面 周航 后端 周四15点 李四 我")
    assert zh("hears.will_be_invited", when=zh("time.in_a_minute"), who="李四") in hr(office, "是")
    with store.db.connection_context():
        answers = {
            one.member.user_id: one.response
            for one in Participant.select().where(Participant.interview == booked(office, "周航"))
        }
    assert answers == {"lisi": "needs_action", "zhangmin": "accepted"}


def test_an_invitation_text_is_not_given_of_what_is_over_or_to_who_is_not_hr(office: Office) -> None:
    code = booked(office, "林悦").code
    assert zh_like("refused.role", verb="邀请语", role=" HR ").match(office.say(f"邀请语 {code}", "lisi"))
    office.clock.at = NOW + timedelta(days=3)
    assert zh_like("invitation.nothing_to_invite_to", what=zh("as_it_stands.is_over")).search(
        hr(office, f"邀请语 {code}")
    )


def test_what_is_read_back_is_corrected_in_a_few_words(office: Office) -> None:
    hr(office, "约面 林悦 周四15点 王五")
    assert "明天 3月12日 周四 16:00–16:45" in hr(office, "改成下午4点")
    assert "明天 3月12日 周四 16:00–17:00" in hr(office, "改成1小时")
    assert zh("book_line.panel") + "李四、王五" in hr(office, "加李四")
    assert "地点：现场 · 3号会议室" in hr(office, "换到3号会议室")
    assert hr(office, "哩哩啦啦") == zh(
        "asked.not_understood_how",
        text="哩哩啦啦",
        how="",
        asked=zh(
            "deed.yes_or_no",
            sentence="约 明天 3月12日 周四 16:00–17:00 林悦 · 后端工程师 二面 · 李四、王五 · 现场 · 3号会议室",
        ),
    )
    assert hr(office, "是").startswith("已约：")
    assert count(office) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "约面 林悦 后端 周四15点 王五 备注：带简历",
            zh("understood.not", left="带简历", usage="约面 陈晓 后端 二面 周四下午3点 李四 王五 45分钟 3号会议室"),
        ),
        (
            "约面 林悦 后端 候选人自选 王五 周四15点",
            zh("book_line.time_and_chooses"),
        ),
    ],
)
def test_what_is_not_understood_of_a_line_is_said(office: Office, words: str, said: str) -> None:
    assert hr(office, words) == said
    assert count(office) == 1


@pytest.mark.parametrize(
    "words", ["别约面 林悦 周四15点 王五", "李四说约面 林悦 周四15点 王五", "要是约面 林悦 周四15点 王五呢", "约面了吗"]
)
def test_what_is_no_order_is_not_even_read_back(office: Office, words: str) -> None:
    assert "约这场？" not in hr(office, words)
    hr(office, "是")
    assert count(office) == 1


def test_who_reads_another_clock_is_told_whose_night_it_is(office: Office) -> None:
    office.plan()
    office.say("时区 伦敦", "zhangmin")
    said = office.say("约面 任雪 后端工程师 一面 周四 16:30 李四", "zhangmin")
    assert "00:30（北京时间" in said
    said = office.say("约面 任雪 后端工程师 一面 周五 00:10 李四", "zhangmin")
    assert "08:10（北京时间" in said
    assert zh_like("obstacle.unusual_hours").search(said)


def test_after_a_clash_more_than_the_time_is_corrected_in_the_same_breath(office: Office) -> None:
    assert hr(office, "约面 陈晓 后端 一面 周五上午10点 李四").startswith(
        zh("book.still_not") + "李四 3月13日 周五 10:00–11:00 已有面试"
    )
    assert zh_like("obstacle.clash").search(hr(office, "二面"))
    said = hr(office, "不对，45分钟，换成周五下午5点")
    assert "陈晓 · 后端工程师 二面\n3月13日 周五 17:00–17:45" in said and said.endswith(zh("book.whether"))


def test_a_booking_that_has_no_time_yet_is_told_what_to_do(office: Office) -> None:
    assert "约这场" not in hr(office, "约面 陈晓 后端 二面 李四")
    assert hr(office, "时间待定") == zh("book_line.needs_a_time")
    assert hr(office, "周五下午5点").endswith(zh("book.whether")), "the question stays open"


def test_the_word_candidate_before_a_new_name_is_no_part_of_it(office: Office) -> None:
    hr(office, "约面 候选人刘洋 后端 一面 周五下午5点 李四", "是")
    assert booked(office, "刘洋").application.candidate.name == "刘洋"


_WANTS_ONE = (
    "约个面试",
    "帮我约个面试吧",
    "安排一场面试",
    "我要加一个面试",
    "新建面试",
    "I want to book an interview",
    "schedule an interview",
    "please set up an interview",
)
_LOOKS = ("今天有安排面试吗", "明天没安排面试吧", "面试安排", "did you schedule an interview for me today")


@pytest.mark.parametrize("said", _WANTS_ONE)
def test_who_only_says_that_one_is_to_be_booked_is_asked_for_it(office: Office, said: str) -> None:
    assert hr(office, said) == zh("book_asks.line")
    assert "由 HR 来做" in office.say(said, "lisi")


@pytest.mark.parametrize("said", _LOOKS)
def test_who_asks_whether_one_is_booked_looks(office: Office, said: str) -> None:
    assert zh_like("schedule.none_then").search(hr(office, said))
