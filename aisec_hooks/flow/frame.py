"""A function while it is run: where it stands, what its variables are worth, what its names mean."""

from __future__ import annotations

import ast
from collections.abc import Callable, Hashable
from typing import ClassVar

from aisec_hooks.flow import calls, containers, guards, sources
from aisec_hooks.flow.budget import Exhausted
from aisec_hooks.flow.callables import Defined, Named
from aisec_hooks.flow.combining import mixed
from aisec_hooks.flow.entries import Entry
from aisec_hooks.flow.guards import NO_FACTS, Facts
from aisec_hooks.flow.program import Program
from aisec_hooks.flow.remembered import read_off
from aisec_hooks.flow.state import DEEPEST_CONTENT, Env, State
from aisec_hooks.flow.taints import Taint
from aisec_hooks.flow.values import NOTHING, OPAQUE, Value, constant
from aisec_hooks.model import SourceKind, Span, TraceMatch

NO_NAMES: frozenset[str] = frozenset()
TELLING = (ast.Compare, ast.BoolOp, ast.Call, ast.UnaryOp)
"""Conditions that may be kept in a variable."""
BUILTINS = frozenset("eval exec open print str int compile input map getattr setattr __import__".split())


class Frame:
    """The part of the interpreter that the others stand on."""

    evaluators: ClassVar[dict[type[ast.expr], Callable[..., Value]]] = {}
    """What evaluates each kind of expression; other kinds are made of what is in them."""

    def __init__(
        self,
        program: Program,
        env: Env[str],
        entry: Entry,
        *,
        defined: Defined | None = None,
        heap: Env[int] | None = None,
        facts: Facts = NO_FACTS,
        outer: Frame | None = None,
        site: ast.expr | None = None,
    ) -> None:
        self.program = program
        self.world = program.world
        self.names = program.names
        self.classes = program.classes
        self.sinks = program.world.sinks
        self.entry = entry
        self.defined = defined
        self.owner = defined.owner if defined else None
        self.outer = outer
        """The frame that called, None for what is run by itself."""
        self.site = site
        """The expression there that called."""
        self.callers: tuple[ast.AST, ...] = outer.callers if outer is not None else ()
        """The functions that are being run, outermost first."""
        if defined is not None:
            self.callers += (defined.function,)
        self.shallow = False
        """It is run for what it defines: functions are not followed."""
        self.assigning = ""
        """The variable that what is being evaluated goes to."""
        self.state = State(env, heap if heap is not None else Env(), facts, held=self.world.held)
        self.locals = read_off(defined.function, sources.shadowed) if defined else NO_NAMES
        """Variables that stand for something else than the module's names."""
        self.declared_global: frozenset[str] = frozenset()
        self._evaluated: dict[ast.expr, Value] = {}

    # --- expressions -------------------------------------------------------------------------

    def is_in(self, defined: Defined) -> bool:
        """Whether the function is being run already; one that a decorator made for another function is another."""
        if defined.function not in self.callers:
            return False
        frame: Frame | None = self
        while frame is not None:
            own = frame.defined
            if own is not None and own.function is defined.function and own.env is defined.env:
                return True
            frame = frame.outer
        return False

    def value(self, node: ast.expr) -> Value:
        """The value of an expression; calls in it are told to the sinks."""
        if isinstance(node, ast.Constant):
            return _constant(node)
        world = self.world
        world.steps_left -= 1
        if world.steps_left < 0:
            raise Exhausted
        evaluate = self.evaluators.get(type(node))
        result = self._any(node) if evaluate is None else evaluate(self, node)
        self._evaluated[node] = result
        return result

    def _any(self, node: ast.expr) -> Value:
        return mixed([self.value(child) for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)])

    def operand(self, node: ast.expr) -> Value:
        """The value of an expression that something else will hold: a function of a library counts as one."""
        result = self.value(node)
        if isinstance(node, TELLING):
            return self._telling(node, result)
        if result is OPAQUE and isinstance(node, (ast.Name, ast.Attribute)):
            name = self.qualified(node)
            if name and name[0] != "?" and (first_name(node) in self.names.imported or name in BUILTINS):
                result = Value(targets=(self.world.callables.number(Named(bare(name))),))
                self._evaluated[node] = result
        elif result.type and isinstance(node, ast.Attribute) and not result.taints and not result.targets:
            name = self.canonical(node)  # `map(requests.get, urls)`, `partial(session.get, timeout=3)`
            if name and name[0] != "?" and result.items is None and result.at == 0:
                target = self.world.callables.number(Named(bare(name)))
                result = Value(type=result.type, targets=(target,), opaque=result.opaque)
                self._evaluated[node] = result
        return result

    def _telling(self, node: ast.expr, value: Value) -> Value:
        """`valid = name in NAMES`: what its truth tells is remembered with it."""
        if value.told is not None or value.at:
            return value
        true, false = self.facts(node)
        if not true and not false:
            return value
        self._evaluated[node] = value = value.telling(true, false)
        return value

    def again(self, node: ast.expr) -> Value:
        """The value of an expression that was evaluated already, else nothing."""
        if isinstance(node, ast.Constant):
            return _constant(node)
        value = self._evaluated.get(node)
        if value is None:
            return OPAQUE
        return self.present(value) if value.at or value.items else value

    def present(self, value: Value, depth: int = 0) -> Value:
        """A container or an object as it is by now, with what is in it."""
        if value.at:
            value = self.state.heap.find(value.at) or self.world.contents.get(value.at, value)
        if value.items and depth < DEEPEST_CONTENT:
            items = tuple((k, self.present(v, depth + 1) if v.at or v.items else v) for k, v in value.items)
            if any(a is not b for (_, a), (_, b) in zip(items, value.items, strict=True)):
                taints = mixed([v for _, v in items]).taints if value.type in containers.DISPLAYS else value.taints
                return Value(
                    taints, value.parts, value.type, items, value.const, value.at, value.targets, None, value.opaque
                )
        return value

    def holder(self, value: Value) -> Value:
        """What a method is called of: of an object of the project what is in it need not be looked up as well."""
        return self.present(value, DEEPEST_CONTENT if "#" in value.type else 0)

    def outside(self, value: Value, depth: int = 0) -> frozenset[Taint]:
        """The outside texts in a value and in what it holds."""
        whole = (self.state.heap.find(value.at) or value) if value.at else value
        if not whole.items or depth >= DEEPEST_CONTENT - 1:
            return whole.taints
        return whole.taints.union(*(self.outside(v, depth + 1) for _, v in whole.items if v.taints or v.at or v.items))

    def content(self, value: Value, depth: int = 0) -> Hashable:
        """What tells a value from others that it could be, with what is in it by now."""
        if not value.at and not value.items:
            return value
        found = self.state.heap.find(value.at) or self.world.contents.get(value.at) if value.at else None
        whole = found or value
        if depth >= DEEPEST_CONTENT - 1 or not whole.items:
            return whole.slim()
        members = tuple((k, self.content(v, depth + 1)) for k, v in whole.items)
        return (whole.taints, whole.type, whole.at, whole.targets, members)

    # --- names -------------------------------------------------------------------------------

    def qualified(self, node: ast.AST) -> str:
        """The dotted name of a chain, "?" in front where it starts at a variable of the function."""
        known = self.program.qualified_names.get(node)
        if known is None:
            known = self.program.qualified_names[node] = self._qualified(node)
        return known

    def _qualified(self, node: ast.AST) -> str:
        name = self.names.qualified(node)
        if self.locals and name:
            first = node
            while not isinstance(first, ast.Name):
                first = first.func if isinstance(first, ast.Call) else first.value  # type: ignore[attr-defined]
            if first.id in self.locals:
                return f"?{name}"
        return name

    def canonical(self, node: ast.expr) -> str:
        """The dotted name of an expression without brackets, variables replaced by the class of their value.

        "" if there is none; "?" in front where it starts at a variable whose class is not known.
        """
        if isinstance(node, ast.Attribute):
            base = self._evaluated.get(node.value)
            if base is not None and base.type:
                made = self.library_type(base)
                if made:
                    return f"{made}.{node.attr}"
            module = self.world.callables[base.targets[0]] if base is not None and base.targets else None
            if isinstance(module, Named):
                return f"{module.name}.{node.attr}"  # `rng = random`
        elif isinstance(node, ast.Name):
            value = self.state.env.find(node.id)
            target = self.world.callables[value.targets[0]] if value is not None and value.targets else None
            if isinstance(target, Named):
                return target.name
            if value is not None and value.type and (made := self.library_type(value)):
                return made  # `pipe = pipeline(...); pipe("x")`
        return self.program.known.settled(self.qualified(node))

    def library_type(self, value: Value) -> str:
        """The class of a library that an object is of, "" for others."""
        made = value.type
        if "#" in made:
            owner = self.world.class_of(made)
            if owner is None:
                return ""
            made = self.world.library_class(owner)
        return bare(made) if "." in made and made != calls.JOINED else ""

    def is_http_server(self) -> bool:
        """Whether `self` is a request of the standard library's HTTP server."""
        return self.owner is not None and any(
            base.endswith("HTTPRequestHandler") for base in self.program.base_names(self.owner)
        )

    def class_of(self, value: Value) -> ast.ClassDef | None:
        """The class of this project that an object is of."""
        if not value.type:
            return None
        return self.world.class_of(value.type) if "#" in value.type else self.classes.get(value.type)

    # --- places ------------------------------------------------------------------------------

    def span(self, node: ast.AST) -> Span:
        """Where a node is, in this frame's file."""
        return self.program.span(node)

    def step(self, node: ast.AST, note: str) -> TraceMatch:
        """A step of a trace at a node."""
        path = "" if self.program is self.world.main else self.program.path
        return TraceMatch(span=self.program.span(node), note=note, path=path)

    @property
    def foreign(self) -> bool:
        """Whether it is of another file than the one that is looked at."""
        return self.program is not self.world.main

    def anchor(self, node: ast.AST) -> tuple[Frame, ast.AST]:
        """The frame and node of the file that is looked at from which this node was come to."""
        frame: Frame = self
        place = node
        while frame.foreign and frame.outer is not None and frame.site is not None:
            place = frame.site
            frame = frame.outer
        return frame, place

    def facts(self, test: ast.expr) -> tuple[Facts, Facts]:
        """What a condition that was just evaluated tells where it is true, and where it is false."""
        return guards.facts(test, self.again, self.qualified)

    def entered(self, node: ast.expr, taint: Taint, made: str = "") -> Value:
        """The value of an expression that reads outside text."""
        return Value(frozenset({taint.step(self.step(node, f"{taint.kind.value} text enters here"))}), None, made)


def private(value: Value, name: str) -> Value:
    """A value that its name says to be private."""
    return value.with_taints(value.taints | {Taint(SourceKind.SECRET, name)})


def first_name(node: ast.expr) -> str:
    """The name that a chain of attributes begins with, "" if it begins with something else."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def bare(name: str) -> str:
    """A dotted name without the brackets of calls and subscripts."""
    return name.replace("()", "").replace("[]", "") if "]" in name or ")" in name else name


def _constant(node: ast.Constant) -> Value:
    value = node.value
    return constant(value) if value is None or isinstance(value, (str, bytes, int, float)) else NOTHING


def variable(node: ast.expr) -> str:
    """The variable's name: `x`, or `a.b` for attributes of names; "" for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{node.value.id}.{node.attr}"
    return ""
