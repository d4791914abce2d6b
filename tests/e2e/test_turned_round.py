"""What sounds like an order and says the other is no order; an hour behind a yes is no other interview's."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.databases import Databases
from tests.e2e.stage import Stage
from tests.language import company, readings

ONE_ORDER = (
    ("lisi", "2031接受，不过11点半才能到", "accept", {"interview": "2031"}),
    ("lisi", "I can do 2031, though not before 11:30", "accept", {"interview": "2031"}),
    ("lisi", "accept 2031 but not before 11:30", "accept", {"interview": "2031"}),
    ("lisi", "陈晓我接，但要11点半以后", "accept", {"interview": "1203"}),
    ("lisi", "2031我去不了，别让王五替我", "decline", {"interview": "2031", "reason": "别让王五替我"}),
    ("lisi", "无法参加 2031 别让王五替我", "decline", {"interview": "2031", "reason": "别让王五替我"}),
    ("lisi", "无法参加 2031，让张三替", "decline", {"interview": "2031", "instead": "zhangsan"}),
    ("lisi", "2031我去不了，别让王五替我，让张三替", "decline", {"interview": "2031", "instead": "zhangsan"}),
    ("lisi", "can't do 2031, don't let Wang Wu cover for me", "decline", {"interview": "2031"}),
    ("lisi", "我不想拒绝2031，但是实在去不了", "decline", {"interview": "2031"}),
    ("zhangmin", "2031加王五，去掉李四", "add", {"interview": "2031", "new": "wangwu"}),
    ("zhangmin", "add Wang Wu to 2031, drop Li Si", "add", {"interview": "2031", "new": "wangwu"}),
)
NONE = (
    ("lisi", "I can't do 2031; 2037 fine; 2043 unsure"),
    ("lisi", "2043 unsure"),
    ("lisi", "I won't be late for 2021"),
    ("lisi", "I refuse to decline 2031"),
    ("lisi", "张三让我拒绝2031，我不想拒绝"),
    ("lisi", "陈晓和许诺我只能面陈晓"),
    ("lisi", "2031和2037我只去2037"),
    ("lisi", "2031我本来接了，现在想想算了"),
    ("zhangmin", "2031加人王五，不是换"),
    ("zhangmin", "remind Li Si about 2031 but not Wang Wu about 2024"),
    ("zhangmin", "remind nobody about 2031"),
)
UNREAD = (
    ("lisi", "2031接受，不过11点半才能到", "不过11点半才能到"),
    ("zhangmin", "2031加王五，去掉李四", "去掉李四"),
)


@pytest.fixture(scope="module")
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as copy:
        yield copy


def test_what_is_turned_round_is_read_as_it_is_said_or_not_at_all(company_anew: Callable[[], Stage]) -> None:
    orders = [
        readings.Line(
            text,
            {"as": who, "kind": "negation", "text": text, "command": command, "arguments": it, "confirm": True},
        )
        for who, text, command, it in ONE_ORDER
    ]
    looks = [
        readings.Line(text, {"as": who, "kind": "negation", "text": text, "command": [None, "status", "help"]})
        for who, text in NONE
    ]
    wrong = "\n".join(str(one) for one in readings.outcomes(company_anew(), [*orders, *looks]) if one.wrong)
    assert not wrong, wrong


@pytest.mark.parametrize(("who", "text", "rest"), UNREAD)
def test_what_is_not_read_beside_the_order_is_said(
    company_anew: Callable[[], Stage], who: str, text: str, rest: str
) -> None:
    answer = str(company_anew().say(text, who))
    assert f"“{rest}”没看懂" in answer and "之后是" not in answer
