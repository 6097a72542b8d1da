"""The report in the Reviewdog Diagnostic Format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aisec_hooks import rules
from aisec_hooks.model import Finding, Location, Note, Report, Severity, Span
from aisec_hooks.printable import printable
from aisec_hooks.report import remedy, verdict, words
from aisec_hooks.report.encode import dumps, valid

if TYPE_CHECKING:
    from aisec_hooks.report import Options


def render(report: Report, options: Options) -> str:
    """One diagnostic for a finding or a failed check."""
    return dumps(
        {
            "source": {"name": "aisec"},
            "severity": "ERROR" if verdict.exit_code(report, options) else "INFO",
            "diagnostics": [
                *(_diagnostic(f, options) for f in report.findings),
                *(_failure(n) for n in report.failures),
            ],
        }
    )


def _diagnostic(finding: Finding, options: Options) -> dict[str, object]:
    diagnostic: dict[str, object] = {
        "message": _message(finding),
        "location": _shown(finding),
        "severity": _severity(finding, options),
        "code": _code(finding.rule),
    }
    if suggestions := list(_suggestions(finding)):
        diagnostic["suggestions"] = suggestions
    itself = [_related("the place itself", finding.location)] if finding.anchor else []
    if related := [*itself, *(_related(step.note, step.location) for step in finding.trace)]:
        diagnostic["related_locations"] = related
    return diagnostic


def _shown(finding: Finding) -> dict[str, object]:
    """The place, or the line of the diff that it is shown at instead."""
    if finding.anchor is None:
        return {"path": finding.location.path, "range": _place(finding)}
    line = finding.anchor.span.start_line
    return {"path": finding.anchor.path, "range": {"start": {"line": line}, "end": {"line": line}}}


def _related(note: str, location: Location) -> dict[str, object]:
    return {
        "message": printable(note),
        "location": {"path": location.path, "range": {"start": {"line": location.span.start_line}}},
    }


def _message(finding: Finding) -> str:
    """What reviewdog posts as Markdown: the message, then the fix."""
    location = finding.location
    cell = f" (cell {location.cell}, line {location.cell_line})" if location.cell is not None else ""
    fix = remedy.for_finding(finding)
    blocks = "".join(f"\n\n```{block.language}\n{block.text}```" for block in fix.blocks)
    return f"{rules.rule(finding.rule).title}: {words.message(finding)}{cell}\n\nFix: {fix.sentence}{blocks}"


def _severity(finding: Finding, options: Options) -> str:
    if verdict.blocks(finding, options):
        return "ERROR"
    return "INFO" if finding.severity is Severity.LOW else "WARNING"


def _code(rule: str) -> dict[str, str]:
    links = remedy.references(rule)
    return {"value": rule, **({"url": links[0]} if links else {})}


def _place(finding: Finding) -> dict[str, object]:
    """The range of the span, whole lines where the text that columns are counted in is not at hand."""
    span = finding.location.span
    return _range(finding, span) or {"start": {"line": span.start_line}, "end": {"line": span.end_line}}


def _range(finding: Finding, span: Span) -> dict[str, object] | None:
    start = _byte_column(finding, span.start_line, span.start_column)
    end = _byte_column(finding, span.end_line, span.end_column)
    if start is None or end is None:
        return None
    return {
        "start": {"line": span.start_line, "column": start},
        "end": {"line": span.end_line, "column": end},
    }


def _byte_column(finding: Finding, line: int, column: int) -> int | None:
    """The column in UTF-8 bytes, None for a line that the snippet does not have."""
    if column == 1:
        return 1
    at = line - finding.snippet.first_line
    if finding.location.cell is not None or not 0 <= at < len(finding.snippet.lines):
        return None
    return len(finding.snippet.lines[at][: column - 1].encode("utf-8", "replace")) + 1


def _suggestions(finding: Finding) -> Iterator[dict[str, object]]:
    """The fixes of one edit in this file: reviewdog offers each suggestion by itself, half a fix is none."""
    for fix in finding.fixes:
        if len(fix.edits) == 1 and fix.edits[0].path == finding.location.path:
            place = _range(finding, fix.edits[0].span)
            if place:
                yield {"range": place, "text": valid(fix.edits[0].text)}


def _failure(note: Note) -> dict[str, object]:
    return {
        "message": words.note(note),
        "location": {"path": note.path or "."},
        "severity": "ERROR",
        "code": {"value": "check-incomplete"},
    }
