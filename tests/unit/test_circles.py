"""Modules that import each other in a circle, imports for type checking and inside functions counted.

import-linter forbids circles everywhere but in `bot.chat`. Those that it still has are listed here: none may be added or
grow, and one that is gone leaves the list.
"""

from __future__ import annotations

import grimp

KNOWN = [
    {"dictated", "drafted", "to_the_bot"},
    {"arguments", "call", "command", "guards", "handlers", "masked", "understanding.told"},
]


def test_the_chat_has_no_circles_but_those_that_are_listed() -> None:
    graph = grimp.build_graph("bot", cache_dir=None)
    inside = graph.find_descendants("bot.chat")
    imports = {one: graph.find_modules_directly_imported_by(one) & inside for one in inside}
    found = [{one.removeprefix("bot.chat.") for one in circle} for circle in circles(imports)]
    assert sorted(map(sorted, found)) == sorted(map(sorted, KNOWN))


def test_a_circle_is_found_with_all_that_are_in_it() -> None:
    imports = {"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": {"e"}, "e": set(), "f": {"a", "e"}}
    assert circles(imports) == [{"b", "c"}]


def circles(imports: dict[str, set[str]]) -> list[set[str]]:
    """Sets of modules of which each imports, itself or by others, each of the others."""
    reached = {one: _reached(one, imports) for one in imports}
    found = {frozenset(two for two in reached[one] if one in reached[two]) for one in imports}
    return [set(one) for one in found if len(one) > 1]


def _reached(module: str, imports: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    next_ones = [module]
    while next_ones:
        for one in imports[next_ones.pop()] - seen:
            seen.add(one)
            next_ones.append(one)
    return seen
