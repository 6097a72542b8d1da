"""Huey and TaskIQ: tasks, whose arguments come from the queue."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="huey",
    entries=(Entry(decorators=(".task", ".db_task", "huey.contrib.djhuey.task"), kind=SourceKind.MESSAGE),),
)
