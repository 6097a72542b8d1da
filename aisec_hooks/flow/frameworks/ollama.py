"""Ollama: answers of local models."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="ollama",
    readings=(
        Reading(
            names=(*of("ollama", "chat generate"), *of("ollama.Client", "chat generate")),
            kind=SourceKind.MODEL,
            whole=True,
        ),
    ),
    returns=giving("ollama.Client", "ollama.AsyncClient"),
)
