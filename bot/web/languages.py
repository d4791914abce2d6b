"""Which of our languages a browser asks for."""

from __future__ import annotations

from flask import Request

LANGUAGES = ("zh", "en")


def asked_for(request: Request) -> str:
    """The first of ours that it names, `zh-CN` as well as `zh`; empty where it names none."""
    named = (one.partition("-")[0].lower() for one in request.accept_languages.values())
    return next((one for one in named if one in LANGUAGES), "")
