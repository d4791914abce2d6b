"""The demo's résumés: PDFs as plain as they can be, in a font that every reader of PDF has and that knows no Chinese."""

from __future__ import annotations

from collections.abc import Sequence

_TOP, _LEFT, _LINE = 780, 60, 20  # points, from below and from the left
_NAME, _HEAD, _TEXT = 24, 13, 11  # sizes, in points

# By candidate: pages of lines. The first line of all is their name, and what begins with # is a heading.
RESUMES: dict[str, tuple[tuple[str, ...], ...]] = {
    "陈晓": (
        (
            "Chen Xiao",
            "Frontend engineer, Beijing  -  chenxiao@example.com",
            "# Experience",
            "2022-2026  Example Pay, senior engineer: a checkout for 40 million people,",
            "in 38 KB of script, which also works without any",
            "2019-2022  Example Travel, engineer: search of trains, from 800 ms to 90 ms",
            "# Skills",
            "TypeScript, CSS, accessibility; reviews what others avoid",
            "# Education",
            "2015-2019  Example University, computer science",
        ),
        (
            "# Projects",
            "Forms: one library for 31 teams, used by a keyboard alone",
            "Pictures: half the bytes, with nobody having noticed",
            "# Talks",
            "What a page owes its reader (2025), Dark is not black (2024)",
        ),
    ),
    "林悦": (
        (
            "Lin Yue",
            "Backend engineer, Shanghai  -  linyue@example.com",
            "# Experience",
            "2021-2026  Example Video, engineer: a ledger of 40 million entries a day, moved from",
            "one database to sixteen without a minute of downtime",
            "# Skills",
            "Go, Python, PostgreSQL; on call for five years and still friendly",
            "# Education",
            "2017-2021  Example University, mathematics",
        ),
    ),
}


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A4, a page for each."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} /MediaBox [0 0 595 842] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
    ]
    for number, lines in enumerate(pages):
        drawn = _drawn(lines, has_name=not number)
        fonts = "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {fonts} /Contents {6 + 2 * number} 0 R >>")
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    return _written(objects).encode("ascii")


def _drawn(lines: Sequence[str], *, has_name: bool) -> str:
    at, said = _TOP, []
    for number, line in enumerate(lines):
        is_head = line.startswith("# ")
        at -= _LINE if is_head else 0
        font, size = ("F2", _NAME) if has_name and not number else ("F2", _HEAD) if is_head else ("F1", _TEXT)
        text = line.removeprefix("# ").replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        said.append(f"BT /{font} {size} Tf {_LEFT} {at} Td ({text}) Tj ET")
        at -= _LINE
    return "\n".join(said)


def _written(objects: Sequence[str]) -> str:
    file, offsets = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(file))
        file += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    count, begins = len(objects) + 1, len(file)
    file += f"xref\n0 {count}\n0000000000 65535 f \n{table}"
    return file + f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{begins}\n%%EOF\n"
