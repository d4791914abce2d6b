"""WeCom's own API under `/cgi-bin`, as far as the bot needs it on a desk. Always HTTP 200, as WeCom's."""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from collections.abc import Callable
from typing import Any

from flask import Blueprint, request

from sandbox.company import Company

TOKEN_LIFE_S = 7200

MESSAGES = {
    40001: "invalid credential",
    40013: "invalid corpid",
    40014: "invalid access_token",
    41001: "access_token missing",
    41002: "corpid missing",
    41004: "corpsecret missing",
    42001: "access_token expired",
    48002: "api forbidden: the sandbox does not play this call",
}


class AccessTokens:
    """The app's tokens: the same one until it expires (path 91039). `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._expires_at: dict[str, float] = {}
        self._current = ""

    def get(self) -> tuple[str, int]:
        """The present token and the whole seconds that it still lives."""
        now = self._clock()
        with self._lock:
            if self._expires_at.get(self._current, now) <= now:
                self._current = secrets.token_urlsafe(160)
                self._expires_at[self._current] = now + TOKEN_LIFE_S
            return self._current, round(self._expires_at[self._current] - now)

    def fault(self, access_token: str) -> int:
        """The errcode that WeCom gives to a call with this token; 0 if it is good."""
        if not access_token:
            return 41001
        with self._lock:
            expires_at = self._expires_at.get(access_token)
        if expires_at is None:
            return 40014
        return 42001 if expires_at <= self._clock() else 0


def wecom_api(company: Company, tokens: AccessTokens) -> Blueprint:
    """The API as a blueprint. A further call is one more route before `anything_else`."""
    api = Blueprint("wecom_api", __name__, url_prefix="/cgi-bin")

    @api.before_request
    def check_access_token() -> dict[str, Any] | None:
        if request.endpoint == "wecom_api.gettoken":
            return None
        errcode = tokens.fault(request.args.get("access_token", ""))
        return failure(errcode) if errcode else None

    @api.get("/gettoken")
    def gettoken() -> dict[str, Any]:
        corp_id, secret = request.args.get("corpid", ""), request.args.get("corpsecret", "")
        if not corp_id:
            return failure(41002)
        if not secret:
            return failure(41004)
        if corp_id != company.corp_id:
            return failure(40013)
        if not hmac.compare_digest(secret.encode(), company.secret.encode()):
            return failure(40001)
        access_token, expires_in = tokens.get()
        return {"errcode": 0, "errmsg": "ok", "access_token": access_token, "expires_in": expires_in}

    @api.route("/<path:_call>", methods=["GET", "POST"])
    def anything_else(_call: str) -> dict[str, Any]:
        return failure(48002)

    return api


def failure(errcode: int) -> dict[str, Any]:
    """WeCom's answer to a call that it refuses; `errmsg` ends like the real one, which clients must not parse."""
    more = f"more info at https://open.work.weixin.qq.com/devtool/query?e={errcode}"
    return {"errcode": errcode, "errmsg": f"{MESSAGES[errcode]}, from ip: {request.remote_addr}, {more}"}
