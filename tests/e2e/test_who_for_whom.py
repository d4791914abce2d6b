"""Who leaves and who comes is read of the words around each of them, in whatever order they stand; and an admin's accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.e2e.stage import Stage
from tests.understanding import company, sets

EXCHANGED = (
    ("陈晓明天这场李四顶不上，上王五", "lisi", "wangwu"),
    ("李四明天上午那场去不了，让王五顶", "lisi", "wangwu"),
    ("陈晓那场李四生病了，王五去面", "lisi", "wangwu"),
    ("陈晓明天的面试把李四换成王五", "lisi", "wangwu"),
    ("1203 让王五替李四", "lisi", "wangwu"),
    ("swap Li Si for Wang Wu on 1203", "lisi", "wangwu"),
    ("Li Si is out sick, put Wang Wu on the Chen Xiao interview", "lisi", "wangwu"),
    ("could Wang Wu cover for Li Si on Chen Xiao tomorrow", "lisi", "wangwu"),
    ("Chen Xiao tomorrow: Wang Wu instead of Li Si please", "lisi", "wangwu"),
    (
        "I should be most grateful if you could replace Mr. Li Si by Mr. Wang Wu in the interview of Ms. Shen Jianing",
        "lisi",
        "wangwu",
    ),
    (
        "okay so for the friday one with su hang zhang san is going to be in shanghai so can you swap him for li si",
        "zhangsan",
        "lisi",
    ),
)
WITHOUT_THE_OTHER = (
    ("让李四别去 1203 了", "lisi"),
    ("Lisi's kid has a fever so he won't make Pan Yueran at 11:15, who else do we have", "lisi"),
    ("张三明天下午要陪大客户，两点许诺那边得有人顶一下", "zhangsan"),
)
CALLED_BY_A_TITLE = (
    ("老王说周五丁香那场他能不能不上，要去客户那", "substitutes", "old", "wangwu"),
    ("给小李发个提醒，潘悦然那场他还没点接受", "nudge", "person", "lisi"),
    ("gentle reminder to Mr Zhang re: Cao Yingchao's evaluation", "nudge", "person", "zhangsan"),
)
ORDERED = (
    ("make zhaoliu an interviewer please", "zhaoliu"),
    ("add zhaoliu as an interviewer, she starts today", "zhaoliu"),
    ("加 zhaoliu 当面试官", "zhaoliu"),
    ("把 sunqi 设成 HR", "sunqi"),
    ("停用王五的账号，他调去慕尼黑了", "wangwu"),
)


@pytest.fixture(scope="module")
def company_anew(server_url: str) -> Iterator[Callable[[], Stage]]:
    with company.anew(server_url) as copy:
        yield copy


def test_who_leaves_and_who_comes_are_told_apart(company_anew: Callable[[], Stage]) -> None:
    _check(company_anew, "zhangmin", "replace", [(text, {"old": old, "new": new}) for text, old, new in EXCHANGED])


def test_who_leaves_is_told_without_who_comes(company_anew: Callable[[], Stage]) -> None:
    _check(company_anew, "zhangmin", "replace", [(text, {"old": old}) for text, old in WITHOUT_THE_OTHER])


def test_a_colleague_with_a_title_is_looked_for_on_the_panel(company_anew: Callable[[], Stage]) -> None:
    for text, command, name, person in CALLED_BY_A_TITLE:
        _check(company_anew, "zhangmin", command, [(text, {name: person})])


def test_an_admin_may_say_in_a_sentence_whom_an_order_is_about(company_anew: Callable[[], Stage]) -> None:
    _check(company_anew, "admin", "members", [(text, {"person": person}) for text, person in ORDERED])


def _check(company_anew: Callable[[], Stage], who: str, command: str, rows: list[tuple[str, dict[str, str]]]) -> None:
    said = [
        sets.Said(text, {"as": who, "text": text, "kind": "plain", "command": command, "arguments": arguments})
        for text, arguments in rows
    ]
    wrong = [str(one) for one in sets.outcomes(company_anew, said) if one.wrong]
    assert not wrong, "\n".join(wrong)
