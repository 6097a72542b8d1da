"""MongoDB: PyMongo, Motor and Flask-PyMongo, whose databases and collections are attributes and members."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

_FINDS = "find_one find_one_and_update find_one_and_delete find_one_and_replace distinct aggregate_raw_batches"

LIBRARY = Library(
    name="pymongo",
    readings=(
        Reading(
            names=(
                *of("pymongo.collection.Collection", _FINDS),
                *of("pymongo.cursor.Cursor", "next to_list try_next"),
                "pymongo.cursor.Cursor[]",
            ),
            kind=SourceKind.STORED,
        ),
    ),
    returns={
        **giving(
            "pymongo.MongoClient",
            "pymongo.mongo_client.MongoClient pymongo.AsyncMongoClient motor.motor_asyncio.AsyncIOMotorClient"
            " motor.MotorClient motor.motor_tornado.MotorClient mongomock.MongoClient flask_pymongo.PyMongo.cx",
        ),
        **giving(
            "pymongo.database.Database",
            "pymongo.MongoClient.* pymongo.MongoClient.get_database pymongo.MongoClient.get_default_database"
            " flask_pymongo.PyMongo.db motor.motor_asyncio.AsyncIOMotorDatabase mongoengine.connection.get_db",
        ),
        **giving(
            "pymongo.collection.Collection",
            "pymongo.database.Database.* pymongo.database.Database.get_collection"
            " pymongo.database.Database.create_collection motor.motor_asyncio.AsyncIOMotorCollection"
            " pymongo.collection.Collection.with_options pymongo.Collection",
        ),
        **giving(
            "pymongo.cursor.Cursor",
            "pymongo.collection.Collection.find pymongo.collection.Collection.aggregate pymongo.cursor.Cursor.sort"
            " pymongo.cursor.Cursor.limit pymongo.cursor.Cursor.skip pymongo.cursor.Cursor.batch_size",
        ),
        "pymongo.database.Database.command": "",
    },
    objects=("flask_pymongo.PyMongo",),
)
