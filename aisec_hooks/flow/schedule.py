"""Which functions of a file are run, and in what order."""

from __future__ import annotations

import ast
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from aisec_hooks.flow import binding
from aisec_hooks.flow.callables import Defined, Function, Made
from aisec_hooks.flow.entries import UNKNOWN, Entry, entry, harmless_type
from aisec_hooks.flow.frame import private
from aisec_hooks.flow.judge import Judge
from aisec_hooks.flow.private import is_private
from aisec_hooks.flow.program import Program
from aisec_hooks.flow.relevance import Relevance
from aisec_hooks.flow.state import Env
from aisec_hooks.flow.statements import Flow
from aisec_hooks.flow.taints import STRONG, Taint
from aisec_hooks.flow.values import NOTHING, OPAQUE, Value
from aisec_hooks.flow.values import UNKNOWN as UNKNOWN_CONSTANT
from aisec_hooks.flow.world import World
from aisec_hooks.model import SourceKind
from aisec_hooks.syntax.source import Module, Source

DEEPEST = 6
"""Functions nested deeper than this are not run."""


class Schedule:
    """The module first, then its functions in order, then the methods that others left something for."""

    def __init__(self, source: Source, module: Module, judge: Judge) -> None:
        self._module = module
        self._names = source.names
        self._judge = judge
        self._world = World(source, module, judge, run_module)
        self._program = self._world.main
        self._relevance = Relevance(self._program, module.text, judge.tables_of(self._program))
        self.too_deep = False
        """Whether some of it is nested more deeply than can be followed."""

    @property
    def too_many(self) -> bool:
        """Whether there are more calls, or more in one another, than are followed."""
        return self._world.too_many

    def run(self) -> None:
        """Run all that can reach a sink; Exhausted when that is too much."""
        top = Flow(self._program, self._program.globals, UNKNOWN)
        self._heap = top.state.heap
        for statement in self._module.tree.body:
            top.state.alive = True
            self._world.begin()
            self._guarded(partial(top.run, [statement]))
        for defined in top.functions:
            self._run(defined, 0)
        for _round in range(2):  # what one function kept, another reads, and may keep again
            before = set(self._program.changed_globals)
            for reader in self._late_readers(top.functions):
                self._world.begin()
                self._guarded(partial(self._enter, reader, DEEPEST))  # it reads what comes from outside by now
            if not self._program.outdated and self._program.changed_globals == before:
                break

    def _guarded(self, run: Callable[[], object]) -> None:
        try:
            run()
        except RecursionError:
            self.too_deep = True

    def _run(self, defined: Defined, depth: int) -> None:
        if self._relevance.matters(defined):
            self._world.begin()
            self._guarded(lambda: self._enter(defined, depth))

    def _enter(self, defined: Defined, depth: int) -> None:
        entered = entry(defined, self._program)
        env = Env(dict(entered.parameters), defined.env or self._program.globals)
        flow = Flow(self._program, env, entered, defined=defined, heap=Env(outer=self._heap))
        for name, argument in _parameters(defined.function).items():
            if name in entered.parameters:
                env.own[name] = self._parameter(flow, defined, argument, entered.parameters[name])
        for name, provider in entered.provided.items():
            env.own[name] = self._provided(flow, provider)
        if self._run_wrapped(defined, entered, env.own):
            return
        self._guarded(lambda: flow.run(defined.function.body))
        if depth < DEEPEST:
            for inner in flow.functions:
                self._run(inner, depth + 1)

    def _run_wrapped(self, defined: Defined, entered: Entry, parameters: dict[str, Value]) -> bool:
        """Run a function by way of the project's decorators around it; whether it was come to."""
        if defined.owner is not None or defined.env is not None or not defined.function.decorator_list:
            return False
        value = self._program.globals.get(defined.function.name)
        wrappers = [t for t in value.targets if self._world.callables[t] != defined]
        router = Flow(self._program, self._program.globals, UNKNOWN, heap=Env(outer=self._heap))
        self._world.entries[defined.function] = entered
        self._world.entered.discard(defined.function)
        for number in wrappers:
            wrapper = self._world.callables[number]
            if isinstance(wrapper, Defined):
                positional, keywords = binding.routed(wrapper.function.args, parameters)
                site = defined.function.decorator_list[0]
                self._guarded(partial(router.apply, number, positional, keywords, NOTHING, site))
        return defined.function in self._world.entered

    def _provided(self, flow: Flow, provider: ast.expr) -> Value:
        """What a function of the project gives that a framework calls for a parameter, its own being a request's."""
        target = next((self._world.callables[t] for t in flow.force(flow.operand(provider)).targets), None)
        function = target.function if isinstance(target, Defined) else None
        if isinstance(target, Made):
            maker = target.program.method(target.node, "__init__")
            function = maker.function if maker is not None else None
        if function is None:
            return OPAQUE
        given = {
            name: NOTHING
            if argument.annotation is not None and harmless_type(ast.unparse(argument.annotation), flow.classes)
            else Value(frozenset({Taint(SourceKind.REQUEST, name)}))
            for name, argument in _parameters(function).items()
            if not isinstance(target, Made) or argument is not function.args.args[0]
        }
        number = self._world.callables.number(target) if target is not None else 0
        result = flow.apply(number, [], given, NOTHING, provider)
        return result if result is not None else OPAQUE

    def _parameter(self, flow: Flow, defined: Defined, argument: ast.arg, value: Value) -> Value:
        """What a parameter is worth at the beginning."""
        first = next(iter(_parameters(defined.function)), "")
        method = defined.owner is not None and binding.takes_object(defined.function)
        if method and argument.arg == first and not value.taints and defined.owner is not None:
            return flow.instance(defined.owner, self._program)
        owner = self._program.classes.get(value.type)
        if owner is None and not value.type and isinstance(argument.annotation, (ast.Name, ast.Attribute)):
            owner = self._world.class_named(self._program.names.qualified(argument.annotation), self._program)
            if owner is not None and any("Enum" in base for base in self._program.base_names(owner)):
                return NOTHING
        if owner is not None:
            value = Value(value.taints, value.parts, self._world.type_of(owner, self._program), value.items)
        name = argument.arg
        return private(value, name) if is_private(name) and value.known is UNKNOWN_CONSTANT else value

    def _late_readers(self, functions: list[Defined]) -> list[Defined]:
        """The functions that would now read something else, if running them can tell something."""
        program, found = self._program, dict[Function, Defined]()
        for key, readers in program.outdated.items():
            strong = any(t.kind in STRONG for t in program.attributes[key].taints)
            found.update({f: d for f, d in readers.items() if strong or self._relevance.matters(d)})
        program.outdated.clear()
        for defined in functions if program.changed_globals else ():
            names = {n.id for n in ast.walk(defined.function) if isinstance(n, ast.Name)}
            if names & program.changed_globals:
                found[defined.function] = defined
        return [found[f] for f in sorted(found, key=lambda f: (f.lineno, f.col_offset))]


def _parameters(function: Function) -> dict[str, ast.arg]:
    """All parameters by name, in order."""
    arguments = function.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
    return {a.arg: a for a in every if a is not None}


def run_module(program: Program) -> None:
    """Run the module level of another file, for what it defines."""
    flow = Flow(program, program.globals, UNKNOWN)
    flow.shallow = True
    with suppress(RecursionError):  # what it did not come to is not known
        flow.run(program.tree.body)
    program.world.contents.update(flow.state.heap.own)
