"""Conditions whose outcome can be read off the code: arithmetic and comparisons of constants."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable

from aisec_hooks.flow.values import Value

Number = int | float
_ARITHMETIC: dict[type[ast.operator], Callable[[Number, Number], Number]] = {
    ast.Add: operator.add,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Mult: operator.mul,
    ast.Sub: operator.sub,
}
_COMPARISONS: dict[type[ast.cmpop], Callable[[Number, Number], bool]] = {
    ast.Eq: operator.eq,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.NotEq: operator.ne,
}
LARGEST = 10**12
DEEPEST = 20


def decided(test: ast.expr, evaluate: Callable[[ast.expr], Value]) -> bool | None:
    """Whether a comparison of numbers always holds or never does; None if that depends.

    A plain flag (`if DEBUG:`) is left open: somebody will change it.
    """
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = decided(test.operand, evaluate)
        return None if inner is None else not inner
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return None
    compare = _COMPARISONS.get(type(test.ops[0]))
    left, right = _number(test.left, evaluate, 0), _number(test.comparators[0], evaluate, 0)
    if compare is None or left is None or right is None:
        return None
    computed = isinstance(test.left, ast.BinOp) or isinstance(test.comparators[0], ast.BinOp)
    return compare(left, right) if computed else None


def _number(node: ast.expr, evaluate: Callable[[ast.expr], Value], depth: int) -> Number | None:
    if isinstance(node, ast.Constant):
        return node.value if type(node.value) in (int, float) else None  # type: ignore[return-value]
    if isinstance(node, ast.Name):
        value = evaluate(node)
        return int(value.text) if value.constant and value.text.isdecimal() and len(value.text) < 12 else None
    if not isinstance(node, ast.BinOp) or depth > DEEPEST:
        return None
    compute = _ARITHMETIC.get(type(node.op))
    left, right = _number(node.left, evaluate, depth + 1), _number(node.right, evaluate, depth + 1)
    if compute is None or left is None or right is None or abs(left) > LARGEST or abs(right) > LARGEST:
        return None
    return None if not right and isinstance(node.op, (ast.FloorDiv, ast.Mod)) else compute(left, right)
