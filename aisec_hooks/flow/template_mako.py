"""Mako's templates cut into what is literal, what is printed and what controls."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.flow.template_text import Kind, Token, closing

_OPENERS = late.compiled(r"\$\{|<%|</%|^[ \t]*(?:##|%(?!%))", re.MULTILINE)
_CLOSERS = {"${": "}", "<%": "%>", "</%": ">", "##": "\n", "%": "\n"}
_LITERAL = late.compiled(r"(?:text|doc)\b")
"""Elements whose content is no template."""


def tokens(text: str) -> Iterator[Token]:
    """The pieces of a template."""
    position = begin = 0
    missing: set[str] = set()
    while opener := _OPENERS.search(text, position):
        start, inner = opener.span()
        mark = opener[0].strip()
        element = mark == "<%" and text[inner : inner + 1].isalpha()
        closer = ">" if element else _CLOSERS[mark]
        end = -1 if closer in missing else text.find(closer, inner)
        if end < 0 and closer != "\n":
            missing.add(closer)
            position = inner
            continue
        end = len(text) if end < 0 else end
        if begin < start:
            yield Token(Kind.TEXT, text[begin:start], begin, start)
        if mark == "${":
            end = closing(text, inner, "}", end)
        inside = text[inner:end].strip()
        position = begin = min(end + len(closer), len(text))
        literal = _LITERAL.match(inside) if element and not inside.endswith("/") else None
        if literal:
            stop, begin = _past_literal(text, position, literal[0])
            if literal[0] == "text":
                yield Token(Kind.TEXT, text[position:stop], position, stop)
            position = begin
        elif mark != "##":
            yield _token(mark, inside, start, position, element=element)
    if begin < len(text):
        yield Token(Kind.TEXT, text[begin:], begin, len(text))


def _token(mark: str, inside: str, start: int, end: int, *, element: bool) -> Token:
    match mark:
        case "${":
            return Token(Kind.PRINT, inside, start, end)
        case "%":
            return Token(Kind.TAG, inside.rstrip(":"), start, end)
        case "</%":
            return Token(Kind.TAG, f"end{inside}", start, end)
        case _:
            return Token(Kind.TAG, inside.rstrip("/ "), start, end) if element else Token(Kind.CODE, inside, start, end)


def _past_literal(text: str, start: int, name: str) -> tuple[int, int]:
    closer = f"</%{name}>"
    stop = text.find(closer, start)
    return (stop, stop + len(closer)) if stop >= 0 else (len(text), len(text))
