"""The report as SARIF 2.1.0, in the shape that GitHub code scanning shows best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from aisec_hooks import rules
from aisec_hooks.model import Finding, Fix, Location, Report, Severity, Span, Step, Suppression
from aisec_hooks.printable import printable
from aisec_hooks.report import verdict, words
from aisec_hooks.report.encode import dumps, uri
from aisec_hooks.report.frame import index
from aisec_hooks.report.sarif_rules import descriptor
from aisec_hooks.report.sarif_run import invocation

if TYPE_CHECKING:
    from aisec_hooks.report import Options

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RESULTS = 5_000
"""What GitHub keeps of a run."""
MOST_STEPS = 1_000


def render(report: Report, options: Options) -> str:
    """One run; its rules are those that occur."""
    everything = _worst_first(report, options)
    kept = everything[:MOST_RESULTS]
    names = sorted({finding.rule for finding, _ in kept})
    return dumps(
        {
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {
                        "driver": {
                            "name": "aisec",
                            "version": options.tool_version,
                            "rules": [descriptor(rules.rule(name)) for name in names],
                        }
                    },
                    "automationDetails": {"id": f"aisec/{options.category}/"},
                    "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "the root of the repository"}}},
                    "columnKind": "unicodeCodePoints",
                    "invocations": [invocation(report, options, left_out=len(everything) - len(kept))],
                    "results": [_result(f, s, names.index(f.rule), options) for f, s in kept],
                }
            ],
        }
    )


def _worst_first(report: Report, options: Options) -> list[tuple[Finding, Suppression | None]]:
    """Findings, then suppressed ones."""
    silenced = {id(s.finding): s.suppression for s in report.suppressed}
    quiet = sorted((s.finding for s in report.suppressed), key=lambda f: (-f.severity, -f.confidence))
    return [(f, None) for f in verdict.worst_first(report.findings, options)] + [(f, silenced[id(f)]) for f in quiet]


def _result(finding: Finding, suppression: Suppression | None, rule_index: int, options: Options) -> dict[str, object]:
    place = _finding_location(finding)
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": "note" if suppression else _level(finding, options),
        "message": {"text": message(finding)},
        "locations": [_location(finding.anchor, _region(finding.anchor.span)) if finding.anchor else place],
        "properties": {
            "cause": finding.cause.value,
            "tier": finding.tier.value,
            "severity": finding.severity.name.lower(),
            "confidence": finding.confidence.name.lower(),
            "engine": finding.engine,
        },
    }
    if finding.fingerprint:
        result["partialFingerprints"] = {"aisecFingerprint/v1": finding.fingerprint}
    if finding.trace:
        steps = finding.trace[:MOST_STEPS]
        result["codeFlows"] = [{"threadFlows": [{"locations": [{"location": _step(s)} for s in steps]}]}]
    itself = [{**place, "message": {"text": "the place itself"}}] if finding.anchor else []
    if related := [*itself, *(_step(s) for s in finding.trace[:1])]:
        result["relatedLocations"] = [{"id": i, **location} for i, location in enumerate(related, 1)]
    if finding.fixes:
        result["fixes"] = [_fix(f) for f in finding.fixes]
    if suppression:
        result["suppressions"] = [_suppression(suppression)]
    return result


def message(finding: Finding) -> str:
    """The message, with the place of what is shown elsewhere, without what would be read as an embedded link."""
    text = words.message(finding) + words.itself(finding)
    if finding.location.cell is not None:
        text += f" (cell {finding.location.cell}, line {finding.location.cell_line})"
    return escaped(text)


def escaped(text: str) -> str:
    """Plain text in which nothing is a SARIF link `[text](target)`."""
    if "](" not in text:
        return text
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _level(finding: Finding, options: Options) -> str:
    if verdict.blocks(finding, options):
        return "error"
    return "note" if finding.severity is Severity.LOW else "warning"


def _finding_location(finding: Finding) -> dict[str, object]:
    span = finding.location.span
    region = _one_line(finding)
    line = _line(finding)
    if line is not None:
        end = region.get("endColumn", len(line) + 1)
        region["snippet"] = {"text": line[span.start_column - 1 : int(str(end)) - 1]}
    location = _location(finding.location, region)
    if finding.scope:
        location["logicalLocations"] = [{"fullyQualifiedName": printable(finding.scope)}]
    return location


def _one_line(finding: Finding) -> dict[str, object]:
    """The first line of the span: a pull request shows an alert only if all its lines are in the diff."""
    span = finding.location.span
    if span.end_line == span.start_line:
        return _region(span)
    region: dict[str, object] = {
        "startLine": span.start_line,
        "startColumn": span.start_column,
        "endLine": span.start_line,
    }
    line = _line(finding)
    if line is not None and len(line) >= span.start_column:
        region["endColumn"] = len(line) + 1
    return region


def _line(finding: Finding) -> str | None:
    """The span's first line as the file has it, None if not at hand; a cell's line is not the notebook file's."""
    at = index(finding.snippet, finding.location)
    return None if at is None or finding.location.cell is not None else finding.snippet.lines[at]


def _region(span: Span) -> dict[str, object]:
    return {
        "startLine": span.start_line,
        "startColumn": span.start_column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _location(location: Location, region: dict[str, object]) -> dict[str, object]:
    return {"physicalLocation": {"artifactLocation": artifact(location.path), "region": region}}


def artifact(path: str) -> dict[str, object]:
    """A file of the repository; one that `aisec scan` was shown from elsewhere has no place below the root."""
    if path.startswith("/"):
        return {"uri": f"file://{uri(path)}"}
    return {"uri": uri(path)} if path.startswith("../") else {"uri": uri(path), "uriBaseId": "%SRCROOT%"}


def _step(step: Step) -> dict[str, object]:
    located = _location(step.location, {**_region(step.location.span), "snippet": {"text": printable(step.code)}})
    return {**located, "message": {"text": escaped(printable(step.note))}}


def _fix(fix: Fix) -> dict[str, object]:
    return {
        "description": {"text": escaped(printable(fix.title))},
        "artifactChanges": [
            {"artifactLocation": artifact(path), "replacements": list(_replacements(fix, path))}
            for path in _in_order(edit.path for edit in fix.edits)
        ],
    }


def _replacements(fix: Fix, path: str) -> Iterator[dict[str, object]]:
    for edit in fix.edits:
        if edit.path == path:
            yield {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}


def _in_order(paths: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(paths))


def _suppression(suppression: Suppression) -> dict[str, object]:
    location = suppression.location
    return {
        "kind": "inSource",
        "status": "accepted",
        "justification": printable(suppression.reason),
        "location": _location(location, _region(location.span)),
    }
