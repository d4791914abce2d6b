"""What the person at the terminal of ./run sees."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from typing import Any

from bot.launch.children import Child
from bot.printable import printable

LONGEST_WORDS = 60


class Progress:
    """Ticks each line that a child prints, with the time since the one before."""

    def __init__(self) -> None:
        self._begun = time.monotonic()

    def tell(self, _: Child, line: str) -> None:
        if line and not line.startswith("{"):
            tick(in_short(line), begun=self._begun)
            self._begun = time.monotonic()


def tell_exchange(child: Child, line: str) -> None:
    """One readable line for each exchange and each error; everything else is only in the log."""
    entry = _entry(line)
    if entry.get("event") == "exchange":
        who, said, summary = (in_short(str(entry.get(name, ""))) for name in ("who", "said", "summary"))
        say(f"{who} {said} → {summary} · {entry.get('ms', '?')} ms")
    else:
        tell_trouble(child, line)


def tell_trouble(child: Child, line: str) -> None:
    """One readable line for each error alone."""
    entry = _entry(line)
    if entry.get("level") in ("error", "critical"):
        say(f"✗ {child.name}: {in_short(str(entry.get('event')))} ({child.log})")


def _entry(line: str) -> dict[str, Any]:
    """Of a log; empty where the line is none."""
    if not line.startswith("{"):
        return {}
    try:
        return dict(json.loads(line))
    except ValueError:
        return {}


def in_short(text: str) -> str:
    """One short line that cannot steer the terminal: people's words are in it."""
    clean = printable(text)
    return clean if len(clean) <= LONGEST_WORDS else f"{clean[:LONGEST_WORDS]}…"


def tick(what: str, detail: str = "", *, begun: float | None = None) -> None:
    took = "" if begun is None else f"{time.monotonic() - begun:.1f} s"
    say("  ".join(part for part in (f"✓ {what}", detail, took) if part))


def say(text: str) -> None:
    with contextlib.suppress(OSError):  # nobody reads any more (./run | head): the product goes on
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()


def complain(text: str) -> None:
    with contextlib.suppress(OSError):
        sys.stderr.write(f"{text}\n")
