"""Whose an interview becomes that one of HR books of another's candidate: both of them read it."""

from __future__ import annotations

import pytest

from bot.interviews.models import Role
from tests.said import zh
from tests.world.town import Town, at, later

ROWS = """候选人\t职位\t轮次\t时间\t面试官
陈晓\t后端工程师\t二面\t3/13 15:00\t李四
林悦\t前端工程师\t一面\t3/13 16:00\t王五
周琪\t后端工程师\t二面\t3/16 10:00\t李四"""


@pytest.fixture
def place(place: Town) -> Town:
    place.joins("zhaoliu", Role.RECRUITER)
    for candidate in ("陈晓", "周琪"):  # 张敏's
        place.book("zhangsan", candidate=candidate, in_hours=20 if candidate == "陈晓" else 22)
    return place


def codes(place: Town, *names: str) -> list[str]:
    rows = place.rows(
        """SELECT i.code FROM interview i JOIN candidate c ON c.id = i.candidate_id
           WHERE i.created_by_id = %(who)s AND c.name = ANY(%(names)s) ORDER BY lower(i.slot)""",
        who=place.member("zhaoliu").id,
        names=list(names),
    )
    return [row["code"] for row in rows]


def test_who_books_rows_of_a_colleagues_candidates_reads_whose_they_are_and_the_colleague_hears_once(
    place: Town,
) -> None:
    place.say("zhaoliu", ROWS)
    place.say("zhaoliu", "是")
    place.settle()
    said = place.texts("zhaoliu")[-1]
    of_zhangmin, others = codes(place, "陈晓", "周琪"), codes(place, "林悦")
    assert zh("hears.some_theirs", n=2, who="张敏", codes="、".join(of_zhangmin)) in said.split("\n")
    assert len(said.encode()) <= 2048
    later(place)
    assert place.texts("zhangmin") == [], "it interrupts nobody"
    at(place, "11 11:10")
    [told] = place.texts("zhangmin")
    assert "赵六给你的候选人约的，之后的消息会发给你：" in told
    assert all(f" · 李四 · {code}" in told for code in of_zhangmin) and others[0] not in told
    at(place, "11 18:20")
    assert len(place.texts("zhangmin")) == 1
    assert not [text for text in place.texts("zhaoliu") if "给你的候选人约" in text]


def test_who_books_one_of_a_colleagues_candidate_reads_it_and_of_their_own_nothing(place: Town) -> None:
    place.say("zhaoliu", "约面 陈晓 后端工程师 二面 3-13 15:00 李四")
    assert zh("hears.one_of_theirs", who="张敏") in place.say("zhaoliu", "是")
    place.say("zhangmin", "约面 周琪 后端工程师 二面 3-13 15:00 王五")
    assert "归" not in place.say("zhangmin", "是").split("\n")[0]
    later(place)
    at(place, "11 11:10")
    told = place.texts("zhangmin")[-1]
    [code] = codes(place, "陈晓")
    assert told.startswith(
        zh(
            "booked_by_colleague.told",
            by="赵六",
            title_and_time=f"{code} 陈晓 · 后端工程师 二面，3月13日 周五 15:00–15:45",
            panel="李四",
        )
    )


def test_what_is_taken_back_in_time_the_colleague_never_hears_of(place: Town) -> None:
    place.say("zhaoliu", "约面 陈晓 后端工程师 二面 3-13 15:00 李四")
    place.say("zhaoliu", "是")
    place.say("zhaoliu", "撤销")
    later(place)
    at(place, "11 11:10")
    assert place.texts("zhangmin") == []
