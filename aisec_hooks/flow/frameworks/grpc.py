"""gRPC: the methods of servicers, whose request is a message of the client's."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="grpc",
    entries=(
        Entry(
            bases=("*Servicer",),
            methods=("*",),
            texts=(0,),
            typed={1: "grpc.ServicerContext", "context": "grpc.ServicerContext"},
        ),
    ),
    returns={"grpc.aio.ServicerContext": "grpc.ServicerContext"},
    objects=("grpc.ServicerContext", "grpc.Channel"),
    readings=(Reading(names=of("grpc.ServicerContext", "invocation_metadata peer"), kind=SourceKind.REQUEST),),
)
