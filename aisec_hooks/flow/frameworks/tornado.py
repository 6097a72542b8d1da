"""Tornado: request handlers, web socket handlers and the asynchronous client."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="tornado",
    readings=(
        Reading(
            names=of(
                "tornado.web.RequestHandler",
                "get_argument get_arguments get_query_argument get_query_arguments get_body_argument"
                " get_body_arguments"
                " get_cookie path_args path_kwargs cookies",
            ),
            kind=SourceKind.REQUEST,
        ),
        # whatever the handler's own base is called
        Reading(
            names=tuple(
                ".get_argument .get_arguments .get_query_argument .get_query_arguments .get_body_argument"
                " .get_body_arguments".split()
            ),
            kind=SourceKind.REQUEST,
        ),
        Reading(
            names=of(
                "tornado.httputil.HTTPServerRequest",
                "uri path query headers arguments query_arguments body_arguments cookies full_url host",
            ),
            kind=SourceKind.REQUEST,
        ),
        Reading(
            names=of("tornado.httputil.HTTPServerRequest", "body files"),
            kind=SourceKind.REQUEST,
            whole=True,
        ),
        Reading(names=of("tornado.httpclient.HTTPResponse", "body buffer headers"), kind=SourceKind.NETWORK),
        Reading(
            names=of("tornado.iostream.IOStream", "read_bytes read_until read_until_close read_until_regex read_into"),
            kind=SourceKind.NETWORK,
        ),
    ),
    entries=(
        Entry(
            bases=("tornado.web.RequestHandler", "*RequestHandler", "*Handler"),
            methods=tuple("get post put delete patch head options prepare".split()),
            own="tornado.web.RequestHandler",
            converted=True,
        ),
        Entry(
            bases=("tornado.websocket.WebSocketHandler", "*WebSocketHandler"),
            methods=("on_message", "open"),
            own="tornado.web.RequestHandler",
        ),
        Entry(
            registrars=("tornado.web.Application", "tornado.web.URLSpec", "tornado.web.url"),
            methods=tuple("get post put delete patch head options prepare on_message".split()),
            own="tornado.web.RequestHandler",
        ),
        Entry(
            bases=("tornado.tcpserver.TCPServer",), methods=("handle_stream",), typed={0: "tornado.iostream.IOStream"}
        ),
    ),
    returns={
        **giving("tornado.web.RequestHandler", "tornado.websocket.WebSocketHandler"),
        "tornado.web.RequestHandler.request": "tornado.httputil.HTTPServerRequest",
        **giving(
            "tornado.httpclient.HTTPResponse",
            "tornado.httpclient.AsyncHTTPClient.fetch tornado.httpclient.HTTPClient.fetch",
        ),
    },
    objects=("tornado.httpclient.AsyncHTTPClient", "tornado.httpclient.HTTPClient", "tornado.ioloop.IOLoop"),
    carriers=(
        *of("tornado.escape", "url_unescape url_escape to_unicode utf8 native_str json_encode json_decode"),
        "tornado.httputil.url_concat",
    ),
)
