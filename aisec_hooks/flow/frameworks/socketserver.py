"""Handlers of the standard library's socket servers."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="socketserver",
    readings=(
        Reading(
            names=of("socketserver.StreamRequestHandler", "rfile data"),
            kind=SourceKind.NETWORK,
        ),
        Reading(names=("socketserver.DatagramRequestHandler.packet",), kind=SourceKind.NETWORK),
        Reading(
            names=of("socketserver.BaseRequestHandler.request", "recv recvfrom recv_into makefile"),
            kind=SourceKind.NETWORK,
        ),
    ),
    entries=(
        Entry(
            bases=("socketserver.StreamRequestHandler", "socketserver.DatagramRequestHandler", "*StreamRequestHandler"),
            methods=("handle",),
            own="socketserver.StreamRequestHandler",
        ),
        Entry(
            bases=("socketserver.BaseRequestHandler", "*BaseRequestHandler"),
            methods=("handle",),
            own="socketserver.BaseRequestHandler",
        ),
    ),
    returns={
        "socketserver.StreamRequestHandler.request": "socketserver.BaseRequestHandler.request",
        # of a datagram it is (bytes, socket)
        "socketserver.BaseRequestHandler.request[]": "socketserver.BaseRequestHandler.request",
    },
)
