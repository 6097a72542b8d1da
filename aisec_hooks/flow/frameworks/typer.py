"""Typer: commands, whose parameters are options and arguments by their types, and prompts."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="typer",
    readings=(Reading(names=("typer.prompt",), kind=SourceKind.INPUT),),
    entries=(
        Entry(decorators=(".command", ".callback"), kind=SourceKind.INPUT, typed={"ctx": "typer.Context"}),
        Entry(registrars=("typer.run",), kind=SourceKind.INPUT),
    ),
    objects=("typer.Context", "typer.Typer"),
)
