"""./run story in a terminal without a browser: it tells the whole day, leaves the demo alone, and Ctrl-C stops all of it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from story import first_day, next_days
from story.house import FOLDER
from story.scene import Scene
from tests.world.copies import Copy, start_of

PATIENCE_S = 180
SCENES: list[Scene] = [*first_day.scenes, *next_days.scenes]


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Copy]:
    copy = Copy(tmp_path / "var")
    yield copy
    copy.remove()


@pytest.fixture
def house(copy: Copy) -> Iterator[Copy]:
    """What the story starts: a copy of the product in a folder of its own."""
    house = Copy(copy.var / FOLDER)
    yield house
    house.remove()


@pytest.mark.long("tells the whole story twice; browser/test_story tells it once")
def test_it_is_told_to_its_end_twice_and_neither_the_demo_nor_a_company_is_touched(copy: Copy, house: Copy) -> None:
    """The second begins as the first did. A company's settings in the environment are nothing to it."""
    for _ in range(2):
        telling = copy.run("story", "--fast", "--lang", "zh", DATABASE_URL="postgresql://nobody@127.0.0.1:1/company")
        out, complaint = telling.communicate(timeout=PATIENCE_S)
        assert (telling.returncode, complaint) == (0, "")
        told = [scene.name for scene in SCENES if f"{scene.when[1]}  {scene.done[1]}\n{scene.look[1]}\n" in out]
        assert told == [scene.name for scene in SCENES]
        assert "李四 无法参加" in out and "[换成王五]" in out
        assert [one.name for one in copy.var.iterdir()] == [FOLDER]
        assert copy.left() == house.left() == []


@pytest.mark.long("a whole start; test_run stops one each time")
def test_ctrl_c_in_the_midst_of_it_stops_all_of_it(copy: Copy, house: Copy) -> None:
    telling = copy.run("story", "--lang", "en")
    assert f"http://127.0.0.1:{copy.sandbox_port}/" in start_of(telling)[-1]
    telling.send_signal(signal.SIGINT)
    _, complaint = telling.communicate(timeout=PATIENCE_S)
    assert (telling.returncode, complaint) == (0, "")
    assert copy.left() == house.left() == []


def test_all_of_it_is_said_in_both_languages() -> None:
    for scene in SCENES:
        for en, zh in (scene.done, scene.look):
            assert en.endswith((".", "?")) and zh.endswith(("。", "？")), scene.name
            assert len(en) < 200 and len(zh) < 80, scene.name


def test_nobodys_database_is_emptied_for_it(tmp_path: Path) -> None:
    """Who runs its preparation on a folder that is not the story's is refused before a database is looked for."""
    copy = Copy(tmp_path / "var")
    refused = copy.run_module("story.prepare", "zh", DATABASE_URL="postgresql://nobody@127.0.0.1:1/company")
    _, complaint = refused.communicate(timeout=PATIENCE_S)
    assert refused.returncode == 1
    assert "not the story's" in complaint
