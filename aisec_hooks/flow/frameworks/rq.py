"""RQ: jobs, whose arguments come from Redis."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="rq",
    entries=(
        Entry(decorators=("rq.decorators.job", ".job"), kind=SourceKind.MESSAGE),
        Entry(registrars=(".enqueue", ".enqueue_in", ".enqueue_at", ".enqueue_call"), kind=SourceKind.MESSAGE),
    ),
)
