"""Lists and dictionaries whose members are known one by one."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from aisec_hooks.flow.values import NOTHING, Items, Value, mixed

MOST_ITEMS = 32
GROWING = frozenset(
    "append extend insert add update setdefault appendleft extendleft put put_nowait push write".split()
)
SHRINKING = frozenset("pop popitem popleft remove clear discard reverse sort".split())
CHANGING = GROWING | SHRINKING | {"set"}
"""Methods that change their object."""


def collected(items: Items, made: str) -> Value:
    """A container of these members."""
    whole = mixed([v for _, v in items], made)
    return Value(whole.taints, None, made, items) if len(items) <= MOST_ITEMS else whole


def member_at(container: Value, key: ast.expr) -> Value | None:
    """The member of a constant key, None if it is not known which that is."""
    if container.items is None or not isinstance(key, (ast.Constant, ast.UnaryOp)):
        return None
    if isinstance(key, ast.UnaryOp):
        negative = isinstance(key.op, ast.USub) and isinstance(key.operand, ast.Constant) and key.operand.value == 1
        return container.items[-1][1] if negative and container.items and container.type != "dict" else None
    return next((v for k, v in container.items if type(k) is type(key.value) and k == key.value), None)


def with_member(container: Value, key: ast.expr, value: Value) -> Value:
    """The container after `container[key] = value`."""
    if container.items is not None and isinstance(key, ast.Constant):
        kept = tuple((k, v) for k, v in container.items if k != key.value)
        if container.type == "dict" or len(kept) < len(container.items):
            return collected((*kept, (key.value, value)), container.type)
    return mixed([container, value], container.type)


def changed(container: Value, method: str, node: ast.Call, arguments: Sequence[Value]) -> Value:
    """The container after one of its methods."""
    items = container.items
    if method == "clear":
        return collected((), container.type)
    if items is not None and container.type == "list":
        if method == "append" and len(arguments) == 1:
            return collected((*items, (len(items), arguments[0])), "list")
        if method == "pop" and items and all(isinstance(a, ast.Constant) for a in node.args):
            at = node.args[0].value if node.args else len(items) - 1  # type: ignore[attr-defined]
            if isinstance(at, int) and 0 <= at < len(items):
                rest = [v for i, (_, v) in enumerate(items) if i != at]
                return collected(tuple(enumerate(rest)), "list")
    if method == "set":  # configparser: set(section, option, value)
        keys = tuple(a.value for a in node.args[:-1] if isinstance(a, ast.Constant))
        if len(node.args) == 3 and len(keys) == 2:
            kept = tuple((k, v) for k, v in items or () if k != keys)
            return collected((*kept, (keys, arguments[-1])), container.type)
        return container
    given = arguments if method in GROWING else ()
    return Value(mixed([container, *given]).taints, None, container.type)


def option(container: Value, node: ast.Call) -> Value | None:
    """What `set(section, option, value)` put there, for `get(section, option)`."""
    keys = tuple(a.value for a in node.args if isinstance(a, ast.Constant))
    if container.items is None or len(keys) != 2 or len(node.args) != 2:
        return None
    return next((v for k, v in container.items if k == keys), NOTHING)
