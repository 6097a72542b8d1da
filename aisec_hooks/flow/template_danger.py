"""Whether a text can break out of the place of a page that it is printed in."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from enum import IntEnum

from aisec_hooks.flow.template_markup import Context
from aisec_hooks.flow.template_values import Encoding


class Danger(IntEnum):
    """What is wrong with a printed value; the worst is the greatest."""

    SCHEME = 1
    """Escaped, but a link to `javascript:` needs nothing that is escaped."""
    CONTEXT = 2
    """Escaped, but not for this place."""
    UNESCAPED = 3


HTML, JAVASCRIPT, JSON, URL = Encoding.HTML, Encoding.JAVASCRIPT, Encoding.JSON, Encoding.URL
_ENOUGH: dict[Context, frozenset[Encoding]] = {
    Context.TEXT: frozenset({HTML, JAVASCRIPT, JSON, URL}),
    Context.COMMENT: frozenset({HTML, JAVASCRIPT, JSON, URL}),
    Context.STYLE: frozenset({HTML, JAVASCRIPT, JSON, URL}),
    Context.BLOCK: frozenset({HTML, JAVASCRIPT, JSON, URL}),
    Context.ATTRIBUTE: frozenset({HTML, JAVASCRIPT, URL}),
    Context.URL: frozenset({URL}),
    Context.UNQUOTED: frozenset({JAVASCRIPT, URL}),
    Context.TAG: frozenset({JAVASCRIPT, URL}),
    Context.DOCUMENT: frozenset({JAVASCRIPT, URL}),
    Context.HANDLER: frozenset({URL}),
    Context.HANDLER_STRING: frozenset({JAVASCRIPT, URL}),
    Context.SCRIPT: frozenset({JSON, URL}),
    Context.SCRIPT_STRING: frozenset({HTML, JAVASCRIPT, URL}),
    Context.SCRIPT_TEMPLATE: frozenset({URL}),
}
"""Any of these makes a value harmless; a place in single quotes takes JSON too, which keeps double quotes."""
_WITHOUT_DOUBLE_QUOTES = frozenset({Context.ATTRIBUTE, Context.DOCUMENT, Context.HANDLER, Context.SCRIPT_STRING})


def danger(context: Context, quote: str, encodings: AbstractSet[Encoding]) -> Danger | None:
    """What is wrong with a value of these encodings in a place, None if nothing is."""
    if encodings & _ENOUGH[context]:
        return None
    if not encodings:
        return Danger.UNESCAPED
    if context in _WITHOUT_DOUBLE_QUOTES and JSON in encodings:
        if quote == "'" or (HTML in encodings and context is not Context.SCRIPT_STRING):
            return None
        return Danger.CONTEXT
    if context is Context.URL:
        return Danger.SCHEME if encodings & {HTML, JAVASCRIPT} or quote == "'" else Danger.CONTEXT
    return Danger.CONTEXT
