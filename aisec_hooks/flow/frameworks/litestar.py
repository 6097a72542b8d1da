"""Litestar: route handlers, whose parameters are parts of the request by their types, and controllers."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, giving, of
from aisec_hooks.model import SourceKind

_TYPED: dict[int | str, str] = {
    "request": "litestar.Request",
    "socket": "litestar.WebSocket",
    "state": "litestar.datastructures.State",
    "scope": "",
}

LIBRARY = Library(
    name="litestar",
    readings=(
        Reading(
            names=(
                *of("litestar.Request", "query_params path_params headers cookies url scope content_type"),
                *of("litestar.WebSocket", "query_params path_params headers cookies url"),
            ),
            kind=SourceKind.REQUEST,
        ),
        Reading(
            names=(
                *of("litestar.Request", "json form body stream msgpack"),
                *of("litestar.WebSocket", "receive_text receive_json receive_bytes receive_data receive_msgpack"),
            ),
            kind=SourceKind.REQUEST,
            whole=True,
        ),
    ),
    entries=(
        Entry(
            decorators=(
                *of("litestar", "get post put patch delete head route websocket websocket_listener"),
                *of("litestar.handlers", "get post put patch delete head route websocket websocket_listener"),
                *of("starlite", "get post put patch delete head route websocket"),
            ),
            typed=_TYPED,
        ),
        # what a handler depends on takes its parameters from the request, too
        Entry(registrars=("litestar.di.Provide", "starlite.Provide"), typed=_TYPED),
    ),
    returns={
        **giving("litestar.Request", "litestar.connection.Request litestar.connection.ASGIConnection starlite.Request"),
        **giving("litestar.WebSocket", "litestar.connection.WebSocket starlite.WebSocket"),
        "litestar.datastructures.upload_file.UploadFile": "litestar.datastructures.UploadFile",
    },
    objects=("litestar.datastructures.State",),
    texts=("litestar.datastructures.UploadFile",),
    providers=("Provide", "Dependency"),
)
