"""From an offset in a text to its line and column, and from a piece of a program to its offsets."""

from __future__ import annotations

import ast
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


class Columns:
    """The offsets of what a parser found in a text; it counts columns in bytes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = _starts(text)

    def offset(self, node: ast.expr) -> int:
        """Where an expression begins."""
        return self._offset(node.lineno, node.col_offset)

    def span(self, node: ast.expr) -> tuple[int, int]:
        """Where an expression begins and ends."""
        return self.offset(node), self._offset(node.end_lineno or node.lineno, node.end_col_offset or 0)

    def inside(self, node: ast.expr) -> tuple[int, int]:
        """What is between the quotes of a literal, if it is only one."""
        start, end = self.span(node)
        at = start
        while at < end and self._text[at] not in "\"'":
            at += 1
        quote = self._text[at : at + 3]
        width = 3 if quote in ('"""', "'''") and end - at >= 2 * len(quote) else 1
        return min(at + width, end), max(end - width, min(at + width, end))

    def _offset(self, line: int, column: int) -> int:
        if line > len(self._starts):
            return len(self._text)
        start = self._starts[line - 1]
        text = self._text[start : self._starts[line] if line < len(self._starts) else len(self._text)]
        if not text.isascii():
            column = len(text.encode("utf-8", "replace")[:column].decode("utf-8", "replace"))
        return start + column
