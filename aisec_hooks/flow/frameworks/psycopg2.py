"""psycopg2, its pools and aiopg."""

from __future__ import annotations

from aisec_hooks.flow.drivers import driver

LIBRARY = driver(
    "psycopg2",
    connections="psycopg2.extensions.connection psycopg2.pool.SimpleConnectionPool.getconn"
    " psycopg2.pool.ThreadedConnectionPool.getconn aiopg.connect aiopg.Pool.acquire",
    cursors="psycopg2.extensions.cursor psycopg2.extras.DictCursor psycopg2.extras.RealDictCursor aiopg.Pool.cursor",
)
