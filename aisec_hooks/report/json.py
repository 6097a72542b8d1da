"""The report as JSON, as docs/json-report.md and report.schema.json describe it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aisec_hooks import rules
from aisec_hooks.model import Edit, Finding, Fix, Location, Note, Report, Secret, Span, Step, Suppression
from aisec_hooks.report import remedy, verdict
from aisec_hooks.report.encode import dumps, uri

if TYPE_CHECKING:
    from aisec_hooks.report import Options

VERSION = 1
"""Raised when a field changes its meaning or goes away, not when one is added."""


def render(report: Report, options: Options) -> str:
    """All of the report."""
    return dumps(document(report, options))


def document(report: Report, options: Options) -> dict[str, object]:
    """The report as plain data."""
    return {
        "version": VERSION,
        "tool": {"name": "aisec", "version": options.tool_version},
        "title": report.title,
        "files": report.files,
        "strict": options.strict,
        "exit_code": verdict.exit_code(report, options),
        "summary": {
            "blocking": len(verdict.blocking(report, options)),
            "advice": len(verdict.advice(report, options)),
            "suppressed": len(report.suppressed),
            "failed": len(report.failures),
            "text": verdict.closing_line(report, options),
        },
        "findings": [_finding(f, blocks=verdict.blocks(f, options)) for f in report.findings],
        "suppressed": [
            {"finding": _finding(s.finding, blocks=False), "suppression": _suppression(s.suppression)}
            for s in report.suppressed
        ],
        "suppressions_added": [_suppression(s) for s in report.suppressions_added],
        "notes": [note(n) for n in report.notes],
    }


def _finding(finding: Finding, *, blocks: bool) -> dict[str, object]:
    rule = rules.rule(finding.rule)
    fix = remedy.for_finding(finding)
    return {
        "rule": rule.name,
        "title": rule.title,
        "cwe": list(rule.cwe),
        "owasp": {"2021": list(rule.owasp_2021), "2025": list(rule.owasp_2025)},
        "tier": finding.tier.value,
        "blocks": blocks,
        "cause": finding.cause.value,
        "severity": finding.severity.name.lower(),
        "confidence": finding.confidence.name.lower(),
        "engine": finding.engine,
        "message": finding.message,
        "location": location(finding.location),
        "anchor": location(finding.anchor) if finding.anchor else None,
        "scope": finding.scope,
        "code": finding.code,
        "source_kind": finding.source_kind,
        "names": dict(finding.names),
        "trace": [_step(s) for s in finding.trace],
        "secret": secret(finding.secret) if finding.secret else None,
        "snippet": {"first_line": finding.snippet.first_line, "lines": list(finding.snippet.lines)},
        "fixes": [_fix(f) for f in finding.fixes],
        "remediation": {
            "sentence": fix.sentence,
            "blocks": [{"language": b.language, "text": b.text} for b in fix.blocks],
        },
        "fingerprint": finding.fingerprint,
    }


def location(location: Location) -> dict[str, object]:
    """A place."""
    return {
        "path": location.path,
        "uri": uri(location.path),
        "span": _span(location.span),
        "cell": location.cell,
        "cell_line": location.cell_line,
    }


def _span(span: Span) -> dict[str, object]:
    return {
        "start": {"line": span.start_line, "column": span.start_column},
        "end": {"line": span.end_line, "column": span.end_column},
    }


def _step(step: Step) -> dict[str, object]:
    return {"location": location(step.location), "code": step.code, "note": step.note}


def secret(secret: Secret) -> dict[str, object]:
    """What may be said of a secret."""
    return {"kind": secret.kind, "prefix": secret.prefix, "length": secret.length, "digest": secret.digest}


def _fix(fix: Fix) -> dict[str, object]:
    return {
        "title": fix.title,
        "safety": fix.safety.value,
        "rationale": fix.rationale,
        "edits": [_edit(e) for e in fix.edits],
    }


def _edit(edit: Edit) -> dict[str, object]:
    return {"path": edit.path, "uri": uri(edit.path), "span": _span(edit.span), "text": edit.text}


def _suppression(suppression: Suppression) -> dict[str, object]:
    return {
        "location": location(suppression.location),
        "covers": list(suppression.covers),
        "rules": list(suppression.rules),
        "until": suppression.until,
        "reason": suppression.reason,
        "problem": suppression.problem,
    }


def note(note: Note) -> dict[str, object]:
    """What was not, or not wholly, checked."""
    return {
        "path": note.path,
        "uri": uri(note.path),
        "kind": note.kind.value,
        "message": note.message,
        "engine": note.engine,
    }
