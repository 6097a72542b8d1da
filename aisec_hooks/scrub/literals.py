"""The string literals and comments of a text, found well enough to say where a value begins and ends."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from aisec_hooks import late

_DOUBLE = r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"?'
_SINGLE = r"'[^'\\\n]*(?:\\.[^'\\\n]*)*'?"
_LONG = (
    r'"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*\\?(?:"""|\Z)'
    r"|'''[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*\\?(?:'''|\Z)"
)
_PYTHON = late.compiled(rf"(?s)(#[^\n]*)|(\b[A-Za-z]{{1,2}})?(?:{_LONG}|{_DOUBLE}|{_SINGLE})")
_OTHER = late.compiled(rf"(?s)(\Z.)|(@)?(?:{_DOUBLE}|{_SINGLE}|`[^`\n]*`?)")
_MARK = late.compiled(r"[()\[\]{},;\n]")
_ON = late.compiled(r"\s*(?:[+.|?%&)\]]|[A-Za-z]{0,2}['\"`])")
LONGEST = 4_000
"""Characters after which an expression is given up."""

DEEPEST = 20
_MOST_MARKS = 400
_MOST_LITERALS = 60


class Literal(NamedTuple):
    """A string literal (or a comment): text[start:end], its content between `body` and `stop`."""

    start: int
    end: int
    body: int
    stop: int
    formatted: bool
    comment: bool


class Literals:
    """The literals of a text, in order."""

    def __init__(self, text: str, *, python: bool) -> None:
        self._text = text
        self.found = [_literal(m) for m in (_PYTHON if python else _OTHER).finditer(text)]
        self._starts = [literal.start for literal in self.found]

    def around(self, offset: int) -> Literal | None:
        """The literal or comment that an offset is inside of."""
        i = bisect_right(self._starts, offset) - 1
        return self.found[i] if i >= 0 and self.found[i].body <= offset < self.found[i].end else None

    def before(self, offset: int) -> Literal | None:
        """The last literal that ends at or before an offset."""
        i = bisect_right(self._starts, offset) - 1
        return self.found[i] if i >= 0 and self.found[i].end <= offset and not self.found[i].comment else None

    def following(self, offset: int, *, comma: bool, below: bool = True) -> Iterator[tuple[int, Literal]]:
        """(argument's number, literal) of the expression that starts at an offset; `comma` says that one ends it.

        `below` says that the first literal may stand on the next line: behind a key, not behind `class Token:`.
        """
        i = first = bisect_left(self._starts, offset)
        at, depth, number, marks = offset, 0, 0, 0
        while at < offset + LONGEST:
            upcoming = self._starts[i] if i < len(self._starts) else len(self._text)
            for mark in _MARK.finditer(self._text, at, min(upcoming, offset + LONGEST)):
                match mark[0]:
                    case "(" | "[" | "{":
                        depth += 1
                    case ")" | "]" | "}":
                        depth -= 1
                    case "," if depth == 0:
                        number += 1
                        if comma:
                            return
                    case ";" if depth == 0:
                        return
                    case "\n" if depth == 0 and (not below or self._ends(mark.start())):
                        return
                marks += 1
                if not 0 <= depth <= DEEPEST or marks > _MOST_MARKS:
                    return
            if i >= len(self.found) or i > first + _MOST_LITERALS:
                return
            if not self.found[i].comment:
                yield number, self.found[i]
                below = True
            at = self.found[i].end
            i += 1

    def _ends(self, newline: int) -> bool:
        text = self._text
        return not text.endswith("\\", 0, newline) and _ON.match(text, newline + 1, newline + 200) is None


def _literal(found: re.Match[str]) -> Literal:
    start, end = found.span()
    if found[1]:
        return Literal(start, end, start + 1, end, formatted=False, comment=True)
    prefix = found[2] or ""
    quotes = found[0][len(prefix) :]
    quote = quotes[:3] if quotes[:3] in ('"""', "'''") else quotes[:1]
    body = start + len(prefix) + len(quote)
    stop = end - len(quote) if end - len(quote) >= body and found[0].endswith(quote) else end
    formatted = "f" in prefix.lower() or "t" in prefix.lower() or quote == "`"
    return Literal(start, end, body, stop, formatted=formatted, comment=False)
