"""Click: commands, whose parameters are options and arguments, and prompts."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="click",
    readings=(
        Reading(names=of("click", "prompt get_text_stream get_binary_stream edit getchar"), kind=SourceKind.INPUT),
    ),
    entries=(
        Entry(
            decorators=(
                *of("click", "command group option argument"),
                *of("asyncclick", "command group option argument"),
                *of("rich_click", "command group option argument"),
                ".command",
                ".group",
            ),
            kind=SourceKind.INPUT,
            typed={"ctx": "click.Context", "context": "click.Context"},
        ),
    ),
    objects=("click.Context",),
)
