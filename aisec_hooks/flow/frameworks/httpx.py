"""HTTPX: answers of servers."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

_VERBS = "get post put patch delete head options request send"

LIBRARY = Library(
    name="httpx",
    readings=(
        Reading(
            names=of(
                "httpx.Response",
                "text content headers cookies url read aread iter_bytes iter_text iter_lines iter_raw"
                " aiter_bytes aiter_text"
                " aiter_lines aiter_raw",
            ),
            kind=SourceKind.NETWORK,
        ),
        Reading(names=("httpx.Response.json",), kind=SourceKind.NETWORK, whole=True),
    ),
    returns={
        **dict.fromkeys(of("httpx", _VERBS), "httpx.Response"),
        **dict.fromkeys(of("httpx.Client", _VERBS), "httpx.Response"),
        **dict.fromkeys(of("httpx.AsyncClient", _VERBS), "httpx.Response"),
        **giving("httpx.Response", "httpx.stream httpx.Client.stream httpx.AsyncClient.stream"),
    },
    objects=("httpx.Client", "httpx.AsyncClient"),
)
