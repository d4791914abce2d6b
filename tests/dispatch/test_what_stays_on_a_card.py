"""A card that nobody can change any more says what is so whenever it is read."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.db import store
from tests.said import en, zh, zh_like
from tests.world.town import Town, buttons, has_no_quiet_hours, invited, later


def clock(at: datetime) -> str:
    return f"{at.astimezone(ZoneInfo('Asia/Shanghai')):%H:%M}"


def shown(place: Town, user_id: str) -> str:
    return str(place.cards(user_id)[-1]["content"])


def test_a_declined_card_says_by_the_clock_when_hr_hears_and_until_when_it_is_taken_back(place: Town) -> None:
    invited(place, "lisi")
    place.tap("lisi", "无法参加")
    place.settle()
    assert zh("replied.hr_told_at", heard_at=clock(place.at + timedelta(seconds=60)), hr="张敏") in shown(place, "lisi")
    before = shown(place, "lisi")
    later(place, hours=2)
    assert shown(place, "lisi") == before


def test_a_declined_card_says_how_a_reason_is_given(place: Town) -> None:
    on = invited(place, "lisi")
    place.tap("lisi", "无法参加")
    place.settle()
    assert zh("replied.reason_helps", code=on.code) in shown(place, "lisi")


def test_a_declined_card_that_wecom_put_off_still_says_when_hr_was_told(place: Town) -> None:
    invited(place, "lisi")
    place.control("faults", rules=[{"path": "message/update_template_card", "errcode": -1, "times": 1}])
    told = clock(place.at + timedelta(seconds=60))
    place.tap("lisi", "无法参加")
    place.settle()
    later(place, minutes=10)
    assert zh("replied.hr_told_at", heard_at=told, hr="张敏") in shown(place, "lisi")


def test_while_hr_interviews_answer_and_card_name_the_end_of_that_and_it_can_be_undone_until_then(place: Town) -> None:
    busy, on = invited(place, "zhangmin", in_hours=0.5, candidate="林悦"), invited(place, "lisi", in_hours=30)
    place.say("zhangmin", f"接受 {busy.code}")
    later(place, minutes=40)
    told = clock(place.at + timedelta(minutes=55))  # an hour's interview, and five minutes after it
    said = place.say("lisi", f"无法参加 {on.code} 出差")
    assert said == zh(
        "decline.done",
        title=f"{on.code} 陈晓 · 后端工程师 一面",
        told=zh("hears.is_interviewing", names="张敏", at=told),
    )
    later(place, seconds=3)
    assert zh("replied.hr_told_at", heard_at=told, hr="张敏") in shown(place, "lisi")
    later(place, minutes=20)
    assert zh_like("undo.done_unnoticed").search(place.say("lisi", "撤销"))
    place.say("lisi", "language en")
    assert en("hears.is_interviewing", names="张敏", at=told) in place.say("lisi", f"decline {on.code} travelling")
    later(place, minutes=40)
    assert any(zh("declined.who_cant", names="李四") in str(one["content"]) for one in place.cards("zhangmin"))


def test_what_waits_for_the_morning_is_named_with_its_day(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    later(place, hours=12)
    assert zh("hears.quiet", at="明天 09:02", names="张敏") in place.say("lisi", f"无法参加 {on.code} 出差")
    later(place, seconds=3)
    assert zh("replied.hr_told_at", heard_at="3月12日 周四 09:02", hr="张敏") in shown(place, "lisi")
    later(place, minutes=10)
    assert zh_like("undo.done_unnoticed").search(place.say("lisi", "撤销"))


def test_what_wecom_puts_off_is_named_with_one_time(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    place.say("lisi", f"无法参加 {on.code} 出差")
    until = clock(place.at + timedelta(seconds=60))
    with store.db.connection_context():
        store.execute(
            "UPDATE outbox SET not_before = not_before + interval '20 minutes', last_error = '45009' WHERE kind = 'declined'"
        )
    place.settle()
    assert zh("replied.undo_until", until=until, hr="张敏") in shown(place, "lisi")


def test_an_urgent_declined_card_says_when_hr_was_told_and_until_when_it_is_taken_back(place: Town) -> None:
    invited(place, "lisi", in_hours=1.5)
    place.tap("lisi", "无法参加")
    place.settle()
    now, until = clock(place.at), clock(place.at + timedelta(seconds=60))
    assert zh("replied.hr_told_at_undo_until", heard_at=now, hr="张敏", until=until) in shown(place, "lisi")


def test_in_english_as_well(place: Town) -> None:
    place.say("lisi", "语言 英文")
    invited(place, "lisi")
    place.tap("lisi", "Can't make it")
    place.settle()
    told = clock(place.at + timedelta(seconds=60))
    assert en("replied.hr_told_at", hr="张敏", heard_at=told) + " A reason helps:" in shown(place, "lisi")


def test_a_reminder_says_when_and_not_in_how_many_minutes(place: Town) -> None:
    start = place.at + timedelta(hours=2)
    invited(place, "lisi", in_hours=2)
    later(place, minutes=91)
    assert place.title("lisi") == zh("reminder.title", at=clock(start)) + zh("reminder.please_answer")
    assert "分钟后" not in shown(place, "lisi")


def test_hrs_card_says_as_of_when_it_counts_the_time_that_is_left(place: Town) -> None:
    invited(place, "lisi", in_hours=24)
    place.tap("lisi", "无法参加")
    later(place)
    assert zh("declined.left_as_of", left="23 小时 58 分", stamp=f"3月11日 {clock(place.at)}") in shown(
        place, "zhangmin"
    )


def test_a_card_that_can_suggest_nobody_says_as_of_when(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan", "wangwu")
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    assert zh("declined.nobody_free") in shown(place, "zhangmin")
    place.tap("zhangmin", "我来处理")
    place.settle()
    assert f"3月11日 {clock(place.at)} 这个时间没有其他面试官空闲" in shown(place, "zhangmin")


def test_hrs_card_names_the_interview_by_its_code(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"无法参加 {on.code}")
    later(place)
    card = place.cards("zhangmin")[-1]["content"]
    assert card["main_title"] == {
        "title": zh("declined.who_cant", names="李四"),
        "desc": f"{on.code} 陈晓 · 后端工程师 一面",
    }
    assert {"keyname": "原因", "value": zh("declined.no_reason")} in card["horizontal_content_list"]


def test_a_card_says_the_interviews_code_once(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1)
    place.say("lisi", f"无法参加 {on.code}")
    place.settle()
    other = invited(place, "wangwu", in_hours=3)
    later(place, minutes=155)  # reminded
    for member, code in (("lisi", on.code), ("zhangmin", on.code), ("wangwu", other.code)):
        for card in place.cards(member):
            assert card["content"]["main_title"]["desc"].startswith(f"{code} "), card
            assert str(code) not in str(card["content"]["horizontal_content_list"])


def test_of_hrs_buttons_the_best_substitute_stands_out_and_nothing_else(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"无法参加 {on.code}")
    later(place)
    first, *others = place.cards("zhangmin")[-1]["content"]["button_list"]
    assert (first["text"][:2], first["style"]) == ("换成", 1)
    assert others
    assert {one["style"] for one in others} == {2}


def test_hrs_card_in_english(place: Town) -> None:
    place.say("zhangmin", "语言 英文")
    on = invited(place, "lisi", in_hours=24)
    place.say("lisi", f"无法参加 {on.code}")
    later(place)
    rows = {one["keyname"]: one["value"] for one in place.cards("zhangmin")[-1]["content"]["horizontal_content_list"]}
    assert place.title("zhangmin") == en("declined.who_cant", names="李四")
    assert rows["Reason"] == en("declined.no_reason")
    assert rows["Starts in"].startswith("23 h 58 min (as of 11 Mar ")
    assert {en("declined.replace_with", new="王五"), en("button.take")} <= set(buttons(place.cards("zhangmin")[-1]))
    place.tap("zhangmin", "I'll handle it")
    place.settle()
    assert "'keyname': 'Handled by', 'value': '张敏'" in shown(place, "zhangmin")


def test_an_invitation_in_english(place: Town) -> None:
    place.say("lisi", "语言 英文")
    invited(place, "lisi")
    assert place.title("lisi") == en("invited.title")
    assert buttons(place.cards("lisi")[-1]) == [en("button.accept"), en("button.decline"), en("button.another_time")]


def test_a_card_in_english_names_the_zone_whole(place: Town) -> None:
    place.say("lisi", "语言 英文")
    place.say("lisi", "zone New York")
    has_no_quiet_hours(place, "lisi")
    invited(place, "lisi")
    [when] = [one["value"] for one in place.cards("lisi")[-1]["content"]["horizontal_content_list"][:1]]
    assert re.search(r" · New York time, GMT-[45]$", when), when


def test_an_invitation_that_was_never_answered_closes_with_what_stays_so(place: Town) -> None:
    invited(place, "lisi", in_hours=2)
    later(place, minutes=125)
    invitation = place.cards("lisi")[0]
    assert (buttons(invitation), invitation["content"]["main_title"]["title"]) == ([], zh("state.started"))


def test_a_no_show_that_was_taken_back_says_so_for_good(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1)
    later(place, minutes=76)
    place.say("lisi", f"候选人未到 {on.code}")
    place.settle()
    assert place.title("zhangmin") == zh("no_show.title")
    place.say("lisi", "撤销")
    place.settle()
    assert zh_like("undone.told", done=zh("no_show.title")).search("\n".join(place.texts("zhangmin")))
    assert place.title("zhangmin") == zh("no_show.undone")


def test_after_a_no_show_that_was_taken_back_the_panel_finds_its_way_in(place: Town) -> None:
    """Their cards say 候选人未到 for good: whoever took it back reads the address, the others that it goes on."""
    on = invited(place, "lisi", "wangwu", in_hours=1)
    for user_id in ("lisi", "wangwu"):
        place.say(user_id, f"接受 {on.code}")
    later(place, minutes=56)
    later(place, minutes=20)
    place.tap("lisi", "候选人还没到")
    place.settle()
    place.tap("lisi", "候选人未到")
    place.settle()
    assert zh("interview.way_in", url="https://") in place.say("lisi", "撤销")
    place.settle()
    assert zh_like("on_again.told").search(place.texts("wangwu")[-1])
    assert zh("on_again.has_started") in place.texts("wangwu")[-1]


def test_when_they_replied_has_its_date_and_not_yesterday(place: Town) -> None:
    """The card stays for good, and yesterday does not."""
    on = invited(place, "lisi", in_hours=1.5)
    replied_at = f"3月11日 {clock(place.at)}"
    place.control("faults", rules=[{"path": "message/send", "errcode": -1, "users": ["zhangmin"]}])
    place.say("lisi", f"无法参加 {on.code} 病了")
    later(place, minutes=60 * 24)
    place.control("faults", rules=[])
    later(place, minutes=6)
    assert f"'回复时间', 'value': '{replied_at}'" in shown(place, "zhangmin")
    assert "昨天" not in shown(place, "zhangmin")
