"""Undo: inside its window nobody ever heard; after it, and after anything else, it says what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.chat.handlers import collect
from bot.db import store
from bot.interviews import attendance, inverses, joining, lookup, meeting_link, panel, people, undo
from bot.interviews.audit import Change
from bot.interviews.models import Interview, Member, Participant
from bot.interviews.sweep import advance
from bot.notices import publish
from bot.texts import in_words
from tests.said import zh, zh_like
from tests.world.desk import UNDO_WINDOW, Desk, answers, at, history, set_status, snapshot, status
from tests.world.town import Town, buttons

Doing = Callable[[Desk, Interview], object]


@pytest.fixture
def desk(database: None) -> Desk:
    return Desk()


def take_back(desk: Desk, who: Member) -> list[str]:
    """What was taken back, each by its name."""
    return [in_words(one, "zh") for one in undo.undo(desk.change(who), who, desk.at).what]


def accept(desk: Desk, on: Interview) -> None:
    panel.accept(desk.change(desk.lisi), on, desk.lisi)


def decline(desk: Desk, on: Interview) -> None:
    panel.decline(desk.change(desk.lisi), on, desk.lisi, "出差")


def decline_knowing(desk: Desk, on: Interview) -> None:
    panel.decline(desk.change(desk.lisi), on, desk.lisi, "同学", knows_candidate=True)


def replace(desk: Desk, on: Interview) -> None:
    joining.replace(desk.change(desk.lisi), on, desk.lisi, desk.wangwu)


def add(desk: Desk, on: Interview) -> None:
    joining.add(desk.change(desk.lisi), on, desk.wangwu)


def missing(desk: Desk, on: Interview) -> None:
    desk.clock.at = at("14:06")
    attendance.say_missing(desk.change(desk.lisi), on)


def no_show(desk: Desk, on: Interview) -> None:
    desk.clock.at = at("14:16")
    attendance.mark_no_show(desk.change(desk.lisi), on)


CHANGES: list[tuple[Doing, str, str]] = [
    (accept, "接受", "“接受 {code}”已经过了撤销时间。可以发：无法参加 {code}"),
    (decline, "无法参加", "“无法参加 {code}”已经过了撤销时间。可以发：接受 {code}"),
    (
        decline_knowing,
        "无法参加",
        "“无法参加 {code}”已经过了撤销时间。不认识候选人的话，请张敏发：不认识候选人 {code} 李四",
    ),
    (replace, "换人", "“换人 {code}”已经过了撤销时间。可以发：换人 {code} 王五 李四"),
    (add, "加人", "“加人 {code}”已经过了撤销时间。可以发：换人 {code} 王五"),
    (
        no_show,
        "候选人未到",
        "“候选人未到 {code}”已经过了撤销时间。可以发：候选人到了 {code}",
    ),
    (missing, "还没到", "“还没到 {code}”已经过了撤销时间。可以发：候选人到了 {code}"),
]
every_change = pytest.mark.parametrize(("do", "named", "too_late"), CHANGES, ids=[do.__name__ for do, *_ in CHANGES])


# --- all that one message changed -----------------------------------------------------------------------------------


def test_what_one_message_changed_is_taken_back_together(desk: Desk) -> None:
    first, second = desk.book(desk.lisi), desk.book(desk.lisi, clock="16:00", candidate="林悦")
    before = snapshot(first), snapshot(second)
    message = desk.change(desk.lisi)
    panel.accept(message, first, desk.lisi)
    panel.decline(message, second, desk.lisi)
    assert take_back(desk, desk.lisi) == [
        zh("instead.accept", code=first.code),
        zh("instead.decline", code=second.code),
    ]
    assert (snapshot(first), snapshot(second)) == before


def test_of_what_one_message_changed_nothing_is_taken_back_if_one_part_has_changed_since(desk: Desk) -> None:
    first, second = desk.book(desk.lisi, desk.zhangsan), desk.book(desk.lisi, clock="16:00", candidate="林悦")
    message = desk.change(desk.lisi)
    panel.accept(message, first, desk.lisi)
    panel.decline(message, second, desk.lisi)
    panel.accept(desk.change(desk.zhangsan), first, desk.zhangsan)
    before = snapshot(first), snapshot(second)
    assert desk.refused(lambda: take_back(desk, desk.lisi)) == zh("undo.has_changed", code=first.code)
    assert (snapshot(first), snapshot(second)) == before


def test_of_what_one_message_changed_nothing_is_taken_back_if_one_part_cannot_be(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    message = desk.change(desk.lisi)
    panel.accept(message, on, desk.lisi)
    message.record("interview.renamed", "interview", on.id)
    before = snapshot(on)
    assert desk.refused(lambda: take_back(desk, desk.lisi)) == zh("undo.cannot")
    assert snapshot(on) == before


# --- each change ----------------------------------------------------------------------------------------------------


@every_change
def test_everything_is_as_it_was_and_the_undo_is_one_record(desk: Desk, do: Doing, named: str, too_late: str) -> None:
    on = desk.book(desk.lisi, desk.zhangsan)
    panel.accept(desk.change(desk.zhangsan), on, desk.zhangsan)
    before = snapshot(on)
    do(desk, on)
    assert snapshot(on) != before
    count = len(history())
    assert take_back(desk, desk.lisi) == [f"{named} {on.code}"]
    assert snapshot(on) == before
    assert [row["action"] for row in history()[count:]] == ["undone"]


@every_change
def test_the_window_ends_on_the_second_and_then_the_command_to_use_is_named(
    desk: Desk, do: Doing, named: str, too_late: str
) -> None:
    on = desk.book(desk.lisi)
    do(desk, on)
    after = snapshot(on)
    desk.clock.at += UNDO_WINDOW
    assert desk.refused(lambda: take_back(desk, desk.lisi), desk.lisi) == too_late.format(code=on.code)
    assert snapshot(on) == after
    desk.clock.at -= timedelta(microseconds=1)
    take_back(desk, desk.lisi)


@every_change
def test_an_undo_cannot_be_undone(desk: Desk, do: Doing, named: str, too_late: str) -> None:
    on = desk.book(desk.lisi)
    do(desk, on)
    take_back(desk, desk.lisi)
    assert desk.refused(lambda: take_back(desk, desk.lisi)) == zh("undo.nothing")


@every_change
def test_what_has_changed_since_by_somebody_else_is_left_alone(
    desk: Desk, do: Doing, named: str, too_late: str
) -> None:
    on = desk.book(desk.lisi, desk.zhangsan)
    do(desk, on)
    change = desk.change(desk.zhangmin)
    change.record("interview.candidate_answered", "interview", on.id, after={"candidate_response": "accepted"})
    assert desk.refused(lambda: take_back(desk, desk.lisi)) == zh("undo.has_changed", code=on.code)


def test_the_command_named_for_a_late_undo_does_it(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    replace(desk, on)
    desk.clock.at += UNDO_WINDOW
    joining.replace(desk.change(desk.zhangmin), on, desk.wangwu, desk.lisi)
    assert answers(on) == {"lisi": "needs_action", "wangwu": "declined"}


def test_after_a_day_there_is_nothing_to_undo(desk: Desk) -> None:
    accept(desk, desk.book(desk.lisi, day=20))
    desk.clock.at += UNDO_WINDOW + timedelta(days=1)
    assert desk.refused(lambda: take_back(desk, desk.lisi)) == zh("undo.nothing")


def test_the_one_whose_file_was_hidden_sees_it_again(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    decline_knowing(desk, on)
    assert lookup.by_code(desk.lisi, str(on.code)) is None
    take_back(desk, desk.lisi)
    assert lookup.by_code(desk.lisi, str(on.code)) is not None


# --- several changes, several people --------------------------------------------------------------------------------


def test_changes_are_taken_back_one_by_one_the_last_first(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    start = snapshot(on)
    accept(desk, on)
    accepted = snapshot(on)
    decline(desk, on)
    take_back(desk, desk.lisi)
    assert snapshot(on) == accepted
    take_back(desk, desk.lisi)
    assert snapshot(on) == start


@pytest.mark.parametrize("say_why", [decline, decline_knowing])
def test_a_decline_and_the_reason_that_followed_are_taken_back_as_one(desk: Desk, say_why: Doing) -> None:
    on = desk.book(desk.lisi)
    start = snapshot(on)
    panel.decline(desk.change(desk.lisi), on, desk.lisi)
    desk.move(seconds=50)
    say_why(desk, on)
    assert take_back(desk, desk.lisi) == [zh("instead.decline", code=on.code)]
    assert snapshot(on) == start
    assert desk.refused(lambda: take_back(desk, desk.lisi)) == zh("undo.nothing")


@pytest.mark.parametrize(
    ("say_why", "said"),
    [
        (decline, zh("undo.too_late", what="无法参加 {code}", instead=zh("instead.accept", code="{code}"))),
        (
            decline_knowing,
            zh("undo_helps.too_late", what="无法参加 {code}")
            + zh("undo_helps.no_conflict", hr="张敏", code="{code}", who="李四"),
        ),
    ],
)
def test_a_reason_does_not_keep_open_the_time_in_which_its_decline_is_taken_back(
    desk: Desk, say_why: Doing, said: str
) -> None:
    on = desk.book(desk.lisi)
    panel.decline(desk.change(desk.lisi), on, desk.lisi)
    desk.move(seconds=50)
    say_why(desk, on)
    after = snapshot(on)
    desk.move(seconds=20)
    assert desk.refused(lambda: take_back(desk, desk.lisi), desk.lisi) == said.format(code=on.code)
    assert snapshot(on) == after


def test_a_reason_for_a_second_decline_leaves_the_first_alone(desk: Desk) -> None:
    """The first was taken back; accepted in between, it is another decline that the reason is for."""
    on = desk.book(desk.lisi)
    decline(desk, on)
    accept(desk, on)
    accepted = snapshot(on)
    panel.decline(desk.change(desk.lisi), on, desk.lisi)
    decline(desk, on)
    take_back(desk, desk.lisi)
    assert snapshot(on) == accepted


def test_only_the_last_change_can_be_taken_back_whatever_it_was(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    people.set_language(desk.change(desk.lisi), desk.lisi, "zh")
    accept(desk, on)
    people.set_zone(desk.change(desk.lisi), desk.lisi, ZoneInfo("Europe/London"))
    people.set_language(desk.change(desk.lisi), desk.lisi, "zh")  # as it is: no change
    said = zh("undo.cannot_setting", instead="时区 Asia/Shanghai")
    assert desk.refused(lambda: take_back(desk, desk.lisi)) == said
    assert answers(on) == {"lisi": "accepted"}


def test_one_takes_back_only_what_one_did_oneself(desk: Desk) -> None:
    first, second = desk.book(desk.lisi), desk.book(desk.wangwu, candidate="林悦")
    accept(desk, first)
    panel.accept(desk.change(desk.wangwu), second, desk.wangwu)
    take_back(desk, desk.lisi)
    assert (answers(first), answers(second)) == ({"lisi": "needs_action"}, {"wangwu": "accepted"})
    assert desk.refused(lambda: take_back(desk, desk.lisi)) == zh("undo.nothing")


def test_of_two_people_on_one_panel_only_the_last_can_take_back_until_that_is_taken_back(desk: Desk) -> None:
    on = desk.book(desk.lisi, desk.wangwu)
    start = snapshot(on)
    accept(desk, on)
    panel.accept(desk.change(desk.wangwu), on, desk.wangwu)
    assert status(on) == "confirmed"
    assert desk.refused(lambda: take_back(desk, desk.lisi)) == zh("undo.has_changed", code=on.code)
    take_back(desk, desk.wangwu)
    assert status(on) == "scheduled"
    take_back(desk, desk.lisi)
    assert snapshot(on) == start


def test_looking_at_an_interview_is_no_change_of_it(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    Interview.update(meeting_url="https://meeting.example.com/1").where(Interview.id == on.id).execute()
    desk.clock.at = at("13:50")
    accept(desk, on)
    [seen] = lookup.load([on.id])
    assert meeting_link.shown(desk.change(desk.lisi), seen, desk.lisi) == "https://meeting.example.com/1"
    take_back(desk, desk.lisi)
    assert answers(on) == {"lisi": "needs_action"}


def test_what_time_has_done_since_is_not_turned_back(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    desk.clock.at = at("14:00") - timedelta(seconds=5)
    accept(desk, on)
    desk.clock.at = at("14:00")
    advance(desk.change())
    assert desk.refused(lambda: take_back(desk, desk.lisi)) == zh("undo.has_changed", code=on.code)
    assert status(on) == "in_progress"


def test_a_place_that_somebody_had_before_is_given_back_with_its_reason(desk: Desk) -> None:
    """Who had declined, was put in by HR all the same, and is taken out again, has declined as before."""
    on = desk.book(desk.lisi, desk.wangwu)
    panel.decline(desk.change(desk.wangwu), on, desk.wangwu, "面试太多")
    before = snapshot(on)
    replace(desk, on)
    take_back(desk, desk.lisi)
    assert snapshot(on) == before


def test_a_replacement_of_a_replacement_is_taken_back_to_the_first(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    replace(desk, on)
    before = snapshot(on)
    joining.replace(desk.change(desk.zhangmin), on, desk.wangwu, desk.lisi)
    take_back(desk, desk.zhangmin)
    assert snapshot(on) == before


# --- a time that is taken by now ------------------------------------------------------------------------------------


def test_who_took_on_something_else_after_declining_is_told_what(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    decline(desk, on)
    other = desk.book(desk.lisi, clock="14:30", candidate="林悦")
    after = snapshot(on)
    assert desk.refused(lambda: take_back(desk, desk.lisi)) == zh(
        "refused.busy_then", who="李四", other=f"{other.code} 林悦 · 后端工程师 一面", when="3月12日 周四 14:30–15:30"
    )
    assert snapshot(on) == after


def test_only_who_wants_the_time_back_is_named_as_busy(desk: Desk) -> None:
    """Not another of the panel who has declined for good, nor one who need not come."""
    on = desk.book(desk.lisi, desk.wangwu, desk.zhangsan)
    Participant.update(part="optional").where(Participant.member == desk.zhangsan).execute()
    panel.decline(desk.change(desk.wangwu), on, desk.wangwu)
    decline(desk, on)
    for clock, one, candidate in (("13:30", desk.wangwu, "林悦"), ("13:30", desk.zhangsan, "周远")):
        desk.book(one, clock=clock, candidate=candidate)
    other = desk.book(desk.lisi, clock="14:30", candidate="吴桐")
    assert desk.refused(lambda: take_back(desk, desk.lisi)).startswith(f"李四 那个时间已有面试（{other.code} 吴桐")


def test_a_no_show_is_not_taken_back_into_a_time_that_the_panel_or_the_candidate_gave_away(desk: Desk) -> None:
    on, busy = desk.book(desk.lisi, desk.wangwu), desk.book(desk.zhangsan, candidate="林悦")
    no_show(desk, on)
    other = desk.book(desk.wangwu, clock="14:15", candidate="周远")
    assert desk.refused(lambda: take_back(desk, desk.lisi)).startswith(f"王五 那个时间已有面试（{other.code} 周远")
    attendance.mark_no_show(desk.change(desk.zhangsan), busy)
    desk.book(desk.zhaoliu, clock="14:15", candidate="林悦")
    assert desk.refused(lambda: take_back(desk, desk.zhangsan)) == zh("refused.time_is_taken")
    assert (status(on), status(busy)) == ("no_show", "no_show")


@pytest.mark.parametrize("then", ["scheduled", "confirmed", "in_progress", "awaiting_feedback"])
def test_a_no_show_is_taken_back_to_wherever_it_was_marked(desk: Desk, then: str) -> None:
    on = desk.book(desk.lisi)
    set_status(on, then)
    no_show(desk, on)
    take_back(desk, desk.lisi)
    assert status(on) == then
    assert all(one.interview_active == (then != "awaiting_feedback") for one in Participant.select())


# --- who hears of it ------------------------------------------------------------------------------------------------


def invited(place: Town, *panel: str, in_hours: float) -> Interview:
    """An interview whose panel has its invitations."""
    on = place.book(*panel, in_hours=in_hours)
    with store.db.connection_context(), store.db.atomic():
        change = Change(place.at, actor_kind="system")
        change.record("interview.booked", "interview", on.id)
        publish.tell(change)
    place.settle()
    return on


def test_inside_the_window_nobody_ever_hears_neither_of_the_change_nor_of_its_undo(place: Town) -> None:
    on = invited(place, "lisi", in_hours=24)
    place.orders("zhangmin", f"换人 {on.code} 李四 王五")
    place.settle()
    heard = [place.chat(user_id) for user_id in ("lisi", "wangwu")]
    assert place.say("zhangmin", "撤销").startswith(zh("undo.done_unnoticed", what=f"换人 {on.code}") + "\n")
    place.move(minutes=5)
    place.settle()
    assert [place.chat(user_id) for user_id in ("lisi", "wangwu")] == heard
    assert zh("button.accept") in buttons(place.cards("lisi")[-1])


@pytest.mark.parametrize("reason", ["出差", "我认识候选人"])
def test_a_decline_that_was_taken_back_after_its_reason_is_taken_back_and_hr_never_hears_of_it(
    place: Town, reason: str
) -> None:
    on = invited(place, "lisi", in_hours=24)
    place.say("lisi", f"无法参加 {on.code}")
    place.say("lisi", reason)
    assert place.say("lisi", "撤销").startswith(zh("undo.done_unnoticed", what=f"无法参加 {on.code}") + "\n")
    place.move(seconds=61)
    place.settle()
    with store.db.connection_context():
        assert answers(on) == {"lisi": "needs_action"}
    assert place.chat("zhangmin") == []
    assert zh("button.accept") in buttons(place.cards("lisi")[-1])


def test_of_an_urgent_decline_with_a_reason_that_is_taken_back_hr_hears_once(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1.5)
    place.say("lisi", f"无法参加 {on.code}")
    place.say("lisi", "出差")
    place.settle()
    place.say("lisi", "撤销")
    place.settle()
    assert place.title("zhangmin") == zh("declined.not_answered_yet", name="李四")
    assert "\n".join(place.texts("zhangmin")).count("撤销了") == 1


def test_undo_after_a_setting_says_how_to_set_it_back_and_leaves_the_rest(place: Town) -> None:
    on = invited(place, "lisi", in_hours=24)
    place.say("lisi", f"接受 {on.code}")
    place.say("lisi", "时区 伦敦")
    assert place.say("lisi", "撤销") == zh("undo.cannot_setting", instead=zh("instead.zone", zone="Asia/Shanghai"))
    assert place.say("lisi", "时区 Asia/Shanghai") == zh("zone.set", zone="北京时间")
    with store.db.connection_context():
        assert answers(on) == {"lisi": "accepted"}


def test_looks_are_no_change_that_undo_would_take_back(place: Town) -> None:
    on = invited(place, "lisi", in_hours=0.2)
    place.say("lisi", f"接受 {on.code}")
    place.say("lisi", f"进入面试 {on.code}")
    place.say("lisi", "日程")
    assert place.say("lisi", "撤销").startswith(f"已撤销：接受 {on.code}")


def test_undo_after_taking_care_of_an_interview_leaves_the_replacement_before_it(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan", in_hours=24)
    place.say("zhangsan", f"无法参加 {on.code} 出差")
    place.orders("zhangmin", f"换人 {on.code} 李四 王五")
    place.say("zhangmin", f"我来处理 {on.code}")
    assert place.say("zhangmin", "撤销") == zh("undo.cannot_that", what=zh("done.handling"), code=on.code)
    with store.db.connection_context():
        assert answers(on) == {"lisi": "declined", "wangwu": "needs_action", "zhangsan": "declined"}


def test_of_an_urgent_decline_that_was_heard_and_undone_hr_sees_that_it_is_undone(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1.5)
    place.tap("lisi", "无法参加")
    place.settle()
    assert place.title("zhangmin") == zh("declined.who_cant", names="李四")
    assert place.say("lisi", "撤销").startswith(zh("undo.done", what=f"无法参加 {on.code}") + "\n")
    place.settle()
    assert place.title("zhangmin") == zh("declined.not_answered_yet", name="李四")
    assert buttons(place.cards("zhangmin")[-1]) == []
    assert zh("button.accept") in buttons(place.cards("lisi")[-1])


def test_who_takes_back_an_urgent_yes_that_hr_has_seen_on_its_card_does_not_read_that_nobody_heard(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1.5)
    place.say("lisi", f"无法参加 {on.code} 出差")
    place.settle()
    place.say("lisi", f"接受 {on.code}")
    place.move(seconds=5)
    place.settle()
    assert place.title("zhangmin") == zh("declined.comes_after_all", name="李四")
    said = place.say("lisi", "撤销")
    assert zh_like("undo.done").search(said)


def test_that_ones_own_card_has_changed_since_is_nobody_hearing_of_it(place: Town) -> None:
    on = invited(place, "lisi", in_hours=24)
    place.say("lisi", f"接受 {on.code}")
    place.move(seconds=5)
    place.settle()
    assert place.title("lisi") == zh("replied.answer", answer=zh("response.accepted"))
    assert place.say("lisi", "撤销").startswith(zh("undo.done_unnoticed", what=f"接受 {on.code}"))


def test_a_card_about_the_interview_with_the_members_number_is_nobody_hearing_of_the_members_role(place: Town) -> None:
    on = invited(place, "lisi", in_hours=24)
    [member] = place.rows("SELECT user_id, name FROM member WHERE id = %(id)s", id=on.id)
    place.say("admin", f"成员 {member['user_id']} 用人经理")
    place.say("lisi", f"接受 {on.code}")
    place.move(seconds=5)
    place.settle()
    said = place.say("admin", "撤销")
    assert said.startswith(zh("undo.done_unnoticed", what=f"改成员 {member['user_id']}"))
    assert not zh_like("undo.done").search(said)


def test_of_an_urgent_replacement_that_was_heard_and_undone_both_see_that_it_is_undone(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1.5)
    place.orders("zhangmin", f"换人 {on.code} 李四 王五")
    place.settle()
    assert zh_like("relieved.by_whom", by="王五").search(place.texts("lisi")[-1])
    assert re.search(r"\d\d:\d\d–\d\d:\d\d：已改由", place.texts("lisi")[-1])
    assert place.title("wangwu") == zh("invited.title")
    place.say("zhangmin", "撤销")
    place.settle()
    assert place.title("wangwu") == zh("times_asked.not_on_panel")
    assert place.texts("wangwu")[-1].endswith("你不必参加了。")  # the card alone would alert nobody
    assert place.chat("lisi")[-1]["type"] == "template_card"  # a new one, below the text that is no longer true
    assert place.title("lisi") == zh("invited.title")


def test_a_late_undo_names_the_command_that_works(place: Town) -> None:
    on = invited(place, "lisi", in_hours=24)
    place.tap("lisi", "无法参加")
    place.move(seconds=60)
    assert place.say("lisi", "撤销") == zh(
        "undo.too_late", what=f"无法参加 {on.code}", instead=zh("instead.accept", code=on.code)
    )
    place.say("lisi", f"接受 {on.code}")
    place.settle()
    with store.db.connection_context():
        assert answers(on) == {"lisi": "accepted"}


@pytest.mark.parametrize(
    ("who", "before", "then", "asked", "kept"),
    [
        ("zhangmin", "换人 {code} 李四 王五", "interviewer", "SELECT count(*) AS n FROM participant", 2),
        (
            "zhangmin",
            "候选人回复 {code} 不来",
            "interviewer",
            "SELECT count(*) AS n FROM interview WHERE status = 'rescheduling'",
            1,
        ),
        (
            "zhangmin",
            "候选人未到 {late}",
            "interviewer",
            "SELECT count(*) AS n FROM interview WHERE status = 'no_show'",
            1,
        ),
        (
            "admin",
            "成员 王五 停用",
            "recruiter",
            "SELECT count(*) AS n FROM member WHERE user_id = 'wangwu' AND NOT active",
            1,
        ),
    ],
)
def test_who_has_lost_the_role_for_a_change_cannot_take_it_back(
    place: Town, who: str, before: str, then: str, asked: str, kept: int
) -> None:
    code = invited(place, "lisi", in_hours=24).code if "{code}" in before else ""
    late = invited(place, "lisi", in_hours=-0.3).code if "{late}" in before else ""
    if place.say(who, before.format(code=code, late=late)).endswith("？是/否"):
        place.say(who, "是")
    assert place.rows(asked) == [{"n": kept}]
    with store.db.connection_context():
        store.execute("UPDATE member SET role = %(role)s WHERE user_id = %(who)s", role=then, who=who)
    assert place.say(who, "撤销") == zh("tapped.role")
    assert place.rows(asked) == [{"n": kept}]


def test_each_change_that_can_be_taken_back_names_the_command_that_does_it() -> None:
    assert {one.command for one in inverses.INVERSES.values()} <= set(collect("commands").commands)
