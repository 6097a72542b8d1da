"""Finding any of many strings in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_START = 4
_FEW = 200
"""So many different beginnings may be alternatives of one pattern."""


class Many:
    """Strings of at least four characters."""

    def __init__(self, strings: Iterable[str]) -> None:
        self._by_start: dict[str, list[str]] = {}
        for string in sorted(set(strings), key=lambda s: (-len(s), s)):
            if len(string) >= _START:
                self._by_start.setdefault(string[:_START], []).append(string)
        starts = self._by_start
        self._pattern = re.compile("|".join(map(re.escape, starts))) if 0 < len(starts) <= _FEW else None

    def within(self, text: str) -> Iterator[tuple[int, str]]:
        """(offset, string) of every one in a text from the left, the longest at each place, none in another."""
        done = 0
        for at in self._candidates(text):
            if at >= done:
                found = next((s for s in self._by_start[text[at : at + _START]] if text.startswith(s, at)), None)
                if found is not None:
                    done = at + len(found)
                    yield at, found

    def _candidates(self, text: str) -> Iterator[int]:
        if self._pattern is None:
            by_start = self._by_start
            yield from (at for at in range(len(text) if by_start else 0) if text[at : at + _START] in by_start)
            return
        found = self._pattern.search(text)
        while found is not None:  # beginnings may overlap
            yield found.start()
            found = self._pattern.search(text, found.start() + 1)
