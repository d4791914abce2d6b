"""What people type, and what they read: each test is something that a person does."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from bot.db import store
from bot.installation import process
from bot.interviews.models import Interview, Participant
from bot.wecom.content import Text
from tests.said import en, en_like, zh, zh_like
from tests.world.clock import NOW, beijing
from tests.world.office import ROOM, Office, lines

# --- looking at a day or a week -------------------------------------------------------------------------------------


def test_one_day_is_asked_for_in_many_ways_and_each_lists_time_candidate_round_state_and_code(office: Office) -> None:
    code = office.plan()
    today = lines(
        "今天 3月11日 周三 1 场",
        f"1) 14:00–15:00 陈晓 · 后端工程师 一面 · 待回复 · {code}",
        f"回复数字看详情。回复发：接受 {code}，或 无法参加 {code}。",
    )
    ways = (
        "日程", "/日程", "／日程", "日程。", "日程！？", "日程～", "　日程　", "今天", "日程今天", "日程 今天", "今天的日程",
        "今天日程", "今天有几场面试", "今天有几场面试？", "今天有面试吗？", "我的面试", "日程 3-11", "日程 @我", "日程@张三",
        "日程 今天 zhangsan", "schedule", "/SCHEDULE", "Schedule today", "ｓｃｈｅｄｕｌｅ", "today",
    )  # fmt: skip
    assert {way: office.say(way) for way in ways} == dict.fromkeys(ways, today)


@pytest.mark.parametrize(
    ("words", "heading", "rows"),
    [
        ("日程明天", "明天 3月12日 周四 1 场", ["林悦"]),
        ("本周", "3月9日–15日 2 场", ["陈晓", "林悦"]),
        ("下周", "3月16日–22日 1 场", ["周航"]),
        ("3月20日", "3月20日 周五 1 场", ["周航"]),
        ("今天下午", "今天 3月11日 周三 下午 1 场", ["陈晓"]),
        ("明天有几场面试", "明天 3月12日 周四 1 场", ["林悦"]),
    ],
)
def test_a_day_or_a_week_lists_what_is_in_it_and_nothing_else(
    office: Office, words: str, heading: str, rows: list[str]
) -> None:
    office.plan()
    office.plan("林悦", "03-12 10:00")
    office.plan("周航", "03-20 16:00")
    first, *rest = office.say(words).splitlines()
    assert first == heading
    assert [name for line in rest for name in ("陈晓", "林悦", "周航") if name in line] == rows


def test_the_days_of_a_week_are_named_above_their_rows(office: Office) -> None:
    today, tomorrow = office.plan(), office.plan("林悦", "03-12 10:00")
    assert office.say("本周") == lines(
        "3月9日–15日 2 场",
        "今天 3月11日 周三",
        f"1) 14:00–15:00 陈晓 · 后端工程师 一面 · 待回复 · {today}",
        "明天 3月12日 周四",
        f"2) 10:00–11:00 林悦 · 后端工程师 一面 · 待回复 · {tomorrow}",
        zh("page.number") + zh("page.how_to_answer", code=today),
    )


def test_an_empty_day_says_what_comes_next(office: Office) -> None:
    assert office.say("后天") == zh("schedule.none_at_all", day="3月13日 周五", away="")
    code = office.plan("周航", "03-20 16:00")
    assert office.say("后天") == zh(
        "schedule.none_then",
        day="3月13日 周五",
        when="3月20日 周五 16:00–17:00",
        title=f"{code} 周航 · 后端工程师 一面",
        away="",
    )


def test_a_long_list_comes_six_rows_at_a_time_and_numbers_run_through(office: Office) -> None:
    codes = [
        office.plan(f"陈{name}", f"03-12 {hour}:00")
        for hour, name in zip(range(9, 17), "一二三四五六七八", strict=True)
    ]
    first = office.say("明天")
    assert "明天 3月12日 周四 8 场" in first
    assert [line[:2] for line in first.splitlines()[1:-1]] == ["1)", "2)", "3)", "4)", "5)", "6)"]
    assert first.endswith(zh("page.more", left="2") + zh("page.how_to_answer", code=codes[0]))
    assert codes[7] in office.say("8"), "a row that was not shown yet has its number already"
    second = office.say("更多")
    assert [line[:2] for line in second.splitlines() if ")" in line] == ["7)", "8)"]
    assert codes[0] in office.say("1"), "rows of the page before keep their numbers"
    assert codes[6] in office.say("７")
    assert office.say("更多") == zh("more.that_is_all")


def test_a_number_beyond_the_list_is_told_how_long_the_list_is(office: Office) -> None:
    office.plan()
    office.say("日程")
    for number in ("2", "0", "99", "进度 7"):
        assert office.say(number) == zh("which.no_such_row", n=1, row=number.removeprefix("进度 "))


def test_a_day_that_does_not_exist_is_quoted_with_an_example_that_works(office: Office) -> None:
    assert office.say("日程 2月30日") == zh("understood.not", left="2月30日", usage="日程 / 日程 明天 / 本周")
    assert office.say("日程 明天 随便") == zh("understood.not", left="随便", usage="日程 / 日程 明天 / 本周")


# --- looking at one interview ---------------------------------------------------------------------------------------


def test_a_bare_name_code_or_number_shows_the_interview(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "zhangsan", "lisi")
    office.plan("林悦", "03-12 10:00")
    office.answers(code, "lisi", "accepted")
    card = lines(
        f"{code} 陈晓 · 后端工程师 一面 · 待回复",
        "3月12日 周四 14:00–15:00",
        "面试官：你 待回复，李四 已接受",
        "候选人：待回复",
        "地点：视频",
        "明天 13:45 起可以进入。",
    )
    office.say("明天")
    ways = ("陈晓", "陈", code, f"#{code}", "2", "２", f"进度 {code}", f"进度{code}", "进度 陈晓", "进度2", "/status 2")
    assert {way: office.say(way) for way in ways} == dict.fromkeys(ways, card)


def test_a_name_of_two_interviews_is_asked_back_with_numbers(office: Office) -> None:
    first = office.plan()
    second = office.plan(at="03-13 14:00", round_no=2)
    assert office.say("陈晓") == lines(
        zh("ask.which_interview", verb="进度"),
        f"1) 今天 3月11日 周三 14:00–15:00 陈晓 · 后端工程师 一面 · 待回复 · {first}",
        f"2) 3月13日 周五 14:00–15:00 陈晓 · 后端工程师 二面 · 待回复 · {second}",
        zh("book.send_the_number"),
    )
    assert office.say("2").startswith(f"{second} 陈晓 · 后端工程师 二面")


def test_the_only_interview_that_can_be_meant_is_meant_and_named(office: Office) -> None:
    code = office.plan()
    assert office.say("进度").startswith(f"{code} 陈晓")


def test_what_is_next_comes_with_how_long_until_then_and_who_saw_the_candidate_before(office: Office) -> None:
    earlier = office.plan("陈晓", "03-11 09:00", "lisi")
    with store.db.connection_context():
        Interview.update(status="completed").where(Interview.code == earlier).execute()
    code = office.plan(round_no=2)
    said = office.say("下一场").splitlines()
    assert said[:2] == ["4 小时后", f"{code} 陈晓 · 后端工程师 二面 · 待回复"]
    assert "之前：一面（李四）" in said


# --- inside a question ----------------------------------------------------------------------------------------------


@pytest.fixture
def asked(office: Office) -> Office:
    """张三 was asked which of two interviews is meant: 1) 陈晓 2) 林悦."""
    office.plan()
    office.plan("林悦", "03-12 10:00")
    assert office.say("进度").startswith(zh("ask.which_interview", verb="进度"))
    return office


def test_a_number_answers(asked: Office) -> None:
    assert "林悦" in asked.say("2")
    assert not asked.rows("SELECT 1 FROM dialog WHERE choices IS NOT NULL")


def test_a_name_or_a_code_answers_as_well(asked: Office) -> None:
    [code] = [row["code"] for row in asked.rows("SELECT code FROM interview ORDER BY slot DESC LIMIT 1")]
    assert asked.say(code).startswith(f"{code} 林悦")
    asked.say("进度")
    assert "陈晓" in asked.say("陈晓")


@pytest.mark.parametrize("word", ["退出", "算了", "取消", "算了。", "cancel", "QUIT"])
def test_one_word_leaves(asked: Office, word: str) -> None:
    assert asked.say(word) == zh("left.never_mind")
    assert asked.say("日程").startswith("今天")


@pytest.mark.parametrize("words", ["日程", "/日程", "／日程 今天", "schedule"])
def test_another_command_is_done_and_the_question_forgotten(asked: Office, words: str) -> None:
    assert asked.say(words).startswith("今天 3月11日 周三 1 场")
    assert "陈晓" in asked.say("1"), "of the list, not of the question"


def test_nonsense_is_told_what_is_wanted_and_how_to_leave_and_the_question_stays(asked: Office) -> None:
    assert asked.say("呜啦啦") == zh(
        "asked.not_understood", text="呜啦啦", question=zh("ask.which_interview", verb="进度")
    )
    assert asked.say("7") == zh("which.number_please", n=2)
    assert "林悦" in asked.say("2")


def test_a_yes_is_an_answer_there_and_not_a_word_of_thanks(asked: Office) -> None:
    said = asked.say("好的").splitlines()
    assert said[0] == zh("ask.which_interview", verb="进度")
    assert [line[:2] for line in said[1:3]] == ["1)", "2)"]
    assert "林悦" in asked.say("2")


def test_a_question_is_open_for_ten_minutes(asked: Office) -> None:
    asked.clock.move(minutes=9)
    assert "没看懂" in asked.say("呜啦啦")
    asked.clock.move(minutes=2)
    asked.clock.move(minutes=10)
    said = asked.say("2")
    assert "林悦" in said, "a number is still a row of the list shown last"
    assert "没看懂" not in said


def test_yes_no_and_leave_outside_a_question_are_told_that_there_is_none(office: Office) -> None:
    for word in ("好", "确认", "不", "退出", "ok"):
        assert office.say(word) == zh("asked.no_question")


# --- not understood -------------------------------------------------------------------------------------------------


def test_unknown_words_get_three_numbered_guesses_and_nothing_is_done_before_one_is_chosen(office: Office) -> None:
    said = office.say("mark1 一").splitlines()
    assert said[0] == "没看懂“mark1 一”。你是想："
    assert said[1] == "1) mark · one effect"
    assert [line[:2] for line in said[1:4]] == ["1)", "2)", "3)"]
    assert said[4:] == ["回复数字就行。"]
    assert office.effects() == []
    assert office.say("1") == zh("ask.words")
    assert office.say("一") == "marked 一"
    assert office.effects() == ["一"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("日成", "schedule"),
        ("日乘明天", "schedule"),
        ("帮组", "help"),
        ("下一厂", "next"),
        ("金度", "status"),
        ("schedul", "schedule"),
        ("hlep", "help"),
    ],
)
def test_a_homophone_or_a_slip_is_what_it_sounds_like_or_the_first_guess(
    office: Office, typed: str, meant: str
) -> None:
    if office.understands(typed)["command"] != meant:
        assert (
            office.say(typed)
            .splitlines()[1]
            .startswith(f"1) {office.dispatcher.handlers.commands[meant].title('zh')} ")
        )


def test_what_sounds_like_a_verb_keeps_the_day_and_the_interview_that_were_said(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    assert office.say("日乘明天").startswith("明天 3月12日 周四 1 场\n")
    assert office.understands(f"金度 {code}")["arguments"] == {"interview": code}


def test_a_guess_that_is_not_answered_is_in_nobodys_way(office: Office) -> None:
    code = office.plan()
    office.say("今天天气怎么样")
    assert zh_like("schedule.none_at_all", day="明天 3月12日 周四").match(office.say("明天"))
    office.say("今天天气怎么样")
    assert office.say(code).startswith(f"{code} 陈晓")


@pytest.mark.parametrize(
    "words",
    [
        "啊" * 680,
        "a " * 1000,
        "1 " * 1000,
        "日程 " + "a " * 1000,
        "日程 @" + "x" * 2000,
        "9" * 2048,
        "进度 " + "陈" * 600,
        "/" * 2000,
        "he " * 682,
        "\ufdfa" * 682,
        "我接受1203。" * 40,
    ],
    ids=lambda words: words[:6],
)
def test_a_long_text_gets_a_short_answer(office: Office, words: str) -> None:
    """One in which each word cost a look into the database would be answered after WeCom has hung up."""
    [said] = office.hears(words).parts
    assert isinstance(said, Text)
    assert said.content.startswith(("没", zh("understood.too_long"), zh("which.not_in_a_list", row="1")))
    assert len(said.content) < 200


def test_words_of_a_member_cannot_become_a_link(office: Office) -> None:
    assert "<a" not in office.say('<a href="https://evil.example.com">点我</a>')
    assert "<a" not in office.say('日程 <a href="https://evil.example.com">点我</a>')
    assert "<a" not in office.say("日程 @<a/href=x>点</a>")


# --- help, greeting, buttons ----------------------------------------------------------------------------------------


def test_help_lists_what_one_can_do_the_likeliest_first(office: Office) -> None:
    said = office.say("帮助")
    assert said.splitlines()[:3] == ["可以发：", "日程 · 看某天或某周的面试", "下一场 · 看你的下一场面试"]
    for way in ("幫助", "怎么用", "怎麼用", "菜单", "？", "?", "？？", "help", "/HELP", "帮助。"):
        assert office.say(way) == said, way


def test_help_of_a_command_shows_how_to_say_it(office: Office) -> None:
    said = office.say("帮助 日程")
    assert said.startswith(
        lines(
            "日程 · 看某天或某周的面试",
            zh("help.for_example", usage="日程 / 日程 明天 / 本周"),
            zh("help.also", also=""),
        )
    )
    assert office.say("帮助日程") == office.say("help schedule") == said
    assert office.say("帮助 做饭") == zh("help.no_such_command", verb="做饭")


def test_a_greeting_hears_what_is_next(office: Office) -> None:
    assert office.say("你好") == zh("greeting.none_ahead", name="张三")
    code = office.plan()
    said = zh(
        "greeting.next",
        name="张三",
        until="4 小时后",
        title=f"{code} 陈晓 · 后端工程师 一面",
        when="3月11日 周三 14:00–15:00",
    )
    for hello in ("你好", "您好。", "在吗？", "早上好", "Hi", "hello"):
        assert office.say(hello) == said, hello


def test_opening_the_app_greets_once_a_day_of_the_members_own_zone(office: Office) -> None:
    assert zh_like("greeting.none_ahead", name="张三").match(office.opens_the_app())
    office.clock.move(minutes=1)
    assert office.opens_the_app() == ""
    office.clock.move(hours=13, minutes=58)  # 23:59 in Beijing
    assert office.opens_the_app() == ""
    office.clock.move(minutes=2)
    assert zh_like("greeting.none_ahead", name="张三").match(office.opens_the_app())
    office.say("时区 纽约")  # where that day began at noon of Beijing's
    office.clock.move(hours=11)
    assert office.opens_the_app() == ""
    office.clock.move(hours=2)
    assert zh_like("greeting.none_ahead", name="张三").match(office.opens_the_app())


def test_a_button_of_the_menu_does_what_its_key_says(office: Office) -> None:
    code = office.plan()
    assert office.taps("schedule").startswith("今天 3月11日 周三 1 场")
    assert zh_like("schedule.none_at_all", day="明天 3月12日 周四").match(office.taps("schedule 明天"))
    assert code in office.taps("next")
    assert office.taps("help").startswith("可以发：")


# --- who may see what -----------------------------------------------------------------------------------------------


def test_an_interviewer_does_not_learn_that_others_interviews_exist(office: Office) -> None:
    """Each question about 张三's interview gets the answer that a name or a code that nobody has gets."""
    code = office.plan("林悦")
    unused = next(str(number) for number in range(1000, 9999) if str(number) != code)
    for way in ("{}", "进度 {}", "日程 {}"):
        for real, invented in (("林悦", "李梅"), (code, unused)):
            heard, control = office.say(way.format(real), "lisi"), office.say(way.format(invented), "lisi")
            assert heard.replace(real, "…") == control.replace(invented, "…")
    assert "林悦" not in office.say("本周", "lisi") + office.say("下一场", "lisi") + office.say("进度", "lisi")


@pytest.mark.parametrize("user_id", ["lisi", "admin", "zhoujing"])
def test_only_hr_sees_anothers_schedule(office: Office, user_id: str) -> None:
    office.plan()
    for way in ("日程 @张三", "日程 张三", "@张三 明天", "schedule @ZhangSan"):
        assert office.say(way, user_id) == zh("schedule.only_hr")
        assert office.say(way, "zhangmin").startswith("张三 ")
    assert "陈晓" in office.say("日程 @张三", "zhangmin")


def test_a_schedule_of_nobody_says_how_to_name_somebody(office: Office) -> None:
    assert office.say("日程 @赵六", "zhangmin") == zh("understood.no_such_member", name="赵六")


def test_hr_sees_each_interview_with_all_names(office: Office) -> None:
    code = office.plan("陈晓", "03-11 14:00", "lisi")
    said = office.say("陈晓", "zhangmin")
    assert said.startswith(f"{code} 陈晓 · 后端工程师 一面")
    assert "面试官：李四 待回复" in said


def test_an_admin_sees_interviews_with_names_masked(office: Office) -> None:
    code = office.plan()
    office.plan(at="03-13 14:00", round_no=2)
    for way in (code, f"进度 {code}", "陈晓"):
        said = office.say(way, "admin")
        assert "陈* · 后端工程师 一面" in said
        assert "陈晓" not in said


def test_a_hiring_manager_sees_their_own_jobs_and_no_others(office: Office) -> None:
    own = office.plan(manager="zhoujing")
    others = office.plan("林悦", "03-11 16:00", job="测试工程师")
    assert office.say(own, "zhoujing").startswith(f"{own} 陈晓")
    assert "没找到 " in office.say(others, "zhoujing")
    today = office.say("今天", "zhoujing")
    assert "陈晓" in today
    assert "林悦" not in today


def test_a_row_of_an_old_list_is_gone_with_the_right_to_see_it(office: Office) -> None:
    code = office.plan()
    office.say("日程")
    with store.db.connection_context():
        Participant.delete().execute()
    assert code not in office.say("1")


def test_a_declined_interview_leaves_ones_calendar_and_stays_on_the_others(office: Office) -> None:
    code = office.plan("陈晓", "03-11 14:00", "zhangsan", "lisi")
    office.answers(code, "zhangsan", "declined")
    assert office.say("今天") == zh("schedule.none_at_all", day="今天 3月11日 周三", away="")
    assert office.say("下一场") == zh("next.none")
    assert code in office.say("今天", "lisi")
    assert office.say(code).startswith(f"{code} 陈晓 · 后端工程师 一面 · " + zh("response.declined"))


def test_a_cancelled_interview_is_on_no_calendar(office: Office) -> None:
    code = office.plan()
    with store.db.connection_context():
        Interview.update(status="cancelled").where(Interview.code == code).execute()
    for user_id in ("zhangsan", "zhangmin"):
        assert zh_like("schedule.none_at_all").search(office.say("今天", user_id))
    assert zh("state.cancelled") in office.say(code)


def test_a_stranger_is_told_how_to_be_added_and_nothing_else(office: Office) -> None:
    code = office.plan()
    said = office.say("日程", "zhaoliu")
    assert zh("stranger.admins_asked", who="管理员", account="zhaoliu") in said
    assert en_like("stranger.admins_asked", account="zhaoliu").search(said)
    for words in (code, "陈晓", "帮助", "1", "日程 @张三"):
        assert office.say(words, "ZhaoLiu") == said
    assert office.taps("schedule", "zhaoliu") == office.opens_the_app("zhaoliu") == said


# --- the room -------------------------------------------------------------------------------------------------------


def test_the_rooms_address_is_shown_from_15_minutes_before_to_30_after(office: Office) -> None:
    code = office.plan()  # 14:00–15:00
    for clock, is_open in (
        ("13:44:59", False),
        ("13:45:00", True),
        ("14:30:00", True),
        ("15:30:00", True),
        ("15:30:01", False),
    ):
        office.clock.at = beijing(f"03-11 {clock}")
        said = office.say(code)
        assert (zh("interview.way_in", url=ROOM) in said, ROOM in said) == (is_open, is_open), clock
        assert (zh("interview.open_from", at="13:45") in said) == (clock < "13:45"), clock


def test_only_the_panel_is_shown_the_room_and_each_showing_leaves_a_trace(office: Office) -> None:
    code = office.plan("陈晓", "03-11 10:10", "zhangsan", "lisi")
    office.answers(code, "lisi", "declined")
    for user_id in ("zhangmin", "admin", "lisi"):
        assert "陈" in office.say(code, user_id)
        assert ROOM not in office.say(code, user_id)
    assert ROOM in office.say(code)
    assert ROOM in office.say("下一场")
    shown = office.rows(
        """SELECT user_id, entity, code, at FROM audit_event JOIN member ON member.id = actor_id
           JOIN interview ON interview.id = entity_id WHERE action = 'room.shown'"""
    )
    assert [tuple(row.values()) for row in shown] == [("zhangsan", "interview", code, NOW)] * 2


# --- settings -------------------------------------------------------------------------------------------------------


def test_one_speaks_english_from_then_on(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    for way in ("语言 英文", "语言英文", "language en", "设置 语言 英语", "settings language English"):
        assert office.say(way) == en("language.set"), way
    assert office.say("tomorrow") == lines(
        "Tomorrow, Thu 12 Mar: " + en("page.count", n=1),
        f"1) 14:00–15:00 陈晓 · 后端工程师 一面 · not answered yet · {code}",
        en("page.number") + en("page.how_to_answer", code=code),
    )
    assert office.say("1") == lines(
        f"{code} 陈晓 · 后端工程师 一面 · not answered yet",
        "Thu 12 Mar 14:00–15:00",
        "Panel: you: not answered yet",
        "Candidate: not answered yet",
        "Place: video",
        en("interview.open_from", at="tomorrow 13:45"),
    )
    assert office.say("9") == en("which.no_such_row", row="9", n=1)
    assert office.say("hmm") == en("small_talk.well")
    assert office.say("blorp").startswith("I did not understand “blorp”. Did you mean:\n1) ")
    assert office.say("quit") == en("left.never_mind")
    assert office.say("help").startswith("You can send:\nschedule · ")
    assert office.say("hello").startswith(f"Hello 张三. In 1 day 4 h: {code} 陈晓")
    assert office.say("schedule @张敏") == en("schedule.only_hr")
    assert office.say("language zh") == zh("language.set")


def test_times_are_shown_and_understood_in_ones_own_zone(office: Office) -> None:
    code = office.plan("陈晓", "03-12 06:00", "zhangsan", "lisi")
    assert office.say("时区 伦敦") == zh("zone.set", zone="伦敦时间 GMT+0")
    assert office.say("今天") == lines(
        "今天 3月11日 周三 1 场 · 伦敦时间 GMT+0",
        f"1) 22:00–23:00 陈晓 · 后端工程师 一面 · 待回复 · {code}",
        zh("page.number") + zh("page.how_to_answer", code=code),
    )
    assert "3月11日 周三 22:00–23:00 · 伦敦时间 GMT+0" in office.say(code)
    assert zh("interview.open_from", at="21:45") in office.say(code)
    assert "3月12日 周四 06:00–07:00" in office.say(code, "lisi")
    office.say("language en")
    assert office.say("zone New York") == en("zone.set", zone="New York time, GMT-4")
    assert "Wed 11 Mar 18:00–19:00 · New York time, GMT-4" in office.say(code)
    assert office.say("zone asia/shanghai") == en("zone.set", zone="Beijing time, GMT+8")


def test_the_zone_is_named_where_the_candidate_lives_by_another(office: Office) -> None:
    code = office.plan("陈晓", "03-12 06:00", "zhangsan")
    with store.db.connection_context():
        store.execute("UPDATE candidate SET zone = 'Europe/London'")
    assert "3月12日 周四 06:00–07:00 · 北京时间" in office.say(code)
    assert office.say("明天").startswith("明天 3月12日 周四 1 场 · 北京时间\n")


def test_in_a_company_elsewhere_its_own_zone_goes_without_saying(office: Office) -> None:
    process.installation = replace(process.installation, company_zone=ZoneInfo("Europe/London"))
    code = office.plan("陈晓", "03-12 06:00", "zhangsan")
    with store.db.connection_context():
        store.execute("UPDATE candidate SET zone = 'Europe/London'")
    assert "3月12日 周四 06:00–07:00 · 北京时间" in office.say(code)
    office.say("时区 伦敦")
    assert "3月11日 周三 22:00–23:00\n" in office.say(code)


def test_settings_alone_show_what_is_set_and_how_to_change_it(office: Office) -> None:
    for way in ("设置", "settings"):
        assert lines("", "1) " + zh("language.yours"), "2) " + zh("zone.yours", zone="北京时间"), "") in office.say(
            way
        ), way
    for way in ("设置 语言", "語言"):
        assert office.say(way) == zh("language.yours"), way
    assert office.say("时区") == zh("zone.yours", zone="北京时间")
    assert office.say("时区 火星") == zh("zone.unknown", value="火星")
    assert office.say("语言 法文") == zh("language.which")
    assert office.say("我是谁") == zh(
        "whoami.card", name="张三", user_id="zhangsan", role=zh("role.interviewer"), zone="北京时间"
    )


# --- what WeCom can carry -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_answer_fits_into_one_text_even_with_the_longest_names(office: Office, language: str) -> None:
    """Candidates of 30 characters, a job of 40, members of 30, six rows, each on a day of its own."""
    panel = [f"m{number}{'x' * 62}" for number in range(4)]
    for user_id in panel:
        office.joins(user_id, name=user_id[1] + "欧" * 29)
    codes = [
        office.plan("欧阳" + "娜" * 27 + name, f"03-{day} 14:00", "zhangsan", *panel, job="资深" + "架" * 38)
        for day, name in zip(range(12, 20), "一二三四五六七八", strict=True)
    ]
    typed = ["未来14天", "更多", "进度", "3", codes[0], "欧阳", "退出", "下一场", "你好", "后天", "3月11日", "帮助", "帮助 日程",
             "没有这个词" * 100, "设置", "我是谁"]  # fmt: skip
    for user_id in ("zhangsan", "zhangmin", "admin"):
        office.say(f"language {language}", user_id)
        for words in typed:
            [part] = office.hears(words, user_id).parts
            assert isinstance(part, Text)
            assert len(part.content.encode()) <= 2048, words
    [part] = office.hears("日程", "y" * 64).parts
    assert isinstance(part, Text)
    assert len(part.content.encode()) <= 2048


# --- times that cannot be mistaken -----------------------------------------------------------------------------------


def test_a_time_of_another_day_is_told_with_its_day(office: Office) -> None:
    """When the way in opens, and from when on somebody can be missed."""
    today, tomorrow, later = office.plan(), office.plan("林悦", "03-12 14:00"), office.plan("周航", "03-16 14:00")
    assert office.say(f"候选人未到 {today}") == zh("attend.no_show_from", code=today, at="14:05")
    assert office.say(f"候选人未到 {tomorrow}") == zh("attend.no_show_from", code=tomorrow, at="明天 14:05")
    assert office.say(f"候选人未到 {later}") == zh("attend.no_show_from", code=later, at="3月16日 周一 14:05")
    opens = office.say(f"进入面试 {later}")
    assert opens.startswith(f"{later} 周航")
    assert opens.endswith("：3月16日 周一 13:45 起可以进入。")
    office.say("language en")
    assert office.say(f"noshow {later}") == en("attend.no_show_from", code=later, at="Mon 16 Mar 14:05")
    assert office.say(f"noshow {tomorrow}") == en("attend.no_show_from", code=tomorrow, at="tomorrow 14:05")


def test_a_refusal_says_what_is_so_and_what_to_do(office: Office) -> None:
    """In either language: no link by phone, a code that is nobody's or somebody else's, a change that nobody heard of."""
    mine, other = office.plan(), office.plan("林悦", "03-12 14:00", "lisi")
    with store.db.connection_context():
        Interview.update(mode="phone", meeting_url=None).where(Interview.code == mine).execute()
    assert office.say(f"进入面试 {mine}").rstrip("。").endswith(zh("no_way_in.by_phone", hr="张敏", code=mine))
    assert office.say(f"进度 {other}") == zh("which.no_such_code", code=other)
    office.say("language en")
    assert office.say(f"room {mine}").rstrip(".").endswith(en("no_way_in.by_phone", hr="张敏", code=mine))
    assert office.say(f"status {other}") == en("which.no_such_code", code=other)
    office.say(f"accept {mine}")
    assert office.say("undo").startswith(en("undo.done_unnoticed", what=f"accept {mine}"))


# --- what is read back ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("speaker", "words", "asked"),
    [
        ("zhangsan", "please accept 陈晓", zh("deed.yes_or_no", sentence="接受 陈晓 明天 14:00")),
        ("zhangsan", "我明天没空", zh("deed.yes_or_no", sentence="回复无法参加 陈晓 明天 14:00")),
    ],
)
def test_what_is_read_back_says_what_a_yes_does(office: Office, speaker: str, words: str, asked: str) -> None:
    office.plan("陈晓", "03-12 14:00")
    assert office.say(words, speaker) == asked
    assert office.say("否", speaker) == zh("let_go.nothing_changed")


@pytest.mark.parametrize("words", ["\u200d", "\u200d \u200b", "。"])
def test_of_a_text_without_a_letter_nothing_is_quoted(office: Office, words: str) -> None:
    assert office.say(words) == zh("understood.empty")


def test_what_is_written_below_a_quoted_message_is_what_is_said(office: Office) -> None:
    code = office.plan("陈晓", "03-12 15:00")
    office.say(f"取消面试 {code} 岗位关闭", "zhangmin")
    said = office.say(f"「面试助手：取消面试：{code} 陈晓？」\n- - - - - - - - - -\n否", "zhangmin")
    assert said == zh("let_go.nothing_changed")
