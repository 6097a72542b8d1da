"""Running a command and measuring it: wall time, processor time and memory, all its processes together."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_EVERY = 0.01
"""Seconds between two looks at the memory of the processes."""
_PAGE = os.sysconf("SC_PAGE_SIZE")
_UNIT = 1 if sys.platform == "darwin" else 1024


class Crashed(Exception):
    """A command ended as it does not when it has done its work."""


class Sample(NamedTuple):
    """One run: seconds, seconds, bytes."""

    wall: float
    cpu: float
    memory: int


def run(command: Sequence[str], cwd: Path, variables: Mapping[str, str], fine: Sequence[int]) -> Sample:
    """Run a command with its output thrown away; Crashed unless its status is among the fine ones."""
    with tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603  # the commands are our own
            command, cwd=cwd, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors
        )
        memory = _Memory(process.pid)
        # usage covers the children that the process waited for; of memory it has the largest single process
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        largest = memory.stop()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in fine:
            errors.seek(0)
            said = errors.read().decode("utf-8", "replace").strip()[-2000:]
            raise Crashed(f"{Path(command[0]).name} ended with {process.returncode}: {said}")
    return Sample(wall, usage.ru_utime + usage.ru_stime, max(usage.ru_maxrss * _UNIT, largest))


class _Memory:
    """Looks at what a process and its descendants have resident, and keeps the largest sum; Linux only."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._largest = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        if sys.platform == "linux":
            self._thread.start()

    def stop(self) -> int:
        self._done.set()
        if self._thread.ident is not None:
            self._thread.join()
        return self._largest

    def _watch(self) -> None:
        while not self._done.wait(_EVERY):
            self._largest = max(self._largest, _resident(self._pid))


def _resident(pid: int, parent: str = "") -> int:
    """Bytes; pages that processes share are counted for each.

    A child that has its parent's very numbers was just forked and still runs in its parent's memory.
    """
    try:
        with open(f"/proc/{pid}/statm", encoding="ascii") as stream:
            own = stream.read()
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as stream:
            children = stream.read().split()
    except OSError:  # it has just ended
        return 0
    if own == parent:
        return 0
    return int(own.split()[1]) * _PAGE + sum(_resident(int(child), own) for child in children)
