"""The pages of a PDF as pictures: drawn by another process, of which nothing but what it wrote is believed."""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from PIL import Image

from bot.resumes import drawing

WITHIN_S = 60.0
_JPEG = b"\xff\xd8\xff"


@dataclass(frozen=True)
class Picture:
    """A page as JPEG; width and height in pixels."""

    jpeg: bytes
    width: int
    height: int


@dataclass(frozen=True)
class Drawn:
    """`pages` is how many the file has, of which perhaps not all were drawn. Without any picture `why` says what kept it:
    `encrypted`, `broken`, `empty`, or `too_much` for one that took more time or memory than a résumé may."""

    pages: int
    pictures: list[Picture]
    why: str = ""


def draw(pdf: bytes, within_s: float = WITHIN_S) -> Drawn:
    """Takes no longer than that, whatever is in the file."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as written:
        given.write(pdf)
        given.seek(0)
        with contextlib.suppress(subprocess.TimeoutExpired):
            # Isolated, and with an environment in which there is nothing to be found.
            subprocess.run(  # noqa: S603 - our own file
                [sys.executable, "-I", drawing.__file__],
                stdin=given,
                stdout=written,
                stderr=subprocess.DEVNULL,
                env={},
                cwd="/",
                timeout=within_s,
            )
        written.seek(0)
        return read(written)


def read(written: IO[bytes]) -> Drawn:
    """What the process has written, as far as it has the form of it."""
    try:
        said = json.loads(written.readline(200))
    except ValueError:
        said = None
    match said:
        case {"pages": int(count)} if count > 0:
            pictures = list(_pictures(written))
            return Drawn(count, pictures, "" if pictures else "too_much")
        case {"why": "encrypted" | "broken" | "empty" as why}:
            return Drawn(0, [], str(why))
    return Drawn(0, [], "too_much")


def _pictures(written: IO[bytes]) -> Iterator[Picture]:
    """Up to the first that is not there as a whole."""
    for _ in range(drawing.MOST_PAGES):
        head = written.read(drawing.FRAME.size)
        if len(head) < drawing.FRAME.size:
            return
        length, width, height = drawing.FRAME.unpack(head)
        jpeg = written.read(min(length, drawing.OUTPUT_BYTES))
        is_whole = len(jpeg) == length and width * height <= 2 * drawing.MOST_PIXELS
        if not is_whole or _size_of(jpeg) != (width, height):
            return
        yield Picture(jpeg, width, height)


def _size_of(jpeg: bytes) -> tuple[int, int] | None:
    """As its own head says, by which it will be unpacked; None of what is no JPEG."""
    if not jpeg.startswith(_JPEG):
        return None
    try:
        with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as picture:
            return picture.size
    except (OSError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
