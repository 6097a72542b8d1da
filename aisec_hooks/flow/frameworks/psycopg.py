"""psycopg and its pool."""

from __future__ import annotations

from aisec_hooks.flow.drivers import driver

LIBRARY = driver(
    "psycopg",
    connections="psycopg.Connection.connect psycopg.AsyncConnection psycopg.AsyncConnection.connect"
    " psycopg_pool.ConnectionPool.connection psycopg_pool.AsyncConnectionPool.connection"
    " psycopg_pool.ConnectionPool.getconn psycopg_pool.AsyncConnectionPool.getconn",
    cursors="psycopg.AsyncCursor psycopg.ClientCursor psycopg.ServerCursor",
)
