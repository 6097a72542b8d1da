"""The constants that expressions surely have."""

from __future__ import annotations

import ast
import operator
import re
import stat
from collections.abc import Callable
from typing import Any, Final

MOST_DEPTH = 40
MOST_TEXT = 20_000
_MOST_BITS = 64


class _Unknown:
    def __repr__(self) -> str:
        return "UNKNOWN"

    def __bool__(self) -> bool:
        raise TypeError("ask `is UNKNOWN`")


UNKNOWN: Final = _Unknown()
"""The value of an expression that may have several."""

Lookup = Callable[[ast.expr, int], object]
"""(name, attribute or subscript, depth) -> its constant or UNKNOWN."""

_OPERATORS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.BitOr: operator.or_,
    ast.BitAnd: operator.and_,
    ast.BitXor: operator.xor,
    ast.FloorDiv: operator.floordiv,
    ast.LShift: operator.lshift,
    ast.RShift: operator.rshift,
    ast.Div: operator.truediv,
}
_COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda a, b: a in b,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.NotEq: operator.ne,
    ast.NotIn: lambda a, b: a not in b,
}


def fold(node: ast.AST, lookup: Lookup, depth: int = 0) -> object:
    """The constant of an expression: str, bytes, int, float, bool, None, a tuple of them, or UNKNOWN."""
    if depth > MOST_DEPTH:
        return UNKNOWN
    match node:
        case ast.Constant(value=value):
            return value
        case ast.Name() | ast.Attribute() | ast.Subscript():
            return lookup(node, depth + 1)
        case ast.JoinedStr(values=pieces):
            return _joined(pieces, lookup, depth)
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            found = [fold(e, lookup, depth + 1) for e in elements[:64]]
            return UNKNOWN if len(elements) > len(found) or any(f is UNKNOWN for f in found) else tuple(found)
        case ast.UnaryOp(op=op, operand=operand):
            return _unary(op, fold(operand, lookup, depth + 1))
        case ast.BinOp(left=left, op=op, right=right):
            return _binary(op, fold(left, lookup, depth + 1), fold(right, lookup, depth + 1))
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _compared(op, fold(left, lookup, depth + 1), fold(right, lookup, depth + 1))
        case ast.IfExp(test=test, body=body, orelse=orelse):
            chosen = fold(test, lookup, depth + 1)
            if chosen is UNKNOWN:
                return same([fold(body, lookup, depth + 1), fold(orelse, lookup, depth + 1)])
            return fold(body if chosen else orelse, lookup, depth + 1)
        case ast.Call(func=func, args=args, keywords=keywords):
            given = [fold(a, lookup, depth + 1) for a in args[:4]]
            computed = UNKNOWN if keywords else _call(func, given)
            return lookup(node, depth + 1) if computed is UNKNOWN else computed
        case _:
            return UNKNOWN


def _compared(op: ast.cmpop, left: object, right: object) -> object:
    """Whether a comparison of numbers or texts holds."""
    compare = _COMPARISONS.get(type(op))
    if compare is None or left is UNKNOWN or right is UNKNOWN:
        return UNKNOWN
    try:
        return bool(compare(left, right))
    except TypeError:
        return UNKNOWN


def same(values: list[object]) -> object:
    """The one constant that all of them are, UNKNOWN if they differ."""
    if not values or any(v is UNKNOWN or type(v) is not type(values[0]) or v != values[0] for v in values):
        return UNKNOWN
    return values[0]


def of_library(name: str) -> object:
    """A constant of the standard library by its qualified name: modes of files, flags of patterns."""
    module, _, last = name.rpartition(".")
    if module == "stat" and last.startswith("S_I"):
        found = getattr(stat, last, None)
        return found if type(found) is int else UNKNOWN
    if module in ("re", "regex") and last.isupper():
        flag = getattr(re, last, None)
        return int(flag) if isinstance(flag, re.RegexFlag) else UNKNOWN
    return UNKNOWN


def _joined(pieces: list[ast.expr], lookup: Lookup, depth: int) -> object:
    text = ""
    for piece in pieces:
        match piece:
            case ast.Constant(value=str(value)):
                text += value
            case ast.FormattedValue(value=inner, conversion=-1, format_spec=None):
                found = fold(inner, lookup, depth + 1)
                if not isinstance(found, str | int) or len(text) > MOST_TEXT or _large(found):
                    return UNKNOWN
                text += str(found)
            case _:
                return UNKNOWN
    return text


def _unary(op: ast.unaryop, value: object) -> object:
    if value is UNKNOWN:
        return UNKNOWN
    if isinstance(op, ast.Not):
        return not value
    if not isinstance(value, int | float):
        return UNKNOWN
    if isinstance(op, ast.USub):
        return -value
    return ~value if isinstance(op, ast.Invert) and isinstance(value, int) else UNKNOWN


def _binary(op: ast.operator, left: object, right: object) -> object:
    if left is UNKNOWN or right is UNKNOWN or _large(left) or _large(right):
        return UNKNOWN
    try:
        if isinstance(op, ast.Mod):
            return left % right if isinstance(left, int) or not _pads(left) else UNKNOWN  # type: ignore[operator]
        if isinstance(op, ast.LShift) and not (isinstance(right, int) and right <= _MOST_BITS):
            return UNKNOWN
        if isinstance(op, ast.Mult) and not _short_product(left, right):
            return UNKNOWN
        compute = _OPERATORS.get(type(op))
        return UNKNOWN if compute is None else compute(left, right)
    except (TypeError, ValueError, ArithmeticError):
        return UNKNOWN


def _pads(template: object) -> bool:
    """Whether a template of `%` has anything but plain places."""
    text = template.decode("latin-1") if isinstance(template, bytes) else template
    return not isinstance(text, str) or bool(re.search(r"%[^%sdr]", text))


def _large(value: object) -> bool:
    if isinstance(value, str | bytes | tuple):
        return len(value) > MOST_TEXT
    return isinstance(value, int) and value.bit_length() > _MOST_BITS


def _short_product(left: object, right: object) -> bool:
    times = [v for v in (left, right) if isinstance(v, int)]
    return len(times) != 1 or times[0] <= 1000


def _call(func: ast.expr, arguments: list[object]) -> object:
    """int("777", 8), str(1), "x".join(...), "x".lower() and the like."""
    if any(a is UNKNOWN or _large(a) for a in arguments):
        return UNKNOWN
    try:
        match func:
            case ast.Name(id="int"):
                return int(*arguments)  # type: ignore[call-overload]
            case ast.Name(id="str") | ast.Name(id="bool") if len(arguments) == 1:
                return str(arguments[0]) if func.id == "str" else bool(arguments[0])
            case ast.Attribute(value=ast.Constant(value=str(text)), attr="join") if isinstance(arguments[0], tuple):
                return text.join(arguments[0])
            case ast.Attribute(value=ast.Constant(value=str(text)), attr="encode"):
                return text.encode()
            case _:
                return UNKNOWN
    except (TypeError, ValueError, IndexError, ArithmeticError):
        return UNKNOWN
