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
        return notice_card(view, view.pick("You are no longer on this panel", "你已不在这场面试中"))
    if not place.is_current:
        return notice_card(view, view.pick(*wording.REPLACED))
    choice = self_choice.of(view.of.id) if states.is_to_be_chosen(view.of) else None
    if choice is None:
        title = view.pick("The time is set", "时间定了") if is_ahead(view) else how_it_is(view)
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
    ("times to tick", "勾选时间"),
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
            (NONE, view.pick("None of these", "都不行")),
        ),
        submit=button(view, "tick", ("Send", "提交")),
        desc=view.pick(
            f"{what}, {choice.minutes} min, {where}{zone}. A tick counts as accepted; the candidate chooses one that all of you ticked.",
            f"{what}，{choice.minutes} 分钟，{where}{zone}。勾了就算接受，候选人从大家都勾的里选一个。",
        ),
        lang=view.lang,
    )


def _title(view: View) -> str:
    """`陈晓二面，哪些时间可以？可多选`, or as much of it as there is room for."""
    name, round_name = wording.candidate_name(view.of, view.holder), str(view.of.round_name)
    said = (
        view.pick(f"{name}, {round_name}: which times?", f"{name}{round_name}，哪些时间可以？可多选"),
        view.pick(f"{name}: which times?", f"{name}，哪些时间可以？可多选"),
        view.pick("Which times will do? Tick any", "哪些时间可以？可多选"),
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
    title = view.pick(f"{at}: {count} ticked", f"{at} 勾了 {count} 个时间")
    if not count:
        title = view.pick(f"{at}: none will do", f"{at} 回复都不行")
    rows = _by_day(view, choice.ticked_by(int(view.holder.id)) or [])
    return notice_card(
        view,
        title,
        rows or ((view.pick("Time", "时间"), view.pick("the candidate chooses", "由候选人自选")),),
        text=view.pick(
            f"To change it until the candidate has chosen, send: tick {code}",
            f"候选人选定前可以改，发：选时间 {code}",
        ),
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
    return (*rows[: MOST_ROWS - 1], (view.pick("Later", "之后"), view.pick(f"{left} more", f"还有 {left} 个")))


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
    return Text(
        view.pick(
            f"{title}: all have ticked, the candidate can choose from {count}, and it can be forwarded. The text: invitation {code}",
            f"{title}：面试官都勾了，候选人有 {count} 个时间可选，可以转发了。给候选人的话发：邀请语 {code}",
        )
    )


def times_common_listed(view: View) -> Line:
    found, code = ticking.standing(view.of, view.now), view.of.code or ""
    count = len(found.open) if found else 0
    return Line(
        view.pick("There are times to choose from: it can be forwarded", "有时间可选，可以转发了"),
        view.pick(f"{count} to choose from", f"{count} 个可选"),
        (view.pick(f"invitation {code}", f"邀请语 {code}"),),
    )


def _before_the_first_time(interview: Interview) -> datetime | None:
    """From when the candidate has to have the link soon, or there is less and less to choose from."""
    choice = self_choice.of(interview.id)
    common = self_choice.common(interview, choice) if choice is not None else []
    return common[0].start - PEOPLE_ARE_NEEDED if common else None


TIMES_COMMON = Kind(
    "times_common",
    times_common,
    ("times to choose from", "可选时间"),
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
        view.pick(
            f"The candidate has no time to choose: {title}. {why}. Send: {', or '.join(helps)}, or reschedule {code} thu 3pm",
            f"候选人没有时间可选：{title}。{why}。可以发：{'，或 '.join(helps)}，或 改期 {code} 周四下午3点",
        )
    )


def no_time_to_choose_listed(view: View) -> Line | None:
    found = ticking.standing(view.of, view.now)
    if found is None:
        return None
    heading = view.pick("The candidate has no time to choose", "候选人没有时间可选")
    return Line(heading, _why(view, found), _helps(view, found))


NO_TIME_TO_CHOOSE = Kind(
    "no_time_to_choose",
    no_time_to_choose,
    ("no time to choose", "没有可选时间"),
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
        view.pick(f"{comma.join(str(one.name) for one in who)} {en}", f"{comma.join(str(one.name) for one in who)}{zh}")
        for who, (en, zh) in (
            (found.declined, ("can't make it", "无法参加")),
            (found.without, ("can come at none of them", "说都不行")),
            (found.silent if not found.is_stuck else [], ("has not ticked yet", "还没勾")),
        )
        if who
    ]
    if said:
        return view.text("mark.between_clauses").join(said)
    if found.common:
        return view.pick("What they had in common is taken or past", "共同的时间都被占了或过了")
    return view.pick("They have none in common", "大家勾的没有共同的")


def _helps(view: View, found: Standing) -> tuple[str, ...]:
    code = view.of.code or ""
    days = view.pick(f"other days {code} next week", f"换几天 {code} 下周")
    if found.declined:
        gone = found.declined[0]
        return (view.pick(f"replace {code} {gone.user_id}", f"换人 {code} {gone.name}"),)
    if not found.is_stuck:
        return (view.pick(f"nudge {code}", f"催 {code}"), days)
    return (days,)


def offered_anew(view: View) -> Part | None:
    """What they had in common was taken: others were offered by themselves."""
    if not states.is_to_be_chosen(view.of):
        return None
    title = wording.title(view.of, view.holder)
    return Text(
        view.pick(
            f"{title}: what the panel had in common is taken or past, so it is asked about other times.",
            f"{title}：共同的时间都被占了或过了，已请面试官另勾一批时间。",
        )
    )


OFFERED_ANEW = Kind(
    "offered_anew",
    offered_anew,
    ("other times offered", "另勾时间"),
    merged=True,
    listed=True,
    weight=Weight.NEWS,
)


def chosen(view: View) -> Part | None:
    title, at, code = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now), view.of.code
    return Text(
        view.pick(
            f"The candidate chose a time: {title}, {at}. Not good after all? reschedule {code}",
            f"候选人选了时间：{title}，{at}，已约好。不合适就发：改期 {code}",
        )
    )


def chosen_listed(view: View) -> Line:
    return Line(view.pick("Candidates chose their time", "候选人选了时间，已约好"))


CHOSEN = Kind(
    "chosen",
    chosen,
    ("candidate chose a time", "候选人选了时间"),
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
    return Text(
        view.pick(
            f"The time is set: {title}, {at}, {where}. You ticked it, so no answer is needed; can't make it after all? "
            f"decline {code}",
            f"时间定了：{title}，{at}，{where}。你勾过这个时间，不用回复；临时来不了就发：无法参加 {code}",
        )
    )


TIME_SET = Kind(
    "time_set",
    time_set,
    ("time set as ticked", "定时间的通知"),
    merged=True,
    counted=True,
    holds=conditions.is_about_to_begin,
)
