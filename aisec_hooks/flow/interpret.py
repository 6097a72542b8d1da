"""One function at a time: statements in order, branches apart, what each expression's value is."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from aisec_hooks.flow import calls, guards, sources
from aisec_hooks.flow.guards import Fact, Facts
from aisec_hooks.flow.sources import Entry
from aisec_hooks.flow.values import NOTHING, Hole, Taint, Value, concatenated, joined, literal, mixed
from aisec_hooks.model import Span, TraceMatch
from aisec_hooks.syntax.names import Names

Function = ast.FunctionDef | ast.AsyncFunctionDef
DEEPEST_CALL = 4
MOST_CALLS = 500
"""Calls within a file that are followed, for one file."""
ABORTS = frozenset({"abort", "sys.exit", "exit", "quit", "os._exit", "flask.abort", "pytest.fail", "pytest.skip"})


class State:
    """What is known at a point of the program."""

    __slots__ = ("alive", "env", "facts")

    def __init__(self, env: dict[str, Value], facts: Facts = guards.NO_FACTS, alive: bool = True) -> None:
        self.env = env
        self.facts = facts
        self.alive = alive

    def copy(self, more: Facts = guards.NO_FACTS) -> State:
        """A state of its own for a branch, with what the branch's condition tells."""
        return State(dict(self.env), self.facts | more, self.alive)

    def take(self, branches: Sequence[State]) -> None:
        """Become the meeting of some branches; those that left the function do not count."""
        going_on = [b for b in branches if b.alive]
        self.alive = bool(going_on)
        if not going_on:
            return
        shared = frozenset.intersection(*(b.facts for b in going_on))
        envs = [_settled(b.env, b.facts - shared) for b in going_on]
        names = dict.fromkeys(name for env in envs for name in env)
        self.env = {n: joined(env.get(n, NOTHING) for env in envs) for n in names}
        self.facts = shared


class Sinks:
    """What the interpreter tells of: each call and return with its values, as they are reached."""

    def call(self, node: ast.Call, name: str, receiver: Value, values: dict[int | str, Value], flow: Flow) -> Value | None:
        """A call with its arguments by position and keyword; a result here overrides the interpreter's."""
        raise NotImplementedError

    def returned(self, node: ast.Return, value: Value, flow: Flow) -> None:
        """A value leaving the function."""
        raise NotImplementedError

    def assigned(self, node: ast.Assign | ast.AugAssign, target: ast.Attribute, value: Value, flow: Flow) -> None:
        """`object.attribute = value`, or with an operator."""
        raise NotImplementedError


class Defined(NamedTuple):
    """A function, the variables it sees, and the class it is a method of."""

    function: Function
    env: dict[str, Value]
    owner: ast.ClassDef | None


class Program:
    """One file: its names, classes and functions, and what is shared by all that is interpreted in it."""

    def __init__(self, tree: ast.Module, names: Names, span: Callable[[ast.AST], Span]) -> None:
        self.names = names
        self.span = span
        self.classes = {n.name: n for n in ast.walk(tree) if isinstance(n, ast.ClassDef)}
        self.functions = {n.name: n for n in tree.body if isinstance(n, Function)}
        self.globals: dict[str, Value] = {}
        self.calls_left = MOST_CALLS
        self.known_calls: dict[tuple[object, ...], tuple[Value, Facts]] = {}

    def function(self, name: str, owner: ast.ClassDef | None) -> Function | None:
        """The function that a call of that qualified name runs, if it is this file's."""
        if name in self.functions and self.names.is_local(name):
            return self.functions[name]
        prefix, _, method = name.rpartition(".")
        if prefix in ("self", "cls") and owner is not None:
            return next((n for n in owner.body if isinstance(n, Function) and n.name == method), None)
        return None


class Flow:
    """The interpreter of one function or module body."""

    def __init__(
        self,
        program: Program,
        sinks: Sinks,
        env: dict[str, Value],
        entry: Entry,
        *,
        facts: Facts = guards.NO_FACTS,
        owner: ast.ClassDef | None = None,
        callers: tuple[Function, ...] = (),
    ) -> None:
        self.program = program
        self.names = program.names
        self.classes = program.classes
        self.span = program.span
        self.sinks = sinks
        self.entry = entry
        self.owner = owner
        self.callers = callers
        self.state = State(env, facts)
        self.returns: list[Value] = []
        self.exits: list[Facts] = []
        """What is known at each way out that returns."""
        self.functions: list[Defined] = []
        """Functions defined inside."""

    # --- statements --------------------------------------------------------------------------

    def run(self, body: Iterable[ast.stmt]) -> None:
        """Execute statements until one leaves."""
        for statement in body:
            if not self.state.alive:
                break
            method = getattr(self, f"_{type(statement).__name__}", None)
            if method is not None:
                method(statement)

    def _FunctionDef(self, node: Function) -> None:
        for expression in (*node.decorator_list, *node.args.defaults, *(d for d in node.args.kw_defaults if d)):
            self.value(expression)
        self.functions.append(Defined(node, dict(self.state.env), self.owner))

    _AsyncFunctionDef = _FunctionDef

    def _ClassDef(self, node: ast.ClassDef) -> None:
        outer, owner = dict(self.state.env), self.owner
        self.owner = node
        self.run(node.body)
        self.state.env, self.owner = outer, owner

    def _Expr(self, node: ast.Expr) -> None:
        self.value(node.value)
        if isinstance(node.value, ast.Call):
            name = self.names.qualified(node.value.func)
            if name in ABORTS:
                self.state.alive = False
            # `validate(x)` as a statement raises when it objects
            arguments = [self.quiet(a) for a in (*node.value.args, *(k.value for k in node.value.keywords))]
            self.state.facts |= frozenset(guards.called_validator(name.rpartition(".")[2], arguments))

    def _Assign(self, node: ast.Assign) -> None:
        value = self.value(node.value)
        for target in node.targets:
            self._bind(target, value, node.value)
            if isinstance(target, ast.Attribute):
                self.sinks.assigned(node, target, value, self)

    def _AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self._bind(node.target, self.value(node.value), node.value)

    def _AugAssign(self, node: ast.AugAssign) -> None:
        value = self.value(node.value)
        key = self._key(node.target)
        if isinstance(node.op, ast.Add) and key:
            self._bind(node.target, concatenated([self.state.env.get(key, NOTHING), value]), node.value)
        elif key:
            self.state.env[key] = mixed([self.state.env.get(key, NOTHING), value])
        if isinstance(node.target, ast.Attribute):
            self.sinks.assigned(node, node.target, value, self)

    def _Return(self, node: ast.Return) -> None:
        value = self.value(node.value) if node.value is not None else NOTHING
        self.sinks.returned(node, value, self)
        self.returns.append(value)
        self.exits.append(self.state.facts)
        self.state.alive = False

    def _Raise(self, node: ast.Raise) -> None:
        if node.exc is not None:
            self.value(node.exc)
        self.state.alive = False

    def _Continue(self, _node: ast.Continue) -> None:
        self.state.alive = False

    _Break = _Continue

    def _Assert(self, node: ast.Assert) -> None:
        self.value(node.test)
        self.state.facts |= guards.facts(node.test, self.quiet, self.names.qualified)[0]

    def _Delete(self, node: ast.Delete) -> None:
        for target in node.targets:
            self.state.env.pop(self._key(target), None)

    def _If(self, node: ast.If) -> None:
        self.value(node.test)
        true, false = guards.facts(node.test, self.quiet, self.names.qualified)
        self._branches([(node.body, true), (node.orelse, false)])

    def _While(self, node: ast.While) -> None:
        self.value(node.test)
        true, _ = guards.facts(node.test, self.quiet, self.names.qualified)
        self._loop(node.body, node.orelse, true)

    def _For(self, node: ast.For | ast.AsyncFor) -> None:
        value = _member(self.value(node.iter))
        self._bind(node.target, value, node.iter)
        self._loop(node.body, node.orelse, guards.NO_FACTS)

    _AsyncFor = _For

    def _With(self, node: ast.With | ast.AsyncWith) -> None:
        for item in node.items:
            value = self.value(item.context_expr)
            if item.optional_vars is not None:
                self._bind(item.optional_vars, value, item.context_expr)
        self.run(node.body)

    _AsyncWith = _With

    def _Try(self, node: ast.Try) -> None:
        before = self.state.copy()
        self.run([*node.body, *node.orelse])
        after = self.state
        handled = []
        for handler in node.handlers:
            # any part of the body may have run
            self.state = before.copy()
            self.state.env = {**after.env, **{k: joined([v, after.env.get(k, v)]) for k, v in before.env.items()}}
            self.run(handler.body)
            handled.append(self.state)
        self.state = after.copy()
        self.state.take([after, *handled])
        alive, self.state.alive = self.state.alive, True
        self.run(node.finalbody)
        self.state.alive &= alive

    _TryStar = _Try

    def _Match(self, node: ast.Match) -> None:
        subject = self.value(node.subject)
        literal_fact = frozenset(Fact(t.label, guards.ALL) for t in subject.taints)
        branches: list[tuple[list[ast.stmt], Facts]] = []
        exhaustive = False
        for case in node.cases:
            wildcard = isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None
            exhaustive = exhaustive or (wildcard and case.guard is None)
            constant = isinstance(case.pattern, (ast.MatchValue, ast.MatchSingleton, ast.MatchOr))
            branches.append((case.body, literal_fact if constant else guards.NO_FACTS))
            for name in (n for n in ast.walk(case.pattern) if isinstance(n, (ast.MatchAs, ast.MatchStar))):
                if name.name:
                    self.state.env[name.name] = _member(subject)
        if not exhaustive:
            branches.append(([], guards.NO_FACTS))
        self._branches(branches)

    def _branches(self, branches: Sequence[tuple[Sequence[ast.stmt], Facts]]) -> None:
        before, ends = self.state, []
        for body, known in branches:
            self.state = before.copy(known)
            self.run(body)
            ends.append(self.state)
        self.state = before
        self.state.take(ends)

    def _loop(self, body: Sequence[ast.stmt], orelse: Sequence[ast.stmt], known: Facts) -> None:
        before = self.state.copy()
        for _round in range(2):  # the second round sees what the first left
            self.state = self.state.copy(known)
            self.run(body)
            self.state.alive = True
            after = self.state
            self.state = before.copy()
            self.state.take([before, after])
        self.run(orelse)

    def _bind(self, target: ast.expr, value: Value, origin: ast.expr) -> None:
        if isinstance(target, (ast.Tuple, ast.List)):
            elements = origin.elts if isinstance(origin, (ast.Tuple, ast.List)) else []
            for i, element in enumerate(target.elts):
                exact = len(elements) == len(target.elts) and not any(isinstance(e, ast.Starred) for e in elements)
                self._bind(element, self.quiet(elements[i]) if exact else _member(value), origin)
            return
        if isinstance(target, ast.Starred):
            self._bind(target.value, value, origin)
            return
        if isinstance(target, ast.Subscript):
            key = self._key(target.value)
            if key:  # an item of it: the whole has it from now on
                self.state.env[key] = mixed([self.state.env.get(key, NOTHING), value], self.state.env.get(key, NOTHING).type)
            return
        key = self._key(target)
        if key:
            step = TraceMatch(span=self.span(origin), note=f"assigned to {key}")
            self.state.env[key] = value.stepped(step)

    @staticmethod
    def _key(node: ast.expr) -> str:
        """The variable's name: `x`, or `a.b` for attributes of names; "" for anything else."""
        if isinstance(node, ast.Name):
            return node.id
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            return f"{node.value.id}.{node.attr}"
        return ""

    # --- expressions -------------------------------------------------------------------------

    def value(self, node: ast.expr) -> Value:
        """The value of an expression; calls in it are told to the sinks."""
        method = getattr(self, f"_value_{type(node).__name__}", None)
        if method is not None:
            result: Value = method(node)
            return result
        return mixed([self.value(child) for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)])

    def quiet(self, node: ast.expr) -> Value:
        """The value of an expression that was told to the sinks already."""
        sinks, self.sinks = self.sinks, SILENT
        try:
            return self.value(node)
        finally:
            self.sinks = sinks

    def _value_Constant(self, node: ast.Constant) -> Value:
        if isinstance(node.value, bytes):
            return literal(node.value.decode("latin-1"))
        return literal(node.value if isinstance(node.value, str) else str(node.value))

    def _value_Name(self, node: ast.Name) -> Value:
        return self.state.env.get(node.id, NOTHING)

    def _value_Attribute(self, node: ast.Attribute) -> Value:
        source = sources.read(node, self.names)
        if source is not None and not isinstance(self.state.env.get(self._key(node)), Value):
            return self._entered(node, source)
        known = self.state.env.get(self._key(node))
        if known is not None:
            return known
        base = self.value(node.value)
        if not base.taints:
            return NOTHING
        if base.type in self.classes:
            return self._field(self.classes[base.type], node.attr, base)
        if base.type == calls.PATH and node.attr in ("name", "stem", "suffix"):
            return mixed([base], calls.PART).spared(frozenset({guards.PATH}))  # the last component
        if node.attr in ("file", "stream"):
            return mixed([base], calls.FILE)
        return mixed([_member(base)])

    def _field(self, model: ast.ClassDef, attribute: str, base: Value) -> Value:
        """A field of a model class of this file, by its annotation."""
        for statement in model.body:
            if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
                if statement.target.id == attribute:
                    if sources.harmless_type(ast.unparse(statement.annotation), self.classes):
                        return NOTHING
                    if statement.value is not None and "pattern=" in ast.unparse(statement.value):
                        return NOTHING
        return mixed([base]).spared(frozenset({"missing-input-validation"}))

    def _value_Subscript(self, node: ast.Subscript) -> Value:
        base = self.value(node.value)
        self.value(node.slice)
        if isinstance(node.slice, ast.Slice) or base.type == calls.PART:
            return mixed([base], calls.PART)
        return _item(base, node.slice)

    def _value_BinOp(self, node: ast.BinOp) -> Value:
        left = self.value(node.left)
        if isinstance(node.op, ast.Mod) and left.type == calls.MARKUP:
            return calls.escaped([self.value(node.right)])
        if isinstance(node.op, ast.Mod) and left.parts is not None:
            return calls.percent(left, node.right, self.value)
        right = self.value(node.right)
        if isinstance(node.op, ast.Add):
            return concatenated([left, right])
        if isinstance(node.op, ast.Div):
            return calls.joined_path([left, right], calls.PATH)
        return mixed([left, right])

    def _value_JoinedStr(self, node: ast.JoinedStr) -> Value:
        return concatenated([self.value(part) for part in node.values])

    def _value_FormattedValue(self, node: ast.FormattedValue) -> Value:
        value = self.value(node.value)
        spec = self.value(node.format_spec).text if node.format_spec is not None else ""
        if spec and spec[-1] in calls.NUMERIC:
            return Value(parts=(Hole(frozenset()),))
        return value if value.parts is not None else Value(value.taints, (Hole(value.taints),))

    def _display(self, node: ast.Dict | ast.List | ast.Tuple | ast.Set) -> Value:
        children = [c for c in ast.iter_child_nodes(node) if isinstance(c, ast.expr)]
        return mixed([self.value(child) for child in children], type(node).__name__.lower())

    _value_Dict = _value_List = _value_Tuple = _value_Set = _display

    def _value_BoolOp(self, node: ast.BoolOp) -> Value:
        before, values = self.state, []
        self.state = before.copy()
        for operand in node.values:
            values.append(self.value(operand))
            true, false = guards.facts(operand, self.quiet, self.names.qualified)
            self.state.facts |= true if isinstance(node.op, ast.And) else false
        before.env = self.state.env  # a walrus in it binds
        self.state = before
        return joined(values)

    def _value_IfExp(self, node: ast.IfExp) -> Value:
        self.value(node.test)
        true, false = guards.facts(node.test, self.quiet, self.names.qualified)
        values = []
        for branch, known in ((node.body, true), (node.orelse, false)):
            facts, self.state.facts = self.state.facts, self.state.facts | known
            value = self.value(branch)
            values.append(_without(value, known))
            self.state.facts = facts
        return joined(values)

    def _value_UnaryOp(self, node: ast.UnaryOp) -> Value:
        value = self.value(node.operand)
        return NOTHING if isinstance(node.op, ast.Not) else value

    def _value_Compare(self, node: ast.Compare) -> Value:
        for operand in (node.left, *node.comparators):
            self.value(operand)
        return NOTHING

    def _value_Lambda(self, _node: ast.Lambda) -> Value:
        return NOTHING

    def _value_NamedExpr(self, node: ast.NamedExpr) -> Value:
        value = self.value(node.value)
        self._bind(node.target, value, node.value)
        return self.value(node.target)

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> Value:
        outer, self.state = self.state, self.state.copy()
        for generator in node.generators:
            self._bind(generator.target, _member(self.value(generator.iter)), generator.iter)
            for test in generator.ifs:
                self.value(test)
                self.state.facts |= guards.facts(test, self.quiet, self.names.qualified)[0]
        results = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
        values = [self.value(r) for r in results]
        known = self.state.facts - outer.facts
        self.state = outer
        return mixed([_without(v, known) for v in values])

    _value_ListComp = _value_SetComp = _value_GeneratorExp = _value_DictComp = _comprehension

    def _value_Call(self, node: ast.Call) -> Value:
        name = self.names.qualified(node.func)
        receiver = self.value(node.func.value) if isinstance(node.func, ast.Attribute) else NOTHING
        values: dict[int | str, Value] = {i: self.value(a) for i, a in enumerate(node.args)}
        for keyword in node.keywords:
            values[keyword.arg or "**"] = self.value(keyword.value)
        result = self.sinks.call(node, name, receiver, values, self)
        if result is not None:
            return result
        source = sources.read(node, self.names)
        if source is not None:
            return self._entered(node, source)
        function = self.program.function(name, self.owner)
        if function is not None and function not in self.callers and len(self.callers) < DEEPEST_CALL:
            return self._called(function, node, values)
        return self._result(node, name, receiver, values)

    def _called(self, function: Function, node: ast.Call, values: dict[int | str, Value]) -> Value:
        """What a function of this file returns for these arguments, and what is known once it has."""
        env = {**self.program.globals, **sources.bound(function, node, values)}
        key = (function, self.sinks is SILENT, self.state.facts, *env.items())
        if key not in self.program.known_calls:
            self.program.calls_left -= 1
            if self.program.calls_left < 0:
                return mixed(values.values())
            callers = (*self.callers, function)
            flow = Flow(
                self.program, self.sinks, env, sources.UNKNOWN, facts=self.state.facts, owner=self.owner, callers=callers
            )
            flow.run(function.body)
            if flow.state.alive:
                flow.exits.append(flow.state.facts)
            facts = frozenset.intersection(*flow.exits) if flow.exits else self.state.facts
            self.program.known_calls[key] = (joined(flow.returns) if flow.returns else NOTHING, facts)
        value, facts = self.program.known_calls[key]
        self.state.facts |= facts
        return value

    def _result(self, node: ast.Call, name: str, receiver: Value, values: dict[int | str, Value]) -> Value:
        arguments = [v for k, v in values.items() if isinstance(k, int)]
        keywords = {k: v for k, v in values.items() if isinstance(k, str)}
        last = name.rpartition(".")[2]
        if last in self.classes and _validates(self.classes[last]):
            return mixed(values.values(), last).spared(frozenset({"missing-input-validation"}))
        if last == "relative_to":  # raises unless it holds
            self.state.facts |= frozenset(guards.inside(receiver))
        known = calls.function(name, list(values.values())) if name else None
        if isinstance(node.func, ast.Attribute):
            own = calls.method(receiver, node.func.attr, arguments, keywords)
            if own is not None and (known is None or receiver != NOTHING):
                known = _got(node, receiver, own)
        if known is not None:
            return known
        return NOTHING

    def _entered(self, node: ast.expr, taint: Taint) -> Value:
        step = TraceMatch(span=self.span(node), note=f"{taint.kind.value} text enters here")
        return Value(frozenset({taint.step(step)}))


def _got(node: ast.Call, receiver: Value, result: Value) -> Value:
    """`data.get("a")` is the item a."""
    assert isinstance(node.func, ast.Attribute)
    if node.func.attr not in ("get", "pop", "getlist", "get_list") or not node.args:
        return result
    return _item(receiver, node.args[0])


def _item(base: Value, key: ast.expr) -> Value:
    """A member by its key: `data["a"]` checked says nothing of `data["b"]`."""
    suffix = f"[{key.value!r}]" if isinstance(key, ast.Constant) and isinstance(key.value, str) else ""
    taints = frozenset(Taint(t.kind, (t.label + suffix)[:80], t.harmless, False, t.steps) for t in base.taints)
    uploaded = any(t.label.endswith((".files", ".FILES")) for t in base.taints)
    return Value(taints, None, calls.FILE if uploaded else "")


def _validates(model: ast.ClassDef) -> bool:
    """Whether making an object of a class checks what it is made of."""
    return any(re.search(r"Model\b|Schema\b|Form\b|Serializer\b|Struct\b", ast.unparse(b)) for b in model.bases) and not any(
        re.search(r"\bdb\.Model\b|models\.Model\b|Declarative", ast.unparse(b)) for b in model.bases
    )


def _member(value: Value) -> Value:
    """An element of a container."""
    return Value(frozenset(t.member() for t in value.taints), value.parts if value.constant else None)


def _settled(env: dict[str, Value], known: Facts) -> dict[str, Value]:
    """The variables of a branch with what only this branch knows of them worked in."""
    return {name: _without(value, known) for name, value in env.items()} if known else env


def _without(value: Value, known: Facts) -> Value:
    """A value with the texts that are known to be harmless where it was made marked so, or taken out."""
    if not known or not value.taints:
        return value
    taints = set()
    for taint in value.taints:
        about = [f for f in known if f.speaks_of(taint.label)]
        if not any(f.rule == guards.ALL for f in about):
            taints.add(taint.spared(frozenset(f.rule for f in about)) if about else taint)
    return value if taints == value.taints else Value(frozenset(taints), None, value.type)


class _Silent(Sinks):
    """Tells nobody."""

    def call(self, node: ast.Call, name: str, receiver: Value, values: dict[int | str, Value], flow: Flow) -> Value | None:
        return None

    def returned(self, node: ast.Return, value: Value, flow: Flow) -> None:
        return None

    def assigned(self, node: ast.Assign | ast.AugAssign, target: ast.Attribute, value: Value, flow: Flow) -> None:
        return None


SILENT = _Silent()
