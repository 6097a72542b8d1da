"""Paths: the content of files."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="pathlib",
    readings=(
        Reading(
            names=of("pathlib.Path", "read_text read_bytes iterdir glob rglob readlink"),
            kind=SourceKind.STORED,
            unless_carried=True,
        ),
    ),
    returns={
        **giving(
            "pathlib.Path",
            "pathlib.PurePath pathlib.PosixPath pathlib.Path.cwd pathlib.Path.home anyio.Path aiopath.AsyncPath",
        ),
    },
    texts=("pathlib.Path",),
)
