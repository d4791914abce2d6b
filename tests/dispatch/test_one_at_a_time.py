"""Two requests in one text are asked one after the other: none is dropped, and nothing of one is put on the other."""

from __future__ import annotations

import pytest

from bot.db import store
from bot.interviews.models import Interview, Participant
from tests.said import YES_OR_NO, en, en_like, zh, zh_like
from tests.world.office import Office, lines


def response(office: Office, code: str) -> str:
    with store.db.connection_context():
        interview = Interview.get(Interview.code == code)
        return str(Participant.get(Participant.interview == interview).response)


def in_turn(said: str) -> list[str]:
    """The verb and the candidate of what is asked first, and of what comes after it."""
    later, asked = said.removeprefix("一次做一件，之后是：").split("\n")
    calls = [asked.removeprefix("回复"), *later.removesuffix("。").split("；")]
    return [" ".join(one.split()[:2]) for one in calls]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("{0}和{1}都去不了", ["无法参加 陈晓", "无法参加 林悦"]),
        ("{0} 我来不了，还有{1}也是", ["无法参加 陈晓", "无法参加 林悦"]),
        ("{0} 去不了 {1} 可以", ["无法参加 陈晓", "接受 林悦"]),
        ("无法参加 {0} {1}", ["无法参加 陈晓", "无法参加 林悦"]),
        ("接受{0}和{1}", ["接受 陈晓", "接受 林悦"]),
        ("{0} {1} 接受", ["接受 陈晓", "接受 林悦"]),
        ("拒绝{0}，接受{1}", ["无法参加 陈晓", "接受 林悦"]),
        ("接受{0}，{1}不行", ["接受 陈晓", "无法参加 林悦"]),
        ("{0}可以，{1}去不了", ["接受 陈晓", "无法参加 林悦"]),
        ("accept {0}, {1} doesn't work for me", ["接受 陈晓", "无法参加 林悦"]),
        ("can't make {0}, {1} is ok", ["无法参加 陈晓", "接受 林悦"]),
        ("{0}可以，林悦我去不了", ["接受 陈晓", "无法参加 林悦"]),
        ("陈晓可以，林悦那场去不了因为要出差", ["接受 陈晓", "无法参加 林悦"]),
        ("陈晓可以，林悦去不了，出差", ["接受 陈晓", "无法参加 林悦"]),
        ("{0}可以，但{1}不行", ["接受 陈晓", "无法参加 林悦"]),
        ("陈晓去不了，林悦也是", ["无法参加 陈晓", "无法参加 林悦"]),
        ("无法参加 陈晓 出差，接受 林悦", ["无法参加 陈晓", "接受 林悦"]),
        ("accept {0}, can't make 林悦", ["接受 陈晓", "无法参加 林悦"]),
        ("{0}、{1}都没空，孩子病了", ["无法参加 陈晓", "无法参加 林悦"]),
        ("accept {0} and {1}", ["接受 陈晓", "接受 林悦"]),
        ("I can't make {0} and {1}", ["无法参加 陈晓", "无法参加 林悦"]),
        ("can't make {0} or {1}", ["无法参加 陈晓", "无法参加 林悦"]),
        ("{0}可以{1}不行", ["接受 陈晓", "无法参加 林悦"]),
        ("{0} 收到，{1} 也收到", ["接受 陈晓", "接受 林悦"]),
        ("麻烦 {0} {1} 都接受 谢谢", ["接受 陈晓", "接受 林悦"]),
    ],
)
def test_of_two_interviews_in_one_text_one_is_asked_about_after_the_other(
    office: Office, words: str, wanted: list[str]
) -> None:
    first, second = office.plan(), office.plan("林悦", "03-12 10:00")
    said = office.say(words.format(first, second))
    assert in_turn(said) == wanted, said
    assert {response(office, first), response(office, second)} == {"needs_action"}
    said = office.say("是")
    assert response(office, first) == ("accepted" if wanted[0].startswith("接受") else "declined")
    assert response(office, second) == "needs_action"
    if "是什么原因" in said:
        said = office.say("出差")
    assert " ".join(said.split("\n\n接下来：")[1].removeprefix("回复").split()[:2]) == wanted[1]
    office.say("是")
    assert response(office, second) == ("accepted" if wanted[1].startswith("接受") else "declined")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("{0}和{1}都不来了", "不来"),
        ("{0}和{1}的候选人都确认了", "已确认"),
        ("陈晓不来了，林悦不来", "不来"),
        ("陈晓 dropped out, 林悦 dropped out", "不来"),
        ("陈晓 确认了 林悦 考虑中", "考虑中"),
    ],
)
def test_what_two_candidates_answered_is_asked_one_after_the_other(office: Office, words: str, answer: str) -> None:
    first, second = office.plan(), office.plan("林悦", "03-12 10:00")
    said = office.say(words.format(first, second), "zhangmin")
    assert said.startswith(zh("in_turn.after_this", others=f"候选人回复 林悦 明天 10:00：{answer}")), said
    assert "陈晓" in said
    assert said.endswith(YES_OR_NO)
    assert "\n\n接下来：" in (said := office.say("否", "zhangmin"))
    assert "林悦" in said


def test_who_knows_two_candidates_is_asked_about_each_and_shown_neither(office: Office) -> None:
    first, second = office.plan(), office.plan("林悦", "03-12 10:00")
    said = office.say(f"{first}和{second}我都认识")
    assert zh_like("in_turn.after_this").match(said) and "无法参加 林悦" in said
    assert said.endswith("并对你隐藏候选人资料？是/否")
    assert office.say("是").endswith("并对你隐藏候选人资料？是/否")


def test_the_reason_of_all_goes_along_with_the_only_one_there_is(office: Office) -> None:
    office.plan()
    office.plan("林悦", "03-12 10:00")
    said = office.say("今天剩下的都去不了，孩子病了")
    assert said == zh("deed.yes_or_no", sentence="回复无法参加 陈晓 今天 14:00，原因：孩子病了")


@pytest.mark.parametrize("words", ["接受{0}，陈晓和{1}不行", "can't make {0} {1} is ok"])
def test_after_two_in_one_text_were_refused_a_number_is_none_of_an_older_list(office: Office, words: str) -> None:
    first, second = office.plan(), office.plan("林悦", "03-12 10:00")
    assert "哪一场" in office.say("接受")
    assert office.say(words.format(first, second)).startswith(zh("which.two_codes"))
    assert "已接受" not in office.say("2")
    assert {response(office, first), response(office, second)} == {"needs_action"}


@pytest.mark.parametrize("words", ["王大锤不来了，林悦确认了", "张伟不来了，林悦来"])
def test_what_somebody_unknown_does_is_not_put_on_the_candidate_of_the_next_clause(office: Office, words: str) -> None:
    office.plan("林悦", "03-12 10:00")
    assert zh_like("which.nobody_called_so").match(office.say(words, "zhangmin"))
    assert zh("asked.no_question") in office.say("是", "zhangmin")


@pytest.mark.parametrize(
    "words",
    [
        "{0}和{1}谁没空",
        "{0}和{1}都有谁",
        "{0}和{1}都去不了？",
        "接受 {0}和{1}？",
        "{0} can't make who {1} can't make",
        "李四说{0}和{1}都去不了",
        "没说{0}和{1}去不了",
    ],
)
def test_a_question_or_a_report_about_two_is_no_order_for_either(office: Office, words: str) -> None:
    first, second = office.plan(), office.plan("林悦", "03-12 10:00")
    said = office.say(words.format(first, second))
    assert not said.startswith("一次做一件")
    assert "是/否" not in said
    assert {response(office, first), response(office, second)} == {"needs_action"}


def test_what_two_candidates_answered_is_written_down_one_after_the_other(office: Office) -> None:
    code = office.plan()
    office.plan("林悦", "03-12 10:00")
    said = office.say(f"候选人林悦 不来了，{code} 确认", "zhangmin")
    assert said.startswith(zh("in_turn.after_this", others="候选人回复 陈晓 今天 14:00：已确认"))
    assert said.endswith(zh("deed.yes_or_no", sentence="记下候选人回复 林悦 明天 10:00：不来"))


def test_what_one_candidate_answered_is_never_put_on_another_in_english(office: Office) -> None:
    office.plan()
    office.plan("林悦", "03-12 10:00")
    office.say("language en", "zhangmin")
    said = office.say("陈晓 confirmed 林悦 dropped out", "zhangmin")
    assert en_like("which.names_two").match(said)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("都接受", zh("which.one_at_a_time") + "接受哪一场？"),
        ("我都可以", zh("which.one_at_a_time") + "接受哪一场？"),
        ("全部接受", zh("which.one_at_a_time") + "接受哪一场？"),
        ("明天的都去不了", zh("which.one_at_a_time") + "无法参加哪一场？"),
        ("明天的都去不了，孩子病了", zh("which.one_at_a_time") + "无法参加哪一场？"),
    ],
)
def test_who_means_all_is_told_that_it_is_one_at_a_time(office: Office, words: str, wanted: str) -> None:
    office.plan()
    office.plan("林悦", "03-12 10:00")
    code = office.plan("周航", "03-12 14:00")
    said = office.say(words)
    assert said.startswith(wanted), said
    assert ("陈晓" in said) is (not words.startswith("明天"))
    office.say(code)
    assert response(office, code) == ("declined" if "去不了" in words else "accepted")


def test_of_two_in_one_text_whose_orders_cannot_be_told_none_is_read_back(office: Office) -> None:
    first, second = office.plan(), office.plan("林悦", "03-12 10:00")
    said = office.say(f"can't make {first} {second} is ok")
    assert said == zh("which.two_codes")


@pytest.mark.parametrize(
    "words",
    [
        "除了{0}都不行",
        "除了{0}都可以",
        "{0}以外都去不了",
        "decline all except {0}",
        "I can't make any but 陈晓",
        "can't make either 陈晓 or 林悦",
    ],
)
def test_all_but_one_is_no_order_for_that_one(office: Office, words: str) -> None:
    first, second = office.plan(), office.plan("林悦", "03-12 10:00")
    assert office.say(words.format(first)).startswith("一次说一场")
    assert zh("asked.no_question") in office.say("是")
    assert {response(office, first), response(office, second)} == {"needs_action"}


def test_a_second_order_is_no_reason_of_the_first(office: Office) -> None:
    office.plan()
    office.plan("林悦", "03-12 10:00")
    said = office.say("无法参加 林悦 李四替我，接受 陈晓")
    assert in_turn(said) == ["无法参加 林悦", "接受 陈晓"]
    assert said.endswith("，原因：李四替我？是/否")


def test_a_reason_stays_as_it_was_typed(office: Office) -> None:
    office.plan()
    office.plan("林悦", "03-12 10:00")
    assert "无法参加 林悦 明天 10:00，原因：去 NASA 出差？" in office.say("无法参加 林悦 去 NASA 出差，接受 陈晓")


@pytest.mark.parametrize("words", ["{0}我去不了，跟林悦那场撞了", "{0}去不了，跟{1}撞了"])
def test_what_clashes_is_a_reason_and_no_second_order(office: Office, words: str) -> None:
    first, second = office.plan(), office.plan("林悦", "03-12 10:00")
    said = office.say(words.format(first, second))
    assert said.startswith("回复无法参加 陈晓 今天 14:00，原因：跟"), said


def test_what_an_unknown_candidate_does_is_not_put_on_the_one_before(office: Office) -> None:
    office.plan()
    assert office.say("陈晓确认，王大锤不来了", "zhangmin").startswith(zh("which.nobody_called_so", who="王大锤"))
    said = office.say("陈晓确认，李四不来", "zhangmin")
    assert "是/否" not in said and "不来" not in said, "of two of whom neither is told what is meant"
    assert "不来" not in office.say("陈晓来不来", "zhangmin")
    assert office.say("陈晓堵车，来不了了", "zhangmin").endswith(zh("deed.yes_or_no", sentence="：不来"))


def test_of_one_order_typed_twice_with_more_than_its_interview_none_is_read_back_alone(office: Office) -> None:
    first, second = office.plan(), office.plan("林悦", "03-12 10:00")
    waits, asked = office.say(f"换人 {first} 李四，换人 {second} 李四", "zhangmin").split("\n")
    assert waits.startswith(zh("in_turn.after_this", others="换人 林悦 明天 10:00 李四").strip())
    assert asked.startswith(f"把 {first} 陈晓") and asked.endswith("的张三换成李四？是/否")


def test_of_two_orders_for_one_interview_neither_is_dropped(office: Office) -> None:
    first, second = office.plan(), office.plan("林悦", "03-12 10:00")
    said = office.say(f"接受 {first}，无法参加 {second}，无法参加 {first}").split("\n")
    assert said[1:4] == ["1) 接受 陈晓 今天 14:00", "2) 无法参加 林悦 明天 10:00", "3) 无法参加 陈晓 今天 14:00"]
    assert office.say("1").startswith(f"已接受：{first}")
    assert YES_OR_NO in office.say(f"接受 {first}、{second} 和 {first}")


@pytest.mark.parametrize("words", ["接受 {0}，无法参加 {0}", "{0}接受，{0}去不了", "accept {0}, decline {0}"])
def test_of_two_orders_for_the_only_interview_neither_is_dropped(office: Office, words: str) -> None:
    code = office.plan()
    said = office.say(words.format(code)).split("\n")
    assert said[1:3] == ["1) 接受 陈晓 今天 14:00", "2) 无法参加 陈晓 今天 14:00"]
    assert response(office, code) == "needs_action"


@pytest.mark.parametrize(
    ("words", "user_id", "begins"),
    [
        ("接受 {0} {0}", "zhangsan", zh("deed.yes_or_no", sentence="接受 陈晓 今天 14:00")),  # one interview, twice
        ("{0} 接受，{1} 待定", "zhangsan", "没看懂“"),  # one verb: whose the other code is nobody can tell
        ("接受 {0} 还是 {1}", "zhangsan", "没看懂“"),
        ("接受 {0} {1}", "zhangmin", "没看懂“"),  # HR is on neither panel
        ("都去不了陈晓那场", "zhangsan", zh("deed.yes_or_no", sentence="回复无法参加 陈晓 今天 14:00")),
        ("没空，都排满了", "zhangsan", "无法参加哪一场？"),  # 都 is of the reason
        ("如果都去不了呢", "zhangsan", "无法参加 · "),  # explained
        ("候选人都不来了", "zhangmin", zh("ask.which_interview", verb="候选人回复")),
        ("无法参加 {0} 因为 {1} 冲突", "zhangsan", "回复无法参加 陈晓 今天 14:00，原因：因为 {1} 冲突？是/否"),
        (
            "没空 {0} 和林悦冲突",
            "zhangsan",
            zh("deed.yes_or_no", sentence="回复无法参加 陈晓 今天 14:00，原因：和林悦冲突"),
        ),
        ("{0} 我没空 {1} 呢", "zhangsan", "一次说一场：这里有 "),
    ],
)
def test_what_names_two_and_is_no_order_for_both_is_not_asked_one_after_the_other(
    office: Office, words: str, user_id: str, begins: str
) -> None:
    first, second = office.plan(), office.plan("林悦", "03-12 10:00")
    said = office.say(words.format(first, second), user_id)
    assert said.startswith(begins.format(first, second)), said
    assert {response(office, first), response(office, second)} == {"needs_action"}


def test_who_corrects_what_was_just_noted_is_offered_to_take_it_back_as_well(office: Office) -> None:
    first, second = office.plan(), office.plan("林悦", "03-12 10:00")
    office.say(f"候选人回复 {first} 不来", "zhangmin")
    assert office.say(f"不对，是{second}不来", "zhangmin").split("\n")[:3] == [
        "一次做一件，先做哪一件？",
        "1) " + zh("undo.deed_undo", done=f"候选人回复 {first}"),
        "2) 候选人回复 林悦 明天 10:00：不来",
    ]
    assert office.say("1", "zhangmin").startswith(f"已撤销：候选人回复 {first}")


def test_who_corrects_in_english_is_offered_to_take_it_back_as_well(office: Office) -> None:
    first, second = office.plan(), office.plan("林悦", "03-12 10:00")
    office.say("language en", "zhangmin")
    office.say(f"candidate {first} not coming", "zhangmin")
    said = office.say(f"no, candidate {second} not coming", "zhangmin")
    assert (
        lines(
            "1) " + en("undo.deed_undo", done=f"candidate's answer {first}"),
            "2) candidate 林悦, tomorrow 10:00: not coming",
        )
        in said
    )


def test_nothing_is_corrected_where_nothing_was_done(office: Office) -> None:
    code = office.plan()
    assert not zh_like("which.first").search(office.say(f"不对，是{code}不来", "zhangmin"))


def test_more_of_a_question_shows_the_next_and_leaves_it_open(office: Office) -> None:
    codes = [office.plan(f"陈{name}", f"03-12 {hour}:00") for hour, name in enumerate("一二三四五六七八", 9)]
    assert zh("which.more") in office.say("无法参加")
    following = office.say("更多").split("\n")
    assert following[0].startswith("无法参加哪一场？")
    assert [line[:2] for line in following[1:-1]] == ["7)", "8)"]
    assert office.say("更多").startswith(zh("which.that_is_all", question="无法参加哪一场？"))
    assert office.say("8").startswith(f"已回复无法参加：{codes[7]}")


def test_more_of_a_question_works_in_english(office: Office) -> None:
    codes = [office.plan(f"陈{name}", f"03-12 {hour}:00") for hour, name in enumerate("一二三四五六七八", 9)]
    office.say("language en")
    assert en("which.more") in office.say("accept")
    assert office.say("more").startswith("Which interview do you accept?")
    assert office.say("2").startswith(f"Accepted: {codes[1]}")


def test_a_week_says_how_many_are_still_to_come(office: Office) -> None:
    office.plan("林悦", "03-10 10:00")
    office.plan()
    assert office.say("这周还有几场").startswith("3月9日–15日 2 场" + zh("schedule.left_to_come", left="1") + "\n")
    office.say("language en")
    assert en("page.count", n=2) + ", 1 to come" in office.say("this week").split("\n")[0]


def test_a_code_that_is_not_there_leaves_the_question_open(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    assert office.say(f"接受 {code} 吧").endswith(YES_OR_NO)
    missing = next(one for one in ("9999", "9998") if one != code)
    assert office.say(missing) == zh("which.no_such_code", code=missing)
    assert office.say("谢谢") == zh(
        "asked.not_understood_how", text="谢谢", how="", asked=zh("deed.yes_or_no", sentence="接受 陈晓 明天 14:00")
    )
    assert office.say("好的谢谢").startswith(f"已接受：{code}")


def test_who_cannot_come_to_what_is_declined_already_is_not_asked_about_what_is_over(office: Office) -> None:
    office.plan("许明轩", "03-10 10:00")
    code = office.plan("许明轩", "03-13 10:00")
    office.say(f"无法参加 {code} 出差")
    said = office.say("许明轩那场我不去了")
    assert said.startswith(f"{code} 许明轩")
    assert "无法参加" in said


def test_hr_asks_in_other_words_what_is_open_and_who_is_missing(office: Office) -> None:
    code = office.plan()
    for words in ("待回复的有哪些", "谁还没回复", "谁没回复", "which ones are unanswered"):
        assert zh_like("answers.unanswered", whose=zh("answers.yours"), n="1 场").match(
            office.say(words, "zhangmin")
        ), words
    office.say(f"无法参加 {code} 出差")
    for words in ("今天谁缺人", "谁缺人", "有啥要处理的", "无法参加的有哪些", "who is short of people"):
        assert zh_like("answers.declined", whose=zh("answers.yours"), n="1 场").search(office.say(words, "zhangmin")), (
            words
        )


def test_who_means_all_in_english_is_told_so_as_well(office: Office) -> None:
    office.plan()
    office.plan("林悦", "03-12 10:00")
    office.say("language en")
    for words in ("accept all", "accept both", "decline all of them"):
        assert office.say(words).startswith(en("which.one_at_a_time")), words


@pytest.mark.parametrize(
    "said",
    [
        "取消面试 {0} 和 {1} 岗位关闭",
        "取消面试 {0}、{1} 岗位关闭",
        "取消面试 {0} {1} 岗位关闭",
        "取消面试 陈晓和林悦 岗位关闭",
        "取消面试 陈晓 和 林悦",
    ],
)
def test_another_that_is_named_beside_it_is_no_part_of_the_reason(office: Office, said: str) -> None:
    codes = office.plan("陈晓", "03-12 14:00", "lisi"), office.plan("林悦", "03-13 14:00", "lisi")
    answer = office.say(said.format(*codes), "zhangmin")
    assert "一次说一场" in answer and "什么都没有改动" in answer
    assert "原因" not in answer and "没找到" not in answer


def test_what_it_clashes_with_is_the_reason(office: Office) -> None:
    codes = office.plan("陈晓", "03-12 14:00", "lisi"), office.plan("林悦", "03-13 14:30", "lisi")
    assert not zh_like("which.one_at_a_time_with_example").search(
        office.say(f"无法参加 {codes[0]} 和{codes[1]}撞了", "lisi")
    )
