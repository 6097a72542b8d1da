"""Which calls are sinks of which rules, and which of their arguments matter."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from aisec_hooks.flow import responses
from aisec_hooks.flow.invocation import Invocation
from aisec_hooks.flow.program import Arguments
from aisec_hooks.flow.values import Value
from aisec_hooks.model import Confidence, Sink, SourceKind

_DATABASE_PACKAGES = (
    "sqlite3 psycopg psycopg2 pymysql MySQLdb mysql aiosqlite asyncpg aiomysql aiopg sqlalchemy sqlmodel databases"
    " peewee duckdb pyodbc cx_Oracle oracledb pymssql snowflake clickhouse_driver clickhouse_connect trino pyhive"
    " cassandra flask_sqlalchemy tortoise records dataset apsw pysqlcipher3 sqlcipher3 mariadb"
).split()
_DATABASE_NAMES = re.compile(
    r"(?:^|[._(])(?:cur|curs|cursor|con|conn|connection|db|database|session|engine|sql|pool|tx|transaction|objects|duckdb"
    r"|spark|\w+_(?:cur|cursor|con|conn|connection|db|database|session|engine|pool))(?:$|[._(\[])",
    re.IGNORECASE,
)


def matches(pattern: str, name: str, node: ast.Call, flow: Invocation) -> bool:
    """Whether a call is one that a rule's pattern means."""
    if pattern.startswith("."):
        return isinstance(node.func, ast.Attribute)
    if "." in pattern:
        return name == pattern
    if flow.names.is_local(name) or name.rpartition(".")[2] != pattern:
        return False
    return "." not in name or not pattern.islower() or name == pattern


def ceiling(sink: Sink, node: ast.Call, receiver: Value, flow: Invocation) -> Confidence | None:
    """How sure a finding at a call can be, None if the call is not one of the sink's."""
    if sink.on and receiver.type != sink.on:
        return None
    if not _of_receiver(sink, node, receiver):
        return None
    most = sink.ceiling
    if sink.unless or sink.only_if:
        given = {str(i): a for i, a in enumerate(node.args)} | {k.arg: k.value for k in node.keywords if k.arg}
        if sink.only_if and not any(k in given and v in _meanings(given[k], flow) for k, v in sink.only_if):
            return None
        for key in {key for key, _ in sink.unless} & given.keys():
            meanings = _meanings(given[key], flow)
            if any(k == key and v in meanings for k, v in sink.unless):
                return None
            if not isinstance(given[key], ast.Constant) and not _beside(given[key], node, flow):
                most = min(most, Confidence.MEDIUM)  # it may well be one that makes the call safe
    if sink.shape == "html":
        told = responses.is_html(node, receiver, flow)
        return min(most, told) if told is not None else None
    return most


def arguments(sink: Sink, node: ast.Call, receiver: Value, values: Arguments) -> Iterator[tuple[ast.expr, Value]]:
    """The expressions that matter to a sink, with their values."""
    if sink.on:
        if isinstance(node.func, ast.Attribute):
            yield node.func.value, receiver
        return
    expressions: dict[int | str, ast.expr] = dict(enumerate(node.args))
    expressions.update({k.arg or "**": k.value for k in node.keywords})
    wanted: Sequence[int | str] = sink.arguments or tuple(expressions)
    for key in wanted:
        if key in expressions:
            yield expressions[key], values[key]


def talks_to_database(node: ast.Call, flow: Invocation) -> bool:
    """Whether a method's object is a database, by its name or by what the file imports."""
    if isinstance(node.func, ast.Attribute) and _DATABASE_NAMES.search(ast.unparse(node.func.value)):
        return True
    return any(flow.names.imports_package(package) for package in _DATABASE_PACKAGES)


def _of_receiver(sink: Sink, node: ast.Call, receiver: Value) -> bool:
    if sink.of_request and any(t.kind is SourceKind.REQUEST for t in receiver.taints):
        return True
    if sink.receivers and isinstance(node.func, ast.Attribute):
        written = ast.unparse(node.func.value).lower()
        return any(word in written for word in sink.receivers)
    return not sink.of_request


def _meanings(node: ast.expr, flow: Invocation) -> set[str]:
    """The last name of an argument or its literal; of a class of this file those of its bases too."""
    if isinstance(node, ast.Constant):
        return {repr(node.value)}
    name = flow.qualified(node)
    if name in flow.classes:
        return {name, *flow.program.base_names(flow.classes[name])}
    return {name.rpartition(".")[2]}


def _beside(argument: ast.expr, call: ast.Call, flow: Invocation) -> bool:
    """Whether an argument is of the same package as the function, so that its name says what it is."""
    package = flow.qualified(call.func).partition(".")[0]
    name = flow.qualified(argument)
    owner = flow.classes.get(name)
    names = [name] if owner is None else [flow.names.qualified(b) for c in flow.program.lineage(owner) for b in c.bases]
    return any(n.startswith(f"{package}.") for n in names)
