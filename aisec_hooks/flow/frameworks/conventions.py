"""Functions that a server or a platform calls by convention, whatever the file imports."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading
from aisec_hooks.model import SourceKind

_PATH = (0, "path", "rule", "uri")

LIBRARY = Library(
    name="",
    readings=(
        Reading(names=("asgi.Receive",), kind=SourceKind.REQUEST, whole=True),
        # the members, not the whole: what a framework makes of it has readings of its own
        Reading(
            names=("asgi.Scope[]", "asgi.Scope.get", "wsgi.Environ[]", "wsgi.Environ.get"), kind=SourceKind.REQUEST
        ),
    ),
    entries=(
        # a router of a framework that another file makes
        Entry(decorators=(".route",), path=_PATH, html=True),
        Entry(
            decorators=tuple(
                ".get .post .put .delete .patch .head .options .websocket .api_route .view .expose".split()
            ),
            path=_PATH,
        ),
        Entry(
            decorators=tuple(".errorhandler .app_errorhandler .exception_handler".split()),
            kind=SourceKind.PARAMETER,
            html=True,
        ),
        Entry(decorators=tuple(".before_request .before_app_request".split()), html=True),
        Entry(decorators=(".after_request",), kind=SourceKind.PARAMETER, typed={0: ""}, html=True),
        Entry(registrars=(".add_url_rule", ".add_api_route", ".add_route")),
        # Falcon
        Entry(
            bases=("*",),
            methods=tuple("on_get on_post on_put on_patch on_delete".split()),
            signature=("req", "resp", "*"),
            typed={0: "", 1: ""},
            converted=True,
        ),
        # WSGI, ASGI
        Entry(signature=("environ", "start_response"), typed={0: "wsgi.Environ", 1: ""}),
        Entry(signature=("env", "start_response"), typed={0: "wsgi.Environ", 1: ""}),
        Entry(signature=("scope", "receive", "send"), typed={0: "asgi.Scope", 1: "asgi.Receive", 2: ""}),
        # AWS Lambda, Google Cloud Functions
        Entry(signature=("event", "context"), whole=(0,), typed={1: "aws_lambda.Context"}),
        Entry(signature=("event", "_context"), whole=(0,), typed={1: "aws_lambda.Context"}),
        Entry(signature=("event", "_"), whole=(0,), typed={1: ""}),
        # a worker whose application another file makes
        Entry(decorators=("celery.task", "celery_app.task", "celery.app.task"), kind=SourceKind.MESSAGE),
    ),
)
