"""Logs: one JSON object a line on standard output. Never a secret, never a message's text."""

from __future__ import annotations

import contextlib
import logging
import sys
import traceback
from datetime import UTC, datetime
from json import JSONEncoder
from pathlib import Path

import structlog
from structlog.typing import EventDict, Processor

from bot.printable import printable

log = structlog.get_logger()

_ROOT = Path(__file__).resolve().parent.parent


class _Lines:
    """Writes lines. A log that cannot be written fails nothing that is done."""

    def msg(self, line: str) -> None:
        with contextlib.suppress(OSError, ValueError):  # the disk is full, the reader is gone
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()

    debug = info = warning = error = critical = msg


def configure(process: str) -> None:
    """Send everything, the libraries' warnings included, to standard output as JSON lines."""

    def of_this_process(_: object, __: str, entry: EventDict) -> EventDict:
        entry["process"] = process
        return entry

    in_json = JSONEncoder(ensure_ascii=False, default=repr).encode

    def as_line(_: object, level: str, entry: EventDict) -> str:
        at = datetime.now(UTC).replace(tzinfo=None).isoformat()
        return printable(in_json({**entry, "level": level, "timestamp": f"{at}Z", "process": process}))

    def as_json(_: object, __: str, entry: EventDict) -> str:
        return printable(in_json(entry))

    # Ours become a line in one step: there is one for every message. The libraries' take the same form below.
    structlog.configure(
        processors=[as_line],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=lambda *_: _Lines(),
        cache_logger_on_first_use=True,
    )
    of_libraries: list[Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        of_this_process,
    ]
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=of_libraries,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                as_json,
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)


def places(error: BaseException) -> list[str]:
    """Where the error passed, innermost last: `bot/wecom/reply.py:31 in say`. The error's text is left out on purpose."""
    found = []
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        name = path.relative_to(_ROOT) if path.is_relative_to(_ROOT) else path.name
        found.append(f"{name}:{frame.lineno} in {frame.name}")
    return found[-8:]
