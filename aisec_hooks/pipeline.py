"""Changed files through the engines, against their base, past the suppressions, into a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from aisec_hooks import assemble, canary, suppress
from aisec_hooks.cache import Cache
from aisec_hooks.examine import UNREADABLE, examine
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
)
from aisec_hooks.rules import NAMES
from aisec_hooks.settings import Settings
from aisec_hooks.snapshot import Comparison, Repository, TooLarge, Unreadable
from aisec_hooks.suppress import Applied
from aisec_hooks.syntax.decode import decode
from aisec_hooks.syntax.source import Kind, Source

BASE_LIMIT = 25
"""A base version may be this many times larger than a head that is checked."""
NOTHING = Applied(kept=(), suppressed=(), suppressions=())

Progress = Callable[[int, int], None]
"""(files done, files in all or 0 where that is not known yet)."""


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
    run = _Run(settings, cache)
    files = _Changes(run, repository, comparison)
    head = {c.path: files.head(c) for c in _watched(comparison, settings, progress)}
    new = compare(comparison.changes, head, files.base, files.added_lines)
    notes = [*comparison.skipped, *(n for c in comparison.changes if c.path in head for n in files.now_broken(c))]
    return assemble.report(
        comparison.title,
        len(head),
        [*about_settings, *new.findings],
        settings,
        suppressed=(s for applied in head.values() for s in applied.suppressed),
        suppressions_added=dict.fromkeys([*files.suppressions_added(head), *new.suppressions]),
        notes=[*notes, *run.notes, *run.self_check()],
    )


def check_files(
    files: Iterable[tuple[str, bytes]],
    settings: Settings,
    *,
    title: str = "files",
    progress: Progress = lambda done, total: None,
) -> Report:
    """Everything in the given (path, content) pairs, as if all of it were new."""
    run = _Run(settings, Cache(None, ()))
    applied = []
    for path, data in files:
        applied.append(run.applied(run.examined(path, data)))
        progress(len(applied), 0)
    progress(len(applied), len(applied))
    return assemble.report(
        title,
        len(applied),
        (f for each in applied for f in each.kept),
        settings,
        suppressed=(s for each in applied for s in each.suppressed),
        suppressions_added=(s for each in applied for s in each.suppressions),
        notes=[*run.notes, *run.self_check()],
    )


class _Run:
    """One run: its settings, its cache, the kinds of files that it met, and what it has to say about files."""

    def __init__(self, settings: Settings, cache: Cache) -> None:
        self.settings = settings
        self._cache = cache
        self._reported = frozenset(name for name in NAMES if settings.reports(name))
        self._today = date.today()
        self._kinds: set[Kind] = set()
        self._known: dict[tuple[str, str, str], FileResult] = {}
        self.notes: list[Note] = []

    def applied(self, result: FileResult, *, of_base: bool = False) -> Applied:
        """A result after suppression, under this run's date and rules."""
        self.notes += [n for n in result.notes if not of_base or n.kind is NoteKind.FAILED]
        return suppress.apply(result, None if of_base else self._today, self._reported)

    def examined(self, path: str, data: bytes) -> FileResult:
        """What the engines say of a file."""
        self._kinds.add(Source(path, data).kind)
        return examine(path, data, self._cache.key)

    def remembered(self, path: str, blob: str, look: Callable[[], FileResult], about: str = "") -> FileResult:
        """What is known of a version of a file; looked at if nothing is."""
        key = (path, blob, about)
        if key not in self._known:
            name = self._cache.name(path, blob, about)
            known = self._cache.get(name)
            if known is None:
                known = look()
                self._cache.put(name, known)
            self._known[key] = known
        return self._known[key]

    def self_check(self) -> Iterator[Note]:
        """Whether the rules find their samples, for the kinds of files that were looked at rather than remembered."""
        for kind in sorted({k if k is Kind.TEXT else Kind.PYTHON for k in self._kinds}, key=lambda k: k.value):
            path, data = canary.sample(kind)
            result = self.remembered(path, "canary", lambda p=path, d=data: self.examined(p, d))  # type: ignore[misc]
            yield from canary.complaints(kind, result)


class _Changes:
    """The files of a comparison, read and examined when asked for."""

    def __init__(self, run: _Run, repository: Repository, comparison: Comparison) -> None:
        self._run = run
        self._repository = repository
        self._changes = comparison.changes
        self._limit = run.settings.max_file_bytes
        self._added: dict[str, frozenset[int]] = {}
        self._bases: dict[tuple[str, int], Applied] = {}

    def head(self, change: ChangedFile) -> Applied:
        """The head's version of a file after suppression."""
        return self._run.applied(self._result(change.path, change.head_blob, self._limit))

    def base(self, change: ChangedFile, index: int) -> Applied:
        """A base's version of a changed file under the head's path; what is excluded accounts for nothing."""
        key = (change.path, index)
        if key not in self._bases:
            self._bases[key] = self._base(change, index)
        return self._bases[key]

    def _base(self, change: ChangedFile, index: int) -> Applied:
        version = change.bases[index]
        if not version.blob or self._run.settings.excludes(version.path):
            return NOTHING
        result = self._result(version.path, version.blob, self._limit * BASE_LIMIT)
        applied = self._run.applied(result, of_base=True)
        return applied if version.path == change.path else _renamed(applied, change.path)

    def added_lines(self, change: ChangedFile) -> frozenset[int]:
        """The lines of the head's version that no base has, from 1."""
        if change.path not in self._added:
            head = self._lines(change.path, change.head_blob)
            compared = (added_lines(self._lines(v.path, v.blob), head) for v in change.bases)
            self._added[change.path] = frozenset.intersection(*compared)
        return self._added[change.path]

    def suppressions_added(self, head: dict[str, Applied]) -> list[Suppression]:
        """The suppression comments that the change adds, whichever base it is compared with."""
        now = [s for c in self._changes if c.path in head for s in head[c.path].suppressions]
        if not now:
            return []
        bases = max(len(change.bases) for change in self._changes)
        for index in range(bases):
            before = [s for change in self._changes for s in self.base(change, index).suppressions]
            now = suppress.added(now, before)
        return now

    def now_broken(self, change: ChangedFile) -> Iterator[Note]:
        """A file that could be read as code before the change and no longer can cannot be called checked."""
        bases = [v for v in change.bases if v.blob]
        if (
            bases
            and self._unreadable(change.path, change.head_blob, self._limit)
            and not any(self._unreadable(v.path, v.blob, self._limit * BASE_LIMIT) for v in bases)
        ):
            message = "parsed before this change and no longer does"
            yield Note(path=change.path, kind=NoteKind.FAILED, message=message, engine=UNREADABLE)

    def _unreadable(self, path: str, blob: str, limit: int) -> bool:
        return any(n.engine == UNREADABLE for n in self._result(path, blob, limit).notes)

    def _result(self, path: str, blob: str, limit: int) -> FileResult:
        return self._run.remembered(path, blob, lambda: self._examine(path, blob, limit), str(limit))

    def _examine(self, path: str, blob: str, limit: int) -> FileResult:
        try:
            return self._run.examined(path, self._repository.read(blob, limit))
        except TooLarge as error:
            message = f"larger than {limit} bytes ({error.size})"
            return FileResult(notes=(Note(path=path, kind=NoteKind.SKIPPED, message=message),))
        except Unreadable as error:
            return FileResult(notes=(Note(path=path, kind=NoteKind.FAILED, message=str(error), engine="git"),))

    def _lines(self, path: str, blob: str) -> list[str]:
        if not blob:
            return []
        try:
            data = self._repository.read(blob, self._limit * BASE_LIMIT)
        except (TooLarge, Unreadable) as error:
            self._run.notes.append(Note(path=path, kind=NoteKind.FAILED, message=str(error), engine="git"))
            return []
        return decode(data, python=False)[0].split("\n")


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
