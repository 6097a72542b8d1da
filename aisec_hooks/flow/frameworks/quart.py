"""Quart: Flask's interface with coroutines."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="quart",
    readings=(
        Reading(
            names=of(
                "quart.Request",
                "args cookies headers view_args query_string path full_path url base_url referrer user_agent"
                " authorization body host",
            ),
            kind=SourceKind.REQUEST,
        ),
        Reading(
            names=of("quart.Request", "values form json data get_json get_data"), kind=SourceKind.REQUEST, whole=True
        ),
        Reading(names=("quart.Request.files",), kind=SourceKind.REQUEST, gives="werkzeug.datastructures.FileMultiDict"),
        Reading(
            names=of("quart.Websocket", "args cookies headers view_args query_string path url receive receive_json"),
            kind=SourceKind.REQUEST,
        ),
    ),
    entries=(
        Entry(
            decorators=tuple(".route .get .post .put .delete .patch .websocket".split()),
            path=(0, "rule"),
            html=True,
        ),
        Entry(registrars=tuple(".add_url_rule .add_websocket".split()), html=True),
        Entry(
            decorators=tuple(".errorhandler .app_errorhandler .after_request".split()),
            kind=SourceKind.PARAMETER,
            html=True,
        ),
        Entry(decorators=tuple(".before_request .before_app_request .before_websocket".split()), html=True),
        Entry(
            bases=("quart.views.MethodView", "quart.views.View", "*MethodView"),
            methods=tuple("get post put delete patch head options dispatch_request".split()),
            converted=True,
            html=True,
        ),
    ),
    returns={
        **giving("quart.Request", "quart.request quart.wrappers.Request"),
        **giving("quart.Websocket", "quart.websocket quart.wrappers.Websocket"),
        **giving("quart.Quart", "quart.app.Quart quart.current_app"),
        "quart.Quart.logger": "logging.Logger",
    },
    objects=("quart.Quart", "quart.Blueprint"),
)
