"""Django Ninja: operations whose parameters are parts of the request by their types."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library

LIBRARY = Library(
    name="ninja",
    entries=(
        Entry(
            decorators=tuple(".get .post .put .delete .patch .api_operation".split()),
            path=(0, "path"),
            typed={0: "django.http.HttpRequest"},
        ),
    ),
    texts=("ninja.files.UploadedFile", "ninja.UploadedFile"),
)
