"""One file as the interpreter sees it: its classes and functions, what its module level defines."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from aisec_hooks.flow import outline
from aisec_hooks.flow.callables import Arguments, Defined, Function
from aisec_hooks.flow.combining import joined
from aisec_hooks.flow.known import known_of
from aisec_hooks.flow.remembered import read_off
from aisec_hooks.flow.state import Env
from aisec_hooks.flow.taints import STRONG
from aisec_hooks.flow.values import Value

if TYPE_CHECKING:
    from aisec_hooks.flow.invocation import Invocation
    from aisec_hooks.flow.world import World
    from aisec_hooks.syntax.source import Module, Source

__all__ = ["Arguments", "Defined", "Function", "Program", "Sinks"]

MOST_BASES = 16


class Sinks(Protocol):
    """What the interpreter tells of: each call, return and assignment with its values, as they are reached."""

    def call(self, node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
        """A call with its arguments; a result here overrides the interpreter's."""

    def sanitized(self, node: ast.Call, name: str, result: Value, given: Value, flow: Invocation) -> Value:
        """What a call gives, with the rules that it can no longer offend."""

    def returned(self, node: ast.Return, value: Value, flow: Invocation) -> None:
        """A value leaving the function."""

    def assigned(self, node: ast.stmt, target: ast.expr, value: Value, flow: Invocation) -> None:
        """`target = value`, with an annotation or with an operator."""


class Program:
    """One file: its names, classes and functions."""

    def __init__(self, module: Module, source: Source, world: World) -> None:
        self.names = source.names
        self.span = source.span
        self.path = source.path
        self.world = world
        self.tree = module.tree
        self.known = known_of(source.names.packages | world.packages)
        """What is known of the libraries that it imports, or the file that is looked at, whose objects it gets."""
        self.holds_views = "view" in source.path.rpartition("/")[2] or "/views/" in source.path
        """Whether it is where Django projects keep the functions that answer requests."""
        self.classes: dict[str, ast.ClassDef] = {}
        self.registered = read_off(module.tree, outline.registered)
        """Function -> the call that makes a router call it: `app.add_url_rule("/x/<name>", view_func=show)`."""
        self._base_names: dict[ast.ClassDef, list[str]] = {}
        self._lineages: dict[ast.ClassDef, list[ast.ClassDef]] = {}
        for defined in read_off(module.tree, outline.classes):
            self.classes[defined.name] = defined
            world.homes[defined] = self
        self.functions = {n.name: n for n in module.tree.body if isinstance(n, Function)}
        self._globals: Env[str] = Env()
        self._has_run = False
        self.qualified_names: dict[ast.AST, str] = {}
        """Expression -> its dotted name, as far as it was asked for."""
        self.imported: dict[str, Value] = {}
        """Imported name -> what it is worth, as far as it was asked for."""
        self.defaults: dict[ast.expr, Value] = {}
        """Default of a parameter -> what it was worth where the function was defined, if it is no constant."""
        self._class_values: dict[ast.ClassDef, dict[str, Value]] = {}
        self.attributes: dict[tuple[str, str], Value] = {}
        """(class, attribute) -> what any method put into it."""
        self.changed_globals: set[str] = set()
        self._readers: dict[tuple[str, str], dict[Function, Defined]] = {}
        self.outdated: dict[tuple[str, str], dict[Function, Defined]] = {}
        """(class, attribute) -> the functions that read it before all was in it."""

    @property
    def globals(self) -> Env[str]:
        """What the module level defines; that of another file is run when it is first asked for."""
        if not self._has_run:
            self._has_run = True
            self.world.run_module(self)
        return self._globals

    @property
    def class_values(self) -> dict[ast.ClassDef, dict[str, Value]]:
        """Class -> what its body defines."""
        _ = self.globals
        return self._class_values

    @property
    def called(self) -> frozenset[str]:
        """The names that the file itself calls, or hands to functions of its own to call."""
        return read_off(self.tree, outline.called)

    @property
    def called_methods(self) -> frozenset[str]:
        """The names of methods that the file itself calls."""
        return read_off(self.tree, outline.called_methods)

    @property
    def harmless_options(self) -> frozenset[str]:
        """The options that the file declares for a command line and that no text of the caller's choosing fits."""
        return read_off(self.tree, outline.options)

    def lineage(self, owner: ast.ClassDef) -> list[ast.ClassDef]:
        """A class and those of its bases that are in this project, the nearest of them."""
        if owner not in self._lineages:
            found = [owner]
            for one in found:
                for base in self.world.home(one, self).bases(one):
                    if base not in found and len(found) < MOST_BASES:
                        found.append(base)
            self._lineages[owner] = found
        return self._lineages[owner]

    def bases(self, owner: ast.ClassDef) -> Iterator[ast.ClassDef]:
        """The bases of a class of this file that are in this project."""
        for base in owner.bases:
            name = base.id if isinstance(base, ast.Name) else ""
            if name in self.classes:
                yield self.classes[name]
            else:
                found = self.world.class_named(self.names.qualified(base), self)
                if found is not None:
                    yield found

    def base_names(self, owner: ast.ClassDef) -> list[str]:
        """The last names of the bases of a class, those of its bases in this project included."""
        if owner not in self._base_names:
            self._base_names[owner] = [name.rpartition(".")[2] for name in self.qualified_bases(owner)]
        return self._base_names[owner]

    def qualified_bases(self, owner: ast.ClassDef) -> list[str]:
        """The dotted names of the bases of a class, those of its bases in this project included."""
        return [self.world.home(c, self).names.qualified(b) for c in self.lineage(owner) for b in c.bases]

    def method(self, owner: ast.ClassDef, name: str, *, after: int = 0) -> Defined | None:
        """The method that an object of a class has, skipping the nearest classes of its lineage."""
        for one in self.lineage(owner)[after:]:
            for statement in one.body:
                if isinstance(statement, Function) and statement.name == name:
                    return Defined(statement, None, one, self.world.home(one, self))
        return None

    def keep(self, owner: ast.ClassDef, attribute: str, value: Value) -> None:
        """Remember what a method put into an attribute of its object."""
        taints = frozenset(t for t in value.taints if t.kind in STRONG)
        if taints or value.type or value.targets:
            key = (owner.name, attribute)
            kept = Value(taints, None, value.type, targets=value.targets)
            before = self.attributes.get(key)
            self.attributes[key] = now = joined([before, kept]) if before is not None else kept
            if now != before:
                self.outdated.setdefault(key, {}).update(self._readers.pop(key, {}))

    def keep_global(self, name: str, value: Value) -> None:
        """Remember what a function put into a variable of the module."""
        taints = frozenset(t for t in value.taints if t.kind in STRONG)
        if taints - self.globals.get(name).taints:
            self.globals.own[name] = joined([self.globals.get(name), Value(taints)])
            self.world.known_calls.clear()
            self.changed_globals.add(name)

    def keep_content(self, name: str, value: Value) -> None:
        """Remember what a function put into an object of the module: a queue, a table of jobs."""
        known = self.globals.own.get(name)
        if known is None or known.targets or not value.taints - known.taints:
            return
        if all(t.kind in STRONG for t in value.taints):
            self.globals.own[name] = joined([known, value.placed(0)])
            self.world.known_calls.clear()
            self.changed_globals.add(name)
        else:
            self.keep_global(name, value)

    def kept(self, reader: Defined, attribute: str) -> Value | None:
        """What methods put into an attribute so far, None if nothing; the reader is noted, for what is to come."""
        if reader.owner is None:
            return None
        found = []
        for owner in self.lineage(reader.owner):
            key = (owner.name, attribute)
            self._readers.setdefault(key, {})[reader.function] = reader
            if key in self.attributes:
                found.append(self.attributes[key])
        return joined(found) if found else None
