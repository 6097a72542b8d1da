"""Where the comments of a source are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO
from tokenize import COMMENT, TokenError, generate_tokens

from aisec_hooks import late
from aisec_hooks.syntax.magics import python_of
from aisec_hooks.syntax.source import Kind, Source

_OPENER = late.compiled(
    r"(?:.*>)?(?P<markup><!--+)|#+[:!]?|/{2,}!?|\{?/\*+!?|<%--|\{\{!--|\{%-?#|\{#-?|--+|;+|%+|@\*|\(\*|[rR][eE][mM]|\*",
    re.ASCII,
)
"""What starts a comment in one language or another; `*` goes on with one."""
_CONTRACTION = late.compiled(r"(?:\bI|[A-Za-z]{2})'(?:s|t|re|ll|ve|m|d)\b")
_QUOTED = late.compiled(r"\\.|(['\"`])")


class Comments:
    """Asked for a place in a source (line from 1, column from 0), they say where the comment around it starts.

    In Python every comment counts, in other languages one whose opener stands right before the place. In a
    notebook only code cells have comments.
    """

    def __init__(self, source: Source) -> None:
        self._lines = source.lines
        self._python: dict[int, int] = {}
        self._other: set[int] | None = set()
        match source.kind:
            case Kind.PYTHON:
                self._python = dict(_of_python(source.text))
            case Kind.NOTEBOOK if not source.broken_notebook:
                self._read_cells(source)
            case _:
                self._other = None

    def start(self, line: int, column: int) -> int | None:
        """The column (from 0) where the comment starts that holds a place, None if it is in none."""
        start = self._python.get(line)
        if start is not None:
            return start if start <= column else None
        if self._other is None or line in self._other:
            return _start_before(self._lines[line - 1][:column])
        return None

    def _read_cells(self, source: Source) -> None:
        others: set[int] = set()
        for cell in source.code_cells:
            code = python_of(cell.source) if source.python is not None else ""
            self._python |= {cell.line + line - 1: column for line, column in _of_python(code)}
            if not code.strip():  # another language's
                others.update(range(cell.line, cell.line + cell.source.count("\n") + 1))
        self._other = others


def _of_python(text: str) -> Iterator[tuple[int, int]]:
    """(line, column) of every comment."""
    if "#" not in text:
        return
    try:
        found = [token.start for token in generate_tokens(StringIO(text).readline) if token.type == COMMENT]
    except (TokenError, SyntaxError):
        # not to be tokenized as a whole: a comment is what follows a line's first # if no quote stands before it
        lines = enumerate(text.split("\n"), 1)
        found = [(n, at) for n, line in lines if (at := line.find("#")) >= 0 and not re.search(r"['\"]", line[:at])]
    yield from found


def _start_before(text: str) -> int | None:
    """Where the comment starts whose opener is the last word of a text, None if that is none."""
    text = text.rstrip(" \t")
    at = max(text.rfind(" "), text.rfind("\t")) + 1
    opener = _OPENER.fullmatch(text, at)
    if opener is None:
        return None
    at = max(at, opener.start("markup"))  # which may follow a tag
    before = text[:at]
    return None if (text[at:] == "*" and before.strip()) or _ends_in_quote(before) else at


def _ends_in_quote(text: str) -> bool:
    """Whether a quote that was opened in a line is still open at its end."""
    text = _CONTRACTION.sub("", text)
    open_quote = ""
    for match in _QUOTED.finditer(text):
        quote = match[1]
        if quote and not open_quote:
            open_quote = quote
        elif quote == open_quote:
            open_quote = ""
    return bool(open_quote)
