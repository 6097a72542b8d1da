"""Peewee, Tortoise, Pony and Ormar: rows of models."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="peewee",
    readings=(
        Reading(
            names=(
                *of("peewee.ModelSelect", "get first get_or_none dicts tuples objects"),
                "peewee.ModelSelect[]",
                *of("", "get_or_none get_by_id fetch_related"),
                "databases.Database.fetch_all",
                "databases.Database.fetch_one",
                "databases.Database.iterate",
            ),
            kind=SourceKind.STORED,
        ),
    ),
    returns={
        **giving(
            "peewee.Database",
            "peewee.SqliteDatabase peewee.MySQLDatabase peewee.PostgresqlDatabase playhouse.db_url.connect",
        ),
        "tortoise.Tortoise.get_connection": "tortoise.backends.base.client.BaseDBAsyncClient",
    },
    objects=("databases.Database",),
)
