"""One file through the engines: what they find, placed, framed and masked."""

from __future__ import annotations

import traceback
from collections.abc import Iterator

from msgspec.structs import replace

from aisec_hooks import suppress, verdicts
from aisec_hooks.engines import Engine, Found, engines_for
from aisec_hooks.engines.unreported import Unreported
from aisec_hooks.findings import finding
from aisec_hooks.mask import Mask
from aisec_hooks.model import Cleared, FileResult, Match, Note, NoteKind
from aisec_hooks.rules import NAMES, rule
from aisec_hooks.syntax.decode import mostly_text, unreadable
from aisec_hooks.syntax.source import Broken, Kind, Source

UNREADABLE = "syntax"
"""The engine of notes that say that code could not be read as code."""


def examine(path: str, data: bytes, key: bytes) -> FileResult:
    """Everything the engines say of one file; secrets are masked, and hashed under the key."""
    reason = unreadable(data)
    notes: list[Note] = []
    source = Source(path, data)
    kind = source.kind
    if reason:
        about = UNREADABLE if Source(path, b"").kind is not Kind.TEXT else ""
        notes.append(Note(path=path, kind=NoteKind.SKIPPED, message=reason, engine=about))
        if not mostly_text(data):
            return FileResult(notes=tuple(notes))
        kind = Kind.TEXT  # a byte that does not belong there hides no secret
    matches: list[tuple[str, Match]] = []
    cleared: set[tuple[str, int]] = set()
    unreported: list[Unreported] = []
    for engine in engines_for(kind):
        for item in _run_engine(engine, source):
            match item:
                case Note():
                    notes.append(item)
                case Cleared():
                    cleared.add((item.rule, item.line))
                case Match():
                    matches.append((engine.name, _capped(item)))
                case Unreported():
                    unreported.append(item)
    notes += () if reason else _syntax_notes(source)
    hidden = Mask(source, [m for _, m in matches], unreported)
    return FileResult(
        findings=tuple(finding(source, hidden, m, engine, key) for engine, m in verdicts.final(matches, cleared)),
        suppressions=tuple(suppress.find(source, hidden.lines, NAMES)),
        notes=tuple(sorted(notes)),
        cleared=frozenset((rule_name, source.scope(line)) for rule_name, line in cleared),
    )


def _run_engine(engine: Engine, source: Source) -> Iterator[Found]:
    """An engine's matches; a crash is a note that makes the whole check incomplete.

    The exception's text is not passed on: it may quote the source.
    """
    try:
        if engine.wants(source):
            yield from list(engine.check(source))
    except Exception as error:  # noqa: BLE001
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{frame.filename.replace(chr(92), '/').rpartition('/')[2]}:{frame.lineno}"
        message = f"the engine crashed: {type(error).__name__} in {where}"
        yield Note(path=source.path, kind=NoteKind.FAILED, message=message, engine=engine.name)


def _capped(match: Match) -> Match:
    """An engine cannot be surer than the rule allows."""
    most = rule(match.rule).confidence
    return match if match.confidence <= most else replace(match, confidence=most)


def _syntax_notes(source: Source) -> Iterator[Note]:
    if source.kind is Kind.TEXT:
        return
    if isinstance(source.python, Broken):
        message = f"line {source.python.line}: {source.python.message}; only secrets and text were checked"
        yield Note(path=source.path, kind=NoteKind.PARTIAL, message=message, engine=UNREADABLE)
    if source.broken_notebook:
        message = "not a valid notebook; its text was checked as it stands"
        yield Note(path=source.path, kind=NoteKind.PARTIAL, message=message, engine=UNREADABLE)
    for cell in source.broken_cells:
        message = f"cell {cell} is not valid Python; only secrets and text were checked in it"
        yield Note(path=source.path, kind=NoteKind.PARTIAL, message=message, engine=UNREADABLE)
