"""Who is the same candidate: one rule for what is typed, pasted, imported and sent by another system."""

from __future__ import annotations

import contextlib
import io
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.db import store
from bot.imports import importing
from bot.imports.candidates import Candidates
from bot.interviews.models import Candidate
from tests.said import zh, zh_like
from tests.world.hooked import done
from tests.world.hooking import Ats
from tests.world.importing import HEADER
from tests.world.town import Town, later

Imports = Callable[..., tuple[int, str]]
WANG = "王伟\t后端工程师\t一面\t周五 {}\t{}"


@pytest.fixture
def ats(place: Town) -> Ats:
    return Ats(place.web, place.at)


@pytest.fixture
def imports(place: Town, tmp_path: Path) -> Imports:
    """The exit code of an import of these rows, and what it said."""

    def run(*rows: str) -> tuple[int, str]:
        path = tmp_path / "interviews.csv"
        path.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            code = importing.run(importing.read(path), place.at)
        return code, out.getvalue()

    return run


def known(*them: Candidate) -> list[int]:
    with store.db.connection_context():
        return [one.id for one in them if one.save(force_insert=True)]


def candidates(place: Town) -> list[tuple[str, str | None, str | None]]:
    return [(one["name"], one["email"], one["mobile"]) for one in place.rows("SELECT * FROM candidate ORDER BY id")]


# --- a name is compared by its key ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("there", "said"), [("许明轩", "许 明轩"), ("Jörg Strauß", "jörg strauss")])
def test_a_name_in_a_line_is_whose_it_is_however_it_is_spelled(place: Town, there: str, said: str) -> None:
    place.book("lisi", candidate=there, in_hours=30)
    asked = place.say("zhangmin", f"约面 {said} 后端工程师 二面 周五下午3点 王五")
    assert asked.startswith(zh("book_line.title", title=f"{there} · 后端工程师 二面"))
    place.say("zhangmin", "是")
    assert [name for name, _, _ in candidates(place)] == [there]


def test_so_is_a_colleagues_behind_an_at_sign(place: Town) -> None:
    place.rows("UPDATE member SET name = '阿不都·买买提' WHERE user_id = 'wangwu' RETURNING id")
    assert place.say("zhangmin", "空闲 @阿不都•买买提 明天") == place.say("zhangmin", "空闲 @wangwu 明天")


def test_so_is_a_name_in_a_cell(place: Town) -> None:
    place.book("lisi", candidate="José María de la Cruz", in_hours=30)
    place.say(
        "zhangmin",
        "候选人\t职位\t时间\t面试官\nJosé  María de la Cruz\t后端工程师\t周五下午3点\t王五\n林悦\t后端工程师\t周五下午4点\t王五",
    )
    place.say("zhangmin", "是")
    assert [name for name, _, _ in candidates(place)] == ["José María de la Cruz", "林悦"]


# --- by a name alone nobody is chosen among several ---------------------------------------------------------------------


@pytest.mark.parametrize("last", [0, 1, 2])
def test_of_pasted_namesakes_the_row_without_a_number_is_asked_about(place: Town, last: int) -> None:
    rows = [
        WANG.format("14:00", "王五") + "\t13700001111",
        WANG.format("16:00", "张三") + "\t13900002222",
        WANG.format("10:00", "李四"),
    ]
    rows = rows[last:] + rows[:last]
    said = place.say("zhangmin", "\n".join(rows))
    assert said.count("有 2 位候选人叫王伟") == 1
    place.say("zhangmin", "是")
    assert sorted(mobile or "" for _, _, mobile in candidates(place)) == ["13700001111", "13900002222"]


def test_two_pasted_rows_with_one_name_and_two_numbers_are_not_both_who_is_there(place: Town) -> None:
    place.book("lisi", candidate="王伟", in_hours=30)
    said = place.say(
        "zhangmin",
        WANG.format("14:00", "王五") + "\t13700001111\n" + WANG.format("16:00", "张三") + "\t13900002222",
    )
    assert zh("row_odd.another", who="王伟", n=1) in said


def test_a_row_that_is_pasted_later_with_another_number_mends_no_namesakes(place: Town) -> None:
    place.say("zhangmin", WANG.format("14:00", "王五") + "\t13700001111\n林悦\t后端工程师\t一面\t周五 17:00\t王五\t")
    more = WANG.format("16:00", "张三") + "\t{}\n赵敏\t后端工程师\t一面\t周五 18:00\t张三\t"
    place.say("zhangmin", more.format("13900002222"))
    place.say("zhangmin", more.format("13900002222").replace("16:00", "15:00"))  # whom it mends
    place.say("zhangmin", "是")
    assert sorted(phone or "" for name, _, phone in candidates(place) if name == "王伟") == [
        "13700001111",
        "13900002222",
    ]


def test_who_was_added_since_the_rows_were_read_back_is_read_before_they_are_booked(place: Town) -> None:
    rows = "许明轩\t后端工程师\t一面\t周五 14:00\t王五\n林悦\t后端工程师\t一面\t周五 16:00\t王五"
    assert "许明轩" in place.say("zhangmin", rows)
    [there] = known(Candidate(name="许 明轩", email="xu@example.com"))
    answer = place.say("zhangmin", "是")
    assert zh("row_odd.there_by_now", who="许明轩") in answer
    assert [one["candidate_id"] for one in place.rows("SELECT candidate_id FROM interview")] != [there]
    assert len(place.rows("SELECT 1 FROM interview")) == 1


def test_whether_a_namesake_who_was_added_since_is_meant_is_asked_and_somebody_new_can_be_booked(place: Town) -> None:
    place.joins("liuna")
    place.say("zhangmin", "约面 林悦 后端工程师 二面 明天下午3点 王五 手机13700002222")
    place.say("liuna", "约面 林悦 后端工程师 二面 后天下午3点 李四 手机13700001111")
    place.say("liuna", "是")
    assert place.say("zhangmin", "是").startswith(zh("book.which_candidate", n=1, name="林悦"))
    place.say("zhangmin", "2")
    place.say("zhangmin", "是")
    assert candidates(place) == [("林悦", None, "13700001111"), ("林悦", None, "13700002222")]
    assert len(place.rows("SELECT 1 FROM interview")) == 2


@pytest.mark.parametrize("last", [0, 1, 2])
def test_of_namesakes_in_a_file_the_row_without_a_number_is_asked_about(imports: Imports, last: int) -> None:
    rows = [
        "王伟,后端,一面,2026-03-13 10:00,李四,张敏,,,,",
        "王伟,后端,一面,2026-03-13 14:00,李四,张敏,,13700001111,,",
        "王伟,后端,一面,2026-03-13 16:00,李四,张敏,,13900002222,,",
    ]
    code, said = imports(*rows[last:], *rows[:last])
    assert code == 1 and zh("row.namesakes", n=2, who="王伟") in said


def test_of_two_rows_in_a_file_neither_is_taken_for_who_is_there_without_a_number(
    place: Town, imports: Imports
) -> None:
    known(Candidate(name="王伟"))
    code, said = imports(
        "王伟,后端,一面,2026-03-13 14:00,李四,张敏,,13700001111,,",
        "王伟,后端,一面,2026-03-13 16:00,李四,张敏,,13900002222,,",
    )
    assert code == 1 and zh("row.which_is_there_already", who="王伟") in said
    assert candidates(place) == [("王伟", None, None)]


# --- another number outweighs a mailbox that two share ----------------------------------------------------------------


def test_another_system_sends_two_of_one_name_and_mailbox_and_two_numbers(place: Town, ats: Ats) -> None:
    for n, mobile in enumerate(("13700001111", "13900002222")):
        ats.sends(
            f"a-{n}",
            start=ats.begins + timedelta(hours=24 + 6 * n),
            candidate={"name": "王伟", "email": "agency@example.com", "mobile": mobile},
        )
        done(place)
    assert [mobile for _, _, mobile in candidates(place)] == ["13700001111", "13900002222"]
    for _ in range(3):
        later(place, hours=6)
    assert any(zh_like("matched.namesake_mail", who="王伟").search(one) for one in place.texts("zhangmin"))


@pytest.mark.parametrize("way", ["hook", "file", "chat"])
def test_who_has_the_number_is_meant_and_not_who_has_the_mailbox(
    place: Town, ats: Ats, imports: Imports, way: str
) -> None:
    _, meant = known(
        Candidate(name="王伟", email="agency@example.com", mobile="13700001111"),
        Candidate(name="王伟", mobile="13900002222"),
    )
    if way == "hook":
        ats.sends(candidate={"name": "王伟", "email": "agency@example.com", "mobile": "13900002222"})
        done(place)
    elif way == "file":
        imports("王伟,后端,一面,2026-03-13 10:00,李四,张敏,agency@example.com,13900002222,,")
    else:
        row = "后端工程师\t一面\t周五 {}\t王五\tagency@example.com\t13900002222"
        place.say("zhangmin", f"王伟\t{row.format('14:00')}\n林悦\t后端工程师\t一面\t周五 16:00\t王五")
        place.say("zhangmin", "是")
    assert {"id": meant} in place.rows("SELECT candidate_id AS id FROM interview")


def test_the_mail_of_one_and_the_number_of_another_is_asked_about_in_a_file(imports: Imports) -> None:
    known(Candidate(name="王伟", email="a@example.com"), Candidate(name="王伟", mobile="13900002222"))
    code, said = imports("王伟,后端,一面,2026-03-13 10:00,李四,张敏,a@example.com,13900002222,,")
    assert code == 1 and zh("row.of_two", n=2, who="王伟") in said


# --- two ways at once -------------------------------------------------------------------------------------------------


def test_a_file_and_another_system_at_once_add_one_candidate(
    place: Town, ats: Ats, imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Candidates.write

    def after_the_hook(them: Candidates) -> None:
        ats.sends(candidate={"name": "陈晓", "email": "a@example.com"}, interviewers=[{"user_id": "wangwu"}])
        other = threading.Thread(target=lambda: done(place))
        other.start()
        other.join()
        monkeypatch.setattr(Candidates, "write", write)
        write(them)

    monkeypatch.setattr(Candidates, "write", after_the_hook)
    code, said = imports("陈晓,前端,一面,2026-03-13 10:00,李四,张敏,a@example.com,,,")
    assert code == 0, said
    assert candidates(place) == [("陈晓", "a@example.com", None)]
    assert len(place.rows("SELECT 1 FROM interview")) == 2


# --- who of the panel may be the candidate ------------------------------------------------------------------------------


def matched(place: Town) -> list[str]:
    rows = place.rows(
        "SELECT user_id FROM candidate_match c JOIN member m ON m.id = c.member_id WHERE ended_at IS NULL"
    )
    return [row["user_id"] for row in rows]


def test_who_has_the_candidates_number_may_be_them_and_did_not_say_that_they_know_them(place: Town) -> None:
    place.say("admin", "关联 13800138000 李四")
    why = zh("obstacle.number_of_panel", who="李四", what="手机")
    said = place.say("zhangmin", "约面 何川 后端工程师 一面 周五下午3点 李四 手机13800138000")
    assert said == zh("book.refused_who_instead", lead=zh("book.still_not"), why=why)
    place.say("zhangmin", "王五")
    place.say("zhangmin", "是")
    assert matched(place) == ["lisi"], "the number stays with the line"


def test_a_number_that_is_said_of_a_known_candidate_matches_though_the_booking_is_refused(place: Town) -> None:
    place.say("admin", "关联 13800138000 李四")
    place.book("wangwu", candidate="何川", in_hours=60)
    place.say("zhangmin", "约面 何川 后端工程师 二面 周五下午3点 李四 手机13800138000")
    assert matched(place) == ["lisi"]
    said = place.say("zhangmin", "约面 何川 后端工程师 二面 周五下午3点 李四")
    assert zh("obstacle.may_be_candidate", who="李四") in said
    later(place)
    assert place.title("zhangmin") == zh("matched.title", who="李四")


def test_so_does_one_in_a_pasted_row_that_is_refused(place: Town) -> None:
    place.say("admin", "关联 13800138000 李四")
    place.book("wangwu", candidate="何川", in_hours=60)
    said = place.say(
        "zhangmin",
        "何川\t后端工程师\t二面\t周五 15:00\t李四\t13800138000\n林悦\t后端工程师\t一面\t周五 16:00\t王五\t",
    )
    assert zh("obstacle.number_of_panel", who="李四", what="手机") in said
    assert matched(place) == ["lisi"]


def test_a_file_that_is_refused_for_it_says_so_and_keeps_it(place: Town, imports: Imports) -> None:
    place.say("admin", "关联 13800138000 李四")
    place.book("wangwu", candidate="何川", in_hours=60)
    code, said = imports("何川,后端工程师,二面,2026-03-13 10:00,李四,张敏,,13800138000,,")
    assert code == 1 and zh("row.may_be_candidate", who="李四") in said
    assert matched(place) == ["lisi"]
    code, said = imports("何川,后端工程师,二面,2026-03-13 10:00,李四,张敏,,,,")
    assert code == 1 and zh("row.may_be_candidate", who="李四") in said
