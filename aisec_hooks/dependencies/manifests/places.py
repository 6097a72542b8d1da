"""From an offset in a text to its line and column."""

from __future__ import annotations

from bisect import bisect_right


class Places:
    """The lines of a text, split at LF; counted when the first place is asked for."""

    def __init__(self, text: str, offset: int = 0, line: int = 1) -> None:
        """`offset` and `line` say where a text begins that is a stretch of whole lines of a longer one."""
        self._text = text
        self._offset = offset
        self._line = line
        self._starts: list[int] = []

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of an offset in the longer text."""
        if not self._starts:
            self._starts = _starts(self._text)
        offset -= self._offset
        line = bisect_right(self._starts, offset)
        return line + self._line - 1, offset - self._starts[line - 1] + 1

    def line(self, offset: int) -> int:
        """The line, from 1, of an offset in the longer text."""
        return self.at(offset)[0]


def _starts(text: str) -> list[int]:
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
