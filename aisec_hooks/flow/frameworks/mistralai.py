"""Mistral: answers of its models."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="mistralai",
    readings=(
        Reading(
            names=of(
                "mistralai.Mistral",
                "chat.complete chat.complete_async chat.stream chat.stream_async chat.parse fim.complete"
                " agents.complete chat",
            ),
            kind=SourceKind.MODEL,
            whole=True,
        ),
    ),
    returns=giving("mistralai.Mistral", "mistralai.client.MistralClient mistralai.async_client.MistralAsyncClient"),
)
