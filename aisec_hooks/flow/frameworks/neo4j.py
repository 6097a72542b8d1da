"""Neo4j: sessions and their records."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="neo4j",
    readings=(
        Reading(
            names=(
                *of("neo4j.Result", "single data values peek fetch value"),
                "neo4j.Result[]",
                "neo4j.Driver.execute_query",
            ),
            kind=SourceKind.STORED,
        ),
    ),
    returns={
        **giving("neo4j.Driver", "neo4j.GraphDatabase.driver neo4j.AsyncGraphDatabase.driver"),
        **giving("neo4j.Session", "neo4j.Driver.session neo4j.AsyncSession"),
        **giving("neo4j.Result", "neo4j.Session.run neo4j.Transaction.run"),
        **giving("neo4j.Transaction", "neo4j.Session.begin_transaction neo4j.ManagedTransaction"),
    },
)
