"""aiosqlite."""

from __future__ import annotations

from aisec_hooks.flow.drivers import driver

LIBRARY = driver(
    "aiosqlite",
    connections="aiosqlite.core.Connection",
    cursors="aiosqlite.Connection.executemany",
    rows=("aiosqlite.Connection.execute_fetchall", "aiosqlite.Connection.execute_insert"),
)
