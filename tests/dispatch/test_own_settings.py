"""Members say in the chat when they are away, how much they take and when they are not to be disturbed."""

from __future__ import annotations

import threading

import pytest

from bot.db import store
from bot.interviews import preferences
from bot.interviews.models import Interview, Participant
from tests.said import en, zh, zh_like
from tests.world.office import Office, lines


@pytest.fixture
def office(office: Office) -> Office:
    office.joins("wangwu")
    return office


def responses(office: Office, user_id: str) -> dict[str, str]:
    with store.db.connection_context():
        found = Participant.select().join(Interview).where(Participant.member == office.member(user_id))
        return {str(one.interview.code): str(one.response) for one in found}


def test_all_of_mine_is_numbered_each_with_how_to_change_it(office: Office) -> None:
    assert office.say("设置") == zh(
        "own.list",
        lines=lines(
            "1) " + zh("own.row", what="语言", value=zh("own.english"), example=zh("set_it.language")),
            "2) " + zh("own.row", what="时区", value="北京时间", example=zh("set_it.zone")),
            "3) " + zh("own.row", what="面试上限", value=zh("limit.none"), example=zh("set_it.limit")),
            "4) " + zh("own.row", what="休假", value="无", example=zh("set_it.leave")),
            "5) " + zh("own.row", what="工作时间", value="10:00–19:00", example=zh("set_it.work_hours")),
            "6) " + zh("own.row", what="免打扰", value="21:30–09:00", example=zh("set_it.quiet_hours")),
            "7) " + zh("own.row", what="电话", value=zh("phone.none"), example=zh("set_it.phone")),
            "8) " + zh("own.row", what=zh("set_it.notices"), value=zh("notices.all"), example=zh("set_it.notices")),
        ),
    )
    assert office.say("3") == zh("limit.yours", limits=zh("limit.none"))


@pytest.mark.parametrize(
    ("words", "limits"),
    [
        ("面试上限 2 每天 · 每周 4", (2, 4)),
        ("面试上限 每天2场，每周4场", (2, 4)),
        ("每天最多 3 场", (3, None)),
        ("一周别超过6场", (None, 6)),
        ("一周最多四场", (None, 4)),
        ("max 2 a day", (2, None)),
        ("limit 4 per week", (None, 4)),
        ("面试上限 不限", (None, None)),
        ("面试上限 很多", (None, None)),
        ("面试上限 99 每天", (None, None)),
    ],
)
def test_a_limit_may_be_said_as_one_would(office: Office, words: str, limits: tuple[int | None, int | None]) -> None:
    office.say(words)
    with store.db.connection_context():
        mine = preferences.of(office.member("zhangsan").id)
    assert (mine.max_per_day, mine.max_per_week) == limits


def test_a_number_alone_asks_whether_it_is_of_a_day_or_a_week(office: Office) -> None:
    assert office.say("面试上限 3").startswith(zh("limit.day_or_week", n=3))
    assert office.say("2").startswith(zh("limit.set", limits=zh("limit.a_week", n=3)))


@pytest.mark.parametrize("words", ["工作时间 9-6", "工作时间 9点到6点", "work hours 9am-6pm"])
def test_work_hours_may_be_said_as_one_would(office: Office, words: str) -> None:
    office.say(words)
    assert office.say("工作时间").startswith(zh("hours.yours", hours="09:00–18:00"))


@pytest.mark.parametrize("words", ["电话面试 陈晓", "候选人电话多少", "这场是电话面试吗"])
def test_a_phone_that_is_not_ones_own_is_no_setting(office: Office, words: str) -> None:
    office.plan()
    assert "电话 13800138000" not in office.say(words)


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("免打扰 22:00-8:00", "22:00–08:00"),
        ("免打扰 晚上10点到早上8点", "22:00–08:00"),
        ("quiet hours 10pm-8am", "22:00–08:00"),
        ("免打扰 12点到1点", "12:00–13:00"),
        ("免打扰 关", "关"),
        ("免打扰 随便", "21:30–09:00"),
    ],
)
def test_quiet_hours_may_be_said_as_one_would(office: Office, words: str, hours: str) -> None:
    office.say(words)
    assert f"免打扰：{hours}，" in office.say("免打扰")


def test_the_phone_stays_out_of_the_record(office: Office) -> None:
    assert office.say("电话 138 0013 8000") == zh("phone.set", phone="138 0013 8000", used="")
    assert office.say("电话 12") == zh("own.not_understood", value="12", example=zh("set_it.phone"))
    assert not office.rows("SELECT 1 FROM audit_event WHERE before::text || after::text LIKE '%%8000%%'")


def test_which_notices_come_is_switched_by_number_and_what_must_come_cannot_be(office: Office) -> None:
    said = office.say("消息设置")
    assert said.startswith(lines(zh("notices.which"), "1) 30 分钟提醒：开"))
    assert "2) 5 分钟提醒：关" in office.say("2")
    assert zh("notices.without", off=zh("optional.five_minutes_before")) in office.say("设置")
    assert zh_like("own.not_understood", value="关 取消通知").match(office.say("消息设置 关 取消通知"))


def test_leave_is_noted_with_its_stand_in_and_is_no_request(office: Office) -> None:
    assert office.say("休假 3月20日到3月25日 替：王五") == lines(
        zh("leave.noted", days="3月20日–25日", stand_in="，王五代", merged=""), zh("leave.no_interviews")
    )
    assert office.say("撤销") == zh("undo.done_unnoticed", what=zh("done.leave"))
    assert "4) 休假：无。" in office.say("设置")


@pytest.mark.parametrize("words", ["我下周一到周三休假", "下周一到周三我请假"])
def test_leave_said_in_a_sentence_is_read_back(office: Office, words: str) -> None:
    assert office.say(words) == zh("deed.yes_or_no", sentence=zh("leave.deed", days="3月16日–18日", stand_in=""))
    assert office.say("是").startswith(zh("leave.noted", days="3月16日–18日", stand_in="", merged=""))


@pytest.mark.parametrize("words", ["明天不上班", "我明天调休", "I'm off tomorrow"])
def test_a_day_off_in_other_words_is_read_back_and_a_day_at_home_without_a_day_is_none(
    office: Office, words: str
) -> None:
    assert office.say(words) == zh("deed.yes_or_no", sentence=zh("leave.deed", days="3月12日 周四", stand_in=""))
    office.say("否")
    office.say("我不在")
    assert not office.rows("SELECT 1 FROM leave")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("休假 明天下午", zh("leave.noted", days="3月12日 周四 下午", stand_in="", merged="")),
        ("下午请假", zh("deed.yes_or_no", sentence=zh("leave.deed", days="3月11日 周三 下午", stand_in=""))),
        ("休假 明天起三天", zh("leave.noted", days="3月12日–14日", stand_in="", merged="")),
        ("leave 3/20-3/25", zh("leave.noted", days="3月20日–25日", stand_in="", merged="")),
        ("休假 昨天", zh("leave.over_already", during="3月10日 周二")),
        ("请假半天", zh("leave.ask_hours", not_so="", asked=zh("leave.which_half_which_day", who=""), halves="")),
        ("休假 明天 替：张三", zh("leave.not_oneself")),
        ("休假 明天 替：孙悟空", zh("leave.no_stand_in_called_so", who="孙悟空")),
        ("休假 3月25日到3月20日", zh("leave.too_long", days="3月25日–2027年3月20日")),
        ("明天请一天假", zh("deed.yes_or_no", sentence=zh("leave.deed", days="3月12日 周四", stand_in=""))),
        ("休假 春节", zh("leave.not_understood", left="春节")),
    ],
)
def test_each_form_of_leave_is_taken_asked_about_or_refused_with_an_example(
    office: Office, words: str, said: str
) -> None:
    assert office.say(words).startswith(said)


def test_leave_without_an_end_asks_for_it_and_notes_nothing(office: Office) -> None:
    assert office.say("休假 从周五") == zh("leave.until_which_day", day="3月13日 周五")
    assert not office.rows("SELECT 1 FROM leave")
    assert office.say("下周一").startswith(zh("leave.noted", days="3月13日–16日", stand_in="", merged=""))


def test_a_stand_in_who_is_away_then_is_said(office: Office) -> None:
    office.say("休假 3月20日", "wangwu")
    assert office.say("休假 3月19日到3月21日 替：王五") == zh(
        "leave.stand_in_is_away", who="王五", during="3月20日 周五"
    )


def test_leaves_that_overlap_become_one_and_one_of_two_is_cancelled(office: Office) -> None:
    office.say("休假 3月20日到3月22日")
    assert zh("leave.joined", others="3月20日–22日") in office.say("休假 3月22日到3月25日")
    office.say("休假 明天")
    assert office.say("休假 取消") == lines(
        zh("leave.cancel_which"), "1) 3月12日 周四", "2) 3月20日–25日", zh("book.send_the_number")
    )
    assert office.say("2").startswith(zh("leave.cancelled", days="3月20日–25日"))
    assert office.say("取消休假").startswith(zh("leave.cancelled", days="3月12日 周四"))
    assert office.say("休假 取消") == zh("leave.none_noted")


def test_undo_at_the_question_about_a_leaves_interviews_takes_back_the_leave(office: Office) -> None:
    """The message that asks says that 撤销 does so."""
    office.plan("陈晓", "03-20 14:00")
    assert zh_like("leave.noted").search(office.say("休假 3月20日"))
    assert office.say("撤销").startswith(zh("undo.done_unnoticed", what=zh("done.leave")))
    assert not office.rows("SELECT 1 FROM leave")
    assert office.say("1") == zh("which.not_in_a_list", row="1")


def test_a_leave_that_has_begun_is_cancelled_and_that_is_taken_back(office: Office) -> None:
    office.say("休假 今天到3月13日")
    office.clock.move(hours=1)
    assert "撤销" in office.say("休假 取消")
    assert office.say("撤销").startswith("已撤销")
    assert "4) 休假：3月11日–13日" in office.say("设置")


@pytest.mark.parametrize("words", ["取消休假", "休假取消", "取消", "cancel leave"])
def test_a_leave_is_cancelled_where_its_days_are_asked_for(office: Office, words: str) -> None:
    office.say("休假 3月20日")
    office.say("休假")
    said = office.say(words)
    assert (said == zh("left.never_mind")) if words == "取消" else said.startswith("已取消休假：3月20日")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("面试上限", zh("limit.yours", limits=zh("limit.none"))),
        ("找 陈晓", "陈晓 · 后端工程师 一面"),
        ("日程", "今天"),
        ("明天下午", zh("leave.noted", days="3月12日 周四 下午", stand_in="", merged="")),
    ],
)
def test_a_command_leaves_the_question_for_the_days_of_a_leave(office: Office, words: str, said: str) -> None:
    office.plan("陈晓", "03-20 14:00")
    office.say("休假")
    assert said in office.say(words)


def test_half_a_day_of_a_leave_that_is_noted_already_is_said(office: Office) -> None:
    office.say("休假 3月20日")
    assert office.say("休假 3月20日下午").startswith(
        zh("leave.noted", days="3月20日 周五", stand_in="", merged=zh("leave.had_noted", others="3月20日 周五"))
    )


def test_who_had_quiet_hours_off_is_told_how_to_turn_them_off_again(office: Office) -> None:
    office.say("免打扰 关")
    assert office.say("免打扰") == zh("quiet.is_off")
    office.say("免打扰 21:00-9:00")
    office.clock.move(minutes=5)
    assert office.say("撤销") == zh("undo.cannot_setting", instead=zh("instead.no_quiet_hours"))


def test_of_interviews_in_a_leave_all_are_declined_and_undone_together(office: Office) -> None:
    first, second = office.plan("陈晓", "03-20 14:00"), office.plan("林悦", "03-21 10:00")
    outside = office.plan("何平", "03-27 10:00")
    said = office.say("休假 3月20日到3月25日")
    assert zh_like("leave.interviews_in_it", n="2 场").search(said)
    assert said.endswith(
        lines("1) " + zh("leave.decline_all"), "2) " + zh("leave.one_by_one"), zh("book.send_the_number"))
    )
    assert zh_like("leave.all_declined", n="2 场").match(office.say("1"))
    assert responses(office, "zhangsan") == {first: "declined", second: "declined", outside: "needs_action"}
    assert office.say("撤销").startswith(zh("undo.done_unnoticed", what=f"无法参加 {first}、无法参加 {second}"))
    assert set(responses(office, "zhangsan").values()) == {"needs_action"}
    assert "休假：3月20日–25日。" in office.say("设置")


def test_of_interviews_in_a_leave_each_can_be_answered_by_its_row(office: Office) -> None:
    first, second = office.plan("陈晓", "03-20 14:00"), office.plan("林悦", "03-21 10:00")
    office.say("休假 3月20日到3月25日")
    assert office.say("2").startswith(zh("leave.how_to_decline", n="2 场"))
    office.say("无法参加 2")
    assert responses(office, "zhangsan") == {first: "needs_action", second: "declined"}


def test_who_says_all_decline_twice_declines_each_once(office: Office) -> None:
    office.plan("陈晓", "03-20 14:00")
    office.say("休假 3月20日")
    threads = [threading.Thread(target=office.say, args=("1",)) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(office.rows("SELECT 1 FROM audit_event WHERE action = 'panel.declined'")) == 1


def test_others_leave_is_not_ones_own(office: Office) -> None:
    for words in ("李四下周休假", "李四明天请假了吗", "要是我明天休假呢", "我明天不休假", "候选人明天请假"):
        office.say(words, "zhangmin")
    assert not office.rows("SELECT 1 FROM leave")


def test_an_admin_spares_a_member_the_nudges(office: Office) -> None:
    assert office.say("成员 李四 免催", "admin") == zh("members.not_nudged_any_more", name="李四")
    assert "李四 · lisi · 面试官 · 免催" in office.say("成员", "admin")
    office.say("撤销", "admin")
    assert "免催" not in office.say("成员 李四", "admin")


def test_what_was_set_is_set_back_by_what_undo_names(office: Office) -> None:
    for first, second, back in (
        ("面试上限 每天 2 每周 4", "面试上限 每天 3", "面试上限 每天 2 每周 4"),
        ("免打扰 22:00-8:00", "免打扰 关", "免打扰 22:00-08:00"),
        ("工作时间 9:30-18:30", "工作时间 8:30-18:30", "工作时间 09:30-18:30"),
    ):
        office.say(first)
        before = office.say("设置")
        office.say(second)
        assert office.say("设置") != before
        said = office.say("撤销") + office.say("撤销")
        assert said.endswith(zh("undo.cannot_setting", instead=back))
        office.say(back)
        assert office.say("设置") == before
        office.say("退出")


def test_hr_sees_who_is_away_in_their_schedule_and_at_the_interview(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say("休假 3月12日到3月13日 替：王五")
    line = zh("person_then.away_with_stand_in", who="张三", during="3月12日–13日", stand_in="王五")
    assert line in office.say("明天 @张三", "zhangmin")
    assert line in office.say("3-13 @张三", "zhangmin")
    assert line in office.say(f"进度 {code}", "zhangmin")
    assert line not in office.say("今天 @张三", "zhangmin")
    assert "1) 王五 · " + zh("substitute.stands_in", who="张三") in office.say(f"替补 {code}", "zhangmin")


def test_hr_who_puts_in_somebody_who_is_away_or_has_enough_reads_it_first(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say("休假 明天", "wangwu")
    office.say("面试上限 每天 1", "lisi")
    office.plan("林悦", "03-12 10:00", "lisi")
    assert zh("person_then.away", who="王五", during="3月12日 周四") in office.say(f"换人 {code} 王五", "zhangmin")
    assert zh("person_then.day_limit", who="李四", day="3月12日 周四", had="1", limit="1") in office.say(
        f"换人 {code} 李四", "zhangmin"
    )
    office.say("是", "zhangmin")
    [row] = office.rows("SELECT after FROM audit_event WHERE action = 'panel.replaced'")
    assert row["after"]["passed"][0]["per"] == "day"


def test_the_forms_work_in_english(office: Office) -> None:
    office.say("language en")
    assert office.say("leave 3/20-3/25 stand-in wangwu").startswith(
        en("leave.noted", days="20–25 Mar", stand_in=en("leave.deed_stand_in", who="王五"), merged="")
    )
    assert office.say("leave cancel").startswith(en("leave.cancelled", days="20–25 Mar"))
    assert office.say("limit 2 a day, 4 a week").startswith(en("limit.set", limits="2 a day · 4 a week"))
    assert office.say("limit") == en("limit.yours", limits="2 a day · 4 a week")
    assert office.say("limit none").startswith(en("limit.removed"))
    assert office.say("quiet hours off").startswith(en("quiet.switched_off"))
    assert office.say("phone none") == en("phone.removed")
    assert "6) " + en("own.row", what="Quiet hours", value="off", example=en("set_it.quiet_hours")) in office.say(
        "settings"
    )


def test_who_wants_a_limit_gone_is_not_given_one(office: Office) -> None:
    for said in (
        "把每天两场的限制去掉",
        "不要每天两场的限制了",
        "取消我每天两场的上限",
        "面试不设上限了",
        "remove my daily limit of two",
    ):
        answer = office.say(said, "lisi")
        assert zh("limit.none") in answer and "：2？" not in answer and "：4？" not in answer, f"{said}: {answer}"
        office.say("否", "lisi")


def test_a_limit_of_some_days_alone_is_refused_and_never_set_for_good(office: Office) -> None:
    for said in ("下周我最多每天两场", "这周每天最多两场", "明天我一天最多一场", "next week at most two a day for me"):
        assert zh("limit.no_days") in office.say(said, "lisi"), said


@pytest.mark.parametrize("words", ["电话 5203 1677", "phone 5203 1677"])
def test_two_codes_are_no_phone_and_a_number_of_eight_digits_is_one(office: Office, words: str) -> None:
    verb = words.split()[0]
    said = office.say(words)
    assert "52031677" in said, said
    assert office.rows("SELECT 1 FROM preference WHERE phone IS NOT NULL") == []
    office.say(f"{verb} 52031677")
    assert office.rows("SELECT phone FROM preference") == [{"phone": "52031677"}]
