"""Ariadne: resolvers that are bound to the fields of a schema."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library

LIBRARY = Library(
    name="ariadne",
    entries=(
        Entry(
            decorators=(".field", ".source", ".type_resolver"),
            typed={0: "", 1: "graphql.GraphQLResolveInfo"},
        ),
        Entry(registrars=(".set_field", ".set_source"), typed={0: "", 1: "graphql.GraphQLResolveInfo"}),
    ),
    objects=("graphql.GraphQLResolveInfo",),
)
