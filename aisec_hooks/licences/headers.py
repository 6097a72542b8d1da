"""The licence that a file of code states for itself, in its comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from aisec_hooks import late
from aisec_hooks.licences import written
from aisec_hooks.licences.expression import canonical

LONGEST_LINE = 400
MOST = 20
"""Headers of a file that are looked at."""
_LEADER = late.compiled(
    r"[ \t]*(?:#+|//+|/\*+!?|\*+(?!/)|--+|;+|%+|<!--|\(\*|\{-|dnl\b|rem\b|!+|\.\.\.?(?=\s))[ \t]*", 2
)
_SPDX = late.compiled(r"SPDX-Licen[sc]e-Identifier:[ \t]*([^\n]{1,300})")
_ENDS = late.compiled(r"[ \t]*(?:-->|\*/|\*\)|-\}|#\}|\"\"\"|''').*")
_GRANT = late.compiled(
    r"(?:free software|redistribute it and/or modify|modify it under|"
    r"(?:licen[sc]ed|distributed|released|covered|available|published|redistributed|provided)(?: to you)? under|"
    r"under (?:the terms|version)|governed by|subject to)"
    r"[^.]{0,160}?(?P<name>"
    r"GNU (?:Affero |Lesser |Library )?(?:General )?Public Licen[sc]e|"
    r"(?:Affero |Lesser |Library )?General Public Licen[sc]e|"
    r"Server Side Public Licen[sc]e|European Union Public Licen[sc]e|\b[AL]?GPL(?:[ -]?v?\d|\b)|CeCILL)",
    2,
)
_FIELD = late.compiled(r"(?:@|:)?(?:licen[sc]e)(?: type)?\s*[:=]\s*(?P<name>[^\n]{2,120})\Z", 2)
_DUNDER = late.compiled(r"__licen[sc]e__\s*=\s*[\"']([^\"'\n]{2,120})[\"']\s*\Z")
_EXCEPTION = late.compiled(r"special exception|linking exception|classpath exception|runtime library exception", 2)
_OTHER_GRANT = late.compiled(
    r"\b(?:MIT|BSD|Apache|Expat|ISC|X11|zlib|MPL|Mozilla Public)\b[^.]{0,40}?\blicen[sc]e|"
    r"permission is hereby granted, free|redistribution and use in source|dual[- ]licen[sc]ed|"
    r"commercial licen[sc]e|or the (?:MIT|BSD|Apache)",
    2,
)
_TOP = 60
"""Lines from the top in which a docstring may be a header."""


class Header(NamedTuple):
    """What a file says of its licence."""

    line: int
    expression: str
    """In SPDX's words, as far as it could be read."""


def headers(text: str) -> Iterator[Header]:
    """The licences that the comments of a text state, the first line of each."""
    lines = text.split("\n")
    found = 0
    for first, words in _blocks(lines):
        header = _header(first, words)
        if header is not None:
            yield header
            found += 1
            if found >= MOST:
                return


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """(first line, the lines' words) of each run of comment lines, and of the docstring at the top."""
    run: list[str] = []
    start, strings = 0, _Strings()
    for number, line in enumerate(lines, 1):
        words = strings.words(line, number)
        if words is not None:
            start = start if run else number
            run.append(words)
            continue
        if run:
            yield start, run
            run = []
        if dunder := _DUNDER.match(line[:LONGEST_LINE]):
            yield number, [f"License: {dunder[1]}"]
    if run:
        yield start, run


class _Strings:
    """Which lines are comment: whether one stands in a string of several lines is known from those before."""

    def __init__(self) -> None:
        self._docstring = ""
        """What ends the docstring or comment that goes on."""
        self._string = ""

    def words(self, line: str, number: int) -> str | None:
        """What a line says as comment or docstring, None for any other line."""
        if self._string:
            self._string = "" if self._string in line else self._string
            return None
        if self._docstring:
            inner, end, _ = line.partition(self._docstring)
            self._docstring = "" if end else self._docstring
            plain = _plain(inner)
            return inner.strip()[:LONGEST_LINE] if plain is None else plain
        words = _plain(line)
        if words is not None:
            if line.lstrip().startswith("/*") and "*/" not in line:
                self._docstring = "*/"
            return words
        for quotes in ('"""', "'''"):
            if line.count(quotes) % 2:
                before, _, rest = line.partition(quotes)
                if number <= _TOP and before.strip() in _PREFIXES:
                    self._docstring = quotes
                    return rest.strip()[:LONGEST_LINE]
                self._string = quotes
                return None
            if number <= _TOP and line.count(quotes) == 2 and line.partition(quotes)[0].strip() in _PREFIXES:
                return line.split(quotes)[1].strip()[:LONGEST_LINE]
        return None


_PREFIXES = frozenset({"", "r", "R", "u", "U"})


def _plain(line: str) -> str | None:
    """What a line of comment says, None for any other line."""
    if len(line) > LONGEST_LINE:
        return None
    leader = _LEADER.match(line)
    return _ENDS.sub("", line[leader.end() :]).strip() if leader else None


def _header(first: int, words: list[str]) -> Header | None:
    for offset, line in enumerate(words):
        if tag := _SPDX.match(line):
            stated = tag[1].strip()
            expression = canonical(stated) or written.from_words(stated)
            return Header(first + offset, expression) if expression else None
    block, starts = _joined(words[:200])
    if grant := _GRANT.search(block):
        if _OTHER_GRANT.search(block):
            return None  # several licences, and nobody but a person can tell which is whose
        around = block[grant.start("name") : grant.end("name") + 160]
        expression = written.from_words(around[:190].partition(";")[0])
        if _EXCEPTION.search(block) and expression:
            expression = f"{expression} WITH LicenseRef-exception"
        offset = max(i for i, start in enumerate(starts) if start <= grant.start())
        return Header(first + offset, expression) if expression else None
    for offset, line in enumerate(words):
        if field := _FIELD.match(line):
            expression = written.from_words(field["name"].strip(" .,;'\""))
            if expression:
                return Header(first + offset, expression)
    return None


def _joined(words: list[str]) -> tuple[str, list[int]]:
    """The words as one text with single blanks, and where each line begins in it."""
    parts, starts, at = [], [], 0
    for line in words:
        starts.append(at)
        plain = " ".join(line.split())
        if plain:
            parts.append(plain)
            at += len(plain) + 1
    return " ".join(parts), starts
