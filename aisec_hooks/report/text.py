"""The report for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aisec_hooks.model import Finding, NoteKind, Report, Tier
from aisec_hooks.printable import printable
from aisec_hooks.report import verdict, words
from aisec_hooks.report.style import Style, inert, wrapped

if TYPE_CHECKING:
    from aisec_hooks.report import Options

MOST_IN_FULL = 20
NARROWEST = 40


def render(report: Report, options: Options) -> str:
    """The report as text; nothing but the closing line where there is nothing to say."""
    style = Style(color=options.color)
    width = max(NARROWEST, options.width)
    sections = [
        *_blocking(report, options, width, style),
        list(_advice(report, options, style)),
        list(_suppressions(report, style)),
        list(_notes(report, width, style)),
        list(_closing(report, options, style)),
    ]
    return inert("\n\n".join("\n".join(lines) for lines in sections if lines)) + "\n"


def _blocking(report: Report, options: Options, width: int, style: Style) -> Iterator[list[str]]:
    stop = verdict.blocking(report, options)
    if not stop:
        return
    # imported here: a clean commit needs no code frames
    from aisec_hooks.report.detail import detail  # noqa: PLC0415

    explained: set[str] = set()
    for finding in stop[:MOST_IN_FULL]:
        yield list(detail(finding, first=finding.rule not in explained, width=width, style=style))
        explained.add(finding.rule)
    if rest := stop[MOST_IN_FULL:]:
        yield [style("bold", f"{len(rest)} more that block:"), *(_one_line(f, style) for f in rest)]


def _advice(report: Report, options: Options, style: Style) -> Iterator[str]:
    notes = verdict.advice(report, options)
    shown = [f for f in notes if options.verbose or not verdict.minor(f)]
    if shown:
        yield style("bold", "advice, does not block:")
        yield from (_one_line(f, style) for f in shown)
    if hidden := len(notes) - len(shown):
        yield style("dim", f"  +{hidden} low {'note' if hidden == 1 else 'notes'}, shown with -v")


def _one_line(finding: Finding, style: Style) -> str:
    cause = "" if finding.tier is Tier.BLOCKING else _faint_cause(finding)
    return f"  {words.place(finding.location)} {style('yellow', finding.rule)} {words.message(finding)}{cause}"


def _faint_cause(finding: Finding) -> str:
    """Why an otherwise certain finding does not block."""
    return f" ({words.CAUSES[finding.cause]})" if finding.cause.value in ("moved", "touched") else ""


def _suppressions(report: Report, style: Style) -> Iterator[str]:
    if report.suppressions_added:
        yield style("bold", "suppressions added by this change:")
        for added in report.suppressions_added:
            yield f"  {words.place(added.location)} {words.suppression(added)}"
    if report.suppressed:
        yield style("bold", "suppressed:")
        for silenced in report.suppressed:
            finding, reason = silenced.finding, printable(silenced.suppression.reason)
            yield style("dim", f"  {words.place(finding.location)} {finding.rule} -- {reason}")


def _notes(report: Report, width: int, style: Style) -> Iterator[str]:
    for note in sorted(report.notes, key=lambda n: n.kind is not NoteKind.FAILED):
        text = words.note(note)
        if note.kind is NoteKind.FAILED:
            yield style("bold red", "error: ") + text
        else:
            yield from (style("dim", line) for line in wrapped(text, width, indent="  ", first=""))


def _closing(report: Report, options: Options, style: Style) -> Iterator[str]:
    look = {0: "green", 1: "bold red", 3: "bold red"}[verdict.exit_code(report, options)]
    yield style(look, verdict.closing_line(report, options))
    if options.verbose and report.title:
        yield style("dim", printable(report.title))
