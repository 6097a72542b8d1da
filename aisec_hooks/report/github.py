"""The report as workflow commands that GitHub Actions turns into annotations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aisec_hooks import rules
from aisec_hooks.model import Finding, Report
from aisec_hooks.printable import printable
from aisec_hooks.report import remedy, verdict, words
from aisec_hooks.report.encode import valid
from aisec_hooks.report.job_summary import render as job_summary
from aisec_hooks.report.style import inert

if TYPE_CHECKING:
    from aisec_hooks.report import Options

__all__ = ["job_summary", "render"]

MOST = 10
"""Annotations of one kind that a step shows."""


def render(report: Report, options: Options) -> str:
    """The worst as `::error` and `::warning` commands, then how many more there are, then the closing line."""
    worst = verdict.worst_first(report.findings, options)
    stop = [f for f in worst if verdict.blocks(f, options)]
    notes = [f for f in worst if not verdict.blocks(f, options)]
    errors = [*_failed(report), *(_command("error", f) for f in stop)]
    warnings = [_command("warning", f) for f in notes]
    lines = [
        *errors[:MOST],
        *warnings[:MOST],
        *_more(len(errors[MOST:]), len(warnings[MOST:]), options),
        inert(verdict.closing_line(report, options)),
    ]
    return "\n".join(lines) + "\n"


def _failed(report: Report) -> Iterator[str]:
    """One error for all that could not be checked, so that it leaves room for the findings."""
    if report.failures:
        first, *rest = report.failures
        more = f" (+{len(rest)} more)" if rest else ""
        place = f"file={_file(first.path)}," if first.path else ""
        yield f"::error {place}title=check incomplete::{_data(words.note(first) + more)}"


def _command(kind: str, finding: Finding) -> str:
    rule = rules.rule(finding.rule)
    shown = words.shown_at(finding)
    span = shown.span
    place = f"file={_file(shown.path)},line={span.start_line},endLine={span.start_line}"
    place += f",col={span.start_column}"
    if span.end_line == span.start_line:
        place += f",endColumn={span.end_column}"
    cell = f" (cell {finding.location.cell}, line {finding.location.cell_line})" if finding.location.cell else ""
    about = f"{words.message(finding)}{cell}{words.itself(finding)}; {words.CAUSES[finding.cause]}"
    text = f"{about}\nfix: {remedy.for_finding(finding).sentence}\nmore: aisec explain {rule.name}"
    return f"::{kind} {place},title={_property(f'{rule.name}: {rule.title}')}::{_data(text)}"


def _more(errors: int, warnings: int, options: Options) -> Iterator[str]:
    where = ", all are in the job summary" if options.job_summary else ""
    if errors or warnings:
        yield f"+{errors} more errors, +{warnings} more warnings{where}"


def _file(path: str) -> str:
    """The path as it is but for control characters: a command can carry a line end, a terminal no escapes."""
    return _property("".join(char if char in "\r\n" else printable(char) for char in valid(path)))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
