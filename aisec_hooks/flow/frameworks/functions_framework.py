"""Google Cloud Functions: functions for requests and for events."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="functions_framework",
    entries=(
        Entry(
            decorators=("functions_framework.http", "firebase_functions.https_fn.on_request"),
            typed={0: "flask.Request"},
            html=True,
        ),
        Entry(decorators=("functions_framework.cloud_event",), kind=SourceKind.MESSAGE, texts=(0,)),
        Entry(decorators=("firebase_functions.https_fn.on_call",), texts=(0,)),
    ),
)
