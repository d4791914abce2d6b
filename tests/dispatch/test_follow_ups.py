"""What is said next may stand on what was shown last: a look is given again with what is new, a change is only read back."""

from __future__ import annotations

from typing import Any

import pytest

from bot.db import store
from bot.interviews.models import Interview, Participant
from tests.databases import Kept
from tests.said import zh
from tests.world.office import Office, lines

ANSWERS = "SELECT count(*) AS n FROM participant WHERE response <> 'needs_action'"


class Team(Office):
    """Of Thursday 12 March: A 陈晓 14:00 (张三), B 林悦 16:00 (张三, 李四). Of Friday: C 周航 10:00 (张三), D 何洁 15:00 (李四)."""

    def __init__(self, database_url: str) -> None:
        super().__init__(database_url, is_founded=True)
        self.codes = {
            "A": self.plan("陈晓", "03-12 14:00", "zhangsan"),
            "B": self.plan("林悦", "03-12 16:00", "zhangsan", "lisi"),
            "C": self.plan("周航", "03-13 10:00", "zhangsan"),
            "D": self.plan("何洁", "03-13 15:00", "lisi"),
        }

    def after(self, before: str, words: str, user_id: str) -> dict[str, Any]:
        """What the words come to after those that were said before, one → after the other; codes as letters."""
        for one in before.split(" → ") if before else ():
            self.say(one.format(**self.codes), user_id)
        found = self.understands(words.format(**self.codes), user_id)
        letters = {code: letter for letter, code in self.codes.items()}
        if "interview" in found["arguments"]:
            found["arguments"]["interview"] = letters[found["arguments"]["interview"]]
        return found


@pytest.fixture
def team(office: Office, founded: Kept) -> Team:
    """In the office, which is put back afterwards."""
    return Team(founded.url())


def day(found: dict[str, Any]) -> tuple[str, str]:
    """Where the look begins and ends, as month-day and hour."""
    when = found["arguments"]["when"]
    return when["start"][5:13], when["end"][5:13]


THURSDAY, FRIDAY = ("03-12T00", "03-13T00"), ("03-13T00", "03-14T00")


# --- the look again --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "words", "user_id", "person", "days"),
    [
        ("明天有哪些面试", "那后天呢", "zhangsan", None, FRIDAY),
        ("明天", "后天的呢", "zhangsan", None, FRIDAY),
        ("tomorrow", "what about friday", "zhangsan", None, FRIDAY),
        ("tomorrow", "and friday?", "zhangsan", None, FRIDAY),
        ("李四明天有几场", "那后天呢", "zhangmin", "lisi", FRIDAY),
        ("李四明天有几场", "那张三的呢", "zhangmin", "zhangsan", THURSDAY),
        ("张三明天有几场", "李四呢", "zhangmin", "lisi", THURSDAY),
        ("日程 周五 @李四", "and zhangsan?", "zhangmin", "zhangsan", FRIDAY),
        ("日程 周五 @李四", "what about zhangsan", "zhangmin", "zhangsan", FRIDAY),
        ("张三明天有几场 → 第一个", "那后天呢", "zhangmin", "zhangsan", FRIDAY),
        ("李四明天有几场", "换成下午", "zhangmin", "lisi", ("03-12T12", "03-12T18")),
        ("明天", "下午呢", "zhangsan", None, ("03-12T12", "03-12T18")),
        ("tomorrow", "what about the afternoon", "zhangsan", None, ("03-12T12", "03-12T18")),
    ],
)
def test_a_look_is_given_again_with_what_is_new_in_it(
    team: Team, before: str, words: str, user_id: str, person: str | None, days: tuple[str, str]
) -> None:
    found = team.after(before, words, user_id)
    assert found["command"] == "schedule"
    assert found["arguments"].get("person") == person
    assert day(found) == days


def test_free_times_are_looked_for_again_as_well(team: Team) -> None:
    found = team.after("空闲 @李四 明天", "那后天呢", "zhangmin")
    assert found["command"] == "free"
    assert found["arguments"]["person"] == "lisi"
    assert day(found) == FRIDAY


def test_a_look_of_hours_ago_is_not_gone_on_with(team: Team) -> None:
    team.say("李四明天有几场", "zhangmin")
    team.clock.move(hours=2)
    assert "person" not in team.understands("那后天呢", "zhangmin")["arguments"]


def test_an_interviewer_reads_nobody_elses_by_a_follow_up(team: Team) -> None:
    team.say("明天")
    assert team.say("那李四呢").startswith(zh("schedule.only_hr"))


# --- rows ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "command", "letter"),
    [
        ("第二个呢", "status", "B"),
        ("第二个是谁", "status", "B"),
        ("the second one", "status", "B"),
        ("最后一个是谁", "status", "B"),
        ("第一场我去不了", "decline", "A"),
        ("the last one I can't do", "decline", "B"),
        ("I can't make the second one", "decline", "B"),
        ("最后一个推迟半小时", "reschedule", "B"),
    ],
)
def test_a_row_of_the_list_is_meant_by_its_place(team: Team, words: str, command: str, letter: str) -> None:
    found = team.after("明天", words, "zhangsan")
    assert (found["command"], found["arguments"]["interview"]) == (command, letter)
    assert found["confirm"] is (command != "status")


def test_hr_cancels_a_row_only_after_its_name_was_read(team: Team) -> None:
    team.say("明天", "zhangmin")
    assert team.say("最后一个取消吧", "zhangmin").startswith("林悦 明天 16:00。取消的原因是什么？")


# --- the interview ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "words", "user_id", "command", "confirm"),
    [
        ("{A}", "他呢", "zhangsan", "status", False),
        ("{A}", "他几点", "zhangsan", "status", False),
        ("{A}", "她是谁面的", "zhangsan", "status", False),
        ("{A}", "什么时候来着", "zhangsan", "status", False),
        ("{A}", "这个候选人怎么样", "zhangsan", "status", False),
        ("{A}", "where is it", "zhangsan", "status", False),
        ("{A}", "他确认来了没", "zhangmin", "status", False),
        ("明天 → 第一个", "他几点", "zhangsan", "status", False),
        ("下一场", "在哪", "zhangsan", "status", False),
        ("{A}", "这场我去不了", "zhangsan", "decline", True),
        ("{A}", "那就不去了", "zhangsan", "decline", True),
        ("{A}", "this one works for me", "zhangsan", "accept", True),
        ("{A}", "那个改到四点", "zhangsan", "reschedule", True),
        ("{A}", "换成下午5点", "zhangsan", "reschedule", True),
        ("{A}", "make it 5pm instead", "zhangmin", "reschedule", True),
        ("{A}", "他不来了", "zhangmin", "candidate", True),
        ("{A}", "换成李四", "zhangmin", "replace", True),
        ("{A}", "催他", "zhangmin", "nudge", True),
        ("{A}", "催一下他", "zhangmin", "nudge", True),
        ("{A}", "remind her please", "zhangmin", "nudge", True),
        ("陈晓那场谁没回复", "提醒一下他", "zhangmin", "nudge", True),
    ],
)
def test_what_was_shown_last_is_meant(
    team: Team, before: str, words: str, user_id: str, command: str, confirm: bool
) -> None:
    found = team.after(before, words, user_id)
    assert (found["command"], found["arguments"].get("interview"), found["confirm"]) == (command, "A", confirm)
    [row] = team.rows(ANSWERS)
    assert row["n"] == 0


def test_feedback_is_taken_on_what_was_shown_and_read_back(team: Team) -> None:
    code = team.plan("曹俊杰", "03-11 08:30", "zhangsan")
    for words, noted in (("这个推荐，基础不错", "基础不错"), ("recommend, solid coder", "solid coder")):
        team.say(code)
        assert team.say(words) == zh(
            "deed.yes_or_no",
            sentence=lines(f"{code} 曹俊杰 · 后端工程师 一面", "推荐", f"{noted}" + zh("feedback.read_back")),
        )
        team.say("否")


@pytest.mark.parametrize("words", ["这场取消吧", "把这场取消", "那就取消掉吧", "取消它", "cancel this one"])
def test_what_is_cancelled_is_named_before_the_reason_is_asked(team: Team, words: str) -> None:
    team.say(team.codes["A"], "zhangmin")
    assert team.say(words, "zhangmin") == "陈晓 明天 14:00。取消的原因是什么？会告诉面试官。"


def test_whom_the_words_named_is_reminded(team: Team) -> None:
    found = team.after("李四{B}回复了吗", "催他一下", "zhangmin")
    assert found["arguments"] == {"interview": "B", "person": "lisi"}
    assert found["confirm"]


def test_of_two_who_are_silent_it_is_asked_whom(team: Team) -> None:
    found = team.after("{B}", "催他", "zhangmin")
    assert found["missing"] == ["person"]
    assert team.after("{B}", "催他们", "zhangmin")["arguments"] == {"interview": "B"}


# --- another time for what was read back -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("换成下午5点", "2026-03-13T17:00:00+08:00"),
        ("make it 5 instead", "2026-03-13T17:00:00+08:00"),
        ("还是周六吧", "2026-03-14T15:00:00+08:00"),
        ("那个改到四点", "2026-03-13T16:00:00+08:00"),
    ],
)
def test_a_proposal_that_was_read_back_is_read_back_with_another_time(team: Team, words: str, start: str) -> None:
    found = team.after("陈晓能不能改到周五下午3点", words, "zhangsan")
    assert found["command"] == "reschedule"
    assert found["arguments"] == {"interview": "A", "time": start}
    assert found["confirm"]


def test_without_an_hour_it_is_asked_and_the_question_stays_open(team: Team) -> None:
    team.say("陈晓能不能改到周五早上10点")
    assert team.say("换成下午") == zh("asked.no_hour")
    assert "3月13日 周五 15:00" in team.say("换成下午3点")


# --- what stands by itself, or on nothing ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "words", "user_id"),
    [
        ("", "他呢", "zhangsan"),
        ("", "他几点", "zhangsan"),
        ("明天", "他呢", "zhangsan"),
        ("明天", "她是谁面的", "zhangsan"),
        ("{A} → 明天", "他几点", "zhangsan"),
        ("明天", "催一下他", "zhangmin"),
        ("帮助", "第二个呢", "zhangsan"),
        ("", "the last one", "zhangsan"),
        ("", "那个改到四点", "zhangsan"),
    ],
)
def test_where_nothing_single_was_shown_no_interview_is_picked(
    team: Team, before: str, words: str, user_id: str
) -> None:
    assert "interview" not in team.after(before, words, user_id)["arguments"]


@pytest.mark.parametrize(
    ("before", "words", "user_id"),
    [
        ("{A}", "他去不了", "zhangsan"),
        ("{A}", "he can't come", "zhangsan"),
        ("{A}", "他说他不来了", "zhangsan"),
        ("{A}", "李四说他去不了", "zhangsan"),
        ("{A}", "她接受了吗", "zhangsan"),
        ("{A}", "这场我去不了吗", "zhangsan"),
        ("{A}", "这个我不确定", "zhangsan"),
        ("{A}", "要是这场我去不了呢", "zhangsan"),
        ("{A}", "这个怎么用", "zhangsan"),
        ("{A}", "其他的呢", "zhangsan"),
        ("张三{A}回复了吗", "他去不了", "zhangmin"),
        ("{A}", "他们都不来", "zhangmin"),
    ],
)
def test_what_somebody_else_does_or_a_question_is_no_order(team: Team, before: str, words: str, user_id: str) -> None:
    found = team.after(before, words, user_id)
    assert found["command"] in (None, "status", "help")
    assert not found["confirm"]
    team.say(words, user_id)
    team.say("是", user_id)
    [row] = team.rows(ANSWERS)
    assert row["n"] == 0


@pytest.mark.parametrize(
    ("before", "words", "user_id", "command", "letter"),
    [
        ("{A}", "周航那场呢", "zhangsan", "status", "C"),
        ("{A}", "{C}呢", "zhangsan", "status", "C"),
        ("{A}", "周航那场我去不了", "zhangsan", "decline", "C"),
        ("{A}", "接受 {C}", "zhangsan", "accept", "C"),
        ("{A}", "何洁不来了", "zhangmin", "candidate", "D"),
    ],
)
def test_who_names_another_means_the_other(
    team: Team, before: str, words: str, user_id: str, command: str, letter: str
) -> None:
    found = team.after(before, words, user_id)
    assert (found["command"], found["arguments"]["interview"]) == (command, letter)


def test_a_verb_alone_stays_its_own(team: Team) -> None:
    team.plan("曹俊杰", "03-11 09:50", "zhangsan")  # it is on
    before = team.say("候选人来了")
    team.say(team.codes["A"])
    assert team.say("候选人来了") == before
    assert "陈晓" not in before


@pytest.mark.parametrize(("words", "start"), [("那个，明天有几场", "03-12T00"), ("这个周末有什么", "03-14T00")])
def test_this_and_that_are_words_of_other_sentences_too(team: Team, words: str, start: str) -> None:
    found = team.after("{A}", words, "zhangsan")
    assert found["command"] == "schedule"
    assert day(found)[0] == start


def test_after_word_of_another_interview_a_pronoun_means_neither(team: Team) -> None:
    """What the bot said by itself has been read since, too."""
    team.say(team.codes["A"], "zhangmin")
    with store.db.connection_context():
        other = Interview.get(Interview.code == team.codes["D"])
        store.execute(
            """INSERT INTO outbox (dedup_key, to_user, kind, interview_id, created_at, not_before, state, sent_at)
               VALUES ('other', 'zhangmin', 'declined', %(id)s, %(at)s, %(at)s, 'sent', %(later)s)""",
            id=other.id,
            at=team.clock.at,
            later=team.clock.at.replace(second=5),
        )
    assert team.understands("他不来了", "zhangmin")["arguments"] == {"answer": "declined"}
    assert "interview" not in team.understands("催他", "zhangmin")["arguments"]


def test_what_is_read_back_is_done_by_a_yes_and_by_nothing_else(team: Team) -> None:
    team.say("明天")
    assert team.say("第一场我去不了") == zh("deed.yes_or_no", sentence="回复无法参加 陈晓 明天 14:00")
    team.say("他呢")
    team.say("是")
    with store.db.connection_context():
        place = Participant.select().join(Interview).where(Interview.code == team.codes["A"]).get()
    assert place.response == "declined"
