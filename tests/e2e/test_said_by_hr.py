"""What HR says in passing: whom they pick, whom they name, whom they remind, and what of it is never dropped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.db import store
from bot.interviews import people
from bot.interviews.audit import Change
from bot.interviews.models import Role
from tests.e2e.office import Office
from tests.e2e.stage import NOW


@pytest.fixture
def office(fresh_database_url: str) -> Iterator[Office]:
    built = Office(fresh_database_url)
    with store.db.connection_context(), store.db.atomic():
        people.put(Change(NOW, actor_kind="system"), "wangwu", name="王五", role=Role.INTERVIEWER)
    yield built


def hr(office: Office, text: str) -> str:
    return office.say(text, "zhangmin")


# --- who is picked --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pick",
    ["王五", "就王五吧", "那就王五", "选王五", "让王五来面吧", "换成王五", "go with wangwu", "let's take 王五 please"],
)
@pytest.mark.parametrize("asked", ["换人 {code}", "替补 {code}"])
def test_at_a_list_of_substitutes_a_name_said_in_passing_picks_them(office: Office, asked: str, pick: str) -> None:
    code = office.plan("陈晓", "03-13 10:00", "lisi")
    assert "李四的替补：" in hr(office, asked.format(code=code))
    assert hr(office, pick) == (f"把 {code} 陈晓 · 后端工程师 一面（3月13日 周五 10:00–11:00）的李四换成王五？是/否")


def test_at_a_list_of_substitutes_a_name_picks_them_in_english_too(office: Office) -> None:
    code = office.plan("陈晓", "03-13 10:00", "lisi")
    hr(office, "language en")
    hr(office, f"replace {code}")
    said = hr(office, "go with wangwu")
    assert said.startswith("Replace 李四 with 王五 on ") and said.endswith("yes/no")


# --- who is named ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "order",
    [
        "把王大锤那场取消了吧",
        "取消王大锤的面试",
        "王大锤那场取消",
        "王大锤那场改到周五下午3点",
        "推迟王大锤的面试半小时",
        "把王大锤那场的李四换成王五",
        "改期 王大锤 周五下午3点",
        "取消面试 王大锤 不来了",
    ],
)
def test_nobody_elses_interview_is_taken_in_place_of_who_is_not_there(office: Office, order: str) -> None:
    code = office.plan("陈晓", "03-13 10:00", "lisi")
    hr(office, code)  # it is shown last, and the only one
    assert hr(office, order) == "没找到“王大锤”，或不是你的面试，什么都没有改动。发“日程”看你的面试。"
    assert "没有要你回答的问题" in hr(office, "是"), "nothing was asked"


def test_who_is_called_much_like_it_is_offered(office: Office) -> None:
    office.plan("王大成", "03-13 10:00", "lisi")
    office.plan("陈晓", "03-13 11:00", "wangwu")
    assert hr(office, "把王大锤那场取消了吧") == (
        "没找到“王大锤”，或不是你的面试，什么都没有改动。是不是王大成？是的话用这个名字再发一次。"
    )


@pytest.mark.parametrize(
    ("order", "who"),
    [
        ("cancel wangdachui's interview", "wangdachui"),
        ("Cancel Tom Lee's interview", "Tom Lee"),
        ("move Tom's interview to friday 3pm", "Tom"),
    ],
)
def test_nobody_elses_interview_is_taken_in_english_either(office: Office, order: str, who: str) -> None:
    code = office.plan("陈晓", "03-13 10:00", "lisi")
    hr(office, "language en")
    hr(office, code)
    assert hr(office, order) == (
        f"“{who}” is not found, or is not your interview. Nothing was changed. “schedule” shows yours."
    )


def test_who_is_there_is_still_found_in_such_words(office: Office) -> None:
    code = office.plan("陈晓", "03-13 10:00", "lisi")
    office.plan("林悦", "03-13 11:00", "wangwu")
    assert code in hr(office, "陈晓那场改到周五下午3点")


# --- a limit of none ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said", ["面试上限 0", "面试上限 每天 0", "面试上限 0 场", "limit 0", "每天最多 0", "limit 0 a week"]
)
def test_a_limit_of_none_at_all_is_refused_with_how_to_set_and_how_to_lift_it(office: Office, said: str) -> None:
    office.say("面试上限 每天 2", "lisi")
    assert office.say(said, "lisi") == (
        "上限 0 等于一场都不面，上限设不了，所以没有改动。不面试请发：休假 明天；要设上限发：面试上限 每天 1；不设上限发：面试上限 不限"
    )
    assert "每天 2" in office.say("面试上限", "lisi"), "the limit that was set stays"


def test_a_limit_of_none_at_all_is_refused_in_english_too(office: Office) -> None:
    office.say("language en", "lisi")
    said = office.say("limit 0", "lisi")
    assert "limit 1 a day" in said and "limit none" in said and "nothing was changed" in said
