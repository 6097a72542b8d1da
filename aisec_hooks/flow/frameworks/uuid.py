"""Identifiers made of the clock and the machine's address."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="uuid",
    readings=(Reading(names=("uuid.uuid1", "uuid.getnode"), kind=SourceKind.RANDOM),),
    harmless=("UUID",),
)
