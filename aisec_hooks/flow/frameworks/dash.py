"""Dash: callbacks, whose parameters a page's components send."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library

LIBRARY = Library(
    name="dash",
    entries=(Entry(decorators=(".callback", "dash.callback"), converted=True),),
)
