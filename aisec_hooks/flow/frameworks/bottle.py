"""Bottle: views and the request."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="bottle",
    readings=(
        Reading(
            names=of(
                "bottle.Request",
                "query params cookies headers path url urlparts query_string fullpath environ url_args get_header"
                " get_cookie remote_addr",
            ),
            kind=SourceKind.REQUEST,
        ),
        Reading(names=of("bottle.Request", "forms POST json body"), kind=SourceKind.REQUEST, whole=True),
        Reading(names=("bottle.Request.files",), kind=SourceKind.REQUEST, gives="bottle.FormsDict of uploads"),
    ),
    entries=(
        Entry(
            decorators=tuple(".route .get .post .put .delete .patch .view bottle.route bottle.get bottle.post".split()),
            path=(0, "path"),
            html=True,
        ),
        Entry(registrars=tuple("bottle.route .route .get .post".split()), path=(0, "path"), html=True),
        Entry(decorators=tuple("bottle.error .error bottle.hook .hook".split()), kind=SourceKind.PARAMETER, html=True),
    ),
    returns={
        **giving("bottle.Request", "bottle.request bottle.LocalRequest bottle.BaseRequest"),
        **giving("bottle.FileUpload", "bottle.FormsDict of uploads[] bottle.FormsDict of uploads.get"),
    },
    objects=("bottle.Bottle",),
    texts=("bottle.FileUpload", "bottle.FormsDict of uploads"),
)
