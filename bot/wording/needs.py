"""What needs somebody of HR, counted: `60 场：待回复 8 · 缺人 2 · 候选人迟到 1`."""

from __future__ import annotations

from collections.abc import Mapping

from bot.interviews.needs import Need
from bot.texts import text

_COUNTED = {
    Need.UNANSWERED: "needs.unanswered",
    Need.PROPOSED: "needs.proposed",
    Need.MISSING: "needs.missing",
    Need.NOT_COMING: "needs.not_coming",
    Need.LATE: "needs.late",
}


def counted(needs: Mapping[Need, int], lang: str) -> str:
    """`：待回复 8 · 缺人 2`, to stand behind a number of interviews; nothing where nobody is needed."""
    said = " · ".join(text(_COUNTED[need], lang, n=count) for need, count in needs.items())
    return text("needs.between", lang) + said if said else ""
