"""Two requests in one message are both heard: the second is answered or asked after the first, and no yes is for both."""

from __future__ import annotations

from typing import Any

import pytest

from bot.db import store
from bot.interviews.models import Interview, Participant
from tests.said import en_like, zh, zh_like
from tests.world.office import Office, lines

FIRST, SECOND = "陈晓", "林悦"


@pytest.fixture
def codes(office: Office) -> tuple[str, str]:
    return office.plan(FIRST, "03-12 14:00"), office.plan(SECOND, "03-13 10:00")


def response(office: Office, code: str) -> str:
    with store.db.connection_context():
        interview = Interview.get(Interview.code == code)
        return str(Participant.get(Participant.interview == interview).response)


def verbs(found: dict[str, Any]) -> tuple[str | None, str | None]:
    return found["command"], found.get("then", {}).get("command")


# --- two requests ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "user_id", "first", "second"),
    [
        ("明天有几场，顺便把{0}接受了", "zhangsan", "schedule", "accept"),
        ("{0}接受，{1}去不了", "zhangsan", "accept", "decline"),
        ("接受{0}，然后看下周日程", "zhangsan", "accept", "schedule"),
        ("帮我拒掉{0}再看看下午还有啥", "zhangsan", "decline", "schedule"),
        ("accept {0} and show me tomorrow", "zhangsan", "accept", "schedule"),
        ("accept {0} and decline {1}", "zhangsan", "accept", "decline"),
        ("接受{0}，看一下明天的日程", "zhangsan", "accept", "schedule"),
        ("无法参加 {0} 出差，顺便看看明天有几场", "zhangsan", "decline", "schedule"),
        ("{0}几点，{1}在哪", "zhangsan", "status", "status"),
        ("今天有几场？然后接受{1}", "zhangsan", "schedule", "accept"),
        ("decline {0} and then show my schedule tomorrow", "zhangsan", "decline", "schedule"),
        ("陈晓那场我去，林悦的去不了", "zhangsan", "accept", "decline"),
        ("what do I have tomorrow, and accept {0}", "zhangsan", "schedule", "accept"),
        ("{0}可以，周五那场去不了", "zhangsan", "accept", "decline"),
        ("周四下午我行，周五上午我不行，要值班", "zhangsan", "accept", "decline"),
        ("{0} is fine with me, Friday 10am is not", "zhangsan", "accept", "decline"),
        ("nudge zhangsan on {0} and zhangsan on {1}", "zhangmin", "nudge", "nudge"),
        ("cancel {0}, then move {1} to Friday 3pm", "zhangmin", "cancel", "reschedule"),
        ("{0}不来了，顺便给我列下谁没回复", "zhangmin", "candidate", "who has not answered"),
        ("取消{0}，然后取消{1}", "zhangmin", "cancel", "cancel"),
        ("{0}改到周四下午5点，然后看下{1}", "zhangmin", "reschedule", "status"),
        ("陈晓确认了，顺便看看林悦的进度", "zhangmin", "candidate", "status"),
        ("李四明天有几场，顺便看看张三明天的", "zhangmin", "schedule", "schedule"),
        ("show lisi tomorrow and then show {1}", "zhangmin", "schedule", "status"),
    ],
)
def test_two_requests_are_both_understood(
    office: Office, codes: tuple[str, str], words: str, user_id: str, first: str, second: str
) -> None:
    found = office.understands(words.format(*codes), user_id)
    assert verbs(found) == (first, second), found
    command = office.dispatcher.handlers.commands[first]
    assert (found["confirm"] or bool(found["missing"])) is command.changes


def test_the_second_comes_with_its_own_arguments(office: Office, codes: tuple[str, str]) -> None:
    found = office.understands(f"明天有几场，顺便把{codes[0]}接受了", "zhangsan")
    assert found["arguments"]["when"]["start"] == "2026-03-12T00:00:00+08:00"
    assert found["then"] == {"command": "accept", "arguments": {"interview": codes[0]}}


def test_a_look_is_answered_and_the_order_behind_it_asked(office: Office, codes: tuple[str, str]) -> None:
    said = office.say(f"明天有几场，顺便把{codes[0]}接受了")
    assert said.startswith("明天 3月12日 周四 1 场\n")
    assert said.endswith(lines("", "", zh("in_turn.next") + zh("deed.yes_or_no", sentence="接受 陈晓 明天 14:00")))
    assert response(office, codes[0]) == "needs_action"
    office.say("是")
    assert response(office, codes[0]) == "accepted"


def test_an_order_is_asked_and_the_look_comes_with_its_answer(office: Office, codes: tuple[str, str]) -> None:
    said = office.say(f"接受{codes[0]}，然后看明天日程")
    assert said == zh("in_turn.after_this", others="日程 明天") + zh("deed.yes_or_no", sentence="接受 陈晓 明天 14:00")
    said = office.say("是")
    assert said.startswith(f"已接受：{codes[0]}")
    assert "\n\n明天 3月12日 周四 1 场\n" in said
    assert zh_like("asked.no_question_done_last").search(office.say("是"))


def test_in_english_as_well(office: Office, codes: tuple[str, str]) -> None:
    office.say("language en")
    said = office.say(f"accept {codes[0]} and decline {codes[1]}")
    assert en_like("in_turn.after_this").match(said) and "decline 林悦" in said
    assert said.endswith("? yes/no")
    assert "\n\nNext: Decline 林悦" in office.say("yes")
    assert [response(office, one) for one in codes] == ["accepted", "needs_action"]


def test_a_no_to_the_first_leaves_the_second_to_be_asked(office: Office, codes: tuple[str, str]) -> None:
    office.say(f"{codes[0]}接受，{codes[1]}去不了")
    said = office.say("否")
    assert said == lines(
        zh("let_go.nothing_changed"),
        "",
        zh("in_turn.next") + zh("deed.yes_or_no", sentence="回复无法参加 林悦 3月13日 周五 10:00"),
    )
    office.say("是")
    assert [response(office, one) for one in codes] == ["needs_action", "declined"]


def test_the_second_waits_until_the_reason_of_the_first_is_given(office: Office, codes: tuple[str, str]) -> None:
    office.say(f"{codes[0]}去不了，{codes[1]}接受")
    assert office.say("是").endswith("不想说就发“跳过”。")
    said = office.say("出差")
    assert lines("只有 HR 看得到：出差", "", zh("in_turn.next") + "接受 林悦") in said
    office.say("是")
    assert [response(office, one) for one in codes] == ["declined", "accepted"]


def test_what_cannot_be_done_is_said_and_the_other_is_asked(office: Office, codes: tuple[str, str]) -> None:
    office.say(f"无法参加 {codes[0]} 出差")
    said = office.say(f"{codes[0]}去不了，{codes[1]}接受")
    assert said == lines(
        zh("decline.already"), "", zh("in_turn.next") + zh("deed.yes_or_no", sentence="接受 林悦 3月13日 周五 10:00")
    )


def test_of_somebody_elses_interview_it_is_said_that_it_is_not_theirs(office: Office, codes: tuple[str, str]) -> None:
    other = office.plan("周航", "03-12 16:00", "lisi")
    for words in ("{0}可以，{2}我去不了", "接受{0}，然后接受{2}", "接受{0}，然后看一下{2}"):
        assert office.say(words.format(*codes, other)).startswith(zh("which.no_such_code", code=other)), words
        assert zh("asked.no_question") in office.say("是")
    assert response(office, codes[0]) == "needs_action"


def test_who_asks_for_something_else_leaves_both(office: Office, codes: tuple[str, str]) -> None:
    office.say(f"{codes[0]}接受，{codes[1]}去不了")
    assert "接下来" not in office.say("日程 明天")
    assert zh("asked.no_question") in office.say("是")
    assert [response(office, one) for one in codes] == ["needs_action", "needs_action"]


def test_what_is_ordered_anew_meanwhile_is_not_asked_twice(office: Office, codes: tuple[str, str]) -> None:
    office.say(f"{codes[0]}去不了，{codes[1]}接受")
    office.say("是")
    assert "接下来" not in office.say(f"接受 {codes[1]}")
    assert response(office, codes[1]) == "accepted"


def test_another_answer_to_the_first_leaves_the_second_waiting(office: Office, codes: tuple[str, str]) -> None:
    office.say(f"{codes[0]}接受，{codes[1]}去不了")
    assert office.say("不对，陈晓是去不了") == zh("deed.yes_or_no", sentence="回复无法参加 陈晓 明天 14:00")
    office.say("是")
    assert office.say("出差").endswith(
        lines("", "", zh("in_turn.next") + zh("deed.yes_or_no", sentence="回复无法参加 林悦 3月13日 周五 10:00"))
    )


def test_what_is_left_for_something_else_is_named_as_not_done(office: Office, codes: tuple[str, str]) -> None:
    office.say(f"{codes[0]}接受，{codes[1]}去不了")
    said = office.say("日程 明天")
    assert said.endswith(
        lines("", "", zh("in_turn.not_done", others="接受 陈晓 明天 14:00；无法参加 林悦 3月13日 周五 10:00"))
    )
    for anew in ("无法参加 {1}", "无法参加 {1} 出差"):
        office.say(f"{codes[0]}接受，{codes[1]}去不了")
        said = office.say(anew.format(*codes))
        assert said.startswith("已回复无法参加"), said
        assert said.endswith(zh("in_turn.not_done", others="接受 陈晓 明天 14:00")), said  # and not what was just done
        office.say("撤销")
    office.say("language en")
    office.say(f"accept {codes[0]} and decline {codes[1]}")
    assert "\n\nNot done: accept 陈晓" in office.say("schedule tomorrow")


@pytest.mark.parametrize("both", ["两个都是", "都要", "是的，都可以", "both please", "yes to all of them"])
def test_a_yes_to_both_is_a_yes_to_the_first_and_the_second_is_asked(
    office: Office, codes: tuple[str, str], both: str
) -> None:
    office.say(f"接受{codes[0]}，接受{codes[1]}")
    assert zh("in_turn.next") + "接受 林悦" in office.say(both)
    assert [response(office, one) for one in codes] == ["accepted", "needs_action"]


@pytest.mark.parametrize("neither", ["都不要了", "两个都不用", "neither", "no to both"])
def test_a_no_to_both_leaves_both(office: Office, codes: tuple[str, str], neither: str) -> None:
    office.say(f"接受{codes[0]}，接受{codes[1]}")
    assert "接下来" not in office.say(neither)
    assert zh("asked.no_question") in office.say("是")
    assert [response(office, one) for one in codes] == ["needs_action", "needs_action"]


# --- one request -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "user_id"),
    [
        ("接受{0}，谢谢", "zhangsan"),
        ("无法参加{0}，明天要出差", "zhangsan"),
        ("去不了{0}，看病", "zhangsan"),
        ("{0}去不了，那天有别的面试", "zhangsan"),
        ("{0}去不了，明天有几个会", "zhangsan"),
        ("{0}去不了，还有下一场", "zhangsan"),
        ("{0}去不了，让李四替一下", "zhangsan"),
        ("{0}我去不了，跟{1}撞了", "zhangsan"),
        ("接受{0}，{1}我再想想", "zhangsan"),
        ("接受{0}，{1}再说吧", "zhangsan"),
        ("接受{0}，明天我再看看", "zhangsan"),
        ("周五下午，{0}改到三点", "zhangsan"),
        ("{0}，我去不了", "zhangsan"),
        ("取消{0}，候选人不来了", "zhangmin"),
        ("取消{0}，岗位关闭，预算没了", "zhangmin"),
        ("accept {0}, thanks", "zhangsan"),
        ("can't make {0}, I have to see a doctor", "zhangsan"),
        ("accept {0} and thank you", "zhangsan"),
        ("decline {0}, travelling then and back on friday", "zhangsan"),
        ("李四说{0}去不了，然后呢", "zhangsan"),
        ("{0}去不了，然后要去接孩子", "zhangsan"),
        ("{0}去不了，周五上午有会", "zhangsan"),
        ("没空{0}，出差回来再说", "zhangsan"),
        ("{0}我去不了，周五上午面试别人", "zhangsan"),
        ("decline {0}, Friday is full", "zhangsan"),
    ],
)
def test_one_request_is_never_taken_for_two(office: Office, codes: tuple[str, str], words: str, user_id: str) -> None:
    assert "then" not in office.understands(words.format(*codes), user_id)
    office.say(words.format(*codes), user_id)
    assert response(office, codes[1]) == "needs_action"


@pytest.mark.parametrize(
    "words",
    [
        "{0}去不了，{1}我不是说了可以吗",
        "接受{0}，谁接受了{1}",
        "接受{0}，要是{1}也行呢",
        "接受{0}，李四说{1}去不了",
        "accept {0}, did anybody decline {1}",
    ],
)
def test_a_question_or_a_report_in_the_second_clause_is_no_order(
    office: Office, codes: tuple[str, str], words: str
) -> None:
    then = office.understands(words.format(*codes), "zhangsan").get("then", {"command": "status"})
    assert then["command"] == "status"
    office.say(words.format(*codes))
    office.say("是")
    office.say("跳过")
    office.say("是")
    assert response(office, codes[1]) == "needs_action"


def test_feedback_keeps_its_commas(office: Office) -> None:
    code = office.plan(FIRST, "03-11 08:30")
    said = office.say(f"面评 {code} 推荐 基础好，设计弱，然后看下明天日程")
    assert said.endswith(zh("deed.yes_or_no", sentence="基础好，设计弱，然后看下明天日程" + zh("feedback.read_back")))


def test_a_reason_that_was_asked_for_is_taken_whole(office: Office, codes: tuple[str, str]) -> None:
    office.say(f"无法参加 {codes[0]}")
    said = office.say("明天要出差，然后看客户")
    assert "接下来" not in said
    assert "一次做一件" not in said
