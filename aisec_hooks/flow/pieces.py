"""Texts of which some pieces are known: what slicing, splitting and looking at their ends gives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from aisec_hooks.flow.combining import of_items
from aisec_hooks.flow.values import ANY, Hole, Part, Value, constant, literal

PART = "part of a text"

SHOWN = 8
"""Letters of a secret that may be shown to tell it from others."""


def sliced(text: Value, lower: object, upper: object, step: object) -> Value | None:
    """`text[lower:upper]`, None where it is not known which pieces that leaves."""
    if text.parts is None or step is not None:
        return None
    known = text.known
    if not _is_bound(lower) or not _is_bound(upper):
        return None
    if isinstance(known, (str, bytes)):
        return constant(known[lower:upper])
    parts: Sequence[Part] | None = text.parts
    if upper is not None and upper < 0:
        parts = _cut(text.parts, -upper, at_end=True)
    elif upper is not None:
        return _prefix(text, lower, upper)
    if lower is not None and lower >= 0 and parts is not None:
        parts = _cut(parts, lower, at_end=False)
    elif lower is not None:
        return _suffix(text, lower) if upper is None else None
    return _of(parts) if parts is not None else None


def split(text: Value, separator: object, *, whole: bool = True) -> Value | None:
    """`text.split(separator)`, or `partition`: the pieces before the first one that is not known are known."""
    first = text.parts[0] if text.parts else ""
    if not isinstance(separator, str) or not separator or not isinstance(first, str) or separator not in first:
        return None
    if not whole:
        head, _, last = first.partition(separator)
        rest = _of([last, *(text.parts or ())[1:]])
        return of_items(((0, literal(head)), (1, literal(separator)), (2, rest)), "tuple")
    *known, last = first.split(separator)
    rest = _of([last, *(text.parts or ())[1:]])
    items = [(i, literal(piece)) for i, piece in enumerate(known)]
    return of_items((*items, (ANY, Value(rest.taints, None, PART))), "list")


def starts_with(text: Value, prefix: object) -> bool | None:
    """Whether a text surely starts, or surely does not start, with another."""
    first = text.parts[0] if text.parts else None
    if not isinstance(first, str) or not isinstance(prefix, str):
        return None
    if first.startswith(prefix):
        return True
    return None if prefix.startswith(first) and len(text.parts or ()) > 1 else False


def ends_with(text: Value, suffix: object) -> bool | None:
    """Whether a text surely ends, or surely does not end, with another."""
    last = text.parts[-1] if text.parts else None
    if not isinstance(last, str) or not isinstance(suffix, str):
        return None
    if last.endswith(suffix):
        return True
    return None if suffix.endswith(last) and len(text.parts or ()) > 1 else False


def is_hint(lower: object, upper: object) -> bool:
    """Whether a slice is so short, as `key[:4]` or `card[-4:]` is, that it gives nothing away."""
    if upper is None:
        return isinstance(lower, int) and -SHOWN <= lower < 0
    start = 0 if lower is None else lower
    return isinstance(start, int) and isinstance(upper, int) and 0 <= start <= upper <= start + SHOWN


def _is_bound(bound: object) -> TypeGuard[int | None]:
    return bound is None or isinstance(bound, int)


def _cut(parts: Sequence[Part], count: int, *, at_end: bool) -> Sequence[Part] | None:
    """What is left after some letters were taken off one end, None if that goes beyond what is known."""
    if not parts:
        return parts
    end = parts[-1] if at_end else parts[0]
    if not isinstance(end, str) or len(end) < count:
        return None
    if at_end:
        return [*parts[:-1], end[: len(end) - count]]
    return [end[count:], *parts[1:]]


def _prefix(text: Value, lower: int | None, upper: int) -> Value | None:
    first = text.parts[0] if text.parts else ""
    start = lower or 0
    return literal(first[start:upper]) if isinstance(first, str) and start >= 0 and upper <= len(first) else None


def _suffix(text: Value, lower: int) -> Value | None:
    last = text.parts[-1] if text.parts else ""
    if isinstance(last, str) and lower < 0 and -lower <= len(last):
        return literal(last[lower:])
    return None


def _of(parts: Sequence[Part]) -> Value:
    taints = frozenset(t for p in parts if isinstance(p, Hole) for t in p.taints)
    return Value(taints, tuple(p for p in parts if p != ""))
