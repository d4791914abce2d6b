"""The morning's message: what somebody has today, what waits for them, and tomorrow's first interview.

HR also reads what needs somebody, whose feedback is late, and what has no way in yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from bot import wording
from bot.interviews import agenda, lookup, meeting_link, needs, states
from bot.interviews.agenda import Agenda, Day
from bot.interviews.models import Interview, Member
from bot.interviews.needs import Need
from bot.notices import history, outbox
from bot.notices.kind import Kind, until_the_morning_is_over
from bot.notices.view import View
from bot.phrase import Phrase
from bot.times import calendar
from bot.wecom.content import Part, Text

MOST_TODAY, MOST_OTHERS, MOST_WITHOUT_A_LINK, MOST_FOR_HR = 6, 4, 5, 200


def render(view: View) -> Part | None:
    """For its reader alone; None where there is nothing to say (any more)."""
    return say(view, agenda.of_each([view.holder], [day_of(view)], view.now)[int(view.holder.id)])


DIGEST = Kind(
    "digest",
    render,
    at_any_hour=True,
    until=until_the_morning_is_over,
    comes_again=True,
    may_be_off=Phrase("optional.daily_digest"),
)


def day_of(view: View) -> Day:
    return Day.of(view.holder, view.now, asks=bool((view.subject or {}).get("asks", True)))


def say(view: View, found: Agenda) -> Part | None:
    """The same with what was found for many at once."""
    lines = [
        *(_hrs_day(view, found) if view.holder.is_hr else _own_day(view, found.today)),
        *_owed(view, found.owed),
        *_unanswered(view, found),
        *_to_tick(view, found.to_tick),
        *_proposed(view, [one for one in found.unanswered if needs.proposed_by(one, view.holder) is not None]),
        *(_for_hr_at_work(view, found.day) if view.holder.is_hr and calendar.is_working_day(found.day.day) else ()),
    ]
    if not lines:
        return None
    heading = wording.show_today(view.holder, view.now)
    if not found.today:
        lines = [heading, *lines] if not view.holder.is_hr else lines
    return Text("\n".join([*lines, *_tomorrow(view, found)]))


def _own_day(view: View, today: Sequence[Interview]) -> list[str]:
    ahead = [one for one in today if not one.is_over(view.now)]
    if not ahead:
        return []
    return [_heading(view, len(ahead), ahead), *_rows(view, ahead, MOST_TODAY)]


def _hrs_day(view: View, found: Agenda) -> list[str]:
    """What is looked after and one's own, what needs somebody first; without a need the number is enough."""
    day = found.day
    theirs = lookup.between(view.holder, day.start, day.end)[:MOST_FOR_HR]
    ahead = [one for one in theirs if not one.is_over(view.now)]
    if not ahead:
        return []
    in_need = [one for one in needs.in_need_first(ahead, view.now) if needs.need_of(one, view.now) is not None]
    unheard = _unheard(view, in_need)
    own = [one for one in found.today if one not in in_need and not one.is_over(view.now)]
    counted = wording.counted_needs(needs.counted(ahead, view.now), view.lang)
    if not in_need and not own:
        counted = view.text("digest.nobody_missing")
    rows = [*_rows(view, [*unheard, *own], MOST_TODAY), *_what_helps(view, unheard[:MOST_TODAY])]
    return [_heading(view, len(ahead), ahead, counted), *rows, *_came_lately(view, len(in_need) - len(unheard))]


_TELL_OF = {
    Need.NOT_COMING: (outbox.CANDIDATE_CANNOT,),
    Need.MISSING: (outbox.DECLINED, outbox.STILL_SHORT, outbox.NO_INTERVIEWER),
    Need.PROPOSED: (outbox.PROPOSED, outbox.NO_ANSWER),
    Need.UNANSWERED: (outbox.NO_ANSWER,),
}


def _unheard(view: View, in_need: Sequence[Interview]) -> list[Interview]:
    """Without those whose need came on a card or in a list within the hour."""
    those = {int(one.id): _told_by(needs.need_of(one, view.now)) for one in in_need}
    kinds = {kind for told_by in those.values() for kind in told_by}
    heard = history.told_lately(list(those), str(view.holder.user_id), kinds, view.now) if kinds else set()
    return [one for one in in_need if not any((one.id, kind) in heard for kind in those[int(one.id)])]


def _told_by(need: Need | None) -> tuple[str, ...]:
    """The kinds of notices that tell of such a need."""
    return _TELL_OF.get(need, ()) if need is not None else ()


def _came_lately(view: View, count: int) -> list[str]:
    if not count:
        return []
    return [view.text("digest.told_lately", count=count)]


_HELPS = {
    Need.NOT_COMING: "digest.help_not_coming",
    Need.MISSING: "digest.help_missing",
    Need.PROPOSED: "digest.help_proposed",
    Need.UNANSWERED: "digest.help_unanswered",
}


def _help(need: Need, interview: Interview) -> str:
    """Where nobody has declined there is nobody to replace."""
    is_added = need is Need.MISSING and not any(one.is_open for one in interview.panel)
    return "digest.help_nobody_there" if is_added else _HELPS[need]


def _what_helps(view: View, in_need: Sequence[Interview]) -> list[str]:
    """`缺人发“换人 1203”，没回复发“催 2863”。`: what to send of the first of each kind."""
    firsts: dict[Need, Interview] = {}
    for one in in_need:
        need = needs.need_of(one, view.now)
        if need in _HELPS and need is not None and states.is_ahead(one, view.now):
            firsts.setdefault(need, one)
    said = [view.text(_help(need, one), code=one.code or "") for need, one in sorted(firsts.items())]
    if not said:
        return []
    return [view.text("digest.what_helps", helps=view.text("digest.between_helps").join(said))]


def _heading(view: View, count: int, those: Sequence[Interview], counted: str = "") -> str:
    """`3月11日 周三，今天 2 场：`"""
    zone = next((said for one in those if (said := wording.zone(view.holder, one.start, one))), "")
    day = wording.show_today(view.holder, view.now)
    interviews = view.text("digest.heading", n=count)
    return day + view.text("mark.between_changes") + interviews + zone + (counted or view.text("mark.colon"))


def _rows(view: View, those: Sequence[Interview], most: int) -> list[str]:
    lines = [wording.row(one, view.holder, view.now) for one in those[:most]]
    if (left := len(those) - most) > 0:
        lines.append(view.text("digest.more_today", left=left))
    return lines


def _owed(view: View, owed: Sequence[Interview]) -> list[str]:
    if not owed:
        return []
    code = owed[0].code
    return [
        view.text("digest.feedback_due", n=len(owed)),
        *(_brief(view, one) for one in owed[:MOST_OTHERS]),
        *_and_more(view, len(owed) - MOST_OTHERS, "digest.more_feedback"),
        view.text("digest.how_to_write", code=code),
    ]


def _unanswered(view: View, found: Agenda) -> list[str]:
    """Besides those of the cards that came within the hour, or come with it; else what today's rows wait for."""
    those = [one for one in found.unanswered if needs.proposed_by(one, view.holder) is None]
    if not those:
        how = wording.how_to_answer(found.today, view.holder, view.now).strip()
        return [how] if how else []
    code, count = those[0].code, len(those)
    return [
        view.text("digest.also_unanswered", count=count)
        if found.asked
        else view.text("digest.unanswered", count=count),
        *(_brief(view, one) for one in those[:MOST_OTHERS]),
        *_and_more(view, len(those) - MOST_OTHERS),
        view.text("digest.how_to_answer", code=code),
    ]


def _to_tick(view: View, those: Sequence[Interview]) -> list[str]:
    """Whose candidates wait for the reader to say which times will do."""
    if not those:
        return []
    code = those[0].code or ""
    return [
        view.text("digest.to_tick", n=len(those)),
        *(wording.title(one, view.holder) for one in those[:MOST_OTHERS]),
        *_and_more(view, len(those) - MOST_OTHERS),
        view.text("digest.how_to_tick", code=code),
    ]


def _proposed(view: View, those: Sequence[Interview]) -> list[str]:
    """Of which the reader has said another time: it is not they whose answer is missing."""
    if not those:
        return []
    lines = [view.text("digest.proposed", n=len(those))]
    for one in those[:MOST_OTHERS]:
        start, _ = needs.proposed_by(one, view.holder) or (view.now, view.now)
        at, hr = wording.clock(start, view.holder, view.now), wording.hr_of(one, view.holder)
        said = view.text("digest.you_proposed", at=at, hr=hr)
        lines.append(f"{_brief(view, one)} · {said}")
    return lines + _and_more(view, len(those) - MOST_OTHERS)


def _for_hr_at_work(view: View, day: Day) -> list[str]:
    return [*_late_feedback(view), *_without_a_way_in(view, day)]


def _without_a_way_in(view: View, day: Day) -> list[str]:
    """For HR, on the working day before: which interviews by video have no meeting link yet."""
    until = calendar.next_working_day(day.day)
    end = datetime.combine(until + timedelta(days=1), time(), view.holder.tz)
    ahead = lookup.between(view.holder, day.end, end)
    those = [one for one in ahead if states.is_ahead(one, view.now) and meeting_link.is_lacking(one)]
    if not those:
        return []
    is_tomorrow = until == day.day + timedelta(days=1)
    until_day = calendar.show(until, view.lang, day.day.year)
    count, first, left = len(those), those[0].code or "", len(those) - MOST_WITHOUT_A_LINK
    more = view.text("digest.more_links", left=left)
    return [
        view.text("digest.without_link_tomorrow", n=count)
        if is_tomorrow
        else view.text("digest.without_link_until", n=count, day=until_day),
        *(f"{wording.brief(one, view.holder, view.now)} · {one.code or ''}" for one in those[:MOST_WITHOUT_A_LINK]),
        *([more] if left > 0 else []),
        view.text("digest.how_to_add_link", first=first),
    ]


def _late_feedback(view: View) -> list[str]:
    """For HR: feedback that has been due for a day, the oldest first."""
    late = agenda.feedback_is_late(view.holder, view.now, MOST_FOR_HR)
    owing = [(one, member) for one in late for member in agenda.owing(one)]
    if not owing:
        return []
    lines = [view.text("digest.feedback_late", n=len(owing))]
    lines += [f"{member.name} · {_brief(view, one)}" for one, member in owing[:MOST_OTHERS]]
    return [*lines, *_and_more(view, len(owing) - MOST_OTHERS, "digest.more_feedback"), *_how_to_remind(view, owing)]


def _how_to_remind(view: View, owing: Sequence[tuple[Interview, Member]]) -> list[str]:
    """`提醒发“催 1203”，或“催 全部”。`; nobody reminds themselves."""
    code = next((one.code for one, member in owing if member.id != view.holder.id), None)
    if code is None:
        return []
    if len(owing) == 1:
        return [view.text("digest.how_to_nudge", code=code)]
    return [view.text("digest.how_to_nudge_all", code=code)]


def _and_more(view: View, left: int, what: str = "digest.more") -> list[str]:
    return [view.text(what, n=left)] if left > 0 else []


def _tomorrow(view: View, found: Agenda) -> list[str]:
    """Unless it stands above, or on a card that came within the hour."""
    first = found.tomorrow
    if first is None or first in found.unanswered[:MOST_OTHERS] or first.id in found.asked:
        return []
    return [view.text("digest.first_tomorrow") + wording.row(first, view.holder, view.now)]


def _brief(view: View, interview: Interview) -> str:
    """`1203 陈晓 · 后端工程师 一面 · 昨天 14:00`"""
    at = wording.clock(interview.start, view.holder, view.now) if interview.start else ""
    return f"{wording.title(interview, view.holder)} · {at}"
