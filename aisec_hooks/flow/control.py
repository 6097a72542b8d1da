"""Branches and loops: each way through runs on a state of its own, and they meet behind it."""

from __future__ import annotations

import ast
from abc import abstractmethod
from collections.abc import Iterable, Sequence

from aisec_hooks.flow import containers
from aisec_hooks.flow.captures import captured, is_literal
from aisec_hooks.flow.combining import joined
from aisec_hooks.flow.containers import member
from aisec_hooks.flow.guards import ALL, NO_FACTS, Fact, Facts
from aisec_hooks.flow.invocation import Invocation
from aisec_hooks.flow.remembered import read_off
from aisec_hooks.flow.state import Env, State
from aisec_hooks.flow.values import NOTHING, UNKNOWN, Hole, Value
from aisec_hooks.syntax.blocks import SIMPLE, inside

MOST_UNROLLED = 4
"""Elements of a list of constants that a loop is run for one by one."""
DEEPEST_REPEATED = 3
"""Loops nested deeper than this are run once."""
Branch = tuple[Sequence[ast.stmt], Facts]


class Control(Invocation):
    """The part of the interpreter that decides what runs."""

    loops: list[tuple[tuple[Env[str], Env[int]], list[State]]]
    """For each loop that is being run, what it started from and the states at its `break`s."""

    @abstractmethod
    def run(self, body: Iterable[ast.stmt]) -> None:
        """Execute statements until one leaves."""

    def do_if(self, node: ast.If) -> None:
        """A chain of `elif`s is one statement with many branches, however long."""
        branches: list[Branch] = []
        otherwise = NO_FACTS
        rest: list[ast.stmt] = [node]
        facts: Facts | None = None
        while len(rest) == 1 and isinstance(rest[0], ast.If):
            test = rest[0]
            outcome = self.decided(test.test)
            if facts is None:
                facts = self.state.facts  # with what evaluating the first test told
            if outcome is not None:
                rest = test.body if outcome else test.orelse
                if outcome:
                    break
                continue
            true, false = self.facts(test.test)
            branches.append((test.body, otherwise | true))
            otherwise |= false
            self.state.facts = facts | otherwise
            rest = test.orelse
        if facts is not None:
            self.state.facts = facts
        self._branches([*branches, (rest, otherwise)])

    def do_while(self, node: ast.While) -> None:
        outcome = self.decided(node.test)
        if outcome is False:
            self.run(node.orelse)
            return
        true, false = self.facts(node.test)
        endless = isinstance(node.test, ast.Constant) and bool(node.test.value)
        self._loop(node, true, false, endless=endless)

    def do_for(self, node: ast.For | ast.AsyncFor) -> None:
        iterated = self.present(self.value(node.iter))
        if iterated.items == () and iterated.type in containers.DISPLAYS:
            self.run(node.orelse)
            return
        each = self._few(iterated) if isinstance(node, ast.For) and read_off(node, is_straight) else []
        for element in each:
            self.bind(node.target, element, node.iter)
            self.run(node.body)
        if each:
            self.run(node.orelse)
            return
        known = self.element(node.iter, iterated)
        self.bind(node.target, known if known is not None else member(iterated), node.iter)
        self._loop(node, NO_FACTS, NO_FACTS, endless=False)

    def _few(self, iterated: Value) -> list[Value]:
        """The elements of a short list of constants, for which a loop is run one by one."""
        items = iterated.items or ()
        if iterated.type not in ("list", "tuple") or not 0 < len(items) <= MOST_UNROLLED or len(self.loops) > 0:
            return []
        return [v for _, v in items] if all(map(_is_known, (v for _, v in items))) else []

    def do_with(self, node: ast.With | ast.AsyncWith) -> None:
        for item in node.items:
            value = self.entered_context(item.context_expr)
            if item.optional_vars is not None:
                self.bind(item.optional_vars, value, item.context_expr)
        self.run(node.body)

    def do_try(self, node: ast.Try) -> None:
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
            for place in sorted(after.heap.since(before.heap)):
                contents = [v for v in (before.heap.find(place), after.heap.find(place)) if v is not None]
                self.state.put(place, joined(contents).placed(place))
            self.run(handler.body)
            ends.append(self.state)
        self.state = before
        before.take(ends)
        if node.finalbody:
            if not before.alive:  # it is run on the way out as well
                facts = before.facts
                before.take([State(e.env, e.heap, facts) for e in ends])
                before.alive = False
            alive, before.alive = before.alive, True
            self.run(node.finalbody)
            self.state.alive &= alive

    def do_match(self, node: ast.Match) -> None:
        subject = self.present(self.value(node.subject))
        known = frozenset(Fact(t.label, ALL) for t in subject.taints)
        before, ends, exhaustive = self.state, [], False
        for case in node.cases:
            if subject.known is not UNKNOWN and _excluded(case.pattern, subject.known):
                continue
            self.state = before.branch(known if is_literal(case.pattern) else NO_FACTS)
            names: dict[str, Value] = {}
            for name, value in captured(case.pattern, subject, self._field_of):
                names[name] = joined([names[name], value]) if name in names else value
            self.state.env.own.update(names)
            if case.guard is not None:
                self.value(case.guard)
                self.state.facts |= self.facts(case.guard)[0]
            elif isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None:
                exhaustive = True
            self.run(case.body)
            ends.append(self.state)
            if case.guard is None and subject.known is not UNKNOWN and is_literal(case.pattern):
                exhaustive = True
                break
        self.state = before
        before.take(ends if exhaustive else [*ends, before.branch()])

    def _field_of(self, value: Value, name: str) -> Value:
        """An attribute that a pattern names."""
        own = self.attribute_of(self.present(value), name, None)
        return own if own is not None else containers.field(value, name)

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
        for name in sorted(read_off(node, assigned)):
            value = before.env.find(name)
            if value is not None and value.known is not UNKNOWN:
                before.env.own[name] = _any_round(value)
        self.loops.append(((before.env, before.heap), []))
        for _round in range(2):  # the second round sees what the first left
            self.state = before.branch(true)
            self.run(node.body)
            self.state.alive = True
            after = self.state.env
            changed = any(after.get(n).taints != before.env.get(n).taints for n in after.since(before.env)) or any(
                _differ(self.state.heap.get(p), before.heap.get(p)) for p in self.state.heap.since(before.heap)
            )
            before.take([before.branch(), self.state])
            if not changed or len(self.loops) > DEEPEST_REPEATED:
                break
        _, breaks = self.loops.pop()
        if isinstance(node, ast.While) and not endless:  # the test that ended it saw what the rounds left
            self.state = before
            self.value(node.test)
            false = self.facts(node.test)[1]
        ends = [] if endless else [before.branch(false)]
        if ends and node.orelse:
            self.state = ends[0]
            self.run(node.orelse)
        self.state = before
        before.take([*ends, *breaks])


def _excluded(pattern: ast.pattern, subject: object) -> bool:
    """Whether a constant surely does not fit a pattern."""
    if isinstance(pattern, ast.MatchOr):
        return all(_excluded(p, subject) for p in pattern.patterns)
    if isinstance(pattern, ast.MatchSingleton):
        return pattern.value is not subject
    value = pattern.value if isinstance(pattern, ast.MatchValue) else None
    return isinstance(value, ast.Constant) and value.value != subject


def _is_known(element: Value) -> bool:
    """Whether an element is a constant, or has one among its members: `("main", address)`."""
    if element.type in ("tuple", "list"):
        return any(member.known is not UNKNOWN for _, member in element.items or ())
    return element.known is not UNKNOWN


def is_straight(loop: ast.For | ast.AsyncFor | ast.While) -> bool:
    """Whether nothing leaves a loop or skips a part of it."""
    leaving = (ast.Break, ast.Continue, ast.Return, ast.Raise, ast.Try)
    return not any(isinstance(n, (*leaving, ast.Yield, ast.YieldFrom)) for s in loop.body for n in ast.walk(s))


def assigned(loop: ast.For | ast.AsyncFor | ast.While) -> frozenset[str]:
    """The variables that a loop gives values to."""
    found: set[str] = set()
    pending: list[ast.AST] = [loop]
    while pending:
        for statement in inside(pending.pop()):
            if type(statement) not in SIMPLE:
                pending.append(statement)
            targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
            for target in targets:
                if target is not None:
                    found.update(n.id for n in ast.walk(target) if isinstance(n, ast.Name))
    return frozenset(found)


def _any_round(value: Value) -> Value:
    """A constant that the loop will change: a text may have become longer, a number another one."""
    if value.const is not UNKNOWN or value.parts is None:
        return NOTHING
    return Value(value.taints, (*value.parts, Hole(value.taints)), value.type)


def _differ(after: Value, before: Value) -> bool:
    """Whether an object holds more after a round, or other things."""
    return after.taints != before.taints or [k for k, _ in after.items or ()] != [k for k, _ in before.items or ()]
