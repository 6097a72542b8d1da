"""Template text cut into what is literal, what is printed and what controls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from aisec_hooks import late

LONGEST = 4_000
"""Of an expression whose brackets are to be balanced."""
_OPENERS = late.compiled(r"\{\{|\{%|\{#")
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_CONTROLS = "-+ \t\r\n"
"""White space and the marks that control it; one may also be a sign, which is all the same here."""
_STRINGS = late.compiled(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'', re.DOTALL)
_QUOTES = late.compiled("[\"']")


class Kind(Enum):
    """What a token is."""

    TEXT = "text"
    PRINT = "print"
    """An expression whose value comes into the page."""
    TAG = "tag"
    """What stands between the marks of a block or control line."""
    CODE = "code"
    """Python inside of a template."""


class Token(NamedTuple):
    """A piece of a template: `text` is without the marks, `start` and `end` are with them."""

    kind: Kind
    text: str
    start: int
    end: int


def tokens(text: str, *, one_line: bool = False) -> Iterator[Token]:
    """The pieces of a Jinja2 or Django template; Django's marks must close in the line they open in."""
    position = begin = 0
    nearest = _Nearest(text)
    while opener := _OPENERS.search(text, position):
        start, inner = opener.span()
        end = nearest.at(_CLOSERS[opener[0]], inner)
        if end < 0 or (one_line and 0 <= nearest.at("\n", inner) < end):
            position = inner
            continue
        if begin < start:
            yield Token(Kind.TEXT, text[begin:start], begin, start)
        if opener[0] == "{{":
            end = closing(text, inner, "}}", end)
        inside = text[inner:end].strip(_CONTROLS)
        position = begin = end + 2
        if opener[0] == "{{":
            yield Token(Kind.PRINT, inside, start, position)
        elif opener[0] == "{%":
            word, *rest = inside.split(None, 1) or [""]
            if word in ("comment", "verbatim") or (word == "raw" and not rest):
                stop, past = _past_literal(text, position, word, "".join(rest))
                if word != "comment":
                    yield Token(Kind.TEXT, text[position:stop], position, stop)
                position = begin = past
            else:
                yield Token(Kind.TAG, inside, start, position)
    if begin < len(text):
        yield Token(Kind.TEXT, text[begin:], begin, len(text))


class _Nearest:
    """Where marks are next; each stretch of the text is searched once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, int] = {}

    def at(self, mark: str, start: int) -> int:
        """The first place of a mark from `start` on, -1 if there is none; `start` never goes back."""
        known = self._known.get(mark, 0)
        if known < 0 or known >= start > 0:
            return known
        self._known[mark] = found = self._text.find(mark, start)
        return found


def _past_literal(text: str, start: int, word: str, name: str) -> tuple[int, int]:
    """Where the text ends that is not read as a template, where the tag that ends it does; the rest if none does."""
    named = rf"\s+{re.escape(name)}" if word == "verbatim" and name else ""
    end = re.compile(rf"\{{%[-+]?\s{{0,20}}end{word}{named}\s{{0,20}}[-+]?%\}}").search(text, start)
    return (end.start(), end.end()) if end else (len(text), len(text))


def closing(text: str, start: int, closer: str, first: int) -> int:
    """Where an expression closes, given its first closer: past those in its strings and brackets, if any close it."""
    at = first
    for _ in range(8):
        if at < 0 or at - start > LONGEST:
            break
        code = text[start:at]
        if "{" not in code and "'" not in code and '"' not in code:
            return at
        bare = _STRINGS.sub("", code)
        if bare.count("{") == bare.count("}") and not _QUOTES.search(bare):
            return at
        at = text.find(closer, at + 1)
    return first
