"""Template cards in the sandbox: what WeCom demands of them, taps, codes and updates."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from sandbox.cards import check
from sandbox.errors import Refused
from tests.contract.sandbox_cards import (
    ACCEPT,
    MENU,
    OPTIONS,
    QUESTION,
    URL,
    buttons,
    choices,
    disable,
    news,
    notice,
    send,
    tap,
    update,
    vote,
)
from tests.contract.sandbox_stage import AGENT_ID, CORP_ID, Bot, Sandbox, events, sealed, tag

HOUR_S = 3600


def shown(sandbox: Sandbox, user_id: str = "zhangsan") -> Any:
    [bubble] = sandbox.get(f"/sandbox/chats/{user_id}")
    return bubble


@pytest.mark.parametrize("card", [buttons(), notice(), news(), vote(), choices(), buttons(action_menu=MENU)])
def test_a_good_card_stands_in_the_chat_as_it_was_sent(sandbox: Sandbox, card: dict[str, Any]) -> None:
    """Each of the five card types of path 90236."""
    assert send(sandbox, card)["errcode"] == 0
    bubble = shown(sandbox)
    assert (bubble["type"], bubble["content"], bubble["task_id"]) == ("template_card", card, "card-1")
    assert bubble["text"].startswith(card["main_title"]["title"])


@pytest.mark.parametrize(
    ("card", "has_code"),
    [
        (buttons(), True),
        (vote(), True),
        (choices(), True),
        (notice(), False),
        (news(), False),
        (notice(action_menu=MENU), True),
        (news(action_menu=MENU), True),
    ],
)
def test_a_code_comes_with_cards_that_call_back(sandbox: Sandbox, card: dict[str, Any], has_code: bool) -> None:
    """`response_code` appears for interaction cards and for notices with an action_menu (path 90236)."""
    assert ("response_code" in send(sandbox, card)) is has_code


@pytest.mark.parametrize(
    ("card", "errcode"),
    [
        (buttons(card_type="button"), 42031),
        (buttons(main_title={"desc": "没有标题"}, sub_title_text="小标题"), 41016),
        (notice(main_title={}), 41016),
        (news(main_title={}, sub_title_text="小标题"), 41016),
        (vote(main_title=None), 41016),
        (buttons(horizontal_content_list=[{"keyname": "时间"}] * 7), 42035),
        (buttons(horizontal_content_list=[{"value": "10:00"}]), 42027),
        (buttons(horizontal_content_list=[{"keyname": "简历", "type": 1}]), 42028),
        (buttons(horizontal_content_list=[{"keyname": "简历", "type": 2}]), 42029),
        (buttons(horizontal_content_list=[{"keyname": "面试官", "type": 3}]), 42050),
        (buttons(horizontal_content_list={"keyname": "时间"}), 40058),
        (notice(card_action=None), 42045),
        (notice(card_action={"type": 0}), 42045),
        (notice(card_action={"type": 1}), 42028),
        (notice(card_action={"type": 1, "url": "example.com"}), 45034),
        (notice(card_action={"type": 2}), 42030),
        (notice(jump_list=[{"title": "简历", "type": 0}] * 4), 42042),
        (notice(jump_list=[{"type": 0}]), 42033),
        (notice(jump_list=[{"title": "简历", "type": 1}]), 42028),
        (news(card_image=None), 42044),
        (news(card_image=None, image_text_area={"title": "图"}), 42044),
        (news(vertical_content_list=[{"title": "时间"}] * 5), 42036),
        (news(vertical_content_list=[{"desc": "10:00"}]), 42033),
        (buttons(button_list=None), 40058),
        (buttons(button_list=[]), 40058),
        (buttons(button_list=[{"text": "接受", "key": "accept"}] * 7), 40058),
        (buttons(button_list=[{"key": "accept"}]), 42038),
        (buttons(button_list=[{"text": "接受"}]), 42039),
        (buttons(button_list=[{"text": "接受", "key": "键" * 342}]), 42039),
        (buttons(button_list=[{"text": "接受", "key": "accept", "style": 5}]), 40058),
        (buttons(button_list=[{"text": "进房间", "type": 1}]), 42028),
        (buttons(button_list=[{"text": "进房间", "type": 1, "url": "example.com/1"}]), 45034),
        (buttons(button_list=[{"text": "进房间", "type": 1, "url": URL + "1" * 2048}]), 40058),
        (buttons(button_list=[{"text": "进房间", "type": 2, "url": URL}]), 40058),
        (buttons(button_list=[{"text": "进房间", "type": 0, "url": URL}]), 42039),
        (buttons(button_selection={"option_list": OPTIONS}), 42043),
        (buttons(button_selection={"question_key": "k", "option_list": []}), 42037),
        (buttons(button_selection={"question_key": "k", "option_list": OPTIONS * 6}), 42037),
        (buttons(action_menu={"desc": "更多", "action_list": []}), 40058),
        (buttons(action_menu={"desc": "更多", "action_list": [{"text": "是", "key": "same"}] * 2}), 42051),
        (vote(action_menu=MENU), 40058),
        (vote(checkbox=None), 42043),
        (vote(checkbox={"question_key": "k", "option_list": OPTIONS * 11}), 42037),
        (vote(checkbox={"question_key": "k", "option_list": [{"text": "推荐"}]}), 42040),
        (vote(checkbox={"question_key": "k", "option_list": [{"id": "1"}]}), 42041),
        (vote(submit_button=None), 42049),
        (vote(submit_button={"text": "提交"}), 42046),
        (choices(select_list=[]), 42047),
        (choices(select_list=[QUESTION] * 4), 42047),
        (buttons(task_id=None), 42014),
        (vote(task_id=""), 42014),
        (notice(task_id=None, action_menu=MENU), 42014),
        (buttons(task_id="interview:12"), 42014),
        (buttons(task_id="面试"), 42014),
        (buttons(task_id="x" * 129), 42014),
    ],
)
def test_a_card_that_lacks_something_is_refused(card: dict[str, Any], errcode: int) -> None:
    """The fields of path 90236 with the codes 42014 and 42027 to 42051 of path 90313."""
    with pytest.raises(Refused) as refusal:
        check(card)
    assert refusal.value.errcode == errcode


@pytest.mark.parametrize(
    "card",
    [
        buttons(main_title={"title": "长" * 200}),
        buttons(task_id="x" * 123 + "09_-@"),
        buttons(button_list=[{"text": "接受", "key": "k" * 1024}] * 6),
        buttons(button_list=[{"text": "进房间", "type": 1, "url": URL}]),
        notice(main_title={}, sub_title_text="只有小标题"),
        notice(task_id=None),
        news(card_image=None, image_text_area={"image_url": URL}),
    ],
)
def test_what_is_within_the_limits_is_taken(card: dict[str, Any]) -> None:
    """Bytes are limits, characters are advice, and a mere notice needs no task id (path 90236)."""
    check(card)


def test_a_refused_card_reaches_nobody(sandbox: Sandbox) -> None:
    """The errcode of the card is that of the send, and its task id stays free."""
    assert send(sandbox, buttons(button_list=[]))["errcode"] == 40058
    assert sandbox.bubbles() == []
    assert send(sandbox, buttons())["errcode"] == 0


def test_a_task_id_serves_once_in_the_app(sandbox: Sandbox) -> None:
    """任务id，同一个应用不能重复 (path 90236): also for another member."""
    send(sandbox, buttons())
    assert send(sandbox, buttons(), to="lisi")["errcode"] == 42014
    assert sandbox.bubbles("lisi") == []


def test_a_repeated_card_is_a_repeat_before_its_task_id_is_used_twice(sandbox: Sandbox) -> None:
    """With `enable_duplicate_check` the same request is errcode 0 (path 90236), yet without a code: that is not promised."""
    first, second = (send(sandbox, buttons(), enable_duplicate_check=1) for _ in range(2))
    assert (first["errcode"], second["errcode"], second["msgid"]) == (0, 0, first["msgid"])
    assert "response_code" not in second
    assert len(sandbox.bubbles()) == 1


def test_a_card_that_calls_back_needs_a_callback(sandbox: Sandbox) -> None:
    """43012 while the app's callback address is not saved (path 90313); a mere notice is taken."""
    sandbox.post("/sandbox/faults", {"no_callback": True})
    assert send(sandbox, buttons())["errcode"] == 43012
    assert send(sandbox, notice(action_menu=MENU))["errcode"] == 43012
    assert send(sandbox, notice())["errcode"] == 0


def test_a_tap_tells_the_bot_who_tapped_what(bot: Bot, sandbox: Sandbox) -> None:
    """template_card_event with EventKey, TaskId, CardType and a code of its own (path 90240)."""
    sent = send(sandbox, buttons())
    exchange = tap(sandbox, ACCEPT)
    plain = bot.received[0].plain
    assert tag("FromUserName", plain) == "zhangsan"
    assert (tag("MsgType", plain), tag("Event", plain)) == ("event", "template_card_event")
    assert (tag("EventKey", plain), tag("TaskId", plain)) == (ACCEPT, "card-1")
    assert tag("CardType", plain) == "button_interaction"
    assert f"<AgentID>{AGENT_ID}</AgentID>" in plain
    assert "SelectedItems" not in plain
    assert tag("ResponseCode", plain) not in ("", sent["response_code"])
    assert (exchange["outcome"], exchange["summary"], exchange["from"]) == ("empty", "template_card_event", "zhangsan")
    assert [(one["by"], one["type"]) for one in sandbox.get("/sandbox/chats/zhangsan")] == [("bot", "template_card")]


def test_chosen_options_travel_with_the_tap(bot: Bot, sandbox: Sandbox) -> None:
    """SelectedItems/SelectedItem with QuestionKey and OptionIds/OptionId (path 90240)."""
    send(sandbox, vote())
    tap(sandbox, "submit", selected={"overall": ["1", "2"]})
    plain = bot.received[0].plain
    item = tag("SelectedItem", tag("SelectedItems", plain))
    assert tag("QuestionKey", item) == "overall"
    assert tag("OptionIds", item) == "<OptionId><![CDATA[1]]></OptionId><OptionId><![CDATA[2]]></OptionId>"


def test_the_menu_of_a_card_sends_its_own_event(bot: Bot, sandbox: Sandbox) -> None:
    """template_card_menu_event (path 90240)."""
    send(sandbox, notice(action_menu=MENU))
    tap(sandbox, "mute")
    assert tag("Event", bot.received[0].plain) == "template_card_menu_event"
    assert tag("CardType", bot.received[0].plain) == "text_notice"


def test_a_forwarded_card_can_be_tapped_by_another_member(bot: Bot, sandbox: Sandbox) -> None:
    """The event names who tapped, not who got the card (path 90240)."""
    send(sandbox, buttons())
    tap(sandbox, ACCEPT, by="lisi")
    assert tag("FromUserName", bot.received[0].plain) == "lisi"


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"task_id": "card-2"}, "button"),
        ({"key": "other"}, "button"),
        ({"selected": ["1"]}, "selected"),
        ({"from": "nobody"}, "member"),
    ],
)
def test_what_no_card_offers_cannot_be_tapped(bot: Bot, sandbox: Sandbox, changes: dict[str, Any], word: str) -> None:
    """A tap on no button is 400 and reaches no bot."""
    send(sandbox, buttons())
    body = {"from": "zhangsan", "task_id": "card-1", "key": ACCEPT} | changes
    answer = sandbox.http.post(f"{sandbox.url}/sandbox/taps", json=body)
    assert (answer.status_code, word in answer.json()["error"]) == (400, True)
    assert bot.received == []


def test_an_update_disables_the_buttons_in_place(sandbox: Sandbox) -> None:
    """button.replace_name stands where the buttons were (path 94888); the message keeps its place and nobody is alerted."""
    code = send(sandbox, buttons())["response_code"]
    before = shown(sandbox)
    assert disable(sandbox, code) == {"errcode": 0, "errmsg": "ok", "invaliduser": []}
    assert shown(sandbox) == before | {
        "state": {"replaced_with": "见新卡片"},
        "silent": True,
        "call_id": before["call_id"] + 2,  # after the token
    }


@pytest.mark.parametrize("card", [buttons(main_title={"title": "已接受"}), notice(task_id=None), vote()])
def test_an_update_replaces_the_card_in_place(sandbox: Sandbox, card: dict[str, Any]) -> None:
    """可回调的卡片可以更新成任何一种模板卡片 (path 94888); the old task id goes on."""
    code = send(sandbox, buttons())["response_code"]
    before = shown(sandbox)
    assert update(sandbox, code, template_card=card)["errcode"] == 0
    words = " · ".join(card["main_title"].values())
    assert shown(sandbox) == before | {
        "content": card,
        "text": words,
        "silent": True,
        "call_id": before["call_id"] + 2,
    }


def test_a_watcher_hears_of_a_changed_card(sandbox: Sandbox) -> None:
    """The stream's event `card` brings the message as it is now."""
    code = send(sandbox, buttons())["response_code"]
    with requests.get(f"{sandbox.url}/sandbox/stream", stream=True, timeout=10) as stream:
        news = events(stream)
        disable(sandbox, code)
        assert next(one for one in news if one[0] != "call") == (
            "card",
            {"user_id": "zhangsan", "message": shown(sandbox)},
        )


def test_an_update_changes_only_the_cards_of_those_it_names(sandbox: Sandbox) -> None:
    """userids confines the update, atall lifts that (path 94888)."""
    code = send(sandbox, buttons(), to="zhangsan|lisi")["response_code"]
    assert disable(sandbox, code, "lisi")["errcode"] == 0
    assert (shown(sandbox)["state"], shown(sandbox, "lisi")["state"]) == (None, {"replaced_with": "见新卡片"})
    tap(sandbox, ACCEPT)
    code = last_code(sandbox)
    body = {"agentid": AGENT_ID, "atall": 1, "response_code": code, "button": {"replace_name": "已处理"}}
    assert sandbox.call("message/update_template_card", body)["errcode"] == 0
    assert shown(sandbox)["state"] == shown(sandbox, "lisi")["state"] == {"replaced_with": "已处理"}


def test_an_update_leaves_other_cards_alone(sandbox: Sandbox) -> None:
    """The code stands for one card (path 94888)."""
    code = send(sandbox, buttons())["response_code"]
    send(sandbox, buttons(task_id="card-2"))
    disable(sandbox, code)
    states = [one["state"] for one in sandbox.get("/sandbox/chats/zhangsan")]
    assert states == [{"replaced_with": "见新卡片"}, None]


def last_code(sandbox: Sandbox) -> str:
    return tag("ResponseCode", sandbox.get("/sandbox/exchanges")[-1]["request"]["plain"])


def test_a_code_serves_once_and_each_tap_brings_another(sandbox: Sandbox) -> None:
    """一个code只能调用一次 (path 94888): the second use is 60140."""
    code = send(sandbox, buttons())["response_code"]
    assert [disable(sandbox, code)["errcode"] for _ in range(2)] == [0, 60140]
    codes = []
    for _ in range(2):
        tap(sandbox, ACCEPT)
        codes.append(last_code(sandbox))
    assert [disable(sandbox, one)["errcode"] for one in codes] == [0, 0]
    assert disable(sandbox, codes[0])["errcode"] == 60140


@pytest.mark.parametrize("hours", [72, 24])
def test_a_code_expires(sandbox: Sandbox, hours: int) -> None:
    """72 hours (path 94888), 24 in older copies; then 60140."""
    sandbox.post("/sandbox/settings", {"code_hours": hours})
    first, second = (send(sandbox, buttons(task_id=f"card-{n}"))["response_code"] for n in (1, 2))
    sandbox.post("/sandbox/clock", {"advance_s": hours * HOUR_S - 60})
    assert disable(sandbox, first)["errcode"] == 0
    sandbox.post("/sandbox/clock", {"advance_s": 60})
    assert disable(sandbox, second)["errcode"] == 60140


@pytest.mark.parametrize(
    ("what", "errcode"),
    [
        ({"response_code": "unknown"}, 60140),
        ({"response_code": ""}, 60140),
        ({"agentid": str(AGENT_ID)}, 40056),
        ({"button": None}, 40063),
        ({"button": {"replace_name": ""}}, 40063),
        ({"template_card": buttons(button_list=[])}, 40058),
        ({"template_card": buttons(task_id="card-2")}, 42014),
        ({"userids": []}, 82001),
        ({"userids": ["nobody"]}, 81013),
        ({"userids": "zhangsan"}, 40058),
    ],
)
def test_a_refused_update_changes_nothing_and_keeps_the_code(
    sandbox: Sandbox, what: dict[str, Any], errcode: int
) -> None:
    """Codes of path 90313 for the fields of path 94888; after the refusal the code still serves."""
    code = send(sandbox, buttons())["response_code"]
    before = shown(sandbox)
    good = {"userids": ["zhangsan"], "agentid": AGENT_ID, "response_code": code, "button": {"replace_name": "见新卡片"}}
    assert sandbox.call("message/update_template_card", good | what)["errcode"] == errcode
    assert shown(sandbox) == before
    assert sandbox.call("message/update_template_card", good)["errcode"] == 0


def test_a_notice_has_no_buttons_to_disable(sandbox: Sandbox) -> None:
    """Only button, vote and multiple cards can have replace_name (path 94888)."""
    code = send(sandbox, notice(action_menu=MENU))["response_code"]
    assert disable(sandbox, code)["errcode"] == 40058
    assert update(sandbox, code, template_card=notice())["errcode"] == 0


def test_unknown_members_of_an_update_are_named_in_a_list(sandbox: Sandbox) -> None:
    """invaliduser is an array here (path 94888), unlike in message/send."""
    code = send(sandbox, buttons())["response_code"]
    assert disable(sandbox, code, "zhangsan", "Nobody")["invaliduser"] == ["nobody"]


def test_a_button_that_opens_a_page_calls_nobody(bot: Bot, sandbox: Sandbox) -> None:
    """A button of type 1 is a link, whatever key it has (path 90236)."""
    send(sandbox, buttons(button_list=[{"text": "进房间", "type": 1, "url": URL, "key": "room"}]))
    body = {"from": "zhangsan", "task_id": "card-1", "key": "room"}
    assert sandbox.http.post(f"{sandbox.url}/sandbox/taps", json=body).status_code == 400
    assert bot.received == []


def test_a_stale_view_of_a_card_can_still_be_tapped(bot: Bot, sandbox: Sandbox) -> None:
    """A client that has not heard of the update yet sends the old key (path 90240)."""
    code = send(sandbox, buttons())["response_code"]
    update(sandbox, code, template_card=notice())
    tap(sandbox, ACCEPT)
    assert (tag("EventKey", bot.received[0].plain), tag("CardType", bot.received[0].plain)) == (
        ACCEPT,
        "button_interaction",
    )


def passive(msg_type: str, content: str) -> bytes:
    return sealed(
        f"<xml><ToUserName>zhangsan</ToUserName><FromUserName>{CORP_ID}</FromUserName><CreateTime>1700000000</CreateTime>"
        f"<MsgType>{msg_type}</MsgType>{content}</xml>"
    )


PASSIVE_CARD = passive(
    "update_template_card",
    "<TemplateCard><CardType>button_interaction</CardType><MainTitle><Title>已接受</Title></MainTitle>"
    "<HorizontalContentList><KeyName>会议室</KeyName><Value>青云</Value></HorizontalContentList>"
    "<ButtonList><Text>撤销</Text><Style>2</Style><Key>undo</Key></ButtonList>"
    "<ButtonList><Text>详情</Text><Style>1</Style><Key>more</Key></ButtonList></TemplateCard>",
)


def test_a_passive_update_is_ignored_on_one_reading(bot: Bot, sandbox: Sandbox) -> None:
    """path 90241 does not list template_card_event among the events whose reply is shown."""
    send(sandbox, buttons())
    before = shown(sandbox)
    bot.answer = lambda received: (200, PASSIVE_CARD)
    assert tap(sandbox, ACCEPT)["reply"]["shown"] is False
    assert shown(sandbox) == before


def test_a_passive_update_is_shown_on_the_other_reading(bot: Bot, sandbox: Sandbox) -> None:
    """path 90240 says to answer template_card_event with an update; it changes the card of who tapped alone."""
    sandbox.post("/sandbox/settings", {"card_click_passive": "shown"})
    send(sandbox, buttons(), to="zhangsan|lisi")
    bot.answer = lambda received: (200, PASSIVE_CARD)
    assert tap(sandbox, ACCEPT)["reply"]["shown"] is True
    assert shown(sandbox)["content"] == {
        "card_type": "button_interaction",
        "main_title": {"title": "已接受"},
        "horizontal_content_list": [{"keyname": "会议室", "value": "青云"}],
        "button_list": [{"text": "撤销", "style": 2, "key": "undo"}, {"text": "详情", "style": 1, "key": "more"}],
    }
    assert shown(sandbox, "lisi")["content"] == buttons()
    bot.answer = lambda received: (200, passive("update_button", "<Button><ReplaceName>已撤销</ReplaceName></Button>"))
    tap(sandbox, "undo")
    assert shown(sandbox)["state"] == {"replaced_with": "已撤销"}


def test_a_passive_text_in_answer_to_a_tap_is_not_shown(bot: Bot, sandbox: Sandbox) -> None:
    """Not even on the reading that shows updates (path 90241)."""
    sandbox.post("/sandbox/settings", {"card_click_passive": "shown"})
    send(sandbox, buttons())
    bot.answer = lambda received: (200, passive("text", "<Content>好</Content>"))
    assert tap(sandbox, ACCEPT)["reply"]["shown"] is False
    assert len(sandbox.bubbles()) == 1


def test_a_passive_card_that_wecom_would_refuse_is_a_bad_reply(bot: Bot, sandbox: Sandbox) -> None:
    """A card without what its type needs (path 90241) is named in the wire log."""
    send(sandbox, buttons())
    bot.answer = lambda received: (
        200,
        passive(
            "update_template_card",
            "<TemplateCard><CardType>text_notice</CardType><TaskId>card-1</TaskId></TemplateCard>",
        ),
    )
    exchange = tap(sandbox, ACCEPT)
    assert exchange["outcome"] == "failed"
    assert "main_title.title" in exchange["tries"][0]["error"]
