"""gunicorn's own lines: they name the address of a request that it cannot read, and a candidate's link is one."""

from __future__ import annotations

import logging
from typing import Any

from gunicorn.glogging import Logger

from bot.wecom.content import blanked


class WithoutLinks(Logger):  # type: ignore[misc]  # it has no types
    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        self.error_log.addFilter(without_links)


def without_links(record: logging.LogRecord) -> bool:
    """The line without what opens a link."""
    record.msg, record.args = blanked(record.getMessage()), ()
    return True
