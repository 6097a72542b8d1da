"""Conversion between offsets in a text, code-point columns and the UTF-8 byte columns of `ast`."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from aisec_hooks import late

_WIDE = late.compiled(r"[^\x00-\x7f]")


class Line:
    """One line that is not all ASCII: byte columns to code-point columns and back, both from 0."""

    def __init__(self, text: str) -> None:
        self._points: list[int] = []  # column just after the n-th wide character
        self._bytes: list[int] = []
        surplus = 0
        for match in _WIDE.finditer(text):
            surplus += width(match[0]) - 1
            self._points.append(match.end())
            self._bytes.append(match.end() + surplus)

    def point(self, byte: int) -> int:
        """The code-point column of a byte column; inside a wide character, the column after it."""
        before = bisect_right(self._bytes, byte)
        surplus = self._bytes[before - 1] - self._points[before - 1] if before else 0
        within = before < len(self._points) and byte - surplus >= self._points[before]
        return self._points[before] if within else byte - surplus

    def byte(self, point: int) -> int:
        """The byte column of a code-point column."""
        before = bisect_right(self._points, point)
        return point + (self._bytes[before - 1] - self._points[before - 1] if before else 0)


class Columns:
    """The lines of a text that are not all ASCII, each measured once."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._wide: dict[int, Line] = {}

    def point(self, line: int, byte: int) -> int:
        """Code-point column (from 0) of a byte column (from 0) in a line (from 1)."""
        if not 0 < line <= len(self._lines) or self._lines[line - 1].isascii():
            return byte
        return self._line(line).point(byte)

    def byte(self, line: int, point: int) -> int:
        """Byte column (from 0) of a code-point column (from 0) in a line (from 1)."""
        if not 0 < line <= len(self._lines) or self._lines[line - 1].isascii():
            return point
        return self._line(line).byte(point)

    def _line(self, line: int) -> Line:
        if line not in self._wide:
            self._wide[line] = Line(self._lines[line - 1])
        return self._wide[line]


class Offsets:
    """Offsets in a text with LF line ends -> line (from 1) and UTF-8 byte column (from 0)."""

    def __init__(self, text: str) -> None:
        lines = text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]
        self._columns = Columns(lines)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and byte column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, self._columns.byte(line, offset - self._starts[line - 1])


def width(text: str) -> int:
    """The length in UTF-8 bytes; lone surrogates count as the parser would."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
