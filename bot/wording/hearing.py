"""Who hears of what was just done, and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.interviews.models import Member
from bot.texts import text
from bot.wording.times import clock, wait_in_words


def who_hears(
    told: Sequence[Member],
    viewer: Member,
    wait: timedelta,
    now: datetime,
    later: datetime | None = None,
    *,
    is_busy: bool = False,
) -> str:
    """`一分钟后通知张敏。`, `明天 09:02 通知张敏。`, `张敏在面试，10:50 通知。`"""
    names, when = hr_names(told, viewer), wait_in_words(wait, str(viewer.lang))
    if later is not None and is_busy:
        at = clock(later, viewer, now)
        return text("hears.is_interviewing", str(viewer.lang), names=names, at=at)
    if later is not None:
        at = clock(later, viewer, now)
        return text("hears.quiet", viewer.lang, names=names, at=at)
    return text("hears.told", viewer.lang, who=names, when=when)


def hr_names(told: Sequence[Member], viewer: Member) -> str:
    """`张敏、刘燕`; whoever is told because nobody of HR is there is the admin."""
    names = [str(one.name) for one in told if one.is_hr]
    return text("mark.between_names", viewer.lang).join(names) or text("hears.admin", viewer.lang)
