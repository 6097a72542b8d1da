"""How surely outside text changes what a directory, an XML document or a document database is asked."""

# ruff: noqa: ARG001  # the functions of one table share a signature
from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.flow.calls import PART
from aisec_hooks.flow.facts import ALL, ESCAPED_FILTER, ESCAPED_NAME, About
from aisec_hooks.flow.reached import Reached
from aisec_hooks.flow.taints import PARSED_JSON, Taint
from aisec_hooks.flow.telling import NOSQL
from aisec_hooks.flow.values import KEYS, Value
from aisec_hooks.model import Confidence, SourceKind

_FILTER = late.compiled(r"\([&|!]?|[=~<>]|\b(?:cn|ou|dc|uid|dn|o|sn|mail|member)=", re.IGNORECASE)
_LDAP_NAMES = late.compiled(r"ldap|directory|dsa\b|bonsai", re.IGNORECASE)
_XPATH = late.compiled(r"/|\[|@|::|\bcontains\(|\btext\(\)")
_XPATH_CALLS = late.compiled(r"xpath|select|XPath|Selector", re.IGNORECASE)
_CODE_KEYS = frozenset({"$where", "$function", "$accumulator", "mapReduce", "$code"})
_LITERAL_KEYS = frozenset(
    "$eq $ne $gt $gte $lt $lte $in $nin $all $set $setOnInsert $push $addToSet $literal $text".split()
)
"""Operators whose operand is a value, whatever it looks like."""
_TEXT_ROOTS = late.compiled(
    r"(?:^|\.)(?:args|form|values|cookies|headers|GET|POST|query_params|query|match_info|path_params|view_args|META|environ"
    r"|matchdict|params|query_string|path|files|FILES|query_arguments|body_arguments)$"
)
LDAP = "ldap-injection"
DEEPEST = 4


def directory(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """A filter or a name of an LDAP directory."""
    if _is_object(place.value) or _is_escaped(place, taint):
        return None
    if _literal(place.value):
        return Confidence.HIGH if _FILTER.search(place.value.text[:5000]) else None
    if taint.kind is SourceKind.PARAMETER:
        return None  # an API that takes a filter
    named = _LDAP_NAMES.search(f"{place.shown} {_receiver(place)} {_type(place)}")
    return Confidence.HIGH if named else Confidence.MEDIUM if place.shown.endswith("_s") else None


def _is_escaped(place: Reached, taint: Taint) -> bool:
    """Whether it is escaped for where it stands: in a filter parentheses matter, in a name commas."""
    if LDAP not in taint.harmless:
        return False
    in_filter = "(" in place.before(taint)
    marks = taint.harmless & {ESCAPED_FILTER, ESCAPED_NAME}
    return place.value.parts is None or not marks or (ESCAPED_FILTER if in_filter else ESCAPED_NAME) in marks


def xpath(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """An XPath expression."""
    if _is_object(place.value):
        return None
    if _literal(place.value):
        if not _XPATH.search(place.value.text[:5000]):
            return None
        quote = place.before(taint)[-1:]
        enclosed = quote in ("'", '"') and place.after(taint)[:1] == quote
        return None if enclosed and about.holds_no(quote) else Confidence.HIGH
    if taint.kind is SourceKind.PARAMETER or not _XPATH_CALLS.search(place.shown):
        return None
    return Confidence.HIGH


def document(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """A filter of MongoDB: a text is compared, a structure of the client's choosing holds operators of its own."""
    common = place.shown.rpartition(".")[2] in ("find", "count", "remove", "update")
    if common and not taint.whole and not _is_mapping(place) and not _is_collection(place):
        return None  # texts and trees have such methods, too
    found = [c for c in _members(place.value, taint, "", 0) if c is not None]
    if isinstance(place.argument, ast.Dict) and place.value.items is None:
        found += [c for c in _display(place, taint) if c is not None]
    return max(found, default=None)


def pipeline(place: Reached, taint: Taint, about: About) -> Confidence | None:
    """A list of stages, each named by an operator: MongoDB's, whatever the object is called."""
    stages = [v for _, v in place.value.items or () if v.type == "dict"]
    if not any(isinstance(k, str) and k.startswith("$") for stage in stages for k, _ in stage.items or ()):
        return None
    return document(place, taint, about)


def _members(value: Value, taint: Taint, key: object, depth: int) -> Iterator[Confidence | None]:
    """The dangers of what stands under a key of a filter."""
    same = [t for t in value.taints if t.label == taint.label]
    if not same:
        return
    own = taint if taint in same else min(same, key=lambda t: sorted(t.harmless))
    if key in _CODE_KEYS:
        yield Confidence.HIGH
    elif value.items is not None and value.type in ("dict", "list", "tuple") and depth < DEEPEST:
        for inner, member in value.items:
            if inner is KEYS and not _has_prefix(member) and any(_is_free(t, taint) for t in member.taints):
                yield Confidence.HIGH  # operators of the client's choosing
            name = inner if isinstance(inner, str) else key
            yield from _members(member, taint, name, depth + 1)
    elif key in _LITERAL_KEYS or value.parts is not None or NOSQL in own.harmless:
        yield None
    elif value.type == "dict":
        yield Confidence.HIGH if may_be_structure(own) else None
    else:
        yield Confidence.HIGH if value.type in ("", PART, "list") and may_be_structure(own) else None


def _display(place: Reached, taint: Taint) -> Iterator[Confidence | None]:
    """`{field: value}`: a key from outside may be an operator."""
    assert isinstance(place.argument, ast.Dict)
    for key, member in zip(place.argument.keys, place.argument.values, strict=True):
        if key is not None and any(t.label == taint.label for t in place.flow.again(key).taints):
            yield Confidence.MEDIUM
        name = key.value if isinstance(key, ast.Constant) else ""
        yield from _members(place.flow.again(member), taint, name, 1)


def _has_prefix(key: Value) -> bool:
    """Whether a name begins with letters of the program, which are no operator: `"tags." + name`."""
    first = key.parts[0] if key.parts else ""
    return isinstance(first, str) and first[:1] not in ("", "$")


def _is_free(key: Taint, taint: Taint) -> bool:
    """Whether the client may choose an operator as a key."""
    return key.label == taint.label and key.harmless.isdisjoint((ALL, NOSQL))


def may_be_structure(taint: Taint) -> bool:
    """Whether an outside text may be no text at all, but a list or an object: what was parsed from JSON."""
    if taint.whole:
        return True
    if PARSED_JSON in taint.label:
        return True
    root, bracket, _ = taint.label.partition("[")
    if _TEXT_ROOTS.search(root):
        return False
    return bool(bracket) or "json" in root.lower()


def _is_mapping(place: Reached) -> bool:
    return isinstance(place.argument, ast.Dict) or place.value.type == "dict"


def _is_collection(place: Reached) -> bool:
    return "ollection" in _type(place) or "ollection" in place.shown


def _is_object(value: Value) -> bool:
    return "." in value.type and not value.type.endswith("()")


def _literal(value: Value) -> bool:
    return value.parts is not None and any(isinstance(p, str) and p.strip() for p in value.parts)


def _receiver(place: Reached) -> str:
    node = place.node
    return (
        ast.unparse(node.func.value)[:200]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        else ""
    )


def _type(place: Reached) -> str:
    node = place.node
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return place.flow.again(node.func.value).type
    return ""
