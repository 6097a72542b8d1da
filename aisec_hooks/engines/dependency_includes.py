"""The lists that a list of requirements includes, `-r` and `-c`, as far as they are in the snapshot."""

from __future__ import annotations

from functools import cached_property
from posixpath import normpath
from typing import NamedTuple

from aisec_hooks.dependencies.requirement import Manifest
from aisec_hooks.syntax.project import View
from aisec_hooks.syntax.source import Source

MOST = 24
"""Lists that are followed from one."""
LONGEST_PATH = 400
LONGEST = 1_000_000
"""Characters of a list."""


class Included(NamedTuple):
    """A list that another one includes, directly or not."""

    path: str
    manifest: Manifest


class Includes:
    """What a list includes; followed when first asked for."""

    def __init__(self, source: Source, manifest: Manifest | None) -> None:
        self._source = source
        self._manifest = manifest

    @property
    def lists(self) -> tuple[Included, ...]:
        """Every list that is in the snapshot, each once."""
        return self._followed[0]

    @property
    def has_unread_constraints(self) -> bool:
        """Whether a list of constraints is not in the snapshot, or is one too many: nobody knows what it pins."""
        return self._followed[1]

    @cached_property
    def _followed(self) -> tuple[tuple[Included, ...], bool]:
        view = self._source.project
        if self._manifest is None or not self._manifest.includes:
            return (), False
        if view is None:
            return (), any(include.constrains for include in self._manifest.includes)
        found: dict[str, Included] = {}
        unread = False
        pending = [(self._source.path, include) for include in self._manifest.includes]
        seen = {self._source.path}
        while pending:
            of, include = pending.pop(0)
            path = inside(of, include.path)
            if path in seen:
                continue
            seen.update({path} - {""})
            manifest = _read(view, path) if path and len(found) < MOST else None
            if manifest is None:
                unread = unread or include.constrains
                continue
            found[path] = Included(path, manifest)
            pending += [(path, each) for each in manifest.includes]
        return tuple(found.values()), unread


def inside(of: str, written: str) -> str:
    """The path in the snapshot that a list means by a relative path, "" where it leads out of it."""
    if "://" in written or "\\" in written or "$" in written or "\0" in written or written.startswith(("/", "~")):
        return ""
    if not written or written.endswith("/") or len(written) > LONGEST_PATH:
        return ""
    folder = of.rpartition("/")[0]
    path = normpath(f"{folder}/{written}" if folder else written)
    return "" if path.startswith(("../", "/")) or path in ("..", ".") else path


def _read(view: View, path: str) -> Manifest | None:
    """The list at a path; a symbolic link, a folder or a file that cannot be read is none."""
    # imported here: hardly any list includes another
    from aisec_hooks.dependencies.manifests.requirements_txt import read  # noqa: PLC0415

    found = view.read(path)
    return read(found.text) if found is not None and len(found.text) <= LONGEST else None
