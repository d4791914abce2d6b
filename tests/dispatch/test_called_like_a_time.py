"""Candidates and colleagues whose names say a part of a day, or a day, are somebody and no time."""

from __future__ import annotations

import pytest

from bot.db import store
from bot.interviews.models import Member
from tests.said import zh
from tests.world.office import Office, lines

NAMES = (
    "林晚",
    "冯晚晚",
    "李早",
    "周一鸣",
    "钟午",
    "张上午",
    "李明日",
    "赵三日",
    "周晚",
    "吴夜",
    "陶晚",
    "阮晚",
    "欧阳晚",
    "施夜",
)
FRIDAY = "3月13日 周五 10:00–10:45"


@pytest.mark.parametrize("name", NAMES)
def test_somebody_new_is_booked_at_the_time_that_is_said(office: Office, name: str) -> None:
    office.plan()
    for words in (
        f"约面 {name} 后端 一面 周五上午10点 李四",
        f"约面 周五上午10点 {name} 后端 一面 李四",
        f"给{name}安排周五上午10点的后端一面，面试官李四",
        f"book {name} backend round 1 friday 10am lisi",
        f"帮我约一下{name}，后端一面，周五上午10点，李四面，45分钟",
        f"麻烦约一场{name}的后端一面，周五上午10点，李四",
        f"约面 姓名：{name}，后端，一面，周五上午10点，李四",
        f"给{name}和李四约个后端一面，周五上午10点",
        f"约{name}后端一面，周五上午10点，李四",
    ):
        said = office.say(words, "zhangmin")
        assert said.startswith(lines(zh("book_line.title", title=f"{name} · 后端工程师 一面"), f"{FRIDAY}")), (
            f"{words}: {said}"
        )
        office.say("退出", "zhangmin")
    asked = office.say(f"约面 {name} 后端 一面 李四", "zhangmin")
    assert asked.startswith(lines(zh("free_times.when", who="李四"), "1) 今天 3月11日 周三 13:30")), asked
    office.say("退出", "zhangmin")
    for words, days in (
        (f"约面 {name} 后端 一面 李四 候选人自选 下周", "3月16日–22日"),
        (f"约面 {name} 后端 一面 候选人自选 李四", "3月12日–18日"),
    ):
        said = office.say(words, "zhangmin")
        assert (
            said.startswith(lines(zh("book_line.title", title=f"{name} · 后端工程师 一面"), "时间由候选人自选"))
            and days in said
        ), f"{words}: {said}"
        office.say("退出", "zhangmin")


@pytest.mark.parametrize(
    "name",
    ["从夜", "于晚", "都晚", "向晚", "和晚", "时早", "秋夜", "上官早", "慕容晚晚", "欧阳三日", "陶今天", "阮三点"],
)
def test_a_surname_that_is_a_word_or_two_characters_is_one(office: Office, name: str) -> None:
    office.plan()
    said = office.say(f"约面 {name} 后端 一面 周五上午10点 李四", "zhangmin")
    assert said.startswith(lines(zh("book_line.title", title=f"{name} · 后端工程师 一面"), f"{FRIDAY}")), said


@pytest.mark.parametrize(
    "name", ["Amy Morning", "Grace Noon", "Noon Lee", "Amy Night", "Late Lee", "Early Wang", "May Day"]
)
def test_an_english_name_that_says_a_time_is_whole(office: Office, name: str) -> None:
    office.plan()
    office.plan(name.split()[0], "03-12 16:00")
    for words in (
        f"book {name} backend round 1 friday 10am lisi",
        f"约面 {name} 后端 一面 周五上午10点 李四",
        f"please book {name} for the backend round 1 friday 10am with lisi",
    ):
        said = office.say(words, "zhangmin")
        assert said.startswith(lines(zh("book_line.title", title=f"{name} · 后端工程师 一面"), f"{FRIDAY}")), (
            f"{words}: {said}"
        )
        office.say("退出", "zhangmin")
    said = office.say(f"book {name} backend round 1 lisi candidate chooses next week", "zhangmin")
    assert (
        said.startswith(lines(zh("book_line.title", title=f"{name} · 后端工程师 一面"), "时间由候选人自选"))
        and "3月16日–22日" in said
    ), said


def test_amy_stone_is_not_amy(office: Office) -> None:
    office.plan("Amy", "03-12 16:00")
    for words, name in (
        ("book Amy Stone backend round 2 friday 10am lisi", "Amy Stone"),
        ("book Amy Stone, backend, round 2, friday 10am, lisi", "Amy Stone"),
        ("约面 Amy Stone 后端 二面 周五上午10点 李四", "Amy Stone"),
        ("book Amy Friday 10am backend round 2 lisi", "Amy"),
        ("book Amy Backend round 2 friday 10am lisi", "Amy"),
        ("book Amy Second Round backend friday 10am lisi", "Amy"),
        ("book Amy Video backend round 2 friday 10am lisi", "Amy"),
    ):
        said = office.say(words, "zhangmin")
        assert said.startswith(lines(zh("book_line.title", title=f"{name} · 后端工程师 二面"), f"{FRIDAY}")), (
            f"{words}: {said}"
        )
        office.say("退出", "zhangmin")


@pytest.mark.parametrize("name", NAMES)
def test_who_is_known_is_meant_whatever_their_name_says(office: Office, name: str) -> None:
    code = office.plan(name, "03-12 14:00")
    office.plan("林悦", "03-12 16:00")
    for words in (f"{name}明天几点", f"状态 {name}", f"{name}什么时候"):
        assert office.say(words, "zhangmin").startswith(f"{code} {name}"), words
    for words in (f"改期 {name} 周五下午3点", f"{name}改到周五下午3点"):
        assert "→ 3月13日 周五 15:00–16:00" in office.say(words, "zhangmin"), words
        office.say("退出", "zhangmin")
    for user_id, words in (("zhangmin", f"{name}晚到10分钟"), ("zhangsan", f"我面{name}晚到10分钟")):
        assert office.say(words, user_id).endswith(f"会晚到 10 分钟（{name} 明天 14:00）？是/否"), words
        office.say("退出", user_id)


@pytest.mark.parametrize("name", ["钟午", "林晚", "周一鸣"])
def test_a_colleague_of_such_a_name_is_asked_for(office: Office, name: str) -> None:
    with store.db.connection_context():
        Member.update(name=name).where(Member.user_id == "lisi").execute()
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    assert "陈晓" in office.say(f"{name}明天有几场", "zhangmin")
    assert office.understands(f"约钱进二面下周四下午3点{name}", "zhangmin")["arguments"]["person"] == "lisi"
    assert office.say(f"{code}的{name}换成张三", "zhangmin").startswith(f"把 {code} 陈晓")


def test_what_is_a_time_stays_one(office: Office) -> None:
    office.plan("陈晓", "03-12 14:00")
    for words, when in (
        ("约陈晓晚上7点二面李四", "19:00–19:45"),
        ("约面 陈晓 后端 二面 周五晚 7点 李四", "3月13日 周五 19:00–19:45"),
        ("约面 陈晓 后端 二面 李四 周五 晚上 7点", "3月13日 周五 19:00–19:45"),
        ("约面 陈晓 后端 二面 周三安排 李四 下午3点", "3月11日 周三 15:00–15:45"),
        ("约面 陈晓 后端 二面 李四 明晚 7点", "3月12日 周四 19:00–19:45"),
        ("约面 陈晓 后端 二面 李四 那晚 7点", "3月11日 周三 19:00–19:45"),
        ("约下周三晚上7点陈晓后端二面李四", "3月18日 周三 19:00–19:45"),
        ("约一下周五下午3点陈晓后端二面李四", "3月13日 周五 15:00–15:45"),
        ("约一场周三晚7点陈晓后端二面李四", "3月11日 周三 19:00–19:45"),
        ("安排今晚7点陈晓后端二面李四", "3月11日 周三 19:00–19:45"),
        ("给陈晓约个下周三下午3点的后端二面，李四面", "3月18日 周三 15:00–15:45"),
        ("book Chen Xiao backend round 2 Friday Night 7pm lisi", "3月13日 周五 19:00–19:45"),
        ("Good Morning, book Chen Xiao backend round 2 friday 3pm lisi", "3月13日 周五 15:00–15:45"),
        ("book Chen Xiao backend round 2 lisi This Evening 7pm", "3月11日 周三 19:00–19:45"),
    ):
        said = office.say(words, "zhangmin")
        assert said.startswith(zh("book_line.title", title="陈晓 · 后端工程师 二面")) and when in said, (
            f"{words}: {said}"
        )
        office.say("退出", "zhangmin")


def test_an_hour_right_behind_a_name_of_two_same_characters_is_an_hour(office: Office) -> None:
    office.plan("陶陶", "03-12 16:00")
    for words in ("约陶陶晚7点二面李四后端", "约陶陶晚上7点二面李四后端", "约面 陶陶 后端 二面 李四 周三晚 7点"):
        said = office.say(words, "zhangmin")
        assert said.startswith(zh("book_line.title", title="陶陶 · 后端工程师 二面")) and "19:00–19:45" in said, (
            f"{words}: {said}"
        )
        office.say("退出", "zhangmin")


@pytest.mark.parametrize("words", ["约周五孙悦 后端 一面 下午3点 李四", "约面 周五孙悦 后端 一面 下午3点 李四"])
def test_who_is_named_right_behind_a_day_has_a_surname_of_their_own(office: Office, words: str) -> None:
    office.plan()
    said = office.say(words, "zhangmin")
    assert said.startswith(lines(zh("book_line.title", title="孙悦 · 后端工程师 一面"), "3月13日 周五 15:00–15:45")), (
        said
    )
