"""What a PDF may cost: its pages become pictures within limits, whatever a stranger has put into it."""

from __future__ import annotations

import io
import subprocess
import sys
import textwrap
import time

import pytest
from PIL import Image

from bot.resumes import drawing
from bot.resumes.pages import draw
from bot.settings import ROOT
from tests.pdfs import ENCRYPTED, HTML, WITH_FILE, WITH_SCRIPT, endless, pdf, picture_of


def test_each_page_is_a_picture_as_wide_as_a_phone_shows_sharply() -> None:
    drawn = draw(pdf(2))
    assert (drawn.pages, len(drawn.pictures), drawn.why) == (2, 2, "")
    [first, _] = drawn.pictures
    image = Image.open(io.BytesIO(first.jpeg))
    assert (image.format, image.size, (first.width, first.height)) == ("JPEG", (1240, 1755), (1240, 1755))
    assert image.convert("L").crop((100, 150, 600, 300)).getextrema()[0] < 100, "there is its text"


def test_of_ten_thousand_pages_thirty_are_drawn() -> None:
    drawn = draw(pdf(10_000, drawn=b""))
    assert (drawn.pages, len(drawn.pictures)) == (10_000, drawing.MOST_PAGES)


@pytest.mark.parametrize(
    "box",
    [b"0 0 14400000 14400000", b"0 0 1 90000", b"0 0 90000 1", b"0 0 2 2", b"0 0 1e30 1e30", b"0 0 0 0", b"5 5 -3 -3"],
)
def test_a_page_of_any_size_has_no_more_pixels_than_it_may(box: bytes) -> None:
    for one in draw(pdf(1, box)).pictures:
        assert one.width * one.height <= drawing.MOST_PIXELS * 1.01
        assert one.width <= drawing.WIDTH + 1
        assert one.height <= drawing.MOST_HEIGHT + 1


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (ENCRYPTED, "encrypted"),
        (HTML, "broken"),
        (pdf()[:250], "broken"),
        (b"%PDF-1.7\n" + bytes(100_000), "broken"),
        (pdf(0), "broken"),
    ],
    ids=["encrypted", "html", "cut off", "zeros", "no pages"],
)
def test_of_what_cannot_be_drawn_it_is_said_why(file: bytes, why: str) -> None:
    drawn = draw(file)
    assert (drawn.pictures, drawn.why) == ([], why)


@pytest.mark.parametrize("file", [WITH_SCRIPT, WITH_FILE], ids=["script", "embedded file"])
def test_what_else_is_in_it_is_left_alone(file: bytes) -> None:
    assert len(draw(file).pictures) == 1


def test_what_would_draw_for_ever_is_ended() -> None:
    begun = time.monotonic()
    drawn = draw(endless(), within_s=2)
    assert len(drawn.pictures) < 3
    assert time.monotonic() - begun < 30


@pytest.mark.long("fills the memory that it may have; the test below reads that limit")
def test_more_memory_than_it_may_have_it_does_not_get() -> None:
    """A picture that takes 1.2 GB, in a file of a megabyte."""
    file = picture_of(20_000)
    assert len(file) < 2_000_000
    drawn = draw(file)
    assert len(drawn.pictures) <= 1


def test_once_it_has_its_input_it_can_open_nothing_and_has_no_more_than_its_limits() -> None:
    program = textwrap.dedent(
        """
        import resource, socket
        from bot.resumes.drawing import limit_oneself
        limit_oneself()
        refused = []
        for attempt in (lambda: open("/etc/passwd"), lambda: open("/tmp/left-behind", "w"), socket.socket):
            try:
                attempt()
            except OSError as error:
                refused.append(error.errno)
        limits = [resource.getrlimit(one)[1] for one in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE)]
        try:
            bytearray(2 << 30)
        except MemoryError:
            refused.append("memory")
        print(refused, limits)
        """
    )
    said = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    limits = [drawing.MEMORY_BYTES, drawing.CPU_S, drawing.OUTPUT_BYTES]
    assert said.stdout.strip() == f"[24, 24, 24, 'memory'] {limits}"


def test_what_it_writes_is_believed_only_as_far_as_it_has_the_form() -> None:
    """Somebody who took it over could write anything."""
    from bot.resumes.pages import read

    frame = drawing.FRAME.pack

    def picture(said: tuple[int, int], size: tuple[int, int] = (10, 10), kind: str = "JPEG") -> bytes:
        made = io.BytesIO()
        Image.new("RGB", size, "white").save(made, kind)
        return frame(made.tell(), *said) + made.getvalue()

    sound = picture((10, 10))
    for written, pictures, why in (
        (b"", 0, "too_much"),
        (b"no json\n", 0, "too_much"),
        (b"[1, 2]\n", 0, "too_much"),
        (b'{"why": "<script>"}\n', 0, "too_much"),
        (b'{"pages": "9"}\n', 0, "too_much"),
        (b'{"pages": -1}\n' + sound, 0, "too_much"),
        (b'{"pages": 1}\n' + sound, 1, ""),
        (b'{"pages": 9}\n' + sound * 40, 30, ""),
        (b'{"pages": 2}\n' + sound + sound[:-1], 1, ""),
        (b'{"pages": 2}\n' + sound + frame(4, 10, 10) + b"<htm", 1, ""),
        (b'{"pages": 2}\n' + sound + frame(4, 10, 10) + b"\xff\xd8\xff\xe0", 1, ""),  # the beginning of none
        (b'{"pages": 2}\n' + sound + picture((10, 10), kind="PNG"), 1, ""),
        (b'{"pages": 2}\n' + sound + picture((10, 10), size=(4000, 4000)), 1, ""),  # is unpacked to more than it says
        (b'{"pages": 2}\n' + frame(2**32 - 1, 1, 1) + b"\xff\xd8\xff", 0, "too_much"),
        (b'{"pages": 1}\n' + frame(4, 2**31, 2**31) + b"\xff\xd8\xff\xe0", 0, "too_much"),
    ):
        drawn = read(io.BytesIO(written))
        assert (len(drawn.pictures), drawn.why) == (pictures, why), written[:40]
