"""Both sides of a comparison: each version of a file, read and examined when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property

from msgspec.structs import replace

from aisec_hooks import canary, suppress
from aisec_hooks.cache import Cache
from aisec_hooks.dependencies.advisories import store
from aisec_hooks.dependencies.manifests import is_manifest
from aisec_hooks.examine import UNREADABLE, examine, examine_start
from aisec_hooks.linediff import added_lines, taken_away
from aisec_hooks.model import (
    ChangedFile,
    FileResult,
    Finding,
    Location,
    Note,
    NoteKind,
    Suppressed,
    Suppression,
)
from aisec_hooks.rules import NAMES
from aisec_hooks.settings import Settings
from aisec_hooks.snapshot import Comparison, Repository, TooLarge, Unreadable
from aisec_hooks.suppress import Applied
from aisec_hooks.syntax.decode import decode
from aisec_hooks.syntax.project import Project, View
from aisec_hooks.syntax.source import Kind, Source

BASE_LIMIT = 25
"""A base version may be this many times larger than a head that is checked."""
NOTHING = Applied(kept=(), suppressed=(), suppressions=())


class Run:
    """One run: its settings, its cache, the kinds of files that it met, and what it has to say about files."""

    def __init__(self, settings: Settings, cache: Cache) -> None:
        self.settings = settings
        self._cache = cache
        self.reported = frozenset(name for name in NAMES if settings.reports(name))
        self._today = date.today()
        self._kinds: set[Kind] = set()
        self._known: dict[tuple[str, str, str], list[FileResult]] = {}
        self.notes: list[Note] = []

    @cached_property
    def advisories(self) -> str:
        """Which known vulnerabilities there are: results on manifests depend on it."""
        return store.state()

    def applied(self, result: FileResult, *, of_base: bool = False, quiet: bool = False) -> Applied:
        """A result after suppression, under this run's date and rules; `quiet` about all but failures."""
        self.notes += [n for n in result.notes if not (of_base or quiet) or n.kind is NoteKind.FAILED]
        day = None if of_base else self._today
        known = self.settings.knows if self.settings.known_packages else None
        return suppress.apply(result, day, self.reported, self.settings.personal_data, known)

    def examined(self, path: str, data: bytes, view: View | None = None) -> FileResult:
        """What the engines say of a file."""
        self._kinds.add(Source(path, data).kind)
        return examine(path, data, self._cache.key, view)

    def started(self, path: str, start: bytes, reason: str) -> FileResult:
        """What can be said of a file that is not read any further than its beginning."""
        return examine_start(path, start, self._cache.key, reason)

    def remembered(
        self, path: str, blob: str, look: Callable[[], FileResult], about: str = "", project: Project | None = None
    ) -> FileResult:
        """What is known of a version of a file among the other files of its snapshot; looked at if nothing is."""
        name = self._cache.name(path, blob, about)
        met = self._known.setdefault((path, blob, about), [])
        known = next((r for r in met if _holds(r, project)), None)
        if known is None:
            known = self._cache.get(name) if not met else None
            if known is None or not _holds(known, project):
                known = look()
                self._cache.put(name, known)
            met.append(known)
        return known

    def self_check(self) -> Iterator[Note]:
        """Whether the rules find their samples, for the kinds of files that were looked at rather than remembered."""
        for kind in sorted({k if k is Kind.TEXT else Kind.PYTHON for k in self._kinds}, key=lambda k: k.value):
            path, data = canary.sample(kind)
            result = self.remembered(path, "canary", lambda p=path, d=data: self.examined(p, d))  # type: ignore[misc]
            yield from canary.complaints(kind, result)


def _holds(result: FileResult, project: Project | None) -> bool:
    """Whether the other files that a result depends on are still what they were."""
    return not result.uses or (project is not None and project.still(result.uses))


class Sides:
    """The files of a comparison, read and examined when asked for."""

    def __init__(self, run: Run, repository: Repository, comparison: Comparison) -> None:
        self._run = run
        self._repository = repository
        self._changes = comparison.changes
        self._limit = run.settings.max_file_bytes
        self.head_project = Project(comparison.head.files(self._limit))
        self.base_projects = [Project(base.files(self._limit * BASE_LIMIT)) for base in comparison.bases]
        self._added: dict[str, frozenset[int]] = {}
        self._bases: dict[tuple[str, int], Applied] = {}

    def head(self, change: ChangedFile, *, quiet: bool = False, more: Sequence[Finding] = ()) -> Applied:
        """The head's version of a file after suppression, with `more` findings that were made elsewhere."""
        result = self._head_result(change)
        if more:
            result = replace(result, findings=(*result.findings, *more))
        return self._run.applied(result, quiet=quiet)

    def head_data(self, change: ChangedFile, limit: int) -> bytes | None:
        """The head's version of a file, None where there is none, it is larger, or it cannot be read."""
        return self._data(self.head_project, change.path, change.head_blob, limit)

    def base_data(self, change: ChangedFile, index: int, limit: int) -> bytes | None:
        """A base's version of a changed file."""
        version = change.bases[index]
        return self._data(self.base_projects[index], version.path, version.blob, limit)

    def _data(self, project: Project, path: str, blob: str, limit: int) -> bytes | None:
        try:
            return self._read(project, path, blob, limit) if blob else None
        except (TooLarge, Unreadable):
            return None  # told of where the engines ask for it

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
        applied = self._run.applied(self._base_result(change, index), of_base=True)
        return applied if version.path == change.path else _renamed(applied, change.path)

    def added_lines(self, change: ChangedFile) -> frozenset[int]:
        """The lines of the head's version that no base has, from 1."""
        if change.path not in self._added:
            head = self._head_lines(change)
            compared = (added_lines(self._base_lines(change, i), head) for i in range(len(change.bases)))
            self._added[change.path] = frozenset.intersection(*compared)
        return self._added[change.path]

    def taken_away(self, change: ChangedFile) -> list[int]:
        """The lines of the head's version, from 1, before which the first base had others."""
        old, new = self._base_lines(change, 0), self._head_lines(change)
        return taken_away(old, new, added_lines(old, new))

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
        bases = [i for i, version in enumerate(change.bases) if version.blob]
        if (
            bases
            and _unreadable(self._head_result(change))
            and not any(_unreadable(self._base_result(change, i)) for i in bases)
        ):
            message = "parsed before this change and no longer does"
            yield Note(path=change.path, kind=NoteKind.FAILED, message=message, engine=UNREADABLE)

    def _lines(self, project: Project, path: str, blob: str) -> list[str]:
        """The lines of a version of a file, none where there is none or it cannot be read, which is noted."""
        try:
            data = self._read(project, path, blob, self._limit * BASE_LIMIT) if blob else b""
        except (TooLarge, Unreadable) as error:
            self._run.notes.append(Note(path=path, kind=NoteKind.FAILED, message=str(error), engine="git"))
            return []
        return decode(data, python=False)[0].split("\n") if blob else []

    def _read(self, project: Project, path: str, blob: str, limit: int) -> bytes:
        """A version of a file, which may be at hand."""
        known = project.shared(path)
        return known.data if known is not None and len(known.data) <= limit else self._repository.read(blob, limit)

    def _head_lines(self, change: ChangedFile) -> list[str]:
        return self._lines(self.head_project, change.path, change.head_blob)

    def _base_lines(self, change: ChangedFile, index: int) -> list[str]:
        version = change.bases[index]
        return self._lines(self.base_projects[index], version.path, version.blob)

    def _head_result(self, change: ChangedFile) -> FileResult:
        return self._result(change.path, change.head_blob, self._limit, self.head_project)

    def _base_result(self, change: ChangedFile, index: int) -> FileResult:
        version = change.bases[index]
        return self._result(version.path, version.blob, self._limit * BASE_LIMIT, self.base_projects[index])

    def _result(self, path: str, blob: str, limit: int, project: Project) -> FileResult:
        about = str(limit)
        if is_manifest(path):
            about += f" {self._run.advisories}"
        return self._run.remembered(path, blob, lambda: self._examine(path, blob, limit, project), about, project)

    def _examine(self, path: str, blob: str, limit: int, project: Project) -> FileResult:
        try:
            return self._run.examined(path, self._read(project, path, blob, limit), project.view(path))
        except TooLarge as error:
            return self._run.started(path, error.start, f"larger than {limit} bytes ({error.size})")
        except Unreadable as error:
            return FileResult(notes=(Note(path=path, kind=NoteKind.FAILED, message=str(error), engine="git"),))


def _unreadable(result: FileResult) -> bool:
    return any(n.engine == UNREADABLE for n in result.notes)


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
