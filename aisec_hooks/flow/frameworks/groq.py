"""Groq, Together, Replicate, Fireworks: answers of hosted models."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="groq",
    readings=(
        Reading(
            names=(
                *of("groq.Groq", "chat.completions.create audio.transcriptions.create"),
                *of("together.Together", "chat.completions.create completions.create"),
                *of("fireworks.client.Fireworks", "chat.completions.create completions.create"),
                *of("replicate", "run async_run stream Client.run"),
            ),
            kind=SourceKind.MODEL,
            whole=True,
        ),
    ),
    returns={"groq.AsyncGroq": "groq.Groq", "together.AsyncTogether": "together.Together"},
    objects=("fireworks.client.Fireworks",),
)
