"""XML-RPC of the standard library: functions and objects that a server offers to its clients."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="xmlrpc",
    entries=(
        Entry(registrars=(".register_function", ".register_instance")),
        Entry(decorators=(".register_function",)),
        Entry(bases=("*",), methods=("_dispatch",), signature=("method", "params"), whole=("params",)),
    ),
    objects=("xmlrpc.server.SimpleXMLRPCServer", "xmlrpc.client.ServerProxy"),
    readings=(Reading(names=("xmlrpc.client.loads",), kind=SourceKind.NETWORK),),
)
