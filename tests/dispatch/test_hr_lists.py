"""HR's lists say who interviews, what is over does not come first, and what can be chosen is numbered."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from bot.db import store
from bot.interviews import ahead, people
from bot.interviews.audit import Change
from bot.interviews.models import Participant
from tests.said import en, zh, zh_like
from tests.world.clock import NOW
from tests.world.office import Office


def test_hrs_day_names_the_interviewers_and_ones_own_does_not(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00", "zhangsan", "lisi")
    assert f"陈晓 · 后端工程师 一面 · 张三、李四 · 待回复 · {code}" in office.say("明天", "zhangmin")
    assert f"陈晓 · 后端工程师 一面 · 待回复 · {code}" in office.say("明天")


def test_hr_sees_whose_answer_it_is_and_in_the_details_why(office: Office) -> None:
    """The reason is HR's alone."""
    code = office.plan("陈晓", "03-12 14:00", "zhangsan", "lisi")
    office.say(f"接受 {code}", "zhangsan")
    assert f"张三、李四 · 李四 待回复 · {code}" in office.say("明天", "zhangmin")
    office.say(f"无法参加 {code} 家里有事", "lisi")
    assert f"张三、李四 · 李四 无法参加 · {code}" in office.say("明天", "zhangmin")
    assert "张三 已接受，" + zh("declined.who_cant", names="李四") + "（家里有事）" in office.say(code, "zhangmin")
    assert "家里有事" not in office.say(code, "zhangsan")


def test_the_week_begins_with_what_is_ahead(office: Office) -> None:
    office.plan("林悦", "03-09 10:00")
    office.plan("陈晓", "03-12 14:00")
    said = office.say("本周")
    assert "2 场" in said
    assert said.index("陈晓") < said.index(zh("page.over")) < said.index("林悦")
    assert "已结束" not in office.say("3-9")


def test_in_the_afternoon_the_day_begins_with_what_is_ahead(office: Office) -> None:
    """Also on the pages after the first: what is over is called so."""
    for hour in range(9, 17):
        office.plan(f"候选{hour}", f"03-11 {hour:02}:00")
    office.clock.at += timedelta(hours=2, minutes=30)
    first, second = office.say("今天"), office.say("更多")
    assert re.findall(r"(\d+)\) (\d\d:\d\d)", first) == [
        ("1", "12:00"), ("2", "13:00"), ("3", "14:00"), ("4", "15:00"), ("5", "16:00"), ("6", "09:00"),
    ]  # fmt: skip
    assert re.findall(r"(\d+)\) (\d\d:\d\d)", second) == [("7", "10:00"), ("8", "11:00")]
    assert first.splitlines()[-3] == second.splitlines()[1] == zh("page.over")


def test_hrs_day_opens_with_what_needs_somebody(office: Office) -> None:
    """Also where it comes late in the day; the panel's own day stays in the order of time."""
    for hour in range(11, 17):
        office.answers(office.plan(f"候选{hour}", f"03-11 {hour}:00"), "zhangsan", "accepted")
    silent, missing = office.plan("陈晓", "03-11 17:00"), office.plan("林悦", "03-11 18:00", "lisi")
    office.answers(missing, "lisi", "declined")
    said = office.say("今天", "zhangmin").splitlines()
    assert said[0] == "今天 3月11日 周三 8 场：待回复 1 · 缺人 1"
    assert said[1].startswith("1) 18:00") and said[1].endswith(missing)
    assert said[2].startswith("2) 17:00") and said[2].endswith(silent)
    assert said[3].startswith("3) 11:00")
    assert office.say("2", "zhangmin").startswith(silent)
    assert office.say("今天").splitlines()[0] == "今天 3月11日 周三 7 场"
    assert office.say("今天").splitlines()[1].startswith("1) 11:00")
    assert office.say("本周", "zhangmin").splitlines()[0].endswith("8 场：待回复 1 · 缺人 1")
    with store.db.connection_context():
        people.set_language(Change(NOW, actor_kind="operator"), office.member("zhangmin"), "en")
    assert office.say("today", "zhangmin").splitlines()[0] == "Today, Wed 11 Mar: " + en(
        "page.count", n=8
    ) + "; 1 unanswered · " + en("needs.missing", n=1)


def test_hrs_row_says_who_proposes_what_and_that_it_waits_for_them(office: Office) -> None:
    """Although its proposer has accepted, or has not answered; the proposer's own row says that it waits for HR."""
    code, silent = office.plan("陈晓", "03-12 14:00"), office.plan("林悦", "03-12 16:00", "lisi")
    office.say(f"接受 {code}")
    office.say(f"改期 {code} 3月13日 15:00")
    said = office.say("明天", "zhangmin").splitlines()
    assert said[0] == "明天 3月12日 周四 2 场：待回复 1 · " + zh("needs.proposed", n=1)
    assert said[1].endswith(f"张三 · 张三建议改到 3月13日 周五 15:00，等你定 · {code}")
    assert said[2].endswith(f"李四 · 待回复 · {silent}")
    assert f"等你定 · {code}" in office.say("查 陈晓", "zhangmin") or zh_like("proposals.waits", hr="你").search(
        office.say("查 陈晓", "zhangmin")
    )
    assert f"你建议改到 3月13日 周五 15:00，等张敏定 · {code}" in office.say("明天")
    with store.db.connection_context():
        people.set_language(Change(NOW, actor_kind="operator"), office.member("zhangmin"), "en")
    assert en("page.proposal", who="张三", to="Fri 13 Mar 15:00", hr="you") in office.say("tomorrow", "zhangmin")


def test_a_single_row_that_would_be_left_is_shown_as_well(office: Office) -> None:
    codes = [office.plan(f"候选{hour}", f"03-12 {hour}:00") for hour in range(10, 17)]
    for words in ("明天", "待办"):
        said = office.say(words)
        assert "更多" not in said
        assert said.splitlines()[7].startswith("7) ") and said.splitlines()[7].endswith(codes[6])
    office.plan("陈晓", "03-12 17:00")
    assert zh("page.more", left="2") in office.say("明天")
    assert office.say("更多").splitlines()[-2].startswith("8) ")


def test_a_candidate_who_is_late_stands_above_all(office: Office) -> None:
    office.plan("林悦", "03-11 15:00")
    on = office.plan("陈晓", "03-11 14:00")
    office.answers(on, "zhangsan", "accepted")
    office.clock.at += timedelta(hours=4, minutes=7)
    with store.db.connection_context():
        store.execute("UPDATE interview SET missing_since = clock_now() WHERE code = %(code)s", code=on)
    said = office.say("今天", "zhangmin").splitlines()
    assert said[0] == "今天 3月11日 周三 2 场：待回复 1 · " + zh("needs.late", n=1)
    assert said[1] == f"1) 14:00–15:00 陈晓 · 后端工程师 一面 · 张三 · 候选人迟到 · {on}"


# --- who could step in ----------------------------------------------------------------------------------------------


@pytest.fixture
def substitutes(office: Office) -> Office:
    for user_id in ("wangwu", "zhaoliu"):
        office.joins(user_id)
    return office


def test_substitutes_are_numbered_and_a_number_chooses(substitutes: Office) -> None:
    """And never opens a row of an older list."""
    code = substitutes.plan("陈晓", "03-12 14:00")
    substitutes.plan("林悦", "03-12 10:00", "lisi")
    assert "1) 10:00–11:00 林悦" in substitutes.say("明天", "zhangmin")
    said = substitutes.say(f"换人 {code}", "zhangmin").splitlines()
    assert said[0] == f"{code} 陈晓 · 后端工程师 一面（3月12日 周四 14:00–15:00），张三的替补："
    assert [line[:2] for line in said[1:-1]] == ["1)", "2)", "3)"]
    assert said[-1] == "回复数字或姓名，或发“退出”。"
    chosen = said[2].split(" ")[1]
    assert substitutes.say("2", "zhangmin").endswith(zh("deed.yes_or_no", sentence=f"的张三换成{chosen}"))
    assert substitutes.say("是", "zhangmin").endswith(
        zh(
            "replace.done",
            title="",
            old="张三",
            new=chosen,
            invited=zh("hears.invited", when=zh("time.in_a_minute"), who=chosen),
        )
    )


def test_a_substitute_can_be_named_instead(substitutes: Office) -> None:
    code = substitutes.plan("陈晓", "03-12 14:00")
    substitutes.say(f"换人 {code}", "zhangmin")
    assert substitutes.say("赵六", "zhangmin").endswith("的张三换成赵六？是/否")
    assert substitutes.say("否", "zhangmin") == zh("let_go.nothing_changed")


def test_a_number_beyond_the_substitutes_is_asked_for_again(substitutes: Office) -> None:
    code = substitutes.plan("陈晓", "03-12 14:00")
    substitutes.say("明天", "zhangmin")
    substitutes.say(f"换人 {code}", "zhangmin")
    assert substitutes.say("7", "zhangmin") == zh("which.number_please", n=3)


def test_in_english_substitutes_are_numbered_too(substitutes: Office) -> None:
    code = substitutes.plan("陈晓", "03-12 14:00")
    substitutes.say("language en", "zhangmin")
    said = substitutes.say(f"replace {code}", "zhangmin").splitlines()
    assert said[0] == f"Substitutes for 张三 on {code} 陈晓 · 后端工程师 一面, Thu 12 Mar 14:00–15:00:"
    assert said[-1] == "Send the number or a name, or “cancel”."
    assert substitutes.say("1", "zhangmin").endswith("? yes/no")


def test_nobody_is_awaited_whose_coming_is_optional(office: Office) -> None:
    code = office.plan("陈晓", "03-12 10:00", "zhangsan", "lisi")
    office.answers(code, "zhangsan", "accepted")
    assert zh_like("answers.unanswered", whose=zh("answers.yours"), n="1 场").match(
        office.say("谁还没回复", "zhangmin")
    )
    with store.db.connection_context():
        Participant.update(part="optional").where(Participant.member == office.member("lisi")).execute()
    assert office.say("谁还没回复", "zhangmin") == zh("answers.all_answered", ahead=zh("answers.ahead"))


def test_hr_asks_who_cannot_come_and_who_has_not_answered(office: Office) -> None:
    """Of what HR looks after and is ahead; whom somebody has replaced is no longer asked about."""
    assert office.say("谁拒绝了", "zhangmin") == zh("answers.nobody_declined", ahead=zh("answers.ahead"))
    first, second = office.plan("陈晓", "03-12 10:00", "zhangsan"), office.plan("林悦", "03-12 14:00", "lisi")
    office.say(f"无法参加 {first} 出差")
    said = office.say("who declined?", "zhangmin")
    assert said.startswith(zh("answers.declined", whose=zh("answers.yours"), n="1 场", code=first) + "\n")
    assert second not in said
    said = office.say("谁还没回复", "zhangmin")
    assert said.startswith(zh("answers.unanswered", whose=zh("answers.yours"), n="1 场", code=second) + "\n")
    assert first not in said
    office.say(f"换人 {first} 张三 lisi", "zhangmin")
    office.say("是", "zhangmin")
    assert office.say("谁拒绝了", "zhangmin") == zh("answers.nobody_declined", ahead=zh("answers.ahead"))


def test_hr_who_looks_after_nothing_reads_of_the_others_and_never_that_all_have_answered(office: Office) -> None:
    office.joins("liuyan")
    first, second = office.plan("陈晓", "03-12 10:00", "zhangsan"), office.plan("林悦", "03-12 14:00", "lisi")
    said = office.say("谁还没回复", "liuyan")
    assert said.startswith(zh("answers.unanswered", whose=zh("answers.of_others"), n="2 场", code=first) + "\n")
    assert office.say("谁拒绝了", "liuyan") == zh("answers.nobody_declined", ahead=zh("answers.ahead"))
    office.say(f"无法参加 {second} 出差", "lisi")
    said = office.say("who declined", "liuyan")
    assert said.startswith(zh("answers.declined", whose=zh("answers.of_others"), n="1 场", code=second) + "\n")
    office.answers(first, "zhangsan", "accepted")
    assert office.say("who has not answered", "liuyan") == zh("answers.all_answered", ahead=zh("answers.ahead"))


def test_hr_reads_how_far_the_others_were_looked_through(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "LOOKED_THROUGH", 1)
    office.joins("liuyan")
    first = office.plan("陈晓", "03-12 10:00", "zhangsan")
    office.plan("林悦", "03-12 14:00", "lisi")
    said = office.say("谁还没回复", "liuyan")
    assert said.startswith(
        zh("answers.unanswered", whose=zh("answers.of_others_before", at="明天 14:00"), n="1 场", code=first) + "\n"
    )
    office.answers(first, "zhangsan", "accepted")
    assert office.say("谁还没回复", "liuyan") == zh("answers.all_answered", ahead=zh("answers.before", at="明天 14:00"))
