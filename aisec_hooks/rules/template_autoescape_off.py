"""Data of the rule template-autoescape-off, and what counts as an engine that does not escape."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.model import Confidence, Hit, Severity, SyntaxRule
from aisec_hooks.syntax.around import Around
from aisec_hooks.syntax.constants import UNKNOWN
from aisec_hooks.syntax.given import Arguments

_ENVIRONMENT = late.compiled(r"jinja2\.(?:\w+\.)?(?:Sandboxed|ImmutableSandboxed)?Environment")
_WEB = late.compiled(r"(?:\w+\.)*(?:Jinja2Templates|aiohttp_jinja2\.setup)")
"""Ways to make an environment that answers requests and escapes unless told otherwise."""
_SWITCHED = late.compiled(
    r"tornado\.(?:template\.(?:Loader|DictLoader|Template)|web\.Application)|django\.template\.(?:\w+\.)?(?:Engine|Context)"
)
_MAKO = late.compiled(r"mako\.(?:template\.Template|lookup\.TemplateLookup)")
_OTHER_LANGUAGE = frozenset({"variable_start_string", "block_start_string", "line_statement_prefix"})
"""Marks are changed where they clash with the text's own: LaTeX, code."""
_OF_GENERATORS = frozenset({"keep_trailing_newline", "lstrip_blocks", "undefined"})
"""White space to the letter and strict names matter to code and configuration, hardly to pages."""
_LOADER = 14
"""The position of an environment's loader, which nobody gives by position."""
_HTML = late.compiled(
    r"<(?:!doctype|html|body|div|p|span|a|ul|li|t[adhr]|h[1-6]|b|i|em|strong|img)\b|\.x?html?\b", re.IGNORECASE
)
_NO_PAGES = late.compiled(
    r"conf|sql|prompt|latex|scaffold|skeleton|nginx|systemd|\.(?:txt|ya?ml|toml|ini|cfg|sh|py|tex|md|rst|csv|json|tf)\b",
    re.IGNORECASE,
)
_PRINTS = late.compiled(r"\{\{(?![^{}]*\|\s*(?:e|escape|tojson)\s*\}\})|\$\{(?![^{}]*\|[^{}]*\bh\b)")


_NAMES_A_PAGE = late.compiled(r"\.x?html?(?:\.j2|\.jinja2?)?[\"']")


def check(node: ast.AST, around: Around) -> Iterator[Hit]:
    """Engines made without escaping, and escaping that is switched off."""
    match node:
        case ast.Call():
            yield from _of_call(node, around)
        case ast.Assign(targets=[ast.Attribute(attr="autoescape", value=owner)], value=switch) if _is_off(
            switch, around
        ):
            of_app = isinstance(owner, ast.Attribute) and owner.attr == "jinja_env"  # Flask's and Quart's
            sure = Confidence.HIGH if of_app else Confidence.MEDIUM
            if of_app or re.search(r"env|jinja|engine", around.written(owner), re.IGNORECASE):
                yield _hit(node, "escaping is switched off for the whole environment", sure)
        case ast.Dict():
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and key.value == "autoescape" and _is_off(value, around):
                    yield _hit(key, "escaping is switched off for every template", Confidence.MEDIUM)
        case _:
            pass


def _of_call(node: ast.Call, around: Around) -> Iterator[Hit]:
    name = around.qualified(node.func)
    last = name.rpartition(".")[2]
    given = around.arguments(node)
    switch = given.constant("autoescape", missing=None)
    off = switch is not UNKNOWN and not switch
    told = off and "autoescape" in given.named
    if _WEB.fullmatch(name) and told:
        yield _hit(node, "escaping is switched off for the pages of an application", Confidence.HIGH)
    elif _SWITCHED.fullmatch(name) and told:
        likely = Confidence.LOW if last == "Context" else Confidence.MEDIUM
        yield _hit(node, f"{last}() with escaping switched off", likely)
    elif _ENVIRONMENT.fullmatch(name) and off:
        pages = _of_environment(node, given, around)
        if pages is not None:
            yield _hit(node, f"{last}() does not escape HTML: autoescape is off", pages)
    elif name in ("jinja2.Template", "jinja2.environment.Template") and off:
        if _prints_into_html(given):
            yield _hit(node, "the text is HTML, and Template() does not escape", Confidence.MEDIUM)
    elif _MAKO.fullmatch(name) and not given.open and not _escapes_by_filter(given):
        pages = _of_mako(node, given)
        if pages is not None:
            yield _hit(node, f"{last}() of Mako does not escape HTML unless told to", pages)


def _of_environment(node: ast.Call, given: Arguments, around: Around) -> Confidence | None:
    """How likely it is that pages are made with it, None for what is surely something else."""
    if _OTHER_LANGUAGE & given.named.keys():
        return None
    literals = list(_literals(node))
    if any(_HTML.search(text) for text in literals):
        return Confidence.MEDIUM
    if given.get("loader", _LOADER) is None:
        return None if "Sandboxed" in around.qualified(node.func) else Confidence.LOW  # snippets, not pages
    if any(_NO_PAGES.search(text) for text in literals):
        return Confidence.LOW
    generator = _OF_GENERATORS & given.named.keys() and not _NAMES_A_PAGE.search(around.text)
    return Confidence.LOW if generator else Confidence.MEDIUM


def _of_mako(node: ast.Call, given: Arguments) -> Confidence | None:
    if given.positional and isinstance(given.constant("text", 0), str):
        return Confidence.MEDIUM if _prints_into_html(given) else None
    return Confidence.MEDIUM if any(_HTML.search(text) for text in _literals(node)) else Confidence.LOW


def _prints_into_html(given: Arguments) -> bool:
    """Whether the first argument is the text of a page that prints something as it is."""
    text = given.constant("source", 0)
    return isinstance(text, str) and _HTML.search(text) is not None and _PRINTS.search(text) is not None


def _escapes_by_filter(given: Arguments) -> bool:
    filters = given.get("default_filters")
    if filters is None:
        return False
    listed = filters.around.value(filters.node).node
    if isinstance(listed, ast.List | ast.Tuple):
        return any(isinstance(e, ast.Constant) and e.value == "h" for e in listed.elts)
    return True


def _literals(node: ast.AST) -> Iterator[str]:
    return (n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str))


def _is_off(value: ast.expr, around: Around) -> bool:
    switch = around.constant(value)
    return switch is not UNKNOWN and not switch


def _hit(node: ast.AST, message: str, confidence: Confidence) -> Hit:
    return Hit(node=node, message=message, confidence=confidence)


RULE = SyntaxRule(
    name="template-autoescape-off",
    title="Templates rendered without HTML escaping",
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    cwe=(79, 116),
    owasp_2021=("A03",),
    owasp_2025=("A05",),
    fix_names={"receiver": "env"},
    nodes=(ast.Call, ast.Assign, ast.Dict),
    check=check,
)
