"""The checks beyond the engines: they set both sides of a file against each other, or ask what lies around it."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from aisec_hooks.dependencies import locked
from aisec_hooks.dependencies.manifests import is_manifest
from aisec_hooks.errors import Incomplete
from aisec_hooks.licences.code import WORDS, is_code
from aisec_hooks.model import ChangedFile, Finding, Note, NoteKind
from aisec_hooks.settings import Settings
from aisec_hooks.sides import Sides
from aisec_hooks.snapshot import Comparison
from aisec_hooks.syntax.decode import decode, unreadable
from aisec_hooks.syntax.project import Project

if TYPE_CHECKING:
    from aisec_hooks.licences.policy import Policy
    from aisec_hooks.lock_sources import Text

LARGEST = 2_000_000
"""Bytes of a file that is read for its licence or for what it asks for."""
_LOCKS = (".lock", "-lock.json", "shrinkwrap.json", "-lock.yaml")

Found = tuple[dict[str, list[Finding]], list[Note]]
"""Findings by path, and notes."""


def compared(
    sides: Sides, comparison: Comparison, changes: Sequence[ChangedFile], settings: Settings, prefix: str, root: str
) -> Found:
    """What the change brings; `prefix` is the environment with the packages, `root` the repository's folder."""
    found: list[Finding | Note] = []
    if settings.reports("changed-lock-source"):
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
    if locked.is_lock(path) and settings.reports("changed-lock-source"):
        from aisec_hooks import lock_sources  # noqa: PLC0415  # few files are lock files

        found += lock_sources.compared(lock_sources.Text(path, _text(data)), (), project)
    read = _reader(project)
    if is_code(path) and WORDS.search(data):
        from aisec_hooks import licence_terms  # noqa: PLC0415  # few files say anything of licences

        found += licence_terms.of_code([licence_terms.Code(path, data, ())], (), read, None, _policy(settings))
    if prefix and _asks(path, data):
        from aisec_hooks import licence_terms  # noqa: PLC0415

        manifest = licence_terms.Asked(path, _text(data), ())
        found += licence_terms.of_packages([manifest], (), read, _policy(settings), _declared(prefix))
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
    from aisec_hooks import lock_sources  # noqa: PLC0415  # as above

    most = lock_sources.LARGEST
    data = sides.head_data(change, most)
    if data is None:
        message = f"cannot be compared: larger than {most} bytes, or not to be read"
        yield Note(path=change.path, kind=NoteKind.PARTIAL, message=message, engine=lock_sources.ENGINE)
        return
    before = [sides.base_data(change, index, most) for index in range(len(change.bases))]
    if change.path.lower().endswith(".txt") and not any(b"--hash" in (each or b"") for each in (data, *before)):
        return
    bases: list[Text | None] = [
        lock_sources.Text(version.path, _text(each)) if each is not None else None
        for version, each in zip(change.bases, before, strict=True)
    ]
    head = lock_sources.Text(change.path, _text(data))
    yield from lock_sources.compared(head, bases, sides.head_project, sides.base_projects)


def _text(data: bytes) -> str:
    return "" if unreadable(data) else decode(data, python=False)[0]


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
    watched = [c for c in changes if is_manifest(c.path)] if settings.reports("copyleft-dependency") else []
    asking = [(c, data) for c in watched for data in [sides.head_data(c, LARGEST)] if data and _asks(c.path, data)]
    if not asking:
        return
    from aisec_hooks import licence_terms  # noqa: PLC0415  # as above

    manifests = []
    for change, data in asking:
        before = [sides.base_data(change, i, LARGEST) or b"" for i in range(len(change.bases))]
        manifests.append(licence_terms.Asked(change.path, _text(data), [_text(each) for each in before]))
    gone = [
        (c.path, _text(data))
        for c in comparison.changes
        if not c.head_blob and is_manifest(c.path)
        for data in [sides.base_data(c, 0, LARGEST)]
        if data is not None and _asks(c.path, data)
    ]
    read = _reader(sides.head_project)
    yield from licence_terms.of_packages(manifests, gone, read, _policy(settings), _declared(prefix))


def _asks(path: str, data: bytes) -> bool:
    """Whether a file is a manifest that people write, or has a command that installs something."""
    if not is_manifest(path) or path.lower().endswith((*_LOCKS, ".md", ".rst", ".ipynb")):
        return False
    if path.lower().endswith(".py") and path.rpartition("/")[2] != "setup.py":
        return b"# /// script" in data
    return True


def _policy(settings: Settings) -> Policy:
    from aisec_hooks.licences.policy import Policy  # noqa: PLC0415

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
