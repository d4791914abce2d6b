"""Each card type of WeCom's, and what a bot and a member do with one in the sandbox."""

from __future__ import annotations

from typing import Any

from tests.contract.sandbox_stage import AGENT_ID, Sandbox

ACCEPT = '{"command":"accept","arguments":{"interview":"id:12"}}'


URL = "https://example.com/"


def buttons(**changes: Any) -> dict[str, Any]:
    return {
        "card_type": "button_interaction",
        "main_title": {"title": "陈晓 · 一面", "desc": "3月13日 10:00"},
        "horizontal_content_list": [{"keyname": "会议室", "value": "青云"}],
        "task_id": "card-1",
        "button_list": [
            {"text": "接受", "style": 1, "key": ACCEPT},
            {"text": "无法参加", "style": 2, "key": "decline"},
        ],
    } | changes


def notice(**changes: Any) -> dict[str, Any]:
    title, action = {"title": "已改期"}, {"type": 1, "url": URL}
    return {"card_type": "text_notice", "main_title": title, "card_action": action, "task_id": "card-1"} | changes


def news(**changes: Any) -> dict[str, Any]:
    return notice(card_type="news_notice", card_image={"url": URL}) | changes


OPTIONS = [{"id": "1", "text": "推荐"}, {"id": "2", "text": "不推荐"}]


QUESTION = {"question_key": "overall", "option_list": OPTIONS}


SUBMIT = {"text": "提交", "key": "submit"}


def vote(**changes: Any) -> dict[str, Any]:
    base = {"card_type": "vote_interaction", "main_title": {"title": "面评"}, "task_id": "card-1"}
    return base | {"checkbox": QUESTION, "submit_button": SUBMIT} | changes


def choices(**changes: Any) -> dict[str, Any]:
    base = {"card_type": "multiple_interaction", "main_title": {"title": "面评"}, "task_id": "card-1"}
    return base | {"select_list": [QUESTION], "submit_button": SUBMIT} | changes


MENU = {"desc": "更多", "action_list": [{"text": "免打扰", "key": "mute"}, {"text": "详情", "key": "more"}]}


def send(sandbox: Sandbox, card: dict[str, Any], to: str = "zhangsan", **more: Any) -> Any:
    body = {"touser": to, "msgtype": "template_card", "agentid": AGENT_ID, "template_card": card}
    return sandbox.call("message/send", body | more)


def update(sandbox: Sandbox, code: str, *user_ids: str, **what: Any) -> Any:
    body = {"userids": list(user_ids or ["zhangsan"]), "agentid": AGENT_ID, "response_code": code}
    return sandbox.call("message/update_template_card", body | what)


def disable(sandbox: Sandbox, code: str, *user_ids: str) -> Any:
    return update(sandbox, code, *user_ids, button={"replace_name": "见新卡片"})


def tap(sandbox: Sandbox, key: str, by: str = "zhangsan", **more: Any) -> Any:
    return sandbox.post("/sandbox/taps", {"from": by, "task_id": "card-1", "key": key} | more)
