"""One finding in full: what, where, how it gets there and how to fix it."""

from __future__ import annotations

from collections.abc import Iterator

from aisec_hooks import rules
from aisec_hooks.model import Finding, Fix, Safety, Severity, Step
from aisec_hooks.printable import printable
from aisec_hooks.report import preview, remedy, words
from aisec_hooks.report.frame import clip, frame
from aisec_hooks.report.style import Style, wrapped

SEVERITIES = {
    Severity.CRITICAL: "bold red",
    Severity.HIGH: "red",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "cyan",
}
SAFETIES = {Safety.SAFE: "keeps the behaviour of correct inputs", Safety.SUGGESTION: "check it before you use it"}


LONGEST_CODE = 400
"""New code is there to be copied: it is cut only where nobody would copy it."""


def detail(finding: Finding, *, first: bool, width: int, style: Style) -> Iterator[str]:
    """The lines about a finding; `first` is whether it is the first of its rule, whose fix is then told."""
    rule = rules.rule(finding.rule)
    yield f"{style('bold', words.place(finding.location))}  {style('bold red', rule.name)}  {rule.title}"
    severity = finding.severity.name.lower()
    yield f"  {style(SEVERITIES[finding.severity], severity)} · {words.CAUSES[finding.cause]}"
    yield from wrapped(words.message(finding), width)
    yield from frame(finding, width, style)
    yield from _trace(finding, width, style)
    yield f"  {style('dim', words.weakness(rule))}"
    if first:
        yield from _remedy(finding, width, style)
    else:
        yield from wrapped(f"fix: {'; '.join(_again(finding))}", width)
    for fix in finding.fixes:
        yield from _fix(finding, fix, width, style)
    if first:
        yield from _ways_out(finding.rule, style)


def _again(finding: Finding) -> Iterator[str]:
    """What differs from the fix of the rule's first finding."""
    name = dict(finding.names).get("name", "")
    yield f"as above, with `{printable(name)}`" if name else "as above"
    rotation = remedy.rotation(finding)
    if rotation:
        yield rotation


def _trace(finding: Finding, width: int, style: Style) -> Iterator[str]:
    if not finding.trace:
        return
    yield "  how it gets there:"
    for number, step in enumerate(finding.trace, 1):
        lead = f"    {number}. "
        where = f"{_where(step, finding)}: {printable(step.note)}"
        yield from wrapped(where, width, indent=" " * len(lead), first=lead)
        if step.code:
            yield " " * len(lead) + style("dim", clip(step.code, width - len(lead)))


def _where(step: Step, finding: Finding) -> str:
    """The line alone for a step in the finding's own file."""
    location = step.location
    if location.path == finding.location.path and location.cell is None:
        return f"line {location.span.start_line}"
    return words.place(location)


def _remedy(finding: Finding, width: int, style: Style) -> Iterator[str]:
    found = remedy.for_finding(finding)
    yield from wrapped(f"fix: {found.sentence}", width)
    for block in found.blocks:
        if block.options.get("path"):
            yield f"    in {block.options['path']}:"
        for line in block.text.splitlines():
            yield f"      {style('cyan', line)}".rstrip()


def _fix(finding: Finding, fix: Fix, width: int, style: Style) -> Iterator[str]:
    yield from wrapped(f"change: {printable(fix.title)} ({SAFETIES[fix.safety]})", width)
    if fix.rationale:
        yield from wrapped(printable(fix.rationale), width, indent="    ")
    for sign, line in preview.lines(finding, fix):
        look = {"-": "red", "+": "green", " ": "dim"}[sign]
        yield "      " + style(look, f"{sign} {clip(line, LONGEST_CODE)}")


def _ways_out(rule: str, style: Style) -> Iterator[str]:
    comment = f"# aisec: ignore[{rule}] -- why it is safe"
    yield style("dim", "  if it is safe, say so on that line, or read more:")
    yield f"      {style('dim', comment)}"
    yield f"      {style('dim', f'aisec explain {rule}')}"
