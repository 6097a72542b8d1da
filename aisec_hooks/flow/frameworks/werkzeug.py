"""Werkzeug: uploaded files, its own requests, and what Flask and Quart build on."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="werkzeug",
    readings=(
        Reading(
            names=of(
                "werkzeug.wrappers.Request",
                "args values cookies headers query_string path full_path url base_url referrer user_agent"
                " authorization"
                " environ stream host",
            ),
            kind=SourceKind.REQUEST,
        ),
        Reading(
            names=of("werkzeug.wrappers.Request", "form json data get_json get_data"),
            kind=SourceKind.REQUEST,
            whole=True,
        ),
        Reading(
            names=("werkzeug.wrappers.Request.files",),
            kind=SourceKind.REQUEST,
            gives="werkzeug.datastructures.FileMultiDict",
        ),
        Reading(
            names=of(
                "werkzeug.datastructures.FileStorage",
                "filename name content_type mimetype headers read readline readlines getvalue",
            ),
            kind=SourceKind.REQUEST,
        ),
        Reading(names=("werkzeug.datastructures.FileStorage.stream",), kind=SourceKind.REQUEST, gives="file object"),
    ),
    entries=(
        Entry(
            decorators=("werkzeug.wrappers.Request.application",),
            typed={0: "werkzeug.wrappers.Request"},
        ),
    ),
    returns={
        **giving(
            "werkzeug.datastructures.FileStorage",
            "werkzeug.datastructures.FileMultiDict[] werkzeug.datastructures.FileMultiDict.get"
            " werkzeug.datastructures.FileMultiDict.pop werkzeug.FileStorage"
            " werkzeug.datastructures.file_storage.FileStorage",
        ),
        **giving(
            "werkzeug.datastructures.FileMultiDict",
            "werkzeug.datastructures.FileMultiDict.getlist werkzeug.datastructures.FileMultiDict.values",
        ),
        "werkzeug.Request": "werkzeug.wrappers.Request",
    },
    texts=("werkzeug.datastructures.FileStorage", "werkzeug.datastructures.FileMultiDict"),
)
