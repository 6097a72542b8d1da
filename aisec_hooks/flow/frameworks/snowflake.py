"""Snowflake, Databricks, BigQuery's neighbours and other warehouses with the database API."""

from __future__ import annotations

from aisec_hooks.flow.drivers import driver

LIBRARY = driver(
    "snowflake.connector",
    connections="databricks.sql.connect redshift_connector.connect trino.dbapi.connect pyhive.hive.connect"
    " pyhive.presto.connect vertica_python.connect teradatasql.connect snowflake.connector.SnowflakeConnection"
    " clickhouse_driver.dbapi.connect hdbcli.dbapi.connect ibm_db_dbi.connect",
    cursors="snowflake.connector.cursor.SnowflakeCursor",
)
