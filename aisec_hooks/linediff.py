"""Which lines of a text are new, found without git (whose own line diff obeys attributes and settings)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

_LEAF_CELLS = 40_000
"""A region of at most this many line pairs is compared exactly."""
_CELLS = 2_000_000
"""Line pairs that may be compared exactly in one call; beyond it regions are anchored roughly."""
_PASSES = 12
"""How often, at most, each line may be looked at; what is undecided then counts as added."""

_Region = tuple[int, int, int, int]
"""Start and end in base, start and end in head."""


def added_lines(base: Sequence[str], head: Sequence[str]) -> frozenset[int]:
    """The lines of head, counted from 1, that are not part of a common subsequence with base.

    Lines that occur once on both sides anchor the comparison (as in patience diff), small regions between the
    anchors are compared exactly, large ones without such lines are anchored at repeated lines in order of
    occurrence. The time is near-linear for every input; where it would not be, more lines count as added.
    """
    old, new, places = _shared(base, head)
    common = _common(old, new)
    kept = {place for place, shared in zip(places, common, strict=True) if shared}
    return frozenset(n for n in range(1, len(head) + 1) if n not in kept)


def taken_away(base: Sequence[str], head: Sequence[str], added: frozenset[int]) -> list[int]:
    """The lines of head, from 1, right before which base had others; `added` is as `added_lines` gives it.

    What was taken away at the end counts as before the last line.
    """
    found: list[int] = []
    at = 0
    for number, line in enumerate(head, 1):
        if number not in added:
            place = _next(base, line, at)
            if place is None:
                return found  # compared with another base
            if place > at:
                found.append(number)
            at = place + 1
    if at < len(base) and head:
        found.append(len(head))
    return found


def _next(lines: Sequence[str], line: str, start: int) -> int | None:
    try:
        return lines.index(line, start)
    except ValueError:
        return None


def _shared(base: Sequence[str], head: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
    """The lines of base and of head that occur on both sides, as numbers, and those of head's places from 1."""
    numbers: dict[str, int] = {}
    for line in base:
        numbers.setdefault(line, len(numbers))
    places = [n for n, line in enumerate(head, 1) if line in numbers]
    new = [numbers[head[n - 1]] for n in places]
    both = set(new)
    return [numbers[line] for line in base if numbers[line] in both], new, places


def _common(old: list[int], new: list[int]) -> bytearray:
    """For each line of `new`, 1 if it is part of the common subsequence that was found."""
    common = bytearray(len(new))
    cells, looks = _CELLS, _PASSES * (len(old) + len(new))
    regions: list[_Region] = [(0, len(old), 0, len(new))]
    while regions and looks >= 0:
        region = _trimmed(old, new, regions.pop(), common)
        b0, b1, h0, h1 = region
        looks -= b1 - b0 + h1 - h0
        size = (b1 - b0) * (h1 - h0)
        if not size:
            continue
        anchors = _unique_anchors(old, new, region)
        if not anchors and size <= min(_LEAF_CELLS, cells):
            cells -= size
            for _, h in _exact(old, new, region):
                common[h] = 1
            continue
        anchors = anchors or _repeated_anchors(old, new, region)
        for _, h in anchors:
            common[h] = 1
        if anchors:
            regions.extend(_between(anchors, region))
    return common


def _trimmed(old: list[int], new: list[int], region: _Region, common: bytearray) -> _Region:
    b0, b1, h0, h1 = region
    while b0 < b1 and h0 < h1 and old[b0] == new[h0]:
        common[h0] = 1
        b0, h0 = b0 + 1, h0 + 1
    while b0 < b1 and h0 < h1 and old[b1 - 1] == new[h1 - 1]:
        b1, h1 = b1 - 1, h1 - 1
        common[h1] = 1
    return b0, b1, h0, h1


def _between(anchors: list[tuple[int, int]], region: _Region) -> Iterator[_Region]:
    b0, b1, h0, h1 = region
    for b, h in anchors:
        if h > h0 and b > b0:
            yield b0, b, h0, h
        b0, h0 = b + 1, h + 1
    if h1 > h0 and b1 > b0:
        yield b0, b1, h0, h1


def _unique_anchors(old: list[int], new: list[int], region: _Region) -> list[tuple[int, int]]:
    b0, b1, h0, h1 = region
    in_old, in_new = _single(old, b0, b1), _single(new, h0, h1)
    return _rising([(b, in_new[line]) for line, b in in_old.items() if b >= 0 and in_new.get(line, -1) >= 0])


def _single(lines: list[int], start: int, end: int) -> dict[int, int]:
    """Where each line is, -1 if in several places."""
    places: dict[int, int] = {}
    for i in range(start, end):
        line = lines[i]
        places[line] = -1 if line in places else i
    return places


def _repeated_anchors(old: list[int], new: list[int], region: _Region) -> list[tuple[int, int]]:
    """The first of each line paired with the first, the second with the second, and so on."""
    b0, b1, h0, h1 = region
    places: dict[int, list[int]] = {}
    for h in range(h1 - 1, h0 - 1, -1):
        places.setdefault(new[h], []).append(h)
    return _rising([(b, places[old[b]].pop()) for b in range(b0, b1) if places.get(old[b])])


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs, which rise in the first number, that rises in the second too."""
    if all(a[1] < b[1] for a, b in pairwise(pairs)):
        return pairs
    tails: list[int] = []
    ends: list[int] = []
    previous = [-1] * len(pairs)
    for i, (_, h) in enumerate(pairs):
        at = bisect_left(tails, h)
        previous[i] = ends[at - 1] if at else -1
        tails[at : at + 1] = [h]
        ends[at : at + 1] = [i]
    found = []
    i = ends[-1] if ends else -1
    while i >= 0:
        found.append(pairs[i])
        i = previous[i]
    return found[::-1]


def _exact(old: list[int], new: list[int], region: _Region) -> list[tuple[int, int]]:
    """A longest common subsequence, by the textbook table."""
    b0, b1, h0, h1 = region
    width = h1 - h0
    rows = [[0] * (width + 1)]
    for b in range(b1 - 1, b0 - 1, -1):
        line, below, row = old[b], rows[-1], [0] * (width + 1)
        for i in range(width - 1, -1, -1):
            if new[h0 + i] == line:
                row[i] = below[i + 1] + 1
            else:
                row[i] = max(below[i], row[i + 1])
        rows.append(row)
    rows.reverse()
    found, b, h = [], 0, 0
    while b < b1 - b0 and h < width:
        if old[b0 + b] == new[h0 + h]:
            found.append((b0 + b, h0 + h))
            b, h = b + 1, h + 1
        elif rows[b + 1][h] >= rows[b][h + 1]:
            b += 1
        else:
            h += 1
    return found
