"""Who looks, and when, drawn into a picture: a photograph of it says from whose screen it was taken."""

from __future__ import annotations

import functools
import io

from PIL import Image, ImageDraw, ImageFont

_GREY = (110, 110, 110)  # shows on white and on black
_FAINT = 72  # of 255
_TURNED_BY = 24  # degrees
_QUALITY = 80


def marked(jpeg: bytes, said: str) -> bytes:
    """`said`, in ASCII, all over the picture."""
    picture = Image.open(io.BytesIO(jpeg), formats=("JPEG",)).convert("RGB")
    size = max(12, min(picture.size) // 34)
    tile = _tile(said, size)
    down, across = tile.height, tile.width
    for row, top in enumerate(range(0, picture.height, down)):
        for left in range(-(row % 2) * across // 2, picture.width, across):
            picture.paste(_GREY, (left, top), tile)
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()


@functools.lru_cache(maxsize=64)
def _tile(said: str, size: int) -> Image.Image:
    font = ImageFont.load_default(size)
    _, _, right, bottom = font.getbbox(said)
    line = Image.new("L", (int(right) + 2 * size, int(bottom) + 2 * size))
    ImageDraw.Draw(line).text((size, size), said, fill=_FAINT, font=font)
    return line.rotate(_TURNED_BY, expand=True, resample=Image.Resampling.BILINEAR)
