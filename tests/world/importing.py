"""Who imports interviews from files, as the command line does and without the seconds that it takes to start."""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.db import store
from bot.imports import importing
from bot.interviews.audit import Change
from tests import loaded
from tests.conftest import give_to, quiet_environ
from tests.world.clock import NOW
from tests.world.roster import join

HEADER = "候选人,职位,轮次,开始时间,面试官,招聘,邮箱,手机,会议室,备注"


TABLES = ("member", "candidate", "job", "room", "application", "interview", "participant", "audit_event", "outbox")


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def problems(self) -> list[str]:
        """What was told of rows, in Chinese and English."""
        return [line for line in self.err.splitlines() if line.startswith("第 ")]


class Company:
    """A database of its own, and a folder to put files in."""

    def __init__(self, database_url: str, folder: Path) -> None:
        self.database_url, self.folder = database_url, folder
        self.environ = quiet_environ(folder / "var", database_url, 8000, 8001)
        give_to("demo", database_url)  # the mode of that environment

    def bot(self, *arguments: str) -> Said:
        done = loaded.run_apart("bot", *arguments, environ=self.environ)
        return Said(done.returncode, done.stdout, done.stderr)

    def file(self, *rows: str, header: str = HEADER) -> str:
        path = self.folder / f"{len(list(self.folder.iterdir()))}.csv"
        path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
        return str(path)

    def imports(self, *rows: str, header: str = HEADER) -> Said:
        """What the command does, without the seconds that it takes to start."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = importing.run(importing.read(Path(self.file(*rows, header=header))), NOW)
        return Said(code, out.getvalue(), err.getvalue())

    def member(self, user_id: str, name: str) -> None:
        with store.db.connection_context():
            join(Change(NOW, actor_kind="operator"), user_id, name=name)

    def rows(self, sql: str) -> list[dict[str, Any]]:
        with store.db.connection_context():
            return store.fetch(sql)

    def column(self, sql: str) -> list[Any]:
        return [value for row in self.rows(sql) for value in row.values()]

    def everything(self) -> dict[str, list[dict[str, Any]]]:
        return {table: self.rows(f"SELECT * FROM {table} ORDER BY 1") for table in TABLES}
