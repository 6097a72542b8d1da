"""Which calls and stores are sinks of which rules, and which of their parts matter."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence

from aisec_hooks import late
from aisec_hooks.flow import responses
from aisec_hooks.flow.callables import Named
from aisec_hooks.flow.invocation import Invocation
from aisec_hooks.flow.program import Arguments
from aisec_hooks.flow.tables import ANY_CALL, Wanted
from aisec_hooks.flow.values import NOTHING, UNKNOWN, Value
from aisec_hooks.model import Confidence, Sink, SourceKind

_DATABASE_PACKAGES = (
    "sqlite3 psycopg psycopg2 pymysql MySQLdb mysql aiosqlite asyncpg aiomysql aiopg sqlalchemy sqlmodel databases"
    " peewee duckdb pyodbc cx_Oracle oracledb pymssql snowflake clickhouse_driver clickhouse_connect trino pyhive"
    " cassandra flask_sqlalchemy tortoise records dataset apsw pysqlcipher3 sqlcipher3 mariadb"
).split()
_DATABASE_NAMES = late.compiled(
    r"(?:^|[._(])(?:cur|curs|cursor|con|conn|connection|db|database|session|engine|sql|pool|tx|transaction|objects|duckdb"
    r"|spark|\w+_(?:cur|cursor|con|conn|connection|db|database|session|engine|pool))(?:$|[._(\[])",
    re.IGNORECASE,
)


def of_call(wanted: Iterable[Wanted], name: str, node: ast.Call, flow: Invocation) -> list[Wanted]:
    """The sinks among some of one last name that a call is; a rule's full names go before its methods of any object."""
    found = [w for w in wanted if matches(w.pattern, name, node, flow)]
    if len(found) < 2:
        return found
    exact = {w.rule.name for w in found if is_full(w.pattern)}
    return [w for w in found if w.rule.name not in exact or is_full(w.pattern) or w.sink.on]


def is_full(pattern: str) -> bool:
    """Whether a pattern is a full name rather than a last name."""
    return "." in pattern[1:] and pattern[0] != "."


def matches(pattern: str, name: str, node: ast.Call, flow: Invocation) -> bool:
    """Whether a call is one that a rule's pattern means."""
    if pattern.startswith("."):
        return isinstance(node.func, ast.Attribute) and (pattern.count(".") == 1 or name.endswith(pattern))
    if "." in pattern:
        return name == pattern
    if pattern == ANY_CALL:
        return True
    if flow.names.is_local(name) or name.rpartition(".")[2] != pattern:
        return False
    return "." not in name or not pattern.islower() or name == pattern


def stored_in(wanted: Iterable[Wanted], container: ast.expr, value: Value, flow: Invocation) -> list[Wanted]:
    """The sinks among some that `container[key] = value` is."""
    name = flow.canonical(container).lstrip("?")
    return [w for w in wanted if _is_container(w.pattern, name, container, value, flow)]


def _is_container(pattern: str, name: str, container: ast.expr, value: Value, flow: Invocation) -> bool:
    if pattern.startswith("."):
        return isinstance(container, ast.Attribute) and f".{name}".endswith(pattern)
    if "." in pattern:
        return pattern in (name, value.type)
    if pattern[0].isupper():
        return value.type.rpartition(".")[2] == pattern
    return isinstance(container, ast.Name) and container.id == pattern and not flow.names.is_local(pattern)


def ceiling(sink: Sink, node: ast.Call, receiver: Value, values: Arguments, flow: Invocation) -> Confidence | None:
    """How sure a finding at a call can be, None if the call is not one of the sink's."""
    if sink.on and sink.on not in ("*", receiver.type):
        return None
    if not _of_receiver(sink, node, receiver):
        return None
    most = sink.ceiling
    if sink.unless or sink.only_if:
        conditions = _Conditions(node, receiver, values, flow)
        if sink.only_if and not any(value in conditions.possible(key) for key, value in sink.only_if):
            return None
        for key in dict.fromkeys(key for key, _ in sink.unless):
            meanings = conditions.meanings(key)
            if any(k == key and v in meanings for k, v in sink.unless):
                return None
            if conditions.is_open(key):
                most = min(most, Confidence.MEDIUM)  # it may well be one that makes the call safe
    if sink.shape == "html":
        told = responses.is_html(node, receiver, flow)
        return min(most, told) if told is not None else None
    return most


def is_excused(sink: Sink, node: ast.Call, receiver: Value, values: Arguments, flow: Invocation) -> bool:
    """Whether a call is one of a sink's but for an argument that makes it safe."""
    if not sink.unless or not _of_receiver(sink, node, receiver):
        return False
    conditions = _Conditions(node, receiver, values, flow)
    return any(value in conditions.meanings(key) for key, value in sink.unless)


class _Conditions:
    """What a call's arguments are, for the conditions of a sink."""

    def __init__(self, node: ast.Call, receiver: Value, values: Arguments, flow: Invocation) -> None:
        self._node, self._receiver, self._values, self._flow = node, receiver, values, flow
        self._given = {str(i): a for i, a in enumerate(node.args)} | {k.arg: k.value for k in node.keywords if k.arg}

    def meanings(self, key: str) -> set[str]:
        """What an argument, or a setting of one ("parser.resolve_entities") or of the receiver (".typ"), is."""
        place, dot, setting = key.partition(".")
        if dot:
            made = self._value(place) if place else self._receiver
            known = dict(made.items or ()).get(setting, NOTHING)
            return _written(known)
        if key in self._given:
            return _meanings(self._given[key], self._flow)
        return _written(self._values[key]) if key in self._values else set()  # of `**options`

    def possible(self, key: str) -> set[str]:
        """What it may be, where it is one thing or another."""
        place, dot, setting = key.partition(".")
        if not dot:
            return self.meanings(key)
        made = self._value(place) if place else self._receiver
        others = (k for k, _ in made.items or () if isinstance(k, tuple))
        return self.meanings(key) | {str(k[1]) for k in others if k[0] == setting}

    def is_open(self, key: str) -> bool:
        """Whether what is given says nothing of what it is."""
        node = self._given.get(key)
        value = self._flow.again(node) if node is not None else NOTHING
        if node is None or isinstance(node, ast.Constant) or _written(value) or _named(value, self._flow):
            return False
        return not _beside(node, self._node, self._flow)

    def _value(self, place: str) -> Value:
        return self._values.get(int(place) if place.isdecimal() else place, NOTHING)


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
            if sink.named:
                yield from members(sink.named, expressions[key], values[key])
            else:
                yield expressions[key], values[key]


def members(named: str, node: ast.expr, value: Value) -> Iterator[tuple[ast.expr, Value]]:
    """The members of a mapping, or of a list of pairs, whose keys are named so."""
    pattern = re.compile(named)
    for key, member in value.items or ():
        if isinstance(key, str) and value.type == "dict" and pattern.search(key):
            yield node, member
        elif isinstance(key, int) and member.items is not None and len(member.items) == 2:
            (_, first), (_, second) = member.items
            if first.constant and pattern.search(first.text):
                yield node, second


def talks_to_database(node: ast.Call, flow: Invocation) -> bool:
    """Whether a method's object is a database, by its name or by what the file imports."""
    if isinstance(node.func, ast.Attribute) and _DATABASE_NAMES.search(ast.unparse(node.func.value)):
        return True
    return any(flow.names.imports_package(package) for package in _DATABASE_PACKAGES)


def _of_receiver(sink: Sink, node: ast.Call, receiver: Value) -> bool:
    if sink.of_request and any(t.kind is SourceKind.REQUEST for t in receiver.taints):
        return True
    if sink.receivers and isinstance(node.func, ast.Attribute):
        written = f"{ast.unparse(node.func.value)} {receiver.type}".lower()
        return any(word in written for word in sink.receivers)
    return not sink.of_request


def _meanings(node: ast.expr, flow: Invocation) -> set[str]:
    """The last name of an argument or its literal; of a class of this file those of its bases too."""
    if isinstance(node, ast.Constant):
        return {repr(node.value)}
    name = flow.qualified(node)
    known = _written(flow.again(node))
    known |= _named(flow.again(node), flow)
    if name in flow.classes:
        return {name, *flow.program.base_names(flow.classes[name])} | known
    return {name.rpartition(".")[2]} | known


def _named(value: Value, flow: Invocation) -> set[str]:
    """The last names of the functions and classes of libraries that a value is."""
    targets = (flow.world.callables[number] for number in value.targets)
    return {t.name.rpartition(".")[2] for t in targets if isinstance(t, Named)}


def _written(value: Value) -> set[str]:
    """A constant as one writes it, nothing if it is not known."""
    return set() if value.known is UNKNOWN else {repr(value.known)}


def _beside(argument: ast.expr, call: ast.Call, flow: Invocation) -> bool:
    """Whether an argument is of the same package as the function, so that its name says what it is."""
    package = flow.qualified(call.func).partition(".")[0]
    name = flow.qualified(argument)
    owner = flow.classes.get(name)
    names = [name] if owner is None else [flow.names.qualified(b) for c in flow.program.lineage(owner) for b in c.bases]
    return any(n.startswith(f"{package}.") for n in names)
