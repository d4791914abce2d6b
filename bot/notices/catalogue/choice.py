"""A candidate chooses the time: the card on which the panel ticks, and what HR and the panel hear of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot import wording
from bot.interviews import access, self_choice, states, ticking
from bot.interviews.models import Interview
from bot.interviews.self_choice import SelfChoice, Ticked
from bot.interviews.ticking import Standing
from bot.notices import conditions, outbox
from bot.notices.catalogue import panel
from bot.notices.kind import PEOPLE_ARE_NEEDED, Kind, Line, Weight, before_start, until_somebody_knows
from bot.notices.view import Rows, View, button, facts, how_it_is, is_ahead, notice_card
from bot.phrase import Phrase
from bot.times.clock_face import show_date, show_day
from bot.times.values import Span
from bot.wecom.content import MOST_ROWS, VOTE_TITLE, Part, Text, VoteCard, fits

NONE = "none"  # the option that says that none of the times will do


def vote_question(choice: SelfChoice) -> str:
    """Which times a card asks about: others may be offered while it is out there."""
    return f"times:{choice.offer}"


def times_asked(view: View) -> Part | None:
    """What can be ticked while the time is to be chosen, and what was."""
    place = access.place_of(view.holder, view.of)
    if place is None:
        return notice_card(view, view.text("times_asked.not_on_panel"))
    if not place.is_current:
        return notice_card(view, view.text(wording.REPLACED))
    choice = self_choice.of(view.of.id) if states.is_to_be_chosen(view.of) else None
    if choice is None:
        title = view.text("times_asked.time_is_set") if is_ahead(view) else how_it_is(view)
        return notice_card(view, title)
    if place.response == "declined":
        return notice_card(view, panel.replied(view, place), facts(view))
    ticked = choice.ticks.get(int(view.holder.id))
    return _asked(view, choice) if ticked is None else _ticked(view, choice, ticked)


def is_to_tick(view: View) -> bool:
    """The time is to be chosen, and the holder has not said which will do."""
    choice = self_choice.of(view.of.id) if states.is_to_be_chosen(view.of) else None
    return choice is not None and ticking.waits_for(view.of, view.holder, choice)


TIMES_ASKED = Kind(
    outbox.TIMES_ASKED,
    times_asked,
    Phrase("notice.times_to_tick"),
    asks=True,
    holds=is_to_tick,
    comes_again=True,
)


def _asked(view: View, choice: SelfChoice) -> VoteCard:
    times = sorted(choice.times.items())
    zone = wording.zone(view.holder, times[0][1].start, view.of)
    what, where = wording.title(view.of, view.holder), wording.place(view.of, view.holder)
    return VoteCard(
        task_id=view.task_id,
        title=_title(view),
        question=vote_question(choice),
        options=(
            *((str(number), _option(view, one)) for number, one in times),
            (NONE, view.text("times_asked.none_of_these")),
        ),
        submit=button(view, "tick", Phrase("button.send")),
        desc=view.text("times_asked.what", what=what, minutes=choice.minutes, where=where, zone=zone),
        lang=view.lang,
    )


def _title(view: View) -> str:
    """`陈晓二面，哪些时间可以？可多选`, or as much of it as there is room for."""
    name, round_name = wording.candidate_name(view.of, view.holder), str(view.of.round_name)
    said = (
        view.text("times_asked.title_of_round", name=name, round_name=round_name),
        view.text("times_asked.title", name=name),
        view.text("times_asked.tick_any"),
    )
    return next(one for one in said if fits(one, VOTE_TITLE) or one == said[-1])


def _option(view: View, one: Span) -> str:
    """`3月12日 周四 10:00`"""
    start = one.start.astimezone(view.holder.tz)
    day = show_day(start.date(), view.lang, view.now.astimezone(view.holder.tz).year)
    return f"{day} {start:%H:%M}"


def _ticked(view: View, choice: SelfChoice, ticked: Ticked) -> Part:
    """What they said of them, by the clock at which they did, and how it is changed."""
    count, at, code = len(ticked.numbers), view.stamp(ticked.at), view.of.code or ""
    title = view.text("times_asked.ticked", at=at, count=count)
    if not count:
        title = view.text("times_asked.none_will_do", at=at)
    rows = _by_day(view, choice.ticked_by(int(view.holder.id)) or [])
    return notice_card(
        view,
        title,
        rows or ((view.text("needs_answer.time"), view.text("needs_answer.candidate_chooses")),),
        text=view.text("times_asked.how_to_change", code=code),
    )


def _by_day(view: View, times: Sequence[Span]) -> Rows:
    """`3月12日` with `10:00、14:00`; what there is no row for is counted in the last one."""
    days: dict[str, list[str]] = {}
    for one in times:
        start = one.start.astimezone(view.holder.tz)
        day = show_date(start.date(), view.lang, view.now.astimezone(view.holder.tz).year)
        days.setdefault(day, []).append(f"{start:%H:%M}")
    rows = [(day, view.text("mark.between_names").join(at)) for day, at in days.items()]
    if len(rows) <= MOST_ROWS:
        return tuple(rows)
    left = sum(len(at) for at in list(days.values())[MOST_ROWS - 1 :])
    return (*rows[: MOST_ROWS - 1], (view.text("times_asked.later"), view.text("times_asked.more", left=left)))


# --- what HR hears --------------------------------------------------------------------------------------------------


def can_be_chosen(view: View) -> bool:
    found = ticking.standing(view.of, view.now)
    return found is not None and bool(found.open)


def times_common(view: View) -> Part | None:
    """All have ticked, and the candidate can choose."""
    found = ticking.standing(view.of, view.now)
    if found is None:
        return None
    title, code, count = wording.title(view.of, view.holder), view.of.code or "", len(found.open)
    return Text(view.text("times_common.told", title=title, count=count, code=code))


def times_common_listed(view: View) -> Line:
    found, code = ticking.standing(view.of, view.now), view.of.code or ""
    count = len(found.open) if found else 0
    return Line(
        view.text("times_common.heading"),
        view.text("times_common.how_many", count=count),
        (view.text("times_common.how_to_invite", code=code),),
    )


def _before_the_first_time(interview: Interview) -> datetime | None:
    """From when the candidate has to have the link soon, or there is less and less to choose from."""
    choice = self_choice.of(interview.id)
    common = self_choice.common(interview, choice) if choice is not None else []
    return common[0].start - PEOPLE_ARE_NEEDED if common else None


TIMES_COMMON = Kind(
    "times_common",
    times_common,
    Phrase("notice.times_to_choose_from"),
    merged=True,
    holds=can_be_chosen,
    listed=True,
    in_list=times_common_listed,
    weight=Weight.TIME,
    urgent_from=_before_the_first_time,
)


def needs_hr(view: View) -> bool:
    """No time comes to the candidate unless HR does something; or somebody has not ticked for a day."""
    found = ticking.standing(view.of, view.now)
    return found is not None and (found.is_stuck or (_is_of_silence(view) and bool(found.silent)))


def _is_of_silence(view: View) -> bool:
    return (view.subject or {}).get("stage") == "silent"


def no_time_to_choose(view: View) -> Part | None:
    found = ticking.standing(view.of, view.now)
    if found is None:
        return None
    title, code = wording.title(view.of, view.holder), view.of.code or ""
    why, helps = _why(view, found), _helps(view, found)
    return Text(
        view.text(
            "no_common_time.told", title=title, why=why, code=code, helps=view.text("mark.between_options").join(helps)
        )
    )


def no_time_to_choose_listed(view: View) -> Line | None:
    found = ticking.standing(view.of, view.now)
    if found is None:
        return None
    heading = view.text("no_common_time.heading")
    return Line(heading, _why(view, found), _helps(view, found))


NO_TIME_TO_CHOOSE = Kind(
    "no_time_to_choose",
    no_time_to_choose,
    Phrase("notice.no_time_to_choose"),
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    holds=needs_hr,
    listed=True,
    in_list=no_time_to_choose_listed,
    weight=Weight.TIME,
)


def _why(view: View, found: Standing) -> str:
    """`李四无法参加；王五说都不行`, else who is silent, else that they have none in common, or what was common is taken."""
    comma = view.text("mark.between_names")
    said = [
        view.text(id, who=comma.join(str(one.name) for one in who))
        for who, id in (
            (found.declined, "no_common_time.declined"),
            (found.without, "no_common_time.none_will_do"),
            (found.silent if not found.is_stuck else [], "no_common_time.silent"),
        )
        if who
    ]
    if said:
        return view.text("mark.between_clauses").join(said)
    if found.common:
        return view.text("no_common_time.taken_or_past")
    return view.text("no_common_time.none")


def _helps(view: View, found: Standing) -> tuple[str, ...]:
    code = view.of.code or ""
    days = view.text("no_common_time.other_days", code=code)
    if found.declined:
        gone = found.declined[0]
        return (view.text("no_common_time.replace", code=code, account=gone.user_id, who=gone.name),)
    if not found.is_stuck:
        return (view.text("no_common_time.nudge", code=code), days)
    return (days,)


def offered_anew(view: View) -> Part | None:
    """What they had in common was taken: others were offered by themselves."""
    if not states.is_to_be_chosen(view.of):
        return None
    title = wording.title(view.of, view.holder)
    return Text(view.text("offered_anew.told", title=title))


OFFERED_ANEW = Kind(
    "offered_anew",
    offered_anew,
    Phrase("notice.other_times_offered"),
    merged=True,
    listed=True,
    weight=Weight.NEWS,
)


def chosen(view: View) -> Part | None:
    title, at, code = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now), view.of.code
    return Text(view.text("chosen.told", title=title, at=at, code=code))


def chosen_listed(view: View) -> Line:
    return Line(view.text("chosen.heading"))


CHOSEN = Kind(
    "chosen",
    chosen,
    Phrase("notice.candidate_chose_a_time"),
    merged=True,
    passed_on=True,
    holds=is_ahead,
    listed=True,
    in_list=chosen_listed,
    weight=Weight.NEWS,
    urgent_from=before_start(PEOPLE_ARE_NEEDED),
)


# --- what the panel hears -------------------------------------------------------------------------------------------


def time_set(view: View) -> Part | None:
    """For who has ticked it: it is booked, and nothing is asked."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    where, code = wording.place(view.of, view.holder), view.of.code or ""
    return Text(view.text("time_set.told", title=title, at=at, where=where, code=code))


TIME_SET = Kind(
    "time_set",
    time_set,
    Phrase("notice.time_set_as_ticked"),
    merged=True,
    counted=True,
    holds=conditions.is_about_to_begin,
)
