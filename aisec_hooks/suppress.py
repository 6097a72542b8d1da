"""Suppression comments: the only place where a finding is dropped."""

from __future__ import annotations

import ast
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from aisec_hooks import late
from aisec_hooks.comments import Comments
from aisec_hooks.model import (
    PERSONAL_KINDS,
    Confidence,
    FileResult,
    Finding,
    Severity,
    Snippet,
    Span,
    Suppressed,
    Suppression,
)
from aisec_hooks.nearest import nearest
from aisec_hooks.syntax import blocks
from aisec_hooks.syntax.source import Module, Source

RULE = "bad-suppression"
PERSONAL = "personal-data"
PACKAGES = frozenset({"unknown-package", "unknown-import", "lookalike-package"})
"""Rules that have nothing to say of packages that the settings vouch for."""
ONLINE = frozenset({"unknown-version", "yanked-version", "deprecated-package", "new-package"})
"""Rules that nothing is found of while no index is asked: whether a comment for one is needed cannot be told."""
LONGEST_STATEMENT = 20
"""A comment speaks of a whole statement, wherever a formatter puts it; in a longer one only of its line."""
LONGEST_LINE = 10_000
"""Nobody reads a comment in a longer one."""
_MARKER = late.compiled(r"\baisec:[ \t]*ignore\b")
_COMMENT = late.compiled(
    r"aisec:[ \t]*ignore(?:\[(?P<rules>[^\]\n]*)\])?(?:[ \t]+until=(?P<until>\S+))?"
    r"(?:[ \t]+--[ \t]*(?P<reason>[^\n]*))?"
)
_CLOSERS = ("-->", "*/}", "*/", "#}", "--%>", "--}}", "%}", "*@", "*)")


def find(
    source: Source, lines: Sequence[str], hide: Callable[[str], str], rules: Collection[str]
) -> Iterator[Suppression]:
    """Every suppression comment of a source, with what is wrong with it.

    `lines` are its lines, masked. Where a value without quotes is masked to the end of its line, the comment behind
    it counts all the same: it is read from the source, and what is shown of it is what `hide` leaves.
    """
    if "aisec:" not in source.text:
        return
    comments, statements = Comments(source), _Statements(source)
    for number, line in enumerate(source.lines, 1):
        if "aisec:" not in line or len(line) > LONGEST_LINE:
            continue
        for marker in _MARKER.finditer(line):
            start = comments.start(number, marker.start())
            match = _COMMENT.match(line, marker.start()) if start is not None else None
            if match:
                shown = lines[number - 1][match.start() : match.end()]
                written = _COMMENT.match(shown)
                if written is None or written["rules"] != match["rules"]:
                    written = _COMMENT.match(hide(match[0])) or written
                alone = not line[:start].strip()
                if written:
                    yield _suppression(source, statements, number, match, written, alone=alone, rules=rules)
                break


def _suppression(
    source: Source,
    statements: _Statements,
    number: int,
    match: re.Match[str],
    written: re.Match[str],
    *,
    alone: bool,
    rules: Collection[str],
) -> Suppression:
    """`match` says where the comment is, `written` what may be shown of it."""
    span = Span(start_line=number, start_column=match.start() + 1, end_line=number, end_column=match.end() + 1)
    location = source.locate(span)
    names = tuple(name.strip() for name in (written["rules"] or "").split(",") if name.strip())
    shift = (location.cell_line or location.span.start_line) - number
    covers = {number, *statements.around(number)}
    if alone:
        for line in _next_code(source.lines, number):
            covers |= {line, *statements.around(line)}
    reason = _without_closer(written["reason"] or "")
    return Suppression(
        location=location,
        covers=tuple(sorted(line + shift for line in covers)),
        rules=names,
        until=written["until"] or "",
        reason=reason,
        problem=_problem(names, written["until"] or "", reason, rules),
    )


def _without_closer(reason: str) -> str:
    reason = reason.strip()
    closer = next((c for c in _CLOSERS if reason.endswith(c)), "")
    return reason.removesuffix(closer).rstrip()


class _Statements:
    """The lines of the statement that a line belongs to; of a compound one, its head."""

    def __init__(self, source: Source) -> None:
        self._of: dict[int, range] = {}
        if isinstance(source.python, Module):
            pending: list[ast.AST] = [source.python.tree]
            while pending:
                node = pending.pop()
                pending += blocks.inside(node)
                if isinstance(node, ast.stmt):
                    self._add(node)

    def _add(self, statement: ast.stmt) -> None:
        body = getattr(statement, "body", None)
        last = body[0].lineno - 1 if body else statement.end_lineno or statement.lineno
        lines = range(statement.lineno, max(last, statement.lineno) + 1)
        if len(lines) <= LONGEST_STATEMENT:
            for line in lines:
                if line not in self._of or len(lines) < len(self._of[line]):
                    self._of[line] = lines

    def around(self, line: int) -> range:
        """Empty where there is none, or it is long."""
        return self._of.get(line, range(0))


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
            return f"unknown rule; the nearest is {nearest(name, rules)!r}"  # what is written there may be anything
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


def apply(
    result: FileResult,
    today: date | None,
    reported: Collection[str],
    personal: Collection[str] = PERSONAL_KINDS,
    known: Callable[[str], bool] | None = None,
) -> Applied:
    """Part the findings of a file by its suppression comments; bad comments become findings.

    `reported` are the rules asked for, `personal` the kinds of personal data, `known` tells which packages the
    settings vouch for: findings of others are left out,
    and a comment for another one cannot be called unused. No comment has expired where `today` is None: a base
    is judged as it was.
    """
    decided = set(reported) - ({PERSONAL} if set(PERSONAL_KINDS) - set(personal) else set())
    decided -= ONLINE
    decided -= PACKAGES if known is not None else frozenset()
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    used: set[int] = set()
    speaking = _Speaking((i, s) for i, s in enumerate(result.suppressions) if not s.problem and not _expired(s, today))
    for finding in result.findings:
        kind = finding.secret.kind if finding.secret and finding.rule == PERSONAL else None
        if finding.rule not in reported or (kind and kind not in personal):
            continue
        if known is not None and finding.rule in PACKAGES and known(dict(finding.names).get("package", "")):
            continue
        index = speaking.of(finding)
        if index is None:
            kept.append(finding)
        else:
            used.add(index)
            suppressed.append(Suppressed(finding=finding, suppression=result.suppressions[index]))
    for index, suppression in enumerate(result.suppressions):
        problem = suppression.problem
        if not problem and _expired(suppression, today):
            problem = f"expired on {suppression.until}"
        if not problem and index not in used and set(suppression.rules) <= decided:
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


class _Speaking:
    """Suppressions by what they speak of: rule, cell and line."""

    def __init__(self, suppressions: Iterable[tuple[int, Suppression]]) -> None:
        self._lines: defaultdict[tuple[str, int | None], list[tuple[int, int]]] = defaultdict(list)
        for index, suppression in suppressions:
            for rule in suppression.rules:
                covered = ((line, index) for line in suppression.covers)
                self._lines[rule, suppression.location.cell].extend(covered)
        for lines in self._lines.values():
            lines.sort()

    def of(self, finding: Finding) -> int | None:
        """The first that speaks of a line of a finding, by its index."""
        lines = self._lines.get((finding.rule, finding.location.cell), [])
        span = finding.location.span
        first = finding.location.cell_line or span.start_line
        at = bisect_left(lines, (first, 0))
        last = first + span.end_line - span.start_line
        return lines[at][1] if at < len(lines) and lines[at][0] <= last else None


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


def added(head: Iterable[Suppression], base: Iterable[Suppression]) -> list[Suppression]:
    """The comments of the head that the base does not have, by rules, date and reason, counted."""
    left = Counter((s.rules, s.reason, s.until) for s in base)
    new = []
    for suppression in head:
        key = (suppression.rules, suppression.reason, suppression.until)
        if left[key]:
            left[key] -= 1
        else:
            new.append(suppression)
    return new
