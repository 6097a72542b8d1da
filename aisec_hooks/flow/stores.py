"""What is stored under a key or a name that matters."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from aisec_hooks.flow import sinks
from aisec_hooks.flow.invocation import Invocation
from aisec_hooks.flow.reached import Reached
from aisec_hooks.flow.tables import Tables
from aisec_hooks.flow.taints import Taint
from aisec_hooks.flow.values import NOTHING, Value
from aisec_hooks.model import FlowRule, Sink

_YES = frozenset("true 1 on yes y checked admin".split())
Arrival = tuple[FlowRule, Sink, Reached]


class Store(NamedTuple):
    """`container[key] = value`, `container.key = value`, `container.setdefault(key, value)`."""

    node: ast.AST
    container: ast.expr
    key: ast.expr
    given: ast.expr
    value: Value
    attribute: bool = False


def stored(store: Store, known: Tables, flow: Invocation) -> Iterator[Arrival]:
    """The sinks that a store is, with what comes to them."""
    kept = flow.again(store.container)
    container = store.container
    last = container.attr if isinstance(container, ast.Attribute) else getattr(container, "id", "")
    lasts = dict.fromkeys((last, kept.type.rpartition(".")[2], flow.qualified(container).rpartition(".")[2]))
    wanted = [w for name in lasts for w in known.stores.get(name, ())]
    if not wanted:
        return
    key = flow.again(store.key)
    name = key.known
    shown = ast.unparse(container)[-40:]
    for rule, _, sink in sinks.stored_in(wanted, container, kept, flow):
        if sink.named and not (isinstance(name, str) and re.search(sink.named, name)):
            continue
        if store.attribute and not sink.named:
            continue
        if "key" in sink.arguments:
            yield rule, sink, Reached(store.node, store.key, key, flow, shown)
        if "value" in sink.arguments:
            where = _shown(shown, name, attribute=store.attribute)
            given, value = store.given, store.value
            if sink.named and not sink.constant and not value.taints:
                given, value = _chosen(given, flow)
            yield rule, sink, Reached(store.node, given, value, flow, where)


def _chosen(given: ast.expr, flow: Invocation) -> tuple[ast.expr, Value]:
    """`session["is_admin"] = bool(data["admin"])`: whoever sends the data says yes or no, if no text."""
    how = given.func.id if isinstance(given, ast.Call) and isinstance(given.func, ast.Name) else ""
    if isinstance(given, ast.Call) and how in ("bool", "int") and len(given.args) == 1:
        return given.args[0], _converted(how, flow.again(given.args[0]))
    if isinstance(given, ast.Compare) and len(given.ops) == 1 and isinstance(given.ops[0], (ast.Eq, ast.In)):
        against = flow.again(given.comparators[0])
        said = [against] if against.items is None else [v for _, v in against.items]
        if said and all(str(v.known).lower() in _YES for v in said):
            return given.left, flow.again(given.left)
    return given, NOTHING


def _converted(how: str, value: Value) -> Value:
    """Another one than the text, of which the conversion tells that it is no text of the sender's choosing."""
    made = (Taint(t.kind, f"{how}({t.label})", t.harmless, t.whole, t.steps, t.doubtful) for t in value.taints)
    return Value(frozenset(made))


def _shown(container: str, key: object, *, attribute: bool) -> str:
    if not isinstance(key, str):
        return container
    return f"{container}.{key}" if attribute else f"{container}[{key!r}]"


def named(
    known: Tables, name: str, node: ast.AST, given: ast.expr, value: Value, flow: Invocation
) -> Iterator[Arrival]:
    """A value is given a name; the members of a dictionary are given theirs."""
    for rule, _, sink in known.named_so(name) if name else ():
        yield rule, sink, Reached(node, given, value, flow, name)
    if value.items is not None and value.type == "dict":
        for key, member in value.items:
            if isinstance(key, str) and member.taints:
                for rule, _, sink in known.named_so(key):
                    yield rule, sink, Reached(node, given, member, flow, key)
