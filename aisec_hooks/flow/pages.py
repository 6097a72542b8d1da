"""What a view answers with: pages, and templates in the code."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.flow import responses, templates
from aisec_hooks.flow.invocation import Invocation
from aisec_hooks.flow.program import Arguments
from aisec_hooks.flow.reached import Reached
from aisec_hooks.flow.taints import Taint
from aisec_hooks.flow.values import Value
from aisec_hooks.model import Confidence, SourceKind

_TAG = late.compiled(r"<\s*/?[a-zA-Z!]")
_OF_OTHERS = frozenset({SourceKind.MODEL, SourceKind.NETWORK, SourceKind.STORED, SourceKind.MESSAGE})
LONGEST_PAGE = 20_000


def returned(body: ast.expr, value: Value, flow: Invocation) -> Iterator[tuple[Reached, Taint]]:
    """The outside texts in what a view returns, in frameworks that send a text as HTML."""
    if isinstance(body, ast.Tuple) and body.elts:  # (body, status, headers)
        if any(_other_type(e) for e in body.elts[1:]):
            return
        body = body.elts[0]
        value = flow.again(body)
    if value.type:
        return
    place = Reached(body, body, value, flow, "the page")
    marked_up = _TAG.search(value.text[:LONGEST_PAGE]) is not None
    for taint in place.taints:
        # texts of others may be finished pages, or are no pages at all, unless markup stands around them
        own = taint.kind is SourceKind.REQUEST and (value.parts is not None or not _may_be_json(taint))
        if own or (marked_up and taint.kind in _OF_OTHERS):
            yield place, taint


def rendered(node: ast.Call, values: Arguments, flow: Invocation) -> Iterator[tuple[Reached, Taint]]:
    """The outside texts that a template in the code prints unescaped."""
    template = values.get(0)
    for variable in templates.unescaped(template.text) if template is not None else ():
        argument = next((k.value for k in node.keywords if k.arg == variable), None)
        if argument is not None:
            place = Reached(node, argument, values[variable], flow, f"{{{{ {variable} }}}}")
            for taint in place.taints:
                yield place, taint


def _other_type(headers: ast.expr) -> bool:
    """Headers that say that a body is no HTML."""
    told = responses.header(headers) if isinstance(headers, ast.Dict) else None
    return told is not None and responses.speaks_of_html(told) is not Confidence.HIGH


def _may_be_json(taint: Taint) -> bool:
    return taint.whole or "json" in taint.label
