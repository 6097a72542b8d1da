"""The parts of a text with enough digits for a number that matters: the rest is not looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from aisec_hooks.personal.glance import DIGITS

Window = tuple[int, int]
_BEFORE, _AFTER = 12, 24


def windows(text: str) -> list[Window]:
    """Stretches in order and apart, wider than the digits in them."""
    found: list[Window] = []
    for match in DIGITS.finditer(text):
        start, end = max(0, match.start() - _BEFORE), match.end() + _AFTER
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def within(pattern: re.Pattern[str], text: str, windows: Iterable[Window]) -> Iterator[re.Match[str]]:
    """The pattern's matches inside of the windows."""
    for start, end in windows:
        yield from pattern.finditer(text, start, end)
