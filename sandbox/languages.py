"""Which of the desk's languages a browser asks for."""

from __future__ import annotations

from flask import Request


def asked_for(request: Request) -> str:
    """`zh` or `en`, whichever it names first, `zh-CN` as well as `zh`; empty where it names neither, as a program."""
    named = (one.partition("-")[0].lower() for one in request.accept_languages.values())
    return next((one for one in named if one in ("zh", "en")), "")
