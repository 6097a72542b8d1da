"""One file through the engines: what they find, placed, framed and masked."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from aisec_hooks import suppress, verdicts
from aisec_hooks.engines import Engine, Found, engines_for, file_engines, text_engines
from aisec_hooks.engines.unreported import Unreported
from aisec_hooks.findings import finding, snippet
from aisec_hooks.mask import Mask
from aisec_hooks.model import Cleared, FileResult, Finding, Match, Note, NoteKind, Snippet, Span
from aisec_hooks.rules import NAMES, rule
from aisec_hooks.syntax.decode import mostly_text, unreadable
from aisec_hooks.syntax.project import MOST_FILES, View
from aisec_hooks.syntax.source import Broken, Kind, Source

UNREADABLE = "syntax"
"""The engine of notes that say that code could not be read as code."""


def examine(path: str, data: bytes, key: bytes, view: View | None = None) -> FileResult:
    """Everything the engines say of one file; secrets are masked, and hashed under the key.

    `view` is what it may ask of the other files of its snapshot.
    """
    source = view.source(data) if view is not None else Source(path, data)
    said = Said()
    reason = unreadable(data)
    if reason:
        about = UNREADABLE if Source(path, b"").kind is not Kind.TEXT else ""
        said.notes.append(Note(path=path, kind=NoteKind.SKIPPED, message=reason, engine=about))
        if not mostly_text(data):
            return _as_a_whole(path, data, key, said.notes[0])
    said.listen(
        source, engines_for(Kind.TEXT if reason else source.kind)
    )  # a byte that does not belong there hides no secret
    said.notes += () if reason else _syntax_notes(source)
    whole = Said()
    whole.listen(source, file_engines())
    said.notes += whole.notes
    hidden = said.mask(source)
    matches = said.final()
    if view is not None:
        view.share()
    findings = [
        *_without_content(path, whole, key),
        *(finding(source, hidden, m, engine, key) for engine, m in matches),
    ]
    return FileResult(
        findings=tuple(findings),
        suppressions=tuple(suppress.find(source, hidden.lines, hidden.hide, NAMES)),
        notes=tuple(sorted([*said.notes, *_notes_of(view)])),
        cleared=frozenset((rule_name, source.scope(line)) for rule_name, line in said.cleared),
        uses=view.uses if view is not None else (),
    )


def examine_start(path: str, start: bytes, key: bytes, reason: str) -> FileResult:
    """What the name and the beginning of a file say whose content is not looked at for a reason."""
    return _as_a_whole(path, start, key, Note(path=path, kind=NoteKind.SKIPPED, message=reason))


def excerpts(path: str, data: bytes, lines: Iterable[int]) -> dict[int, Snippet]:
    """What may be shown around some lines of a file."""
    source, said = Source(path, data), Said()
    said.listen(source, engines_for(source.kind))
    hidden = said.mask(source)
    spans = {n: Span(start_line=n, start_column=1, end_line=n, end_column=1) for n in lines if n <= len(source.lines)}
    return {n: snippet(source, hidden, span) for n, span in spans.items()}


def placed(source: Source, matches: Iterable[Match], engine: str, key: bytes) -> list[Finding]:
    """The findings of matches that were made after the engines had run; what these know to be secret is not shown."""
    said = Said()
    said.listen(source, engines_for(source.kind))
    hidden = said.mask(source)
    return [finding(source, hidden, _capped(match), engine, key) for match in matches]


def text_only(source: Source) -> Said:
    """What the engines for text say, among them those for secrets; of a binary file nothing."""
    said = Said()
    if not unreadable(source.data) or mostly_text(source.data):
        said.listen(source, text_engines())
    return said


def _as_a_whole(path: str, data: bytes, key: bytes, note: Note) -> FileResult:
    """What is said of a file whose content is not looked at otherwise, as a note says that has to be true."""
    said = Said()
    said.listen(Source(path, data), file_engines())
    findings = tuple(_without_content(path, said, key))
    if findings:
        note = replace(note, kind=NoteKind.PARTIAL, message=f"{note.message}: judged by its name and how it begins")
    return FileResult(findings=findings, notes=(note, *said.notes))


def _without_content(path: str, said: Said, key: bytes) -> Iterator[Finding]:
    """Findings about a file as a whole: of what is in it nothing is shown."""
    blank = Source(path, b"")
    hidden = said.mask(blank)
    return (finding(blank, hidden, match, engine, key) for engine, match in said.matches)


class Said:
    """What the engines say of one file."""

    def __init__(self) -> None:
        self.matches: list[tuple[str, Match]] = []
        self.cleared: set[tuple[str, int]] = set()
        self.unreported: list[Unreported] = []
        self.notes: list[Note] = []

    def listen(self, source: Source, engines: Iterable[Engine]) -> None:
        """Ask some engines."""
        for engine in engines:
            for item in _run_engine(engine, source):
                match item:
                    case Note():
                        self.notes.append(item)
                    case Cleared():
                        self.cleared.add((item.rule, item.line))
                    case Match():
                        self.matches.append((engine.name, _capped(item)))
                    case Unreported():
                        self.unreported.append(item)

    def final(self) -> list[verdicts.Named]:
        """The matches, one where several speak of the same thing."""
        return verdicts.final(self.matches, self.cleared)

    def mask(self, source: Source) -> Mask:
        """What may be shown of the file."""
        return Mask(source, [m for _, m in self.matches], self.unreported)


def _notes_of(view: View | None) -> Iterator[Note]:
    """What of the other files was not looked into."""
    if view is not None and view.bounded:
        message = f"looked into {MOST_FILES} files that it refers to, directly or not, and no further"
        yield Note(path=view.path, kind=NoteKind.PARTIAL, message=message, engine="flow")
    if view is not None and view.unreadable:
        message = f"{view.unreadable}, which it may refer to, cannot be read"
        yield Note(path=view.path, kind=NoteKind.PARTIAL, message=message, engine="flow")


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
