"""What is said is read in the light of what was shown, asked or done last: what it lacks comes from there, and what is new takes its place."""

from __future__ import annotations

from typing import Any

import pytest

from bot.db import store
from tests.databases import Kept
from tests.said import zh
from tests.world.office import Office


class Team(Office):
    """张三: A 余笑 一面 Thursday 10:00, B 余笑 二面 Sunday 14:00 with 李四, C 周航 Friday 19:00 with 李四. 李四: D 何洁, a tester, Saturday 15:00."""

    def __init__(self, database_url: str) -> None:
        super().__init__(database_url, is_founded=True)
        self.codes = {
            "A": self.plan("余笑", "03-12 10:00", "zhangsan"),
            "B": self.plan("余笑", "03-15 14:00", "zhangsan", "lisi", round_no=2),
            "C": self.plan("周航", "03-13 19:00", "zhangsan", "lisi"),
            "D": self.plan("何洁", "03-14 15:00", "lisi", job="测试工程师"),
        }

    def after(self, before: str, words: str, user_id: str) -> dict[str, Any]:
        """What the words come to after those that were said before, one → after the other; codes as letters."""
        with store.connected():
            store.execute("DELETE FROM dialog")
        for one in before.split(" → "):
            self.say(one.format(**self.codes), user_id)
        found = self.understands(words.format(**self.codes), user_id)
        letters = {code: letter for letter, code in self.codes.items()}
        if "interview" in found["arguments"]:
            found["arguments"]["interview"] = letters[found["arguments"]["interview"]]
        return found

    def comes_to(self, before: str, words: str, user_id: str) -> str:
        """? decline B: the command, its arguments by their names' order, and a question mark where it is read back."""
        found = self.after(before, words, user_id)
        said = " ".join(str(value) for _, value in sorted(found["arguments"].items()))
        lacks = f" lacks {found['missing'][0]}" if found["missing"] else ""
        return f"{'? ' if found['confirm'] else ''}{found['command'] or '-'} {said}{lacks}".strip()


@pytest.fixture
def team(office: Office, founded: Kept) -> Team:
    """In the office, which is put back afterwards."""
    return Team(founded.url())


def answers() -> int:
    with store.connected():
        return int(store.fetch("SELECT count(*) AS n FROM participant WHERE response <> 'needs_action'")[0]["n"])


def check(team: Team, rows: list[tuple[str, str, str, str]]) -> None:
    wrong = [
        f"{user_id}: {before} → {words} => {got}   (not {wanted})"
        for user_id, before, words, wanted in rows
        if (got := team.comes_to(before, words, user_id)) != wanted
    ]
    assert not wrong, "\n" + "\n".join(wrong)


def test_one_of_the_offered_is_told_by_whatever_evidence(team: Team) -> None:
    which = "无法参加 余笑"
    check(
        team,
        [
            ("zhangsan", which, "周日那个", "decline B"),
            ("zhangsan", which, "15号的那场", "decline B"),
            ("zhangsan", which, "一面那个", "decline A"),
            ("zhangsan", which, "二面", "decline B"),
            ("zhangsan", which, "我说的是下午那场", "decline B"),
            ("zhangsan", which, "跟李四一起的那场", "decline B"),
            ("zhangsan", which, "早一点的那个", "decline A"),
            ("zhangsan", which, "the later one", "decline B"),
            ("zhangsan", which, "the one on Sunday please", "decline B"),
            ("zhangsan", which, "the second round", "decline B"),
            ("zhangsan", "无法参加", "周航那场", "decline C"),
            ("zhangsan", "余笑那场我来不了", "周日那个", "? decline B"),
            ("zhangmin", "取消面试", "那个测试的", "cancel D lacks reason"),
        ],
    )


def test_a_day_alone_may_ask_for_that_day_so_its_interview_is_read_back(team: Team) -> None:
    which = "无法参加 余笑"
    assert team.comes_to(which, "周日", "zhangsan") == "? decline B"
    assert team.after(which, "明天", "zhangsan")["command"] == "schedule"
    assert team.after(which, "周日有什么", "zhangsan")["command"] == "schedule"


def test_what_tells_none_of_the_offered_or_denies_one_answers_nothing(team: Team) -> None:
    for words in ("不是周日那个", "三面那个", "余笑那个", "周日那个是谁面的", "周日那个不行吧"):
        assert team.comes_to("无法参加 余笑", words, "zhangsan") not in ("decline A", "decline B"), words


def test_a_correction_keeps_all_but_what_is_new(team: Team) -> None:
    moved = "周航改到周六下午五点"
    check(
        team,
        [
            ("lisi", "{C}我来不了", "等等我说错了，是何洁那场", "? decline D"),
            ("lisi", "{C}我来不了", "no wait, {D}", "? decline D"),
            ("lisi", "{C}我可以的", "不对，是{D}", "? accept D"),
            ("lisi", moved, "不对，是五点半", "? reschedule C 2026-03-14T17:30:00+08:00"),
            ("lisi", moved, "actually 5:30", "? reschedule C 2026-03-14T17:30:00+08:00"),
            ("lisi", moved, "不对，周日", "? reschedule C 2026-03-15T17:00:00+08:00"),
            ("lisi", moved, "改成六点吧，五点有会", "? reschedule C 2026-03-14T18:00:00+08:00"),
            ("zhangmin", "{C}候选人说不来了", "写错了，是{D}", "? candidate declined D"),
            ("zhangmin", "{C}候选人说不来了", "不对，他会来", "? candidate accepted C"),
        ],
    )


def test_another_order_after_leaving_a_question_is_of_its_interview(team: Team) -> None:
    check(
        team,
        [
            ("zhangmin", "取消面试 {C}", "算了不取消了，改成周日晚上六点", "? reschedule C 2026-03-15T18:00:00+08:00"),
            ("zhangmin", "取消面试 {C}", "算了，推迟半小时", "? reschedule C 2026-03-13T19:30:00+08:00"),
            ("lisi", "{C}我来不了", "算了还是接了吧", "? accept C"),
            ("lisi", "{C}我可以的", "never mind, move it to Sunday 3pm", "? reschedule C 2026-03-15T15:00:00+08:00"),
        ],
    )


def test_an_order_without_its_interview_is_of_the_one_that_was_shown(team: Team) -> None:
    check(
        team,
        [
            ("lisi", "{C}", "我不来了", "? decline C"),
            ("lisi", "{C}", "splendid, I'll be there", "? accept C"),
            ("lisi", "{C}", "给我提前一个小时吧", "? reschedule C 2026-03-13T18:00:00+08:00"),
            ("lisi", "{C}", "push it to 8", "? reschedule C 2026-03-13T20:00:00+08:00"),
            ("zhangmin", "进度 {C}", "催一下李四", "? nudge C lisi"),
            ("zhangmin", "进度 {A}", "催一下李四", "nudge lisi"),  # who is not on it
        ],
    )


def test_a_bare_reference_points_at_a_row_of_the_list(team: Team) -> None:
    check(
        team,
        [
            ("zhangsan", "余笑 → 第一个", "不对 是15号那个", "status B"),
            ("zhangsan", "余笑 → 第一个", "no the later one", "status B"),
            ("zhangsan", "余笑", "二面那个", "status B"),
            ("lisi", "本周", "测试那个", "status D"),
            ("lisi", "本周", "the Friday one", "status C"),
            ("zhangsan", "{A}", "and the one after that?", "status C"),
            ("zhangsan", "{A}", "再下一场呢", "status C"),
        ],
    )


def test_a_look_goes_on_from_the_days_that_were_looked_at(team: Team) -> None:
    for before, words, day in (
        ("明天", "再后一天呢", "03-13"),
        ("what's on Thursday", "and the day after that?", "03-13"),
        ("tomorrow", "ok and the following day?", "03-13"),
        ("friday", "how about the Monday after", "03-16"),
        ("周五", "那下周一喃", "03-16"),
        ("本周", "那下禮拜咧", "03-16"),
        ("周五", "前一天呢", "03-12"),
        ("friday", "and Saturday's?", "03-14"),
    ):
        found = team.after(before, words, "zhangsan")
        assert (found["command"], found["arguments"]["when"]["start"][5:10]) == ("schedule", day), words
    found = team.after("空闲 下周", "要整一个小时的", "lisi")
    assert (found["command"], found["arguments"]["length"]) == ("free", 60)


def test_what_was_ordered_last_is_ordered_with_what_is_new_or_for_another(team: Team) -> None:
    check(
        team,
        [
            ("zhangsan", "稍后 20分钟", "make that an hour", "? snooze 60"),
            ("zhangsan", "snooze 20 min", "改成一个小时吧", "? snooze 60"),
            ("zhangsan", "接受 {A}", "Friday's as well", "? accept C"),
            ("zhangsan", "接受 {A}", "周五的也一样", "? accept C"),
            ("zhangmin", "催 {C} 张三", "还有李四", "? nudge C lisi"),
            ("admin", "成员 lisi", "make him a recruiter", "? members lisi recruiter"),
            ("admin", "成员 lisi 面试官", "actually make her HR", "? members lisi recruiter"),
        ],
    )


def test_only_the_order_just_before_is_meant_and_never_done_unasked(team: Team) -> None:
    assert team.after("稍后 20分钟 → 明天", "make that an hour", "zhangsan")["command"] != "snooze"
    for words in ("那就这样吧", "还是算了吧", "and that's it", "周五的也有吗", "actually never mind", "那好"):
        found = team.after("接受 {A}", words, "zhangsan")
        assert found["confirm"] or found["command"] not in ("accept", "decline"), words


def test_all_of_a_list_are_reminded_after_a_yes(team: Team) -> None:
    for words in ("these folks all need a poke", "把他们都催一遍", "remind them all please", "给这些人提醒一下"):
        assert team.comes_to("谁没回复", words, "zhangmin") == "? nudge all", words


def test_a_time_that_is_asked_for_may_be_of_the_same_day(team: Team) -> None:
    check(
        team,
        [
            ("lisi", "改期 {C}", "当天晚上八点整", "reschedule C 2026-03-13T20:00:00+08:00"),
            ("lisi", "改期 {C}", "same day at 9pm", "reschedule C 2026-03-13T21:00:00+08:00"),
        ],
    )


def test_who_is_asked_for_is_told_in_passing(team: Team) -> None:
    for words in ("李四吧", "就李四", "让李四来", "go with lisi"):
        found = team.after("约面 周瑾 后端一面 明天下午5点", words, "zhangmin")
        assert (found["command"], found["arguments"].get("person")) == ("book", "lisi"), words


def test_a_yes_with_please_is_a_yes(team: Team) -> None:
    for words in ("yes please", "Yes please!", "好的，没问题", "go ahead"):
        assert team.comes_to("{C}我可以的", words, "zhangsan") == "accept C", words


def test_what_is_asked_right_after_an_interview_was_shown_is_of_it(team: Team) -> None:
    for words in ("什么岗位", "and who's doing it with me?", "候选人确认了没", "is he confirmed?", "which room"):
        assert team.comes_to("{C}", words, "lisi") == "status C", words
    for words in ("晚饭吃什么", "what's the weather like", "你是谁"):
        assert "interview" not in team.after("{C}", words, "lisi")["arguments"], words


def test_an_order_that_was_refused_is_put_right(team: Team) -> None:
    assert team.comes_to("改期 {C} 周五19:00", "那八点吧", "lisi") == "? reschedule C 2026-03-13T20:00:00+08:00"


def test_a_yes_that_comes_too_late_does_nothing_and_is_asked_for_again(team: Team) -> None:
    before = answers()
    team.say("{C}我可以的".format(**team.codes), "lisi")
    team.clock.move(minutes=11)
    said = team.say("是", "lisi")
    assert said.startswith(zh("asked.too_late") + "接受 周航")
    assert answers() == before
    team.say("是", "lisi")
    assert answers() == before + 1


def test_a_yes_after_its_question_was_left_is_put_on_nothing(team: Team) -> None:
    before = answers()
    team.say("{C}我可以的".format(**team.codes), "lisi")
    team.say("明天", "lisi")
    assert team.say("是", "lisi").startswith(zh("asked.no_question"))
    assert answers() == before
