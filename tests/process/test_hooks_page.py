"""The clients that docs/hooks.md shows do what it says, in both languages."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import ROOT
from tests.world.hooking import SECRET
from tests.world.town import Town, later

PAGES = [ROOT / "docs" / "hooks.md", ROOT / "docs" / "zh" / "hooks.md"]


@pytest.mark.parametrize("page", PAGES, ids=["en", "zh"])
def test_its_clients_book_an_interview_and_call_it_off(place: Town, page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    [python] = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    curl = next(one for one in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) if "curl" in one)
    environ = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    environ |= {"HOOK_SECRET": SECRET, "BASE_URL": place.web}

    def says(*command: str) -> str:
        return subprocess.run(
            command, env=environ, capture_output=True, text=True, check=True, timeout=60
        ).stdout.strip()

    assert says(sys.executable, "-c", python) == "200"
    later(place, seconds=11)
    assert place.rows("SELECT i.status, c.name FROM interview i JOIN candidate c ON c.id = i.candidate_id") == [
        {"status": "scheduled", "name": "陈晓"}
    ]
    if not shutil.which("curl") or not shutil.which("openssl"):
        if os.environ.get("REQUIRE_CURL") == "1":
            pytest.fail("curl and openssl are needed")
        pytest.skip("no curl or openssl here")
    assert says("sh", "-c", curl) == "200"
    later(place, seconds=11)
    assert place.rows("SELECT status FROM interview") == [{"status": "cancelled"}]
