"""What a fix would change, as old and new lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from aisec_hooks.model import Edit, Finding, Fix

MOST_LINES = 12


def lines(finding: Finding, fix: Fix) -> Iterator[tuple[str, str]]:
    """(sign, line) pairs: "-" and "+" for lines before and after, " " for where an edit elsewhere goes."""
    near = [e for e in fix.edits if _in_snippet(finding, e)]
    if near and _apart(near):
        yield from _rewritten(finding, near)
    else:
        near = []
    for edit in fix.edits:
        if edit not in near:
            yield " ", f"{edit.path}:{edit.span.start_line}"
            new = edit.text.splitlines()
            yield from (("+", line) for line in new[:MOST_LINES])
            if len(new) > MOST_LINES:
                yield " ", f"({len(new) - MOST_LINES} more lines)"


def _in_snippet(finding: Finding, edit: Edit) -> bool:
    """Whether the snippet holds the lines that the edit changes; never in a notebook, whose lines differ."""
    if finding.location.cell is not None or edit.path != finding.location.path:
        return False
    first = finding.snippet.first_line
    end = first + len(finding.snippet.lines)
    return first <= edit.span.start_line <= edit.span.end_line < end


def _apart(edits: Sequence[Edit]) -> bool:
    """Whether no two edits touch the same text."""
    spans = sorted(e.span for e in edits)
    return all((one.end_line, one.end_column) <= (two.start_line, two.start_column) for one, two in pairwise(spans))


def _rewritten(finding: Finding, edits: Sequence[Edit]) -> Iterator[tuple[str, str]]:
    first = min(e.span.start_line for e in edits)
    last = max(e.span.end_line for e in edits)
    offset = finding.snippet.first_line
    old = list(finding.snippet.lines[first - offset : last - offset + 1])
    new = list(old)
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        start, end = edit.span.start_line - first, edit.span.end_line - first
        before, after = new[start][: edit.span.start_column - 1], new[end][edit.span.end_column - 1 :]
        new[start : end + 1] = (before + edit.text + after).split("\n")
    yield from (("-", line) for line in old)
    yield from (("+", line) for line in new)
