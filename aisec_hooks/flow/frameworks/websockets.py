"""websockets: servers and clients."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="websockets",
    readings=(
        Reading(
            names=(
                *of("websockets.ServerConnection", "recv recv_streaming"),
                "websockets.ServerConnection[]",
                *of("websockets.ServerConnection", "path request_headers request"),
            ),
            kind=SourceKind.REQUEST,
        ),
        Reading(
            names=(*of("websockets.ClientConnection", "recv recv_streaming"), "websockets.ClientConnection[]"),
            kind=SourceKind.NETWORK,
        ),
        Reading(names=(".recv",), kind=SourceKind.NETWORK),
    ),
    entries=(
        Entry(
            registrars=(
                *of("websockets", "serve unix_serve"),
                *of("websockets.asyncio.server", "serve unix_serve"),
                *of("websockets.sync.server", "serve unix_serve"),
                "websockets.server.serve",
                "websockets.legacy.server.serve",
            ),
            typed={0: "websockets.ServerConnection"},
        ),
    ),
    returns={
        **giving(
            "websockets.ServerConnection",
            "websockets.WebSocketServerProtocol websockets.server.WebSocketServerProtocol"
            " websockets.asyncio.server.ServerConnection websockets.sync.server.ServerConnection"
            " websockets.legacy.server.WebSocketServerProtocol",
        ),
        **giving(
            "websockets.ClientConnection",
            "websockets.connect websockets.asyncio.client.connect websockets.sync.client.connect"
            " websockets.client.connect"
            " websockets.asyncio.client.ClientConnection",
        ),
    },
)
