"""ShowMeBug's open API (help/openapi: api-interview, api-team), as far as interviews need it."""

from __future__ import annotations

import socket
import time
from typing import Any

from flask import Blueprint, Response, request

from sandbox.showmebug.team import CREATOR_ID, TEAM_ID, Room, Team

MOST_INTERVIEWERS = 5


class _No(Exception):
    """A call that is refused: an errcode beside HTTP 200, or an HTTP status of its own."""

    def __init__(self, errcode: int, errmsg: str, status: int = 200) -> None:
        super().__init__(errmsg)
        self.errcode, self.errmsg, self.status = errcode, errmsg, status


def showmebug_api(team: Team) -> Blueprint:
    """The API as a blueprint, at the root as at the vendor's."""
    api, switch = Blueprint("showmebug_api", __name__), team.switch

    @api.errorhandler(_No)
    def refuse(no: _No) -> tuple[dict[str, Any], int]:
        return {"errcode": no.errcode, "errmsg": no.errmsg}, no.status

    @api.before_request
    def meet() -> Response | None:
        team.calls.append((request.method, request.path))
        faults = switch.in_force
        time.sleep(faults.slow_ms / 1000)
        if faults.down:
            return Response("<html><h1>503 Service Unavailable</h1></html>", 503)
        if request.path.startswith("/open_api/"):
            scheme, _, token = request.headers.get("Authorization", "").partition(" ")
            if scheme != "Bearer" or not team.admits(token):
                raise _No(401, "unauthorized", 401)
        return None

    @api.post("/oauth/token.json")
    def token() -> dict[str, Any] | tuple[dict[str, Any], int]:
        body = {**request.form.to_dict(), **_json()}
        if body.get("grant_type") != "client_credentials":
            return {"error": "unsupported_grant_type"}, 400
        if not team.is_ours(str(body.get("client_id", "")), str(body.get("client_secret", ""))):
            return {"error": "invalid_client"}, 401
        text, expires_in = team.new_token(str(body.get("callback_uri", "")))
        return {"access_token": text, "token_type": "Bearer", "expires_in": expires_in}

    @api.get("/open_api/v1/me")
    def me() -> dict[str, Any]:
        return _done(
            id=TEAM_ID,
            name="示例团队",
            left_quota=team.left_quota,
            members_count=1,
            members=[{"id": CREATOR_ID, "name": "管理员"}],
        )

    @api.post("/open_api/v1/interviews")
    def make() -> dict[str, Any]:
        body = _json()
        if team.left_quota <= 0:
            raise _No(10020, "场次不足")
        room = team.make(str(body.get("candidate_name") or "候选人"), _interviewers(body))
        if switch.loses_this_answer():
            line: socket.socket = request.environ["werkzeug.socket"]
            line.shutdown(socket.SHUT_RDWR)
        return _done(**_with_links(room))

    @api.route("/open_api/v1/interviews/<uid>", methods=["PATCH"])
    def change(uid: str) -> dict[str, Any]:
        room = _found(team, uid)
        team.seat(room, _interviewers(_json()))
        return _done(**_with_links(room)) if switch.in_force.patch_answers else {"errcode": 0, "errmsg": "成功"}

    @api.delete("/open_api/v1/interviews/<uid>")
    def delete(uid: str) -> dict[str, Any]:
        if switch.in_force.delete_refused:
            raise _No(10030, "不能删除")
        if not team.delete(uid):
            raise _No(404, "not found", 404)
        return {"errcode": 0, "errmsg": "成功"}

    @api.get("/open_api/v1/interviews")
    def listed() -> dict[str, Any]:
        statuses, search = request.args.getlist("status[]"), request.args.get("search", "")
        rooms = [
            one
            for one in reversed(team.rooms.values())
            if (not statuses or one.status in statuses) and search in one.candidate
        ]
        page, size = request.args.get("page", 1, type=int), min(request.args.get("per_page", 25, type=int), 50)
        return _done(count=len(rooms), interviews=[_row(one) for one in rooms[(page - 1) * size : page * size]])

    @api.get("/open_api/v1/interviews/<uid>/result")
    def result(uid: str) -> dict[str, Any]:
        room = _found(team, uid)
        if room.status != "interview_ended":
            raise _No(10040, "面试未结束")
        return _done(uid=uid, rate=room.rate, report_url=f"{request.host_url}showmebug/reports/{uid}")

    def _row(room: Room) -> dict[str, Any]:
        told = {
            "uid": room.uid,
            "candidate_name": room.candidate,
            "creator_id": CREATOR_ID,
            "created_at": team.made_at(room).isoformat(),
        }
        faults, links = switch.in_force, _with_links(room)
        if faults.list_has_status:
            told["status"] = room.status
        if faults.list_has_links:
            return told | links
        seats = [{"uid": one["uid"], "name": one["name"]} for one in links["interviewer_urls"]]
        return told | ({"interviewers": seats} if faults.list_has_seats else {})

    return api


def _with_links(room: Room) -> dict[str, Any]:
    def link(key: str) -> str:
        return f"{request.host_url}showmebug/rooms/{key}"

    ways = list(room.ways.values())
    [general] = [one for one in ways if one.role == "interviewer" and one.uid is None]
    [candidate] = [one for one in ways if one.role == "candidate"]
    return {
        "uid": room.uid,
        "interviewer_url": link(general.key),
        "candidate_url": link(candidate.key),
        "interviewer_urls": [
            {"uid": one.uid, "name": one.name, "interviewer_url": link(one.key)} for one in ways if one.uid is not None
        ],
    }


def _interviewers(body: dict[str, Any]) -> list[dict[str, Any]]:
    """Each with a name, an id and one of e-mail and phone; five at most."""
    found = body.get("interviewers", [])
    if not isinstance(found, list) or len(found) > MOST_INTERVIEWERS:
        raise _No(10010, "面试官最多 5 位")
    for one in found:
        if not isinstance(one, dict) or not one.get("uid") or not one.get("name"):
            raise _No(10011, "面试官缺少 uid 或 name")
        if not one.get("email") and not one.get("phone"):
            raise _No(10012, "面试官的手机号和邮箱必须填一个")
    return found


def _found(team: Team, uid: str) -> Room:
    room = team.rooms.get(uid)
    if room is None:
        raise _No(404, "not found", 404)
    return room


def _json() -> dict[str, Any]:
    body = request.get_json(silent=True)
    return body if isinstance(body, dict) else {}


def _done(**data: Any) -> dict[str, Any]:
    return {"errcode": 0, "errmsg": "成功", "data": data}
