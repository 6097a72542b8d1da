"""Graphene: resolvers and mutations, whose parameters are the query's arguments."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, of

LIBRARY = Library(
    name="graphene",
    entries=(
        Entry(
            bases=("*ObjectType", "*Query", "*Interface", "*Subscription", "*Node"),
            methods=("resolve_*", "subscribe_*"),
            typed={"info": "graphql.GraphQLResolveInfo", "_info": "", "root": "", "parent": "", "obj": "", "_": ""},
        ),
        Entry(
            bases=("*Mutation", "*ClientIDMutation"),
            methods=("mutate", "mutate_and_get_payload", "perform_mutation"),
            typed={"info": "graphql.GraphQLResolveInfo", "_info": "", "root": "", "parent": "", "obj": "", "_": ""},
        ),
        Entry(
            registrars=of("graphene", "Field List String Int"),
            typed={"info": "graphql.GraphQLResolveInfo", "root": "", "parent": ""},
        ),
    ),
    objects=("graphql.GraphQLResolveInfo",),
    returns={"graphene.ResolveInfo": "graphql.GraphQLResolveInfo"},
)
