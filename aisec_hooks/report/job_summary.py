"""The report as Markdown for the summary page of a GitHub Actions job."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from aisec_hooks import late, rules
from aisec_hooks.model import Finding, Report
from aisec_hooks.printable import printable
from aisec_hooks.report import remedy, verdict, words
from aisec_hooks.report.frame import frame
from aisec_hooks.report.style import Style

if TYPE_CHECKING:
    from aisec_hooks.report import Options

MOST_IN_FULL = 50
MOST_IN_A_LIST = 200
FRAME_WIDTH = 160
LONGEST = 2_000
_PUNCTUATION = late.compiled(r"([!-/:-@\[-`{-~])")
_BACKTICKS = late.compiled(r"`+")


def render(report: Report, options: Options) -> str:
    """The worst findings in full, the others in lists; stays far below the 1 MiB that GitHub takes."""
    worst = verdict.worst_first(report.findings, options)
    stop = [f for f in worst if verdict.blocks(f, options)]
    notes = [f for f in worst if not verdict.blocks(f, options)]
    parts = [
        "## aisec",
        prose(verdict.closing_line(report, options)),
        *([prose(report.title)] if report.title else []),
        *_listed("Not or partly checked", [prose(words.note(n)) for n in report.notes]),
        *(part for i, f in enumerate(stop[:MOST_IN_FULL]) for part in _detail(f, stop[:i])),
        *_listed("More that block", [_line(f) for f in stop[MOST_IN_FULL:]]),
        *_listed("Advice, does not block", [_line(f) for f in notes]),
        *_listed(
            "Suppressions added by this change",
            [f"{code(words.place(s.location))} {prose(words.suppression(s))}" for s in report.suppressions_added],
        ),
        *_listed("Suppressed", [f"{_line(s.finding)}: {prose(s.suppression.reason)}" for s in report.suppressed]),
    ]
    return "\n\n".join(parts) + "\n"


def prose(text: str) -> str:
    """Untrusted text as Markdown that shows it literally: no markup, HTML, link or mention."""
    return _PUNCTUATION.sub(r"\\\1", _short(printable(text)))


def code(text: str) -> str:
    """Untrusted text as a code span."""
    text = _short(printable(text))
    fence = "`" * (_longest_run(text) + 1)
    return f"{fence} {text} {fence}" if text else ""


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _longest_run(text: str) -> int:
    return max((len(run) for run in _BACKTICKS.findall(text)), default=0)


def _detail(finding: Finding, before: Sequence[Finding]) -> Iterator[str]:
    rule = rules.rule(finding.rule)
    yield f"### {rule.title}"
    yield (
        f"{code(words.place(finding.location))} · **{finding.severity.name.lower()}** · "
        f"{words.CAUSES[finding.cause]} · {words.weakness(rule)}"
    )
    yield prose(words.message(finding))
    if lines := list(frame(finding, FRAME_WIDTH, Style(color=False))):
        yield _block("", "\n".join(lines))
    if finding.trace:
        steps = (
            f"{n}. {code(words.place(s.location))} {prose(s.note)}: {code(s.code)}"
            for n, s in enumerate(finding.trace[:MOST_IN_A_LIST], 1)
        )
        yield "\n".join(steps)
    if all(f.rule != finding.rule for f in before):
        fix = remedy.for_finding(finding)
        yield f"**Fix:** {fix.sentence}"
        yield from (_block(block.language, block.text.rstrip("\n")) for block in fix.blocks)
    else:
        yield "**Fix:** as above"


def _block(language: str, text: str) -> str:
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def _line(finding: Finding) -> str:
    return f"{code(words.place(finding.location))} **{finding.rule}** {prose(words.message(finding))}"


def _listed(heading: str, entries: Sequence[str]) -> Iterator[str]:
    if entries:
        more = len(entries) - MOST_IN_A_LIST
        lines = [f"- {entry}" for entry in entries[:MOST_IN_A_LIST]] + ([f"- +{more} more"] if more > 0 else [])
        yield f"### {heading}"
        yield "\n".join(lines)
