"""aiohttp: its web server's requests, and the answers that its client gets."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="aiohttp",
    readings=(
        Reading(
            names=of(
                "aiohttp.web.Request",
                "match_info query query_string rel_url url path path_qs raw_path headers cookies host",
            ),
            kind=SourceKind.REQUEST,
        ),
        Reading(
            names=of("aiohttp.web.Request", "json post text read content multipart"),
            kind=SourceKind.REQUEST,
            whole=True,
        ),
        Reading(
            names=(
                *of("aiohttp.web.WebSocketResponse", "receive receive_str receive_bytes receive_json"),
                "aiohttp.web.WebSocketResponse[]",
            ),
            kind=SourceKind.REQUEST,
        ),
        Reading(
            names=(
                *of("aiohttp.ClientResponse", "text json read content headers cookies url"),
                *of("aiohttp.ClientWebSocketResponse", "receive receive_str receive_bytes receive_json"),
                "aiohttp.ClientWebSocketResponse[]",
            ),
            kind=SourceKind.NETWORK,
        ),
    ),
    entries=(
        Entry(
            decorators=tuple(".get .post .put .delete .patch .head .route .view".split()),
            path=(0, 1, "path"),
            typed={0: "aiohttp.web.Request"},
        ),
        Entry(
            registrars=tuple(
                ".add_get .add_post .add_put .add_delete .add_patch .add_route aiohttp.web.get aiohttp.web.post"
                " aiohttp.web.put aiohttp.web.delete aiohttp.web.patch aiohttp.web.route aiohttp.web.view".split()
            ),
            methods=tuple("get post put delete patch head".split()),
            typed={0: "aiohttp.web.Request"},
        ),
        Entry(
            bases=("aiohttp.web.View",),
            methods=tuple("get post put delete patch head".split()),
            own="aiohttp.web.View",
        ),
        Entry(
            decorators=("aiohttp.web.middleware",),
            typed={0: "aiohttp.web.Request", 1: ""},
        ),
        Entry(
            signature=("request",),
            answers=tuple("web.*Response json_response *Response FileResponse HTTP*".split()),
            typed={0: "aiohttp.web.Request"},
        ),
    ),
    returns={
        **giving("aiohttp.web.Request", "aiohttp.web_request.Request aiohttp.web.BaseRequest aiohttp.web.View.request"),
        **giving("aiohttp.ClientSession", "aiohttp.client.ClientSession"),
        **giving(
            "aiohttp.ClientResponse",
            "aiohttp.request aiohttp.ClientSession.get aiohttp.ClientSession.post aiohttp.ClientSession.put"
            " aiohttp.ClientSession.patch aiohttp.ClientSession.delete aiohttp.ClientSession.head"
            " aiohttp.ClientSession.options aiohttp.ClientSession.request",
        ),
        "aiohttp.ClientSession.ws_connect": "aiohttp.ClientWebSocketResponse",
    },
    objects=("aiohttp.web.View", "aiohttp.web.Application", "aiohttp.web.WebSocketResponse"),
)
