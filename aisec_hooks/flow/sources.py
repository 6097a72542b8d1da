"""Outside text by names alone: what is called a request is one, whatever the file imports; libraries are data."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from aisec_hooks.flow.taints import Taint
from aisec_hooks.model import SourceKind
from aisec_hooks.syntax.blocks import inside

REQUEST_NAMES = frozenset({"request", "req", "websocket"})
REQUEST_OWNERS = frozenset(
    "self cls flask quart bottle sanic context ctx info c g view handler event controller".split()
)
"""Whose attribute `request` is a web request; `response.request` and the like are what the program itself sent."""
REQUEST_ATTRIBUTES = frozenset(
    # Flask, Quart, Bottle, Sanic, Django, DRF, Starlette, aiohttp, Pyramid, Falcon, Tornado
    "args form values json data files cookies headers view_args query_string stream GET POST FILES COOKIES META"
    " body query query_params path_params match_info rel_url raw_args params matchdict json_body media"
    " path_info referrer full_path content query_arguments body_arguments forms environ arguments user_agent"
    " authorization".split()
)
REQUEST_CALLS = frozenset(
    "get_json get_data json body form text read post get_argument get_query_argument get_body_argument get_arguments"
    " get_query_arguments get_body_arguments get_param get_media receive_text receive_json receive_bytes get_cookie"
    " get_header stream".split()
)
WHOLE_BODY = frozenset({"json", "get_json", "data", "json_body", "media", "get_media", "POST", "form", "receive_json"})
_HTTP_SERVER = frozenset({"path", "headers", "rfile", "requestline"})
Qualified = Callable[[ast.AST], str]


def read_attribute(node: ast.Attribute, qualified: Qualified, is_http_server: Callable[[], bool]) -> Taint | None:
    """The outside text that an attribute of what is called a request is, None if it is none."""
    if node.attr in _HTTP_SERVER and isinstance(node.value, ast.Name) and node.value.id == "self" and is_http_server():
        return Taint(SourceKind.REQUEST, f"self.{node.attr}")
    if node.attr in REQUEST_ATTRIBUTES and _is_request(node.value, qualified):
        return Taint(SourceKind.REQUEST, ast.unparse(node), whole=node.attr in WHOLE_BODY)
    return None


def read_call(node: ast.Call, qualified: Qualified, is_tornado: Callable[[], bool]) -> Taint | None:
    """The outside text that a method of what is called a request gives, None if it gives none."""
    function = node.func
    if not isinstance(function, ast.Attribute) or function.attr not in REQUEST_CALLS:
        return None
    own = function.attr.startswith("get_") and ast.unparse(function.value) == "self" and is_tornado()
    if own or _is_request(function.value, qualified):
        return Taint(SourceKind.REQUEST, ast.unparse(node)[:80], whole=function.attr in WHOLE_BODY)
    return None


def last_name(function: ast.expr) -> str:
    """`execute` of `db.execute`, "" for what is neither a name nor an attribute."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_request(node: ast.expr, qualified: Qualified) -> bool:
    if isinstance(node, ast.Subscript):  # Django's template context, the context of a DRF serializer
        return isinstance(node.slice, ast.Constant) and node.slice.value == "request"
    name = qualified(node)
    owner, _, last = name.rpartition(".")
    return last in REQUEST_NAMES and (not owner or owner.rpartition(".")[2] in REQUEST_OWNERS)


def shadowed(function: ast.FunctionDef | ast.AsyncFunctionDef) -> frozenset[str]:
    """The variables that a function binds to something of its own, whatever the module calls by their names."""
    found: set[str] = set()
    pending: list[ast.AST] = [function]
    while pending:
        for statement in inside(pending.pop()):
            found.update(_bound(statement))
            if not isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                pending.append(statement)
    return frozenset(found)


def _bound(statement: ast.stmt) -> Iterator[str]:
    match statement:
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                if isinstance(target, ast.Name) and not _hands_on_a_request(target.id, value):
                    yield target.id
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            if not _hands_on_a_request(name, value):
                yield name
        case ast.For(target=ast.Name(id=name)) | ast.AsyncFor(target=ast.Name(id=name)):
            yield name
        case ast.With(items=items) | ast.AsyncWith(items=items):
            for item in items:
                if isinstance(item.optional_vars, ast.Name):
                    yield item.optional_vars.id
        case _:
            pass


def _hands_on_a_request(name: str, value: ast.expr) -> bool:
    """`request = self.request`, `request = self.context.get("request")`, `request = get_current_request()`."""
    if isinstance(value, ast.Await):
        value = value.value
    if name not in REQUEST_NAMES or not isinstance(value, ast.Call):
        return name in REQUEST_NAMES
    given = any(isinstance(a, ast.Constant) and a.value == "request" for a in value.args)
    return given or ast.unparse(value.func).rpartition(".")[2].endswith(("_request", "_current_object"))
