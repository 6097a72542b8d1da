"""DuckDB: a connection is a cursor, too."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="duckdb",
    readings=(
        Reading(
            names=of("duckdb.DuckDBPyConnection", "fetchone fetchall fetchmany fetchdf df pl arrow fetchnumpy"),
            kind=SourceKind.STORED,
        ),
    ),
    returns=giving(
        "duckdb.DuckDBPyConnection",
        "duckdb.connect duckdb.sql duckdb.query duckdb.execute duckdb.DuckDBPyConnection.sql duckdb.DuckDBPyRelation"
        " duckdb.DuckDBPyConnection.execute duckdb.DuckDBPyConnection.query duckdb.DuckDBPyConnection.cursor",
    ),
)
