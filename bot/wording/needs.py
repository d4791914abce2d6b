"""What needs somebody of HR, counted: `60 场：待回复 8 · 缺人 2 · 候选人迟到 1`."""

from __future__ import annotations

from collections.abc import Mapping

from bot.interviews.needs import Need
from bot.texts import text
from bot.wording.words import pick

_COUNTED = {
    Need.UNANSWERED: ("{n} unanswered", "待回复 {n}"),
    Need.PROPOSED: ("{n} with another time proposed", "改期建议 {n}"),
    Need.MISSING: ("{n} short of people", "缺人 {n}"),
    Need.NOT_COMING: ("{n} whose candidate is not coming", "候选人不来 {n}"),
    Need.LATE: ("{n} with a late candidate", "候选人迟到 {n}"),
}


def counted(needs: Mapping[Need, int], lang: str) -> str:
    """`：待回复 8 · 缺人 2`, to stand behind a number of interviews; nothing where nobody is needed."""
    said = " · ".join(pick(_COUNTED[need], lang).format(n=count) for need, count in needs.items())
    return text("needs.between", lang) + said if said else ""
