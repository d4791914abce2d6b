"""The shell script ./run: makes a whole .venv from nothing but Python, or says in one line why it cannot."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import ROOT

TELL = "import sys; print(sys.prefix, *sys.argv[1:], sep='|')"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A fresh clone with nothing to install, in a folder whose name shells like least."""
    clone = tmp_path / "招聘 助手's"
    package = clone / "bot" / "launch"
    package.mkdir(parents=True)
    shutil.copy(ROOT / "run", clone)
    (clone / "requirements-dev.txt").write_text("")
    (clone / "bot" / "__init__.py").write_text("")
    (package / "__init__.py").write_text("")
    (package / "supervise.py").write_text(TELL)
    return clone


def start(clone: Path, *arguments: str, path: str | None = None) -> subprocess.Popen[str]:
    environ = {"PATH": path or "/usr/local/bin:/usr/bin:/bin", "PYTHON": "" if path else sys.executable}
    return subprocess.Popen(
        [str(clone / "run"), *arguments],
        cwd="/",
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_it_installs_once_and_hands_over_its_arguments_from_any_folder(clone: Path) -> None:
    out, said = start(clone, "test", "a b").communicate()
    assert out == f"{clone / '.venv'}|test|a b\n"
    assert "First start" in said
    assert (clone / "var").stat().st_mode & 0o777 == 0o700
    out, said = start(clone, "serve").communicate()
    assert (out, said) == (f"{clone / '.venv'}|serve\n", "")


@pytest.mark.long("installs twice")
def test_other_requirements_are_installed_anew(clone: Path) -> None:
    start(clone).communicate()
    (clone / "requirements-dev.txt").write_text("# other\n")
    _, said = start(clone).communicate()
    assert "First start" in said


@pytest.mark.long("installs again what the first test installs")
def test_what_an_interrupted_installation_left_is_not_taken_for_whole(clone: Path) -> None:
    half = clone / ".venv" / "bin"
    half.mkdir(parents=True)
    (half / "python").write_text("#!/bin/sh\necho half\n")
    (half / "python").chmod(0o755)
    out, _ = start(clone).communicate()
    assert out == f"{clone / '.venv'}\n"


@pytest.mark.long("installs again what the first test installs")
def test_two_that_start_at_once_on_a_fresh_clone_both_work(clone: Path) -> None:
    both = [start(clone), start(clone)]
    ends = [one.communicate() for one in both]
    assert [out for out, _ in ends] == [f"{clone / '.venv'}\n"] * 2
    assert sum("First start" in said for _, said in ends) == 1


def test_without_python_it_says_so_in_one_line(clone: Path, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("sh", "dirname", "cksum", "tr"):
        found = shutil.which(tool)
        assert found
        (tools / tool).symlink_to(found)
    run = start(clone, path=str(tools))
    out, said = run.communicate()
    assert run.returncode == 1
    assert (out, said.count("\n")) == ("", 1)
    assert "Python 3.11" in said
