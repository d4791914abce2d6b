"""What may come of a call to WeCom, and what each errcode means for us (全局错误码 path 90313; read 2026-11-24).

* `RetryLater`: not now; what was to be sent stays.

  * `NeedsAdmin`: nothing at all until somebody has put something right in WeCom's console or in our settings.

* `Refused`: never; the fault lies in this one message or its recipient.

WeCom's errmsg may change at any time, so only the errcode decides (path 90455).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

Words = tuple[str, str]  # English, Chinese

PAUSE_S = 60.0  # a wrong secret tried too often gets the whole IP address blocked for an hour


class RetryLater(Exception):
    """Not now: try again in `after_s` seconds.

    `errcode` is None when no readable answer came. `unresolved` then says whether WeCom may have done it all the same.
    """

    def __init__(self, why: str, after_s: float, errcode: int | None = None, *, unresolved: bool = False) -> None:
        super().__init__(why)
        self.after_s, self.errcode, self.unresolved = after_s, errcode, unresolved


class NeedsAdmin(RetryLater):
    """No call will do until an admin acts; `reason` says on what.

    `first` is true once for each trouble, over all processes: whoever catches that one tells the admin.
    """

    errcode: int

    def __init__(self, errcode: int, reason: Words, after_s: float, *, first: bool) -> None:
        super().__init__(f"{reason[0]} (errcode {errcode})", after_s, errcode)
        self.reason, self.first = reason, first


class Refused(Exception):
    """Never: the same call would be refused again. `reason` is in words that HR understands."""

    def __init__(self, errcode: int, reason: Words) -> None:
        super().__init__(f"{reason[0]} (errcode {errcode})")
        self.errcode, self.reason = errcode, reason


class Then(Enum):
    """What we do about an errcode."""

    WAIT = auto()
    RENEW = auto()  # the access token, once, and call once more
    ADMIN = auto()
    REFUSE = auto()


@dataclass(frozen=True)
class Decision:
    """What we do, and how we say why. `after_s` is for what only has to wait."""

    then: Then
    reason: Words
    after_s: float = PAUSE_S


_OUR_FAULT = (
    "the program sent something that WeCom does not accept; please report it",
    "程序发出的内容不合企业微信的要求，请反馈给开发者",
)
_NO_MEMBER = (
    "WeCom does not know this member, or the app's visible range leaves them out",
    "企业微信里没有这位成员，或不在应用的可见范围内",
)
_BAD_TOKEN = (
    "WeCom does not accept the access token that it gave us; check that corp id, agent id and secret are of one app",
    "企业微信不认它自己发的 access_token；请核对企业 ID、AgentId 和 Secret 是否属于同一个应用",
)
_LOG_IN_AGAIN = ("the login has expired; open the page from WeCom again", "登录已失效，请从企业微信重新打开页面")
_TOO_BIG = ("the content is too big for WeCom", "内容超出企业微信的长度限制")
_MEDIA = ("the file is empty, of a wrong type, or older than three days", "文件为空、类型不对，或已超过三天")
_TOO_MANY = ("too many recipients in one message", "一条消息的接收人太多")
_WEBHOOK = ("the group robot was removed or disabled", "群机器人已移除或停用")
_CALENDAR = ("WeCom's calendar or meeting rooms refused this", "企业微信的日程或会议室拒绝了这次操作")
_MEETING = ("WeCom's meetings refused this", "企业微信的会议拒绝了这次操作")


def _each(errcodes: Iterable[int], then: Then, reason: Words, after_s: float = PAUSE_S) -> dict[int, Decision]:
    return dict.fromkeys(errcodes, Decision(then, reason, after_s))


DECISIONS: dict[int, Decision] = {
    # It passes by itself.
    **_each([-1, 6000], Then.WAIT, ("WeCom is busy", "企业微信系统繁忙"), 5),
    **_each([45009], Then.WAIT, ("too many calls; WeCom makes us pause", "调用太频繁，企业微信要求暂停"), 60),
    **_each([45033], Then.WAIT, ("too many calls at once", "同时进行的调用太多"), 5),
    # The access token; 40001 is also the answer to a wrong secret.
    **_each([40014, 42001], Then.RENEW, _BAD_TOKEN),
    **_each(
        [40001],
        Then.RENEW,
        ("WECOM_SECRET is wrong or was reset, or the app is disabled", "WECOM_SECRET 不对或已重置，或者应用已停用"),
    ),
    # Everything stands still until an admin acts.
    **_each([40013, 41002], Then.ADMIN, ("WECOM_CORP_ID is wrong", "WECOM_CORP_ID 不对")),
    **_each([40056], Then.ADMIN, ("WECOM_AGENT_ID is wrong", "WECOM_AGENT_ID 不对")),
    **_each([41001], Then.ADMIN, _BAD_TOKEN),
    **_each([41004], Then.ADMIN, ("WECOM_SECRET is missing", "缺少 WECOM_SECRET")),
    **_each(
        [301002],
        Then.ADMIN,
        ("WECOM_SECRET is of another app than WECOM_AGENT_ID", "WECOM_SECRET 和 WECOM_AGENT_ID 不是同一个应用的"),
    ),
    **_each(
        [60020],
        Then.ADMIN,
        (
            "WeCom does not trust this server's IP address{ip}; add it to 企业可信IP of the app, it counts a minute later",
            "服务器的 IP 地址{ip}不在企业可信 IP 里；请在应用详情页加上，约一分钟后生效",
        ),
    ),
    **_each([50003], Then.ADMIN, ("the app is disabled; enable it in WeCom's console", "应用已停用，请在管理后台启用")),
    **_each(
        [48006],
        Then.ADMIN,
        (
            "WeCom withdrew the app's permission because it was not used; enable it again",
            "应用因长期未用被收回权限，请在管理后台重新启用",
        ),
    ),
    **_each([301007], Then.ADMIN, ("WeCom says that the company is not available", "企业微信提示该企业不可用")),
    # This member.
    **_each([40003, 46004, 60111, 81013], Then.REFUSE, _NO_MEMBER),
    **_each(
        [60011],
        Then.REFUSE,
        (
            "the app may not reach this member; add them to its visible range",
            "应用无权访问这位成员，请把他加进应用的可见范围",
        ),
    ),
    **_each([60123], Then.REFUSE, ("WeCom does not know this department", "企业微信里没有这个部门")),
    **_each([40031, 40032, 82002, 82003], Then.REFUSE, _TOO_MANY),
    # This message.
    **_each([60140], Then.REFUSE, ("this card can no longer be changed", "这张卡片已不能再更新")),
    **_each(
        [43012],
        Then.REFUSE,
        (
            "cards with buttons need the app's callback; set 接收消息 in WeCom's console",
            "带按钮的卡片要先在管理后台设置「接收消息」",
        ),
    ),
    **_each([44004], Then.REFUSE, ("the message is empty", "消息内容为空")),
    **_each([45001, 45002, 45008], Then.REFUSE, _TOO_BIG),
    **_each([82004], Then.REFUSE, ("WeCom will not show this content", "企业微信无法显示这段内容")),
    **_each([42052], Then.REFUSE, ("the message is older than 24 hours and stays", "消息已超过 24 小时，不能撤回")),
    **_each([40007, 44001, 830002], Then.REFUSE, _MEDIA),
    **_each([40008, *range(40016, 40028), 40033, 40058, 40063], Then.REFUSE, _OUR_FAULT),
    **_each([41006, 41009, 41010, 41016, 41033, 41102, 45034, 82001], Then.REFUSE, _OUR_FAULT),
    **_each([*range(42014, 42021), *range(42027, 42052)], Then.REFUSE, _OUR_FAULT),
    # This call.
    **_each(
        [48002, 48009],
        Then.REFUSE,
        (
            "the app may not call this part of WeCom; permit it in the console",
            "应用没有这个接口的权限，请在管理后台开通",
        ),
    ),
    **_each([46003], Then.REFUSE, ("the app has no menu", "应用还没有菜单")),
    **_each([40029, 42003, 42022, 84014, 84015], Then.REFUSE, _LOG_IN_AGAIN),
    **_each([50001], Then.REFUSE, ("BASE_URL is not the app's trusted domain", "BASE_URL 不是应用的可信域名")),
    **_each([93000, 93004, 93008], Then.REFUSE, _WEBHOOK),
    **_each([*range(90457, 90500), *range(90700, 90711)], Then.REFUSE, _CALENDAR),
    **_each([*range(400020, 400046), 400222, 400301, 400302], Then.REFUSE, _MEETING),
}


def decision(errcode: int) -> Decision:
    """What we do about an errcode; one that we have never heard of is a refusal."""
    unheard_of = Decision(Then.REFUSE, (f"WeCom refused this, errcode {errcode}", f"企业微信拒绝了，errcode {errcode}"))
    return DECISIONS.get(errcode, unheard_of)


def about_the_call(errcode: int) -> RetryLater | Refused:
    """The error for one call that WeCom did not do, when the trouble goes no further than this call."""
    decided = decision(errcode)
    if decided.then is Then.WAIT:
        return RetryLater(f"{decided.reason[0]} (errcode {errcode})", decided.after_s, errcode)
    return Refused(errcode, decided.reason)


def about_the_app(errcode: int, *, errmsg: str = "", after_s: float = PAUSE_S, first: bool = False) -> RetryLater:
    """The error for trouble that concerns every call: no access token, or none that does.

    `errmsg` is looked at only for the IP address that WeCom saw.
    """
    decided = decision(errcode)
    if decided.then is Then.WAIT:
        return RetryLater(f"{decided.reason[0]} (errcode {errcode})", max(after_s, decided.after_s), errcode)
    seen = re.search(r"from ip: ?([0-9A-Fa-f.:]*[0-9A-Fa-f])", errmsg)
    ip = f" {seen[1]} " if seen else ""
    en, zh = decided.reason
    return NeedsAdmin(errcode, (en.replace("{ip}", ip.rstrip()), zh.replace("{ip}", ip)), after_s, first=first)
