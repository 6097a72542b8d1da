"""Data of the rule nosql-injection."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

_COLLECTIONS = (
    "pymongo.collection.Collection",
    "pymongo.asynchronous.collection.AsyncCollection",
    "motor.motor_asyncio.AsyncIOMotorCollection",
)
_FILTERED = (
    "find_one find_one_and_delete find_one_and_replace find_one_and_update find_raw_batches count_documents delete_one"
    " delete_many update_one update_many replace_one"
).split()
_COMMON = "find aggregate distinct remove count update".split()
"""Names that texts, lists and sets have methods of, too."""

RULE = FlowRule(
    name="nosql-injection",
    title="Database query object chosen by outside data",
    message="{source} can put operators of its own into the query that {sink} runs",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(943,),
    owasp_2021=("A03",),
    owasp_2025=("A05",),
    fix_names={"receiver": "users", "value": "name"},
    sinks=(
        # MongoDB: a filter that may be, or may hold, {"$ne": null}
        Sink(calls=tuple(f".{name}" for name in _FILTERED), arguments=(0, "filter"), shape="nosql"),
        Sink(
            calls=tuple(f"{owner}.{name}" for owner in _COLLECTIONS for name in _COMMON),
            arguments=(0, 1, "filter", "pipeline", "spec", "query"),
            shape="nosql",
        ),
        Sink(
            calls=tuple(f".{name}" for name in _COMMON),
            arguments=(0, 1, "filter", "pipeline", "spec", "query"),
            shape="nosql",
            receivers=("coll", "mongo", "db.", "db[", "database", "users", "accounts", "documents"),
        ),
        Sink(
            calls=(".aggregate", ".aggregate_raw_batches", ".watch"),
            arguments=(0, "pipeline"),
            shape="pipeline",
        ),
        # mongoengine and Beanie
        Sink(calls=(".objects", ".find_one", ".find_many"), arguments=("__raw__", "raw_query"), shape="nosql"),
        # server-side JavaScript
        Sink(
            calls=(
                "bson.Code",
                "bson.code.Code",
                ".map_reduce",
                ".inline_map_reduce",
                ".exec_js",
                "pymongo.cursor.Cursor.where",
                "pymongo.database.Database.eval",
            ),
            arguments=(0, 1, "code"),
        ),
        Sink(calls=(".where",), arguments=(0, "code"), receivers=("find(", "objects(")),
        # Lua in Redis
        Sink(
            calls=(
                "redis.Redis.eval",
                "redis.StrictRedis.eval",
                "redis.asyncio.Redis.eval",
                "redis.Redis.register_script",
                "redis.asyncio.Redis.register_script",
            ),
            arguments=(0, "script"),
        ),
        # Cypher
        Sink(
            calls=(
                "neo4j.Session.run",
                "neo4j.Transaction.run",
                "neo4j.ManagedTransaction.run",
                "neo4j.AsyncSession.run",
                "neo4j.AsyncTransaction.run",
                "neo4j.Driver.execute_query",
                "neo4j.AsyncDriver.execute_query",
                "py2neo.Graph.run",
                "py2neo.Graph.evaluate",
                "neomodel.db.cypher_query",
            ),
            arguments=(0, "query", "cypher", "query_"),
        ),
        # DynamoDB's expressions as text
        Sink(
            calls=(".scan", ".query", ".update_item", ".put_item", ".delete_item", ".paginate"),
            arguments=(
                "FilterExpression",
                "KeyConditionExpression",
                "ConditionExpression",
                "ProjectionExpression",
                "UpdateExpression",
            ),
        ),
        # Elasticsearch, OpenSearch: a body that the client writes searches every field of every index
        Sink(
            calls=(
                "elasticsearch.Elasticsearch.search",
                "elasticsearch.AsyncElasticsearch.search",
                "elasticsearch.Elasticsearch.delete_by_query",
                "elasticsearch.Elasticsearch.update_by_query",
                "opensearchpy.OpenSearch.search",
                "opensearchpy.OpenSearch.delete_by_query",
            ),
            arguments=("body", "query", "script"),
            shape="nosql",
        ),
    ),
    sanitizers=("ObjectId", "bson.ObjectId", "bson.objectid.ObjectId", "bson.json_util.dumps"),
    certainty={
        SourceKind.REQUEST: Confidence.HIGH,
        SourceKind.MODEL: Confidence.HIGH,
        SourceKind.NETWORK: Confidence.MEDIUM,
        SourceKind.MESSAGE: Confidence.MEDIUM,
    },
)
