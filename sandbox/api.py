"""WeCom's own API under `/cgi-bin`, as far as the bot needs it on a desk. Always HTTP 200, as WeCom's."""

from __future__ import annotations

import hmac
import json
import re
from typing import Any

from flask import Blueprint, request

from sandbox import directory, menu, recipients, sign_on
from sandbox.calls import call_id, record_calls
from sandbox.company import Company
from sandbox.errors import Refused, failure, success
from sandbox.mishaps import met_rule, mishaps, source_ip
from sandbox.world import World

USER_ID = re.compile(r"[A-Za-z0-9_.@-]{1,64}")

_ESCAPE = re.compile(rb"(?<!\\)(?:\\\\)*\\u[0-9a-fA-F]{4}")


def wecom_api(world: World) -> Blueprint:
    """The API as a blueprint. A further call is one more route before `anything_else`."""
    api = Blueprint("wecom_api", __name__, url_prefix="/cgi-bin")
    company, state, faults = world.company, world.state, world.faults
    record_calls(api, state)
    mishaps(api, faults)

    @api.errorhandler(Refused)
    def refuse(reason: Refused) -> dict[str, Any]:
        return failure(reason.errcode, reason.why, ip=source_ip(faults))

    @api.before_request
    def check_access() -> None:
        if request.endpoint == "wecom_api.gettoken":
            return
        if errcode := world.tokens.fault(request.args.get("access_token", "")):
            raise Refused(errcode)
        if faults.in_force.ip_not_trusted:
            raise Refused(60020)
        if faults.in_force.app_disabled:
            raise Refused(50003)
        if not world.frequency.admits(request.path.removeprefix("/cgi-bin/")):
            raise Refused(45009)

    @api.get("/gettoken")
    def gettoken() -> dict[str, Any]:
        _check_credentials(world, request.args.get("corpid", ""), request.args.get("corpsecret", ""))
        access_token, expires_in = world.tokens.get(anew=state.settings.gettoken_repeats == "new")
        return success(access_token=access_token, expires_in=expires_in)

    @api.route("/message/send", methods=["GET", "POST"])
    def send() -> dict[str, Any]:
        body = _posted(state.settings.unicode_escapes)
        return world.sending.send(request.get_data(), body, met_rule(), call_id=call_id())

    @api.route("/message/update_template_card", methods=["GET", "POST"])
    def update_template_card() -> dict[str, Any]:
        return world.sending.update(_posted(state.settings.unicode_escapes), call_id=call_id())

    @api.post("/message/recall")
    def recall() -> dict[str, Any]:
        return world.sending.recall(_posted(state.settings.unicode_escapes), call_id=call_id())

    @api.get("/user/get")
    def user() -> dict[str, Any]:
        told = _member(request.args.get("userid", ""), faults.in_force.out_of_range)
        if state.settings.member_fields == "userid":
            return success(**(told | {"name": told["userid"]}))
        return success(**told, **(_contacts(told["userid"]) if state.settings.member_fields == "all" else {}))

    @api.get("/auth/getuserinfo")
    def signed_on() -> dict[str, Any]:
        if faults.in_force.redirect_domain:
            raise Refused(50001)
        user_id = world.codes.redeem(request.args.get("code", ""), tells_why=state.settings.spent_codes == "each")
        if outsider := faults.in_force.outsider:
            return success(**_outsider(user_id, outsider, state.settings.signed_on))
        if user_id in faults.in_force.out_of_range and state.settings.signed_on_out_of_range == "refused":
            raise Refused(60111)
        return success(userid=user_id) if state.settings.signed_on == "userid" else success(UserId=user_id, DeviceId="")

    @api.post("/user/getuserid")
    def user_by_mobile() -> dict[str, Any]:
        mobile = _posted(state.settings.unicode_escapes).get("mobile")
        return success(userid=_whose("mobile", mobile, faults.in_force.out_of_range))

    @api.post("/user/get_userid_by_email")
    def user_by_email() -> dict[str, Any]:
        """Everybody's address is the company's: `email_type` 2 finds nobody (path 95895)."""
        body = _posted(state.settings.unicode_escapes)
        email = str(body.get("email") or "").lower() if body.get("email_type", 1) == 1 else "?"
        return success(userid=_whose("email", email, faults.in_force.out_of_range))

    @api.get("/agent/get")
    def agent() -> dict[str, Any]:
        _check_agent_id(company)
        in_range = [user_id for user_id in directory.PEOPLE if user_id not in faults.in_force.out_of_range]
        return success(
            agentid=company.agent_id,
            name="面试助手",
            square_logo_url="",
            description="",
            allow_userinfos={"user": [{"userid": user_id} for user_id in in_range]},
            close=0,
            redirect_domain=_redirect_domain(world),
            report_location_flag=0,
            isreportenter=1,
            home_url="",
        )

    @api.route("/menu/create", methods=["GET", "POST"])
    def create_menu() -> dict[str, Any]:
        _check_agent_id(company)
        state.menu = menu.check(_posted(state.settings.unicode_escapes))
        return success()

    @api.get("/menu/get")
    def get_menu() -> dict[str, Any]:
        _check_agent_id(company)
        if not state.menu:
            raise Refused(46003)
        return success(button=state.menu)

    @api.get("/menu/delete")
    def delete_menu() -> dict[str, Any]:
        _check_agent_id(company)
        state.menu = []
        return success()

    @api.route("/<path:_call>", methods=["GET", "POST"])
    def anything_else(_call: str) -> dict[str, Any]:
        raise Refused(48002, "the sandbox does not play this call")

    return api


def _check_credentials(world: World, corp_id: str, secret: str) -> None:
    if not corp_id:
        raise Refused(41002)
    if not secret:
        raise Refused(41004)
    if corp_id != world.company.corp_id:
        raise Refused(40013)
    is_ours = hmac.compare_digest(secret.encode(), world.company.secret.encode())
    # A secret that was reset and an app that was disabled are told with the same code (path 90313).
    if not is_ours or world.faults.in_force.secret == "wrong" or world.faults.in_force.app_disabled:  # noqa: S105
        raise Refused(40001)


def _check_agent_id(company: Company) -> None:
    if request.args.get("agentid") != str(company.agent_id):
        raise Refused(40056)


def _redirect_domain(world: World) -> str:
    match world.faults.in_force.redirect_domain:
        case "empty":
            return ""
        case "not trusted":
            return "elsewhere.example.com"
    return sign_on.trusted_domain(world.company.callback_url)


def _outsider(user_id: str, kind: str, names: str) -> dict[str, str]:
    """Somebody who is no member, as `auth/getuserinfo` tells: only of a customer it knows more (path 91023)."""
    openid = f"openid-{user_id}"
    found = {"openid": openid} if names == "userid" else {"OpenId": openid, "DeviceId": ""}
    return found | ({"external_userid": f"external-{user_id}"} if kind == "customer" else {})


def _posted(unicode_escapes: str) -> dict[str, Any]:
    """The JSON object that was posted, whatever content type it claims."""
    raw = request.get_data()
    if request.method != "POST" or not raw:
        raise Refused(40063, "nothing was posted")
    if unicode_escapes == "refused" and _ESCAPE.search(raw):
        raise Refused(40033, "\\u escapes")
    try:
        body = json.loads(raw.decode())
    except ValueError:
        raise Refused(40058, "the body is no JSON in UTF-8") from None
    if not isinstance(body, dict):
        raise Refused(40058, "the body is no JSON object")
    return body


def _whose(what: str, value: object, out_of_range: tuple[str, ...]) -> str:
    """The account of the person with that number or address (paths 95402 and 95895)."""
    if not value:
        raise Refused(40058, f"{what} missing")
    found = (one.user_id for one in directory.PEOPLE.values() if getattr(one, what) == value)
    user_id = next((one for one in found if one not in out_of_range), None)
    if user_id is None:
        raise Refused(46004)
    return user_id


def _contacts(user_id: str) -> dict[str, str]:
    """What `user/get` tells besides to an app that may read it; of who has none it is empty."""
    person = directory.PEOPLE[user_id]
    return {"mobile": person.mobile, "email": person.email, "biz_mail": ""}


def _member(user_id: str, out_of_range: tuple[str, ...]) -> dict[str, Any]:
    """A member as `user/get` tells (path 90196) an app made since June 2022: no mobile, no e-mail, no picture."""
    if not user_id:
        raise Refused(41009)
    if not USER_ID.fullmatch(user_id):
        raise Refused(40003)
    person = directory.PEOPLE.get(user_id.lower())
    if person is None or person.user_id in out_of_range:
        raise Refused(60111)
    return {
        "userid": person.user_id,
        "name": person.name,
        "department": [recipients.DEPARTMENT],
        "order": [0],
        "position": "",
        "is_leader_in_dept": [0],
        "direct_leader": [],
        "main_department": recipients.DEPARTMENT,
        "alias": "",
        "status": 1,
        "extattr": {"attrs": []},
    }
