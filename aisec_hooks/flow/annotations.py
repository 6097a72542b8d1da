"""What the annotation of a parameter or field says of the values that fit it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import lru_cache

from aisec_hooks.flow.url_patterns import is_harmless

HARMLESS = frozenset(
    "int float bool complex Decimal Fraction date datetime time timedelta NoneType"
    " UUID UUID1 UUID3 UUID4 UUID5 IPv4Address IPv6Address IPv4Network IPv6Network"
    " PositiveInt NegativeInt NonNegativeInt NonPositiveInt PositiveFloat NonNegativeFloat conint confloat condecimal"
    " Integral Real Number SupportsInt SupportsFloat Infinity".split()
)
"""Types, by last name, that no text of the outside's choosing fits."""
_CONTAINERS = frozenset(
    "Optional Union Final Required NotRequired ClassVar list List tuple Tuple set Set frozenset FrozenSet dict Dict"
    " Sequence Iterable Collection Mapping conlist conset Body Path Query Header Cookie Form".split()
)
_FITTING = frozenset({"pattern", "regex"})
Classes = Mapping[str, ast.ClassDef]


@lru_cache(maxsize=2048)
def parsed(annotation: str) -> ast.expr | None:
    """The tree of an annotation, None if it is none."""
    try:
        return ast.parse(annotation.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def is_harmless_type(node: ast.expr | None, classes: Classes, more: frozenset[str] = frozenset()) -> bool:
    """Whether no text of the outside's choosing fits an annotation; `more` are names besides the usual ones."""
    match node:
        case ast.Constant(value=str() as text):
            return is_harmless_type(parsed(text), classes, more)
        case ast.Constant(value=None):
            return True
        case ast.Name() | ast.Attribute():
            last = node.id if isinstance(node, ast.Name) else node.attr
            return last in HARMLESS or last in more or last.endswith("Enum") or _is_enum(classes.get(last), classes)
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return is_harmless_type(left, classes, more) and is_harmless_type(right, classes, more)
        case ast.Tuple(elts=elements):
            return all(is_harmless_type(e, classes, more) for e in elements if not _is_ellipsis(e))
        case ast.Call(func=function):  # constr(pattern=...), conint(gt=0)
            return is_harmless_type(function, classes, more) or fits_pattern(node)
        case ast.Subscript(value=generic, slice=inner):
            name = _last(generic)
            if name == "Literal":
                return True
            if name == "Annotated" and isinstance(inner, ast.Tuple) and inner.elts:
                return is_harmless_type(inner.elts[0], classes, more) or any(fits_pattern(m) for m in inner.elts[1:])
            return name in _CONTAINERS and is_harmless_type(inner, classes, more)
        case _:
            return False


def fits_pattern(node: ast.expr | None) -> bool:
    """Whether `Query(pattern="^[a-z]+$")` and the like let nothing but harmless text through."""
    if not isinstance(node, ast.Call):
        return False
    for keyword in node.keywords:
        if keyword.arg in _FITTING:
            if not isinstance(keyword.value, ast.Constant):
                return True  # a pattern that has a name was thought about
            text = str(keyword.value.value)
            return text.startswith("^") and text.endswith(("$", "\\Z", "\\z")) and is_harmless(text)
        if keyword.arg == "enum":
            return True
    return False


def meant(node: ast.expr | None) -> Iterator[ast.expr]:
    """The names of classes in an annotation: of `Annotated[list[Item] | None, Body()]` it is Item."""
    pending = [node]
    for _ in range(32):
        if not pending:
            return
        match pending.pop():
            case ast.Name() | ast.Attribute() as name:
                yield name
            case ast.Constant(value=str() as text):
                pending.append(parsed(text))
            case ast.BinOp(left=left, right=right):
                pending += [right, left]
            case ast.Tuple(elts=elements):
                pending += reversed(elements)
            case ast.Subscript(value=generic, slice=inner):
                if _last(generic) == "Annotated" and isinstance(inner, ast.Tuple) and inner.elts:
                    inner = inner.elts[0]
                pending += [inner, generic]
            case _:
                pass


def metadata(node: ast.expr | None) -> list[ast.expr]:
    """What stands beside the type: `Depends(...)` of `Annotated[User, Depends(...)]`."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        node = parsed(node.value)
    if isinstance(node, ast.Subscript) and _last(node.value) == "Annotated" and isinstance(node.slice, ast.Tuple):
        return node.slice.elts[1:]
    return []


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[tuple[ast.arg, ast.expr | None]]:
    """The parameters of a function with their defaults, `*args` and `**kwargs` last."""
    arguments = function.args
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults: list[ast.expr | None] = [None] * (len(positional) - len(arguments.defaults))
    yield from zip(positional, [*defaults, *arguments.defaults], strict=True)
    yield from zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    for extra in (arguments.vararg, arguments.kwarg):
        if extra is not None:
            yield extra, None


def _last(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _is_ellipsis(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is ...


def _is_enum(node: ast.ClassDef | None, classes: Classes, depth: int = 4) -> bool:
    if node is None or not depth:
        return False
    bases = [_last(base) for base in node.bases]
    return any(b.endswith(("Enum", "Flag")) or _is_enum(classes.get(b), classes, depth - 1) for b in bases)
