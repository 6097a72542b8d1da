"""mysqlclient."""

from __future__ import annotations

from aisec_hooks.flow.drivers import driver

LIBRARY = driver(
    "MySQLdb", connections="MySQLdb.connections.Connection", cursors="MySQLdb.cursors.Cursor MySQLdb.cursors.DictCursor"
)
