"""What a report comes to: which findings block, which come first, and the closing line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from aisec_hooks.model import Confidence, Finding, NoteKind, Report, Severity, Tier

if TYPE_CHECKING:
    from aisec_hooks.report import Options


def blocking(report: Report, options: Options) -> list[Finding]:
    """The findings that stop the commit, in the report's order."""
    return [f for f in report.findings if blocks(f, options)]


def advice(report: Report, options: Options) -> list[Finding]:
    """The other findings, in the report's order."""
    return [f for f in report.findings if not blocks(f, options)]


def blocks(finding: Finding, options: Options) -> bool:
    """Whether a finding stops the commit."""
    return options.strict or finding.tier is Tier.BLOCKING


def exit_code(report: Report, options: Options) -> int:
    """3 incomplete, 1 something blocks, 0 neither."""
    if report.failures:
        return 3
    return 1 if blocking(report, options) else 0


def minor(finding: Finding) -> bool:
    """Whether a note of advice is so faint that it is only counted."""
    return finding.severity is Severity.LOW and finding.confidence is Confidence.LOW


def worst_first(findings: Iterable[Finding], options: Options) -> list[Finding]:
    """Blocking ones first, then by severity and confidence; equals keep the report's order."""
    return sorted(findings, key=lambda f: (not blocks(f, options), -f.severity, -f.confidence))


def closing_line(report: Report, options: Options) -> str:
    """Such as "2 findings block this commit · 3 notes of advice · 5 files checked"."""
    return " · ".join([*_incomplete(report), *_findings(report, options), f"{_count(report.files, 'file')} checked"])


def _incomplete(report: Report) -> list[str]:
    if not report.failures:
        return []
    paths = {note.path for note in report.failures if note.path}
    if not paths:
        return ["check incomplete: an engine failed"]
    return [f"check incomplete: {_count(len(paths), 'file')} could not be checked"]


def _findings(report: Report, options: Options) -> list[str]:
    stop, notes = len(blocking(report, options)), len(advice(report, options))
    parts = []
    if stop:
        parts.append(f"{_count(stop, 'finding')} {'block' if stop > 1 else 'blocks'} this {options.subject}")
    elif notes:
        parts.append("nothing blocks")
    elif not report.failures:
        parts.append("nothing introduced")
    if notes:
        parts.append(f"{_count(notes, 'note')} of advice")
    if report.suppressed:
        parts.append(f"{len(report.suppressed)} suppressed")
    skipped = sum(note.kind is NoteKind.SKIPPED for note in report.notes)
    if skipped:
        parts.append(f"{skipped} skipped")
    return parts


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
