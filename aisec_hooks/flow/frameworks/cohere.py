"""Cohere: answers of its models."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="cohere",
    readings=(
        Reading(
            names=of("cohere.Client", "chat chat_stream generate generate_stream summarize v2.chat"),
            kind=SourceKind.MODEL,
            whole=True,
        ),
    ),
    returns=giving("cohere.Client", "cohere.ClientV2 cohere.AsyncClient cohere.AsyncClientV2"),
)
