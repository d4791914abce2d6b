"""Who is away, as a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.interviews import availability
from bot.interviews.models import Member
from bot.times.values import Span
from bot.wording.values import render


def aways(members: Sequence[Member], when: Span, viewer: Member, now: datetime) -> list[str]:
    """`李四 3月20日–25日休假，王五代`, of each of them who is away for some of that time."""
    found = availability.known([int(one.id) for one in members], when.start, when.end)
    return [
        render(one.phrase, viewer, now)
        for member in members
        if member.id in found
        for one in found[int(member.id)].aways()
    ]
