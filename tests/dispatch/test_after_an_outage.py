"""What somebody must know is not dropped because WeCom was away until the interview had begun: it comes late, and says so."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.interviews.models import Interview
from tests.said import zh, zh_like
from tests.world.town import Town, buttons, invited


def wecom_is_away(place: Town) -> None:
    place.control("faults", rules=[{"path": "message/send", "outage": True}])
    place.settle()


def wecom_is_back(place: Town, interview: Interview, *, minutes: float) -> None:
    """So long after the interview's start."""
    assert interview.start is not None
    place.move(seconds=(interview.start + timedelta(minutes=minutes) - place.at).total_seconds())
    place.control("faults", rules=[])
    place.settle()


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (3, zh("declined.too_late_and_alone", said=zh("state.started"), now="马上", code="{code}")),
        (50, zh("declined.too_late_and_alone", said=zh("state.started"), now="马上", code="{code}")),
        (70, zh("declined.too_late_and_alone", said=zh("state.over"), now="", code="{code}")),
    ],
)
def test_hr_hears_of_an_empty_place_although_the_interview_has_begun(place: Town, minutes: float, said: str) -> None:
    interview = invited(place, "lisi", in_hours=1.5)
    place.say("lisi", f"无法参加 {interview.code} 病了")
    wecom_is_away(place)
    wecom_is_back(place, interview, minutes=minutes)
    [card] = place.cards("zhangmin")
    assert card["content"]["main_title"]["title"] == zh("declined.who_cant", names="李四")
    assert card["content"]["sub_title_text"] == said.format(code=interview.code)
    assert {"keyname": "原因", "value": "病了"} in card["content"]["horizontal_content_list"]
    assert buttons(card) == []


@pytest.mark.parametrize("hours", [3, 50])
def test_an_outage_that_outlasts_the_interview_by_hours_or_days_keeps_no_decline_from_hr(
    place: Town, hours: float
) -> None:
    interview = invited(place, "lisi", in_hours=1.5)
    place.say("lisi", f"无法参加 {interview.code} 病了")
    said_at = f"{place.at.astimezone(ZoneInfo('Asia/Shanghai')):%H:%M}"
    wecom_is_away(place)
    wecom_is_back(place, interview, minutes=60 * hours)
    [card] = place.cards("zhangmin")
    assert card["content"]["main_title"]["title"] == zh("declined.who_cant", names="李四")
    assert card["content"]["sub_title_text"] == zh(
        "declined.too_late_and_alone", said=zh("state.over"), now="", code=interview.code
    )
    rows = {one["keyname"]: one["value"] for one in card["content"]["horizontal_content_list"]}
    assert rows["原因"] == "病了"
    assert rows["回复时间"] == f"3月11日 {said_at}"
    assert [one["content"]["main_title"]["title"] for one in place.cards("lisi")] == [
        zh("replied.answer", answer="无法参加")
    ]  # no reminder


def test_an_outage_that_outlasts_the_interview_keeps_no_no_show_from_hr(place: Town) -> None:
    interview = invited(place, "lisi", in_hours=1.5)
    place.say("lisi", f"接受 {interview.code}")
    place.move(minutes=106)
    wecom_is_away(place)
    place.say("lisi", f"候选人未到 {interview.code}")
    wecom_is_back(place, interview, minutes=60 * 5)
    assert place.title("zhangmin") == zh("no_show.title")


def test_where_a_colleague_interviews_hr_reads_no_more_than_that_it_has_begun(place: Town) -> None:
    interview = invited(place, "lisi", "zhangsan", in_hours=1.5)
    place.say("zhangsan", f"接受 {interview.code}")
    place.say("lisi", f"无法参加 {interview.code} 病了")
    wecom_is_away(place)
    wecom_is_back(place, interview, minutes=3)
    assert place.cards("zhangmin")[-1]["content"]["sub_title_text"] == zh("state.started") + "。"


def test_hr_who_interviews_then_is_told_without_names(place: Town) -> None:
    place.rows("UPDATE member SET active = false WHERE user_id = 'admin' RETURNING 1")
    interview = invited(place, "lisi", in_hours=1.5)
    own = place.book("zhangmin", candidate="林悦", in_hours=1.5)
    place.say("zhangmin", f"接受 {own.code}")
    place.say("lisi", f"无法参加 {interview.code} 病了")
    wecom_is_away(place)
    wecom_is_back(place, interview, minutes=3)
    assert place.title("zhangmin") == zh("card.has_started")
    assert "李四" not in str(place.cards("zhangmin")[-1]["content"])


def test_hr_hears_who_does_not_know_that_they_interview(place: Town) -> None:
    wecom_is_away(place)
    interview = invited(place, "lisi", in_hours=1.5)
    wecom_is_back(place, interview, minutes=3)
    assert place.chat("lisi") == []
    [told] = place.texts("zhangmin")
    assert zh_like("not_invited.perhaps", who="李四", title=f"{interview.code} 陈晓 · 后端工程师 一面").match(told)
    assert told.endswith("）的邀请，" + zh("state.started") + "。请直接联系对方。")


def test_of_who_was_reminded_hr_hears_nothing(place: Town) -> None:
    """Their card comes anew, in the language that they chose; they know of the interview all the same."""
    interview = invited(place, "lisi", in_hours=1.5)
    wecom_is_away(place)
    place.say("lisi", "语言 英文")
    wecom_is_back(place, interview, minutes=3)
    assert place.chat("zhangmin") == []


def test_the_panel_hears_while_it_runs_that_it_takes_place_after_all(place: Town) -> None:
    interview = invited(place, "lisi", in_hours=1.5)
    place.say("lisi", f"接受 {interview.code}")
    place.say("zhangmin", f"候选人回复 {interview.code} 不来")
    place.settle()
    place.say("zhangmin", f"候选人回复 {interview.code} 已确认")
    wecom_is_away(place)
    wecom_is_back(place, interview, minutes=3)
    assert place.texts("lisi")[-1].startswith(f"照常进行：{interview.code} 陈晓")
    assert place.texts("lisi")[-1].endswith(zh("on_again.has_started"))


def test_the_places_of_who_was_deactivated_are_named_although_one_has_begun(place: Town) -> None:
    first = place.book("lisi", in_hours=1)
    second = place.book("lisi", candidate="林悦", in_hours=30)
    place.say("admin", "成员 李四 停用")
    place.say("admin", "是")
    wecom_is_away(place)
    wecom_is_back(place, first, minutes=3)
    [_, begun, ahead, then] = place.texts("zhangmin")[-1].splitlines()
    assert begun.startswith(str(first.code)) and begun.endswith("· " + zh("state.started"))
    assert ahead.startswith(str(second.code)) and "已开始" not in ahead
    assert then == zh("places_open.replace", code=second.code)
