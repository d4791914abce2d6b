"""Whatever became of an interview, whoever may see its page reads there what it was."""

from __future__ import annotations

import pytest

from bot.interviews.models import Interview
from tests.said import zh
from tests.world.pages import look, of
from tests.world.town import Town


def becomes(place: Town, on: Interview, what: str) -> None:
    """As people make it so, as far as they do."""
    if what == "cancelled":
        place.say("zhangmin", f"取消面试 {on.code} 岗位关闭")
        place.say("zhangmin", "是")
    elif what == "without a time":
        place.say("zhangmin", f"候选人回复 {on.code} 不来")
        place.say("zhangmin", "是")
    elif what == "no show":
        place.move(hours=25, minutes=20)
        place.settle()
        place.say("lisi", f"候选人未到 {on.code}")
    elif what == "over, nobody was there":
        place.say("lisi", f"无法参加 {on.code}")
        place.move(hours=30)
        place.settle()
    elif what == "proposed":
        place.say("lisi", f"改期 {on.code} 后天下午3点")
        place.say("lisi", "是")


@pytest.mark.parametrize(
    ("what", "hr_reads", "lisi_reads"),
    [
        ("cancelled", "已取消", "已取消"),
        ("without a time", "候选人不来", "候选人不来"),
        ("no show", "候选人未到", "候选人未到"),
        ("over, nobody was there", zh("state.nobody_to_interview"), zh("state.nobody_to_interview")),
        (
            "proposed",
            zh("proposals.waits", who="李四", to="3月13日 周五 15:00–16:00", hr="你"),
            zh("proposals.waits", who="你", to="3月13日 周五 15:00–16:00", hr="张敏"),
        ),
    ],
)
def test_whatever_became_of_it_the_page_says_so(place: Town, what: str, hr_reads: str, lisi_reads: str) -> None:
    on = of(place, place.book("lisi", in_hours=25))
    becomes(place, on, what)
    for user_id, reads in (("zhangmin", hr_reads), ("lisi", lisi_reads), ("admin", "陈*")):
        page = look(place, user_id, on)
        assert page.status == 200
        assert reads in page.words
        assert look(place, user_id, on, "/feedback").status == 200
    assert (zh("interview_page.your_answer") in look(place, "lisi", on).words) is (what == "proposed")
