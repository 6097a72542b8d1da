"""Data of the rule sql-injection."""

from aisec_hooks.model import Confidence, FlowRule, Severity, Sink, SourceKind

_CLAUSES = "order_by group_by having filter where select_from with_hint prefix_with suffix_with".split()
_QUERIES = (
    "sqlalchemy.orm.Query",
    "sqlalchemy.orm.query.Query",
    "sqlalchemy.Select",
    "sqlalchemy.sql.Select",
    "sqlalchemy.sql.selectable.Select",
    "sqlalchemy.sql.expression.Select",
    "flask_sqlalchemy.query.Query",
)

RULE = FlowRule(
    name="sql-injection",
    title="SQL built from outside text",
    message="text from {source} becomes part of the SQL that {sink} runs",
    severity=Severity.CRITICAL,
    confidence=Confidence.HIGH,
    cwe=(89,),
    owasp_2021=("A03",),
    owasp_2025=("A05",),
    fix_names={"receiver": "db", "value": "name"},
    sinks=(
        Sink(
            calls=tuple(
                f".{name}"
                for name in (
                    # DB-API cursors and connections, aiosqlite, asyncpg, aiomysql, aiopg, databases
                    "execute executemany executescript execute_async fetch fetchrow fetchval fetch_all fetch_one"
                    " fetch_val iterate callproc copy_expert mogrify"
                    # Django, peewee, Tortoise, Pony, records, dataset, pandas-like frames, Snowflake, ClickHouse, Spark
                    " exec_driver_sql execute_sql execute_query execute_query_dict execute_insert execute_many"
                    " execute_script raw raw_query run_query query query_df query_np query_arrow sql"
                    " select_by_sql get_by_sql execute_string execute_iter query_dataframe query_rows_stream"
                    # BigQuery, Athena, Redshift Data, Cosmos, and PartiQL of DynamoDB
                    " query_and_wait query_items start_query_execution execute_statement"
                ).split()
            ),
            arguments=(
                *(0, "query", "sql", "operation", "statement", "raw_query", "cql", "stmt"),
                *("Statement", "QueryString", "Sql", "SqlQuery", "sql_query"),
            ),
            shape="sql",
        ),
        # names that other things have, too
        Sink(
            calls=tuple(f".{name}" for name in "scalar scalars stream prepare cursor command select exists".split()),
            arguments=(0, "query", "sql", "statement", "cmd"),
            shape="sql",
            receivers=("cur", "conn", "db", "session", "engine", "pool"),
        ),
        # a clause: `query.filter(text("name = '" + name + "'"))`
        Sink(
            calls=("sqlalchemy.text", "sqlalchemy.sql.text", "sqlalchemy.sql.expression.text"),
            arguments=(0, "text"),
            kinds=(SourceKind.REQUEST, SourceKind.MODEL, SourceKind.NETWORK, SourceKind.MESSAGE),
            shape="sql-part",
        ),
        Sink(
            calls=(
                *("sqlalchemy.text", "sqlalchemy.sql.text", "sqlalchemy.sql.expression.text", "text"),
                *("psycopg.sql.SQL", "psycopg2.sql.SQL", "psycopg.sql.Composed", "DDL"),
                *(f"pandas.{name}" for name in ("read_sql", "read_sql_query", "io.sql.read_sql")),
                *(f"geopandas.{name}" for name in ("read_postgis", "GeoDataFrame.from_postgis")),
                *(f"polars.{name}" for name in ("read_database", "read_database_uri", "sql", "SQLContext.execute")),
                *(f"duckdb.{name}" for name in ("sql", "query", "execute", "from_query", "query_df")),
                *(f"dask.dataframe.{name}" for name in ("read_sql_query", "read_sql")),
                *(f"awswrangler.athena.{name}" for name in ("read_sql_query", "start_query_execution")),
                *("pandas_gbq.read_gbq", "pandas.read_gbq", "pandasql.sqldf", "modin.pandas.read_sql"),
                *("cassandra.query.SimpleStatement", "SimpleStatement", "petl.fromdb", "connectorx.read_sql"),
            ),
            arguments=(0, "text", "sql", "query", "query_string"),
            shape="sql",
        ),
        Sink(
            calls=(
                "connectorx.read_sql",
                "petl.fromdb",
                "pandas.io.sql.execute",
                "duckdb.query_df",
                "pony.orm.Database.select",
            ),
            arguments=(1, "query", "sql"),
            shape="sql",
        ),
        Sink(calls=(".extra",), arguments=("where", "select", "order_by", "tables"), shape="sql-part"),
        Sink(
            calls=(
                *("sqlalchemy.literal_column", "sqlalchemy.sql.literal_column", "literal_column"),
                *("sqlalchemy.sql.expression.literal_column", "sqlalchemy.sql.expression.TextClause"),
                *("RawSQL", "django.db.models.expressions.RawSQL", "peewee.SQL", "peewee.RawQuery"),
                *("tortoise.expressions.RawSQL", "pypika.terms.PseudoColumn", "pypika.CustomFunction"),
                *("pony.orm.raw_sql", "raw_sql", "sqlmodel.text"),
            ),
            arguments=(0, "text", "sql"),
            shape="sql-part",
        ),
        # a text as a clause: refused by SQLAlchemy from 1.4 on, run by those before
        Sink(
            calls=tuple(f"{query}.{clause}" for query in _QUERIES for clause in _CLAUSES),
            arguments=(0, 1),
            shape="sql-part",
            ceiling=Confidence.MEDIUM,
        ),
        Sink(
            calls=(".order_by", ".group_by", ".having"),
            arguments=(0, 1),
            shape="sql-part",
            receivers=(".query", "query(", "select(", "stmt", "statement"),
            ceiling=Confidence.MEDIUM,
        ),
    ),
    sanitizers=(
        *(".quote_ident", ".escape_string", ".quote_identifier", ".quote_name", ".escape_literal"),
        *(f"{package}.sql.{name}" for package in ("psycopg", "psycopg2") for name in ("Identifier", "Literal")),
        *("sql.Identifier", "sql.Literal", "psycopg2.extensions.quote_ident", "psycopg2.extensions.adapt"),
        *("sqlalchemy.sql.quoted_name", "sqlalchemy.quoted_name", "sqlalchemy.bindparam", "sqlalchemy.column"),
        *("sqlalchemy.literal", "sqlalchemy.table", "pymysql.converters.escape_string", "MySQLdb.escape_string"),
        *("django.db.models.F", "django.db.models.Value", "django.db.models.Q"),
    ),
    certainty={
        SourceKind.REQUEST: Confidence.HIGH,
        SourceKind.MODEL: Confidence.HIGH,
        SourceKind.NETWORK: Confidence.HIGH,
        SourceKind.MESSAGE: Confidence.HIGH,
        SourceKind.INPUT: Confidence.HIGH,
        SourceKind.PARAMETER: Confidence.HIGH,
        SourceKind.STORED: Confidence.MEDIUM,
        SourceKind.ENVIRONMENT: Confidence.MEDIUM,
    },
)
