"""Jupyter Server and Notebook: handlers on top of Tornado."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="jupyter_server",
    readings=(
        Reading(
            names=tuple(".get_json_body .get_body_argument .get_query_argument .get_argument .get_arguments".split()),
            kind=SourceKind.REQUEST,
        ),
        Reading(names=(".get_json_body",), kind=SourceKind.REQUEST, whole=True),
    ),
    entries=(
        Entry(
            bases=("*APIHandler", "*JupyterHandler", "*IPythonHandler", "*ExtensionHandlerMixin", "*Handler"),
            methods=tuple("get post put delete patch head options prepare on_message".split()),
            own="tornado.web.RequestHandler",
            converted=True,
        ),
    ),
)
