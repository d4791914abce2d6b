"""What the company is called in what candidates read: a constant of the process, as its zone is."""

from __future__ import annotations

_name = ""


def company_name() -> str:
    """Empty where it is not set: then it is left out."""
    return _name


def set_company_name(name: str) -> None:
    """For the composition root alone."""
    global _name
    _name = name
