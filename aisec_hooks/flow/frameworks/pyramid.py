"""Pyramid: views, and WebOb's requests."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="pyramid",
    entries=(
        Entry(
            decorators=tuple(
                "pyramid.view.view_config pyramid.view.notfound_view_config pyramid.view.forbidden_view_config"
                " pyramid.view.exception_view_config pyramid.view.view_defaults".split()
            ),
            typed={0: "pyramid.request.Request", "request": "pyramid.request.Request", "context": ""},
        ),
        Entry(
            registrars=(".add_view", ".add_notfound_view"),
            typed={0: "pyramid.request.Request", "request": "pyramid.request.Request"},
        ),
        Entry(
            signature=("request",),
            answers=("Response", "HTTPFound", "HTTPSeeOther", "FileResponse", "render_to_response"),
            typed={0: "pyramid.request.Request"},
        ),
        Entry(
            signature=("context", "request"),
            answers=("Response", "HTTPFound", "HTTPSeeOther", "FileResponse", "render_to_response"),
            typed={0: "", 1: "pyramid.request.Request"},
        ),
    ),
    readings=(
        Reading(
            names=of(
                "pyramid.request.Request",
                "GET params matchdict headers cookies path path_info path_qs path_url url query_string referer"
                " referrer"
                " user_agent text environ host subpath",
            ),
            kind=SourceKind.REQUEST,
        ),
        Reading(
            names=of("pyramid.request.Request", "POST json_body json body body_file"),
            kind=SourceKind.REQUEST,
            whole=True,
        ),
    ),
    returns=giving(
        "pyramid.request.Request", "pyramid.threadlocal.get_current_request webob.Request webob.request.Request"
    ),
)
