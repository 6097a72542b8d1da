"""One side of a comparison: the files of a tree, or of the index as a tree and what differs from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from aisec_hooks.snapshot.objects import Objects, TooLarge

DEEPEST = 200
"""Folders in each other; nobody has a file deeper down, but who forges a tree may."""


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
        self.tree = tree
        self.is_index = overlay is not None
        self._objects = objects
        self._overlay = overlay or {}
        self._listings: dict[str, Mapping[bytes, tuple[bytes, bytes]]] = {}

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

    def has_folder(self, path: str) -> bool:
        """Whether there is a folder at `path`, "" is the root."""
        if not path or path in self._new_folders:
            return True
        entry = self._tree_entry(path)
        return entry is not None and entry.mode == "40000"

    def paths(self) -> Iterator[str]:
        """The path of every entry that is no folder, in no order."""
        yield from (path for path, entry in self._overlay.items() if entry is not None)
        pending = [("", 0)]
        while pending:
            folder, depth = pending.pop()
            for name, (mode, _) in self._listing(folder).items():
                path = f"{folder}/{_shown(name)}" if folder else _shown(name)
                if mode != b"40000":
                    if path not in self._overlay:
                        yield path
                elif depth < DEEPEST:
                    pending.append((path, depth + 1))

    def files(self, limit: int) -> SnapshotFiles:
        """Its files as others may ask for them; what is larger than `limit` bytes is not read."""
        return SnapshotFiles(self, limit)

    @cached_property
    def _new_folders(self) -> frozenset[str]:
        found: set[str] = set()
        for path, entry in self._overlay.items():
            folder = path if entry is not None else ""
            while (folder := folder.rpartition("/")[0]) and folder not in found:
                found.add(folder)
        return frozenset(found)

    def _tree_entry(self, path: str) -> Entry | None:
        directory, slash, name = path.rpartition("/")
        found = self._listing(directory).get(_raw(name)) if directory or not slash else None
        return Entry(found[0].decode(), found[1].hex()) if found is not None else None

    def _listing(self, directory: str) -> Mapping[bytes, tuple[bytes, bytes]]:
        """What a folder of the tree holds: name -> mode, object name."""
        if directory in self._listings:
            return self._listings[directory]
        names = directory.split("/") if directory else []
        if len(names) > DEEPEST or "" in names:
            return {}
        if "" not in self._listings:
            self._listings[""] = self._read(self.tree)
        above, listing = "", self._listings[""]
        for name in names:
            above = f"{above}/{name}" if above else name
            if above not in self._listings:
                mode, oid = listing.get(_raw(name), (b"", b""))
                self._listings[above] = self._read(oid.hex()) if mode == b"40000" else {}
            listing = self._listings[above]
        return listing

    def _read(self, oid: str) -> Mapping[bytes, tuple[bytes, bytes]]:
        found = _ENTRY[len(oid)].findall(self._objects.tree(oid))
        return {name: (mode, blob) for mode, name, blob in found}


class SnapshotFiles:
    """The regular files of a snapshot up to a size, by path."""

    def __init__(self, snapshot: Snapshot, limit: int) -> None:
        self._snapshot = snapshot
        self._limit = limit

    def blob(self, path: str) -> str:
        """A file's object name, "" if there is none; of a path that ends in "/" whether it is a folder ("/")."""
        if path.endswith("/"):
            return "/" if self._snapshot.has_folder(path[:-1]) else ""
        entry = self._snapshot.entry(path)
        return entry.oid if entry is not None and entry.regular else ""

    def read(self, path: str) -> bytes | None:
        """A file's content, None if there is none or it is too large; Unreadable if it is missing or damaged."""
        try:
            found = self._snapshot.read(path, self._limit)
        except TooLarge:
            return None
        return found[1] if found is not None else None

    def paths(self) -> Iterable[str]:
        """The path of every file."""
        return self._snapshot.paths()


_ENTRY = {
    digits: re.compile(rb"([0-7]{5,6}) ([^\0]+)\0(.{%d})" % (digits // 2), re.DOTALL)
    for digits in (40, 64)  # SHA-1 and SHA-256
}


def _shown(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")


def _raw(name: str) -> bytes:
    """A name as a tree has it, empty for what can be none."""
    try:
        return name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return b""
