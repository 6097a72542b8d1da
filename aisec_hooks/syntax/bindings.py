"""What the names of one scope are bound to, as far as its statements say."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from aisec_hooks.syntax.blocks import inside

Function = ast.FunctionDef | ast.AsyncFunctionDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_MOST = 64
"""Bindings of one name that are kept; a name with more is anybody's guess."""


class How(Enum):
    """What a binding makes of its expression."""

    IS = "is"
    """The name is the expression's value."""
    ENTERS = "enters"
    """The name is what a `with` block gets of it."""
    PART = "part"
    """The name is an element of it, or is changed by it."""
    OPAQUE = "opaque"
    """Nothing is known."""


class Bound(NamedTuple):
    """One place that binds a name."""

    how: How
    node: ast.AST


class Bindings(NamedTuple):
    """The bindings of one scope."""

    names: Mapping[str, list[Bound]]
    """By name; an attribute that is set, as `self.session`, by its dotted name."""
    items: Mapping[str, list[tuple[ast.expr, ast.expr]]]
    """Dotted name of a container -> the keys and values that are stored in it."""


def bindings(scope: ast.AST) -> Bindings:
    """What the statements of a module, class or function bind, those in nested scopes left out."""
    found = _Found()
    for statement in own_statements(scope):
        found.add(statement)
    return Bindings(found.names, found.items)


def own_statements(scope: ast.AST) -> Iterator[ast.stmt]:
    """All statements of a scope in order, definitions in it included, what is in those left out."""
    pending = inside(scope)[::-1]
    while pending:
        statement = pending.pop()
        yield statement
        if not isinstance(statement, (*FUNCTIONS, ast.ClassDef)):
            pending += reversed(inside(statement))


def dotted(node: ast.AST) -> str:
    """A chain of names and attributes as it is written, "" for what is none."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    return ".".join([node.id, *reversed(parts)]) if parts else node.id


class _Found:
    def __init__(self) -> None:
        self.names: dict[str, list[Bound]] = {}
        self.items: dict[str, list[tuple[ast.expr, ast.expr]]] = {}

    def add(self, statement: ast.stmt) -> None:  # one case for each kind of statement
        match statement:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    self.bind(target, How.IS, value)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self.bind(target, How.IS, value)
            case ast.AugAssign(target=target, value=value):
                self.bind(target, How.PART, value)
            case ast.For(target=target, iter=value) | ast.AsyncFor(target=target, iter=value):
                self.bind(target, How.PART, value)
            case ast.With(items=items) | ast.AsyncWith(items=items):
                for item in items:
                    if item.optional_vars is not None:
                        self.bind(item.optional_vars, How.ENTERS, item.context_expr)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                self.note(name, Bound(How.IS, statement))
            case ast.Try(handlers=handlers):
                for handler in handlers:
                    if handler.name:
                        self.note(handler.name, Bound(How.OPAQUE, handler))
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=changed, attr="update" | "setdefault")) as call):
                self.change(changed, call)
            case _:
                pass

    def change(self, changed: ast.expr, call: ast.Call) -> None:
        """`options.update({...})`, `options.update(secure=True)`, `options.setdefault("secure", True)`."""
        pairs: list[tuple[ast.expr | None, ast.expr]]
        match call.args:
            case [ast.Dict(keys=keys, values=values)]:
                pairs = list(zip(keys, values, strict=True))
            case [key, value]:
                pairs = [(key, value)]
            case _:
                pairs = [(argument, argument) for argument in call.args]
        pairs += [(ast.Constant(value=k.arg) if k.arg else k.value, k.value) for k in call.keywords]
        for name, stored in pairs:
            self.store(changed, stored if name is None else name, stored)

    def bind(self, target: ast.expr, how: How, value: ast.expr) -> None:
        pending: list[tuple[ast.expr, How, ast.expr]] = [(target, how, value)]
        while pending:
            target, how, value = pending.pop()
            match target:
                case ast.Name() | ast.Attribute():
                    self.note(dotted(target), Bound(how, value))
                case ast.Tuple(elts=targets) | ast.List(elts=targets):
                    same = isinstance(value, ast.Tuple | ast.List) and len(value.elts) == len(targets)
                    if how is How.IS and same and not any(isinstance(t, ast.Starred) for t in targets):
                        pending += [(t, How.IS, v) for t, v in zip(targets, _elements(value), strict=True)]
                    else:
                        pending += [(t, How.PART, value) for t in targets]
                case ast.Starred(value=inner):
                    pending.append((inner, How.PART, value))
                case ast.Subscript(value=container, slice=key):
                    self.store(container, key, value)
                case _:
                    pass

    def note(self, name: str, bound: Bound) -> None:
        known = self.names.setdefault(name, []) if name else []
        if len(known) < _MOST:
            known.append(bound)

    def store(self, container: ast.expr, key: ast.expr, value: ast.expr) -> None:
        known = self.items.setdefault(dotted(container), [])
        if len(known) < _MOST:
            known.append((key, value))


def _elements(value: ast.expr) -> list[ast.expr]:
    return value.elts if isinstance(value, ast.Tuple | ast.List) else []
