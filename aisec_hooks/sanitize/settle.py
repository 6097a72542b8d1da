"""Which stretches of a text are replaced, of all that were seen: apart from each other, none splitting an escape."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from aisec_hooks import late
from aisec_hooks.engines.secret_values import shape
from aisec_hooks.sanitize.placeholders import OURS
from aisec_hooks.sanitize.sightings import HELD, Sighting
from aisec_hooks.scrub.literals import Literals

INFRASTRUCTURE = 9
"""The rank from which sightings give way where they overlap one of a secret."""
_RANDOM = 6
_GUESSED = 8
_SEPARATES = late.compiled(r"[\s\"'`/@?&=:;,<>(){}\[\]]")
_ESCAPED = late.compiled(r"[nrtbfav0\"'\\/]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}\n]{0,60}\}")
_PARTS = frozenset(("user name", "host", "IP address", "password"))


class Settled:
    """The sightings of one text that count, in order and apart."""

    def __init__(self, text: str, *, python: bool) -> None:
        self._text = text
        self.python = python
        self._literals = Literals(text, python=True) if python else None
        self._kept: list[tuple[int, Sighting]] = []

    def __iter__(self) -> Iterator[Sighting]:
        return (sighting for _, sighting in self._kept)

    def add(self, sightings: Iterable[Sighting]) -> None:
        """Take in what does not overlap what is there, and what is left of the rest."""
        trimmed = list(dict.fromkeys(map(self._trimmed, sightings)))
        urls = sorted(s.start for s in trimmed if s.kind in _PARTS)
        for sighting in sorted(trimmed, key=lambda s: (s.rank, s.start, -s.end)):
            if self._counts(sighting) and not self._is_whole_url(sighting, urls):
                self._place(sighting)

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing that counts overlaps text[start:end]."""
        return not self._overlapping(start, end)

    def in_code(self, start: int) -> bool:
        """Whether an offset of a Python program is in no literal and no comment."""
        return self._literals is not None and self._literals.around(start) is None

    def _counts(self, sighting: Sighting) -> bool:
        """Whether it is worth a placeholder, and none already."""
        value = self._text[sighting.start : sighting.end]
        bare = OURS.sub("", value)
        if sum(map(str.isalnum, bare)) < (3 if bare != value else 1) or (bare != value and sighting.rank >= _RANDOM):
            return False
        inside = OURS.search(self._text, max(0, sighting.start - 60), sighting.end + 60)
        while inside is not None and inside.start() <= sighting.start:
            at_host = inside.end() > sighting.start and self._text.startswith("@", inside.end())
            if inside.end() >= sighting.end or at_host:  # the placeholder is all of the password of a URL
                return False
            inside = OURS.search(self._text, inside.end(), sighting.end + 60)
        return sighting.rank < _GUESSED or value.isdigit() or not self.in_code(sighting.start)

    def _is_whole_url(self, sighting: Sighting, urls: list[int]) -> bool:
        """Whether it holds an address whose parts are replaced one by one."""
        if not _GUESSED >= sighting.rank > 2 or "://" not in self._text[sighting.start : sighting.end]:
            return False
        i = bisect_left(urls, sighting.start)
        return i < len(urls) and urls[i] < sighting.end

    def _place(self, sighting: Sighting) -> None:
        others = self._overlapping(sighting.start, sighting.end)
        if not others:
            insort(self._kept, (sighting.start, sighting))
            return
        if sighting.rank >= INFRASTRUCTURE:
            return
        at = sighting.start
        for other in others:
            self._leftover(sighting, at, other.start, other)
            at = max(at, other.end)
        self._leftover(sighting, at, sighting.end, others[-1])

    def _leftover(self, sighting: Sighting, start: int, end: int, beside: Sighting) -> None:
        """What of a sighting is not in one that counts more: the rest of the same secret, or another."""
        rest = self._text[start:end]
        if start >= end or not any(map(str.isalnum, rest)):
            return
        if beside.rank > 0 and not _SEPARATES.search(rest):
            self._kept.remove((beside.start, beside))
            first, last = min(start, beside.start), max(end, beside.end)
            insort(self._kept, (first, beside._replace(start=first, end=last)))
            return
        while rest and not rest[0].isalnum():
            start, rest = start + 1, rest[1:]
        rest = re.sub(r"[\W_]+\Z", "", rest[-4_000:]) if len(rest) <= 4_000 else rest
        piece = sighting._replace(start=start, end=start + len(rest), issued=False)
        if shape(rest) in HELD and self._counts(piece):
            insort(self._kept, (start, piece))

    def _overlapping(self, start: int, end: int) -> list[Sighting]:
        found = []
        i = bisect_left(self._kept, (start,))
        if i and self._kept[i - 1][1].end > start:
            found.append(self._kept[i - 1][1])
        while i < len(self._kept) and self._kept[i][0] < end:
            found.append(self._kept[i][1])
            i += 1
        return found

    def _trimmed(self, sighting: Sighting) -> Sighting:
        """Less the rest of an escape at its start and the beginning of one at its end."""
        text, start, end = self._text, sighting.start, sighting.end
        if _slashes(text, start) % 2:
            escape = _ESCAPED.match(text, start, end)
            start = escape.end() if escape else start
        if _slashes(text, end) % 2:
            end -= 1
        return sighting._replace(start=start, end=max(start, end))


def _slashes(text: str, end: int) -> int:
    before = text[max(0, end - 64) : end]
    return len(before) - len(before.rstrip("\\"))
