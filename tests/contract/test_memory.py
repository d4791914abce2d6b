"""What web and worker have in memory cannot be read by the process that draws PDFs, with or without Yama (prctl(2))."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot import memory
from bot.settings import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has prctl")

# Of an account without privileges: its child tries both ways to read what it holds, as what has broken out of the
# drawing would.
PARENT = """
import ctypes, os, runpy, subprocess, sys
if os.geteuid() == 0:
    os.setgroups([]); os.setresgid(65533, 65533, 65533); os.setresuid(65533, 65533, 65533)
ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # as a program is that an ordinary account has started
if sys.argv[1] == "private":
    runpy.run_path(sys.argv[2])["keep_private"]()
secret = ctypes.create_string_buffer(b"the secret of the app")
print(subprocess.run([sys.executable, "-I", "-c", sys.argv[3], str(ctypes.addressof(secret))],
                     stdin=subprocess.DEVNULL, capture_output=True, text=True, env={}, cwd="/").stdout)
"""
CHILD = """
import ctypes, errno, os, sys
at, found = int(sys.argv[1]), {}
class Part(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]
libc = ctypes.CDLL(None, use_errno=True)
mine = ctypes.create_string_buffer(21)
n = libc.process_vm_readv(os.getppid(), ctypes.byref(Part(ctypes.addressof(mine), 21)), ctypes.c_ulong(1),
                          ctypes.byref(Part(at, 21)), ctypes.c_ulong(1), ctypes.c_ulong(0))
found["process_vm_readv"] = mine.raw.decode() if n == 21 else errno.errorcode[ctypes.get_errno()]
try:
    with open(f"/proc/{os.getppid()}/mem", "rb", buffering=0) as memory:
        memory.seek(at)
        found["mem"] = memory.read(21).decode()
except OSError as refused:
    found["mem"] = errno.errorcode[refused.errno]
print(found)
"""


def read_by_a_child(how: str) -> dict[str, str]:
    run = subprocess.run(
        [sys._base_executable, "-I", "-c", PARENT, how, str(Path(memory.__file__)), CHILD],
        capture_output=True,
        text=True,
        check=True,
        cwd="/",
    )
    return dict(ast.literal_eval(run.stdout))


def test_a_child_cannot_read_what_its_parent_has_in_memory() -> None:
    assert set(read_by_a_child("private").values()) <= {"EPERM", "EACCES"}


def test_without_it_the_kernel_would_let_it() -> None:
    if set(before := read_by_a_child("open").values()) <= {"EPERM", "EACCES"}:
        pytest.skip("this kernel has Yama, or refuses it for another reason")
    assert "the secret of the app" in before


def test_web_and_worker_keep_it_private_before_they_read_a_setting() -> None:
    for file in ("wsgi.py", "bot/cli/working.py"):
        text = (ROOT / file).read_text()
        assert 0 < text.index("memory.keep_private()") < text.index("load()")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has what is given up")
def test_of_root_the_drawing_process_keeps_nothing() -> None:
    program = "from bot.resumes.drawing import limit_oneself; import os; limit_oneself(); print(os.getresuid(), os.getgroups())"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.strip() == "(65533, 65533, 65533) []"
