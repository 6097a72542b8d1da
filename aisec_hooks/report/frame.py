"""The code frame: source lines with numbers and a caret under the span, cut to a width."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from aisec_hooks.model import Finding, Location, Snippet
from aisec_hooks.printable import printable
from aisec_hooks.report.style import Style

TAB = 4
LINES_BEFORE = 2
LINES_AFTER = 5
_LEAD = 8
"""Columns shown before a span that is wider than the frame."""


def frame(finding: Finding, width: int, style: Style) -> Iterator[str]:
    """The lines of the frame, none where the finding has no usable snippet."""
    snippet = finding.snippet
    at = index(snippet, finding.location)
    if at is None:
        return
    span = finding.location.span
    last = at + span.end_line - span.start_line
    shown = range(max(0, at - LINES_BEFORE), min(len(snippet.lines), at + LINES_AFTER))
    gutter = len(str(snippet.first_line + shown[-1]))
    room = max(20, width - gutter - 7)
    for i in shown:
        mark = ">" if at <= i <= last else " "
        number = f"{snippet.first_line + i:>{gutter}}"
        start, end = marked(finding, snippet.lines[at]) if i == at else (0, 0)
        code, before, carets = window(snippet.lines[i], start, end, room)
        yield f"  {style('red', mark) if mark == '>' else mark} {style('dim', number + ' |')} {code}".rstrip()
        if i == at:
            yield f"    {' ' * gutter} {style('dim', '|')} {' ' * before}{style('bold red', '^' * carets)}"


def index(snippet: Snippet, location: Location) -> int | None:
    """Which line of the snippet the location starts on, None if it is not among them."""
    at = (location.cell_line or location.span.start_line) - snippet.first_line
    return at if 0 <= at < len(snippet.lines) else None


def marked(finding: Finding, line: str) -> tuple[int, int]:
    """The code points of the first line to put the caret under; of several lines, up to the line's end."""
    span = finding.location.span
    code = len(line.rstrip())
    if finding.location.cell is not None:
        # the span counts the columns of the .ipynb file, which are not those of the cell's code
        return len(line) - len(line.lstrip()), code
    start = min(span.start_column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.start_line else code
    return start, max(start, min(end, len(line)))


def window(line: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """The part of a line around a span that fits in `room` columns, the caret's column and its length."""
    first = _first(line, start, end, room)
    left = "…" if first else ""
    shown, edges = left, {}
    column = len(left)
    for i in range(first, min(len(line), first + 4 * room)):
        cell = _cell(line[i], column)
        edges[i] = column
        size = columns(cell)
        if column + size > room - (i + 1 < len(line)):
            shown += "…"
            break
        shown, column = shown + cell, column + size
    else:
        shown += "…" if first + 4 * room < len(line) else ""
    before = edges.get(start, column)
    return shown, before, max(1, edges.get(end, column) - before)


def clip(text: str, room: int) -> str:
    """Printable text cut to a number of columns."""
    return window(printable(text[: 4 * room]), 0, 0, room)[0]


def columns(text: str) -> int:
    """How many columns a terminal needs for printable text."""
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _first(line: str, start: int, end: int, room: int) -> int:
    """The first code point to show: the line's start if the span is then in view."""
    if end <= room and sum(columns(_cell(char, 0)) for char in line[:end]) < room - 1:
        return 0
    return max(0, start - max(_LEAD, (room - (end - start)) // 2))


def _cell(char: str, column: int) -> str:
    if char == "\t":
        return " " * (TAB - column % TAB)
    return char if " " <= char <= "~" else printable(char)
