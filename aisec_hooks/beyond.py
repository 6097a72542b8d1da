"""The checks beyond the engines: they set both sides of a file against each other, or ask what lies around it."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from aisec_hooks import lock_sources
from aisec_hooks.dependencies import locked
from aisec_hooks.dependencies.manifests import is_manifest
from aisec_hooks.errors import Incomplete
from aisec_hooks.licences.headers import WORDS, is_code
from aisec_hooks.licences.policy import Policy
from aisec_hooks.model import ChangedFile, Finding, Note, NoteKind
from aisec_hooks.settings import Settings
from aisec_hooks.sides import Sides
from aisec_hooks.snapshot import Comparison
from aisec_hooks.syntax.decode import decode, unreadable
from aisec_hooks.syntax.project import Project

LARGEST = 2_000_000
"""Bytes of a file that is read for its licence or for what it asks for."""
_LOCKED_ONLY = ("lock", "lock.json", "shrinkwrap.json", "pnpm-lock.yaml")

Found = tuple[dict[str, list[Finding]], list[Note]]
"""Findings by path, and notes."""


def compared(
    sides: Sides, comparison: Comparison, changes: Sequence[ChangedFile], settings: Settings, prefix: str, root: str
) -> Found:
    """What the change brings; `prefix` is the environment with the packages, `root` the repository's folder."""
    found: list[Finding | Note] = []
    if settings.reports(lock_sources.RULE):
        for change in changes:
            if locked.is_lock(change.path):
                found += _lock(sides, change)
    found += _code(sides, comparison, changes, settings)
    if prefix and not _is_inside(prefix, root, sides.head_project):
        found += _packages(sides, comparison, changes, settings, prefix)
    return _sorted(found)


def given(
    path: str, data: bytes, project: Project, settings: Settings, prefix: str
) -> tuple[list[Finding], list[Note]]:
    """The same for a file that is new as a whole."""
    found: list[Finding | Note] = []
    if locked.is_lock(path) and settings.reports(lock_sources.RULE):
        found += lock_sources.compared(_text(path, data), (), project)
    policy, read = _policy(settings), _reader(project)
    if is_code(path) and WORDS.search(data):
        from aisec_hooks import licence_terms  # noqa: PLC0415  # few files say anything of licences

        found += licence_terms.of_code([licence_terms.Code(path, data, ())], (), read, None, policy)
    if prefix and _asks(path):
        from aisec_hooks import licence_terms  # noqa: PLC0415

        manifest = licence_terms.Asked(path, _text(path, data).text, ())
        found += licence_terms.of_packages([manifest], (), read, policy, _declared(prefix))
    findings, notes = _sorted(found)
    return findings.get(path, []), notes


def _sorted(found: Iterable[Finding | Note]) -> Found:
    findings: dict[str, list[Finding]] = defaultdict(list)
    notes: list[Note] = []
    for each in found:
        if isinstance(each, Note):
            notes.append(each)
        else:
            findings[each.location.path].append(each)
    return findings, notes


# --- lock files ------------------------------------------------------------------------------


def _lock(sides: Sides, change: ChangedFile) -> Iterator[Finding | Note]:
    data = sides.head_data(change, lock_sources.LARGEST)
    if data is None:
        message = f"cannot be compared: larger than {lock_sources.LARGEST} bytes, or not to be read"
        yield Note(path=change.path, kind=NoteKind.PARTIAL, message=message, engine=lock_sources.ENGINE)
        return
    if change.path.lower().endswith(".txt") and b"--hash" not in data and not _had_hashes(sides, change):
        return
    bases: list[lock_sources.Text | None] = []
    for index, version in enumerate(change.bases):
        before = sides.base_data(change, index, lock_sources.LARGEST)
        bases.append(_text(version.path, before) if before is not None else None)
    yield from lock_sources.compared(_text(change.path, data), bases, sides.head_project)


def _had_hashes(sides: Sides, change: ChangedFile) -> bool:
    return any(b"--hash" in (sides.base_data(change, i, lock_sources.LARGEST) or b"") for i in range(len(change.bases)))


def _text(path: str, data: bytes) -> lock_sources.Text:
    return lock_sources.Text(path, "" if unreadable(data) else decode(data, python=False)[0])


# --- licences --------------------------------------------------------------------------------


def _code(
    sides: Sides, comparison: Comparison, changes: Sequence[ChangedFile], settings: Settings
) -> Iterator[Finding]:
    candidates = [c for c in changes if is_code(c.path)] if settings.reports("copyleft-code") else []
    speaking = [(c, data) for c in candidates for data in [sides.head_data(c, LARGEST)] if data and WORDS.search(data)]
    if not speaking:
        return
    # imported here: few files say anything of licences
    from aisec_hooks import licence_terms  # noqa: PLC0415

    files = (
        licence_terms.Code(c.path, data, [sides.base_data(c, i, LARGEST) or b"" for i in range(len(c.bases))])
        for c, data in speaking
    )
    gone = (
        data
        for c in comparison.changes
        if not c.head_blob and is_code(c.path)
        for data in [sides.base_data(c, 0, LARGEST)]
        if data
    )
    base = _reader(sides.base_projects[0]) if sides.base_projects else None
    yield from licence_terms.of_code(files, gone, _reader(sides.head_project), base, _policy(settings))


def _packages(
    sides: Sides, comparison: Comparison, changes: Sequence[ChangedFile], settings: Settings, prefix: str
) -> Iterator[Finding]:
    asking = [c for c in changes if _asks(c.path)] if settings.reports("copyleft-dependency") else []
    if not asking:
        return
    from aisec_hooks import licence_terms  # noqa: PLC0415  # as above

    manifests = []
    for change in asking:
        data = sides.head_data(change, LARGEST)
        if data is not None:
            before = [sides.base_data(change, i, LARGEST) or b"" for i in range(len(change.bases))]
            texts = [_text(change.path, each).text for each in before]
            manifests.append(licence_terms.Asked(change.path, _text(change.path, data).text, texts))
    gone = [
        (c.path, _text(c.path, data).text)
        for c in comparison.changes
        if not c.head_blob and _asks(c.path)
        for data in [sides.base_data(c, 0, LARGEST)]
        if data is not None
    ]
    read = _reader(sides.head_project)
    yield from licence_terms.of_packages(manifests, gone, read, _policy(settings), _declared(prefix))


def _asks(path: str) -> bool:
    """Whether a file is a manifest that people write."""
    return is_manifest(path) and not path.lower().endswith(_LOCKED_ONLY) and not path.lower().endswith((".md", ".rst"))


def _policy(settings: Settings) -> Policy:
    return Policy(settings.allowed_licences, settings.denied_licences)


def _reader(project: Project) -> Callable[[str], str | None]:
    def read(path: str) -> str | None:
        try:
            found = project.source(path) if project.answer(path) else None
        except Incomplete:
            return None
        return found.text if found is not None else None

    return read


@lru_cache(maxsize=4)
def _declared(prefix: str) -> Callable[[str], str]:
    from aisec_hooks.licences.installed import Environment  # noqa: PLC0415

    packages = Environment(prefix)

    def declared(name: str) -> str:
        found = packages.declared(name)
        return found.licence if found is not None else ""

    return declared


def _is_inside(prefix: str, root: str, project: Project) -> bool:
    """Whether an environment is a part of the snapshot: then whoever wrote that decides what is in it."""
    inside = os.path.relpath(os.path.realpath(prefix), os.path.realpath(root)).replace(os.sep, "/")
    if inside == ".." or inside.startswith("../") or os.path.isabs(inside):
        return False
    try:
        return inside == "." or bool(project.answer(f"{inside}/"))
    except Incomplete:
        return True
