"""Changed files through the engines, against their base, past the suppressions, into a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from aisec_hooks import assemble, exposed, suppress
from aisec_hooks.cache import Cache
from aisec_hooks.errors import Incomplete
from aisec_hooks.examine import excerpts
from aisec_hooks.introduced import Touched, compare
from aisec_hooks.model import Cause, ChangedFile, FileResult, Finding, Location, Report, Suppressed, Suppression
from aisec_hooks.reach import Reach
from aisec_hooks.recalled import recalled
from aisec_hooks.settings import Settings
from aisec_hooks.sides import Run, Sides
from aisec_hooks.snapshot import Comparison, Repository
from aisec_hooks.suppress import Applied
from aisec_hooks.syntax.project import Files, Given, Project
from aisec_hooks.syntax.source import Source

if TYPE_CHECKING:
    from aisec_hooks.dependencies.online.asking import Indexes
    from aisec_hooks.online_check import OnlineCheck

Progress = Callable[[int, int], None]
"""(files done, files in all or 0 where that is not known yet)."""


def check(
    repository: Repository,
    comparison: Comparison,
    settings: Settings,
    cache: Cache,
    *,
    about_settings: Iterable[Finding] = (),
    indexes: Indexes | None = None,
    progress: Progress = lambda done, total: None,
) -> Report:
    """What a comparison introduces; `about_settings` are findings made elsewhere, they are passed through.

    Nobody is asked over the network unless there are `indexes` to ask.
    """
    run = Run(settings, cache)
    sides = Sides(run, repository, comparison)
    reach = Reach(repository, comparison, settings, sides.head_project, sides.base_projects, cache)
    head = {c.path: sides.head(c) for c in _watched(comparison, settings, progress)}
    new = compare(comparison.changes, head, sides.base, sides.added_lines)
    around = _Around(run, sides, comparison, head)
    findings, silenced, spoken = around.exposed(reach)
    used = {s.suppression.location for s in silenced}
    own = (f for f in new.findings if f.rule != suppress.RULE or f.location not in used)
    introduced = [*map(around.anchored, own), *findings]
    silenced += (s for applied in head.values() for s in applied.suppressed)
    online = _online(indexes, settings, cache)
    if online is not None:
        online.gather(comparison.changes, head, sides.head_project, sides.base_projects)
        introduced, more, said = online.settled(introduced, silenced, partial(_silence, run, head))
        silenced += more
        run.notes += said
    notes = [*comparison.skipped, *(n for c in comparison.changes if c.path in head for n in sides.now_broken(c))]
    return assemble.report(
        comparison.title,
        len(head),
        [*about_settings, *recalled(introduced, around.changes, around.source, repository, settings, cache.key)],
        settings,
        suppressed=silenced,
        suppressions_added=dict.fromkeys([*sides.suppressions_added(head), *new.suppressions, *spoken]),
        notes=[*notes, *reach.notes, *run.notes, *run.self_check()],
    )


def check_files(
    files: Iterable[tuple[str, bytes]],
    settings: Settings,
    others: Files | None = None,
    *,
    large: Iterable[tuple[str, bytes, str]] = (),
    title: str = "files",
    indexes: Indexes | None = None,
    progress: Progress = lambda done, total: None,
) -> Report:
    """Everything in the given (path, content) pairs, as if all of it were new.

    They may refer to `others`, which are the given files themselves if there are none. Of the `large` ones, asked for
    afterwards, there are (path, how it begins, why no more was read).
    """
    cache = Cache(None, ())
    run = Run(settings, cache)
    if others is None:
        files = list(files)
        others = Given(dict(files))
    project = Project(others)
    online = _online(indexes, settings, cache)
    applied, by_path = [], dict[str, Applied]()
    for path, data in files:
        applied.append(run.applied(run.examined(path, data, project.view(path))))
        progress(len(applied), 0)
        if online is not None and online.watches(path):
            by_path[path] = applied[-1]
            online.add(project.view(path).source(data))
    progress(len(applied), len(applied))
    looked_at = len(applied)
    applied += [run.applied(run.started(*each)) for each in large]
    findings = [f for each in applied for f in each.kept]
    suppressed = [s for each in applied for s in each.suppressed]
    if online is not None:
        findings, more, said = online.settled(findings, suppressed, partial(_silence, run, by_path))
        suppressed += more
        run.notes += said
    return assemble.report(
        title,
        looked_at,
        findings,
        settings,
        suppressed=suppressed,
        suppressions_added=(s for each in applied for s in each.suppressions),
        notes=[*run.notes, *run.self_check()],
    )


def _online(indexes: Indexes | None, settings: Settings, cache: Cache) -> OnlineCheck | None:
    """What asks the indexes, None where there are none to ask."""
    if indexes is None:
        return None
    from aisec_hooks.online_check import OnlineCheck  # noqa: PLC0415  # no part of an offline run

    return OnlineCheck(indexes, settings, cache.key)


def _silence(
    run: Run, head: Mapping[str, Applied], path: str, findings: tuple[Finding, ...]
) -> tuple[list[Finding], tuple[Suppressed, ...]]:
    """The findings in a file that no comment there silences, and those that one does."""
    parted = run.applied(FileResult(findings=findings, suppressions=head[path].suppressions), quiet=True)
    return [f for f in parted.kept if f.rule != suppress.RULE], parted.suppressed


class _Around:
    """What a change means beyond the lines that it adds."""

    def __init__(self, run: Run, sides: Sides, comparison: Comparison, head: Mapping[str, Applied]) -> None:
        self._run = run
        self._sides = sides
        self._head = head
        self.changes = {c.path: c for c in comparison.changes if c.path in head}
        self._touched = Touched(self.changes.values(), sides.added_lines)

    def exposed(self, reach: Reach) -> tuple[list[Finding], list[Suppressed], list[Suppression]]:
        """The findings in files that use what changed, those that a comment in the changed file silences, and the
        comments in those files that silence one now."""
        users = reach.users()
        through = {user.change.path: user.through for user in users}
        head = {user.change.path: self._sides.head(user.change, quiet=True) for user in users}
        new = exposed.compared([user.change for user in users], head, self._sides.base)
        found = [(f, through[f.location.path]) for f in new.findings if f.rule != suppress.RULE]
        if not found:
            return [], [], new.suppressions

        def definition(path: str) -> Location | None:
            source, lines = self._sources.get(path), reach.affected[path].lines.values()
            return exposed.whole_line(source, min((n for n in lines if n), default=0)) if source is not None else None

        told = [self._shown(f) for f in exposed.told(found, self._sources, definition, self._touched)]
        kept = [f for f in told if f.location.path not in self._head]
        silenced: list[Suppressed] = []
        for path, applied in self._head.items():
            here = tuple(f for f in told if f.location.path == path)
            if here:
                result = FileResult(findings=here, suppressions=applied.suppressions)
                parted = self._run.applied(result, quiet=True)
                kept += [f for f in parted.kept if f.rule != suppress.RULE]
                silenced += parted.suppressed
        return kept, silenced, new.suppressions

    def anchored(self, finding: Finding) -> Finding:
        """A finding with a line of the diff to show it at, where it stands on none itself."""
        if finding.cause is not Cause.REMOVED_GUARD or self._touched(finding.location):
            return finding
        return replace(finding, anchor=exposed.anchor(finding, self._sources, self._taken_away))

    def _shown(self, finding: Finding) -> Finding:
        """With the code around its new place."""
        source, line = self._sources.get(finding.location.path), finding.location.span.start_line
        if source is not None:
            finding = replace(finding, snippet=excerpts(source.path, source.data, [line])[line])
        return self.anchored(finding)

    def _taken_away(self, path: str) -> list[int]:
        return self._sides.taken_away(self.changes[path])

    @cached_property
    def _sources(self) -> dict[str, Source]:
        """The heads of the changed files that are watched."""
        found = ((path, self.source(path)) for path in self.changes)
        return {path: source for path, source in found if source is not None}

    def source(self, path: str) -> Source | None:
        """The head of a changed file, None where it cannot be read."""
        try:
            return self._sides.head_project.source(path)
        except Incomplete:
            return None  # told of where it was to be examined


def _watched(comparison: Comparison, settings: Settings, progress: Progress) -> Iterator[ChangedFile]:
    files = [c for c in comparison.changes if c.head_blob and not settings.excludes(c.path)]
    for done, change in enumerate(files):
        progress(done, len(files))
        yield change
    progress(len(files), len(files))
