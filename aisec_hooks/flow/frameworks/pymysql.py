"""PyMySQL and its asynchronous drivers."""

from __future__ import annotations

from aisec_hooks.flow.drivers import driver

LIBRARY = driver(
    "pymysql",
    connections="pymysql.connections.Connection pymysql.connections.connect aiomysql.connect aiomysql.Pool.acquire"
    " aiomysql.Connection asyncmy.connect",
    cursors="pymysql.cursors.Cursor pymysql.cursors.DictCursor aiomysql.Cursor aiomysql.DictCursor",
)
