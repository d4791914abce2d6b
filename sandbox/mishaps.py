"""The faults that befall a call on its way, whatever it asks for."""

from __future__ import annotations

import json
import socket
import time
from typing import Any

from flask import Blueprint, Response, g, request

from sandbox.errors import failure
from sandbox.faults import Faults, Rule

UNTRUSTED_IP = "203.0.113.7"  # an address that belongs to nobody (RFC 5737)


def mishaps(api: Blueprint, faults: Faults) -> None:
    """Lets every call of `api` meet the rules in force, before anything else looks at it."""

    @api.before_request
    def meet() -> Response | dict[str, Any] | None:
        g.rule = rule = faults.meet(request.path.removeprefix("/cgi-bin/"), named())
        if rule is None:
            return None
        time.sleep(rule.latency_ms / 1000)
        if rule.outage:
            return Response("<html><body><h1>503 Service Unavailable</h1></body></html>", 503)
        if rule.drop == "before":
            _hang_up()
            return Response()
        return None if rule.errcode is None else failure(rule.errcode, ip=source_ip(faults))

    @api.after_request
    def drop_after(response: Response) -> Response:
        rule = met_rule()
        if rule and rule.drop == "after":
            _hang_up()
        return response


def met_rule() -> Rule | None:
    """The rule that this call met."""
    rule: Rule | None = g.get("rule")
    return rule


def source_ip(faults: Faults) -> str:
    """The address that WeCom says the call came from."""
    return UNTRUSTED_IP if faults.in_force.ip_not_trusted else request.remote_addr or ""


def named() -> set[str]:
    """The members that the call names, in lower case."""
    try:
        body = json.loads(request.get_data())
    except ValueError:
        body = None
    body = body if isinstance(body, dict) else {}
    to_user, user_ids = body.get("touser"), body.get("userids")
    found = [request.args.get("userid", "")]
    found += to_user.split("|") if isinstance(to_user, str) else []
    found += user_ids if isinstance(user_ids, list) else []
    return {one.strip().lower() for one in found if isinstance(one, str)} - {""}


def _hang_up() -> None:
    line: socket.socket = request.environ["werkzeug.socket"]
    line.shutdown(socket.SHUT_RDWR)
