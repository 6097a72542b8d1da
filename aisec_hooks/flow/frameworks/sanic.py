"""Sanic: views and the request."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="sanic",
    readings=(
        Reading(
            names=of(
                "sanic.Request",
                "args raw_args query_args query_string path raw_url url headers cookies match_info token host"
                " get_args get_query_args get_cookie",
            ),
            kind=SourceKind.REQUEST,
        ),
        Reading(
            names=of("sanic.Request", "json load_json form body get_form stream receive_body"),
            kind=SourceKind.REQUEST,
            whole=True,
        ),
        Reading(
            names=("sanic.Request.files",), kind=SourceKind.REQUEST, gives="sanic.request.RequestParameters of files"
        ),
        Reading(names=(".recv",), kind=SourceKind.REQUEST),
    ),
    entries=(
        Entry(
            decorators=tuple(".route .get .post .put .delete .patch .websocket".split()),
            path=(0, "uri"),
            typed={0: "sanic.Request", "ws": "sanic.Websocket"},
        ),
        Entry(
            registrars=tuple(".add_route .add_websocket_route".split()),
            typed={0: "sanic.Request", "ws": "sanic.Websocket"},
        ),
        Entry(
            bases=("sanic.views.HTTPMethodView", "*HTTPMethodView"),
            methods=tuple("get post put delete patch head options".split()),
            typed={0: "sanic.Request"},
            converted=True,
        ),
        Entry(
            decorators=tuple(".exception .middleware .on_request .on_response .listener".split()),
            kind=SourceKind.PARAMETER,
            typed={0: "sanic.Request"},
        ),
    ),
    returns={
        "sanic.request.Request": "sanic.Request",
        **giving(
            "sanic.request.File",
            "sanic.request.RequestParameters of files[] sanic.request.RequestParameters of files.get",
        ),
    },
    texts=("sanic.request.File", "sanic.request.RequestParameters of files"),
)
