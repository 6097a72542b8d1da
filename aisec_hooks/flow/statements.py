"""One function or module body at a time: statements in order, branches apart."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from aisec_hooks.flow import guards
from aisec_hooks.flow.entries import UNKNOWN, Entry
from aisec_hooks.flow.expressions import member, variable
from aisec_hooks.flow.guards import ALL, NO_FACTS, Fact, Facts
from aisec_hooks.flow.invocation import Invocation
from aisec_hooks.flow.program import Defined, Function, Program, Sinks
from aisec_hooks.flow.state import Env, State
from aisec_hooks.flow.values import NOTHING, Value, concatenated, joined, mixed

ABORTS = frozenset({"abort", "sys.exit", "exit", "quit", "os._exit", "flask.abort", "pytest.fail", "pytest.skip"})
Branch = tuple[Sequence[ast.stmt], Facts]


class Flow(Invocation):
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
        self._loops: list[tuple[Env, list[State]]] = []
        """For each loop that is being run, what it started from and the states at its `break`s."""

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
        if self._loops:
            base, breaks = self._loops[-1]
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

    # --- control -----------------------------------------------------------------------------

    def _if(self, node: ast.If) -> None:
        """A chain of `elif`s is one statement with many branches, however long."""
        branches: list[Branch] = []
        otherwise = NO_FACTS
        rest: list[ast.stmt] = [node]
        facts = self.state.facts
        while len(rest) == 1 and isinstance(rest[0], ast.If):
            test = rest[0]
            self.value(test.test)
            true, false = self.facts(test.test)
            branches.append((test.body, otherwise | true))
            otherwise |= false
            self.state.facts = facts | otherwise
            rest = test.orelse
        self.state.facts = facts
        self._branches([*branches, (rest, otherwise)])

    def _while(self, node: ast.While) -> None:
        self.value(node.test)
        true, false = self.facts(node.test)
        endless = isinstance(node.test, ast.Constant) and bool(node.test.value)
        self._loop(node, true, false, endless=endless)

    def _for(self, node: ast.For | ast.AsyncFor) -> None:
        self.bind(node.target, member(self.value(node.iter)), node.iter)
        self._loop(node, NO_FACTS, NO_FACTS, endless=False)

    def _with(self, node: ast.With | ast.AsyncWith) -> None:
        for item in node.items:
            value = self.value(item.context_expr)
            if item.optional_vars is not None:
                self.bind(item.optional_vars, value, item.context_expr)
        self.run(node.body)

    def _try(self, node: ast.Try) -> None:
        before = self.state
        self.state = before.branch()
        self.run([*node.body, *node.orelse])
        after = self.state
        ends = [after]
        for handler in node.handlers:
            # any part of the body may have run
            self.state = before.branch()
            for name in sorted(after.env.since(before.env)):
                self.state.env.own[name] = joined([before.env.get(name), after.env.get(name)])
            self.run(handler.body)
            ends.append(self.state)
        self.state = before
        before.take(ends)
        if node.finalbody:
            if not before.alive:  # it is run on the way out as well
                facts = before.facts
                before.take([State(e.env, facts) for e in ends])
                before.alive = False
            alive, before.alive = before.alive, True
            self.run(node.finalbody)
            self.state.alive &= alive

    def _match(self, node: ast.Match) -> None:
        subject = self.value(node.subject)
        known = frozenset(Fact(t.label, ALL) for t in subject.taints)
        before, ends, exhaustive = self.state, [], False
        for case in node.cases:
            self.state = before.branch(known if _is_literal(case.pattern) else NO_FACTS)
            for name in ast.walk(case.pattern):
                if isinstance(name, (ast.MatchAs, ast.MatchStar)) and name.name:
                    whole = isinstance(name, ast.MatchAs) and name is case.pattern
                    self.state.env.own[name.name] = subject if whole else member(subject)
            if case.guard is not None:
                self.value(case.guard)
                self.state.facts |= self.facts(case.guard)[0]
            elif isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None:
                exhaustive = True
            self.run(case.body)
            ends.append(self.state)
        self.state = before
        before.take(ends if exhaustive else [*ends, before.branch()])

    def _branches(self, branches: Sequence[Branch]) -> None:
        before, ends = self.state, []
        for body, known in branches:
            self.state = before.branch(known)
            self.run(body)
            ends.append(self.state)
        self.state = before
        before.take(ends)

    def _loop(self, node: ast.For | ast.AsyncFor | ast.While, true: Facts, false: Facts, *, endless: bool) -> None:
        before = self.state
        self._loops.append((before.env, []))
        for _round in range(2):  # the second round sees what the first left
            self.state = before.branch(true)
            self.run(node.body)
            self.state.alive = True
            after = self.state.env
            changed = any(after.get(n).taints != before.env.get(n).taints for n in after.since(before.env))
            before.take([before.branch(), self.state])
            if not changed:
                break
        _, breaks = self._loops.pop()
        ends = [] if endless else [before.branch(false)]
        if ends and node.orelse:
            self.state = ends[0]
            self.run(node.orelse)
        self.state = before
        before.take([*ends, *breaks])

    executors: ClassVar[dict[type[ast.stmt], Callable[..., None]]] = {
        ast.AnnAssign: _annotated,
        ast.Assert: _assert,
        ast.Assign: _assign,
        ast.AsyncFor: _for,
        ast.AsyncFunctionDef: _function,
        ast.AsyncWith: _with,
        ast.AugAssign: _augmented,
        ast.Break: _break,
        ast.ClassDef: _class,
        ast.Continue: _continue,
        ast.Delete: _delete,
        ast.Expr: _expression,
        ast.For: _for,
        ast.FunctionDef: _function,
        ast.If: _if,
        ast.Match: _match,
        ast.Raise: _raise,
        ast.Return: _return,
        ast.Try: _try,
        ast.While: _while,
        ast.With: _with,
        **({ast.TryStar: _try} if hasattr(ast, "TryStar") else {}),
    }


def _is_literal(pattern: ast.pattern) -> bool:
    """Whether a pattern lets nothing but fixed values through."""
    if isinstance(pattern, ast.MatchOr):
        return all(_is_literal(p) for p in pattern.patterns)
    if isinstance(pattern, ast.MatchAs) and pattern.pattern is not None:
        return _is_literal(pattern.pattern)
    return isinstance(pattern, (ast.MatchValue, ast.MatchSingleton))
