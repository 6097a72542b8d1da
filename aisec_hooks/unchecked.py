"""That known vulnerabilities could not be looked up: said once, and only where a change asks for packages."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from aisec_hooks.errors import Incomplete
from aisec_hooks.model import ChangedFile, Note, NoteKind
from aisec_hooks.syntax.project import Project
from aisec_hooks.syntax.source import Source

ENGINE = "advisories"


def merged(notes: Iterable[Note], adds: Callable[[str], bool] = lambda path: True) -> list[Note]:
    """The notes, with one for all manifests that `adds` says ask for something new."""
    every = list(notes)
    ours = sorted({n for n in every if n.engine == ENGINE and n.kind is NoteKind.PARTIAL})
    if not ours:
        return every
    told = [note for note in ours if adds(note.path)]
    left = [note for note in every if note not in ours]
    if told:
        more = f" (and {len(told) - 1} more)" if len(told) > 1 else ""
        left.append(replace(told[0], message=f"{told[0].message}{more}", engine=""))
    return left


def asks_for_more(change: ChangedFile, head: Source | None, bases: Iterable[Project]) -> bool:
    """Whether the head's version of a manifest has a requirement that a base's has not."""
    now = _requirements(head)
    for version, project in zip(change.bases, bases, strict=False):
        try:
            before = project.source(version.path) if version.blob else None
        except Incomplete:
            before = None
        if not now - _requirements(before):
            return False
    return bool(now)


def _requirements(source: Source | None) -> set[tuple[str, str]]:
    if source is None:
        return set()
    # imported here: only a manifest without advisories leads to this question
    from aisec_hooks.dependencies.manifests import read  # noqa: PLC0415
    from aisec_hooks.engines.advisory_verdicts import is_of_pypi  # noqa: PLC0415

    found = read(source.path, source.text).requirements
    return {(each.normalised, each.specifier) for each in found if is_of_pypi(each)}
