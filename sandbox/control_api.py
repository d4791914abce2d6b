"""The HTTP API behind the fault drawer, for ./run and for tests: what goes wrong, what was sent, what time it is."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort

from sandbox.desk_api import json_object
from sandbox.faults import BadFaults, revoking
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

    @api.post("/open")
    def let_people_in() -> dict[str, Any]:
        world.state.open.set()
        return {"start": world.state.start}

    return api
