"""A log that turns over while it is written, and outlives a full disk and a vanished folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

LARGEST = 5_000_000  # bytes; then it becomes .1, what was .1 becomes .2
OLDER = 4


class LogFile:
    """What cannot be written is counted and left out: whoever writes goes on, and writes again when it can."""

    def __init__(self, path: Path, *, largest: int = LARGEST) -> None:
        self.path = path
        self._largest = largest
        self._file: BinaryIO | None = None
        self._lost = 0

    def write(self, line: bytes) -> None:
        try:
            file = self._ready()
            if self._lost:
                self._whole(file, f"\n… {self._lost} lines could not be written\n".encode())
                self._lost = 0
            self._whole(file, line)
        except OSError:
            self._lost += 1
            self.close()

    def close(self) -> None:
        if self._file is not None:
            self._file.close()  # unbuffered: nothing is left that could fail
            self._file = None

    def _ready(self) -> BinaryIO:
        if self._file is not None and not self._is_still_there(self._file):
            self.close()
        if self._file is None:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # people's words are in it
            self._file = self.path.open("ab", buffering=0)
        if os.fstat(self._file.fileno()).st_size > self._largest:
            self.close()
            self._turn_over()
            self._file = self.path.open("ab", buffering=0)
        return self._file

    def _is_still_there(self, file: BinaryIO) -> bool:
        try:
            return os.path.samestat(self.path.stat(), os.fstat(file.fileno()))
        except FileNotFoundError:
            return False

    def _turn_over(self) -> None:
        for number in range(OLDER, 0, -1):
            younger = self._numbered(number - 1) if number > 1 else self.path
            if younger.exists():
                younger.replace(self._numbered(number))

    def _numbered(self, number: int) -> Path:
        return self.path.with_name(f"{self.path.name}.{number}")

    @staticmethod
    def _whole(file: BinaryIO, line: bytes) -> None:
        if file.write(line) != len(line):
            raise OSError("half a line: the disk is full")
