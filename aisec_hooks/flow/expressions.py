"""What each kind of expression is worth; calls are in `invocation`, attributes in `objects`."""

from __future__ import annotations

import ast
from abc import ABC
from collections.abc import Callable
from typing import ClassVar

from aisec_hooks.flow import calls, changes, containers, folding, formatting, pieces, splitting
from aisec_hooks.flow.callables import Anonymous
from aisec_hooks.flow.combining import concatenated, joined, mixed
from aisec_hooks.flow.displays import Displays
from aisec_hooks.flow.state import without
from aisec_hooks.flow.values import NOTHING, OPAQUE, UNKNOWN, Hole, Value, constant
from aisec_hooks.model import SourceKind


class Expressions(Displays, ABC):
    """The part of the interpreter that evaluates."""

    def _subscript(self, node: ast.Subscript) -> Value:
        base = self.force(self.present(self.value(node.value)))
        if isinstance(node.slice, ast.Slice):
            return self._slice(base, node, node.slice)
        key = self.value(node.slice)
        known = containers.member_at(base, key)
        if known is not None:
            return self.present(known)
        if base.items is not None and base.type in containers.DISPLAYS:
            return NOTHING  # it has no such member
        if base.parts is not None:
            letter = folding.subscript(base, key)
            if letter is not None:
                return letter
        if not base.taints:
            found = self.element(node, base)
            if found is not None:
                return found
            return Value(type=f"{base.type}[]", opaque=True) if self.library_type(base) else OPAQUE
        if base.type == calls.PART:
            return splitting.piece(base, ast.unparse(node), key.known)
        return self.read_item(node, base, key)

    def _slice(self, base: Value, node: ast.Subscript, of: ast.Slice) -> Value:
        bounds = [self._bound(b, node.value) for b in (of.lower, of.upper, of.step)]
        if base.items is not None:
            return containers.sliced(base, bounds[0], bounds[1], bounds[2])
        cut = pieces.sliced(base, *(b.known for b in bounds))
        if cut is not None:
            return cut
        if base.taints and pieces.is_hint(bounds[0].known, bounds[1].known):
            base = base.with_taints(frozenset(t for t in base.taints if t.kind is not SourceKind.SECRET))
            return mixed([base], calls.PART) if base.taints else NOTHING
        if not base.taints:
            return OPAQUE
        return splitting.cut(base, ast.unparse(node)) if not base.type else mixed([base], calls.PART)

    def _bound(self, node: ast.expr | None, whole: ast.expr) -> Value:
        """A bound of a slice; `len(text) - 3` of the text itself is -3."""
        if node is None:
            return constant(None)
        value = self.value(node)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub) and isinstance(node.left, ast.Call):
            back, function = self.again(node.right).known, node.left.func
            measured = isinstance(function, ast.Name) and function.id == "len" and len(node.left.args) == 1
            if measured and isinstance(back, int) and back > 0 and ast.dump(node.left.args[0]) == ast.dump(whole):
                return constant(-back)
        return value

    def _binary(self, node: ast.BinOp) -> Value:
        if isinstance(node.op, ast.Add):
            operands: list[ast.expr] = []  # a + b + c + ...: as deep as it is long
            left: ast.expr = node
            while isinstance(left, ast.BinOp) and isinstance(left.op, ast.Add):
                operands.append(left.right)
                left = left.left
            return self.added(self.settled([self.value(left), *(self.value(o) for o in reversed(operands))]))
        value = self.force(self.value(node.left)) if isinstance(node.op, ast.Mod) else self.value(node.left)
        if isinstance(node.op, ast.Mod):
            if value.type == calls.MARKUP:
                return calls.escaped([self.value(node.right)])
            if value.parts is not None and not isinstance(value.const, (int, float)):
                return formatting.percent(value, node.right, self.value)
        value, right = self.settled([value, self.value(node.right)])
        folded = folding.binary(node.op, value, right)
        if folded is not None:
            return folded
        if isinstance(node.op, ast.Div):
            return calls.joined_path([value, right], calls.PATH)
        if isinstance(node.op, ast.BitOr) and value.type == right.type == "dict":
            return changes.changed(self.present(value), "update", [self.present(right)], {})
        return mixed([value, right])

    def added(self, values: list[Value]) -> Value:
        """`a + b + c`: of texts, of numbers or of lists."""
        if isinstance(values[0].const, (int, float)):
            values = [self.force(v) for v in values]
        total = values[0]
        texts: list[Value] = []
        for value in values[1:]:
            if isinstance(total.const, (int, float)) or (total.items is not None and value.items is not None):
                folded = folding.binary(ast.Add(), total, value)
                if folded is None and total.items is not None:
                    folded = changes.changed(self.present(total), "extend", [self.present(value)], {})
                total = folded if folded is not None else mixed([total, value])
            else:
                texts.append(value)
        return concatenated([total, *texts]) if texts else total

    def _formatted(self, node: ast.JoinedStr) -> Value:
        return concatenated(self.settled([self.value(part) for part in node.values]))

    def _hole(self, node: ast.FormattedValue) -> Value:
        value = self.as_text(self.value(node.value), node.value)
        if value.targets:
            return value
        spec = self.value(node.format_spec).text if node.format_spec is not None else ""
        if spec and spec[-1] in formatting.NUMERIC:
            return Value(value.numeric().taints, parts=(Hole(value.numeric().taints),))
        if spec or value.parts is None or node.conversion not in (-1, ord("s")):
            return Value(value.taints, (Hole(value.taints),))
        return Value(value.taints, value.parts)

    def _boolean(self, node: ast.BoolOp) -> Value:
        facts, values = self.state.facts, []
        conjunction = isinstance(node.op, ast.And)
        for operand in node.values:
            value = self.operand(operand) if isinstance(operand, (ast.Name, ast.Attribute)) else self.value(operand)
            outcome = folding.truth(value)
            if outcome is not None and outcome is not conjunction:  # decides, and nothing after it is evaluated
                values.append(value)
                break
            if outcome is None or operand is node.values[-1]:
                values.append(value)
            true, false = self.facts(operand)
            self.state.facts |= true if conjunction else false
        self.state.facts = facts
        return joined(values)

    def _conditional(self, node: ast.IfExp) -> Value:
        outcome = self.decided(node.test)
        if outcome is not None:
            return self.operand(node.body if outcome else node.orelse)
        true, false = self.facts(node.test)
        facts, values = self.state.facts, []
        for branch, known in ((node.body, true), (node.orelse, false)):
            self.state.facts = facts | known
            values.append(without(self.operand(branch), known))
        self.state.facts = facts
        return joined(values)

    def decided(self, test: ast.expr) -> bool | None:
        """Evaluate a condition: whether it always holds or never does; None if that depends.

        A variable of a module that is assigned more than once is left open.
        """
        value = self.force(self.value(test))
        outcome = folding.truth(value) if value.at == 0 else None
        if outcome is None or isinstance(test, ast.Constant):
            return outcome
        return None if any(self._varies(n) for n in ast.walk(test)) else outcome

    def _varies(self, node: ast.AST) -> bool:
        """Whether a name stands for something at module level that other code gives other values."""
        if not isinstance(node, ast.Name):
            return False
        value = self.state.env.find(node.id)
        return value is not None and value is self.program.globals.own.get(node.id) and not self.names.is_once(node.id)

    def _unary(self, node: ast.UnaryOp) -> Value:
        value = self.value(node.operand)
        if isinstance(node.op, ast.Not):
            return folding.negated(value) or NOTHING
        if isinstance(node.op, ast.USub) and isinstance(value.const, (int, float)):
            return constant(-value.const)
        return value

    def _compare(self, node: ast.Compare) -> Value:
        values = [self.present(self.value(operand)) for operand in (node.left, *node.comparators)]
        if any(v.const is not UNKNOWN for v in values):
            values = [self.force(v) for v in values]  # it may decide
        outcomes = [
            folding.compare(op, left, right)
            for op, left, right in zip(node.ops, values, values[1:], strict=False)  # one shorter
        ]
        if any(o is False for o in outcomes):
            return constant(False)
        return constant(True) if all(outcomes) else NOTHING

    def default(self, node: ast.expr) -> None:
        """Evaluate what a parameter is worth if nothing is given for it."""
        value = self.operand(node)
        if isinstance(node, (ast.Name, ast.Attribute, ast.Lambda)) and (value.targets or value.known is not UNKNOWN):
            self.program.defaults[node] = value

    def _lambda(self, node: ast.Lambda) -> Value:
        for default in (*node.args.defaults, *(d for d in node.args.kw_defaults if d)):
            self.default(default)
        env = self.state.env.flat(self.program.globals)
        target = Anonymous(node, env, self.owner, self.program)
        return Value(targets=(self.world.callables.number(target),))

    def _walrus(self, node: ast.NamedExpr) -> Value:
        self.bind(node.target, self.operand(node.value), node.value)
        return self.value(node.target)

    def _transparent(self, node: ast.Await | ast.Starred) -> Value:
        return self.value(node.value)

    def _yield(self, node: ast.Yield | ast.YieldFrom) -> Value:
        if node.value is not None:
            value = self.operand(node.value)
            if isinstance(node, ast.YieldFrom):
                value = containers.member(self.present(value))
            self.yielded.append((node, without(value, self.state.facts)))
        return NOTHING

    evaluators: ClassVar[dict[type[ast.expr], Callable[..., Value]]] = {
        **Displays.evaluators,
        ast.Await: _transparent,
        ast.BinOp: _binary,
        ast.BoolOp: _boolean,
        ast.Compare: _compare,
        ast.FormattedValue: _hole,
        ast.IfExp: _conditional,
        ast.JoinedStr: _formatted,
        ast.Lambda: _lambda,
        ast.NamedExpr: _walrus,
        ast.Starred: _transparent,
        ast.Subscript: _subscript,
        ast.UnaryOp: _unary,
        ast.Yield: _yield,
        ast.YieldFrom: _yield,
    }
