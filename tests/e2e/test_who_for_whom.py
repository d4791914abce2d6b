"""Who leaves and who comes is read of the words around each of them, in whatever order they stand; and an admin's accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.databases import Databases
from tests.e2e.stage import Stage
from tests.language import company, readings

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
    ("把任远航终面里的张三替成李四", "zhangsan", "lisi"),
    ("2037 李四 replace 成王五", "lisi", "wangwu"),
    ("change 2037 from Li Si to Zhang San", "lisi", "zhangsan"),
    ("hand 2043 over from Li Si to Wang Wu", "lisi", "wangwu"),
    ("2043从李四手里转给王五", "lisi", "wangwu"),
    ("2043李四->张三", "lisi", "zhangsan"),
    ("Swap Wangwu in for Lisi on 2043", "lisi", "wangwu"),
    ("take Li Si off 2043 and put Zhang San in", "lisi", "zhangsan"),
    ("drop Li Si from 2043, Wang Wu will do it", "lisi", "wangwu"),
    ("Zhang San rather than Li Si for 2043", "lisi", "zhangsan"),
    ("Li Si is to be replaced by Zhang San on 2043", "lisi", "zhangsan"),
    ("Li Si will be out on Sunday, Zhang San would be free for 2043", "lisi", "zhangsan"),
    ("2049让张三换下李四", "lisi", "zhangsan"),
    ("张三那天有空，2043让他替李四", "lisi", "zhangsan"),
    ("2043李四面不了，张三正好有空", "lisi", "zhangsan"),
    ("Not Zhang San for 2037, it's Wang Wu who should replace Li Si", "lisi", "wangwu"),
)
EITHER_WAY_ROUND = (  # what people say both ways is read by who is on it
    ("swap wang wu for li si on 2043", "lisi", "wangwu"),
    ("swap li si for wang wu on 2043", "lisi", "wangwu"),
    ("2049李四换张三", "lisi", "zhangsan"),
    ("2049用张三换李四", "lisi", "zhangsan"),
    ("substitute Zhang San for Li Si on 2049", "lisi", "zhangsan"),
)
ONLY_WHO_COMES = (
    ("Please change the interviewer by Jiang Wenjing, the new one is Zhang San.", "zhangsan"),
    ("2037换面试官，新的是张三", "zhangsan"),
    ("2031不要换成王五，换成张三", "zhangsan"),
    ("2031别换成王五了，换成张三吧", "zhangsan"),
)
JOINING = (  # beside who is on it, or has to leave
    ("have Zhang San sit in on 2031 with Li Si", "zhangsan"),
    ("2031让王五跟李四一起面", "wangwu"),
    ("2031 加上王五，李四不来了", "wangwu"),
    ("add Wang Wu to 2031, not Zhang San", "wangwu"),
    ("任远航终面安排李四旁听，不用他提问", "lisi"),
    ("崔浩宇那场给王五找个伴，把张三加进去", "zhangsan"),
    ("郑浩然终面人手不够，把李四也拉进去面", "lisi"),
)
WITHOUT_THE_OTHER = (
    ("get somebody other than Wang Wu for 2052", "wangwu"),
    ("2055换个除了李四以外的人", "lisi"),
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
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as copy:
        yield copy


def test_who_leaves_and_who_comes_are_told_apart(company_anew: Callable[[], Stage]) -> None:
    _check(company_anew, "zhangmin", "replace", [(text, {"old": old, "new": new}) for text, old, new in EXCHANGED])


def test_what_is_said_both_ways_round_is_read_by_who_is_on_it(company_anew: Callable[[], Stage]) -> None:
    rows = [(text, {"old": old, "new": new}) for text, old, new in EITHER_WAY_ROUND]
    _check(company_anew, "zhangmin", "replace", rows)


def test_who_comes_is_told_without_who_leaves_and_who_is_denied_is_neither(company_anew: Callable[[], Stage]) -> None:
    _check(company_anew, "zhangmin", "replace", [(text, {"new": new}) for text, new in ONLY_WHO_COMES])


def test_who_joins_is_none_of_those_who_are_on_it_or_leave(company_anew: Callable[[], Stage]) -> None:
    _check(company_anew, "zhangmin", "add", [(text, {"new": new}) for text, new in JOINING])


def test_an_exchange_that_is_denied_is_none(company_anew: Callable[[], Stage]) -> None:
    rows: list[tuple[str, dict[str, str]]] = [("2031不要换成王五", {}), ("don't replace Li Si on 2031", {})]
    _check(company_anew, "zhangmin", "status", rows)


def test_another_interviewer_may_be_asked_for_without_a_name(company_anew: Callable[[], Stage]) -> None:
    rows: list[tuple[str, dict[str, str]]] = [
        ("Yu Xiao needs a different interviewer", {}),
        ("get another interviewer for Chen Xiao please", {"interview": "1203"}),
    ]
    _check(company_anew, "zhangmin", "replace", rows)


def test_who_leaves_is_told_without_who_comes(company_anew: Callable[[], Stage]) -> None:
    _check(company_anew, "zhangmin", "replace", [(text, {"old": old}) for text, old in WITHOUT_THE_OTHER])


def test_a_colleague_with_a_title_is_looked_for_on_the_panel(company_anew: Callable[[], Stage]) -> None:
    for text, command, name, person in CALLED_BY_A_TITLE:
        _check(company_anew, "zhangmin", command, [(text, {name: person})])


def test_an_admin_may_say_in_a_sentence_whom_an_order_is_about(company_anew: Callable[[], Stage]) -> None:
    _check(company_anew, "admin", "members", [(text, {"person": person}) for text, person in ORDERED])


def _check(company_anew: Callable[[], Stage], who: str, command: str, rows: list[tuple[str, dict[str, str]]]) -> None:
    said = [
        readings.Line(text, {"as": who, "text": text, "kind": "plain", "command": command, "arguments": arguments})
        for text, arguments in rows
    ]
    wrong = [str(one) for one in readings.outcomes(company_anew(), said) if one.wrong]
    assert not wrong, "\n".join(wrong)
