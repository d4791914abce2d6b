"""What a callback server must stand before its address is saved in WeCom's console.

A check is a function that is given a `Probe` and returns a `Finding`; `@check` above it makes it a value, and
`CHECKS` holds those of every file here in the order in which they are written.
"""

from sandbox.checks import events, hostile, repeats, save, text
from sandbox.checks.check import Check, Finding, Verdict
from sandbox.checks.probe import Probe

CHECKS: list[Check] = [
    value
    for part in (save, text, events, repeats, hostile)
    for value in vars(part).values()
    if isinstance(value, Check)
]

__all__ = ["CHECKS", "Check", "Finding", "Probe", "Verdict"]
