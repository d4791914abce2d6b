"""However much another system sends at once, its readers hear of it in a few messages, and of everything else in between."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.db import store
from bot.notices import outbox, queue
from bot.notices.outbox import Notice
from tests.said import zh, zh_like
from tests.world.clock import BEIJING
from tests.world.hooking import Ats
from tests.world.office import Office
from tests.world.town import Town, buttons, invited, later


@pytest.fixture
def ats(place: Town) -> Ats:
    return Ats(place.web, place.at)


def clash_at_once(place: Town, ats: Ats, first: int, count: int) -> None:
    """So many interviews at the one time that 李四 has no more."""
    for number in range(first, first + count):
        ats.sends(f"a-{number}", candidate={"name": f"候选{number}", "email": f"c{number}@example.com"})
    place.move(seconds=11)


def overlaps(place: Town) -> list[str]:
    return [one for one in place.texts("zhangmin") if "时间冲突" in one]


def cards(place: Town, user_id: str, title: str) -> int:
    return sum(title in one["content"]["main_title"]["title"] for one in place.cards(user_id))


def code_of(place: Town, external_id: str) -> str:
    [row] = place.rows(
        """SELECT i.code FROM interview i JOIN external_ref r ON r.interview_id = i.id
           WHERE r.external_id = %(id)s""",
        id=external_id,
    )
    return str(row["code"])


def clash_soon(place: Town, ats: Ats, its_id: str, *, minutes: int, who: str = "zhangsan") -> str:
    """Another wants somebody's time that begins so soon; the code of the one that has none."""
    start = place.at + timedelta(minutes=minutes)
    for number in (1, 2):
        ats.sends(
            f"{its_id}-{number}",
            start=start,
            hours=0.5,
            candidate={"name": f"快{its_id}{number}", "email": f"{its_id}{number}@example.com"},
            interviewers=[{"user_id": who}],
        )
    place.move(seconds=11)
    place.settle()
    return code_of(place, f"{its_id}-2")


def test_of_many_overlaps_three_are_cards_and_the_rest_one_message(place: Town, ats: Ats) -> None:
    place.book("lisi", candidate="林悦", in_hours=24)
    clash_at_once(place, ats, 0, 12)
    place.settle()
    assert cards(place, "zhangmin", "外部系统约的时间有冲突") == 3
    later(place)
    [said] = overlaps(place)
    assert said.startswith(zh("overlap.more_of_them", count="9"))
    assert zh_like("overlap.how_to_decide").search(said)
    assert f"{code_of(place, 'a-3')} 候选3" in said
    code = said.partition("留哪场 ")[2][:4]
    assert place.say("zhangmin", f"留哪场 {code} 另一场").startswith(f"{code} ")


def test_a_burst_that_takes_a_while_is_one_message_with_the_whole_number(place: Town, ats: Ats) -> None:
    place.book("lisi", candidate="林悦", in_hours=24)
    for first in range(0, 16, 4):
        clash_at_once(place, ats, first, 4)
        place.settle()
    later(place, seconds=40)
    assert overlaps(place) == []
    later(place, seconds=21)
    [said] = overlaps(place)
    assert said.startswith(zh("overlap.more_of_them", count="13"))


def test_one_more_is_its_card(place: Town, ats: Ats) -> None:
    place.book("lisi", candidate="林悦", in_hours=24)
    clash_at_once(place, ats, 0, 4)
    place.settle()
    later(place)
    assert overlaps(place) == []
    assert cards(place, "zhangmin", "外部系统约的时间有冲突") == 4


def test_what_is_about_to_begin_is_a_card_at_once_behind_any_flood(place: Town, ats: Ats) -> None:
    place.book("lisi", candidate="林悦", in_hours=24)
    clash_at_once(place, ats, 0, 12)
    place.settle()
    later(place)
    code = clash_soon(place, ats, "soon", minutes=15)
    assert code in str(place.cards("zhangmin")[-1])
    assert place.title("zhangmin") == zh("overlap.title")
    clash_soon(place, ats, "near", minutes=84, who="wangwu")
    assert cards(place, "zhangmin", "外部系统约的时间有冲突") == 5


def test_of_a_clash_about_to_begin_hears_somebody_who_sits_in_no_interview(place: Town, ats: Ats) -> None:
    place.book("zhangmin", candidate="林悦", in_hours=0.1)
    place.move(minutes=10)
    code = clash_soon(place, ats, "soon", minutes=45)
    assert code not in str(place.cards("zhangmin"))
    assert code in str(place.cards("admin")[-1])


def test_where_all_sit_in_one_they_read_of_it_without_a_name(place: Town, ats: Ats) -> None:
    everybody = [str(row["user_id"]) for row in place.rows("SELECT user_id FROM member WHERE role <> 'interviewer'")]
    place.book(*everybody, candidate="林悦", in_hours=0.1)
    place.move(minutes=10)
    code = clash_soon(place, ats, "soon", minutes=45)
    shown = str(place.cards("zhangmin")[-1])
    assert code in shown
    assert "快soon" not in shown


def test_of_many_that_are_about_to_begin_the_soonest_are_cards_and_a_text_names_the_next(place: Town, ats: Ats) -> None:
    place.book("lisi", candidate="林悦", in_hours=1)
    at = place.at
    for number in range(20):
        ats.sends(
            f"a-{number}",
            start=at + timedelta(minutes=85 - number),
            candidate={"name": f"候选{number}", "email": f"c{number}@example.com"},
        )
    place.move(seconds=11)
    place.settle()
    shown = str(place.cards("zhangmin"))
    assert cards(place, "zhangmin", "外部系统约的时间有冲突") == 6
    assert all(code_of(place, f"a-{number}") in shown for number in range(14, 20))
    [said] = overlaps(place)
    assert said.startswith(zh("overlap.more_of_them", count="14"))
    rows = said.splitlines()[1:4]
    assert [row.split()[-1] for row in rows] == ["候选13", "候选12", "候选11"]
    assert f"{(at + timedelta(minutes=72)).astimezone(BEIJING):%H:%M}" in rows[0]
    later(place)
    clash_soon(place, ats, "soon", minutes=30)
    assert cards(place, "zhangmin", "外部系统约的时间有冲突") == 7


def test_what_comes_after_that_is_gathered_a_quarter_of_an_hour_later_as_far_as_it_is_still_so(
    place: Town, ats: Ats
) -> None:
    other = place.book("lisi", candidate="林悦", in_hours=24)
    clash_at_once(place, ats, 0, 5)
    place.settle()
    later(place)
    clash_at_once(place, ats, 5, 4)
    place.settle()
    assert len(overlaps(place)) == 1
    place.say("zhangmin", f"留哪场 {code_of(place, 'a-5')} 另一场")
    later(place, minutes=16)
    assert zh("overlap.more_of_them", count="3") in overlaps(place)[1]
    assert cards(place, "zhangmin", "外部系统约的时间有冲突") == 3
    assert other.code


@pytest.mark.long("books 800 interviews")
def test_a_decline_overtakes_eight_hundred_overlaps(place: Town, ats: Ats) -> None:
    """They take nothing from what WeCom lets through to one person in a minute and an hour."""
    on = invited(place, "lisi", in_hours=30)
    place.book("lisi", candidate="林悦", in_hours=24)
    clash_at_once(place, ats, 0, 1)
    place.settle()
    with store.db.connection_context(), store.db.atomic():
        [row] = store.fetch("SELECT * FROM outbox WHERE kind = 'overlap'")
        [clashing] = store.fetch("SELECT interview_id AS id FROM external_ref")
        assert row["interview_id"] == clashing["id"]
        store.execute(
            """INSERT INTO outbox (dedup_key, to_user, kind, subject, interview_id, for_sequence, audit_id, created_at,
                 not_before, expires_at)
               SELECT 'storm:' || n, to_user, kind, subject, interview_id, for_sequence, audit_id, created_at, not_before,
                 expires_at FROM outbox, generate_series(1, 800) n WHERE id = %(id)s""",
            id=row["id"],
        )
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place, seconds=61)
    assert place.title("zhangmin") == "李四 无法参加"
    assert len(place.chat("zhangmin")) <= 6
    with store.db.connection_context():
        assert queue.pace_allows("zhangmin", place.at)
        assert store.fetch("SELECT 1 FROM outbox WHERE state IN ('queued', 'sending') AND kind = 'overlap'") == []


def test_of_many_unknown_people_three_are_cards_and_the_rest_one_message_and_a_list(place: Town, ats: Ats) -> None:
    people = [{"email": f"nobody{number}@corp.example.com"} for number in range(8)]
    ats.sends(interviewers=[{"user_id": "lisi"}, *people])
    place.move(seconds=11)
    place.settle()
    asked = [one for one in place.cards("admin") if "是谁" in one["content"]["main_title"]["title"]]
    assert len(asked) == 3
    assert all("不是成员" in buttons(one) for one in asked)
    later(place)
    [said] = [one for one in place.texts("admin") if "不认识的同事" in one]
    assert zh_like("unknown_person.more_of_them", n="5").match(said) and "nobody" in said
    listed = place.say("admin", "关联")
    assert listed.startswith("还不认识 8 位，在等他们的面试：\nnobody0@corp.example.com：1 场")
    place.say("admin", "关联 nobody0@corp.example.com 王五")
    assert zh_like("link.unknown", n="7").match(place.say("admin", "关联"))


def test_an_unknown_person_who_is_to_interview_soon_is_a_card_at_once(place: Town, ats: Ats) -> None:
    people = [{"email": f"nobody{number}@corp.example.com"} for number in range(8)]
    ats.sends(interviewers=[{"user_id": "lisi"}, *people])
    place.settle()
    later(place)
    ats.sends(
        "soon",
        start=place.at + timedelta(minutes=15),
        candidate={"name": "快甲", "email": "soon@example.com"},
        interviewers=[{"email": "soon-nobody@corp.example.com"}],
    )
    place.move(seconds=11)
    place.settle()
    assert place.title("admin") == zh("unknown_person.title", said="soon-nobody@corp.example.com")


def test_a_gathered_message_that_a_reader_cannot_get_goes_to_the_next_in_line(place: Town, ats: Ats) -> None:
    place.book("lisi", candidate="林悦", in_hours=24)
    clash_at_once(place, ats, 0, 3)
    place.settle()
    place.control("faults", out_of_range=["zhangmin"])
    clash_at_once(place, ats, 3, 6)
    place.settle()
    later(place)
    place.settle()
    told = str(place.chat("admin"))
    assert zh("overlap.title") in told
    assert zh("overlap.no_time_until_hr") in told


def test_what_several_notices_share_counts_once_of_a_minutes_messages(place: Town) -> None:
    with store.db.connection_context(), store.db.atomic():
        said = [
            Notice(f"test:{n}", "lisi", "said", subject={"zh": f"第{n}条", "en": f"{n}", "asked_for": True})
            for n in range(2)
        ]
        outbox.put(said, place.at)
        store.execute(
            """INSERT INTO outbox (dedup_key, to_user, kind, subject, payload, created_at, not_before, expires_at, state, sent_at)
               SELECT 'merged:' || n, 'lisi', 'booked', '{}', '{"with": 1}', %(now)s, %(now)s, %(now)s, 'sent', %(now)s
               FROM generate_series(1, 40) n""",
            now=place.at,
        )
    place.settle()
    assert len(place.chat("lisi")) == 2


@pytest.mark.parametrize(
    ("words", "keep"),
    [
        ("这场", "this"),
        ("这一场", "this"),
        ("另一场", "other"),
        *((one, "both") for one in ("都留", "都", "两场", "两场都留")),
    ],
)
def test_which_to_keep_is_said_as_it_is_dictated_and_as_its_buttons_are_called(
    office: Office, words: str, keep: str
) -> None:
    code = office.plan("陈晓", "03-12 14:00", "lisi")
    found = office.understands(f"留哪场 {code} {words}", "zhangmin")
    assert (found["command"], found["arguments"]) == ("keepwhich", {"interview": code, "keep": keep})
