"""The candidate is not there: HR is told, it is closed, and taken up again when they come."""

from __future__ import annotations

from datetime import timedelta

from bot.interviews.models import Interview
from tests.said import zh, zh_like
from tests.world.office import Office
from tests.world.stage import together
from tests.world.town import Town, buttons, invited, later


def begun(place: Town, *panel: str) -> Interview:
    """An interview that all have accepted, seven minutes after its start."""
    on = invited(place, *panel, in_hours=1)
    for user_id in panel:
        place.say(user_id, f"接受 {on.code}")
    later(place, minutes=56)
    later(place, minutes=11)
    return on


def status(place: Town | Office, code: str | None) -> str:
    [row] = place.rows("SELECT status FROM interview WHERE code = %(code)s", code=code)
    return str(row["status"])


def test_not_here_yet_is_told_to_hr_at_once_and_the_interview_goes_on(place: Town) -> None:
    on = begun(place, "lisi", "wangwu")
    had = len(place.chat("wangwu"))
    place.tap("lisi", "候选人还没到")
    place.settle()
    assert status(place, on.code) == "in_progress"
    assert place.title("zhangmin") == "候选人还没到"
    assert buttons(place.cards("zhangmin")[-1]) == [zh("button.candidate_is_here"), zh("button.no_show")]
    assert place.title("lisi") == zh("missing.hr_knows", hr="张敏")
    assert buttons(place.cards("lisi")[-1]) == [zh("button.candidate_is_here"), zh("button.no_show")]
    assert len(place.chat("wangwu")) == had, "who sits there sees it for themselves"


def test_hrs_card_has_the_candidates_phone(place: Town) -> None:
    begun(place, "lisi")
    place.rows("UPDATE candidate SET mobile = '13800000000' RETURNING 1")
    place.tap("lisi", "候选人还没到")
    place.settle()
    assert "13800000000" in str(place.cards("zhangmin")[-1]["content"])


def test_before_a_quarter_past_nobody_closes_it_and_after_it_the_card_does(place: Town) -> None:
    on = begun(place, "lisi")
    place.tap("lisi", "候选人还没到")
    place.settle()
    place.tap("lisi", "候选人未到")
    place.settle()
    assert status(place, on.code) == "in_progress"
    assert zh_like("attend.missing_told").search(place.texts("lisi")[-1])
    later(place, minutes=9)
    place.tap("lisi", "候选人未到")
    place.settle()
    assert status(place, on.code) == "no_show"
    assert place.title("lisi") == zh("no_show.title")
    assert [one["content"]["main_title"]["title"] for one in place.cards("zhangmin")[-2:]] == [zh("no_show.title")] * 2
    assert buttons(place.cards("zhangmin")[-1]) == [zh("button.details"), zh("button.candidate_is_here")]


def test_typed_at_seven_minutes_it_tells_hr_and_at_sixteen_it_closes(place: Town) -> None:
    on = begun(place, "lisi")
    assert "已记下候选人还没到，面试照常。" + zh("hears.told", when=zh("time.at_once"), who="张敏") in place.say(
        "lisi", f"候选人未到 {on.code}"
    )
    later(place, minutes=9)
    assert zh_like("noshow.done").search(place.say("lisi", f"候选人未到 {on.code}"))
    assert status(place, on.code) == "no_show"


def test_not_here_yet_never_closes_it_however_late(place: Town) -> None:
    on = begun(place, "lisi")
    later(place, minutes=20)
    assert zh_like("noshow.never").search(place.say("lisi", f"还没到 {on.code}"))
    assert status(place, on.code) == "in_progress"


def test_who_arrives_takes_the_not_yet_back_and_the_others_hear(place: Town) -> None:
    on = begun(place, "lisi", "wangwu")
    place.tap("lisi", "候选人还没到")
    place.settle()
    place.tap("zhangmin", "候选人到了")
    place.settle()
    for user_id in ("lisi", "wangwu"):
        assert place.texts(user_id)[-1].startswith(f"候选人到了，面试照常：{on.code}")
    assert place.title("zhangmin") == zh("missing.is_here")
    assert place.title("lisi") == zh("missing.is_here")
    assert zh_like("attend.not_missing").search(place.say("lisi", f"候选人到了 {on.code}"))


def test_a_closed_interview_is_taken_up_again_all_day_with_its_way_in(place: Town) -> None:
    on = begun(place, "lisi", "wangwu")
    later(place, minutes=10)
    place.say("lisi", f"候选人未到 {on.code}")
    later(place, minutes=30)
    assert zh("arrived.is_open_again") in place.say("wangwu", f"候选人到了 {on.code}")
    place.settle()
    assert status(place, on.code) == "in_progress"
    assert place.texts("lisi")[-1].endswith(zh("arrived.way_in", code=on.code))
    assert place.texts("zhangmin")[-1].startswith("候选人到了")
    assert "https://" in place.say("lisi", f"进入面试 {on.code}")


def test_who_comes_after_the_end_is_interviewed_late_and_feedback_is_owed_again(office: Office) -> None:
    code = office.plan("陈晓", "03-11 08:30")
    office.say(f"候选人未到 {code}")
    assert zh("arrived.is_open_again") in office.say(f"候选人到了 {code}")
    assert status(office, code) == "awaiting_feedback"


def test_the_next_day_it_needs_another_time(office: Office) -> None:
    code = office.plan("陈晓", "03-11 09:30")
    office.say(f"候选人未到 {code}")
    office.clock.move(hours=14, minutes=1)
    assert office.say(f"候选人到了 {code}") == zh("attend.not_its_day", code=code)
    assert status(office, code) == "no_show"


def test_it_is_not_taken_up_into_a_time_that_somebody_has_given_away(office: Office) -> None:
    code = office.plan("陈晓", "03-11 09:30", "zhangsan", "lisi")
    office.say(f"候选人未到 {code}")
    other = office.plan("林悦", "03-11 10:00", "lisi")
    said = office.say(f"候选人到了 {code}")
    assert said.startswith(f"李四 那个时间已有面试（{other}")
    assert status(office, code) == "no_show"


def test_undo_closes_it_again_and_the_panel_hears(place: Town) -> None:
    on = begun(place, "lisi", "wangwu")
    later(place, minutes=10)
    place.say("lisi", f"候选人未到 {on.code}")
    place.settle()
    place.say("lisi", f"候选人到了 {on.code}")
    place.settle()
    assert place.say("lisi", "撤销").endswith("候选人未到")
    place.settle()
    assert status(place, on.code) == "no_show"
    assert zh_like("undone.told", done="候选人到了").search(place.texts("wangwu")[-1])


def test_two_who_miss_the_candidate_at_once_tell_hr_once(office: Office) -> None:
    code = office.plan("陈晓", "03-11 09:50", "zhangsan", "lisi")
    said = together(lambda: office.say(f"还没到 {code}"), lambda: office.say(f"还没到 {code}", "lisi"))
    assert sum("已记下候选人还没到" in one for one in said) == 1
    assert sum("已经告诉过 HR" in one for one in said) == 1
    assert len(office.rows("SELECT 1 FROM outbox WHERE kind = 'missing'")) == 1


def test_two_who_see_them_arrive_at_once_take_it_up_once(office: Office) -> None:
    code = office.plan("陈晓", "03-11 09:30", "zhangsan", "lisi")
    office.say(f"候选人未到 {code}")
    said = together(lambda: office.say(f"候选人到了 {code}"), lambda: office.say(f"候选人到了 {code}", "lisi"))
    assert sum("这场已恢复" in one for one in said) == 1
    assert status(office, code) == "in_progress"


def test_another_time_begins_without_it(office: Office) -> None:
    code = office.plan("陈晓", "03-11 09:50")
    office.say(f"还没到 {code}")
    office.rows("UPDATE interview SET slot = tstzrange(lower(slot) + '1 day', upper(slot) + '1 day') RETURNING 1")
    [row] = office.rows("SELECT missing_since FROM interview WHERE code = %(code)s", code=code)
    assert row["missing_since"] is None


def test_hr_who_looks_after_it_alone_is_not_told_that_somebody_else_hears(office: Office) -> None:
    code = office.plan("陈晓", "03-11 09:50")
    assert "通知" not in office.say(f"还没到 {code}", "zhangmin")
    office.clock.at += timedelta(minutes=10)
    assert "通知" not in office.say(f"候选人未到 {code}", "zhangmin")


def test_who_says_by_mistake_that_nobody_is_there_takes_it_back(office: Office) -> None:
    code = office.plan("陈晓", "03-11 09:50")
    office.say(f"还没到 {code}")
    assert office.say("撤销").startswith(zh("undo.done_unnoticed", what=f"还没到 {code}"))
    assert zh_like("noshow.not_here_yet").search(office.say("还没到"))
