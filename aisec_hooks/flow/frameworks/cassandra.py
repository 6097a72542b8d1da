"""Cassandra: sessions of the driver."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="cassandra",
    readings=(
        Reading(
            names=(*of("cassandra.cluster.ResultSet", "one all current_rows"), "cassandra.cluster.ResultSet[]"),
            kind=SourceKind.STORED,
        ),
    ),
    returns={
        "cassandra.cluster.Cluster.connect": "cassandra.cluster.Session",
        "cassandra.cluster.Session.execute": "cassandra.cluster.ResultSet",
        "cassandra.cluster.Session.execute_async": "cassandra.cluster.ResponseFuture",
        "cassandra.cluster.ResponseFuture.result": "cassandra.cluster.ResultSet",
        "cassandra.cluster.Session.prepare": "cassandra.query.PreparedStatement",
    },
    objects=("cassandra.cluster.Cluster",),
)
