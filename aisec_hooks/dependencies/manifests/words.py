"""The words of one shell command, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from aisec_hooks import late

_BLANK = late.compiled(r"(?:[ \t\r]|[\\^`]\r?\n)+")
_REDIRECT = late.compiled(r"(?:\d{0,2}|&)(?:>>|>&|<<<|<<|>|<)[ \t]*(?:&\d|[^\s;&|]*)")
_CONTINUED = late.compiled(r"[\\^`]\r?\n")
_FILLED_IN = late.compiled(r"\{\{[^{}\n]{0,200}\}\}|<[a-zA-Z][^<>\n]{0,200}>")
_ENDS = ";&|\n)"
_LONGEST = 20_000


class Word(NamedTuple):
    """A word without its quotes, and the offset of its first character."""

    text: str
    start: int


def words(text: str, at: int, stop: int | None = None) -> Iterator[Word]:
    """The words from an offset to the end of the command; a comment, a pipe and the like end it."""
    stop = min(len(text) if stop is None else stop, at + _LONGEST)
    while at < stop:
        if blank := _BLANK.match(text, at, stop):
            at = blank.end()
            continue
        char = text[at]
        if char in _ENDS or char in "#`":
            return
        if char in "<>&0123456789" and (redirect := _REDIRECT.match(text, at, stop)) and _is_redirect(redirect[0]):
            at = redirect.end()
            continue
        word, at, closed = _word(text, at, stop)
        if word.text:
            yield word
        if not closed:
            return


def _is_redirect(text: str) -> bool:
    return not text.startswith("<") or not text[1:2].isalpha()  # `<package>` is for the reader to fill in


def _word(text: str, at: int, stop: int) -> tuple[Word, int, bool]:
    """The word at an offset, where it ends, and whether the command goes on: a quote that nobody opened ends it."""
    parts: list[str] = []
    start = at
    while at < stop:
        char = text[at]
        if char in "\"'":
            end = text.find(char, at + 1, stop)
            if end < 0 or "\n" in text[at:end]:
                return Word("".join(parts), start), at, False
            if not parts:
                start = at + 1
            parts.append(text[at + 1 : end])
            at = end + 1
        elif char in " \t\r" or char in _ENDS or _CONTINUED.match(text, at, stop):
            break
        elif char == "`":
            return Word("".join(parts), start), at, False
        elif char in "{<" and (filled := _FILLED_IN.match(text, at, stop)):
            parts.append(filled[0])
            at = filled.end()
        elif char in "<>" and parts and not _is_version(text, at):
            break
        elif char == "\\" and at + 1 < stop and text[at + 1] in "[]<>=!;\"' ":
            parts.append(text[at + 1])
            at += 2
        else:
            parts.append(char)
            at += 1
    return Word("".join(parts), start), at, True


def _is_version(text: str, at: int) -> bool:
    """Whether `<` or `>` begins a version rather than a redirection: nobody means a file called `=2.0`."""
    return text[at + 1 : at + 2] == "=" or text[at + 1 : at + 2].isdigit()
