"""The licence that a file of code states for itself, in its comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from aisec_hooks import late
from aisec_hooks.licences import written
from aisec_hooks.licences.expression import canonical

WORDS = late.compiled(
    rb"SPDX-Licen[sc]e-Identifier|[Pp]ublic[ \t*#/;]+(?:\r?\n[ \t*#/;%-]*)?Licen[sc]e|PUBLIC LICEN|\bA?GPL|"
    rb"__licen[sc]e__|[Ll]icen[sc]e: "
)
"""What every header has one of: a cheap look before a file is read."""
LONGEST_LINE = 400
MOST = 20
"""Headers of a file that are looked at."""
_CODE = frozenset(
    "asm s bash bat c cc cjs clj cljs cmake cmd cpp cs cu cuh cxx d dart el erl ex exs f f90 for fs go gradle groovy "
    "h hh hpp hs hxx java jl js jsx kt kts less lisp lua m mjs mk ml mm nim nix pas php pl pm proto ps1 pxd py pyi pyx "
    "r rb rs sass scala scm scss sh sql sv svelte swift tcl tf ts tsx v vb vhd vhdl vue zig zsh".split()
)
_CODE_NAMES = frozenset(
    {"makefile", "dockerfile", "cmakelists.txt", "meson.build", "sconstruct", "rakefile", "wscript"}
)
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


def is_code(path: str) -> bool:
    """Whether a file is code by its name; documents and data speak of licences without being under them."""
    name = path.rpartition("/")[2].lower()
    return name in _CODE_NAMES or (("." in name) and name.rpartition(".")[2] in _CODE)


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
    start, docstring = 0, ""
    for number, line in enumerate(lines, 1):
        words = _words(line)
        if number <= _TOP and words is None:
            docstring, words = _docstring(line, docstring)
        elif docstring:
            docstring = _docstring(line, docstring)[0] if number <= _TOP else ""
        if words is None:
            if run:
                yield start, run
            run = []
            if dunder := _DUNDER.match(line[:LONGEST_LINE]):
                yield number, [f"License: {dunder[1]}"]
        else:
            if not run:
                start = number
            run.append(words)
    if run:
        yield start, run


def _words(line: str) -> str | None:
    """What a line of comment says, None for any other line."""
    if len(line) > LONGEST_LINE:
        return None
    leader = _LEADER.match(line)
    return _ENDS.sub("", line[leader.end() :]).strip() if leader else None


def _docstring(line: str, inside: str) -> tuple[str, str | None]:
    """(the quotes of the docstring that goes on after a line, what the line says in it)."""
    stripped = line.strip()
    if inside:
        before, closing, _ = stripped.partition(inside)
        return ("" if closing else inside), before[:LONGEST_LINE]
    for quotes in ('"""', "'''", "/*"):
        opening = stripped.lstrip("rRuU") if quotes != "/*" else stripped
        if opening.startswith(quotes):
            rest = opening[len(quotes) :]
            ends = "*/" if quotes == "/*" else quotes
            return ("" if ends in rest else ends), rest.partition(ends)[0][:LONGEST_LINE]
    return "", None


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
