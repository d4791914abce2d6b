"""``import``: the interviews of a spreadsheet."""

from __future__ import annotations

import argparse

from bot import app as composition
from bot import directory
from bot.cli.complaint import complain
from bot.cli.database import opened
from bot.db import clock
from bot.imports import importing
from bot.imports.spreadsheet import NotASheet
from bot.settings import load


def import_sheet(given: argparse.Namespace) -> int:
    if given.sample:
        return importing.write_sample(given.csv, clock.own())
    if given.csv is None:
        return complain("要一个文件 Which file? An example: python -m bot import --sample interviews.csv", 2)
    try:
        sheet = importing.read(given.csv)  # before the database is started, for a wrong file is told at once
    except NotASheet as wrong:
        return complain(f"{given.csv}: {wrong}", 2)
    with opened(load()) as ready:
        wecom, now = composition.client(ready), clock.now()
        return importing.run(
            sheet, now, invite=given.invite, ask=lambda user_ids: directory.look_up_all(wecom, user_ids, now)
        )
