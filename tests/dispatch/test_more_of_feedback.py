"""At feedback that is read back: more words are added to it as they are, and whoever submits in other words does."""

from __future__ import annotations

import pytest

from bot.chat.order_to_write import without_it
from tests.said import en, zh, zh_like
from tests.world.ended import over, writes
from tests.world.office import Office, lines

_ADDED = {
    "加一句 英语不错": "英语不错",
    "补充一下：系统设计弱": "系统设计弱",
    "再加一句，沟通很好": "沟通很好",
    "基础好": "基础好",
    "沟通一般": "沟通一般",
    "add: weak on SQL": "weak on SQL",
}


@pytest.mark.parametrize(("said", "words"), _ADDED.items())
def test_more_words_stand_behind_what_was_written(office: Office, said: str, words: str) -> None:
    code = over(office, candidate="林悦")
    office.say(f"面评 {code} 推荐 思路清楚")
    assert lines("推荐", "思路清楚，" + zh("deed.yes_or_no", sentence=words + zh("feedback.read_back"))) in office.say(
        said
    )


@pytest.mark.parametrize("said", ["嗯提交", "好的，提交吧", "那就这么提交", "ok submit it"])
def test_it_is_submitted_in_other_words(office: Office, said: str) -> None:
    code = over(office, candidate="林悦")
    office.say(f"面评 {code} 推荐 思路清楚")
    assert zh_like("feedback.submitted").search(office.say(said))


@pytest.mark.parametrize("said", ["不提交", "提交什么", "明天再提交"])
def test_what_does_not_submit_submits_nothing(office: Office, said: str) -> None:
    code = over(office, candidate="林悦")
    office.say(f"面评 {code} 推荐 思路清楚")
    assert not zh_like("feedback.submitted").search(office.say(said))


_WRITTEN = {
    "代写 王五电话里说曾柔推荐，用例设计不错，帮他写上": "王五电话里说曾柔推荐，用例设计不错",
    "曹颖超昨天那场我写一下：基础扎实，推荐": "基础扎实，推荐",
    "帮我记一下，彭程不错，推荐": "彭程不错，推荐",
    "曾柔可以，推荐，麻烦你给写上吧": "曾柔可以，推荐",
    "王五说曾柔推荐，替他填一下面评": "王五说曾柔推荐",
    "note it down for me: good coder, yes": "good coder, yes",
    "strong on SQL, hire, please write it down": "strong on SQL, hire",
    "昨天面的那个前端，不错，推荐": "昨天面的那个前端，不错，推荐",
    "他把测试写上了，推荐": "他把测试写上了，推荐",
    "推荐，边界情况都补上了": "推荐，边界情况都补上了",
    "我写过很多代码，他写得好，推荐": "我写过很多代码，他写得好，推荐",
}


def test_the_order_to_write_it_is_no_part_of_it() -> None:
    assert {said: without_it(said) for said in _WRITTEN} == _WRITTEN


def test_status_says_whose_feedback_is_missing_and_that_ones_own_is_in(office: Office) -> None:
    code = over(office)
    assert "· 待面评：你、李四\n" in office.say(f"进度 {code}")
    writes(office, code, "zhangsan")
    said = office.say(f"进度 {code}")
    assert said.startswith(f"{code} 陈晓 · 后端工程师 一面 · 待面评：李四\n")
    assert lines("", "面评：1/2" + zh("interview.yours_is_in")) in said
    assert "\n面评：1/2\n" in office.say(f"进度 {code}", "zhangmin")
    office.say("language en")
    said = office.say(f"status {code}")
    assert "· feedback due: 李四\n" in said
    assert lines("", en("interview.feedback") + "1/2" + en("interview.yours_is_in")) in said
    writes(office, code, "lisi")
    assert office.say(f"进度 {code}", "zhangmin").startswith(
        f"{code} 陈晓 · 后端工程师 一面 · " + zh("state.completed") + "\n"
    )
