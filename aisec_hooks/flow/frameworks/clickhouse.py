"""ClickHouse's drivers."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="clickhouse",
    readings=(
        Reading(
            names=(
                *of("clickhouse_driver.Client", "execute execute_iter query_dataframe"),
                *of("clickhouse_connect.driver.client.Client", "query query_df query_np command raw_query"),
            ),
            kind=SourceKind.STORED,
        ),
    ),
    returns=giving(
        "clickhouse_connect.driver.client.Client",
        "clickhouse_connect.get_client clickhouse_connect.get_async_client clickhouse_connect.create_client",
    ),
    objects=("clickhouse_driver.Client",),
)
