"""OpenAI's agents: what a run answers, and tools that the model calls."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="agents",
    readings=(Reading(names=of("agents.Runner", "run run_sync run_streamed"), kind=SourceKind.MODEL, whole=True),),
    entries=(
        Entry(
            decorators=("agents.function_tool", "agents.tool.function_tool"),
            kind=SourceKind.MODEL,
            typed={"ctx": "", "context": "", "wrapper": ""},
        ),
    ),
    objects=("agents.RunContextWrapper", "agents.Agent"),
)
