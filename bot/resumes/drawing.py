"""A program of its own: a PDF on its standard input, pictures of its pages on its standard output.

A PDF comes from a stranger, and what reads it is a million lines of C++. So it is read here, in a process that has no
setting and no secret (its environment is empty), little memory and little time, and that can open nothing any more, no
file and no connection, once it has been given its input. Whoever runs it reads what was written before it ended,
however that was: see `pages`.

Written are one line of JSON, `{"pages": 2}` or `{"why": "encrypted"}`, and then for each page its number of bytes, its
width and its height (`FRAME`), and a JPEG.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import json
import math
import os
import resource
import struct
import sys
from pathlib import Path

MOST_PAGES = 30
WIDTH = 1240  # pixels: A4 at 150 dpi, which a phone shows sharply
MOST_PIXELS = 8_000_000  # of one page
MOST_HEIGHT = 16_000
MOST_SCALE = 8.0  # a page of the size of a stamp stays a small picture
MEMORY_BYTES = 1 << 30
CPU_S = 30
OUTPUT_BYTES = 64 << 20
FRAME = struct.Struct(">III")
QUALITY = 80
_KEEPS_DUMPS = 4  # PR_SET_DUMPABLE
_NOBODYS_UID = 65533  # no account has it; `nobody` may be the embedded PostgreSQL's


def scale_for(width: float, height: float) -> float:
    """How large to draw a page of this size, in points; 0 for one that has none."""
    if not (0 < width < math.inf and 0 < height < math.inf):
        return 0.0
    return min(WIDTH / width, MOST_HEIGHT / height, math.sqrt(MOST_PIXELS / (width * height)), MOST_SCALE)


def limit_oneself() -> None:
    """Before anything of a stranger's is looked at."""
    os.nice(10)
    if sys.platform == "linux":  # where memory runs out this process ends, and not the one that asked for the pictures
        with contextlib.suppress(OSError), Path("/proc/self/oom_score_adj").open("w") as score:
            score.write("1000")
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT_BYTES, OUTPUT_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # macOS keeps to none
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        ctypes.CDLL(None).prctl(_KEEPS_DUMPS, 0, 0, 0, 0)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    if os.geteuid() == 0:  # root reads every process's memory
        # A root that may not change its user, or has no such user to become, may not read them either.
        with contextlib.suppress(OSError):
            os.setgroups([])
        with contextlib.suppress(OSError):
            os.setresgid(_NOBODYS_UID, _NOBODYS_UID, _NOBODYS_UID)
        with contextlib.suppress(OSError):
            os.setresuid(_NOBODYS_UID, _NOBODYS_UID, _NOBODYS_UID)


def main() -> None:
    # All that is loaded is loaded now: later nothing can be opened.
    import pypdfium2
    from PIL import Image

    Image.preinit()
    content = sys.stdin.buffer.read()
    out = sys.stdout.buffer

    def say(**words: object) -> None:
        out.write(json.dumps(words).encode() + b"\n")
        out.flush()

    limit_oneself()
    try:
        document = pypdfium2.PdfDocument(content)
        count = len(document)
    except pypdfium2.PdfiumError as refused:
        say(why="encrypted" if refused.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD else "broken")
        return
    if not count:
        say(why="empty")
        return
    say(pages=count)
    for number in range(min(count, MOST_PAGES)):
        try:
            page = document[number]
            scale = scale_for(*page.get_size())
            if not scale:
                continue
            picture = page.render(scale=scale).to_pil().convert("RGB")
            page.close()
        except (pypdfium2.PdfiumError, MemoryError):
            continue
        written = io.BytesIO()
        picture.save(written, "JPEG", quality=QUALITY)
        out.write(FRAME.pack(written.tell(), picture.width, picture.height) + written.getvalue())
        out.flush()


if __name__ == "__main__":
    main()
