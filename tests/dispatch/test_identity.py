"""What somebody typed makes nobody another person, and whoever may be the candidate is told of in the open."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot import change
from bot.db import store
from bot.interviews import accounts, identity, people
from bot.interviews.identity import Why
from bot.interviews.models import Candidate, Job, Member, Role, Room
from sandbox import directory
from tests.said import YES_OR_NO, en, en_like, zh, zh_like
from tests.world.hooked import done, state
from tests.world.hooking import Ats
from tests.world.installation import wait_until
from tests.world.matching import admin_says, candidate_has, reads_file
from tests.world.town import Town, buttons, invited, later


@pytest.fixture
def ats(place: Town) -> Ats:
    return Ats(place.web, place.at)


# --- a number that somebody typed themselves ------------------------------------------------------------------------


def test_a_typed_number_puts_nobody_on_a_panel_and_wecom_is_asked(place: Town, ats: Ats) -> None:
    place.say("wangwu", "电话 13900000006")  # 赵六's, as WeCom's directory has it
    ats.sends(interviewers=[{"mobile": "+86 139 0000 0006"}])
    done(place)
    assert state(place)["panel"] == ["zhaoliu"]
    assert not reads_file(place, "wangwu", str(place.rows("SELECT code FROM interview")[0]["code"]))


def test_a_typed_number_that_no_directory_has_is_nobodys(place: Town, ats: Ats) -> None:
    place.say("wangwu", "电话 13800138000")
    ats.sends(interviewers=[{"mobile": "13800138000"}])
    done(place)
    assert state(place)["panel"] == []
    assert place.title("admin") == zh("unknown_person.title", said="13800138000")


def test_a_typed_number_makes_nobody_the_recruiter_who_hears(place: Town, ats: Ats) -> None:
    place.joins("liuna")
    place.say("liuna", "电话 13900000006")
    ats.sends(recruiter={"mobile": "13900000006"})
    done(place)
    [row] = place.rows("SELECT m.user_id FROM application a JOIN member m ON m.id = a.recruiter_id")
    assert row["user_id"] == "zhaoliu"


def test_a_typed_number_shuts_nobody_out_of_a_file(place: Town) -> None:
    on = invited(place, "lisi", "wangwu")
    candidate_has(place, mobile="13800138000")
    place.say("lisi", "电话 13800138000")
    later(place)
    assert reads_file(place, "lisi", str(on.code))
    assert place.rows("SELECT 1 FROM participant WHERE response = 'declined'") == []


def test_who_is_the_candidate_stays_so_whatever_they_set_or_delete(place: Town) -> None:
    """By the mail that an admin has set, and then takes away, or by a number that they delete."""
    on = invited(place, "lisi", "wangwu")
    candidate_has(place, email="si.li@example.com")
    admin_says(place, "李四", "si.li@example.com")
    later(place)
    assert not reads_file(place, "lisi", str(on.code))
    place.say("lisi", "电话 13800138000")
    place.say("lisi", "电话 删除")
    place.say("admin", "成员 李四 邮箱 删除")
    candidate_has(place, email="somebody.else@example.com")
    later(place)
    assert not reads_file(place, "lisi", str(on.code))


def test_a_lower_id_that_claims_the_candidates_number_takes_no_match_away(place: Town) -> None:
    on = invited(place, "wangwu", "zhangsan")
    candidate_has(place, email="wu.wang@example.com", mobile="13800138000")
    admin_says(place, "王五", "wu.wang@example.com")
    later(place)
    place.say("zhangsan", "电话 13800138000")  # whose id is lower
    later(place)
    assert not reads_file(place, "wangwu", str(on.code))
    assert reads_file(place, "zhangsan", str(on.code))


# --- a candidate's address that is a member's ------------------------------------------------------------------------


def test_a_mail_from_outside_shuts_nobody_of_hr_out_unseen(place: Town, ats: Ats) -> None:
    place.joins("liuna")
    admin_says(place, "张敏", "min@example.com")
    ats.sends()
    done(place)
    code = str(place.rows("SELECT code FROM interview")[0]["code"])
    assert reads_file(place, "zhangmin", code)
    had = len(place.chat("liuna"))
    ats.sends(candidate={"name": "陈晓", "email": "min@example.com"})
    done(place)
    later(place)
    told = "\n".join(str(one["content"]) for one in place.chat("liuna")[had:])
    assert "张敏" in told and zh("matched.not_the_same") in told


# --- one number, two names ---------------------------------------------------------------------------------------------

SHARED: dict[str, Any] = {"mobile": "13700001111"}


def test_of_two_names_with_one_number_each_keeps_their_own_file(place: Town, ats: Ats) -> None:
    ats.sends(candidate={"name": "林悦", **SHARED, "resume_url": "https://ats.example.com/lin.pdf"})
    done(place)
    ats.sends(
        "a-2",
        start=ats.begins.replace(hour=15),
        interviewers=[{"user_id": "wangwu"}],
        candidate={"name": "何川", **SHARED, "resume_url": "https://ats.example.com/he.pdf"},
    )
    done(place)
    assert (state(place)["candidate"], state(place, "a-2")["candidate"]) == ("林悦", "何川")
    rows = place.rows(
        "SELECT c.name, w.url FROM resume_wanted w JOIN candidate c ON c.id = w.candidate_id ORDER BY c.id"
    )
    assert [(row["name"], row["url"][-7:]) for row in rows] == [("林悦", "lin.pdf"), ("何川", "/he.pdf")]


def test_hr_reads_that_somebody_with_that_number_is_there_under_another_name(place: Town, ats: Ats) -> None:
    ats.sends(candidate={"name": "林悦", **SHARED})
    done(place)
    ats.sends(
        "a-2",
        start=ats.begins.replace(hour=15),
        interviewers=[{"user_id": "wangwu"}],
        candidate={"name": "何川", **SHARED},
    )
    done(place)
    later(place, hours=6)
    told = "\n".join(place.texts("zhangmin"))
    assert "林悦" in told and "何川" in told and "13700001111" not in told


# --- who may be the candidate is told of, handed over in the open, and ended by HR alone ---------------------------------------


def matched_recruiter(place: Town) -> str:
    """陈晓's record has the mail that the admin has set for 张敏, who looks after it; the code of the interview."""
    on = invited(place, "lisi", "wangwu")
    admin_says(place, "张敏", "min@example.com")
    candidate_has(place, email="Min@Example.com")
    later(place)
    return str(on.code)


def test_another_of_hr_reads_who_and_why_and_has_the_interview_from_then_on(place: Town) -> None:
    place.joins("liuna")
    code = matched_recruiter(place)
    card = str(place.cards("liuna")[-1]["content"])
    assert place.title("liuna") == zh("matched.title", who="张敏")
    assert "mi…@example.com" in card and "min@example.com" not in card.lower()
    assert buttons(place.cards("liuna")[-1]) == [zh("matched.not_the_same")]
    [row] = place.rows("SELECT m.user_id FROM application a JOIN member m ON m.id = a.recruiter_id")
    assert row["user_id"] == "liuna"
    [handed] = place.rows("SELECT actor_kind, after FROM audit_event WHERE action = 'interview.handed_over'")
    assert handed["actor_kind"] == "system" and handed["after"]["successor"] == place.member("liuna").id
    [told] = [one for one in place.texts("zhangmin") if "刘娜" in one]
    assert told == zh("matched.handed_on", successor="刘娜")
    assert "陈晓" not in told and code not in told
    assert not reads_file(place, "zhangmin", code)
    had = len(place.chat("liuna"))
    later(place, minutes=5)
    assert len(place.chat("liuna")) == had, "once"


def test_a_tap_says_that_they_are_two_people_and_the_same_mail_matches_no_more(place: Town) -> None:
    place.joins("liuna")
    code = matched_recruiter(place)
    place.tap("liuna", "不是同一人")
    assert reads_file(place, "zhangmin", code)
    [row] = place.rows("SELECT action, after FROM audit_event WHERE action = 'candidate.match_ended'")
    assert row["after"] == {"member": place.member("zhangmin").id}
    candidate_has(place, email="x@example.com")
    candidate_has(place, email="min@example.com")
    place.say("admin", "成员 张敏 邮箱 删除")
    admin_says(place, "张敏", "min@example.com")
    later(place)
    assert reads_file(place, "zhangmin", code)
    assert place.rows("SELECT 1 FROM candidate_match WHERE ended_at IS NULL") == []


def test_it_is_undone_like_any_change(place: Town) -> None:
    place.joins("liuna")
    code = matched_recruiter(place)
    assert place.say("liuna", f"不是同一人 {code} 张敏").endswith(YES_OR_NO)
    assert "不是同一人" in place.say("liuna", "是")
    assert reads_file(place, "zhangmin", code)
    assert "不是同一人" in place.say("liuna", "撤销")
    assert not reads_file(place, "zhangmin", code)


def test_in_english_as_well(place: Town) -> None:
    place.joins("liuna")
    place.say("liuna", "language English")
    code = matched_recruiter(place)
    assert place.title("liuna") == en("matched.title", who="张敏")
    assert buttons(place.cards("liuna")[-1]) == [en("matched.not_the_same")]
    assert place.say("liuna", f"not the same person {code} zhangmin").endswith("? yes/no")
    assert en_like("not_same.done", who="张敏").match(place.say("liuna", "yes"))
    assert reads_file(place, "zhangmin", code)


@pytest.mark.parametrize("who", ["zhangmin", "lisi", "admin"])
def test_nobody_but_another_of_hr_ends_it(place: Town, who: str) -> None:
    place.joins("liuna")
    code = matched_recruiter(place)
    place.say(who, f"不是同一人 {code} 张敏")
    place.say(who, "是")
    assert len(place.rows("SELECT 1 FROM candidate_match WHERE ended_at IS NULL")) == 1


def test_without_another_of_hr_the_admins_are_told(place: Town) -> None:
    code = matched_recruiter(place)
    assert place.title("admin") == zh("matched.title", who="张敏")
    assert zh("matched.only_a_colleague") in str(place.cards("admin")[-1]["content"])
    assert not reads_file(place, "zhangmin", code)
    assert place.rows("SELECT 1 FROM audit_event WHERE action = 'interview.handed_over'") == []


def test_an_interviewer_is_replaced_in_the_open_and_may_accept_again_once_hr_has_said_so(place: Town) -> None:
    on = invited(place, "lisi", "wangwu")
    candidate_has(place, email="si@example.com")
    admin_says(place, "李四", "si@example.com")
    later(place)
    titles = {one["content"]["main_title"]["title"] for one in place.cards("zhangmin")}
    assert titles == {zh("matched.title", who="李四"), zh("declined.who_cant", names="李四")}
    place.tap("zhangmin", "不是同一人")
    later(place)
    assert zh_like("file_open.are_not_them").search(place.texts("lisi")[-1])
    assert "接受" in place.say("lisi", f"接受 {on.code}")


def test_all_matches_count(place: Town) -> None:
    """Two members with one candidate's mail and number: neither takes the other's place."""
    on = invited(place, "lisi", "wangwu")
    candidate_has(place, email="shared@example.com", mobile="13800138000")
    admin_says(place, "王五", "shared@example.com")
    place.say("admin", "关联 13800138000 李四")
    later(place)
    assert [reads_file(place, one, str(on.code)) for one in ("lisi", "wangwu")] == [False, False]
    assert place.say("zhangmin", f"不是同一人 {on.code} 李四").endswith(YES_OR_NO)
    place.say("zhangmin", "是")
    assert [reads_file(place, one, str(on.code)) for one in ("lisi", "wangwu")] == [True, False]


def test_what_is_booked_later_for_whoever_is_the_candidate_is_handed_over_as_well(place: Town, ats: Ats) -> None:
    place.joins("liuna")
    matched_recruiter(place)
    ats.sends(
        candidate={"name": "陈晓", "email": "min@example.com"}, recruiter={"user_id": "zhangmin"}, job="测试工程师"
    )
    done(place)
    later(place)
    rows = place.rows("SELECT DISTINCT m.user_id FROM application a JOIN member m ON m.id = a.recruiter_id")
    assert rows == [{"user_id": "liuna"}]
    assert [one["content"]["main_title"]["title"] for one in place.cards("liuna")].count(
        zh("matched.title", who="张敏")
    ) == 2


# --- what WeCom's directory says ------------------------------------------------------------------------------------------------


def in_directory(place: Town, user_id: str, **contacts: str) -> None:
    directory.PEOPLE[user_id] = replace(directory.PEOPLE[user_id], **contacts)


def test_a_number_that_the_directory_tells_of_is_the_members(place: Town, ats: Ats) -> None:
    in_directory(place, "wangwu", mobile="13800138000", email="wu@corp.example.com")
    place.control("settings", member_fields="all")
    later(place)
    rows = place.rows("SELECT address, confirmed_by FROM member_address ORDER BY 1")
    assert [
        (row["address"], row["confirmed_by"]) for row in rows if "wu@" in row["address"] or "138" in row["address"]
    ] == [
        ("email:wu@corp.example.com", "directory"),
        ("mobile:13800138000", "directory"),
    ]
    on = invited(place, "wangwu", "zhangsan")
    candidate_has(place, mobile="+86 138 0013 8000")
    later(place)
    assert place.title("zhangmin") in (zh("matched.title", who="王五"), zh("declined.who_cant", names="王五"))
    place.say("wangwu", "电话 13911110000")
    assert not reads_file(place, "wangwu", str(on.code))


def test_an_app_that_may_not_read_numbers_learns_none_and_keeps_what_was_confirmed(place: Town, ats: Ats) -> None:
    in_directory(place, "zhaoliu", mobile="13900000006", email="zhaoliu@example.com")
    ats.sends(interviewers=[{"mobile": "13900000006"}])
    done(place)
    later(place, days=8)
    rows = place.rows("SELECT address FROM member_address WHERE confirmed_by = 'directory'")
    assert [row["address"] for row in rows] == ["mobile:13900000006"]
    place.control("settings", member_fields="all")
    in_directory(place, "zhaoliu", mobile="13900000007")
    later(place, days=8)
    rows = place.rows("SELECT address FROM member_address WHERE confirmed_by = 'directory' ORDER BY 1")
    assert [row["address"] for row in rows] == ["email:zhaoliu@example.com", "mobile:13900000007"]


def test_a_number_that_somebody_else_has_by_now_is_asked_for_again(place: Town, ats: Ats) -> None:
    ats.sends(interviewers=[{"mobile": "13900000006"}])
    done(place)
    later(place, days=8)
    in_directory(place, "zhaoliu", mobile="")
    in_directory(place, "wangwu", mobile="13900000006")
    ats.sends("a-2", start=place.at + timedelta(hours=24), interviewers=[{"mobile": "13900000006"}])
    done(place)
    assert state(place, "a-2")["panel"] == ["wangwu"]
    later(place, days=8)
    in_directory(place, "wangwu", mobile="")
    ats.sends("a-3", start=place.at + timedelta(hours=24), interviewers=[{"mobile": "13900000006"}])
    done(place)
    assert state(place, "a-3")["panel"] == []


def test_a_colleagues_company_mail_in_ones_own_entry_makes_nobody_sure_and_the_admins_are_asked(
    place: Town, ats: Ats
) -> None:
    """Whichever of both entries is read last."""
    mail = "li@corp.example.com"
    in_directory(place, "lisi", email=mail)
    place.control("settings", member_fields="all")
    later(place)
    in_directory(place, "wangwu", email=mail)
    later(place, days=8)
    ats.sends("a-1", start=place.at + timedelta(hours=30), interviewers=[{"email": mail}])
    done(place)
    assert state(place)["panel"] == []
    assert place.title("admin") == zh("unknown_person.title", said=mail)
    ats.sends(
        "a-2",
        start=place.at + timedelta(hours=40),
        candidate={"name": "何川", "email": mail},
        interviewers=[{"user_id": "lisi"}],
    )
    done(place)
    later(place)
    matched = place.rows("SELECT m.user_id FROM candidate_match x JOIN member m ON m.id = x.member_id ORDER BY 1")
    assert [row["user_id"] for row in matched] == ["lisi", "wangwu"]
    place.say("admin", f"关联 {mail} 李四")
    later(place)
    assert state(place)["panel"] == ["lisi"]


def test_a_number_that_goes_over_to_a_colleague_is_theirs_as_soon_as_both_entries_are_read(
    place: Town, ats: Ats
) -> None:
    in_directory(place, "lisi", mobile="13800138000")
    place.control("settings", member_fields="all")
    later(place)
    in_directory(place, "lisi", mobile="")
    in_directory(place, "wangwu", mobile="13800138000")
    with store.db.connection_context():
        store.execute(
            "UPDATE directory_reading SET next_at = clock_now() WHERE member_id = %(id)s", id=place.member("wangwu").id
        )
    later(place)
    later(place)
    rows = place.rows("SELECT member_id FROM member_address WHERE address = 'mobile:13800138000'")
    assert rows == [{"member_id": place.member("wangwu").id}]


def test_an_extension_makes_no_other_number(place: Town, ats: Ats) -> None:
    place.say("admin", "关联 13800138000 李四")
    ats.sends(candidate={"name": "陈晓", "mobile": "138 0013 8000-8021"}, interviewers=[{"user_id": "wangwu"}])
    done(place)
    assert place.rows("SELECT mobile FROM candidate") == [{"mobile": "138 0013 8000-8021"}]
    assert place.rows("SELECT address FROM candidate_match") == [{"address": "mobile:13800138000"}]


def test_a_hook_takes_no_role_from_whom_an_admin_has_just_added(place: Town, ats: Ats) -> None:
    place.hires("liuna")
    with store.db.connection_context(), change.begin(place.at, kind="operator", tell=False) as begun:
        accounts.propose(begun, "liuna", Role.RECRUITER)
        accounts.put_off(place.at + timedelta(minutes=10))  # WeCom could not be asked just then
    ats.sends(interviewers=[{"user_id": "liuna"}], recruiter={"user_id": "liuna"})
    done(place)
    assert place.rows("SELECT name, role, active FROM member WHERE user_id = 'liuna'") == [
        {"name": "刘娜", "role": "recruiter", "active": True}
    ]
    assert state(place)["panel"] == ["liuna"]


# --- in the chat ---------------------------------------------------------------------------------------------------------------


def test_hr_reads_in_the_preview_that_the_number_is_somebody_elses_too(place: Town) -> None:
    place.book("lisi", candidate="林悦", in_hours=90)
    candidate_has(place, "林悦", mobile="13700001111")
    said = place.say("zhangmin", "约面 何川 后端工程师 一面 明天下午3点 王五 手机13700001111")
    assert zh("obstacle.same_contact", other="林悦", what=zh("obstacle.mobile")) in said
    place.say("zhangmin", "是")
    assert place.rows("SELECT name, mobile FROM candidate ORDER BY id") == [
        {"name": "林悦", "mobile": "13700001111"},
        {"name": "何川", "mobile": "13700001111"},
    ]


def test_pasted_rows_with_one_number_and_two_names_are_two_people(place: Town) -> None:
    said = place.say(
        "zhangmin",
        "林悦 后端工程师 一面 明天 10:00 李四 13700001111\n何川 后端工程师 一面 明天 14:00 王五 13700001111",
    )
    assert said
    place.say("zhangmin", "是")
    assert [row["name"] for row in place.rows("SELECT name FROM candidate ORDER BY id")] == ["林悦", "何川"]
    again = place.say(
        "zhangmin",
        "吕品 后端工程师 一面 后天 10:00 李四 13700001111\n苏航 后端工程师 一面 后天 14:00 王五",
    )
    assert zh_like("obstacle.same_contact").search(again)


# --- what an address may be ---------------------------------------------------------------------------------------------------


def test_an_employee_number_is_no_telephone_number_and_makes_nobody_a_candidate(place: Town, ats: Ats) -> None:
    ats.sends(interviewers=[{"user_id": "0012345"}])
    done(place)
    place.say("admin", "关联 0012345 李四")
    assert place.rows("SELECT address FROM member_address") == [{"address": "user_id:0012345"}]
    ats.sends("a-2", start=ats.begins + timedelta(hours=30), candidate={"name": "苏航", "email": "z@example.com"})
    done(place)
    later(place)
    assert place.rows("SELECT 1 FROM candidate_match") == []


def test_a_number_that_is_too_short_is_refused_by_the_hook(place: Town, ats: Ats) -> None:
    for number in ("12345", "0012345"):
        refused = ats.post(ats.body("a-1", "interview.upserted", None, interviewers=[{"mobile": number}]))
        assert refused.status_code == 422


def test_who_has_a_mail_that_was_said_of_the_candidate_reads_nothing_though_it_is_not_kept(
    place: Town, ats: Ats
) -> None:
    admin_says(place, "李四", "si.li@example.com")
    them = {"name": "陈晓", "mobile": "13800138000"}
    second = {"start": ats.begins + timedelta(hours=30), "interviewers": [{"user_id": "lisi"}]}
    ats.sends(candidate=them | {"email": "a@example.com"}, interviewers=[{"user_id": "wangwu"}])
    done(place)
    for mail in ("a@example.com", "si.li@example.com"):
        ats.sends("a-2", candidate=them | {"email": mail}, **second)
        done(place)
    later(place)
    assert place.rows("SELECT email FROM candidate") == [{"email": "a@example.com"}]
    assert place.rows("SELECT address FROM candidate_match") == [{"address": "email:si.li@example.com"}]
    [hers] = place.rows("SELECT code FROM interview ORDER BY id DESC LIMIT 1")
    assert not reads_file(place, "lisi", str(hers["code"]))


def test_a_mail_in_the_directory_takes_no_colleagues_place(place: Town, ats: Ats) -> None:
    admin_says(place, "李四", "si.li@example.com")
    in_directory(place, "lisi", email="")
    in_directory(place, "wangwu", email="si.li@example.com")
    place.control("settings", member_fields="all")
    later(place)
    assert len(place.rows("SELECT 1 FROM member_address WHERE address = 'email:si.li@example.com'")) == 2
    ats.sends(interviewers=[{"email": "si.li@example.com"}])
    done(place)
    assert state(place)["panel"] == []
    assert place.title("admin") == zh("unknown_person.title", said="si.li@example.com")


def test_of_two_who_match_at_once_hr_has_a_card_of_each(place: Town) -> None:
    invited(place, "lisi", "wangwu")
    admin_says(place, "王五", "shared@example.com")
    place.say("admin", "关联 13800138000 李四")
    candidate_has(place, email="shared@example.com", mobile="13800138000")
    later(place)
    open_ones = {
        one["content"]["main_title"]["title"]
        for one in place.cards("zhangmin")
        if zh("matched.not_the_same") in buttons(one)
    }
    assert open_ones == {zh("matched.title", who="王五"), zh("matched.title", who="李四")}


def test_what_hr_has_not_been_told_is_not_ended_with_the_rest(place: Town) -> None:
    invited(place, "wangwu")
    admin_says(place, "李四", "si.li@example.com")
    candidate_has(place, email="si.li@example.com")
    later(place)
    place.say("admin", "关联 13800138000 李四")
    candidate_has(place, mobile="13800138000")
    place.tap("zhangmin", "不是同一人")
    assert place.rows("SELECT 1 FROM candidate_match WHERE ended_at IS NOT NULL") == []
    later(place)
    place.tap("zhangmin", "不是同一人")
    assert len(place.rows("SELECT 1 FROM candidate_match WHERE ended_at IS NOT NULL")) == 2


@pytest.mark.parametrize("unseen", ["\ufe0f", "\u3164", "\u2800", "\u17b4", "\U000e0100"])
def test_what_nobody_sees_in_a_name_makes_nobody_another(place: Town, ats: Ats, unseen: str) -> None:
    ats.sends(candidate={"name": "陈晓", "email": "a@example.com"})
    done(place)
    ats.sends(
        "a-2", start=ats.begins + timedelta(hours=30), candidate={"name": f"陈晓{unseen}", "email": "a@example.com"}
    )
    done(place)
    assert len(place.rows("SELECT 1 FROM candidate")) == 1


@pytest.mark.parametrize("said", ["mobile:123", "138****8000"])
def test_what_is_no_whole_address_is_linked_to_nobody(place: Town, said: str) -> None:
    answer = place.say("admin", f"关联 {said} 李四")
    assert not zh_like("link.done").search(answer) and "李四" in answer
    assert place.rows("SELECT 1 FROM member_address") == []


def test_who_also_said_that_they_know_the_candidate_is_not_promised_the_file(place: Town) -> None:
    on = invited(place, "lisi", "wangwu")
    place.say("lisi", f"无法参加 {on.code} 认识候选人")
    place.say("lisi", "是")
    admin_says(place, "李四", "si.li@example.com")
    candidate_has(place, email="si.li@example.com")
    later(place)
    place.say("zhangmin", f"不是同一人 {on.code} 李四")
    assert zh_like("not_same.done_but_knows").search(place.say("zhangmin", "是"))
    assert not reads_file(place, "lisi", str(on.code))


@pytest.mark.parametrize("why", ["is matched", "knows them"])
def test_hr_who_must_stay_away_reads_the_name_alone_where_two_are_called_so(place: Town, why: str) -> None:
    place.joins("liuna")
    if why == "is matched":
        matched_recruiter(place)
    else:
        on = invited(place, "zhangmin", "wangwu")
        place.say("zhangmin", f"无法参加 {on.code} 认识候选人")
        place.say("zhangmin", "是")
    candidate_has(place, mobile="13712345678")
    with store.db.connection_context():
        Candidate.create(name="陈晓", mobile="13799990000")
    asked = place.say("zhangmin", "约面 陈晓 明天下午3点 王五").splitlines()
    assert sorted(one[3:] for one in asked[1:3]) == [
        "陈晓 · " + zh("book.phone_ends_with", phone="0000"),
        "陈晓 · " + zh("book.another_of_hr"),
    ]
    hidden = next(one[0] for one in asked if one.endswith(zh("book.another_of_hr")))
    assert place.say("zhangmin", hidden) == zh("book.kept_away")


@pytest.mark.parametrize("order", ["取消面试 {} 岗位关闭", "改期 {} 周五下午3点", "换人 {} 王五 张三", "加人 {} 张三"])
def test_a_yes_to_an_interview_that_is_hidden_by_now_changes_nothing(place: Town, order: str) -> None:
    place.joins("liuna")
    on = invited(place, "lisi", "wangwu")
    assert "是" in place.say("zhangmin", order.format(on.code)).splitlines()[-1]
    admin_says(place, "张敏", "min@example.com")
    candidate_has(place, email="min@example.com")
    assert place.say("zhangmin", "是") == zh("asked.is_gone")


def test_a_number_that_hr_gives_of_a_known_candidate_matches_whose_it_is(place: Town) -> None:
    place.say("admin", "关联 13800138000 李四")
    place.book("wangwu", candidate="何川", in_hours=90)
    candidate_has(place, "何川", mobile="13700001111", email="he@example.com")
    said = place.say("zhangmin", "约面 何川 后端工程师 二面 明天下午3点 王五 手机13800138000")
    assert "何川" in said
    place.say("zhangmin", "是")
    matched = place.rows("SELECT m.address, c.mobile FROM candidate_match m JOIN candidate c ON c.id = m.candidate_id")
    assert [row["address"] for row in matched] == ["mobile:13800138000"]


def test_digits_that_are_awaited_as_an_account_are_linked_as_one(place: Town, ats: Ats) -> None:
    ats.sends(interviewers=[{"user_id": "10023456"}])
    done(place)
    assert "李四" in place.say("admin", "关联 10023456 李四")
    assert place.rows("SELECT address FROM member_address") == [{"address": "user_id:10023456"}]


def test_a_link_is_taken_back_and_what_it_matched_stays(place: Town) -> None:
    on = invited(place, "lisi", "wangwu")
    candidate_has(place, mobile="13800138000")
    place.say("admin", "关联 13800138000 李四")
    assert zh_like("link.taken_back", who="李四").search(place.say("admin", "关联 13800138000"))
    assert place.rows("SELECT 1 FROM member_address") == []
    assert not reads_file(place, "lisi", str(on.code))
    assert place.say("admin", "关联 13800138000") == zh("link.nobody_waits", said="13800138000")


def test_whose_account_is_off_is_awaited_as_unknown(place: Town, ats: Ats) -> None:
    place.say("admin", "关联 x@corp.example.com 李四")
    for words in ("成员 李四 停用", "是"):
        place.say("admin", words)
    ats.sends(interviewers=[{"email": "x@corp.example.com"}])
    done(place)
    assert "x@corp.example.com" in place.say("admin", "关联")


def spreadsheet_has(place: Town, user_id: str, email: str) -> None:
    with store.db.connection_context(), change.begin(place.at, kind="operator", tell=False) as begun:
        people.set_email(begun, place.member(user_id), email, confirmed=False)


def test_a_mail_in_a_sentence_names_nobody(place: Town) -> None:
    """Whose it is may be somebody else than whom a file had it of, so 李四 is not read back for 王五's."""
    mail = "wang@corp.example.com"
    spreadsheet_has(place, "lisi", mail)
    place.say("admin", f"关联 {mail} 王五")
    on = invited(place, "zhangsan")
    said = place.say("zhangmin", f"加人 {on.code} {mail}")
    assert "李四" not in said and not said.endswith(YES_OR_NO)


def test_a_mail_that_is_somebodys_is_linked_to_whom_the_admin_names(place: Town) -> None:
    admin_says(place, "李四", "x@example.com")
    for who in ("王五", "张三"):
        assert zh_like("link.done", said="x@example.com", name=who).search(
            place.say("admin", f"关联 x@example.com {who}")
        )
    assert zh_like("link.taken_back", who="张三").search(place.say("admin", "关联 x@example.com"))


def test_an_admin_sets_a_mail_that_a_file_has_brought_for_another_and_takes_it_back(place: Town) -> None:
    spreadsheet_has(place, "lisi", "wang@corp.example.com")
    assert "王五" in place.say("admin", "成员 王五 邮箱 wang@corp.example.com")
    assert place.rows("SELECT user_id FROM member WHERE email IS NOT NULL") == [{"user_id": "wangwu"}]
    assert "撤销" in place.say("admin", "撤销")
    assert place.rows("SELECT user_id, email_confirmed FROM member WHERE email IS NOT NULL") == [
        {"user_id": "lisi", "email_confirmed": False}
    ]


def test_of_two_admins_who_link_an_address_at_once_the_last_one_counts(place: Town) -> None:
    def link(who: Member) -> None:
        identity.confirm(who, ["email:x@example.com"], Why.LINKED, place.at)

    def link_too() -> None:
        with store.db.connection_context(), store.db.atomic():
            link(wangwu)

    lisi, wangwu, other = place.member("lisi"), place.member("wangwu"), threading.Thread(target=link_too)
    with store.db.connection_context(), store.db.atomic():
        link(lisi)
        other.start()
        wait_until(lambda: not other.is_alive() or store.fetch("SELECT 1 FROM pg_locks WHERE NOT granted"))
    other.join()
    rows = place.rows("SELECT m.user_id FROM member_address a JOIN member m ON m.id = a.member_id")
    assert rows == [{"user_id": "wangwu"}]


def test_an_account_is_its_members_and_is_linked_to_nobody_else(place: Town) -> None:
    for who in ("王五", "李四"):
        assert place.say("admin", f"关联 user_id:lisi {who}") == zh("link.is_an_account", said="lisi", name="李四")
    place.orders("admin", "成员 李四 停用")
    assert place.say("admin", "关联 user_id:lisi 王五") == zh("link.is_an_account", said="lisi", name="李四")
    assert place.rows("SELECT 1 FROM member_address") == []


@pytest.mark.parametrize("said", ["mobile:138****8000", "138****8000"])
def test_what_is_no_whole_address_is_named_as_it_was_typed(place: Town, said: str) -> None:
    told = place.say("admin", f"关联 {said} 王五")
    assert told == zh("link.no_address", said=said.strip(), name="王五")
    assert place.rows("SELECT 1 FROM member_address") == []


@pytest.mark.parametrize("dot", "•・‧")
def test_one_name_with_another_middle_dot_is_one_candidate(place: Town, ats: Ats, dot: str) -> None:
    for n, name in enumerate(("阿不都·买买提", f"阿不都{dot}买买提")):
        ats.sends(
            f"a-{n}", start=ats.begins + timedelta(hours=24 + n * 6), candidate={"name": name, "email": "a@example.com"}
        )
        done(place)
    assert len(place.rows("SELECT 1 FROM candidate")) == 1


@pytest.mark.parametrize("room", ["Room A", "room a"])
def test_a_job_is_found_by_the_rule_for_names_and_a_room_first_as_it_is_spelled(place: Town, room: str) -> None:
    with store.db.connection_context():
        job = Job.create(title="ＪＡＶＡ开发")
        for name in ("Room A", "room a"):
            Room.create(name=name)
    place.orders("zhangmin", f"约面 林悦 java开发 二面 明天下午3点 王五 {room}")
    rows = place.rows(
        """SELECT a.job_id, r.name FROM interview i JOIN application a ON a.id = i.application_id
           LEFT JOIN room r ON r.id = i.room_id"""
    )
    assert rows == [{"job_id": job.id, "name": room}]


@pytest.mark.parametrize("mail", ["x@example.com", "X@example.com"])
def test_an_undo_gives_nobody_the_mail_that_is_anothers_by_now(place: Town, mail: str) -> None:
    place.joins("boss")
    place.say("admin", f"成员 李四 邮箱 {mail}")
    place.say("admin", "成员 李四 邮箱 删除")
    place.say("boss", "成员 王五 邮箱 x@example.com")
    assert place.say("admin", "撤销") == zh("members.mail_is_anothers", email=mail, name="王五")
    assert place.rows("SELECT user_id FROM member WHERE email IS NOT NULL") == [{"user_id": "wangwu"}]
