"""What is said to a question that is open, in people's own words: which of what was offered, that none will do, wait, why do you ask."""

from __future__ import annotations

from bot.db import store
from bot.interviews.models import Interview
from tests.said import zh, zh_like
from tests.world.office import Office, on_it, with_wangwu

MOVE = "改期 {code}"


def offered(office: Office) -> tuple[str, list[str]]:
    """An interview for which three free times were just offered, and these."""
    code = office.plan("陈晓", "03-13 14:00", "lisi")
    said = office.say(MOVE.format(code=code), "zhangmin")
    return code, [line[3:] for line in said.splitlines() if line[1:3] == ") "]


def begins(code: str) -> str:
    with store.connected():
        return str(Interview.get(Interview.code == code).start)


def test_one_of_the_offered_times_is_told_by_its_place_or_its_day(office: Office) -> None:
    code, times = offered(office)
    before = begins(code)
    for words, number in (
        ("就第一个吧", 0), ("最早那个", 0), ("头一个", 0), ("the first one works", 0), ("随便", 0), ("你定吧", 0), ("第二个可以", 1),
        ("就2吧", 1), ("let's go with the second", 1), ("最后一个", 2), ("the last one works", 2), ("今天那个", 0), ("最晚的那个", 2),
    ):  # fmt: skip
        office.say(MOVE.format(code=code), "zhangmin")
        said = office.say(words, "zhangmin")
        day_and_hours = times[number].removeprefix("今天 ").removeprefix("明天 ")
        assert f"→ {day_and_hours}" in said and said.endswith(zh("deed.yes_or_no", sentence=zh("move.deed"))), (
            words,
            said,
        )
        office.say("不不不", "zhangmin")
    assert begins(code) == before


def test_of_several_that_are_then_it_is_asked_which(office: Office) -> None:
    _, times = offered(office)
    tomorrow = [f"{number}) {one}" for number, one in enumerate(times, 1) if one.startswith("明天")]
    assert len(tomorrow) == 2, times
    said = office.say("明天那个", "zhangmin")
    assert said.splitlines()[1:-1] == tomorrow, said
    assert "→" in office.say("3", "zhangmin")


def test_where_none_of_them_will_do_others_are_offered(office: Office) -> None:
    code, times = offered(office)
    before = begins(code)
    for words, day in (
        ("都不行，还有别的时间吗", ""), ("都不太合适", ""), ("更多", ""), ("换一批", ""), ("none of these work, anything later?", ""),
        ("晚一点的有吗", ""), ("下周呢", "3月16日"), ("下周一有吗", "3月16日"), ("anything next week?", "3月16日"),
        ("候选人只有下周一有空，这些都不行", "3月16日"), ("有没有早一点的", "今天"), ("周五的那个", "3月13日"), ("下午的有吗", ""), ("不要今天的", ""),
    ):  # fmt: skip
        office.say(MOVE.format(code=code), "zhangmin")
        said = office.say(words, "zhangmin")
        others = [line[3:] for line in said.splitlines() if line[1:3] == ") "]
        assert others and others != times and "没看懂" not in said, (words, said)
        assert others[0].startswith(day), (words, said)
        assert f"→ {others[0].removeprefix('今天 ').removeprefix('明天 ')}" in office.say("1", "zhangmin"), words
        office.say("否", "zhangmin")
    assert begins(code) == before


def test_the_same_is_said_of_a_booking_that_lacks_its_time_and_of_free_times(office: Office) -> None:
    for order in ("约面 林黛玉 后端 一面 李四", "空闲 @李四"):
        first = office.say(order, "zhangmin")
        more = office.say("还有别的吗", "zhangmin")
        assert "1) " in more and more.splitlines()[1] not in first, (order, more)
    office.say("约面 林黛玉 后端 一面 李四", "zhangmin")
    assert office.say("就第二个吧", "zhangmin").endswith(zh("book.whether"))
    office.say("退出", "zhangmin")
    assert office.say("约面 林黛玉 后端 一面", "zhangmin").startswith("什么时间？")
    assert office.say("李四", "zhangmin").startswith(zh("free_times.when", who="李四"))


def test_others_than_the_suggested_are_suggested(office: Office) -> None:
    code = with_wangwu(office, "lisi")
    order = f"换人 {code}"
    assert "1) 周静" in office.say(order, "zhangmin")
    for words, there, gone in (
        ("不要周静", "张三", "周静"),
        ("周静不行", "张三", "周静"),
        ("not zhangsan", "周静", "张三"),
    ):
        office.say(order, "zhangmin")
        said = office.say(words, "zhangmin")
        assert f"1) {there}" in said and f") {gone}" not in said, (words, said)
        assert zh("deed.yes_or_no", sentence=f"的李四换成{there}") in office.say("就第一位吧", "zhangmin"), words
    for words in ("有没有别人", "还有谁", "anyone else?", "都不行"):
        office.say(order, "zhangmin")
        said = office.say(words, "zhangmin")
        assert zh_like("offer.nobody_else").match(said) and "3) " in said, (words, said)
    for words in ("谁都行", "随便", "第一个吧"):
        office.say(order, "zhangmin")
        assert office.say(words, "zhangmin").endswith("的李四换成周静？是/否"), words
    assert on_it(code) == {"李四"}


def test_which_interview_is_never_left_to_the_bot(office: Office) -> None:
    for name, at in (("林悦", "03-12 10:00"), ("林悦", "03-13 14:00")):
        office.plan(name, at, "lisi", round_no=1 if at.startswith("03-12") else 2)
    office.say("取消林悦的面试", "zhangmin")
    for words in ("随便", "哪个都行", "你定", "whichever"):
        said = office.say(words, "zhangmin")
        assert "取消哪一场面试？" in said and "2) " in said, (words, said)


def test_words_that_ask_for_time_leave_the_question_open(office: Office) -> None:
    code, _ = offered(office)
    for words in (
        "等等",
        "稍等我看下",
        "我想想",
        "我再问问候选人",
        "hold on",
        "give me a sec",
        "let me check with the candidate",
        "等我问下李四",
        "没想好",
    ):
        said = office.say(words, "zhangmin")
        assert said.startswith((zh("left.no_hurry") + zh("left.stays_open") + "改到什么时候？", "No hurry.")), (
            words,
            said,
        )
        assert said.endswith(zh("left.how_to_go_on", verb="改期", code=code)), (words, said)
    assert "→" in office.say("1", "zhangmin")
    office.say("否", "zhangmin")
    office.say(f"取消面试 {code}", "zhangmin")
    for words in ("等一下我确认下", "嗯嗯 取消吧", "我想想怎么说", "好的", "对对对", "那就这样"):
        assert "取消的原因是什么？" in office.say(words, "zhangmin"), words
    assert zh("cancel.reason", reason="岗位关闭") in office.say("岗位关闭", "zhangmin")


def test_a_number_of_minutes_is_how_much_and_asks_for_no_time(office: Office) -> None:
    code = office.plan("陈晓", "03-13 14:00", "lisi")
    for words in ("30 minutes", "30 min"):
        office.say(f"改期 {code} 周五下午4点", "zhangmin")
        assert office.say("推后吧", "zhangmin").startswith(zh("asked.how_much_later")), words
        said = office.say(words, "zhangmin")
        assert "不急" not in said and "14:30–15:30" in said, (words, said)
        office.say("否", "zhangmin")


def test_what_waits_for_something_is_no_reason(office: Office) -> None:
    code = office.plan("陈晓", "03-13 14:00", "lisi")
    office.say(f"取消面试 {code}", "zhangmin")
    for words in ("oh wait no", "actually hold up", "等我出了地铁再说"):
        said = office.say(words, "zhangmin")
        assert "取消的原因是什么？" in said and "原因：" not in said, (words, said)


def test_a_yes_and_a_no_in_whatever_small_words(office: Office) -> None:
    code = office.plan("陈晓", "03-13 14:00", "lisi")
    order = f"取消面试 {code} 岗位关闭"
    for words in (
        "不不不", "还是别了", "先不", "不用了谢谢", "nah", "no no no", "先不取消了", "不取消了吧", "等会儿再说", "don't cancel it", "算了算了",
        "稍等我看下", "give me a sec", "suanle",
    ):  # fmt: skip
        office.say(order, "zhangmin")
        assert office.say(words, "zhangmin") in (zh("left.not_for_now"), zh("let_go.nothing_changed")), words
    for words in (
        "嗯嗯 取消吧", "对对对", "可以的发吧", "就这样", "yep go ahead", "sounds good", "ｙｅｓ", "haode", "確認", "没问题的，取消吧", "好的好的",
        "行行行", "yes cancel it", "嗯就这么办吧",
    ):  # fmt: skip
        office.say(order, "zhangmin")
        assert office.say(words, "zhangmin").startswith("已取消"), words
        office.say("撤销", "zhangmin")


def test_a_yes_with_a_but_or_a_question_is_none(office: Office) -> None:
    code = office.plan("陈晓", "03-13 14:00", "lisi")
    for words in (
        "可以，不过李四知道吗？",
        "好的，但是李四会收到通知吗",
        "行吗",
        "可以吗？",
        "是吗",
        "ok but does Li Si know?",
        "好像可以",
    ):
        office.say(f"取消面试 {code} 岗位关闭", "zhangmin")
        assert not office.say(words, "zhangmin").startswith("已取消"), words


def test_the_verb_of_a_no_is_no_yes_to_it(office: Office) -> None:
    code = office.plan("陈晓", "03-13 14:00", "lisi")
    for words in ("去吧", "参加吧", "可以参加"):
        office.say("陈晓那场我来不了", "lisi")
        assert not office.say(words, "lisi").startswith("已回复无法参加"), words
    assert code


def test_who_will_hear_of_it_is_answered_and_the_question_said_again(office: Office) -> None:
    code = office.plan("陈晓", "03-13 14:00", "lisi")
    office.say(f"取消面试 {code} 岗位关闭", "zhangmin")
    for words in (
        "会通知谁",
        "候选人会知道吗",
        "李四知道吗",
        "谁会收到通知",
        "will the candidate be notified?",
        "who gets told?",
    ):
        said = office.say(words, "zhangmin")
        assert said.startswith(
            zh("asked.nobody_told") + "取消后会通知要来的面试官，连同原因。" + zh("asked.candidates_never_told")
        ), (
            words,
            said,
        )
        assert said.endswith(zh("cancel.how_to_answer")), words
    for words in ("这是啥意思", "回是会怎样", "然后呢", "没看懂", "what happens if I say yes?", "what do you mean?"):
        said = office.say(words, "zhangmin")
        assert said.startswith(zh("asked.nothing_done_yes_or_no")) and said.endswith(zh("cancel.how_to_answer")), (
            words,
            said,
        )
    assert office.say("是", "zhangmin").startswith("已取消")


def test_an_hour_that_is_asked_for_is_of_what_was_read_back(office: Office) -> None:
    code = office.plan("陈晓", "03-13 14:00", "lisi")
    office.plan("林悦", "03-11 15:00", "lisi")
    for words in ("换成下午", "可以但是下午"):
        office.say(f"改期 {code} 周一上午10点", "zhangmin")
        assert office.say(words, "zhangmin").startswith("几点？"), words
        assert "→ 3月16日 周一 15:00–16:00" in office.say("3点", "zhangmin"), words
        office.say("否", "zhangmin")
