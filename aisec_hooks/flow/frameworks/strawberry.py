"""Strawberry: resolvers of GraphQL fields, whose parameters are the query's arguments."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, of

LIBRARY = Library(
    name="strawberry",
    entries=(
        Entry(
            decorators=of("strawberry", "field mutation subscription")
            + of("strawberry.django", "field mutation")
            + of("strawberry_django", "field mutation"),
            typed={"info": "strawberry.Info", "root": "", "parent": ""},
        ),
        Entry(
            registrars=of("strawberry", "field mutation subscription"), typed={"info": "strawberry.Info", "root": ""}
        ),
    ),
    returns={"strawberry.types.Info": "strawberry.Info"},
    objects=("strawberry.Info",),
    texts=("strawberry.ID",),
)
