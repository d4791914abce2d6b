"""WeCom's API as far as we use it: each call brings an answer, or raises what `errors` has for it.

The access token travels in the address, so no address and no error of the HTTP library ever leaves this file.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import requests

from bot import outbound
from bot.db import clock
from bot.phrase import Phrase
from bot.settings import Settings
from bot.storable import storable
from bot.wecom.access_token import AccessToken, AccessTokens
from bot.wecom.errors import DECISIONS, Refused, RetryLater, Then, about_the_app, about_the_call, decision

Answer = dict[str, Any]

CONNECT_S, ANSWER_S = 3.05, 8.0
AFTER_SILENCE_S = 5.0
THREADS = 96


@dataclass(frozen=True)
class Sent:
    """A message that left. `response_code` changes its card once; only cards with buttons have one."""

    msgid: str
    response_code: str | None


class WeCom:
    """The API as one self-built app may use it; one object for all threads of a process.

    Every method may raise RetryLater, of which NeedsAdmin, or Refused, and must be called outside any transaction.
    """

    def __init__(
        self,
        api_base: str,
        corp_id: str,
        agent_id: int,
        secret: str,
        clock: Callable[[], datetime],
        *,
        https_proxy: str = "",
        answer_s: float = ANSWER_S,
    ) -> None:
        self._base = api_base.rstrip("/")
        self._corp_id, self._agent_id, self._secret = corp_id, agent_id, secret
        self._https_proxy, self._answer_s = https_proxy, answer_s
        self._tokens = AccessTokens(f"{corp_id}:{agent_id}", self.gettoken, clock)

    def send(self, to_user: str, message: dict[str, Any], *, duplicate_check: bool) -> Sent:
        """Send one member a message: `msgtype` and its object (发送应用消息 path 90236).

        With `duplicate_check` WeCom delivers the same message once within half an hour.
        """
        if "|" in to_user or to_user == "@all":
            raise ValueError("a message has one recipient")
        body = {"touser": to_user, "agentid": self._agent_id, **message}
        if duplicate_check:
            body["enable_duplicate_check"] = 1
        answer = self._call("POST", "message/send", body=body)
        _refuse_if_missed(answer, to_user)
        return Sent(str(answer.get("msgid", "")), answer.get("response_code") or None)

    def update_card(self, user_id: str, response_code: str, *, card: dict[str, Any]) -> None:
        """Replace a member's card by `card` (path 94888)."""
        body = {
            "userids": [user_id],
            "agentid": self._agent_id,
            "response_code": response_code,
            "template_card": card,
        }
        _refuse_if_missed(self._call("POST", "message/update_template_card", body=body), user_id)

    def recall(self, msgid: str) -> None:
        """Take back a message of the last 24 hours, out of WeCom's chat (撤回应用消息 path 94867)."""
        self._call("POST", "message/recall", body={"msgid": msgid})

    def user(self, user_id: str) -> Answer:
        """What the directory says of a member (读取成员 path 90196)."""
        return self._call("GET", "user/get", {"userid": user_id})

    def user_id_of(self, code: str) -> str | None:
        """Whom a sign-on's code stands for (获取访问用户身份 path 91023); None for somebody outside the company.

        The older page names the field `UserId`. Raises: Refused when the code was used or is too old, also.
        """
        answer = self._call("GET", "auth/getuserinfo", {"code": code})
        found = answer.get("userid") or answer.get("UserId")
        return found if isinstance(found, str) and found else None

    def user_id_by_mobile(self, mobile: str) -> str:
        """Whose number it is (手机号获取userid path 95402). Too many wrong ones, a fifth of the company's people, close this
        call for a day."""
        return _user_id(self._call("POST", "user/getuserid", body={"mobile": mobile}))

    def user_id_by_email(self, email: str) -> str:
        """Whose address it is, as the company's mail or as their own (邮箱获取userid path 95895)."""
        try:
            return _user_id(self._call("POST", "user/get_userid_by_email", body={"email": email, "email_type": 1}))
        except Refused as refused:
            if decision(refused.errcode).reason != DECISIONS[60111].reason:
                raise
        return _user_id(self._call("POST", "user/get_userid_by_email", body={"email": email, "email_type": 2}))

    def agent(self) -> Answer:
        """What WeCom's console says of our app (获取应用 path 90227)."""
        return self._call("GET", "agent/get", {"agentid": str(self._agent_id)})

    def create_menu(self, buttons: list[dict[str, Any]]) -> None:
        """Give the app its menu (创建菜单 path 90231)."""
        self._call("POST", "menu/create", {"agentid": str(self._agent_id)}, {"button": buttons})

    def refresh_ahead(self) -> None:
        """Get the next access token before the present one dies; for a job that runs every so often.

        Raises only when it has asked WeCom in vain, which is once a minute at most.
        """
        self._tokens.refresh_ahead()

    def gettoken(self) -> tuple[str, float | None]:
        """A token from WeCom itself, stored nowhere, and the seconds that it lives (path 91039)."""
        query = {"corpid": self._corp_id, "corpsecret": self._secret}
        # Asked twice at most, inside a transaction that a web process may leave idle for 15 s: hence half.
        answer = self._answer("GET", "gettoken", query, None, self._answer_s / 2)
        if answer["errcode"]:
            raise about_the_app(answer["errcode"], errmsg=str(answer.get("errmsg")))
        token, expires_in = answer.get("access_token"), _whole(answer.get("expires_in"))
        if not isinstance(token, str) or not token:
            raise _unreadable()
        return token, expires_in

    def _call(self, method: str, name: str, query: dict[str, str] | None = None, body: Answer | None = None) -> Answer:
        """One call with the present token, and once more with another if WeCom does not like that one."""
        token = self._tokens.current()
        answer = self._with_token(token, method, name, query, body)
        if decision(answer["errcode"]).then is Then.RENEW:
            token = self._tokens.renew(token)
            answer = self._with_token(token, method, name, query, body)
        errcode = answer["errcode"]
        if errcode == 0:
            return answer
        if decision(errcode).then in (Then.RENEW, Then.ADMIN):
            first = self._tokens.shut(token, errcode)
            raise about_the_app(errcode, errmsg=str(answer.get("errmsg")), first=first)
        raise about_the_call(errcode)

    def _with_token(
        self, token: AccessToken, method: str, name: str, query: dict[str, str] | None, body: Answer | None
    ) -> Answer:
        return self._answer(method, name, {**(query or {}), "access_token": token.text}, body, self._answer_s)

    # --- HTTP ---------------------------------------------------------------------------------------------------------

    @functools.cached_property
    def _session(self) -> requests.Session:
        return outbound.session(self._https_proxy, THREADS)  # made when first used, so after a fork

    def _answer(self, method: str, name: str, query: dict[str, str], body: Answer | None, answer_s: float) -> Answer:
        """WeCom's answer, its errcode a whole number.

        Raises: RetryLater when there was none, or none that can be read.
        """
        outcome = self._outcome(method, name, query, body, answer_s)
        if isinstance(outcome, RetryLater):
            raise outcome
        return outcome

    def _outcome(
        self, method: str, name: str, query: dict[str, str], body: Answer | None, answer_s: float
    ) -> Answer | RetryLater:
        # The error is returned: raised in here it would drag along the library's, whose text has the address.
        try:
            response = self._session.request(
                method,
                f"{self._base}/cgi-bin/{name}",
                params=query,
                # No \uXXXX: WeCom's old rule, still in its table (errcode 40033). Sorted, because WeCom knows a
                # repeat by its bytes, and the stored message comes back from PostgreSQL in another order.
                data=None if body is None else json.dumps(body, ensure_ascii=False, sort_keys=True).encode(),
                headers={} if body is None else {"Content-Type": "application/json; charset=utf-8"},
                timeout=(CONNECT_S, answer_s),
                allow_redirects=False,
            )
        except requests.RequestException as error:
            return RetryLater(
                f"no answer: {type(error).__name__}", AFTER_SILENCE_S, unresolved=not outbound.never_left(error)
            )
        if response.status_code != 200:
            # Below 500 somebody on the way turned it back; a gateway's 5xx says nothing of what is behind it.
            return RetryLater(f"HTTP {response.status_code}", AFTER_SILENCE_S, unresolved=response.status_code >= 500)
        return _read(response.content)


def _read(content: bytes) -> Answer | RetryLater:
    try:
        answer = storable(json.loads(content))
    except (ValueError, RecursionError):
        return _unreadable()
    errcode = _whole(answer.get("errcode")) if isinstance(answer, dict) else None
    return _unreadable() if errcode is None else answer | {"errcode": errcode}


def _unreadable() -> RetryLater:
    return RetryLater("the answer cannot be read", AFTER_SILENCE_S, unresolved=True)


def _whole(value: object) -> int | None:
    """A whole number, also when it is written as text."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    try:
        return int(value)
    except ValueError:
        return None


def _refuse_if_missed(answer: Answer, user_id: str) -> None:
    """WeCom's errcode is 0 even when the only recipient is among those whom it did not reach."""
    if _names(answer, "invaliduser", user_id):
        raise Refused(81013, DECISIONS[81013].reason)
    if _names(answer, "unlicenseduser", user_id):
        raise Refused(0, Phrase("wecom.no_licence"))


def _user_id(answer: Answer) -> str:
    """Of a look-up that found somebody; one that names nobody has found none."""
    found = answer.get("userid")
    if not isinstance(found, str) or not found:
        raise Refused(60111, DECISIONS[60111].reason)
    return found


def _names(answer: Answer, field: str, user_id: str) -> bool:
    named = answer.get(field) or []
    ids = named.split("|") if isinstance(named, str) else named  # text when sending, a list when updating
    return user_id.lower() in {str(one).lower() for one in ids}


def client(settings: Settings) -> WeCom:
    """The client of this installation's app."""
    return WeCom(
        api_base=settings.wecom_api_base,
        corp_id=settings.wecom_corp_id,
        agent_id=settings.wecom_agent_id,
        secret=settings.wecom_secret.get_secret_value(),
        clock=clock.now,
        https_proxy=settings.https_proxy,
    )
