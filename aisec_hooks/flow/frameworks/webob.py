"""WebOb's requests, which are Pyramid's."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="webob",
    readings=(
        Reading(
            names=of(
                "webob.Request",
                "GET params headers cookies path path_info path_qs url query_string referer text environ host",
            ),
            kind=SourceKind.REQUEST,
        ),
        Reading(names=of("webob.Request", "POST json_body json body body_file"), kind=SourceKind.REQUEST, whole=True),
    ),
    entries=(Entry(decorators=("webob.dec.wsgify",), typed={0: "webob.Request", "req": "webob.Request"}),),
    returns={"webob.request.Request": "webob.Request"},
)
