"""The morning's message: one a person and working day, a quarter of an hour before they begin, and only with something in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta

import pytest

from bot import worker
from bot.db import store
from bot.interviews import preferences
from bot.interviews.audit import Change
from bot.interviews.models import Interview, Member, Participant
from bot.notices import outbox, queue
from bot.notices.outbox import Notice
from tests.said import en, zh, zh_like
from tests.world.clock import beijing
from tests.world.ended import held
from tests.world.office import lines
from tests.world.stage import together
from tests.world.town import Town, answers, at, invited, later, town

EIGHT = beijing("03-11 08:00")


@pytest.fixture
def place(place_database_url: str) -> Iterator[Town]:
    with town(place_database_url, at=EIGHT, is_founded=True) as found:
        yield found


def digests(place: Town, user_id: str) -> list[str]:
    return [
        one for one in place.texts(user_id) if "今天" in one.split("\n")[0] or "待写面评" in one or "等你回复" in one
    ]


def test_a_quarter_of_an_hour_before_work_it_says_what_today_holds_and_what_waits(place: Town) -> None:
    place.settle()
    first = answers(place.book("lisi", in_hours=6), "accepted")
    owed = held(place, "lisi", hours_ago=20)
    asked = place.book("lisi", in_hours=56, candidate="王磊")
    tomorrow = answers(place.book("lisi", in_hours=27, candidate="赵敏"), "accepted")
    at(place, "11 09:44")
    assert digests(place, "lisi") == []
    at(place, "11 09:45")
    [said] = digests(place, "lisi")
    assert said.split("\n") == [
        "3月11日 周三，今天 1 场：",
        f"14:00–15:00 陈晓 · 后端工程师 一面 · 已接受 · {first.code}",
        zh("digest.feedback_due", n=1),
        f"{owed.code} 林悦 · 后端工程师 一面 · 昨天 12:00",
        zh("digest.how_to_write", code=owed.code),
        zh("digest.unanswered", count="1"),
        f"{asked.code} 王磊 · 后端工程师 一面 · 3月13日 周五 16:00",
        zh("digest.how_to_answer", code=asked.code),
        zh("digest.first_tomorrow") + f"11:00–12:00 赵敏 · 后端工程师 一面 · 已接受 · {tomorrow.code}",
    ]
    at(place, "11 12:00")
    assert len(digests(place, "lisi")) == 1


def test_what_came_as_a_card_within_the_hour_is_not_said_again_and_nothing_twice(place: Town) -> None:
    at(place, "11 09:30")
    lately = invited(place, "lisi", in_hours=30, candidate="王磊")
    at(place, "11 09:45")
    assert place.texts("lisi") == []  # nothing else is there
    at(place, "11 18:00")
    tomorrow = invited(place, "lisi", in_hours=40, candidate="赵敏")
    after = invited(place, "lisi", in_hours=64, candidate="林悦")
    place.say("lisi", f"接受 {lately.code}")
    place.settle()
    at(place, "12 09:45")
    said = place.texts("lisi")[-1]
    assert lines(zh("digest.unanswered", count="2"), f"{tomorrow.code} 赵敏") in said
    assert said.endswith(zh("digest.how_to_answer", code=tomorrow.code))
    assert f"{after.code} 林悦" in said and not zh_like("digest.first_tomorrow").search(said)


def test_tomorrows_first_that_came_as_a_card_within_the_hour_is_not_said_again(place: Town) -> None:
    answers(place.book("lisi", in_hours=6), "accepted")
    at(place, "11 09:30")
    invited(place, "lisi", in_hours=28, candidate="王磊")
    answers(place.book("lisi", in_hours=30, candidate="赵敏"), "accepted")
    at(place, "11 09:45")
    assert not zh_like("digest.first_tomorrow").search(place.texts("lisi")[-1])


def test_hr_does_not_read_again_what_came_within_the_hour(place: Town) -> None:
    """But what else the same interview needs by then."""
    on = invited(place, "lisi", in_hours=6)
    silent = place.book("wangwu", in_hours=7, candidate="赵敏")
    at(place, "11 09:20")
    place.say("lisi", f"无法参加 {on.code} 出差")
    at(place, "11 09:22")
    at(place, "11 09:45")
    assert place.texts("zhangmin")[-1].splitlines() == [
        "3月11日 周三，今天 2 场：待回复 1 · 缺人 1",
        f"15:00–16:00 赵敏 · 后端工程师 一面 · 王五 · 待回复 · {silent.code}",
        zh("digest.help_unanswered", code=silent.code) + "。",
        zh("digest.told_lately", count="1"),
    ]


def test_who_was_put_in_since_the_decline_is_read_of_as_one_who_has_not_answered(place: Town) -> None:
    on = invited(place, "lisi", in_hours=6)
    at(place, "11 09:20")
    place.say("lisi", f"无法参加 {on.code} 出差")
    at(place, "11 09:25")
    place.say("zhangmin", f"换人 {on.code} 李四 王五")
    place.say("zhangmin", "是")
    at(place, "11 09:27")
    at(place, "11 09:45")
    assert f"王五 · 待回复 · {on.code}" in place.texts("zhangmin")[-1]


def test_what_does_not_fit_is_counted_with_how_to_see_it(place: Town) -> None:
    for day in range(6):
        place.book("lisi", in_hours=56 + 24 * day, candidate=f"候选{day}")
    at(place, "11 09:45")
    [said] = digests(place, "lisi")
    assert zh("digest.unanswered", count="6") in said
    assert lines("", zh("digest.more", n=2), "") in said


def test_in_english_and_in_ones_own_zone(place: Town) -> None:
    with store.db.connection_context():
        Member.update(zone="Europe/London", lang="en").where(Member.user_id == "lisi").execute()
    on = answers(place.book("lisi", in_hours=12), "accepted")  # noon in London
    at(place, "11 17:44")
    assert place.texts("lisi") == []
    at(place, "11 17:45")
    [said] = place.texts("lisi")
    assert said.split("\n") == [
        "Wed 11 Mar, 1 interview today · London time, GMT+0:",
        f"12:00–13:00 陈晓 · 后端工程师 一面 · accepted · {on.code}",
    ]


def test_with_nothing_in_it_it_is_not_sent_and_tomorrows_first_alone_is_nothing(place: Town) -> None:
    answers(place.book("lisi", in_hours=27), "accepted")
    at(place, "11 09:45")
    assert place.texts("lisi") == []
    assert place.rows("SELECT 1 FROM outbox WHERE kind = 'digest' AND to_user = 'lisi'") == []


def test_before_an_early_interview_it_comes_45_minutes_ahead_also_where_that_was_booked_last(place: Town) -> None:
    place.settle()
    answers(place.book("lisi", in_hours=1), "accepted")
    at(place, "11 08:14")
    assert digests(place, "lisi") == []
    at(place, "11 08:15")
    assert len(digests(place, "lisi")) == 1
    at(place, "11 09:45")
    assert len(digests(place, "lisi")) == 1


def test_on_a_day_off_it_comes_only_for_an_interview_and_does_not_ask_for_feedback(place: Town) -> None:
    at(place, "13 19:00")
    held(place, "lisi", hours_ago=5, candidate="王磊")
    held(place, "wangwu", hours_ago=5)
    on = answers(place.book("lisi", in_hours=19), "accepted")  # Saturday, two in the afternoon
    at(place, "13 20:45")
    before = len(place.texts("wangwu"))
    at(place, "14 13:15")
    assert place.texts("lisi")[-1].split("\n") == [
        "3月14日 周六，今天 1 场：",
        f"14:00–15:00 陈晓 · 后端工程师 一面 · 已接受 · {on.code}",
    ]
    at(place, "15 12:00")
    assert len(place.texts("wangwu")) == before
    at(place, "16 09:45")
    assert zh("digest.feedback_due", n=1) in place.texts("wangwu")[-1]


def test_on_leave_there_is_none(place: Town) -> None:
    answers(place.book("lisi", in_hours=6), "accepted")
    with store.db.connection_context():
        store.execute(
            "INSERT INTO leave (member_id, during, created_at) VALUES (%(id)s, tstzrange(%(now)s, %(until)s), %(now)s)",
            id=place.member("lisi").id,
            now=place.at,
            until=place.at + timedelta(days=1),
        )
    at(place, "11 09:45")
    assert place.texts("lisi") == []


def test_who_begins_at_another_hour_has_it_before_that(place: Town) -> None:
    place.settle()
    answers(place.book("lisi", in_hours=6), "accepted")
    with store.db.connection_context(), store.db.atomic():
        change = Change(place.at, actor_kind="operator")
        hours = time(11, 30), time(20)
        preferences.set_work_hours(change, place.member("lisi"), hours)
    at(place, "11 11:14")
    assert digests(place, "lisi") == []
    at(place, "11 11:15")
    assert len(digests(place, "lisi")) == 1


def test_who_is_not_to_be_nudged_reads_what_they_have_and_not_what_they_owe(place: Town) -> None:
    held(place, "lisi", hours_ago=20)
    held(place, "wangwu", hours_ago=30, candidate="王磊")
    answers(place.book("lisi", in_hours=6), "accepted")
    with store.db.connection_context(), store.db.atomic():
        for who in ("lisi", "wangwu"):
            preferences.set_nudged(Change(place.at, actor_kind="operator"), place.member(who), False)
    at(place, "11 09:45")
    assert not zh_like("digest.feedback_due").search(place.texts("lisi")[-1])
    assert place.texts("wangwu") == []


def test_who_has_not_answered_always_reads_what_to_send(place: Town) -> None:
    """Of today's rows as of the days after, in the morning as in the day that they ask for."""
    on = place.book("lisi", in_hours=6)
    at(place, "11 09:45")
    how = zh("page.how_to_answer", code=on.code)
    assert digests(place, "lisi")[0].splitlines()[1:] == [
        f"14:00–15:00 陈晓 · 后端工程师 一面 · 待回复 · {on.code}",
        how,
    ]
    assert place.say("lisi", "今天").endswith(zh("page.number") + f"{how}")
    assert how not in place.say("zhangmin", "今天")
    place.say("lisi", "language en")
    assert place.say("lisi", "today").endswith(en("page.how_to_answer", code=on.code))
    place.say("lisi", f"accept {on.code}")
    assert "decline" not in place.say("lisi", "today")


def test_what_waits_besides_the_cards_of_that_minute_is_said_to_be_besides(place: Town) -> None:
    earlier = place.book("lisi", in_hours=56, candidate="王磊")
    at(place, "11 09:30")
    invited(place, "lisi", in_hours=30, candidate="赵敏")
    at(place, "11 09:45")
    assert lines(zh("digest.also_unanswered", count="1"), f"{earlier.code} 王磊") in place.texts("lisi")[-1]


def test_hr_whose_day_needs_nobody_reads_how_many_there_are(place: Town) -> None:
    answers(place.book("lisi", in_hours=6), "accepted")
    at(place, "11 09:45")
    assert place.texts("zhangmin") == ["3月11日 周三，" + zh("digest.heading", n=1) + zh("digest.nobody_missing")]


def test_who_is_added_after_the_hour_has_the_first_one_the_day_after(place: Town) -> None:
    at(place, "11 10:00")
    place.joins("zhaoliu")
    answers(place.book("zhaoliu", in_hours=4), "accepted")
    answers(place.book("zhaoliu", in_hours=28, candidate="林悦"), "accepted")
    later(place, minutes=5)
    assert digests(place, "zhaoliu") == []
    at(place, "12 09:45")
    assert "林悦" in digests(place, "zhaoliu")[0]


def test_who_comes_in_at_noon_and_a_worker_that_was_away_tell_nobody_what_the_morning_held(place: Town) -> None:
    answers(place.book("lisi", in_hours=6), "accepted")
    place.move(hours=4)
    place.settle()
    assert digests(place, "lisi") == []


def test_who_does_without_it_gets_none_and_no_reminder_that_they_switched_off(place: Town) -> None:
    answers(place.book("lisi", in_hours=6), "accepted")
    with store.db.connection_context(), store.db.atomic():
        change = Change(place.at, actor_kind="operator")
        preferences.set_unwanted(change, place.member("lisi"), ["digest", "remind_30m"])
    at(place, "11 09:45")
    assert place.texts("lisi") == []
    at(place, "11 13:31")
    assert place.cards("lisi") == []
    at(place, "11 13:56")
    assert len(place.cards("lisi")) == 1


def test_who_knows_the_candidate_does_not_read_their_name(place: Town) -> None:
    on = answers(place.book("lisi", in_hours=6), "accepted")
    other = answers(place.book("lisi", in_hours=8, candidate="林悦"), "accepted")
    with store.db.connection_context():
        Participant.update(knows_candidate=True).where(Participant.interview == on).execute()
    at(place, "11 09:45")
    [said] = digests(place, "lisi")
    assert "陈晓" not in said and str(other.code) in said


def test_what_is_taken_off_before_it_leaves_is_not_in_it(place: Town) -> None:
    answers(place.book("lisi", in_hours=6), "accepted")
    place.control("faults", rules=[{"path": "message/send", "errcode": -1}])
    at(place, "11 09:45")
    assert place.texts("lisi") == []
    with store.db.connection_context():
        store.execute("UPDATE interview SET status = 'cancelled'")
    place.control("faults", rules=[])
    later(place, minutes=6)
    assert place.texts("lisi") == []
    assert place.rows("SELECT state FROM outbox WHERE kind = 'digest' AND to_user = 'lisi'") == [
        {"state": "suppressed"}
    ]


def test_hr_reads_what_needs_somebody_first_and_whose_feedback_is_late(place: Town) -> None:
    for number in range(8):
        answers(place.book("lisi", in_hours=4 + number, candidate=f"候选人{number}"), "accepted")
    missing = answers(place.book("wangwu", in_hours=9, candidate="王磊"), "declined")
    silent = place.book("wangwu", in_hours=7, candidate="赵敏")
    late = held(place, "lisi", hours_ago=30)
    at(place, "11 09:45")
    said = place.texts("zhangmin")[-1].split("\n")
    assert said == [
        "3月11日 周三，今天 10 场：待回复 1 · 缺人 1",
        f"17:00–18:00 王磊 · 后端工程师 一面 · 王五 · {zh('response.declined')} · {missing.code}",
        f"15:00–16:00 赵敏 · 后端工程师 一面 · 王五 · 待回复 · {silent.code}",
        zh("digest.help_missing", code=missing.code) + "，" + zh("digest.help_unanswered", code=silent.code) + "。",
        zh("digest.feedback_late", n=1),
        f"李四 · {late.code} 林悦 · 后端工程师 一面 · 昨天 02:00",
        zh("digest.how_to_nudge", code=late.code),
    ]


def without_a_link(place: Town, in_hours: float, candidate: str) -> Interview:
    """By video, accepted, and nobody has said where."""
    on = answers(place.book("lisi", in_hours=in_hours, candidate=candidate), "accepted")
    with store.db.connection_context():
        Interview.update(meeting_url=None).where(Interview.id == on.id).execute()
    return on


def test_hr_reads_the_working_day_before_what_has_no_way_in(place: Town) -> None:
    first, second = without_a_link(place, 30, "陈晓"), without_a_link(place, 32, "林悦")
    answers(place.book("lisi", in_hours=34, candidate="何洁"), "accepted")
    without_a_link(place, 56, "周航")
    at(place, "11 09:45")
    assert place.texts("zhangmin")[-1] == lines(
        zh("digest.without_link_tomorrow", n=2),
        f"陈晓 明天 14:00 · {first.code}",
        f"林悦 明天 16:00 · {second.code}",
        zh("digest.how_to_add_link", first=first.code),
    )
    assert not [one for one in place.texts("lisi") if zh_like("digest.without_link_tomorrow").search(one)]


def test_of_many_without_a_link_five_are_named_and_the_rest_is_shown_by_what_it_says(place: Town) -> None:
    those = [without_a_link(place, 26 + n, f"候选{n}") for n in range(7)]
    answers(place.book("lisi", in_hours=34, candidate="何洁"), "accepted")
    at(place, "11 09:45")
    said = place.texts("zhangmin")[-1].splitlines()
    assert said[0] == zh("digest.without_link_tomorrow", n=7)
    assert said[5:] == [
        f"候选4 明天 14:00 · {those[4].code}",
        zh("digest.more_links", left="2"),
        zh("digest.how_to_add_link", first=those[0].code),
    ]
    shown = place.say("zhangmin", "待办 链接")
    assert zh_like("pending.without_a_link", n="7 场").match(shown) and "何洁" not in shown
    assert all(str(one.code) in shown for one in those)
    for words in ("还有哪些面试没有会议链接？", "what has no link?"):
        assert str(those[6].code) in place.say("zhangmin", words), words
    moved = place.say("zhangmin", f"改期 {those[0].code} https://meeting.example.com/7")
    assert zh("move.place", old="视频", new=zh("move.another_link")) in moved and "时间" not in moved, moved
    place.say("zhangmin", "是")
    assert str(those[0].code) not in place.say("zhangmin", "待办 链接")
    assert place.say("lisi", "待办 链接") == zh("pending.links_are_hrs")


def test_on_a_friday_it_is_all_until_monday_and_the_link_by_which_it_is_mended_is_taken(place: Town) -> None:
    at(place, "13 08:00")
    place.say("zhangmin", "language en")
    on = without_a_link(place, 76, "陈晓")
    at(place, "13 09:45")
    assert place.texts("zhangmin")[-1] == lines(
        en("digest.without_link_until", n=1, day="Mon 16 Mar"),
        f"陈晓, Mon 16 Mar 12:00 · {on.code}",
        en("digest.how_to_add_link", first=on.code),
    )
    assert place.say("zhangmin", f"reschedule {on.code} https://meeting.example.com/7").endswith("yes/no")
    place.say("zhangmin", "yes")
    later(place)
    at(place, "15 09:45")
    assert "link" not in place.texts("zhangmin")[-1]


def test_who_is_reminded_of_what_has_no_way_in_reads_whom_to_ask(place: Town) -> None:
    without_a_link(place, 4, "陈晓")
    later(place, hours=3, minutes=31)
    card = place.cards("lisi")[-1]["content"]
    assert card["main_title"]["title"] == zh("reminder.title", at="12:00")
    assert card["sub_title_text"] == zh("reminder.no_link_yet", hr="张敏")


def test_two_workers_at_once_send_one(place: Town) -> None:
    answers(place.book("lisi", in_hours=6), "accepted")
    place.settle()
    place.move(hours=1, minutes=45)

    def work() -> str:
        for one in worker.sweeps(place.app.dispatcher, place.app.delivery):
            if one.name in ("digests", "bulk"):
                one.once(place.at)
        return ""

    together(*([work] * 4))
    place.settle()
    assert len(digests(place, "lisi")) == 1


# --- many at once -----------------------------------------------------------------------------------------------------


def test_an_alert_overtakes_a_morning_message_that_waits(place: Town) -> None:
    """And what is earlier is never overtaken by one."""
    answers(place.book("lisi", in_hours=6), "accepted")
    place.settle()
    place.move(hours=1, minutes=45)
    with store.db.connection_context(), store.db.atomic():
        outbox.put([Notice("first", "lisi", "said", subject={"zh": "先来的", "en": "first"})], place.at)
    sweep_of(place, "digests")
    with store.db.connection_context(), store.db.atomic():
        outbox.put([Notice("urgent", "lisi", "said", subject={"zh": "急的", "en": "urgent"})], place.at)
        in_bulk = {one.to_user for one in queue.due_in_bulk(place.at, 10)}
        assert "lisi" not in in_bulk  # something earlier waits
        assert [one.kind for one in queue.due("lisi", place.at)] == ["said", "said"]
        assert queue.members_with_due_rows(place.at) == ["lisi"]
    place.app.delivery.deliver("lisi")
    assert [one[:3] for one in place.texts("lisi")] == ["先来的", "急的"]
    sweep_of(place, "bulk")
    assert len(digests(place, "lisi")) == 1


def test_one_morning_message_that_cannot_be_made_keeps_no_other_back(place: Town) -> None:
    for number, who in enumerate(("lisi", "wangwu", "zhangsan")):
        answers(place.book(who, in_hours=6, candidate=f"候选人{number}"), "accepted")
    place.settle()
    place.move(hours=1, minutes=45)
    sweep_of(place, "digests")
    with store.db.connection_context():  # whatever makes one of them fail
        store.execute("UPDATE outbox SET kind = 'no such kind' WHERE kind = 'digest' AND to_user = 'wangwu'")
    sweep_of(place, "bulk")
    for _ in range(4):
        later(place, seconds=10)
    assert [len(digests(place, who)) for who in ("lisi", "zhangsan")] == [1, 1]
    assert place.rows("SELECT state FROM outbox WHERE kind = 'no such kind'") == [{"state": "failed"}]


def test_a_morning_message_whose_outcome_is_unknown_is_repeated_and_wecom_swallows_it(place: Town) -> None:
    answers(place.book("lisi", in_hours=6), "accepted")
    place.control("faults", rules=[{"path": "message/send", "drop": "after", "users": ["lisi"], "times": 1}])
    at(place, "11 09:45")
    assert place.rows("SELECT state FROM outbox WHERE kind = 'digest' AND to_user = 'lisi'") == [{"state": "sending"}]
    later(place, seconds=61)
    assert place.rows("SELECT state FROM outbox WHERE kind = 'digest' AND to_user = 'lisi'") == [{"state": "sent"}]
    assert len(digests(place, "lisi")) == 1


def test_somebody_out_of_range_costs_nobody_else_their_morning(place: Town) -> None:
    for number, who in enumerate(("lisi", "wangwu")):
        answers(place.book(who, in_hours=6, candidate=f"候选人{number}"), "accepted")
    place.control("faults", out_of_range=["lisi"])
    at(place, "11 09:45")
    assert [len(digests(place, who)) for who in ("lisi", "wangwu")] == [0, 1]
    assert place.rows("SELECT state FROM outbox WHERE kind = 'digest' AND to_user = 'lisi'") == [{"state": "failed"}]


def test_while_wecom_is_away_the_mornings_wait_and_leave_when_it_is_back(place: Town) -> None:
    answers(place.book("lisi", in_hours=6), "accepted")
    place.control("faults", rules=[{"path": "message/send", "errcode": 45009}])
    at(place, "11 09:45")
    assert digests(place, "lisi") == []
    place.control("faults", rules=[])
    later(place, minutes=6)
    assert len(digests(place, "lisi")) == 1


def sweep_of(place: Town, name: str) -> None:
    [one] = [each for each in worker.sweeps(place.app.dispatcher, place.app.delivery) if each.name == name]
    one.once(place.at)
