"""The report as a GitLab Code Quality artefact."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from aisec_hooks import rules
from aisec_hooks.model import Finding, Note, Report, Severity
from aisec_hooks.report import remedy, verdict, words
from aisec_hooks.report.encode import dumps

if TYPE_CHECKING:
    from aisec_hooks.report import Options

BLOCKING = {
    Severity.CRITICAL: "blocker",
    Severity.HIGH: "critical",
    Severity.MEDIUM: "major",
    Severity.LOW: "minor",
}
ADVICE = {
    Severity.CRITICAL: "major",
    Severity.HIGH: "major",
    Severity.MEDIUM: "minor",
    Severity.LOW: "info",
}


def render(report: Report, options: Options) -> str:
    """One entry for a finding, and one for each failure, which would otherwise look like a pass."""
    return dumps(_distinct([*_findings(report, options), *(_failure(n) for n in report.failures)]))


def _findings(report: Report, options: Options) -> Iterator[dict[str, object]]:
    for finding in report.findings:
        yield {
            "description": _description(finding),
            "check_name": finding.rule,
            "fingerprint": finding.fingerprint,
            "severity": (BLOCKING if verdict.blocks(finding, options) else ADVICE)[finding.severity],
            "location": {
                "path": words.shown_at(finding).path,
                "lines": {"begin": words.shown_at(finding).span.start_line},
            },
        }


def _description(finding: Finding) -> str:
    about = f"{rules.rule(finding.rule).title}: {words.message(finding)}{_cell(finding)}{words.itself(finding)}"
    return f"{about}; fix: {remedy.for_finding(finding).sentence}"


def _cell(finding: Finding) -> str:
    location = finding.location
    return f" (cell {location.cell}, line {location.cell_line})" if location.cell is not None else ""


def _failure(note: Note) -> dict[str, object]:
    text = words.note(note)
    return {
        "description": text,
        "check_name": "check-incomplete",
        "fingerprint": hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32],
        "severity": "critical",
        "location": {"path": note.path or ".", "lines": {"begin": 1}},
    }


def _distinct(entries: list[dict[str, object]]) -> list[dict[str, object]]:
    """GitLab shows entries of one fingerprint as one: make a second one differ, always in the same way."""
    seen: set[str] = set()
    uses: Counter[str] = Counter()
    for entry in entries:
        own = found = str(entry["fingerprint"])
        while found in seen or not found:
            uses[own] += 1
            found = hashlib.sha256(f"{own}\0{uses[own]}".encode("utf-8", "replace")).hexdigest()[:32]
        seen.add(found)
        entry["fingerprint"] = found
    return entries
