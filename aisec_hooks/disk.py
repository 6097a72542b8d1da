"""Files as they lie on disk, for `aisec scan`."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from aisec_hooks.errors import Incomplete, UserError
from aisec_hooks.model import Note, NoteKind
from aisec_hooks.printable import printable
from aisec_hooks.rules import NAMES
from aisec_hooks.settings import FILES, Settings, parse

NOT_ENTERED = frozenset({".git", ".hg", ".svn", "node_modules", "__pycache__", ".tox", ".nox", ".mypy_cache"})


START = 65_536
"""Bytes of a larger file that are read all the same."""
_ENVIRONMENT = ("bin/python", "Scripts/python.exe", "lib")
"""What a virtual environment has one of, beside its pyvenv.cfg."""


class FoundSettings(Struct, frozen=True, kw_only=True):
    """Settings, and the folder that the paths in them are relative to."""

    settings: Settings
    folder: Path


def settings(directory: Path) -> FoundSettings:
    """The settings of the nearest folder upwards that has any, no further than the repository's root; else defaults."""
    for folder in (directory, *directory.parents):
        for name in FILES:
            file = folder / name
            try:
                data = file.read_bytes() if file.is_file() else None
            except OSError as error:
                raise UserError(f"{printable(str(file))}: {error.strerror}") from None
            found = parse(name, data, NAMES) if data is not None else None
            if found is not None:
                return FoundSettings(settings=found, folder=folder)
        if (folder / ".git").exists():
            break
    return FoundSettings(settings=Settings(), folder=directory)


class Large(NamedTuple):
    """A file that is too large to be read, how it begins, and how large it is."""

    path: str
    start: bytes
    reason: str


class Walk:
    """The files under some paths, sorted; `notes` fills with what was not read and why, `large` with the files that
    were read no further than their beginnings."""

    def __init__(self, paths: Iterable[str], settings: Settings, folder: Path) -> None:
        self._paths = list(paths)
        self._settings = settings
        self._folder = folder
        self.notes: list[Note] = []
        self.large: list[Large] = []

    def files(self) -> Iterator[tuple[str, bytes]]:
        """(path as given or found, content) of every regular file that can be read."""
        seen: set[str] = set()
        for start in self._paths:
            if not os.path.lexists(start):
                raise UserError(f"no such file or directory: {printable(start)}")
            for path in self._below(start) if os.path.isdir(start) else [start]:
                if os.path.abspath(path) in seen:
                    continue
                seen.add(os.path.abspath(path))
                data = None if self._excludes(path) else self._read(path)
                if data is not None:
                    yield _shown(path), data

    def _excludes(self, path: str) -> bool:
        """Patterns speak of paths below the folder of the settings."""
        return self._settings.excludes(_shown(os.path.relpath(os.path.abspath(path), self._folder)))

    def _below(self, start: str) -> Iterator[str]:
        for folder, folders, files in os.walk(start, onerror=self._closed):
            folders[:] = sorted(f for f in folders if f not in NOT_ENTERED and not self._is_environment(folder, f))
            yield from (os.path.join(folder, f) for f in sorted(files))

    def _is_environment(self, folder: str, name: str) -> bool:
        """Whether a folder is a virtual environment; other people's code is not checked, but it is said."""
        path = os.path.join(folder, name)
        marker = os.path.join(path, "pyvenv.cfg")
        if not os.path.isfile(marker) or not any(os.path.lexists(os.path.join(path, part)) for part in _ENVIRONMENT):
            return False
        if not self._excludes(marker):
            self.notes.append(Note(path=_shown(path), kind=NoteKind.SKIPPED, message="virtual environment"))
        return True

    def _closed(self, error: OSError) -> None:
        self._fail(str(error.filename), error)

    def _fail(self, path: str, error: OSError) -> None:
        message = (error.strerror or "cannot be read").lower()
        self.notes.append(Note(path=_shown(path), kind=NoteKind.FAILED, message=message))

    def _read(self, path: str) -> bytes | None:
        try:
            state = os.lstat(path)
            reason = self._reason(state)
            if not reason and state.st_size > self._settings.max_file_bytes:
                self.large.append(_start(path, self._settings.max_file_bytes, state.st_size))
                return None
            if not reason:
                return Path(path).read_bytes()
            self.notes.append(Note(path=_shown(path), kind=NoteKind.SKIPPED, message=reason))
        except OSError as error:
            self._fail(path, error)
        return None

    def _reason(self, state: os.stat_result) -> str:
        """Why something is not checked, "" if it is."""
        if stat.S_ISLNK(state.st_mode):
            return "symbolic link"
        if not stat.S_ISREG(state.st_mode):
            return "not a regular file"
        return ""


def _start(path: str, limit: int, size: int) -> Large:
    with open(path, "rb") as file:
        return Large(_shown(path), file.read(START), f"larger than {limit} bytes ({size})")


class Files:
    """The files that those under some paths may import: below the same folder, or of the same project.

    No symbolic link is followed below such a folder: it may lead anywhere.
    """

    def __init__(self, paths: Iterable[str], settings: Settings, folder: Path) -> None:
        self._limit = settings.max_file_bytes
        root = os.path.abspath(project(folder))
        starts = {os.path.abspath(p if os.path.isdir(p) else os.path.dirname(p) or ".") for p in paths}
        self._tops = tuple(sorted({root if _inside(start, root) else start for start in starts}))
        self._folders: dict[str, bool] = dict.fromkeys(self._tops, True)

    def blob(self, path: str) -> str:
        """Size, time and number of a file, which change with its content."""
        full = os.path.abspath(path)
        if path.endswith("/"):
            return "/" if self._is_folder(full) else ""
        state = self._state(full)
        return f"{state.st_size}-{state.st_mtime_ns}-{state.st_ino}" if state is not None else ""

    def read(self, path: str) -> bytes | None:
        """A file's content."""
        full = os.path.abspath(path)
        state = self._state(full)
        if state is None or state.st_size > self._limit:
            return None
        try:
            return Path(full).read_bytes()
        except OSError as error:
            raise Incomplete(f"{printable(_shown(path))}: {error.strerror}") from None

    def paths(self) -> Iterator[str]:
        """The path of every file, but for folders that nobody keeps code of his own in."""
        for top in self._tops:
            for folder, folders, files in os.walk(top):
                folders[:] = [f for f in folders if f not in NOT_ENTERED]
                yield from (_shown(os.path.relpath(os.path.join(folder, name), top)) for name in files)

    def _state(self, full: str) -> os.stat_result | None:
        if not self._is_folder(os.path.dirname(full)):
            return None
        try:
            state = os.lstat(full)
        except (OSError, ValueError):
            return None
        return state if stat.S_ISREG(state.st_mode) else None

    def _is_folder(self, full: str) -> bool:
        """Whether it is a real folder in one of the tops, reached through real folders only."""
        if full not in self._folders:
            within = any(_inside(full, top) for top in self._tops)
            self._folders[full] = within and self._is_folder(os.path.dirname(full)) and _is_real_folder(full)
        return self._folders[full]


def project(folder: Path) -> Path:
    """The nearest folder upwards that is a repository, else the folder itself."""
    return next((f for f in (folder, *folder.parents) if (f / ".git").exists()), folder)


def _inside(path: str, top: str) -> bool:
    return path == top or path.startswith(top.rstrip(os.sep) + os.sep)


def _is_real_folder(path: str) -> bool:
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False


def _shown(path: str) -> str:
    return os.path.normpath(path).replace(os.sep, "/")
