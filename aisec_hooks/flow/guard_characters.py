"""Checks of a text character by character, or of which texts it holds."""

from __future__ import annotations

import ast
import string

from aisec_hooks.flow import guard_urls
from aisec_hooks.flow.alphabets import outside
from aisec_hooks.flow.calls import PART
from aisec_hooks.flow.facts import NO_DOTS, NO_FACTS, NOTHING_TOLD, PARSED, Facts, Told
from aisec_hooks.flow.patterns import ASCII
from aisec_hooks.flow.telling import NOSQL, SSRF, UNVALIDATED, Asked, every, everything, lacks, only, text_of, texts_of
from aisec_hooks.flow.values import Value

_WORD = frozenset(string.ascii_letters + string.digits + "_")
_METHODS = {
    "isalnum": _WORD - {"_"},
    "isalpha": frozenset(string.ascii_letters),
    "isdigit": frozenset(string.digits),
    "isdecimal": frozenset(string.digits),
    "isnumeric": frozenset(string.digits),
    "isidentifier": _WORD,
    "isspace": frozenset(string.whitespace),
    "isupper": ASCII,
    "islower": ASCII,
}
_COPIES = frozenset({"set", "frozenset", "list", "tuple"})
_CONSTANTS = frozenset(
    "ascii_letters ascii_lowercase ascii_uppercase digits hexdigits octdigits punctuation printable whitespace".split()
)


def words(value: Value) -> Facts:
    """It is made of letters and digits, at most with underscores."""
    if value.type == PART:
        return NO_FACTS
    whole = Value(frozenset(t for t in value.taints if PARSED not in t.harmless))
    return lacks(whole, outside(_WORD)) | only(whole, (NOSQL, UNVALIDATED)) | only(whole, (SSRF,), doubtful=True)


def holds(value: Value, text: str, check: ast.expr) -> Told:
    """What `text in value` tells where it is true, and where it is false."""
    true, false = guard_urls.holds(value, text, check)
    if len(text) == 1:
        false |= lacks(value, text)
    elif text in ("..", "../"):
        false |= only(value, (NO_DOTS,))
    return true, false


def quantified(test: ast.Call, asked: Asked) -> Told | None:
    """`all(c in ALLOWED for c in text)`, `any(bad in text for bad in BAD)`; None for other calls."""
    if not isinstance(test.func, ast.Name) or test.func.id not in ("all", "any") or len(test.args) != 1:
        return None
    each = test.args[0]
    if not isinstance(each, (ast.GeneratorExp, ast.ListComp)) or len(each.generators) != 1 or each.generators[0].ifs:
        return NOTHING_TOLD
    generator = each.generators[0]
    iterated = asked.evaluate(generator.iter)
    variable = generator.target.id if isinstance(generator.target, ast.Name) else ""
    if iterated.taints:
        return _of_characters(test.func.id, each.elt, variable, iterated, asked)
    if test.func.id == "any":
        return _of_listed(each.elt, variable, generator.iter, test, asked)
    return asked.told(each.elt)[0], NO_FACTS


def _of_characters(which: str, elt: ast.expr, variable: str, value: Value, asked: Asked) -> Told:
    """Each character of a text is tested, or each member of a list."""
    passing = _passing(elt, variable, asked)
    if passing is not None:
        if which == "all":
            return _made_of(value, passing), NO_FACTS
        return NO_FACTS, _made_of(value, ASCII - passing)  # `any(c in BAD for c in text)`
    member = elt.left if isinstance(elt, ast.Compare) and isinstance(elt.ops[0], ast.In) else None
    if which == "all" and isinstance(member, ast.Name) and member.id == variable:
        return everything(value), NO_FACTS  # all of a list are among those that are allowed
    return NOTHING_TOLD


def _made_of(value: Value, characters: frozenset[str]) -> Facts:
    return lacks(value, outside(characters)) | only(value, (NOSQL, UNVALIDATED))


def _passing(test: ast.expr, variable: str, asked: Asked) -> frozenset[str] | None:
    """The characters for which a test of one character is true, None if it is no such test."""
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            inner = _passing(operand, variable, asked)
            return ASCII - inner if inner is not None else None
        case ast.BoolOp(op=operator, values=values):
            each = [_passing(v, variable, asked) for v in values]
            known = [e for e in each if e is not None]
            if isinstance(operator, ast.And):
                return frozenset(ASCII).intersection(*known) if known else None
            return frozenset().union(*known) if len(known) == len(each) else None
        case ast.Compare(left=ast.Name(id=name), ops=[operator], comparators=[right]) if name == variable:
            characters = _characters(right, asked)
            if characters is None:
                return None
            if isinstance(operator, (ast.In, ast.Eq)):
                return characters
            return ASCII - characters if isinstance(operator, (ast.NotIn, ast.NotEq)) else None
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method)) if name == variable:
            return _METHODS.get(method)
        case _:
            return None


def _characters(node: ast.expr, asked: Asked) -> frozenset[str] | None:
    """The characters that a text or a set of single ones is made of, None if they are not known."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.BitOr)):
        left, right = _characters(node.left, asked), _characters(node.right, asked)
        return left | right if left is not None and right is not None else None
    if (
        isinstance(node, ast.Call)
        and len(node.args) == 1
        and asked.qualified(node.func) in ("set", "frozenset", "list")
    ):
        return _characters(node.args[0], asked)
    package, _, name = asked.qualified(node).rpartition(".")
    if package == "string" and name in _CONSTANTS:
        return frozenset(getattr(string, name))
    text = text_of(asked.evaluate(node))
    if text is not None:
        return frozenset(text)
    texts = texts_of(node, asked)
    return frozenset(texts) if texts is not None and all(len(t) == 1 for t in texts) else None


def _of_listed(elt: ast.expr, variable: str, listed: ast.expr, check: ast.expr, asked: Asked) -> Told:
    """Some known texts are looked for in one text: `any(bad in text for bad in (...))`."""
    texts = texts_of(listed, asked)
    match elt:
        case ast.Compare(left=ast.Name(id=name), ops=[ast.In()], comparators=[container]) if name == variable:
            value = asked.evaluate(container)
            if not value.taints or texts is None:
                return asked.told(elt)
            if len(texts) == 1 and len(texts[0]) > 1 and not isinstance(asked.evaluate(listed).items, tuple):
                texts = tuple(texts[0])  # a text is iterated over: its characters
            told = [holds(value, t, check) for t in texts]
            return NO_FACTS.union(*(t for t, _ in told)), every(f for _, f in told)
        case ast.Call(func=ast.Attribute(value=node, attr="endswith"), args=[argument]):
            ending = None if not isinstance(argument, ast.Name) else ""
            known = [None] if ending is None else list(texts or ("",))
            return guard_urls.ends(node, asked.evaluate(node), known, check), NO_FACTS
        case ast.Call(func=ast.Attribute(value=node, attr="startswith"), args=[ast.Name(id=name)]) if name == variable:
            return guard_urls.starts(asked.evaluate(node), texts or (), check)
        case _:
            return asked.told(elt)  # of one of them, whichever; if it is false, of each


def subset(test: ast.Call, method: str, asked: Asked) -> Facts:
    """`set(text).issubset(ALLOWED)`, `ALLOWED.issuperset(text)`."""
    if not isinstance(test.func, ast.Attribute) or len(test.args) != 1:
        return NO_FACTS
    inner, outer = test.func.value, test.args[0]
    return within(*((inner, outer) if method == "issubset" else (outer, inner)), asked)


def within(inner: ast.expr, outer: ast.expr, asked: Asked) -> Facts:
    """`set(text) <= ALLOWED`."""
    allowed = _characters(outer, asked)
    value = asked.evaluate(inner)
    if not value.taints:
        return NO_FACTS
    if allowed is not None:
        return _made_of(Value(value.taints), allowed)
    return everything(value) if not asked.evaluate(outer).taints else NO_FACTS
