"""What sounds like an order and says the other is no order; an hour behind a yes is no other interview's."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.databases import Databases
from tests.language import company
from tests.said import zh
from tests.world.stage import Stage

UNREAD = (
    ("lisi", "2031接受，不过11点半才能到", "不过11点半才能到"),
    ("zhangmin", "2031加王五，去掉李四", "去掉李四"),
)


@pytest.fixture(scope="module")
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as copy:
        yield copy


@pytest.mark.parametrize(("who", "text", "rest"), UNREAD)
def test_what_is_not_read_beside_the_order_is_said(
    company_anew: Callable[[], Stage], who: str, text: str, rest: str
) -> None:
    answer = str(company_anew().say(text, who))
    assert zh("in_turn.rest_not_understood", rest=rest) in answer and "之后是" not in answer
