"""Oracle's drivers."""

from __future__ import annotations

from aisec_hooks.flow.drivers import driver

LIBRARY = driver(
    "oracledb",
    connections="cx_Oracle.connect cx_Oracle.Connection oracledb.connect_async oracledb.AsyncConnection"
    " oracledb.ConnectionPool.acquire cx_Oracle.SessionPool.acquire",
    cursors="cx_Oracle.Cursor oracledb.AsyncCursor",
)
