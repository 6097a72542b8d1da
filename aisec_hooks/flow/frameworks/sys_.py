"""The command line and what is piped in."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="sys",
    readings=(
        Reading(names=("sys.argv",), kind=SourceKind.INPUT),
        Reading(
            names=(
                *of("sys.stdin", "read readline readlines buffer"),
                "sys.stdin",
                "sys.stdin[]",
            ),
            kind=SourceKind.INPUT,
        ),
        Reading(names=("fileinput.input", "readline.get_line_buffer"), kind=SourceKind.INPUT),
        Reading(names=("getpass.getpass", "getpass.unix_getpass"), kind=SourceKind.SECRET),
    ),
)
