"""What each kind of expression is worth; calls are in `invocation`."""

from __future__ import annotations

import ast
from abc import ABC
from collections.abc import Callable
from typing import ClassVar

from aisec_hooks.flow import calls, containers, folding, formatting, guards, sources
from aisec_hooks.flow.entries import harmless_type
from aisec_hooks.flow.frame import Frame, item, member, variable
from aisec_hooks.flow.state import without
from aisec_hooks.flow.values import NOTHING, Hole, Value, concatenated, joined, literal, mixed

Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp


class Expressions(Frame, ABC):
    """The part of the interpreter that evaluates."""

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
        known = containers.member_at(base, node.slice)
        if known is not None:
            return known
        if not base.taints:
            return NOTHING if not base.constant else _letter(base, node.slice)
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
        made = type(node).__name__.lower()
        keys: list[ast.expr | None] = node.keys if isinstance(node, ast.Dict) else []
        members = node.values if isinstance(node, ast.Dict) else node.elts
        if len(members) > containers.MOST_ITEMS:
            return mixed([self.value(c) for c in (*keys, *members) if c and not isinstance(c, ast.Constant)], made)
        named = [self.value(k) for k in keys if k is not None]
        values = [self.value(m) for m in members]
        if isinstance(node, ast.Dict):
            if all(isinstance(k, ast.Constant) for k in keys):
                pairs = {k.value: v for k, v in zip(keys, values, strict=True) if isinstance(k, ast.Constant)}
                return containers.collected(tuple(pairs.items()), made)
        elif not isinstance(node, ast.Set) and not any(isinstance(m, ast.Starred) for m in members):
            return containers.collected(tuple(enumerate(values)), made)
        return mixed([*named, *values], made)

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
        outcome = folding.decided(node.test, self.again)
        if outcome is not None:
            return self.value(node.body if outcome else node.orelse)
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

    evaluators: ClassVar[dict[type[ast.expr], Callable[..., Value]]] = {
        ast.Attribute: _attribute,
        ast.BinOp: _binary,
        ast.BoolOp: _boolean,
        ast.Compare: _compare,
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


def _letter(text: Value, key: ast.expr) -> Value:
    """`"ABC"[1]`."""
    at = key.value if isinstance(key, ast.Constant) else None
    return literal(text.text[at]) if isinstance(at, int) and 0 <= at < len(text.text) else NOTHING
