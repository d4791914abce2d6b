"""The one-page guides, printed: a sheet of A4 holds each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Page

from bot.settings import ROOT

GUIDES = sorted((ROOT / "docs").rglob("guide-*.md"))

_LIKE_A_LETTER = """<style>
  body { font: 10pt/1.4 sans-serif; margin: 0 }
  h1 { font-size: 16pt; margin: 0 }
  h2 { font-size: 12pt; margin: 8pt 0 3pt }
  p, ul { margin: 3pt 0 }
</style>"""


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: str(path.relative_to(ROOT / "docs")))
def test_a_guide_fits_one_sheet_in_ten_point(page: Page, guide: Path) -> None:
    page.set_content(_LIKE_A_LETTER + MarkdownIt().render(guide.read_text(encoding="utf-8")))
    edge = "15mm"
    printed = page.pdf(format="A4", margin={"top": edge, "bottom": edge, "left": edge, "right": edge})
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
