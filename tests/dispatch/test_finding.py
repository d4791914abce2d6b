"""Finding an interview by what somebody types: the right one, in one look, however many there are."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.db import store
from bot.db.connection import Connection
from bot.interviews import lookup, names
from bot.interviews.models import Interview, Role
from tests.said import zh, zh_like
from tests.world.desk import Desk, at
from tests.world.office import Office
from tests.world.stage import Stage


@pytest.fixture
def stage(fresh_database_url: str) -> Stage:
    return Stage(fresh_database_url)


@pytest.fixture
def desk(database: None) -> Desk:
    return Desk()


def trips() -> int:
    connection = store.db.connection()
    assert isinstance(connection, Connection)
    return connection.trips


def found(desk: Desk, who: str, text: str) -> list[str]:
    member = getattr(desk, who)
    return [str(one.candidate.name) for one in lookup.by_candidate(member, text, desk.at)]


def test_a_list_of_interviews_with_panel_and_feedback_is_one_round_trip_however_long(desk: Desk) -> None:
    for hour in range(9, 15):
        desk.book(desk.lisi, desk.wangwu, clock=f"{hour:02}:00", candidate=f"候选人{hour}")
    lookup.between(desk.lisi, at("00:00"), at("23:59"))  # prepared
    before = trips()
    listed = lookup.between(desk.lisi, at("00:00"), at("23:59"))
    assert [(one.candidate.name, one.application.job.title, one.application.recruiter.name) for one in listed] == [
        (f"候选人{hour}", "后端工程师", "张敏") for hour in range(9, 15)
    ]
    assert [[place.member.name for place in one.panel] for one in listed] == [["李四", "王五"]] * 6
    assert trips() - before == 1


def test_what_is_loaded_in_one_statement_is_what_the_tables_hold(desk: Desk) -> None:
    on = desk.book(desk.lisi, desk.wangwu)
    [loaded] = lookup.load([on.id])
    assert loaded.__data__ == Interview.get_by_id(on.id).__data__
    assert loaded.panel[0].member.__data__ == desk.lisi.__class__.get_by_id(desk.lisi.id).__data__
    assert [place.slot for place in loaded.panel] == [loaded.slot] * 2
    assert not loaded.is_dirty()


@pytest.mark.parametrize("who", ["zhangmin", "lisi"])
def test_a_longer_name_wins_over_one_that_it_contains(desk: Desk, who: str) -> None:
    desk.book(desk.lisi, clock="10:00", candidate="张三丰")
    desk.book(desk.lisi, clock="11:00", candidate="张三")
    assert found(desk, who, "张三丰那场在哪") == ["张三丰"]
    assert found(desk, who, "张三那场在哪") == ["张三"]
    assert found(desk, who, "张") == ["张三丰", "张三"]


@pytest.mark.parametrize("who", ["zhangmin", "lisi"])
def test_a_name_in_latin_letters_is_found_as_words_and_not_within_one(desk: Desk, who: str) -> None:
    desk.book(desk.lisi, candidate="Ann Lee")
    desk.book(desk.lisi, clock="16:00", candidate="Ann")
    assert found(desk, who, "where is ANN LEE today") == ["Ann Lee"]
    assert found(desk, who, "planning") == []
    assert found(desk, who, "ann le") == ["Ann"]
    assert found(desk, who, "an") == ["Ann Lee", "Ann"]


def test_of_two_candidates_who_sound_the_same_it_is_asked_which(office: Office) -> None:
    """Chen Xiao may be 陈晓 or 陈笑; nothing is done to either before it is said, and of one alone it is read back."""
    first, second = office.plan("陈晓", "03-12 10:00", "zhangsan"), office.plan("陈笑", "03-12 14:00", "zhangsan")
    other = office.plan("陈啸", "03-12 16:00", "lisi")
    said = office.say("decline Chen Xiao")
    assert [code in said for code in (first, second, other)] == [True, True, False]
    assert said.startswith("无法参加哪一场？")
    assert f"1) 明天 3月12日 周四 10:00–11:00 陈晓 · 后端工程师 一面 · 待回复 · {first}" in said
    assert "陈啸" in office.say("status chenxiao", "lisi")
    assert office.say("decline chenxiao", "lisi") == zh("deed.yes_or_no", sentence="回复无法参加 陈啸 明天 16:00")


def test_a_candidate_of_others_is_not_found_by_their_sound(office: Office) -> None:
    """The answer is the same as for a name that nobody has."""
    office.plan("陈晓", "03-12 10:00", "lisi")
    said = office.say("decline Chen Xiao")
    assert said == zh("which.not_found", name="Chen Xiao", likely=zh("which.schedule_shows"))
    assert office.say("decline Wu Chen") == said.replace("Chen Xiao", "Wu Chen")
    assert office.say("陈晓那场我去不了") == said.replace("Chen Xiao", "陈晓")


def test_who_declared_a_conflict_does_not_find_the_candidate_by_sound(office: Office) -> None:
    code = office.plan("陈晓", "03-12 10:00", "zhangsan")
    office.say(f"无法参加 {code} 认识候选人")
    assert zh_like("which.not_found", name="chen xiao").match(office.say("status chen xiao"))


def test_hr_finds_tomorrows_candidate_by_sound_after_a_week_of_more_than_a_hundred(office: Office) -> None:
    for number in range(104):
        day, hour = divmod(number // 2, 9)
        office.plan(f"候选{number}", f"03-{5 + day:02} {9 + hour:02}:00", ("zhangsan", "lisi")[number % 2])
    code = office.plan("陈晓", "03-12 10:00", "zhangsan")
    assert code in office.say("status chen xiao", "zhangmin")


def test_nobody_is_named_by_whom_they_may_not_see(desk: Desk) -> None:
    desk.book(desk.lisi, candidate="张三丰")
    desk.book(desk.wangwu, clock="16:00", candidate="张三")
    assert found(desk, "wangwu", "张三丰") == ["张三"]
    desk.wangwu.role = Role.HIRING_MANAGER
    assert found(desk, "wangwu", "张三丰") == ["张三"]


def test_of_many_with_one_surname_the_next_six_come_and_one_more_says_so(desk: Desk) -> None:
    for day in range(10, 24):
        desk.book(desk.lisi, day=day, candidate=f"陈{day}")
    ahead = [f"陈{day}" for day in range(11, 18)]
    assert found(desk, "zhangmin", "陈") == ahead
    assert found(desk, "lisi", "陈") == ahead
    desk.move(days=10)
    assert found(desk, "zhangmin", "陈") == ["陈21", "陈22", "陈23", "陈20", "陈19", "陈18", "陈17"]


def test_a_surname_of_thousands_is_looked_for_in_what_is_near(desk: Desk) -> None:
    store.execute("INSERT INTO candidate (name) SELECT '陈' || n FROM generate_series(1, 300) n")
    desk.book(desk.lisi, candidate="陈晓")
    desk.book(desk.lisi, day=13, candidate="陈300")
    assert not names.Names(desk.zhangmin).meant("陈").are_all
    assert found(desk, "zhangmin", "陈") == ["陈晓", "陈300"]
    assert found(desk, "zhangmin", "陈300 面试") == ["陈300"]


def test_only_the_first_characters_of_a_long_text_are_looked_at() -> None:
    assert len(list(names.pieces("陈" * 100_000))) == 24
    assert len(list(names.pieces("".join(chr(0x4E00 + n) for n in range(10_000))))) < 64 * 24


def test_hr_finds_what_it_looks_after_and_what_it_coordinates(desk: Desk) -> None:
    on = desk.book(desk.lisi)
    desk.book(desk.wangwu, clock="16:00", candidate="周航")
    store.execute("UPDATE application SET recruiter_id = NULL WHERE candidate_id <> %(id)s", id=on.candidate_id)
    assert [one.id for one in lookup.around(desk.zhangmin, desk.at)] == [on.id]
    store.execute("UPDATE application SET coordinator_id = %(id)s", id=desk.zhangmin.id)
    assert len(lookup.around(desk.zhangmin, desk.at)) == 2
    assert lookup.next_of(desk.zhangmin, desk.at + timedelta(days=1, hours=4, minutes=30)).candidate.name == "陈晓"


def test_hr_types_a_surname_with_many_matches_and_is_asked_with_six_and_how_to_narrow_it(stage: Stage) -> None:
    with store.db.connection_context(), store.db.atomic():
        desk = Desk()
        for day in range(12, 20):
            desk.book(desk.lisi, day=day, candidate=f"陈{day}号")
    said = stage.say("陈", "zhangmin").splitlines()
    assert len(said) == 1 + 6 + 2
    assert said[1].startswith("1) 明天 3月12日 周四 14:00–15:00 陈12号")
    assert said[-2] == zh("which.more_name_or_code")
    assert stage.say("陈13号", "zhangmin").splitlines()[0].split(" · ")[0].endswith("陈13号")


def test_codes_of_five_and_six_digits_are_understood(stage: Stage) -> None:
    with store.db.connection_context(), store.db.atomic():
        desk = Desk()
        for number, code in enumerate(("12345", "654321")):
            on = desk.book(desk.lisi, day=12 + number, candidate=f"陈{number}")
            store.execute("UPDATE interview SET code = %(code)s WHERE id = %(id)s", code=code, id=on.id)
    assert stage.say("12345", "lisi").startswith("12345 陈0 ")
    assert stage.say("接受654321", "lisi").startswith("已接受：654321 陈1")
    assert "1234567" in stage.say("1234567", "lisi")
