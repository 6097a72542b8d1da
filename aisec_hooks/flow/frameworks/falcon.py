"""Falcon: resources with responders on_get, on_post, ..."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="falcon",
    readings=(
        Reading(
            names=of(
                "falcon.Request",
                "params query_string path uri url relative_uri forwarded_uri headers cookies get_param"
                " get_param_as_list"
                " get_header get_cookie_values host referer user_agent auth prefix",
            ),
            kind=SourceKind.REQUEST,
        ),
        Reading(
            names=of("falcon.Request", "media get_media stream bounded_stream get_param_as_json context.doc"),
            kind=SourceKind.REQUEST,
            whole=True,
        ),
    ),
    entries=(
        # by its responders, whatever the class is
        Entry(
            bases=("*",),
            methods=("on_*",),
            typed={0: "falcon.Request", 1: "falcon.Response"},
            converted=True,
        ),
        Entry(
            bases=("*",),
            methods=("process_request", "process_resource", "process_response"),
            typed={0: "falcon.Request", 1: "falcon.Response", "resource": ""},
        ),
        Entry(
            registrars=(".add_route",),
            methods=("on_*",),
            typed={0: "falcon.Request", 1: "falcon.Response"},
        ),
        Entry(
            registrars=(".add_sink",),
            typed={0: "falcon.Request", 1: "falcon.Response"},
        ),
    ),
    returns={
        "falcon.asgi.Request": "falcon.Request",
        "falcon.asgi.Response": "falcon.Response",
        "falcon.request.Request": "falcon.Request",
        "falcon.response.Response": "falcon.Response",
    },
)
