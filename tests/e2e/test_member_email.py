"""A member's e-mail address, by which imported rows find them: set by an admin, taken back, and nobody else's."""

from __future__ import annotations

import pytest

from bot.db import store
from bot.interviews.models import Member
from tests.e2e.office import Office


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
    assert "ls@example.com？是/否" in office.say(said, "admin")
    assert email("lisi") == before
    office.say("是", "admin")
    assert email("lisi") == "ls@example.com"


def test_what_is_somebody_elses_is_refused(office: Office) -> None:
    office.say("成员 李四 邮箱 ls@example.com", "admin")
    assert office.say("成员 张三 邮箱 LS@example.com", "admin") == "LS@example.com 已经是李四的邮箱。"
    office.say("成员 张三 邮箱 zs@example.com", "zhangmin")
    assert email("zhangsan") != "zs@example.com", "HR sets nobody's"
