"""Results of earlier runs, by what they depend on, in one SQLite file inside the git directory."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from aisec_hooks import __version__
from aisec_hooks.model import FileResult, NoteKind
from aisec_hooks.syntax.project import NEVER

FILE = "cache.sqlite"
MOST_ROWS = 20_000
LONGEST_WAIT = 0.1
"""Seconds for which another process's lock is waited for, once in a run to read and once to write."""
SCHEMA = "create table if not exists results (key text primary key, value text not null) without rowid"
_ORDER = "create table if not exists age (n integer primary key autoincrement, key text unique)"


class Cache:
    """A cache in a directory, or none at all where the directory is None or cannot be written.

    It may be deleted at any time; a corrupt file is thrown away; two runs at once are safe, and one that cannot
    have the file now goes on without it. It holds findings, which hold no secret's text, and next to it lies the
    key that secrets are hashed with.
    """

    def __init__(self, directory: Path | None, versions: Iterable[str], *, enabled: bool = True) -> None:
        self._directory = directory
        self._new: dict[str, bytes] = {}
        self._database: sqlite3.Connection | None = None
        self._database = self._open() if enabled and directory is not None else None
        self.key = self._secret_key()
        # results under another key hold other digests of the same secrets
        key = hashlib.sha256(self.key).hexdigest()
        self._version = "\0".join([__version__, _code_digest(), sys.version, key, *versions])

    def name(self, path: str, blob: str, settings: str) -> str:
        """The key of one version of one file under the present code and settings."""
        parts = [self._version, path, blob, settings]
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def get(self, name: str) -> FileResult | None:
        """What was found then, None if that is not known."""
        if self._database is None:
            return None
        try:
            row = self._database.execute("select value from results where key = ?", (name,)).fetchone()
            return _result(row[0]) if row else None
        except (sqlite3.Error, msgspec.MsgspecError, ValueError) as error:
            self._shut()
            if _is_corrupt(error):
                self._discard()
                self._database = self._open()
            return None

    def put(self, name: str, result: FileResult) -> None:
        """Remember a result; written by `close`.

        Failed checks are never remembered, nor what depends on too many files or unreadable ones.
        """
        lasting = result.uses != NEVER and not any(n.kind is NoteKind.FAILED for n in result.notes)
        if self._database is not None and lasting:
            with suppress(UnicodeEncodeError):  # a path or text with lone surrogates is examined each time
                self._new[name] = msgspec.json.encode(result)

    def close(self) -> None:
        """Write what is new, drop the oldest beyond the bound."""
        if self._database is None:
            return
        try:
            if self._new:
                self._write(self._database)
        except sqlite3.Error as error:
            if _is_corrupt(error):
                self._discard()
        self._shut()

    def _write(self, database: sqlite3.Connection) -> None:
        with database:
            database.executemany("insert or replace into results values (?, ?)", self._new.items())
            database.executemany("insert or ignore into age (key) values (?)", ((k,) for k in self._new))
            (newest,) = database.execute("select max(n) from age").fetchone()
            old = (newest - MOST_ROWS,)
            database.execute("delete from results where key in (select key from age where n <= ?)", old)
            database.execute("delete from age where n <= ?", old)

    def _open(self) -> sqlite3.Connection | None:
        for _attempt in range(2):
            try:
                return self._connect()
            except (OSError, sqlite3.Error) as error:
                if not _is_corrupt(error):
                    break  # locked, read-only or out of space: somebody else's file still
                self._discard()
        return None

    def _connect(self) -> sqlite3.Connection:
        assert self._directory is not None
        self._directory.mkdir(mode=0o700, exist_ok=True)
        database = sqlite3.connect(self._directory / FILE, timeout=LONGEST_WAIT)
        try:
            # losing the cache in a power cut is fine, waiting for the disk in every commit is not
            database.execute("pragma synchronous = off")
            database.execute("pragma trusted_schema = off")
            database.execute(SCHEMA)
            database.execute(_ORDER)
        except sqlite3.Error:
            database.close()
            raise
        return database

    def _shut(self) -> None:
        database, self._database = self._database, None
        with suppress(sqlite3.Error):
            if database is not None:
                database.close()

    def _discard(self) -> None:
        """Throw a corrupt file away, with the journal that would be rolled back into the next one."""
        if self._directory is not None:
            for name in (FILE, f"{FILE}-journal"):
                with suppress(OSError):
                    (self._directory / name).unlink()

    def _secret_key(self) -> bytes:
        """The key that secrets are hashed with: this repository's own, or made up for this run."""
        if self._directory is not None:
            with suppress(OSError, ValueError):
                return _kept_key(self._directory)
        return os.urandom(32)


def _result(row: bytes | str) -> FileResult:
    """A remembered result; ValueError for a row that was not written whole, which the defaults would fill up."""
    fields = msgspec.json.decode(row, type=dict[str, msgspec.Raw])
    if set(fields) != set(FileResult.__struct_fields__):
        raise ValueError("not a result")
    return msgspec.json.decode(row, type=FileResult)


def _is_corrupt(error: Exception) -> bool:
    """Whether the file itself is broken, and not only out of reach at the moment."""
    said = str(error).lower()
    if isinstance(error, sqlite3.Error):
        return any(words in said for words in ("malformed", "not a database", "could not decode"))
    return isinstance(error, msgspec.MsgspecError | ValueError)


def _kept_key(directory: Path) -> bytes:
    file = directory / "key"
    if not file.exists():
        directory.mkdir(mode=0o700, exist_ok=True)
        fresh = directory / f"key.{os.getpid()}"
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as stream:
            stream.write(os.urandom(32).hex())
        try:
            os.link(fresh, file)  # fails if another run was faster; its key is then the key
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    if not file.is_file():
        raise ValueError("not a file")  # reading a pipe would wait for ever
    key = bytes.fromhex(file.read_text().strip())
    if len(key) != 32:
        raise ValueError("not a key")
    return key


def _code_digest() -> str:
    """Changes whenever a file of this package does: name, size and time of each."""
    found: list[str] = []
    folders = [os.path.dirname(__file__)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    folders.append(entry.path)
                elif entry.name.endswith((".py", ".md")):
                    state = entry.stat()
                    found.append(f"{entry.name}:{state.st_size}:{state.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(found)).encode()).hexdigest()
