"""``import``: the interviews of a spreadsheet."""

from __future__ import annotations

import argparse

from bot import directory
from bot.bilingual import words
from bot.cli.complaint import complain
from bot.cli.database import opened
from bot.db import clock
from bot.imports import importing, sample
from bot.imports.spreadsheet import NotASheet
from bot.settings import load
from bot.wecom.client import client


def import_sheet(given: argparse.Namespace) -> int:
    if given.sample:
        return sample.write(given.csv, clock.own())
    if given.csv is None:
        return complain(
            words(
                "Which file? For an example: python -m bot import --sample interviews.csv",
                "要导入哪个文件？看例子：python -m bot import --sample interviews.csv",
            ),
            2,
        )
    try:
        sheet = importing.read(given.csv)  # before the database is started, for a wrong file is told at once
    except NotASheet as wrong:
        return complain(f"{given.csv}: {wrong}", 2)
    with opened(load()) as ready:
        wecom, now = client(ready), clock.now()
        return importing.run(
            sheet, now, invite=given.invite, ask=lambda user_ids: directory.look_up_all(wecom, user_ids, now)
        )
