"""Is there room on this machine for what is written at run time?"""

from __future__ import annotations

import shutil
from pathlib import Path

LEAST_FREE = 20_000_000  # bytes


def left_where_short(folder: Path) -> str | None:
    """`6 MB` where that is too little to go on with; None where there is room, or no such folder yet."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return None
    return f"{free // 1_000_000} MB" if free < LEAST_FREE else None
