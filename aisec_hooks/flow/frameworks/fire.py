"""Fire: functions and classes that it makes commands of."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="fire",
    entries=(Entry(registrars=("fire.Fire",), kind=SourceKind.INPUT, converted=True, whole_module=True),),
)
