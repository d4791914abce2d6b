"""A long text with many places at which it may be parted costs no more for each than the place itself."""

from __future__ import annotations

from typing import Any

import pytest

from bot.chat import parting
from tests.world.office import Office

MOST_SIDES = 60


def test_however_many_places_a_long_text_has_each_side_of_it_is_parted_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    parted: list[tuple[str, str]] = []
    parts = parting._requests_in

    def counted(heard: Any, handlers: Any, situation: Any, before: Any) -> Any:
        parted.append((heard.low, before.heard.low + parting._as_read(before.call) if before is not None else ""))
        return parts(heard, handlers, situation, before)

    monkeypatch.setattr(parting, "_requests_in", counted)
    for said in (
        "我想看看周一，催李四和王五，看看周四，再看周五，停一下，看下周一和周二，催一下张三，再看周日和周一，帮我看周三，催李四，看看周五，待办，看看明天",
        "show monday and tuesday, list wednesday and thursday, show friday and next monday, show tuesday, pending and schedule friday, show saturday",
    ):
        parted.clear()
        office.understands(said, "zhangmin")
        assert len(parted) == len(set(parted)) <= MOST_SIDES, (said, len(parted))
