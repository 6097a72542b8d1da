"""Whether the beginning of a URL, or a pattern of one, leaves its host open."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any

from aisec_hooks import late
from aisec_hooks.flow.patterns import Pattern, Tree, allowed

_ENDS = "/?#"
_BREAKS = frozenset("/?#@\\:")
_FILLER = "\1"
"""Stands for characters that end no host."""
_DOT = "\2"
"""Stands for an unescaped dot."""
_ANYTHING = "\3"
_END = "\4"
"""Stands for the end of the text."""


class Host(Enum):
    """What a check of a URL's beginning says of its host."""

    FIXED = "fixed"
    OPEN_ENDED = "anything may follow the host's name"
    DOTTED = "a dot that stands for any character lets other hosts through"
    GLUED = "anything may stand right before the host's name"
    NONE = "no host"


_FIXED_PREFIX = late.compiled(r"[A-Za-z][\w+.-]*://[^/?#\\@\0]+[/?#]|//[^/?#\\@\0]+[/?#]")
_OPEN_PREFIX = late.compiled(r"(?:[A-Za-z][\w+.-]*:)?//[^/?#\\@\0]+$")
_SHAPE = late.compiled(
    rf"(?:[A-Za-z]+:)?//(?P<host>[\w.{_FILLER}{_DOT}-]+)(?::(?:\d|{_FILLER})+)?(?P<end>[/?#{_END}]|$|.)", re.DOTALL
)
_GLUED = late.compiled(rf"[{_FILLER}{_ANYTHING}][\w-]")
DOMAIN = late.compiled(r"(?:[\w-]+\.)*[\w-]+\.[A-Za-z]{2,}")
"""What looks like the name of a host."""


def of_prefix(prefix: str) -> Host:
    """What a text says that a URL starts with; only one that goes beyond the host fixes it."""
    if _FIXED_PREFIX.match(prefix):
        return Host.FIXED
    return Host.OPEN_ENDED if _OPEN_PREFIX.match(prefix) else Host.NONE


def of_pattern(pattern: Pattern) -> Host:
    """What a pattern that is matched from the start of a URL says of its host."""
    shape = _SHAPE.match(_skeleton(pattern.tree))
    if shape is None or not re.search(rf"[\w-](?:\.|{_DOT})[A-Za-z]{{2,}}$|^localhost$", shape["host"]):
        return Host.NONE  # a name that ends in what is written out is one's own
    if _DOT in shape["host"]:
        return Host.DOTTED
    if _GLUED.search(shape["host"]):
        return Host.GLUED
    return Host.FIXED if shape["end"] and shape["end"] in _ENDS + _END else Host.OPEN_ENDED


def of_host_pattern(pattern: Pattern, *, anchored: bool) -> Host:
    """What a pattern of a host alone says of it."""
    text = _skeleton(pattern.tree)
    known = re.fullmatch(rf"[\w.{_FILLER}{_DOT}{_ANYTHING}-]*?[\w-](?:\.|{_DOT})[A-Za-z]{{2,}}{_END}?", text)
    if known is None:
        return Host.NONE
    if _DOT in text:
        return Host.DOTTED
    if _GLUED.search(text):
        return Host.GLUED
    return Host.FIXED if anchored else Host.OPEN_ENDED


def _skeleton(tree: Tree) -> str:
    """A text that stands for all that fit a pattern, up to where they begin to differ in more than a name."""
    made: list[str] = []
    for kind, argument in tree:
        piece = _piece(kind, argument)
        made.append(piece)
        if piece.endswith((_ANYTHING, "/")) and "://" in "".join(made)[:-1]:
            break
    return "".join(made)


def _piece(kind: str, argument: Any) -> str:
    match kind:
        case "LITERAL":
            return chr(argument)
        case "ANY":
            return _DOT
        case "AT":
            return _END if str(argument).startswith("AT_END") else ""
        case "ASSERT" | "ASSERT_NOT":
            return ""
        case "IN":
            return _of_class(allowed([(kind, argument)]))
        case "SUBPATTERN":
            return _skeleton(argument[-1])
        case "BRANCH":
            return _alternatives([_skeleton(branch) for branch in argument[1]])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return _repeated(argument)
        case _:
            return _ANYTHING


def _of_class(characters: frozenset[str]) -> str:
    if characters <= frozenset(_ENDS):
        return min(characters, default=_ANYTHING)
    return _ANYTHING if characters & _BREAKS else _FILLER


def _repeated(argument: Any) -> str:
    fewest, most, inner = argument
    text = _skeleton(inner)
    if fewest == 0 and (text[:1] in tuple(_ENDS) or re.fullmatch(rf":(?:\d|{_FILLER})+", text)):
        return ""  # `(/.*)?`, `(:\d+)?`: where it is missing, what comes next decides
    if (fewest, most) == (0, 1) and text.isalpha():
        return text  # `https?`
    if text.endswith("."):
        return text  # `(www\.)?`
    return _ANYTHING if text == _DOT or allowed(inner) & _BREAKS else _FILLER


def _alternatives(texts: list[str]) -> str:
    if all(t[:1] and t[0] in _ENDS + _END for t in texts):
        return "/"  # `(/|$)`
    distinct = list(dict.fromkeys(texts))
    if len(distinct) == 1:
        return distinct[0]
    if any(set(t) & (_BREAKS | {_ANYTHING}) for t in distinct):
        return _ANYTHING
    return max(distinct, key=lambda t: t.count(_DOT))  # `(www|api)`: any of them will do
