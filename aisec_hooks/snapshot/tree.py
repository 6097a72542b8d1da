"""One side of a comparison: the files of a tree, or of the index as a tree and what differs from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from aisec_hooks.snapshot.objects import Objects


class Entry(NamedTuple):
    """What a tree has under a name: the mode in octal and the object's hex name."""

    mode: str
    oid: str

    @property
    def regular(self) -> bool:
        """Whether it is a file, and no directory, symbolic link or submodule."""
        return self.mode.startswith("100")


class Snapshot:
    """All files at one moment.

    `tree` is the hex name of a tree or commit. `overlay` is laid over it: what the index has for each path
    that differs, None where it has nothing. So the index is read as it was when it was compared, and a path
    may hold any character.
    """

    def __init__(self, objects: Objects, tree: str, overlay: Mapping[str, Entry | None] | None = None) -> None:
        self._objects = objects
        self._root = tree
        self._overlay = overlay or {}
        self._listings: dict[str, dict[str, Entry]] = {}

    def read(self, path: str, limit: int) -> tuple[str, bytes] | None:
        """The blob's hex name and the content of the regular file at `path`, None if there is none.

        TooLarge and Unreadable as `Repository.read`.
        """
        entry = self.entry(path)
        if entry is None or not entry.regular:
            return None
        return entry.oid, self._objects.blob(entry.oid, limit)

    def entry(self, path: str) -> Entry | None:
        """What is at `path`."""
        return self._overlay[path] if path in self._overlay else self._tree_entry(path)

    def _tree_entry(self, path: str) -> Entry | None:
        directory, slash, name = path.rpartition("/")
        return None if slash and not directory else self._listing(directory).get(name)

    def _listing(self, directory: str) -> dict[str, Entry]:
        if directory not in self._listings:
            self._listings[directory] = self._list(directory)
        return self._listings[directory]

    def _list(self, directory: str) -> dict[str, Entry]:
        if not directory:
            return _entries(self._objects.tree(self._root), len(self._root))
        entry = self._tree_entry(directory)
        if entry is None or entry.mode != "40000":
            return {}
        return _entries(self._objects.tree(entry.oid), len(entry.oid))


_ENTRY = {
    digits: re.compile(rb"([0-7]{5,6}) ([^\0]+)\0(.{%d})" % (digits // 2), re.DOTALL)
    for digits in (40, 64)  # SHA-1 and SHA-256
}


def _entries(raw: bytes, digits: int) -> dict[str, Entry]:
    return {
        m[2].decode("utf-8", "surrogateescape"): Entry(m[1].decode(), m[3].hex()) for m in _ENTRY[digits].finditer(raw)
    }
