"""Sockets and asynchronous streams."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="socket",
    readings=(
        Reading(
            names=(
                *of("", "recv recvfrom recvmsg sock_recv sock_recvfrom"),
                *of("asyncio.StreamReader", "read readline readexactly readuntil"),
                "asyncio.StreamReader[]",
            ),
            kind=SourceKind.NETWORK,
        ),
        # a file of what is received; of nothing else, `makefile` is a socket's own word
        Reading(names=(".makefile",), kind=SourceKind.NETWORK),
    ),
    entries=(
        Entry(
            registrars=of("asyncio", "start_server start_unix_server"),
            kind=SourceKind.NETWORK,
            typed={0: "asyncio.StreamReader", 1: "asyncio.StreamWriter"},
        ),
        Entry(
            bases=("asyncio.Protocol", "asyncio.DatagramProtocol", "asyncio.BufferedProtocol"),
            methods=("data_received", "datagram_received"),
            kind=SourceKind.NETWORK,
        ),
        Entry(
            signature=("reader", "writer"),
            kind=SourceKind.NETWORK,
            typed={0: "asyncio.StreamReader", 1: "asyncio.StreamWriter"},
        ),
    ),
    returns={
        **giving(
            "socket.socket",
            "socket.create_connection socket.create_server socket.SocketType ssl.SSLSocket"
            " ssl.SSLContext.wrap_socket ssl.wrap_socket",
        ),
        "ssl.create_default_context": "ssl.SSLContext",
        "asyncio.streams.StreamReader": "asyncio.StreamReader",
    },
    objects=("asyncio.StreamWriter", "ssl.SSLContext"),
)
