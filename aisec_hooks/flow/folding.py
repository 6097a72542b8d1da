"""What Python itself makes of constants: arithmetic, comparison, membership, slicing, the methods of texts."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Sequence
from typing import Any

from aisec_hooks.flow.combining import of_items
from aisec_hooks.flow.values import LONGEST, UNKNOWN, Constant, Special, Value, constant

Known = Constant | Special
LARGEST = 10**18
_ARITHMETIC: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.BitAnd: operator.and_,
    ast.BitOr: operator.or_,
    ast.BitXor: operator.xor,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Mult: operator.mul,
    ast.Sub: operator.sub,
}
_COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda a, b: a in b,
    ast.Is: operator.eq,
    ast.IsNot: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.NotEq: operator.ne,
    ast.NotIn: lambda a, b: a not in b,
}
_METHODS = frozenset(
    "capitalize casefold center count decode encode endswith find index isalnum isalpha isdecimal isdigit isidentifier"
    " islower isnumeric isspace istitle isupper join ljust lower lstrip partition removeprefix removesuffix replace"
    " rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title upper zfill hex"
    " bit_length".split()
)
_PADDING = frozenset("center ljust rjust zfill".split())
_BUILTINS: dict[str, Callable[..., Any]] = {
    "abs": abs,
    "bool": bool,
    "chr": chr,
    "float": float,
    "int": int,
    "len": len,
    "max": max,
    "min": min,
    "ord": ord,
    "repr": repr,
    "round": round,
    "str": str,
}
_RAISED = (ArithmeticError, AttributeError, LookupError, TypeError, UnicodeError, ValueError)


def binary(op: ast.operator, left: Value, right: Value) -> Value | None:
    """An operation on two constants, None if they are not known."""
    compute = _ARITHMETIC.get(type(op))
    a, b = left.known, right.known
    if compute is None or isinstance(a, Special) or isinstance(b, Special) or not (_small(a) and _small(b)):
        return None
    if isinstance(op, ast.Mod) and isinstance(a, (str, bytes)):
        return None  # formatting is followed piece by piece
    if isinstance(op, ast.Mult) and not all(isinstance(x, (int, float)) for x in (a, b)):
        times = next((x for x in (a, b) if isinstance(x, int)), 0)
        if times > LONGEST:
            return None
    return result_of(compute, a, b)


def compare(op: ast.cmpop, left: Value, right: Value) -> bool | None:
    """Whether a comparison of constants holds; membership also in displays whose members are all known."""
    if isinstance(op, (ast.In, ast.NotIn)) and right.items is not None:
        return _member(left, right, wanted=isinstance(op, ast.In))
    a, b = left.known, right.known
    if isinstance(a, Special) or isinstance(b, Special):
        return None
    if isinstance(op, (ast.Is, ast.IsNot)) and not (a is None or b is None or isinstance(a, bool)):
        return None
    try:
        return bool(_COMPARISONS[type(op)](a, b))
    except _RAISED:
        return None


def truth(value: Value) -> bool | None:
    """Whether a value is true in a condition; None if that is not known."""
    known = value.known
    if not isinstance(known, Special):
        return bool(known)
    if value.items is not None and value.type in ("dict", "list", "set", "tuple"):
        named = any(isinstance(k, (str, int)) for k, _ in value.items)
        return True if named else False if not value.items else None
    return None  # what is imported is callable as far as it is known, and may be a constant of any worth


def negated(value: Value) -> Value | None:
    """`not value`."""
    outcome = truth(value)
    return None if outcome is None else constant(not outcome)


def method(receiver: Value, name: str, arguments: Sequence[Value]) -> Value | None:
    """A method of a constant text with constant arguments, None if it is not known what that gives."""
    if name not in _METHODS or isinstance(receiver.known, Special):
        return None
    given = [_plain(a) for a in arguments]
    if any(isinstance(g, Special) for g in given) or _is_large(receiver.known, given):
        return None
    if name in _PADDING and any(isinstance(g, int) and g > LONGEST for g in given):
        return None
    return result_of(lambda: getattr(receiver.known, name)(*given))


def _is_large(text: object, given: Sequence[object]) -> bool:
    """Whether a method may make a text out of all proportion: `join` and `replace` of texts that were so made."""
    lengths = [
        sum(map(len, g)) if isinstance(g, tuple) and all(isinstance(m, str) for m in g) else len(g)
        for g in (text, *given)
        if isinstance(g, (str, bytes, tuple))
    ]
    return max(lengths, default=0) > LONGEST or (len(lengths) > 1 and lengths[0] * max(lengths[1:]) > LONGEST * 64)


def builtin(name: str, arguments: Sequence[Value]) -> Value | None:
    """A builtin function of constants."""
    compute = _BUILTINS.get(name)
    if compute is None or not arguments:
        return None
    if name == "len" and len(arguments) == 1 and arguments[0].items is not None:
        keys = [k for k, _ in arguments[0].items]
        return None if any(isinstance(k, Special) for k in keys) else constant(len(keys))
    given = [_plain(a) for a in arguments]
    if any(isinstance(g, Special) or not _small(g) for g in given):
        return None
    return result_of(compute, *given)


def subscript(text: Value, key: Value) -> Value | None:
    """`"ABC"[1]`."""
    whole, at = text.known, key.known
    if not isinstance(whole, (str, bytes)) or not isinstance(at, int):
        return None
    return result_of(lambda: whole[at])


def _member(left: Value, right: Value, *, wanted: bool) -> bool | None:
    """Whether a constant is a member of a display."""
    if isinstance(left.known, Special) or right.items is None:
        return None
    if right.type == "dict":
        members: list[object] = [k for k, _ in right.items]
    else:
        members = [v.known for _, v in right.items]
    if left.known in members:
        return wanted
    return None if any(isinstance(m, Special) for m in members) else not wanted


def _plain(value: Value) -> Any:
    """A constant, or a list or tuple of constants, as Python has it."""
    if value.items is not None and value.type in ("list", "tuple"):
        members = [v.known for _, v in value.items]
        return UNKNOWN if any(isinstance(m, Special) for m in members) or _unsure(value) else tuple(members)
    return value.known


def _unsure(value: Value) -> bool:
    return any(isinstance(k, Special) for k, _ in value.items or ())


def _small(value: object) -> bool:
    if isinstance(value, (str, bytes)):
        return len(value) <= LONGEST
    return not isinstance(value, (int, float)) or abs(value) <= LARGEST


def result_of(compute: Callable[..., Any], *given: object) -> Value | None:
    """What a function of Python gives for constants, None if it fails or gives too much."""
    try:
        result = compute(*given)
    except _RAISED:
        return None
    return of(result)


def of(result: object) -> Value | None:
    """The value of something that Python computed; None if it is too large or of another kind."""
    if isinstance(result, (list, tuple)):
        if len(result) > LONGEST:
            return None
        members = [of(r) for r in result]
        if any(m is None for m in members):
            return None
        return of_items(tuple((i, m) for i, m in enumerate(members) if m is not None), type(result).__name__)
    if result is None or isinstance(result, (str, bytes, int, float)):
        return constant(result) if _small(result) else None
    return None
