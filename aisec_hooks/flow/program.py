"""One file as the interpreter sees it: its classes and functions, and what is shared by all that is run in it."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from aisec_hooks.flow.guards import Facts
from aisec_hooks.flow.sources import last_name
from aisec_hooks.flow.state import Env
from aisec_hooks.flow.values import NOTHING, Value, joined
from aisec_hooks.model import SourceKind, Span
from aisec_hooks.syntax.blocks import SIMPLE, inside
from aisec_hooks.syntax.names import Names

if TYPE_CHECKING:
    from aisec_hooks.flow.invocation import Invocation

Function = ast.FunctionDef | ast.AsyncFunctionDef
Arguments = dict[int | str, Value]
"""What a call hands over, by position and keyword."""

MOST_CALLS = 500
"""Calls within a file that are followed."""
MOST_BASES = 16
MOST_STEPS = 1_000_000
"""Expressions of a file that are looked at, repetitions counted."""
_REGISTERING = frozenset("add_url_rule add_api_route add_route path re_path url Route".split())
REMEMBERED = frozenset({SourceKind.REQUEST, SourceKind.NETWORK, SourceKind.INPUT})
"""What an object's attribute carries from one method to the next; a parameter of its maker is the caller's matter."""


class Exhausted(Exception):
    """There is more to follow in a file than anyone would wait for."""


class Sinks(Protocol):
    """What the interpreter tells of: each call and return with its values, as they are reached."""

    def call(self, node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
        """A call with its arguments; a result here overrides the interpreter's."""

    def returned(self, node: ast.Return, value: Value, flow: Invocation) -> None:
        """A value leaving the function."""

    def assigned(self, node: ast.Assign | ast.AugAssign, target: ast.Attribute, value: Value, flow: Invocation) -> None:
        """`object.attribute = value`, or with an operator."""


class Defined(NamedTuple):
    """A function, the variables it sees, and the class it is a method of."""

    function: Function
    env: Env | None
    """None for the module's."""
    owner: ast.ClassDef | None


class Program:
    """One file: its names, classes and functions, and what is shared by all that is interpreted in it."""

    def __init__(self, tree: ast.Module, names: Names, span: Callable[[ast.AST], Span], path: str = "") -> None:
        self.names = names
        self.span = span
        self.holds_views = "view" in path.rpartition("/")[2] or "/views/" in path
        """Whether it is where Django projects keep the functions that answer requests."""
        self._tree = tree
        self.classes: dict[str, ast.ClassDef] = {}
        self.registered: dict[str, ast.Call] = {}
        """Function -> the call that makes a router call it: `app.add_url_rule("/x/<name>", view_func=show)`."""
        self._base_names: dict[ast.ClassDef, list[str]] = {}
        self._look_around(tree)
        self.functions = {n.name: n for n in tree.body if isinstance(n, Function)}
        self.globals = Env()
        self.steps_left = MOST_STEPS
        self.calls_left = MOST_CALLS
        self.known_calls: dict[tuple[object, ...], tuple[Value, Facts]] = {}
        self.attributes: dict[tuple[str, str], Value] = {}
        """(class, attribute) -> what any method put into it."""
        self.changed_globals: set[str] = set()
        self.readers: dict[tuple[str, str], dict[Function, Defined]] = {}

    @cached_property
    def called(self) -> frozenset[str]:
        """The names that the file itself calls."""
        calls = (n.func for n in ast.walk(self._tree) if isinstance(n, ast.Call))
        return frozenset(function.id for function in calls if isinstance(function, ast.Name))

    def function(self, name: str, owner: ast.ClassDef | None) -> Function | None:
        """The function that a call of that qualified name runs, if it is this file's."""
        if name in self.functions and self.names.is_local(name):
            return self.functions[name]
        prefix, _, method = name.rpartition(".")
        if prefix in ("self", "cls", "super()") and owner is not None:
            owners = self.lineage(owner)
            return next((f for c in (owners[1:] if prefix == "super()" else owners) if (f := _method(c, method))), None)
        if prefix in self.classes and self.names.is_local(prefix):
            return next((f for c in self.lineage(self.classes[prefix]) if (f := _method(c, method))), None)
        return None

    def lineage(self, owner: ast.ClassDef) -> list[ast.ClassDef]:
        """A class and those of its bases that are in this file, the nearest of them."""
        found = [owner]
        for known in found:
            for base in known.bases:
                name = base.id if isinstance(base, ast.Name) else ""
                if name in self.classes and self.classes[name] not in found and len(found) < MOST_BASES:
                    found.append(self.classes[name])
        return found

    def base_names(self, owner: ast.ClassDef) -> list[str]:
        """The last names of the bases of a class, those of its bases in this file included."""
        if owner not in self._base_names:
            bases = [self.names.qualified(b) for c in self.lineage(owner) for b in c.bases]
            self._base_names[owner] = [name.rpartition(".")[2] for name in bases]
        return self._base_names[owner]

    def keep(self, owner: ast.ClassDef, attribute: str, value: Value) -> None:
        """Remember what a method put into an attribute of its object."""
        taints = frozenset(t for t in value.taints if t.kind in REMEMBERED)
        if taints:
            key = (owner.name, attribute)
            self.attributes[key] = joined([self.attributes.get(key, NOTHING), Value(taints, None, value.type)])

    def keep_global(self, name: str, value: Value) -> None:
        """Remember what a function put into a variable of the module."""
        taints = frozenset(t for t in value.taints if t.kind in REMEMBERED)
        if taints - self.globals.get(name).taints:
            self.globals.own[name] = joined([self.globals.get(name), Value(taints)])
            self.known_calls.clear()
            self.changed_globals.add(name)

    def kept(self, reader: Defined, attribute: str) -> Value:
        """What methods put into an attribute so far; the reader is noted, there may be more to come."""
        if reader.owner is None:
            return NOTHING
        found = []
        for owner in self.lineage(reader.owner):
            key = (owner.name, attribute)
            self.readers.setdefault(key, {})[reader.function] = reader
            if key in self.attributes:
                found.append(self.attributes[key])
        return joined(found) if found else NOTHING

    def step(self) -> None:
        """Count one expression; Exhausted when there were too many."""
        self.steps_left -= 1
        if self.steps_left < 0:
            raise Exhausted

    def _look_around(self, tree: ast.Module) -> None:
        pending: list[ast.AST] = [tree]
        while pending:
            for child in inside(pending.pop()):
                if isinstance(child, ast.ClassDef):
                    self.classes[child.name] = child
                if isinstance(child, ast.Expr) and isinstance(child.value, ast.Call):
                    self._register(child.value)
                elif isinstance(child, ast.Assign | ast.AugAssign) and isinstance(child.value, ast.List):
                    for element in child.value.elts:
                        if isinstance(element, ast.Call):
                            self._register(element)
                if type(child) not in SIMPLE:
                    pending.append(child)

    def _register(self, call: ast.Call) -> None:
        if last_name(call.func) in _REGISTERING:
            for argument in (*call.args, *(k.value for k in call.keywords)):
                if isinstance(argument, ast.Name):
                    self.registered[argument.id] = call


def _method(owner: ast.ClassDef, name: str) -> Function | None:
    return next((n for n in owner.body if isinstance(n, Function) and n.name == name), None)
