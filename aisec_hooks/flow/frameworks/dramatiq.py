"""Dramatiq: actors, whose arguments come from the broker."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="dramatiq",
    entries=(
        Entry(decorators=("dramatiq.actor",), kind=SourceKind.MESSAGE),
        Entry(bases=("dramatiq.GenericActor",), methods=("perform",), kind=SourceKind.MESSAGE),
    ),
)
