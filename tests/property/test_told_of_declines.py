"""However a decline, its replacement, the candidate's answers and what is taken back follow each other: HR knows who is missing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.db import store
from bot.interviews.models import Role
from tests.examples import examples
from tests.world import phones
from tests.world.town import Town, invited, town

Step = tuple[str, ...]
STEPS: list[Step] = [
    ("lisi", "无法参加 {code} 病了"),
    ("lisi", "接受 {code}"),
    ("zhangmin", "候选人回复 {code} 不来"),
    ("zhangmin", "候选人回复 {code} 已确认"),
    ("zhaoliu", "换人 {code} 李四 王五", "是"),
    ("zhaoliu", "换人 {code} 王五 李四", "是"),
    ("lisi", "撤销"),
    ("zhangmin", "撤销"),
    ("zhaoliu", "撤销"),
]
WAITS: list[Step] = [("20",), ("20",), ("61",), ("700",)]
NUMBERS = itertools.count()


@pytest.fixture(scope="module")
def place(databases: Any) -> Iterator[Town]:
    with databases.one() as url, town(url) as built:
        built.joins("zhaoliu", Role.RECRUITER)
        yield built


@settings(
    deadline=None,
    database=None,
    print_blob=True,
    max_examples=examples(20),
    suppress_health_check=list(HealthCheck),
)
@given(hours=st.sampled_from([1.5, 30.0]), steps=st.lists(st.sampled_from([*STEPS, *WAITS]), min_size=3, max_size=10))
@example(hours=30.0, steps=[STEPS[0], ("20",), ("20",), STEPS[4], ("20",), ("20",), STEPS[8]])
@example(hours=30.0, steps=[STEPS[0], ("20",), STEPS[2], ("700",), STEPS[3]])
@example(hours=30.0, steps=[STEPS[0], ("20",), ("20",), STEPS[1], ("20",), ("20",), STEPS[6]])
def test_hr_knows_of_every_place_that_stands_open(place: Town, hours: float, steps: list[Step]) -> None:
    on = invited(place, "lisi", "zhangsan", in_hours=hours, candidate=f"候选{next(NUMBERS)}")
    for first, *said in steps:
        if said:
            for words in said:
                place.say(first, words.format(code=on.code))
        else:
            place.move(seconds=int(first))
        place.settle()
        with store.db.connection_context():
            phones.every_decline_is_known_to_hr()
    place.move(hours=hours + 2)  # the next one meets nobody of this one
    place.settle()


def test_hr_knows_who_will_not_sit_in_and_that_is_looked_for(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan", in_hours=30, candidate=f"候选{next(NUMBERS)}")
    for who, words in (
        ("zhangmin", f"旁听 {on.code} 王五"),
        ("zhangmin", "是"),
        ("wangwu", f"无法参加 {on.code} 病了"),
    ):
        place.say(who, words)
        for seconds in (20, 61):
            place.move(seconds=seconds)
            place.settle()
            with store.db.connection_context():
                phones.every_decline_is_known_to_hr()
    with store.db.connection_context(), store.db.atomic() as forgotten:
        store.execute("DELETE FROM outbox WHERE kind = 'not_sitting_in'")
        with pytest.raises(AssertionError, match=f"wangwu cannot come to {on.code}"):
            phones.every_decline_is_known_to_hr()
        forgotten.rollback()
    place.move(hours=32)
    place.settle()
