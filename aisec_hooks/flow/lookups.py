"""What lies in other files of the project: named first, looked into when something comes of it."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod

from aisec_hooks.flow.assignment import Assignment
from aisec_hooks.flow.callables import Defined, Elsewhere, Made
from aisec_hooks.flow.combining import joined
from aisec_hooks.flow.program import Program
from aisec_hooks.flow.values import OPAQUE, Value

Given = tuple[tuple[tuple[Value, ...], tuple[tuple[str, Value], ...]], ...]


class Lookups(Assignment, ABC):
    """The part of the interpreter that looks into other files."""

    @abstractmethod
    def apply(
        self, number: int, positional: list[Value], keywords: dict[str, Value], rest: Value, site: ast.expr
    ) -> Value | None:
        """What calling one of the project's callables with these arguments gives."""

    @abstractmethod
    def enter(self, defined: Defined, arguments: dict[str, Value], site: ast.expr) -> Value | None:
        """Run a function of this project as called from here: what it returns, None if that is too much."""

    @abstractmethod
    def attribute_of(self, base: Value, name: str, node: ast.expr | None) -> Value | None:
        """An attribute of an object or class of this project, or one that was set on an object; None if not known."""

    def elsewhere(self, name: str, importer: Program, given: Given = (), site: ast.expr | None = None) -> Value:
        """Something of another file of the project, which is looked into when it is needed."""
        return Value(targets=(self.world.callables.number(Elsewhere(name, importer, given, site)),), opaque=True)

    def lying_elsewhere(self, value: Value) -> Elsewhere | None:
        """What a value is that has not been looked into."""
        if not value.targets or not value.opaque:
            return None
        target = self.world.callables[value.targets[0]]
        return target if isinstance(target, Elsewhere) else None

    def force(self, value: Value) -> Value:
        """A value, looked into if it lies elsewhere."""
        target = self.lying_elsewhere(value)
        if target is None:
            return value
        if len(value.targets) > 1:
            return joined([self.force(Value(targets=(t,), opaque=True)) for t in value.targets])
        number = value.targets[0]
        if number not in self.world.forced:
            self.world.forced[number] = OPAQUE
            found = self.world.find(target.name, target.importer)
            result = self.defined_as(*found, target.given) if found is not None else None
            self.world.forced[number] = result = result if result is not None else OPAQUE
            if result.at or result.items:
                self.world.held.append(result)
        return self.present(self.world.forced[number])

    def seen(self, value: Value) -> Value:
        """A value as it is by now if it was looked into before."""
        forced = self.world.forced.get(value.targets[0]) if value.targets and value.opaque else None
        return self.present(forced) if forced is not None else value

    def settled(self, values: list[Value]) -> list[Value]:
        """Values that are put together: what lies elsewhere matters where outside text comes to it."""
        if not any(v.taints for v in values) or not any(v.targets for v in values):
            return values
        return [self.force(v) for v in values]

    def defined_as(self, program: Program, name: str, given: Given = ()) -> Value | None:
        """What a dotted name within a file of this project is worth; `given` is what its calls are handed."""
        calls = iter(given)
        first, _, rest = name.partition(".")
        first, called, _ = first.partition("()")
        if first in program.classes and (not program.names.is_local(first) or first not in program.globals.own):
            value: Value | None = Value(targets=(self.world.callables.number(Made(program.classes[first], program)),))
        else:
            value = program.globals.find(first)
        while value is not None:
            value = self.force(self.present(value))
            if called:
                value = self._what_gives(value, *next(calls, ((), ())))
            if not rest or value is None:
                break
            first, _, rest = rest.partition(".")
            first, called, _ = first.partition("()")
            value = self.attribute_of(self.present(value), first, None)
        return value

    def _what_gives(
        self, value: Value, positional: tuple[Value, ...], keywords: tuple[tuple[str, Value], ...]
    ) -> Value | None:
        """What calling something of another file gives."""
        body = self.program.tree.body
        site = ast.copy_location(ast.Name(id="_"), body[0]) if body else ast.Name(id="_")
        results = [self.apply(t, list(positional), dict(keywords), OPAQUE, site) for t in value.targets]
        known = [r for r in results if r is not None]
        return joined(known) if known else None
