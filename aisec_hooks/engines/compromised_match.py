"""The match for a release that was made to do harm, wherever it is asked for."""

from __future__ import annotations

from aisec_hooks.dependencies.requirement import Ecosystem
from aisec_hooks.model import Confidence, Match, Severity, Span

MOST_NAMED = 2
"""Advisories that a message names: the rest are counted."""


def compromised(
    span: Span,
    name: str,
    version: str,
    ids: tuple[str, ...],
    *,
    ecosystem: Ecosystem = Ecosystem.PYPI,
    confidence: Confidence = Confidence.HIGH,
    how: str = "",
) -> Match:
    """A match that says so; `version` is "" where every one is meant."""
    what = f"{name} {version} was made to do harm" if version else f"every version of {name} was made to do harm"
    return Match(
        rule="compromised-package",
        span=span,
        message=f"{how}{what} ({', '.join(ids[:MOST_NAMED])})",
        severity=Severity.CRITICAL if confidence is Confidence.HIGH else Severity.HIGH,
        confidence=confidence,
        code=f"{ecosystem.value}:{name}=={version or '*'}",
        names={"package": name, "version": version or "any", "advisories": " ".join(ids)},
    )
