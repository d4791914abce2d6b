"""A member's e-mail address, by which imported rows find them: set by an admin, taken back, and nobody else's."""

from __future__ import annotations

import pytest

from bot.db import store
from bot.interviews import people
from bot.interviews.models import Member
from tests.said import zh
from tests.world.office import Office


def email(user_id: str) -> str | None:
    with store.db.connection_context():
        return Member.get(Member.user_id == user_id).email


@pytest.mark.parametrize("said", ["成员 李四 邮箱 ls@example.com", "members lisi email ls@example.com"])
def test_an_admin_sets_it_and_takes_it_back(office: Office, said: str) -> None:
    before = email("lisi")
    assert office.say(said, "admin").startswith("李四：ls@example.com。")
    assert email("lisi") == "ls@example.com"
    assert "ls@example.com" in office.say("成员 李四", "admin")

    office.say("撤销", "admin")
    assert email("lisi") == before


@pytest.mark.parametrize("said", ["李四的邮箱改成 ls@example.com", "set lisi's email to ls@example.com"])
def test_in_a_sentence_it_is_read_back(office: Office, said: str) -> None:
    before = email("lisi")
    assert zh("deed.yes_or_no", sentence="ls@example.com") in office.say(said, "admin")
    assert email("lisi") == before
    office.say("是", "admin")
    assert email("lisi") == "ls@example.com"


def test_what_is_somebody_elses_is_refused(office: Office) -> None:
    office.say("成员 李四 邮箱 ls@example.com", "admin")
    assert office.say("成员 张三 邮箱 LS@example.com", "admin") == zh(
        "members.mail_is_anothers", email="LS@example.com", name="李四"
    )
    office.say("成员 张三 邮箱 zs@example.com", "zhangmin")
    assert email("zhangsan") != "zs@example.com", "HR sets nobody's"


@pytest.mark.parametrize(
    "said",
    [
        "成员 李四 停用 邮箱 ls@example.com",
        "成员 李四 HR 邮箱 ls@example.com",
        "成员 李四 邮箱 ls@example.com 停用",
        "把李四设为HR，邮箱改成 ls@example.com",
    ],
)
def test_with_a_state_or_a_role_beside_it_nothing_is_done(office: Office, said: str) -> None:
    before = office.rows("SELECT email, role, active FROM member WHERE user_id = 'lisi'")
    assert zh("members.mail_alone") in office.say(said, "admin")
    office.say("是", "admin")
    assert office.rows("SELECT email, role, active FROM member WHERE user_id = 'lisi'") == before


def test_what_is_read_back_says_whose_address_becomes_what(office: Office) -> None:
    assert office.say("李四的邮箱改成 ls@example.com", "admin") == zh(
        "deed.yes_or_no", sentence=zh("members.deed_set_mail", name="李四", email="ls@example.com")
    )
    assert office.say("李四的邮箱改成 hr@example.com", "admin") == zh(
        "deed.yes_or_no", sentence=zh("members.deed_set_mail", name="李四", email="hr@example.com")
    )


@pytest.mark.parametrize("said", ["删掉李四的邮箱", "把李四的邮箱删掉", "remove lisi's email"])
def test_it_is_removed_and_the_member_stays(office: Office, said: str) -> None:
    office.say("成员 李四 邮箱 ls@example.com", "admin")
    assert office.say(said, "admin") == zh("deed.yes_or_no", sentence=zh("members.deed_remove_mail", name="李四"))
    assert office.say("是", "admin") == zh("members.mail_removed", name="李四")
    assert email("lisi") is None
    office.say("撤销", "admin")
    assert email("lisi") == "ls@example.com"
    assert office.say("成员 李四 邮箱 删除", "admin").startswith(zh("members.mail_removed", name="李四"))
    assert office.rows("SELECT active FROM member WHERE user_id = 'lisi'") == [{"active": True}]


def test_what_is_no_address_is_none(office: Office) -> None:
    before = email("lisi")
    assert "没看懂" in office.say("成员 李四 邮箱 张三@example.com", "admin")
    assert email("lisi") == before


def test_of_two_admins_who_give_one_address_at_once_the_second_reads_whose_it_is(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.say("成员 李四 邮箱 ls@example.com", "admin")
    real, calls = people.check_is_nobody_elses, []

    def too_early(address: str | None, user_id: str) -> None:
        calls.append(address)
        if len(calls) > 1:
            real(address, user_id)

    monkeypatch.setattr(people, "check_is_nobody_elses", too_early)
    assert office.say("成员 张三 邮箱 ls@example.com", "admin") == zh(
        "members.mail_is_anothers", email="ls@example.com", name="李四"
    )
