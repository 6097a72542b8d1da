"""Stretches of a text, from one offset to another."""

from __future__ import annotations

from collections.abc import Iterable

Stretch = tuple[int, int]


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same characters in stretches that are in order and do not touch."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def without(stretches: list[Stretch], holes: list[Stretch]) -> list[Stretch]:
    """Merged stretches less merged holes."""
    found: list[Stretch] = []
    first = 0
    for begin, end in stretches:
        while first < len(holes) and holes[first][1] <= begin:
            first += 1
        at, i = begin, first
        while i < len(holes) and holes[i][0] < end:
            found.append((at, holes[i][0]))
            at, i = max(at, holes[i][1]), i + 1
        found.append((at, end))
    return [(start, end) for start, end in found if start < end]
