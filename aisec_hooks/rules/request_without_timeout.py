"""Data of the rule request-without-timeout."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from aisec_hooks.model import Cleared, Confidence, Hit, Severity, SyntaxRule
from aisec_hooks.syntax.around import Around
from aisec_hooks.syntax.constants import UNKNOWN

_VERBS = frozenset("get post put patch delete head options request".split())


def _check(node: ast.AST, around: Around) -> Iterator[Hit | Cleared]:
    if not isinstance(node, ast.Call):
        return
    name = around.canonical(node.func)
    owner, _, verb = name.rpartition(".")
    if owner not in ("requests", "requests.api", "requests.Session") or verb not in _VERBS:
        return
    arguments = around.arguments(node)
    timeout = arguments.constant("timeout", missing=None)
    given = "timeout" in arguments.named
    if timeout is UNKNOWN or timeout is not None:
        yield Cleared(rule="request-without-timeout", line=node.lineno)
    elif owner == "requests.Session" and not given and ".mount(" in around.text:
        return  # an adapter of one's own is where a default would be
    else:
        first = node.args[0] if node.args else None
        names = {"url": first.id} if isinstance(first, ast.Name) else {}
        message = f"{'Session.' if owner.endswith('Session') else 'requests.'}{verb}() may wait for ever"
        yield Hit(node=node, message=message, confidence=Confidence.MEDIUM, names=names)


RULE = SyntaxRule(
    name="request-without-timeout",
    title="Network request without a timeout",
    severity=Severity.LOW,
    confidence=Confidence.MEDIUM,
    cwe=(400,),
    owasp_2021=(),
    owasp_2025=("A10",),
    fix_names={"url": "url"},
    nodes=(ast.Call,),
    check=_check,
)
