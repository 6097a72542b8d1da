"""MySQL Connector."""

from __future__ import annotations

from aisec_hooks.flow.drivers import driver

LIBRARY = driver(
    "mysql.connector",
    connections="mysql.connector.connection.MySQLConnection mysql.connector.MySQLConnection"
    " mysql.connector.pooling.MySQLConnectionPool.get_connection mysql.connector.aio.connect",
    cursors="mysql.connector.cursor.MySQLCursor",
)
