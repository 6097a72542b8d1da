"""One function or module body at a time, statement by statement."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from typing import ClassVar

from aisec_hooks.flow import changes, folding, guard_calls, guards
from aisec_hooks.flow.binding import is_generator
from aisec_hooks.flow.callables import Anonymous, Bound, Defined, Function, Made, Partial
from aisec_hooks.flow.combining import joined, mixed, of_items
from aisec_hooks.flow.control import Control
from aisec_hooks.flow.entries import UNKNOWN as CALLED
from aisec_hooks.flow.entries import Entry
from aisec_hooks.flow.frame import Frame, variable
from aisec_hooks.flow.guards import NO_FACTS, Facts
from aisec_hooks.flow.invocation import DEEPEST_CALL, Outcome
from aisec_hooks.flow.program import Program
from aisec_hooks.flow.remembered import read_off
from aisec_hooks.flow.state import Env, State, without
from aisec_hooks.flow.values import ANY, NOTHING, OPAQUE, UNKNOWN, Value, constant

ABORTS = frozenset(
    "abort sys.exit exit quit os._exit os.abort flask.abort quart.abort bottle.abort sanic.exceptions.abort"
    " werkzeug.exceptions.abort pytest.fail pytest.skip typing.assert_never typing_extensions.assert_never"
    " assert_never unittest.skip".split()
)
OWN = (Defined, Bound, Anonymous, Partial, Made)
"""Callables of the project."""


class Flow(Control):
    """The interpreter of one function or module body."""

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
        super().__init__(program, env, entry, defined=defined, heap=heap, facts=facts, outer=outer, site=site)
        self.exits: list[tuple[State, Value]] = []
        """What is known at each way out that returns, and what is returned."""
        self.functions: list[Defined] = []
        """Functions defined inside."""
        self.loops = []
        self.yielded = []
        self.heap = self.state.heap
        """What the function was entered with, and what it has changed at its outermost level."""

    def run(self, body: Iterable[ast.stmt]) -> None:
        """Execute statements until one leaves."""
        for statement in body:
            if not self.state.alive:
                break
            execute = self.executors.get(type(statement))
            if execute is not None:
                execute(self, statement)

    def follow(self, defined: Defined, arguments: dict[str, Value], facts: Facts, site: ast.expr) -> Outcome:
        """Run a function of this project as called from here."""
        program = defined.program
        env = Env(arguments, defined.env or program.globals)
        before = self.state
        self.world.entered.add(defined.function)
        flow = Flow(
            program,
            env,
            self.world.entries.get(defined.function, CALLED),
            defined=defined,
            heap=Env(outer=before.heap),
            facts=facts,
            outer=self,
            site=site,
        )
        flow.run(defined.function.body)
        if flow.state.alive:
            flow.leave(constant(None))
        if not flow.exits:
            if flow.yielded:  # it goes on for ever, and gives something every time
                return Outcome(flow.generated(defined.function), NO_FACTS, {}, False)
            return Outcome(NOTHING, NO_FACTS, {}, defined.owner is None)  # a method may be another one in a subclass
        after = before.branch()
        results = [v for _, v in (*flow.exits, *flow.yielded)]
        after.meet([e.heap for e, _ in flow.exits], [NO_FACTS] * len(flow.exits), results)
        facts = _shared([e.facts for e, _ in flow.exits])
        if read_off(defined.function, is_generator):
            return Outcome(flow.generated(defined.function), facts, after.heap.own, False)
        return Outcome(flow.outcome(facts), facts, after.heap.own, False)

    def leave(self, value: Value) -> None:
        """The function is left with a value."""
        state = self.state
        self.exits.append((State(state.env, state.heap.flat(self.heap), state.facts), value))
        state.alive = False

    def outcome(self, facts: Facts) -> Value:
        """What the function returns, with what its truth tells of its arguments."""
        result = joined([without(v, e.facts - facts) if len(self.exits) > 1 else v for e, v in self.exits])
        true, false = [], []
        for state, value in self.exits:
            truth = folding.truth(value)
            told = value.told or (NO_FACTS, NO_FACTS)
            if truth is not False:
                true.append(state.facts | told[0])
            if truth is not True:
                false.append(state.facts | told[1])
        told = (_shared(true) - facts, _shared(false) - facts)
        if not any(told) and not result.opaque and self.defined is not None:
            name = self.defined.function.name
            return result.read() if guard_calls.VALIDATOR.search(name) else result  # its name is no argument any more
        return result.telling(*told)

    def generated(self, function: Function) -> Value:
        """What a generator gives: in order if it is in no loop or branch."""
        straight = [n.value for n in function.body if isinstance(n, ast.Expr)]
        if self.yielded and all(node in straight for node, _ in self.yielded):
            return of_items(tuple((i, v) for i, (_, v) in enumerate(self.yielded)), "list")
        return of_items(((ANY, joined(v for _, v in self.yielded)),) if self.yielded else (), "list")

    def follow_lambda(self, target: Anonymous, arguments: dict[str, Value], site: ast.expr) -> Value:
        """Evaluate a lambda as called from here."""
        if len(self.callers) >= DEEPEST_CALL or not self.world.take_call():
            return OPAQUE
        env = Env(arguments, target.env)
        flow = Flow(target.program, env, CALLED, heap=self.state.heap, facts=self.state.facts, outer=self, site=site)
        flow.callers = (*self.callers, target.node)
        flow.owner = target.owner
        return flow.operand(target.node.body)

    # --- definitions and simple statements ---------------------------------------------------

    def _function(self, node: Function) -> None:
        decorators = [self.operand(d) for d in node.decorator_list]
        for default in (*node.args.defaults, *(d for d in node.args.kw_defaults if d)):
            self.default(default)
        env = self.state.env.flat(self.program.globals) if self.defined else None
        defined = Defined(node, env, self.owner, self.program)
        self.functions.append(defined)
        value = Value(targets=(self.world.callables.number(defined),))
        if env is not None:
            env.own[node.name] = value  # it may call itself
        for decorator, expression in zip(reversed(decorators), reversed(node.decorator_list), strict=True):
            value = self._decorated(decorator, value, expression)
        self.state.env.own[node.name] = value

    def _decorated(self, decorator: Value, value: Value, node: ast.expr) -> Value:
        """What a decorator of this project makes of a function; others are taken to leave it as it is."""
        decorator = self.force(decorator)
        if not any(isinstance(self.world.callables[t], OWN) for t in decorator.targets):
            return value
        shallow, self.shallow = self.shallow, False  # what another file's function is depends on it
        results = [r for t in decorator.targets if (r := self.apply(t, [value], {}, NOTHING, node)) is not None]
        self.shallow = shallow
        wrapped = joined(results) if results else NOTHING
        return wrapped if wrapped.targets else value

    def _class(self, node: ast.ClassDef) -> None:
        outer, owner = self.state, self.owner
        self.state, self.owner = outer.branch(), node
        self.run(node.body)
        self.program.class_values[node] = {
            name: self.state.env.get(name)
            for name in sorted(self.state.env.since(outer.env))
            if not self.state.env.get(name).targets or not _defines(node, name)
        }
        self.state, self.owner = outer, owner
        outer.env.own[node.name] = Value(targets=(self.world.callables.number(Made(node, self.program)),))
        self.classes.setdefault(node.name, node)
        self.world.homes.setdefault(node, self.program)

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
            if self.canonical(call.func) not in guards.ANSWERING:
                self.state.facts |= frozenset(guards.called_validator(name.rpartition(".")[2], arguments))

    def _assign(self, node: ast.Assign) -> None:
        self.assigning = variable(node.targets[0])
        value = self.operand(node.value)
        self.assigning = ""
        for target in node.targets:
            self.bind(target, value, node.value)
            self.sinks.assigned(node, target, value, self)

    def _annotated(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            value = self.operand(node.value)
            self.bind(node.target, value, node.value)
            self.sinks.assigned(node, node.target, value, self)

    def _augmented(self, node: ast.AugAssign) -> None:
        before, value = self.value(node.target), self.value(node.value)
        folded = folding.binary(node.op, before, value)
        if folded is not None:
            result = folded
        elif isinstance(node.op, ast.Add):
            result = self.added([before, value])
        elif isinstance(node.op, ast.BitOr) and before.type == "dict":
            result = changes.changed(self.present(before), "update", [self.present(self.force(value))], {})
            self.replace(node.target, before, result)  # it is the same one under all of its names
            self.sinks.assigned(node, node.target, value, self)
            return
        else:
            result = mixed([before, value])
        self.bind(node.target, result, node.value)
        self.sinks.assigned(node, node.target, result if isinstance(node.target, ast.Name) else value, self)

    def _return(self, node: ast.Return) -> None:
        value = self.operand(node.value) if node.value is not None else constant(None)
        self.sinks.returned(node, value, self)
        self.leave(value)

    def _raise(self, node: ast.Raise) -> None:
        if node.exc is not None:
            self.value(node.exc)
        self.state.alive = False

    def _break(self, _node: ast.Break) -> None:
        if self.loops:
            base, breaks = self.loops[-1]
            env, heap = base
            breaks.append(State(self.state.env.flat(env), self.state.heap.flat(heap), self.state.facts))
        self.state.alive = False

    def _continue(self, _node: ast.Continue) -> None:
        self.state.alive = False

    def _assert(self, node: ast.Assert) -> None:
        self.value(node.test)
        self.state.facts |= self.facts(node.test)[0]

    def _delete(self, node: ast.Delete) -> None:
        for target in node.targets:
            if isinstance(target, ast.Name):
                self.state.env.own[target.id] = NOTHING
            elif isinstance(target, ast.Subscript):
                base, key = self.value(target.value), self.value(target.slice)
                if base.items is not None and key.known is not UNKNOWN:
                    method = "pop" if base.type in ("dict", "list") else ""
                    self.replace(target.value, base, changes.changed(self.present(base), method, [key], {}))

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


def _defines(node: ast.ClassDef, name: str) -> bool:
    """Whether a class has a method of that name."""
    return any(isinstance(n, Function) and n.name == name for n in node.body)


def _shared(facts: list[Facts]) -> Facts:
    """What is known on every one of some ways."""
    return facts[0].intersection(*facts[1:]) if facts else NO_FACTS
