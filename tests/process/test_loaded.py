"""What a process does not need it does not load: whoever starts it waits for all that it loads."""

from __future__ import annotations

import json
import subprocess
import sys

from bot.settings import ROOT

# Each is loaded after those before it, and tells which of these are there by then.
ENTRANCES = (
    "bot.launch.supervise",
    "bot.cli",
    "bot.cli.examination",
    "bot.cli.database",
    "bot.cli.installation",
    "bot.app",
    "commands.schedule",
)
HEAVY = ("bot.db.store", "bot.chat", "bot.chat.dispatcher", "bot.doctor", "flask", "pypinyin", "holidays")
TELL = """
import importlib, json, sys
*entrances, heavy = sys.argv[1:]
for one in entrances:
    importlib.import_module(one)
    print(json.dumps([name for name in heavy.split() if name in sys.modules]))
"""


def test_what_starts_prepares_or_examines_the_parts_waits_for_none_and_nobody_for_pinyin_or_holidays() -> None:
    told = subprocess.run(
        [sys.executable, "-c", TELL, *ENTRANCES, " ".join(HEAVY)], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    loaded = dict(zip(ENTRANCES, map(json.loads, told), strict=True))
    assert loaded == {
        "bot.launch.supervise": [],
        "bot.cli": ["bot.db.store"],
        "bot.cli.examination": ["bot.db.store", "bot.doctor"],
        "bot.cli.database": ["bot.db.store", "bot.doctor"],
        "bot.cli.installation": ["bot.db.store", "bot.chat", "bot.doctor"],
        "bot.app": ["bot.db.store", "bot.chat", "bot.chat.dispatcher", "bot.doctor", "flask"],
        "commands.schedule": ["bot.db.store", "bot.chat", "bot.chat.dispatcher", "bot.doctor", "flask"],
    }
