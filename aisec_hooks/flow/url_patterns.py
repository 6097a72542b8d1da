"""Which parts of a URL's pattern cannot hold text of the client's choosing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from aisec_hooks import late

_CONVERTERS = r"(?:int|float|uuid|slug|decimal|date|datetime|dt|time|timedelta|ymd|alpha|signed_int|any|bool|enum)"
_ANGLED = late.compiled(rf"<{_CONVERTERS}(?:\([^)]*\))?:(\w+)>|<(\w+):{_CONVERTERS}(?:\([^)]*\))?>")
"""Flask's and Django's <int:name>, Bottle's and Sanic's <name:int>."""
_BRACED = late.compiled(rf"\{{(\w+):{_CONVERTERS}(?:\([^)]*\))?\}}")
"""Starlette's, Litestar's and Falcon's {name:int}."""
_EXPRESSION = late.compiled(r"<(\w+):re:([^>]{1,200})>|\{(\w+):([^{}]{1,200}(?:\{\d+(?:,\d*)?\})?)\}")
"""Bottle's <name:re:[0-9]+>, aiohttp's and Pyramid's {name:\\d+}."""
_HARMLESS = late.compiled(
    r"\^?(?:\\[dwA.@-]|[\w|@,:=~#%-]|\[(?:\\[dw.@-]|[\w .@+,:=~#%-])+\]|[*+?]|\{\d+(?:,\d*)?\}|\(\?:|\))*"
    r"(?:\$|\\Z|\\z)?"
)
_CONVERTED = late.compiled(r"(?<!\?P)<|\{[A-Za-z_]")
"""What only patterns have that are no regular expressions."""
_RANGE = late.compiled(r"(\w)-(\w)")
_CLASS = late.compiled(r"\[([^\[\]]*)\]")
_WIDE = late.compiled(r"[^\w\\]-.")
"""A range between marks, such as " -~", holds more than one sees."""


def converted(pattern: str) -> frozenset[str | int]:
    """The parameters, by name or place, that a router converts or whose pattern is harmless."""
    return _converted(pattern) if pattern else frozenset()


def is_harmless(expression: str) -> bool:
    """Whether a regular expression fits nothing but letters, digits and marks that mean nothing anywhere."""
    if not _HARMLESS.fullmatch(expression):
        return False
    if any(_WIDE.search(members) for members in _CLASS.findall(expression)):
        return False
    return all(a.isdigit() == b.isdigit() and a.isupper() == b.isupper() for a, b in _RANGE.findall(expression))


@lru_cache(maxsize=512)
def _converted(pattern: str) -> frozenset[str | int]:
    found: set[str | int] = set()
    for expression in (_ANGLED, _BRACED):
        for match in expression.finditer(pattern):
            found.add(next(name for name in match.groups() if name))
    for match in _EXPRESSION.finditer(pattern):
        name, body = (match[1], match[2]) if match[1] else (match[3], match[4])
        if not body.isidentifier() and is_harmless(body):  # {name:path} is a converter
            found.add(name)
    plain = not _CONVERTED.search(pattern)
    for place, (name, body) in enumerate(_groups(pattern)):
        if is_harmless(body) and (name or plain):
            found.add(name or place)
    return frozenset(found)


def _groups(pattern: str) -> Iterator[tuple[str, str]]:
    """The groups of a regular expression that are not within another one: (name or "", what is in it)."""
    depth, start, escaped, within = 0, 0, False, False
    for at, char in enumerate(pattern):
        if escaped:
            escaped = False
        elif char == "\\":
            escaped = True
        elif within or char == "[":
            within = char != "]"
        elif char == "(":
            depth += 1
            start = at + 1 if depth == 1 else start
        elif char == ")" and depth:
            depth -= 1
            body = pattern[start:at]
            named = re.match(r"\?P<(\w+)>", body)
            if depth == 0 and (named or not body.startswith("?")):
                yield (named[1], body[named.end() :]) if named else ("", body)
