"""What is kept of an advisory: its names, how grave it is, and the versions that it means."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from aisec_hooks.dependencies.advisories.bounds import Stretch, parse, public

if TYPE_CHECKING:
    from packaging.version import Version

FIXED, LAST, LIMIT = 0, 1, 2
"""What the end of a range is: the first version without the weakness, the last one with it, or neither."""
MOST_STRETCHES = 1_000
"""Where records differ in more ways than this, some of the versions that they agree on are passed over."""


class Range(Struct, frozen=True, array_like=True, omit_defaults=True):
    """Versions from `low`, "" for the first, to `high`, "" for no end."""

    low: str = ""
    high: str = ""
    end: int = FIXED

    @property
    def stretch(self) -> Stretch:
        """The same, to be compared with."""
        low, high = parse(self.low) if self.low else None, parse(self.high) if self.high else None
        return Stretch(low, high, high_closed=self.end == LAST)


class Record(Struct, frozen=True, array_like=True, omit_defaults=True):
    """The versions that one record says are affected: those of its ranges, and single ones."""

    ranges: tuple[Range, ...] = ()
    versions: tuple[str, ...] = ()

    def means(self, version: str) -> bool:
        """Whether a version is affected."""
        if version in self.versions:
            return True
        parsed = parse(version)
        if parsed is None:  # a version of before the standard has no place in any range but that of all
            return any(not each.low and not each.high for each in self.ranges)
        plain = public(parsed)
        return any(each.stretch.holds(plain) for each in self.ranges) or any(
            other is not None and plain == other for other in map(parse, self.versions)
        )


class Advisory(Struct, frozen=True, array_like=True, omit_defaults=True, dict=True):
    """One weakness of one package, whoever recorded it."""

    name: str
    """The name that it is best known by, such as CVE-2021-44228."""
    severity: int = 0
    """1 low, 2 medium, 3 high, 4 critical, 0 where nobody says."""
    malicious: bool = False
    """The package, or these versions of it, were made to do harm."""
    records: tuple[Record, ...] = ()

    def affects(self, version: str) -> bool:
        """Whether all records say that a version is affected; of harmful ones, whether any does."""
        agree = any if self.malicious else all
        return agree(record.means(version) for record in self.records)

    def may_affect(self, version: str) -> bool:
        """Whether any record says so."""
        return any(record.means(version) for record in self.records)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The versions that all records call affected, as far as they can be said in ranges."""
        first, *others = [[each.stretch for each in record.ranges] for record in self.records]
        found = list(first)
        for stretches in others:
            met = (_meet(one, other) for one in found[:MOST_STRETCHES] for other in stretches[:MOST_STRETCHES])
            found = [stretch for stretch in met if stretch is not None]
        return tuple(found)

    @property
    def fixable(self) -> bool:
        """Whether there is an end to it, as far as all records know."""
        return all(each.high for record in self.records for each in record.ranges)

    @property
    def fixes(self) -> tuple[str, ...]:
        """The versions that are said to be the first without it, in each line of releases."""
        return tuple(each.high for r in self.records for each in r.ranges if each.high and each.end == FIXED)


def fixed_version(version: str, advisories: tuple[Advisory, ...]) -> str:
    """The least version after one that is called a fix and that nothing known affects; "" if there is none.

    What has no fix at all keeps none from being named.
    """
    now = parse(version)
    ending = [advisory for advisory in advisories if advisory.fixable]
    candidates: dict[Version, str] = {}
    for advisory in ending:
        for text in advisory.fixes:
            fix = parse(text)
            if fix is not None and (now is None or fix > now):
                candidates.setdefault(fix, text)
    sound = (candidates[fix] for fix in sorted(candidates) if not fix.is_prerelease)
    return next((text for text in sound if not any(a.may_affect(text) for a in ending)), "")


def _meet(one: Stretch, other: Stretch) -> Stretch | None:
    lows = [low for low in (one.low, other.low) if low is not None]
    low = max(lows) if lows else None
    ends = [(s.high, s.high_closed) for s in (one, other) if s.high is not None]
    high, closed = min(ends) if ends else (None, False)
    if low is not None and high is not None and (low > high or (low == high and not closed)):
        return None
    return Stretch(low, high, high_closed=closed)
