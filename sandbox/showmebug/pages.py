"""A room as its people see it, and the switch of the desk: who is in, and that the interview is over."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import Blueprint, abort, render_template, request

from sandbox import languages
from sandbox.fields import json_object
from sandbox.showmebug.faults import BadFaults
from sandbox.showmebug.team import Room, Team, Way


def showmebug_pages(team: Team) -> Blueprint:
    """The pages as a blueprint. Looking at one changes nothing: a page says that somebody is there."""
    pages = Blueprint("showmebug_pages", __name__)

    def found(key: str) -> tuple[Room, Way]:
        there = team.by_key(key)
        if there is None:
            abort(404, "这个面试间不存在，或已删除 there is no such room, or it was deleted")
        return there

    @pages.get("/showmebug/rooms/<key>")
    def room_page(key: str) -> str:
        there = team.by_key(key)
        lang = languages.asked_for(request) or "zh"
        room, way = there or (None, None)
        return render_template("room.html", room=room, way=way, lang=lang, who=team.who_is_in(room) if room else [])

    @pages.get("/showmebug/rooms/<key>/state")
    def state(key: str) -> dict[str, Any]:
        return _state(team, *found(key))

    @pages.post("/showmebug/rooms/<key>/here")
    def here(key: str) -> dict[str, Any]:
        room, way = found(key)
        if room.status != "interview_ended":
            team.enter(room, way)
        return _state(team, room, way)

    @pages.post("/showmebug/rooms/<key>/end")
    def end(key: str) -> dict[str, Any]:
        room, way = found(key)
        if way.role != "interviewer":
            abort(403, "只有面试官可以结束 only an interviewer may end it")
        rate = (request.get_json(silent=True) or {}).get("rate")
        team.end(room, rate if isinstance(rate, int) else None)
        return _state(team, room, way)

    @pages.get("/showmebug/reports/<uid>")
    def report(uid: str) -> str:
        room = team.rooms.get(uid)
        if room is None:
            abort(404, "没有这份报告 there is no such report")
        lang = languages.asked_for(request) or "zh"
        return render_template("report.html", room=room, lang=lang)

    # --- for the drawer, and for tests --------------------------------------------------------------------------------

    @pages.errorhandler(BadFaults)
    def refuse(reason: BadFaults) -> tuple[dict[str, str], int]:
        return {"error": str(reason)}, 400

    @pages.get("/sandbox/showmebug/faults")
    def faults() -> dict[str, Any]:
        return team.switch.as_json()

    @pages.post("/sandbox/showmebug/faults")
    def change_faults() -> dict[str, Any]:
        team.switch.change(json_object())
        return team.switch.as_json()

    @pages.delete("/sandbox/showmebug/faults")
    def clear_faults() -> dict[str, Any]:
        team.switch.clear()
        return team.switch.as_json()

    @pages.get("/sandbox/showmebug/rooms")
    def rooms() -> list[dict[str, Any]]:
        return [
            {
                "uid": one.uid,
                "candidate": one.candidate,
                "status": one.status,
                "ways": [asdict(way) for way in one.ways.values()],
                "was_in": [one.ways[key].name for key in one.was_in],
            }
            for one in team.rooms.values()
        ]

    @pages.get("/sandbox/showmebug/log")
    def log() -> dict[str, Any]:
        return {
            "calls": team.calls,
            "deleted": team.deleted,
            "callback_uri": team.callbacks.address,
            "tries": [asdict(one) | {"body": one.body.decode()} for one in team.callbacks.tries],
        }

    @pages.post("/sandbox/showmebug/revoke")
    def revoke() -> dict[str, Any]:
        team.revoke_tokens()
        return {}

    return pages


def _state(team: Team, room: Room, way: Way) -> dict[str, Any]:
    return {
        "status": room.status,
        "you": way.name,
        "role": way.role,
        "who": [{"name": one.name, "role": one.role} for one in team.who_is_in(room)],
    }
