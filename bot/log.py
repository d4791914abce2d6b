"""Logs: one JSON object a line on standard output. Never a secret, never a message's text."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path

import structlog

log = structlog.get_logger()

_ROOT = Path(__file__).resolve().parent.parent


def configure(process: str) -> None:
    """Send everything, the libraries' warnings included, to standard output as JSON lines."""
    shared: list[structlog.typing.Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        lambda _, __, entry: {**entry, "process": process},
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("bot").setLevel(logging.INFO)


def places(error: BaseException) -> list[str]:
    """Where the error passed, innermost last: `bot/wecom/reply.py:31 in say`. The error's text is left out on purpose."""
    found = []
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        name = path.relative_to(_ROOT) if path.is_relative_to(_ROOT) else path.name
        found.append(f"{name}:{frame.lineno} in {frame.name}")
    return found[-8:]
