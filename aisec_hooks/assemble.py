"""Reports from findings: tiers, order and fingerprints."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from aisec_hooks.model import Confidence, Finding, Note, Report, Suppressed, Suppression, Tier
from aisec_hooks.settings import Settings

WHOLE = "sensitive-file"
SECRETS = frozenset({"hardcoded-secret", "credentials-in-url", "provider-token", "private-key", "json-web-token"})


def report(
    title: str,
    files: int,
    findings: Iterable[Finding],
    settings: Settings,
    *,
    suppressed: Iterable[Suppressed] = (),
    suppressions_added: Iterable[Suppression] = (),
    notes: Iterable[Note] = (),
) -> Report:
    """A report in its printing order, every finding with its tier and a fingerprint of its own."""
    judged = sorted(_judged(findings, settings), key=_order)
    fingerprint = Fingerprints()
    return Report(
        title=title,
        files=files,
        findings=tuple(fingerprint(f) for f in judged),
        suppressed=tuple(replace(s, finding=fingerprint(s.finding)) for s in suppressed),
        suppressions_added=tuple(suppressions_added),
        notes=tuple(sorted(set(notes))),
    )


def _judged(findings: Iterable[Finding], settings: Settings) -> list[Finding]:
    """The findings with their tiers; that a file is private is advice where a secret in it stops the commit already."""
    judged = [replace(f, tier=settings.tier(f)) for f in findings]
    told = {f.location.path for f in judged if f.tier is Tier.BLOCKING and f.rule in SECRETS}
    return [
        replace(f, confidence=Confidence.MEDIUM, tier=Tier.ADVICE)
        if f.rule == WHOLE and f.tier is Tier.BLOCKING and f.location.path in told
        else f
        for f in judged
    ]


def merged(reports: Sequence[Report]) -> Report:
    """Several reports as one; what two of them say is said once."""
    if len(reports) == 1:
        return reports[0]
    findings = {(f.fingerprint, f.cause): f for r in reports for f in r.findings}
    suppressed = {s.finding.fingerprint: s for r in reports for s in r.suppressed}
    return Report(
        title="; ".join(dict.fromkeys(r.title for r in reports)),
        files=sum(r.files for r in reports),
        findings=tuple(sorted(findings.values(), key=_order)),
        suppressed=tuple(suppressed.values()),
        suppressions_added=tuple(dict.fromkeys(s for r in reports for s in r.suppressions_added)),
        notes=tuple(sorted({n for r in reports for n in r.notes})),
    )


def _order(finding: Finding) -> tuple[object, ...]:
    return (finding.tier is not Tier.BLOCKING, finding.location.path, finding.location.span, finding.rule)


class Fingerprints:
    """Fingerprints that stay the same when lines move; equal findings are told apart by their number."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def __call__(self, finding: Finding) -> Finding:
        """The finding with its fingerprint."""
        parts = (finding.rule, finding.location.path, finding.scope, finding.code, finding.source_kind)
        text = "\0".join(parts)
        self._seen[text] += 1
        digest = hashlib.sha256(f"{text}\0{self._seen[text]}".encode("utf-8", "surrogatepass")).hexdigest()
        return replace(finding, fingerprint=digest[:32])
