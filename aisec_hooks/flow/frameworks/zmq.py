"""ZeroMQ: what sockets receive."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="zmq",
    readings=(
        Reading(
            names=tuple(".recv .recv_multipart .recv_string .recv_json .recv_serialized".split()),
            kind=SourceKind.MESSAGE,
        ),
    ),
    returns={
        "zmq.asyncio.Context": "zmq.Context",
        "zmq.Context.instance": "zmq.Context",
        "zmq.Context.socket": "zmq.Socket",
    },
)
