"""The literals of a Python tree that stand under a name."""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from aisec_hooks import late
from aisec_hooks.engines.secret_names import Role, holds_logins, is_plural, is_user, role
from aisec_hooks.engines.secret_randomness import is_random
from aisec_hooks.engines.secret_verdicts import Use


class Literal(NamedTuple):
    """A string (or bytes) literal, the name it stands under and what is done with it."""

    name: str
    node: ast.Constant
    use: Use

    @property
    def text(self) -> str:
        """The literal's value."""
        value = self.node.value
        return value.decode("latin-1") if isinstance(value, bytes) else str(value)


_KEY = late.compiled(r"-{0,2}[A-Za-z_$][\w.$-]{0,80}")
_LOOKUPS = frozenset(
    "get getenv setdefault pop env config getattr setattr str setenv add_argument add_option option default define "
    "Option Argument "
    "set put update setdefaults setItem getItem with_default environ_get get_env get_secret get_setting get_config "
    "conf secret".split()
)
_WRAPPERS = frozenset(
    "Field SecretStr SecretBytes Secret str bytes field mapped_column Column Option Argument Query Form Header Body "
    "Depends".split()
)
_TRANSPARENT = frozenset("encode strip decode lower upper format rstrip lstrip replace".split())
_DECODERS = frozenset(
    "b64decode urlsafe_b64decode standard_b64decode b32decode b16decode fromhex unhexlify a2b_hex a2b_base64 dedent "
    "decodebytes".split()
)
_SAME_NAME = frozenset("lower strip upper encode".split())
_COLLECTIONS = (ast.Tuple, ast.List, ast.Set, ast.Dict, ast.Call)


def literals(tree: ast.Module, lines: list[int]) -> Iterator[Literal]:
    """The named literals of the statements that touch one of the lines (sorted), in no special order."""
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, (ast.stmt, ast.ExceptHandler, ast.expr)) and not _touches(node, lines):
            continue
        look = _LOOKS.get(type(node))
        if look is not None:
            yield from look(node)
        pending.extend(ast.iter_child_nodes(node))


def _touches(node: ast.stmt | ast.ExceptHandler | ast.expr, lines: list[int]) -> bool:
    first = node.lineno
    for decorator in getattr(node, "decorator_list", ()):
        first = min(first, decorator.lineno)
    at = bisect_left(lines, first)
    return at < len(lines) and lines[at] <= (node.end_lineno or node.lineno)


def _assign(node: ast.AST) -> Iterator[Literal]:
    assert isinstance(node, ast.Assign)
    for target in node.targets:
        yield from _bind(target, node.value)


def _annotated(node: ast.AST) -> Iterator[Literal]:
    assert isinstance(node, (ast.AnnAssign, ast.NamedExpr))
    if node.value is not None:
        yield from _bind(node.target, node.value)


def _bind(target: ast.expr, value: ast.expr) -> Iterator[Literal]:
    if isinstance(target, (ast.Tuple, ast.List)):
        if isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(target.elts):
            for one, other in zip(target.elts, value.elts, strict=True):
                yield from _bind(one, other)
        return
    yield from _under(_name(target), value)


def _name(node: ast.expr | None) -> str:
    """The last name of an expression: the attribute, the key, the variable."""
    while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _SAME_NAME:
        node = node.func.value
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(slice=ast.Constant(value=str(name))) | ast.Constant(value=str(name)):
            return name if _KEY.fullmatch(name) else ""
        case ast.Call(func=ast.Attribute(attr="get" | "getenv"), args=[ast.Constant(value=str(name)), *_]):
            return name if _KEY.fullmatch(name) else ""
    return ""


def _under(name: str, value: ast.expr | None, use: Use = Use.ASSIGNED) -> Iterator[Literal]:
    """The literals that a value may be, without recursion: a chain of calls may be as long as the parser allows."""
    pending = [(name, value, use)]
    while pending:
        name, value, use = pending.pop()
        if value is not None and holds_logins(name) and isinstance(value, _COLLECTIONS):
            yield from _listed(name, value, 0)
        kind = role(name) if name else None
        if kind is None:
            continue
        if isinstance(value, ast.Constant) and isinstance(value.value, (str, bytes)):
            yield Literal(name, value, use)
        else:
            pending += _within(name, value, kind, use)


_Under = tuple[str, "ast.expr | None", Use]


def _within(name: str, value: ast.expr | None, kind: Role, use: Use) -> Iterator[_Under]:
    """What a value is chosen or made from."""
    match value:
        case ast.BoolOp(values=values):
            yield from ((name, one, use) for one in values)
        case ast.IfExp(body=body, orelse=orelse):
            yield from ((name, body, use), (name, orelse, use))
        case ast.Tuple(elts=[_, password]) if kind is Role.CREDENTIAL and use is Use.ASSIGNED:
            yield "password", password, use
        case ast.Tuple() | ast.List() | ast.Set() | ast.Dict() if is_plural(name) or use is Use.COMPARED:
            yield from ((name, one, Use.PLURAL) for one in _several(value))
        case ast.Call(func=func, args=args, keywords=keywords):
            yield from _wrapped(name, func, args, keywords, use)


def _several(value: ast.Tuple | ast.List | ast.Set | ast.Dict) -> Iterator[ast.expr]:
    """The elements of a collection; of a dictionary the values, and keys that can be nothing else."""
    if not isinstance(value, ast.Dict):
        yield from value.elts
        return
    shown = (key for key in value.keys if isinstance(key, ast.Constant) and is_random(str(key.value)))
    yield from (one for one in (*shown, *value.values) if isinstance(one, ast.Constant))


def _wrapped(
    name: str, func: ast.expr, args: list[ast.expr], keywords: list[ast.keyword], use: Use
) -> Iterator[_Under]:
    match func:
        case ast.Name(id=called) | ast.Attribute(attr=called) if called in _WRAPPERS:
            yield name, args[0] if args else None, use
            yield from ((name, k.value, use) for k in keywords if k.arg == "default")
        case ast.Name(id=called) | ast.Attribute(attr=called) if called in _DECODERS:
            yield name, args[0] if args else None, use
        case ast.Attribute(value=inner, attr=attr) if attr in _TRANSPARENT:
            yield name, inner, use


def _listed(name: str, value: ast.expr, depth: int) -> Iterator[Literal]:
    """The literals in a collection of logins, but for the fields of one, which have names of their own."""
    match value:
        case ast.Constant(value=str()):
            yield Literal(name, value, Use.LISTED)
        case ast.Tuple(elts=elements) | ast.List(elts=elements) | ast.Set(elts=elements) if depth < 3:
            for one in elements:
                yield from _listed(name, one, depth + 1)
        case ast.Dict(values=values) if depth == 0:
            for field in values:
                yield from _listed(name, field, depth + 1)
        case ast.Call(func=ast.Name(id="dict"), keywords=keywords) if depth == 0:
            for keyword in keywords:
                yield from _listed(name, keyword.value, depth + 1)


def _dict(node: ast.AST) -> Iterator[Literal]:
    assert isinstance(node, ast.Dict)
    for key, value in zip(node.keys, node.values, strict=True):
        if isinstance(key, ast.Constant):
            yield from _under(_name(key), value)


def _call(node: ast.AST) -> Iterator[Literal]:
    assert isinstance(node, ast.Call)
    for keyword in node.keywords:
        if keyword.arg == "auth" and isinstance(keyword.value, ast.Tuple) and len(keyword.value.elts) == 2:
            yield from _under("password", keyword.value.elts[1])
        elif keyword.arg:
            yield from _under(keyword.arg, keyword.value)
    called = node.func.attr if isinstance(node.func, ast.Attribute) else _name(node.func)
    if called.endswith("BasicAuth") and len(node.args) == 2:
        yield from _under("password", node.args[1])
    if called == "compare_digest" and len(node.args) == 2:
        for one, other in (node.args, node.args[::-1]):
            yield from _under(_name(one), other, Use.COMPARED)
    if called in _LOOKUPS:
        yield from _lookup(node)


def _lookup(node: ast.Call) -> Iterator[Literal]:
    """os.getenv("NAME", "literal"), setattr(settings, "NAME", "literal"), add_argument("--name", default="literal")."""
    for at, argument in enumerate(node.args[:2]):
        name = _name(argument) if isinstance(argument, ast.Constant) else ""
        if not role(name):
            continue
        if at + 1 < len(node.args):
            yield from _under(name, node.args[at + 1])
        yield from (found for k in node.keywords if k.arg == "default" for found in _under(name, k.value))
        return


def _parameters(node: ast.AST) -> Iterator[Literal]:
    assert isinstance(node, ast.arguments)
    positional = [*node.posonlyargs, *node.args]
    for argument, default in zip(reversed(positional), reversed(node.defaults), strict=False):
        yield from _under(argument.arg, default)
    for argument, value in zip(node.kwonlyargs, node.kw_defaults, strict=True):
        yield from _under(argument.arg, value)


def _fallback(node: ast.AST) -> Iterator[Literal]:
    """os.environ.get("API_KEY") or "literal", under whatever name; user == "root" and given == "literal"."""
    assert isinstance(node, ast.BoolOp)
    if isinstance(node.op, ast.Or):
        for value in node.values[1:]:
            yield from _under(_name(node.values[0]), value)
        return
    equal = [v for v in node.values if isinstance(v, ast.Compare) and len(v.ops) == 1 and isinstance(v.ops[0], ast.Eq)]
    if any(is_user(_name(one.left)) for one in equal):
        for one in equal:
            if not is_user(_name(one.left)) and isinstance(one.comparators[0], ast.Constant):
                yield from _listed("password", one.comparators[0], 0)


def _compare(node: ast.AST) -> Iterator[Literal]:
    assert isinstance(node, ast.Compare)
    sides = [node.left, *node.comparators]
    for operator, left, right in zip(node.ops, sides, sides[1:], strict=False):
        if isinstance(operator, (ast.Eq, ast.NotEq)):
            yield from _under(_name(left), right if isinstance(right, ast.Constant) else None, Use.COMPARED)
            yield from _under(_name(right), left if isinstance(left, ast.Constant) else None, Use.COMPARED)
        elif isinstance(operator, (ast.In, ast.NotIn)) and isinstance(right, (ast.Tuple, ast.List, ast.Set)):
            yield from _under(_name(left), right, Use.COMPARED)


_LOOKS = {
    ast.Assign: _assign,
    ast.AnnAssign: _annotated,
    ast.NamedExpr: _annotated,
    ast.Dict: _dict,
    ast.Call: _call,
    ast.arguments: _parameters,
    ast.Compare: _compare,
    ast.BoolOp: _fallback,
}
