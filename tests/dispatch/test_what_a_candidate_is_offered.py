"""What a candidate's page offers follows from what holds at that moment, and from nothing else."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.db import store
from bot.interviews.models import Interview
from tests.said import zh
from tests.world.candidates import AtThePage
from tests.world.town import Town, invited

BUTTONS = {
    "确认参加": "yes",
    "无法参加": "no",
    "想改时间": "other",
    "我晚到 10 分钟": "late",
    "我到了": "here",
    "进入面试": "join",
}
IN_SPACE, ON_THE_SPOT, BY_PHONE = "video", "onsite", "phone"
ANSWERS = ("needs_action", "accepted", "declined", "tentative")
# Minutes from the start (of an hour), and what is offered besides the answers that still can be given.
MOMENTS: list[tuple[int, set[str], dict[str, set[str]]]] = [
    (-30 * 60, {"yes", "no", "other"}, {}),
    (-12 * 60, {"yes", "no", "other"}, {}),
    (-12 * 60 + 1, {"yes", "no"}, {}),
    (-2 * 60, {"yes", "no"}, {"video": {"late"}, "onsite": {"late"}, "phone": {"late"}}),
    (-60, {"yes", "no"}, {"video": {"late"}, "onsite": {"late", "here"}, "phone": {"late"}}),
    (-15, {"yes", "no"}, {"video": {"late", "join"}, "onsite": {"late", "here"}, "phone": {"late"}}),
    (5, set(), {"video": {"late", "join"}, "onsite": {"late", "here"}, "phone": {"late"}}),
    (15, set(), {"video": {"join"}, "onsite": {"here"}, "phone": set()}),  # ten minutes are past
    (75, set(), {"video": {"join"}, "onsite": set(), "phone": set()}),
    (91, set(), {"video": set(), "onsite": set(), "phone": set()}),
]


def so_it_is(on: Interview, **columns: object) -> None:
    with store.db.connection_context():
        store.execute(
            f"UPDATE interview SET {', '.join(f'{name} = %({name})s' for name in columns)} WHERE id = %(id)s",
            id=on.id,
            **columns,
        )


def offered(candidate: AtThePage) -> set[str]:
    """By its buttons, and links that look like one; each opens what it says."""
    shown = candidate.look().tree
    said = [" ".join((one.text_content() or "").split()) for one in shown.iter("button", "a")]
    return {BUTTONS[one] for one in said if one in BUTTONS}


def of(answer: str, answers: set[str], on_the_day: set[str]) -> set[str]:
    if answer == "declined":
        return answers - {"no"}
    return (answers - {"yes"} if answer == "accepted" else answers) | on_the_day


def test_at_each_hour_each_answer_and_each_way_what_is_offered_is_what_can_be_done(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    candidate = AtThePage(place, on)
    start, wrong = place.at + timedelta(hours=30), []
    for minutes, answers, on_the_day in MOMENTS:
        _go_to(place, start + timedelta(minutes=minutes))
        for mode in (IN_SPACE, ON_THE_SPOT, BY_PHONE):
            for answer in ANSWERS:
                so_it_is(on, mode=mode, candidate_response=answer)
                found, right = offered(candidate), of(answer, answers, on_the_day.get(mode, set()))
                if found != right:
                    wrong.append((minutes, mode, answer, found, right))
    assert wrong == []


def _go_to(place: Town, at: datetime) -> None:
    place.move(minutes=(at - place.at) / timedelta(minutes=1))


def test_who_has_said_that_they_are_late_is_offered_no_less_and_who_is_there_neither(place: Town) -> None:
    on = invited(place, "lisi", in_hours=0.5)
    so_it_is(on, mode=ON_THE_SPOT)
    candidate = AtThePage(place, on)
    candidate.look()
    seen = candidate.tap("20 分钟")
    assert zh("candidate_page.late", minutes="20") in seen.words
    assert (zh("candidate_page.i_am_late", n=30) in seen.words, zh("candidate_page.i_am_late", n=10) in seen.words) == (
        True,
        False,
    )
    seen = candidate.tap("我到了")
    assert zh("candidate_page.here") in seen.words
    for gone in ("我到了", "晚到", "还要更晚"):
        assert gone not in seen.words, gone


def test_who_does_not_come_is_offered_nothing_of_the_day_and_an_old_page_does_nothing(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1)
    candidate = AtThePage(place, on)
    candidate.look()
    candidate.tap("无法参加")
    seen = candidate.tap("确定不参加")
    assert "面试当天" not in seen.words
    assert candidate.post("late", sequence="0", minutes="10").headers["Location"].endswith("note=notnow")
    place.move(minutes=55)
    assert candidate.post("join").headers["Location"].endswith("note=notnow")
    place.move(minutes=10)
    assert "您已告知不参加" in candidate.look().words, "and neither that it has begun, nor thanks for having come"


def test_an_old_page_says_no_lateness_that_is_past_and_none_that_is_less_than_was_said(place: Town) -> None:
    on = invited(place, "lisi", in_hours=0.5)
    candidate = AtThePage(place, on)
    candidate.look()
    candidate.tap("20 分钟")
    assert candidate.post("late", sequence="0", minutes="10").headers["Location"].endswith("note=notnow")
    so_it_is(on, expected_at=None)
    place.move(minutes=42)
    assert candidate.post("late", sequence="0", minutes="10").headers["Location"].endswith("note=notnow")
    assert not candidate.post("late", sequence="0", minutes="20").headers["Location"].endswith("note=notnow")
