"""What a call is worth: followed into the functions of the project, else as its library's data has it."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import ClassVar, NamedTuple

from aisec_hooks.flow import binding, containers, sources
from aisec_hooks.flow.callables import Anonymous, Arguments, Bound, Defined, Made, Named, Partial
from aisec_hooks.flow.callbacks import called_back
from aisec_hooks.flow.expressions import Expressions
from aisec_hooks.flow.frame import first_name
from aisec_hooks.flow.guards import Facts
from aisec_hooks.flow.library_calls import LibraryCalls
from aisec_hooks.flow.values import NOTHING, OPAQUE, Special, Value, joined, mixed

DEEPEST_CALL = 6


class Outcome(NamedTuple):
    """What a call came to."""

    value: Value
    facts: Facts
    """What is known once it has returned."""
    changes: dict[int, Value]
    """The present content of the objects that it changed or made."""
    never: bool
    """It does not return."""


class Invocation(LibraryCalls, ABC):
    """The part of the interpreter that calls."""

    @abstractmethod
    def follow(self, defined: Defined, arguments: dict[str, Value], site: ast.expr) -> Outcome:
        """Run a function of this project as called from here."""

    @abstractmethod
    def follow_lambda(self, target: Anonymous, arguments: dict[str, Value], site: ast.expr) -> Value:
        """Evaluate a lambda as called from here."""

    def _call(self, node: ast.Call) -> Value:
        function = node.func
        receiver = OPAQUE
        if isinstance(function, ast.Attribute):
            receiver = self.present(self.value(function.value))
        elif not isinstance(function, ast.Name):
            receiver = self.value(function)
        values: Arguments = {i: self.operand(a) for i, a in enumerate(node.args)}
        for keyword in node.keywords:
            values[keyword.arg or "**"] = self.operand(keyword.value)
        values = {k: self.present(v) for k, v in values.items()}
        targets = self._targets(node, receiver)
        if targets:
            results = [r for t in targets if (r := self.run_target(t, node, receiver, values)) is not None]
            if results:
                return joined(results)
        return self.library(node, self.canonical(function), receiver, values)

    # --- what is called ----------------------------------------------------------------------

    def _targets(self, node: ast.Call, receiver: Value) -> tuple[int, ...]:
        function = node.func
        if isinstance(function, ast.Name):
            return self._name(function).targets
        if not isinstance(function, ast.Attribute):
            return receiver.targets
        if isinstance(function.value, ast.Call) and self.qualified(function.value) == "super()":
            return self._of_super(function.attr)
        own = self.attribute_of(receiver, function.attr, None)
        if own is not None:
            return own.targets
        if receiver is OPAQUE and first_name(function) in self.names.imported:
            found = self.world.find(self.qualified(function), self.program)
            value = self.defined_as(*found) if found is not None else None
            return value.targets if value is not None else ()
        return ()

    def _of_super(self, name: str) -> tuple[int, ...]:
        if self.owner is None or self.defined is None:
            return ()
        method = self.program.method(self.owner, name, after=1)
        first = next((a.arg for a in self.defined.function.args.args), "self")
        if method is None:
            return ()
        return (self.world.callables.number(Bound(method, self.state.env.get(first))),)

    def run_target(self, number: int, node: ast.Call, receiver: Value, values: Arguments) -> Value | None:
        """What calling one of the project's callables gives; None if it is a library's or too much to follow."""
        target = self.world.callables[number]
        if isinstance(target, Named):
            found = self.world.find(target.name, self.program)
            value = self.defined_as(*found) if found is not None else None
            if value is None or not value.targets:
                return self.library(node, target.name, receiver, values)
            return self.run_target(value.targets[0], node, receiver, values)
        if isinstance(target, Made) and any("." in b for b in target.program.qualified_bases(target.node)):
            self.sinks.call(node, self.canonical(node.func), receiver, values, self)  # it is a library's class as well
        positional, keywords, rest = binding.given(node, values)
        return self.apply(number, positional, keywords, rest, node)

    def apply(
        self, number: int, positional: list[Value], keywords: dict[str, Value], rest: Value, site: ast.expr
    ) -> Value | None:
        """What calling one of the project's callables with these arguments gives."""
        target = self.world.callables[number]
        match target:
            case Defined():
                return self.enter(target, binding.bound(target.function.args, positional, keywords, rest), site)
            case Bound():
                arguments = (
                    [target.receiver, *positional] if binding.takes_object(target.defined.function) else positional
                )
                bound = binding.bound(target.defined.function.args, arguments, keywords, rest)
                return self.enter(target.defined, bound, site)
            case Anonymous():
                return self.follow_lambda(target, binding.bound(target.node.args, positional, keywords, rest), site)
            case Partial():
                before, named = list(target.positional), dict(target.keywords)
                results = [self.apply(t, before + positional, named | keywords, rest, site) for t in target.targets]
                known = [r for r in results if r is not None]
                return joined(known) if known else None
            case Named() if isinstance(site, ast.Call):
                return self._handed_on(target, positional, keywords, site)
            case Made():
                return self.construct(target, positional, keywords, rest, site)
            case _:
                return None

    def _handed_on(
        self, target: Named, positional: list[Value], keywords: dict[str, Value], site: ast.Call
    ) -> Value | None:
        """A function of a library that something else calls: `partial(run, shell=True)(x)`, `map(os.system, x)`."""
        found = self.world.find(target.name, self.program)
        value = self.defined_as(*found) if found is not None else None
        if value is not None and value.targets:
            return self.apply(value.targets[0], positional, keywords, NOTHING, site)
        arguments = [self._standing_for(site, v) for v in positional]
        named = [ast.keyword(arg=k, value=self._standing_for(site, v)) for k, v in keywords.items()]
        call = ast.copy_location(ast.Call(func=_dotted(target.name, site), args=arguments, keywords=named), site)
        values: Arguments = dict(enumerate(positional))
        values.update(keywords)
        return self.library(call, target.name, OPAQUE, values)

    def _standing_for(self, site: ast.Call, value: Value) -> ast.expr:
        """An expression of a value."""
        known = value.known
        node: ast.expr = ast.Name(id="_") if isinstance(known, Special) else ast.Constant(value=known)
        node = ast.copy_location(node, site)
        self._evaluated[node] = value
        return node

    def enter(self, defined: Defined, arguments: dict[str, Value], site: ast.expr) -> Value | None:
        """Run a function of this project as called from here: what it returns, None if that is too much."""
        if defined.function in self.callers:
            return OPAQUE  # what the recursion ends with is found by the call that began it
        if len(self.callers) >= DEEPEST_CALL or self.world.calls_left <= 0:
            return None
        given = tuple((name, self.content(value)) for name, value in arguments.items())
        key = (defined.function, id(defined.env), self.state.facts, given)
        outcome = self.world.known_calls.get(key)
        if outcome is None:
            self.world.calls_left -= 1
            outcome = self.world.known_calls[key] = self.follow(defined, arguments, site)
        self.state.facts |= outcome.facts
        self.state.heap.own.update(outcome.changes)
        self.state.alive &= not outcome.never
        return outcome.value

    def library(self, node: ast.Call, name: str, receiver: Value, values: Arguments) -> Value:
        """What calling a function of a library gives."""
        popped = None
        last = name.rpartition(".")[2]
        if isinstance(node.func, ast.Attribute):
            last = node.func.attr
            if last in containers.CHANGING:
                popped = self.change(node.func, receiver, values)
        result = self.sinks.call(node, name, receiver, values, self)
        if result is None:
            result = self._read(node, name, last, carried=bool(mixed([receiver, *values.values()]).taints))
        if result is None:
            result = self.present(popped) if popped is not None else called_back(self, node, name, values)
        if result is None:
            result = self.result(node, name, receiver, values)
        if receiver.taints or any(v.taints for v in values.values()):
            return self.sinks.sanitized(node, name, result, mixed([receiver, *values.values()]), self)
        return result

    def _read(self, node: ast.Call, name: str, last: str, *, carried: bool) -> Value | None:
        """What a call reads from outside, None if it reads nothing; some matter only if they are handed nothing such."""
        if last in self.program.known.words:
            reading = self.program.known.reading(name, last)
            if reading is not None and not (carried and reading.unless_carried):
                return self.read(node, reading)
        source = sources.read_call(node, self.qualified, self.is_tornado)
        return self.entered(node, source) if source is not None else None

    evaluators: ClassVar[dict[type[ast.expr], Callable[..., Value]]] = {**Expressions.evaluators, ast.Call: _call}


def _dotted(name: str, site: ast.expr) -> ast.expr:
    """The expression of a dotted name."""
    first, *rest = name.split(".")
    node: ast.expr = ast.copy_location(ast.Name(id=first), site)
    for part in rest:
        node = ast.copy_location(ast.Attribute(value=node, attr=part), site)
    return node
