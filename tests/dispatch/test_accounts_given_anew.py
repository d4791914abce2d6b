"""Who is active again may be somebody else under the same account: WeCom is asked, and addresses of before name nobody."""

from __future__ import annotations

import subprocess
from datetime import timedelta

import pytest

from bot.db import store
from bot.interviews import accounts
from tests.said import en, zh, zh_like
from tests.world.hooked import done, state
from tests.world.hooking import Ats
from tests.world.matching import admin_says
from tests.world.town import Town, bot, later

LI, MAIL = "li4@partner.example.com", "si.li@example.com"
HERS = {"mobile": "13900001234", "email": "sisi@example.com"}


@pytest.fixture
def ats(place: Town) -> Ats:
    return Ats(place.web, place.at)


@pytest.fixture
def left(place: Town) -> Town:
    """李四 had an address that was linked and a mail that was set, and has left."""
    return has_left(place)


def has_left(place: Town) -> Town:
    place.say("admin", f"关联 {LI} 李四")
    admin_says(place, "李四", MAIL)
    later(place)
    assert place.orders("admin", "成员 李四 停用")
    later(place)
    return place


def given_anew(place: Town) -> None:
    """The company gives the account to 李思思."""
    place.control("people", user_id="lisi", name="李思思", **HERS)
    place.control("settings", member_fields="all")


def seated(place: Town, ats: Ats, its_id: str, mail: str) -> list[str]:
    ats.sends(its_id, start=place.at + timedelta(hours=30 + len(its_id)), interviewers=[{"email": mail}])
    done(place)
    found: list[str] = state(place, its_id)["panel"]
    return found


def another_name(lines: str) -> str:
    return zh("another_name.told", name="李四", account="lisi", now="李思思", typed="'李思思'", lines=lines)


THEIR_LINES = f"关联 {LI} lisi\n成员 lisi 邮箱 {MAIL}"


def told(place: Town) -> list[str]:
    """What the admin was told of accounts, besides answers."""
    ids = ("another_name.told", "another_name.nothing_linked", "not_compared.told", "not_compared.nothing_linked")
    return [one for one in place.texts("admin") if any(zh_like(id).search(one) for id in ids)]


def test_what_was_confirmed_for_the_former_holder_names_nobody_and_the_admin_reads_both_names(
    left: Town, ats: Ats
) -> None:
    given_anew(left)
    left.say("admin", "成员 lisi 启用")
    later(left)
    assert told(left) == [another_name(THEIR_LINES)]
    assert seated(left, ats, "a", LI) == seated(left, ats, "ab", MAIL) == []
    [row] = left.rows("SELECT name, email_confirmed, active FROM member WHERE user_id = 'lisi'")
    assert row == {"name": "李四", "email_confirmed": False, "active": True}
    later(left)
    now_hers = left.rows("SELECT address FROM member_address WHERE confirmed_by = 'directory' ORDER BY 1")
    assert [one["address"] for one in now_hers] == ["email:sisi@example.com", "mobile:13900001234"]


@pytest.mark.parametrize("name", ["李$(id)", "李`id`", '李"; id; "', "李'; id; '"])
def test_a_name_of_the_directorys_is_one_word_of_the_line_for_the_shell(left: Town, name: str) -> None:
    left.control("people", user_id="lisi", name=name)
    left.say("admin", "成员 lisi 启用")
    later(left)
    [said] = told(left)
    line = said.splitlines()[-1].partition("member ")[2]
    shown = subprocess.run(["sh", "-c", f"printf '%s|' {line}"], capture_output=True, text=True, check=True)
    assert shown.stdout == f"lisi|--name|{name}|"


def test_the_lines_bring_it_back_where_it_is_the_same_person(left: Town, ats: Ats) -> None:
    given_anew(left)
    left.say("admin", "成员 lisi 启用")
    later(left)
    for line in THEIR_LINES.splitlines():
        left.say("admin", line)
    assert seated(left, ats, "a", LI) == seated(left, ats, "ab", MAIL) == ["lisi"]


def test_an_admin_who_reads_english_has_the_lines_in_english(left: Town, ats: Ats) -> None:
    given_anew(left)
    left.say("admin", "language en")
    left.say("admin", "成员 lisi 启用")
    later(left)
    lines = f"linkperson {LI} lisi\nmembers lisi email {MAIL}"
    said = en("another_name.told", name="李四", account="lisi", now="李思思", typed="'李思思'", lines=lines)
    assert said in left.texts("admin")
    for line in lines.splitlines():
        left.say("admin", line)
    assert seated(left, ats, "a", LI) == seated(left, ats, "ab", MAIL) == ["lisi"]


def test_until_wecom_has_said_whose_the_account_is_they_name_nobody_and_are_nobody_elses(left: Town, ats: Ats) -> None:
    left.control("faults", rules=[{"path": "user/get", "errcode": -1, "times": 50}])
    left.say("admin", "成员 lisi 启用")
    later(left)
    assert seated(left, ats, "a", LI) == []
    assert left.say("admin", f"成员 王五 邮箱 {MAIL}") == zh("members.mail_is_anothers", email=MAIL, name="李四")
    with store.db.connection_context():
        assert accounts.unverified() == []
    left.control("faults", rules=[])
    later(left, minutes=10)
    assert seated(left, ats, "ab", LI) == ["lisi"]


def test_of_the_same_person_nothing_changes_and_nobody_is_told(left: Town, ats: Ats) -> None:
    left.say("admin", "成员 lisi 启用")
    later(left)
    assert seated(left, ats, "a", LI) == seated(left, ats, "ab", MAIL) == ["lisi"]
    assert told(left) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_where_names_may_not_be_read_nothing_is_taken_back_and_the_admin_reads_that(
    left: Town, ats: Ats, lang: str
) -> None:
    given_anew(left)
    left.control("settings", member_fields="userid")
    if lang == "en":
        left.say("admin", "language en")
    left.say("admin", "成员 lisi 启用")
    later(left)
    assert seated(left, ats, "a", LI) == seated(left, ats, "ab", MAIL) == ["lisi"]
    said, lines = {
        "zh": (zh, f"关联 {LI}\n成员 lisi 邮箱 删除"),
        "en": (en, f"linkperson {LI}\nmembers lisi email remove"),
    }[lang]
    assert said("not_compared.told", name="李四", account="lisi", lines=lines) in left.texts("admin")
    for line in lines.splitlines():
        left.say("admin", line)
    assert seated(left, ats, "abc", LI) == seated(left, ats, "abcd", MAIL) == []


@pytest.mark.parametrize("names", ["all", "userid"])
def test_of_many_addresses_the_admin_reads_how_many_are_not_listed(place: Town, names: str) -> None:
    for n in range(10, 22):
        place.say("admin", f"关联 a{n}@partner.example.com 李四")
    left = has_left(place)
    given_anew(left)
    left.control("settings", member_fields=names)
    left.say("admin", "成员 lisi 启用")
    later(left)
    [said] = [one for one in left.texts("admin") if zh_like("another_name.more").search(one)]
    listed = [f"a{n}@partner.example.com" in said for n in range(10, 22)]
    assert listed == [True] * 12
    assert (zh("another_name.more", more=2) in said, LI in said, MAIL in said) == (True, False, False)
    [row] = left.rows("SELECT before FROM audit_event WHERE action IN ('member.another_name', 'member.not_compared')")
    assert (len(row["before"]["linked"]), row["before"]["mail"]) == (13, MAIL)


def test_taken_back_in_time_wecom_is_not_asked_and_they_stay_deactivated(left: Town) -> None:
    given_anew(left)
    left.say("admin", "成员 lisi 启用")
    later(left, seconds=5)
    assert left.say("admin", "撤销").startswith(zh("undo.done_of_who_is_gone", what="启用 lisi"))
    later(left)
    later(left, minutes=10)
    assert left.rows("SELECT active, email_confirmed FROM member WHERE user_id = 'lisi'") == [
        {"active": False, "email_confirmed": True}
    ]
    assert told(left) == []


def test_a_deactivation_that_is_taken_back_leaves_it_to_wecom_to_say_whose_the_account_is(left: Town, ats: Ats) -> None:
    given_anew(left)
    left.say("admin", "成员 lisi 启用")
    later(left, seconds=5)
    left.orders("admin", "成员 李四 停用")
    later(left, seconds=5)
    assert zh_like("undo.done_unnoticed").search(left.say("admin", "撤销"))
    assert seated(left, ats, "a", LI) == []
    later(left)
    assert told(left) == [another_name(THEIR_LINES)]
    assert seated(left, ats, "ab", LI) == seated(left, ats, "abc", MAIL) == []


def test_whom_an_operator_has_renamed_before_wecom_was_asked_is_compared_as_they_were_called(
    left: Town, ats: Ats
) -> None:
    given_anew(left)
    bot(left, "member", "lisi", "--name", "李思思")
    left.orders("admin", "成员 lisi 停用")
    later(left)
    left.say("admin", "成员 lisi 启用")
    later(left)
    assert told(left) == [another_name(THEIR_LINES)]
    assert seated(left, ats, "a", LI) == seated(left, ats, "ab", MAIL) == []


def test_an_account_that_wecom_does_not_have_any_more_is_deactivated_and_the_admin_told(left: Town) -> None:
    left.control("faults", out_of_range=["lisi"])
    left.say("admin", "成员 lisi 启用")
    later(left)
    assert left.rows("SELECT active FROM member WHERE user_id = 'lisi'") == [{"active": False}]
    assert left.texts("admin")[-1] == zh("new_member.unknown_and_deactivated", account="lisi")
    left.control("faults", out_of_range=[])
    left.say(
        "admin", "成员 lisi 启用"
    )  # a word of an admin's is worth asking for again, though WeCom denied it just now
    later(left)
    assert left.rows("SELECT active FROM member WHERE user_id = 'lisi'") == [{"active": True}]


def test_another_name_of_who_has_never_left_changes_nothing(place: Town, ats: Ats) -> None:
    place.say("admin", f"关联 {LI} 李四")
    given_anew(place)
    later(place, days=8)
    assert seated(place, ats, "a", LI) == ["lisi"]
    assert told(place) == []


def test_whom_an_operator_lets_back_in_is_compared_as_they_were_called_before(left: Town, ats: Ats) -> None:
    given_anew(left)
    code, said = bot(left, "member", "lisi", "--name", "李思思")
    assert (code, "李思思" in said) == (0, True)
    later(left, seconds=5)
    assert seated(left, ats, "a", LI) == []
    assert told(left) == [another_name(THEIR_LINES)]
