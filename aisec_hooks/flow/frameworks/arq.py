"""arq: coroutines that a worker calls with a context and what was enqueued."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="arq",
    entries=(
        Entry(signature=("ctx", "*"), kind=SourceKind.MESSAGE, typed={0: ""}),
        Entry(registrars=("arq.worker.func", "arq.func"), kind=SourceKind.MESSAGE, typed={0: ""}),
    ),
)
