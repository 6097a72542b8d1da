"""JSON and its faster readers: what a file holds."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="json",
    readings=(
        Reading(
            names=("json.load", "ujson.load", "simplejson.load", "rapidjson.load"),
            kind=SourceKind.STORED,
            whole=True,
            unless_carried=True,
        ),
    ),
)
