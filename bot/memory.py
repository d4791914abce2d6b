"""What a process has in memory is read by no other of its account, such as the one that draws a stranger's PDF."""

from __future__ import annotations

import ctypes
import sys

_PR_SET_DUMPABLE = 4


def keep_private() -> None:
    """On Linux `/proc/PID/mem`, ptrace and process_vm_readv are refused from now on to all but root, with or without Yama.

    Forked children inherit it, a program that is started does not. There are no core dumps any more, and py-spy and gdb
    need root (prctl(2), PR_SET_DUMPABLE).
    Raises: OSError where the kernel refuses it.
    """
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_DUMPABLE)")
