"""Reports made by hand for the tests of the report formats."""

from __future__ import annotations

from msgspec.structs import replace

from aisec_hooks.model import (
    Cause,
    Confidence,
    Edit,
    Finding,
    Fix,
    Location,
    Note,
    NoteKind,
    Report,
    Safety,
    Secret,
    Severity,
    Snippet,
    Span,
    Step,
    Suppressed,
    Suppression,
    Tier,
)
from aisec_hooks.report import Options

OPTIONS = Options(tool_version="1.2.3")
VIEW = (
    "    db = connect()",
    '    name = request.args["name"]',
    "    return db.execute(f\"SELECT id, name FROM users WHERE name = '{name}'\").fetchall()",
    "",
)


def span(line: int, start: int, end: int, end_line: int | None = None) -> Span:
    return Span(start_line=line, start_column=start, end_line=end_line or line, end_column=end)


def at(path: str, where: Span) -> Location:
    return Location(path=path, span=where)


def injection() -> Finding:
    """A blocking finding with a trace, a fix and names."""
    return Finding(
        rule="sql-injection",
        location=at("app/views.py", span(12, 12, 74)),
        message="request.args['name'] reaches db.execute as part of the query",
        severity=Severity.CRITICAL,
        confidence=Confidence.HIGH,
        engine="flow",
        scope="search_users",
        code="db.execute(f\"SELECTid,nameFROMusersWHEREname='{name}'\")",
        source_kind="request",
        trace=(
            Step(
                location=at("app/views.py", span(11, 12, 32)), code='request.args["name"]', note="outside text comes in"
            ),
            Step(location=at("app/text.py", span(3, 5, 24)), code="return text.strip()", note="passes through clean()"),
            Step(
                location=at("app/views.py", span(12, 12, 74)),
                code="db.execute(f\"SELECT id, name FROM users WHERE name = '{name}'\")",
                note="is run as SQL",
            ),
        ),
        names=(("receiver", "db"), ("value", "name")),
        snippet=Snippet(first_line=10, lines=VIEW),
        fixes=(
            Fix(
                title="pass name as a bound parameter",
                safety=Safety.SAFE,
                edits=(
                    Edit(
                        path="app/views.py",
                        span=span(12, 23, 73),
                        text='"SELECT id, name FROM users WHERE name = ?", (name,)',
                    ),
                ),
                rationale="the driver sends the value apart from the query",
            ),
        ),
        tier=Tier.BLOCKING,
        fingerprint="0" * 31 + "1",
    )


def simple(rule: str, path: str, line: int, code: str, message: str, cause: Cause, number: int) -> Finding:
    """A blocking finding of one line."""
    return Finding(
        rule=rule,
        location=at(path, span(line, 1, len(code) + 1)),
        message=message,
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        engine="bandit",
        scope="",
        code=code,
        snippet=Snippet(first_line=line, lines=(code,)),
        cause=cause,
        tier=Tier.BLOCKING,
        fingerprint=f"{number:032x}",
    )


def in_notebook() -> Finding:
    return replace(
        simple(
            "command-injection", "lab.ipynb", 41, "os.system(f'ls {folder}')", "runs folder in a shell", Cause.ADDED, 2
        ),
        location=Location(path="lab.ipynb", span=span(41, 5, 30), cell=3, cell_line=2),
        snippet=Snippet(first_line=1, lines=("folder = input()", "os.system(f'ls {folder}')", "print('done')")),
    )


def secret() -> Finding:
    return replace(
        simple(
            "provider-token",
            "settings.py",
            4,
            'KEY = "AKIA****************"',
            "a live key in the source",
            Cause.ADDED,
            3,
        ),
        location=at("settings.py", span(4, 8, 28)),
        severity=Severity.CRITICAL,
        engine="detect-secrets",
        secret=Secret(kind="AWS access key", prefix="AKIA", length=20, digest="ab" * 16),
    )


def advice(rule: str, line: int, severity: Severity, confidence: Confidence, cause: Cause = Cause.ADDED) -> Finding:
    return replace(
        simple(rule, "app/jobs.py", line, "work(folder)", f"look at line {line}", cause, 100 + line),
        severity=severity,
        confidence=confidence,
        tier=Tier.ADVICE,
    )


def suppression(path: str, line: int) -> Suppression:
    return Suppression(
        location=at(path, span(line, 20, 70)),
        covers=(line,),
        rules=("weak-hash",),
        until="2027-01-31",
        reason="a checksum of a cache entry, not a signature",
    )


def rich() -> Report:
    """Every cause, a notebook, a secret, a trace, a fix, suppressions and notes of each kind."""
    weak_hash = simple("weak-hash", "app/cache.py", 8, "hashlib.md5(key)", "md5 is broken", Cause.ADDED, 9)
    return Report(
        title="staged changes against HEAD",
        files=9,
        findings=(
            injection(),
            in_notebook(),
            secret(),
            simple("path-traversal", "app/files.py", 7, "open(name)", "the check is gone", Cause.REMOVED_GUARD, 4),
            simple("debug-enabled", "run.py", 2, "app.run(debug=True)", "debug is on", Cause.WEAKENED_CONFIG, 5),
            replace(
                simple(
                    "sql-injection", "app/orders.py", 30, "db.execute(query)", "silent no more", Cause.UNSUPPRESSED, 6
                ),
                location=at("app/orders.py", span(30, 1, 2, end_line=32)),
                snippet=Snippet(first_line=29, lines=("", "db.execute(", "    query + order,", ")", "")),
                names=(("receiver", "db"), ("value", "order")),
            ),
            simple("code-injection", "app/calc.py", 5, "eval(text)", "now a view calls it", Cause.NEWLY_REACHABLE, 7),
            advice("request-without-timeout", 3, Severity.MEDIUM, Confidence.MEDIUM),
            advice("code-injection", 5, Severity.HIGH, Confidence.HIGH, Cause.MOVED),
            advice("code-injection", 6, Severity.HIGH, Confidence.HIGH, Cause.TOUCHED),
            advice("assert-used", 9, Severity.LOW, Confidence.LOW),
            advice("assert-used", 10, Severity.LOW, Confidence.LOW),
        ),
        suppressed=(Suppressed(finding=weak_hash, suppression=suppression("app/cache.py", 8)),),
        suppressions_added=(suppression("app/cache.py", 8),),
        notes=(
            Note(
                path="app/new.py",
                kind=NoteKind.PARTIAL,
                message="line 4: syntax newer than this Python",
                engine="bandit",
            ),
            Note(path="big.py", kind=NoteKind.FAILED, message="the engine failed (RecursionError)", engine="flow"),
            Note(path="logo.png", kind=NoteKind.SKIPPED, message="binary"),
        ),
    )


def nasty(path: str) -> Report:
    """One blocking and one suppressed finding in a file of that name, and notes about it."""
    bad = replace(injection(), location=at(path, span(12, 12, 74)))
    comment = replace(suppression("x", 12), location=at(path, span(12, 80, 90)))
    return Report(
        title="staged changes against HEAD",
        files=1,
        findings=(bad,),
        suppressed=(Suppressed(finding=bad, suppression=comment),),
        suppressions_added=(comment,),
        notes=(Note(path=path, kind=NoteKind.FAILED, message="unreadable"),),
    )


EMPTY = Report(title="staged changes against HEAD", files=0, findings=())
PATHS = (
    "a\nb.py",
    "::error file=x::owned",
    "caf\udce9.py",
    "a\x1b[31mb.py",
    "a,b:c%0A.py",
    "##[add-mask]x",
    "\u202egnp.py",
)
