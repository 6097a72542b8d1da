"""Which functions a web framework calls: by decorator, by registration, by class or by custom."""

from __future__ import annotations

import ast
import re

from aisec_hooks.flow.program import Defined, Function, Program
from aisec_hooks.flow.sources import last_name
from aisec_hooks.syntax.names import Names

VERBS = frozenset("get post put delete patch head options websocket api_route route view expose".split())
ERROR_VIEWS = frozenset("errorhandler app_errorhandler exception_handler".split())
OTHER_VIEWS = frozenset("before_request after_request before_app_request".split())
VIEW_METHODS = frozenset(
    "get post put delete patch head options list retrieve create update partial_update destroy".split()
)
FRAMEWORKS = (
    "flask",
    "quart",
    "bottle",
    "sanic",
    "fastapi",
    "starlette",
    "litestar",
    "aiohttp",
    "tornado",
    "rest_framework",
    "django",
    "flask_restful",
    "falcon",
    "pyramid",
)
_VIEW_BASES = re.compile(
    r"(?:View|ViewSet|Resource|MethodView|RequestHandler|BaseHandler|APIHandler|WebHandler|HTTPEndpoint|ViewSetMixin)$"
)
_ANSWERS = re.compile(
    r"(?:^|\.)(?:\w*HttpResponse\w*|JsonResponse|FileResponse|TemplateResponse|Response|render|redirect)$"
)


def route(defined: Defined, program: Program) -> tuple[str, str]:
    """(framework, path) of what a router calls, ("", "") of other functions."""
    function, names = defined.function, program.names
    for decorator in function.decorator_list:
        attribute = called_as(decorator)
        if attribute in ERROR_VIEWS or attribute in OTHER_VIEWS:
            return _framework(names, "flask"), ""
        if attribute in VERBS and isinstance(decorator, ast.Call) and (path := _route_path(decorator)) is not None:
            return _framework(names, "flask" if attribute == "route" else "fastapi"), path
    if defined.owner is not None:
        return (_of_class(program, defined.owner), "") if _is_view_method(defined, program) else ("", "")
    if function.name in program.registered:
        return _framework(names, "flask"), _route_path(program.registered[function.name]) or ""
    return ("django", "") if _is_django_view(function, program) else ("", "")


def called_as(decorator: ast.expr) -> str:
    """`route` of `@app.route(...)`."""
    if not isinstance(decorator, ast.Call):
        return ""
    return last_name(decorator.func)


def _route_path(call: ast.Call) -> str | None:
    candidates = [*call.args[:1], *(k.value for k in call.keywords if k.arg in ("path", "rule", "uri"))]
    for node in candidates:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value[:1] in ("/", ""):
            return node.value
    return None


def _framework(names: Names, otherwise: str) -> str:
    return next((known for known in FRAMEWORKS if names.imports_package(known)), otherwise)


def _is_view_method(defined: Defined, program: Program) -> bool:
    """A class-based view's method, which its router calls by the request's verb."""
    name = defined.function.name
    if name not in VIEW_METHODS or defined.owner is None or not _framework(program.names, ""):
        return False
    return any(_VIEW_BASES.search(base) for base in program.base_names(defined.owner))


def _of_class(program: Program, owner: ast.ClassDef) -> str:
    """The framework of a class-based view; Flask-RESTful's resources answer with JSON."""
    found = _framework(program.names, "django")
    return "flask_restful" if "Resource" in program.base_names(owner) else found


def _is_django_view(function: Function, program: Program) -> bool:
    """A function of a request and the parts of its URL, which answers it; the URLs are in another file."""
    names, first = program.names, function.args.args[:1]
    if not program.holds_views or not first or first[0].arg != "request" or function.name in program.called:
        return False
    imported = names.imports_package("django") or names.imports_package("rest_framework")
    if function.name.startswith("_") or not imported:
        return False
    returned = (n.value for n in ast.walk(function) if isinstance(n, ast.Return) and isinstance(n.value, ast.Call))
    return any(_ANSWERS.search(names.qualified(call.func)) for call in returned)
