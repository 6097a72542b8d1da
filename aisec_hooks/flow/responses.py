"""Whether what a call or a return sends is HTML, by its content type."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TypeGuard

from aisec_hooks import late
from aisec_hooks.flow.invocation import Invocation
from aisec_hooks.flow.program import Function
from aisec_hooks.flow.values import NOTHING, Value
from aisec_hooks.model import Confidence
from aisec_hooks.syntax.blocks import inside

HTML_CLASSES = frozenset(
    # answers that are HTML unless told otherwise
    "HTMLResponse HttpResponse HttpResponseBadRequest HttpResponseNotFound HttpResponseForbidden"
    " HttpResponseServerError HttpResponseNotAllowed HttpResponseGone StreamingHttpResponse make_response".split()
)
PLAIN_CLASSES = frozenset("Response StreamingResponse".split())
"""Answers that are HTML only if told so, but in the frameworks below."""
HTML_FRAMEWORKS = ("flask", "quart", "werkzeug", "bottle", "pyramid", "webob")
WRITERS = frozenset({"write", "finish"})
_API = late.compiled(r"API|Api|JSON|Json|Rest|REST")
_TYPE_KEYWORDS = frozenset({"content_type", "mimetype", "media_type"})
_CONTENT_TYPES = frozenset({"content-type", "content_type"})


_BODIES_OF = {"falcon.Response": ("text", "body", "data"), "django.http.HttpResponse": ("content",)}
_BODIES = frozenset(name for names in _BODIES_OF.values() for name in names)
"""Attributes of an answer that are what is sent."""
_HTML_UNTOLD = frozenset({"django.http.HttpResponse"})


def is_html(node: ast.Call, receiver: Value, flow: Invocation) -> Confidence | None:
    """How surely what a call makes is sent as HTML; None if it is something else."""
    last = flow.qualified(node.func).rpartition(".")[2]
    if isinstance(node.func, ast.Attribute) and last in WRITERS:
        return _writes_html(node, node.func.value, receiver, flow)
    if last not in HTML_CLASSES and last not in PLAIN_CLASSES:
        return Confidence.HIGH  # markup rather than an answer
    told = next((k.value for k in node.keywords if k.arg in _TYPE_KEYWORDS), None)
    headers = next((k.value for k in node.keywords if k.arg == "headers"), None)
    place = 1 if last.startswith("HttpResponse") else 3
    if last != "make_response" and told is None and len(node.args) > place:
        told = node.args[place]
    if told is None and isinstance(headers, ast.Dict):
        told = header(headers)
    elif told is None and headers is not None:
        return Confidence.MEDIUM
    if told is not None:
        return speaks_of_html(told)
    if flow.defined is not None and flow.assigning and flow.assigning in _retyped(flow.defined.function):
        return None
    if last in PLAIN_CLASSES and not any(flow.names.imports_package(f) for f in HTML_FRAMEWORKS):
        return None
    return Confidence.HIGH


def _writes_html(node: ast.Call, target: ast.expr, receiver: Value, flow: Invocation) -> Confidence | None:
    """`self.write(...)` of Tornado, `response.write(...)` of Django, `self.wfile.write(...)` of http.server."""
    written = ast.unparse(target)
    value = flow.again(node.args[0]) if node.args else NOTHING
    if written == "self":
        if not flow.is_tornado() or value.type in ("dict", "list") or flow.owner is None:
            return None
        told = _header_set(flow.defined.function) if flow.defined else None
        if told is not None:
            return speaks_of_html(told)
        # what its bases set may be in another file
        plain = any(_API.search(base) for base in (flow.owner.name, *flow.program.base_names(flow.owner)))
        return Confidence.MEDIUM if plain else Confidence.HIGH
    if receiver.type.rpartition(".")[2] in HTML_CLASSES:
        return Confidence.HIGH
    if written in ("self.wfile", "self.response", "self.response.out"):
        return Confidence.HIGH if "<" in value.text else None
    return None


def assigned(target: ast.Attribute, flow: Invocation) -> Confidence | None:
    """How surely `response.text = page` is HTML; None if it is something else, or no answer's body."""
    if target.attr not in _BODIES or flow.defined is None or not isinstance(target.value, ast.Name):
        return None
    made = flow.again(target.value).type
    if target.attr not in _BODIES_OF.get(made, ()):
        return None
    statements = list(_statements(flow.defined.function))
    told = [s.value for s in statements if _tells(s, target.value.id)]
    if not told and any(_makes_typed(s, target.value.id) for s in statements):
        return None
    if not told:
        return Confidence.HIGH if made in _HTML_UNTOLD else None
    return max((c for t in told if (c := speaks_of_html(t)) is not None), default=None)


def _tells(statement: ast.stmt, name: str) -> TypeGuard[ast.Assign]:
    return isinstance(statement, ast.Assign) and any(_typed(target) == name for target in statement.targets)


def _makes_typed(statement: ast.stmt, name: str) -> bool:
    """`answer = HttpResponse(content_type="text/csv")`, or one of whose making less is known."""
    match statement:
        case ast.Assign(targets=[ast.Name(id=target)], value=ast.Call(args=args, keywords=keywords)) if target == name:
            told = [k.value for k in keywords if k.arg in _TYPE_KEYWORDS] + args[1:2]
            unknown = any(k.arg in (None, "headers") for k in keywords)
            return unknown or any(speaks_of_html(t) is not Confidence.HIGH for t in told)
        case _:
            return False


def header(headers: ast.Dict) -> ast.expr | None:
    """The content type in a dictionary of headers."""
    for key, value in zip(headers.keys, headers.values, strict=True):
        if isinstance(key, ast.Constant) and str(key.value).lower() in _CONTENT_TYPES:
            return value
    return None


def speaks_of_html(told: ast.expr) -> Confidence | None:
    """How surely a content type is HTML's; None if it is another one."""
    if isinstance(told, ast.JoinedStr) and told.values:
        told = told.values[0]
    if isinstance(told, ast.Attribute) and told.attr.isupper():  # MediaType.HTML
        return Confidence.HIGH if "HTML" in told.attr else None
    if not isinstance(told, ast.Constant):
        return Confidence.MEDIUM
    return Confidence.HIGH if any(w in str(told.value).lower() for w in ("html", "svg")) else None


def _retyped(function: Function) -> frozenset[str]:
    """The variables whose content type is set to something else than HTML later on."""
    found: set[str] = set()
    for statement in _statements(function):
        if isinstance(statement, ast.Assign) and speaks_of_html(statement.value) is not Confidence.HIGH:
            found.update(name for target in statement.targets if (name := _typed(target)))
    return frozenset(found)


def _header_set(function: Function) -> ast.expr | None:
    """The content type of `self.set_header("Content-Type", ...)`."""
    for statement in _statements(function):
        match statement:
            case ast.Expr(value=ast.Call(func=ast.Attribute(attr="set_header"), args=[ast.Constant(value=name), told])):
                if str(name).lower() in _CONTENT_TYPES:
                    return told
            case _:
                pass
    return None


def _statements(function: Function) -> Iterator[ast.stmt]:
    pending: list[ast.AST] = [function]
    while pending:
        for statement in inside(pending.pop()):
            pending.append(statement)
            yield statement


def _typed(target: ast.expr) -> str:
    """`answer` of `answer.headers["Content-Type"]`, `answer["Content-Type"]` and `answer.mimetype`."""
    if isinstance(target, ast.Subscript):
        key, base = target.slice, target.value
        if not isinstance(key, ast.Constant) or str(key.value).lower() not in _CONTENT_TYPES:
            return ""
        if isinstance(base, ast.Attribute) and base.attr == "headers":
            base = base.value
        return base.id if isinstance(base, ast.Name) else ""
    if isinstance(target, ast.Attribute) and target.attr in _TYPE_KEYWORDS and isinstance(target.value, ast.Name):
        return target.value.id
    return ""
