"""Members say in the chat when they are away, how much they take and when they are not to be disturbed."""

from __future__ import annotations

import threading

import pytest

from bot.db import store
from bot.interviews import people, preferences
from bot.interviews.audit import Change
from bot.interviews.models import Interview, Participant
from tests.world.office import Office
from tests.world.stage import NOW


@pytest.fixture
def office(office: Office) -> Office:
    with store.db.connection_context(), store.db.atomic():
        people.put(Change(NOW, actor_kind="system"), "wangwu", name="王五")
    return office


def responses(office: Office, user_id: str) -> dict[str, str]:
    with store.db.connection_context():
        found = Participant.select().join(Interview).where(Participant.member == office.member(user_id))
        return {str(one.interview.code): str(one.response) for one in found}


def test_all_of_mine_is_numbered_each_with_how_to_change_it(office: Office) -> None:
    assert office.say("设置") == (
        "你的设置\n1) 语言：中文。要改：语言 英文\n2) 时区：北京时间。要改：时区 伦敦\n"
        "3) 面试上限：不限。要改：面试上限 每天 2 每周 4\n4) 休假：无。要改：休假 3月20日到3月25日\n"
        "5) 工作时间：10:00–19:00。要改：工作时间 9:30-18:30\n6) 免打扰：21:30–09:00。要改：免打扰 22:00-8:00\n"
        "7) 电话：未填写。要改：电话 13800138000\n8) 消息设置：全部接收。要改：消息设置\n回复数字看其中一项。"
    )
    assert office.say("3") == "面试上限：不限。要改：面试上限 每天 2 每周 4。不限：面试上限 不限"


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
    assert office.say("面试上限 3").startswith("3 场是每天还是每周？")
    assert office.say("2").startswith("面试上限改为：每周 3。")


@pytest.mark.parametrize("words", ["工作时间 9-6", "工作时间 9点到6点", "work hours 9am-6pm"])
def test_work_hours_may_be_said_as_one_would(office: Office, words: str) -> None:
    office.say(words)
    assert office.say("工作时间").startswith("工作时间：09:00–18:00。")


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
    assert office.say("电话 138 0013 8000") == "电话改为：138 0013 8000。删掉发：电话 删除"
    assert office.say("电话 12") == "没看懂“12”。试试：电话 13800138000"
    assert not office.rows("SELECT 1 FROM audit_event WHERE before::text || after::text LIKE '%%8000%%'")


def test_which_notices_come_is_switched_by_number_and_what_must_come_cannot_be(office: Office) -> None:
    said = office.say("消息设置")
    assert said.startswith(
        "你收哪些消息。取消、改期、邀请和 HR 的催办一定会发，其余可以关。回复数字切换：\n1) 30 分钟提醒：开"
    )
    assert "2) 5 分钟提醒：关" in office.say("2")
    assert "不收5 分钟提醒" in office.say("设置")
    assert office.say("消息设置 关 取消通知").startswith("没看懂“关 取消通知”。")


def test_leave_is_noted_with_its_stand_in_and_is_no_request(office: Office) -> None:
    assert office.say("休假 3月20日到3月25日 替：王五") == (
        "已记下休假：3月20日–25日，王五代。我不会替你提交请假审批，请自己走流程。改主意发“撤销”。\n期间没有面试。"
    )
    assert office.say("撤销") == "已撤销：休假。没有人收到过通知。"
    assert "4) 休假：无。" in office.say("设置")


@pytest.mark.parametrize("words", ["我下周一到周三休假", "下周一到周三我请假"])
def test_leave_said_in_a_sentence_is_read_back(office: Office, words: str) -> None:
    assert office.say(words) == "记下 3月16日–18日休假（不替你提交请假审批）？是/否"
    assert office.say("是").startswith("已记下休假：3月16日–18日。")


@pytest.mark.parametrize("words", ["明天不上班", "我明天调休", "I'm off tomorrow"])
def test_a_day_off_in_other_words_is_read_back_and_a_day_at_home_without_a_day_is_none(
    office: Office, words: str
) -> None:
    assert office.say(words) == "记下 3月12日 周四休假（不替你提交请假审批）？是/否"
    office.say("否")
    office.say("我不在")
    assert not office.rows("SELECT 1 FROM leave")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("休假 明天下午", "已记下休假：3月12日 周四 下午。"),
        ("下午请假", "记下 3月11日 周三 下午休假（不替你提交请假审批）？是/否"),
        ("休假 明天起三天", "已记下休假：3月12日–14日。"),
        ("leave 3/20-3/25", "已记下休假：3月20日–25日。"),
        ("休假 昨天", "3月10日 周二已经过去了。试试：休假 明天，或 休假 3月20日到3月25日"),
        ("请假半天", "哪天的上午还是下午？例如：明天下午。现在还没有记下。"),
        ("休假 明天 替：张三", "替你的人不能是你自己。试试：休假 明天 替：王五"),
        ("休假 明天 替：孙悟空", "没有找到替班的“孙悟空”。写全名，例如：休假 明天 替：王五"),
        ("休假 3月25日到3月20日", "3月25日–2027年3月20日超过半年了，是不是前后写反了？"),
        ("明天请一天假", "记下 3月12日 周四休假（不替你提交请假审批）？是/否"),
        ("休假 春节", "没看懂“春节”。试试：休假 3月20日到3月25日 / 休假 明天下午 替：王五 / 休假 取消"),
    ],
)
def test_each_form_of_leave_is_taken_asked_about_or_refused_with_an_example(
    office: Office, words: str, said: str
) -> None:
    assert office.say(words).startswith(said)


def test_leave_without_an_end_asks_for_it_and_notes_nothing(office: Office) -> None:
    assert office.say("休假 从周五") == "从 3月13日 周五 休到哪天（含当天）？例如：3月25日。现在还没有记下。"
    assert not office.rows("SELECT 1 FROM leave")
    assert office.say("下周一").startswith("已记下休假：3月13日–16日。")


def test_a_stand_in_who_is_away_then_is_said(office: Office) -> None:
    office.say("休假 3月20日", "wangwu")
    assert office.say("休假 3月19日到3月21日 替：王五") == (
        "王五 自己 3月20日 周五休假。换一位，或不写替班的人：休假 明天"
    )


def test_leaves_that_overlap_become_one_and_one_of_two_is_cancelled(office: Office) -> None:
    office.say("休假 3月20日到3月22日")
    assert "和原来的3月20日–22日合成一段。" in office.say("休假 3月22日到3月25日")
    office.say("休假 明天")
    assert office.say("休假 取消") == "取消哪一段休假？\n1) 3月12日 周四\n2) 3月20日–25日\n回复数字，或发“退出”。"
    assert office.say("2").startswith("已取消休假：3月20日–25日。")
    assert office.say("取消休假").startswith("已取消休假：3月12日 周四。")
    assert office.say("休假 取消") == "还没有记休假。要记就发：休假 明天"


def test_undo_at_the_question_about_a_leaves_interviews_takes_back_the_leave(office: Office) -> None:
    """The message that asks says that 撤销 does so."""
    office.plan("陈晓", "03-20 14:00")
    assert "改主意发“撤销”。" in office.say("休假 3月20日")
    assert office.say("撤销").startswith("已撤销：休假。")
    assert not office.rows("SELECT 1 FROM leave")
    assert office.say("1") == "“1”不在列表里。发“日程”看今天。"


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
    assert (said == "好的，不问了。") if words == "取消" else said.startswith("已取消休假：3月20日")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("面试上限", "面试上限：不限"),
        ("找 陈晓", "陈晓 · 后端工程师 一面"),
        ("日程", "今天"),
        ("明天下午", "已记下休假：3月12日 周四 下午。"),
    ],
)
def test_a_command_leaves_the_question_for_the_days_of_a_leave(office: Office, words: str, said: str) -> None:
    office.plan("陈晓", "03-20 14:00")
    office.say("休假")
    assert said in office.say(words)


def test_half_a_day_of_a_leave_that_is_noted_already_is_said(office: Office) -> None:
    office.say("休假 3月20日")
    assert office.say("休假 3月20日下午").startswith("已记下休假：3月20日 周五。原来已记3月20日 周五，不用另记。")


def test_who_had_quiet_hours_off_is_told_how_to_turn_them_off_again(office: Office) -> None:
    office.say("免打扰 关")
    assert office.say("免打扰") == "免打扰：关，消息随时会发。要改：免打扰 22:00-8:00，或 免打扰 默认"
    office.say("免打扰 21:00-9:00")
    office.clock.move(minutes=5)
    assert office.say("撤销") == "设置不能撤销。可以发：免打扰 关"


def test_of_interviews_in_a_leave_all_are_declined_and_undone_together(office: Office) -> None:
    first, second = office.plan("陈晓", "03-20 14:00"), office.plan("林悦", "03-21 10:00")
    outside = office.plan("何平", "03-27 10:00")
    said = office.say("休假 3月20日到3月25日")
    assert "期间有 2 场：" in said
    assert said.endswith("1) 都回复无法参加\n2) 逐场看\n回复数字，或发“退出”。")
    assert office.say("1").startswith("已回复无法参加，共 2 场：")
    assert responses(office, "zhangsan") == {first: "declined", second: "declined", outside: "needs_action"}
    assert office.say("撤销").startswith(f"已撤销：无法参加 {first}、无法参加 {second}。没有人收到过通知。")
    assert set(responses(office, "zhangsan").values()) == {"needs_action"}
    assert "休假：3月20日–25日。" in office.say("设置")


def test_of_interviews_in_a_leave_each_can_be_answered_by_its_row(office: Office) -> None:
    first, second = office.plan("陈晓", "03-20 14:00"), office.plan("林悦", "03-21 10:00")
    office.say("休假 3月20日到3月25日")
    assert office.say("2").startswith("休假期间 2 场。去不了的发：无法参加 1")
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
    assert office.say("成员 李四 免催", "admin") == ("李四 已设为免催：到期没写的面评改为告诉 HR。改主意发“撤销”。")
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
        assert said.endswith(f"设置不能撤销。可以发：{back}")
        office.say(back)
        assert office.say("设置") == before
        office.say("退出")


def test_hr_sees_who_is_away_in_their_schedule_and_at_the_interview(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say("休假 3月12日到3月13日 替：王五")
    line = "张三 3月12日–13日休假，王五代"
    assert line in office.say("明天 @张三", "zhangmin")
    assert line in office.say("3-13 @张三", "zhangmin")
    assert line in office.say(f"进度 {code}", "zhangmin")
    assert line not in office.say("今天 @张三", "zhangmin")
    assert "1) 王五 · 张三休假的替班" in office.say(f"替补 {code}", "zhangmin")


def test_hr_who_puts_in_somebody_who_is_away_or_has_enough_reads_it_first(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say("休假 明天", "wangwu")
    office.say("面试上限 每天 1", "lisi")
    office.plan("林悦", "03-12 10:00", "lisi")
    assert "王五 3月12日 周四休假" in office.say(f"换人 {code} 王五", "zhangmin")
    assert "李四 3月12日 周四已 1 场（上限 1）" in office.say(f"换人 {code} 李四", "zhangmin")
    office.say("是", "zhangmin")
    [row] = office.rows("SELECT after FROM audit_event WHERE action = 'panel.replaced'")
    assert row["after"]["passed"][0]["per"] == "day"


def test_the_forms_work_in_english(office: Office) -> None:
    office.say("language en")
    assert office.say("leave 3/20-3/25 stand-in wangwu").startswith(
        "Noted: you are away 20–25 Mar, 王五 stands in. This is no request for leave: file that yourself."
    )
    assert office.say("leave cancel").startswith("Cancelled: leave 20–25 Mar.")
    assert office.say("limit 2 a day, 4 a week").startswith("Your limit is now 2 a day · 4 a week.")
    assert office.say("limit") == "Your limit: 2 a day · 4 a week. Change: limit 2 a day, 4 a week. None: limit none"
    assert office.say("limit none").startswith("You have no limit now.")
    assert office.say("quiet hours off").startswith("No quiet hours")
    assert office.say("phone none") == "Your phone is removed."
    assert "6) Quiet hours: off. Change: quiet hours 22:00-8:00" in office.say("settings")


def test_who_wants_a_limit_gone_is_not_given_one(office: Office) -> None:
    for said in (
        "把每天两场的限制去掉",
        "不要每天两场的限制了",
        "取消我每天两场的上限",
        "面试不设上限了",
        "remove my daily limit of two",
    ):
        answer = office.say(said, "lisi")
        assert "不限" in answer and "：2？" not in answer and "：4？" not in answer, f"{said}: {answer}"
        office.say("否", "lisi")


def test_a_limit_of_some_days_alone_is_refused_and_never_set_for_good(office: Office) -> None:
    for said in ("下周我最多每天两场", "这周每天最多两场", "明天我一天最多一场", "next week at most two a day for me"):
        assert "上限只能长期设" in office.say(said, "lisi"), said


@pytest.mark.parametrize("words", ["电话 5203 1677", "phone 5203 1677"])
def test_two_codes_are_no_phone_and_a_number_of_eight_digits_is_one(office: Office, words: str) -> None:
    verb = words.split()[0]
    said = office.say(words)
    assert "52031677" in said, said
    assert office.rows("SELECT 1 FROM preference WHERE phone IS NOT NULL") == []
    office.say(f"{verb} 52031677")
    assert office.rows("SELECT phone FROM preference") == [{"phone": "52031677"}]
