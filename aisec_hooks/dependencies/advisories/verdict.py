"""What the advisories say of a requirement: of its version, or of the versions that it allows."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from aisec_hooks.dependencies.advisories import bounds
from aisec_hooks.dependencies.advisories.advisory import LAST, Advisory, fixed_version
from aisec_hooks.dependencies.compromised import takeover


class Why(Enum):
    """Why a requirement is affected."""

    PINNED = "pinned"
    """It names the one version."""
    ONLY = "only"
    """Every version that it allows is affected."""
    LEAST = "least"
    """The least version that it allows is affected, later ones are not."""


class Vulnerable(NamedTuple):
    """A requirement with known vulnerabilities."""

    why: Why
    version: str
    """The affected version, "" where there are many."""
    advisories: tuple[Advisory, ...]
    """The gravest first."""
    fixed: str
    """The least version to move to, "" if none is known."""
    after: str
    """Where no fix is named, the last affected version; "" if not even that is known."""
    certain: bool
    """Whether all who recorded one of them agree, and there is a way out of it."""

    @property
    def severity(self) -> int:
        """Of the gravest of what is certain; 0 if nobody says."""
        return max((a.severity for a in self.advisories), default=0)


class Malicious(NamedTuple):
    """A requirement of something that was made to do harm."""

    version: str
    """"" where every version is meant."""
    ids: tuple[str, ...]
    certain: bool
    """Whether such a version is what would be installed."""


def vulnerable(specifier: str, advisories: Iterable[Advisory]) -> Vulnerable | None:
    """What is known of the versions that a specifier allows, None if that is nothing."""
    known = tuple(advisory for advisory in advisories if not advisory.malicious)
    allowed = bounds.allowed(specifier) if known else None
    if allowed is None:
        return None
    if allowed.exact:
        return _pinned(allowed.exact, known)
    ending = tuple(advisory for advisory in known if advisory.fixable)
    if allowed.stretch.high is not None:
        parts = [stretch for advisory in ending for stretch in advisory.stretches]
        if bounds.covers(parts, allowed.stretch):
            last = str(allowed.stretch.high)
            met = [a for a in ending if any(_meet(stretch, allowed.stretch) for stretch in a.stretches)]
            return _vulnerable(Why.ONLY, "", last, met, known, certain=True)
    least = allowed.lowest
    met = [advisory for advisory in ending if advisory.affects(least)] if least else []
    return _vulnerable(Why.LEAST, least, least, met, known, certain=False) if met else None


def malicious(name: str, specifier: str, advisories: Iterable[Advisory]) -> Malicious | None:
    """Whether a specifier asks for a release that was made to do harm, by the shipped table and by advisories."""
    known = [advisory for advisory in advisories if advisory.malicious]
    allowed = bounds.allowed(specifier)
    if allowed is not None:
        for version in dict.fromkeys(filter(None, (allowed.exact, allowed.newest, allowed.lowest))):
            taken = takeover(name, version)
            ids = [taken.source] if taken else []
            ids += [advisory.name for advisory in known if advisory.affects(version)]
            if ids:
                return Malicious(version, tuple(dict.fromkeys(ids)), certain=version == allowed.exact)
        if allowed.exact:
            return None
    whole = [a.name for a in known if any(not each.low and not each.high for r in a.records for each in r.ranges)]
    return Malicious("", tuple(whole), certain=True) if whole else None


def _pinned(version: str, known: tuple[Advisory, ...]) -> Vulnerable | None:
    met = [advisory for advisory in known if advisory.may_affect(version)]
    if not met:
        return None
    blamed = [advisory for advisory in met if advisory.fixable and advisory.affects(version)]
    return _vulnerable(Why.PINNED, version, version, blamed or met, known, certain=bool(blamed))


def _vulnerable(
    why: Why, version: str, beyond: str, met: list[Advisory], known: tuple[Advisory, ...], *, certain: bool
) -> Vulnerable:
    ordered = sorted(met, key=lambda advisory: (-advisory.severity, advisory.name))
    fixed = fixed_version(beyond, known)
    return Vulnerable(why, version, tuple(ordered), fixed, "" if fixed else _last(ordered), certain)


def _last(advisories: Iterable[Advisory]) -> str:
    """The last version that any of them affects, "" if one has no end."""
    found = {}
    for each in (each for a in advisories for record in a.records for each in record.ranges):
        version = bounds.parse(each.high)
        if version is None or each.end != LAST:
            return ""
        found[version] = each.high
    return found[max(found)] if found else ""


def _meet(one: bounds.Stretch, other: bounds.Stretch) -> bool:
    """Whether two stretches have a version in common, or may have."""
    before = one.high is not None and other.low is not None and one.high < other.low
    after = one.low is not None and other.high is not None and other.high < one.low
    return not before and not after
