"""Is there room on this machine for what is written at run time?"""

from __future__ import annotations

import shutil
from pathlib import Path

LEAST_FREE = 20_000_000  # bytes


def is_full(folder: Path) -> bool:
    """True when next to nothing can be written there any more; a folder that is not there yet is not full."""
    try:
        return shutil.disk_usage(folder).free < LEAST_FREE
    except OSError:
        return False
