"""The standard library's HTTP server and client."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="http.server",
    readings=(
        Reading(
            names=of(
                "http.server.BaseHTTPRequestHandler", "path headers rfile requestline raw_requestline command request"
            ),
            kind=SourceKind.REQUEST,
        ),
        Reading(
            names=("http.client.HTTPConnection.getresponse",), kind=SourceKind.NETWORK, gives="http.client.HTTPResponse"
        ),
        Reading(
            names=(
                *of("http.client.HTTPResponse", "read readline readlines read1 headers getheader getheaders msg"),
                "http.client.HTTPResponse[]",
            ),
            kind=SourceKind.NETWORK,
        ),
    ),
    entries=(
        Entry(
            bases=(
                *of("http.server", "BaseHTTPRequestHandler SimpleHTTPRequestHandler CGIHTTPRequestHandler"),
                "*HTTPRequestHandler",
            ),
            methods=("do_*",),
            own="http.server.BaseHTTPRequestHandler",
        ),
    ),
    returns={
        **giving(
            "http.server.BaseHTTPRequestHandler",
            "http.server.SimpleHTTPRequestHandler http.server.CGIHTTPRequestHandler",
        ),
        "http.client.HTTPSConnection": "http.client.HTTPConnection",
    },
)
