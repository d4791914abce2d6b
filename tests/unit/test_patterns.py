"""No text makes a pattern work for long: nothing may stand in it any number of times where words are looked for."""

from __future__ import annotations

import functools
import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import bot
import commands
from bot.chat.cues import cue
from bot.chat.handlers import collect
from bot.chat.heard import LONGEST_SENTENCE, MOST_BYTES, hear

MOST_TIMES = 12  # that a part of a cue is repeated
WIDEST = 80  # characters that a part of a cue may match
REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)

CUES = {
    f"{name}: {part.pattern[:40]}": part
    for name, command in collect("commands").commands.items()
    for one in command.cues
    for part in (*one.parts, *([one.unless] if one.unless else []))
}


def found_in(package: Any) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern that a module of the package keeps, by its name."""
    for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if info.name.endswith("__main__") or ".migrations" in info.name:
            continue
        for name, value in vars(importlib.import_module(info.name)).items():
            for number, one in enumerate(patterns_in(value)):
                yield f"{info.name}.{name} {number}", one


def patterns_in(value: Any) -> Iterator[re.Pattern[str]]:
    """The value itself, or those of a table of them."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict):
        yield from patterns_in((*value.keys(), *value.values()))
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from patterns_in(one)


KEPT = dict([*found_in(bot), *found_in(commands)])


def repeats(parsed: Any) -> Iterator[tuple[bool, int, bool]]:
    """Of each repeated part: whether its number varies, how many there may be, whether it is in one without a bound."""
    for operator, value in parsed:
        if operator in REPEATS:
            least, most, inner = value
            yield least != most, most, False
            for varies, deeper, within in repeats(inner):
                yield varies, deeper, within or most >= _constants.MAXREPEAT
        else:
            for inner in _parts_of(value):
                yield from repeats(inner)


def twice(pattern: Any) -> Iterator[str]:
    """What may stand any number of times, then perhaps something else, then any number of times again."""
    before: list[str] = []
    for operator, value in pattern:
        if operator in REPEATS and value[1] >= _constants.MAXREPEAT:
            if str(value[2]) in before:
                yield str(value[2])
            before = [str(value[2]), *([] if value[0] else before)]
        elif operator is not _constants.AT and not (operator in REPEATS and value[0] == 0):
            before = []
        for inner in _parts_of(value):
            yield from twice(inner)


def again_and_again(pattern: Any) -> Iterator[str]:
    """What may stand any number of times by itself, in a part that is repeated: each of the two may take any share of it."""
    for operator, value in pattern:
        if operator in REPEATS and value[1] > 1:
            for branch in _branches_of(value[2]):
                if len(branch) == 1 and branch[0][0] in REPEATS and branch[0][1][1] >= _constants.MAXREPEAT:
                    yield str(branch)
        for inner in _parts_of(value):
            yield from again_and_again(inner)


def _branches_of(pattern: Any) -> Iterator[Any]:
    """What may stand there by itself."""
    if len(pattern) != 1:
        return
    operator, value = pattern[0]
    if operator is _constants.BRANCH:
        yield from value[1]
    elif operator is _constants.SUBPATTERN:
        yield from [value[-1]] if value[-1][0][0] is not _constants.BRANCH else value[-1][0][1][1]


def _parts_of(value: Any) -> Iterator[Any]:
    if isinstance(value, _parser.SubPattern):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _parts_of(one)


@functools.cache
def parsed(pattern: re.Pattern[str]) -> Any:
    return _parser.parse(pattern.pattern, pattern.flags)


def test_each_part_of_a_cue_has_a_largest_size() -> None:
    """So the search for it costs at each place of a text no more than that, whatever stands there."""
    often = [name for name, part in CUES.items() if any(most > MOST_TIMES for _, most, _ in repeats(parsed(part)))]
    wide = [name for name, part in CUES.items() if parsed(part).getwidth()[1] > WIDEST]
    assert not often + wide, "\n".join(often + wide)


def test_nothing_of_several_sizes_is_repeated_without_a_bound() -> None:
    """Such as (?:怎么?样?|样)+: the same words can be cut in two ways, and thirty of them in a thousand million."""
    wrong = [name for name, one in KEPT.items() if any(varies and within for varies, _, within in repeats(parsed(one)))]
    assert not wrong, "\n".join(wrong)


def test_nothing_without_a_bound_stands_beside_itself() -> None:
    r"""Such as \s*/?\s*: sixty thousand spaces can be cut between the two in as many ways, and then there is no /."""
    beside = {name: list(twice(parsed(one))) for name, one in [*KEPT.items(), *CUES.items()]}
    wrong = [f"{name}: {parts}" for name, parts in beside.items() if parts]
    assert not wrong, "\n".join(wrong)


def test_nothing_without_a_bound_is_all_of_what_is_repeated() -> None:
    """Such as (?:嗯+|那个|还){0,6}: eighty 嗯 can be cut into six parts in hundreds of millions of ways; 嗯++ takes them all."""
    again = {name: list(again_and_again(parsed(one))) for name, one in [*KEPT.items(), *CUES.items()]}
    wrong = [f"{name}: {parts}" for name, parts in again.items() if parts]
    assert not wrong, "\n".join(wrong)


def test_the_check_sees_what_it_is_there_for() -> None:
    assert list(again_and_again(_parser.parse("x(?:嗯+|那个){0,6}我"))) != []
    assert list(again_and_again(_parser.parse("x(?:嗯++|那个){0,6}我"))) == []
    assert max(most for _, most, _ in repeats(_parser.parse("(?!.*我)x"))) >= _constants.MAXREPEAT
    assert any(varies and within for varies, _, within in repeats(_parser.parse("(?:刚才?|刚刚)*")))


def test_between_the_parts_of_a_cue_anything_may_stand_and_it_is_told_apart() -> None:
    said = cue("候选人…(?:不来|来不了)").find("昨天候选人打电话说不来 了")
    assert said is not None
    assert (said.start, said.end, said.core, said.told) == (2, 11, "候选人打电话说不来", "打电话说")
    assert cue("候选人…不来").find("不来候选人") is None
    said = cue("…没来").find("候选人没来 了")
    assert said is not None
    assert (said.start, said.end, said.core, said.told) == (0, 5, "没来", "候选人")
    assert cue(("…没来", {}, "材料")).find("材料没来") is None
    said = cue("too busy…").find("i am too busy for that")
    assert said is not None
    assert (said.start, said.end, said.core) == (5, 22, "too busy")


@pytest.mark.parametrize("text", ["he " * 682, "\ufdfa" * 682, "‼" * 682, "啊" * 680])
def test_a_text_is_never_longer_than_what_wecom_delivers_whatever_its_letters_stand_for(text: str) -> None:
    heard = hear(text)
    assert max(len(heard.low), len(heard.typed)) <= MOST_BYTES
    assert heard.is_long == (len(heard.low) > LONGEST_SENTENCE)
