"""Model Context Protocol: tools, resources and prompts of a server, whose arguments a model chooses."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading
from aisec_hooks.model import SourceKind

_CONTEXT = "mcp.server.fastmcp.Context"

LIBRARY = Library(
    name="mcp",
    readings=(
        # what other servers' tools answer
        Reading(names=("mcp.ClientSession.call_tool", "mcp.ClientSession.read_resource"), kind=SourceKind.MODEL),
        Reading(names=("fastmcp.Client.call_tool", "fastmcp.Client.read_resource"), kind=SourceKind.MODEL),
    ),
    entries=(
        Entry(
            decorators=(".tool", ".resource", ".prompt"),
            kind=SourceKind.MODEL,
            typed={"ctx": _CONTEXT, "context": _CONTEXT},
        ),
        Entry(
            decorators=(".call_tool", ".read_resource", ".get_prompt", ".completion"),
            kind=SourceKind.MODEL,
            whole=("arguments",),
        ),
        Entry(
            registrars=(".add_tool", "fastmcp.tools.Tool.from_function", "mcp.server.fastmcp.tools.Tool.from_function"),
            kind=SourceKind.MODEL,
            typed={"ctx": _CONTEXT},
        ),
    ),
    returns={
        "fastmcp.Context": _CONTEXT,
        "fastmcp.server.context.Context": _CONTEXT,
        "mcp.client.session.ClientSession": "mcp.ClientSession",
    },
    objects=("fastmcp.Client",),
)
