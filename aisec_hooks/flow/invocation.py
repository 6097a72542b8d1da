"""What a call is worth: followed into the functions of the project, else as its library's data has it."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from typing import ClassVar, NamedTuple

from aisec_hooks.flow import binding, containers, sources, unpicklers
from aisec_hooks.flow.callables import Anonymous, Arguments, Bound, Defined, Elsewhere, Function, Made, Named, Partial
from aisec_hooks.flow.callbacks import called_back
from aisec_hooks.flow.combining import joined, mixed
from aisec_hooks.flow.expressions import Expressions
from aisec_hooks.flow.facts import NO_FACTS, Facts
from aisec_hooks.flow.frame import bare
from aisec_hooks.flow.library_calls import LibraryCalls
from aisec_hooks.flow.private import redacts
from aisec_hooks.flow.program import Program
from aisec_hooks.flow.sources import last_name
from aisec_hooks.flow.state import parts_of
from aisec_hooks.flow.taints import STRONG
from aisec_hooks.flow.values import OPAQUE, Special, Value
from aisec_hooks.model import SourceKind

DEEPEST_CALL = 8
MOST_EXACT_RUNS = 4
"""A function that was followed more often is taken to do the same for all that comes from nowhere outside."""


class Outcome(NamedTuple):
    """What a call came to."""

    value: Value
    facts: Facts
    """What is known once it has returned."""
    changes: dict[int, Value]
    """The present content of the objects that it changed or made."""
    never: bool
    """It does not return."""

    @property
    def is_idle(self) -> bool:
        """Whether nothing came of it."""
        changed = any(v.taints for v in self.changes.values())
        return not (self.value.taints or self.facts or self.never or changed or self.value.told or self.value.targets)


class Invocation(LibraryCalls, ABC):
    """The part of the interpreter that calls."""

    @abstractmethod
    def follow(self, defined: Defined, arguments: dict[str, Value], facts: Facts, site: ast.expr) -> Outcome:
        """Run a function of this project as called from here."""

    @abstractmethod
    def follow_lambda(self, target: Anonymous, arguments: dict[str, Value], site: ast.expr) -> Value:
        """Evaluate a lambda as called from here."""

    def _call(self, node: ast.Call) -> Value:
        function = node.func
        receiver = OPAQUE
        if isinstance(function, ast.Attribute):
            receiver = self.holder(self.value(function.value))
        elif not isinstance(function, ast.Name):
            receiver = self.value(function)
        values: Arguments = {i: self.operand(a) for i, a in enumerate(node.args)}
        for keyword in node.keywords:
            values[keyword.arg or "**"] = self.operand(keyword.value)
        values = {k: self.present(v) for k, v in values.items()}
        away = self.lying_elsewhere(self._name(function) if isinstance(function, ast.Name) else receiver)
        if away is not None and not self._is_worth(away, function, receiver, values):
            last = f".{function.attr}" if isinstance(function, ast.Attribute) else ""
            positional = tuple(v.slim() for k, v in values.items() if isinstance(k, int))
            keywords = tuple((k, v.slim()) for k, v in values.items() if isinstance(k, str) and k != "**")
            given = (*away.given, (positional, keywords))
            made = node if (last or away.name)[last.startswith(".") :].rpartition(".")[2][:1].isupper() else None
            return self.elsewhere(f"{away.name}{last}()", away.importer, given, made)
        receiver = self.force(receiver)
        if any(v.taints for v in values.values()):
            values = {k: self._handed(v) for k, v in values.items()}
        targets = self._targets(node, receiver, away)
        if targets:
            results = [r for t in targets if (r := self.run_target(t, node, receiver, values)) is not None]
            if results:
                return self._redacted(node, joined(results))
        return self.library(node, self._library_name(function, receiver), receiver, values)

    def _redacted(self, node: ast.Call, value: Value) -> Value:
        """What a function of the project gives; of one that says that it takes secrets out, they are taken to be."""
        if not redacts(last_name(node.func)) or all(t.kind is not SourceKind.SECRET for t in self.outside(value)):
            return value
        return Value(frozenset(t for t in self.outside(value) if t.kind is not SourceKind.SECRET))

    def _library_name(self, function: ast.expr, receiver: Value) -> str:
        """The canonical name of what is called; of an object that is called its class."""
        called = receiver if not isinstance(function, (ast.Attribute, ast.Name)) else None
        if isinstance(function, ast.Attribute) and receiver.items:
            called = self.attribute_of(receiver, function.attr, None)
        if called is not None and called.type and (made := self.library_type(called)):
            return made
        return self.canonical(function)

    # --- what is called ----------------------------------------------------------------------

    def _targets(self, node: ast.Call, receiver: Value, away: Elsewhere | None) -> tuple[int, ...]:
        function = node.func
        if isinstance(function, ast.Name):
            return self._called(self.force(self._name(function)))
        if not isinstance(function, ast.Attribute):
            return self._called(receiver)
        if isinstance(function.value, ast.Call) and self.qualified(function.value) == "super()":
            return self._of_super(function.attr)
        own = self.attribute_of(receiver, function.attr, None)
        if own is not None:
            return self._called(own)
        if away is not None:  # of a module
            return self._called(self.force(self.elsewhere(f"{away.name}.{function.attr}", away.importer, away.given)))
        return ()

    def _handed(self, value: Value) -> Value:
        """An argument, looked into: what is not of this project still has its name."""
        found = self.force(value)
        away = self.lying_elsewhere(value) if found is OPAQUE else None
        if away is None or "(" in away.name:
            return found
        return Value(targets=(self.world.callables.number(Named(bare(away.name))),))

    def _is_worth(self, away: Elsewhere, function: ast.expr, receiver: Value, values: Arguments) -> bool:
        """Whether a function of another file is looked into: it is handed something, or may itself read something."""
        if any(v.told is not None or self.outside(self.seen(v)) for v in (receiver, *values.values())):
            return True
        if self.shallow:
            return False
        name = f"{away.name}.{function.attr}" if isinstance(function, ast.Attribute) else away.name
        return self.world.may_read(name.partition("()")[0], away.importer)

    def _called(self, value: Value) -> tuple[int, ...]:
        """What calling a value runs: itself, or the `__call__` of an object of this project."""
        if value.targets or "#" not in value.type:
            return value.targets
        own = self.attribute_of(value, "__call__", None)
        return own.targets if own is not None else ()

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
            return self.library(node, target.name, receiver, values)
        if isinstance(target, Elsewhere):
            found = self.force(Value(targets=(number,), opaque=True))
            return self.run_target(found.targets[0], node, receiver, values) if found.targets else None
        chooses = target.program.method(target.node, unpicklers.METHOD) if isinstance(target, Made) else None
        if isinstance(target, Made) and (chooses is None or not unpicklers.is_choosy(chooses.function)):
            for base in target.program.qualified_bases(target.node):
                if "." in base:  # it is a library's class as well
                    self.sinks.call(node, target.program.known.settled(base), receiver, values, self)
        positional, keywords, rest = binding.given(node, values)
        return self.apply(number, positional, keywords, rest, node)

    def apply(
        self, number: int, positional: list[Value], keywords: dict[str, Value], rest: Value, site: ast.expr
    ) -> Value | None:
        """What calling one of the project's callables with these arguments gives."""
        target = self.world.callables[number]
        match target:
            case Defined():
                return self.enter(target, _bound(target.function, target.program, positional, keywords, rest), site)
            case Bound():
                arguments = (
                    [target.receiver, *positional] if binding.takes_object(target.defined.function) else positional
                )
                bound = _bound(target.defined.function, target.defined.program, arguments, keywords, rest)
                return self.enter(target.defined, bound, site)
            case Anonymous():
                return self.follow_lambda(target, _bound(target.node, target.program, positional, keywords, rest), site)
            case Partial():
                before, named = list(target.positional), dict(target.keywords)
                results = [self.apply(t, before + positional, named | keywords, rest, site) for t in target.targets]
                known = [r for r in results if r is not None]
                return joined(known) if known else None
            case Named() if isinstance(site, ast.Call):
                return self._handed_on(target, positional, keywords, site)
            case Elsewhere():
                found = self.force(Value(targets=(number,), opaque=True))
                return self.apply(found.targets[0], positional, keywords, rest, site) if found.targets else None
            case Made():
                return self.construct(target, positional, keywords, rest, site)
            case _:
                return None

    def _handed_on(
        self, target: Named, positional: list[Value], keywords: dict[str, Value], site: ast.Call
    ) -> Value | None:
        """A function of a library that something else calls: `partial(run, shell=True)(x)`, `map(os.system, x)`."""
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
        if self.is_in(defined):
            return OPAQUE  # what the recursion ends with is found by the call that began it
        if self.shallow:
            return None
        world = self.world
        if len(self.callers) > DEEPEST_CALL:
            world.cuts += 1
            return self._given_up(arguments)
        runs = world.runs.get(defined.function, 0)
        if runs >= MOST_EXACT_RUNS:
            arguments = {name: value.general() for name, value in arguments.items()}
        facts = self._about(arguments.values())
        given = tuple((name, self.content(value)) for name, value in arguments.items())
        key = (defined.function, id(defined.env), facts, given)
        outcome = self._known(key)
        if outcome is None:
            if runs >= MOST_EXACT_RUNS and world.idle.get(defined.function, 0) == runs:
                return OPAQUE
            if not world.take_call():
                return self._given_up(arguments)
            world.runs[defined.function] = runs + 1
            met, cuts = world.met, world.cuts
            outcome = self.follow(defined, arguments, facts, site)
            if world.cut_short:
                world.passing_calls[key] = outcome
            else:
                world.known_calls[key if world.cuts == cuts else (*key, len(self.callers))] = outcome
            if world.met == met and outcome.is_idle and world.cuts == cuts and not world.cut_short:
                world.idle[defined.function] = world.idle.get(defined.function, 0) + 1
        self.state.facts |= outcome.facts
        self.state.heap.own.update(outcome.changes)
        self.state.alive &= not outcome.never
        return outcome.value

    def _known(self, key: tuple[object, ...]) -> Outcome | None:
        """What a call came to before: what was cut off for being too deep counts for calls that are as deep."""
        world = self.world
        outcome = world.known_calls.get(key) or world.passing_calls.get(key)
        if outcome is None:
            outcome = world.known_calls.get((*key, len(self.callers)))
            world.cuts += outcome is not None
        return outcome

    def _given_up(self, arguments: dict[str, Value]) -> Value | None:
        """What a call is worth that is not followed."""
        given = mixed(arguments.values())
        self.world.too_many |= any(t.kind in STRONG for t in given.taints)
        return given.doubted() if given.taints else None

    def _about(self, values: Iterable[Value]) -> Facts:
        """The facts that speak of what is in some values: a function is none the wiser for others."""
        if not self.state.facts:
            return NO_FACTS
        labels = {t.label for v in values for t in self.outside(v)}
        wholes = {whole for label in labels for whole in parts_of(label)}
        return frozenset(f for f in self.state.facts if f.label in wholes) if wholes else NO_FACTS

    def library(self, node: ast.Call, name: str, receiver: Value, values: Arguments) -> Value:
        """What calling a function of a library gives."""
        if "**" in values:  # `extract(path, **options)`
            spread: Arguments = {k: v for k, v in values["**"].items or () if isinstance(k, str)}
            values = spread | values
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
        """What a call reads from outside, None if nothing; some readings give way to what they are handed."""
        if last in self.program.known.words:
            reading = self.program.known.reading(name, last)
            if reading is not None and not (carried and reading.unless_carried):
                return self.read(node, reading)
        source = sources.read_call(node, self.qualified, self.is_tornado)
        return self.entered(node, source) if source is not None else None

    evaluators: ClassVar[dict[type[ast.expr], Callable[..., Value]]] = {**Expressions.evaluators, ast.Call: _call}


def _bound(
    function: Function | ast.Lambda, program: Program, positional: list[Value], keywords: dict[str, Value], rest: Value
) -> dict[str, Value]:
    return binding.bound(function.args, positional, keywords, rest, program.defaults)


def _dotted(name: str, site: ast.expr) -> ast.expr:
    """The expression of a dotted name."""
    first, *rest = name.split(".")
    node: ast.expr = ast.copy_location(ast.Name(id=first), site)
    for part in rest:
        node = ast.copy_location(ast.Attribute(value=node, attr=part), site)
    return node
