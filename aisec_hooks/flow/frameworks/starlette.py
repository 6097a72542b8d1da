"""Starlette: requests, web sockets and endpoints, which FastAPI shares."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="starlette",
    readings=(
        Reading(
            names=(
                *of("starlette.requests.Request", "query_params path_params headers cookies url base_url scope"),
                *of("starlette.websockets.WebSocket", "query_params path_params headers cookies url scope"),
            ),
            kind=SourceKind.REQUEST,
        ),
        Reading(
            names=(
                *of("starlette.requests.Request", "json body stream"),
                *of(
                    "starlette.websockets.WebSocket",
                    "receive receive_text receive_bytes receive_json iter_text iter_bytes iter_json",
                ),
            ),
            kind=SourceKind.REQUEST,
            whole=True,
        ),
        Reading(
            names=("starlette.requests.Request.form",),
            kind=SourceKind.REQUEST,
            whole=True,
            gives="starlette.datastructures.FormData",
        ),
        Reading(
            names=of("starlette.datastructures.UploadFile", "filename content_type headers read"),
            kind=SourceKind.REQUEST,
        ),
        Reading(names=("starlette.datastructures.UploadFile.file",), kind=SourceKind.REQUEST, gives="file object"),
    ),
    entries=(
        Entry(
            decorators=tuple(".route .websocket_route".split()),
            path=(0, "path"),
            typed={0: "starlette.requests.Request"},
        ),
        Entry(registrars=tuple("starlette.routing.Route .add_route".split()), typed={0: "starlette.requests.Request"}),
        Entry(
            registrars=tuple("starlette.routing.WebSocketRoute .add_websocket_route".split()),
            typed={0: "starlette.websockets.WebSocket"},
        ),
        Entry(
            bases=("starlette.endpoints.HTTPEndpoint", "*HTTPEndpoint"),
            methods=tuple("get post put delete patch head options".split()),
            own="starlette.endpoints.HTTPEndpoint",
            typed={0: "starlette.requests.Request"},
        ),
        Entry(
            bases=("starlette.endpoints.WebSocketEndpoint",),
            methods=tuple("on_receive on_connect on_disconnect".split()),
            typed={0: "starlette.websockets.WebSocket"},
        ),
        Entry(
            bases=("starlette.middleware.base.BaseHTTPMiddleware", "*BaseHTTPMiddleware"),
            methods=("dispatch",),
            typed={0: "starlette.requests.Request", 1: "starlette.middleware.base.RequestResponseEndpoint"},
        ),
        Entry(
            decorators=tuple(".exception_handler .middleware".split()),
            typed={0: "starlette.requests.Request"},
            kind=SourceKind.PARAMETER,
        ),
    ),
    returns={
        **giving(
            "starlette.requests.Request",
            "fastapi.Request fastapi.requests.Request starlette.requests.HTTPConnection"
            " fastapi.requests.HTTPConnection starlette.endpoints.HTTPEndpoint.request",
        ),
        **giving("starlette.websockets.WebSocket", "fastapi.WebSocket fastapi.websockets.WebSocket"),
        **giving(
            "starlette.datastructures.UploadFile",
            "fastapi.UploadFile fastapi.datastructures.UploadFile starlette.datastructures.FormData.upload",
        ),
        **giving("starlette.background.BackgroundTasks", "fastapi.BackgroundTasks fastapi.background.BackgroundTasks"),
        **giving("starlette.responses.Response", "fastapi.Response fastapi.responses.Response"),
        "fastapi.responses.HTMLResponse": "starlette.responses.HTMLResponse",
        "fastapi.responses.FileResponse": "starlette.responses.FileResponse",
        "fastapi.responses.RedirectResponse": "starlette.responses.RedirectResponse",
    },
    texts=tuple(
        "starlette.datastructures.UploadFile starlette.datastructures.FormData starlette.datastructures.QueryParams"
        " starlette.datastructures.Headers".split()
    ),
)
