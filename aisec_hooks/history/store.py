"""What is known of blobs that were looked at, in one SQLite file beside the cache."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

FILE = "history.sqlite"
LONGEST_WAIT = 5.0
"""Seconds for which another scan's lock is waited for."""
_SCHEMA = (
    "create table if not exists about (name text primary key, value text not null) without rowid",
    "create table if not exists looked (name text primary key, value blob not null) without rowid",
    "create table if not exists digests (digest text primary key) without rowid",
)
_AT_ONCE = 500


class Store:
    """Rows by name, and the keyed hashes of all secrets met; nothing at all where the file cannot be had.

    It may be deleted at any time. Rows of another version of the program are dropped when it is opened, the hashes
    only with the key that made them: what was once in the history has to be rotated whatever finds it.
    """

    def __init__(self, directory: Path | None, version: str, key: bytes) -> None:
        self._directory = directory
        self._database = _open(directory, version, key_name(key)) if directory is not None else None

    def get(self, names: Sequence[str]) -> dict[str, bytes]:
        """The rows of those names that there are."""
        found: dict[str, bytes] = {}
        for start in range(0, len(names), _AT_ONCE):
            some = names[start : start + _AT_ONCE]
            rows = self._rows(f"select name, value from looked where name in ({','.join('?' * len(some))})", some)  # noqa: S608  # marks
            found.update((name, value) for name, value in rows if isinstance(value, bytes))
        return found

    def put(self, rows: Mapping[str, bytes], digests: Iterable[str]) -> None:
        """Write rows and hashes down, so that they are there if the run ends now."""
        if self._database is None:
            return
        try:
            with self._database:
                self._database.executemany("insert or replace into looked values (?, ?)", rows.items())
                self._database.executemany("insert or ignore into digests values (?)", ((d,) for d in digests))
        except sqlite3.Error as error:
            self._give_up(error)

    def close(self) -> None:
        """Close the file."""
        database, self._database = self._database, None
        with suppress(sqlite3.Error):
            if database is not None:
                database.close()

    def _rows(self, query: str, values: Sequence[str]) -> list[tuple[str, object]]:
        if self._database is None:
            return []
        try:
            return self._database.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def _give_up(self, error: sqlite3.Error) -> None:
        """Go on without the file, which another run can have if it is broken."""
        self.close()
        if self._directory is not None and _is_broken(error):
            _discard(self._directory)


def key_name(key: bytes) -> str:
    """What tells keys apart without telling them."""
    return hashlib.sha256(b"history" + key).hexdigest()


def _open(directory: Path, version: str, key: str) -> sqlite3.Connection | None:
    """The file; a broken one is thrown away, one that cannot be had now is left alone."""
    for _attempt in range(2):
        try:
            return _connect(directory, version, key)
        except sqlite3.Error as error:
            if not _is_broken(error):
                break
            _discard(directory)
        except OSError:
            break
    return None


def _is_broken(error: sqlite3.Error) -> bool:
    """Whether the file itself is, and not only out of reach: OperationalError is for locks, disks and rights."""
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)


def _discard(directory: Path) -> None:
    for name in (FILE, f"{FILE}-journal"):
        with suppress(OSError):
            (directory / name).unlink()


def _connect(directory: Path, version: str, key: str) -> sqlite3.Connection:
    directory.mkdir(mode=0o700, exist_ok=True)
    database = sqlite3.connect(directory / FILE, timeout=LONGEST_WAIT)
    try:
        database.execute("pragma synchronous = off")
        database.execute("pragma trusted_schema = off")
        with database:
            for statement in _SCHEMA:
                database.execute(statement)
            known = dict(database.execute("select name, value from about").fetchall())
            if known.get("key") != key:
                database.execute("delete from digests")
            if known.get("version") != version or known.get("key") != key:
                database.execute("delete from looked")
                rows = (("version", version), ("key", key))
                database.executemany("insert or replace into about values (?, ?)", rows)
    except sqlite3.Error:
        database.close()
        raise
    return database
