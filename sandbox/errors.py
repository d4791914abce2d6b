"""How WeCom's API says no: `errcode` and `errmsg` (全局错误码, path 90313)."""

from __future__ import annotations

from typing import Any

MESSAGES = {
    -1: "system busy",
    40001: "invalid credential",
    40003: "invalid userid",
    40008: "invalid message type",
    40013: "invalid corpid",
    40014: "invalid access_token",
    40016: "invalid button count",
    40017: "invalid button type",
    40018: "invalid button name size",
    40019: "invalid button key size",
    40020: "invalid button url size",
    40022: "invalid sub button level",
    40023: "invalid sub button count",
    40024: "invalid sub button type",
    40025: "invalid sub button name size",
    40026: "invalid sub button key size",
    40027: "invalid sub button url size",
    40029: "invalid code",
    40032: "invalid userid list size",
    40033: "invalid characters in the request",
    40056: "invalid agentid",
    40058: "invalid request parameter",
    40063: "some parameters are empty",
    41001: "access_token missing",
    41002: "corpid missing",
    41004: "corpsecret missing",
    41006: "media_id missing",
    41009: "userid missing",
    41010: "url missing",
    41016: "title missing",
    41033: "description missing",
    41102: "button name missing",
    42001: "access_token expired",
    42003: "code expired",
    42014: "invalid task_id",
    42022: "code used",
    42027: "template card: keyname missing",
    42028: "template card: url missing",
    42029: "template card: media_id missing",
    42030: "template card: appid missing",
    42031: "template card: invalid card_type",
    42033: "template card: title missing",
    42035: "template card: invalid horizontal_content_list size",
    42036: "template card: invalid vertical_content_list size",
    42037: "template card: invalid option_list size",
    42038: "template card: invalid button text",
    42039: "template card: invalid button key",
    42040: "template card: invalid option id",
    42041: "template card: invalid option text",
    42042: "template card: invalid jump_list size",
    42043: "template card: invalid question_key",
    42044: "template card: invalid card image url",
    42045: "template card: invalid card_action",
    42046: "template card: invalid submit_button key",
    42047: "template card: invalid select_list size",
    42049: "template card: invalid submit_button text",
    42050: "template card: invalid horizontal_content_list userid",
    42051: "template card: action_menu keys collide",
    43012: "the app needs a callback url",
    44004: "empty content",
    45008: "invalid article count",
    45009: "api freq out of limit",
    45033: "api concurrent out of limit",
    45034: "url must have a scheme",
    46003: "menu not set",
    46004: "user not exist",
    48002: "api forbidden",
    50001: "redirect_url not in the trusted domain",
    50003: "app disabled",
    60020: "not allow to access from your ip",
    60111: "userid not found",
    60140: "invalid response_code",
    81013: "user, party and tag all invalid",
    82001: "touser, toparty and totag all empty",
    82002: "too many parties",
    82003: "too many tags",
    301002: "not allowed to use another app's agentid",
}


class Refused(Exception):
    """WeCom would refuse this call; the text says what is wrong with it."""

    def __init__(self, errcode: int, why: str = "") -> None:
        super().__init__(why)
        self.errcode = errcode
        self.why = why


def failure(errcode: int, why: str = "", *, ip: str) -> dict[str, Any]:
    """WeCom's answer to a call that it refuses. `errmsg` has the real one's shape, which clients must not parse."""
    words = ": ".join(word for word in (MESSAGES.get(errcode, "error"), why) if word)
    more = f"more info at https://open.work.weixin.qq.com/devtool/query?e={errcode}"
    return {"errcode": errcode, "errmsg": f"{words}, from ip: {ip}, {more}"}


def success(**fields: Any) -> dict[str, Any]:
    """WeCom's answer to a call that it has carried out."""
    return {"errcode": 0, "errmsg": "ok"} | fields
