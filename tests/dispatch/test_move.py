"""HR moves an interview: previewed with all that is odd, done when it is confirmed, and told to whom it concerns."""

from __future__ import annotations

import pytest

from bot.db import store
from bot.interviews.models import Interview
from tests.said import YES_OR_NO, en, zh, zh_like
from tests.world.office import Office, lines
from tests.world.stage import together


def slot(office: Office, code: str) -> str:
    [row] = office.rows(
        """SELECT to_char(lower(slot) AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI') || to_char(upper(slot)
             AT TIME ZONE 'Asia/Shanghai', '-HH24:MI') AS slot FROM interview WHERE code = %(code)s""",
        code=code,
    )
    return str(row["slot"])


def answers(office: Office, code: str) -> dict[str, str]:
    rows = office.rows(
        """SELECT m.user_id, p.response FROM participant p JOIN member m ON m.id = p.member_id
           JOIN interview i ON i.id = p.interview_id WHERE i.code = %(code)s ORDER BY 1""",
        code=code,
    )
    return {row["user_id"]: row["response"] for row in rows}


def orders(office: Office, words: str, who: str = "zhangmin") -> str:
    said = office.say(words, who)
    assert said.endswith(YES_OR_NO), said
    return office.say("是", who)


@pytest.mark.parametrize(
    ("words", "then"),
    [
        ("改期 {code} 周五下午3点", "03-13 15:00-16:00"),
        ("改期 陈晓 明天15:00 45分钟", "03-12 15:00-15:45"),
        ("改期 {code} 周五", "03-13 14:00-15:00"),
        ("改期 {code} 16:30", "03-12 16:30-17:30"),
        ("改期 {code} 15:00到15:45", "03-12 15:00-15:45"),
        ("推迟 {code} 半小时", "03-12 14:30-15:30"),
        ("推迟 {code} 一天", "03-13 14:00-15:00"),
        ("推迟 {code} 到周五", "03-13 14:00-15:00"),
        ("提前 {code} 1小时", "03-12 13:00-14:00"),
        ("{code} 挪到周五上午10点", "03-13 10:00-11:00"),
        ("{code} 改到 3-16 10:30", "03-16 10:30-11:30"),
        ("改期 {code} 45分钟", "03-12 14:00-14:45"),
        ("reschedule {code} friday 4pm", "03-13 16:00-17:00"),
        ("reschedule {code} an hour earlier", "03-12 13:00-14:00"),
    ],
)
def test_hr_says_a_new_time_as_to_a_colleague_and_sees_it_before_it_is_done(
    office: Office, words: str, then: str
) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    before = slot(office, code)
    said = office.say(words.format(code=code), "zhangmin")
    assert said.endswith(YES_OR_NO)
    assert slot(office, code) == before
    office.say("是", "zhangmin")
    assert slot(office, code) == then


def test_the_preview_names_both_times_who_is_asked_anew_and_that_the_candidate_is_not_told(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "zhangsan", "lisi")
    assert office.say(f"改期 {code} 周五 20:30 2小时", "zhangmin") == zh(
        "deed.yes_or_no",
        sentence=lines(
            f"{code} 陈晓 · 后端工程师 一面",
            "3月12日 周四 14:00–15:00 → 3月13日 周五 20:30–22:30",
            "· " + zh("obstacle.unusual_hours", at="20:30"),
            zh("move.asked_anew", who="张三、李四"),
            zh("move.candidate_not_told"),
            zh("move.deed"),
        ),
    )
    said = office.say("是", "zhangmin")
    assert said.startswith(
        zh("move.done", title=f"{code} 陈晓 · 后端工程师 一面", when="3月13日 周五 20:30–22:30")
        + "。"
        + zh("hears.told", when=zh("time.in_a_minute"), who="张三、李四")
        + zh("undo.offer")
    )
    assert said.split("\n")[1:] == [
        zh("forward.next_message"),
        zh("letter.dear", shown_name="陈晓"),
        zh("letter.moved", interview=zh("letter.your_interview", company="", job="后端工程师", called="一面")),
        zh(
            "letter.new_time",
            at="3月13日 周五 20:30–22:30（北京时间）" + zh("letter.instead_of", before="3月12日 周四 14:00–15:00"),
        ),
        zh("letter.way_in", meeting_url="https://meeting.example.com/503"),
        zh("letter.contact", hr="张敏"),
        zh("letter.does_it_suit"),
    ]
    assert answers(office, code) == {"zhangsan": "needs_action", "lisi": "needs_action"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("改期 {code} 昨天下午3点", zh("not_a_time.past")),
        ("改期 {code} 2027-01-01 10:00", zh("move.too_far_ahead")),
        ("改期 {code} 周五 凌晨3点", "03:00 这场会在夜里，00:00–07:00 不约面试。"),
        ("改期 {code} 25:00", zh("not_a_time.no_such_date")),
        ("改期 {code} 明天下午2点", zh("propose.is_at_that_time", code="{code}", when="3月12日 周四 14:00–15:00")),
        ("改期 {code} 5分钟", "一场面试要在 10 分钟到 12 小时之间。"),
    ],
)
def test_a_time_that_cannot_be_is_refused_with_the_reason_and_nothing_changes(
    office: Office, words: str, said: str
) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    assert office.say(words.format(code=code), "zhangmin").startswith(said.format(code=code))
    assert slot(office, code) == "03-12 14:00-15:00"


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("cancelled", zh("move.is_cancelled", code="{code}")),
        ("in_progress", zh("move.has_started", code="{code}")),
        ("completed", zh("move.is_over", code="{code}")),
        ("no_show", zh("move.is_no_show", code="{code}")),
    ],
)
def test_what_runs_is_over_or_off_is_not_moved(office: Office, status: str, said: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    with store.db.connection_context():
        Interview.update(status=status).where(Interview.code == code).execute()
    assert office.say(f"改期 {code} 周五下午3点", "zhangmin").startswith(said.format(code=code))
    assert slot(office, code) == "03-12 14:00-15:00"


def test_a_clash_names_itself_with_other_times_and_a_number_takes_one(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "zhangsan", "lisi")
    other = office.plan("林悦", "03-13 15:30", "lisi")
    said = office.say(f"改期 {code} 周五下午3点", "zhangmin")
    assert said.startswith(
        lines(
            zh(
                "move.refused_possible",
                said=zh("obstacle.clash", who="李四", when="3月13日 周五 15:30–16:30", other=f"{other} 林悦"),
            ),
            "1) ",
        )
    )
    assert "3月13日 周五 13:30" in said
    assert office.say("1", "zhangmin").endswith(zh("deed.yes_or_no", sentence=zh("move.deed")))
    office.say("是", "zhangmin")
    assert slot(office, code) == "03-13 13:30-14:30"


def test_a_clash_that_comes_up_before_the_yes_is_judged_again(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "zhangsan", "lisi")
    assert office.say(f"改期 {code} 周五下午3点", "zhangmin").endswith(YES_OR_NO)
    other = office.plan("林悦", "03-13 15:30", "lisi")
    assert office.say("是", "zhangmin").startswith(
        zh(
            "move.refused_possible",
            said=zh("obstacle.clash", who="李四", when="3月13日 周五 15:30–16:30", other=f"{other} 林悦"),
        )
    )
    assert slot(office, code) == "03-12 14:00-15:00"


def test_two_of_hr_move_two_interviews_of_one_person_to_the_same_time_and_one_of_them_reads_why_not(
    office: Office,
) -> None:
    with store.db.connection_context():
        store.execute("UPDATE member SET role = 'recruiter' WHERE user_id = 'zhoujing'")
    one, two = office.plan("陈晓", "03-12 14:00", "lisi"), office.plan("林悦", "03-12 16:00", "lisi")
    assert office.say(f"改期 {one} 周五下午3点", "zhangmin").endswith(YES_OR_NO)
    assert office.say(f"改期 {two} 周五下午3点", "zhoujing").endswith(YES_OR_NO)
    said = together(lambda: office.say("是", "zhangmin"), lambda: office.say("是", "zhoujing"))
    assert sorted([slot(office, one) == "03-13 15:00-16:00", slot(office, two) == "03-13 15:00-16:00"]) == [False, True]
    assert sum(one.startswith("已改期：") for one in said) == 1
    assert sum(one.startswith("李四 3月13日 周五 15:00–16:00 已有面试") for one in said) == 1


def test_what_was_read_back_is_not_done_once_a_colleague_has_moved_it(office: Office) -> None:
    with store.db.connection_context():
        store.execute("UPDATE member SET role = 'recruiter' WHERE user_id = 'zhoujing'")
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    assert office.say(f"推迟 {code} 半小时", "zhangmin").endswith(YES_OR_NO)
    orders(office, f"改期 {code} 周五下午3点", "zhoujing")
    assert office.say("是", "zhangmin") == zh("move.moved_meanwhile", code=code, when="3月13日 周五 15:00–16:00")
    assert slot(office, code) == "03-13 15:00-16:00"


@pytest.mark.parametrize("words", ["改期 {code} 45分钟", "改期 {code} 珠峰会议室", "改期 {code} 电话"])
def test_a_shorter_length_and_another_place_keep_the_answers(office: Office, words: str) -> None:
    code = office.plan("陈晓", "03-12 14:00", "zhangsan", "lisi")
    office.answers(code, "lisi", "accepted")
    said = office.say(words.format(code=code), "zhangmin")
    assert zh("move.told_answers_stay", who="张三、李四") in said
    office.say("是", "zhangmin")
    assert answers(office, code) == {"zhangsan": "needs_action", "lisi": "accepted"}


@pytest.mark.parametrize("words", ["改期 {code} 75分钟", "推迟 {code} 2分钟", "提前 {code} 10分钟"])
def test_whatever_leaves_the_old_slot_by_however_little_asks_anew(office: Office, words: str) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    office.answers(code, "lisi", "accepted")
    orders(office, words.format(code=code))
    assert answers(office, code) == {"lisi": "needs_action"}


def test_who_could_not_at_the_old_time_is_asked_about_the_new_one_unless_they_are_busy_then(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "zhangsan", "lisi")
    office.answers(code, "lisi", "declined")
    office.answers(code, "zhangsan", "declined")
    office.plan("林悦", "03-13 15:30", "lisi")
    said = office.say(f"改期 {code} 周五下午3点", "zhangmin")
    assert lines(zh("move.asked_anew", who="张三"), zh("move.still_cant", who="李四")) in said
    office.say("是", "zhangmin")
    assert answers(office, code) == {"zhangsan": "needs_action", "lisi": "declined"}


def test_undone_in_time_it_is_as_if_nothing_had_been(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "zhangsan", "lisi")
    office.answers(code, "lisi", "accepted")
    office.answers(code, "zhangsan", "declined")
    before = office.rows("SELECT response, responded_at, slot::text FROM participant ORDER BY member_id")
    orders(office, f"改期 {code} 周五下午3点 2号会议室")
    assert office.say("撤销", "zhangmin").startswith(zh("undo.done_unnoticed", what=f"改期 {code}"))
    assert office.rows("SELECT response, responded_at, slot::text FROM participant ORDER BY member_id") == before
    [row] = office.rows("SELECT room_id, sequence FROM interview")
    assert row == {"room_id": None, "sequence": 2}


def test_too_late_to_undo_it_says_how_to_move_it_back(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    orders(office, f"改期 {code} 周五下午3点")
    office.clock.move(minutes=5)
    assert office.say("撤销", "zhangmin") == zh(
        "undo.too_late", what=f"改期 {code}", instead=zh("instead.move_to", code=code, to="2026-03-12 14:00")
    )
    orders(office, f"改期 {code} 2026-03-12 14:00")
    assert slot(office, code) == "03-12 14:00-15:00"


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("30分钟", "60分钟"),
        ("2号会议室", "视频"),
        ("电话", "视频"),
        ("周五下午3点 30分钟", "2026-03-12 14:00 60分钟"),
    ],
)
def test_too_late_to_undo_a_length_or_a_place_it_says_what_brings_that_back(
    office: Office, words: str, instead: str
) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    before = office.rows("SELECT slot::text, room_id, mode FROM interview")
    orders(office, f"改期 {code} {words}")
    office.clock.move(minutes=5)
    assert office.say("撤销", "zhangmin") == zh(
        "undo.too_late", what=f"改期 {code}", instead=zh("instead.move_to", code=code, to=instead)
    )
    orders(office, f"改期 {code} {instead}")
    assert office.rows("SELECT slot::text, room_id, mode FROM interview") == before


def test_a_room_without_a_meeting_link_is_where_the_candidate_comes_and_by_video_nobody_does(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.rows("UPDATE interview SET meeting_url = NULL RETURNING id")
    assert zh("move.place", old="视频", new="现场 · " + zh("move.new_room", room="2号会议室")) in office.say(
        f"改期 {code} 2号会议室", "zhangmin"
    )
    said = office.say("是", "zhangmin")
    assert zh("letter.room", room="2号会议室") in said and "视频" not in said
    assert zh("move.place", old="现场 · 2号会议室", new="视频") + "\n" in office.say(f"改期 {code} 线上", "zhangmin")
    said = office.say("是", "zhangmin")
    assert zh("letter.video_later") in said and "2号会议室" not in said
    other = office.plan("林悦", "03-12 14:30", "lisi")
    assert "2号会议室" in orders(office, f"改期 {other} 2号会议室"), "the room is free again"


def test_it_is_not_undone_onto_somebody_who_has_been_booked_since(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    orders(office, f"改期 {code} 周五下午3点")
    other = office.plan("林悦", "03-12 14:30", "lisi")
    said = office.say("撤销", "zhangmin")
    assert zh_like("refused.busy_then", who="李四").match(said) and other in said
    assert slot(office, code) == "03-13 15:00-16:00"


def test_without_a_time_everybody_is_free_until_it_has_one_again(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    office.answers(code, "lisi", "accepted")
    assert office.say(f"改期 {code} 时间待定", "zhangmin") == lines(
        zh("move.preview_no_time", title=f"{code} 陈晓 · 后端工程师 一面", when="3月12日 周四 14:00–15:00"),
        zh("move.told_and_free", who="李四"),
        zh("move.candidate_not_told"),
        zh("deed.yes_or_no", sentence=zh("move.deed_take_time_away")),
    )
    assert office.say("是", "zhangmin") == lines(
        zh(
            "move.no_time_for_now",
            title=f"{code} 陈晓 · 后端工程师 一面",
            before="3月12日 周四 14:00–15:00",
            heard=zh("hears.told", when=zh("time.in_a_minute"), who="李四"),
            code=code,
            undo=zh("undo.offer"),
            lead=zh("forward.next_message"),
        ),
        zh("letter.dear", shown_name="陈晓"),
        zh("letter.time_open", interview=zh("letter.your_interview", company="", job="后端工程师", called="一面")),
        zh("letter.not_then", before="3月12日 周四 14:00–15:00（北京时间）"),
        zh("letter.once_there_is_one"),
        zh("letter.contact", hr="张敏"),
    )
    assert office.say(code, "zhangmin").startswith(lines(f"{code} 陈晓 · 后端工程师 一面 · 时间待定", zh("time.none")))
    assert office.plan("林悦", "03-12 14:00", "lisi")
    assert office.say(f"改期 {code} 时间待定", "zhangmin") == zh("move.has_no_time", code=code)
    assert office.say(f"推迟 {code} 半小时", "zhangmin") == zh("not_a_time.time_missing")
    orders(office, f"改期 {code} 周五下午3点")
    assert slot(office, code) == "03-13 15:00-15:45"
    assert answers(office, code) == {"lisi": "needs_action"}


def test_no_time_undone_is_the_old_time_with_its_answers(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    office.answers(code, "lisi", "accepted")
    orders(office, f"改期 {code} 待定")
    assert office.say("撤销", "zhangmin").startswith(zh("undo.done_unnoticed", what=f"改期 {code}"))
    assert slot(office, code) == "03-12 14:00-15:00"
    assert answers(office, code) == {"lisi": "accepted"}


def test_a_candidate_who_did_not_come_to_the_old_time_is_asked_about_the_new_one(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    office.say(f"候选人回复 {code} 不来", "zhangmin")
    orders(office, f"改期 {code} 周五下午3点")
    [row] = office.rows("SELECT status, candidate_response FROM interview")
    assert row == {"status": "scheduled", "candidate_response": "needs_action"}


def test_a_new_room_is_named_as_new_and_one_that_is_taken_refused(office: Office) -> None:
    code, other = office.plan("陈晓", "03-12 14:00"), office.plan("林悦", "03-12 14:30", "lisi")
    assert zh("move.place", old="视频", new="视频 · " + zh("move.new_room", room="2号会议室")) in office.say(
        f"改期 {code} 2号会议室", "zhangmin"
    )
    office.say("是", "zhangmin")
    said = office.say(f"改期 {other} 2号会议室", "zhangmin")
    assert said.startswith(
        zh(
            "move.refused_possible",
            said=zh("obstacle.clash", who="2号会议室", when="3月12日 周四 14:00–15:00", other=f"{code} 陈晓"),
        )
    )
    assert office.say(f"改期 {code} 2号会议室", "zhangmin").startswith(
        zh("move.is_there_already", code=code, where="2号会议室")
    )


def test_nobody_but_hr_and_the_panel_moves_it(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    assert office.say(f"改期 {code} 周五下午3点", "admin") == zh("propose.not_theirs", code=code, hr="张敏")
    assert office.say(f"改期 {code} 周五下午3点", "lisi") == zh("which.no_such_code", code=code)
    assert office.say(f"改期 {code} 2号会议室") == zh("propose.only_a_time", hr="张敏")
    assert slot(office, code) == "03-12 14:00-15:00"


def test_without_a_time_hr_is_offered_three_that_are_free(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "zhangsan", "lisi")
    said = office.say(f"改期 {code}", "zhangmin")
    assert said.startswith(
        lines(
            zh(
                "move.to_when_with_times",
                nobody="",
                title=f"{code} 陈晓 · 后端工程师 一面",
                when="3月12日 周四 14:00–15:00",
            ),
            "1) ",
        )
    )
    assert said.count("–") == 4
    assert office.say("后天上午10点", "zhangmin").endswith(zh("deed.yes_or_no", sentence=zh("move.deed")))


def test_every_move_is_in_the_audit_with_who_what_was_and_what_is(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    orders(office, f"改期 {code} 周五下午3点")
    [row] = office.rows(
        """SELECT m.user_id, before ->> 'sequence' AS was, after ->> 'sequence' AS is, before -> 'slot' <> after -> 'slot' AS moved,
             undo_until IS NOT NULL AS undoable FROM audit_event a JOIN member m ON m.id = a.actor_id
           WHERE action = 'interview.moved'"""
    )
    assert row == {"user_id": "zhangmin", "was": "0", "is": "1", "moved": True, "undoable": True}


def test_which_one_is_said_by_its_time_and_a_time_alone_is_the_new_one(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "zhangsan", "lisi")
    office.plan("林悦", "03-12 16:00", "lisi")
    for words in ("改期 明天下午2点那场 周五下午3点", "明天下午2点那场 改到 周五下午3点"):
        assert f"{code} 陈晓" in office.say(words, "zhangmin")
        office.say("否", "zhangmin")
    assert office.say("改期 周五下午3点", "zhangmin").startswith("哪一场改期？发候选人姓名或编号。\n1) ")
    assert "3月12日 周四 14:00–15:00 → 3月13日 周五 15:00–16:00" in office.say("1", "zhangmin")


def test_part_of_a_day_that_is_not_the_present_one_wants_an_hour(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    assert zh_like("move.to_when_with_times").search(office.say(f"改期 {code} 周五上午", "zhangmin"))
    assert "→ 3月13日 周五 14:00–15:00" in office.say(f"改期 {code} 周五下午", "zhangmin")


def test_what_has_no_time_is_the_first_that_hr_is_offered(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.plan("林悦", "03-12 16:00", "lisi")
    orders(office, f"改期 {code} 时间待定")
    said = office.say("改期", "zhangmin").split("\n")
    assert said[1].startswith("1) " + zh("time.none")) and said[1].endswith(code)
    assert "时间未定 → 3月13日 周五 15:00–15:45" in office.say(f"改期 {code} 周五下午3点", "zhangmin")


def test_a_free_time_that_was_listed_is_taken_by_its_number(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "zhangsan", "lisi")
    assert "2) 明天 3月12日 周四 11:00–11:45" in office.say("空闲 @张三 @李四 明天", "zhangmin")
    assert "→ 3月12日 周四 11:00–" in office.say(f"改期 {code} 2", "zhangmin")


def test_in_english_the_same(office: Office) -> None:
    office.say("语言 英文", "zhangmin")
    code = office.plan("陈晓", "03-12 14:00", "zhangsan", "lisi")
    other = office.plan("林悦", "03-13 15:30", "lisi")
    assert office.say(f"reschedule {code} friday 3pm", "zhangmin").split("\n") == [
        en(
            "move.refused_possible",
            said=en("obstacle.clash", who="李四", when="Fri 13 Mar 15:30–16:30", other=f"{other} 林悦"),
        ),
        "1) Fri 13 Mar 13:30–14:30",
        "2) Fri 13 Mar 14:30–15:30",
        "3) Mon 16 Mar 15:00–16:00",
        "Send the number or another time, or “cancel”.",
    ]
    assert office.say("3", "zhangmin") == lines(
        f"{code} 陈晓 · 后端工程师 一面",
        "Thu 12 Mar 14:00–15:00 → Mon 16 Mar 15:00–16:00",
        en("move.asked_anew", who="张三, 李四"),
        en("move.candidate_not_told"),
        en("deed.yes_or_no", sentence=en("move.deed")),
    )
    assert office.say("yes", "zhangmin").startswith(
        en("move.done", title=f"{code} 陈晓 · 后端工程师 一面", when="Mon 16 Mar 15:00–16:00")
        + ". "
        + en("hears.told", who="张三, 李四", when=en("time.in_a_minute"))
        + " "
        + en("undo.offer")
    )


def test_a_limit_is_said_hr_may_pass_it_and_the_record_keeps_that(office: Office) -> None:
    office.say("面试上限 每天 1", "lisi")
    office.plan("林悦", "03-13 10:00", "lisi")
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    said = office.say(f"改期 {code} 周五下午3点", "zhangmin")
    assert "· 李四" in said and "上限" in said
    office.say("是", "zhangmin")
    [row] = office.rows("SELECT after -> 'passed' AS passed FROM audit_event WHERE action = 'interview.moved'")
    assert [(one["per"], one["limit"]) for one in row["passed"]] == [("day", 1)]


def test_nobody_on_leave_is_asked_unseen_and_no_such_time_is_offered(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    office.say("休假 周五", "lisi")
    office.say("是", "lisi")
    assert "休假" in office.say(f"改期 {code} 周五下午3点", "zhangmin")
    office.say("否", "zhangmin")
    assert "3月13日" not in office.say(f"改期 {code}", "zhangmin")


@pytest.mark.parametrize(
    ("words", "new"),
    [
        ("把陈晓改到周五下午3点", "3月13日 周五 15:00–16:00"),
        ("请把{code}挪到下周一上午10点", "3月16日 周一 10:00–11:00"),
        ("帮我把陈晓的面试推迟半小时", "3月12日 周四 14:30–15:30"),
        ("陈晓那场提前一小时吧", "3月12日 周四 13:00–14:00"),
        ("move chen xiao to friday 3pm", "3月13日 周五 15:00–16:00"),
        ("push {code} back 30 minutes", "3月12日 周四 14:30–15:30"),
    ],
)
def test_what_is_said_in_other_words_is_read_back_whole(office: Office, words: str, new: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    said = office.say(words.format(code=code), "zhangmin")
    assert f"3月12日 周四 14:00–15:00 → {new}" in said and said.endswith(zh("deed.yes_or_no", sentence=zh("move.deed")))
    assert slot(office, code) == "03-12 14:00-15:00"


@pytest.mark.parametrize(
    "words",
    [
        "陈晓的面试要不要改到周五？",
        "陈晓不用改到周五了",
        "要是陈晓改到周五呢",
        "李四说陈晓要改到周五",
        "不要改期 陈晓",
        "陈晓改期了吗",
        "谁改的期",
    ],
)
def test_a_question_a_denial_and_what_others_say_move_nothing_and_ask_nothing(office: Office, words: str) -> None:
    code = office.plan("陈晓", "03-12 14:00", "zhangsan", "lisi")
    assert not office.say(words, "zhangmin").endswith("？是/否")
    office.say("是", "zhangmin")
    assert slot(office, code) == "03-12 14:00-15:00"


@pytest.mark.parametrize(
    ("words", "reads"),
    [
        (
            "改期 {code} 周五下午3点 现场 3号会议室",
            zh("move.place", old="视频", new="现场 · " + zh("move.new_room", room="3号会议室")),
        ),
        ("{code} 换到3号会议室", zh("move.place", old="视频", new="视频 · " + zh("move.new_room", room="3号会议室"))),
        ("把陈晓换到3号会议室", zh("move.place", old="视频", new="视频 · " + zh("move.new_room", room="3号会议室"))),
        ("{code} 改成30分钟", "→ 3月12日 周四 14:00–14:30"),
        ("把陈晓缩短到30分钟", "→ 3月12日 周四 14:00–14:30"),
        ("{code} 换到周五下午2点", "→ 3月13日 周五 14:00–15:00"),
        ("陈晓换成周五下午2点", "→ 3月13日 周五 14:00–15:00"),
    ],
)
def test_a_room_or_a_length_in_the_words_of_a_colleague_is_no_question_about_it(
    office: Office, words: str, reads: str
) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    said = office.say(words.format(code=code), "zhangmin")
    assert reads in said and said.endswith(YES_OR_NO), said
    assert slot(office, code) == "03-12 14:00-15:00"
    office.say("是", "zhangmin")
    assert office.rows("SELECT 1 FROM audit_event WHERE action = 'interview.moved'")


@pytest.mark.parametrize("words", ["改期 {code} 明天下午4点 会议室要大一点的", "改期 {code} 会议室"])
def test_what_is_not_understood_of_a_move_is_said_and_no_look_at_the_interview(office: Office, words: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    said = office.say(words.format(code=code), "zhangmin")
    assert "面试官：" not in said and ("没看懂" in said or "？" in said), said


def test_after_nonsense_the_question_ends_before_what_leaves_it(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say(f"改期 {code}", "zhangmin")
    assert office.say("哩哩啦啦", "zhangmin") == zh(
        "asked.not_understood", text="哩哩啦啦", question="改到什么时候？例如：明天下午3点。"
    )


def test_two_of_hr_move_one_interview_at_once_and_the_second_reads_that_it_was_moved(office: Office) -> None:
    with store.db.connection_context():
        store.execute("UPDATE member SET role = 'recruiter' WHERE user_id = 'zhoujing'")
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    assert office.say(f"改期 {code} 周五下午3点", "zhangmin").endswith(YES_OR_NO)
    assert office.say(f"改期 {code} 周五下午5点", "zhoujing").endswith(YES_OR_NO)
    said = together(lambda: office.say("是", "zhangmin"), lambda: office.say("是", "zhoujing"))
    assert sum(one.startswith("已改期：") for one in said) == 1
    assert sum(one.startswith(f"{code} 刚刚改了时间：") for one in said) == 1
    [row] = office.rows("SELECT sequence FROM interview")
    assert row["sequence"] == 1


def test_tomorrow_night_is_no_later_and_tomorrow_morning_no_earlier(office: Office) -> None:
    code = office.plan("陈晓", "03-11 14:00")
    assert "3月12日 周四 20:00–21:00" in office.say(f"改期 {code} 明晚8点", "zhangmin")
    office.say("否", "zhangmin")
    assert "3月12日 周四 09:00–10:00" in office.say(f"改期 {code} 明早9点", "zhangmin")
