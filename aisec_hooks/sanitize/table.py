"""The list of what was replaced, for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from aisec_hooks.printable import printable
from aisec_hooks.sanitize.sanitized import Place, Replaced

_MOST = 4
"""So many places of a value are shown."""


def table(replaced: Sequence[Replaced], *, verbose: bool) -> str:
    """A line for each placeholder: what kind of value, where; never the value."""
    if not replaced:
        return "nothing to replace\n"
    places = sum(len(r.places) for r in replaced)
    lines = [f"{_counted(len(replaced), 'value')} in {_counted(places, 'place')}:"]
    widths = [max(map(len, column)) for column in zip(*((r.placeholder, r.kind) for r in replaced), strict=True)]
    for r in replaced:
        where = _where(r.places, None if verbose else _MOST)
        lines.append(f"  {r.placeholder:<{widths[0]}}  {printable(r.kind):<{widths[1]}}  {where}")
    return "\n".join(lines) + "\n"


def _where(places: Sequence[Place], most: int | None) -> str:
    counted = list(Counter(places).items())
    shown = [
        f"{place.name}:{place.line}" + (f" ({times} times)" if times > 1 else "") for place, times in counted[:most]
    ]
    rest = sum(times for _, times in counted[len(shown) :])
    return ", ".join(shown) + (f" and {rest} more" if rest else "")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
