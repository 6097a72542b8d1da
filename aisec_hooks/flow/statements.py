"""One function or module body at a time, statement by statement."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from typing import ClassVar

from aisec_hooks.flow import guards
from aisec_hooks.flow.control import Control
from aisec_hooks.flow.entries import UNKNOWN, Entry
from aisec_hooks.flow.frame import variable
from aisec_hooks.flow.guards import NO_FACTS, Facts
from aisec_hooks.flow.program import Defined, Function, Program, Sinks
from aisec_hooks.flow.state import Env, State
from aisec_hooks.flow.values import NOTHING, Value, concatenated, joined, mixed

ABORTS = frozenset({"abort", "sys.exit", "exit", "quit", "os._exit", "flask.abort", "pytest.fail", "pytest.skip"})


class Flow(Control):
    """The interpreter of one function or module body."""

    def __init__(
        self,
        program: Program,
        sinks: Sinks,
        env: Env,
        entry: Entry,
        *,
        defined: Defined | None = None,
        facts: Facts = NO_FACTS,
        callers: tuple[Function, ...] = (),
    ) -> None:
        super().__init__(program, sinks, env, entry, defined, facts, callers)
        self.returns: list[Value] = []
        self.exits: list[Facts] = []
        """What is known at each way out that returns."""
        self.functions: list[Defined] = []
        """Functions defined inside."""
        self.loops = []

    def run(self, body: Iterable[ast.stmt]) -> None:
        """Execute statements until one leaves."""
        for statement in body:
            if not self.state.alive:
                break
            execute = self.executors.get(type(statement))
            if execute is not None:
                execute(self, statement)

    def follow(self, defined: Defined, arguments: dict[str, Value]) -> tuple[Value, Facts]:
        """Run a function of this file as called from here: what it returns, what is known after it."""
        env, callers = Env(arguments, self.program.globals), (*self.callers, defined.function)
        flow = Flow(self.program, self.sinks, env, UNKNOWN, defined=defined, facts=self.state.facts, callers=callers)
        flow.run(defined.function.body)
        if flow.state.alive:
            flow.exits.append(flow.state.facts)
        facts = flow.exits[0].intersection(*flow.exits[1:]) if flow.exits else self.state.facts
        return joined(flow.returns) if flow.returns else NOTHING, facts

    # --- definitions and simple statements ---------------------------------------------------

    def _function(self, node: Function) -> None:
        for expression in (*node.decorator_list, *node.args.defaults, *(d for d in node.args.kw_defaults if d)):
            self.value(expression)
        env = self.state.env.flat(self.program.globals) if self.defined else None
        self.functions.append(Defined(node, env, self.owner))

    def _class(self, node: ast.ClassDef) -> None:
        outer, owner = self.state, self.owner
        self.state, self.owner = outer.branch(), node
        self.run(node.body)
        self.state, self.owner = outer, owner

    def _expression(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Constant):
            return
        self.value(node.value)
        call = node.value.value if isinstance(node.value, ast.Await) else node.value
        if isinstance(call, ast.Call):
            name = self.qualified(call.func)
            if name in ABORTS:
                self.state.alive = False
            # `validate(x)` as a statement raises when it objects
            arguments = [self.again(a) for a in (*call.args, *(k.value for k in call.keywords))]
            self.state.facts |= frozenset(guards.called_validator(name.rpartition(".")[2], arguments))

    def _assign(self, node: ast.Assign) -> None:
        self.assigning = variable(node.targets[0])
        value = self.value(node.value)
        self.assigning = ""
        for target in node.targets:
            self.bind(target, value, node.value)
            if isinstance(target, ast.Attribute):
                self.sinks.assigned(node, target, value, self)

    def _annotated(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.bind(node.target, self.value(node.value), node.value)

    def _augmented(self, node: ast.AugAssign) -> None:
        value = self.value(node.value)
        key = variable(node.target)
        before = self.state.env.get(key) if key else NOTHING
        if isinstance(node.op, ast.Add) and key:
            self.bind(node.target, concatenated([before, value]), node.value)
        elif key:
            self.state.env.own[key] = mixed([before, value])
        if isinstance(node.target, ast.Attribute):
            self.sinks.assigned(node, node.target, value, self)

    def _return(self, node: ast.Return) -> None:
        value = self.value(node.value) if node.value is not None else NOTHING
        self.sinks.returned(node, value, self)
        self.returns.append(value)
        self.exits.append(self.state.facts)
        self.state.alive = False

    def _raise(self, node: ast.Raise) -> None:
        if node.exc is not None:
            self.value(node.exc)
        self.state.alive = False

    def _break(self, _node: ast.Break) -> None:
        if self.loops:
            base, breaks = self.loops[-1]
            breaks.append(State(self.state.env.flat(base), self.state.facts))
        self.state.alive = False

    def _continue(self, _node: ast.Continue) -> None:
        self.state.alive = False

    def _assert(self, node: ast.Assert) -> None:
        self.value(node.test)
        self.state.facts |= self.facts(node.test)[0]

    def _delete(self, node: ast.Delete) -> None:
        for target in node.targets:
            if key := variable(target):
                self.state.env.own[key] = NOTHING

    def _global(self, node: ast.Global) -> None:
        self.declared_global |= frozenset(node.names)

    executors: ClassVar[dict[type[ast.stmt], Callable[..., None]]] = {
        ast.AnnAssign: _annotated,
        ast.Assert: _assert,
        ast.Assign: _assign,
        ast.AsyncFor: Control.do_for,
        ast.AsyncFunctionDef: _function,
        ast.AsyncWith: Control.do_with,
        ast.AugAssign: _augmented,
        ast.Break: _break,
        ast.ClassDef: _class,
        ast.Continue: _continue,
        ast.Delete: _delete,
        ast.Expr: _expression,
        ast.For: Control.do_for,
        ast.FunctionDef: _function,
        ast.Global: _global,
        ast.If: Control.do_if,
        ast.Match: Control.do_match,
        ast.Raise: _raise,
        ast.Return: _return,
        ast.Try: Control.do_try,
        ast.While: Control.do_while,
        ast.With: Control.do_with,
        **({ast.TryStar: Control.do_try} if hasattr(ast, "TryStar") else {}),
    }
