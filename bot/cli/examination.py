"""``doctor``: what is wrong, each with its cure."""

from __future__ import annotations

import argparse

from bot import doctor
from bot.bilingual import words
from bot.doctor.finding import Mark
from bot.settings import load


def examine(_: argparse.Namespace) -> int:
    count = 0
    for finding in doctor.examine(load(keep=False)):
        print(finding, flush=True)
        count += finding.mark is Mark.WRONG
    print(f"{count} {words('to put right', '项要处理')}" if count else words("all is well", "一切正常"))
    return 1 if count else 0
