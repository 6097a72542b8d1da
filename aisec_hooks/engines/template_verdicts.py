"""Which of the things that a template prints are worth reporting, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aisec_hooks import late
from aisec_hooks.flow.template_danger import Danger
from aisec_hooks.flow.template_prints import Print
from aisec_hooks.flow.template_values import Piece
from aisec_hooks.flow.templates import rendered
from aisec_hooks.model import Confidence, Match, Severity

RULE = "unescaped-template-output"
_PAGES = (".html", ".htm", ".xhtml", ".svg")
_TEMPLATES = (".jinja", ".jinja2", ".j2", ".tmpl", ".mako", ".mak")
_MAKO = (".mako", ".mak")
_HTML = late.compiled(
    r"<(?:!doctype|html|head|body|div|p|span|a|ul|li|t[adhr]|h[1-6]|script|form|input|img|br|b|i|em)[\s>/]",
    re.IGNORECASE,
)
_CLIENT = late.compiled(r"\*ng[A-Z]|\bng-[a-z]|\bv-(?:if|for|bind|on|html|model)\b|\{\{[#/^!>]")
_REQUEST = late.compiled(
    r"request\.(?:args|form|values|GET|POST|query_params|path_params|view_args|matchdict|params|cookies|COOKIES|headers"
    r"|query_string|json|META\.(?:HTTP_\w+|QUERY_STRING))(?:\.|\Z)"
)
_ADDRESS = late.compiled(
    r"request\.(?:path|full_path|url|base_url|get_full_path|path_info|get_raw_uri|build_absolute_uri|data|body|referrer"
    r"|user_agent|host)(?:\.|\Z)"
)
_REFERER = late.compiled(r"referr?er\Z", re.IGNORECASE)
_FORM = late.compiled(
    r"(?:\A|\.)(?:\w*form|\w*field|fieldset|widget|formset)s?\.(?:.*\.)?(?:\w*label|description|errors|legend)\Z"
)
_MADE_BY_FRAMEWORK = late.compiled(
    r"(?:\A|\.)(?:as_\w+|label_tag|legend_tag|\w*help_text|\w*media|\w*svgs?|\w*icons?|errors|non_field_errors|csrf\w*|management_form|hidden_\w+"
    r"|subwidgets|paginator|pagination|block\.super|\w*(?:escaped|sanitized|cleaned|bleached|safe)(?:_\w+)?)\Z"
)
_OF_OPERATOR = late.compiled(
    r"(?:\w+\.)*\w*(?:settings|config|SETTINGS|CONFIG|conf)\.|(?:\w+\.)*(?:\w+_)?(?:(?:base|root|static|media)_url|prefix)\Z"
    r"|[A-Z][A-Z0-9_]*(?:\.|\Z)"
)
_NUMBER = late.compiled(
    r"(?:\A|\.)(?:(?:\w+_)?(?:id|pk|uuid|count|total|num|number|index|size|limit|offset|page|pages|width|height|year|month"
    r"|day|port|timeout|price|amount|counter|counter0|length|date|time|timestamp|version))\Z"
)
_NAMED_MARKUP = late.compiled(
    r"(?:\A|\.)(?:\w*_)?(?:html|markup|rendered|widget|form|embed|css|js|json|scripts?|xml)(?:_\w+)?(?:\(\))?\Z"
)


def verdicts(path: str, text: str) -> Iterator[Match]:
    """What a template at a path (lower case) prints and should not."""
    tags = _HTML.search(text) is not None
    if not (tags or _is_page(path)):
        return  # templates of code, configuration and mail have no markup to break
    if "{%" not in text and _CLIENT.search(text):
        return  # Angular, Vue and Handlebars have the same marks, and run in the browser
    for found in rendered(text, path, ""):
        match = _judged(found, path, tags=tags)
        if match is not None:
            yield match


def _is_page(path: str) -> bool:
    for ending in _TEMPLATES:
        path = path.removesuffix(ending)
    return path.endswith(_PAGES)


def _judged(found: Print, path: str, *, tags: bool) -> Match | None:
    sure = max(((c, p) for p in found.pieces if (c := _from_outside(found, p)) is not None), key=_first, default=None)
    if sure is not None:
        confidence, piece = sure
        if path.endswith((*_MAKO, ".xml")):
            confidence = min(confidence, Confidence.MEDIUM)
        return _match(found, piece, confidence, Severity.HIGH)
    if found.danger is not Danger.UNESCAPED or path.endswith(".xml"):
        return None  # that escaping is not enough for a number is none of a template's faults
    if not found.marked and (path.endswith(_MAKO) or not tags):
        return None  # whether Mako escapes is said elsewhere, and a mail is rightly not escaped
    advice = max(((c, p) for p in found.pieces if (c := _advice(found, p)) is not None), key=_first, default=None)
    return _match(found, advice[1], advice[0], Severity.MEDIUM) if advice else None


def _first(judged: tuple[Confidence, Piece]) -> Confidence:
    return judged[0]


def _from_outside(found: Print, piece: Piece) -> Confidence | None:
    """How sure it is that a text of the request does harm here."""
    if found.danger is Danger.SCHEME:
        return Confidence.MEDIUM if _REQUEST.match(piece.path) and not _REFERER.search(piece.path) else None
    if _ADDRESS.match(piece.path):
        return Confidence.MEDIUM if found.danger is Danger.UNESCAPED else None
    if _REQUEST.match(piece.path) and not piece.local:
        return Confidence.MEDIUM if piece.doubtful else Confidence.HIGH
    return None


def _advice(found: Print, piece: Piece) -> Confidence | None:
    """Whether a variable that is printed as markup is worth a look: not what frameworks and operators write."""
    path = piece.path
    if (piece.doubtful and "(" in found.code) or (piece.local and not found.marked):
        return None  # what functions return, widgets for the most part, and what tags leave in a name
    if any(known.search(path) for known in (_FORM, _MADE_BY_FRAMEWORK, _NUMBER)) or _OF_OPERATOR.match(path):
        return None
    if piece.local or piece.doubtful or _NAMED_MARKUP.search(path):
        return Confidence.LOW
    return Confidence.MEDIUM


def _match(found: Print, piece: Piece, confidence: Confidence, severity: Severity) -> Match:
    shown = _shown(found.code, piece.path)
    where = found.context.value
    if found.danger is Danger.UNESCAPED:
        why = f"`{shown}` is printed unescaped in {where}"
    elif found.danger is Danger.CONTEXT:
        why = f"`{shown}` is printed in {where}, where its escaping does not help"
    else:
        why = f"`{shown}` is printed at the start of {where}, where it may be a javascript: address"
    return Match(
        rule=RULE,
        span=found.span,
        message=why,
        severity=severity,
        confidence=confidence,
        names={"value": shown} if re.fullmatch(r"[\w.]+", shown) else {},
        source_kind="request" if severity is Severity.HIGH else "",
    )


def _shown(code: str, path: str) -> str:
    """The variable as it is written if the expression starts with it."""
    written = re.match(r"[A-Za-z_][\w.]{0,60}(?![\w.(\[])", code)
    return written[0].rstrip(".") if written else path[:60]
