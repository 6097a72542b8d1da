"""How far a long run is, as a bar on a terminal."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from typing import TextIO

LEAST = 200
"""Fewer than these are done before anybody could read it."""
_PAUSE = 0.1
"""Seconds between two pictures."""
_SETTLED = 2.0
"""Seconds after which the rest of the time can be guessed."""
_WIPE = "\r\x1b[K"

Progress = Callable[[int, int], None]
"""(done, in all or 0 where that is not known yet)."""


def on_terminal(noun: str, stream: TextIO | None = None) -> Progress:
    """A bar for so many of something on stderr; nothing where that is no terminal."""
    stream = stream or sys.stderr
    return _Bar(noun, stream) if stream.isatty() else lambda done, total: None


class _Bar:
    """One line that is written over again and wiped at the end."""

    def __init__(self, noun: str, stream: TextIO) -> None:
        self._noun = noun
        self._stream = stream
        self._start = self._last = time.monotonic()
        self._first: int | None = None
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        self._first = done if self._first is None else self._first
        now = time.monotonic()
        if done == total:
            self._write(_WIPE if self._shown else "")
            self._shown = False
        elif max(done, total) >= LEAST and now - self._last >= _PAUSE:
            self._last, self._shown = now, True
            width = shutil.get_terminal_size((80, 24)).columns - 1
            self._write(_WIPE + line(self._noun, done, total, done - self._first, now - self._start, width))

    def _write(self, text: str) -> None:
        if text:
            self._stream.write(text)
            self._stream.flush()


def line(noun: str, done: int, total: int, new: int, seconds: float, width: int) -> str:
    """Such as "[####      ] 40 %  4,000 of 10,000 files  800/s  0:08 left"; `new` of those done took `seconds`."""
    rate = new / seconds if seconds > 0 else 0.0
    parts = [f"{done:,} of {total:,} {noun}" if total else f"{done:,} {noun}", f"{rate:,.0f}/s"]
    if total and rate and seconds >= _SETTLED:
        parts.append(f"{clock((total - done) / rate)} left")
    text = "  ".join(parts)
    room = width - len(text) - 11
    if not total or room < 5:
        return text[:width]
    cells = min(room, 30)
    full = cells * done // total
    return f"[{'#' * full}{' ' * (cells - full)}] {100 * done // total:>3} %  {text}"


def clock(seconds: float) -> str:
    """Such as 0:08 or 1:02:03."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
