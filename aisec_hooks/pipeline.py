"""Changed files through the engines, against their base, past the suppressions, into a report."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from aisec_hooks import suppress
from aisec_hooks.cache import Cache
from aisec_hooks.examine import examine
from aisec_hooks.introduced import compare
from aisec_hooks.linediff import added_lines
from aisec_hooks.model import (
    ChangedFile,
    FileResult,
    Finding,
    Location,
    Note,
    NoteKind,
    Report,
    Suppressed,
    Suppression,
    Tier,
)
from aisec_hooks.rules import NAMES
from aisec_hooks.settings import Settings
from aisec_hooks.snapshot import Comparison, Repository, TooLarge, Unreadable
from aisec_hooks.suppress import Applied
from aisec_hooks.syntax.decode import decode

BASE_LIMIT = 25
"""A base version may be this many times larger than a head that is checked."""

Progress = Callable[[int, int], None]


def check(
    repository: Repository,
    comparison: Comparison,
    settings: Settings,
    cache: Cache,
    *,
    about_settings: Iterable[Finding] = (),
    progress: Progress = lambda done, total: None,
) -> Report:
    """What a comparison introduces; `about_settings` are findings made elsewhere, they are passed through."""
    run = _Run(repository, settings, cache)
    head = {c.path: run.applied(c.path, c.head_blob) for c in _watched(comparison, settings, progress)}
    findings = [*about_settings, *compare(comparison.changes, head, run.base, run.added_lines)]
    notes = [*comparison.skipped, *run.notes]
    notes += [n for change in comparison.changes if change.path in head for n in _now_broken(run, change)]
    return _report(
        comparison.title, len(head), findings, settings, head, notes, run.suppressions_added(comparison, head)
    )


def check_files(
    files: Iterable[tuple[str, bytes]],
    settings: Settings,
    *,
    title: str = "files",
    notes: Iterable[Note] = (),
) -> Report:
    """Everything in the given (path, content) pairs, as if all of it were new."""
    run = _Run(None, settings, Cache(None, ()))
    head = {path: run.apply(run.examined(path, data)) for path, data in files if not settings.excludes(path)}
    findings = [f for applied in head.values() for f in applied.kept]
    added = [(s, True) for applied in head.values() for s in applied.suppressions]
    return _report(title, len(head), findings, settings, head, [*notes, *run.notes], [s for s, _ in added])


class _Run:
    """One run's settings, and what it has to say about files beside findings."""

    def __init__(self, repository: Repository | None, settings: Settings, cache: Cache) -> None:
        self._repository = repository
        self._settings = settings
        self._cache = cache
        self._reported = frozenset(name for name in NAMES if settings.reports(name))
        self._today = date.today()
        self._added: dict[str, frozenset[int]] = {}
        self.notes: list[Note] = []

    def applied(self, path: str, blob: str) -> Applied:
        """The head's version of a file, examined or remembered, after suppression."""
        result = self._result(path, blob, self._settings.max_file_bytes)
        self.notes += result.notes
        return self.apply(result)

    def base(self, change: ChangedFile, index: int) -> Applied:
        """A base's version of a changed file under the head's path."""
        version = change.bases[index]
        if not version.blob:
            return Applied(kept=(), suppressed=(), suppressions=())
        result = self._result(version.path, version.blob, self._settings.max_file_bytes * BASE_LIMIT)
        self.notes += [n for n in result.notes if n.kind is NoteKind.FAILED]
        applied = self.apply(result)
        return applied if version.path == change.path else _renamed(applied, change.path)

    def apply(self, result: FileResult) -> Applied:
        """Suppression under this run's date and rules."""
        return suppress.apply(result, self._today, self._reported)

    def added_lines(self, change: ChangedFile) -> frozenset[int]:
        """The lines of the head's version that no base has, from 1."""
        if change.path not in self._added:
            self._added[change.path] = self._compared(change)
        return self._added[change.path]

    def _compared(self, change: ChangedFile) -> frozenset[int]:
        head = self._lines(change.head_blob)
        return frozenset.intersection(*(added_lines(self._lines(version.blob), head) for version in change.bases))

    def suppressions_added(self, comparison: Comparison, head: dict[str, Applied]) -> list[Suppression]:
        """The suppression comments that the change adds."""
        found = []
        for change in comparison.changes:
            if change.path in head and head[change.path].suppressions:
                before = [s for i in range(len(change.bases)) for s in self.base(change, i).suppressions]
                found += suppress.added(head[change.path].suppressions, before)
        return found

    def partly(self, path: str, blob: str) -> bool:
        """Whether that version of a file could not be parsed."""
        return any(n.engine == "syntax" for n in self._result(path, blob, self._settings.max_file_bytes).notes)

    def examined(self, path: str, data: bytes) -> FileResult:
        """What the engines say of a file."""
        result = examine(path, data, self._cache.key)
        self.notes += result.notes
        return result

    def _result(self, path: str, blob: str, limit: int) -> FileResult:
        name = self._cache.name(path, blob, str(limit))
        known = self._cache.get(name)
        if known is None:
            known = self._examine_blob(path, blob, limit)
            self._cache.put(name, known)
        return known

    def _examine_blob(self, path: str, blob: str, limit: int) -> FileResult:
        assert self._repository is not None
        try:
            data = self._repository.read(blob, limit)
        except TooLarge as error:
            message = f"larger than {limit} bytes ({error.size})"
            return FileResult(notes=(Note(path=path, kind=NoteKind.SKIPPED, message=message),))
        except Unreadable as error:
            return FileResult(notes=(Note(path=path, kind=NoteKind.FAILED, message=str(error), engine="git"),))
        return examine(path, data, self._cache.key)

    def _lines(self, blob: str) -> list[str]:
        if not blob or self._repository is None:
            return []
        data = self._repository.read(blob, self._settings.max_file_bytes * BASE_LIMIT)
        return decode(data, python=False)[0].split("\n")


def _now_broken(run: _Run, change: ChangedFile) -> Iterator[Note]:
    """A file that parsed before the change and no longer does cannot be called checked."""
    bases = [v for v in change.bases if v.blob]
    if bases and run.partly(change.path, change.head_blob) and not any(run.partly(v.path, v.blob) for v in bases):
        message = "parsed before this change and no longer does"
        yield Note(path=change.path, kind=NoteKind.FAILED, message=message, engine="syntax")


def _watched(comparison: Comparison, settings: Settings, progress: Progress) -> Iterator[ChangedFile]:
    files = [c for c in comparison.changes if c.head_blob and not settings.excludes(c.path)]
    for done, change in enumerate(files):
        progress(done, len(files))
        yield change
    progress(len(files), len(files))


def _renamed(applied: Applied, path: str) -> Applied:
    return replace(
        applied,
        kept=tuple(_at(f, path) for f in applied.kept),
        suppressed=tuple(
            Suppressed(finding=_at(s.finding, path), suppression=s.suppression) for s in applied.suppressed
        ),
    )


def _at(finding: Finding, path: str) -> Finding:
    location = finding.location
    return replace(finding, location=Location(path=path, span=location.span, cell=location.cell))


def _report(
    title: str,
    files: int,
    findings: Iterable[Finding],
    settings: Settings,
    head: dict[str, Applied],
    notes: Iterable[Note],
    suppressions: Iterable[Suppression],
) -> Report:
    judged = [replace(f, tier=settings.tier(f)) for f in findings]
    judged.sort(key=lambda f: (f.tier is not Tier.BLOCKING, f.location.path, f.location.span, f.rule))
    return Report(
        title=title,
        files=files,
        findings=tuple(_fingerprinted(judged)),
        suppressed=tuple(_fingerprinted_too(head)),
        suppressions_added=tuple(suppressions),
        notes=tuple(sorted(set(notes))),
    )


def _fingerprinted_too(head: dict[str, Applied]) -> Iterator[Suppressed]:
    silenced = [s for applied in head.values() for s in applied.suppressed]
    for each, finding in zip(silenced, _fingerprinted(s.finding for s in silenced), strict=True):
        yield replace(each, finding=finding)


def _fingerprinted(findings: Iterable[Finding]) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    for finding in findings:
        parts = (finding.rule, finding.location.path, finding.scope, finding.code, finding.source_kind)
        text = "\0".join(parts)
        seen[text] += 1
        digest = hashlib.sha256(f"{text}\0{seen[text]}".encode("utf-8", "surrogatepass")).hexdigest()
        yield replace(finding, fingerprint=digest[:32])
