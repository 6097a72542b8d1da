"""Whether text that was escaped for one place of a page stands in another, where that does not help."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from aisec_hooks import late
from aisec_hooks.flow.taints import Taint
from aisec_hooks.flow.values import Hole, Value
from aisec_hooks.model import Confidence

if TYPE_CHECKING:
    from aisec_hooks.flow.facts import About
    from aisec_hooks.flow.invocation import Invocation
    from aisec_hooks.flow.reached import Reached

XSS = "cross-site-scripting"
AS_HTML = "escaped for HTML"
BUT_QUOTES = "escaped for HTML but for quotes"
AS_JSON = "made JSON"
MARKS = frozenset({AS_HTML, BUT_QUOTES, AS_JSON})
IN_TEMPLATE = "template"
"""The shape of what a template prints unescaped."""
LONGEST_PAGE = 20_000
_TAG = late.compiled(r"<\s*/?[a-zA-Z!]")
_QUOTING = frozenset(
    "html.escape markupsafe.escape markupsafe.escape_silent markupsafe.Markup.escape flask.escape jinja2.escape"
    " django.utils.html.escape django.utils.html.conditional_escape tornado.escape.xhtml_escape bottle.html_escape"
    " xml.sax.saxutils.quoteattr werkzeug.utils.escape mako.filters.html_escape".split()
)
_NOT_QUOTING = frozenset({"cgi.escape", "xml.sax.saxutils.escape"})
_JSON = frozenset(
    f"{package}.dumps" for package in "json orjson ujson simplejson rapidjson flask.json bson.json_util".split()
)


def marks(name: str, node: ast.Call, flow: Invocation) -> frozenset[str] | None:
    """What to say of a sanitizer's result instead of that it is harmless in pages; None if it is that."""
    if name in _JSON:
        return frozenset({AS_JSON})
    if name == "xml.sax.saxutils.escape" and (len(node.args) > 1 or node.keywords):
        return None  # with a table of more characters
    if name in _NOT_QUOTING or (name == "html.escape" and _quote(node, flow) is False):
        return frozenset({BUT_QUOTES})
    return frozenset({XSS, AS_HTML}) if name in _QUOTING else None


def confidence(place: Reached, taint: Taint, about: About, shape: str) -> Confidence | None:
    """How surely escaped text breaks out of where it stands, None if it does not."""
    if shape == IN_TEMPLATE:
        return Confidence.HIGH if AS_JSON in taint.harmless and XSS not in taint.harmless else None
    value = place.value
    text = value.text[:LONGEST_PAGE]
    if value.parts is None or not _TAG.search(text):
        return None  # the answer is JSON, or nobody knows what stands around it
    return max((c for p in _places(value, taint) if (c := _breaking_out(*p, taint, about)) is not None), default=None)


def _breaking_out(place: tuple[object, str], taint: Taint, about: About) -> Confidence | None:
    from aisec_hooks.flow.template_danger import Danger, danger  # noqa: PLC0415  # few commits escape anything
    from aisec_hooks.flow.template_markup import Context  # noqa: PLC0415
    from aisec_hooks.flow.template_values import Encoding  # noqa: PLC0415

    context, quote = place
    assert isinstance(context, Context)
    if AS_HTML in taint.harmless:
        found = danger(context, quote, {Encoding.HTML})
        return None if found is None else Confidence.MEDIUM if found is Danger.SCHEME else Confidence.HIGH
    if BUT_QUOTES in taint.harmless:
        in_text = {Context.TEXT, Context.COMMENT, Context.STYLE, Context.BLOCK}
        return None if context in in_text else Confidence.HIGH
    in_script = context in (Context.SCRIPT, Context.BLOCK)
    return None if in_script and (about.holds_no("<") or about.holds_no("/")) else Confidence.HIGH


def _places(value: Value, taint: Taint) -> list[tuple[tuple[object, str]]]:
    """Where in a page the pieces that hold a text stand."""
    from aisec_hooks.flow import template_markup  # noqa: PLC0415

    found: list[tuple[tuple[object, str]]] = []
    place = template_markup.START
    for part in value.parts or ():
        if isinstance(part, Hole):
            if taint in part.taints:
                found.append((template_markup.context(place),))
            place = template_markup.printed(place)
        else:
            place = template_markup.fed(place, part[:LONGEST_PAGE])
    return found


def _quote(node: ast.Call, flow: Invocation) -> object:
    """The worth of `quote` of `html.escape`."""
    given = node.args[1] if len(node.args) > 1 else next((k.value for k in node.keywords if k.arg == "quote"), None)
    return flow.again(given).known if given is not None else True
