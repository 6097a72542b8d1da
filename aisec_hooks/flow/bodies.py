"""Members of untyped request bodies that are written somewhere without having been looked at."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.flow.invocation import Invocation
from aisec_hooks.flow.reached import Reached
from aisec_hooks.flow.taints import Taint
from aisec_hooks.flow.values import Value
from aisec_hooks.model import Confidence, Sink, SourceKind

_WRITES = late.compiled(r"^\s*(?:insert|update|delete|replace|merge|upsert)\b", re.IGNORECASE)


def written(sink: Sink, place: Reached, statement: Value | None) -> Iterator[tuple[Sink, Taint]]:
    """Body members handed to a database: all of a body at once is certain, single texts are advice."""
    function = place.node.func if isinstance(place.node, ast.Call) else None
    runs = isinstance(function, ast.Attribute) and function.attr.startswith("execute")
    if runs and (statement is None or not _WRITES.match(statement.text)):
        return
    for taint in place.taints:
        sure = taint.whole or _untyped(taint, place.flow) or _increments(place.argument)
        if taint.whole or "[" in taint.label:
            yield Sink(ceiling=sink.ceiling if sure else Confidence.MEDIUM), taint


def assigned(
    node: ast.Assign | ast.AugAssign, target: ast.Attribute, value: Value, flow: Invocation
) -> Iterator[tuple[Sink, Reached, Taint]]:
    """`account.balance -= data["amount"]`: an unchecked member of an untyped body; sure where it is counted."""
    if ast.unparse(target.value) == "self":
        return
    sink = Sink(ceiling=Confidence.HIGH if _counts_with(node, target) else Confidence.MEDIUM)
    place = Reached(node, node.value, value, flow, ast.unparse(target))
    for taint in place.taints:
        if taint.kind is SourceKind.REQUEST and "[" in taint.label:
            yield sink, place, taint


def _counts_with(node: ast.Assign | ast.AugAssign, target: ast.Attribute) -> bool:
    """`account.balance = account.balance - amount`."""
    if isinstance(node, ast.AugAssign):
        return True
    shown = ast.dump(target.value)
    read = (n for n in ast.walk(node.value) if isinstance(n, ast.Attribute) and n.attr == target.attr)
    return isinstance(node.value, ast.BinOp) and any(ast.dump(n.value) == shown for n in read)


def _increments(argument: ast.expr) -> bool:
    """`{"$inc": {"points": data["points"]}}`."""
    return any(isinstance(n, ast.Constant) and n.value in ("$inc", "$mul") for n in ast.walk(argument))


def _untyped(taint: Taint, flow: Invocation) -> bool:
    """Whether the body is a parameter of the view: the framework would have validated it, had it a type."""
    value = flow.entry.parameters.get(taint.label.partition("[")[0])
    return value is not None and any(t.whole for t in value.taints)
