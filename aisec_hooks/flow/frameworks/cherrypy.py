"""CherryPy: exposed methods, whose parameters are the query and the form."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="cherrypy",
    readings=(
        Reading(
            names=of(
                "cherrypy.request",
                "params headers cookie query_string path_info request_line body_params base",
            ),
            kind=SourceKind.REQUEST,
        ),
        Reading(names=of("cherrypy.request", "json body rfile"), kind=SourceKind.REQUEST, whole=True),
        Reading(names=("cherrypy.url",), kind=SourceKind.REQUEST),
    ),
    entries=(
        Entry(decorators=("cherrypy.expose", "cherrypy.tools.expose"), html=True),
        Entry(decorators=("cherrypy.tools.json_out",)),
        Entry(
            registrars=("cherrypy.quickstart", "cherrypy.tree.mount"),
            methods=("GET", "POST", "PUT", "DELETE"),
            html=True,
        ),
    ),
    objects=("cherrypy.request", "cherrypy.response", "cherrypy.session"),
)
