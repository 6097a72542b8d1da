"""What each kind of expression is worth; calls are in `invocation`."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import ClassVar

from aisec_hooks.flow import calls, formatting, guards, sources
from aisec_hooks.flow.entries import Entry, harmless_type
from aisec_hooks.flow.guards import Facts
from aisec_hooks.flow.program import Defined, Function, Program, Sinks
from aisec_hooks.flow.state import Env, State, without
from aisec_hooks.flow.values import NOTHING, Hole, Taint, Value, concatenated, joined, literal, mixed
from aisec_hooks.model import TraceMatch

Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp


class Expressions:
    """The part of the interpreter that evaluates."""

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
        self._evaluated: dict[ast.expr, Value] = {}

    def value(self, node: ast.expr) -> Value:
        """The value of an expression; calls in it are told to the sinks."""
        self.program.step()
        evaluate = self.evaluators.get(type(node))
        result = self._other(node) if evaluate is None else evaluate(self, node)
        self._evaluated[node] = result
        return result

    def again(self, node: ast.expr) -> Value:
        """The value of an expression that was evaluated already, else nothing."""
        return self._evaluated.get(node, NOTHING)

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
            key = variable(target.value)
            if key:  # an item of it: the whole has it from now on
                before = self.state.env.get(key)
                self.state.env.own[key] = mixed([before, value], before.type)
        elif key := variable(target):
            if value.taints:
                value = value.stepped(TraceMatch(span=self.span(origin), note=f"assigned to {key}"))
            self.state.env.own[key] = value
            if isinstance(target, ast.Attribute) and self.owner is not None and key.startswith(("self.", "cls.")):
                self.program.keep(self.owner, target.attr, value)

    def _unpack(self, targets: list[ast.expr], value: Value, origin: ast.expr) -> None:
        elements = origin.elts if isinstance(origin, (ast.Tuple, ast.List)) else []
        exact = len(elements) == len(targets) and not any(isinstance(e, ast.Starred) for e in elements)
        for i, element in enumerate(targets):
            self.bind(element, self.again(elements[i]) if exact else member(value), elements[i] if exact else origin)

    # --- one method for each kind ------------------------------------------------------------

    def _other(self, node: ast.expr) -> Value:
        return mixed([self.value(child) for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)])

    def _constant(self, node: ast.Constant) -> Value:
        text = node.value
        if isinstance(text, bytes):
            return literal(text.decode("latin-1"))
        return literal(text if isinstance(text, str) else repr(text)[:100])

    def _name(self, node: ast.Name) -> Value:
        return self.state.env.get(node.id)

    def _attribute(self, node: ast.Attribute) -> Value:
        key = variable(node)
        known = self.state.env.find(key) if key else None
        if known is not None:
            return known
        source = sources.read_attribute(node, self.qualified, self.is_http_server)
        if source is not None:
            return self.entered(node, source)
        if key.startswith(("self.", "cls.")) and self.defined is not None:
            return self.program.kept(self.defined, node.attr)
        base = self.value(node.value)
        if not base.taints:
            return NOTHING
        if base.type in self.classes:
            return self._field(self.classes[base.type], node.attr, base)
        if base.type == calls.PATH and node.attr in ("name", "stem", "suffix"):
            return mixed([base], calls.PART).spared(frozenset({guards.PATH}))  # the last component
        if node.attr in ("file", "stream"):
            return mixed([base], calls.FILE)
        return mixed([member(base)])

    def _field(self, model: ast.ClassDef, attribute: str, base: Value) -> Value:
        """A field of a model class of this file, by its annotation."""
        for owner in self.program.lineage(model):
            for statement in owner.body:
                if not isinstance(statement, ast.AnnAssign) or ast.unparse(statement.target) != attribute:
                    continue
                if harmless_type(ast.unparse(statement.annotation), self.classes):
                    return NOTHING
                if statement.value is not None and "pattern=" in ast.unparse(statement.value):
                    return NOTHING
        return mixed([base]).spared(frozenset({"missing-input-validation"}))

    def _subscript(self, node: ast.Subscript) -> Value:
        base = self.value(node.value)
        self.value(node.slice)
        if not base.taints:
            return NOTHING
        if isinstance(node.slice, ast.Slice) or base.type == calls.PART:
            return mixed([base], calls.PART)
        return item(base, node.slice)

    def _binary(self, node: ast.BinOp) -> Value:
        if isinstance(node.op, ast.Add):
            operands: list[ast.expr] = []  # a + b + c + ...: as deep as it is long
            left: ast.expr = node
            while isinstance(left, ast.BinOp) and isinstance(left.op, ast.Add):
                operands.append(left.right)
                left = left.left
            return concatenated([self.value(left), *(self.value(o) for o in reversed(operands))])
        value = self.value(node.left)
        if isinstance(node.op, ast.Mod):
            if value.type == calls.MARKUP:
                return calls.escaped([self.value(node.right)])
            if value.parts is not None:
                return formatting.percent(value, node.right, self.value)
        right = self.value(node.right)
        if isinstance(node.op, ast.Div):
            return calls.joined_path([value, right], calls.PATH)
        return mixed([value, right])

    def _formatted(self, node: ast.JoinedStr) -> Value:
        return concatenated([self.value(part) for part in node.values])

    def _hole(self, node: ast.FormattedValue) -> Value:
        value = self.value(node.value)
        spec = self.value(node.format_spec).text if node.format_spec is not None else ""
        if spec and spec[-1] in formatting.NUMERIC:
            return Value(parts=(Hole(frozenset()),))
        return value if value.parts is not None else Value(value.taints, (Hole(value.taints),))

    def _display(self, node: ast.Dict | ast.List | ast.Tuple | ast.Set) -> Value:
        children = [c for c in ast.iter_child_nodes(node) if isinstance(c, ast.expr)]
        return mixed([self.value(child) for child in children], type(node).__name__.lower())

    def _boolean(self, node: ast.BoolOp) -> Value:
        facts, values = self.state.facts, []
        for operand in node.values:
            values.append(self.value(operand))
            true, false = self.facts(operand)
            self.state.facts |= true if isinstance(node.op, ast.And) else false
        self.state.facts = facts
        return joined(values)

    def _conditional(self, node: ast.IfExp) -> Value:
        self.value(node.test)
        true, false = self.facts(node.test)
        facts, values = self.state.facts, []
        for branch, known in ((node.body, true), (node.orelse, false)):
            self.state.facts = facts | known
            values.append(without(self.value(branch), known))
        self.state.facts = facts
        return joined(values)

    def _unary(self, node: ast.UnaryOp) -> Value:
        value = self.value(node.operand)
        return NOTHING if isinstance(node.op, ast.Not) else value

    def _compare(self, node: ast.Compare) -> Value:
        for operand in (node.left, *node.comparators):
            self.value(operand)
        return NOTHING

    def _lambda(self, _node: ast.Lambda) -> Value:
        return NOTHING

    def _walrus(self, node: ast.NamedExpr) -> Value:
        self.bind(node.target, self.value(node.value), node.value)
        return self.value(node.target)

    def _comprehension(self, node: Comprehension) -> Value:
        outer = self.state
        self.state = outer.branch()
        for generator in node.generators:
            self.bind(generator.target, member(self.value(generator.iter)), generator.iter)
            for test in generator.ifs:
                self.value(test)
                self.state.facts |= self.facts(test)[0]
        results = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
        values = [self.value(r) for r in results]
        known = self.state.facts - outer.facts
        self.state = outer
        return mixed([without(v, known) for v in values])

    def entered(self, node: ast.expr, taint: Taint) -> Value:
        """The value of an expression that reads outside text."""
        step = TraceMatch(span=self.span(node), note=f"{taint.kind.value} text enters here")
        return Value(frozenset({taint.step(step)}))

    evaluators: ClassVar[dict[type[ast.expr], Callable[..., Value]]] = {
        ast.Attribute: _attribute,
        ast.BinOp: _binary,
        ast.BoolOp: _boolean,
        ast.Compare: _compare,
        ast.Constant: _constant,
        ast.Dict: _display,
        ast.DictComp: _comprehension,
        ast.FormattedValue: _hole,
        ast.GeneratorExp: _comprehension,
        ast.IfExp: _conditional,
        ast.JoinedStr: _formatted,
        ast.Lambda: _lambda,
        ast.List: _display,
        ast.ListComp: _comprehension,
        ast.Name: _name,
        ast.NamedExpr: _walrus,
        ast.Set: _display,
        ast.SetComp: _comprehension,
        ast.Subscript: _subscript,
        ast.Tuple: _display,
        ast.UnaryOp: _unary,
    }


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
