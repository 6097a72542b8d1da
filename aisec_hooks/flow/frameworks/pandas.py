"""pandas and polars: tables that are read."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="pandas",
    readings=(
        Reading(
            names=(
                *of(
                    "pandas",
                    "read_csv read_excel read_json read_html read_xml read_sql read_sql_query read_sql_table"
                    " read_parquet"
                    " read_feather read_table read_fwf read_clipboard read_hdf read_pickle",
                ),
                *of("polars", "read_csv read_excel read_json read_database read_parquet scan_csv read_ndjson"),
            ),
            kind=SourceKind.STORED,
            gives="pandas.DataFrame",
            unless_carried=True,
        ),
    ),
    returns={"polars.DataFrame": "pandas.DataFrame"},
    texts=("pandas.DataFrame",),
)
