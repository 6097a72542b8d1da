"""What is printed by an expression of a template: which variables, how they are encoded, whether it is markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from aisec_hooks.flow.template_filters import Effect

MOST_PIECES = 32
LONGEST_PATH = 120


class Encoding(Enum):
    """What a text was escaped for."""

    HTML = "html"
    JAVASCRIPT = "javascript"
    JSON = "json"
    URL = "url"


class Piece(NamedTuple):
    """A variable in what is printed."""

    path: str
    """Dotted, as Django writes it; `*` for any element."""
    encodings: frozenset[Encoding] = frozenset()
    doubtful: bool = False
    """It went through something unknown."""
    local: bool = False
    """Made in the template, such as a parameter of a macro, not given by the code that renders it."""


class Printed(NamedTuple):
    """The value of an expression."""

    pieces: frozenset[Piece] = frozenset()
    marked: bool = False
    """It is taken for finished markup."""
    text: str | None = None
    """The literal that it is."""
    name: str = ""
    """The dotted name that the expression consists of."""


NOTHING = Printed()
MARKUP = Printed(marked=True)
_ENCODED = {
    Effect.ESCAPE: Encoding.HTML,
    Effect.FORCE: Encoding.HTML,
    Effect.CLEAN: Encoding.HTML,
    Effect.JSON: Encoding.JSON,
    Effect.JAVASCRIPT: Encoding.JAVASCRIPT,
    Effect.URL: Encoding.URL,
}
_VIEWS = frozenset({"items", "values", "keys", "all", "copy"})
"""What gives the same elements another way."""


def in_order(pieces: Iterable[Piece]) -> list[Piece]:
    """The surest first, the same order in every run."""
    return sorted(pieces, key=lambda p: (p.doubtful, p.path, p.local, sorted(e.value for e in p.encodings)))


def joined(values: Sequence[Printed]) -> Printed:
    """What holds all of these."""
    pieces = frozenset[Piece]().union(*(v.pieces for v in values))
    if len(pieces) > MOST_PIECES:
        pieces = frozenset(in_order(pieces)[:MOST_PIECES])
    return Printed(pieces, any(v.marked for v in values))


def encoded(value: Printed, effect: Effect) -> Printed:
    """The value after something that escapes; the result is markup, but for what only URLs need."""
    also = frozenset({_ENCODED[effect]})
    if effect is Effect.ESCAPE and value.marked:
        return value
    pieces = frozenset(p._replace(encodings=p.encodings | also) for p in value.pieces)
    return Printed(pieces, effect is not Effect.URL)


def member(value: Printed, name: str) -> Printed:
    """An attribute or element."""
    pieces = frozenset(
        Piece(f"{p.path}.{name}"[:LONGEST_PATH] if name not in _VIEWS else p.path, doubtful=p.doubtful, local=p.local)
        for p in value.pieces
    )
    return Printed(pieces, name=f"{value.name}.{name}"[:LONGEST_PATH] if value.name else "")


def in_doubt(value: Printed) -> Printed:
    """The same, after something unknown."""
    return Printed(frozenset(p._replace(doubtful=True) for p in value.pieces), value.marked)


def put_in(template: Printed, values: Sequence[Printed]) -> Printed:
    """A text with values put in, which markup escapes."""
    if template.marked:
        values = [encoded(v, Effect.ESCAPE) for v in values]
    return joined([template, *values])._replace(marked=template.marked)
