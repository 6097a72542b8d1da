"""Suppression comments: the only place where a finding is dropped."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from io import StringIO
from tokenize import COMMENT, TokenError, generate_tokens

from msgspec import Struct

from aisec_hooks.model import (
    Confidence,
    FileResult,
    Finding,
    Severity,
    Snippet,
    Span,
    Suppressed,
    Suppression,
)
from aisec_hooks.syntax.source import Kind, Module, Source

RULE = "bad-suppression"
LONGEST_STATEMENT = 20
"""A comment speaks of a whole statement, wherever a formatter puts it; in a longer one only of its line."""
_COMMENT = re.compile(
    r"aisec:[ \t]*ignore(?:\[(?P<rules>[^\]\n]*)\])?(?:[ \t]+until=(?P<until>\S+))?"
    r"(?:[ \t]+--[ \t]*(?P<reason>[^\n]*))?"
)
_MARKER = re.compile(r"\baisec:[ \t]*ignore\b")
_OPENERS = re.compile(r"[ \t]*(?:#|//|/\*|<!--|--|;|%|\*|\{#|\"#)?[ \t]*$")


def find(source: Source, lines: Sequence[str], rules: Collection[str]) -> Iterator[Suppression]:
    """Every suppression comment of a source, with what is wrong with it; `lines` are its lines, masked."""
    if "aisec:" not in source.text:
        return
    comments = _comment_starts(source)
    for number, line in enumerate(lines, 1):
        if len(line) > 10_000 or not (marker := _MARKER.search(line)):
            continue
        if comments is not None and not any(n == number and c <= marker.start() for n, c in comments):
            continue
        match = _COMMENT.match(line, marker.start())
        if match:
            yield _suppression(source, number, match, rules)


def _comment_starts(source: Source) -> set[tuple[int, int]] | None:
    """(line, column) of every Python comment, None where the file is no Python."""
    if source.kind is Kind.TEXT or (source.kind is Kind.NOTEBOOK and source.python is None):
        return None
    text = source.python.text if isinstance(source.python, Module) else source.text
    try:
        return {t.start for t in generate_tokens(StringIO(text).readline) if t.type == COMMENT}
    except (TokenError, SyntaxError):
        # not to be tokenized as a whole: a comment is what follows a line's first # if no quote stands before it
        lines = enumerate(text.split("\n"), 1)
        return {(n, at) for n, line in lines if (at := line.find("#")) >= 0 and not re.search(r"['\"]", line[:at])}


def _suppression(source: Source, number: int, match: re.Match[str], rules: Collection[str]) -> Suppression:
    span = Span(start_line=number, start_column=match.start() + 1, end_line=number, end_column=match.end() + 1)
    location = source.locate(span)
    names = tuple(name.strip() for name in (match["rules"] or "").split(",") if name.strip())
    shift = (location.cell_line or location.span.start_line) - number
    covers = {number, *_statement(source, number)}
    if _OPENERS.match(match.string[: match.start()]):
        for line in _next_code(source.lines, number):
            covers |= {line, *_statement(source, line)}
    reason = re.sub(r"[ \t]*(?:-->|\*/|#\})?[ \t]*$", "", (match["reason"] or "").strip())
    return Suppression(
        location=location,
        covers=tuple(sorted(line + shift for line in covers)),
        rules=names,
        until=match["until"] or "",
        reason=reason,
        problem=_problem(names, match["until"] or "", reason, rules),
    )


def _statement(source: Source, line: int) -> range:
    """The lines of the statement that a line belongs to; of a compound one, its head."""
    module = source.python
    if not isinstance(module, Module):
        return range(0)
    best = range(0)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None)
            last = body[0].lineno - 1 if body else node.end_lineno or node.lineno
            lines = range(node.lineno, max(last, node.lineno) + 1)
            if line in lines and (not best or len(lines) < len(best)):
                best = lines
    return best if len(best) <= LONGEST_STATEMENT else range(0)


def _next_code(lines: list[str], number: int) -> list[int]:
    """The line after a comment that stands alone, past further comment lines."""
    for following in range(number, min(number + 10, len(lines))):
        text = lines[following].strip()
        if text and not text.startswith(("#", "//", "<!--", "--", ";")):
            return [following + 1]
    return []


def _problem(names: tuple[str, ...], until: str, reason: str, rules: Collection[str]) -> str:
    if not names:
        return "names no rule: write ignore[rule-name]"
    for name in names:
        if name not in rules:
            return f"unknown rule {name!r}"
    if not reason:
        return "gives no reason: add -- and why it is safe"
    if until and _day(until) is None:
        return f"until={until} is no date: write YYYY-MM-DD"
    return ""


def _day(text: str) -> date | None:
    """A date as YYYY-MM-DD and nothing else, which later Pythons would take too."""
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return None


class Applied(Struct, frozen=True, kw_only=True):
    """One version of a file after suppression."""

    kept: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    suppressions: tuple[Suppression, ...]
    cleared: frozenset[tuple[str, str]] = frozenset()


def apply(result: FileResult, today: date | None, reported: Collection[str]) -> Applied:
    """Part the findings of a file by its suppression comments; bad comments become findings.

    `reported` are the rules asked for: findings of others are left out, and a comment for another one
    cannot be called unused. No comment has expired where `today` is None: a base is judged as it was.
    """
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    used: set[int] = set()
    honoured = [(i, s) for i, s in enumerate(result.suppressions) if not s.problem and not _expired(s, today)]
    for finding in result.findings:
        if finding.rule not in reported:
            continue
        index = next((i for i, s in honoured if _speaks_of(s, finding)), None)
        if index is None:
            kept.append(finding)
        else:
            used.add(index)
            suppressed.append(Suppressed(finding=finding, suppression=result.suppressions[index]))
    for index, suppression in enumerate(result.suppressions):
        problem = suppression.problem
        if not problem and _expired(suppression, today):
            problem = f"expired on {suppression.until}"
        if not problem and index not in used and set(suppression.rules) <= set(reported):
            problem = "is not needed: nothing here to ignore"
        if problem and RULE in reported:
            kept.append(_bad(suppression, problem))
    return Applied(
        kept=tuple(kept),
        suppressed=tuple(suppressed),
        suppressions=result.suppressions,
        cleared=result.cleared,
    )


def _expired(suppression: Suppression, today: date | None) -> bool:
    until = _day(suppression.until) if suppression.until else None
    return today is not None and until is not None and until < today


def _speaks_of(suppression: Suppression, finding: Finding) -> bool:
    if finding.rule not in suppression.rules or finding.location.cell != suppression.location.cell:
        return False
    span = finding.location.span
    first = finding.location.cell_line or span.start_line
    last = first + span.end_line - span.start_line
    return any(first <= line <= last for line in suppression.covers)


def _bad(suppression: Suppression, problem: str) -> Finding:
    names = ", ".join(suppression.rules)
    return Finding(
        rule=RULE,
        location=suppression.location,
        message=f"the suppression {problem}",
        severity=Severity.LOW,
        confidence=Confidence.MEDIUM,
        engine="suppress",
        scope="",
        code=f"ignore[{names}]",
        snippet=Snippet(first_line=suppression.location.span.start_line, lines=()),
    )


def added(head: Collection[Suppression], base: Collection[Suppression]) -> list[Suppression]:
    """The comments of the head that the base does not have, by rules and reason, counted."""
    left = [(s.rules, s.reason, s.until) for s in base]
    new = []
    for suppression in head:
        key = (suppression.rules, suppression.reason, suppression.until)
        if key in left:
            left.remove(key)
        else:
            new.append(suppression)
    return new
