"""Calls of regular expressions: what is compiled, matched and taken out."""

# ruff: noqa: ARG001  # the functions of one table share a signature

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import TYPE_CHECKING

from aisec_hooks import late
from aisec_hooks.flow import guard_patterns
from aisec_hooks.flow.alphabets import outside
from aisec_hooks.flow.facts import PATH, lacking
from aisec_hooks.flow.guard_paths import ONE_PASS
from aisec_hooks.flow.guard_patterns import COMPILED
from aisec_hooks.flow.patterns import ASCII, flags_of, literal_text, only_class, pattern
from aisec_hooks.flow.telling import text_of, weak
from aisec_hooks.flow.values import NOTHING, Value
from aisec_hooks.model import SourceKind

if TYPE_CHECKING:
    from aisec_hooks.flow.invocation import Invocation
    from aisec_hooks.flow.program import Arguments

_MASK = late.compiled(r"(?i)(?:\\\d|[*x#•.\[\]<>_-]|redacted|masked|hidden|secret|filtered)+")
"""What hides the letters of a secret; a group of the pattern may be kept."""
_PACKAGES = ("re", "regex", "re2")


def compiled(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
    package = name.rpartition(".")[0]
    return guard_patterns.compiled(values, _flags(node, 1)) if package in _PACKAGES else None


def matched(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
    how = name.rpartition(".")[2]
    if name.rpartition(".")[0] in _PACKAGES:
        subject = values.get(1, values.get("string", NOTHING))
        if subject.taints:
            return guard_patterns.match(how, values.get(0, NOTHING), _flags(node, 2), subject)
        return None
    subject = values.get(0, NOTHING)
    if not subject.taints or not isinstance(node.func, ast.Attribute) or receiver.taints:
        return None
    if receiver.type == COMPILED and receiver.items is not None:
        items: Mapping[object, Value] = dict(receiver.items)
        return guard_patterns.match(node.func.attr, items["pattern"], items["flags"].text, subject)
    if how == "fullmatch" or _is_pattern(node.func.value):
        return guard_patterns.match(node.func.attr, NOTHING, "", subject)
    return None


def _is_pattern(node: ast.expr) -> bool:
    """Whether a name is that of a regular expression, as far as names tell."""
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
    return any(word in name.lower() for word in ("pattern", "regex", "_re")) or name.lower() in ("re", "rx")


def _flags(node: ast.Call, place: int) -> str:
    given = [*node.args[place:]] + [k.value for k in node.keywords if k.arg == "flags"]
    return ast.unparse(given[0])[:100] if given else ""


def substituted(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Value | None:
    """`re.sub(r"[^\\w-]", "", text)`."""
    if receiver.type == COMPILED and receiver.items is not None:
        items: Mapping[object, Value] = dict(receiver.items)
        written, flags, first = text_of(items["pattern"]), items["flags"].text, 0
    elif name.rpartition(".")[0] in _PACKAGES:
        written, flags, first = text_of(values.get(0, NOTHING)), _flags(node, 4), 1
    else:
        return None
    new, text = text_of(values.get(first, NOTHING)), values.get(first + 1, NOTHING)
    if new is not None and _MASK.fullmatch(new) and any(t.kind is SourceKind.SECRET for t in text.taints):
        return text.with_taints(frozenset(t for t in text.taints if t.kind is not SourceKind.SECRET))
    if written is None or new is None or not text.taints:
        return None
    found = pattern(written, flags_of(flags))
    if found is None:
        return None
    gone = only_class(found.tree)
    if gone is not None:
        return Value(text.taints).spared(frozenset({lacking(outside((ASCII - gone) | set(new)))}))
    if literal_text(found.tree) in ("../", "..\\") and not new:
        flow.state.facts |= weak(text, node, (PATH,), ONE_PASS)
    return None
