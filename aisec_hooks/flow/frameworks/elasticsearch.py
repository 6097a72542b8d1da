"""Elasticsearch and OpenSearch: documents."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="elasticsearch",
    readings=(
        Reading(names=of("elasticsearch.Elasticsearch", "search get mget scroll msearch"), kind=SourceKind.STORED),
    ),
    returns=giving(
        "elasticsearch.Elasticsearch",
        "elasticsearch.AsyncElasticsearch opensearchpy.OpenSearch opensearchpy.AsyncOpenSearch",
    ),
)
