"""Which values a call hands to a template that prints them in a way that is dangerous."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from aisec_hooks import late
from aisec_hooks.flow import containers, templates
from aisec_hooks.flow.callables import Arguments
from aisec_hooks.flow.values import NOTHING, Value, constant
from aisec_hooks.model import Confidence

if TYPE_CHECKING:
    from aisec_hooks.flow.invocation import Invocation
    from aisec_hooks.flow.template_prints import Print

_BOTTLE_RAW = late.compiled(r"\{\{!\s*([\w.]+)")
_TAG = late.compiled(r"<\s*/?[a-zA-Z!]")
_OF_TEMPLATES = late.compiled(r"\.(?:jinja2?|j2|tmpl|tpl|mako|template)\Z")
_PAGES = (".html", ".htm", ".xhtml", ".svg", ".xml")
_RENDERERS = frozenset(
    "render_template render_template_string stream_template stream_template_string render render_to_string"
    " render_async TemplateResponse template jinja2_template get_template_attribute render_string"
    " render_to_response generate".split()
)


class Handed(NamedTuple):
    """A value that a template prints in a dangerous way."""

    argument: ast.expr
    value: Value
    shown: str
    ceiling: Confidence
    plain: bool = False
    """The template is no page by its name and text: what it gives holds the value, and that is all."""


class _Rendering(NamedTuple):
    """A call that renders a template."""

    framework: str
    name: Value
    """The name of the template's file; unknown where its text is in the code."""
    text: Value
    context: dict[str, Value]


def handed(node: ast.Call, name: str, receiver: Value, values: Arguments, flow: Invocation) -> Iterator[Handed]:
    """The values of a call that the template which it renders prints in a dangerous way."""
    last = node.func.attr if isinstance(node.func, ast.Attribute) else name.rpartition(".")[2]
    if last not in _RENDERERS:
        return
    rendering = _rendering(node, name, last, receiver, values, flow)
    if rendering is None:
        return
    for path, text in _texts(rendering, flow):
        plain = _is_plain(path, text, rendering.framework)
        for variable, shown, ceiling in _dangerous(text, path, rendering.framework):
            value = _looked_up(rendering.context, variable)
            if value.taints:
                where = f"{shown} of {path}" if path else shown
                yield Handed(_argument(node, variable.partition(".")[0]), value, where, ceiling, plain)


def _rendering(
    node: ast.Call, name: str, last: str, receiver: Value, values: Arguments, flow: Invocation
) -> _Rendering | None:
    positional = [values[i] for i in range(len(node.args))]
    keywords = {k: v for k, v in values.items() if isinstance(k, str) and k != "**"}
    if "**" in values:
        keywords |= _mapping(values["**"])
    if receiver.type in (templates.ESCAPES, templates.PRINTS):
        known = dict(receiver.items or ())
        framework = "escapes" if receiver.type == templates.ESCAPES else "jinja2"
        context = keywords | (_mapping(positional[0]) if positional else {})
        return _Rendering(framework, known.get(templates.NAME, NOTHING), known.get(templates.SOURCE, NOTHING), context)
    if name.startswith("aiohttp_jinja2.") and len(positional) > 2:
        return _Rendering("escapes", positional[0], NOTHING, _mapping(positional[2]))
    if last in ("render_template_string", "stream_template_string"):
        return _Rendering("flask", NOTHING, positional[0] if positional else NOTHING, keywords)
    if last in ("render_template", "stream_template"):
        return _Rendering("flask", positional[0] if positional else NOTHING, NOTHING, keywords)
    if last in ("template", "jinja2_template") and flow.names.imports_package("bottle"):
        return _Rendering("bottle", positional[0], positional[0], keywords | _mapping(*positional[1:2]))
    if last in ("render", "render_string") and isinstance(node.func, ast.Attribute):
        return _Rendering("tornado", positional[0], NOTHING, keywords) if flow.is_tornado() and positional else None
    return _of_page(positional, keywords)


def _of_page(positional: list[Value], keywords: dict[str, Value]) -> _Rendering | None:
    """`render(request, "x.html", {...})`, `TemplateResponse("x.html", {...})`, in either order."""
    names = [i for i, v in enumerate(positional[:2]) if isinstance(v.known, str)]
    name = keywords.get("name", keywords.get("template_name", NOTHING))
    context = keywords.get("context", NOTHING)
    if names:
        name = positional[names[0]]
        context = positional[names[0] + 1] if len(positional) > names[0] + 1 else context
    return _Rendering("django", name, NOTHING, _mapping(context)) if isinstance(name.known, str) else None


def _texts(rendering: _Rendering, flow: Invocation) -> Iterator[tuple[str, str]]:
    """(path, text) of the template, path "" where the text is in the code."""
    text, name = rendering.text.known, rendering.name.known
    if isinstance(text, str) and (not isinstance(name, str) or "{" in text):
        yield "", text
    elif isinstance(name, str):
        for path in templates.lookup(name, flow.program.path):
            source = flow.world.read(path)
            if source is not None:
                yield path, source
                return


def _is_plain(path: str, text: str, framework: str) -> bool:
    """Whether a template makes another text than a page."""
    if _OF_TEMPLATES.sub("", path.lower()).endswith(_PAGES) or (not path and framework != "jinja2"):
        return False
    return _TAG.search(text) is None


def _dangerous(text: str, path: str, framework: str) -> Iterator[tuple[str, str, Confidence]]:
    """(variable, how it is printed, how sure that is a danger)."""
    from aisec_hooks.flow.template_danger import Danger  # noqa: PLC0415  # few commits render templates

    if framework == "bottle":
        for raw in _BOTTLE_RAW.finditer(text):
            yield raw[1], f"{raw[0]} }}}}", Confidence.HIGH
        return
    found: Print
    for found in templates.rendered(text, path, framework):
        for piece in found.pieces:
            if not piece.local:
                sure = found.danger is not Danger.SCHEME and not piece.doubtful
                yield piece.path, found.code.strip(), Confidence.HIGH if sure else Confidence.MEDIUM


def _looked_up(context: dict[str, Value], path: str) -> Value:
    """What a dotted path of a template means."""
    first, *rest = path.split(".")
    value = context.get(first, NOTHING)
    for part in rest:
        if value.items is None:
            value = containers.item(value, constant(part))
        else:
            found = containers.member_at(value, constant(part)) if part != "*" else containers.member(value)
            value = found if found is not None else NOTHING
    return value


def _mapping(*values: Value) -> dict[str, Value]:
    return {k: v for value in values for k, v in value.items or () if isinstance(k, str)}


def _argument(node: ast.Call, variable: str) -> ast.expr:
    """The argument that is the variable, else the call."""
    return next((k.value for k in node.keywords if k.arg == variable), node)
