"""A function while it is run: where it stands, what its variables are worth, what its names mean."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import ClassVar

from aisec_hooks.flow import calls, containers, guards, sources
from aisec_hooks.flow.entries import Entry
from aisec_hooks.flow.guards import Facts
from aisec_hooks.flow.program import Defined, Function, Program, Sinks
from aisec_hooks.flow.state import Env, State
from aisec_hooks.flow.values import NOTHING, Taint, Value, literal, mixed
from aisec_hooks.model import TraceMatch


class Frame:
    """The part of the interpreter that the others stand on."""

    evaluators: ClassVar[dict[type[ast.expr], Callable[..., Value]]] = {}
    """What evaluates each kind of expression; other kinds are made of what is in them."""

    def __init__(
        self,
        program: Program,
        sinks: Sinks,
        env: Env,
        entry: Entry,
        defined: Defined | None,
        facts: Facts,
        callers: tuple[Function, ...],
    ) -> None:
        self.program = program
        self.names = program.names
        self.classes = program.classes
        self.span = program.span
        self.sinks = sinks
        self.entry = entry
        self.defined = defined
        self.owner = defined.owner if defined else None
        self.callers = callers
        """The functions that are being run, outermost first."""
        self.assigning = ""
        """The variable that what is being evaluated goes to."""
        self.state = State(env, facts)
        self.locals = sources.shadowed(defined.function) if defined else frozenset()
        """Variables that stand for something else than the module's names."""
        self.declared_global: frozenset[str] = frozenset()
        self._evaluated: dict[ast.expr, Value] = {}

    def value(self, node: ast.expr) -> Value:
        """The value of an expression; calls in it are told to the sinks."""
        if isinstance(node, ast.Constant):
            return _constant(node)
        self.program.step()
        evaluate = self.evaluators.get(type(node))
        result = self._any(node) if evaluate is None else evaluate(self, node)
        self._evaluated[node] = result
        return result

    def _any(self, node: ast.expr) -> Value:
        return mixed([self.value(child) for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)])

    def again(self, node: ast.expr) -> Value:
        """The value of an expression that was evaluated already, else nothing."""
        return _constant(node) if isinstance(node, ast.Constant) else self._evaluated.get(node, NOTHING)

    def qualified(self, node: ast.AST) -> str:
        """The dotted name of a chain, "?" in front where it starts at a variable of the function."""
        name = self.names.qualified(node)
        if self.locals and name:
            first = node
            while not isinstance(first, ast.Name):
                first = first.func if isinstance(first, ast.Call) else first.value  # type: ignore[attr-defined]
            if first.id in self.locals:
                return f"?{name}"
        return name

    def is_http_server(self) -> bool:
        """Whether `self` is a request of the standard library's HTTP server."""
        return self.owner is not None and any(
            base.endswith("HTTPRequestHandler") for base in self.program.base_names(self.owner)
        )

    def facts(self, test: ast.expr) -> tuple[Facts, Facts]:
        """What a condition that was just evaluated tells where it is true, and where it is false."""
        return guards.facts(test, self.again, self.qualified)

    def bind(self, target: ast.expr, value: Value, origin: ast.expr) -> None:
        """Assign; the origin is the expression that the value is of."""
        if isinstance(target, (ast.Tuple, ast.List)):
            self._unpack(target.elts, value, origin)
        elif isinstance(target, ast.Starred):
            self.bind(target.value, value, origin)
        elif isinstance(target, ast.Subscript):
            if key := variable(target.value):
                self.state.env.own[key] = containers.with_member(self.state.env.get(key), target.slice, value)
        elif key := variable(target):
            if value.taints:
                value = value.stepped(TraceMatch(span=self.span(origin), note=f"assigned to {key}"))
            self.state.env.own[key] = value
            if key in self.declared_global:
                self.program.keep_global(key, value)
            if isinstance(target, ast.Attribute) and self.owner is not None and key.startswith(("self.", "cls.")):
                self.program.keep(self.owner, target.attr, value)

    def _unpack(self, targets: list[ast.expr], value: Value, origin: ast.expr) -> None:
        elements = origin.elts if isinstance(origin, (ast.Tuple, ast.List)) else []
        exact = len(elements) == len(targets) and not any(isinstance(e, ast.Starred) for e in elements)
        for i, element in enumerate(targets):
            known = containers.member_at(value, ast.Constant(i))
            each = self.again(elements[i]) if exact else known if known is not None else member(value)
            self.bind(element, each, elements[i] if exact else origin)

    def entered(self, node: ast.expr, taint: Taint) -> Value:
        """The value of an expression that reads outside text."""
        step = TraceMatch(span=self.span(node), note=f"{taint.kind.value} text enters here")
        return Value(frozenset({taint.step(step)}))


def _constant(node: ast.Constant) -> Value:
    text = node.value
    if isinstance(text, bytes):
        return literal(text.decode("latin-1"))
    return literal(text) if isinstance(text, str) else _number(text)


def _number(value: object) -> Value:
    """A number's text; that of one with thousands of digits cannot be had and does not matter."""
    return literal(str(value)) if not isinstance(value, int) or value.bit_length() < 512 else literal("0")


def variable(node: ast.expr) -> str:
    """The variable's name: `x`, or `a.b` for attributes of names; "" for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{node.value.id}.{node.attr}"
    return ""


def item(base: Value, key: ast.expr) -> Value:
    """A member by its key: `data["a"]` checked says nothing of `data["b"]`."""
    suffix = f"[{key.value!r}]" if isinstance(key, ast.Constant) and isinstance(key.value, str) else ""
    taints = frozenset(Taint(t.kind, (t.label + suffix)[:80], t.harmless, False, t.steps) for t in base.taints)
    uploaded = any(t.label.endswith((".files", ".FILES")) for t in base.taints)
    return Value(taints, None, calls.FILE if uploaded else "")


def member(value: Value) -> Value:
    """An element of a container."""
    return Value(frozenset(t.member() for t in value.taints), value.parts if value.constant else None)
