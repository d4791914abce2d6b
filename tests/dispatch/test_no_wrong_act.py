"""It never does what nobody said: what people see when they type something else than an order."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot import change
from bot.db import store
from tests.said import YES_OR_NO, en, zh, zh_like
from tests.world.office import Office, lines
from tests.world.town import Town


def response(office: Office, code: str, user_id: str = "zhangsan") -> tuple[str, str | None]:
    [row] = office.rows(
        """SELECT response, response_reason FROM participant p JOIN interview i ON i.id = p.interview_id
           JOIN member m ON m.id = p.member_id WHERE i.code = %(code)s AND m.user_id = %(user_id)s""",
        code=code,
        user_id=user_id,
    )
    return row["response"], row["response_reason"]


def test_a_command_typed_while_a_question_is_open_is_that_command(office: Office) -> None:
    first, second = office.plan(), office.plan("林悦", "03-12 10:00")
    office.say("没空")
    assert office.say(f"接受 {second}").startswith(f"已接受：{second}")
    assert response(office, first) == ("needs_action", None)
    assert response(office, second) == ("accepted", None)


def test_a_number_is_a_row_of_the_list_that_a_question_has_just_shown(office: Office) -> None:
    today, tomorrow = office.plan(), office.plan("林悦", "03-12 10:00")
    assert office.say("明天").splitlines()[1].endswith(tomorrow)
    assert office.say("没空").splitlines()[1].endswith(today)
    assert today in office.say("没空 1")
    assert response(office, today)[0] == "declined"
    assert response(office, tomorrow)[0] == "needs_action"


def test_a_number_after_guesses_is_no_row_of_an_older_list(office: Office) -> None:
    code = office.plan()
    office.say("日程")
    office.say("今天天气怎么样")
    assert office.say("没空 1") == zh("which.not_in_a_list", row="1")
    assert response(office, code)[0] == "needs_action"


@pytest.mark.parametrize("words", ["谁没空", "李四说没空", "我没说去不了", "没空吗", "候选人说他没空", "他没空"])
def test_what_is_no_order_changes_nothing(office: Office, words: str) -> None:
    """With one interview alone, which a bare 没空 declines."""
    code = office.plan()
    office.say(words)
    assert response(office, code) == ("needs_action", None)
    assert not office.rows("SELECT 1 FROM audit_event WHERE action LIKE 'panel.%%'")


def test_an_order_with_words_around_it_is_read_back_and_done_after_a_yes(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    assert office.say("我明天没空") == zh("deed.yes_or_no", sentence="回复无法参加 陈晓 明天 14:00")
    assert response(office, code)[0] == "needs_action"
    assert office.say("随便") == zh(
        "asked.not_understood_how",
        text="随便",
        how="",
        asked=zh("deed.yes_or_no", sentence="回复无法参加 陈晓 明天 14:00"),
    )
    assert zh_like("decline.done_ask_why").match(office.say("是"))
    assert response(office, code)[0] == "declined"


def test_in_english_too(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say("language en")
    assert office.say("please accept 陈晓") == en("deed.yes_or_no", sentence="Accept 陈晓, tomorrow 14:00")
    assert office.say("no") == en("let_go.nothing_changed")
    assert response(office, code)[0] == "needs_action"
    assert office.say("I can't make it") == en("deed.yes_or_no", sentence="Decline 陈晓, tomorrow 14:00")
    office.say("yes")
    assert response(office, code)[0] == "declined"


def test_a_received_is_no_acceptance_yet(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    assert office.say("收到") == zh("understood.does_not_count", said="收到", verb="接受") + zh(
        "deed.yes_or_no", sentence="接受 陈晓 明天 14:00"
    )
    assert office.say("否") == zh("let_go.nothing_changed")
    assert office.say("确认") == zh("deed.yes_or_no", sentence="接受 陈晓 明天 14:00")
    assert office.say("是").startswith(f"已接受：{code}")
    assert office.say("收到") == zh("greeting.ok")


def test_with_several_unanswered_a_received_is_thanks(office: Office) -> None:
    office.plan()
    office.plan("林悦", "03-12 10:00")
    assert office.say("收到") == zh("greeting.ok")


def test_a_bare_refusal_is_asked_what_it_refuses(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.plan("林悦", "03-12 10:00")
    asked = zh("which.mean", said="拒绝", lines="1) 无法参加\n2) 面评：不推荐")
    assert office.say("拒绝") == asked
    assert office.say("2") == zh("none_meant.to_evaluate")
    assert office.say("拒绝") == asked
    assert office.say("1").startswith("无法参加哪一场？")
    assert zh_like("decline.done_ask_why").match(office.say(code))


def test_the_reason_is_asked_for_and_hr_alone_reads_it(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    assert office.say(f"没空 {code}").endswith("是什么原因？只有 HR 看得到，不想说就发“跳过”。")
    assert office.say("休假") == zh(
        "decline.reason_noted", title=f"{code} 陈晓 · 后端工程师 一面", reason="休假", suggested=""
    )
    assert response(office, code) == ("declined", "休假")


@pytest.mark.parametrize("words", ["跳过", "没有", "不用", "否", "取消", "退出", "skip"])
def test_who_gives_no_reason_is_told_that_the_refusal_stands(office: Office, words: str) -> None:
    code = office.plan()
    office.say(f"没空 {code}")
    assert office.say(words) == "好的，不写原因，仍是无法参加。"
    assert response(office, code) == ("declined", None)


def test_a_yes_after_another_order_that_cannot_be_answers_no_older_question(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    assert office.say(f"接受 {code}？").endswith(YES_OR_NO)
    assert office.say("拒绝9999").startswith("没找到 9999")
    assert zh("asked.no_question") in office.say("是")
    assert response(office, code) == ("needs_action", None)


def test_not_to_decline_is_no_reason_for_it(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say(f"没空 {code}")
    assert office.say(f"不要拒绝{code}") == zh("undo.whether", done="无法参加 陈晓 明天 14:00")


def test_a_full_stop_says_nothing(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say("language en")
    assert office.say(f"accept {code}.").startswith("Accepted")
    office.say(f"decline {code}.")
    assert office.say("skip.") == "OK, no reason given. Your answer is still: can't make it."
    office.say("undo.")
    assert office.say(f"{code} doesn't work for me.").endswith("yes/no")
    assert office.say("Yep.").startswith("Declined")


def test_in_english_the_refusal_stands_as_well(office: Office) -> None:
    code = office.plan()
    office.say("language en")
    office.say(f"decline {code}")
    assert office.say("cancel") == "OK, no reason given. Your answer is still: can't make it."
    assert response(office, code) == ("declined", None)


@pytest.mark.parametrize(
    "words",
    [
        "点错了",
        "按错了",
        "发错了",
        "我还是来吧",
        "还是可以",
        "算了",
        "never mind",
        "oops wrong one",
        "actually I can come",
        "I accept",
        "coming anyway",
        "could you undo that",
        "can I still undo?",
        "请帮我撤销",
        "接受吧",
        "行，我去",
        "我去",
        "可以的",
        "还是去",
        "还是得去",
        "现在可以了",
        "别帮我拒绝",
        "当我没说",
        "我说着玩的",
        "帮我撤了",
        "作废",
    ],
)
def test_second_thoughts_are_no_reason_and_can_take_the_refusal_back(office: Office, words: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say(f"没空 {code}")
    assert office.say(words) == zh("undo.whether", done="无法参加 陈晓 明天 14:00")
    assert response(office, code) == ("declined", None)
    assert office.say("是").startswith(f"已撤销：无法参加 {code}")
    assert response(office, code) == ("needs_action", None)


def test_who_keeps_the_refusal_after_all_is_asked_for_the_reason_again(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say(f"没空 {code}")
    office.say("点错了")
    again = zh(
        "asked.as_things_stand",
        done="无法参加 陈晓 明天 14:00",
        question="是什么原因？只有 HR 看得到，不想说就发“跳过”。",
    )
    assert office.say("否") == again
    assert office.say("出差").endswith("，只有 HR 看得到：出差")
    assert response(office, code) == ("declined", "出差")


def test_that_a_colleague_knows_the_candidate_hides_nothing_from_the_speaker(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    assert office.say(f"无法参加 {code} 李四认识候选人") == zh(
        "deed.yes_or_no", sentence="回复无法参加 陈晓 明天 14:00，原因：李四认识候选人"
    )


@pytest.mark.parametrize("reason", ["孩子发烧", "家里有事"])
def test_a_reason_given_to_the_question_whether_to_take_it_back_is_the_reason(office: Office, reason: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say(f"没空 {code}")
    office.say("算了")
    office.say(reason)
    assert response(office, code) == ("declined", reason)


def test_second_thoughts_in_english(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say("language en")
    office.say(f"decline {code}")
    assert office.say("oops, wrong one") == en("undo.whether", done="decline 陈晓, tomorrow 14:00")
    assert office.say("no").startswith("As things stand: decline 陈晓, tomorrow 14:00. Why?")
    office.say("actually I can come")
    assert office.say("yes").startswith("Undone")
    assert response(office, code) == ("needs_action", None)


@pytest.mark.parametrize(
    "words",
    [
        "yes I'm coming",
        "I'm free after all",
        "I will make it",
        "please ignore that",
        "forget what I said",
        "just kidding",
        "jk",
        "no wait",
        "hold on",
        "let me check first",
        "not that one",
        "I meant the other one",
        "that was a typo",
        "oh sorry, that was for lisi",
        "delete that",
        "revert",
        "stop",
        "骗你的",
        "假的",
        "逗你玩",
        "才怪",
    ],
)
def test_what_takes_a_refusal_back_in_any_words_is_never_passed_to_hr_as_its_reason(office: Office, words: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say(f"没空 {code}")
    assert office.say(words) == zh("undo.whether", done="无法参加 陈晓 明天 14:00")
    assert response(office, code) == ("declined", None)


@pytest.mark.parametrize(
    "words",
    [
        "reschedule to friday",
        "I can only come at 5",
        "其他的也都去不了",
        "probably",
        "in an hour",
        "过一小时再说",
        "李四认识候选人",
    ],
)
def test_what_may_be_no_reason_is_noted_after_a_yes_alone(office: Office, words: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say(f"没空 {code}")
    assert office.say(words) == zh("asked.note_as", text=words, what=zh("asked.reason"))
    assert response(office, code) == ("declined", None)
    office.say("是")
    assert response(office, code) == ("declined", words)


def test_a_colleague_who_is_named_instead_of_a_reason_is_recommended_after_a_yes_alone(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say(f"没空 {code}")
    assert office.say("让李四去").endswith("并推荐李四接替？是/否")
    office.say("否")
    assert response(office, code) == ("declined", None)


@pytest.mark.parametrize(
    "words",
    [
        "ok thanks",
        "thx!",
        "great",
        "lol",
        "👍",
        "see you",
        "sorry",
        "no reason",
        "n/a",
        "-",
        "好的谢谢",
        "没有原因",
        "哈哈",
    ],
)
def test_courtesy_alone_is_no_reason(office: Office, words: str) -> None:
    code = office.plan()
    office.say(f"没空 {code}")
    assert office.say(words) == "好的，不写原因，仍是无法参加。"
    assert response(office, code) == ("declined", None)


@pytest.mark.parametrize("words", ["李四说没空", "候选人说改天", "陈晓不来了"])
def test_what_somebody_else_said_is_no_reason_before_a_yes(office: Office, words: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say(f"没空 {code}")
    assert office.say(words) == zh("asked.note_as", text=words, what=zh("asked.reason"))
    assert response(office, code) == ("declined", None)
    assert office.say("否").startswith("现在是：无法参加 陈晓 明天 14:00。是什么原因？")
    office.say(words)
    assert office.say("是").endswith(f"，只有 HR 看得到：{words}")
    assert response(office, code) == ("declined", words)


@pytest.mark.parametrize("words", ["我没说去不了", "不是我", "not me"])
def test_who_denies_it_is_asked_whether_to_take_it_back(office: Office, words: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say(f"没空 {code}")
    assert office.say(words) == zh("undo.whether", done="无法参加 陈晓 明天 14:00")
    assert response(office, code) == ("declined", None)
    office.say("是")
    assert response(office, code) == ("needs_action", None)


@pytest.mark.parametrize(
    "words",
    [
        "休假",
        "接受能力强",
        "孩子发烧",
        "老婆说孩子病了",
        "身体不舒服",
        "那天我女儿家长会",
        "sick",
        "on a trip",
        "have a meeting then",
        "I'm not feeling well",
        "it clashes with my class",
        "I will be on a plane",
        "coming down with something",
    ],
)
def test_a_plain_reason_is_noted_at_once(office: Office, words: str) -> None:
    code = office.plan()
    office.say(f"没空 {code}")
    office.say(words)
    assert response(office, code) == ("declined", words)


def test_a_reason_in_the_same_sentence_is_read_back_with_it_and_noted(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    assert office.say("陈晓那边我走不开，孩子发烧") == zh(
        "deed.yes_or_no", sentence="回复无法参加 陈晓 明天 14:00，原因：孩子发烧"
    )
    assert response(office, code) == ("needs_action", None)
    assert "是什么原因" not in office.say("是")
    assert response(office, code) == ("declined", "孩子发烧")


def test_in_english_a_reason_in_the_same_sentence_is_noted_as_well(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say("language en")
    asked = office.say(f"I can't make {code}, my kid is sick")
    assert asked == en("deed.yes_or_no", sentence="Decline 陈晓, tomorrow 14:00, reason: my kid is sick")
    office.say("yes")
    assert response(office, code) == ("declined", "my kid is sick")


@pytest.mark.parametrize("words", ["几点那场来着？", "什么意思", "which one was that?", "谁没空"])
def test_a_question_is_no_reason_and_is_told_what_stands(office: Office, words: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say(f"没空 {code}")
    said = office.say(words)
    assert zh_like("asked.looks_like_a_question").search(said)
    assert "无法参加 陈晓 明天 14:00" in said
    assert response(office, code) == ("declined", None)
    office.say("休假")
    assert response(office, code) == ("declined", "休假")


@pytest.mark.parametrize("words", ["{code} 不太行", "{code} 李四来不了", "{code} blah", "嗯 {code} 这个"])
def test_hr_is_never_offered_an_answer_for_a_panel_that_they_are_not_on(office: Office, words: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    said = office.say(words.format(code=code), "zhangmin")
    assert "接受" not in said
    assert "无法参加" not in said


@pytest.mark.parametrize("words", ["not {code}", "{code} 真没辙"])
def test_who_says_no_is_not_offered_a_yes(office: Office, words: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    said = office.say(words.format(code=code))
    assert "接受 陈晓" not in said
    office.say("是")
    assert response(office, code)[0] == "needs_action"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("I can't make {code}", zh("deed.yes_or_no", sentence="回复无法参加 陈晓 明天 14:00")),
        ("我可以去 {code}", zh("deed.yes_or_no", sentence="接受 陈晓 明天 14:00")),
        ("{code} 我过不来", zh("deed.yes_or_no", sentence="回复无法参加 陈晓 明天 14:00")),
    ],
)
def test_an_answer_in_other_words_is_read_back(office: Office, words: str, said: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.plan("林悦", "03-13 10:00")
    assert office.say(words.format(code=code)) == said.format(code=code)
    assert response(office, code)[0] == "needs_action"


@pytest.mark.parametrize("words", ["陈晓说来不了", "{code}候选人不来了", "候选人 {code} 来不了"])
def test_what_a_candidate_said_is_read_back_to_hr_and_then_noted(office: Office, words: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    assert office.say(words.format(code=code), "zhangmin") == zh(
        "deed.yes_or_no", sentence="记下候选人回复 陈晓 明天 14:00：不来"
    )
    assert not office.rows("SELECT 1 FROM audit_event WHERE action LIKE 'candidate.%%'")
    assert zh_like("candidate.not_coming").search(office.say("是", "zhangmin"))


@pytest.mark.parametrize(
    "words",
    [
        "明儿有我的活儿不",
        "我明天还有几场",
        "明天几场啊",
        "what's on tomorrow",
        "anything tomorrow?",
        "麻烦看下我明天的安排",
    ],
)
def test_an_everyday_question_about_a_day_shows_that_day(office: Office, words: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    assert office.say(words).startswith("明天 3月12日 周四 1 场")
    assert office.say("第一个").startswith(code)


@pytest.mark.parametrize(
    "words", ["陈晓几点", "陈晓那场在哪", "{code} 都谁面", "请问陈晓是什么岗位呀", "where's {code}"]
)
def test_an_everyday_question_about_an_interview_shows_it(office: Office, words: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.plan("林悦", "03-13 10:00")
    assert office.say(words.format(code=code)).startswith(f"{code} 陈晓")


@pytest.mark.parametrize("words", ["周五王五有面试吗", "anything for Wang Wu on Friday"])
def test_hr_asks_for_a_colleagues_day_as_one_asks_a_colleague(office: Office, words: str) -> None:
    office.joins("wangwu")
    assert zh_like("schedule.none_at_all", day="王五 3月13日 周五").match(office.say(words, "zhangmin"))


def test_hr_names_who_comes_in_their_own_words(office: Office) -> None:
    office.joins("wangwu")
    code = office.plan("陈晓", "03-12 14:00", "zhangsan", "lisi")
    assert office.say(f"{code} 王五替李四", "zhangmin").endswith("的李四换成王五？是/否")
    assert office.say(f"{code}换成王五", "zhangmin").startswith("陈晓 明天 14:00：换下哪位？")
    assert response(office, code, "lisi")[0] == "needs_action"


@pytest.mark.parametrize("words", ["谁能顶 {code}", "{code} 谁能来替", "who could take {code}"])
def test_hr_who_asks_who_could_come_sees_the_substitutes_at_once(office: Office, words: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    said = office.say(words.format(code=code), "zhangmin")
    assert zh_like("replace.substitutes", old="张三").search(said)
    assert "李四 · 空闲" in said
    assert response(office, code) == ("needs_action", None)
    assert office.say("李四", "zhangmin").endswith("的张三换成李四？是/否")


def test_an_interviewer_who_asks_who_could_come_hears_that_hr_sees_to_it(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    wanted = zh("substitutes.ask_hr", hr="张敏", code=code)
    assert office.say(f"谁能顶 {code}") == wanted
    assert response(office, code) == ("needs_action", None)


@pytest.mark.parametrize(
    ("words", "who", "said"),
    [
        ("{code} 王五替李四", "zhangsan", zh("refused.role", verb="换人", role=" HR ", names="张敏")),
        ("换人 {code} 王五", "zhangsan", zh("refused.role", verb="换人", role=" HR ", names="张敏")),
        ("候选人回复 {code} 不来", "zhangsan", zh("refused.role", verb="候选人回复", role=" HR ", names="张敏")),
        ("成员 李四 停用", "zhangmin", zh("refused.role", verb="成员", role="管理员", names="管理员")),
        ("停用 李四", "zhangsan", zh("refused.role", verb="成员", role="管理员", names="管理员")),
    ],
)
def test_words_of_another_role_are_told_whose_they_are(office: Office, words: str, who: str, said: str) -> None:
    office.joins("wangwu")
    code = office.plan("陈晓", "03-12 14:00", "zhangsan", "lisi")
    assert office.say(words.format(code=code), who).startswith(said)
    assert response(office, code) == ("needs_action", None)


@pytest.mark.parametrize("words", ["{code}可以的", "{code} ok", "陈晓那场行"])
def test_agreeing_with_an_interview_asks_whether_to_accept_it(office: Office, words: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    assert office.say(words.format(code=code)) == zh("deed.yes_or_no", sentence="接受 陈晓 明天 14:00")
    assert response(office, code) == ("needs_action", None)
    office.say("是")
    assert office.say(words.format(code=code)).startswith(f"{code} 陈晓"), "there is nothing left to accept"


def test_a_day_in_passing_is_that_one_day_also_where_the_speakers_clock_is_another(office: Office) -> None:
    office.plan()
    office.say("时区 东京")
    assert office.say("面试官今天真多啊").startswith("今天 3月11日 周三 1 场")


def test_a_verb_that_is_asked_about_is_explained(office: Office) -> None:
    office.plan()
    assert office.say("无法参加 什么意思").startswith("无法参加 · ")
    assert office.say("what does confirm do").startswith("接受 · ")


@pytest.mark.parametrize(
    "words",
    [
        "要是我去不了 {code} 呢",
        "what if I can't make {code}",
        "李四说 {code} 他来不了",
        "{code} 我没说来不了",
        "{code} 我能来吗",
    ],
)
def test_an_if_a_question_a_denial_or_somebody_elses_words_are_looked_up(office: Office, words: str) -> None:
    code = office.plan()
    assert office.say(words.format(code=code)).startswith(f"{code} 陈晓")
    office.say("是")
    assert response(office, code) == ("needs_action", None)


@pytest.mark.parametrize(
    "words",
    [
        "I'll be there",
        "还有下一场",
        "probably",
        "in case",
        "in an hour",
        "and all others",
        "plus the one tomorrow",
        "是什么意思",
        "会怎样",
        "打错了",
        "的不是我",
        "的是李四",
        "撤销",
        "what happens",
        "not me",
    ],
)
def test_a_question_or_a_retraction_behind_the_interview_is_no_reason_yet(office: Office, words: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    assert office.say(f"无法参加 {code} {words}") == zh(
        "deed.yes_or_no", sentence=f"回复无法参加 陈晓 明天 14:00，原因：{words}"
    )
    assert response(office, code) == ("needs_action", None)
    assert office.say("否") == zh("let_go.nothing_changed")
    assert response(office, code) == ("needs_action", None)


@pytest.mark.parametrize("words", ["先别提交", "no wait", "nevermind"])
def test_who_takes_back_in_the_same_breath_is_shown_the_interview_and_offered_nothing(
    office: Office, words: str
) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    assert office.say(f"无法参加 {code} {words}").startswith(f"{code} 陈晓")
    office.say("是")
    assert response(office, code) == ("needs_action", None)


@pytest.mark.parametrize("name", ["李四", "张三", "zhangsan"])
def test_a_name_behind_the_interview_is_no_reason_yet_not_even_ones_own(office: Office, name: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    assert office.say(f"无法参加 {code} {name}") == zh(
        "deed.yes_or_no", sentence=f"回复无法参加 陈晓 明天 14:00，原因：{name}"
    )
    assert response(office, code) == ("needs_action", None)


@pytest.mark.parametrize(
    "reason", ["出差", "发烧了", "有客户会议", "孩子病了", "休假", "travelling", "too busy", "doctor and dentist"]
)
def test_a_plain_reason_is_taken_at_once(office: Office, reason: str) -> None:
    code = office.plan()
    assert zh_like("decline.done").match(office.say(f"无法参加 {code} {reason}"))
    assert response(office, code) == ("declined", reason)


def test_who_makes_way_is_a_choice_that_keeps_who_comes(office: Office) -> None:
    office.joins("wangwu")
    code = office.plan("陈晓", "03-12 14:00", "zhangsan", "lisi")
    asked = lines("陈晓 明天 14:00：换下哪位？", "1) 张三", "2) 李四", zh("book.send_the_number"))
    assert office.say(f"换人 {code} 王五", "zhangmin") == asked
    assert office.say("李四", "zhangmin").endswith("的李四换成王五？是/否")
    assert office.say(f"换人 {code} 王五", "zhangmin") == asked
    assert office.say("1", "zhangmin").endswith("的张三换成王五？是/否")
    assert office.say("是", "zhangmin").endswith(
        zh(
            "replace.done",
            title="",
            old="张三",
            new="王五",
            invited=zh("hears.invited", when=zh("time.in_a_minute"), who="王五"),
        )
    )


def test_undo_is_no_reason(office: Office) -> None:
    code = office.plan()
    office.say(f"没空 {code}")
    assert office.say("撤销").startswith(f"已撤销：无法参加 {code}")
    assert response(office, code) == ("needs_action", None)


def test_a_change_of_mind_is_no_reason_before_it_was_asked(office: Office) -> None:
    first, second = office.plan(), office.plan("林悦", "03-12 10:00")
    office.say(f"没空 {first}")
    said = office.say(f"没空 {second} 出差").splitlines()
    assert said[1:3] == [
        "1) 无法参加 林悦 明天 10:00，原因：出差",
        "2) " + zh("asked.note_as_reason", text=f"没空 {second} 出差"),
    ]
    assert response(office, first) == ("declined", None)
    office.say("1")
    assert response(office, second) == ("declined", "出差")
    assert response(office, first) == ("declined", None)


def test_a_question_that_was_answered_is_not_open_again_because_the_answer_was_refused(office: Office) -> None:
    first, second = office.plan(), office.plan("林悦", "03-12 10:00")
    office.answers(first, "zhangsan", "accepted")
    office.say("进度")
    office.say(f"接受 {first}")  # leaves the question, and is refused
    assert office.say("2").startswith(f"{second} 林悦"), "a look at row 2, and no answer"


def test_each_command_offers_only_what_can_be_meant(office: Office) -> None:
    over = office.plan("何洁", "03-10 10:00")
    begun = office.plan("林悦", "03-11 09:30")
    accepted = office.plan("周航", "03-12 10:00")
    unanswered = [office.plan("陈晓", "03-11 14:00"), office.plan("韩若溪", "03-13 10:00")]
    for code in (over, begun, accepted):
        office.answers(code, "zhangsan", "accepted")
    offered = {
        words: [line[-4:] for line in office.say(words).splitlines() if line[1:2] == ")"] for words in ("接受", "没空")
    }
    assert offered == {"接受": unanswered, "没空": [unanswered[0], accepted, unanswered[1]]}
    assert office.say("进房间").startswith(begun), "the only one that is open"
    office.say("退出")
    assert office.say("候选人未到").startswith(begun), "the only one that has begun"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("接受", zh("none_meant.to_answer")),
        ("没空", zh("none_meant.to_decline")),
        ("没空 出差", zh("none_meant.to_decline")),
        ("进入面试", zh("none_meant.to_enter")),
    ],
)
def test_where_none_can_be_meant_nobody_is_asked_which(office: Office, words: str, said: str) -> None:
    """HR, who is on no panel; and an interviewer whose interview is over."""
    office.plan("陈晓", "03-10 14:00")
    for who in ("zhangsan", "zhangmin"):
        assert office.say(words, who) == said
        assert office.say("1", who) == zh("which.not_in_a_list", row="1")


def test_who_can_come_after_all_reads_how_to_say_so(office: Office) -> None:
    """The interview that they declined is on none of their lists any more, and is accepted by no bare word."""
    code = office.plan("陈晓", "03-12 14:00")
    office.say(f"无法参加 {code} 出差")
    assert office.say("接受").endswith(zh("none_meant.to_answer"))
    assert response(office, code)[0] == "declined"
    assert office.say("接受 陈晓").startswith(f"已接受：{code}")


def test_who_was_replaced_is_offered_nothing_of_it(office: Office) -> None:
    office.joins("wangwu")
    code = office.plan("陈晓", "03-11 09:30", "zhangsan")
    other = office.plan("林悦", "03-11 14:00", "zhangsan")
    office.say(f"换人 {other} 张三 王五", "zhangmin")
    office.say("是", "zhangmin")
    assert other not in office.say("接受") + office.say("没空") + office.say("进房间")
    assert code in office.say("候选人未到")
    office.clock.at += timedelta(hours=4, minutes=20)
    assert office.say(f"候选人未到 {other}") == zh("noshow.only_panel_and_hr")
    assert zh_like("noshow.done").search(office.say(f"候选人未到 {other}", "wangwu"))


def test_a_candidates_link_is_reset_by_hr_alone(office: Office) -> None:
    code = office.plan()
    assert office.say(f"重置链接 {code}") == zh("refused.role", verb="重置链接", role=" HR ", names="张敏") + zh(
        "refused.help"
    )


def test_replacing_by_name_is_read_back_first(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    asked = office.say(f"换人 {code} 李四", "zhangmin")
    assert asked == zh(
        "deed.yes_or_no",
        sentence=zh(
            "replace.read_back",
            title=f"{code} 陈晓 · 后端工程师 一面",
            when="3月12日 周四 14:00–15:00",
            old="张三",
            new="李四",
        ),
    )
    office.say("日程", "zhangmin")
    assert office.say("是", "zhangmin") == zh("asked.no_question")
    assert response(office, code) == ("needs_action", None)


def test_a_tap_leaves_the_question_that_was_open(place: Town) -> None:
    """What is typed next is the reason of what was tapped only after a yes, and no answer to what was asked before."""
    place.say("zhaoliu", "日程")
    place.settle()
    first = place.book("lisi")
    place.book("lisi", candidate="林悦", in_hours=48)
    place.say("lisi", "没空")
    with store.db.connection_context(), store.db.atomic(), change.begin(place.at, kind="system") as begun:
        begun.record("interview.booked", "interview", first.id)
    place.settle()
    place.tap("lisi", "无法参加")
    assert place.say("lisi", "出差").endswith("，原因：出差？是/否")
    assert "没看懂" in place.say("lisi", "我要出差吗")
    [row] = place.rows("SELECT count(*) AS n FROM participant WHERE response_reason IS NOT NULL")
    assert row["n"] == 0


@pytest.mark.parametrize("words", ["啊" * 100_000, "没空 " + "a " * 50_000, "1203 " * 20_000])
def test_a_text_of_a_hundred_thousand_characters_is_answered_from_its_beginning(office: Office, words: str) -> None:
    assert office.say(words).startswith(("没看懂", "没找到", zh("understood.too_long"), zh("none_meant.to_decline")))


@pytest.mark.parametrize(
    "words", ["接受 {one}，无法参加 {other}", "接受 {one} 无法参加 {other}", "{one} 接受，{other} 无法参加"]
)
def test_of_two_orders_in_one_text_none_takes_the_others_interview(office: Office, words: str) -> None:
    one, other = office.plan(), office.plan("林悦", "03-12 10:00")
    said = office.say(words.format(one=one, other=other))
    assert said == zh("in_turn.after_this", others="无法参加 林悦 明天 10:00") + zh(
        "deed.yes_or_no", sentence="接受 陈晓 今天 14:00"
    )
    assert response(office, one) == response(office, other) == ("needs_action", None)
    office.say("否")
    office.say("是")
    assert response(office, one)[0] == "needs_action"
    assert response(office, other)[0] == "declined"


def test_orders_that_do_not_tell_whose_code_is_whose_are_refused(office: Office) -> None:
    one, other = office.plan(), office.plan("林悦", "03-12 10:00")
    assert office.say(f"接受 {one} {other} 无法参加").startswith(zh("which.two_codes"))
    assert office.say(f"无法参加 {one} {other}，接受").startswith(zh("which.two_codes"))
    assert response(office, one) == response(office, other) == ("needs_action", None)


@pytest.mark.parametrize("words", ["接受全部", "接受 所有面试", "accept all"])
def test_all_at_once_goes_one_by_one(office: Office, words: str) -> None:
    code, other = office.plan(), office.plan("林悦", "03-12 10:00")
    said = office.say(words)
    assert said.startswith(lines(zh("which.one_at_a_time") + "接受哪一场？发候选人姓名或编号。", "1) ")), said
    office.say("1")
    assert [response(office, one)[0] for one in (code, other)] == ["accepted", "needs_action"]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("无法参加", "无法参加哪一场？"),
        ("接受", "接受哪一场？"),
        ("进度", zh("ask.which_interview", verb="进度")),
        ("decline", "Which interview can't you make?"),
        ("accept", "Which interview do you accept?"),
        ("status", en("ask.which_interview", verb="Status")),
    ],
)
def test_the_question_for_the_interview_says_what_for(office: Office, words: str, asked: str) -> None:
    office.plan()
    office.plan("林悦", "03-12 10:00")
    if words.isascii():
        office.say("language en")
    assert office.say(words).startswith(asked)
