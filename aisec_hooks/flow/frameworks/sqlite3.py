"""SQLite, and its asynchronous, encrypted and other drivers."""

from __future__ import annotations

from aisec_hooks.flow.drivers import driver

LIBRARY = driver(
    "sqlite3",
    connections="sqlite3.dbapi2.connect sqlite3.dbapi2.Connection pysqlcipher3.dbapi2.connect sqlcipher3.connect"
    " apsw.Connection",
    cursors="sqlite3.Connection.executemany sqlite3.Connection.executescript sqlite3.dbapi2.Cursor",
)
