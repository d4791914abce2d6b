"""What is said to an open question and is no yes to it: another direction, another name, a doubt. The old question is over."""

from __future__ import annotations

import pytest

from bot.db import store
from tests.databases import Kept
from tests.said import zh, zh_like
from tests.world.office import Office


class House(Office):
    """Of Thursday 12 March: 陈晓 14:00 (李四), 许诺 16:00 (张三). Of Friday: 叶青 10:00 (王五), 余笑 11:00 (张三), 丁香 15:00 (王五), 吕品 17:00 (李四); 余笑 again on Sunday 14:00."""

    def __init__(self, database_url: str) -> None:
        super().__init__(database_url, is_founded=True)
        self.joins("wangwu")
        for name, start, who in (
            ("陈晓", "03-12 14:00", "lisi"),
            ("许诺", "03-12 16:00", "zhangsan"),
            ("叶青", "03-13 10:00", "wangwu"),
            ("余笑", "03-13 11:00", "zhangsan"),
            ("丁香", "03-13 15:00", "wangwu"),
            ("吕品", "03-13 17:00", "lisi"),
            ("余笑", "03-15 14:00", "zhangsan"),
        ):
            self.plan(name, start, who)

    def hears(self, *said: str, who: str = "zhangmin") -> str:
        """The answer to the last of them, said with no question open."""
        with store.connected():
            store.execute("DELETE FROM dialog")
        return [self.say(one, who) for one in said][-1]


@pytest.fixture
def house(office: Office, founded: Kept) -> House:
    return House(founded.url())


def changes() -> int:
    with store.connected():
        return int(store.fetch("SELECT count(*) AS n FROM audit_event")[0]["n"])


def test_a_direction_is_no_yes_to_another_time(house: House) -> None:
    before = changes()
    for words, asked in (
        ("推后吧", zh("asked.how_much_later")),
        ("推迟吧", zh("asked.how_much_later")),
        ("还是晚点吧", zh("asked.how_much_later")),
        ("延后吧", zh("asked.how_much_later")),
        ("提前吧", zh("asked.how_much_earlier")),
        ("那就往前提吧", zh("asked.how_much_earlier")),
        ("改期吧", zh("asked.to_when")),
        ("换个时间吧", zh("asked.to_when")),
        ("改天吧", zh("asked.to_when")),
    ):
        assert asked in house.hears("许诺提前半小时", words), words
    assert "16:45" in house.hears("许诺提前半小时", "推后吧", "45分钟")
    assert "15:00" in house.hears("许诺推迟半小时", "提前吧", "一小时")
    assert changes() == before


def test_earlier_or_later_is_counted_from_what_was_there(house: House) -> None:
    for said, start in (
        (("许诺推迟一小时", "还是提前半小时吧"), "15:30"),
        (("许诺推迟一小时", "提前一小时"), "15:00"),
        (("许诺推迟一小时", "推迟半小时吧"), "16:30"),
        (("许诺推迟一小时", "再推半小时"), "17:30"),
        (("许诺推迟一小时", "no, 30 min earlier"), "15:30"),
        (("许诺改到周五下午五点", "提前半小时吧"), "周五 16:30"),
        (("许诺推迟一小时", "是", "再提前半小时"), "16:30"),
        (("撤销", "许诺推迟一小时", "是", "再推半小时"), "17:30"),
    ):
        assert f"→ 3月1{'3' if '周五' in start else '2'}日" in (answer := house.hears(*said)), (said, answer)
        assert f"{start}–" in answer.partition("→")[2], (said, answer)


def test_whatever_opens_a_correction_opens_it_of_a_time_somebody_and_another_order_alike(house: House) -> None:
    """Each of the words that take back, before each of what may be meant instead."""
    moved, replaced, cancelled = "陈晓换到周五四点", "丁香换成李四面", "取消陈晓的面试 岗位关闭"
    for opening in ("抱歉 ", "啊 ", "等一下，", "说错了，", "慢着，", "sorry, ", "hang on, ", "my mistake, "):
        assert "3月13日 周五 17:00" in house.hears(moved, f"{opening}五点"), opening
        assert "王五" in (answer := house.hears(replaced, f"{opening}换王五")), (opening, answer)
    for opening in ("等一下 ", "说错了，", "算了，", "hold on, ", "never mind, ", "wait, "):
        answer = house.hears(cancelled, f"{opening}改到周五六点")
        assert "→ 3月13日 周五 18:00" in answer, (opening, answer)


def test_a_correction_closes_the_old_question_whatever_comes_of_it(house: House) -> None:
    before = changes()
    for words in (
        "说错了 是吕品",
        "不对，是不存在的那个谁",
        "看错人了",
        "搞错了 不是这个",
        "wait, I meant something else",
    ):
        house.hears("丁香换成李四面", words)
        for yes in ("好", "是", "ok"):
            house.say(yes, "zhangmin")
            assert changes() == before, (words, yes)


def test_the_same_order_is_read_back_for_whoever_is_meant(house: House) -> None:
    moved, cancelled = "陈晓换到周五四点", "取消陈晓的面试 岗位关闭"
    for said, wanted in (
        ((moved, "说错了 是许诺"), ("许诺", "16:00")),
        ((moved, "看错人了，应该是叶青"), ("叶青", "16:00")),
        ((moved, "不是陈晓，是许诺"), ("许诺", "16:00")),
        ((moved, "no wait, I meant 许诺"), ("许诺", "16:00")),
        (("陈晓推迟一小时", "不对 是许诺"), ("许诺", "17:00")),
        ((cancelled, "不对 是余笑"), ("取消哪一场面试", "1) ", "余笑", "2) ")),
        ((cancelled, "不是陈晓，是叶青"), ("取消面试", "叶青", "岗位关闭")),
        ((cancelled, "认错人了 是丁香"), ("取消面试", "丁香", "岗位关闭")),
        (("催一下王五", "不是他 是李四"), ("催 李四", "是/否")),
    ):
        answer = house.hears(*said)
        assert all(one in answer for one in wanted), (said, answer)


def test_a_yes_with_a_but_and_a_denial_of_a_part_correct_what_was_read_back(house: House) -> None:
    moved = "许诺改到周五下午四点"
    for said, wanted in (
        ((moved, "好的，但是五点"), ("许诺", "→ 3月13日 周五 17:00")),
        ((moved, "yes, but at 6"), ("许诺", "→ 3月13日 周五 18:00")),
        ((moved, "不是周五，是周六"), ("许诺", "→ 3月14日 周六 16:00")),
        ((moved, "not friday, saturday"), ("许诺", "→ 3月14日 周六 16:00")),
        ((moved, "not at 4 but at 5"), ("许诺", "→ 3月13日 周五 17:00")),
        ((moved, "可以，不过是叶青"), ("叶青", "周五 16:00")),
        (("取消陈晓的面试 岗位关闭", "yes, but 叶青"), ("取消面试", "叶青", "岗位关闭")),
        (("取消陈晓的面试 岗位关闭", "不是取消，是改到周五上午九点"), ("陈晓", "→ 3月13日 周五 09:00")),
        (("催一下王五", "好，不过是李四"), ("催 李四", "是/否")),
    ):
        answer = house.hears(*said)
        assert all(one in answer for one in wanted), (said, answer)


def test_an_hour_alone_is_of_the_day_that_was_tried_and_clashed(house: House) -> None:
    clashes = "陈晓改到周五下午五点"  # 李四 has 吕品 then
    assert "吕品" in house.hears(clashes) and zh_like("move.refused_possible").search(house.hears(clashes))
    for words, start in (
        ("六点半", "周五 18:30"), ("不对，六点半", "周五 18:30"), ("sorry, I meant 7 pm", "周五 19:00"), ("yes, but at 7", "周五 19:00"),
        ("好的，但是六点半", "周五 18:30"), ("那就四点吧", "周五 16:00"),
    ):  # fmt: skip
        answer = house.hears(clashes, words)
        assert f"{start}–" in answer.partition("→")[2], (words, answer)


def test_a_correction_to_which_falls_on_no_stranger(house: House) -> None:
    for words in ("不对 五点", "不对 是后天", "还是四点吧", "不对 周五"):
        answer = house.hears("余笑改期", words)
        assert "余笑" in answer or "哪一场" in answer, (words, answer)
        assert not any(name in answer for name in ("陈晓", "许诺", "叶青", "丁香", "吕品")), (words, answer)
    answer = house.hears("余笑改期", "不对 五点", "2")
    assert "3月15日 周日 17:00" in answer


def test_whoever_doubts_says_no(house: House) -> None:
    before = changes()
    for words in (
        "等一下 先别换", "我再想想", "等下", "再说吧", "等等吧", "先不", "不好", "好像不行", "不推了", "不太合适", "再考虑一下", "先别",
        "等一下，我再看看", "感觉不太好", "先不改了", "还没想好"[1:], "hold on", "let me think", "not sure", "maybe not", "don't move it",
    ):  # fmt: skip
        assert house.hears("许诺推迟一小时", words) in (zh("left.not_for_now"), "好的，什么都没有改动。"), words
        house.say("好", "zhangmin")
        assert changes() == before, words


def test_what_was_done_and_is_unsaid_can_be_taken_back(house: House) -> None:
    assert "已取消" in house.hears("取消陈晓的面试 岗位关闭", "是")
    for words in ("等等 别取消", "不要取消了", "wait, don't cancel it"):
        assert "撤销" in (answer := house.say(words, "zhangmin")) and "是/否" in answer, (words, answer)
        house.say("否", "zhangmin")


def test_a_yes_to_a_list_is_shown_the_list_again(house: House) -> None:
    for said in (("余笑改期", "是"), ("取消余笑的面试", "好的"), ("余笑改期", "嗯"), ("取消", "是")):
        answer = house.hears(*said)
        assert "没看懂" not in answer and "1) " in answer and "2) " in answer, (said, answer)


def test_a_bare_time_is_the_option_that_begins_then(house: House) -> None:
    answer = house.hears("改期 陈晓")
    *_, day, weekday, hour = answer.partition("1) ")[2].partition("–")[0].split()
    chosen = house.say(hour, "zhangmin")
    assert f"{day} {weekday} {hour}" in chosen.partition("→")[2], (answer, chosen)
