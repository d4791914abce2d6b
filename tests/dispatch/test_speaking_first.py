"""The bot speaks first: invitations, declines, replacements; every card tells the truth."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.db import store
from bot.interviews import lookup
from bot.wecom.message import Message
from tests.said import en, zh, zh_like
from tests.world.town import Town, alive, buttons, has_no_quiet_hours, invited, later


def test_li_si_declines_and_zhang_min_puts_wang_wu_in(place: Town) -> None:
    invited(place, "lisi")
    assert place.title("lisi") == zh("invited.title")
    place.tap("lisi", "无法参加")
    place.settle()
    assert place.title("lisi") == zh("replied.answer", answer="无法参加")
    assert place.cards("zhangmin") == []  # the undo window is open
    place.move(seconds=61)
    place.settle()
    assert place.title("zhangmin") == zh("declined.who_cant", names="李四")
    assert zh("declined.replace_with", new="王五") in buttons(place.cards("zhangmin")[-1])
    place.tap("zhangmin", "换成王五")
    place.settle()
    assert place.title("zhangmin") == zh("declined.replaced_by", name="李四", new="王五")
    place.move(seconds=61)
    place.settle()
    assert place.title("wangwu") == zh("invited.title")
    place.tap("wangwu", "接受")
    place.settle()
    assert place.title("wangwu") == zh("replied.answer", answer=zh("response.accepted"))
    assert len(place.cards("wangwu")) == len(place.cards("lisi")) == len(place.cards("zhangmin")) == 1


def test_a_decline_that_is_undone_in_time_is_never_heard_of(place: Town) -> None:
    invited(place, "lisi")
    place.tap("lisi", "无法参加")
    assert zh_like("undo.done_unnoticed").search(place.say("lisi", "撤销"))
    place.move(seconds=120)
    place.settle()
    assert place.chat("zhangmin") == []
    assert zh("button.accept") in buttons(place.cards("lisi")[-1])


def test_who_changes_the_language_back_and_forth_gets_no_card_anew(place: Town) -> None:
    """What waits can still be tapped, is closed in the language of now, and what comes next comes in it."""
    invited(place, "lisi")
    for words in ("语言 英文", "language zh", "语言 英文"):
        place.say("lisi", words)
        place.settle()
    [card] = place.cards("lisi")
    assert buttons(card) == [zh("button.accept"), zh("button.decline"), zh("button.another_time")]
    place.tap("lisi", "接受")
    place.settle()
    [card] = place.cards("lisi")
    assert place.title("lisi") == en("replied.answer", answer=en("response.accepted"))


def test_who_changes_the_zone_finds_what_waits_at_the_time_of_now(place: Town) -> None:
    """It would say a time that is not meant."""
    has_no_quiet_hours(place, "lisi")
    invited(place, "lisi")
    place.say("lisi", "时区 伦敦")
    place.settle()
    before, after = place.cards("lisi")
    assert buttons(before) == []
    assert len(buttons(after)) == 3


def test_what_starts_within_two_hours_is_told_at_once(place: Town) -> None:
    invited(place, "lisi", in_hours=1.5)
    place.tap("lisi", "无法参加")
    place.settle()
    assert place.title("zhangmin") == zh("declined.who_cant", names="李四")


def test_an_undo_of_what_hr_has_heard_is_told_to_hr(place: Town) -> None:
    invited(place, "lisi", in_hours=1.5)
    place.tap("lisi", "无法参加")
    place.settle()
    assert place.title("zhangmin") == zh("declined.who_cant", names="李四")
    assert zh_like("undo.done").search(place.say("lisi", "撤销"))
    place.settle()
    assert zh_like("undone.told_with_answer", who="李四", done="无法参加").search(place.texts("zhangmin")[-1])
    assert "现在待回复" in place.texts("zhangmin")[-1]


def test_a_reason_that_follows_gives_hr_one_card_not_two(place: Town) -> None:
    interview_id = invited(place, "lisi").id
    place.tap("lisi", "无法参加")
    [code] = [row["code"] for row in place.rows("SELECT code FROM interview WHERE id = %(id)s", id=interview_id)]
    place.say("lisi", f"没空 {code} 出差")
    place.move(seconds=61)
    place.settle()
    [card] = place.cards("zhangmin")
    assert {"keyname": "原因", "value": "出差"} in card["content"]["horizontal_content_list"]


def test_who_knows_the_candidate_no_longer_sees_them_on_the_card(place: Town) -> None:
    interview_id = invited(place, "lisi").id
    [code] = [row["code"] for row in place.rows("SELECT code FROM interview WHERE id = %(id)s", id=interview_id)]
    assert zh_like("decline.done_and_hidden").search(place.say("lisi", f"没空 {code} 认识候选人"))
    place.settle()
    assert "陈晓" not in str(place.cards("lisi")[-1]["content"])


def test_where_hr_itself_declines_the_admin_is_told(place: Town) -> None:
    invited(place, "zhangmin", in_hours=1.5)
    place.tap("zhangmin", "无法参加")
    place.settle()
    assert place.title("admin") == zh("declined.who_cant", names="张敏")
    [card] = place.cards("admin")
    assert zh("declined.only_hr_replaces", names="张敏") in str(card)
    assert zh("button.take") in str(card)
    assert "换成" not in str(card)  # an admin's tap on it would be refused


def test_hr_writes_down_the_candidates_answer(place: Town) -> None:
    interview_id = invited(place, "lisi").id
    [code] = [row["code"] for row in place.rows("SELECT code FROM interview WHERE id = %(id)s", id=interview_id)]
    assert zh_like("candidate.answered", answer=zh("candidate_answer.accepted")).search(
        place.say("zhangmin", f"候选人回复 {code} 已确认")
    )
    assert zh("choice.candidate") + zh("candidate_answer.accepted") in place.say("zhangmin", code)
    assert zh_like("refused.role", role=" HR ", names="张敏").search(place.say("lisi", f"候选人回复 {code} 不来"))
    assert "1) confirmed" in place.say("zhangmin", "语言 en") + place.say("zhangmin", f"candidate {code}")


def test_a_forwarded_card_only_answers_in_words(place: Town) -> None:
    interview_id = invited(place, "lisi").id
    place.tap("wangwu", "接受", card_of="lisi")
    place.settle()
    assert zh("tapped.not_yours") in place.texts("wangwu")[-1]
    with store.db.connection_context():
        [interview] = lookup.load([interview_id])
    assert interview.panel[0].response == "needs_action"


@pytest.mark.parametrize(
    "arguments",
    [
        {"interview": 5},
        {"interview": {"a": 1}},
        {"interview": "id:99999999999999999999999"},
        {"interview": "12\0"},
        {"interview": "12\ud800"},
        {"interview": []},
        [],
        "accept",
    ],
)
def test_a_forged_key_is_refused_in_words_and_no_error(place: Town, arguments: object) -> None:
    is_refused(place, json.dumps({"command": "accept", "arguments": arguments}))


@pytest.mark.parametrize("key", ["accept", "{", "[]", "{}", '{"command": "nobody", "arguments": {}}'])
def test_a_key_that_names_no_command_is_refused_as_well(place: Town, key: str) -> None:
    is_refused(place, key)


def is_refused(place: Town, key: str) -> None:
    invited(place, "lisi")
    [card] = place.rows("SELECT task_id FROM outbox WHERE to_user = 'lisi' AND task_id IS NOT NULL")
    tapped = {"TaskId": card["task_id"], "EventKey": key, "ResponseCode": "code"}
    place.app.dispatcher.answer(Message("lisi", "template_card_event", True, f"forged:{key}", tapped))
    place.settle()
    assert "失效" in place.texts("lisi")[-1]


def test_who_is_no_longer_admin_adds_nobody_by_an_old_card(place: Town) -> None:
    place.say("zhaoliu", "你好")
    place.settle()
    place.rows("UPDATE member SET role = 'interviewer' WHERE user_id = 'admin' RETURNING 1")
    place.tap("admin", "设为面试官")
    place.settle()
    assert place.texts("admin")[-1] == zh("tapped.role")
    assert place.rows("SELECT 1 FROM member WHERE user_id = 'zhaoliu'") == []


@pytest.mark.parametrize(
    "key", ['{{"command":"decline","arguments":{{"interview":"{on}","reason":"{bad}"}}}}', "{deep}"]
)
@pytest.mark.parametrize("bad", ["\\ud800", "\\u0000"])
def test_a_forged_key_whose_words_cannot_be_stored_is_refused_and_changes_nothing(
    place: Town, key: str, bad: str
) -> None:
    on = invited(place, "lisi")
    [card] = place.rows("SELECT task_id FROM outbox WHERE to_user = 'lisi' AND task_id IS NOT NULL")
    tapped = {
        "TaskId": card["task_id"],
        "EventKey": key.format(on=f"id:{on.id}", bad=bad, deep="[" * 100_000),
        "ResponseCode": "code",
    }
    place.app.dispatcher.answer(Message("lisi", "template_card_event", True, "forged", tapped))
    place.settle()
    assert "失效" in place.texts("lisi")[-1]
    assert place.rows("SELECT 1 FROM audit_event WHERE action = 'panel.declined'") == []


def test_a_tap_repeated_by_wecom_has_one_effect(place: Town) -> None:
    invited(place, "lisi")
    exchange = place.tap("lisi", "接受")
    place.control(f"exchanges/{exchange['id']}/replay", envelope="fresh")
    assert [row["n"] for row in place.rows("SELECT count(*) n FROM audit_event WHERE action = 'panel.accepted'")] == [1]


def test_a_stranger_is_announced_to_the_admin_once_and_added_by_a_tap(place: Town) -> None:
    place.say("zhaoliu", "日程")
    place.say("zhaoliu", "日程")
    place.settle()
    assert len(place.cards("admin")) == 1
    assert place.title("admin") == zh("new_member.wrote", name="赵六")
    place.tap("admin", "设为面试官")
    place.settle()
    assert place.title("admin").endswith(zh("stranger.was_added", name=""))
    assert "面试官" in place.say("zhaoliu", "我是谁")


def test_the_card_of_a_stranger_who_was_added_by_words_says_so_and_changes_no_role(place: Town) -> None:
    """It went on offering 设为 HR, and made an interviewer HR without a question."""
    place.say("zhaoliu", "日程")
    place.settle()
    [offered] = alive(place, "admin")
    place.say("admin", "成员 zhaoliu 面试官")
    place.settle()
    assert place.title("admin") == zh("stranger.was_added", name="赵六")
    assert alive(place, "admin") == []
    for button, said in (
        ("设为 HR", "赵六 已是成员：" + zh("role.interviewer") + "。"),
        ("忽略", "zhaoliu 已是成员。"),
    ):
        key = next(one["key"] for one in offered["content"]["button_list"] if one["text"] == button)
        tapped = {"EventKey": key, "TaskId": offered["task_id"], "ResponseCode": f"of another phone {key}"}
        place.app.dispatcher.answer(Message("admin", "template_card_event", True, f"late:{key}", tapped))
        place.settle()
        assert place.texts("admin")[-1].startswith(said)
    assert "面试官" in place.say("zhaoliu", "我是谁")


def test_ping_sends_a_message_and_says_how_it_went(place: Town) -> None:
    place.say("admin", "测试消息")
    place.settle()
    first, second = place.texts("admin")[-2:]
    assert zh_like("ping.test").match(first)
    assert "送达" in second


def test_reminders_come_once_and_feedback_is_asked_for_at_the_end(place: Town) -> None:
    began = place.at
    invited(place, "lisi", in_hours=2)
    place.tap("lisi", "接受")
    place.settle()
    place.move(minutes=91)
    place.settle()
    place.settle()
    at = f"{(began + timedelta(hours=2)).astimezone(ZoneInfo('Asia/Shanghai')):%H:%M}"
    assert place.title("lisi") == zh("reminder.title", at=at)
    assert buttons(place.cards("lisi")[-1]) == [zh("button.decline")]  # the room is still closed
    place.move(minutes=25)
    place.settle()
    assert place.title("lisi") == zh("reminder.title", at=at)
    assert buttons(place.cards("lisi")[-1]) == [zh("button.enter"), zh("reminder.not_here")]
    count = len(place.cards("lisi"))
    place.move(minutes=68)
    place.settle()
    place.settle()
    assert len(place.cards("lisi")) == count  # the screen may still be shared
    place.move(minutes=1)
    place.settle()
    place.settle()
    assert len(place.cards("lisi")) == count + 1
    assert place.title("lisi") == zh("feedback_due.is_it_over")
    assert "陈晓" not in str(place.cards("lisi")[-1])
    assert buttons(place.cards("lisi")[-1])[-1] == zh("button.not_held")


def test_the_room_button_brings_the_address_and_leaves_a_trace(place: Town) -> None:
    invited(place, "lisi", in_hours=0.2)
    place.tap("lisi", "接受")
    later(place, minutes=8)
    place.tap("lisi", "进入面试")
    place.settle()
    assert "https://meeting.example.com/1" in place.texts("lisi")[-1]
    assert len(place.rows("SELECT 1 FROM audit_event WHERE action = 'room.shown'")) == 1


def test_hr_takes_a_decline_over_and_the_card_says_so(place: Town) -> None:
    invited(place, "lisi", in_hours=1.5)
    place.tap("lisi", "无法参加")
    place.settle()
    place.tap("zhangmin", "我来处理")
    place.settle()
    assert {"keyname": zh("declined.handled_by"), "value": "张敏"} in place.cards("zhangmin")[-1]["content"][
        "horizontal_content_list"
    ]
    assert "我来处理" not in buttons(place.cards("zhangmin")[-1])


def _taken(place: Town) -> int:
    return len(place.rows("SELECT 1 FROM audit_event WHERE action = 'interview.taken'"))


def test_who_sees_to_an_interview_already_is_told_so_and_it_is_recorded_once(place: Town) -> None:
    code = invited(place, "lisi").code
    place.say("lisi", f"无法参加 {code} 出差")
    assert place.say("zhangmin", f"我来处理 {code}").endswith("由你处理。")
    assert place.say("zhangmin", f"我来处理 {code}") == zh("take.already_yours")
    assert _taken(place) == 1
    assert place.say("admin", f"我来处理 {code}").endswith("由你处理。")
    assert place.say("zhangmin", f"我来处理 {code}").endswith("由你处理。")  # from the admin, back again
    assert _taken(place) == 3


@pytest.mark.parametrize("swept", [True, False])
def test_an_interview_that_is_over_is_seen_to_by_nobody_any_more(place: Town, swept: bool) -> None:
    on = invited(place, "lisi", "zhangsan", in_hours=1)
    place.say("lisi", f"无法参加 {on.code} 出差")
    place.move(hours=1.5)
    if swept:
        place.settle()
    assert place.say("zhangmin", f"我来处理 {on.code}").endswith(zh("take.done", title=""))  # it is running
    place.move(minutes=30)
    if swept:
        place.settle()
    assert place.say("admin", f"我来处理 {on.code}") == zh(
        "refused.as_it_stands", code=on.code, what=zh("as_it_stands.is_over")
    )
    assert _taken(place) == 1


def test_hr_sees_what_became_of_each_notice(place: Town) -> None:
    invited(place, "lisi")
    place.tap("lisi", "接受")
    place.settle()
    said = place.say("zhangmin", "陈晓")
    assert "李四：邀请" in said
    assert "点过" in said
    place.move(hours=24)
    assert re.search(r"给李四：邀请，昨天 \d\d:\d\d 已发，昨天 \d\d:\d\d 点过", place.say("zhangmin", "陈晓"))
    place.say("zhangmin", "language en")
    assert re.search(r"To 李四: invitation, sent yesterday \d\d:\d\d, tapped yesterday", place.say("zhangmin", "陈晓"))
    assert "邀请" not in place.say("lisi", "陈晓")
