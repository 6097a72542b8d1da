"""asyncpg: connections and pools, which fetch rows themselves."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="asyncpg",
    readings=(
        Reading(
            names=(
                *of("asyncpg.Connection", "fetch fetchrow fetchval fetchmany cursor"),
                *of("asyncpg.Pool", "fetch fetchrow fetchval fetchmany"),
            ),
            kind=SourceKind.STORED,
        ),
    ),
    returns={
        **giving(
            "asyncpg.Connection",
            "asyncpg.connect asyncpg.connection.connect asyncpg.Pool.acquire"
            " asyncpg.connection.Connection asyncpg.Pool.connection",
        ),
        **giving("asyncpg.Pool", "asyncpg.create_pool asyncpg.pool.Pool"),
        "asyncpg.Connection.prepare": "asyncpg.prepared_stmt.PreparedStatement",
    },
)
