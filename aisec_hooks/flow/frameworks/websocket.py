"""websocket-client: connections of a client."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="websocket",
    readings=(
        Reading(names=of("websocket.WebSocket", "recv recv_data recv_frame recv_data_frame"), kind=SourceKind.NETWORK),
    ),
    entries=(Entry(signature=("ws", "message"), kind=SourceKind.NETWORK, typed={0: "websocket.WebSocketApp"}),),
    returns={"websocket.create_connection": "websocket.WebSocket"},
    objects=("websocket.WebSocketApp",),
)
