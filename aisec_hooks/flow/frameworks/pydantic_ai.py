"""Pydantic AI: what an agent answers, and tools that the model calls."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="pydantic_ai",
    readings=(
        Reading(
            names=of("pydantic_ai.Agent", "run run_sync run_stream iter run_stream_events"),
            kind=SourceKind.MODEL,
            harmless=("missing-input-validation",),
        ),
    ),
    entries=(
        Entry(
            decorators=(".tool", ".tool_plain", ".output_validator", ".result_validator"),
            kind=SourceKind.MODEL,
            typed={"ctx": "pydantic_ai.RunContext"},
        ),
        Entry(registrars=("pydantic_ai.Tool",), kind=SourceKind.MODEL, typed={"ctx": "pydantic_ai.RunContext"}),
    ),
    objects=("pydantic_ai.Agent", "pydantic_ai.RunContext"),
)
