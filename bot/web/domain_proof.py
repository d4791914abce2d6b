"""The file by which WeCom's console makes sure whose domain it is, before it trusts one (网页授权及JS-SDK → 可信域名).

The console offers it for download; it lies in VAR_DIR under the name that it has there, such as WW_verify_Ab3dEf7h.txt.
"""

from __future__ import annotations

import re
from pathlib import Path

from flask import Blueprint, Response

_NAME = re.compile(r"WW_verify_[A-Za-z0-9]{1,32}")
_MOST_BYTES = 256


def blueprint(var: Path) -> Blueprint:
    doors = Blueprint("domain_proof", __name__)

    @doors.get("/<name>.txt", provide_automatic_options=False)
    def proof(name: str) -> Response:
        file = var / f"{name}.txt"
        if not _NAME.fullmatch(name) or not file.is_file():
            return Response(status=404)
        return Response(file.read_bytes()[:_MOST_BYTES], content_type="text/plain; charset=utf-8")

    return doors
