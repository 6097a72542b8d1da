"""File results as plain JSON values and back."""

from __future__ import annotations

from typing import Any

from aisec_hooks.model import (
    Cause,
    Confidence,
    FileResult,
    Finding,
    Location,
    Note,
    NoteKind,
    Secret,
    Severity,
    Snippet,
    Span,
    Step,
    Suppression,
)

Json = Any
"""A JSON value; `Any` because mypy cannot say it recursively without making every access a cast."""


def encode(result: FileResult) -> Json:
    """A file's result as lists, strings and numbers."""
    return [
        [_finding(f) for f in result.findings],
        [
            [_location(s.location), s.covers, s.rules, s.until, s.reason, s.problem]
            for s in result.suppressions
        ],
        [[n.path, n.kind.value, n.message, n.engine] for n in result.notes],
    ]


def decode(value: Json) -> FileResult:
    """The inverse of `encode`; ValueError, TypeError, KeyError or IndexError for anything else."""
    findings, suppressions, notes = value
    return FileResult(
        findings=tuple(_to_finding(f) for f in findings),
        suppressions=tuple(_to_suppression(s) for s in suppressions),
        notes=tuple(Note(path=p, kind=NoteKind(k), message=m, engine=e) for p, k, m, e in notes),
    )


def _finding(f: Finding) -> Json:
    secret = [f.secret.kind, f.secret.prefix, f.secret.length, f.secret.digest] if f.secret else None
    return {
        "rule": f.rule,
        "location": _location(f.location),
        "message": f.message,
        "severity": int(f.severity),
        "confidence": int(f.confidence),
        "engine": f.engine,
        "scope": f.scope,
        "code": f.code,
        "source_kind": f.source_kind,
        "trace": [[_location(s.location), s.code, s.note] for s in f.trace],
        "names": f.names,
        "secret": secret,
        "snippet": [f.snippet.first_line, f.snippet.lines],
    }


def _to_finding(value: Json) -> Finding:
    secret = value["secret"]
    return Finding(
        rule=str(value["rule"]),
        location=_to_location(value["location"]),
        message=str(value["message"]),
        severity=Severity(value["severity"]),
        confidence=Confidence(value["confidence"]),
        engine=str(value["engine"]),
        scope=str(value["scope"]),
        code=str(value["code"]),
        source_kind=str(value["source_kind"]),
        trace=tuple(Step(location=_to_location(at), code=str(c), note=str(n)) for at, c, n in value["trace"]),
        names=tuple((str(k), str(v)) for k, v in value["names"]),
        secret=_to_secret(secret) if secret else None,
        snippet=Snippet(first_line=int(value["snippet"][0]), lines=tuple(map(str, value["snippet"][1]))),
        cause=Cause.ADDED,
    )


def _to_secret(value: Json) -> Secret:
    kind, prefix, length, digest = value
    return Secret(kind=str(kind), prefix=str(prefix), length=int(length), digest=str(digest))


def _location(at: Location) -> Json:
    span = at.span
    return [at.path, span.start_line, span.start_column, span.end_line, span.end_column, at.cell, at.cell_line]


def _to_location(value: Json) -> Location:
    path, line, column, end_line, end_column, cell, cell_line = value
    span = Span(start_line=int(line), start_column=int(column), end_line=int(end_line), end_column=int(end_column))
    return Location(path=str(path), span=span, cell=cell, cell_line=cell_line)


def _to_suppression(value: Json) -> Suppression:
    at, covers, rules, until, reason, problem = value
    return Suppression(
        location=_to_location(at),
        covers=tuple(map(int, covers)),
        rules=tuple(map(str, rules)),
        until=str(until),
        reason=str(reason),
        problem=str(problem),
    )
