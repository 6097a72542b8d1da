"""Flask-RESTful and Flask-RESTX: resources, which answer with JSON, and their parsers."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="flask_restful",
    readings=(
        Reading(
            names=(*of("flask_restful.reqparse.RequestParser", "parse_args"), ".parse_args", ".payload"),
            kind=SourceKind.REQUEST,
        ),
    ),
    entries=(
        Entry(
            bases=("flask_restful.Resource", "flask_restx.Resource", "*Resource"),
            methods=tuple("get post put delete patch head options".split()),
            converted=True,
        ),
    ),
    returns={"flask_restx.reqparse.RequestParser": "flask_restful.reqparse.RequestParser"},
    objects=("flask_restful.reqparse.RequestParser",),
)
