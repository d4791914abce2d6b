"""The story's own installation: a folder, a database and ports that nothing else uses, for as long as it is told."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.db import store
from bot.db.store import Purpose
from bot.launch import turn
from bot.launch.children import Children
from bot.launch.house import PYTHON, House
from bot.launch.supervise import check_ports
from bot.launch.terminal import tell_trouble
from bot.settings import ROOT, Settings, load
from story.place import Place

FOLDER = "story"  # in VAR_DIR
PORTS = {"PORT": "8010", "SANDBOX_PORT": "8011"}  # beside those of ./run, which may be running


def own_settings(environ: Mapping[str, str] = os.environ, database_url: str = "") -> Settings:
    """Of the environment the ports and the folder alone count, and nothing of `.env`: a company's is none of ours.

    Raises: BadSettings
    """
    var = Path(environ.get("VAR_DIR") or ROOT / "var") / FOLDER
    ports = {name: environ.get(name) or port for name, port in PORTS.items()}
    return load(
        {"VAR_DIR": str(var), "DATABASE_URL": database_url, "WEB_CONCURRENCY": "1", "UNDO_WINDOW_S": "60", **ports}
    )


@contextlib.contextmanager
def running(settings: Settings, lang: str) -> Iterator[Place]:
    """All parts of it, its people with empty phones.

    Raises: CannotStart, Died, NotStarted, StopAsked
    """
    with (
        turn.taken(settings.var, settings.port) as ours,
        Children(settings.var / "log", kept_by_guard=(ours,)) as children,
    ):
        check_ports(settings)
        house = House(children, settings, prepare=(PYTHON, "-m", "story.prepare", lang), tell=tell_trouble)
        house.start()
        store.connect(house.database_url, Purpose.TOOL)
        try:
            yield Place(
                f"http://127.0.0.1:{settings.sandbox_port}", f"http://127.0.0.1:{settings.port}", lang, children
            )
        finally:
            store.db.close_all()
