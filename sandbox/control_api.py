"""The HTTP API behind the fault drawer, for ./run and for tests: what goes wrong, what was sent, what time it is, what to look at."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort

from sandbox.faults import BadFaults, revoking
from sandbox.fields import json_object
from sandbox.world import World

YEAR_S = 365 * 86400


def control_api(world: World) -> Blueprint:
    """The API as a blueprint."""
    api = Blueprint("control_api", __name__, url_prefix="/sandbox")

    @api.errorhandler(BadFaults)
    def refuse(reason: BadFaults) -> tuple[dict[str, str], int]:
        return {"error": str(reason)}, 400

    @api.get("/faults")
    def faults() -> dict[str, Any]:
        return world.faults.as_json()

    @api.post("/faults")
    def change_faults() -> dict[str, Any]:
        revoked_with, changes = revoking(json_object())
        world.faults.change(changes)
        if revoked_with:
            world.tokens.revoke(revoked_with)
        return world.faults.as_json()

    @api.delete("/faults")
    def clear_faults() -> dict[str, Any]:
        world.faults.clear()
        return world.faults.as_json()

    @api.get("/sent")
    def sent() -> list[dict[str, Any]]:
        return world.sending.sent()

    @api.post("/clock")
    def advance_clock() -> dict[str, Any]:
        seconds = json_object().get("advance_s")
        if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 <= seconds <= YEAR_S:
            abort(400, "advance_s 要是 0 到一年之间的秒数 must be a number of seconds, at most a year")
        world.clock.advance(seconds)
        return {"advance_s": seconds}

    @api.get("/scene")
    def scene() -> dict[str, Any]:
        return world.state.scene

    @api.post("/scene")
    def show_scene() -> dict[str, Any]:
        """Two members' phones for the page; the one of them that it is `about`; what is said above them in `zh` and `en`."""
        body = json_object()
        scene = {name: body.get(name) for name in ("phones", "about", "zh", "en")}
        if not (_texts(scene["phones"], 2) and _texts(scene["zh"]) and _texts(scene["en"])):
            abort(
                400, "要有 phones（两个账号）和 zh、en（几行文字） phones (two accounts), zh and en (lines) are needed"
            )
        if scene["about"] not in (scene["phones"] or ()):
            abort(400, "about 要是 phones 里的一个 must be one of phones")
        world.state.scene = scene
        return scene

    @api.post("/open")
    def let_people_in() -> dict[str, Any]:
        world.state.open.set()
        return {"start": world.state.start}

    return api


def _texts(value: Any, count: int | None = None) -> bool:
    """A list of texts, of that many if it is said."""
    is_list = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return is_list and count in (None, len(value))
